/* Calls, returns and functions. */
#include "object/atom.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "object/namespace.h"
#include "vm/build_class.h"
#include "vm/call.h"
#include "vm/operations.h"

bool
run_PUSH_NULL(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    (void)machine;
    (void)argument;
    frame->stack_top++;
    return true;
}

bool
run_CALL(struct machine *machine, struct frame *frame, uint32_t argument)
{
    return call_from_stack(machine, frame, argument, NULL);
}

bool
run_CALL_KEYWORDS(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    return call_from_stack(machine, frame, argument, frame_peek(frame, 1));
}

bool
run_CALL_SPREAD(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    return call_spread(machine, frame, (argument & 1) != 0);
}

/* Names the function of a spread call for messages; where it lies depends on
 * what has been pushed since. */
bool
run_DICT_MERGE(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    if (!dict_merge_keywords(runtime, frame_peek(frame, argument + 1),
                             frame_peek(frame, 1),
                             frame_peek(frame, argument + 3)))
        return false;
    frame_drop(runtime, frame);
    return true;
}

/* ---- functions ---------------------------------------------------------- */

bool
run_MAKE_FUNCTION(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    static const uint8_t parts[] = {FUNCTION_CLOSURE, FUNCTION_ANNOTATIONS,
                                    FUNCTION_KWDEFAULTS, FUNCTION_DEFAULTS};
    static const uint8_t bits[] = {8, 4, 2, 1};
    struct runtime *runtime = machine->runtime;
    struct object *code_object = frame_peek(frame, 1);
    const struct code *code = code_object_code(code_object);
    struct object *function =
        function_new(runtime, code_object, frame->globals, code->name,
                     code->qualified_name);
    if (!function)
        return false;
    if (frame->globals != machine->globals)
        object_set_flags(runtime, function,
                         function->flags | NODE_SHARED | NODE_OPAQUE);
    ref_set(runtime, frame_place(frame, 0), function);
    struct object *constants = code_object->slots[CODE_OBJECT_CONSTANTS];
    if (constants->slot_count > 0 && object_is_str(constants->slots[0]))
        slot_set(runtime, function, FUNCTION_DOC, constants->slots[0]);
    uint32_t count = 1;
    for (size_t i = 0; i < sizeof parts; i++)
        if (argument & bits[i])
            ref_move(runtime, frame_place(frame, ++count),
                     (struct ref){function, parts[i]});
    frame_finish(runtime, frame, count, false);
    return true;
}

bool
run_RETURN_VALUE(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    (void)argument;
    return call_return(machine, frame);
}

bool
run_LOAD_BUILD_CLASS(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    (void)argument;
    return push_builtin(machine, frame, build_class_name);
}
