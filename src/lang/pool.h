/*
 * pool: takes out of all that compiling made what the scene can meet.
 */
#ifndef REFSTEP_LANG_POOL_H
#define REFSTEP_LANG_POOL_H

#include "lang/compiler.h"

/* Moves the compiled codes that can be reached from the module's, and of the
 * constants those that code refers to and those by which the arena holds one
 * of them, to *unit. */
void pool_take(struct compiler *compiler, struct unit *unit);

#endif
