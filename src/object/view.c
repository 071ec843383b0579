#include "object/view.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/iterator.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/set_type.h"
#include "object/store.h"
#include "object/tuple.h"

struct object *
view_new(struct runtime *runtime, const struct type *type,
         struct object *dict)
{
    struct object *view =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = 40,
                                          .block_size = 40});
    if (view == NULL || !slots_insert(runtime, view, 0, 1, NULL))
        return NULL;
    slot_set(runtime, view, 0, dict);
    return view;
}

bool
view_length_of(struct runtime *runtime, struct object *view, size_t *length)
{
    (void)runtime;
    *length = dict_length(view->slots[0]);
    return true;
}

static bool
repr_entry(struct runtime *runtime, struct object *view, uint32_t entry,
           struct text *out)
{
    struct object *dict = view->slots[0];
    if (view->type == &dict_keys_type)
        return object_repr(runtime, dict_key_at(dict, entry), out);
    if (view->type == &dict_values_type)
        return object_repr(runtime, dict_value_at(dict, entry), out);
    text_add_byte(out, '(');
    if (!object_repr(runtime, dict_key_at(dict, entry), out))
        return false;
    text_add_string(out, ", ");
    if (!object_repr(runtime, dict_value_at(dict, entry), out))
        return false;
    text_add_byte(out, ')');
    return true;
}

static bool
repr(struct runtime *runtime, struct object *view, struct text *out)
{
    bool again;
    if (!repr_enter(runtime, view, &again)) {
        if (again)
            text_add_string(out, "...");
        return again;
    }
    text_add_format(out, "%s([", view->type->name);
    bool fine = true;
    for (uint32_t i = 0; i < dict_length(view->slots[0]) && fine; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = repr_entry(runtime, view, i, out);
    }
    text_add_string(out, "])");
    repr_leave(runtime, view);
    return fine;
}

bool
view_contains(struct runtime *runtime, struct object *view, struct object *item,
         bool *truth)
{
    struct object *dict = view->slots[0], *value;
    *truth = false;
    if (type_is(view->type, &dict_keys_type)) {
        if (!dict_find(runtime, dict, item, &value))
            return false;
        *truth = value != NULL;
        return true;
    }
    if (!object_is_tuple(item) || item->slot_count != 2)
        return true;
    if (!dict_find(runtime, dict, item->slots[0], &value))
        return false;
    return value == NULL ||
           object_equal(runtime, value, item->slots[1], truth);
}

static bool
iterate(struct runtime *runtime, struct object *view, struct ref result)
{
    const struct type *type = view->type == &dict_keys_type
                                  ? &dict_key_iterator_type
                              : view->type == &dict_values_type
                                  ? &dict_value_iterator_type
                                  : &dict_item_iterator_type;
    return store(runtime, result,
                 iterator_new(runtime, type, view->slots[0]));
}

static bool
reverse(struct runtime *runtime, struct object *view, struct ref result)
{
    const struct type *type = view->type == &dict_keys_type
                                  ? &dict_reverse_key_iterator_type
                              : view->type == &dict_values_type
                                  ? &dict_reverse_value_iterator_type
                                  : &dict_reverse_item_iterator_type;
    return store(runtime, result,
                 iterator_new(runtime, type, view->slots[0]));
}

/* ---- views as sets ------------------------------------------------------ */

static bool
is_view(const struct object *object)
{
    return type_is(object->type, &dict_keys_type) ||
           type_is(object->type, &dict_items_type);
}

static uint32_t
length_of(const struct object *object)
{
    return object_is_set(object) ? object->slot_count
                                 : dict_length(object->slots[0]);
}

/* A search through the items that an iterator gives. */
struct walk {
    struct object *in;
    bool wanted; /* looked for: an item that is there, or one that is not */
    bool found;
};

/* Goes through the items of `from` until one of them is (or, wanted being
 * false, is not) in walk->in. */
static bool
look_for(struct runtime *runtime, struct object *from, struct walk *walk)
{
    static const char *const names[] = {"the iterator", "the item"};
    struct object *native = native_open(runtime, "dict view", names, 2);
    if (native == NULL)
        return false;
    struct ref iterator = {native, 0}, item = {native, 1};
    bool fine = object_iterate(runtime, from, iterator), truth;
    while (fine && !walk->found &&
           (fine = object_next(runtime, ref_get(iterator), item)) &&
           ref_get(item) != NULL) {
        fine = object_contains(runtime, walk->in, ref_get(item), &truth);
        walk->found = fine && truth == walk->wanted;
        ref_set(runtime, item, NULL);
    }
    native_close(runtime, native);
    return fine;
}

/* Calls a method of a set with one argument, as C code does that knows it by
 * its name. */
static bool
call_method(struct runtime *runtime, struct object *set, const char *name,
            struct object *argument, struct ref result)
{
    struct object *items[] = {set, argument};
    return object_call(runtime, type_lookup(runtime, set->type, name),
                       &(struct arguments){.items = items, .count = 2},
                       result);
}

