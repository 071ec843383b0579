/*
 * traceback: where an exception passed through a frame (Python/traceback.c).
 * An exception holds the entry of the outermost frame that it has reached;
 * each entry holds the next one further in, and the frame it is about.
 */
#ifndef REFSTEP_OBJECT_TRACEBACK_H
#define REFSTEP_OBJECT_TRACEBACK_H

#include "heap/runtime.h"

enum traceback_slot { TRACEBACK_NEXT, TRACEBACK_FRAME };

struct traceback {
    struct object object;
    uint32_t line;        /* where the frame was */
    uint32_t instruction; /* index in its code */
};

extern const struct type traceback_type;

/* Puts an entry about a frame object in front of the exception's traceback.
 * False at a limit. */
bool traceback_push(struct runtime *runtime, struct object *exception,
                    struct object *frame, uint32_t line,
                    uint32_t instruction);

#endif
