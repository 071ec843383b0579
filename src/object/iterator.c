/*
 * The iterators over one object by position.  Those that combine others are
 * in iterator_tools.c.
 */
#include "object/iterator.h"

#include "object/dict.h"
#include "object/exception.h"
#include "object/iterator_tools.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/range.h"
#include "object/set.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

/* Slot 0 is what is gone over; empty once it is exhausted. */
enum { OVER, ITEM_TUPLE };

struct iterator {
    struct object object;
    int64_t position; /* of the next item; sets: in the table */
    int64_t step;     /* range */
    int64_t left;     /* range, reversed: items to come */
    uint32_t length;  /* dict, set: length it must keep */
};

static struct iterator *
iterator_of(const struct object *object)
{
    return (struct iterator *)(uintptr_t)object;
}

/* ---- birth ---- */

static bool
goes_backward(const struct type *type)
{
    return type == &list_reverse_iterator_type || type == &reversed_type ||
           type == &dict_reverse_key_iterator_type ||
           type == &dict_reverse_value_iterator_type ||
           type == &dict_reverse_item_iterator_type;
}

static bool
gives_pairs(const struct type *type)
{
    return type == &dict_item_iterator_type ||
           type == &dict_reverse_item_iterator_type;
}

/* Where a new iterator begins. */
static bool
begin(struct runtime *runtime, struct iterator *iterator,
      struct object *over)
{
    size_t length;
    if (over->type == &dict_type || object_is_set(over)) {
        iterator->length = object_is_set(over) ? set_length(over)
                                               : dict_length(over);
        if (goes_backward(iterator->object.type))
            iterator->position = (int64_t)iterator->length - 1;
        return true;
    }
    if (iterator->object.type == &range_iterator_type)
        return range_bounds(over, &iterator->position, &iterator->step,
                            &iterator->left);
    if (goes_backward(iterator->object.type)) {
        if (!object_length(runtime, over, &length))
            return false;
        iterator->position = (int64_t)length - 1;
    }
    return true;
}

/* The tuple that a dict's item iterator gives again and again while nobody
 * keeps it (dictiter_new, Objects/dictobject.c). */
static bool
add_pair(struct runtime *runtime, struct object *object)
{
    struct object *nones[] = {atom_none(runtime), atom_none(runtime)};
    struct object *pair = tuple_from_items(runtime, nones, 2);
    if (pair == NULL || !slots_insert(runtime, object, ITEM_TUPLE, 1, NULL))
        return false;
    slot_set(runtime, object, ITEM_TUPLE, pair);
    return true;
}

/* sizeof of CPython's structs, without the collector's head. */
static uint64_t
plain_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return 32;
}

static uint64_t
set_iterator_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return 48;
}

static uint64_t
dict_iterator_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return 56;
}

static uint64_t
range_iterator_size(struct runtime *runtime, struct object *object)
{
    (void)object;
    return (uint64_t)runtime->profile->range_iterator_size;
}

struct object *
iterator_new(struct runtime *runtime, const struct type *type,
             struct object *over)
{
    bool has_head = (type->flags & TYPE_HAS_GC_HEAD) != 0;
    bool refers = type->scheme == SLOTS_REFERENTS;
    uint64_t size = type->size(runtime, NULL) + (has_head ? 16 : 0);
    struct object_birth birth = {
        .kind = NODE_OBJECT, .size = size, .block_size = size};
    struct object *object = object_new(runtime, type, &birth);
    if (object == NULL)
        return NULL;
    if (!begin(runtime, iterator_of(object), over) ||
        (refers && !slots_insert(runtime, object, OVER, 1, NULL))) {
        object_discard(runtime, object);
        return NULL;
    }
    if (refers)
        slot_set(runtime, object, OVER, over);
    if (gives_pairs(type) && !add_pair(runtime, object)) {
        object_discard(runtime, object);
        return NULL;
    }
    return object;
}

/* ---- going on ---- */

bool
iterate_self(struct runtime *runtime, struct object *object,
             struct ref result)
{
    return store(runtime, result, object);
}

/* Lets go of what was gone over: there is no more. */
static bool
exhaust(struct runtime *runtime, struct object *object)
{
    slot_set(runtime, object, OVER, NULL);
    return true;
}

static bool
next_slot(struct runtime *runtime, struct object *object, struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    if (over == NULL)
        return true;
    if (iterator->position >= over->slot_count)
        return exhaust(runtime, object);
    ref_set(runtime, result, over->slots[iterator->position++]);
    return true;
}

static bool
previous_slot(struct runtime *runtime, struct object *object,
              struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    if (over == NULL)
        return true;
    if (iterator->position < 0 || iterator->position >= over->slot_count)
        return exhaust(runtime, object);
    ref_set(runtime, result, over->slots[iterator->position--]);
    return true;
}

static bool
next_character(struct runtime *runtime, struct object *object,
               struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    const struct string *string;
    if (over == NULL)
        return true;
    string = atom_string(over);
    if (iterator->position >= (int64_t)string->length)
        return exhaust(runtime, object);
    uint32_t codepoint = string_at(string, (size_t)iterator->position++);
    return store_string(runtime, result, string_from_codepoint(codepoint));
}

