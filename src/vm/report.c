#include "vm/report.h"

#include "base/map.h"
#include "base/vector.h"
#include "base/utf8.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/exception_group.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/traceback.h"
#include "object/tuple.h"
#include "vm/advice.h"
#include "vm/frame_object.h"
#include "vm/marks.h"
#include "vm/report_holders.h"

/* A report in progress. */
struct report {
    struct machine *machine;
    const struct report_style *style;
    struct text *message; /* of the exception reported last, or NULL */
    struct text *out;
    struct map seen;      /* the exceptions that were told, by id */
    size_t depth;         /* groups around what is told */
    bool is_open;         /* the line that ends a group is missing */
    struct map asked;     /* exceptions whose text is known, by id: its index */
    VECTOR(struct text) texts;
    VECTOR(struct object *) made; /* native frames: the TracebackExceptions */
};

/* Whether the texts of all exceptions are asked for first. */
static bool
describes_first(const struct report *report)
{
    return report->style->by == REPORT_UNCAUGHT
           && report->machine->runtime->profile->report_by_module;
}

/* Whether C code tells an exception as soon as it knows its text. */
static bool
tells_while_asking(const struct report *report)
{
    return report->style->by == REPORT_UNCAUGHT && !describes_first(report);
}

/* ---- where it was -------------------------------------------------------- */

static const struct code *
code_of(const struct traceback *entry)
{
    return frame_object_cast(entry->object.slots[TRACEBACK_FRAME])->code;
}

void
report_place(const struct machine *machine, const struct code *code,
             uint32_t line, uint32_t instruction,
             const struct report_style *style, struct text *out)
{
    const struct profile *profile = machine->runtime->profile;
    const struct loaded *file = machine_file_of(machine, code);
    bool is_known = instruction != UINT32_MAX
                    && (style->by != REPORT_IGNORED
                        || profile->report_marks != PROFILE_MARKS_LINES);
    struct stretch stretch = {
        .source = file->source,
        .length = file->source_length,
        .line = line,
    };
    if (is_known) {
        stretch.column = code->instructions[instruction].column;
        stretch.end_line = code->extents[instruction].end_line;
        stretch.end_column = code->extents[instruction].end_column;
    }
    text_add_format(out, "  File \"%s\", line %u, in %s\n",
                    file->file_name ? file->file_name : "<scene>", line,
                    code->name);
    if (file->source)
        marks_quote(profile, &stretch, style->by == REPORT_BY_LIBRARY, out);
}

bool
report_hides(const struct machine *machine, const struct code *code)
{
    return (code->flags & CODE_LIBRARY)
           && !machine_file_of(machine, code)->is_text;
}

static bool
are_alike(const struct traceback *a, const struct traceback *b)
{
    return a->line == b->line && code_of(a) == code_of(b);
}

static void
add_repeats(size_t same, struct text *out)
{
    if (same > 3)
        text_add_format(out, "  [Previous line repeated %zu more time%s]\n",
                        same - 3, same > 4 ? "s" : "");
}

/* Returns the entry behind `entry` that is shown, entry included; NULL: there
 * is none. */
static const struct traceback *
shown_from(const struct machine *machine, const struct object *entry)
{
    for (; entry != NULL; entry = entry->slots[TRACEBACK_NEXT]) {
        const struct traceback *found =
            (const struct traceback *)(const void *)entry;
        if (!report_hides(machine, code_of(found)))
            return found;
    }
    return NULL;
}

/* Returns how many entries are left out at the beginning. */
static size_t
count_skipped(const struct machine *machine, const struct object *traceback,
              const struct report_style *style)
{
    size_t count = 0;
    if (!style->has_limit || style->limit >= 0)
        return 0;
    for (const struct traceback *at = shown_from(machine, traceback); at;
         at = shown_from(machine, at->object.slots[TRACEBACK_NEXT]))
        count++;
    size_t wanted = (size_t)-style->limit;
    return count > wanted ? count - wanted : 0;
}

/* Three times the same entry is written out, then only counted
 * (_RECURSIVE_CUTOFF in traceback.py). */
