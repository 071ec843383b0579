/* Raising and handling exceptions, and with. */
#include "heap/native.h"
#include "object/atom.h"
#include "object/descriptor.h"
#include "object/exception_group.h"
#include "object/list.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "vm/operations.h"

/* ---- raising ------------------------------------------------------------- */

bool
run_LOAD_ASSERTION_ERROR(struct machine *machine, struct frame *frame,
                         uint32_t argument)
{
    struct object *type = type_object_of(machine->runtime,
                                         exception_type("AssertionError"));
    (void)argument;
    if (!type)
        return false;
    frame_push_object(machine->runtime, frame, type);
    return true;
}

static bool
is_exception_type(const struct object *object)
{
    return object_is_type(object)
           && (type_object_type(object)->flags & TYPE_EXCEPTION);
}

/* TypeError: calling what made something else, which place lets go. */
static bool
refuse_made(struct runtime *runtime, struct object *what, struct ref place)
{
    struct text call = {0}, made = {0};
    struct object *type = type_object_of(runtime, ref_get(place)->type);
    if (object_repr(runtime, what, &call) && object_repr(runtime, type, &made))
        raise_error(runtime, "TypeError",
                    "calling %s should have returned an instance of "
                    "BaseException, not %s",
                    text_string(&call), text_string(&made));
    text_release(&call);
    text_release(&made);
    ref_set(runtime, place, NULL);
    return false;
}

/* Replaces an exception type at place by an instance of it; all else must be
 * an exception, or error is raised. */
static bool
instantiate(struct machine *machine, struct frame *frame, struct ref place,
            const char *error)
{
    static const struct arguments none = {NULL, 0, NULL, NULL, NULL};
    struct runtime *runtime = machine->runtime;
    struct object *what = ref_get(place);
    if (object_is_exception(what))
        return true;
    if (!is_exception_type(what))
        return raise_error(runtime, "TypeError", "%s", error);
    struct ref above = frame_place(frame, 0);
    if (!object_call(runtime, what, &none, above))
        return false;
    if (!object_is_exception(ref_get(above)))
        return refuse_made(runtime, what, above);
    ref_swap(runtime, place, above);
    ref_set(runtime, above, NULL);
    return true;
}

/* Sets __cause__ to what lies on top, an exception or None. */
static bool
set_cause(struct machine *machine, struct frame *frame,
          struct object *exception)
{
    struct runtime *runtime = machine->runtime;
    struct ref place = frame_place(frame, 1);
    if (ref_get(place)->type != &none_type
        && !instantiate(machine, frame, place,
                        "exception causes must derive from BaseException"))
        return false;
    struct object *cause = ref_get(place);
    if (cause->type == &none_type)
        cause = NULL;
    exception_set_cause(runtime, exception, cause);
    return true;
}

static struct ref
next_slot(struct ref place, uint32_t count)
{
    place.slot += count;
    return place;
}

/* Where the traceback is kept beside the exception being handled, that one is
 * what it has when it is raised again. */
static void
restore_traceback(struct runtime *runtime, struct object *exception)
{
    struct ref handled = runtime->handled->place;
    if (runtime->profile->exc_state_holds_traceback
        && ref_get(handled) == exception)
        exception_go_back(runtime, exception,
                          ref_get(next_slot(handled, 2)));
}

/* The exception being handled is raised again, with the traceback it has. */
static bool
raise_again(struct machine *machine)
{
    struct object *handled = runtime_handled(machine->runtime);
    if (!handled)
        return raise_error(machine->runtime, "RuntimeError",
                           "No active exception to reraise");
    machine->is_reraising = true;
    restore_traceback(machine->runtime, handled);
    return exception_restore(machine->runtime, handled);
}

bool
run_RAISE(struct machine *machine, struct frame *frame, uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    if (argument == 0)
        return raise_again(machine);
    struct ref place = frame_place(frame, argument);
    if (!instantiate(machine, frame, place,
                     "exceptions must derive from BaseException"))
        return false;
    if (argument == 2 && !set_cause(machine, frame, ref_get(place)))
        return false;
    return raise_exception(runtime, ref_get(place));
}

/* ---- handling ------------------------------------------------------------ */

static void
move_if_any(struct runtime *runtime, struct ref from, struct ref to)
{
    if (ref_get(from))
        ref_move(runtime, from, to);
}

/* Which handler watches what is in a table of the code. */
bool
run_SETUP_FINALLY(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    return run_NOP(machine, frame, argument);
}

bool
run_SETUP_WITH(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    return run_NOP(machine, frame, argument);
}

bool
run_SETUP_CLEANUP(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    return run_NOP(machine, frame, argument);
}

/* What is handled so far goes below the exception, None where it is nothing;
 * the new one is held by the stack and by runtime->handled. */
