#include "vm/call.h"

#include "heap/collector.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "vm/bind.h"
#include "vm/generator.h"
#include "vm/warm.h"

/* ---- entering a function ------------------------------------------------ */

/* Makes the frame of a call and binds its variables; NULL with an exception
 * raised.  The frame does not run yet. */
static struct frame *
make_frame(struct machine *machine, struct binding *binding)
{
    struct runtime *runtime = machine->runtime;
    struct object *code_object = binding->function->slots[FUNCTION_CODE];
    if (!machine_check_depth(machine, false, ""))
        return NULL;
    binding->runtime = runtime;
    binding->frame =
        frame_new_function(runtime, code_object,
                           binding->function->slots[FUNCTION_GLOBALS]);
    if (!binding->frame)
        return NULL;
    if (bind_arguments(binding)
        && frame_make_cells(runtime, binding->frame,
                            binding->function->slots[FUNCTION_CLOSURE]))
        return binding->frame;
    frame_free(runtime, binding->frame);
    return NULL;
}

/* Lets frame run, and tells so. */
static bool
enter(struct machine *machine, struct frame *frame)
{
    if (object_is_generator(&frame->object))
        return generator_give(machine, frame);
    warm_round(machine->runtime, frame);
    frame->caller = machine->current;
    machine->current = frame;
    machine->depth++;
    frame_push(machine->runtime, frame);
    return machine_step(machine, STEP_CALL, (int)frame->code->first_line,
                        (int)frame->code->first_column, NULL)
           && machine_check(machine);
}

/* Enters a call whose operands begin at slot `first` of the caller's stack,
 * the function at slot `at` and what binding says about its arguments. */
static bool
enter_from_stack(struct machine *machine, struct frame *caller,
                 struct binding *binding, uint32_t first, uint32_t at)
{
    struct runtime *runtime = machine->runtime;
    bool moves = binding->moves_from != NULL;
    struct frame *frame = make_frame(machine, binding);
    if (!frame)
        return false;
    struct ref function_place = frame_function_place(runtime, frame);
    struct ref function = {&caller->object, at};
    if (function_place.holder && moves)
        ref_move(runtime, function, function_place);
    else if (function_place.holder)
        ref_set(runtime, function_place, binding->function);
    if (moves)
        frame_drop_many(runtime, caller, caller->stack_top - first, false);
    frame->operands = first;
    return enter(machine, frame);
}

/* ---- calls from the stack ----------------------------------------------- */

/* Finishes the call of a built-in function whose result lies above count
 * operands. */
static bool
finish_native(struct machine *machine, struct frame *frame, uint32_t count)
{
    struct runtime *runtime = machine->runtime;
    frame_finish(runtime, frame, count,
                 runtime->profile->args_die_last_first);
    return machine_check(machine);
}

/* Whether callable is one of those for which the interpreters that look for
 * work after a call have an instruction, which does not look
 * (CALL_LIST_APPEND, CALL_LEN, CALL_ISINSTANCE). */
static bool
is_instruction(const struct object *callable)
{
    if (callable->type == &method_descriptor_type) {
        const struct method_descriptor *descriptor =
            (const struct method_descriptor *)callable;
        return descriptor->owner == &list_type
               && strcmp(descriptor->method->name, "append") == 0;
    }
    if (callable->type != &builtin_type)
        return false;
    const char *name = ((const struct builtin *)callable)->method->name;
    return strcmp(name, "len") == 0 || strcmp(name, "isinstance") == 0;
}

/* Puts function and object in the places of a bound method of them, as CPython
 * does from 3.11 on. */
static void
take_apart(struct runtime *runtime, struct frame *frame, uint32_t first)
{
    struct object *method = frame->object.slots[first + 1];
    slot_set(runtime, &frame->object, first, method->slots[BOUND_FUNCTION]);
    slot_set(runtime, &frame->object, first + 1, method->slots[BOUND_SELF]);
}

/* Enters the function of a bound method that stays on the stack, in slot
 * `at`. */
static bool
enter_bound(struct machine *machine, struct frame *frame,
            const struct arguments *arguments, uint32_t first, uint32_t at)
{
    struct object *method = frame->object.slots[at];
    size_t count = arguments->count
                   + (arguments->keywords ? arguments->keywords->slot_count
                                          : 0);
    struct object **items = mem_alloc_array(count + 1, sizeof *items);
    items[0] = method->slots[BOUND_SELF];
    for (size_t i = 0; i < count; i++)
        items[i + 1] = arguments->items[i];
    struct binding binding = {
        .function = method->slots[BOUND_FUNCTION],
        .arguments = {.items = items,
                      .count = arguments->count + 1,
                      .keywords = arguments->keywords},
    };
    bool done = enter_from_stack(machine, frame, &binding, first, at);
    mem_free(items);
    return done;
}

