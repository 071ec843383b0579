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

/* Lets a holder hold each entry as often as the parser's arena does, in slots
 * of that name (NULL: they have none) behind those that it has.  False with
 * MemoryError raised. */
bool constants_hold_literals(struct runtime *runtime,
                             const struct loaded *loaded,
                             struct object *holder, const char *name);

/* Makes the arena of the scene, which holds what the parser's memory does. */
bool constants_fill_arena(struct machine *machine);

/* Frees the arena, which lets go of what it held. */
void constants_release_arena(struct machine *machine);

#endif
