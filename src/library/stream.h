/*
 * stream: sys.stdout and sys.stderr.  A scene shows what it writes to stdout;
 * what goes to stderr stands where tracebacks do, as no part of its output.
 */
#ifndef REFSTEP_LIBRARY_STREAM_H
#define REFSTEP_LIBRARY_STREAM_H

#include "heap/runtime.h"

extern const struct type stream_type;

/* Returns a new stream with count 0, or NULL. */
struct object *stream_new(struct runtime *runtime, bool is_error);

#endif
