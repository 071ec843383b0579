#include <string.h>

#include "base/utf8.h"
#include "value/string.h"
#include "value/unicode.h"

/* A string that grows in a loop is asked every time, so it must be quick. */
static bool
has(const struct string *string, uint32_t codepoint)
{
    if (string->width == 1)
        return memchr(string->data, (int)codepoint, string->length) != NULL;
    for (size_t i = 0; i < string->length; i++) {
        if (string_at(string, i) == codepoint)
            return true;
    }
    return false;
}

static void
add_escape(struct text *out, uint32_t codepoint)
{
    if (codepoint == '\n')
        text_add_string(out, "\\n");
    else if (codepoint == '\r')
        text_add_string(out, "\\r");
    else if (codepoint == '\t')
        text_add_string(out, "\\t");
    else if (codepoint < 0x100)
        text_add_format(out, "\\x%02x", codepoint);
    else if (codepoint < 0x10000)
        text_add_format(out, "\\u%04x", codepoint);
    else
        text_add_format(out, "\\U%08x", codepoint);
}

static char
choose_quote(const struct string *string)
{
    return has(string, '\'') && !has(string, '"') ? '"' : '\'';
}

static void
add_character(struct text *out, uint32_t codepoint, char quote)
{
    if (codepoint == '\\' || codepoint == (uint32_t)quote) {
        text_add_byte(out, '\\');
        text_add_byte(out, (char)codepoint);
    } else if (unicode_is_printable(codepoint)) {
        text_add_codepoint(out, codepoint);
    } else {
        add_escape(out, codepoint);
    }
}

void
string_repr(const struct string *string, struct text *out)
{
    char quote = choose_quote(string);
    text_add_byte(out, quote);
    for (size_t i = 0; i < string->length; i++)
        add_character(out, string_at(string, i), quote);
    text_add_byte(out, quote);
}

void
string_add_escaped(const char *bytes, size_t length, struct text *out)
{
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        uint32_t codepoint = utf8_decode(bytes + i, length - i, &size);
        if (codepoint < 0x80)
            text_add_byte(out, (char)codepoint);
        else
            add_escape(out, codepoint);
    }
}

/* Cuts what was added since start to limit code points; returns whether
 * nothing was cut. */
static bool
cut(struct text *out, size_t start, size_t limit)
{
    size_t at = start;
    while (limit-- > 0 && at < out->length) {
        at++;
        while (at < out->length && (out->bytes[at] & 0xC0) == 0x80)
            at++;
    }
    bool is_all = at == out->length;
    text_truncate(out, at);
    return is_all;
}

bool
string_repr_start(const struct string *string, size_t limit, struct text *out)
{
    char quote = choose_quote(string);
    size_t start = out->length;
    size_t shown = string->length < limit ? string->length : limit;
    text_add_byte(out, quote);
    for (size_t i = 0; i < shown; i++)
        add_character(out, string_at(string, i), quote);
    if (shown == string->length)
        text_add_byte(out, quote);
    return cut(out, start, limit) && shown == string->length;
}
