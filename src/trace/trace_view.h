/*
 * trace_view: which variables and slots of a world a trace lists.  Private to
 * the trace; the rules are in trace_writer.h.
 */
#ifndef REFSTEP_TRACE_TRACE_VIEW_H
#define REFSTEP_TRACE_TRACE_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vector.h"
#include "timeline/world_class.h"

#define TRACE_NO_SLOT UINT32_MAX

struct trace_variable {
    text_id name;
    node_id object; /* what it shows */
    node_id cell;   /* in which that is, or 0 */
};

struct trace_variables {
    VECTOR(struct trace_variable) list; /* in order of first binding */
};

/* Returns the node whose slots are a running frame's variables: the frame
 * itself, or the namespace that it runs in. */
node_id trace_variables_node(const struct world *world, node_id frame);

/* Empties *out and lists the bound variables of a frame.  One whose cell is
 * empty comes with no object. */
void trace_list_variables(const struct world *world, node_id frame,
                          struct trace_variables *out);

/* Returns the node in which the slots of an object are that trace_next_slot
 * lists: the object itself, but the frame object of a generator that waits
 * shows the generator's. */
node_id trace_slots_of(const struct world *world, node_id node);

/* Returns the first slot of an object from `from` on that is listed, or
 * TRACE_NO_SLOT. */
uint32_t trace_next_slot(const struct world *world, node_id node,
                         uint32_t from);

/* Returns what a listed slot refers to; appends its label.  Of a class a slot
 * is a number that trace_next_slot gave, and stands for what lies in its dict
 * and its tuple of bases. */
node_id trace_slot(const struct world *world, node_id node, uint32_t slot);
void trace_slot_label(const struct world *world, node_id node, uint32_t slot,
                      struct text *out);

#endif
