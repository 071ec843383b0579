/*
 * squeeze: a picture made narrower and lower without changing what it says.
 *
 * A column that looks like its left neighbour in every row at every stop
 * (blank in all, or only lines running through) can be left out: what is
 * joined stays joined.  So can a row that looks like the one above it.  As
 * many are left out as it takes for the picture to fit, from the longest
 * such runs first, the same ones at all stops, so that nothing moves.
 */
#ifndef REFSTEP_TUI_SQUEEZE_H
#define REFSTEP_TUI_SQUEEZE_H

#include <stdbool.h>

#include "export/scene_view.h"

/* What is left out along one axis. */
struct squeeze_axis {
    bool *same;  /* owned; looks like the one before it, at all stops */
    bool *gone;  /* owned; is left out */
    int *place;  /* owned; where each is now, and, at the end, the sum */
    int size;
};

struct squeeze {
    struct squeeze_axis columns, rows;
    int width, height;     /* that the picture was squeezed for */
    struct canvas picture; /* owned: the picture drawn last, squeezed */
};

/* Looks at the picture at every stop of view (stops of them); a long scene
 * is not looked at and never squeezed.  squeeze is zeroed or released. */
void squeeze_survey(struct squeeze *squeeze, struct scene_view *view,
                    size_t stops);
void squeeze_release(struct squeeze *squeeze);

/* Stores the size that the picture has when all that can be is left out; its
 * own size is width × height. */
void squeeze_least(const struct squeeze *squeeze, int *width, int *height);

/* Decides what is left out so that the picture fits in width × height cells,
 * as far as that is possible. */
void squeeze_to(struct squeeze *squeeze, int width, int height);

/* Returns picture with what is left out left out; picture itself where
 * nothing is, or where it would lose something at this moment. */
const struct canvas *squeeze_apply(struct squeeze *squeeze,
                                   const struct canvas *picture);

/* Changes a box of the picture given to squeeze_apply last to where it is in
 * what that returned. */
struct view_box squeeze_box(const struct squeeze *squeeze,
                            const struct canvas *applied,
                            struct view_box box);

#endif
