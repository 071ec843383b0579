/*
 * boxes: how large a box of a picture is, and how it is drawn.
 *
 *     ┌────────────── was 2 ┐      note
 *     │ list #1      refs 3 │      title, count
 *     ├ + 1 on the stack ───┤      holders that are not drawn
 *     │ [0]  10             │      rows: label, value, note, port
 *     │ [1]                 ●──
 *     └ running at 0x…10c0 ─┘      state, border
 *
 * A frame has its name above the border.  The columns inside are as wide as
 * the box ever needs, so that nothing moves from stop to stop: sizes of all
 * stops are merged into one shape.
 *
 * For presentations there is more air: two lines a row, and the count in
 * digits three lines high.
 */
#ifndef REFSTEP_LAYOUT_BOXES_H
#define REFSTEP_LAYOUT_BOXES_H

#include "layout/canvas.h"
#include "picture/picture.h"

/* What a box needs at its largest. */
struct box_shape {
    int label; /* columns of the labels that have a value beside them */
    int bare;  /* columns of the others, with their notes */
    int value; /* columns of the values, and of names of targets */
    int noted; /* columns of a value with the note beside it */
    int title; /* columns of the title */
    int count; /* columns of the count */
    int words; /* columns of words beside the title: hidden holders */
    int edge;  /* columns that the upper and the lower border need; what
                  the box does counts there more than its address */
    int rows;  /* lines from top to bottom, with what stands above */
    int low_rows; /* likewise, at its smallest; 0: not yet known */
    bool spacious;
};

/* Columns of line between two words in a border, with their blanks. */
enum { BOX_EDGE_GAP = 3 };

/* Where and how a box is drawn. */
struct box_look {
    int x, y, width;
    bool ascii;
    bool focus;
    const char *const *stubs; /* of each row: the name of its target when no
                                 arrow leads there, else NULL; may be NULL */
};

/* Enlarges *shape, zeroed at first but for `spacious`, to hold the box. */
void box_shape_merge(struct box_shape *shape, const struct picture_box *box);

/* Enlarges *shape to hold all that another holds. */
void box_shape_join(struct box_shape *shape, const struct box_shape *other);

/* Enlarges *shape so that a row can name a box of shape *target. */
void box_shape_add_stub(struct box_shape *shape,
                        const struct box_shape *target);

/* Returns the width of a box of this shape. */
int box_shape_width(const struct box_shape *shape);

/* Returns the lines that a box takes. */
int box_height(const struct picture_box *box, bool spacious);

/* Returns whether a box stands on the left, with its name above it: frames,
 * and holders that are no objects. */
bool box_is_root(const struct picture_box *box);

/* Returns whether a rule stands between a box's title and its rows, where it
 * has room for words. */
bool box_has_rule(const struct picture_box *box);

/* Returns the lines of a box above its border. */
int box_top(const struct picture_box *box);

/* Returns the line of the title, where arrows enter; of a row; both from the
 * top. */
int box_entry_line(const struct picture_box *box, bool spacious);
int box_row_line(const struct picture_box *box, size_t row, bool spacious);

/* Draws a box. */
void box_draw(const struct picture_box *box, const struct box_shape *shape,
              const struct box_look *look, struct canvas *canvas);

#endif
