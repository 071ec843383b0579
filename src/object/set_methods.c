/* The types set and frozenset: tables, operators, methods. */
#include "object/set_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom_type.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/store.h"
#include "value/hash.h"

/* ---- operators ---------------------------------------------------------- */

enum outcome
set_binary(struct runtime *runtime, enum operator_kind kind,
           struct object *a, struct object *b, struct ref result)
{
    if (!object_is_set(a) || !object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    const struct type *type = set_base(a);
    struct object *out;
    if (a == b && (kind == OPERATOR_AND || kind == OPERATOR_OR))
        return outcome_of(store(runtime, result, set_copy(runtime, type, a)));
    switch (kind) {
    case OPERATOR_SUBTRACT:
        return outcome_of(set_difference(runtime, type, a, b, result));
    case OPERATOR_AND:
        out = set_new(runtime, type);
        return outcome_of(store(runtime, result, out) &&
                          set_intersect(runtime, out, a, b));
    case OPERATOR_OR:
        out = set_copy(runtime, type, a);
        return outcome_of(store(runtime, result, out) &&
                          set_merge(runtime, out, b));
    case OPERATOR_XOR:
        /* set_xor copies the right one and flips the left one's. */
        out = set_copy(runtime, set_base(a), b);
        return outcome_of(store(runtime, result, out) &&
                          set_flip(runtime, out, a));
    default:
        return OUTCOME_NOT_IMPLEMENTED;
    }
}

enum outcome
set_in_place(struct runtime *runtime, enum operator_kind kind,
             struct object *a, struct object *b, struct ref result)
{
    bool fine;
    if (!object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    switch (kind) {
    case OPERATOR_SUBTRACT:
        fine = set_subtract(runtime, a, b);
        break;
    case OPERATOR_AND:
        fine = set_intersect_here(runtime, a, b);
        break;
    case OPERATOR_OR:
        fine = set_update(runtime, a, b);
        break;
    case OPERATOR_XOR:
        fine = set_flip(runtime, a, b);
        break;
    default:
        return OUTCOME_NOT_IMPLEMENTED;
    }
    return outcome_of(fine && store(runtime, result, a));
}

/* Stores whether all members of a are in b. */
static bool
is_within(struct runtime *runtime, struct object *a, struct object *b,
          bool *truth)
{
    size_t position = 0;
    struct object *item;
    *truth = a->slot_count <= b->slot_count;
    while (*truth && (item = set_next(a, &position)) != NULL) {
        uint32_t place;
        if (!set_lookup_other(runtime, b, item,
                              set_hash_before(a, position), &place))
            return false;
        *truth = place != UINT32_MAX;
    }
    return true;
}

enum outcome
set_compare(struct runtime *runtime, struct object *a, struct object *b,
            enum comparison_kind kind, bool *truth)
{
    if (!object_is_set(a) || !object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (kind == IS_GREATER || kind == IS_GREATER_EQUAL) {
        struct object *other = a;
        a = b;
        b = other;
        kind = kind == IS_GREATER ? IS_LESS : IS_LESS_EQUAL;
    }
    bool smaller = a->slot_count < b->slot_count;
    bool alike = a->slot_count == b->slot_count;
    bool within = false;
    if (kind == IS_LESS ? smaller : kind == IS_LESS_EQUAL || alike)
        if (!is_within(runtime, a, b, &within))
            return OUTCOME_FAILED;
    *truth = within == (kind != IS_NOT_EQUAL);
    return OUTCOME_DONE;
}

/* ---- methods ------------------------------------------------------------ */

static bool
add(METHOD_PARAMETERS)
{
    return set_add(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
discard(METHOD_PARAMETERS)
{
    return set_discard(runtime, self, arguments->items[0], NULL) &&
           store_none(runtime, result);
}

static bool
remove_item(METHOD_PARAMETERS)
{
    bool found;
    if (!set_discard(runtime, self, arguments->items[0], &found))
        return false;
    if (!found)
        return raise_with_object(runtime, "KeyError", arguments->items[0]);
    return store_none(runtime, result);
}

static bool
pop(METHOD_PARAMETERS)
{
    (void)arguments;
    struct set *set = as_set(self);
    if (self->slot_count == 0) {
        struct object *message = atom_new_c(runtime, "pop from an empty set");
        return message != NULL &&
               raise_with_object(runtime, "KeyError", message);
    }
    uint32_t place = set->finger & set->mask;
    while (set->table[place].slot == 0)
        place = place == set->mask ? 0 : place + 1;
    set_remove_place(runtime, self, place, result);
    set->finger = place + 1;
    return true;
}

static bool
clear(METHOD_PARAMETERS)
{
    (void)arguments;
    set_clear(runtime, self);
    return store_none(runtime, result);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    if (self->type == &frozenset_type)
        return store(runtime, result, self);
    return store(runtime, result, set_copy(runtime, set_base(self), self));
}

static bool
update(METHOD_PARAMETERS)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!set_update(runtime, self, arguments->items[i]))
            return false;
    return store_none(runtime, result);
}

static bool
union_of(METHOD_PARAMETERS)
{
    struct object *out = set_copy(runtime, set_base(self), self);
    if (!store(runtime, result, out))
        return false;
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->items[i] != self &&
            !set_update(runtime, out, arguments->items[i]))
            return false;
    return true;
}

static bool
intersection(METHOD_PARAMETERS)
{
    static const char *const names[] = {"the items of all so far",
                                        "the items of both"};
    if (arguments->count == 0)
        return store(runtime, result, set_copy(runtime, set_base(self), self));
    struct object *native =
        native_open(runtime, "set.intersection", names, 2);
    if (native == NULL)
        return false;
    struct ref all = {native, 0}, both = {native, 1};
    bool fine = store(runtime, all, self);
    for (size_t i = 0; fine && i < arguments->count; i++) {
        struct object *out = set_new(runtime, set_base(self));
        fine = store(runtime, both, out) &&
               set_intersect(runtime, out, ref_get(all), arguments->items[i]);
        ref_swap(runtime, all, both);
        ref_set(runtime, both, NULL);
    }
    if (fine)
        ref_move(runtime, all, result);
    native_close(runtime, native);
    return fine;
}

static bool
intersection_update(METHOD_PARAMETERS)
{
    static const char *const names[] = {"the items of all"};
    struct object *native =
        native_open(runtime, "set.intersection_update", names, 1);
    if (native == NULL)
        return false;
    bool fine =
        intersection(runtime, self, arguments, (struct ref){native, 0});
    if (fine)
        set_take_body(runtime, self, native->slots[0]);
    native_close(runtime, native);
    return fine && store_none(runtime, result);
}

static bool
difference_of(METHOD_PARAMETERS)
{
    if (arguments->count == 0)
        return store(runtime, result,
                     set_copy(runtime, set_base(self), self));
    if (!set_difference(runtime, set_base(self), self, arguments->items[0],
                    result))
        return false;
    for (size_t i = 1; i < arguments->count; i++)
        if (!set_subtract(runtime, ref_get(result), arguments->items[i]))
            return false;
    return true;
}

static bool
difference_update(METHOD_PARAMETERS)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!set_subtract(runtime, self, arguments->items[i]))
            return false;
    return store_none(runtime, result);
}

