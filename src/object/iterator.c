/* The iterators that go over one object by position. */
#include "object/iterator_type.h"

#include "object/dict.h"
#include "object/exception.h"
#include "object/range.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

struct object *
iterator_make(struct runtime *runtime, const struct type *type,
              uint32_t count, uint64_t size)
{
    struct object *iterator =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = size,
                                          .block_size = size});
    if (iterator != NULL && !slots_insert(runtime, iterator, 0, count, NULL)) {
        object_discard(runtime, iterator);
        return NULL;
    }
    return iterator;
}

bool
iterator_itself(struct runtime *runtime, struct object *iterator,
                struct ref result)
{
    return store(runtime, result, iterator);
}

/* Lets go of what was gone over. */
static bool
finish(struct runtime *runtime, struct object *iterator)
{
    as_iterator(iterator)->length = -1;
    slot_set(runtime, iterator, 0, NULL);
    return true;
}

bool
iterator_pair(struct runtime *runtime, struct object *iterator, uint32_t slot,
              struct object *first, struct object *second, struct ref result)
{
    struct object *pair = iterator->slots[slot];
    struct object *items[] = {first, second};
    if (pair->count > 1)
        return store(runtime, result, tuple_from_items(runtime, items, 2));
    slot_set(runtime, pair, 0, first);
    slot_set(runtime, pair, 1, second);
    ref_set(runtime, result, pair);
    return true;
}

/* ---- list, tuple, str, bytes, range ------------------------------------- */

static bool
next_slot(struct runtime *runtime, struct object *iterator,
          struct ref result)
{
    struct object *sequence = iterator->slots[0];
    if (sequence == NULL)
        return true;
    uint32_t position = (uint32_t)as_iterator(iterator)->position;
    if (position >= sequence->slot_count)
        return finish(runtime, iterator);
    as_iterator(iterator)->position++;
    ref_set(runtime, result, sequence->slots[position]);
    return true;
}

static bool
next_slot_back(struct runtime *runtime, struct object *iterator,
               struct ref result)
{
    struct object *sequence = iterator->slots[0];
    if (sequence == NULL)
        return true;
    int64_t position = as_iterator(iterator)->position;
    if (position < 0 || position >= sequence->slot_count) {
        as_iterator(iterator)->position = -1;
        return runtime->profile->reversed_keeps_list ||
               finish(runtime, iterator);
    }
    as_iterator(iterator)->position--;
    ref_set(runtime, result, sequence->slots[position]);
    return true;
}

static bool
next_character(struct runtime *runtime, struct object *iterator,
               struct ref result)
{
    struct object *str = iterator->slots[0];
    if (str == NULL)
        return true;
    size_t position = (size_t)as_iterator(iterator)->position;
    if (position >= atom_string(str)->length)
        return finish(runtime, iterator);
    as_iterator(iterator)->position++;
    return store_string(
        runtime, result,
        string_from_codepoint(string_at(atom_string(str), position)));
}

static bool
next_byte(struct runtime *runtime, struct object *iterator,
          struct ref result)
{
    struct object *object = iterator->slots[0];
    if (object == NULL)
        return true;
    const struct bytes *bytes = atom_value(object)->as.bytes;
    size_t position = (size_t)as_iterator(iterator)->position;
    if (position >= bytes->length)
        return finish(runtime, iterator);
    as_iterator(iterator)->position++;
    return store_int(runtime, result, bytes->data[position]);
}

static bool
next_number(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct iterator *iterator = as_iterator(object);
    if (iterator->length <= 0)
        return true;
    int64_t number = iterator->position;
    iterator->length--;
    if (iterator->length > 0)
        iterator->position += iterator->step;
    return store_int(runtime, result, number);
}

/* ---- dict and set ------------------------------------------------------- */

/* Returns the dict whose next entry is to be given and moves on; NULL at the
 * end, or with *failed set. */
static struct object *
next_entry(struct runtime *runtime, struct object *iterator, bool backward,
           uint32_t *entry, bool *failed)
{
    struct object *dict = iterator->slots[0];
    struct iterator *state = as_iterator(iterator);
    *failed = false;
    if (dict == NULL)
        return NULL;
    if (state->length != dict_length(dict)) {
        state->length = -1; /* and so it stays */
        *failed = true;
        raise_error(runtime, "RuntimeError",
                    "dictionary changed size during iteration");
        return NULL;
    }
    if (state->position >= state->length) {
        finish(runtime, iterator);
        return NULL;
    }
    *entry = (uint32_t)(backward ? state->length - 1 - state->position
                                 : state->position);
    state->position++;
    return dict;
}

