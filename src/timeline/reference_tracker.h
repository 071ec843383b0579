/*
 * reference_tracker: follows the references to one node through the events
 * of its life, without a world.  Private to the timeline.
 *
 * Most events do not concern the node and cost a comparison or two: only
 * those that name it, and those that move slots of its holders, are looked
 * at.  So a life is read at the speed at which memory is.
 */
#ifndef REFSTEP_TIMELINE_REFERENCE_TRACKER_H
#define REFSTEP_TIMELINE_REFERENCE_TRACKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vector.h"
#include "timeline/log.h"

struct dated_slot {
    uint32_t slot;
    size_t since; /* event that put the reference there */
};

/* The references that one holder has, in order of slot. */
struct tracked_holder {
    node_id holder;
    VECTOR(struct dated_slot) slots;
};

struct reference_tracker {
    const struct log *log;
    node_id node;
    size_t position; /* events before this one are taken into account */
    bool alive;
    bool immortal;
    uint64_t references;
    VECTOR(struct tracked_holder) holders; /* in any order */
    struct map places;                     /* holder → index in holders */
    VECTOR(uint64_t) is_holder;            /* a bit for each node */

    /* what happened since reference_tracker_settle */
    bool changed;      /* its own slots, size, text or state */
    bool lost;         /* an older reference is gone */
    size_t fresh;      /* newer references that are still there */
    size_t settled_at; /* position of the settling */
};

/* Begins the life of node, just after its birth; position is SIZE_MAX if it
 * was never born (reference_tracker_release). */
void reference_tracker_start(struct reference_tracker *tracker,
                             const struct log *log, node_id node);
void reference_tracker_release(struct reference_tracker *tracker);

/* Goes on until all events before moment are taken into account. */
void reference_tracker_run(struct reference_tracker *tracker, size_t moment);

/* Goes on until just after the next STEP event and stores the step's number;
 * false at the end of the log. */
bool reference_tracker_next_step(struct reference_tracker *tracker,
                                 size_t *step);

/* Returns whether something lasting happened since the last settling. */
static inline bool
reference_tracker_is_touched(const struct reference_tracker *tracker)
{
    return tracker->changed || tracker->lost || tracker->fresh > 0;
}

/* Takes what is now as what was. */
void reference_tracker_settle(struct reference_tracker *tracker);

#endif
