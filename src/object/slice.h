/*
 * slice: slots start, stop and step, each None or what was written there.
 */
#ifndef REFSTEP_OBJECT_SLICE_H
#define REFSTEP_OBJECT_SLICE_H

#include "heap/runtime.h"

extern const struct type slice_type;

enum slice_slot { SLICE_START, SLICE_STOP, SLICE_STEP };

/* Returns a new slice with count 0 (NULL parts: None), or NULL. */
struct object *slice_new(struct runtime *runtime, struct object *start,
                         struct object *stop, struct object *step);

/* What a slice means for a sequence: items start, start + step … count of
 * them; all within the sequence. */
struct slice_range {
    int64_t start;
    int64_t stop;
    int64_t step;
    int64_t count;
};

/* Works out slice for length items (PySlice_AdjustIndices).  TypeError "slice
 * indices must be integers or None or have an __index__ method", ValueError
 * "slice step cannot be zero". */
bool slice_indices(struct runtime *runtime, struct object *slice,
                   size_t length, struct slice_range *range);

#endif