static bool
symmetric_difference(METHOD_PARAMETERS)
{
    return set_from_iterable(runtime, set_base(self), arguments->items[0],
                             result) &&
           set_flip(runtime, ref_get(result), self);
}

static bool
symmetric_difference_update(METHOD_PARAMETERS)
{
    return set_flip(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

/* Of what is no set, the items of both are counted, or it is made one. */
static bool
issubset(METHOD_PARAMETERS)
{
    static const char *const names[] = {"the items of both"};
    struct object *other = arguments->items[0];
    bool truth = true, fine;
    if (object_is_set(other))
        return is_within(runtime, self, other, &truth) &&
               store_bool(runtime, result, truth);
    if (!runtime->profile->subset_intersects) {
        struct object *native = set_hold(runtime, other);
        if (native == NULL)
            return false;
        fine = is_within(runtime, self, native->slots[0], &truth);
        native_close(runtime, native);
        return fine && store_bool(runtime, result, truth);
    }
    struct object *native = native_open(runtime, "set.issubset", names, 1);
    if (native == NULL)
        return false;
    struct object *both = set_new(runtime, &set_type);
    fine = store(runtime, (struct ref){native, 0}, both) &&
           set_intersect(runtime, both, self, other);
    truth = fine && both->slot_count == self->slot_count;
    native_close(runtime, native);
    return fine && store_bool(runtime, result, truth);
}

/* What is asked of the items of an iterable, one by one: whether the set has
 * them, until the answer is not the one expected. */
struct asking {
    struct object *set;
    bool expected;
    bool surprised;
};

static bool
ask_for_item(struct runtime *runtime, void *context, struct object *item)
{
    struct asking *asking = context;
    bool has;
    if (!set_contains(runtime, asking->set, item, &has))
        return false;
    asking->surprised = has != asking->expected;
    return !asking->surprised;
}

static bool
has_as_expected(METHOD_PARAMETERS, bool expected)
{
    struct asking asking = {self, expected, false};
    bool all = each_item(runtime, "set", arguments->items[0], ask_for_item,
                         &asking);
    return (all || asking.surprised) && store_bool(runtime, result, all);
}

static bool
issuperset(METHOD_PARAMETERS)
{
    struct object *other = arguments->items[0];
    if (!object_is_set(other) && runtime->profile->superset_asks_each)
        return has_as_expected(runtime, self, arguments, result, true);
    struct object *native = set_hold(runtime, other);
    if (native == NULL)
        return false;
    bool truth, fine = is_within(runtime, native->slots[0], self, &truth);
    native_close(runtime, native);
    return fine && store_bool(runtime, result, truth);
}

/* The members of the smaller set are looked up in the other one. */
static bool
isdisjoint(METHOD_PARAMETERS)
{
    struct object *other = arguments->items[0], *item;
    if (!object_is_set(other))
        return has_as_expected(runtime, self, arguments, result, false);
    bool swapped = other->slot_count > self->slot_count;
    struct object *from = swapped ? self : other, *in = swapped ? other : self;
    size_t position = 0;
    uint32_t place = UINT32_MAX;
    if (self == other)
        return store_bool(runtime, result, self->slot_count == 0);
    while (place == UINT32_MAX &&
           (item = set_next(from, &position)) != NULL)
        if (!set_lookup_other(runtime, in, item,
                              set_hash_before(from, position), &place))
            return false;
    return store_bool(runtime, result, place == UINT32_MAX);
}

/* These take a tuple of their arguments. */
#define PACKED(name)                                                    \
    static bool name##_packed(METHOD_PARAMETERS)                        \
    {                                                                   \
        return method_call_packed(runtime, "set." #name, name, self,    \
                                  arguments, result);                   \
    }

PACKED(intersection)
PACKED(intersection_update)
PACKED(difference_of)
PACKED(difference_update)
PACKED(union_of)
PACKED(update)

#define SHARED_METHODS                                                  \
    {"copy", copy, 0, 0, NULL, "Return a shallow copy of a set."},      \
    {"difference", difference_of_packed, 0, -1, NULL,                          \
     "Return the difference of sets."},                                 \
    {"intersection", intersection_packed, 0, -1, NULL,                         \
     "Return the intersection of sets."},                               \
    {"isdisjoint", isdisjoint, 1, 1, NULL,                              \
     "Return True if two sets have a null intersection."},              \
    {"issubset", issubset, 1, 1, NULL,                                  \
     "Report whether another set contains this set."},                  \
    {"issuperset", issuperset, 1, 1, NULL,                              \
     "Report whether this set contains another set."},                  \
    {"symmetric_difference", symmetric_difference, 1, 1, NULL,          \
     "Return the symmetric difference of two sets."},                   \
    {"union", union_of_packed, 0, -1, NULL, "Return the union of sets."}

const struct method frozenset_methods[] = {
    SHARED_METHODS, {NULL, NULL, 0, 0, NULL, NULL}};

const struct method set_methods[] = {
    SHARED_METHODS,
    {"add", add, 1, 1, NULL, "Add an element to a set."},
    {"clear", clear, 0, 0, NULL, "Remove all elements from this set."},
    {"difference_update", difference_update_packed, 0, -1, NULL,
     "Remove all elements of another set from this set."},
    {"discard", discard, 1, 1, NULL,
     "Remove an element from a set if it is a member."},
    {"intersection_update", intersection_update_packed, 0, -1, NULL,
     "Update a set with the intersection of itself and another."},
    {"pop", pop, 0, 0, NULL, "Remove and return an arbitrary set element."},
    {"remove", remove_item, 1, 1, NULL,
     "Remove an element from a set; it must be a member."},
    {"symmetric_difference_update", symmetric_difference_update, 1, 1, NULL,
     "Update a set with the symmetric difference."},
    {"update", update_packed, 0, -1, NULL,
     "Update a set with the union of itself and others."},
    {NULL, NULL, 0, 0, NULL, NULL}};
