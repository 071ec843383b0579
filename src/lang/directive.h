/*
 * directive: one `#:` comment.
 *
 *     #: ask refs(x) -- How many references does the list have?
 *
 * Python ignores it.  A word close to one that is known is a slip of the pen,
 * and an error; any other unknown word may be meant for another tool and is
 * only warned of.
 */
#ifndef REFSTEP_LANG_DIRECTIVE_H
#define REFSTEP_LANG_DIRECTIVE_H

#include "base/limits.h"
#include "lang/lesson.h"

enum directive_result {
    DIRECTIVE_READ,
    DIRECTIVE_UNKNOWN, /* to be warned of */
    DIRECTIVE_WRONG    /* *diag says why */
};

/* Reads length bytes after the `#:`, at a place (of the #) of the scene.
 * Fills kind, text, second and line of *directive (owned), whose statement is
 * for the caller to find. */
enum directive_result directive_read(const char *bytes, size_t length,
                                     int line, int column,
                                     const struct limits *limits,
                                     struct directive *directive,
                                     struct diag *diag);

/* Whether the kind may only stand before the first statement. */
bool directive_is_header(enum directive_kind kind);

/* Returns "ask" and so on; static storage. */
const char *directive_name(enum directive_kind kind);

#endif