void
report_traceback(const struct machine *machine,
                 const struct object *traceback,
                 const struct report_style *style, struct text *out)
{
    const struct traceback *last = NULL;
    size_t same = 0, number = 0;
    size_t skipped = count_skipped(machine, traceback, style);
    size_t end = style->has_limit && style->limit >= 0
                     ? (size_t)style->limit
                     : SIZE_MAX;
    for (const struct traceback *at = shown_from(machine, traceback);
         at != NULL && number < end;
         at = shown_from(machine, at->object.slots[TRACEBACK_NEXT])) {
        if (number++ < skipped)
            continue;
        bool repeats = last && are_alike(last, at);
        if (!repeats)
            add_repeats(same, out);
        same = repeats ? same + 1 : 1;
        last = at;
        if (same <= 3)
            report_place(machine, code_of(at), at->line, at->instruction,
                         style, out);
    }
    add_repeats(same, out);
}

/* ---- what an exception is ------------------------------------------------ */

/* Names the module of a class but the scene's, which the interpreter names up
 * to 3.10, the module traceback never. */
static void
add_type(struct machine *machine, const struct type *type,
         const struct report_style *style, struct text *out)
{
    const struct profile *profile = machine->runtime->profile;
    bool by_library = style->by == REPORT_BY_LIBRARY;
    if (type->class == NULL) {
        text_add_string(out, type->name);
        return;
    }
    const struct string *module = type_module(machine->runtime, type);
    if (module != NULL && !string_equal_c(module, "builtins")
        && (!string_equal_c(module, "__main__")
            || (profile->report_names_main && !by_library))) {
        string_to_text(module, out);
        text_add_byte(out, '.');
    }
    text_add_string(out, profile->report_qualifies_names || by_library
                             ? class_of(type)->qualified_name
                             : type->name);
}

/* ---- syntax errors ------------------------------------------------------- */

/* Returns a member of a SyntaxError, NULL: None. */
static struct object *
detail(struct machine *machine, struct object *exception, const char *name)
{
    struct ref slot = exception_member(machine->runtime, exception, name);
    struct object *object = slot.holder ? ref_get(slot) : NULL;
    return object && object->type != &none_type ? object : NULL;
}

static int64_t
number_of(struct machine *machine, struct object *exception,
          const char *name)
{
    struct object *object = detail(machine, exception, name);
    int64_t number = 0;
    if (object && object_is_int(object))
        integer_to_int64(atom_value(object)->as.integer, &number);
    return number;
}

/* Appends the line that cannot be understood, with signs under what is wrong.
 * Up to 3.9 that is one place. */
static void
add_wrong_line(struct machine *machine, struct object *exception,
               struct object *line, struct text *out)
{
    struct text text = {0};
    int64_t start = number_of(machine, exception, "offset");
    int64_t end = number_of(machine, exception, "end_offset");
    string_to_text(atom_string(line), &text);
    while (text.length > 0 && text.bytes[text.length - 1] == '\n')
        text_truncate(&text, text.length - 1);
    const char *stripped = text_string(&text);
    stripped += strspn(stripped, " \n\f\t");
    int64_t blanks = stripped - text_string(&text);
    int64_t length = (int64_t)utf8_count(text.bytes, text.length);
    text_add_format(out, "    %s\n", stripped);
    if (number_of(machine, exception, "end_lineno")
        > number_of(machine, exception, "lineno"))
        end = length + 1;
    if (start > length + 1)
        start = length + 1;
    if (end <= start)
        end = start + 1;
    if (start > blanks) {
        text_add_repeated(out, ' ', (size_t)(4 + start - 1 - blanks));
        text_add_repeated(out, '^', (size_t)(end - start));
        text_add_byte(out, '\n');
    }
    text_release(&text);
}

/* Appends where a SyntaxError is, if it tells. */
static void
add_wrong_place(struct machine *machine, struct object *exception,
                struct text *out)
{
    struct object *line = detail(machine, exception, "lineno");
    struct object *file = detail(machine, exception, "filename");
    struct object *text = detail(machine, exception, "text");
    if (!line || !object_is_int(line))
        return;
    text_add_string(out, "  File \"");
    if (file && object_is_str(file))
        string_to_text(atom_string(file), out);
    else
        text_add_string(out, "<string>");
    text_add_format(out, "\", line %lld\n",
                    (long long)number_of(machine, exception, "lineno"));
    if (text && object_is_str(text))
        add_wrong_line(machine, exception, text, out);
}

/* Appends the message of an exception; false with an error raised.  A
 * SyntaxError that tells its place has said the rest. */
static bool
add_message(struct machine *machine, struct object *exception,
            struct text *out)
{
    struct object *message =
        type_is(exception->type, exception_type("SyntaxError"))
                && detail(machine, exception, "lineno")
            ? detail(machine, exception, "msg")
            : NULL;
    return object_str(machine->runtime, message ? message : exception, out);
}

