#include "tui/terminal_keys.h"

#include <langinfo.h>
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "tui/curses_header.h"

enum { LONGEST_SEQUENCE = 32, LONGEST_STRING = 4096 };

static const struct {
    int curses;
    uint32_t code;
} codes[] = {
    {KEY_RIGHT, PRESS_RIGHT},      {KEY_LEFT, PRESS_LEFT},
    {KEY_UP, PRESS_UP},            {KEY_DOWN, PRESS_DOWN},
    {KEY_PPAGE, PRESS_PAGE_UP},    {KEY_NPAGE, PRESS_PAGE_DOWN},
    {KEY_HOME, PRESS_HOME},        {KEY_END, PRESS_END},
    {KEY_BTAB, PRESS_SHIFT_TAB},   {KEY_SRIGHT, PRESS_SHIFT_RIGHT},
    {KEY_SLEFT, PRESS_SHIFT_LEFT}, {KEY_SR, PRESS_SHIFT_UP},
    {KEY_SF, PRESS_SHIFT_DOWN},    {KEY_DC, PRESS_DELETE},
    {KEY_F(1), PRESS_F1},          {KEY_F(5), PRESS_F5},
    {KEY_BACKSPACE, KEYS_BACKSPACE}, {KEY_ENTER, KEYS_ENTER},
    {KEY_FIND, PRESS_HOME},        {KEY_SELECT, PRESS_END},
};

/* What nearly every terminal sends, whatever it is called. */
static const struct {
    const char *sequence;
    int curses;
} sequences[] = {
    {"\033[A", KEY_UP},        {"\033OA", KEY_UP},
    {"\033[B", KEY_DOWN},      {"\033OB", KEY_DOWN},
    {"\033[C", KEY_RIGHT},     {"\033OC", KEY_RIGHT},
    {"\033[D", KEY_LEFT},      {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},      {"\033OH", KEY_HOME},
    {"\033[F", KEY_END},       {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},     {"\033[4~", KEY_END},
    {"\033[5~", KEY_PPAGE},    {"\033[6~", KEY_NPAGE},
    {"\033[3~", KEY_DC},       {"\033[Z", KEY_BTAB},
    {"\033[1;2A", KEY_SR},     {"\033[1;2B", KEY_SF},
    {"\033[1;2C", KEY_SRIGHT}, {"\033[1;2D", KEY_SLEFT},
    {"\033OP", KEY_F(1)},      {"\033[11~", KEY_F(1)},
    {"\033[[A", KEY_F(1)},     {"\033[15~", KEY_F(5)},
    {"\033[[E", KEY_F(5)},
};

static struct {
    int x, y;        /* where the button went down */
    bool utf8;       /* the locale's characters */
    char bytes[4];   /* of a character that has not come as a whole yet */
    size_t count;
} input;

void
terminal_keys_open(bool mouse)
{
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        if (key_defined(sequences[i].sequence) <= 0)
            (void)define_key(sequences[i].sequence, sequences[i].curses);
    }
    input.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    input.count = 0;
    if (mouse) {
        (void)mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED |
                            BUTTON4_PRESSED | BUTTON5_PRESSED,
                        NULL);
        (void)mouseinterval(0);
    }
}

static struct key
decode_mouse(void)
{
    MEVENT event;
    struct key key = key_of(PRESS_NONE);
    if (getmouse(&event) != OK)
        return key;
    key.x = event.x;
    key.y = event.y;
    if (event.bstate & BUTTON4_PRESSED) {
        key.code = PRESS_WHEEL_UP;
    } else if (event.bstate & BUTTON5_PRESSED) {
        key.code = PRESS_WHEEL_DOWN;
    } else if (event.bstate & BUTTON1_PRESSED) {
        input.x = event.x;
        input.y = event.y;
    } else if (event.bstate & BUTTON1_RELEASED) {
        bool moved = input.x != event.x || input.y != event.y;
        key.code = moved ? PRESS_DRAG : PRESS_CLICK;
        key.from_x = input.x;
        key.from_y = input.y;
    }
    return key;
}

static struct key
decode_code(int code)
{
    if (code == KEY_MOUSE)
        return decode_mouse();
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (codes[i].curses == code)
            return key_of(codes[i].code);
    }
    return key_of(PRESS_NONE);
}

/* ---- escape sequences --------------------------------------------------- */

/* Reads the rest of a sequence that nobody knows: after [ up to its final
 * byte, after O one byte, after ] P X ^ _ up to the end of the string. */
static void
skip_sequence(int kind)
{
    bool is_string = strchr("]PX^_", kind) != NULL;
    int longest = is_string ? LONGEST_STRING : LONGEST_SEQUENCE;
    for (int i = 0; i < longest; i++) {
        int next = getch();
        if (next == ERR || next > 0xff || kind == 'O' ||
            (is_string && (next == 7 || next == '\\')) ||
            (!is_string && next >= 0x40 && next <= 0x7e))
            return;
    }
}

/* After Esc: what comes in the same breath is Alt with a key, or a sequence
 * that curses does not know.  Both mean nothing. */
static struct key
decode_escape(void)
{
    int next = getch();
    if (next == ERR || next == KEYS_ESCAPE)
        return key_of(KEYS_ESCAPE);
    if (next > 0 && next < 0x80 && strchr("[O]PX^_", next) != NULL)
        skip_sequence(next);
    return key_of(PRESS_NONE);
}

/* ---- characters --------------------------------------------------------- */

/* Returns how many bytes a UTF-8 character that begins with lead has; 0: no
 * character begins so. */
static size_t
length_of(unsigned lead)
{
    if (lead >= 0xc2 && lead < 0xe0)
        return 2;
    if (lead >= 0xe0 && lead < 0xf0)
        return 3;
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/* A byte beyond ASCII.  curses would wait for the rest of a character that
 * never comes and swallow what is pressed meanwhile; so characters are put
 * together here.  What belongs to none means nothing. */
static struct key
decode_byte(int byte)
{
    if (!input.utf8) {
        wint_t wide = btowc(byte);
        return key_of(wide == WEOF ? PRESS_NONE : (uint32_t)wide);
    }
    if (length_of((unsigned)byte) > 0)
        input.count = 0;
    else if (input.count == 0)
        return key_of(PRESS_NONE);
    input.bytes[input.count++] = (char)byte;
    size_t wanted = length_of((unsigned char)input.bytes[0]), size;
    if (input.count < wanted)
        return key_of(PRESS_NONE);
    uint32_t code = utf8_decode(input.bytes, input.count, &size);
    input.count = 0;
    return key_of(code == UTF8_INVALID ? PRESS_NONE : code);
}

static struct key
decode_ascii(int byte)
{
    input.count = 0;
    switch (byte) {
    case KEYS_ESCAPE:
        return decode_escape();
    case '\r':
        return key_of(KEYS_ENTER);
    case '\b':
        return key_of(KEYS_BACKSPACE);
    default:
        return key_of((uint32_t)byte);
    }
}

bool
terminal_keys_next(struct key *key)
{
    int code = getch();
    if (code == ERR)
        return false;
    if (code > 0xff)
        *key = decode_code(code);
    else
        *key = code >= 0x80 ? decode_byte(code) : decode_ascii(code);
    return true;
}
