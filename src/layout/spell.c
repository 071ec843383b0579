#include "layout/spell.h"

#include <string.h>

#include "base/utf8.h"

/* Our own signs. */
static const struct {
    uint32_t sign;
    const char *ascii;
} signs[] = {{0x2026, ".."}, {0x221e, "inf"}};

static const char *
find_sign(uint32_t codepoint)
{
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].sign == codepoint)
            return signs[i].ascii;
    return NULL;
}

void
spell_add(struct text *out, const char *words, bool ascii)
{
    size_t length = strlen(words), size;

    if (!ascii) {
        text_add(out, words, length);
        return;
    }
    for (size_t i = 0; i < length; i += size) {
        uint32_t codepoint = utf8_decode(words + i, length - i, &size);
        const char *sign = find_sign(codepoint);

        if (sign != NULL)
            text_add_string(out, sign);
        else if (codepoint < 0x80 || codepoint == UTF8_INVALID)
            text_add(out, words + i, size);
        else
            text_add_format(out,
                            codepoint <= 0xff     ? "\\x%02x"
                            : codepoint <= 0xffff ? "\\u%04x"
                                                  : "\\U%08x",
                            (unsigned)codepoint);
    }
}

int
spell_columns(const char *words)
{
    size_t length, size;
    int columns;

    if (words == NULL)
        return 0;
    length = strlen(words);
    columns = (int)utf8_columns(words, length);
    for (size_t i = 0; i < length; i += size) {
        const char *sign =
            find_sign(utf8_decode(words + i, length - i, &size));

        if (sign != NULL)
            columns += (int)strlen(sign) - 1;
    }
    return columns;
}
