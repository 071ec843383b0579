/* Imports. */
#include "object/atom.h"
#include "object/exception.h"
#include "object/globals.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "vm/operations.h"

/* `import a.b` gives a, whose attribute b is. */
static bool
find_outermost(struct machine *machine, const char *name, struct ref result)
{
    const char *dot = strchr(name, '.');
    if (!dot)
        return true;
    char *first = mem_copy_string(name, (size_t)(dot - name));
    ref_set(machine->runtime, result, NULL);
    bool found = machine->library->find_module(machine->runtime, first,
                                               result);
    mem_free(first);
    return found;
}

bool
run_IMPORT_NAME(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    const char *name = frame->code->names[argument];
    struct ref result = frame_place(frame, 0);
    bool has_list = frame_peek(frame, 1) != atom_none(runtime);
    if (!machine->library->find_module(runtime, name, result))
        return false;
    if (!ref_get(result))
        return raise_error(runtime, "ModuleNotFoundError",
                           "No module named '%s'", name);
    if (!has_list && !find_outermost(machine, name, result))
        return false;
    frame_finish(runtime, frame, 2, true);
    return true;
}

bool
run_IMPORT_FROM(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    const char *name = frame->code->names[argument];
    struct object *module = frame_peek(frame, 1);
    struct object *found = module_find(runtime, module, name);
    if (!found)
        return has_failed(runtime)
                   ? false
                   : raise_error(runtime, "ImportError",
                                 "cannot import name '%s' from '%s' "
                                 "(unknown location)",
                                 name, module_name(module));
    frame_push_object(runtime, frame, found);
    return true;
}

/* ---- from module import * ------------------------------------------------ */

/* Binds the names that __all__ lists. */
static bool
bind_listed(struct machine *machine, struct frame *frame,
            struct object *module, struct object *all)
{
    struct runtime *runtime = machine->runtime;
    struct text name = {0};
    bool done = true;
    for (uint32_t i = 0; done && i < all->slot_count; i++) {
        text_clear(&name);
        done = object_str(runtime, all->slots[i], &name);
        struct object *found =
            done ? module_find(runtime, module, text_string(&name)) : NULL;
        if (done && !found && !has_failed(runtime))
            raise_error(runtime, "AttributeError",
                        "module '%s' has no attribute '%s'",
                        module_name(module), text_string(&name));
        done = found
               && globals_set(runtime, frame->globals, text_string(&name),
                                found);
    }
    text_release(&name);
    return done;
}

bool
run_IMPORT_STAR(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    struct object *module = frame_peek(frame, 1);
    (void)argument;
    if (!module_make_all(runtime, module))
        return false;
    struct object *names = module_namespace(module);
    struct object *all = module_find(runtime, module, "__all__");
    if (all) {
        if (!bind_listed(machine, frame, module, all))
            return false;
    } else {
        for (uint32_t i = 0; i < names->slot_count; i++) {
            const char *name = namespace_name(names, i);
            if (name[0] != '_' && names->slots[i]
                && !globals_set(runtime, frame->globals, name,
                                  names->slots[i]))
                return false;
        }
    }
    frame_drop(runtime, frame);
    return true;
}
