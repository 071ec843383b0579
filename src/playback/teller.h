/*
 * teller: what tells what a step did while it does.  Private to
 * src/playback.
 */
#ifndef REFSTEP_PLAYBACK_TELLER_H
#define REFSTEP_PLAYBACK_TELLER_H

#include "base/map.h"
#include "playback/changed_places.h"
#include "playback/session_data.h"

struct teller {
    struct session *session;
    const struct world *before;
    const struct world *now;
    VECTOR(node_id) touched; /* in order of first mention */
    struct map is_touched;
    struct map is_told;      /* objects whose count has been told */
    struct map has_told_places; /* objects whose places were told */
    size_t passing;          /* objects made and freed within the step */
    size_t freed, freed_atoms; /* in the step */
    size_t freed_untold;     /* of these, those that are not named */
    node_id failed;          /* the frame in which an exception was, or 0 */
    bool called;             /* a call began and ended within the step */
    bool many;               /* several steps are told as one */
    bool flies;              /* an exception is on its way at the end */
    size_t from, to;         /* the step's events */
};

static inline const struct birth *
birth_of(const struct teller *teller, node_id node)
{
    return log_birth_of(teller->session->log, node);
}

static inline bool
was_alive(const struct teller *teller, node_id node)
{
    return world_is_alive(teller->before, node);
}

static inline bool
is_alive(const struct teller *teller, node_id node)
{
    return world_is_alive(teller->now, node);
}

/* Returns the count of a node in a world, 0 when it does not live there. */
static inline uint64_t
count_in(const struct world *world, node_id node)
{
    return world_is_alive(world, node) ? world_count(world, node) : 0;
}

/* Returns whether a node is an object, and not hidden. */
bool is_shown_object(const struct teller *teller, node_id node);

/* Returns whether the object's count means something to the user. */
bool has_number(const struct teller *teller, node_id node);

/* Returns whether a variable of this name is told about. */
bool is_variable(const struct teller *teller, const char *name);

/* Names an object; an atom that is counted with its type. */
void add_typed(const struct teller *teller, node_id node,
               struct text *words);

/* The same; one that is new with "a new". */
void add_target(const struct teller *teller, node_id target,
                struct text *words);

/* Adds a happening, whose words it takes. */
struct happening *tell(struct teller *teller, enum happening_kind kind,
                       struct text *words);

/* Adds to a happening how the count of an object changed, once. */
void tell_count(struct teller *teller, struct happening *happening,
                node_id node);

/* Tells that a place, named by words so far, refers to something else (0:
 * nothing). */
void tell_place(struct teller *teller, struct text *words, node_id old,
                node_id new);

/* Tells what became of the places of a node that holds others
 * (tell_places.c). */
void tell_places(struct teller *teller, node_id node);

#endif
