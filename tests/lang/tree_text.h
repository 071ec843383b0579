/*
 * tree_text: syntax trees as text, for tests: `(a + b)[1:2]` is
 * `[(+ a b) (slice 1 2 -)]`.
 */
#ifndef REFSTEP_TESTS_LANG_TREE_TEXT_H
#define REFSTEP_TESTS_LANG_TREE_TEXT_H

#include "base/text.h"

/* Parses a NUL-terminated scene and appends its statements, one a line; what
 * is wrong instead as "line:column: message". */
void tree_text(const char *scene, struct text *out);

#endif
