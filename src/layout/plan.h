/*
 * plan: the places of everything in a scene, and the drawing of any stop.
 *
 * A plan is told the picture of every stop, in order, then finds the places
 * once.  It keeps no pictures: whoever draws a stop brings its picture
 * again.  Boxes keep their places and arrows their ways for all their lives;
 * two objects, or arrows, that are never seen together may share theirs.
 */
#ifndef REFSTEP_LAYOUT_PLAN_H
#define REFSTEP_LAYOUT_PLAN_H

#include "layout/canvas.h"
#include "picture/picture.h"

struct plan; /* opaque */

struct plan_options {
    bool spacious;   /* for presentations: more air, large counts */
    int min_channel; /* columns of cells between boxes at least */
    int gap;         /* rows between boxes of a column at least */
    int wrap_width;  /* a whole wider than this goes on below */
    int fair_width;  /* a whole larger than this shares places */
    int fair_height;
    size_t exact_stops; /* scenes with more stops or more boxes than these */
    size_t exact_boxes; /* are seated as they come (seating.h); in smaller */
                        /* ones each box is weighed against each other */
};

/* Returns the defaults. */
struct plan_options plan_options_default(void);

/* Returns an empty plan for a number of stops (plan_free). */
struct plan *plan_new(size_t stops, const struct plan_options *options);
void plan_free(struct plan *plan);

/* Tells the picture of a stop; stops come in order. */
void plan_add(struct plan *plan, size_t stop, const struct picture *picture);

/* Finds all places and ways. */
void plan_finish(struct plan *plan);

/* Returns the size of the whole, the same for all stops. */
int plan_width(const struct plan *plan);
int plan_height(const struct plan *plan);

/* A rectangle in cells. */
struct plan_rectangle {
    int x, y, width, height;
};

/* Stores where a box is; false when the plan never heard of it, as of
 * objects that live inside a line only. */
bool plan_find(const struct plan *plan, const struct picture_box *box,
               struct plan_rectangle *place);

struct plan_look {
    bool ascii;
    node_id focus; /* 0: none */
};

/* Draws the picture of a stop on a cleared canvas of the plan's size.  The
 * same can be done for a moment between stops; boxes without a place are left
 * out then, and arrows without a way are names. */
void plan_draw(const struct plan *plan, const struct picture *picture,
               struct plan_look look, struct canvas *canvas);

/* Returns how many arrows have no way and are written as names in their
 * rows. */
int plan_stub_count(const struct plan *plan);

#endif