static bool
push_short(struct runtime *runtime, struct frame *frame)
{
    struct ref handled = runtime->handled->place;
    struct ref below = frame_place(frame, 1);
    ref_move(runtime, below, frame_place(frame, 0));
    if (ref_get(handled))
        ref_move(runtime, handled, below);
    else
        ref_set(runtime, below, atom_none(runtime));
    ref_set(runtime, handled, ref_get(frame_place(frame, 0)));
    frame->stack_top++;
    return true;
}

/* The same with the types and tracebacks that older versions keep; in
 * runtime->handled the exception comes first, on the stack the traceback. */
static bool
push_long(struct runtime *runtime, struct frame *frame)
{
    struct ref handled = runtime->handled->place;
    struct ref first = frame_place(frame, 1);
    struct object *exception = ref_get(first);
    struct object *type = type_object_of(runtime, exception->type);
    if (!type)
        return false;
    exception_forget_past(runtime, exception);
    ref_move(runtime, first, next_slot(first, 4));
    move_if_any(runtime, next_slot(handled, 2), first);
    move_if_any(runtime, handled, next_slot(first, 1));
    move_if_any(runtime, next_slot(handled, 1), next_slot(first, 2));
    if (!ref_get(next_slot(first, 2)))
        ref_set(runtime, next_slot(first, 2), atom_none(runtime));
    struct object *traceback = exception->slots[EXCEPTION_TRACEBACK];
    ref_set(runtime, next_slot(first, 3), traceback);
    ref_set(runtime, next_slot(first, 5), type);
    ref_set(runtime, handled, exception);
    ref_set(runtime, next_slot(handled, 1), type);
    ref_set(runtime, next_slot(handled, 2), traceback);
    frame->stack_top += 5;
    return true;
}

bool
run_PUSH_EXC_INFO(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    (void)argument;
    machine->described = 0;
    return runtime->profile->exc_state_holds_traceback
               ? push_long(runtime, frame)
               : push_short(runtime, frame);
}

/* Exchanges what is handled with what lies from `first` on, and lets go of
 * it. */
static void
pop_handled(struct runtime *runtime, struct frame *frame)
{
    static const uint32_t order[] = {2, 0, 1}; /* of handled, on the stack */
    struct ref handled = runtime->handled->place;
    uint32_t width = runtime->profile->exc_state_holds_traceback ? 3 : 1;
    struct ref first = frame_place(frame, width);
    if (width == 1) {
        ref_swap(runtime, first, handled);
        if (ref_get(handled)->type == &none_type)
            ref_set(runtime, handled, NULL);
        frame_drop(runtime, frame);
        return;
    }
    for (uint32_t i = 0; i < width; i++) {
        struct ref place = next_slot(handled, order[i]);
        struct ref old = next_slot(first, i);
        if (ref_get(old) && ref_get(old)->type == &none_type)
            ref_set(runtime, old, NULL);
        if (ref_get(place) || ref_get(old))
            ref_swap(runtime, old, place);
    }
    frame_drop_many(runtime, frame, width, true);
}

bool
run_POP_EXCEPT(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    (void)argument;
    pop_handled(machine->runtime, frame);
    return true;
}

bool
run_POP_EXCEPT_RERAISE(struct machine *machine, struct frame *frame,
                       uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    (void)argument;
    ref_move(runtime, frame_place(frame, 1), runtime->exception);
    frame->stack_top--;
    restore_traceback(runtime, ref_get(runtime->exception));
    pop_handled(runtime, frame);
    machine->is_reraising = true;
    return false;
}

bool
run_RERAISE(struct machine *machine, struct frame *frame, uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct ref place = frame_place(frame, argument == 1 ? 1 : 2);
    ref_move(runtime, place, runtime->exception);
    restore_traceback(runtime, ref_get(runtime->exception));
    frame_drop_many(runtime, frame, argument, true);
    machine->is_reraising = true;
    return false;
}

static bool
fail_to_catch(struct runtime *runtime)
{
    return raise_error(runtime, "TypeError",
                       "catching classes that do not inherit from "
                       "BaseException is not allowed");
}

bool
run_CHECK_EXC_MATCH(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    bool has_type = runtime->profile->exc_state_holds_traceback;
    struct object *what = frame_peek(frame, 1);
    const struct object *exception = frame_peek(frame, has_type ? 3 : 2);
    (void)argument;
    if (!exception_can_be_caught(what))
        return fail_to_catch(runtime);
    ref_set(runtime, frame_place(frame, 1),
            atom_new_bool(runtime, exception_matches(exception->type, what)));
    return true;
}

/* ---- except* ------------------------------------------------------------- */

bool
run_BEGIN_EXC_GROUP(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *list = list_new(runtime);
    (void)argument;
    if (!list)
        return false;
    frame_push_object(runtime, frame, list);
    frame_push_object(runtime, frame, frame_peek(frame, 2));
    return true;
}

/* Groups themselves are caught by except only. */
static bool
names_group(struct object *what)
{
    const struct type *group = exception_type("BaseExceptionGroup");
    if (what->type != &tuple_type)
        return type_is(type_object_type(what), group);
    for (uint32_t i = 0; i < what->slot_count; i++)
        if (type_is(type_object_type(what->slots[i]), group))
            return true;
    return false;
}

