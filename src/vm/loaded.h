/*
 * loaded: files that run beside the scene: modules of the library that are
 * written in Python, and texts that the scene itself runs (exec).
 *
 * Each is a unit of its own with its own constants; its code is flagged
 * CODE_LIBRARY, so that it makes no steps and its frames are not shown.  It
 * runs in a loop inside the instruction that asked for it, as an import does.
 */
#ifndef REFSTEP_VM_LOADED_H
#define REFSTEP_VM_LOADED_H

#include "vm/state.h"

/* Frees what was loaded, and its unit where that is owned. */
void loaded_free(struct loaded *loaded);

#endif
