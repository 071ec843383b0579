/*
 * range: slots start, stop and step hold ints.
 */
#ifndef REFSTEP_OBJECT_RANGE_H
#define REFSTEP_OBJECT_RANGE_H

#include "heap/runtime.h"

extern const struct type range_type;

enum range_slot { RANGE_START, RANGE_STOP, RANGE_STEP };

/* Returns a new range with count 0 of three int objects, or NULL: ValueError
 * "range() arg 3 must not be zero". */
struct object *range_new(struct runtime *runtime, struct object *start,
                         struct object *stop, struct object *step);

/* Stores start, step and length if they fit into 64 bits. */
bool range_bounds(const struct object *range, int64_t *start, int64_t *step,
                  int64_t *length);

#endif
