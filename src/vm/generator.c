#include "vm/generator.h"

#include "heap/collector.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "vm/frame_object.h"
#include "vm/generator_methods.h"
#include "vm/warm.h"

/* ---- birth and end ------------------------------------------------------ */

bool
generator_give(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    struct frame *caller = machine->current;
    struct object *arguments = frame->arguments;
    bool to_c = frame->returns_to_c;
    frame->arguments = NULL;
    if (arguments)
        native_close(runtime, arguments);
    ref_set(runtime, to_c ? frame->result : frame_place(caller, 0),
            &frame->object);
    if (!to_c)
        frame_finish(runtime, caller, caller->stack_top - frame->operands,
                     runtime->profile->args_die_last_first);
    frame->returns_to_c = true;
    frame->next = 1; /* after RETURN_GENERATOR */
    /* Up to 3.10 a generator has its frame object from the beginning. */
    struct object *object = runtime->profile->generator_holds_function
                                ? NULL
                                : frame_object_of(runtime, frame);
    if (object)
        collector_track(runtime, object);
    return machine_check(machine);
}

void
generator_finish(struct runtime *runtime, struct generator *generator)
{
    struct frame *frame = &generator->frame;
    struct object *self = &frame->object;
    if (generator->state == GENERATOR_RUNNING)
        runtime->handled = generator->handled.outer;
    generator->state = GENERATOR_CLOSED;
    self->finalized = true;
    frame_object_take_over(runtime, frame);
    for (uint32_t i = 0; i < self->slot_count; i++)
        if (self->slots[i] && self->slots[i] != frame->code_object)
            slot_set(runtime, self, i, NULL);
    frame->stack_top = frame->stack_base;
}

/* ---- running ------------------------------------------------------------ */

/* Whether closing a generator does more than letting go of what it holds: a
 * handler watches where it waits, or it has delegated to another. */
static bool
needs_close(struct generator *generator)
{
    return generator->state == GENERATOR_SUSPENDED
           && (machine_find_handler(&generator->frame)
               || generator_delegate(&generator->frame.object));
}

void
generator_suspend(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    struct generator *generator = generator_of(&frame->object);
    runtime->handled = generator->handled.outer;
    machine->current = frame->caller;
    frame->caller = NULL;
    machine->depth--;
    frame_pop(runtime, frame);
    generator->state = GENERATOR_SUSPENDED;
    object_set_flags(runtime, &frame->object,
                     frame->object.flags | NODE_SUSPENDED);
    frame->object.finalized = false;
    runtime->has_finalizers = true;
}

/* PEP 479: StopIteration does not leave a generator. */
static void
replace_stop(struct runtime *runtime)
{
    if (is_raised(runtime, "StopIteration"))
        raise_from_raised(runtime, "RuntimeError",
                          "generator raised StopIteration");
}

void
generator_enter(struct machine *machine, struct generator *generator)
{
    struct runtime *runtime = machine->runtime;
    struct frame *frame = &generator->frame;
    generator->state = GENERATOR_RUNNING;
    frame->object.finalized = true;
    object_set_flags(runtime, &frame->object,
                     frame->object.flags & ~(uint32_t)NODE_SUSPENDED);
    generator->handled.place.holder = &frame->object;
    generator->handled.place.slot = frame->stack_base - HANDLED_SLOTS;
    generator->handled.outer = runtime->handled;
    runtime->handled = &generator->handled;
    frame->caller = machine->current;
    machine->current = frame;
    machine->depth++;
    frame_push(runtime, frame);
}

/* Tells that a generator goes on where it is. */
static bool
tell_entry(struct machine *machine, const struct frame *frame)
{
    const struct instruction *at =
        &frame->code->instructions[frame->next - 1];
    return machine_step(machine, STEP_CALL, (int)at->line, (int)at->column,
                        NULL);
}

static void
push_sent(struct runtime *runtime, struct frame *frame,
          const struct sent *sent)
{
    if (sent->from.holder) {
        ref_move(runtime, sent->from, frame_place(frame, 0));
        frame->stack_top++;
    } else {
        frame_push_object(runtime, frame, sent->value);
    }
}

/* Runs the generator until it waits again or ends.  sent: what is put on its
 * stack, or NULL. */
static enum generator_outcome
run(struct runtime *runtime, struct generator *generator,
    const struct sent *sent, struct ref result)
{
    struct machine *machine = machine_of(runtime);
    struct frame *frame = &generator->frame;
    const struct instruction *instruction = machine->instruction;
    bool raises = has_failed(runtime);
    if (!enter_c(runtime, ""))
        return GENERATOR_FAILED;
    frame->result = result;
    generator_enter(machine, generator);
    if (!raises)
        warm_round(runtime, frame);
    bool done = tell_entry(machine, frame);
    if (done && raises)
        exception_set_context(runtime, ref_get(runtime->exception));
    else if (done && sent)
        push_sent(runtime, frame, sent);
    done = done && (raises ? machine_loop_raising(machine, frame)
                           : machine_loop(machine, frame));
    leave_c(runtime);
    if (runtime->stopped)
        return GENERATOR_FAILED;
    machine->instruction = instruction;
    if (done)
        return generator->state == GENERATOR_SUSPENDED ? GENERATOR_YIELDED
                                                       : GENERATOR_RETURNED;
    replace_stop(runtime);
    return GENERATOR_FAILED;
}

