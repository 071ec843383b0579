#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"

/* How much of a long line is shown before and after the column. */
enum { SHOWN_BEFORE = 60, SHOWN_AFTER = 60, TAB_COLUMNS = 4 };

void
diag_release(struct diag *diag)
{
    text_release(&diag->message);
    text_release(&diag->hint);
    diag->line = diag->column = 0;
    diag->end_line = diag->end_column = 0;
    diag->is_indentation = false;
}

bool
diag_set(struct diag *diag, int line, int column, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_set_list(diag, line, column, format, arguments);
    va_end(arguments);
    return false;
}

bool
diag_set_list(struct diag *diag, int line, int column, const char *format,
              va_list arguments)
{
    /* The arguments may lie in the old message. */
    struct text message = {0};
    text_add_format_list(&message, format, arguments);
    diag_release(diag);
    diag->message = message;
    diag->line = line;
    diag->column = column;
    return false;
}

void
diag_hint(struct diag *diag, const char *format, ...)
{
    struct text hint = {0};
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(&hint, format, arguments);
    va_end(arguments);
    text_release(&diag->hint);
    diag->hint = hint;
}

/* Finds line number `line` of source; returns whether it is there. */
static bool
find_line(const char *source, size_t length, int line, struct text *out)
{
    const char *at = source;
    const char *end = source + length;
    for (int number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const char *next = stop == NULL ? end : stop + 1;
        if (stop == NULL)
            stop = end;
        if (number == line) {
            if (stop > at && stop[-1] == '\r')
                stop--;
            text_add(out, at, (size_t)(stop - at));
            return true;
        }
        at = next;
    }
    return false;
}

/* Returns the offset of code point number index, or length. */
static size_t
offset_of(const struct text *line, size_t index)
{
    size_t offset = 0;
    while (index > 0 && offset < line->length) {
        size_t size;
        utf8_decode(line->bytes + offset, line->length - offset, &size);
        offset += size;
        index--;
    }
    return offset;
}

/* Appends bytes start … end-1 of line with tabs as blanks, made safe. */
static void
add_part(struct text *out, const struct text *line, size_t start, size_t end)
{
    for (size_t i = start; i < end;) {
        size_t run = i;
        while (run < end && line->bytes[run] != '\t')
            run++;
        utf8_add_safe(out, line->bytes + i, run - i);
        if (run < end)
            text_add_repeated(out, ' ', TAB_COLUMNS);
        i = run + 1;
    }
}

static void
add_line_and_caret(const struct diag *diag, const struct text *line,
                   struct text *out)
{
    size_t index = diag->column > 0 ? (size_t)diag->column - 1 : 0;
    size_t first = index > SHOWN_BEFORE ? index - SHOWN_BEFORE : 0;
    size_t start = offset_of(line, first);
    size_t caret = offset_of(line, index);
    size_t end = offset_of(line, index + SHOWN_AFTER);
    struct text before = {0};
    text_add_string(out, "    ");
    if (start > 0)
        text_add_string(&before, "...");
    add_part(&before, line, start, caret);
    text_add(out, text_string(&before), before.length);
    add_part(out, line, caret, end);
    text_add_string(out, end < line->length ? "...\n" : "\n");
    if (diag->column > 0) {
        text_add_repeated(
            out, ' ', 4 + utf8_columns(text_string(&before), before.length));
        text_add_string(out, "^\n");
    }
    text_release(&before);
}

static void
add_safe(struct text *out, const struct text *text)
{
    utf8_add_safe(out, text_string(text), text->length);
}

void
diag_format(const struct diag *diag, const char *file, const char *source,
            size_t length, struct text *out)
{
    utf8_add_safe(out, file, strlen(file));
    if (diag->line > 0)
        text_add_format(out, ":%d", diag->line);
    if (diag->line > 0 && diag->column > 0)
        text_add_format(out, ":%d", diag->column);
    text_add_string(out, ": ");
    add_safe(out, &diag->message);
    text_add_byte(out, '\n');
    struct text line = {0};
    if (source != NULL && find_line(source, length, diag->line, &line))
        add_line_and_caret(diag, &line, out);
    text_release(&line);
    if (diag->hint.length > 0) {
        add_safe(out, &diag->hint);
        text_add_byte(out, '\n');
    }
}
