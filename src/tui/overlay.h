/*
 * overlay: what lies over the panes: help, list of scenes, inspector, all
 * that a step did, a problem.
 *
 * Each is a menu that says how its rows are made and what choosing one does;
 * moving, typing to filter, scrolling and the mouse are the same for all.
 */
#ifndef REFSTEP_TUI_OVERLAY_H
#define REFSTEP_TUI_OVERLAY_H

#include "tui/menu.h"

struct overlay_type {
    void (*fill)(struct ui *ui, struct menu *menu);
    void (*choose)(struct ui *ui, int id);
    bool filters;  /* what is typed narrows the rows */
    bool steps;    /* other keys do what they do without the overlay */
    bool left;     /* stands at the left, so that the picture is seen */
    bool tall;     /* as high as the screen, so that filtering moves nothing */
    int width;     /* columns it has at most; tall ones always have them */
};

extern const struct overlay_type help_overlay;
extern const struct overlay_type scenes_overlay;
extern const struct overlay_type inspector_overlay;
extern const struct overlay_type step_overlay;
extern const struct overlay_type problem_overlay;

/* Opens an overlay over whatever is there; closes it. */
void overlay_open(struct ui *ui, enum overlay_kind kind);
void overlay_close(struct ui *ui);

/* Gives a key to the open overlay; returns whether it wanted it. */
bool overlay_key(struct ui *ui, struct key key);

/* Draws the open overlay, if there is one. */
void overlay_draw(struct ui *ui, const struct brush *brush,
                  struct cursor *cursor);

/* Returns whether text holds every word of the filter, in any case. */
bool overlay_matches(const struct ui *ui, const char *text);

/* Returns how many rows of the open overlay can be chosen. */
size_t overlay_choices(struct ui *ui);

#endif
