/*
 * tuple: slots are the items; there is one empty tuple.
 */
#ifndef REFSTEP_OBJECT_TUPLE_H
#define REFSTEP_OBJECT_TUPLE_H

#include "heap/runtime.h"

extern const struct type tuple_type;

static inline bool
object_is_tuple(const struct object *object)
{
    return type_is(object->type, &tuple_type);
}

/* Returns () (shared), or a new tuple with count 0, or NULL with an error
 * raised. */
struct object *tuple_empty(struct runtime *runtime);

/* Returns a new tuple of count (1 or more) empty slots, to be filled before
 * anyone sees it; count 0; NULL with an error raised. */
struct object *tuple_new(struct runtime *runtime, uint32_t count);

/* Returns a new tuple that holds count borrowed items; NULL with an error
 * raised. */
struct object *tuple_from_items(struct runtime *runtime,
                                struct object *const *items, uint32_t count);

/* The items are moved from count slots of holder, first on (BUILD_TUPLE). */
struct object *tuple_from_slots(struct runtime *runtime,
                                struct object *holder, uint32_t first,
                                uint32_t count);

/* Stores tuple(iterable): a tuple itself is given back. */
bool tuple_from_iterable(struct runtime *runtime, struct object *iterable,
                         struct ref result);

/* Lets the collector forget a tuple that cannot be part of a cycle, as the
 * compiler does with constants (_PyTuple_MaybeUntrack). */
void tuple_maybe_untrack(struct runtime *runtime, struct object *tuple);

#endif
