/*
 * trace_interval: what the events between two steps touched.  Private to the
 * trace.
 */
#ifndef REFSTEP_TRACE_TRACE_INTERVAL_H
#define REFSTEP_TRACE_TRACE_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vector.h"
#include "timeline/world_class.h"

struct touched_node {
    node_id node;
    bool lost;       /* a reference to it, perhaps */
    bool slots;      /* its slots changed, but the first and last ones: */
    uint32_t before; /* so many at the beginning are as they were */
    uint32_t after;  /* and so many at the end */
    uint32_t count;  /* slots there are now */
};

struct trace_interval {
    VECTOR(struct touched_node) list; /* in the order of their events */
    VECTOR(uint32_t) places;          /* by node: index in list, + 1 */
};

/* Frees its lists. */
void trace_interval_release(struct trace_interval *interval);

/* Takes world from where it is to a later moment and lists all nodes that the
 * events between concern. */
void trace_interval_read(struct trace_interval *interval,
                         struct world *world, size_t moment);

/* Returns what happened to a node, NULL if nothing. */
const struct touched_node *
trace_interval_find(const struct trace_interval *interval, node_id node);

#endif
