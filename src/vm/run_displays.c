/* Displays, unpacking, and text made of values. */
#include "object/atom.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/tuple.h"
#include "vm/operations.h"

/* Pushes a new object made of the count places on top, which it has emptied;
 * false when it could not be made. */
static bool
replace(struct machine *machine, struct frame *frame, uint32_t count,
        struct object *made)
{
    if (!made)
        return false;
    frame->stack_top -= count;
    frame_push_object(machine->runtime, frame, made);
    return true;
}

bool
run_BUILD_TUPLE(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    return replace(machine, frame, argument,
                   tuple_from_slots(machine->runtime, &frame->object,
                                    frame->stack_top - argument, argument));
}

bool
run_BUILD_LIST(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    return replace(machine, frame, argument,
                   list_from_slots(machine->runtime, &frame->object,
                                   frame->stack_top - argument, argument));
}

bool
run_BUILD_SET(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *set = set_new(runtime, &set_type);
    if (!set)
        return false;
    ref_set(runtime, frame_place(frame, 0), set);
    for (uint32_t left = argument; left > 0; left--) {
        if (!set_add(runtime, set, frame_peek(frame, left))) {
            frame->stack_top++;
            return false;
        }
        ref_set(runtime, frame_place(frame, left), NULL);
    }
    frame_finish(runtime, frame, argument, false);
    return true;
}

/* Finishes a display of count operands, the dict above them, or leaves the
 * dict to be dropped when it could not be filled. */
static bool
finish_dict(struct machine *machine, struct frame *frame, uint32_t count,
            bool filled)
{
    if (filled)
        frame_finish(machine->runtime, frame, count, true);
    else
        frame->stack_top++;
    return filled;
}

bool
run_BUILD_MAP(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    uint32_t count = 2 * argument;
    bool str_keys = true;
    for (uint32_t i = 0; i < count; i += 2)
        str_keys = str_keys && object_is_str(frame_peek(frame, count - i));
    struct object *dict =
        argument == 0 ? dict_new(runtime)
                      : dict_new_presized(runtime, argument, str_keys);
    if (!dict)
        return false;
    ref_set(runtime, frame_place(frame, 0), dict);
    bool filled = true;
    for (uint32_t i = 0; filled && i < count; i += 2)
        filled = dict_set(runtime, dict, frame_peek(frame, count - i),
                          frame_peek(frame, count - i - 1));
    return finish_dict(machine, frame, count, filled);
}

bool
run_BUILD_CONST_KEY_MAP(struct machine *machine, struct frame *frame,
                        uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *keys = frame_peek(frame, 1);
    bool str_keys = true;
    for (uint32_t i = 0; i < argument; i++)
        str_keys = str_keys && object_is_str(keys->slots[i]);
    struct object *dict = dict_new_presized(runtime, argument, str_keys);
    if (!dict)
        return false;
    ref_set(runtime, frame_place(frame, 0), dict);
    bool filled = true;
    for (uint32_t i = 0; filled && i < argument; i++)
        filled = dict_set(runtime, dict, keys->slots[i],
                          frame_peek(frame, argument + 1 - i));
    return finish_dict(machine, frame, argument + 1, filled);
}

/* ---- adding to what is being built --------------------------------------- */

bool
run_LIST_APPEND(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    if (!list_append_moved(machine->runtime,
                           frame_peek(frame, argument + 1),
                           frame_place(frame, 1)))
        return false;
    frame->stack_top--;
    return true;
}

bool
run_SET_ADD(struct machine *machine, struct frame *frame, uint32_t argument)
{
    if (!set_add(machine->runtime, frame_peek(frame, argument + 1),
                 frame_peek(frame, 1)))
        return false;
    frame_drop(machine->runtime, frame);
    return true;
}

bool
run_MAP_ADD(struct machine *machine, struct frame *frame, uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    if (!dict_set_moved(runtime, frame_peek(frame, argument + 2),
                        frame_place(frame, 2), frame_place(frame, 1)))
        return false;
    frame_drop_many(runtime, frame, 2, false);
    return true;
}

bool
run_LIST_EXTEND(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *iterable = frame_peek(frame, 1);
    if (!iterable->type->iterate && !iterable->type->get_item
        && runtime->profile->minor >= 9)
        return raise_error(runtime, "TypeError",
                           "Value after * must be an iterable, not %s",
                           iterable->type->name);
    if (!list_extend(runtime, frame_peek(frame, argument + 1), iterable))
        return false;
    frame_drop(runtime, frame);
    return true;
}

bool
run_SET_UPDATE(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    if (!set_update(machine->runtime, frame_peek(frame, argument + 1),
                    frame_peek(frame, 1)))
        return false;
    frame_drop(machine->runtime, frame);
    return true;
}

/* Pushes the container, extended by each of the count places on top in turn,
 * which keep what they hold until all are joined. */
