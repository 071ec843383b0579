/*
 * terminal: the one terminal the program plays on: set up, shown, listened
 * to, and given back on every way out.
 *
 * No terminal is refused for what it is called or lacks, none is ever asked
 * a question, and nothing but curses' own sequences is written to it.
 */
#ifndef REFSTEP_TUI_TERMINAL_H
#define REFSTEP_TUI_TERMINAL_H

#include <stdbool.h>

#include "tui/key.h"
#include "tui/tui.h"
#include "tui/ui.h"

enum terminal_event {
    TERMINAL_KEY,
    TERMINAL_TIMEOUT,
    TERMINAL_RESIZED,
    TERMINAL_STOP,    /* asked to stop: terminal_stop */
    TERMINAL_RESUMED, /* went on after a stop: all must be drawn again */
    TERMINAL_ENDED    /* by a signal, or the terminal is gone */
};

/* Takes the terminal over.  Returns false, with the reason in *problem, when
 * there is none. */
bool terminal_open(const struct tui_options *options, struct text *problem);

/* Gives it back; may be called more than once. */
void terminal_close(void);

/* Stores the size in cells; both at least 1. */
void terminal_size(int *width, int *height);

/* Returns whether only ASCII can be shown: the locale's characters are not
 * UTF-8, or it does not give lines one column. */
bool terminal_is_ascii(const struct tui_options *options);

/* Forgets what is on the screen: the next frame is drawn as a whole. */
void terminal_redraw(void);

/* Waits for at most milliseconds (< 0: for ever).  Stores the key pressed in
 * *key, or the signal that ends the program in *number. */
enum terminal_event terminal_wait(int milliseconds, struct key *key,
                                  int *number);

/* Stops the program like Ctrl-Z and returns when it goes on. */
void terminal_stop(void);

#endif
