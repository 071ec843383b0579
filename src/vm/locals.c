#include "vm/locals.h"

#include "object/cell.h"
#include "object/dict.h"
#include "object/globals.h"
#include "object/store.h"
#include "vm/state.h"

static bool
give_names(struct runtime *runtime, struct object *names, struct ref result)
{
    if (names->kind == NODE_NAMESPACE)
        names = globals_dict(runtime, names);
    return names && store(runtime, result, names);
}

bool
running_globals(struct runtime *runtime, struct ref result)
{
    return give_names(runtime, machine_of(runtime)->current->globals, result);
}

bool
running_in_module(const struct runtime *runtime)
{
    const struct machine *machine = runtime->machine;
    return machine->current->names == machine->current->globals;
}

/* Returns what a variable holds, through its cell; NULL: it is not bound. */
static struct object *
value_of(const struct frame *frame, size_t local)
{
    struct object *value = frame->object.slots[local];
    if (value && (frame->code->local_kinds[local] & (LOCAL_CELL | LOCAL_FREE))
        && value->type == &cell_type)
        return value->slots[0];
    return value;
}

/* Whether a local is the empty place of a parameter that lives in a cell of its
 * own. */
static bool
is_moved(const struct code *code, size_t local)
{
    for (size_t i = 0; i < code->cell_count; i++)
        if (code->cells[i].argument == local
            && code->cells[i].local != local)
            return true;
    return false;
}

/* Makes dict say what the variables hold now. */
static bool
update(struct runtime *runtime, const struct frame *frame,
       struct object *dict)
{
    const struct code *code = frame->code;
    for (size_t i = 0; i < code->local_count; i++) {
        struct object *value = value_of(frame, i);
        bool found;
        if (is_moved(code, i))
            continue;
        if (value ? !dict_set_c(runtime, dict, code->locals[i], value)
                  : !dict_delete_c(runtime, dict, code->locals[i], &found))
            return false;
    }
    return true;
}

/* Returns the place in the frame that holds its dict of variables. */
static bool
locals_place(struct runtime *runtime, struct frame *frame,
             struct ref *place)
{
    if (frame->locals_slot == 0) {
        uint32_t index = frame->object.slot_count;
        if (!slots_insert(runtime, &frame->object, index, 1, "(locals)"))
            return false;
        frame->locals_slot = index;
    }
    *place = (struct ref){&frame->object, frame->locals_slot};
    return true;
}

bool
running_locals(struct runtime *runtime, struct ref result)
{
    return frame_locals(runtime, machine_of(runtime)->current, result);
}

bool
frame_locals(struct runtime *runtime, struct frame *frame, struct ref result)
{
    if (!(frame->code->flags & CODE_OPTIMIZED))
        return give_names(runtime, frame->names, result);
    struct ref place = result;
    bool keeps = runtime->profile->locals_snapshot;
    if (keeps && !locals_place(runtime, frame, &place))
        return false;
    if (!ref_get(place) && !store(runtime, place, dict_new(runtime)))
        return false;
    if (!update(runtime, frame, ref_get(place)))
        return false;
    if (keeps)
        ref_set(runtime, result, ref_get(place));
    return true;
}