/* The same; it never fails, and it is asked for once only. */
static void
add_text(const struct report *report, struct object *exception,
         struct text *out)
{
    uint64_t index;
    if (map_get(&report->asked, exception->id, &index)) {
        const struct text *known = &report->texts.items[index];
        text_add(out, known->bytes, known->length);
        return;
    }
    size_t before = out->length;
    if (add_message(report->machine, exception, out))
        return;
    clear_error(report->machine->runtime);
    text_truncate(out, before);
    text_add_string(out, "<exception str() failed>");
}

/* Appends what an exception is and says; what it says also to the message that
 * the report is asked for. */
static void
add_words(const struct report *report, struct object *exception,
          struct text *out)
{
    struct machine *machine = report->machine;
    const struct report_style *style = report->style;
    struct text words = {0};
    bool is_syntax_error =
        type_is(exception->type, exception_type("SyntaxError"));
    if (is_syntax_error && style->by != REPORT_IGNORED)
        add_wrong_place(machine, exception, out);
    add_type(machine, exception->type, style, out);
    add_text(report, exception, &words);
    if (words.length > 0 || style->by == REPORT_IGNORED) {
        text_add_string(out, ": ");
        text_add(out, words.bytes, words.length);
    }
    /* The message of a SyntaxError is less than what str() gives. */
    if (report->message && !is_syntax_error)
        text_add(report->message, words.bytes, words.length);
    else if (report->message
             && !object_str(machine->runtime, exception, report->message))
        clear_error(machine->runtime);
    text_release(&words);
    if (style->by != REPORT_IGNORED)
        advice_add(machine, exception, style, out);
}

void
report_words(struct machine *machine, struct object *exception,
             const struct report_style *style, struct text *out)
{
    const struct report report = {.machine = machine, .style = style};
    add_words(&report, exception, out);
}

/* Each line of a note is one of the report. */
static void
add_note(struct machine *machine, struct object *note, struct text *out)
{
    struct runtime *runtime = machine->runtime;
    size_t before = out->length;
    if (!object_str(runtime, note, out)) {
        clear_error(runtime);
        text_truncate(out, before);
        text_add_string(out, "<note str() failed>");
    }
    text_add_byte(out, '\n');
}

static void
add_notes(struct machine *machine, struct object *exception,
          struct text *out)
{
    static const char *const names[] = {"__notes__"};
    struct runtime *runtime = machine->runtime;
    struct object *native = native_open(runtime, "traceback", names, 1);
    if (!native)
        return;
    struct ref place = {native, 0};
    if (!object_get_attribute(runtime, exception, "__notes__", place)) {
        clear_error(runtime);
    } else {
        struct object *notes = ref_get(place);
        bool is_list = notes->type == &list_type
                       || notes->type == &tuple_type;
        for (uint32_t i = 0; is_list && i < notes->slot_count; i++)
            add_note(machine, notes->slots[i], out);
        if (!is_list && !object_repr(runtime, notes, out))
            clear_error(runtime);
        if (!is_list)
            text_add_byte(out, '\n');
    }
    native_close(runtime, native);
}

/* ---- what is asked for before anything is told --------------------------- */

/* Makes a TracebackException of an exception.  Returns the native frame of
 * the call, NULL with an error raised. */
static struct object *
describe(struct report *report, struct object *exception)
{
    struct runtime *runtime = report->machine->runtime;
    struct object *call = report_hold(runtime, HOLDERS_DESCRIBED, exception);
    struct object *made =
        call ? report_hold(runtime, HOLDERS_MADE, exception) : NULL;
    struct object *held =
        made ? report_hold(runtime, HOLDERS_TEXT, exception) : NULL;
    struct text words = {0};
    map_set(&report->seen, exception->id, 1);
    if (made)
        VECTOR_PUSH(&report->made, made);
    if (held) {
        add_text(report, exception, &words);
        map_set(&report->asked, exception->id, report->texts.count);
        VECTOR_PUSH(&report->texts, words);
        native_close(runtime, held);
    }
    return call;
}

/* The same for one that led to another or belongs to it (NULL: there is none);
 * it waits in the queue for its own.  Returns whether there is one. */
static bool
describe_next(struct report *report, struct object *queue,
              struct object *exception, bool even_if_seen)
{
    struct runtime *runtime = report->machine->runtime;
    if (!exception
        || (!even_if_seen
            && map_get(&report->seen, exception->id, &(uint64_t){0})))
        return false;
    struct object *call = describe(report, exception);
    if (call)
        native_close(runtime, call);
    return report_hold_also(runtime, queue, "queue", exception);
}

