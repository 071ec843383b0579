/*
 * picture: what is to be shown of a world at one stop, as plain data.
 *
 * A picture is made of boxes (frames, objects, holders), each with rows that
 * hold a value written in place or refer to another box.  Everything is
 * already in words; nothing is placed yet.  Layout and drawing need nothing
 * but pictures, so they can be tested with pictures written by hand.
 *
 * All strings and arrays of a picture live in its arena.
 */
#ifndef REFSTEP_PICTURE_PICTURE_H
#define REFSTEP_PICTURE_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "timeline/event.h"

/* Columns that a box has at most for holders that are not drawn: it is not to
 * be much wider for them. */
enum { PICTURE_HIDDEN_COLUMNS = 26 };

/* What the step before the stop did to a thing. */
enum picture_change {
    CHANGE_NONE,
    CHANGE_NEW,  /* it was not there before */
    CHANGE_VALUE, /* it is another one than before */
    CHANGE_GONE  /* it is not there any more and is shown a last time */
};

enum box_kind {
    BOX_FRAME,  /* variables; stands on the left */
    BOX_OBJECT, /* an object with slots, or none */
    BOX_ATOM,   /* an object with a value to write */
    BOX_HOLDER  /* code, the parser, C code: drawn only when asked for */
};

/* A line of a box.  label is NULL in an empty line, which keeps the place of
 * a variable that is not bound now. */
struct picture_row {
    const char *label;  /* "[0]", ".next", "var1", "… 12 more"; "" is none */
    const char *value;  /* written in place, or NULL */
    const char *note;   /* "new", "was 20", or NULL */
    node_id target;     /* the box it refers to, or 0 */
    node_id former;     /* the box it referred to before and no longer does,
                           or 0 */
    enum picture_change change;
    bool weak;          /* target is referred to, but not held */
};

struct picture_box {
    node_id node;
    enum box_kind kind;
    enum picture_change change;
    size_t last;          /* the last stop at which it is shown, if known;
                             else 0 */
    int count_change;     /* 1: the count rose, -1: it fell */
    bool unreachable;     /* garbage that nothing refers to from outside */
    bool running;         /* the innermost frame */
    bool waits;           /* a frame that waits for a call to return */
    bool idle;            /* a generator that does not run */
    bool plain;           /* its title says what its row is: no rule between */
    bool conceal;         /* the count is not to be told */
    uint32_t depth;       /* frames: their place from top to bottom; 0 is the
                             module's */
    const char *title;    /* "list #1", "f( )" */
    const char *count;    /* "refs 3", "refs ∞", "shared", or NULL */
    const char *note;     /* "was 2", "new", "freed", or NULL */
    const char *hidden;   /* "+ 2 in the program text", or in brief, "+ 6:
                             own, instances, call", or NULL */
    const char *border;   /* "at 0x…10c0", or NULL */
    const char *state;    /* "suspended at line 3", "dying", or NULL */
    struct picture_row *rows;
    size_t row_count;
};

struct picture {
    struct arena arena;
    struct picture_box *boxes; /* frames, outermost first, then the others */
    size_t box_count;
};

/* Frees what a picture owns; the zeroed struct is an empty picture. */
void picture_release(struct picture *picture);

/* Marks as changed what changed in `other`, a picture of the same moment that
 * was compared with an earlier one; boxes and rows stay where they are.  What
 * only other shows a last time is left out. */
void picture_take_marks(struct picture *picture,
                        const struct picture *other);

/* Returns the box of a node, or NULL. */
const struct picture_box *picture_find(const struct picture *picture,
                                       node_id node);

#endif
