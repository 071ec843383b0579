/*
 * trace_delta: records that tell only what changed since the step before.
 * Private to the trace; the format is in trace_writer.h.
 */
#ifndef REFSTEP_TRACE_TRACE_DELTA_H
#define REFSTEP_TRACE_TRACE_DELTA_H

#include "base/text.h"
#include "base/vector.h"
#include "trace/trace_changes.h"
#include "trace/trace_interval.h"
#include "trace/trace_object.h"
#include "trace/trace_view.h"

/* A frame as it was last told. */
struct shown_frame {
    node_id frame;
    node_id names; /* whose slots are its variables */
    int line;
    VECTOR(struct trace_variable) variables; /* that were listed */
};

/* The zeroed struct is the state before the first record
 * (trace_delta_release). */
struct trace_delta {
    struct trace_interval interval;
    struct trace_changes changes;
    VECTOR(struct shown_frame) frames;
    node_id returned; /* what the last record returned; 0: nothing */
    struct trace_listing listing;
    struct trace_variables variables; /* scratch */
    struct text scratch;
};

/* Frees what it remembers. */
void trace_delta_release(struct trace_delta *delta);

/* Takes world forward to a step and notes what happens on the way. */
void trace_delta_seek(struct trace_delta *delta, struct world *world,
                      size_t step);

/* Appends what changed: ,"frames":… ,"objects":… ,"gone":…, each if there is
 * something to tell. */
void trace_add_delta(struct trace_delta *delta, struct trace_style *style,
                     size_t step, struct text *out);

#endif
