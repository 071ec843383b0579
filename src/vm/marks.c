#include "vm/marks.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vector.h"
#include "lang/anchors.h"

enum { INDENT = 4 };

/* ---- lines --------------------------------------------------------------- */

/* A line, borrowed. */
struct span {
    const char *bytes;
    size_t length;
};

typedef VECTOR(struct span) span_vector;

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\f' || byte == '\r';
}

static size_t
count_blanks(struct span line)
{
    size_t count = 0;
    while (count < line.length && is_blank(line.bytes[count]))
        count++;
    return count;
}

static struct span
without_end(struct span line, bool blanks_too)
{
    while (line.length > 0
           && (line.bytes[line.length - 1] == '\r'
               || (blanks_too && is_blank(line.bytes[line.length - 1]))))
        line.length--;
    return line;
}

static struct span
without_start(struct span line, size_t bytes)
{
    if (bytes > line.length)
        bytes = line.length;
    return (struct span){line.bytes + bytes, line.length - bytes};
}

/* Returns line number `number` (from 1) without its newline. */
static struct span
find_line(const char *source, size_t length, uint32_t number)
{
    const char *at = source, *end = source + length;
    for (uint32_t i = 1; i < number && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return (struct span){at, (size_t)((newline ? newline : end) - at)};
}

/* Returns the offset of a column (code points, from 0). */
static size_t
offset_of(struct span line, size_t column)
{
    size_t offset = 0, size;
    while (column-- > 0 && offset < line.length) {
        utf8_decode(line.bytes + offset, line.length - offset, &size);
        offset += size;
    }
    return offset;
}

/* Returns the columns that the first `count` characters take on a screen, as
 * far as it matters here: wide ones take two. */
static size_t
width_of(struct span line, size_t count)
{
    size_t width = 0, offset = 0, size;
    bool is_ascii = true;
    for (size_t i = 0; i < line.length; i++)
        is_ascii = is_ascii && (unsigned char)line.bytes[i] < 0x80;
    if (is_ascii)
        return count;
    while (count-- > 0 && offset < line.length) {
        uint32_t codepoint = utf8_decode(line.bytes + offset,
                                         line.length - offset, &size);
        offset += size;
        width += utf8_width(codepoint) == 2 ? 2 : 1;
    }
    return width;
}

static size_t
characters(struct span line)
{
    return utf8_count(line.bytes, line.length);
}

static void
add_line(struct text *out, struct span line)
{
    text_add_repeated(out, ' ', INDENT);
    text_add(out, line.bytes, line.length);
    text_add_byte(out, '\n');
}

/* ---- one line (3.11, 3.12) ----------------------------------------------- */

/* Finds the marked part of the columns [start, end) of a line. */
static bool
find_part(struct span line, size_t start, size_t end, bool by_library,
          struct anchors *part)
{
    size_t from = offset_of(line, start);
    bool found = anchors_find(
        line.bytes + from, offset_of(line, end) - from,
        by_library ? ANCHORS_LIBRARY : ANCHORS_INTERPRETER, part);
    part->column += start;
    part->end_column += start;
    return found;
}

static void
mark_line(struct span line, const struct stretch *stretch, bool by_library,
          struct text *out)
{
    struct anchors part;
    struct span stripped = without_end(line, true);
    size_t indent = count_blanks(line);
    size_t start = stretch->column - 1, end = stretch->end_column - 1;
    bool is_one = stretch->end_line == stretch->line;
    if (!is_one)
        end = characters(stripped);
    bool has_part =
        is_one && find_part(line, start, end, by_library, &part);
    size_t whole = characters(by_library ? stripped : line) - indent;
    if (end - start >= whole && !has_part)
        return;
    size_t first = width_of(line, start);
    size_t past = width_of(line, end);
    size_t left = has_part ? width_of(line, part.column) : past;
    size_t right =
        has_part ? width_of(line, part.end_column) : past;
    text_add_repeated(out, ' ', INDENT + first - indent);
    for (size_t at = first; at < past; at++)
        text_add_byte(out, has_part && (at < left || at >= right) ? '~'
                                                                  : '^');
    text_add_byte(out, '\n');
}

/* ---- several lines (3.13) ------------------------------------------------ */

/* The lines of a stretch without the indentation that all share, and where in
 * them it begins and ends. */
struct quote {
    span_vector lines;
    size_t start, end;           /* characters of the first and last line */
    size_t screen_start, screen_end; /* the same in columns of a screen */
    bool has_part;
    struct anchors part;         /* columns of a screen */
    bool is_marked;
    VECTOR(struct text) output;  /* owned */
};

/* Returns the blanks that all lines with something else begin with
 * (textwrap.dedent). */
static size_t
common_indent(const struct span *lines, size_t count)
{
    const struct span *model = NULL;
    size_t common = 0;
    for (size_t i = 0; i < count; i++) {
        size_t blanks = count_blanks(lines[i]);
        if (blanks == lines[i].length)
            continue;
        if (model == NULL) {
            model = &lines[i];
            common = blanks;
        }
        size_t same = 0;
        while (same < common && same < blanks
               && model->bytes[same] == lines[i].bytes[same])
            same++;
        common = same;
    }
    return common;
}

static void
take_lines(struct quote *quote, const struct stretch *stretch)
{
    for (uint32_t i = stretch->line; i <= stretch->end_line; i++) {
        struct span line = without_end(
            find_line(stretch->source, stretch->length, i), true);
        VECTOR_PUSH(&quote->lines, line);
    }
    size_t indent =
        common_indent(quote->lines.items, quote->lines.count);
    for (size_t i = 0; i < quote->lines.count; i++)
        quote->lines.items[i] =
            without_start(quote->lines.items[i], indent);
    size_t start = stretch->column - 1, end = stretch->end_column - 1;
    quote->start = start > indent ? start - indent : 0;
    quote->end = end > indent ? end - indent : 0;
    struct span first = quote->lines.items[0];
    struct span last = quote->lines.items[quote->lines.count - 1];
    quote->screen_start = width_of(first, quote->start);
    quote->screen_end = width_of(last, quote->end);
}

/* Appends the lines from column `start` of the first to `end` of the last. */
static void
join_lines(const struct quote *quote, size_t start, size_t end,
           struct text *out)
{
    for (size_t i = 0; i < quote->lines.count; i++) {
        struct span line = quote->lines.items[i];
        bool is_last = i + 1 == quote->lines.count;
        size_t to = is_last ? offset_of(line, end) : line.length;
        size_t from = i == 0 ? offset_of(line, start) : 0;
        if (from < to)
            text_add(out, line.bytes + from, to - from);
        if (!is_last)
            text_add_byte(out, '\n');
    }
}

static void
find_parts(struct quote *quote)
{
    struct text text = {0};
    struct anchors *part = &quote->part;
    join_lines(quote, quote->start, quote->end, &text);
    quote->has_part =
        anchors_find(text.bytes, text.length, ANCHORS_LINES, part);
    text_release(&text);
    if (!quote->has_part)
        return;
    if (part->line == 0)
        part->column += quote->start;
    if (part->end_line == 0)
        part->end_column += quote->start;
    part->column = width_of(quote->lines.items[part->line], part->column);
    part->end_column =
        width_of(quote->lines.items[part->end_line], part->end_column);
}

static void
decide_marks(struct quote *quote)
{
    struct text text = {0};
    size_t last = quote->lines.count - 1;
    bool is_blank_text;
    join_lines(quote, 0, SIZE_MAX, &text);
    bool is_plain =
        anchors_is_plain_call(text.bytes, text.length, quote->start, last,
                              quote->end, &is_blank_text);
    text_release(&text);
    struct span before = quote->lines.items[0];
    struct span after = quote->lines.items[last];
    before.length = offset_of(before, quote->start);
    after = without_start(after, offset_of(after, quote->end));
    bool has_more = count_blanks(before) < before.length
                    || count_blanks(after) < after.length;
    quote->is_marked =
        !is_plain && !is_blank_text && (quote->has_part || has_more);
}

/* Whether a column of the screen is in the part that failed. */
static bool
is_in_part(const struct quote *quote, size_t line, size_t column)
{
    const struct anchors *part = &quote->part;
    return quote->has_part
           && (line > part->line
               || (line == part->line && column >= part->column))
           && (line < part->end_line
               || (line == part->end_line && column < part->end_column));
}

static void
output_line(struct quote *quote, size_t index)
{
    struct span line = quote->lines.items[index];
    struct text text = {0}, marks = {0};
    text_add(&text, line.bytes, line.length);
    VECTOR_PUSH(&quote->output, text);
    if (!quote->is_marked)
        return;
    size_t end = index + 1 == quote->lines.count
                     ? quote->screen_end
                     : width_of(line, characters(line));
    for (size_t column = 0; column < end; column++)
        text_add_byte(&marks,
                      column < count_blanks(line)
                              || (index == 0 && column < quote->screen_start)
                          ? ' '
                      : !quote->has_part || is_in_part(quote, index, column)
                          ? '^'
                          : '~');
    VECTOR_PUSH(&quote->output, marks);
}

static bool
is_near(size_t line, size_t other)
{
    return line + 1 >= other && line <= other + 1;
}

/* The first and the last line, and those around the part that failed. */
static bool
is_significant(const struct quote *quote, size_t line)
{
    return line == 0 || line + 1 == quote->lines.count
           || (quote->has_part
               && (is_near(line, quote->part.line)
                   || is_near(line, quote->part.end_line)));
}

static void
output_lines(struct quote *quote)
{
    size_t last = 0;
    for (size_t i = 0; i < quote->lines.count; i++) {
        if (!is_significant(quote, i))
            continue;
        size_t missing = i > 0 ? i - last - 1 : 0;
        if (missing == 1)
            output_line(quote, i - 1);
        if (missing > 1) {
            struct text text = {0};
            text_add_format(&text, "...<%zu lines>...", missing);
            VECTOR_PUSH(&quote->output, text);
        }
        output_line(quote, i);
        last = i;
    }
}

/* What is put out has no indentation in common either. */
static void
write_output(struct quote *quote, struct text *out)
{
    span_vector lines = {0};
    for (size_t i = 0; i < quote->output.count; i++)
        VECTOR_PUSH(&lines, ((struct span){
                                text_string(&quote->output.items[i]),
                                quote->output.items[i].length}));
    size_t indent = common_indent(lines.items, lines.count);
    for (size_t i = 0; i < lines.count; i++)
        add_line(out, without_start(lines.items[i], indent));
    VECTOR_RELEASE(&lines);
}

static void
quote_lines(const struct stretch *stretch, struct text *out)
{
    struct quote quote = {0};
    take_lines(&quote, stretch);
    find_parts(&quote);
    decide_marks(&quote);
    output_lines(&quote);
    write_output(&quote, out);
    for (size_t i = 0; i < quote.output.count; i++)
        text_release(&quote.output.items[i]);
    VECTOR_RELEASE(&quote.output);
    VECTOR_RELEASE(&quote.lines);
}

void
marks_quote(const struct profile *profile, const struct stretch *stretch,
            bool by_library, struct text *out)
{
    enum profile_marks marks = profile->report_marks;
    bool strips = by_library || marks == PROFILE_MARKS_LINES;
    struct span line = without_end(
        find_line(stretch->source, stretch->length, stretch->line), strips);
    size_t indent = count_blanks(line);
    bool is_known = stretch->column > 0 && stretch->end_line > 0
                    && stretch->end_column > 0;
    if (indent == line.length)
        return;
    if (marks == PROFILE_MARKS_LINES && is_known) {
        quote_lines(stretch, out);
        return;
    }
    add_line(out, without_start(line, indent));
    if (marks == PROFILE_MARKS_LINE && is_known)
        mark_line(line, stretch, by_library, out);
}

void
marks_line(const char *source, size_t length, uint32_t line,
           struct text *out)
{
    struct span found = without_end(find_line(source, length, line), true);
    found = without_start(found, count_blanks(found));
    text_add(out, found.bytes, found.length);
}
