#include "vm/uncaught.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "object/traceback.h"
#include "vm/frame_object.h"

/* Appends "TypeError: message", with the colon in any case. */
static void
describe(struct runtime *runtime, struct object *exception, struct text *out)
{
    text_add_format(out, "%s: ", exception->type->name);
    size_t length = out->length;
    if (object_str(runtime, exception, out))
        return;
    text_truncate(out, length);
    text_add_string(out, "<exception str() failed>");
}

enum { PLAIN_DEPTH = 3, PLAIN_ITEMS = 20 };

/* Whether str() and repr() of an object run nothing of the scene, and are not
 * long: a display tells them while the scene runs. */
static bool
is_plain(const struct object *object, int depth)
{
    if (object->type->class != NULL || depth == 0)
        return false;
    if (object_is_atom(object))
        return true;
    bool is_container = object->type == &tuple_type
                        || object->type == &list_type
                        || object->type == &dict_type;
    if (!is_container || object->slot_count > PLAIN_ITEMS)
        return false;
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (object->slots[i] && !is_plain(object->slots[i], depth - 1))
            return false;
    return true;
}

/* Where the text of the exception could run code of the scene, its type must
 * do. */
static void
describe_plainly(struct runtime *runtime, struct object *exception,
                 struct text *out)
{
    const struct type *type = exception->type;
    const struct object *args = exception->slots[EXCEPTION_ARGS];
    bool has_own_text = type->str != exception_type("BaseException")->str;
    if (!has_own_text && is_plain(args, PLAIN_DEPTH))
        describe(runtime, exception, out);
    else
        text_add_string(out, type->name);
}

/* Tells the timeline about the exception, once. */
static void
announce(struct machine *machine, struct object *exception)
{
    struct runtime *runtime = machine->runtime;
    if (machine->described == exception->id)
        return;
    machine->described = exception->id;
    text_clear(&machine->exception);
    describe_plainly(runtime, exception, &machine->exception);
    log_append(runtime->log,
               (struct event){.kind = EVENT_EXCEPTION_RAISED,
                              .x = log_text(runtime->log,
                                            machine->exception.bytes,
                                            machine->exception.length)});
}

bool
traceback_add(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    struct object *exception = ref_get(runtime->exception);
    const struct instruction *at =
        &frame->code->instructions[frame->next - 1];
    struct object *frame_object = frame_object_of(runtime, frame);
    if (!frame_object
        || !traceback_push(runtime, exception, frame_object, at->line,
                           frame->next - 1))
        return false;
    announce(machine, exception);
    if (frame->code->flags & CODE_LIBRARY)
        return true;
    return machine_step(machine, STEP_EXCEPTION, (int)at->line,
                        (int)at->column, exception);
}

