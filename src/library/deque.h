/*
 * deque: collections.deque (Modules/_collectionsmodule.c).  Slots are the
 * items.
 *
 * CPython keeps them in blocks of 64; where in its first block a deque begins
 * is reckoned along, so that sizes agree with sys.getsizeof.
 */
#ifndef REFSTEP_LIBRARY_DEQUE_H
#define REFSTEP_LIBRARY_DEQUE_H

#include "heap/runtime.h"

struct deque {
    struct object object;
    int64_t maximum;  /* -1: none */
    uint64_t changes; /* of the length, for those who iterate */
    uint32_t left;    /* index of the first item in its block */
};

extern const struct type deque_type, deque_iterator_type;
extern const struct type deque_reverse_iterator_type;
extern const struct method deque_methods[];

static inline struct deque *
as_deque(const struct object *object)
{
    return (struct deque *)(uintptr_t)object;
}

static inline bool
object_is_deque(const struct object *object)
{
    return type_is(object->type, &deque_type);
}

/* Adds an item at one end; one too many falls out at the other. */
bool deque_append(struct runtime *runtime, struct object *deque,
                  struct object *item, bool at_left);

/* Moves the item at one end to result; false: there is none (nothing is
 * raised). */
bool deque_take(struct runtime *runtime, struct object *deque, bool at_left,
                struct ref result);

/* Puts item before index, which is within 0 … length. */
bool deque_insert(struct runtime *runtime, struct object *deque,
                  uint32_t index, struct object *item);

/* Removes the item at an index. */
void deque_delete(struct runtime *runtime, struct object *deque,
                  uint32_t index);

/* Adds the items of an iterable at one end, one after the other. */
bool deque_extend(struct runtime *runtime, struct object *deque,
                  struct object *iterable, bool at_left);

/* Removes all items; they may die of it. */
void deque_clear(struct runtime *runtime, struct object *deque);

/* Stores a deque of the same items and maximum. */
bool deque_copy(struct runtime *runtime, struct object *deque,
                struct ref result);

/* Moves the last `by` items to the front (by < 0: the first to the end). */
void deque_rotate(struct runtime *runtime, struct object *deque, int64_t by);

#endif
