/*
 * sort_order: the order of sorted items, found as CPython finds it, since code
 * of the scene that compares can tell what is compared with what, and when:
 * runs that go up or down already, short ones made longer by binary insertion,
 * neighbours merged, in leaps where one of them wins again and again
 * (Objects/listsort.txt).
 */
#ifndef REFSTEP_OBJECT_SORT_ORDER_H
#define REFSTEP_OBJECT_SORT_ORDER_H

#include "heap/runtime.h"

/* Stores in order the indices of the count keys, sorted by <; backward: the
 * greatest first.  Equal ones stay as they are.  Returns false with an error
 * raised; order is then as far as sorting got, each index once. */
bool sort_order(struct runtime *runtime, struct object *const *keys,
                uint32_t count, bool backward, uint32_t *order);

#endif
