/*
 * canvas: a rectangle of character cells, the last form of a picture before
 * a terminal or a file.
 *
 * Coordinates are in cells, x to the right and y down, from 0.  A cell holds
 * one grapheme (a base character with its combining marks) in UTF-8, a style
 * that says what it means (never a colour), and the node it belongs to, for
 * the mouse and the focus.  A character two columns wide occupies its cell
 * and a continuation cell (width 0) to its right.
 */
#ifndef REFSTEP_LAYOUT_CANVAS_H
#define REFSTEP_LAYOUT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* What a cell means.  STYLE(name, words for the manual and themes). */
#define CANVAS_STYLES(STYLE)                                       \
    STYLE(PLAIN, "text")                                           \
    STYLE(DIM, "what matters less: addresses, rules")              \
    STYLE(BORDER, "the border of a box")                           \
    STYLE(TITLE, "an object's type and number")                    \
    STYLE(NAME, "a variable's name")                               \
    STYLE(LABEL, "a slot's label: [0], .name")                     \
    STYLE(VALUE, "an atom's value")                                \
    STYLE(COUNT, "a reference count")                              \
    STYLE(COUNT_UP, "a count that rose in this step")              \
    STYLE(COUNT_DOWN, "a count that fell in this step")            \
    STYLE(NEW, "new in this step")                                 \
    STYLE(CHANGED, "changed in this step: rebound, replaced")      \
    STYLE(DYING, "freed in this step")                             \
    STYLE(GARBAGE, "unreachable, waiting for the collector")       \
    STYLE(ARROW, "an arrow")                                       \
    STYLE(ARROW_NEW, "an arrow that changed in this step")         \
    STYLE(ARROW_GONE, "an arrow that went in this step")           \
    STYLE(ADDRESS, "an address")                                   \
    STYLE(NOTE, "was 2, new, freed …: what a mark says in words")  \
    STYLE(FRAME, "the running function's frame")                   \
    STYLE(CODE, "source text")                                     \
    STYLE(CODE_RAN, "the line just run")                           \
    STYLE(CODE_NEXT, "the line to run next")                       \
    STYLE(COMMENT, "a comment in source text")                     \
    STYLE(KEYWORD, "a keyword in source text")                     \
    STYLE(STRING, "a string in source text")                       \
    STYLE(HEADING, "a pane's heading")                             \
    STYLE(NARRATION, "narration")                                  \
    STYLE(OUTPUT, "what the scene printed")                        \
    STYLE(ERROR, "an error")                                       \
    STYLE(STATUS, "the status line")                               \
    STYLE(KEY, "a key in a hint")                                  \
    STYLE(SELECTED, "the selected entry of a list")                \
    STYLE(MATCH, "a match of a search")

enum canvas_style {
#define STYLE(name, words) STYLE_##name,
    CANVAS_STYLES(STYLE)
#undef STYLE
    STYLE_COUNT_OF
};

enum cell_flag {
    CELL_FOCUS = 1,  /* belongs to the focused object or its arrows */
    CELL_ARROW = 2   /* a cell of an arrow or its head */
};

#define CELL_BYTES 23

struct cell {
    char bytes[CELL_BYTES + 1]; /* NUL-terminated; "" shows as a blank */
    uint8_t width;  /* 1, 2, or 0: continues the wide cell to the left */
    uint8_t style;  /* enum canvas_style */
    uint8_t flags;  /* enum cell_flag */
    uint32_t node;  /* node_id the cell belongs to; 0: none */
};

struct canvas {
    int width, height;
    struct cell *cells; /* owned; row by row */
};

/* Prepares a canvas of blanks (canvas_release).  Sizes below 0 count as 0. */
void canvas_init(struct canvas *canvas, int width, int height);
void canvas_release(struct canvas *canvas);

/* Makes every cell a blank again. */
void canvas_clear(struct canvas *canvas);

/* Returns the cell at x, y, or NULL outside the canvas. */
struct cell *canvas_at(const struct canvas *canvas, int x, int y);

/* Puts one grapheme of length bytes, 1 or 2 columns wide, at x, y; outside
 * the canvas it does nothing.  Style, flags and node of the cells stay. */
void canvas_put(struct canvas *canvas, int x, int y, const char *bytes,
                size_t length, int width);

/* Writes UTF-8 text from x, y on in one row, at most `columns` wide (< 0: up
 * to the edge), escaping what is unsafe on a terminal; what does not fit ends
 * in … (or, on an ASCII canvas's behalf, see `ascii`, in ~).  Returns the
 * columns used. */
int canvas_text(struct canvas *canvas, int x, int y, int columns,
                const char *text, enum canvas_style style, bool ascii);

/* Copies the rectangle of source at sx, sy, width × height to x, y. */
void canvas_copy(struct canvas *canvas, int x, int y,
                 const struct canvas *source, int sx, int sy, int width,
                 int height);

/* Appends row y as UTF-8 without trailing blanks. */
void canvas_row_text(const struct canvas *canvas, int y, struct text *out);

#endif
