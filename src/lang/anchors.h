/*
 * anchors: which part of an expression it is that fails, as reports of
 * exceptions show it: the operator of a + b, the brackets of a[i], and where
 * the version asks for it the parentheses of f(x).
 *
 * CPython keeps only where an instruction's expression begins and ends, and
 * parses the text of it again when it reports (Python/traceback.c of 3.11 and
 * 3.12; _extract_caret_anchors_from_line_segment in Lib/traceback.py).  The
 * three do not agree about operators beside parentheses.
 */
#ifndef REFSTEP_LANG_ANCHORS_H
#define REFSTEP_LANG_ANCHORS_H

#include <stdbool.h>
#include <stddef.h>

/* Who reports. */
enum anchor_rules {
    ANCHORS_INTERPRETER, /* 3.11, 3.12: one line, no calls */
    ANCHORS_LIBRARY,     /* the same by the module traceback */
    ANCHORS_LINES        /* 3.13: several lines, and calls */
};

/* The part, its end excluded; lines and columns (code points) from 0. */
struct anchors {
    size_t line, column;
    size_t end_line, end_column;
};

/* Finds the part of the expression `text` of length bytes.  False where it has
 * none, or is no expression. */
bool anchors_find(const char *text, size_t length, enum anchor_rules rules,
                  struct anchors *anchors);

/* Whether length bytes of whole lines begin with a statement `return f(…)` or
 * `x = f(…)`, so that there is no need to show which call failed: one that
 * goes from a column of the first line to one of the last (from 0), of f a
 * name.  *is_blank: there is no statement in them. */
bool anchors_is_plain_call(const char *text, size_t length, size_t column,
                           size_t last_line, size_t end_column,
                           bool *is_blank);

#endif
