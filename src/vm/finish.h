/*
 * finish: the end of the program, after the module's last statement
 * (Py_FinalizeEx, Python/pylifecycle.c).
 */
#ifndef REFSTEP_VM_FINISH_H
#define REFSTEP_VM_FINISH_H

#include "vm/state.h"

/* Lets go of the module's frame and with it its code, of the parser's arena,
 * and of the module: what is in a cycle with its namespace dies in the
 * collector, all else by count, names in order of definition.  Emits the
 * last step. */
void machine_finish(struct machine *machine);

#endif
