/*
 * marks: the source that a report of an exception quotes, and under it the
 * signs that show which part of it failed (PEP 657).
 *
 *         total = price * count / 0
 *                 ~~~~~~~~~~~~~~^~~
 */
#ifndef REFSTEP_VM_MARKS_H
#define REFSTEP_VM_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "base/text.h"

/* A stretch of source: what an instruction was compiled from.  Lines and
 * columns (code points) from 1, the end excluded. */
struct stretch {
    const char *source;
    size_t length;
    uint32_t line, column, end_line, end_column;
};

/* Appends the source indented by four, with marks where the profile's CPython
 * shows them; nothing where the line is blank.  by_library: as the module
 * traceback does it. */
void marks_quote(const struct profile *profile,
                 const struct stretch *stretch, bool by_library,
                 struct text *out);

/* Appends line number `line` of a source without blanks around it. */
void marks_line(const char *source, size_t length, uint32_t line,
                struct text *out);

#endif
