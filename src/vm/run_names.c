/* Constants, names and local variables. */
#include "object/atom.h"
#include "object/cell.h"
#include "object/exception.h"
#include "object/globals.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "vm/operations.h"

bool
run_LOAD_CONST(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    frame_push_object(machine->runtime, frame,
                      frame->constants->slots[argument]);
    return true;
}

/* ---- names -------------------------------------------------------------- */

static bool
fail_name(struct machine *machine, const char *name)
{
    return raise_name_error(machine->runtime, "NameError", name,
                            "name '%s' is not defined");
}

/* Pushes what name refers to, if it is there. */
static bool
push_from(struct machine *machine, struct frame *frame,
          struct object *names, const char *name)
{
    struct object *found = globals_find(machine->runtime, names, name);
    if (found)
        frame_push_object(machine->runtime, frame, found);
    return found;
}

bool
push_builtin(struct machine *machine, struct frame *frame, const char *name)
{
    struct runtime *runtime = machine->runtime;
    struct ref top = frame_place(frame, 0);
    if (push_from(machine, frame, machine->builtins, name))
        return true;
    /* A built-in becomes an object when it is first asked for. */
    if (!machine_find_builtin(runtime, name, top)
        || (!ref_get(top)
            && !machine->library->find_builtin(runtime, name, top)))
        return false;
    if (!ref_get(top))
        return fail_name(machine, name);
    frame->stack_top++;
    return namespace_set(runtime, machine->builtins, name, ref_get(top));
}

static bool
load_name(struct machine *machine, struct frame *frame, const char *name)
{
    if (push_from(machine, frame, frame->globals, name))
        return true;
    struct object *own = globals_builtins(machine->runtime, frame->globals);
    if (own)
        return push_from(machine, frame, own, name)
               || fail_name(machine, name);
    return push_builtin(machine, frame, name);
}

static bool
store_name(struct machine *machine, struct frame *frame,
           struct object *names, const char *name)
{
    if (!globals_set_moved(machine->runtime, names, name,
                           frame_place(frame, 1)))
        return false;
    frame->stack_top--;
    return true;
}

static bool
delete_name(struct machine *machine, struct object *names, const char *name)
{
    return globals_delete(machine->runtime, names, name)
           || fail_name(machine, name);
}

/* ---- names in a mapping of __prepare__ ----------------------------------- */

/* Puts name above the stack, as a key. */
static struct object *
push_key(struct machine *machine, struct frame *frame, const char *name)
{
    struct object *key = str_intern_c(machine->runtime, name, true);
    (void)log_text(machine->runtime->log, name, strlen(name));
    if (key)
        frame_push_object(machine->runtime, frame, key);
    return key;
}

/* Pushes names[name]; *found: whether it is there. */
static bool
load_item(struct machine *machine, struct frame *frame, const char *name,
          bool *found)
{
    struct runtime *runtime = machine->runtime;
    struct object *key = push_key(machine, frame, name);
    if (!key)
        return false;
    *found = object_get_item(runtime, frame->names, key,
                             frame_place(frame, 0));
    if (*found) {
        frame_finish(runtime, frame, 1, false);
        return true;
    }
    frame_drop(runtime, frame);
    if (!is_raised(runtime, "KeyError"))
        return false;
    clear_error(runtime);
    return true;
}

/* names[name] = the top of the stack, or del names[name]. */
static bool
set_item(struct machine *machine, struct frame *frame, const char *name,
         struct object *value)
{
    struct runtime *runtime = machine->runtime;
    struct object *key = push_key(machine, frame, name);
    if (!key)
        return false;
    bool done = value ? object_set_item(runtime, frame->names, key, value)
                      : object_delete_item(runtime, frame->names, key);
    frame_drop(runtime, frame);
    if (done && value)
        frame_drop(runtime, frame);
    return done;
}

/* Pushes what a class body has under a name; *found: whether it has. */
static bool
load_own(struct machine *machine, struct frame *frame, const char *name,
         bool *found)
{
    if (frame->names->kind != NODE_NAMESPACE)
        return load_item(machine, frame, name, found);
    *found = push_from(machine, frame, frame->names, name);
    return true;
}

/* ---- instructions -------------------------------------------------------- */

bool
run_LOAD_NAME(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    const char *name = frame->code->names[argument];
    bool found = false;
    if (frame->names != frame->globals
        && (!load_own(machine, frame, name, &found) || found))
        return found;
    return load_name(machine, frame, name);
}

bool
run_STORE_NAME(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    const char *name = frame->code->names[argument];
    if (frame->names->kind != NODE_NAMESPACE)
        return set_item(machine, frame, name, frame_peek(frame, 1));
    return store_name(machine, frame, frame->names, name);
}