static bool
next_of_dict(struct runtime *runtime, struct object *iterator, bool backward,
             bool value, struct ref result)
{
    uint32_t entry;
    bool failed;
    struct object *dict =
        next_entry(runtime, iterator, backward, &entry, &failed);
    if (dict != NULL)
        ref_set(runtime, result,
                value ? dict_value_at(dict, entry) : dict_key_at(dict, entry));
    return !failed;
}

static bool
next_key(struct runtime *runtime, struct object *iterator, struct ref result)
{
    return next_of_dict(runtime, iterator, false, false, result);
}

static bool
next_value(struct runtime *runtime, struct object *iterator,
           struct ref result)
{
    return next_of_dict(runtime, iterator, false, true, result);
}

static bool
next_key_back(struct runtime *runtime, struct object *iterator,
              struct ref result)
{
    return next_of_dict(runtime, iterator, true, false, result);
}

static bool
next_value_back(struct runtime *runtime, struct object *iterator,
                struct ref result)
{
    return next_of_dict(runtime, iterator, true, true, result);
}

static bool
next_item_of(struct runtime *runtime, struct object *iterator, bool backward,
             struct ref result)
{
    uint32_t entry;
    bool failed;
    struct object *dict =
        next_entry(runtime, iterator, backward, &entry, &failed);
    if (dict == NULL)
        return !failed;
    return iterator_pair(runtime, iterator, 1, dict_key_at(dict, entry),
                         dict_value_at(dict, entry), result);
}

static bool
next_item(struct runtime *runtime, struct object *iterator,
          struct ref result)
{
    return next_item_of(runtime, iterator, false, result);
}

static bool
next_item_back(struct runtime *runtime, struct object *iterator,
               struct ref result)
{
    return next_item_of(runtime, iterator, true, result);
}

static bool
next_member(struct runtime *runtime, struct object *iterator,
            struct ref result)
{
    struct object *set = iterator->slots[0];
    struct iterator *state = as_iterator(iterator);
    if (set == NULL)
        return true;
    if (state->length != set->slot_count) {
        state->length = -1;
        return raise_error(runtime, "RuntimeError",
                           "Set changed size during iteration");
    }
    size_t position = (size_t)state->position;
    struct object *item = set_next(set, &position);
    if (item == NULL)
        return finish(runtime, iterator);
    state->position = (int64_t)position;
    ref_set(runtime, result, item);
    return true;
}

/* ---- any sequence, by o[0], o[1] … -------------------------------------- */

static bool
next_by_index(struct runtime *runtime, struct object *iterator,
              struct ref result)
{
    struct object *sequence = iterator->slots[0];
    if (sequence == NULL)
        return true;
    struct object *index =
        atom_new_int(runtime, as_iterator(iterator)->position);
    if (index == NULL)
        return false;
    object_pin(index);
    bool fine = object_get_item(runtime, sequence, index, result);
    object_unpin(runtime, index);
    if (fine) {
        as_iterator(iterator)->position++;
        return true;
    }
    if (!is_raised(runtime, "IndexError") &&
        !is_raised(runtime, "StopIteration"))
        return false;
    clear_error(runtime);
    return finish(runtime, iterator);
}

/* ---- making ------------------------------------------------------------- */

static bool
goes_over_items(const struct type *type)
{
    return type == &dict_item_iterator_type ||
           type == &dict_reverse_item_iterator_type;
}

/* What sys.getsizeof gives. */
static uint64_t
size_of(const struct runtime *runtime, const struct type *type,
        const struct object *over)
{
    if (type == &range_iterator_type)
        return (uint64_t)runtime->profile->range_iterator_size;
    if (type == &array_iterator_type)
        return 56;
    if (type == &memory_iterator_type || object_is_set(over))
        return 64;
    return object_is_dict(over) ? 72 : 48;
}

struct object *
iterator_new(struct runtime *runtime, const struct type *type,
             struct object *over)
{
    bool items = goes_over_items(type);
    bool numbers = type == &range_iterator_type;
    struct object *object =
        iterator_make(runtime, type, numbers ? 0 : items ? 2 : 1,
                      size_of(runtime, type, over));
    if (object == NULL)
        return NULL;
    struct iterator *iterator = as_iterator(object);
    if (numbers) {
        if (!range_bounds(over, &iterator->position, &iterator->step,
                          &iterator->length))
            iterator->length = INT64_MAX;
        return object;
    }
    slot_set(runtime, object, 0, over);
    iterator->length =
        object_is_dict(over) ? dict_length(over) : over->slot_count;
    if (type == &list_reverse_iterator_type)
        iterator->position = iterator->length - 1;
    if (items) {
        struct object *none[] = {atom_none(runtime), atom_none(runtime)};
        struct object *pair = tuple_from_items(runtime, none, 2);
        if (pair == NULL)
            return NULL;
        slot_set(runtime, object, 1, pair);
    }
    return object;
}

