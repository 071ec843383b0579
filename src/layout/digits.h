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

/* Draws a count with its first line at x, y: the words as they are, the
 * digits three lines high. */
void digits_draw(struct canvas *canvas, int x, int y, const char *count,
                 enum canvas_style style, bool ascii);

#endif
