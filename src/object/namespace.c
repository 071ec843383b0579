#include "object/namespace.h"

#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/vector.h"

struct namespace {
    struct object object;
    struct map slots;       /* name → slot */
    VECTOR(char *) names;   /* by slot; owned */
};

static struct namespace *
namespace_of(const struct object *object)
{
    return (struct namespace *)(uintptr_t)object;
}

static void
release_namespace(struct object *object)
{
    struct namespace *namespace = namespace_of(object);
    for (size_t i = 0; i < namespace->names.count; i++)
        mem_free(namespace->names.items[i]);
    VECTOR_RELEASE(&namespace->names);
    map_release(&namespace->slots);
}

const struct type namespace_type = {
    .name = "dict",
    .flags = TYPE_TRACKED,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct namespace),
    .release = release_namespace,
};

struct object *
namespace_new(struct runtime *runtime, const char *what, const char *name)
{
    struct object_birth birth = {.kind = NODE_NAMESPACE,
                                 .type_name = what,
                                 .name = name,
                                 .flags = NODE_HIDDEN};
    return object_new(runtime, &namespace_type, &birth);
}

uint32_t
namespace_find(const struct object *object, const char *name)
{
    uint64_t slot;
    if (!map_get_string(&namespace_of(object)->slots, name, strlen(name),
                        &slot))
        return UINT32_MAX;
    return (uint32_t)slot;
}

const char *
namespace_name(const struct object *object, uint32_t slot)
{
    return namespace_of(object)->names.items[slot];
}

/* Returns the slot of a name, a new one at the end if need be; UINT32_MAX
 * when there is no room. */
static uint32_t
slot_for(struct runtime *runtime, struct object *object, const char *name)
{
    struct namespace *namespace = namespace_of(object);
    uint32_t slot = namespace_find(object, name);
    size_t length = strlen(name);
    if (slot != UINT32_MAX)
        return slot;
    slot = object->slot_count;
    if (!slots_insert(runtime, object, slot, 1, name))
        return UINT32_MAX;
    VECTOR_PUSH(&namespace->names, mem_copy_string(name, length));
    map_set_string(&namespace->slots, name, length, slot);
    return slot;
}

bool
namespace_set(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    uint32_t slot = slot_for(runtime, object, name);
    if (slot == UINT32_MAX)
        return false;
    slot_set(runtime, object, slot, value);
    return true;
}

/* The new value is in before the old one goes, as in dict assignment: the
 * old one waits where the new one was. */
bool
namespace_set_moved(struct runtime *runtime, struct object *object,
                    const char *name, struct ref from)
{
    uint32_t slot = slot_for(runtime, object, name);
    if (slot == UINT32_MAX)
        return false;
    if (object->slots[slot] == NULL) {
        ref_move(runtime, from, (struct ref){object, slot});
    } else {
        slot_set(runtime, object, slot, ref_get(from));
        ref_set(runtime, from, NULL);
    }
    return true;
}

bool
namespace_delete(struct runtime *runtime, struct object *object,
                 const char *name)
{
    struct namespace *namespace = namespace_of(object);
    uint32_t slot = namespace_find(object, name);
    if (slot == UINT32_MAX)
        return false;
    slot_set(runtime, object, slot, NULL);
    slots_remove(runtime, object, slot, 1, name);
    map_remove_string(&namespace->slots, name, strlen(name));
    mem_free(namespace->names.items[slot]);
    namespace->names.count--;
    for (size_t i = slot; i < namespace->names.count; i++) {
        char *moved = namespace->names.items[i + 1];
        namespace->names.items[i] = moved;
        map_set_string(&namespace->slots, moved, strlen(moved), i);
    }
    return true;
}

void
namespace_clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, object->slot_count, false);
}
