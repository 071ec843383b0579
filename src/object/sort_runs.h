/*
 * sort_runs: the first half of sort_order, which is the only one to include
 * this: stretches of items that are in order.
 */
#ifndef REFSTEP_OBJECT_SORT_RUNS_H
#define REFSTEP_OBJECT_SORT_RUNS_H

#include "heap/runtime.h"

struct sort_run {
    uint32_t start, length;
    unsigned power; /* profile: sort_merges_by_power */
};

struct sorting {
    struct runtime *runtime;
    struct object *const *keys; /* what is compared, by index */
    uint32_t *order;            /* of indices */
    uint32_t *spare;            /* as many */
    uint32_t count;
    int64_t leap;               /* wins in a row that make a run be leapt
                                   through */
    struct sort_run runs[64];   /* more than lengths that double can be */
    uint32_t run_count;
};

/* Stores whether the key of index a is less than that of b. */
bool sort_less(struct sorting *s, uint32_t a, uint32_t b, bool *less);

/* Puts the items from start on in order, as far as a run goes there that is in
 * order, or goes down, but at least `least` of them; stores how many. */
bool sort_make_run(struct sorting *s, uint32_t start, uint32_t least,
                   uint32_t *length);

/* Turns the order of count indices round, in place. */
void sort_turn_round(uint32_t *items, uint32_t count);

#endif
