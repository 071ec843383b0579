/*
 * maker_data: what the parts of a picture_maker share.  Private to
 * src/picture.
 */
#ifndef REFSTEP_PICTURE_MAKER_DATA_H
#define REFSTEP_PICTURE_MAKER_DATA_H

#include "base/map.h"
#include "base/vector.h"
#include "picture/maker.h"
#include "timeline/query.h"
#include "timeline/world_parts.h"

/* Something that is shown from stop first to stop last although no variable
 * leads to it: what was shown once stays until it is freed. */
struct kept_life {
    node_id node;
    size_t first, last;
};

/* A container with more rows than FOLD_ABOVE shows the first and the last
 * few and what changed; one with more than FOLD_LARGE is not searched for
 * what changed. */
enum {
    FOLD_ABOVE = 8,
    FOLD_FIRST = 5,
    FOLD_CHANGED = 4,
    FOLD_LARGE = 256
};

/* Which of these meet a run of KEPT_BLOCK stops. */
#define KEPT_BLOCK 256

struct kept_block {
    VECTOR(size_t) lives;
};

/* Of a frame with more variables than PICTURE_NAMES_MAX, this many are drawn
 * of those that were bound last. */
enum { NAMES_LAST = 4 };

/* Frames drawn at their own places however many run; then comes the place of
 * the box for those between, and then the places of a page of the others.
 * Frames turn pages as a whole, so that none ever moves. */
enum {
    FRAMES_OUTER = 2,
    FRAMES_PAGE = PICTURE_FRAMES_MAX - FRAMES_OUTER - 1
};

/* The boxes of one world: frames first, then objects in the order in which
 * a walk from the variables finds them. */
struct found {
    VECTOR(node_id) nodes;
    size_t frames;     /* how many of them are frames */
    size_t left_out;   /* frames after the FRAMES_OUTER first that are not
                          drawn */
    struct map places; /* object → place in nodes */
    struct map frame_places; /* frame, also a generator's → likewise */
};

/* Returns which of the running frames a frame of found is, 0 the module's,
 * and the place where it is drawn. */
static inline size_t
found_frame_index(const struct found *found, size_t frame)
{
    return frame < FRAMES_OUTER ? frame : frame + found->left_out;
}

static inline uint32_t
found_frame_place(const struct found *found, size_t frame)
{
    return (uint32_t)frame +
           (found->left_out > 0 && frame >= FRAMES_OUTER);
}

struct picture_maker {
    const struct log *log;
    struct picture_options options;
    struct query *query;      /* owned */
    struct map boxed;         /* atoms, functions and cells that are boxes */
    struct map apart;         /* what others than its owner hold too, so that
                                 it is no part of that (world_parts.h) */
    struct map lines;         /* holder and name → line of a variable + 1 */
    struct map line_counts;   /* holder → lines given to variables */
    VECTOR(struct kept_life) kept;
    VECTOR(size_t) open;      /* of kept: those that have not ended */
    VECTOR(struct kept_block) blocks;
    struct map kept_nodes;    /* the nodes that are kept some time */
    struct map last;          /* box → the last stop that shows it, the one
                                 after its last included */
    struct found surveyed;    /* boxes of the stop surveyed last */
    size_t stop;              /* the next to survey */
};

/* A picture being made. */
struct making {
    const struct picture_maker *maker;
    const struct picture_moment *moment;
    const struct found *before, *now;
    struct picture *picture;
};

/* ---- what is a box (discover.c) ----------------------------------------- */

/* Finds the boxes of a world at a stop (found_release). */
void found_init(struct found *found, const struct picture_maker *maker,
                const struct world *world, size_t stop);
void found_release(struct found *found);

/* Finds only the frames; found is zeroed. */
void found_frames(struct found *found, const struct world *world);

static inline bool
found_has(const struct found *found, node_id node)
{
    return map_get(&found->places, node, NULL);
}

static inline bool
found_has_frame(const struct found *found, node_id node)
{
    return map_get(&found->frame_places, node, NULL);
}

