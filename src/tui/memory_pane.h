/*
 * memory_pane: the picture of the heap, or the part of it that fits.
 *
 * Where the picture is larger than its pane, the part shown depends on the
 * stop and the focus alone and moves by half panes, so that the same stop
 * looks the same by any route; the user can move it by hand.
 */
#ifndef REFSTEP_TUI_MEMORY_PANE_H
#define REFSTEP_TUI_MEMORY_PANE_H

#include "tui/paint.h"
#include "tui/ui.h"

/* Draws the picture in its pane, with marks at the edges beyond which there
 * is more.  Where there is a focused node, the cursor rests on its box. */
void memory_pane_draw(struct ui *ui, const struct brush *brush,
                      const struct panes *panes, struct cursor *cursor);

/* The same for narrow screens: variables, what they refer to, counts. */
void names_pane_draw(struct ui *ui, const struct brush *brush,
                     struct rect rect, struct cursor *cursor);

/* Returns the node whose box is drawn at x, y of the screen; 0: none. */
node_id memory_pane_node_at(struct ui *ui, struct rect rect, int x, int y);

/* Puts the focused box in the middle; without one, lets go of the picture. */
void memory_pane_centre(struct ui *ui, struct rect rect);

/* Moves the picture by hand; what is shown afterwards stays until the user
 * lets go of it (centre). */
void memory_pane_pan(struct ui *ui, struct rect rect, int dx, int dy);

#endif
