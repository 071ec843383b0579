/* What happens when a program ends, in CPython's order:
 *
 *     the module's frame, its code, the parser's memory
 *     functions registered with atexit, the last first
 *     a full collection
 *     the exception that ended the program, and its traceback
 *     the modules; what is in a cycle with the names of __main__, as every
 *     function is, dies in one more collection, with all names still bound
 *
 * What sys still refers to then lives on: nothing it does could be seen. */
#include "vm/finish.h"

#include "heap/collector.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/module.h"
#include "object/namespace_dict.h"
#include "object/operation.h"
#include "vm/constants.h"
#include "vm/uncaught.h"

/* Slots of the node that holds what atexit.register() was given. */
enum { EXIT_FUNCTION, EXIT_ARGUMENTS, EXIT_KEYWORDS, EXIT_SLOTS };

static const char *const exit_names[EXIT_SLOTS] = {
    "a function to call at exit", "its arguments", "its keyword arguments"};

/* Returns that node, which the interpreter holds. */
static struct object *
exit_functions(struct runtime *runtime)
{
    struct machine *machine = machine_of(runtime);
    if (machine->exit_functions)
        return machine->exit_functions;
    struct object *native = native_open(runtime, "atexit", NULL, 0);
    if (native && caches_hold(runtime, native, "atexit"))
        machine->exit_functions = native;
    return machine->exit_functions;
}

bool
machine_at_exit(struct runtime *runtime, struct object *function,
                struct object *arguments, struct object *keywords)
{
    struct object *parts[EXIT_SLOTS] = {function, arguments, keywords};
    struct object *native = exit_functions(runtime);
    for (uint32_t i = 0; native && i < EXIT_SLOTS; i++) {
        uint32_t slot = native->slot_count;
        if (!slots_insert(runtime, native, slot, 1, exit_names[i]))
            return false;
        slot_set(runtime, native, slot, parts[i]);
    }
    return native != NULL;
}

bool
machine_not_at_exit(struct runtime *runtime, struct object *function)
{
    struct object *native = exit_functions(runtime);
    uint32_t count = native ? native->slot_count : 0;
    for (uint32_t i = 0; i < count; i += EXIT_SLOTS) {
        bool same = false;
        if (native->slots[i]
            && !object_equal(runtime, native->slots[i], function, &same))
            return false;
        if (same)
            slots_clear(runtime, native, i, EXIT_SLOTS, false);
    }
    return native != NULL;
}

static void
call_at_exit(struct machine *machine, struct object *native, uint32_t first)
{
    static const char *const names[] = {"the function", "what it returned"};
    struct runtime *runtime = machine->runtime;
    struct object *held = native_open(runtime, "atexit", names, 2);
    if (!held)
        return;
    if (runtime->profile->atexit_holds_function)
        slot_set(runtime, held, 0, native->slots[first]);
    log_begin_instruction(runtime->log);
    if (!object_call_spread(runtime, native->slots[first],
                            native->slots[first + EXIT_ARGUMENTS],
                            native->slots[first + EXIT_KEYWORDS],
                            (struct ref){held, 1}))
        traceback_fail_at_exit(machine, native->slots[first]);
    native_close(runtime, held);
}

size_t
machine_exit_count(struct runtime *runtime)
{
    struct object *native = machine_of(runtime)->exit_functions;
    return native ? native->slot_count / EXIT_SLOTS : 0;
}

void
machine_run_exit_functions(struct runtime *runtime)
{
    struct machine *machine = machine_of(runtime);
    struct object *native = machine->exit_functions;
    if (!native)
        return;
    for (uint32_t i = native->slot_count; i > 0 && !runtime->stopped;) {
        i -= EXIT_SLOTS;
        if (native->slots[i])
            call_at_exit(machine, native, i);
    }
    uint32_t count = native->slot_count;
    slots_clear(runtime, native, 0, count, false);
    for (uint32_t i = count; i-- > 0;)
        slots_remove(runtime, native, i, 1, exit_names[i % EXIT_SLOTS]);
}

static void
collect(struct machine *machine, int generation)
{
    size_t found;
    log_begin_instruction(machine->runtime->log);
    if (!collector_collect(machine->runtime, generation, &found))
        clear_error(machine->runtime);
}

/* Whether the interpreter keeps object after it has let go of the modules. */
static bool
is_kept(const struct object *object)
{
    if (object->kind == NODE_NAMESPACE
        || object->type == &namespace_dict_type)
        return false;
    return object->type != &module_type
           || strcmp(module_name(object), "sys") == 0;
}

/* Lets the interpreter forget the modules (sys.modules).  The collector had
 * nothing to do with them so far; now the names of __main__ may be in a cycle
 * with them. */
static void
forget_modules(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    struct object *interpreter = runtime->interpreter;
    machine->globals = NULL;
    log_begin_instruction(runtime->log);
    for (uint32_t i = 0; i < interpreter->slot_count; i++) {
        struct object *held = interpreter->slots[i];
        if (!held || held == machine->builtins || is_kept(held))
            continue;
        if (!(held->flags & NODE_TRACKED) && collector_may_track(held))
            collector_track(runtime, held);
        slot_set(runtime, interpreter, i, NULL);
    }
}

/* Keeps the exception that ended the scene where sys.last_value does; but
 * nobody keeps SystemExit. */
static struct object *
keep_exception(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    if (machine->exited) {
        clear_error(runtime);
        return NULL;
    }
    return error_put_aside(runtime);
}

void
machine_finish(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    log_begin_instruction(runtime->log);
    if (machine->current)
        machine_leave_frame(machine);
    machine->module_frame = NULL;
    log_begin_instruction(runtime->log);
    constants_release_arena(machine);
    struct object *last = keep_exception(machine);
    if (last && runtime->profile->traceback_collects)
        collect(machine, 0);
    machine_run_exit_functions(runtime);
    if (collector_is_enabled(runtime))
        collect(machine, 2);
    if (last)
        native_close(runtime, last);
    forget_modules(machine);
    collect(machine, 2);
    text_clear(&machine->exception);
    machine_step(machine, STEP_EXIT, 0, 0, NULL);
}
