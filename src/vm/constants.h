/*
 * constants: makes objects of what the compiler left as data.
 */
#ifndef REFSTEP_VM_CONSTANTS_H
#define REFSTEP_VM_CONSTANTS_H

#include "vm/state.h"

/* Makes an object of every entry of the unit's pool, the same object
 * wherever an index is used, and code objects, each with a slot co_consts.
 * False with MemoryError raised.  What no code object holds is still loose. */
bool constants_make(struct runtime *runtime, struct loaded *loaded);

/* Makes the arena of the scene, which holds what the parser's memory does. */
bool constants_fill_arena(struct machine *machine);

/* Frees the arena, which lets go of what it held. */
void constants_release_arena(struct machine *machine);

#endif