bool
run_DELETE_NAME(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    const char *name = frame->code->names[argument];
    if (frame->names->kind != NODE_NAMESPACE)
        return set_item(machine, frame, name, NULL);
    return delete_name(machine, frame->names, name);
}

bool
run_LOAD_GLOBAL(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    return load_name(machine, frame, frame->code->names[argument]);
}

bool
run_STORE_GLOBAL(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    return store_name(machine, frame, frame->globals,
                      frame->code->names[argument]);
}

bool
run_DELETE_GLOBAL(struct machine *machine, struct frame *frame,
                  uint32_t argument)
{
    return delete_name(machine, frame->globals,
                       frame->code->names[argument]);
}

/* ---- local variables ---------------------------------------------------- */

/* The words for a variable that is not bound changed with 3.11. */
static bool
fail_local(struct machine *machine, const char *name)
{
    if (machine->runtime->profile->minor >= 11)
        return raise_name_error(machine->runtime, "UnboundLocalError", name,
                                "cannot access local variable '%s' where it "
                                "is not associated with a value");
    return raise_name_error(machine->runtime, "UnboundLocalError", name,
                            "local variable '%s' referenced before "
                            "assignment");
}

static bool
fail_free(struct machine *machine, const char *name)
{
    if (machine->runtime->profile->minor >= 11)
        return raise_name_error(machine->runtime, "NameError", name,
                                "cannot access free variable '%s' where it "
                                "is not associated with a value in enclosing "
                                "scope");
    return raise_name_error(machine->runtime, "NameError", name,
                            "free variable '%s' referenced before "
                            "assignment in enclosing scope");
}

/* Moves the top of the stack to a place; what was there goes afterwards. */
static void
pop_into(struct runtime *runtime, struct frame *frame, struct ref place)
{
    struct ref top = frame_place(frame, 1);
    if (ref_get(place) && runtime->has_finalizers)
        ref_swap(runtime, top, place);
    else if (ref_get(place))
        ref_set(runtime, place, ref_get(top));
    else
        ref_move(runtime, top, place);
    frame_drop(runtime, frame);
}

bool
run_LOAD_FAST(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    struct object *value = frame->object.slots[argument];
    if (!value)
        return fail_local(machine, frame->code->locals[argument]);
    frame_push_object(machine->runtime, frame, value);
    return true;
}

bool
run_STORE_FAST(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    pop_into(machine->runtime, frame,
             (struct ref){&frame->object, argument});
    return true;
}

bool
run_DELETE_FAST(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    if (!frame->object.slots[argument])
        return fail_local(machine, frame->code->locals[argument]);
    slot_set(machine->runtime, &frame->object, argument, NULL);
    return true;
}

bool
run_CLEAR_FAST(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    ref_move(machine->runtime, (struct ref){&frame->object, argument},
             frame_place(frame, 0));
    frame->stack_top++;
    return true;
}

/* ---- variables that functions share -------------------------------------- */

static bool
fail_cell(struct machine *machine, struct frame *frame, uint32_t local)
{
    const char *name = frame->code->locals[local];
    if (frame->code->local_kinds[local] & LOCAL_FREE)
        return fail_free(machine, name);
    return fail_local(machine, name);
}

bool
run_LOAD_DEREF(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    struct object *value = frame->object.slots[argument]->slots[0];
    if (!value)
        return fail_cell(machine, frame, argument);
    frame_push_object(machine->runtime, frame, value);
    return true;
}

bool
run_STORE_DEREF(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    pop_into(machine->runtime, frame,
             (struct ref){frame->object.slots[argument], 0});
    return true;
}

bool
run_DELETE_DEREF(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    struct object *cell = frame->object.slots[argument];
    if (!cell->slots[0])
        return fail_cell(machine, frame, argument);
    slot_set(machine->runtime, cell, 0, NULL);
    return true;
}

bool
run_CLEAR_CELL(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    return run_CLEAR_FAST(machine, frame, argument);
}

bool
run_STORE_CELL(struct machine *machine, struct frame *frame,
               uint32_t argument)
{
    return run_STORE_FAST(machine, frame, argument);
}

bool
run_MAKE_CELL(struct machine *machine, struct frame *frame,
              uint32_t argument)
{
    struct object *cell =
        cell_new(machine->runtime, frame->code->locals[argument], NULL);
    if (cell)
        slot_set(machine->runtime, &frame->object, argument, cell);
    return cell != NULL;
}

bool
run_LOAD_CLASS_DEREF(struct machine *machine, struct frame *frame,
                     uint32_t argument)
{
    bool found = false;
    if (!load_own(machine, frame, frame->code->locals[argument], &found)
        || found)
        return found;
    return run_LOAD_DEREF(machine, frame, argument);
}

bool
run_LOAD_CLOSURE(struct machine *machine, struct frame *frame,
                 uint32_t argument)
{
    frame_push_object(machine->runtime, frame,
                      frame->object.slots[argument]);
    return true;
}
