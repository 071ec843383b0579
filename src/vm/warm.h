/*
 * warm: what the adaptive interpreter does with instructions that have run
 * before (PEP 659, Python/specialize.c): some calls of functions of the scene,
 * which C code makes at first, become frames like those of any call, with the
 * operands moved into them.  So the counts that such a function sees change
 * when the line has become warm.
 *
 * From 3.12 on an instruction is made over at its second execution, in 3.11 all
 * of a code object when it has been entered or looped back to often enough
 * (profile: warm_rounds).  It then serves the type that it met; another type
 * goes the old way until WARM_MISSES of them have come.
 */
#ifndef REFSTEP_VM_WARM_H
#define REFSTEP_VM_WARM_H

#include "vm/state.h"

/* Counts an entry of the frame's code, or a jump back in it. */
void warm_round(const struct runtime *runtime, struct frame *frame);

/* Operations that may be made over.  Each looks whether the instruction at hand
 * has been, for the operands on the stack, and if so enters the function that
 * they mean: true in *entered.  False with an exception raised. */
bool warm_get_item(struct machine *machine, struct frame *frame,
                   bool *entered);
bool warm_get_attribute(struct machine *machine, struct frame *frame,
                        const char *name, bool *entered);

/* C(…), where first is the slot of the empty place below the class. */
bool warm_construct(struct machine *machine, struct frame *frame,
                    uint32_t first, uint32_t count, bool *entered);

/* Whether d[k] = v at hand gives the dict the references that lie on the stack,
 * instead of new ones that hold both meanwhile. */
bool warm_sets_item(struct machine *machine, struct frame *frame);

/* Whether str(x) at hand gets x without a tuple. */
bool warm_is_str_call(struct machine *machine, struct frame *frame,
                      const struct object *callable, uint32_t count);

#endif
