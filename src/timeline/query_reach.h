/*
 * query_reach: which nodes of a world can be reached.  Private to the
 * timeline.
 *
 * Whatever is alive is held by something, but in the end something must hold
 * it that needs no holder: a running frame, C code at work, the parser, the
 * interpreter.  A node to which nothing refers counts as one of these: it is
 * just being made or just dying.  The rest hold only each other.
 */
#ifndef REFSTEP_TIMELINE_QUERY_REACH_H
#define REFSTEP_TIMELINE_QUERY_REACH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vector.h"
#include "timeline/world.h"

struct query_reach {
    const struct world *world; /* NULL: nothing worked out yet */
    size_t moment;
    size_t unreachable;     /* objects */
    VECTOR(uint64_t) bits;  /* by node */
    VECTOR(node_id) queue;
};

/* Frees what a question left; the zeroed struct asks again. */
void query_reach_release(struct query_reach *reach);

/* Works it out for the present moment of world, unless it is done. */
void query_reach_update(struct query_reach *reach, const struct world *world);

static inline bool
query_reach_has(const struct query_reach *reach, node_id node)
{
    return node / 64 < reach->bits.count &&
           reach->bits.items[node / 64] >> (node % 64) & 1;
}

#endif
