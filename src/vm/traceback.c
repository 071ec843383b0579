#include "vm/traceback.h"

#include "object/atom.h"
#include "object/exception.h"
#include "object/operation.h"

/* Appends "TypeError: message", with the colon in any case. */
static void
describe(struct runtime *runtime, struct object *exception, struct text *out)
{
    text_add_format(out, "%s: ", exception->type->name);
    /* The str() of a built-in exception cannot fail. */
    (void)object_str(runtime, exception, out);
}

void
traceback_add(struct machine *machine, struct frame *frame)
{
    struct runtime *runtime = machine->runtime;
    const struct instruction *at =
        &frame->code->instructions[frame->next - 1];
    if (machine->trace.count == 0) {
        text_clear(&machine->exception);
        describe(runtime, ref_get(runtime->exception), &machine->exception);
        log_append(runtime->log,
                   (struct event){.kind = EVENT_EXCEPTION_RAISED,
                                  .x = log_text(runtime->log,
                                                machine->exception.bytes,
                                                machine->exception.length)});
    }
    /* Frames of the library are left out of what is printed. */
    if (frame->code->flags & CODE_LIBRARY)
        return;
    VECTOR_PUSH(&machine->trace,
                (struct trace_entry){frame->code->name, at->line});
    machine_step(machine, STEP_EXCEPTION, (int)at->line, (int)at->column,
                 NULL);
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

static void
add_entry(const struct machine *machine, const struct trace_entry *entry,
          struct text *out)
{
    const struct loaded *scene = machine->loaded.items[0];
    text_add_format(out, "  File \"%s\", line %u, in %s\n",
                    scene->file_name ? scene->file_name : "<scene>",
                    entry->line, entry->function);
    add_source_line(machine, entry->line, out);
}

/* Three times the same entry is written out, then only counted
 * (_RECURSIVE_CUTOFF in traceback.py). */
static void
add_entries(const struct machine *machine, struct text *out)
{
    const struct trace_entry *last = NULL;
    size_t same = 0;
    for (size_t i = machine->trace.count; i-- > 0;) {
        const struct trace_entry *entry = &machine->trace.items[i];
        bool repeats = last && last->line == entry->line
                       && last->function == entry->function;
        if (!repeats && same > 3)
            text_add_format(out,
                            "  [Previous line repeated %zu more time%s]\n",
                            same - 3, same > 4 ? "s" : "");
        same = repeats ? same + 1 : 1;
        last = entry;
        if (same <= 3)
            add_entry(machine, entry, out);
    }
    if (same > 3)
        text_add_format(out, "  [Previous line repeated %zu more time%s]\n",
                        same - 3, same > 4 ? "s" : "");
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

void
traceback_finish(struct machine *machine)
{
    struct runtime *runtime = machine->runtime;
    struct text *out = &machine->traceback;
    machine->exit_status = 1;
    if (is_raised(runtime, "SystemExit")) {
        struct object *args =
            ref_get(runtime->exception)->slots[EXCEPTION_ARGS];
        exit_with(machine, args->slot_count == 1 ? args->slots[0]
                           : args->slot_count > 1 ? args
                                                  : NULL);
        return;
    }
    text_add_string(out, "Traceback (most recent call last):\n");
    add_entries(machine, out);
    const char *text = text_string(&machine->exception);
    size_t length = machine->exception.length;
    /* An exception without a message has no colon either. */
    if (length >= 2 && memcmp(text + length - 2, ": ", 2) == 0)
        length -= 2;
    text_add(out, text, length);
    text_add_byte(out, '\n');
}
