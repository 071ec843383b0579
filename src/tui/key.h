/*
 * key: what a user can press, in one number, and the names of keys.
 *
 * A key is a code point (control characters are themselves) or, above
 * Unicode, one of enum press.  Only terminal.c knows how a terminal says it.
 */
#ifndef REFSTEP_TUI_KEY_H
#define REFSTEP_TUI_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

/* PRESS(NAME, name in tables and manuals, sign where there is UTF-8) */
#define PRESSES(PRESS)                    \
    PRESS(RIGHT, "Right", "→")            \
    PRESS(LEFT, "Left", "←")              \
    PRESS(UP, "Up", "↑")                  \
    PRESS(DOWN, "Down", "↓")              \
    PRESS(PAGE_UP, "PgUp", "PgUp")        \
    PRESS(PAGE_DOWN, "PgDn", "PgDn")      \
    PRESS(HOME, "Home", "Home")           \
    PRESS(END, "End", "End")              \
    PRESS(SHIFT_TAB, "Shift-Tab", "⇧Tab") \
    PRESS(SHIFT_RIGHT, "Shift-Right", "⇧→") \
    PRESS(SHIFT_LEFT, "Shift-Left", "⇧←") \
    PRESS(SHIFT_UP, "Shift-Up", "⇧↑")     \
    PRESS(SHIFT_DOWN, "Shift-Down", "⇧↓") \
    PRESS(DELETE, "Del", "Del")           \
    PRESS(F1, "F1", "F1")                 \
    PRESS(F5, "F5", "F5")                 \
    PRESS(CLICK, "click", "click")        \
    PRESS(DRAG, "drag", "drag")           \
    PRESS(WHEEL_UP, "wheel up", "wheel up") \
    PRESS(WHEEL_DOWN, "wheel down", "wheel down")

enum press {
    PRESS_NONE = 0x110000, /* nothing that means anything */
#define PRESS(name, word, sign) PRESS_##name,
    PRESSES(PRESS)
#undef PRESS
    PRESS_LAST
};

enum {
    KEYS_CTRL_C = 3,
    KEYS_TAB = 9,
    KEYS_ENTER = 10, /* carriage return is made this */
    KEYS_CTRL_U = 21,
    KEYS_ESCAPE = 27,
    KEYS_BACKSPACE = 127 /* and Ctrl-H */
};

struct key {
    uint32_t code;
    int x, y;         /* where the mouse is, in cells of the screen */
    int from_x, from_y; /* PRESS_DRAG: where the button went down */
};

/* Returns a key without a place. */
struct key key_of(uint32_t code);

/* Returns the key that the first word of names stands for ("Ctrl-L",
 * "Right", "x") and stores where the next word begins; PRESS_NONE for
 * unknown names and at the end, where *next is NULL. */
uint32_t key_parse(const char *names, const char **next);

/* Appends what a key is called on the screen: "→", "Ctrl-L"; with ascii its
 * name. */
void key_add_name(uint32_t code, bool ascii, struct text *out);

#endif