/* Appends line number `line` of the source without its indentation. */
static void
add_source_line(const struct machine *machine, uint32_t line,
                struct text *out)
{
    const struct loaded *scene = machine->loaded.items[0];
    const char *at = scene->source;
    if (!at)
        return;
    const char *end = at + scene->source_length;
    for (uint32_t i = 1; i < line && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f'))
        at++;
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((newline ? newline : end) - at);
    while (length > 0 && (at[length - 1] == '\r' || at[length - 1] == ' '))
        length--;
    if (length == 0)
        return;
    text_add_string(out, "    ");
    text_add(out, at, length);
    text_add_byte(out, '\n');
}

static const struct code *
code_of(const struct traceback *entry)
{
    return frame_object_cast(entry->object.slots[TRACEBACK_FRAME])->code;
}

static void
add_entry(const struct machine *machine, const struct traceback *entry,
          struct text *out)
{
    const struct loaded *scene = machine->loaded.items[0];
    text_add_format(out, "  File \"%s\", line %u, in %s\n",
                    scene->file_name ? scene->file_name : "<scene>",
                    entry->line, code_of(entry)->name);
    add_source_line(machine, entry->line, out);
}

static bool
are_alike(const struct traceback *a, const struct traceback *b)
{
    return a->line == b->line && code_of(a) == code_of(b);
}

/* Frames of the library are left out of what is printed. */
static bool
is_of_library(const struct traceback *entry)
{
    return (code_of(entry)->flags & CODE_LIBRARY) != 0;
}

static void
add_repeats(size_t same, struct text *out)
{
    if (same > 3)
        text_add_format(out, "  [Previous line repeated %zu more time%s]\n",
                        same - 3, same > 4 ? "s" : "");
}

/* Three times the same entry is written out, then only counted
 * (_RECURSIVE_CUTOFF in traceback.py). */
static void
add_entries(const struct machine *machine, const struct object *exception,
            struct text *out)
{
    const struct traceback *last = NULL;
    const struct object *at = exception->slots[EXCEPTION_TRACEBACK];
    size_t same = 0;
    for (; at; at = at->slots[TRACEBACK_NEXT]) {
        const struct traceback *entry =
            (const struct traceback *)(const void *)at;
        if (is_of_library(entry))
            continue;
        bool repeats = last && are_alike(last, entry);
        if (!repeats)
            add_repeats(same, out);
        same = repeats ? same + 1 : 1;
        last = entry;
        if (same <= 3)
            add_entry(machine, entry, out);
    }
    add_repeats(same, out);
}

/* sys.exit(status): an int is the status, None is 0, all else is written. */
static void
exit_with(struct machine *machine, struct object *status)
{
    const struct value *value =
        status && object_is_atom(status) ? atom_value(status) : NULL;
    int64_t number = 0;
    machine->exit_status = 0;
    if (!status || (value && value->kind == VALUE_NONE))
        return;
    if (value && value->kind == VALUE_INT) {
        machine->exit_status = integer_to_int64(value->as.integer, &number)
                                   ? (int)(number & 0xFF)
                                   : 0xFF;
        return;
    }
    if (value && value->kind == VALUE_BOOL) {
        machine->exit_status = value->as.boolean;
        return;
    }
    machine->exit_status = 1;
    if (object_str(machine->runtime, status, &machine->traceback))
        text_add_byte(&machine->traceback, '\n');
}

/* Writes an exception as python3 does: where it came from, then what it is. */
static void
write_exception(struct machine *machine, struct object *exception)
{
    struct text *out = &machine->traceback;
    struct text words = {0};
    if (exception->slots[EXCEPTION_TRACEBACK]) {
        text_add_string(out, "Traceback (most recent call last):\n");
        add_entries(machine, exception, out);
    }
    describe(machine->runtime, exception, &words);
    /* An exception without a message has no colon either. */
    size_t length = words.length;
    if (length >= 2 && memcmp(words.bytes + length - 2, ": ", 2) == 0)
        length -= 2;
    text_add(out, words.bytes, length);
    text_add_byte(out, '\n');
    text_release(&words);
}

void
traceback_finish(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    struct object *exception = ref_get(runtime->exception);
    announce(machine, exception);
    machine->exit_status = 1;
    machine->exited = is_raised(runtime, "SystemExit");
    if (machine->exited) {
        struct object *args = exception->slots[EXCEPTION_ARGS];
        exit_with(machine, args->slot_count == 1 ? args->slots[0]
                           : args->slot_count > 1 ? args
                                                  : NULL);
        return;
    }
    write_exception(machine, exception);
}

void
traceback_ignore(struct machine *machine, const char *heading,
                 struct object *where)
{
    static const char *const names[] = {"the exception that is ignored"};
    struct runtime *runtime = machine->runtime;
    if (runtime->stopped || !ref_get(runtime->exception))
        return;
    struct object *native =
        native_open(runtime, "PyErr_WriteUnraisable", names, 1);
    if (!native)
        return;
    ref_move(runtime, runtime->exception, (struct ref){native, 0});
    text_add_string(&machine->traceback, heading);
    if (where) {
        text_add_byte(&machine->traceback, ' ');
        if (!object_repr(runtime, where, &machine->traceback))
            clear_error(runtime);
    }
    text_add_byte(&machine->traceback, '\n');
    write_exception(machine, native->slots[0]);
    machine->described = 0;
    text_clear(&machine->exception);
    native_close(runtime, native);
}

void
traceback_ignore_in(struct runtime *runtime, struct object *where)
{
    traceback_ignore(machine_of(runtime), "Exception ignored in:", where);
}
