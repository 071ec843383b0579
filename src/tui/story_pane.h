/*
 * story_pane: what the lesson says about the step, what the step did, and
 * what the scene printed.
 */
#ifndef REFSTEP_TUI_STORY_PANE_H
#define REFSTEP_TUI_STORY_PANE_H

#include "tui/paint.h"
#include "tui/ui.h"

/* Draws the heading ("line 15 ran"), the narration and what happened. */
void story_pane_draw(struct ui *ui, const struct brush *brush,
                     const struct panes *panes);

/* Draws the last lines that the scene printed; new ones stand out. */
void output_pane_draw(struct ui *ui, const struct brush *brush,
                      const struct panes *panes);

/* Draws the title card of stop 0: title, introduction, how to begin. */
void title_card_draw(struct ui *ui, const struct brush *brush,
                     struct rect rect);

/* Appends the heading of the story. */
void story_heading(struct ui *ui, struct text *out);

#endif