/* Describes an exception and all that would be told with it, in the order of
 * TracebackException.__init__ (Lib/traceback.py). */
static void
describe_all(struct report *report, struct object *exception)
{
    static const char *const names[] = {"e"};
    struct runtime *runtime = report->machine->runtime;
    struct object *outer = report_hold(runtime, HOLDERS_MODULE, exception);
    struct object *call = describe(report, exception);
    struct object *queue = native_open(runtime, "queue", names, 1);
    while (queue && exception) {
        slot_set(runtime, queue, 0, exception);
        bool hides =
            describe_next(report, queue, exception->slots[EXCEPTION_CAUSE],
                          false)
            || exception_hides_context(exception);
        if (!hides)
            describe_next(report, queue, exception->slots[EXCEPTION_CONTEXT],
                          false);
        struct object *members =
            object_is_group(exception) ? exception_group_members(exception)
                                       : NULL;
        for (uint32_t i = 0; members && i < members->slot_count; i++)
            describe_next(report, queue, members->slots[i], true);
        uint32_t last = queue->slot_count - 1;
        exception = last > 0 ? queue->slots[last] : NULL;
        slot_set(runtime, queue, 0, exception);
        if (last > 0) {
            slot_set(runtime, queue, last, NULL);
            slots_remove(runtime, queue, last, 1, "queue");
        }
    }
    struct object *opened[] = {queue, call, outer};
    for (size_t i = 0; i < sizeof opened / sizeof opened[0]; i++)
        if (opened[i])
            native_close(runtime, opened[i]);
    map_release(&report->seen);
    report->seen = (struct map){0};
}

/* ---- groups -------------------------------------------------------------- */

/* The most of a group that is shown (traceback.py). */
enum { GROUP_WIDTH = 15, GROUP_DEPTH = 10 };

static void report_chain(struct report *report, struct object *exception);

static void
indent(struct report *report)
{
    text_add_repeated(report->out, ' ', 2 * report->depth);
}

/* Appends a piece, each line of it behind the margin of its group, and
 * releases it. */
static void
emit(struct report *report, char margin, struct text *piece)
{
    const char *at = text_string(piece), *end = at + piece->length;
    while (at < end && report->depth > 0) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *next = newline ? newline + 1 : end;
        indent(report);
        text_add_format(report->out, "%c ", margin);
        text_add(report->out, at, (size_t)(next - at));
        at = next;
    }
    text_add(report->out, at, (size_t)(end - at));
    text_release(piece);
}

static void
emit_words(struct report *report, const char *words)
{
    struct text piece = {0};
    text_add_string(&piece, words);
    emit(report, '|', &piece);
}

/* Appends what one exception is and where it came from; first: the line before
 * the places. */
static void
report_one(struct report *report, struct object *exception,
           const char *first, char margin)
{
    struct machine *machine = report->machine;
    const struct report_style *style = report->style;
    const struct object *traceback = exception->slots[EXCEPTION_TRACEBACK];
    struct text piece = {0};
    if (traceback && !(style->has_limit && style->limit == 0)) {
        text_add_string(&piece, first);
        emit(report, margin, &piece);
        report_traceback(machine, traceback, style, &piece);
    }
    struct object *held =
        tells_while_asking(report)
            ? report_hold(machine->runtime, HOLDERS_PRINTED, exception)
            : NULL;
    add_words(report, exception, &piece);
    if (held)
        native_close(machine->runtime, held);
    text_add_byte(&piece, '\n');
    if (machine->runtime->profile->exceptions_have_notes
        && style->by != REPORT_IGNORED)
        add_notes(machine, exception, &piece);
    emit(report, '|', &piece);
}

/* Appends one exception of a group, or (index is the width) how many more
 * there are. */
static void
report_member(struct report *report, const struct object *members,
              uint32_t index)
{
    uint32_t more = members->slot_count - GROUP_WIDTH;
    struct text words = {0};
    indent(report);
    text_add_string(report->out, index == 0 ? "+-" : "  ");
    if (index < GROUP_WIDTH)
        text_add_format(report->out,
                        "+---------------- %u ----------------\n",
                        index + 1);
    else
        text_add_string(report->out,
                        "+---------------- ... ----------------\n");
    report->depth++;
    if (index < GROUP_WIDTH) {
        report_chain(report, members->slots[index]);
        return;
    }
    text_add_format(&words, "and %u more exception%s\n", more,
                    more > 1 ? "s" : "");
    emit(report, '|', &words);
}

