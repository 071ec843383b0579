/*
 * hidden: the names that a scene's `#: hide` directives keep off the screen.
 */
#ifndef REFSTEP_PLAYBACK_HIDDEN_H
#define REFSTEP_PLAYBACK_HIDDEN_H

#include "lang/lesson.h"

/* Returns whether one of the lesson's globs matches name. */
bool name_is_hidden(const struct lesson *lesson, const char *name);

#endif