static bool
join(struct machine *machine, struct frame *frame, uint32_t count,
     struct object *container,
     bool (*extend)(struct runtime *runtime, struct object *container,
                    struct object *iterable))
{
    if (!container)
        return false;
    ref_set(machine->runtime, frame_place(frame, 0), container);
    for (uint32_t left = count; left > 0; left--)
        if (!extend(machine->runtime, container, frame_peek(frame, left))) {
            frame->stack_top++;
            return false;
        }
    frame_finish(machine->runtime, frame, count, true);
    return true;
}

bool
run_BUILD_LIST_UNPACK(struct machine *machine, struct frame *frame,
                      uint32_t argument)
{
    return join(machine, frame, argument, list_new(machine->runtime),
                list_extend);
}

bool
run_BUILD_SET_UNPACK(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    return join(machine, frame, argument,
                set_new(machine->runtime, &set_type), set_update);
}

bool
run_DICT_UPDATE(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *other = frame_peek(frame, 1);
    bool is_mapping;
    if (!dict_merge_mapping(runtime, frame_peek(frame, argument + 1), other,
                            &is_mapping))
        return false;
    if (!is_mapping)
        return raise_error(runtime, "TypeError",
                           "'%s' object is not a mapping",
                           other->type->name);
    frame_drop(runtime, frame);
    return true;
}

bool
run_LIST_TO_TUPLE(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *list = frame_peek(frame, 1);
    struct object *tuple =
        tuple_from_items(runtime, list->slots, list_length(list));
    (void)argument;
    if (!tuple)
        return false;
    ref_set(runtime, frame_place(frame, 0), tuple);
    frame_finish(runtime, frame, 1, false);
    return true;
}

/* ---- unpacking ---------------------------------------------------------- */

/* Puts the items of the top in its place and above.  The sequence itself waits
 * above them all until they are there, as a C variable of CPython holds it. */
static bool
unpack(struct machine *machine, struct frame *frame, int before, int after)
{
    struct runtime *runtime = machine->runtime;
    uint32_t total = (uint32_t)(before + (after >= 0 ? after + 1 : 0));
    struct ref first = frame_place(frame, 1);
    struct ref waits = {first.holder, first.slot + total};
    if (total > 0)
        ref_move(runtime, first, waits);
    bool unpacked = object_unpack(runtime, ref_get(waits), before, after,
                                  first);
    ref_set(runtime, waits, NULL);
    frame->stack_top += total;
    frame->stack_top--;
    return unpacked;
}

bool
run_UNPACK_SEQUENCE(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    return unpack(machine, frame, (int)argument, -1);
}

bool
run_UNPACK_EX(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    return unpack(machine, frame, (int)(argument & 0xFF),
                  (int)(argument >> 8));
}

/* ---- text --------------------------------------------------------------- */

enum { CONVERSION = 3, CONVERT_STR = 1, CONVERT_REPR = 2, HAS_SPEC = 4 };

/* Replaces the operand depth places below the top, in its place, by its str,
 * repr or ascii. */
static bool
convert(struct machine *machine, struct frame *frame, uint32_t depth,
        uint32_t conversion)
{
    struct runtime *runtime = machine->runtime;
    struct ref place = frame_place(frame, depth);
    struct ref above = frame_place(frame, 0);
    bool done;
    if (conversion == CONVERT_STR) {
        done = object_to_str(runtime, ref_get(place), above);
    } else if (conversion == CONVERT_REPR) {
        done = object_to_repr(runtime, ref_get(place), above);
    } else {
        struct text text = {0};
        done = object_ascii(runtime, ref_get(place), &text);
        if (done)
            ref_set(runtime, above,
                    atom_new_str(runtime, text.bytes, text.length));
        text_release(&text);
    }
    if (!done)
        return false;
    ref_swap(runtime, place, above);
    ref_set(runtime, above, NULL);
    return true;
}

bool
run_FORMAT_VALUE(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    uint32_t count = argument & HAS_SPEC ? 2 : 1;
    if (argument & CONVERSION
        && !convert(machine, frame, count, argument & CONVERSION))
        return false;
    struct object *value = frame_peek(frame, count);
    struct object *spec =
        count == 2 ? frame_peek(frame, 1) : atom_new_str(runtime, "", 0);
    if (!spec)
        return false;
    if (value->type == &str_type && atom_string(spec)->length == 0) {
        /* It is the result itself. */
        if (count == 2)
            frame_drop(runtime, frame);
        return true;
    }
    if (!object_to_format(runtime, value, spec, frame_place(frame, 0)))
        return false;
    frame_finish(runtime, frame, count, false);
    return true;
}

bool
run_BUILD_STRING(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct value_context *context = value_context_of(runtime);
    struct string_builder builder;
    string_builder_init(&builder, context);
    for (uint32_t left = argument; left > 0; left--)
        string_builder_add_string(&builder,
                                  atom_string(frame_peek(frame, left)));
    struct string *joined = string_builder_finish(&builder);
    if (!joined)
        return raise_value_error(runtime, context);
    struct object *made = atom_take_fresh_string(runtime, joined);
    if (!made)
        return false;
    ref_set(runtime, frame_place(frame, 0), made);
    frame_finish(runtime, frame, argument, true);
    return true;
}