/* Returns whether a node is a box of the picture: what was a box at the stop
 * before is shown a last time. */
static inline bool
is_drawn(const struct making *making, node_id node)
{
    return found_has(making->now, node) || found_has(making->before, node);
}

/* Calls visit for each variable of a frame that is drawn: the slots of the
 * namespace for a module's, else those of the frame that are not internal.
 * Of very many only the first and the last are (variables_left_out). */
typedef void variable_visitor(void *context, node_id holder, uint32_t slot,
                              node_id target);
void each_variable(const struct picture_maker *maker,
                   const struct world *world, node_id frame,
                   variable_visitor *visit, void *context);

/* Returns how many variables of a holder are not drawn, and stores the first
 * slot after those; 0: all are drawn. */
uint32_t variables_left_out(const struct world *world, node_id holder,
                            uint32_t *after);

/* Returns whether a variable of this name is shown: not internal, not
 * __special__, not hidden. */
bool is_shown_name(const struct picture_maker *maker, const char *name);

/* Returns the node whose slots are the variables of a frame: itself, or the
 * namespace of a module's. */
node_id variable_holder(const struct world *world, node_id frame);

/* Returns whether a slot of an object is shown: filled and not internal. */
bool is_shown_slot(const struct world *world, node_id node, uint32_t slot);

/* Returns what is shown of something that a place refers to: itself, or, of a
 * cell that is no box, what is in it (0: nothing). */
node_id shown_target(const struct picture_maker *maker,
                     const struct world *world, node_id target);

/* Returns the step that a world has just reached; NULL: it is inside a
 * line. */
const struct step *step_reached(const struct world *world);

/* Returns the name of a variable in a slot of a frame. */
const char *variable_name(const struct world *world, node_id holder,
                          uint32_t slot);

/* Returns whether a node that is referred to is a box or written in place. */
bool is_boxed(const struct picture_maker *maker, const struct world *world,
              node_id node);

/* ---- words (titles.c) --------------------------------------------------- */

/* The following return strings in the picture's arena. */
const char *title_of(const struct making *making, node_id node);

/* The title of a frame, with the line at which it waits for a call. */
const char *title_of_frame(const struct making *making, node_id frame,
                           bool waits);

/* What is written in a row that refers to node; in a row with this label
 * nothing is said twice: "sys  module", not "sys  module sys". */
const char *value_of(const struct making *making, node_id node);
const char *value_in_row(const struct making *making, node_id node,
                         const char *label);

/* Fills in title, count, notes and border of an object. */
void describe_object(const struct making *making, struct picture_box *box);

/* Fills in the title of a holder that is no object. */
void describe_holder(const struct making *making, struct picture_box *box);

/* Moves text into the arena of the picture; returns it there.  Releases
 * text. */
const char *arena_text(struct picture *picture, struct text *text);

static inline const char *
text_of(const struct making *making, text_id text)
{
    return log_text_bytes(making->maker->log, text, NULL);
}

/* Adds "list #1", "function f", "class A", "module sys". */
void add_name(const struct making *making, node_id node, struct text *out);

/* Fills in the count and what it was (counts.c). */
void describe_count(const struct making *making, struct picture_box *box);

/* Fills in how many references are from what is not drawn. */
void describe_hidden(const struct making *making, struct picture_box *box);

/* ---- rows (rows.c) ------------------------------------------------------ */

/* Fills in the rows of a frame, or of anything else with slots. */
void add_frame_rows(const struct making *making, struct picture_box *box);
void add_slot_rows(const struct making *making, struct picture_box *box);

/* Fills in the title and the rows of the box that stands for a number of
 * running frames, from the one with this index on. */
void add_left_out_rows(const struct making *making, struct picture_box *box,
                       size_t first, size_t count);

/* The rows of a holder: only those that lead to a box. */
void add_holder_rows(const struct making *making, struct picture_box *box);

/* Gives the variables of a frame their lines. */
void survey_lines(struct picture_maker *maker, const struct world *world,
                  node_id frame);

#endif
