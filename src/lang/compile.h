/*
 * compile: from scene text to code, in one call; the only way into lang that
 * the layers above need besides lesson.h.
 */
#ifndef REFSTEP_LANG_COMPILE_H
#define REFSTEP_LANG_COMPILE_H

#include "base/diag.h"
#include "base/limits.h"
#include "base/profile.h"
#include "lang/code.h"
#include "lang/lesson.h"

/* Compiles length bytes of scene text (any bytes: what is not UTF-8, holds a
 * NUL, nests too deeply or is not in the supported language is refused) for
 * the CPython of profile.  Fills *unit (unit_release) and *lesson
 * (lesson_release) and returns true; or fills *diag and returns false, with
 * nothing to release.  Warnings (unknown directives) are in the lesson. */
bool compile_scene(const char *text, size_t length,
                   const struct profile *profile,
                   const struct limits *limits, struct unit *unit,
                   struct lesson *lesson, struct diag *diag);

/* Compiles a file that is not the scene's, in the same way but for its steps
 * and its lesson: it has none (CODE_LIBRARY). */
bool compile_file(const char *text, size_t length,
                  const struct profile *profile, const struct limits *limits,
                  struct unit *unit, struct diag *diag);

/* The same for text that is one expression: the code returns its value. */
bool compile_eval(const char *text, size_t length,
                  const struct profile *profile, const struct limits *limits,
                  struct unit *unit, struct diag *diag);

#endif
