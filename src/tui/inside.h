/*
 * inside: a line looked at from within, one instruction of the interpreter
 * at a time.
 */
#ifndef REFSTEP_TUI_INSIDE_H
#define REFSTEP_TUI_INSIDE_H

#include "tui/ui.h"

/* Go one instruction forward or back; over the end of the line, to the next
 * or the previous stop. */
void inside_forward(struct ui *ui);
void inside_back(struct ui *ui);

/* Returns what the last instruction before ui->moment did, in words.  Valid
 * until the next call. */
const struct happening *inside_happenings(struct ui *ui, size_t *count);

/* Frees what inside_happenings returned last. */
void inside_release(struct ui *ui);

#endif
