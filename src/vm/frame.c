#include "vm/frame.h"

#include "heap/native.h"
#include "object/cell.h"
#include "object/code_object.h"
#include "vm/frame_object.h"

static const struct type frame_type = {
    .name = "frame",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct frame),
};

static struct frame *
make_frame(struct runtime *runtime, const char *type_name,
           const struct code *code)
{
    struct object_birth birth = {
        .kind = NODE_FRAME,
        .type_name = type_name,
        .name = code->name,
        .flags = code->flags & CODE_LIBRARY ? NODE_HIDDEN | NODE_OPAQUE : 0,
    };
    struct object *object = object_new(runtime, &frame_type, &birth);
    struct frame *frame = (struct frame *)object;
    if (frame)
        frame->code = code;
    return frame;
}

static const char function_slot[] = "(function)";
static const char code_slot[] = "(code)";
static const char globals_slot[] = "(globals)";
static const char hidden_slot[] = "(hidden)";
static const char stack_slot[] = "(stack)";

/* Appends a named slot that refers to target; false at a limit. */
static bool
add_slot(struct runtime *runtime, struct frame *frame, const char *name,
         struct object *target)
{
    uint32_t index = frame->object.slot_count;
    if (!slots_insert(runtime, &frame->object, index, 1, name))
        return false;
    if (target)
        slot_set(runtime, &frame->object, index, target);
    return true;
}

static bool
add_stack(struct runtime *runtime, struct frame *frame)
{
    frame->stack_base = frame->stack_top = frame->object.slot_count;
    return slots_insert(runtime, &frame->object, frame->stack_base,
                        frame->code->stack_size + FRAME_EXTRA_STACK,
                        stack_slot);
}

struct frame *
frame_new_module(struct runtime *runtime, const struct code *code,
                 struct object *code_object, struct object *globals)
{
    struct frame *frame = make_frame(runtime, "module", code);
    if (!frame)
        return NULL;
    frame->code_object = code_object;
    frame->constants = code_object->slots[CODE_OBJECT_CONSTANTS];
    frame->globals = globals;
    if (!slots_insert(runtime, &frame->object, 0,
                      (uint32_t)code->local_count, hidden_slot)
        || !add_slot(runtime, frame, "globals", globals)
        || !add_slot(runtime, frame, code_slot, code_object)
        || !add_stack(runtime, frame)
        || !frame_make_cells(runtime, frame, NULL)) {
        frame_free(runtime, frame);
        return NULL;
    }
    return frame;
}

struct frame *
frame_new_function(struct runtime *runtime, const struct code *code,
                   struct object *code_object, struct object *globals)
{
    struct frame *frame = make_frame(runtime, "function", code);
    if (!frame)
        return NULL;
    frame->code_object = code_object;
    frame->constants = code_object->slots[CODE_OBJECT_CONSTANTS];
    frame->globals = globals;
    bool owns_function = runtime->profile->frame_holds_function;
    bool made = true;
    for (size_t i = 0; made && i < code->local_count; i++)
        made = add_slot(runtime, frame, code->locals[i], NULL);
    made = made && (!owns_function
                    || add_slot(runtime, frame, function_slot, NULL));
    made = made && add_slot(runtime, frame, code_slot, code_object);
    made = made && (owns_function
                    || add_slot(runtime, frame, globals_slot, globals));
    if (!made || !add_stack(runtime, frame)) {
        frame_free(runtime, frame);
        return NULL;
    }
    return frame;
}

bool
frame_make_cells(struct runtime *runtime, struct frame *frame,
                 struct object *closure)
{
    const struct code *code = frame->code;
    for (size_t i = 0; i < code->cell_count; i++) {
        const struct cell_local *place = &code->cells[i];
        struct object *cell = cell_new(runtime, NULL);
        if (!cell)
            return false;
        if (place->argument != UINT32_MAX)
            ref_move(runtime, (struct ref){&frame->object, place->argument},
                     (struct ref){cell, 0});
        slot_set(runtime, &frame->object, place->local, cell);
    }
    uint32_t first = (uint32_t)(code->local_count - code->free_count);
    for (uint32_t i = 0; i < code->free_count; i++)
        slot_set(runtime, &frame->object, first + i, closure->slots[i]);
    return true;
}

struct ref
frame_function_place(struct runtime *runtime, struct frame *frame)
{
    if (!runtime->profile->frame_holds_function)
        return (struct ref){NULL, 0};
    return (struct ref){&frame->object, (uint32_t)frame->code->local_count};
}

void
frame_push(struct runtime *runtime, struct frame *frame)
{
    if (!(frame->code->flags & CODE_LIBRARY))
        log_append(runtime->log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                                .node = frame->object.id});
}

void
frame_pop(struct runtime *runtime, struct frame *frame)
{
    if (!(frame->code->flags & CODE_LIBRARY))
        log_append(runtime->log, (struct event){.kind = EVENT_FRAME_POPPED,
                                                .node = frame->object.id});
}

void
frame_free(struct runtime *runtime, struct frame *frame)
{
    struct object *arguments = frame->arguments;
    frame_object_take_over(runtime, frame);
    slots_clear(runtime, &frame->object, 0, frame->object.slot_count, false);
    object_discard(runtime, &frame->object);
    if (arguments)
        native_close(runtime, arguments);
}

struct ref
frame_result_place(struct frame *frame)
{
    if (frame->returns_to_c)
        return frame->result;
    return frame_place(frame->caller, 0);
}

void
frame_drop_many(struct runtime *runtime, struct frame *frame, uint32_t count,
                bool backward)
{
    frame->stack_top -= count;
    slots_clear(runtime, &frame->object, frame->stack_top, count, backward);
}

void
frame_finish(struct runtime *runtime, struct frame *frame, uint32_t count,
             bool backward)
{
    struct ref from = frame_place(frame, 0);
    frame_drop_many(runtime, frame, count, backward);
    if (count > 0)
        ref_move(runtime, from, frame_place(frame, 0));
    frame->stack_top++;
}
