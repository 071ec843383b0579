/*
 * locals: the variables of running code as dicts: locals() and globals().
 */
#ifndef REFSTEP_VM_LOCALS_H
#define REFSTEP_VM_LOCALS_H

#include "heap/runtime.h"

/* Stores what globals() gives the running code. */
bool running_globals(struct runtime *runtime, struct ref result);

/* Whether the code of a module is running. */
bool running_in_module(const struct runtime *runtime);

/* Stores what locals() gives: the dict of a module or class body itself; in a
 * function a dict made of its variables, which up to 3.12 the frame holds and
 * gives again (PyFrame_FastToLocals; PEP 667). */
bool running_locals(struct runtime *runtime, struct ref result);

/* The same for any frame that runs. */
struct frame;
bool frame_locals(struct runtime *runtime, struct frame *frame,
                  struct ref result);

#endif
