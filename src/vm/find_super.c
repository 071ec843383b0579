#include "vm/find_super.h"

#include "object/cell.h"
#include "object/type_object.h"
#include "vm/state.h"

/* Returns the first argument, which may have moved into a cell; NULL: it has
 * been deleted. */
static struct object *
first_argument(const struct frame *frame)
{
    const struct code *code = frame->code;
    struct object *found = frame->object.slots[0];
    for (size_t i = 0; i < code->cell_count; i++)
        if (code->cells[i].argument == 0)
            found = frame->object.slots[code->cells[i].local]->slots[0];
    return found;
}

static struct object *
class_cell(const struct frame *frame)
{
    const struct code *code = frame->code;
    for (size_t i = code->local_count - code->free_count;
         i < code->local_count; i++)
        if (strcmp(code->locals[i], "__class__") == 0)
            return frame->object.slots[i];
    return NULL;
}

bool
find_super(struct runtime *runtime, struct object **type,
           struct object **object)
{
    const struct frame *frame = machine_of(runtime)->current;
    if (!frame || frame->names)
        return raise_error(runtime, "RuntimeError",
                           frame ? "super(): no arguments"
                                 : "super(): no current frame");
    if (frame->code->argument_count == 0)
        return raise_error(runtime, "RuntimeError",
                           "super(): no arguments");
    *object = first_argument(frame);
    if (!*object)
        return raise_error(runtime, "RuntimeError",
                           "super(): arg[0] deleted");
    struct object *cell = class_cell(frame);
    if (!cell)
        return raise_error(runtime, "RuntimeError",
                           "super(): __class__ cell not found");
    *type = cell->slots[0];
    if (!*type)
        return raise_error(runtime, "RuntimeError",
                           "super(): empty __class__ cell");
    return object_is_type(*type)
           || raise_error(runtime, "RuntimeError",
                          "super(): __class__ is not a type (%s)",
                          (*type)->type->name);
}
