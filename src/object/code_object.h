/*
 * code_object: a compiled function as an object; slot co_consts holds the
 * tuple of its constants.  What it does is the machine's business.
 */
#ifndef REFSTEP_OBJECT_CODE_OBJECT_H
#define REFSTEP_OBJECT_CODE_OBJECT_H

#include "heap/runtime.h"

enum code_object_slot { CODE_OBJECT_CONSTANTS };
enum { CODE_OBJECT_TUPLES = 4 };

struct code_object {
    struct object object;
    const void *code; /* borrowed: struct code of lang */
    layout_id layout; /* of its frames; 0: it has had none */
    void *warm;       /* owned; what its instructions have become (vm/warm.h) */
    uint32_t rounds;  /* entered or looped back to */
    uint32_t tuples[CODE_OBJECT_TUPLES]; /* the slots of those tuples of names
                                            that it holds; 0: of none */
    uint32_t cached[CODE_OBJECT_TUPLES]; /* of those made when asked for */
};

extern const struct type code_type;

/* Returns a new one with count 0 called name, its slot empty, or NULL. */
struct object *code_object_new(struct runtime *runtime, const void *code,
                               const char *name);

static inline const void *
code_object_code(const struct object *object)
{
    return ((const struct code_object *)(const void *)object)->code;
}

#endif
