#include "object/code_object.h"

/* About what a small code object takes; it has no head of the collector. */
enum { CODE_SIZE = 192 };

static uint64_t
code_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return CODE_SIZE;
}

struct object *
code_object_new(struct runtime *runtime, const void *code, const char *name)
{
    struct object_birth birth = {.kind = NODE_CODE,
                                 .name = name,
                                 .size = CODE_SIZE,
                                 .block_size = CODE_SIZE};
    struct object *object = object_new(runtime, &code_type, &birth);
    if (object == NULL)
        return NULL;
    ((struct code_object *)(void *)object)->code = code;
    if (slots_insert(runtime, object, CODE_OBJECT_CONSTANTS, 1,
                     "co_consts"))
        return object;
    object_discard(runtime, object);
    return NULL;
}

const struct type code_type = {
    .name = "code",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct code_object),
    .size = code_size,
};