static bool
next_byte(struct runtime *runtime, struct object *object, struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    const struct bytes *bytes;
    if (over == NULL)
        return true;
    bytes = atom_value(over)->as.bytes;
    if (iterator->position >= (int64_t)bytes->length)
        return exhaust(runtime, object);
    return store_int(
        runtime, result,
        (unsigned char)bytes->data[(size_t)iterator->position++]);
}

static bool
next_of_range(struct runtime *runtime, struct object *object,
              struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    if (iterator->left <= 0)
        return true;
    int64_t number = iterator->position;
    iterator->left--;
    if (iterator->left > 0)
        iterator->position += iterator->step;
    return store_int(runtime, result, number);
}

static bool
next_member(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    if (over == NULL)
        return true;
    if (set_length(over) != iterator->length) {
        iterator->length = UINT32_MAX; /* fails from now on */
        return raise_error(runtime, "RuntimeError",
                           "Set changed size during iteration");
    }
    size_t position = (size_t)iterator->position;
    struct object *member = set_next(over, &position);
    iterator->position = (int64_t)position;
    if (member == NULL)
        return exhaust(runtime, object);
    ref_set(runtime, result, member);
    return true;
}

/* ---- dicts ---- */

/* Stores in *entry the entry to give, or -1 at the end. */
static bool
next_entry(struct runtime *runtime, struct object *object, int64_t *entry)
{
    struct iterator *iterator = iterator_of(object);
    struct object *over = object->slots[OVER];
    *entry = -1;
    if (over == NULL)
        return true;
    if (dict_length(over) != iterator->length) {
        iterator->length = UINT32_MAX;
        return raise_error(runtime, "RuntimeError",
                           "dictionary changed size during iteration");
    }
    if (iterator->position < 0 || iterator->position >= iterator->length)
        return exhaust(runtime, object);
    *entry = iterator->position;
    iterator->position += goes_backward(object->type) ? -1 : 1;
    return true;
}

static bool
next_key(struct runtime *runtime, struct object *object, struct ref result)
{
    int64_t entry;
    if (!next_entry(runtime, object, &entry))
        return false;
    if (entry >= 0)
        ref_set(runtime, result,
                dict_key_at(object->slots[OVER], (uint32_t)entry));
    return true;
}

static bool
next_value(struct runtime *runtime, struct object *object, struct ref result)
{
    int64_t entry;
    if (!next_entry(runtime, object, &entry))
        return false;
    if (entry >= 0)
        ref_set(runtime, result,
                dict_value_at(object->slots[OVER], (uint32_t)entry));
    return true;
}

static bool
next_item(struct runtime *runtime, struct object *object, struct ref result)
{
    int64_t entry;
    if (!next_entry(runtime, object, &entry))
        return false;
    if (entry < 0)
        return true;
    struct object *dict = object->slots[OVER];
    struct object *pair[] = {dict_key_at(dict, (uint32_t)entry),
                             dict_value_at(dict, (uint32_t)entry)};
    return store_reused_tuple(runtime, (struct ref){object, ITEM_TUPLE},
                              pair, 2, result);
}

/* ---- sequences of other types ---- */

static bool
item_at(struct runtime *runtime, struct object *object, struct ref result)
{
    struct iterator *iterator = iterator_of(object);
    struct object *index = atom_new_int(runtime, iterator->position);
    if (index == NULL)
        return false;
    bool fine = object_get_item(runtime, object->slots[OVER], index, result);
    object_discard(runtime, index);
    if (fine || runtime->stopped)
        return fine;
    if (!is_raised(runtime, "IndexError") &&
        !is_raised(runtime, "StopIteration"))
        return false;
    clear_error(runtime);
    return exhaust(runtime, object);
}

static bool
next_indexed(struct runtime *runtime, struct object *object,
             struct ref result)
{
    if (object->slots[OVER] == NULL)
        return true;
    if (!item_at(runtime, object, result))
        return false;
    iterator_of(object)->position++;
    return true;
}

static bool
previous_indexed(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    if (object->slots[OVER] == NULL)
        return true;
    if (iterator_of(object)->position < 0)
        return exhaust(runtime, object);
    if (!item_at(runtime, object, result))
        return false;
    iterator_of(object)->position--;
    return true;
}

/* ---- reversed() ---- */

static const struct type *
reverse_type_of(const struct object *object)
{
    const struct type *type = object->type;
    if (object_is_list(object))
        return &list_reverse_iterator_type;
    if (object_is_dict(object) || type == &dict_keys_type)
        return &dict_reverse_key_iterator_type;
    if (type == &dict_values_type)
        return &dict_reverse_value_iterator_type;
    if (type == &dict_items_type)
        return &dict_reverse_item_iterator_type;
    if (object_is_tuple(object) || object_is_str(object) ||
        (object_is_atom(object) &&
         atom_value(object)->kind == VALUE_BYTES))
        return &reversed_type;
    return NULL;
}

