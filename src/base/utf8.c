#include "base/utf8.h"

#include "base/text.h"
#include "base/utf8_tables.h"

/* How the first byte of a sequence says what follows it. */
static const struct form {
    unsigned char mask, mark; /* byte & mask == mark */
    unsigned char size;
    uint32_t least; /* less would be an overlong form */
} forms[] = {
    {0x80, 0x00, 1, 0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
};

static uint32_t
invalid(size_t *size)
{
    *size = 1;
    return UTF8_INVALID;
}

static bool
is_surrogate(uint32_t codepoint)
{
    return codepoint >= 0xD800 && codepoint <= 0xDFFF;
}

uint32_t
utf8_decode(const char *bytes, size_t length, size_t *size)
{
    const unsigned char *at = (const unsigned char *)bytes;
    const struct form *form = forms;
    const struct form *end = forms + sizeof forms / sizeof forms[0];
    while (form < end && (at[0] & form->mask) != form->mark)
        form++;
    if (form == end || form->size > length)
        return invalid(size);
    uint32_t codepoint = at[0] & (unsigned char)~form->mask;
    for (size_t i = 1; i < form->size; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return invalid(size);
        codepoint = codepoint << 6 | (at[i] & 0x3F);
    }
    if (codepoint < form->least || codepoint > 0x10FFFF ||
        is_surrogate(codepoint))
        return invalid(size);
    *size = form->size;
    return codepoint;
}

size_t
utf8_encode(uint32_t codepoint, char *out)
{
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    size_t size = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    for (size_t i = size - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    out[0] = (char)(forms[size - 1].mark | codepoint);
    return size;
}

bool
utf8_is_valid(const char *bytes, size_t length, size_t *bad)
{
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        if (utf8_decode(bytes + i, length - i, &size) != UTF8_INVALID)
            continue;
        if (bad != NULL)
            *bad = i;
        return false;
    }
    return true;
}

size_t
utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        utf8_decode(bytes + i, length - i, &size);
        count++;
    }
    return count;
}

static bool
is_within(uint32_t codepoint, const struct utf8_range *ranges, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (codepoint > ranges[middle].last)
            low = middle + 1;
        else if (codepoint < ranges[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

int
utf8_width(uint32_t codepoint)
{
    if (codepoint < utf8_zero[0].first)
        return 1;
    if (is_within(codepoint, utf8_zero, utf8_zero_count))
        return 0;
    return is_within(codepoint, utf8_wide, utf8_wide_count) ? 2 : 1;
}

size_t
utf8_columns(const char *bytes, size_t length)
{
    size_t columns = 0;
    size_t size;
    for (size_t i = 0; i < length; i += size)
        columns +=
            (size_t)utf8_width(utf8_decode(bytes + i, length - i, &size));
    return columns;
}

size_t
utf8_fit(const char *bytes, size_t length, size_t columns)
{
    size_t used = 0;
    size_t at = 0;
    while (at < length) {
        size_t size;
        uint32_t codepoint = utf8_decode(bytes + at, length - at, &size);
        size_t width = (size_t)utf8_width(codepoint);
        if (used + width > columns)
            break;
        used += width;
        at += size;
    }
    return at;
}

bool
utf8_is_unsafe(uint32_t codepoint)
{
    return codepoint > 0x10FFFF ||
           is_within(codepoint, utf8_unsafe, utf8_unsafe_count);
}

static void
add_escaped(struct text *out, uint32_t codepoint)
{
    switch (codepoint) {
    case '\n':
        text_add_string(out, "\\n");
        return;
    case '\r':
        text_add_string(out, "\\r");
        return;
    case '\t':
        text_add_string(out, "\\t");
        return;
    default:
        break;
    }
    if (codepoint < 0x100)
        text_add_format(out, "\\x%02x", codepoint);
    else if (codepoint < 0x10000)
        text_add_format(out, "\\u%04x", codepoint);
    else
        text_add_format(out, "\\U%08x", codepoint);
}

void
utf8_add_safe(struct text *out, const char *bytes, size_t length)
{
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        uint32_t codepoint = utf8_decode(bytes + i, length - i, &size);
        if (codepoint == UTF8_INVALID)
            text_add_format(out, "\\x%02x", (unsigned char)bytes[i]);
        else if (utf8_is_unsafe(codepoint))
            add_escaped(out, codepoint);
        else
            text_add(out, bytes + i, size);
    }
}
