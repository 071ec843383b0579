/*
 * flow: cleans the finished instructions of a builder; see builder.h.
 */
#ifndef REFSTEP_LANG_FLOW_H
#define REFSTEP_LANG_FLOW_H

#include "lang/builder.h"

/* Whether the argument of opcode is a label. */
bool flow_is_jump(enum opcode opcode);

/* Whether nothing after opcode runs unless it is jumped to. */
bool flow_ends_path(enum opcode opcode);

/* Decides constant jumps, folds tuples, removes what is unreachable and the
 * constants that the dialect removes.  Labels stay true. */
void flow_clean(struct builder *builder, struct workshop *workshop);

/* Returns the most slots the evaluation stack can need; sets the depths of the
 * regions. */
uint32_t flow_stack_size(struct builder *builder,
                         const struct workshop *workshop);

#endif