/* ---- how much is still to come ------------------------------------------ */

static bool
hint_slots(struct runtime *runtime, struct object *iterator, size_t *length)
{
    (void)runtime;
    const struct object *sequence = iterator->slots[0];
    int64_t position = as_iterator(iterator)->position;
    *length = sequence == NULL || position > sequence->slot_count
                  ? 0
                  : sequence->slot_count - (size_t)position;
    return true;
}

static bool
hint_slots_back(struct runtime *runtime, struct object *iterator,
                size_t *length)
{
    (void)runtime;
    *length = iterator->slots[0] == NULL
                  ? 0
                  : (size_t)(as_iterator(iterator)->position + 1);
    return true;
}

static bool
hint_atom(struct runtime *runtime, struct object *iterator, size_t *length)
{
    (void)runtime;
    *length = 0;
    if (iterator->slots[0] == NULL)
        return true;
    const struct value *value = atom_value(iterator->slots[0]);
    *length = (value->kind == VALUE_STR ? value->as.string->length
                                        : value->as.bytes->length) -
              (size_t)as_iterator(iterator)->position;
    return true;
}

/* What is left of a set is not counted. */
static bool
hint_members(struct runtime *runtime, struct object *iterator,
             size_t *length)
{
    (void)runtime;
    const struct object *set = iterator->slots[0];
    *length = set == NULL ? 0 : set->slot_count;
    return true;
}

static bool
hint_entries(struct runtime *runtime, struct object *iterator,
             size_t *length)
{
    (void)runtime;
    *length = 0;
    if (iterator->slots[0] == NULL)
        return true;
    int64_t left = dict_length(iterator->slots[0]) -
                   as_iterator(iterator)->position;
    *length = left < 0 ? 0 : (size_t)left;
    return true;
}

static bool
hint_numbers(struct runtime *runtime, struct object *iterator,
             size_t *length)
{
    (void)runtime;
    int64_t left = as_iterator(iterator)->length;
    *length = left < 0 ? 0 : (size_t)left;
    return true;
}

/* A sequence that has no length says nothing. */
static bool
hint_by_index(struct runtime *runtime, struct object *iterator,
              size_t *length)
{
    struct object *sequence = iterator->slots[0];
    *length = 0;
    if (sequence == NULL)
        return true;
    if (sequence->type->length == NULL ||
        !object_length(runtime, sequence, length))
        return false;
    size_t position = (size_t)as_iterator(iterator)->position;
    *length = *length < position ? 0 : *length - position;
    return true;
}

/* ---- tables ------------------------------------------------------------- */

#define DEFINE(variable, type_name, next_function, hint)                \
    const struct type variable = {.name = type_name,                    \
                                  ITERATOR_TRACKED,                     \
                                  .next = next_function,                \
                                  .length_hint = hint}

DEFINE(list_iterator_type, "list_iterator",
       next_slot, hint_slots);
DEFINE(list_reverse_iterator_type, "list_reverseiterator",
       next_slot_back, hint_slots_back);
DEFINE(tuple_iterator_type, "tuple_iterator",
       next_slot, hint_slots);
DEFINE(str_iterator_type, "str_iterator",
       next_character, hint_atom);
DEFINE(str_ascii_iterator_type, "str_ascii_iterator",
       next_character, hint_atom);
DEFINE(bytes_iterator_type, "bytes_iterator",
       next_byte, hint_atom);
DEFINE(set_iterator_type, "set_iterator",
       next_member, hint_members);
DEFINE(dict_key_iterator_type, "dict_keyiterator",
       next_key, hint_entries);
DEFINE(dict_value_iterator_type, "dict_valueiterator",
       next_value, hint_entries);
DEFINE(dict_item_iterator_type, "dict_itemiterator",
       next_item, hint_entries);
DEFINE(dict_reverse_key_iterator_type, "dict_reversekeyiterator",
       next_key_back, hint_entries);
DEFINE(dict_reverse_value_iterator_type, "dict_reversevalueiterator",
       next_value_back, hint_entries);
DEFINE(dict_reverse_item_iterator_type, "dict_reverseitemiterator",
       next_item_back, hint_entries);
DEFINE(sequence_iterator_type, "iterator",
       next_by_index, hint_by_index);
DEFINE(array_iterator_type, "arrayiterator",
       next_by_index, NULL);
DEFINE(memory_iterator_type, "memory_iterator",
       next_by_index, NULL);

const struct type range_iterator_type = {
    .name = "range_iterator",
    ITERATOR_TYPE,
    .next = next_number,
    .length_hint = hint_numbers};
