/* Imports. */
#include "object/atom.h"
#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/globals.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/store.h"
#include "vm/build_class.h"
#include "vm/locals.h"
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

/* Stores the module that an import statement binds, or takes names from. */
static bool
import_module(struct machine *machine, const char *name, int64_t level,
              bool has_list, struct ref result)
{
    struct runtime *runtime = machine->runtime;
    if (level > 0)
        return raise_error(runtime, "ImportError",
                           "attempted relative import with no known parent "
                           "package");
    if (!machine->library->find_module(runtime, name, result))
        return false;
    if (!ref_get(result))
        return raise_error(runtime, "ModuleNotFoundError",
                           "No module named '%s'", name);
    return has_list || find_outermost(machine, name, result);
}

/* __import__(name, globals, locals, fromlist, level) */
static bool
import_function(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct object *name = arguments_get(arguments, 0, "name");
    struct object *list = arguments_get(arguments, 3, "fromlist");
    struct object *given = arguments_get(arguments, 4, "level");
    bool has_list = false;
    int64_t level = 0;
    (void)self;
    if (!name || !object_is_str(name))
        return raise_error(runtime, "TypeError",
                           "module name must be a string");
    if ((list && !object_is_true(runtime, list, &has_list))
        || (given && !atom_to_index(runtime, given, true, &level)))
        return false;
    struct text text = {0};
    string_to_text(atom_string(name), &text);
    bool done = import_module(machine_of(runtime), text_string(&text), level,
                              has_list, result);
    text_release(&text);
    return done;
}

static const char *const import_keywords[] = {"name", "globals", "locals",
                                              "fromlist", "level", NULL};
static const struct method import_method = {
    "__import__", import_function, 1, 5, import_keywords,
    "Import a module."};

bool
machine_find_builtin(struct runtime *runtime, const char *name,
                     struct ref result)
{
    static const struct method *const own[] = {&build_class_method,
                                               &import_method};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(name, own[i]->name) == 0)
            return store(runtime, result,
                         builtin_new(runtime, own[i], NULL));
    return true;
}

/* Returns the function that the scene put in the place of __import__; NULL:
 * none. */
static struct object *
find_own_import(struct machine *machine)
{
    struct object *found = globals_find(machine->runtime, machine->builtins,
                                        import_method.name);
    return found && !builtin_is(found, &import_method) ? found : NULL;
}

/* Calls it as the statement does: globals and, in a module, locals are
 * dicts. */
static bool
call_import(struct machine *machine, struct frame *frame,
            struct object *function, const char *name, struct ref result)
{
    enum { NAME, GLOBALS, LOCALS, FUNCTION, COUNT };
    static const char *const names[COUNT] = {"name", "globals", "locals",
                                             "__import__"};
    struct runtime *runtime = machine->runtime;
    struct object *native = native_open(runtime, "import", names, COUNT);
    if (!native)
        return false;
    struct ref locals = {native, LOCALS};
    bool done = store(runtime, (struct ref){native, NAME},
                      str_intern_c(runtime, name, true))
                && store(runtime, (struct ref){native, GLOBALS},
                         globals_dict(runtime, frame->globals))
                && (frame->names ? frame_locals(runtime, frame, locals)
                                 : store_none(runtime, locals));
    slot_set(runtime, native, FUNCTION, function);
    struct object *items[] = {native->slots[NAME], native->slots[GLOBALS],
                              native->slots[LOCALS], frame_peek(frame, 1),
                              frame_peek(frame, 2)};
    struct arguments arguments = {items, 5, NULL, NULL, NULL};
    done = done && object_call(runtime, function, &arguments, result);
    native_close(runtime, native);
    return done;
}

bool
run_IMPORT_NAME(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    const char *name = frame->code->names[argument];
    struct ref result = frame_place(frame, 0);
    bool has_list = frame_peek(frame, 1) != atom_none(runtime);
    struct object *own = find_own_import(machine);
    int64_t level;
    bool done = own ? call_import(machine, frame, own, name, result)
                    : atom_to_index(runtime, frame_peek(frame, 2), true,
                                    &level)
                          && import_module(machine, name, level, has_list,
                                           result);
    if (done)
        frame_finish(runtime, frame, 2, true);
    return done;
}

bool
run_IMPORT_RELATIVE(struct machine *machine, struct frame *frame,
                    uint32_t argument)
{
    return run_IMPORT_NAME(machine, frame, argument);
}

/* Pushes an attribute of what is no module but was imported as one. */
static bool
take_attribute(struct machine *machine, struct frame *frame,
               const char *name)
{
    struct runtime *runtime = machine->runtime;
    if (object_get_attribute(runtime, frame_peek(frame, 1), name,
                             frame_place(frame, 0))) {
        frame->stack_top++;
        return true;
    }
    if (!is_raised(runtime, "AttributeError"))
        return false;
    clear_error(runtime);
    struct text from = {0};
    struct ref place = frame_place(frame, 0);
    bool has_name = object_get_attribute(runtime, frame_peek(frame, 1),
                                         "__name__", place)
                    && object_is_str(ref_get(place));
    if (has_name)
        string_to_text(atom_string(ref_get(place)), &from);
    else
        clear_error(runtime);
    ref_set(runtime, place, NULL);
    raise_error(runtime, "ImportError",
                "cannot import name '%s' from '%s' (unknown location)", name,
                has_name ? text_string(&from) : "<unknown module name>");
    text_release(&from);
    return false;
}

/* Finds a module inside a package that has not been imported yet. */
static bool
import_inner(struct machine *machine, const struct object *module,
             const char *name, struct ref result)
{
    struct text whole = {0};
    text_add_format(&whole, "%s.%s", module_name(module), name);
    bool done = machine->library->find_module(machine->runtime,
                                              text_string(&whole), result);
    text_release(&whole);
    return done;
}

bool
run_IMPORT_FROM(struct machine *machine, struct frame *frame,
                uint32_t argument)
{
    struct runtime *runtime = machine->runtime;
    const char *name = frame->code->names[argument];
    struct object *module = frame_peek(frame, 1);
    if (module->type != &module_type)
        return take_attribute(machine, frame, name);
    struct object *found = module_find(runtime, module, name);
    struct ref place = frame_place(frame, 0);
    if (!found && !has_failed(runtime)
        && import_inner(machine, module, name, place) && ref_get(place)) {
        frame->stack_top++;
        return true;
    }
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
