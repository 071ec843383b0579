/*
 * theme: how meanings look.
 *
 * A cell's style says what it means; its look is a role of colour and some
 * attributes.  Which colour a role has is the palette's business; without
 * colours the attributes alone tell the meanings apart.  Backgrounds are
 * always the terminal's own.
 */
#ifndef REFSTEP_TUI_THEME_H
#define REFSTEP_TUI_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/canvas.h"

enum color_role {
    ROLE_TEXT, /* the terminal's own colour */
    ROLE_MUTED,
    ROLE_FRAME,
    ROLE_ARROW,
    ROLE_RISE,   /* new, more */
    ROLE_FALL,   /* less */
    ROLE_CHANGE, /* other than before; the line that did it */
    ROLE_DEATH,
    ROLE_GARBAGE,
    ROLE_KEY,
    ROLE_KEYWORD,
    ROLE_STRING,
    ROLE_COUNT
};

enum look_attribute {
    LOOK_BOLD = 1,
    LOOK_DIM = 2,
    LOOK_UNDERLINE = 4,
    LOOK_REVERSE = 8
};

struct look {
    enum color_role role;
    unsigned attributes; /* enum look_attribute */
};

/* A colour for terminals of each ability; -1: the terminal's own. */
struct color {
    int32_t rgb;
    int16_t of_256;
    int16_t of_8;
};

/* Returns the look of a cell's style and flags; mono: without colours. */
struct look theme_look(enum canvas_style style, unsigned flags, bool mono);

/* Returns the colour of a role in theme number theme (as tui_theme_at). */
struct color theme_color(size_t theme, enum color_role role);

/* Returns the number of the theme called name, or SIZE_MAX. */
size_t theme_find(const char *name);

#endif
