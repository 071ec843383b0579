/*
 * What CPython's Objects/setobject.c does, in its order: the order in which
 * members enter a set decides the order in which they come out.
 */
#include "object/set_methods.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/store.h"

/* ---- the operations on a set that is held by someone ---- */

static bool
discard_item(struct runtime *runtime, void *context, struct object *item)
{
    return set_discard(runtime, context, item, NULL);
}

static bool
subtract(struct runtime *runtime, struct object *set, struct object *other)
{
    if (set == other) {
        set_clear(runtime, set);
        return true;
    }
    if (!object_is_set(other)) {
        if (!each_item(runtime, "set.difference_update", other, discard_item,
                       set))
            return false;
    } else {
        size_t position = 0;
        struct object *member;
        while ((member = set_next(other, &position)) != NULL)
            if (!set_discard(runtime, set, member, NULL))
                return false;
    }
    set_drop_dummies(runtime, set);
    return true;
}

/* Every member of other leaves set if it is there and enters it if not. */
static bool
toggle(struct runtime *runtime, struct object *set, struct object *other)
{
    size_t position = 0;
    struct object *member;
    bool found;
    if (set == other) {
        set_clear(runtime, set);
        return true;
    }
    while ((member = set_next(other, &position)) != NULL) {
        if (!set_discard(runtime, set, member, &found) ||
            (!found && !set_add(runtime, set, member)))
            return false;
    }
    return true;
}

/* ---- new sets, stored in result at once ---- */

struct intersection {
    struct object *base;
    struct object *made;
};

static bool
add_common(struct runtime *runtime, void *context, struct object *item)
{
    struct intersection *intersection = context;
    bool found;
    return set_contains(runtime, intersection->base, item, &found) &&
           (!found || set_add(runtime, intersection->made, item));
}

static bool
intersect(struct runtime *runtime, struct object *set, struct object *other,
          struct ref result)
{
    struct intersection intersection = {set, NULL};
    if (set == other)
        return store(runtime, result, set_copy(runtime, set->type, set));
    if (!store(runtime, result, set_new(runtime, set->type)))
        return false;
    intersection.made = ref_get(result);
    if (!object_is_set(other))
        return each_item(runtime, "set.intersection", other, add_common,
                         &intersection);
    if (set_length(other) > set_length(set)) {
        intersection.base = other;
        other = set;
    }
    size_t position = 0;
    struct object *member;
    while ((member = set_next(other, &position)) != NULL)
        if (!add_common(runtime, &intersection, member))
            return false;
    return true;
}

static bool
contains_any(struct runtime *runtime, struct object *container,
             struct object *item, bool *truth)
{
    struct object *value;
    if (object_is_set(container))
        return set_contains(runtime, container, item, truth);
    if (!dict_find(runtime, container, item, &value))
        return false;
    *truth = value != NULL;
    return true;
}

/* When the set is much the larger, it is copied and other taken away. */
static bool
differ(struct runtime *runtime, struct object *set, struct object *other,
       struct ref result)
{
    bool can_ask = object_is_set(other) || other->type == &dict_type;
    size_t length = can_ask ? object_is_set(other) ? set_length(other)
                                                   : dict_length(other)
                            : 0;
    if (!can_ask || set_length(set) >> 2 > length)
        return store(runtime, result, set_copy(runtime, set->type, set)) &&
               subtract(runtime, ref_get(result), other);
    if (!store(runtime, result, set_new(runtime, set->type)))
        return false;
    size_t position = 0;
    struct object *member;
    while ((member = set_next(set, &position)) != NULL) {
        bool found;
        if (!contains_any(runtime, other, member, &found) ||
            (!found && !set_add(runtime, ref_get(result), member)))
            return false;
    }
    return true;
}

static bool
unite(struct runtime *runtime, struct object *set, struct object *other,
      struct ref result)
{
    return store(runtime, result, set_copy(runtime, set->type, set)) &&
           (set == other || set_update(runtime, ref_get(result), other));
}

static bool
differ_both(struct runtime *runtime, struct object *set,
            struct object *other, struct ref result)
{
    return store(runtime, result, set_new(runtime, set->type)) &&
           set_update(runtime, ref_get(result), other) &&
           toggle(runtime, ref_get(result), set);
}

typedef bool (*combination)(struct runtime *runtime, struct object *set,
                            struct object *other, struct ref result);

