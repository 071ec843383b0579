/*
 * action: the table of actions, and which key means which.
 */
#ifndef REFSTEP_TUI_ACTION_H
#define REFSTEP_TUI_ACTION_H

#include <stdint.h>

enum action {
#define ACTION(name, group, keys, words) ACTION_##name,
#include "tui/actions.def"
#undef ACTION
    ACTION_NONE
};

/* Returns what a key does, or ACTION_NONE. */
enum action action_of_key(uint32_t code);

#endif