static void
report_group(struct report *report, struct object *group)
{
    bool is_outermost = report->depth == 0;
    struct object *members = exception_group_members(group);
    uint32_t count = members->slot_count;
    if (count > GROUP_WIDTH)
        count = GROUP_WIDTH + 1;
    report->depth += is_outermost;
    report_one(report, group,
               "Exception Group Traceback (most recent call last):\n",
               is_outermost ? '+' : '|');
    report->message = NULL;
    report->is_open = false;
    for (uint32_t i = 0; i < count; i++) {
        report->is_open = report->is_open || i == count - 1;
        report_member(report, members, i);
        if (i == count - 1 && report->is_open) {
            indent(report);
            text_add_string(report->out,
                            "+------------------------------------\n");
            report->is_open = false;
        }
        report->depth--;
    }
    report->depth -= is_outermost;
}

static void
report_any(struct report *report, struct object *exception)
{
    static const char *const too_deep = "... (max_group_depth is 10)\n";
    bool shows_group =
        report->style->by != REPORT_IGNORED && object_is_group(exception);
    if (shows_group && report->depth > GROUP_DEPTH)
        emit_words(report, too_deep);
    else if (shows_group)
        report_group(report, exception);
    else
        report_one(report, exception,
                   "Traceback (most recent call last):\n", '|');
}

/* ---- chains -------------------------------------------------------------- */

/* An exception of a chain. */
struct link {
    struct object *exception;
    const char *words; /* before it */
};

/* Returns what is told before an exception, or NULL; words: how it led to
 * it. */
static struct object *
origin_of(struct object *exception, const char **words)
{
    struct object *cause = exception->slots[EXCEPTION_CAUSE];
    *words = "\nThe above exception was the direct cause of the following "
             "exception:\n\n";
    if (cause)
        return cause;
    *words = "\nDuring handling of the above exception, another exception "
             "occurred:\n\n";
    return exception_hides_context(exception)
               ? NULL
               : exception->slots[EXCEPTION_CONTEXT];
}

/* Makes a native frame hold the exceptions that led to those of a chain, as
 * long as those are not told. */
static struct object *
hold_chain(struct report *report, const struct link *links, size_t count)
{
    struct runtime *runtime = report->machine->runtime;
    struct object *native =
        native_open(runtime, "print_exception_recursive", NULL, 0);
    for (size_t i = 0; native && i + 1 < count; i++)
        report_hold_origins(runtime, native, links[i].exception);
    return native;
}

/* The exception itself is told even if it was before. */
static void
report_chain(struct report *report, struct object *exception)
{
    struct runtime *runtime = report->machine->runtime;
    VECTOR(struct link) chain = {0};
    struct text *message = report->message;
    const char *words = "";
    do {
        map_set(&report->seen, exception->id, 1);
        VECTOR_PUSH(&chain, ((struct link){exception, ""}));
        exception = report->style->alone ? NULL
                                         : origin_of(exception, &words);
        chain.items[chain.count - 1].words = words;
    } while (exception
             && !map_get(&report->seen, exception->id, &(uint64_t){0}));
    for (size_t i = chain.count; i > 0; i--) {
        struct object *held = tells_while_asking(report)
                                  ? hold_chain(report, chain.items, i)
                                  : NULL;
        if (i < chain.count)
            emit_words(report, chain.items[i - 1].words);
        report->message = i == 1 ? message : NULL;
        report_any(report, chain.items[i - 1].exception);
        if (held)
            native_close(runtime, held);
    }
    VECTOR_RELEASE(&chain);
}

void
report_exception(struct machine *machine, struct object *exception,
                 const struct report_style *style, struct text *message,
                 struct text *out)
{
    struct report report = {.machine = machine, .style = style,
                            .message = message, .out = out};
    if (describes_first(&report))
        describe_all(&report, exception);
    report_chain(&report, exception);
    for (size_t i = 0; i < report.texts.count; i++)
        text_release(&report.texts.items[i]);
    for (size_t i = report.made.count; i > 0; i--)
        native_close(machine->runtime, report.made.items[i - 1]);
    VECTOR_RELEASE(&report.texts);
    VECTOR_RELEASE(&report.made);
    map_release(&report.asked);
    map_release(&report.seen);
}
