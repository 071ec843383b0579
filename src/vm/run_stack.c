/* Steps, and moving things about on the evaluation stack. */
#include "vm/operations.h"

bool
run_STEP(struct machine *machine, struct frame *frame, uint32_t argument)
{
    (void)frame;
    return machine_step(machine, (enum step_kind)argument,
                        (int)machine->instruction->line,
                        (int)machine->instruction->column, NULL);
}

bool
run_NOP(struct machine *machine, struct frame *frame, uint32_t argument)
{
    (void)machine;
    (void)frame;
    (void)argument;
    return true;
}

bool
run_POP_TOP(struct machine *machine, struct frame *frame, uint32_t argument)
{
    (void)argument;
    frame_drop(machine->runtime, frame);
    return true;
}

bool
run_COPY(struct machine *machine, struct frame *frame, uint32_t argument)
{
    frame_push_object(machine->runtime, frame, frame_peek(frame, argument));
    return true;
}

bool
run_SWAP(struct machine *machine, struct frame *frame, uint32_t argument)
{
    ref_swap(machine->runtime, frame_place(frame, 1),
             frame_place(frame, argument));
    return true;
}

bool
run_ROTATE(struct machine *machine, struct frame *frame, uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    if (argument == 2) {
        ref_swap(runtime, frame_place(frame, 1), frame_place(frame, 2));
        return true;
    }
    uint32_t *permutation = mem_alloc_array(argument, sizeof *permutation);
    permutation[0] = argument - 1;
    for (uint32_t i = 1; i < argument; i++)
        permutation[i] = i - 1;
    slots_permute(runtime, &frame->object, frame->stack_top - argument,
                  permutation, argument);
    mem_free(permutation);
    return true;
}
