/*
 * code_pane: the scene's text, with the line that just ran and the line to
 * run next.
 *
 * Comments are the story's and are not shown as code; what would give
 * answers away, comments and asserts of lines still to come, is left blank
 * in its place.
 */
#ifndef REFSTEP_TUI_CODE_PANE_H
#define REFSTEP_TUI_CODE_PANE_H

#include "tui/paint.h"
#include "tui/ui.h"

/* Returns the columns that the pane takes for a scene's longest line. */
int code_pane_columns(const struct scene_facts *facts);

/* Draws the code in rect, or its one or two lines where it is lower than
 * three rows.  Stores where the cursor rests when the code is focused, or
 * when nothing is: the line to run next. */
void code_pane_draw(struct ui *ui, const struct brush *brush,
                    struct rect rect, struct cursor *cursor);

/* Returns the line shown in a row of rect; 0: none. */
int code_pane_line_at(struct ui *ui, struct rect rect, int y);

/* Returns whether a line is too long for the pane. */
bool code_pane_cuts(const struct ui *ui, struct rect rect, int line);

/* Returns the shown line after (or before) line; line itself at the end. */
int code_pane_neighbour(struct ui *ui, struct rect rect, int line,
                        bool forward);

#endif
