#include "vm/loaded.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/cell.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/function.h"
#include "vm/call.h"
#include "vm/constants.h"
#include "vm/locals.h"
#include "vm/warm.h"

/* Makes the objects of a unit and adds it to the files of the machine, which
 * owns it from now on, also when this fails; NULL with an error raised. */
static struct loaded *
load_unit(struct machine *machine, struct unit *unit, const char *file_name)
{
    struct loaded *loaded = mem_alloc(sizeof *loaded);
    loaded->owned = mem_alloc(sizeof *loaded->owned);
    *loaded->owned = *unit;
    *unit = (struct unit){0};
    loaded->unit = loaded->owned;
    loaded->file_name = file_name;
    VECTOR_PUSH(&machine->loaded, loaded);
    return constants_make(machine->runtime, loaded) ? loaded : NULL;
}

void
loaded_free(struct loaded *loaded)
{
    mem_free(loaded->constants);
    mem_free(loaded->own_name);
    mem_free(loaded->codes);
    if (loaded->owned)
        unit_release(loaded->owned);
    mem_free(loaded->owned);
    mem_free(loaded);
}

const struct loaded *
machine_file_of(const struct machine *machine, const struct code *code)
{
    for (size_t i = machine->loaded.count; i-- > 0;) {
        const struct unit *unit = machine->loaded.items[i]->unit;
        if (code >= unit->codes && code < unit->codes + unit->code_count)
            return machine->loaded.items[i];
    }
    return machine->loaded.items[0];
}

/* Runs a frame to its end, in a loop of its own. */
static bool
run_frame(struct machine *machine, struct frame *frame, struct ref result)
{
    struct runtime *runtime = machine->runtime;
    const struct instruction *instruction = machine->instruction;
    if (!machine_check_depth(machine, false, "") || !enter_c(runtime, "")) {
        frame_free(runtime, frame);
        return false;
    }
    frame->returns_to_c = true;
    frame->result = result;
    frame->caller = machine->current;
    machine->current = frame;
    machine->depth++;
    warm_round(runtime, frame);
    frame_push(runtime, frame);
    bool done = machine_loop(machine, frame);
    machine->instruction = instruction;
    leave_c(runtime);
    return done;
}

bool
machine_load(struct runtime *runtime, struct unit *unit,
             const char *file_name, struct ref result)
{
    struct loaded *loaded =
        load_unit(machine_of(runtime), unit, file_name);
    if (!loaded)
        return false;
    loaded->is_text = true;
    loaded->own_name = mem_copy_string(file_name, strlen(file_name));
    loaded->file_name = loaded->own_name;
    ref_set(runtime, result, loaded->codes[0]);
    return true;
}

bool
machine_hold_literals(struct runtime *runtime, struct object *code,
                      struct object *native)
{
    const struct loaded *loaded =
        machine_file_of(machine_of(runtime), code_object_code(code));
    return constants_hold_literals(runtime, loaded, native, "(the parser)");
}

enum run_slot { RUN_CODE, RUN_GLOBALS, RUN_SLOT_COUNT };

static struct object *
open_run(struct runtime *runtime)
{
    static const char *const names[RUN_SLOT_COUNT] = {
        "the code", "the globals"};
    return native_open(runtime, "exec", names, RUN_SLOT_COUNT);
}

/* Where frames hold their function there is one for the code, too, made for the
 * call; else the frame holds the globals itself. */
bool
machine_run_code(struct runtime *runtime, struct object *code,
                 struct object *globals, struct object *names,
                 struct ref result)
{
    struct object *native = open_run(runtime);
    if (!native)
        return false;
    if (runtime->profile->frame_holds_function)
        slot_set(runtime, native, RUN_CODE, code);
    slot_set(runtime, native, RUN_GLOBALS, globals);
    struct frame *frame =
        names ? frame_new_class(runtime, code, globals, names)
              : frame_new_module(runtime, code, globals);
    bool done = frame && run_frame(machine_of(runtime), frame, result);
    native_close(runtime, native);
    return done;
}

bool
machine_run_unit(struct runtime *runtime, struct unit *unit,
                 const char *file_name, struct object *globals,
                 struct ref result)
{
    struct object *native = open_run(runtime);
    if (!native)
        return false;
    struct loaded *loaded = load_unit(machine_of(runtime), unit, file_name);
    if (loaded)
        slot_set(runtime, native, RUN_CODE, loaded->codes[0]);
    bool done = loaded
                && machine_run_code(runtime, loaded->codes[0], globals, NULL,
                                    result);
    native_close(runtime, native);
    return done;
}

struct object *
machine_current_names(struct runtime *runtime, struct ref names)
{
    const struct frame *frame = machine_of(runtime)->current;
    if (frame->code->flags & CODE_OPTIMIZED
        && !running_locals(runtime, names))
        return NULL;
    if (!(frame->code->flags & CODE_OPTIMIZED)
        && frame->names != frame->globals)
        ref_set(runtime, names, frame->names);
    return frame->globals;
}

/* Returns the number of the code of the function that the module makes
 * first; 0: it makes none. */
static uint32_t
first_function(const struct unit *unit)
{
    const struct code *module = &unit->codes[0];
    const struct constant *constants = &unit->pool[module->constants];
    for (size_t i = 1; i < module->instruction_count; i++) {
        const struct instruction *load = &module->instructions[i - 1];
        if (module->instructions[i].opcode == OPCODE_MAKE_FUNCTION
            && load->opcode == OPCODE_LOAD_CONST)
            return unit->pool[constants->items[load->argument]].code;
    }
    return 0;
}

bool
machine_make_function(struct runtime *runtime, struct unit *unit,
                      struct object *globals, struct ref result)
{
    struct machine *machine = machine_of(runtime);
    struct loaded *loaded = load_unit(machine, unit, "<string>");
    if (!loaded)
        return false;
    uint32_t index = first_function(loaded->unit);
    const struct code *code = &loaded->unit->codes[index];
    struct object *function =
        function_new(runtime, loaded->codes[index], globals, code->name,
                     code->qualified_name);
    if (!function)
        return false;
    if (globals != machine->globals)
        object_set_flags(runtime, function,
                         function->flags | NODE_SHARED | NODE_OPAQUE);
    ref_set(runtime, result, function);
    return true;
}

struct object *
machine_builtins(struct runtime *runtime)
{
    return machine_of(runtime)->builtins;
}

struct object *
machine_globals(struct runtime *runtime)
{
    return machine_of(runtime)->globals;
}

struct object *
machine_caller_globals(struct runtime *runtime)
{
    const struct frame *frame = machine_of(runtime)->current;
    const struct object *own = frame ? frame->globals : NULL;
    while (frame && frame->globals == own)
        frame = frame->caller;
    return frame ? frame->globals : NULL;
}