bool
call_from_stack(struct machine *machine, struct frame *frame,
                uint32_t count, struct object *keywords)
{
    struct runtime *runtime = machine->runtime;
    uint32_t operands = count + 2 + (keywords != NULL);
    uint32_t first = frame->stack_top - operands;
    struct object **slots = frame->object.slots;
    bool is_bound =
        !slots[first] && slots[first + 1]->type == &bound_method_type;
    if (is_bound && !runtime->profile->caller_keeps_args)
        take_apart(runtime, frame, first);
    uint32_t at = slots[first] ? first : first + 1;
    uint32_t total = first + 2 + count - (at + 1);
    struct arguments arguments = {
        .items = slots + at + 1,
        .count = total - (keywords ? keywords->slot_count : 0),
        .keywords = keywords,
    };
    struct object *callable = slots[at];
    bool entered;
    if (at == first + 1 && !keywords
        && (!warm_construct(machine, frame, first, count, &entered)
            || entered))
        return entered && !has_failed(runtime);
    if (callable->type == &function_type) {
        struct binding binding = {
            .function = callable,
            .arguments = arguments,
            .moves_from = runtime->profile->caller_keeps_args
                              ? NULL
                              : &frame->object,
            .moves_first = at + 1,
        };
        return enter_from_stack(machine, frame, &binding, first, at);
    }
    if (callable->type == &bound_method_type
        && callable->slots[BOUND_FUNCTION]->type == &function_type)
        return enter_bound(machine, frame, &arguments, first, at);
    if (!keywords && warm_is_str_call(machine, frame, callable, count))
        runtime->packed = &arguments;
    bool called =
        machine_check_depth(machine, true, " while calling a Python object")
        && object_call(runtime, callable, &arguments, frame_place(frame, 0));
    runtime->packed = NULL;
    if (!called)
        return false;
    bool checks = collector_is_due(runtime) && !is_instruction(callable);
    frame_finish(runtime, frame, operands,
                 runtime->profile->args_die_last_first);
    return !checks || machine_check(machine);
}

bool
call_from_places(struct machine *machine, struct frame *frame,
                 uint32_t count)
{
    uint32_t first = frame->stack_top - count - 1;
    struct object **slots = frame->object.slots;
    struct binding binding = {
        .function = slots[first],
        .arguments = {.items = slots + first + 1, .count = count},
        .moves_from = &frame->object,
        .moves_first = first + 1,
    };
    return enter_from_stack(machine, frame, &binding, first, first);
}

/* ---- spread calls ------------------------------------------------------- */

/* Makes a tuple of what is spread at place, unless it is one. */
static bool
spread_to_tuple(struct machine *machine, struct frame *frame,
                struct ref place, struct object *callable)
{
    struct runtime *runtime = machine->runtime;
    struct object *spread = ref_get(place);
    if (spread->type == &tuple_type)
        return true;
    if (!spread->type->iterate && !spread->type->get_item) {
        struct text name = {0};
        call_name(runtime, callable, &name);
        raise_error(runtime, "TypeError",
                    "%s() argument after * must be an iterable, not %s",
                    text_string(&name), spread->type->name);
        text_release(&name);
        return false;
    }
    struct ref above = frame_place(frame, 0);
    if (!tuple_from_iterable(runtime, spread, above))
        return false;
    ref_swap(runtime, place, above);
    ref_set(runtime, above, NULL);
    return true;
}

/* Makes a dict of a mapping that is spread as keywords, in its place. */
static bool
settle_keywords(struct runtime *runtime, struct object *callable,
                struct ref place)
{
    struct object *mapping = ref_get(place);
    struct object *dict =
        object_is_dict(mapping) ? mapping : dict_new(runtime);
    if (!dict
        || (dict != mapping
            && !dict_merge_keywords(runtime, dict, mapping, callable)))
        return false;
    ref_set(runtime, place, dict);
    return true;
}

/* Whether what is spread as keywords is a mapping with str keys. */
static bool
check_keywords(struct runtime *runtime, struct object *callable,
               struct ref place)
{
    if (!settle_keywords(runtime, callable, place))
        return false;
    struct object *dict = ref_get(place);
    uint32_t i = 0;
    while (i < dict_length(dict) && object_is_str(dict_key_at(dict, i)))
        i++;
    if (i == dict_length(dict))
        return true;
    if (runtime->profile->minor >= 9)
        return raise_error(runtime, "TypeError", "keywords must be strings");
    struct text name = {0};
    call_name(runtime, callable, &name);
    raise_error(runtime, "TypeError", "%s() keywords must be strings",
                text_string(&name));
    text_release(&name);
    return false;
}

/* Enters function with the spread arguments; they stay on the stack, or are
 * gone before it runs (profile: spread_tuple_lives). */
static bool
enter_spread(struct machine *machine, struct frame *frame,
             struct binding *binding, uint32_t first, struct object *native)
{
    struct runtime *runtime = machine->runtime;
    struct frame *entered = make_frame(machine, binding);
    if (native && (!entered || !runtime->profile->spread_tuple_lives))
        native_close(runtime, native);
    else if (native)
        entered->arguments = native;
    if (!entered)
        return false;
    struct ref function_place = frame_function_place(runtime, entered);
    if (function_place.holder)
        ref_set(runtime, function_place, binding->function);
    if (!runtime->profile->spread_tuple_lives)
        frame_drop_many(runtime, frame, frame->stack_top - first, false);
    entered->operands = first;
    return enter(machine, entered);
}

