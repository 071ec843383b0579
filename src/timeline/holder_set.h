/*
 * holder_set: which nodes refer to one node, and how often each: a multiset
 * with updates in constant time.  Private to the timeline.
 *
 * Most objects have one holder, many a few, and some (None before it became
 * immortal, a small int) thousands.  So one holder is kept in the set itself,
 * up to eight in an array that is searched, and more in a hash table.  The
 * order in which they are kept depends on the past; nobody sees it, since
 * holder_set_list sorts.  The zeroed struct is an empty set.
 */
#ifndef REFSTEP_TIMELINE_HOLDER_SET_H
#define REFSTEP_TIMELINE_HOLDER_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "timeline/event.h"

struct holding {
    node_id holder; /* 0: free place */
    uint32_t times; /* slots of holder that refer to the node */
};

struct holder_set {
    union {
        struct holding one;   /* capacity 0 */
        struct holding *many; /* owned */
    } at;
    uint32_t count;    /* different holders */
    uint32_t capacity; /* a power of two; over 8: a hash table */
};

/* Frees what it owns; the set is empty afterwards. */
void holder_set_release(struct holder_set *set);

/* Adds times references by holder. */
void holder_set_add(struct holder_set *set, node_id holder, uint32_t times);

/* Removes times references by holder; false, changing nothing, if it has not
 * as many. */
bool holder_set_remove(struct holder_set *set, node_id holder,
                       uint32_t times);

/* Returns how many references holder has. */
uint32_t holder_set_times(const struct holder_set *set, node_id holder);

/* Stores all set->count entries in out, in order of holder. */
void holder_set_list(const struct holder_set *set, struct holding *out);

#endif
