/*
 * print: a session as text, step by step: what ran, what it did, the memory
 * picture, what was printed.
 *
 * The plain form has no picture but sentences, one fact a line, for screen
 * readers, for diffs and for goldens.
 */
#ifndef REFSTEP_EXPORT_PRINT_H
#define REFSTEP_EXPORT_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "playback/session.h"

/* Takes length bytes of output; false: it could not be written, and nothing
 * more is. */
typedef bool (*print_write)(void *context, const char *bytes, size_t length);

struct print_options {
    bool plain;       /* sentences instead of the picture */
    bool ascii;       /* no characters but ASCII */
    int width;        /* columns, at least 20 */
    bool one_step;    /* only stop number `step` */
    size_t step;
    print_write write;
    void *context;
};

/* Writes the title card and every stop of session (or one of them), then how
 * the scene ended.  Returns whether all could be written. */
bool print_session(struct session *session,
                   const struct print_options *options);

#endif
