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

/* Writes there that the exception being raised was ignored, and forgets it
 * (PyErr_WriteUnraisable): heading, then repr(where) unless that is NULL. */
void traceback_ignore(struct machine *machine, const char *heading,
                      struct object *where);

/* The hook of runtime: "Exception ignored in: <function f at 0x…>". */
void traceback_ignore_in(struct runtime *runtime, struct object *where);

#endif
