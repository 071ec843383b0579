/* traceback: what Python would print about exceptions, as text. */
#include "heap/native.h"
#include "library/library.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operation.h"
#include "object/traceback.h"
#include "vm/frame_object.h"
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

/* Reads limit= and chain=.  Without limit= sys.tracebacklimit is it, which is
 * not below 0. */
static bool
read_report(struct runtime *runtime, const struct arguments *arguments,
            size_t limit_index, size_t chain_index,
            struct machine_report *report)
{
    struct object *limit =
        arguments_get(arguments, limit_index, "limit");
    struct object *chain = arguments_get(arguments, chain_index, "chain");
    bool truth = true;
    *report = (struct machine_report){0};
    if (chain && !object_is_true(runtime, chain, &truth))
        return false;
    report->alone = !truth;
    bool is_given = limit && limit->type != &none_type;
    if (!is_given) {
        struct object *sys = library_module_made(runtime, "sys");
        limit = sys ? module_find(runtime, sys, "tracebacklimit") : NULL;
    }
    report->has_limit = limit && limit->type != &none_type;
    if (report->has_limit
        && !atom_to_index(runtime, limit, true, &report->limit))
        return false;
    if (!is_given && report->limit < 0)
        report->limit = 0;
    return true;
}

/* Appends the report of exception (NULL: none) while C code holds it. */
static bool
tell(struct runtime *runtime, struct object *exception,
     const struct machine_report *report, struct text *out)
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
    machine_report(runtime, exception, report, out);
    native_close(runtime, native);
    return true;
}

/* Writes text to the argument file, an object with write(), or to standard
 * error; releases it. */
static bool
write_text(struct runtime *runtime, struct object *file, struct text *text,
           struct ref result)
{
    static const char *const names[] = {"write", "the text", "written"};
    if (!file || file->type == &none_type) {
        machine_complain(runtime, text);
        text_release(text);
        return give_none(runtime, result);
    }
    struct object *native = native_open(runtime, "print", names, 3);
    struct object *str =
        native ? atom_new_str(runtime, text_string(text), text->length)
               : NULL;
    text_release(text);
    if (!str)
        return false;
    slot_set(runtime, native, 1, str);
    const struct arguments given = {.items = &native->slots[1], .count = 1};
    bool done = object_get_attribute(runtime, file, "write",
                                     (struct ref){native, 0})
                && object_call(runtime, native->slots[0], &given,
                               (struct ref){native, 2});
    native_close(runtime, native);
    return done && give_none(runtime, result);
}

static bool
format_exc(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    struct machine_report report;
    (void)self;
    return read_report(runtime, arguments, 0, 1, &report)
           && tell(runtime, runtime_handled(runtime), &report, &text)
           && give_text(runtime, &text, result);
}

static bool
print_exc(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    struct machine_report report;
    (void)self;
    return read_report(runtime, arguments, 0, 2, &report)
           && tell(runtime, runtime_handled(runtime), &report, &text)
           && write_text(runtime, arguments_get(arguments, 1, "file"), &text,
                         result);
}

static bool
print_exception(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    struct machine_report report;
    (void)self;
    return read_report(runtime, arguments, 3, 5, &report)
           && tell(runtime, exception_among(arguments), &report, &text)
           && write_text(runtime, arguments_get(arguments, 4, "file"), &text,
                         result);
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
    struct machine_report report;
    (void)self;
    return read_report(runtime, arguments, 3, 4, &report)
           && tell(runtime, exception_among(arguments), &report, &text)
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

/* Appends what the traceback that is the first argument tells. */
static bool
tell_places(struct runtime *runtime, const struct arguments *arguments,
            struct text *out)
{
    struct object *traceback = arguments->items[0];
    struct machine_report report;
    if (!check_traceback(runtime, traceback)
        || !read_report(runtime, arguments, 1, SIZE_MAX, &report))
        return false;
    if (traceback->type == &traceback_type)
        machine_report_places(runtime, traceback, &report, out);
    return true;
}

static bool
format_tb(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    return tell_places(runtime, arguments, &text)
           && give_pieces(runtime, &text, result);
}

static bool
print_tb(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct text text = {0};
    (void)self;
    return tell_places(runtime, arguments, &text)
           && write_text(runtime, arguments_get(arguments, 2, "file"), &text,
                         result);
}

/* For the part of the module that is written in Python: _place(entry or
 * frame): file, line, function, source, all of it as text; None: not shown. */
static bool
place(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    struct machine_place found = {0};
    (void)self;
    if (object->type != &traceback_type && object->type != &frame_object_type)
        return raise_error(runtime, "TypeError",
                           "no traceback or frame: '%s'",
                           object->type->name);
    if (!machine_place_of(runtime, object, &found))
        return give_none(runtime, result);
    struct object *items[] = {
        atom_new_c(runtime, found.file_name),
        atom_new_int(runtime, found.line),
        atom_new_c(runtime, found.name),
        atom_new_str(runtime, text_string(&found.source),
                     found.source.length),
        atom_new_str(runtime, text_string(&found.text), found.text.length)};
    text_release(&found.source);
    text_release(&found.text);
    return give_tuple(runtime, items, 5, result);
}

static const char *const exc_keywords[] = {"limit", "file", "chain", NULL};
static const char *const tb_keywords[] = {"tb", "limit", "file", NULL};
static const char *const keywords[] = {"exc",  "value", "tb", "limit",
                                       "file", "chain", NULL};

static const struct method functions[] = {
    {"_place", place, 1, 1, NULL, "what is known of a place"},
    {"print_exc", print_exc, 0, 3, exc_keywords,
     "write the exception being handled to standard error"},
    {"format_exc", format_exc, 0, 2, exc_keywords,
     "the text about the exception being handled"},
    {"print_exception", print_exception, 1, 6, keywords,
     "write an exception to standard error"},
    {"format_exception", format_exception, 1, 5, keywords,
     "a list of the lines about an exception"},
    {"format_exception_only", format_exception_only, 1, 2, keywords,
     "a list of the last line about an exception"},
    {"format_tb", format_tb, 1, 2, tb_keywords,
     "a list of the places in a traceback"},
    {"print_tb", print_tb, 1, 3, tb_keywords,
     "write the places in a traceback to standard error"},
    {0},
};

const struct library_module module_traceback = {
    .name = "traceback",
    .functions = functions,
    .written_in_python = true,
    .more = "_traceback_more",
};
