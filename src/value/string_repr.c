#include "value/string.h"
#include "value/unicode.h"

static bool
has(const struct string *string, uint32_t codepoint)
{
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

static void
add_repr(const struct string *string, bool only_ascii, struct text *out)
{
    char quote = has(string, '\'') && !has(string, '"') ? '"' : '\'';
    text_add_byte(out, quote);
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (codepoint == '\\' || codepoint == (uint32_t)quote) {
            text_add_byte(out, '\\');
            text_add_byte(out, (char)codepoint);
        } else if (unicode_is_printable(codepoint) &&
                   (codepoint < 0x7F || !only_ascii)) {
            text_add_codepoint(out, codepoint);
        } else {
            add_escape(out, codepoint);
        }
    }
    text_add_byte(out, quote);
}

void
string_repr(const struct string *string, struct text *out)
{
    add_repr(string, false, out);
}

void
string_ascii(const struct string *string, struct text *out)
{
    add_repr(string, true, out);
}
