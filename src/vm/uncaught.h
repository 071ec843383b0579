/*
 * uncaught: what Python would say about an exception that nobody caught.
 */
#ifndef REFSTEP_VM_UNCAUGHT_H
#define REFSTEP_VM_UNCAUGHT_H

#include "vm/state.h"

/* Notes in the exception being raised that it passes through frame, and emits
 * the step of it; false when a limit is reached. */
bool traceback_add(struct machine *machine, struct frame *frame);

/* Writes machine->traceback, as python3 does (traceback.py; without the marks
 * under the source line that 3.11 added), and the exit status. */
void traceback_finish(struct machine *machine);

#endif
