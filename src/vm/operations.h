/*
 * operations: what each instruction does.
 *
 * A function for each opcode, run_NAME, in the file of its group (run_*.c).
 * It takes the running frame and the instruction's argument and returns false
 * with an exception raised.  Operations leave their result above the operands
 * until the operands have gone, because that is where CPython's count of the
 * result and of the operands can be read from.
 */
#ifndef REFSTEP_VM_OPERATIONS_H
#define REFSTEP_VM_OPERATIONS_H

#include "vm/state.h"

typedef bool operation(struct machine *machine, struct frame *frame,
                       uint32_t argument);

/* Pushes a built-in, made if nobody has asked for it yet; NameError. */
bool push_builtin(struct machine *machine, struct frame *frame,
                  const char *name);

#define OPCODE(name, argument) operation run_##name;
#include "lang/opcode.def"
#undef OPCODE

#endif