bool
call_spread(struct machine *machine, struct frame *frame, bool has_keywords)
{
    struct runtime *runtime = machine->runtime;
    uint32_t operands = has_keywords ? 4 : 3;
    uint32_t first = frame->stack_top - operands;
    struct object *callable = frame->object.slots[first + 1];
    struct ref spread = {&frame->object, first + 2};
    if (!spread_to_tuple(machine, frame, spread, callable))
        return false;
    struct object *tuple = ref_get(spread);
    if (has_keywords
        && !check_keywords(runtime, callable, frame_place(frame, 1)))
        return false;
    struct object *dict = has_keywords ? frame_peek(frame, 1) : NULL;
    if (callable->type != &function_type)
        return object_call_spread(runtime, callable, tuple, dict,
                                  frame_place(frame, 0))
               && finish_native(machine, frame, operands);
    struct binding binding = {
        .function = callable,
        .arguments = {tuple->slots, tuple->slot_count, NULL, tuple, NULL}};
    struct object *native = NULL;
    if (dict && dict_length(dict) > 0) {
        native = arguments_lay_out(runtime, tuple, dict);
        if (!native)
            return false;
        binding.arguments.items = native->slots;
        binding.arguments.keywords = native->slots[native->slot_count - 1];
    }
    return enter_spread(machine, frame, &binding, first, native);
}

/* ---- returning ---------------------------------------------------------- */

/* What __init__ returns gives way to the new object. */
static bool
give_argument(struct runtime *runtime, struct frame *frame)
{
    const struct object *returned = frame_peek(frame, 1);
    if (returned != atom_none(runtime))
        return raise_error(runtime, "TypeError",
                           "__init__() should return None, not '%s'",
                           returned->type->name);
    ref_set(runtime, frame_place(frame, 1), frame->arguments->slots[0]);
    return true;
}

bool
call_return(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    if (frame == machine->module_frame) {
        /* The compiler's STEP has just shown the end. */
        frame_drop(runtime, frame);
        machine_leave_frame(machine);
        machine->module_frame = NULL;
        return true;
    }
    if (!machine_step(machine, STEP_RETURN, (int)machine->instruction->line,
                      (int)machine->instruction->column,
                      frame_peek(frame, 1)))
        return false;
    struct frame *caller = frame->caller;
    bool returns_to_c = frame->returns_to_c;
    uint32_t operands = frame->operands;
    if (frame->gives_argument && !give_argument(runtime, frame))
        return false;
    ref_move(runtime, frame_place(frame, 1), frame_result_place(frame));
    frame->stack_top--;
    machine_leave_frame(machine);
    if (!returns_to_c)
        frame_finish(runtime, caller, caller->stack_top - operands,
                     runtime->profile->args_die_last_first);
    return true;
}

/* ---- calls from C ------------------------------------------------------- */

/* Runs a frame that C code has made, which is freed, and stores what it
 * returns. */
static bool
run_from_c(struct machine *machine, struct frame *frame,
           struct object *function, struct ref result)
{
    struct runtime *runtime = machine->runtime;
    const struct instruction *instruction = machine->instruction;
    struct ref place = frame_function_place(runtime, frame);
    if (place.holder)
        ref_set(runtime, place, function);
    frame->returns_to_c = true;
    frame->result = result;
    bool done = enter(machine, frame)
                && (object_is_generator(&frame->object)
                    || machine_loop(machine, frame));
    machine->instruction = instruction;
    return done;
}

bool
call_from_c(struct runtime *runtime, struct object *callable,
            const struct arguments *arguments, struct ref result)
{
    struct machine *machine = machine_of(runtime);
    if (callable->type != &function_type) {
        if (!callable->type->call)
            return raise_not_callable(runtime, callable);
        return callable->type->call(runtime, callable, arguments, result);
    }
    if (!enter_c(runtime, ""))
        return false;
    struct binding binding = {.function = callable, .arguments = *arguments};
    struct frame *frame = make_frame(machine, &binding);
    bool done = frame && run_from_c(machine, frame, callable, result);
    leave_c(runtime);
    return done;
}

bool
call_class_body(struct runtime *runtime, struct object *function,
                struct object *names, struct ref result)
{
    struct machine *machine = machine_of(runtime);
    struct object *code_object = function->slots[FUNCTION_CODE];
    if (!machine_check_depth(machine, false, "") || !enter_c(runtime, ""))
        return false;
    struct frame *frame =
        frame_new_class(runtime, code_object,
                        function->slots[FUNCTION_GLOBALS], names);
    bool done = frame
                && frame_make_cells(runtime, frame,
                                    function->slots[FUNCTION_CLOSURE])
                && run_from_c(machine, frame, function, result);
    leave_c(runtime);
    return done;
}
