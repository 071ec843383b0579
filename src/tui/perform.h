/*
 * perform: what each action does.
 */
#ifndef REFSTEP_TUI_PERFORM_H
#define REFSTEP_TUI_PERFORM_H

#include "tui/action.h"
#include "tui/ui.h"

/* Does an action, however it was asked for: key, help, mouse. */
void perform(struct ui *ui, enum action action);

#endif