/* Splits what is left by the types on top: both become the rest and the part
 * that matches, which is handled from now on. */
static bool
split_left(struct runtime *runtime, struct frame *frame, bool *found)
{
    static const char *const names[] = {"what matches", "the rest"};
    struct ref left = frame_place(frame, 2), types = frame_place(frame, 1);
    struct object *native = native_open(runtime, "except*", names, 2);
    if (!native)
        return false;
    struct ref match = {native, 0}, rest = {native, 1};
    if (!exception_group_match(runtime, ref_get(left), ref_get(types), match,
                               rest)) {
        native_close(runtime, native);
        return false;
    }
    *found = ref_get(match) != NULL;
    if (*found) {
        struct object *none = atom_none(runtime);
        ref_set(runtime, types, ref_get(match));
        ref_set(runtime, left, ref_get(rest) ? ref_get(rest) : none);
        ref_set(runtime, runtime->handled->place, ref_get(match));
    }
    native_close(runtime, native);
    return true;
}

bool
run_CHECK_EG_MATCH(struct machine *machine, struct frame *frame,
                   uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *what = frame_peek(frame, 1);
    bool found = false;
    (void)argument;
    if (!exception_can_be_caught(what))
        return fail_to_catch(runtime);
    if (names_group(what))
        return raise_error(runtime, "TypeError",
                           "catching ExceptionGroup with except* is not "
                           "allowed. Use except instead.");
    if (frame_peek(frame, 2)->type != &none_type
        && !split_left(runtime, frame, &found))
        return false;
    frame_push_object(runtime, frame, atom_new_bool(runtime, found));
    return true;
}

bool
run_END_EXC_GROUP(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    static const char *const names[] = {"what is raised again"};
    struct runtime *runtime = machine->runtime;
    struct object *native = native_open(runtime, "except*", names, 1);
    (void)argument;
    if (!native)
        return false;
    struct ref raised = {native, 0};
    if (!exception_group_reraise(runtime, frame_peek(frame, 2),
                                 frame_peek(frame, 1), raised)) {
        native_close(runtime, native);
        return false;
    }
    bool any = ref_get(raised) != NULL;
    ref_set(runtime, frame_place(frame, 2),
            any ? ref_get(raised) : atom_none(runtime));
    native_close(runtime, native);
    ref_set(runtime, frame_place(frame, 1), atom_new_bool(runtime, any));
    return true;
}

/* ---- with ---------------------------------------------------------------- */

/* Stores a method of the manager's type, bound. */
static bool
find_method(struct runtime *runtime, struct object *manager,
            const char *name, struct ref result)
{
    struct object *found = type_lookup(runtime, manager->type, name);
    if (found)
        return descriptor_get(runtime, found, manager, manager->type,
                              result);
    if (has_failed(runtime))
        return false;
    if (!runtime->profile->with_needs_protocol)
        return raise_error(runtime, "AttributeError", "%s", name);
    return raise_error(runtime, "TypeError",
                       "'%s' object does not support the context manager "
                       "protocol%s",
                       manager->type->name,
                       strcmp(name, "__exit__") == 0
                           ? " (missed __exit__ method)"
                           : "");
}

bool
run_BEFORE_WITH(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    static const char *const names[] = {"__enter__"};
    static const struct arguments none = {NULL, 0, NULL, NULL, NULL};
    struct runtime *runtime = machine->runtime;
    struct ref place = frame_place(frame, 1), above = frame_place(frame, 0);
    struct object *manager = ref_get(place);
    struct object *native = native_open(runtime, "with", names, 1);
    (void)argument;
    if (!native)
        return false;
    struct ref enter = {native, 0};
    bool done = find_method(runtime, manager, "__enter__", enter)
                && find_method(runtime, manager, "__exit__", above);
    if (done) {
        ref_swap(runtime, place, above);
        ref_set(runtime, above, NULL);
        done = object_call(runtime, ref_get(enter), &none, above);
    }
    native_close(runtime, native);
    if (done)
        frame->stack_top++;
    return done;
}

bool
run_WITH_EXCEPT_START(struct machine *machine, struct frame *frame,
                      uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    bool is_long = runtime->profile->exc_state_holds_traceback;
    struct object *exception = frame_peek(frame, is_long ? 2 : 1);
    struct object *traceback = exception->slots[EXCEPTION_TRACEBACK];
    struct object *items[] = {
        type_object_of(runtime, exception->type), exception,
        traceback ? traceback : atom_none(runtime)};
    struct arguments arguments = {items, 3, NULL, NULL, NULL};
    (void)argument;
    if (!items[0]
        || !object_call(runtime, frame_peek(frame, is_long ? 7 : 3),
                        &arguments, frame_place(frame, 0)))
        return false;
    frame->stack_top++;
    return true;
}
