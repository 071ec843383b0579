/*
 * imports: a scene that imports what the library does not have is refused
 * before it runs, with what there is.
 */
#ifndef REFSTEP_PLAYBACK_IMPORTS_H
#define REFSTEP_PLAYBACK_IMPORTS_H

#include "base/diag.h"
#include "lang/code.h"

/* Checks every import of the unit; false with *diag filled at the first
 * that the library cannot serve. */
bool check_imports(const struct unit *unit, struct diag *diag);

#endif
