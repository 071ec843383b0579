/* Built-in functions that write and read, and those that leave. */
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
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

static bool
add_items(struct runtime *runtime, const struct arguments *arguments,
          const struct text *separator, struct text *out)
{
    for (size_t i = 0; i < arguments->count; i++) {
        if (i > 0)
            text_add(out, text_string(separator), separator->length);
        size_t before = out->length;
        if (before > runtime->limits.history_bytes)
            return stop_run(runtime, "more than %zu bytes printed at once",
                            runtime->limits.history_bytes);
        if (!object_str(runtime, arguments->items[i], out)) {
            text_truncate(out, before);
            return false;
        }
    }
    return true;
}

static bool
print(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct text separator = {0};
    struct text end = {0};
    struct text out = {0};
    (void)self;
    struct object *file = arguments_keyword(arguments, "file");
    if (file && file != atom_none(runtime))
        return stop_run(runtime, "print(file=…) is not simulated: a scene "
                                 "writes to the screen only");
    bool done = add_separator(runtime, arguments, "sep", " ", &separator)
                && add_separator(runtime, arguments, "end", "\n", &end);
    if (done) {
        done = add_items(runtime, arguments, &separator, &out);
        if (done)
            text_add(&out, text_string(&end), end.length);
        if (out.length > 0 && !runtime->stopped)
            log_output(runtime->log, out.bytes, out.length);
    }
    text_release(&separator);
    text_release(&end);
    text_release(&out);
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
