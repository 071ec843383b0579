/*
 * Built-in functions that run text: compile, eval, exec.
 *
 * What they run is a file of its own: it makes no steps.
 */
#include "base/diag.h"
#include "heap/native.h"
#include "lang/compile.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/buffer.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/globals.h"
#include "object/operation.h"
#include "vm/machine.h"

typedef bool compiler_of_text(const char *text, size_t length,
                              const struct profile *profile,
                              const struct limits *limits, struct unit *unit,
                              struct diag *diag);

/* Raises what is wrong with a text; what only a scene cannot have ends the
 * run. */
static bool
fail_text(struct runtime *runtime, const struct diag *diag)
{
    const char *message = text_string(&diag->message);
    if (strstr(message, "not supported"))
        return stop_run(runtime, "in text that the scene runs: %s", message);
    return raise_error(
        runtime, diag->is_indentation ? "IndentationError" : "SyntaxError",
        "%s (<string>, line %d)", message, diag->line);
}

/* Stores the code of a text; a code object is its own. */
static bool
compile_text(struct runtime *runtime, const char *function,
             struct object *source, compiler_of_text *compiler,
             struct ref result)
{
    struct unit unit;
    struct diag diag = {0};
    struct text text = {0};
    if (source->type == &code_type)
        return give(runtime, source, result);
    if (object_is_str(source)) {
        string_to_text(atom_string(source), &text);
    } else if (object_has_buffer(source)) {
        struct buffer buffer;
        if (!object_buffer(runtime, source, &buffer))
            return false;
        text_add(&text, (const char *)buffer.data, buffer.length);
    } else {
        return raise_error(runtime, "TypeError",
                           "%s() arg 1 must be a string, bytes or code "
                           "object",
                           function);
    }
    const char *start = text_string(&text);
    if (compiler == compile_eval)
        start += strspn(start, " \t");
    bool done = compiler(start, strlen(start), runtime->profile,
                         &runtime->limits, &unit, &diag);
    text_release(&text);
    if (!done)
        fail_text(runtime, &diag);
    diag_release(&diag);
    return done && machine_load(runtime, &unit, "<string>", result);
}

/* ---- a dict as globals --------------------------------------------------- */

/* CPython gives every dict of globals the built-ins. */
static bool
add_builtins(struct runtime *runtime, struct object *dict)
{
    if (dict_find_c(runtime, dict, "__builtins__"))
        return true;
    struct object *key = str_intern_c(runtime, "__builtins__", true);
    struct object *builtins = dict_new(runtime);
    if (!key || !builtins)
        return false;
    object_set_flags(runtime, builtins,
                     builtins->flags | NODE_OPAQUE | NODE_SHARED);
    return dict_set(runtime, dict, key, builtins);
}

/* ---- running ------------------------------------------------------------- */

enum run_slot { RUN_CODE, RUN_GLOBALS, RUN_LOCALS, RUN_SLOT_COUNT };

/* Runs the code with what is running, or with a dict as globals. */
static bool
run_code(struct runtime *runtime, struct object *native, struct ref result)
{
    struct object *globals = native->slots[RUN_GLOBALS];
    struct object *locals = native->slots[RUN_LOCALS], *names = NULL;
    if (globals && globals->type == &dict_type
        && !add_builtins(runtime, globals))
        return false;
    struct object *behind = globals ? globals_behind(globals)
                                    : machine_current_names(runtime, &names);
    if (!behind)
        return false;
    if (locals && globals_behind(locals))
        locals = globals_behind(locals);
    if (locals)
        names = locals == behind ? NULL : locals;
    slot_set(runtime, native, RUN_LOCALS, names);
    return machine_run_code(runtime, native->slots[RUN_CODE], behind, names,
                            result);
}

static struct object *
given(struct runtime *runtime, const struct arguments *arguments,
      size_t index, const char *name)
{
    struct object *object = arguments_get(arguments, index, name);
    return object == atom_none(runtime) ? NULL : object;
}

static bool
run_text(struct runtime *runtime, const char *function,
         const struct arguments *arguments, compiler_of_text *compiler,
         struct ref result)
{
    static const char *const names[RUN_SLOT_COUNT] = {
        "the code", "the globals", "the locals"};
    struct object *globals = given(runtime, arguments, 1, "globals");
    struct object *locals = given(runtime, arguments, 2, "locals");
    if (globals && !globals_behind(globals))
        return raise_error(runtime, "TypeError",
                           "%s() %s must be a dict, not %s", function,
                           "globals", type_short_name(globals->type));
    struct object *native =
        native_open(runtime, function, names, RUN_SLOT_COUNT);
    if (!native)
        return false;
    slot_set(runtime, native, RUN_GLOBALS, globals);
    slot_set(runtime, native, RUN_LOCALS, locals);
    bool done = compile_text(runtime, function, arguments->items[0], compiler,
                             (struct ref){native, RUN_CODE})
                && run_code(runtime, native, result);
    native_close(runtime, native);
    return done;
}

static bool
exec(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    return run_text(runtime, "exec", arguments, compile_file, result);
}

static bool
eval(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    return run_text(runtime, "eval", arguments, compile_eval, result);
}

/* Whether a text has no statement: only blanks and joined lines. */
static bool
is_blank(struct object *source)
{
    struct text text = {0};
    if (!object_is_str(source))
        return false;
    string_to_text(atom_string(source), &text);
    bool blank = strspn(text_string(&text), " \t\r\n\f\\") == text.length;
    text_release(&text);
    return blank;
}

static bool
compile(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *source = arguments_get(arguments, 0, "source");
    struct object *mode = arguments_get(arguments, 2, "mode");
    (void)self;
    if (!source || !mode || !object_is_str(mode))
        return raise_error(runtime, "TypeError",
                           "compile() missing required argument '%s'",
                           source ? "mode" : "source");
    const struct string *words = atom_string(mode);
    if (string_equal_c(words, "eval"))
        return compile_text(runtime, "compile", source, compile_eval,
                            result);
    if (string_equal_c(words, "exec"))
        return compile_text(runtime, "compile", source, compile_file,
                            result);
    if (string_equal_c(words, "single") && is_blank(source))
        return raise_error(runtime, "SyntaxError",
                           "invalid syntax (<string>, line 1)");
    if (string_equal_c(words, "single"))
        return stop_run(runtime, "compile() for 'single' is not simulated");
    return raise_error(runtime, "ValueError",
                       "compile() mode must be 'exec', 'eval' or 'single'");
}

static const char *const run_keywords[] = {"globals", "locals", NULL};
static const char *const compile_keywords[] = {
    "source", "filename", "mode", "flags", "dont_inherit", "optimize", NULL};

const struct method builtins_code[] = {
    {"compile", compile, 0, 6, compile_keywords,
     "Compile source into a code object that can be executed."},
    {"eval", eval, 1, 3, run_keywords,
     "Evaluate the given source in the context of globals and locals."},
    {"exec", exec, 1, 3, run_keywords,
     "Execute the given source in the context of globals and locals."},
    {0}};