/* Whether the generator can go on at all. */
static bool
check(struct runtime *runtime, const struct generator *generator)
{
    if (generator->state == GENERATOR_RUNNING)
        return raise_error(runtime, "ValueError",
                           "generator already executing");
    return machine_check_depth(machine_of(runtime), false, "");
}

enum generator_outcome
generator_send(struct runtime *runtime, struct object *object,
               const struct sent *sent, struct ref result)
{
    struct generator *generator = generator_of(object);
    bool starts = generator->state == GENERATOR_CREATED;
    if (!check(runtime, generator))
        return GENERATOR_FAILED;
    if (starts && !is_none(sent->value)) {
        raise_error(runtime, "TypeError", "can't send non-None value to a "
                    "just-started generator");
        return GENERATOR_FAILED;
    }
    if (generator->state == GENERATOR_CLOSED) {
        ref_set(runtime, result, atom_none(runtime));
        return GENERATOR_RETURNED;
    }
    return run(runtime, generator, starts ? NULL : sent, result);
}

enum generator_outcome
generator_raise(struct runtime *runtime, struct object *object,
                struct ref result)
{
    struct generator *generator = generator_of(object);
    if (generator->state == GENERATOR_CLOSED)
        return GENERATOR_FAILED;
    return run(runtime, generator, NULL, result);
}

enum generator_outcome
generator_go_on(struct runtime *runtime, struct object *object,
                struct ref result)
{
    return run(runtime, generator_of(object), NULL, result);
}

/* Raises StopIteration(value) for the value in result, which is taken out of
 * it.  Returns false. */
static bool
raise_stop(struct runtime *runtime, struct ref result)
{
    struct object *value = ref_get(result);
    struct object *args = is_none(value)
                              ? tuple_empty(runtime)
                              : tuple_from_items(runtime, &value, 1);
    struct object *stop =
        args ? exception_new(runtime, exception_type("StopIteration"), args)
             : NULL;
    if (stop)
        raise_exception(runtime, stop);
    ref_set(runtime, result, NULL);
    return false;
}

bool
generator_end(struct runtime *runtime, enum generator_outcome outcome,
              struct ref result)
{
    switch (outcome) {
    case GENERATOR_FAILED:
        return false;
    case GENERATOR_YIELDED:
        return true;
    case GENERATOR_RETURNED:
        return raise_stop(runtime, result);
    }
    return false;
}

/* Ends without StopIteration when there is no value to tell. */
static bool
next(struct runtime *runtime, struct object *object, struct ref result)
{
    struct sent none = {.value = atom_none(runtime)};
    enum generator_outcome outcome =
        generator_send(runtime, object, &none, result);
    if (outcome == GENERATOR_RETURNED && is_none(ref_get(result))) {
        ref_set(runtime, result, NULL);
        return true;
    }
    return generator_end(runtime, outcome, result);
}

/* ---- the type ----------------------------------------------------------- */

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<generator object %s at 0x%llx>",
                    generator_of(object)->frame.code->qualified_name,
                    (unsigned long long)object->address);
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    generator_finish(runtime, generator_of(object));
}

/* GeneratorExit that nobody handles empties the stack, from its top, before
 * the frame ends: the iterator of a loop goes before what it gave.  A frame
 * that ends as an object lets go of its function before its variables. */
static void
leave_by_raising(struct runtime *runtime, struct generator *generator)
{
    struct frame *frame = &generator->frame;
    while (frame->stack_top > frame->stack_base)
        slot_set(runtime, &frame->object, --frame->stack_top, NULL);
    if (runtime->profile->generator_holds_function)
        slot_set(runtime, &frame->object, frame->function_slot, NULL);
}

/* Closes a generator where that does something.  What is being
 * raised meanwhile is kept aside; what goes wrong is nobody's to handle
 * (_PyGen_Finalize). */
static void
finalize(struct runtime *runtime, struct object *object)
{
    static const char *const names[] = {"the exception", "the result"};
    struct generator *generator = generator_of(object);
    if (!needs_close(generator)) {
        /* Garbage that only waits lets go of all there and then. */
        if (generator->state == GENERATOR_SUSPENDED)
            (runtime->profile->close_keeps_function
                 ? generator_drop_locals
                 : leave_by_raising)(runtime, generator);
        if (generator->state == GENERATOR_SUSPENDED
            || (generator->state == GENERATOR_CREATED
                && !runtime->profile->close_unstarted_keeps_args))
            generator_finish(runtime, generator);
        return;
    }
    struct object *native = native_open(runtime, "close", names, 2);
    if (!native)
        return;
    if (ref_get(runtime->exception))
        ref_move(runtime, runtime->exception, (struct ref){native, 0});
    if (!generator_close(runtime, object, (struct ref){native, 1})
        && !runtime->stopped)
        runtime->hooks.report_ignored(runtime, object);
    if (native->slots[0])
        ref_move(runtime, (struct ref){native, 0}, runtime->exception);
    native_close(runtime, native);
}

const struct type generator_type = {
    .name = "generator",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE
             | TYPE_FINALIZES | TYPE_WEAK_ENDS_FIRST,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct generator),
    .repr = repr,
    .iterate = iterate,
    .next = next,
    .clear = clear,
    .finalize = finalize,
    .methods = generator_methods,
    .getters = generator_getters,
};