/* Stores what combine makes; nothing when it fails. */
static bool
combine(struct runtime *runtime, combination function, struct object *set,
        struct object *other, struct ref result)
{
    if (function(runtime, set, other, result))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

/* Makes set equal to other, which is about to be dropped. */
static bool
become(struct runtime *runtime, struct object *set, struct object *other)
{
    set_clear(runtime, set);
    return set_update(runtime, set, other);
}

static bool
intersect_update(struct runtime *runtime, struct object *set,
                 struct object *other, struct ref scratch)
{
    if (!combine(runtime, intersect, set, other, scratch))
        return false;
    bool fine = become(runtime, set, ref_get(scratch));
    ref_set(runtime, scratch, NULL);
    return fine;
}

static bool
toggle_update(struct runtime *runtime, struct object *set,
              struct object *other, struct ref scratch)
{
    if (object_is_set(other))
        return toggle(runtime, set, other);
    bool fine = set_from_iterable(runtime, &set_type, other, scratch) &&
                toggle(runtime, set, ref_get(scratch));
    ref_set(runtime, scratch, NULL);
    return fine;
}

/* ---- operators ---- */

enum outcome
set_binary(struct runtime *runtime, enum operator_kind kind,
           struct object *a, struct object *b, struct ref result)
{
    combination function = NULL;
    if (!object_is_set(a) || !object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (kind == OPERATOR_OR)
        function = unite;
    else if (kind == OPERATOR_AND)
        function = intersect;
    else if (kind == OPERATOR_SUBTRACT)
        function = differ;
    else if (kind == OPERATOR_XOR)
        function = differ_both;
    else
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(combine(runtime, function, a, b, result));
}

enum outcome
set_in_place(struct runtime *runtime, enum operator_kind kind,
             struct object *a, struct object *b, struct ref result)
{
    bool fine;
    if (!object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (kind == OPERATOR_OR)
        fine = set_update(runtime, a, b);
    else if (kind == OPERATOR_AND)
        fine = intersect_update(runtime, a, b, result);
    else if (kind == OPERATOR_SUBTRACT)
        fine = subtract(runtime, a, b);
    else if (kind == OPERATOR_XOR)
        fine = toggle(runtime, a, b);
    else
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(fine && store(runtime, result, a));
}

/* ---- methods of one member ---- */

static bool
add_method(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    return set_add(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
discard_method(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    return set_discard(runtime, self, arguments->items[0], NULL) &&
           store_none(runtime, result);
}

static bool
remove_method(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    bool found;
    if (!set_discard(runtime, self, arguments->items[0], &found))
        return false;
    if (!found)
        return raise_with_object(runtime, "KeyError", arguments->items[0]);
    return store_none(runtime, result);
}

static bool
pop_method(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return set_pop(runtime, self, result);
}

static bool
clear_method(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    set_clear(runtime, self);
    return store_none(runtime, result);
}

static bool
copy_method(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    if (self->type == &frozenset_type)
        return store(runtime, result, self);
    return store(runtime, result, set_copy(runtime, self->type, self));
}

/* ---- methods that take iterables ---- */

/* set &= other, where no place is free for the set in the making. */
static bool
intersect_again(struct runtime *runtime, struct object *set,
                struct object *other)
{
    static const char *const names[] = {"the new set"};
    struct object *native =
        native_open(runtime, "set.intersection", names, 1);
    bool fine =
        intersect_update(runtime, set, other, (struct ref){native, 0});
    native_close(runtime, native);
    return fine;
}

/* Combines self with each argument in turn; without any it is copied. */
static bool
combine_all(struct runtime *runtime, combination function,
            struct object *self, const struct arguments *arguments,
            struct ref result)
{
    if (arguments->count == 0)
        return copy_method(runtime, self, arguments, result);
    if (!combine(runtime, function, self, arguments->items[0], result))
        return false;
    for (size_t i = 1; i < arguments->count; i++) {
        struct object *made = ref_get(result);
        bool fine;
        if (function == unite)
            fine = set_update(runtime, made, arguments->items[i]);
        else if (function == differ)
            fine = subtract(runtime, made, arguments->items[i]);
        else
            fine = intersect_again(runtime, made, arguments->items[i]);
        if (!fine) {
            ref_set(runtime, result, NULL);
            return false;
        }
    }
    return true;
}

static bool
union_method(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    return combine_all(runtime, unite, self, arguments, result);
}

static bool
intersection_method(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    return combine_all(runtime, intersect, self, arguments, result);
}

static bool
difference_method(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    return combine_all(runtime, differ, self, arguments, result);
}

static bool
symmetric_method(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    return combine(runtime, differ_both, self, arguments->items[0], result);
}

static bool
update_method(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!set_update(runtime, self, arguments->items[i]))
            return false;
    return store_none(runtime, result);
}

static bool
difference_update_method(struct runtime *runtime, struct object *self,
                         const struct arguments *arguments,
                         struct ref result)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!subtract(runtime, self, arguments->items[i]))
            return false;
    return store_none(runtime, result);
}

static bool
intersection_update_method(struct runtime *runtime, struct object *self,
                           const struct arguments *arguments,
                           struct ref result)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (!intersect_update(runtime, self, arguments->items[i], result))
            return false;
    return store_none(runtime, result);
}

static bool
symmetric_update_method(struct runtime *runtime, struct object *self,
                        const struct arguments *arguments, struct ref result)
{
    return toggle_update(runtime, self, arguments->items[0], result) &&
           store_none(runtime, result);
}

/* ---- questions ---- */

typedef bool (*question)(struct runtime *runtime, struct object *a,
                         struct object *b, bool *truth);

/* Asks about self and a set made of the argument. */
static bool
ask(struct runtime *runtime, question function, struct object *self,
    struct object *other, struct ref result)
{
    bool truth, fine;
    if (object_is_set(other))
        return function(runtime, self, other, &truth) &&
               store_bool(runtime, result, truth);
    if (!set_from_iterable(runtime, &set_type, other, result))
        return false;
    fine = function(runtime, self, ref_get(result), &truth);
    ref_set(runtime, result, NULL);
    return fine && store_bool(runtime, result, truth);
}

static bool
is_superset(struct runtime *runtime, struct object *a, struct object *b,
            bool *truth)
{
    return set_is_subset(runtime, b, a, truth);
}

static bool
is_disjoint(struct runtime *runtime, struct object *a, struct object *b,
            bool *truth)
{
    size_t position = 0;
    struct object *member;
    bool found = false;
    while (!found && (member = set_next(b, &position)) != NULL)
        if (!set_contains(runtime, a, member, &found))
            return false;
    *truth = !found;
    return true;
}

static bool
issubset_method(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    return ask(runtime, set_is_subset, self, arguments->items[0], result);
}

static bool
issuperset_method(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    return ask(runtime, is_superset, self, arguments->items[0], result);
}

static bool
isdisjoint_method(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    return ask(runtime, is_disjoint, self, arguments->items[0], result);
}

#define SHARED_METHODS                                                    \
    {"copy", copy_method, 0, 0, NULL, "copy()"},                          \
    {"difference", difference_method, 0, -1, NULL, "difference(*others)"}, \
    {"intersection", intersection_method, 0, -1, NULL,                    \
     "intersection(*others)"},                                            \
    {"isdisjoint", isdisjoint_method, 1, 1, NULL, "isdisjoint(other, /)"}, \
    {"issubset", issubset_method, 1, 1, NULL, "issubset(other, /)"},      \
    {"issuperset", issuperset_method, 1, 1, NULL, "issuperset(other, /)"}, \
    {"symmetric_difference", symmetric_method, 1, 1, NULL,                \
     "symmetric_difference(other, /)"},                                   \
    {"union", union_method, 0, -1, NULL, "union(*others)"}

const struct method set_methods[] = {
    {"add", add_method, 1, 1, NULL, "add(object, /)"},
    {"clear", clear_method, 0, 0, NULL, "clear()"},
    {"difference_update", difference_update_method, 0, -1, NULL,
     "difference_update(*others)"},
    {"discard", discard_method, 1, 1, NULL, "discard(object, /)"},
    {"intersection_update", intersection_update_method, 0, -1, NULL,
     "intersection_update(*others)"},
    {"pop", pop_method, 0, 0, NULL, "pop()"},
    {"remove", remove_method, 1, 1, NULL, "remove(object, /)"},
    {"symmetric_difference_update", symmetric_update_method, 1, 1, NULL,
     "symmetric_difference_update(other, /)"},
    {"update", update_method, 0, -1, NULL, "update(*others)"},
    SHARED_METHODS,
    {NULL, NULL, 0, 0, NULL, NULL},
};

const struct method frozenset_methods[] = {
    SHARED_METHODS,
    {NULL, NULL, 0, 0, NULL, NULL},
};
