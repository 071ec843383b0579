/*
 * toy: a small heap written by hand: a module with global variables, lists
 * and numbers, and a picture of any of its stops.
 */
#ifndef REFSTEP_TESTS_TOY_H
#define REFSTEP_TESTS_TOY_H

#include "picture/maker.h"
#include "timeline/log.h"

struct toy {
    struct log *log;
    node_id frame, globals;
    size_t moments[64]; /* of the stops */
    size_t stops;
    struct picture_options options;
    struct picture_maker *maker;
    struct world *before, *now;
    struct picture picture;
};

/* Prepares a module that runs, with no variables (toy_release). */
void toy_init(struct toy *toy);
void toy_release(struct toy *toy);

/* Gives birth to things; a list has `slots` empty slots. */
node_id toy_number(struct toy *toy, const char *preview, uint32_t flags);
node_id toy_list(struct toy *toy, uint32_t slots);
node_id toy_named(struct toy *toy, enum node_kind kind, const char *type,
                  const char *name);

/* Lets a slot refer to something else (0: to nothing). */
void toy_set(struct toy *toy, node_id holder, uint32_t slot, node_id target);

/* Adds a slot with a name to a node that has named slots; returns it. */
uint32_t toy_add_slot(struct toy *toy, node_id node, const char *name);

/* Frees a node that nothing refers to and that holds nothing. */
void toy_free(struct toy *toy, node_id node);

/* Binds a global variable; returns its slot. */
uint32_t toy_bind(struct toy *toy, const char *name, node_id target);

/* Ends a stop: what happened so far is seen there. */
void toy_stop(struct toy *toy);

/* Surveys all stops; then makes the picture of one.  Each picture lives
 * until the next. */
void toy_survey(struct toy *toy);
const struct picture *toy_picture(struct toy *toy, size_t stop);

/* Returns the row of a box with a label, or NULL. */
const struct picture_row *toy_row(const struct picture *picture, node_id node,
                                  const char *label);

#endif
