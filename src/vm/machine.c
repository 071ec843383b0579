#include "vm/machine.h"

#include "heap/collector.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/caches.h"
#include "object/exception.h"
#include "object/namespace.h"
#include "object/traceback.h"
#include "vm/call.h"
#include "vm/code_attributes.h"
#include "vm/constants.h"
#include "vm/find_super.h"
#include "vm/finish.h"
#include "vm/loaded.h"
#include "vm/state.h"
#include "vm/uncaught.h"
#include "vm/warm.h"

bool
machine_check(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    return runtime->profile->gc_runs_in_allocation
           || collector_run_due(runtime);
}

bool
machine_check_depth(struct machine *machine, bool in_c, const char *what)
{
    struct runtime *runtime = machine->runtime;
    if (machine->depth < runtime->limits.call_depth
        || (in_c && !runtime->profile->c_calls_count_depth))
        return true;
    return raise_error(runtime, "RecursionError",
                       "maximum recursion depth exceeded%s", what);
}

/* Gives the module the names that every module begins with, as far as a scene
 * can ask for them. */
static bool
fill_globals(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    static const char *const nothing[] = {"__doc__", "__package__",
                                          "__loader__", "__spec__",
                                          "__cached__"};
    struct object *name = str_intern_c(runtime, "__main__", true);
    bool filled = name
                  && namespace_set(runtime, machine->globals, "__name__",
                                   name);
    for (size_t i = 0; filled && i < sizeof nothing / sizeof *nothing; i++)
        filled = namespace_set(runtime, machine->globals, nothing[i],
                               atom_none(runtime));
    return filled;
}

static bool
prepare(struct machine *machine)
{
    struct loaded *scene = machine->loaded.items[0];
    struct runtime *runtime = machine->runtime;
    machine->builtins = namespace_new(runtime, "built-ins", "builtins");
    if (!machine->builtins
        || !caches_hold(runtime, machine->builtins, "builtins"))
        return false;
    machine->globals = namespace_new(runtime, "module", "__main__");
    if (!machine->globals
        || !caches_hold(runtime, machine->globals, "__main__"))
        return false;
    /* Functions refer to it and it to them: at the end of the program it is
     * the collector's to find. */
    collector_track(runtime, machine->globals);
    if (!constants_make(runtime, scene) || !constants_fill_arena(machine)
        || !fill_globals(machine))
        return false;
    machine->module_frame =
        frame_new_module(runtime, scene->codes[0],
                         machine->globals);
    collector_settle(runtime);
    return machine->module_frame != NULL;
}

static bool
find_nothing(struct runtime *runtime, const char *name, struct ref result)
{
    (void)runtime;
    (void)name;
    (void)result;
    return true;
}

static void
list_nothing(struct runtime *runtime,
             void (*add)(const char *name, void *data), void *data)
{
    (void)runtime;
    (void)add;
    (void)data;
}

static struct object *
no_module(struct runtime *runtime, const char *name)
{
    (void)runtime;
    (void)name;
    return NULL;
}

static bool
has_nothing(const char *module)
{
    (void)module;
    return false;
}

struct machine *
machine_new(struct runtime *runtime, const struct unit *unit)
{
    static const struct machine_library empty = {find_nothing, find_nothing,
                                                 list_nothing, no_module,
                                                 has_nothing};
    struct machine *machine = mem_alloc(sizeof *machine);
    machine->runtime = runtime;
    struct loaded *scene = mem_alloc(sizeof *scene);
    scene->unit = unit;
    VECTOR_PUSH(&machine->loaded, scene);
    machine->library = &empty;
    caches_init(runtime);
    runtime->machine = machine;
    runtime->hooks.call = call_from_c;
    runtime->hooks.code_attribute = code_attribute;
    runtime->hooks.find_super = find_super;
    runtime->hooks.report_ignored = traceback_ignore_in;
    if (!prepare(machine))
        machine->module_frame = NULL;
    return machine;
}

void
machine_free(struct machine *machine)
{
    if (!machine)
        return;
    machine->runtime->machine = NULL;
    caches_release(machine->runtime);
    for (size_t i = 0; i < machine->input.count; i++)
        mem_free(machine->input.items[i]);
    VECTOR_RELEASE(&machine->input);
    for (size_t i = 0; i < machine->loaded.count; i++)
        loaded_free(machine->loaded.items[i]);
    VECTOR_RELEASE(&machine->loaded);
    text_release(&machine->exception);
    text_release(&machine->traceback);
    mem_free(machine);
}

void
machine_set_library(struct machine *machine,
                    const struct machine_library *library)
{
    static const char *const names[] = {"the module builtins"};
    struct runtime *runtime = machine->runtime;
    machine->library = library;
    struct object *native = native_open(runtime, "import", names, 1);
    if (!native)
        return;
    struct ref module = {native, 0};
    if (library->find_module(runtime, "builtins", module) && ref_get(module))
        namespace_set(runtime, machine->globals, "__builtins__",
                      ref_get(module));
    native_close(runtime, native);
}

void
machine_add_input(struct machine *machine, const char *line)
{
    VECTOR_PUSH(&machine->input, mem_copy_string(line, strlen(line)));
}

void
machine_set_source(struct machine *machine, const char *file_name,
                   const char *source, size_t length)
{
    struct loaded *scene = machine->loaded.items[0];
    scene->file_name = file_name;
    scene->source = source;
    scene->source_length = length;
}

const char *
machine_next_input(struct runtime *runtime)
{
    struct machine *machine = machine_of(runtime);
    if (machine->input_used >= machine->input.count)
        return NULL;
    return machine->input.items[machine->input_used++];
}

/* Shows the end that an exception or a limit made, at the line that the
 * traceback names, or that of the last instruction. */
static void
show_end(struct machine *machine)
{
    struct object *exception = ref_get(machine->runtime->exception);
    struct object *traceback =
        exception ? exception->slots[EXCEPTION_TRACEBACK] : NULL;
    uint32_t line = machine->instruction ? machine->instruction->line : 0;
    if (traceback && !machine->runtime->stopped)
        line = ((struct traceback *)(void *)traceback)->line;
    machine_step(machine, STEP_END, (int)line, 1, NULL);
}

/* The module's frame has been left when code of the scene tells what the
 * exception says; it is shown again at the end. */
static void
finish_with_exception(struct machine *machine)
{
    struct frame *module = machine->current;
    if (module)
        frame_pop(machine->runtime, module);
    machine->current = NULL;
    traceback_finish(machine);
    machine->current = module;
    if (module)
        frame_push(machine->runtime, module);
}

enum machine_outcome
machine_run(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    bool finished = false;
    if (machine->module_frame) {
        machine->current = machine->module_frame;
        machine->depth = 1;
        warm_round(runtime, machine->module_frame);
        frame_push(runtime, machine->module_frame);
        finished = machine_loop(machine, machine->module_frame);
    }
    if (runtime->stopped) {
        text_clear(&machine->exception);
        if (machine->current)
            show_end(machine);
        return MACHINE_STOPPED;
    }
    if (!finished) {
        finish_with_exception(machine);
        show_end(machine);
    }
    machine_finish(machine);
    if (runtime->stopped)
        return MACHINE_STOPPED;
    return finished ? MACHINE_FINISHED : MACHINE_RAISED;
}

const char *
machine_traceback(const struct machine *machine)
{
    return text_string(&machine->traceback);
}

int
machine_exit_status(const struct machine *machine)
{
    return machine->exit_status;
}
