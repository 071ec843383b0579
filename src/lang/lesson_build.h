/*
 * lesson_build: reads a scene's lesson from its comments, its docstring and
 * the extents of its statements; the rules are in lesson.h and directive.h.
 */
#ifndef REFSTEP_LANG_LESSON_BUILD_H
#define REFSTEP_LANG_LESSON_BUILD_H

#include "lang/lesson.h"
#include "lang/lexer.h"
#include "lang/tree.h"

/* Fills *lesson.  Returns false with *diag set (and an empty lesson) for a
 * directive that is nearly known, stands in the wrong place, or does not say
 * what it should. */
bool lesson_build(const struct source *source,
                  const struct token_list *tokens,
                  const struct module *module,
                  const struct constants *constants,
                  const struct limits *limits, struct lesson *lesson,
                  struct diag *diag);

#endif
