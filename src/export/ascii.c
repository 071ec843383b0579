#include "export/ascii.h"

#include "base/utf8.h"

static const struct {
    uint32_t codepoint;
    const char *ascii;
} signs[] = {
    {0x2192, "->"}, {0x2190, "<-"}, {0x2026, "..."}, {0x00b7, "-"},
    {0x221e, "inf"}, {0x00d7, "x"}, {0x2014, "--"}, {0x2013, "-"},
    {0x2212, "-"}, {0x2018, "'"}, {0x2019, "'"}, {0x201c, "\""},
    {0x201d, "\""}, {0x2265, ">="}, {0x2264, "<="}, {0x25cf, "*"},
    {0x25cb, "o"}, {0x2260, "!="},
};

static void
add_codepoint(struct text *out, uint32_t codepoint)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].codepoint == codepoint) {
            text_add_string(out, signs[i].ascii);
            return;
        }
    }
    if (codepoint < 0x7f)
        text_add_byte(out, (char)codepoint);
    else if (codepoint <= 0xff)
        text_add_format(out, "\\x%02x", (unsigned)codepoint);
    else if (codepoint <= 0xffff)
        text_add_format(out, "\\u%04x", (unsigned)codepoint);
    else
        text_add_format(out, "\\U%08x", (unsigned)codepoint);
}

void
ascii_add(struct text *out, const char *bytes, size_t length)
{
    while (length > 0) {
        size_t size;
        uint32_t codepoint = utf8_decode(bytes, length, &size);

        if (codepoint == UTF8_INVALID)
            codepoint = (unsigned char)*bytes;
        add_codepoint(out, codepoint);
        bytes += size;
        length -= size;
    }
}
