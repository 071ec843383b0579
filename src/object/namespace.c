#include "object/namespace.h"

#include "base/mem.h"
#include "base/vector.h"

/* Code asks for the same few names again and again, and by the same pointers:
 * where each was found last is remembered until a name goes. */
#define GUESS_BITS 8

struct guess {
    const char *name; /* borrowed; compared, never read */
    uint32_t slot;
};

/* Names beside the slots, and an index from name to slot. */
struct namespace_object {
    struct object object;
    char **names; /* owned, by slot */
    size_t name_capacity;
    struct map index; /* name → slot */
    struct guess *guesses; /* owned array, or NULL */
    struct object *dict; /* borrowed, or NULL */
};

static struct namespace_object *
as_namespace(const struct object *object)
{
    return (struct namespace_object *)(uintptr_t)object;
}

static void
release(struct object *object)
{
    struct namespace_object *space = as_namespace(object);
    for (uint32_t i = 0; i < object->slot_count; i++)
        mem_free(space->names[i]);
    mem_free(space->names);
    mem_free(space->guesses);
    map_release(&space->index);
}

const struct type namespace_type = {.name = "namespace",
                                    .scheme = SLOTS_NAMES,
                                    .struct_size =
                                        sizeof(struct namespace_object),
                                    .release = release};

struct object *
namespace_as_dict(const struct object *object)
{
    return as_namespace(object)->dict;
}

void
namespace_set_dict(struct object *object, struct object *dict)
{
    as_namespace(object)->dict = dict;
}

struct object *
namespace_new(struct runtime *runtime, const char *what, const char *name)
{
    return object_new(runtime, &namespace_type,
                      &(struct object_birth){.kind = NODE_NAMESPACE,
                                             .type_name = what,
                                             .name = name});
}

uint32_t
namespace_find(const struct object *object, const char *name)
{
    uint64_t slot;
    return map_get_string(&as_namespace(object)->index, name, strlen(name),
                          &slot)
               ? (uint32_t)slot
               : UINT32_MAX;
}

uint32_t
namespace_find_lasting(const struct object *object, const char *name)
{
    struct namespace_object *space = as_namespace(object);
    uint64_t hash = (uintptr_t)name * UINT64_C(0x9e3779b97f4a7c15);
    if (space->guesses == NULL)
        space->guesses =
            mem_alloc_array((size_t)1 << GUESS_BITS, sizeof *space->guesses);
    struct guess *guess = &space->guesses[hash >> (64 - GUESS_BITS)];
    if (guess->name == name)
        return guess->slot;
    uint32_t slot = namespace_find(object, name);
    if (slot != UINT32_MAX)
        *guess = (struct guess){name, slot};
    return slot;
}

const char *
namespace_name(const struct object *object, uint32_t slot)
{
    return as_namespace(object)->names[slot];
}

/* Makes a slot for a new name and returns it; UINT32_MAX at a limit. */
static uint32_t
add_slot(struct runtime *runtime, struct object *object, const char *name)
{
    struct namespace_object *space = as_namespace(object);
    uint32_t slot = object->slot_count;
    if (!slots_insert(runtime, object, slot, 1, name))
        return UINT32_MAX;
    space->names = vector_grow(space->names, (size_t)slot + 1,
                               &space->name_capacity,
                               sizeof *space->names);
    space->names[slot] = mem_copy_string(name, strlen(name));
    map_set_string(&space->index, name, strlen(name), slot);
    return slot;
}

bool
namespace_set(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    uint32_t slot = namespace_find(object, name);
    if (slot == UINT32_MAX)
        slot = add_slot(runtime, object, name);
    if (slot == UINT32_MAX)
        return false;
    slot_set(runtime, object, slot, value);
    return true;
}

bool
namespace_set_moved(struct runtime *runtime, struct object *object,
                    const char *name, struct ref from)
{
    uint32_t slot = namespace_find_lasting(object, name);
    if (slot == UINT32_MAX)
        slot = add_slot(runtime, object, name);
    if (slot == UINT32_MAX)
        return false;
    struct ref place = {object, slot};
    if (ref_get(place) == NULL) {
        ref_move(runtime, from, place);
        return true;
    }
    /* As PyDict_SetItem: the old value goes while from still holds the new
     * one. */
    ref_set(runtime, place, ref_get(from));
    ref_set(runtime, from, NULL);
    return true;
}

bool
namespace_delete(struct runtime *runtime, struct object *object,
                 const char *name)
{
    struct namespace_object *space = as_namespace(object);
    uint32_t slot = namespace_find(object, name);
    if (slot == UINT32_MAX)
        return false;
    struct ref place = {object, slot};
    struct ref scratch = runtime_scratch(runtime);
    if (ref_get(scratch) == NULL)
        ref_move(runtime, place, scratch);
    else
        ref_set(runtime, place, NULL);
    slots_remove(runtime, object, slot, 1, name);
    mem_free(space->guesses);
    space->guesses = NULL;
    map_remove_string(&space->index, name, strlen(name));
    mem_free(space->names[slot]);
    for (uint32_t i = slot; i < object->slot_count; i++) {
        space->names[i] = space->names[i + 1];
        map_set_string(&space->index, space->names[i],
                       strlen(space->names[i]), i);
    }
    ref_set(runtime, scratch, NULL);
    return true;
}
