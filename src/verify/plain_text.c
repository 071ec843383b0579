#include "verify/plain_text.h"

#include <ctype.h>
#include <stdbool.h>

#define ID_DIGITS 12

static bool
is_word(char byte)
{
    return isalnum((unsigned char)byte) || byte == '_' || (byte & 0x80) != 0;
}

/* Returns the length of the address that begins at index, or 0. */
static size_t
address_at(const struct text *text, size_t index)
{
    const char *bytes = text_string(text) + index;
    size_t length = 2;
    if (bytes[0] == '0' && bytes[1] == 'x') {
        while (isxdigit((unsigned char)bytes[length]))
            length++;
        return length > 2 ? length : 0;
    }
    if (index > 0 && is_word(bytes[-1]))
        return 0;
    for (length = 0; isdigit((unsigned char)bytes[length]); length++)
        continue;
    return length >= ID_DIGITS && !is_word(bytes[length]) ? length : 0;
}

void
plain_text(struct text *text)
{
    struct text plain = {0};
    for (size_t i = 0; i < text->length;) {
        size_t length = address_at(text, i);
        if (length > 0) {
            text_add_string(&plain, "ADDRESS");
            i += length;
        } else {
            text_add_byte(&plain, text_string(text)[i++]);
        }
    }
    text_release(text);
    *text = plain;
}
