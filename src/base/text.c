#include "base/text.h"

#include <stdio.h>
#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vector.h"

/* Makes room for extra more bytes and the NUL. */
static void
reserve(struct text *text, size_t extra)
{
    text->bytes =
        vector_grow(text->bytes, text->length + extra + 1, &text->capacity, 1);
}

void
text_release(struct text *text)
{
    mem_free(text->bytes);
    *text = (struct text){0};
}

void
text_clear(struct text *text)
{
    text_truncate(text, 0);
}

const char *
text_string(const struct text *text)
{
    return text->bytes == NULL ? "" : text->bytes;
}

void
text_add(struct text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    if (length > 0)
        memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = '\0';
}

void
text_add_string(struct text *text, const char *string)
{
    text_add(text, string, strlen(string));
}

void
text_add_byte(struct text *text, char byte)
{
    text_add(text, &byte, 1);
}

void
text_add_codepoint(struct text *text, unsigned codepoint)
{
    char encoded[4];
    text_add(text, encoded, utf8_encode(codepoint, encoded));
}

void
text_add_format(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_add_format_list(text, format, arguments);
    va_end(arguments);
}

void
text_add_format_list(struct text *text, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    BUG_UNLESS(length >= 0, "bad format \"%s\"", format);
    reserve(text, (size_t)length);
    vsnprintf(text->bytes + text->length, (size_t)length + 1, format, again);
    text->length += (size_t)length;
    va_end(again);
}

void
text_add_repeated(struct text *text, char byte, size_t count)
{
    reserve(text, count);
    memset(text->bytes + text->length, byte, count);
    text->length += count;
    text->bytes[text->length] = '\0';
}

void
text_truncate(struct text *text, size_t length)
{
    BUG_UNLESS(length <= text->length, "text cut to %zu of %zu bytes", length,
               text->length);
    text->length = length;
    if (text->bytes != NULL)
        text->bytes[length] = '\0';
}

char *
text_take(struct text *text)
{
    reserve(text, 0);
    text->bytes[text->length] = '\0';
    char *bytes = text->bytes;
    *text = (struct text){0};
    return bytes;
}
