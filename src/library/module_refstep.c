/*
 * _refstep: what the modules that are written in Python need and Python cannot
 * say, as far as CPython does it with exec and sys._getframe.
 */
#include "base/diag.h"
#include "lang/compile.h"
#include "library/library.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/globals.h"
#include "object/module.h"
#include "object/namespace.h"
#include "vm/machine.h"

/* Returns the namespace of the module called name; NULL with an error. */
static struct object *
namespace_of(struct runtime *runtime, const char *name)
{
    if (strcmp(name, "__main__") == 0)
        return machine_globals(runtime);
    struct object *module = library_module_made(runtime, name);
    if (!module)
        stop_run(runtime, "there is no module '%s'", name);
    return module ? module_namespace(module) : NULL;
}

/* function(text, module): the function that the text defines, with the names
 * of that module. */
static bool
make_function(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    struct unit unit;
    struct diag diag = {0};
    struct text text = {0}, name = {0};
    (void)self;
    string_to_text(atom_string(arguments->items[0]), &text);
    string_to_text(atom_string(arguments->items[1]), &name);
    bool done = compile_file(text_string(&text), text.length,
                             runtime->profile, &runtime->limits, &unit,
                             &diag);
    if (!done)
        stop_run(runtime, "in code made by the library: %s",
                 text_string(&diag.message));
    struct object *globals =
        done ? namespace_of(runtime, text_string(&name)) : NULL;
    done = globals && machine_make_function(runtime, &unit, globals, result);
    diag_release(&diag);
    text_release(&text);
    text_release(&name);
    return done;
}

/* evaluate(text, module): the value of an expression there. */
static bool
evaluate(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct unit unit;
    struct diag diag = {0};
    struct text text = {0}, name = {0};
    (void)self;
    string_to_text(atom_string(arguments->items[0]), &text);
    string_to_text(atom_string(arguments->items[1]), &name);
    bool done = compile_eval(text_string(&text), text.length,
                             runtime->profile, &runtime->limits, &unit,
                             &diag);
    struct object *globals =
        done ? namespace_of(runtime, text_string(&name)) : NULL;
    if (!done)
        raise_error(runtime, "SyntaxError",
                    "Forward reference must be an expression -- got '%s'",
                    text_string(&text));
    done = globals
           && machine_run_unit(runtime, &unit, "<string>", globals, result);
    diag_release(&diag);
    text_release(&text);
    text_release(&name);
    return done;
}

/* caller(): the name of the module whose code has called the library. */
static bool
caller(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *names = machine_caller_globals(runtime);
    struct object *name =
        names ? globals_find(runtime, names, "__name__") : NULL;
    (void)self;
    (void)arguments;
    return give(runtime, name ? name : atom_none(runtime), result);
}

/* loaded(name): the module of that name, or None if nobody imported it. */
static bool
loaded(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct text name = {0};
    (void)self;
    string_to_text(atom_string(arguments->items[0]), &name);
    struct object *module = library_module_made(runtime, text_string(&name));
    text_release(&name);
    return give(runtime, module ? module : atom_none(runtime), result);
}

static const struct method functions[] = {
    {"function", make_function, 2, 2, NULL, "The function that a text has."},
    {"evaluate", evaluate, 2, 2, NULL, "The value of an expression."},
    {"loaded", loaded, 1, 1, NULL, "A module, if it has been imported."},
    {"caller", caller, 0, 0, NULL, "The name of the module that calls."},
    {0}};

const struct library_module module_refstep = {.name = "_refstep",
                                              .functions = functions};
