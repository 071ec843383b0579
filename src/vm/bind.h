/*
 * bind: arguments become the variables of a function's frame
 * (initialize_locals, Python/ceval.c).
 */
#ifndef REFSTEP_VM_BIND_H
#define REFSTEP_VM_BIND_H

#include "heap/type.h"
#include "vm/frame.h"

struct binding {
    struct runtime *runtime;
    struct object *function;
    struct frame *frame;          /* the new one, whose variables are empty */
    struct arguments arguments;   /* borrowed */
    struct object *moves_from;    /* the holder in whose slots the arguments
                                     lie, from moves_first on, and may be moved
                                     from; NULL: they stay */
    uint32_t moves_first;
};

/* Binds all parameters; false with TypeError raised, in CPython's words. */
bool bind_arguments(struct binding *binding);

#endif
