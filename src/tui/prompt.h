/*
 * prompt: what is typed on the bottom line: a line number, a search, an
 * answer.
 */
#ifndef REFSTEP_TUI_PROMPT_H
#define REFSTEP_TUI_PROMPT_H

#include "tui/ui.h"

/* Gives a key to the prompt. */
void prompt_key(struct ui *ui, uint32_t code);

/* Asks what the lesson asks before the next line runs; returns whether it
 * asks anything.  The answer reveals a stop after it. */
bool prompt_ask_lesson(struct ui *ui, size_t stop);

/* Asks for a count that changed at this stop; returns whether there is one.
 * The caller hides the counts meanwhile. */
bool prompt_ask_count(struct ui *ui);

#endif
