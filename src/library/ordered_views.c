/* The views and iterators of OrderedDict. */
#include "library/collections_types.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/iterator_type.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

/* ---- iterators ---------------------------------------------------------- */

enum ordered_iterator_slot {
    ITERATOR_DICT,
    ITERATOR_KEY,  /* the next one */
    ITERATOR_PAIR, /* the pair given last, to be given again */
    ITERATOR_SLOTS
};

struct ordered_iterator {
    struct object object;
    enum ordered_kind kind;
    bool backward;
    uint32_t place;   /* of the next key, when it was last looked for */
    uint32_t length;  /* of the dict when it began … */
    uint64_t changes;
};

static struct ordered_iterator *
as_ordered_iterator(struct object *object)
{
    return (struct ordered_iterator *)(void *)object;
}

bool
ordered_iterate(struct runtime *runtime, struct object *dict,
                enum ordered_kind kind, bool backward, struct ref result)
{
    struct object *made =
        iterator_make(runtime, &ordered_iterator_type, ITERATOR_SLOTS, 80);
    if (!store(runtime, result, made))
        return false;
    struct ordered_iterator *iterator = as_ordered_iterator(made);
    uint32_t count = ordered_length(dict);
    iterator->kind = kind;
    iterator->backward = backward;
    iterator->length = count;
    iterator->changes = ordered_changes(dict);
    iterator->place = backward && count > 0 ? count - 1 : 0;
    slot_set(runtime, made, ITERATOR_DICT, dict);
    if (count > 0)
        slot_set(runtime, made, ITERATOR_KEY,
                 ordered_key_at(dict, iterator->place));
    struct object *none[] = {atom_none(runtime), atom_none(runtime)};
    if (kind != ORDERED_ITEMS && !runtime->profile->ordered_iterators_pair)
        return true;
    return store(runtime, (struct ref){made, ITERATOR_PAIR},
                 tuple_from_items(runtime, none, 2));
}

/* Moves on to the key after the one at a place. */
static void
move_on(struct runtime *runtime, struct object *object, uint32_t place)
{
    struct ordered_iterator *iterator = as_ordered_iterator(object);
    struct object *dict = object->slots[ITERATOR_DICT];
    bool last = iterator->backward ? place == 0
                                   : place + 1 == ordered_length(dict);
    iterator->place = iterator->backward ? place - 1 : place + 1;
    slot_set(runtime, object, ITERATOR_KEY,
             last ? NULL : ordered_key_at(dict, iterator->place));
}

/* Moves the next key to result. */
static bool
next_key(struct runtime *runtime, struct object *object, struct ref result)
{
    struct ordered_iterator *iterator = as_ordered_iterator(object);
    struct object *dict = object->slots[ITERATOR_DICT];
    struct ref key = {object, ITERATOR_KEY};
    if (dict == NULL)
        return true;
    if (ref_get(key) == NULL) {
        slot_set(runtime, object, ITERATOR_DICT, NULL);
        return true;
    }
    if (iterator->changes != ordered_changes(dict))
        return raise_error(runtime, "RuntimeError",
                           "OrderedDict mutated during iteration");
    if (iterator->length != ordered_length(dict))
        return raise_error(runtime, "RuntimeError",
                           "OrderedDict changed size during iteration");
    int64_t hash; /* by which the next node is found */
    if (!object_hash(runtime, ref_get(key), &hash))
        return false;
    uint32_t place = ordered_place(dict, ref_get(key), iterator->place);
    if (place == UINT32_MAX)
        return raise_with_object(runtime, "KeyError", ref_get(key));
    ref_move(runtime, key, result);
    move_on(runtime, object, place);
    return true;
}

static bool
next(struct runtime *runtime, struct object *object, struct ref result)
{
    enum ordered_kind kind = as_ordered_iterator(object)->kind;
    struct object *dict = object->slots[ITERATOR_DICT], *value;
    if (!next_key(runtime, object, result))
        return false;
    struct object *key = ref_get(result);
    if (key == NULL || kind == ORDERED_KEYS)
        return true;
    if (!dict_find(runtime, dict, key, &value))
        return false;
    if (kind == ORDERED_VALUES)
        return store(runtime, result, value);
    return iterator_pair(runtime, object, ITERATOR_PAIR, key, value, result);
}

const struct type ordered_iterator_type = {
    .name = "odict_iterator",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct ordered_iterator),
    .iterate = iterator_itself,
    .next = next,
};

/* ---- views -------------------------------------------------------------- */

static const struct type *const view_types[] = {
    &ordered_keys_type, &ordered_values_type, &ordered_items_type};

static enum ordered_kind
kind_of(const struct object *view)
{
    return view->type == &ordered_keys_type     ? ORDERED_KEYS
           : view->type == &ordered_values_type ? ORDERED_VALUES
                                                : ORDERED_ITEMS;
}

bool
ordered_view(struct runtime *runtime, struct object *dict,
             enum ordered_kind kind, struct ref result)
{
    return store(runtime, result, view_new(runtime, view_types[kind], dict));
}

static bool
iterate(struct runtime *runtime, struct object *view, struct ref result)
{
    return ordered_iterate(runtime, view->slots[0], kind_of(view), false,
                           result);
}

static bool
reverse(struct runtime *runtime, struct object *view, struct ref result)
{
    return ordered_iterate(runtime, view->slots[0], kind_of(view), true,
                           result);
}

struct showing {
    struct text *out;
    bool more;
};

static bool
show_item(struct runtime *runtime, void *context, struct object *item)
{
    struct showing *showing = context;
    if (showing->more)
        text_add_string(showing->out, ", ");
    showing->more = true;
    return object_repr(runtime, item, showing->out);
}

static bool
repr(struct runtime *runtime, struct object *view, struct text *out)
{
    struct showing showing = {out, false};
    bool again;
    if (!repr_enter(runtime, view, &again)) {
        if (again)
            text_add_string(out, "...");
        return again;
    }
    text_add_format(out, "%s([", view->type->name);
    bool fine = each_item(runtime, "repr", view, show_item, &showing);
    text_add_string(out, "])");
    repr_leave(runtime, view);
    return fine;
}

#define ORDERED_VIEW                                                    \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,                           \
    .scheme = SLOTS_REFERENTS, .struct_size = sizeof(struct object),    \
    .repr = repr, .length = view_length_of, .iterate = iterate,         \
    .reverse = reverse

const struct type ordered_keys_type = {.name = "odict_keys",
                                       .base = &dict_keys_type,
                                       ORDERED_VIEW,
                                       .contains = view_contains,
                                       .binary = view_binary,
                                       .binary_kinds = SET_OPERATORS,
                                       .compare_truth = view_compare};
const struct type ordered_values_type = {
    .name = "odict_values", .base = &dict_values_type, ORDERED_VIEW};
const struct type ordered_items_type = {.name = "odict_items",
                                        .base = &dict_items_type,
                                        ORDERED_VIEW,
                                        .contains = view_contains,
                                        .binary = view_binary,
                                        .binary_kinds = SET_OPERATORS,
                                        .compare_truth = view_compare};
