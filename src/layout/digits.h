/*
 * digits: a count in large, for presentations.
 *
 *     refs  ▀▀█
 *            ▀█
 *           ▄▄█
 */
#ifndef REFSTEP_LAYOUT_DIGITS_H
#define REFSTEP_LAYOUT_DIGITS_H

#include "layout/canvas.h"

/* Returns the columns that a count ("refs 3", "shared"; NULL: none) takes. */
int digits_columns(const char *count);

struct digits {
    const char *count;
    int x, y; /* of its first line */
    enum canvas_style style;
    bool ascii;
};

/* Draws a count: the words as they are, the digits three lines high. */
void digits_draw(struct canvas *canvas, const struct digits *digits);

#endif
