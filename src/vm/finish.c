#include "vm/finish.h"

#include "heap/collector.h"
#include "vm/constants.h"

static void
collect(struct machine *machine)
{
    size_t found;
    if (!collector_collect(machine->runtime, 2, &found))
        clear_error(machine->runtime);
}

/* Lets the interpreter forget the module (sys.modules). */
static void
forget_module(struct machine *machine)
{
    struct object *interpreter = machine->runtime->interpreter;
    for (uint32_t i = 0; i < interpreter->slot_count; i++)
        if (interpreter->slots[i] == machine->globals) {
            machine->globals = NULL;
            slot_set(machine->runtime, interpreter, i, NULL);
            return;
        }
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
    log_begin_instruction(runtime->log);
    collect(machine);
    log_begin_instruction(runtime->log);
    forget_module(machine);
    if (machine->has_functions)
        collect(machine);
    text_clear(&machine->exception);
    machine_step(machine, STEP_EXIT, 0, 0, NULL);
}
