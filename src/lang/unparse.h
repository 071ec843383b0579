/*
 * unparse: an expression as text again, as CPython writes annotations that
 * are not evaluated (PEP 563; Python/ast_unparse.c): one space around
 * operators, parentheses only where they are needed.
 */
#ifndef REFSTEP_LANG_UNPARSE_H
#define REFSTEP_LANG_UNPARSE_H

#include "base/text.h"
#include "lang/tree.h"

/* Appends the text of an expression, not folded, as an annotation has it. */
void unparse(const struct constants *constants,
             const struct expression *node, struct text *out);

#endif
