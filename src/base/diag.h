/*
 * diag: what is wrong with a user's input, and where.
 *
 * Functions that can find the user's text wrong return bool and fill a
 * struct diag; only cli and tui show it.
 */
#ifndef REFSTEP_BASE_DIAG_H
#define REFSTEP_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct diag {
    struct text message; /* one sentence, no newline, no final period */
    struct text hint;    /* what to write instead; may be empty */
    int line;            /* from 1; 0: no place */
    int column;          /* from 1, in code points; 0: whole line */
    int end_line, end_column; /* behind its last character; 0: not known */
    bool is_indentation; /* an IndentationError, not a SyntaxError */
};

/* Frees the texts. */
void diag_release(struct diag *diag);

/* Sets place and message (printf-like) and clears the hint; returns false, so
 * that callers can write `return diag_set(…)`. */
bool diag_set(struct diag *diag, int line, int column, const char *format,
              ...) TEXT_PRINTF(4, 5);

/* The same with the arguments in a list. */
bool diag_set_list(struct diag *diag, int line, int column,
                   const char *format, va_list arguments) TEXT_PRINTF(4, 0);

/* Sets the hint. */
void diag_hint(struct diag *diag, const char *format, ...) TEXT_PRINTF(2, 3);

/* Appends `file:line:column: message`, the source line and a caret below the
 * column, and the hint, each on a line; all made safe for a terminal.
 * source (length bytes) may be NULL: then without the line and caret. */
void diag_format(const struct diag *diag, const char *file,
                 const char *source, size_t length, struct text *out);

#endif
