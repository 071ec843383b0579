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
#include "object/tuple.h"
#include "vm/machine.h"

typedef bool compiler_of_text(const char *text, size_t length,
                              const struct profile *profile,
                              const struct limits *limits, struct unit *unit,
                              struct diag *diag);

/* A text to compile, and what it is called. */
struct source {
    const char *text;
    size_t length;
    const char *file_name;
};

/* Returns the line of a text that an error is about, as a str that ends with a
 * newline; None: there is no such line. */
static struct object *
line_of(struct runtime *runtime, const struct source *source, int line)
{
    const char *at = source->text, *end = at + source->length;
    for (int i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    if (line < 1 || at == end)
        return atom_none(runtime);
    struct text text = {0};
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    text_add(&text, at, (size_t)((newline ? newline : end) - at));
    text_add_byte(&text, '\n');
    struct object *made = atom_new_str(runtime, text.bytes, text.length);
    text_release(&text);
    return made;
}

/* Returns what a version says is wrong: the parser up to 3.8's, and 3.9's that
 * follows it, have few words. */
static const char *
words_of(const struct profile *profile, const struct diag *diag)
{
    static const struct {
        const char *beginning, *words; /* words NULL: the beginning alone */
    } older[] = {
        {"invalid syntax", NULL},
        {"expected '", "invalid syntax"},
        {"Missing parentheses in call to 'print'. Did",
         "Missing parentheses in call to 'print'. Did you mean print(...)?"},
        {"unterminated string", "EOL while scanning string literal"},
        {"unterminated triple-quoted",
         "EOF while scanning triple-quoted string literal"},
        {"'(' was never", "unexpected EOF while parsing"},
        {"'[' was never", "unexpected EOF while parsing"},
        {"'{' was never", "unexpected EOF while parsing"},
        {"invalid decimal literal", "invalid syntax"},
        {"expected an indented block", NULL},
        {"parameter without a default",
         "non-default argument follows default argument"},
        {"cannot assign to literal", NULL},
        {"cannot assign to function call", NULL},
        {"expression cannot contain assignment", NULL},
    };
    const char *words = text_string(&diag->message);
    if (!profile->syntax_errors_are_plain)
        return words;
    for (size_t i = 0; i < sizeof older / sizeof *older; i++)
        if (strncmp(words, older[i].beginning, strlen(older[i].beginning))
            == 0)
            return older[i].words ? older[i].words : older[i].beginning;
    return words;
}

/* Stores the arguments of a SyntaxError: its message, and where it is. */
static bool
describe(struct runtime *runtime, const struct diag *diag,
         const struct source *source, struct ref result)
{
    bool has_end = runtime->profile->syntax_errors_know_end;
    struct object *args = tuple_new(runtime, 2);
    if (!args)
        return false;
    ref_set(runtime, result, args);
    struct object *place = tuple_new(runtime, has_end ? 6 : 4);
    if (!place)
        return false;
    slot_set(runtime, args, 1, place);
    struct object *message =
        atom_new_c(runtime, words_of(runtime->profile, diag));
    if (message)
        slot_set(runtime, args, 0, message);
    bool is_known = diag->end_line > 0;
    struct object *items[] = {
        atom_new_c(runtime, source->file_name),
        atom_new_int(runtime, diag->line),
        atom_new_int(runtime, diag->column),
        line_of(runtime, source, diag->line),
        atom_new_int(runtime, is_known ? diag->end_line : diag->line),
        atom_new_int(runtime, is_known ? diag->end_column : diag->column),
    };
    for (uint32_t i = 0; message && i < place->slot_count; i++) {
        if (!items[i])
            return false;
        slot_set(runtime, place, i, items[i]);
    }
    return message != NULL;
}

static const char *
error_type(const struct diag *diag)
{
    const char *tabs = "inconsistent use of tabs";
    if (strncmp(text_string(&diag->message), tabs, strlen(tabs)) == 0)
        return "TabError";
    return diag->is_indentation ? "IndentationError" : "SyntaxError";
}

/* Raises what is wrong with a text; what only a scene cannot have ends the
 * run. */
static bool
fail_text(struct runtime *runtime, const struct diag *diag,
          const struct source *source)
{
    static const char *const names[] = {"the arguments"};
    const char *message = text_string(&diag->message);
    if (strstr(message, "not supported"))
        return stop_run(runtime, "in text that the scene runs: %s", message);
    struct object *native = native_open(runtime, "compile", names, 1);
    if (!native)
        return false;
    if (describe(runtime, diag, source, (struct ref){native, 0})) {
        struct object *error =
            exception_new(runtime,
                          exception_type(error_type(diag)),
                          native->slots[0]);
        if (error)
            raise_exception(runtime, error);
    }
    native_close(runtime, native);
    return false;
}

/* Stores the code of a text; a code object is its own. */
static bool
compile_text(struct runtime *runtime, const char *function,
             struct object *source, const char *file_name,
             compiler_of_text *compiler, struct ref result)
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
    if (!done)
        fail_text(runtime, &diag,
                  &(struct source){start, strlen(start), file_name});
    text_release(&text);
    diag_release(&diag);
    return done && machine_load(runtime, &unit, file_name, result);
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

/* Returns the globals for a text, borrowed: those of what is running, or the
 * dict that is given; leaves in RUN_LOCALS what its names are in besides. */
static struct object *
find_names(struct runtime *runtime, struct object *native)
{
    struct object *globals = native->slots[RUN_GLOBALS];
    struct object *locals = native->slots[RUN_LOCALS];
    if (globals && globals->type == &dict_type
        && !add_builtins(runtime, globals))
        return NULL;
    enum run_slot unused = locals ? RUN_GLOBALS : RUN_LOCALS;
    struct object *behind =
        globals ? globals_behind(globals)
                : machine_current_names(runtime,
                                        (struct ref){native, unused});
    if (locals && globals_behind(locals))
        locals = globals_behind(locals);
    if (locals)
        slot_set(runtime, native, RUN_LOCALS,
                 locals == behind ? NULL : locals);
    return behind;
}

static struct object *
given(struct runtime *runtime, const struct arguments *arguments,
      size_t index, const char *name)
{
    struct object *object = arguments_get(arguments, index, name);
    return object == atom_none(runtime) ? NULL : object;
}

/* Lets go of what only the caller holds while the text runs.  What C code holds
 * then is the code it has compiled itself and, in newer versions, the dict of
 * the local names. */
static void
let_go(struct runtime *runtime, struct object *native,
       struct object *globals, bool is_compiled)
{
    bool holds_locals = runtime->profile->exec_holds_locals;
    if (!is_compiled)
        slot_set(runtime, native, RUN_CODE, NULL);
    slot_set(runtime, native, RUN_GLOBALS, NULL);
    if (!holds_locals)
        slot_set(runtime, native, RUN_LOCALS, NULL);
    else if (!native->slots[RUN_LOCALS])
        slot_set(runtime, native, RUN_LOCALS, globals);
}

static bool
run_text(struct runtime *runtime, const char *function,
         const struct arguments *arguments, compiler_of_text *compiler,
         struct ref result)
{
    static const char *const names[RUN_SLOT_COUNT] = {
        "the code", "the globals", "the locals"};
    struct object *text = arguments->items[0];
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
    /* The names come first: they are there even if the text is wrong. */
    struct object *behind = find_names(runtime, native);
    bool done = behind
                && compile_text(runtime, function, text, "<string>",
                                compiler, (struct ref){native, RUN_CODE})
                && (text->type == &code_type
                    || machine_hold_literals(runtime,
                                             native->slots[RUN_CODE],
                                             native));
    if (done) {
        struct object *code = native->slots[RUN_CODE];
        struct object *own = native->slots[RUN_LOCALS];
        let_go(runtime, native, globals, code != text);
        done = machine_run_code(runtime, code, behind, own, result);
    }
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
compile_in_mode(struct runtime *runtime, struct object *source,
                const char *file_name, const struct string *mode,
                struct ref result)
{
    if (string_equal_c(mode, "eval"))
        return compile_text(runtime, "compile", source, file_name,
                            compile_eval, result);
    if (string_equal_c(mode, "exec"))
        return compile_text(runtime, "compile", source, file_name,
                            compile_file, result);
    if (string_equal_c(mode, "single") && is_blank(source))
        return raise_error(runtime, "SyntaxError",
                           "invalid syntax (%s, line 1)", file_name);
    if (string_equal_c(mode, "single"))
        return stop_run(runtime, "compile() for 'single' is not simulated");
    return raise_error(runtime, "ValueError",
                       "compile() mode must be 'exec', 'eval' or 'single'");
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
    struct text name = {0};
    struct object *file = arguments_get(arguments, 1, "filename");
    if (file && object_is_str(file))
        string_to_text(atom_string(file), &name);
    bool done = compile_in_mode(runtime, source, text_string(&name),
                                atom_string(mode), result);
    text_release(&name);
    return done;
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
