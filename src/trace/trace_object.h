/*
 * trace_object: objects in a trace: their numbers, and how they are written.
 * Private to the trace.
 */
#ifndef REFSTEP_TRACE_TRACE_OBJECT_H
#define REFSTEP_TRACE_TRACE_OBJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "base/vector.h"
#include "timeline/world.h"

/* Numbers of nodes, given when first asked for. */
struct trace_numbers {
    VECTOR(uint32_t) by_node; /* 0: none yet */
    uint32_t last;
};

/* Returns the number of a node. */
uint32_t trace_number(struct trace_numbers *numbers, node_id node);

/* Which objects a record lists. */
struct trace_listing {
    VECTOR(uint32_t) seen; /* by node: the last record that lists it */
    uint32_t record;
};

/* Enters node in the present record; returns whether it was not listed yet. */
bool trace_enter(struct trace_listing *listing, node_id node);
void trace_leave(struct trace_listing *listing, node_id node);

/* How objects are written. */
struct trace_style {
    const struct world *world;
    struct trace_numbers *numbers;
    const struct trace_listing *listing;
    bool holders;
    struct text scratch;
};

/* Appends the fields that never change, "type":…,"address":…,"value":…. */
void trace_add_nature(struct trace_style *style, node_id node,
                      struct text *out);

/* Each appends a field that can change, after a comma. */
void trace_add_size(const struct trace_style *style, node_id node,
                    struct text *out);
/* Only of weak references: what it refers to, which need not be listed. */
void trace_add_referent(struct trace_style *style, node_id node,
                        struct text *out);
void trace_add_count(const struct trace_style *style, node_id node,
                     struct text *out);
void trace_add_slots(struct trace_style *style, node_id node,
                     struct text *out);
void trace_add_holders(struct trace_style *style, node_id node,
                       struct text *out);

/* Appends [LABEL,OBJECT] for a slot. */
void trace_add_slot(struct trace_style *style, node_id node, uint32_t slot,
                    struct text *out);

/* Appends "NUMBER":{…} with all fields. */
void trace_add_object(struct trace_style *style, node_id node,
                      struct text *out);

#endif
