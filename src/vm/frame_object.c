#include "vm/frame_object.h"

#include "base/mem.h"
#include "heap/collector.h"
#include "object/atom.h"
#include "object/cell.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/namespace.h"
#include "object/namespace_dict.h"
#include "object/store.h"
#include "vm/locals.h"
#include "vm/machine.h"

/* What sys.getsizeof gives for one without variables. */
enum { BASE_SIZE = 56 + 16, SLOT_SIZE = 8 };

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    struct frame_object *self = frame_object_cast(object);
    (void)runtime;
    text_add_format(out, "<frame at 0x%llx, code %s>",
                    (unsigned long long)object->address, self->code->name);
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, object->slot_count, false);
}

static void
release(struct object *object)
{
    mem_free(frame_object_cast(object)->variables);
}

/* ---- attributes ---------------------------------------------------------- */

static bool
get_code(struct runtime *runtime, struct object *object, struct ref result)
{
    struct frame_object *self = frame_object_cast(object);
    if (self->frame)
        return store(runtime, result, self->frame->code_object);
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (object->slots[i] && object->slots[i]->type == &code_type)
            return store(runtime, result, object->slots[i]);
    return store_none(runtime, result);
}

/* Returns the line of the instruction that a frame is at. */
static int
line_of(const struct frame *frame)
{
    if (frame->next == 0)
        return (int)frame->code->first_line;
    return (int)frame->code->instructions[frame->next - 1].line;
}

uint32_t
frame_object_line(const struct object *object)
{
    const struct frame_object *self =
        (const struct frame_object *)(const void *)object;
    return (uint32_t)(self->frame ? line_of(self->frame) : self->line);
}

static bool
get_line(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 atom_new_int(runtime, frame_object_line(object)));
}

/* Instructions have two bytes; before the first it is -1. */
static bool
get_instruction(struct runtime *runtime, struct object *object,
                struct ref result)
{
    struct frame_object *self = frame_object_cast(object);
    int64_t next = self->frame ? self->frame->next : self->next;
    return store_int(runtime, result, next == 0 ? -1 : 2 * (next - 1));
}

/* Returns the namespace of the globals of the code; that of the scene where
 * nothing of an ended frame tells it. */
static struct object *
globals_of(struct runtime *runtime, struct object *object)
{
    struct frame_object *self = frame_object_cast(object);
    bool is_class = !(self->code->flags & CODE_OPTIMIZED)
                    && strcmp(self->code->name, "<module>") != 0;
    if (self->frame)
        return self->frame->globals;
    for (uint32_t i = 0; i < object->slot_count && !is_class; i++) {
        struct object *held = object->slots[i];
        bool is_owner = i == 0 && runtime->profile->frame_holds_function;
        if (held && held->type == &namespace_type)
            return held;
        if (held && held->type == &function_type && is_owner)
            return held->slots[FUNCTION_GLOBALS];
    }
    return machine_globals(runtime);
}

static bool
get_globals(struct runtime *runtime, struct object *object,
            struct ref result)
{
    return store(runtime, result,
                 namespace_dict_of(runtime, globals_of(runtime, object)));
}

/* The frame that called it lies in the last slot. */
static bool
get_back(struct runtime *runtime, struct object *object, struct ref result)
{
    struct frame_object *self = frame_object_cast(object);
    struct object *back = NULL;
    if (self->frame && self->frame->caller)
        back = frame_object_of(runtime, self->frame->caller);
    else if (!self->frame && self->back_slot != 0)
        back = object->slots[self->back_slot - 1];
    if (!back && has_failed(runtime))
        return false;
    return back ? store(runtime, result, back) : store_none(runtime, result);
}

/* Puts the variables of a frame that has ended into its dict. */
static bool
list_variables(struct runtime *runtime, struct object *object,
               struct object *dict)
{
    struct frame_object *self = frame_object_cast(object);
    for (size_t i = 0; self->variables && i < self->code->local_count; i++) {
        uint32_t slot = self->variables[i];
        struct object *value = slot ? object->slots[slot - 1] : NULL;
        if (value && value->type == &cell_type)
            value = value->slots[0];
        if (value && !dict_set_c(runtime, dict, self->code->locals[i], value))
            return false;
    }
    return true;
}

