/*
 * paint: writing on the screen's canvas, with the same signs everywhere.
 *
 * Everything the full-screen program shows is first painted on a canvas; the
 * terminal only copies it.  A brush knows the canvas and whether its
 * characters may be other than ASCII (see export/ascii.h for what stands for
 * them then).
 */
#ifndef REFSTEP_TUI_PAINT_H
#define REFSTEP_TUI_PAINT_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/canvas.h"
#include "tui/panes.h"

struct brush {
    struct canvas *canvas;
    bool ascii;
};

/* Signs of one column.  GLYPH(NAME, UTF-8, ASCII) */
#define GLYPHS(GLYPH)              \
    GLYPH(RULE, "─", "-")          \
    GLYPH(BAR, "│", "|")           \
    GLYPH(CORNER_1, "╭", "+")      \
    GLYPH(CORNER_2, "╮", "+")      \
    GLYPH(CORNER_3, "╰", "+")      \
    GLYPH(CORNER_4, "╯", "+")      \
    GLYPH(STEP_DONE, "●", "*")     \
    GLYPH(STEP_TO_COME, "○", ".")  \
    GLYPH(BAR_DONE, "━", "=")      \
    GLYPH(BAR_TO_COME, "─", "-")   \
    GLYPH(BAR_HERE, "●", "*")      \
    GLYPH(MORE_LEFT, "◄", "<")     \
    GLYPH(MORE_RIGHT, "►", ">")    \
    GLYPH(MORE_UP, "▲", "^")       \
    GLYPH(MORE_DOWN, "▼", "v")     \
    GLYPH(POINTER, "►", ">")       \
    GLYPH(CURSOR, "▏", "_")        \
    GLYPH(ELLIPSIS, "…", "~")      \
    GLYPH(ARROW, "→", ">")         \
    GLYPH(DOT, "·", "-")

enum glyph {
#define GLYPH(name, utf8, ascii) GLYPH_##name,
    GLYPHS(GLYPH)
#undef GLYPH
    GLYPH_COUNT
};

/* Returns a sign as the brush may write it; static storage. */
const char *glyph(const struct brush *brush, enum glyph which);

/* Writes text (made safe) from x, y on, at most columns wide (< 0: up to the
 * edge); returns the columns used. */
int paint_text(const struct brush *brush, int x, int y, int columns,
               const char *text, enum canvas_style style);

/* The same for length bytes. */
int paint_bytes(const struct brush *brush, int x, int y, int columns,
                const char *bytes, size_t length, enum canvas_style style);

/* Writes text so that it ends before column end; returns where it begins. */
int paint_right(const struct brush *brush, int end, int y, const char *text,
                enum canvas_style style);

/* Writes a sign; returns the columns used. */
int paint_glyph(const struct brush *brush, int x, int y, enum glyph which,
                enum canvas_style style);

/* Draws a horizontal line through the first row of rect with heading (NULL:
 * none) in it: ── line 15 ran ───── */
void paint_rule(const struct brush *brush, struct rect rect,
                const char *heading);

/* Draws a box with a title (NULL: none) over what is there and empties it. */
void paint_box(const struct brush *brush, struct rect rect,
               const char *title);

/* Makes rect blank. */
void paint_blank(const struct brush *brush, struct rect rect);

/* Changes the style of what stands in rect. */
void paint_style(const struct brush *brush, struct rect rect,
                 enum canvas_style style);

/* Replaces what is beyond ASCII in rect, where the brush is ASCII's: for what
 * others have painted. */
void paint_ascii(const struct brush *brush, struct rect rect);

/* Returns the columns that text takes when painted. */
int paint_columns(const struct brush *brush, const char *text);

/* Paints text as paragraphs (parted by empty lines; \n breaks a line), each
 * word whole where it fits, in rect from line `from` of the wrapped text on;
 * words between ` ` are names.  Returns the lines of the whole wrapped text;
 * brush NULL: only counts. */
int paint_paragraphs(const struct brush *brush, struct rect rect,
                     const char *text, int from, enum canvas_style style);

#endif
