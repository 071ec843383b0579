/*
 * maker: makes the picture of any stop of a scene.
 *
 * Some things are decided for the whole scene, so that nothing changes its
 * form from stop to stop: which atoms are boxes of their own, on which line
 * of its frame a variable stands, what stays though it is out of reach.  So
 * the maker first looks at the worlds of all stops, in order (survey), and
 * makes pictures afterwards, of any stop in any order.
 *
 * What is a box:
 *   - frames, with a row for each variable;
 *   - objects that can be reached from a variable, but not atoms (numbers,
 *     strings, None …), which are written in the row that refers to them;
 *   - an atom that some variable refers to and whose count is a number that
 *     can change, since that count is a lesson;
 *   - what was a box and lives, though no variable leads to it any more:
 *     garbage in cycles, or something that a loop still holds;
 *   - what was freed in the step, a last time.
 * Modules, classes of the interpreter and plain functions are written, too.
 */
#ifndef REFSTEP_PICTURE_MAKER_H
#define REFSTEP_PICTURE_MAKER_H

#include "picture/picture.h"
#include "timeline/world.h"

/* Boxes drawn at once, at most; further objects are named in the rows. */
#define PICTURE_BOXES_MAX 200

/* References from a variable to a box drawn, at most. */
#define PICTURE_DEPTH_MAX 40

/* Frames drawn at once, at most.  Where more run, one box stands for those
 * between the outermost and the innermost. */
#define PICTURE_FRAMES_MAX 8

/* Variables of a frame drawn at once, at most: those bound first, and those
 * bound last. */
#define PICTURE_NAMES_MAX 60

struct picture_options {
    bool addresses;
    bool counts;
    bool types;
    bool atoms_as_boxes;
    bool hidden_holders; /* as boxes, too */
    bool conceal;        /* changed counts are shown as ? */
    /* Whether a variable of this name is left out; NULL: none is. */
    bool (*hides)(const void *context, const char *name);
    const void *hides_context;
};

struct picture_maker; /* opaque */

/* Returns a maker for the worlds of log, which must outlive it
 * (picture_maker_free). */
struct picture_maker *picture_maker_new(const struct log *log,
                                        const struct picture_options *options);
void picture_maker_free(struct picture_maker *maker);

/* Whether changed counts are shown may change at any time. */
void picture_maker_set_conceal(struct picture_maker *maker, bool conceal);

/* Looks at the world of a stop; stops come in order, from 0, which need not
 * be the scene's first: what lives there and nothing leads to was garbage
 * before, and is shown. */
void picture_maker_survey(struct picture_maker *maker, size_t stop,
                          const struct world *world);

/* A moment to make a picture of. */
struct picture_moment {
    size_t stop;                /* the last one at or before the moment */
    const struct world *before; /* of the stop before; NULL: nothing changed */
    const struct world *now;
};

/* Makes the picture of a moment in *picture, zeroed (picture_release). */
void picture_make(struct picture_maker *maker,
                  const struct picture_moment *moment,
                  struct picture *picture);

#endif
