#include "object/cell.h"

#include "object/store.h"

static bool
repr(struct runtime *runtime, struct object *cell, struct text *out)
{
    (void)runtime;
    struct object *contents = cell->slots[0];
    text_add_format(out, "<cell at 0x%llx: ",
                    (unsigned long long)cell->address);
    if (contents == NULL)
        text_add_string(out, "empty>");
    else
        text_add_format(out, "%s object at 0x%llx>", contents->type->name,
                        (unsigned long long)contents->address);
    return true;
}

static bool
get_contents(struct runtime *runtime, struct object *cell, struct ref result)
{
    if (cell->slots[0] == NULL)
        return raise_error(runtime, "ValueError", "Cell is empty");
    return store(runtime, result, cell->slots[0]);
}

static void
clear(struct runtime *runtime, struct object *cell)
{
    slot_set(runtime, cell, 0, NULL);
}

static bool
set_contents(struct runtime *runtime, struct object *cell,
             struct object *value)
{
    slot_set(runtime, cell, 0, value);
    return true;
}

static const struct setter setters[] = {{"cell_contents", set_contents},
                                        {NULL, NULL}};

static const struct getter getters[] = {{"cell_contents", get_contents},
                                        {NULL, NULL}};

const struct type cell_type = {.name = "cell",
                               .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
                               .scheme = SLOTS_NAMES,
                               .struct_size = sizeof(struct object),
                               .repr = repr,
                               .clear = clear,
                               .getters = getters,
                               .setters = setters};

struct object *
cell_new(struct runtime *runtime, const char *name, struct object *contents)
{
    struct object *cell =
        object_new(runtime, &cell_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = name,
                                          .size = 40,
                                          .block_size = 40});
    if (cell == NULL || !slots_insert(runtime, cell, 0, 1, "cell_contents"))
        return NULL;
    slot_set(runtime, cell, 0, contents);
    return cell;
}
