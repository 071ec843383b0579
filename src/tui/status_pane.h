/*
 * status_pane: the first row (title, step, the bar of steps, version, modes)
 * and the last (keys worth knowing now, or what is being typed or said).
 */
#ifndef REFSTEP_TUI_STATUS_PANE_H
#define REFSTEP_TUI_STATUS_PANE_H

#include "tui/paint.h"
#include "tui/ui.h"

/* Draws the first row. */
void status_pane_draw(struct ui *ui, const struct brush *brush,
                      struct rect rect);

/* Returns the stop that the bar shows at column x; SIZE_MAX: none. */
size_t status_pane_stop_at(const struct ui *ui, struct rect rect, int x);

/* Draws the last row; where something is typed there, stores the place of the
 * cursor. */
void hints_pane_draw(struct ui *ui, const struct brush *brush,
                     struct rect rect, struct cursor *cursor);

#endif
