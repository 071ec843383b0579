/*
 * constants: makes objects of what the compiler left as data.
 */
#ifndef REFSTEP_VM_CONSTANTS_H
#define REFSTEP_VM_CONSTANTS_H

#include "vm/state.h"

/* Makes an object of every entry of the unit's pool, the same object
 * wherever an index is used; code objects, each with a slot co_consts; and
 * the arena, which holds what the parser's memory does.  False with
 * MemoryError raised. */
bool constants_make(struct machine *machine);

/* Frees the arena, which lets go of what it held. */
void constants_release_arena(struct machine *machine);

#endif
