/*
 * trace_record: the parts that every record of a trace has.  Private to the
 * trace.
 */
#ifndef REFSTEP_TRACE_TRACE_RECORD_H
#define REFSTEP_TRACE_TRACE_RECORD_H

#include <stddef.h>

#include "base/text.h"
#include "timeline/world.h"
#include "trace/trace_object.h"
#include "trace/trace_view.h"

/* Appends {"step":…,"event":… up to "output":…, which is what was written
 * from the byte output_from on; return values and exceptions too. */
void trace_add_head(const struct world *world, size_t step,
                    size_t output_from, struct trace_numbers *numbers,
                    struct text *out);

/* Appends {"function":…}, a frame that runs, and leaves its variables in
 * *scratch. */
void trace_add_frame(const struct world *world, node_id frame,
                     struct trace_numbers *numbers,
                     struct trace_variables *scratch, struct text *out);

/* Appends [{"function":…},…], all frames that run. */
void trace_add_frames(const struct world *world,
                      struct trace_numbers *numbers,
                      struct trace_variables *scratch, struct text *out);

/* Returns what a step returns if it is alive now; else 0. */
node_id trace_returned(const struct world *world, size_t step);

#endif