struct intersecting {
    struct object *view, *out;
};

static bool
add_common(struct runtime *runtime, void *context, struct object *item)
{
    struct intersecting *both = context;
    bool truth;
    return object_contains(runtime, both->view, item, &truth) &&
           (!truth || set_add(runtime, both->out, item));
}

/* What both have: a set that is larger is asked, else the items of the other,
 * or of the smaller view, are looked up (_PyDictView_Intersect,
 * Objects/dictobject.c). */
static bool
intersect(struct runtime *runtime, struct object *a, struct object *b,
          struct ref result)
{
    struct object *view = is_view(a) ? a : b, *other = view == a ? b : a;
    bool is_set = other->type == &set_type || other->type == &frozenset_type;
    if (is_set && length_of(view) <= length_of(other))
        return call_method(runtime, other, "intersection", view, result);
    if (is_view(other) && length_of(other) > length_of(view)) {
        struct object *larger = other;
        other = view;
        view = larger;
    }
    if (!set_from_iterable(runtime, &set_type, NULL, result))
        return false;
    struct intersecting both = {view, ref_get(result)};
    return each_item(runtime, "dict view", other, add_common, &both);
}

/* Stores a set of what a gives; where only keys are asked for, that of the
 * dict, which knows their hashes (dictviews_to_set). */
static bool
make_set(struct runtime *runtime, struct object *a, struct ref result)
{
    bool is_keys = type_is(a->type, &dict_keys_type) &&
                   a->slots[0]->type == &dict_type &&
                   runtime->profile->view_sets_know_hashes;
    return set_from_iterable(runtime, &set_type, is_keys ? a->slots[0] : a,
                             result);
}

/* Lets a method of the set in result take in the other operand. */
static bool
change(struct runtime *runtime, const char *name, struct object *other,
       struct ref result)
{
    static const char *const names[] = {"the set", "what the method gave"};
    struct object *native = native_open(runtime, "dict view", names, 2);
    if (native == NULL)
        return false;
    ref_move(runtime, result, (struct ref){native, 0});
    bool fine = call_method(runtime, native->slots[0], name, other,
                            (struct ref){native, 1});
    if (fine)
        ref_move(runtime, (struct ref){native, 0}, result);
    native_close(runtime, native);
    return fine;
}

/* ---- items ^ items ------------------------------------------------------- */

enum flip_slot {
    FLIP_LEFT, FLIP_KEY, FLIP_VALUE, FLIP_OTHER, FLIP_PAIR, FLIP_SLOTS
};

/* Looks for the key in what is left of the larger dict, where it is taken out
 * if its value is the same; *found tells. */
static bool
take_out(struct runtime *runtime, struct object *native, int64_t hash,
         bool *found)
{
    struct object *left = native->slots[FLIP_LEFT];
    struct object *key = native->slots[FLIP_KEY];
    uint32_t entry;
    *found = false;
    if (!dict_lookup(runtime, left, key, hash, &entry))
        return false;
    if (entry == UINT32_MAX)
        return true;
    slot_set(runtime, native, FLIP_OTHER, dict_value_at(left, entry));
    if (!object_equal(runtime, native->slots[FLIP_OTHER],
                      native->slots[FLIP_VALUE], found))
        return false;
    if (*found && !dict_lookup(runtime, left, key, hash, &entry))
        return false;
    if (*found && entry != UINT32_MAX)
        dict_remove_entry(runtime, left, entry);
    slot_set(runtime, native, FLIP_OTHER, NULL);
    return true;
}

/* What only one of two views of items has (dictitems_xor). */
static bool
flip_items(struct runtime *runtime, struct object *a, struct object *b,
           struct ref result)
{
    static const char *const names[FLIP_SLOTS] = {
        "what is left", "the key", "its value", "the value there", "a pair"};
    bool swap = length_of(b) > length_of(a);
    struct object *larger = (swap ? b : a)->slots[0];
    struct object *other = (swap ? a : b)->slots[0];
    struct object *native =
        native_open(runtime, "dict view", names, FLIP_SLOTS);
    if (native == NULL)
        return false;
    struct ref pair = {native, FLIP_PAIR};
    bool fine = store(runtime, (struct ref){native, FLIP_LEFT},
                      dict_copy(runtime, larger)) &&
                set_from_iterable(runtime, &set_type, NULL, result);
    for (uint32_t i = 0; fine && i < dict_length(other); i++) {
        bool found;
        slot_set(runtime, native, FLIP_KEY, dict_key_at(other, i));
        slot_set(runtime, native, FLIP_VALUE, dict_value_at(other, i));
        fine = take_out(runtime, native, as_dict(other)->hashes[i], &found);
        if (fine && !found)
            fine = store(runtime, pair,
                         tuple_from_items(runtime,
                                          &native->slots[FLIP_KEY], 2)) &&
                   set_add(runtime, ref_get(result), ref_get(pair));
        ref_set(runtime, pair, NULL);
    }
    slot_set(runtime, native, FLIP_KEY, NULL);
    slot_set(runtime, native, FLIP_VALUE, NULL);
    fine = fine && store(runtime, pair,
                         view_new(runtime, &dict_items_type,
                                  native->slots[FLIP_LEFT])) &&
           set_update(runtime, ref_get(result), ref_get(pair));
    native_close(runtime, native);
    return fine;
}

