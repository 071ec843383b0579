/*
 * frame_object: a frame as an object of the language, for whoever refers to
 * one: a traceback, another frame object whose caller it was.
 *
 * It is made when it is first asked for (as from 3.11 on), and while the
 * frame runs it is empty: what the frame holds are the frame's own slots.  If
 * something still refers to it when the frame has ended, what the variables
 * hold moves into slots of the frame object, and it holds the object of the
 * frame that called it (Python/frame.c: take_ownership; up to 3.10
 * _PyEval_EvalFrame left such a frame alone).
 */
#ifndef REFSTEP_VM_FRAME_OBJECT_H
#define REFSTEP_VM_FRAME_OBJECT_H

#include "vm/frame.h"

struct frame_object {
    struct object object;
    struct frame *frame;     /* borrowed; NULL once it has ended */
    const struct code *code; /* borrowed from the unit */
    int line;                /* where it ended */
    uint32_t next;           /* as in struct frame, there */
    uint32_t *variables;     /* owned; by number of the variable: the slot
                                that it moved to, + 1; NULL while it runs */
    uint32_t back_slot;      /* that of the frame that called it, + 1 */
    uint32_t variables_slot; /* that of the dict f_locals, + 1; 0: none */
};

extern const struct type frame_object_type;

static inline struct frame_object *
frame_object_cast(struct object *object)
{
    return (struct frame_object *)(void *)object;
}

/* Returns the object of a frame, held by it; NULL at a limit. */
struct object *frame_object_of(struct runtime *runtime, struct frame *frame);

/* Returns the line that a frame object is at, or was when it ended. */
uint32_t frame_object_line(const struct object *object);

/* Parts an ending frame from its object: what the frame holds moves to an
 * object that others hold too. */
void frame_object_take_over(struct runtime *runtime, struct frame *frame);

#endif
