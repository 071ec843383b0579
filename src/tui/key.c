#include "tui/key.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

struct named_key {
    uint32_t code;
    const char *word;
    const char *sign;
};

static const struct named_key named[] = {
#define PRESS(name, word, sign) {PRESS_##name, word, sign},
    PRESSES(PRESS)
#undef PRESS
    {' ', "Space", "Space"},
    {KEYS_TAB, "Tab", "Tab"},
    {KEYS_ENTER, "Enter", "Enter"},
    {KEYS_ESCAPE, "Esc", "Esc"},
    {KEYS_BACKSPACE, "Backspace", "Backspace"},
};

struct key
key_of(uint32_t code)
{
    return (struct key){.code = code};
}

static uint32_t
parse_word(const char *word, size_t length)
{
    size_t size;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (strlen(named[i].word) == length &&
            memcmp(named[i].word, word, length) == 0)
            return named[i].code;
    }
    if (length == 6 && memcmp(word, "Ctrl-", 5) == 0)
        return (uint32_t)(word[5] & 0x1f);
    uint32_t codepoint = utf8_decode(word, length, &size);
    return size == length ? codepoint : PRESS_NONE;
}

uint32_t
key_parse(const char *names, const char **next)
{
    *next = NULL;
    if (names == NULL)
        return PRESS_NONE;
    names += strspn(names, " ");
    size_t length = strcspn(names, " ");
    if (length == 0)
        return PRESS_NONE;
    *next = names + length;
    return parse_word(names, length);
}

void
key_add_name(uint32_t code, bool ascii, struct text *out)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (named[i].code == code) {
            text_add_string(out, ascii ? named[i].word : named[i].sign);
            return;
        }
    }
    if (code < ' ')
        text_add_format(out, "Ctrl-%c", (int)code + '@');
    else if (code < PRESS_NONE)
        text_add_codepoint(out, code);
}
