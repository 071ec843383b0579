#include "object/cell.h"

#include "object/store.h"

enum { CELL_SIZE = 24, GC_HEAD = 16 };

static uint64_t
cell_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return CELL_SIZE;
}

struct object *
cell_new(struct runtime *runtime, struct object *contents)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = CELL_SIZE + GC_HEAD,
                                 .block_size = CELL_SIZE + GC_HEAD};
    struct object *cell = object_new(runtime, &cell_type, &birth);
    if (cell == NULL)
        return NULL;
    if (!slots_insert(runtime, cell, 0, 1, "cell_contents")) {
        object_discard(runtime, cell);
        return NULL;
    }
    if (contents != NULL)
        slot_set(runtime, cell, 0, contents);
    return cell;
}

static bool
get_contents(struct runtime *runtime, struct object *object,
             struct ref result)
{
    if (object->slots[0] == NULL)
        return raise_error(runtime, "ValueError", "Cell is empty");
    return store(runtime, result, object->slots[0]);
}

static const struct getter getters[] = {
    {"cell_contents", get_contents},
    {NULL, NULL},
};

const struct type cell_type = {
    .name = "cell",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .size = cell_size,
    .getters = getters,
};
