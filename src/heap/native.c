#include "heap/native.h"

#include "heap/runtime.h"

static const struct type native_type = {
    .name = "native",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
};

struct object *
native_open(struct runtime *runtime, const char *what,
            const char *const *names, uint32_t count)
{
    struct object *native = object_new(
        runtime, &native_type,
        &(struct object_birth){.kind = NODE_NATIVE, .type_name = what});
    if (native == NULL)
        return NULL;
    for (uint32_t i = 0; i < count; i++)
        if (!slots_insert(runtime, native, i, 1, names[i]))
            return NULL;
    return native;
}

void
native_close(struct runtime *runtime, struct object *native)
{
    slots_clear(runtime, native, 0, native->slot_count, false);
    object_discard(runtime, native);
}
