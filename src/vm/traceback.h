/*
 * traceback: what Python would say about an exception that nobody caught.
 */
#ifndef REFSTEP_VM_TRACEBACK_H
#define REFSTEP_VM_TRACEBACK_H

#include "vm/state.h"

/* Notes that the exception being raised passes through frame, and emits the
 * step of it. */
void traceback_add(struct machine *machine, struct frame *frame);

/* Writes machine->traceback, as python3 does (traceback.py; without the marks
 * under the source line that 3.11 added), and the exit status. */
void traceback_finish(struct machine *machine);

#endif
