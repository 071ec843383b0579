#include "vm/frame_object.h"

#include "heap/collector.h"
#include "object/atom.h"
#include "object/store.h"

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

const struct type frame_object_type = {
    .name = "frame",
    .flags = TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct frame_object),
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
    uint32_t flags =
        frame->code->flags & CODE_LIBRARY ? NODE_OPAQUE : 0;
    struct object *object =
        object_new(runtime, &frame_object_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = frame->code->name,
                                          .flags = flags,
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
    for (uint32_t i = 0; taken && i < locals; i++) {
        text_clear(&name);
        text_add_format(&name, "local %s", frame->code->locals[i]);
        taken = take_slot(runtime, frame, i, object, text_string(&name));
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
    self->line = frame->line;
    if (object->count > 1 && take_slots(runtime, frame, object)) {
        struct object *back =
            frame->caller ? frame_object_of(runtime, frame->caller) : NULL;
        uint32_t end = object->slot_count;
        if (back && slots_insert(runtime, object, end, 1, "(back)"))
            slot_set(runtime, object, end, back);
        collector_track(runtime, object);
    }
    slot_set(runtime, &frame->object, frame->object_slot, NULL);
}
