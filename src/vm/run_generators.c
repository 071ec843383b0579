/* Generators, seen from within. */
#include "object/atom.h"
#include "object/exception.h"
#include "object/operation.h"
#include "object/store.h"
#include "vm/generator.h"
#include "vm/operations.h"

bool
run_RETURN_GENERATOR(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    return run_NOP(machine, frame, argument);
}

/* Tells that the frame waits, with the value that lies in place. */
static bool
step_yield(struct machine *machine, struct ref place)
{
    return machine_step(machine, STEP_RETURN,
                        (int)machine->instruction->line,
                        (int)machine->instruction->column, ref_get(place));
}

bool
run_YIELD_VALUE(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct ref value = frame_place(frame, 1);
    (void)argument;
    if (!step_yield(machine, value))
        return false;
    ref_move(machine->runtime, value, frame->result);
    frame->stack_top--;
    generator_suspend(machine, frame);
    return true;
}

bool
run_GET_YIELD_FROM_ITER(struct machine *machine, struct frame *frame,
                        uint32_t argument)
{
    (void)argument;
    if (object_is_generator(frame_peek(frame, 1)))
        return true;
    if (!object_iterate(machine->runtime, frame_peek(frame, 1),
                        frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 1, false);
    return true;
}

/* Takes the value of the StopIteration being raised. */
static void
take_stop_value(struct runtime *runtime, struct ref result)
{
    struct object *stop = ref_get(runtime->exception);
    struct object *value = stop->slots[EXCEPTION_FIRST];
    ref_set(runtime, result, value ? value : atom_none(runtime));
    clear_error(runtime);
}

/* Calls iterator.send(value), without binding the method. */
static bool
send_by_method(struct runtime *runtime, struct frame *frame,
               struct object *iterator, struct object *value)
{
    struct ref method = frame_place(frame, 0), result = method;
    result.slot++;
    struct object *items[] = {iterator, value};
    bool is_method;
    bool done = object_get_method(runtime, iterator, "send", method,
                                  &is_method);
    size_t first = is_method ? 0 : 1;
    done = done && object_call(runtime, ref_get(method),
                               &(struct arguments){items + first, 2 - first,
                                                   NULL, NULL, NULL},
                               result);
    ref_set(runtime, method, NULL);
    if (done)
        ref_move(runtime, result, method);
    return done;
}

static enum generator_outcome
send_to_generator(struct runtime *runtime, struct frame *frame,
                  struct object *generator, struct ref result)
{
    struct sent sent = {.value = frame_peek(frame, 1)};
    if (runtime->profile->send_moves_value)
        sent.from = frame_place(frame, 1);
    return generator_send(runtime, generator, &sent, result);
}

/* Sends the top of the stack to the iterator below it. */
static enum generator_outcome
send(struct runtime *runtime, struct frame *frame)
{
    struct object *iterator = frame_peek(frame, 2);
    struct object *value = frame_peek(frame, 1);
    struct ref result = frame_place(frame, 0);
    if (object_is_generator(iterator))
        return send_to_generator(runtime, frame, iterator, result);
    bool done = is_none(value)
                    ? object_next_or_stop(runtime, iterator, result)
                    : send_by_method(runtime, frame, iterator, value);
    if (done && ref_get(result))
        return GENERATOR_YIELDED;
    if (done) {
        ref_set(runtime, result, atom_none(runtime));
        return GENERATOR_RETURNED;
    }
    if (!is_raised(runtime, "StopIteration"))
        return GENERATOR_FAILED;
    take_stop_value(runtime, result);
    return GENERATOR_RETURNED;
}

bool
run_YIELD_FROM(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    (void)argument;
    switch (send(runtime, frame)) {
    case GENERATOR_FAILED:
        return false;
    case GENERATOR_RETURNED:
        frame_finish(runtime, frame, 2, false);
        return true;
    case GENERATOR_YIELDED:
        break;
    }
    if (!step_yield(machine, frame_place(frame, 0)))
        return false;
    ref_move(runtime, frame_place(frame, 0), frame->result);
    frame_drop(runtime, frame);
    frame->next--;
    generator_suspend(machine, frame);
    return true;
}