/* An iterator over a range, from its last number to its first. */
static struct object *
reverse_range(struct runtime *runtime, struct object *range)
{
    struct object *object =
        iterator_new(runtime, &range_iterator_type, range);
    if (object == NULL)
        return NULL;
    struct iterator *iterator = iterator_of(object);
    if (iterator->left > 0)
        iterator->position += (iterator->left - 1) * iterator->step;
    iterator->step = (int64_t)(0 - (uint64_t)iterator->step);
    return object;
}

bool
iterator_reversed(struct runtime *runtime, struct object *object,
                  struct ref result)
{
    const struct type *type = reverse_type_of(object);
    if (object->type == &range_type)
        return store(runtime, result, reverse_range(runtime, object));
    if (type == NULL)
        return raise_error(runtime, "TypeError",
                           "'%s' object is not reversible",
                           object->type->name);
    if (object->type == &dict_keys_type ||
        object->type == &dict_values_type ||
        object->type == &dict_items_type)
        object = object->slots[0];
    return store(runtime, result, iterator_new(runtime, type, object));
}

static bool
construct_reversed(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (arguments->count != 1)
        return raise_error(runtime, "TypeError",
                           "reversed expected 1 argument, got %zu",
                           arguments->count);
    return iterator_reversed(runtime, arguments->items[0], result);
}

/* ---- how much is to come ---- */

bool
iterator_length_hint(const struct object *object, size_t *length)
{
    const struct iterator *iterator = iterator_of(object);
    const struct type *type = object->type;
    int64_t left = 0;
    if (type->next == next_of_range) {
        left = iterator->left;
    } else if (type->scheme != SLOTS_REFERENTS || object->slot_count == 0 ||
               type->next == next_indexed ||
               iterator_is_combined(object)) {
        return false;
    } else if (object->slots[OVER] != NULL) {
        const struct object *over = object->slots[OVER];
        if (goes_backward(type))
            left = iterator->position + 1;
        else if (object_is_str(over))
            left = (int64_t)atom_string(over)->length - iterator->position;
        else if (object_is_atom(over))
            left = (int64_t)atom_value(over)->as.bytes->length -
                   iterator->position;
        else if (object_is_set(over))
            left = set_length(over);
        else if (object_is_dict(over))
            left = (int64_t)dict_length(over) - iterator->position;
        else
            left = (int64_t)over->slot_count - iterator->position;
    }
    *length = left > 0 ? (size_t)left : 0;
    return true;
}

/* ---- the types ---- */

#define ITERATOR_TYPE(variable, text, size_function, next_function) \
    const struct type variable = {                                 \
        .name = text,                                              \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,                  \
        .scheme = SLOTS_REFERENTS,                                 \
        .struct_size = sizeof(struct iterator),                    \
        .size = size_function,                                     \
        .iterate = iterate_self,                                   \
        .next = next_function,                                     \
    }

ITERATOR_TYPE(list_iterator_type, "list_iterator",
              plain_size, next_slot);
ITERATOR_TYPE(list_reverse_iterator_type, "list_reverseiterator",
              plain_size, previous_slot);
ITERATOR_TYPE(tuple_iterator_type, "tuple_iterator",
              plain_size, next_slot);
ITERATOR_TYPE(str_iterator_type, "str_iterator",
              plain_size, next_character);
ITERATOR_TYPE(str_ascii_iterator_type, "str_ascii_iterator",
              plain_size, next_character);
ITERATOR_TYPE(bytes_iterator_type, "bytes_iterator",
              plain_size, next_byte);
ITERATOR_TYPE(set_iterator_type, "set_iterator",
              set_iterator_size, next_member);
ITERATOR_TYPE(dict_key_iterator_type, "dict_keyiterator",
              dict_iterator_size, next_key);
ITERATOR_TYPE(dict_value_iterator_type, "dict_valueiterator",
              dict_iterator_size, next_value);
ITERATOR_TYPE(dict_item_iterator_type, "dict_itemiterator",
              dict_iterator_size, next_item);
ITERATOR_TYPE(dict_reverse_key_iterator_type, "dict_reversekeyiterator",
              dict_iterator_size, next_key);
ITERATOR_TYPE(dict_reverse_value_iterator_type, "dict_reversevalueiterator",
              dict_iterator_size, next_value);
ITERATOR_TYPE(dict_reverse_item_iterator_type, "dict_reverseitemiterator",
              dict_iterator_size, next_item);
ITERATOR_TYPE(sequence_iterator_type, "iterator",
              plain_size, next_indexed);

const struct type reversed_type = {
    .name = "reversed",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct iterator),
    .size = plain_size,
    .iterate = iterate_self,
    .next = previous_indexed,
    .construct = construct_reversed,
    .documentation = "reversed(sequence, /)",
};

const struct type range_iterator_type = {
    .name = "range_iterator",
    .scheme = SLOTS_NONE,
    .struct_size = sizeof(struct iterator),
    .size = range_iterator_size,
    .iterate = iterate_self,
    .next = next_of_range,
};
