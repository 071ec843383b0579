/*
 * source: the text of a scene, ready to be read.
 *
 * Whatever the file had at the ends of its lines, here a line ends with one
 * '\n', the last one too; a byte-order mark is gone.  So offsets into `text`
 * are not offsets into the file, but lines and columns (in code points) are
 * the file's own.
 */
#ifndef REFSTEP_LANG_SOURCE_H
#define REFSTEP_LANG_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/vector.h"

/* A stretch of text; lines and columns from 1, the end is exclusive. */
struct place {
    int line, column;
    int end_line, end_column;
};

struct source {
    struct text text;                /* normalised */
    VECTOR(size_t) lines;            /* offset of each line's first byte */
};

/* Reads length bytes.  Fails for text that is too long, is not UTF-8 or holds
 * a NUL byte; then *diag says where, and there is nothing to release. */
bool source_init(struct source *source, const char *bytes, size_t length,
                 const struct limits *limits, struct diag *diag);

/* Frees the text. */
void source_release(struct source *source);

/* Returns the number of the last line that is not blank, at least 1. */
int source_last_line(const struct source *source);

/* Returns line number `line` (from 1) without its newline; its length in
 * bytes in *length. */
const char *source_line(const struct source *source, int line,
                        size_t *length);

#endif
