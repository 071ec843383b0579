/*
 * show: a canvas on the terminal.  Only rows that differ from what is there
 * are handed to curses, which sends what differs in them.
 */
#ifndef REFSTEP_TUI_SHOW_H
#define REFSTEP_TUI_SHOW_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/ui.h"

/* Begins, with colours or without. */
void show_open(bool color);
void show_release(void);

/* Shows canvas, which has the size of the screen. */
void show_canvas(const struct canvas *canvas, const struct cursor *cursor,
                 size_t theme);

/* Forgets what the terminal shows: the next canvas is drawn as a whole. */
void show_forget(void);

#endif
