/* The instruction loop, steps, and what happens when an instruction fails. */
#include "heap/collector.h"
#include "vm/generator.h"
#include "vm/operations.h"
#include "vm/uncaught.h"

static operation *const operations[OPCODE_COUNT] = {
#define OPCODE(name, argument) [OPCODE_##name] = run_##name,
#include "lang/opcode.def"
#undef OPCODE
};

bool
machine_step(struct machine *machine, enum step_kind kind, int line,
             int column, struct object *value)
{
    struct runtime *runtime = machine->runtime;
    struct frame *frame = machine->current;
    if (frame && frame->code->flags & CODE_LIBRARY)
        return runtime_work(runtime, 1);
    if (machine->steps >= runtime->limits.steps && kind != STEP_END
        && kind != STEP_EXIT)
        return stop_run(runtime, "the limit of %zu steps is reached",
                        runtime->limits.steps);
    struct step step = {
        .kind = kind,
        .line = line,
        .column = (unsigned)column & 0xFFFFFFu,
        .frame = frame ? frame->object.id : 0,
        .value = value ? value->id : 0,
    };
    if ((kind == STEP_EXCEPTION || kind == STEP_END)
        && machine->exception.length > 0 && has_failed(runtime))
        step.exception = log_text(runtime->log, machine->exception.bytes,
                                  machine->exception.length);
    log_step(runtime->log, &step, frame ? frame->line : 0);
    if (frame)
        frame->line = line;
    machine->steps++;
    return true;
}

void
machine_leave_frame(struct machine *machine)
{
    struct frame *frame = machine->current;
    machine->current = frame->caller;
    machine->depth--;
    frame_pop(machine->runtime, frame);
    if (object_is_generator(&frame->object))
        generator_finish(machine->runtime, generator_of(&frame->object));
    else
        frame_free(machine->runtime, frame);
}

const struct handler *
machine_find_handler(const struct frame *frame)
{
    const struct handler *handlers = frame->code->handlers;
    uint32_t at = frame->next - 1;
    size_t low = 0, high = frame->code->handler_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (handlers[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < frame->code->handler_count
                 && handlers[low].start <= at;
    return found ? &handlers[low] : NULL;
}

/* Empties the evaluation stack down to a depth. */
static void
cut_stack(struct machine *machine, struct frame *frame, uint32_t depth)
{
    frame_drop_many(machine->runtime, frame,
                    frame->stack_top - frame->stack_base - depth, true);
}

/* Lets go of what an operation that failed had begun to make: its place is the
 * free one above the stack. */
static void
drop_unfinished(struct runtime *runtime, struct frame *frame)
{
    struct ref place = frame_place(frame, 0);
    if (place.slot < place.holder->slot_count)
        ref_set(runtime, place, NULL);
}

bool
machine_unwind_frame(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    struct frame *frame = machine->current;
    drop_unfinished(runtime, frame);
    if (!machine->is_reraising && !traceback_add(machine, frame))
        return false;
    machine->is_reraising = false;
    const struct handler *handler = machine_find_handler(frame);
    cut_stack(machine, frame, handler ? handler->depth : 0);
    if (!handler)
        return false;
    ref_move(runtime, runtime->exception, frame_place(frame, 0));
    frame->stack_top++;
    frame->next = handler->target;
    return true;
}

/* Runs the next instruction of the current frame. */
static bool
run_one(struct machine *machine)
{
    struct frame *frame = machine->current;
    const struct instruction *instruction =
        &frame->code->instructions[frame->next++];
    machine->instruction = instruction;
    bool is_library = frame->code->flags & CODE_LIBRARY;
    if (!is_library)
        log_begin_instruction(machine->runtime->log);
    else if (!runtime_work(machine->runtime, 1))
        return false;
    if (machine->runtime->stopped)
        return false; /* by an operation that cannot fail */
    if (log_is_full(machine->runtime->log))
        return stop_run(machine->runtime, "the history has reached its limit "
                        "of %zu events or %zu bytes",
                        machine->runtime->limits.events,
                        machine->runtime->limits.history_bytes);
    return operations[instruction->opcode](machine, frame,
                                           instruction->argument);
}

/* Hands the exception being raised from frame to frame until one handles it;
 * false when that is none up to `until`, or the run was stopped. */
static bool
unwind(struct machine *machine, struct frame *until)
{
    while (machine->runtime->stopped || !machine_unwind_frame(machine)) {
        if (machine->runtime->stopped)
            return false; /* all stays as it was, to be shown */
        bool last = machine->current == until;
        /* A frame that is entered by C code gives the exception to it; all
         * others let their caller go on with it. */
        if (last && !until->returns_to_c)
            return false; /* the module's frame stays, to be shown */
        machine_leave_frame(machine);
        if (last)
            return false;
    }
    return true;
}

bool
machine_loop(struct machine *machine, struct frame *until)
{
    struct frame *outside = until->caller;
    while (machine->current != outside)
        if (!run_one(machine) && !unwind(machine, until))
            return false;
    return true;
}

bool
machine_loop_raising(struct machine *machine, struct frame *until)
{
    return unwind(machine, until) && machine_loop(machine, until);
}
