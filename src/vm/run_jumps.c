/* Jumps and loops. */
#include "heap/collector.h"
#include "heap/native.h"
#include "object/operation.h"
#include "vm/operations.h"
#include "vm/warm.h"

/* A jump back is where the interpreter's loop looks up from its work. */
static bool
jump(struct machine *machine, struct frame *frame, uint32_t target)
{
    bool back = target < frame->next;
    frame->next = target;
    return !back || machine_check(machine);
}

bool
run_JUMP(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (argument < frame->next)
        warm_round(machine->runtime, frame);
    return jump(machine, frame, argument);
}

static bool
pop_jump_if(struct machine *machine, struct frame *frame, uint32_t target,
            bool wanted)
{
    bool truth;
    if (!object_is_true(machine->runtime, frame_peek(frame, 1), &truth))
        return false;
    frame_drop(machine->runtime, frame);
    return truth != wanted || jump(machine, frame, target);
}

bool
run_POP_JUMP_IF_FALSE(struct machine *machine, struct frame *frame,
                      uint32_t argument)
{
    return pop_jump_if(machine, frame, argument, false);
}

bool
run_POP_JUMP_IF_TRUE(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    return pop_jump_if(machine, frame, argument, true);
}

/* Whether what stays on the stack is true, which code of the scene may say. */
static bool
test_kept(struct runtime *runtime, struct object *object, bool *truth)
{
    static const char *const names[] = {"the copy"};
    if (!object->type->class || !runtime->profile->and_or_test_a_copy)
        return object_is_true(runtime, object, truth);
    struct object *native = native_open(runtime, "and, or", names, 1);
    if (!native)
        return false;
    slot_set(runtime, native, 0, object);
    bool done = object_is_true(runtime, object, truth);
    native_close(runtime, native);
    return done;
}

static bool
jump_or_pop(struct machine *machine, struct frame *frame, uint32_t target,
            bool wanted)
{
    bool truth;
    if (!test_kept(machine->runtime, frame_peek(frame, 1), &truth))
        return false;
    if (truth == wanted)
        return jump(machine, frame, target);
    frame_drop(machine->runtime, frame);
    return true;
}

bool
run_JUMP_IF_FALSE_OR_POP(struct machine *machine, struct frame *frame,
                         uint32_t argument)
{
    return jump_or_pop(machine, frame, argument, false);
}

bool
run_JUMP_IF_TRUE_OR_POP(struct machine *machine, struct frame *frame,
                        uint32_t argument)
{
    return jump_or_pop(machine, frame, argument, true);
}

bool
run_GET_ITER(struct machine *machine, struct frame *frame,
             uint32_t argument)
{
    (void)argument;
    if (!object_iterate(machine->runtime, frame_peek(frame, 1),
                        frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 1, false);
    return true;
}

bool
run_FOR_ITER(struct machine *machine, struct frame *frame,
             uint32_t argument)
{
    struct ref item = frame_place(frame, 0);
    if (!object_next(machine->runtime, frame_peek(frame, 1), item))
        return false;
    if (ref_get(item)) {
        frame->stack_top++;
        return true;
    }
    frame_drop(machine->runtime, frame);
    return jump(machine, frame, argument);
}