static bool
get_locals(struct runtime *runtime, struct object *object, struct ref result)
{
    struct frame_object *self = frame_object_cast(object);
    struct ref place = result;
    if (self->frame)
        return frame_locals(runtime, self->frame, result);
    if (self->variables_slot == 0 && runtime->profile->locals_snapshot) {
        uint32_t end = object->slot_count;
        if (!slots_insert(runtime, object, end, 1, "(locals)"))
            return false;
        self->variables_slot = end + 1;
    }
    if (self->variables_slot != 0)
        place = (struct ref){object, self->variables_slot - 1};
    if (!ref_get(place) && !store(runtime, place, dict_new(runtime)))
        return false;
    if (!list_variables(runtime, object, ref_get(place)))
        return false;
    if (place.holder != result.holder)
        ref_set(runtime, result, ref_get(place));
    return true;
}

static const struct getter getters[] = {{"f_code", get_code},
                                        {"f_lineno", get_line},
                                        {"f_lasti", get_instruction},
                                        {"f_back", get_back},
                                        {"f_locals", get_locals},
                                        {"f_globals", get_globals},
                                        {NULL, NULL}};

const struct type frame_object_type = {
    .name = "frame",
    .flags = TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct frame_object),
    .release = release,
    .getters = getters,
    .repr = repr,
    .clear = clear,
};

struct object *
frame_object_of(struct runtime *runtime, struct frame *frame)
{
    if (frame->object_slot != 0)
        return frame->object.slots[frame->object_slot];
    uint64_t size =
        BASE_SIZE
        + SLOT_SIZE * (uint64_t)(frame->code->local_count
                                 + frame->code->stack_size);
    struct object *object =
        object_new(runtime, &frame_object_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = frame->code->name,
                                          .size = size,
                                          .block_size = size});
    uint32_t index = frame->object.slot_count;
    if (!object || !slots_insert(runtime, &frame->object, index, 1, "(frame)"))
        return NULL;
    struct frame_object *self = frame_object_cast(object);
    self->frame = frame;
    self->code = frame->code;
    slot_set(runtime, &frame->object, index, object);
    frame->object_slot = index;
    return object;
}

/* Moves what a slot of the frame holds to a new one of its object. */
static bool
take_slot(struct runtime *runtime, struct frame *frame, uint32_t index,
          struct object *object, const char *name)
{
    if (!frame->object.slots[index])
        return true;
    uint32_t end = object->slot_count;
    if (!slots_insert(runtime, object, end, 1, name))
        return false;
    ref_move(runtime, (struct ref){&frame->object, index},
             (struct ref){object, end});
    return true;
}

static bool
take_slots(struct runtime *runtime, struct frame *frame,
           struct object *object)
{
    bool is_function = (frame->code->flags & CODE_OPTIMIZED) != 0;
    uint32_t locals =
        is_function ? (uint32_t)frame->code->local_count : 0;
    struct ref function = frame_function_place(runtime, frame);
    bool taken = true;
    struct text name = {0};
    /* Where the frame holds its function, that is what its object lets go of
     * first (frame_dealloc). */
    if (function.holder)
        taken = take_slot(runtime, frame, function.slot, object, "(owned)");
    uint32_t *variables = mem_alloc_array(locals, sizeof *variables);
    frame_object_cast(object)->variables = variables;
    for (uint32_t i = 0; taken && i < locals; i++) {
        uint32_t end = object->slot_count;
        text_clear(&name);
        text_add_format(&name, "local %s", frame->code->locals[i]);
        taken = take_slot(runtime, frame, i, object, text_string(&name));
        variables[i] = object->slot_count > end ? end + 1 : 0;
    }
    text_release(&name);
    for (uint32_t i = locals; taken && i < frame->stack_base; i++)
        taken = take_slot(runtime, frame, i, object, "(owned)");
    return taken;
}

void
frame_object_take_over(struct runtime *runtime, struct frame *frame)
{
    struct object *object = frame->object_slot != 0
                                ? frame->object.slots[frame->object_slot]
                                : NULL;
    if (!object)
        return; /* it has none, or a generator that has ended */
    struct frame_object *self = frame_object_cast(object);
    self->frame = NULL;
    self->line = line_of(frame);
    self->next = frame->next;
    if (object->count > 1 && take_slots(runtime, frame, object)) {
        bool linked = frame->caller &&
                      (runtime->profile->ended_generator_linked ||
                       !(frame->code->flags & CODE_GENERATOR));
        struct object *back =
            linked ? frame_object_of(runtime, frame->caller) : NULL;
        uint32_t end = object->slot_count;
        if (back && slots_insert(runtime, object, end, 1, "(back)")) {
            slot_set(runtime, object, end, back);
            self->back_slot = end + 1;
        }
        collector_track(runtime, object);
    }
    slot_set(runtime, &frame->object, frame->object_slot, NULL);
}
