#include <string.h>

#include "library/answer.h"
#include "library/builtins.h"
#include "object/function.h"
#include "object/operation.h"
#include "vm/machine.h"

/* Returns the bytes of print's sep or end; its own when None or not given. */
static bool
get_separator(struct runtime *runtime, const struct arguments *arguments,
              const char *name, const char *own, struct text *out)
{
    struct object *given = arguments_keyword(arguments, name);

    if (given == NULL || is_none(given)) {
        text_add_string(out, own);
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
print_all(struct runtime *runtime, const struct arguments *arguments,
          const struct text *separator, struct text *out)
{
    for (size_t i = 0; i < arguments->count; i++) {
        if (i > 0)
            text_add(out, text_string(separator), separator->length);
        if (!object_str(runtime, arguments->items[i], out))
            return false;
    }
    return true;
}

static bool
print(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct text separator = {0}, end = {0}, out = {0};
    struct object *file = arguments_keyword(arguments, "file");
    bool fine;

    (void)self;
    if (file != NULL && !is_none(file))
        return stop_run(runtime,
                        "print(file=...) is not supported in a scene");
    fine = get_separator(runtime, arguments, "sep", " ", &separator) &&
           get_separator(runtime, arguments, "end", "\n", &end) &&
           print_all(runtime, arguments, &separator, &out);
    if (fine) {
        text_add(&out, text_string(&end), end.length);
        log_output(runtime->log, text_string(&out), out.length);
    }
    text_release(&separator);
    text_release(&end);
    text_release(&out);
    return fine && answer_none(runtime, result);
}

/* input() is answered by the scene's `#: input` directives, in order. */
static bool
input(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct text prompt = {0};
    const char *line = machine_next_input(runtime);
    bool fine = true;

    (void)self;
    if (arguments->count > 0)
        fine = object_str(runtime, arguments->items[0], &prompt);
    if (fine)
        log_output(runtime->log, text_string(&prompt), prompt.length);
    text_release(&prompt);
    if (!fine)
        return false;
    if (line == NULL)
        return raise_error(runtime, "EOFError", "EOF when reading a line");
    return answer(runtime, result, atom_new_c(runtime, line));
}

static const char *const print_keywords[] = {"sep", "end", "file", "flush",
                                             NULL};

const struct method output_functions[] = {
    {"print", print, 0, -1, print_keywords,
     "print(*args, sep=' ', end='\\n', file=None, flush=False)"},
    {"input", input, 0, 1, NULL, "input(prompt='', /)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};
