#include "lang/source.h"

#include "base/utf8.h"

/* Reports the byte at offset of the original text. */
static bool
fail_at(struct diag *diag, const char *bytes, size_t offset,
        const char *message)
{
    int line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (bytes[i] == '\n'
            || (bytes[i] == '\r' && (i + 1 >= offset
                                     || bytes[i + 1] != '\n'))) {
            line++;
            start = i + 1;
        }
    }
    size_t column = utf8_count(bytes + start, offset - start) + 1;
    return diag_set(diag, line, (int)column, "%s", message);
}

static void
add_normalised(struct source *source, const char *bytes, size_t length)
{
    struct text *text = &source->text;
    VECTOR_PUSH(&source->lines, 0);
    for (size_t i = 0; i < length; i++) {
        char byte = bytes[i];
        if (byte == '\r') {
            if (i + 1 < length && bytes[i + 1] == '\n')
                i++;
            byte = '\n';
        }
        text_add_byte(text, byte);
        if (byte == '\n')
            VECTOR_PUSH(&source->lines, text->length);
    }
    if (text->length == 0 || text->bytes[text->length - 1] != '\n')
        text_add_byte(text, '\n');
    else
        source->lines.count--;
}

bool
source_init(struct source *source, const char *bytes, size_t length,
            const struct limits *limits, struct diag *diag)
{
    size_t bad;
    if (length > limits->file_bytes)
        return diag_set(diag, 0, 0,
                        "the scene is longer than the limit of %zu bytes",
                        limits->file_bytes);
    if (length > 0 && memchr(bytes, '\0', length) != NULL) {
        const char *nul = memchr(bytes, '\0', length);
        return fail_at(diag, bytes, (size_t)(nul - bytes),
                       "source code cannot contain null bytes");
    }
    if (!utf8_is_valid(bytes, length, &bad))
        return fail_at(diag, bytes, bad, "the text is not UTF-8");
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    *source = (struct source){0};
    add_normalised(source, bytes, length);
    return true;
}

void
source_release(struct source *source)
{
    text_release(&source->text);
    VECTOR_RELEASE(&source->lines);
}

const char *
source_line(const struct source *source, int line, size_t *length)
{
    size_t index = (size_t)line - 1;
    size_t start = source->lines.items[index];
    size_t end = index + 1 < source->lines.count
                     ? source->lines.items[index + 1]
                     : source->text.length;
    *length = end - start - 1;
    return source->text.bytes + start;
}

int
source_last_line(const struct source *source)
{
    int line = (int)source->lines.count;
    for (; line > 1; line--) {
        size_t length;
        const char *text = source_line(source, line, &length);
        while (length > 0 && strchr(" \t\f\v", text[length - 1]) != NULL)
            length--;
        if (length > 0)
            break;
    }
    return line;
}
