/*
 * twin: a heap kept in the dumbest way, which writes a log while it changes
 * at random, so that a world on that log can be held against it.
 *
 * It lists no holders and keeps no counts: what is asked is recounted from
 * all slots.
 */
#ifndef REFSTEP_TESTS_TIMELINE_TWIN_H
#define REFSTEP_TESTS_TIMELINE_TWIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "base/vector.h"
#include "timeline/log.h"
#include "timeline/world.h"

struct twin_node {
    bool alive;
    enum node_kind kind;
    enum slot_scheme scheme;
    bool born_immortal;
    uint32_t flags;
    uint64_t size;
    text_id preview;
    int line;
    VECTOR(node_id) slots;
    VECTOR(text_id) names;
};

struct twin {
    struct log *log;
    VECTOR(struct twin_node) nodes; /* node n is at n - 1 */
    VECTOR(node_id) frames;
    size_t output;
    size_t live_max; /* nodes; about so many live in the long run */
    uint64_t seed;
};

/* Makes a twin with an empty log. */
void twin_init(struct twin *twin, uint64_t seed, size_t live_max);
void twin_release(struct twin *twin);

/* Returns a number below bound. */
uint32_t twin_random(struct twin *twin, uint32_t bound);

/* Changes something at random; appends at least one event. */
void twin_change(struct twin *twin);

/* Returns the references to a node, counted anew; 0 when it is immortal. */
uint64_t twin_count(const struct twin *twin, node_id node);

/* Appends everything that a world tells about a moment, as text.  The two
 * texts are equal when twin and world are. */
void twin_describe(const struct twin *twin, struct text *out);
void twin_describe_world(const struct world *world, struct text *out);

#endif
