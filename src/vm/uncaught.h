/*
 * uncaught: what Python would say about an exception that nobody caught.
 */
#ifndef REFSTEP_VM_UNCAUGHT_H
#define REFSTEP_VM_UNCAUGHT_H

#include "vm/state.h"

/* Notes in the exception being raised that it passes through frame, and emits
 * the step of it; false when a limit is reached. */
bool traceback_add(struct machine *machine, struct frame *frame);

/* Writes machine->traceback, as python3 does, and the exit status. */
void traceback_finish(struct machine *machine);

/* The same for a function that was called when the program had ended. */
void traceback_fail_at_exit(struct machine *machine,
                            struct object *function);

/* The hook of runtime: "Exception ignored in: <function f at 0x…>". */
void traceback_ignore_in(struct runtime *runtime, struct object *where);

#endif
