/*
 * set and frozenset: slots are the members, in no order that means anything.
 *
 * The order in which a set is printed is that of CPython's hash table, so the
 * table is CPython's, probe for probe (Objects/setobject.c); it refers to
 * slots by number.
 */
#ifndef REFSTEP_OBJECT_SET_H
#define REFSTEP_OBJECT_SET_H

#include "heap/runtime.h"

extern const struct type set_type, frozenset_type;

/* Returns whether object is a set or a frozenset. */
static inline bool
object_is_set(const struct object *object)
{
    return type_is(object->type, &set_type) ||
           type_is(object->type, &frozenset_type);
}

static inline uint32_t
set_length(const struct object *set)
{
    return set->slot_count;
}

/* Returns a new empty set or frozenset (type) with count 0, or NULL. */
struct object *set_new(struct runtime *runtime, const struct type *type);

/* frozenset(): the shared one where the profile has one. */
struct object *frozenset_empty(struct runtime *runtime);

/* Stores set(iterable) or frozenset(iterable). */
bool set_from_iterable(struct runtime *runtime, const struct type *type,
                       struct object *iterable, struct ref result);

/* Adds item (to a frozenset only while it is being made). */
bool set_add(struct runtime *runtime, struct object *set,
             struct object *item);

/* Removes item; found says whether it was there (may be NULL). */
bool set_discard(struct runtime *runtime, struct object *set,
                 struct object *item, bool *found);

/* item in set; returns false with an error raised (an item that cannot be
 * hashed, or an __eq__ of the scene). */
bool set_contains(struct runtime *runtime, struct object *set,
                  struct object *item, bool *truth);

/* set |= iterable (SET_UPDATE). */
bool set_update(struct runtime *runtime, struct object *set,
                struct object *iterable);

/* Returns a copy of the type. */
struct object *set_copy(struct runtime *runtime, const struct type *type,
                        struct object *set);

/* Removes all members, which may die of it. */
void set_clear(struct runtime *runtime, struct object *set);

/* Walks the table: returns the next member from *position (start with 0) on
 * and moves it, or NULL at the end. */
struct object *set_next(const struct object *set, size_t *position);

#endif
