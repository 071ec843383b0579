/* Operators, comparisons, subscripts and attributes. */
#include "object/atom.h"
#include "object/dict.h"
#include "object/operation.h"
#include "object/slice.h"
#include "vm/operations.h"
#include "vm/warm.h"

/* heap and lang may not know each other; here is where they meet. */
#define AGREE(a, b) \
    _Static_assert((int)(a) == (int)(b), "operators are in one order")
AGREE(BINARY_ADD, OPERATOR_ADD);
AGREE(BINARY_POWER, OPERATOR_POWER);
AGREE(BINARY_XOR, OPERATOR_XOR);
AGREE(BINARY_OPERATOR_COUNT, OPERATOR_COUNT);
AGREE(UNARY_NEGATIVE, OPERATOR_NEGATIVE);
AGREE(UNARY_INVERT, OPERATOR_INVERT);
AGREE(COMPARE_LESS, IS_LESS);
AGREE(COMPARE_GREATER_EQUAL, IS_GREATER_EQUAL);

/* Stores a bool above count operands and drops these. */
static bool
finish_truth(struct machine *machine, struct frame *frame, uint32_t count,
             bool truth)
{
    ref_set(machine->runtime, frame_place(frame, 0),
            atom_new_bool(machine->runtime, truth));
    frame_finish(machine->runtime, frame, count, false);
    return true;
}

bool
run_UNARY(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (!object_unary(machine->runtime, (enum unary_kind)argument,
                      frame_peek(frame, 1), frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 1, false);
    return true;
}

bool
run_BINARY(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (!object_binary(machine->runtime, (enum operator_kind)argument,
                       frame_peek(frame, 2), frame_peek(frame, 1),
                       frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 2, false);
    return true;
}

bool
run_INPLACE(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (!object_in_place(machine->runtime, (enum operator_kind)argument,
                         frame_peek(frame, 2), frame_peek(frame, 1),
                         frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 2, false);
    return true;
}

bool
run_COMPARE(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (!machine_check_depth(machine, true, " in comparison")
        || !object_compare(machine->runtime, (enum comparison_kind)argument,
                           frame_peek(frame, 2), frame_peek(frame, 1),
                           frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 2, false);
    return true;
}

bool
run_IS(struct machine *machine, struct frame *frame, uint32_t argument)
{
    bool same = frame_peek(frame, 2) == frame_peek(frame, 1);
    return finish_truth(machine, frame, 2, same != (argument != 0));
}

bool
run_CONTAINS(struct machine *machine, struct frame *frame, uint32_t argument)
{
    bool truth;
    if (!object_contains(machine->runtime, frame_peek(frame, 1),
                         frame_peek(frame, 2), &truth))
        return false;
    return finish_truth(machine, frame, 2, truth != (argument != 0));
}

bool
run_NOT(struct machine *machine, struct frame *frame, uint32_t argument)
{
    bool truth;
    (void)argument;
    if (!object_is_true(machine->runtime, frame_peek(frame, 1), &truth))
        return false;
    return finish_truth(machine, frame, 1, !truth);
}

/* ---- subscripts ---------------------------------------------------------- */

bool
run_LOAD_SUBSCRIPT(struct machine *machine, struct frame *frame,
                   uint32_t argument)
{
    bool entered;
    (void)argument;
    if (!warm_get_item(machine, frame, &entered))
        return false;
    if (entered)
        return true;
    if (!object_get_item(machine->runtime, frame_peek(frame, 2),
                         frame_peek(frame, 1), frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 2, false);
    return true;
}

bool
run_STORE_SUBSCRIPT(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    (void)argument;
    struct object *container = frame_peek(frame, 2);
    struct object *key = frame_peek(frame, 1), *value = frame_peek(frame, 3);
    bool done = warm_sets_item(machine, frame)
                    ? dict_set_held(machine->runtime, container, key, value)
                    : object_set_item(machine->runtime, container, key,
                                      value);
    if (!done)
        return false;
    frame_drop_many(machine->runtime, frame, 3, false);
    return true;
}

bool
run_DELETE_SUBSCRIPT(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    (void)argument;
    if (!object_delete_item(machine->runtime, frame_peek(frame, 2),
                            frame_peek(frame, 1)))
        return false;
    frame_drop_many(machine->runtime, frame, 2, false);
    return true;
}

bool
run_BUILD_SLICE(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *step = argument == 3 ? frame_peek(frame, 1) : NULL;
    struct object *slice =
        slice_new(runtime, frame_peek(frame, argument),
                  frame_peek(frame, argument - 1), step);
    if (!slice)
        return false;
    ref_set(runtime, frame_place(frame, 0), slice);
    frame_finish(runtime, frame, argument, true);
    return true;
}

/* Replaces the two bounds on top by a slice of them. */
static bool
join_bounds(struct machine *machine, struct frame *frame)
{
    return run_BUILD_SLICE(machine, frame, 2);
}

bool
run_LOAD_SLICE(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    (void)argument;
    if (!join_bounds(machine, frame)
        || !object_get_item(runtime, frame_peek(frame, 2),
                            frame_peek(frame, 1), frame_place(frame, 0)))
        return false;
    frame_finish(runtime, frame, 2, true);
    return true;
}

bool
run_STORE_SLICE(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    (void)argument;
    if (!join_bounds(machine, frame)
        || !object_set_item(runtime, frame_peek(frame, 2),
                            frame_peek(frame, 1), frame_peek(frame, 3)))
        return false;
    frame_drop(runtime, frame);
    frame_drop_many(runtime, frame, 2, false);
    return true;
}

/* ---- attributes --------------------------------------------------------- */

bool
run_LOAD_ATTRIBUTE(struct machine *machine, struct frame *frame,
                   uint32_t argument)
{
    bool entered;
    if (!warm_get_attribute(machine, frame, frame->code->names[argument],
                            &entered))
        return false;
    if (entered)
        return true;
    if (!object_get_attribute(machine->runtime, frame_peek(frame, 1),
                              frame->code->names[argument],
                              frame_place(frame, 0)))
        return false;
    frame_finish(machine->runtime, frame, 1, false);
    return true;
}

bool
run_STORE_ATTRIBUTE(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    if (!object_set_attribute(machine->runtime, frame_peek(frame, 1),
                              frame->code->names[argument],
                              frame_peek(frame, 2)))
        return false;
    frame_drop_many(machine->runtime, frame, 2, false);
    return true;
}

bool
run_DELETE_ATTRIBUTE(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    if (!object_set_attribute(machine->runtime, frame_peek(frame, 1),
                              frame->code->names[argument], NULL))
        return false;
    frame_drop(machine->runtime, frame);
    return true;
}

bool
run_LOAD_METHOD(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct ref owner = frame_place(frame, 1);
    struct ref above = frame_place(frame, 0);
    bool is_method;
    if (!object_get_method(runtime, ref_get(owner),
                           frame->code->names[argument], above, &is_method))
        return false;
    if (is_method)
        ref_swap(runtime, owner, above);
    else
        ref_set(runtime, owner, NULL);
    frame->stack_top++;
    return true;
}