/* ---- operators ----------------------------------------------------------- */

static bool
flip(struct runtime *runtime, struct object *a, struct object *b,
     struct ref result)
{
    if (runtime->profile->item_views_flip_at_once &&
        type_is(a->type, &dict_items_type) &&
        type_is(b->type, &dict_items_type))
        return flip_items(runtime, a, b, result);
    return make_set(runtime, a, result) &&
           change(runtime, "symmetric_difference_update", b, result);
}

enum outcome
view_binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    bool knows = runtime->profile->view_sets_know_hashes;
    bool fine;
    switch (kind) {
    case OPERATOR_AND:
        fine = knows ? intersect(runtime, a, b, result)
                     : make_set(runtime, a, result) &&
                           change(runtime, "intersection_update", b, result);
        break;
    case OPERATOR_OR:
        fine = make_set(runtime, a, result) &&
               (knows ? set_update(runtime, ref_get(result), b)
                      : change(runtime, "update", b, result));
        break;
    case OPERATOR_XOR:
        fine = flip(runtime, a, b, result);
        break;
    case OPERATOR_SUBTRACT:
        fine = make_set(runtime, a, result) &&
               change(runtime, "difference_update", b, result);
        break;
    default:
        return OUTCOME_NOT_IMPLEMENTED;
    }
    if (!fine)
        ref_set(runtime, result, NULL);
    return outcome_of(fine);
}

static bool
is_set_like(const struct object *object)
{
    return object_is_set(object) || is_view(object);
}

/* Whether all of one are in the other is asked only where the lengths allow it
 * (dictview_richcompare). */
enum outcome
view_compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    if (!is_set_like(a) || !is_set_like(b))
        return OUTCOME_NOT_IMPLEMENTED;
    bool is_greater = kind == IS_GREATER || kind == IS_GREATER_EQUAL;
    struct object *from = is_greater ? b : a;
    struct walk walk = {.in = is_greater ? a : b};
    uint32_t length = length_of(from), other = length_of(walk.in);
    bool is_strict = kind == IS_LESS || kind == IS_GREATER;
    bool is_equality = kind == IS_EQUAL || kind == IS_NOT_EQUAL;
    bool may_be = is_equality ? length == other
                  : is_strict ? length < other
                              : length <= other;
    if (may_be && !look_for(runtime, from, &walk))
        return OUTCOME_FAILED;
    *truth = (may_be && !walk.found) != (kind == IS_NOT_EQUAL);
    return OUTCOME_DONE;
}

static bool
isdisjoint(struct runtime *runtime, struct object *view,
           const struct arguments *arguments, struct ref result)
{
    struct object *other = arguments->items[0];
    struct walk walk = {.in = view, .wanted = true};
    if (other == view)
        return store_bool(runtime, result, length_of(view) == 0);
    if (is_set_like(other) && length_of(other) > length_of(view)) {
        walk.in = other;
        other = view;
    }
    return look_for(runtime, other, &walk) &&
           store_bool(runtime, result, !walk.found);
}

/* Each type has a table of its own, since a method knows its type by it. */
#define SET_METHODS                                                          \
    {                                                                        \
        {"isdisjoint", isdisjoint, 1, 1, NULL, "Whether nothing is in both."}, \
        {NULL, NULL, 0, 0, NULL, NULL}                                       \
    }

static const struct method methods_of_keys[] = SET_METHODS;
static const struct method methods_of_items[] = SET_METHODS;

static bool
get_mapping(struct runtime *runtime, struct object *view, struct ref result)
{
    return store(runtime, result, view->slots[0]);
}

static const struct getter getters[] = {{"mapping", get_mapping},
                                        {NULL, NULL}};

#define VIEW_TYPE                                                       \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD, .scheme = SLOTS_REFERENTS, \
    .struct_size = sizeof(struct object), .repr = repr,                 \
    .length = view_length_of, .iterate = iterate, .reverse = reverse,         \
    .getters = getters

const struct type dict_keys_type = {.name = "dict_keys",
                                    VIEW_TYPE,
                                    .contains = view_contains,
                                    .methods = methods_of_keys,
                                    .binary = view_binary,
                                    .binary_kinds = SET_OPERATORS,
                                    .compare_truth = view_compare};
const struct type dict_values_type = {.name = "dict_values", VIEW_TYPE};
const struct type dict_items_type = {.name = "dict_items",
                                     VIEW_TYPE,
                                     .contains = view_contains,
                                    .methods = methods_of_items,
                                     .binary = view_binary,
                                    .binary_kinds = SET_OPERATORS,
                                     .compare_truth = view_compare};
