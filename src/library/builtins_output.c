/* Built-in functions that write and read, and those that leave. */
#include "heap/native.h"
#include "library/library.h"
#include "library/results.h"
#include "library/stream.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/module.h"
#include "object/operation.h"
#include "vm/machine.h"

/* Appends a separator argument: a str, or None for what is usual. */
static bool
add_separator(struct runtime *runtime, const struct arguments *arguments,
              const char *name, const char *usual, struct text *out)
{
    struct object *given = arguments_keyword(arguments, name);
    if (!given || given == atom_none(runtime)) {
        text_add_string(out, usual);
        return true;
    }
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "%s must be None or a string, not %s", name,
                           given->type->name);
    string_to_text(atom_string(given), out);
    return true;
}

/* Each item is written before the next is asked for its text. */
static bool
write_items(struct runtime *runtime, const struct arguments *arguments,
            const struct text *separator)
{
    struct text out = {0};
    bool fine = true;
    for (size_t i = 0; i < arguments->count && fine; i++) {
        text_clear(&out);
        fine = object_str(runtime, arguments->items[i], &out);
        if (out.length > runtime->limits.history_bytes)
            fine = stop_run(runtime, "more than %zu bytes printed at once",
                            runtime->limits.history_bytes);
        if (fine && i + 1 < arguments->count)
            text_add(&out, text_string(separator), separator->length);
        if (fine && out.length > 0)
            log_output(runtime->log, out.bytes, out.length);
    }
    text_release(&out);
    return fine;
}

/* While the items are written a tuple holds them in some versions. */
static bool
write_held(struct runtime *runtime, const struct arguments *arguments,
           const struct text *separator)
{
    uint32_t count = (uint32_t)arguments->count;
    bool runs = false;
    for (uint32_t i = 0; i < count; i++)
        runs = runs || object_runs_scene(arguments->items[i]);
    if (!runs || !runtime->profile->print_packs_arguments)
        return write_items(runtime, arguments, separator);
    struct object *native = native_open(runtime, "print", NULL, 0);
    if (!native || !slots_insert(runtime, native, 0, count, "an argument"))
        return false;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, native, i, arguments->items[i]);
    bool fine = write_items(runtime, arguments, separator);
    native_close(runtime, native);
    return fine;
}

/* Calls file.write(text). */
static bool
write_to(struct runtime *runtime, struct object *file,
         const struct text *text)
{
    static const char *const names[] = {"file.write", "the text", "its answer"};
    struct object *native = native_open(runtime, "print", names, 3);
    if (!native)
        return false;
    struct object *written =
        atom_new_str(runtime, text_string(text), text->length);
    bool done = object_get_attribute(runtime, file, "write",
                                     (struct ref){native, 0})
                && give(runtime, written, (struct ref){native, 1})
                && object_call_one(runtime, native->slots[0],
                                   native->slots[1],
                                   (struct ref){native, 2});
    native_close(runtime, native);
    return done;
}

/* Writes the items one by one, with what is between and behind them. */
static bool
write_each(struct runtime *runtime, struct object *file,
           const struct arguments *arguments, const struct text *separator,
           const struct text *end)
{
    bool done = true;
    for (size_t i = 0; done && i < arguments->count; i++) {
        struct text text = {0};
        done = (i == 0 || write_to(runtime, file, separator))
               && object_str(runtime, arguments->items[i], &text)
               && write_to(runtime, file, &text);
        text_release(&text);
    }
    return done && write_to(runtime, file, end);
}

/* Where a print without a file goes: what the scene has put in the place of
 * sys.stdout, or NULL for the output itself. */
static struct object *
other_output(struct runtime *runtime)
{
    struct object *sys = library_module_made(runtime, "sys");
    struct object *output =
        sys ? module_find(runtime, sys, "stdout") : NULL;
    return output && output->type != &stream_type ? output : NULL;
}

static bool
print(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct text separator = {0};
    struct text end = {0};
    (void)self;
    struct object *file = arguments_keyword(arguments, "file");
    if (!file || file == atom_none(runtime))
        file = other_output(runtime);
    if (file == atom_none(runtime))
        return give_none(runtime, result);
    bool done = add_separator(runtime, arguments, "sep", " ", &separator)
                && add_separator(runtime, arguments, "end", "\n", &end);
    if (done && file)
        done = write_each(runtime, file, arguments, &separator, &end);
    else
        done = done && write_held(runtime, arguments, &separator);
    if (done && !file && end.length > 0)
        log_output(runtime->log, end.bytes, end.length);
    text_release(&separator);
    text_release(&end);
    return done && give_none(runtime, result);
}

static bool
input(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->count > 0) {
        struct text prompt = {0};
        bool done = object_str(runtime, arguments->items[0], &prompt);
        if (done && prompt.length > 0)
            log_output(runtime->log, prompt.bytes, prompt.length);
        text_release(&prompt);
        if (!done)
            return false;
    }
    const char *line = machine_next_input(runtime);
    if (!line)
        return raise_error(runtime, "EOFError", "EOF when reading a line");
    return give(runtime, atom_new_c(runtime, line), result);
}

static bool
leave(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)result;
    return raise_with_object(runtime, "SystemExit",
                             arguments->count > 0 ? arguments->items[0]
                                                  : atom_none(runtime));
}

static const char *const print_keywords[] = {"sep", "end", "file", "flush",
                                             NULL};

const struct method builtins_output[] = {
    {"print", print, 0, -1, print_keywords,
     "write the values, separated by sep, and then end"},
    {"input", input, 0, 1, NULL, "read a line, given by #: input"},
    {"exit", leave, 0, 1, NULL, "end the program"},
    {"quit", leave, 0, 1, NULL, "end the program"},
    {0},
};
