/* traceback: what Python would print about exceptions, as text. */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/traceback.h"
#include "vm/machine.h"

/* Returns the exception among the arguments, of which older versions take the
 * type first and no keyword is known; NULL: None. */
static struct object *
exception_among(const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (object_is_exception(arguments->items[i]))
            return arguments->items[i];
    return NULL;
}

/* What is told where there is no exception. */
static void
tell_nothing(struct text *out)
{
    text_add_string(out, "NoneType: None\n");
}

/* Appends the report of exception (NULL: none) while C code holds it. */
static bool
tell(struct runtime *runtime, struct object *exception, struct text *out)
{
    static const char *const names[] = {"the exception"};
    if (!exception) {
        tell_nothing(out);
        return true;
    }
    struct object *native = native_open(runtime, "traceback", names, 1);
    if (!native)
        return false;
    slot_set(runtime, native, 0, exception);
    machine_report(runtime, exception, out);
    native_close(runtime, native);
    return true;
}

/* Writes text to the argument file, an object with write(), or to standard
 * error. */
static bool
write_text(struct runtime *runtime, const struct arguments *arguments,
           struct text *text, struct ref result)
{
    struct object *file = arguments_keyword(arguments, "file");
    if (file && file->type != &none_type) {
        text_release(text);
        return stop_run(runtime, "traceback writes to standard error only");
    }
    machine_complain(runtime, text);
    text_release(text);
    return give_none(runtime, result);
}

static bool
format_exc(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    (void)arguments;
    return tell(runtime, runtime_handled(runtime), &text)
           && give_text(runtime, &text, result);
}

static bool
print_exc(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    return tell(runtime, runtime_handled(runtime), &text)
           && write_text(runtime, arguments, &text, result);
}

static bool
print_exception(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    return tell(runtime, exception_among(arguments), &text)
           && write_text(runtime, arguments, &text, result);
}

/* Whether a new item of a list of texts begins here: all lines but those of
 * source and of marks under it do. */
static bool
begins_item(const char *line)
{
    return strncmp(line, "    ", 4) != 0;
}

/* Stores a list of the pieces of a report, and releases it. */
static bool
give_pieces(struct runtime *runtime, struct text *text, struct ref result)
{
    struct object *list = list_new(runtime);
    bool fine = list != NULL;
    if (fine)
        ref_set(runtime, result, list);
    const char *at = text_string(text), *end = at + text->length;
    while (fine && at < end) {
        const char *next = at;
        do {
            const char *newline = memchr(next, '\n', (size_t)(end - next));
            next = newline ? newline + 1 : end;
        } while (next < end && !begins_item(next) && *at == ' ');
        struct object *piece =
            atom_new_str(runtime, at, (size_t)(next - at));
        fine = piece != NULL && list_append(runtime, list, piece);
        at = next;
    }
    text_release(text);
    return fine;
}

static bool
format_exception(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    return tell(runtime, exception_among(arguments), &text)
           && give_pieces(runtime, &text, result);
}

static bool
format_exception_only(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    struct object *exception = exception_among(arguments);
    (void)self;
    if (exception) {
        machine_report_words(runtime, exception, &text);
        text_add_byte(&text, '\n');
    } else {
        tell_nothing(&text);
    }
    return give_pieces(runtime, &text, result);
}

static bool
check_traceback(struct runtime *runtime, const struct object *object)
{
    if (object->type == &traceback_type || object->type == &none_type)
        return true;
    return raise_error(runtime, "AttributeError",
                       "'%s' object has no attribute 'tb_frame'",
                       object->type->name);
}

static void
tell_places(struct runtime *runtime, const struct object *traceback,
            struct text *out)
{
    if (traceback->type == &traceback_type)
        machine_report_places(runtime, traceback, out);
}

static bool
format_tb(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    if (!check_traceback(runtime, arguments->items[0]))
        return false;
    tell_places(runtime, arguments->items[0], &text);
    return give_pieces(runtime, &text, result);
}

static bool
print_tb(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    if (!check_traceback(runtime, arguments->items[0]))
        return false;
    tell_places(runtime, arguments->items[0], &text);
    return write_text(runtime, arguments, &text, result);
}

static const char *const keywords[] = {"limit", "file", "chain", "value",
                                       "tb", NULL};

static const struct method functions[] = {
    {"print_exc", print_exc, 0, 3, keywords,
     "write the exception being handled to standard error"},
    {"format_exc", format_exc, 0, 2, keywords,
     "the text about the exception being handled"},
    {"print_exception", print_exception, 1, 6, keywords,
     "write an exception to standard error"},
    {"format_exception", format_exception, 1, 5, keywords,
     "a list of the lines about an exception"},
    {"format_exception_only", format_exception_only, 1, 2, keywords,
     "a list of the last line about an exception"},
    {"format_tb", format_tb, 1, 2, keywords,
     "a list of the places in a traceback"},
    {"print_tb", print_tb, 1, 3, keywords,
     "write the places in a traceback to standard error"},
    {0},
};

const struct library_module module_traceback = {
    .name = "traceback",
    .functions = functions,
    .written_in_python = true,
};
