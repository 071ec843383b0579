/*
 * terminal_keys: from what a terminal sends to keys.
 */
#ifndef REFSTEP_TUI_TERMINAL_KEYS_H
#define REFSTEP_TUI_TERMINAL_KEYS_H

#include <stdbool.h>

#include "tui/key.h"

/* Teaches curses the common sequences that this terminal's description does
 * not know, and takes the mouse if it is wanted. */
void terminal_keys_open(bool mouse);

/* Stores the next key that has been pressed, without waiting for one;
 * returns false when there is none.  Alt combinations and sequences that
 * nobody knows are PRESS_NONE. */
bool terminal_keys_next(struct key *key);

#endif
