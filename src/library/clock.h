/*
 * clock: what time it is in a scene, the same at every run.
 */
#ifndef REFSTEP_LIBRARY_CLOCK_H
#define REFSTEP_LIBRARY_CLOCK_H

#include "heap/runtime.h"

/* Returns the nanoseconds since the scene began; some more at every call. */
int64_t clock_now(struct runtime *runtime);

#endif
