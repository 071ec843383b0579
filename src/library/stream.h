/*
 * stream: sys.stdin, sys.stdout and sys.stderr.  A scene shows what it writes
 * to stdout; what goes to stderr stands where tracebacks do, as no part of its
 * output; what comes from stdin are the lines that input() would get.
 */
#ifndef REFSTEP_LIBRARY_STREAM_H
#define REFSTEP_LIBRARY_STREAM_H

#include "heap/runtime.h"

extern const struct type stream_type;

enum stream_kind { STREAM_INPUT, STREAM_OUTPUT, STREAM_ERROR };

/* Returns a new stream with count 0, or NULL. */
struct object *stream_new(struct runtime *runtime, enum stream_kind kind);

#endif
