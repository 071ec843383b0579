/*
 * flow: cleans the finished instructions of a builder; see builder.h.
 */
#ifndef REFSTEP_LANG_FLOW_H
#define REFSTEP_LANG_FLOW_H

#include "lang/builder.h"

/* Whether the argument of opcode is a label. */
bool flow_is_jump(enum opcode opcode);

/* Decides constant jumps, folds tuples, removes what is unreachable and the
 * constants that the dialect removes.  Labels stay true. */
void flow_clean(struct builder *builder, struct workshop *workshop);

/* Returns the most slots the evaluation stack can need. */
uint32_t flow_stack_size(const struct builder *builder);

#endif
