/*
 * world_state: what a world is made of.  Private to the timeline; its tests
 * include it too, to plant errors.
 *
 * Live nodes lie together in `live`, in any order; `places` says where, by
 * node id, and `living` has a bit for each, which gives the order of birth.
 * So a world takes memory for what lives (and a few bytes for each node ever
 * born), and going through what lives costs no more than that.
 *
 * What a node was like when it was freed cannot be read from its NODE_FREED
 * event.  It depends on the log alone, though, so a world writes it down
 * (struct remains) when it frees a node for the first time, and has it ready
 * whenever it comes back, from either side and by any route: no moment is
 * reached without having once gone forward through all before it.  This and
 * the key frames are the same for all worlds of a log, so worlds can share
 * them.
 */
#ifndef REFSTEP_TIMELINE_WORLD_STATE_H
#define REFSTEP_TIMELINE_WORLD_STATE_H

#include "base/vector.h"
#include "timeline/holder_set.h"
#include "timeline/number_array.h"
#include "timeline/world.h"

/* A live node: 64 bytes, and what it owns. */
struct live {
    node_id id;            /* 0: this place is free, and slots.count is the
                              next free one */
    uint32_t flags : 31;   /* enum node_flag */
    uint32_t counted : 1;  /* it was not born immortal */
    uint32_t size;         /* bytes; what does not fit is UINT32_MAX */
    uint32_t references;   /* sum of holders */
    text_id preview;
    int32_t line;
    struct number_array slots;  /* node_id */
    struct number_array *names; /* owned; text_id; NULL: not SLOTS_NAMES */
    struct holder_set holders;
};

_Static_assert(sizeof(struct live) <= 64, "a live node is a cache line");

/* What a node is when it is freed. */
struct remains {
    uint32_t flags;
    uint32_t size;
    text_id preview;
    int32_t line;
    uint32_t slot_count;
    uint32_t names; /* index of the first in the list of names, or
                       NAMES_OF_LAYOUT */
};

#define NAMES_OF_LAYOUT UINT32_MAX /* those it was born with */

/* A whole world, written down as words (world_keyframe.c). */
struct keyframe {
    size_t moment;
    size_t cost;     /* of restoring it, in events */
    size_t length;   /* words */
    uint32_t *words; /* owned */
};

/* What is known of a log, whatever the moment: worlds beside each other share
 * it. */
struct known_past {
    size_t users; /* worlds */
    VECTOR(struct remains) remains; /* in order of NODE_FREED events */
    VECTOR(text_id) names;
    bool keeps_keyframes;
    VECTOR(struct keyframe) keyframes; /* by moment */
    size_t next_keyframe; /* moment at which to think about another */
};

struct world {
    const struct log *log;
    struct known_past *past; /* owned by its last user */
    size_t moment;
    VECTOR(uint32_t) places; /* by node: place in live + 1; 0: not alive */
    VECTOR(uint64_t) living; /* a bit for each node */
    VECTOR(struct live) live;
    uint32_t free_place; /* in live, + 1; 0: none */
    size_t live_count;
    size_t object_count;
    size_t slot_count; /* of all live nodes; names count again */
    VECTOR(node_id) frames;
    size_t output_length;

    size_t freed_count; /* NODE_FREED events before this moment */
    VECTOR(uint32_t) scratch; /* for permutations */
};

#define LIVE_FLAGS 0x7FFFFFFFu /* bits of live.flags */
/* Returns a live node, or NULL. */
static inline struct live *
world_live(const struct world *world, node_id node)
{
    if (node >= world->places.count || world->places.items[node] == 0)
        return NULL;
    return &world->live.items[world->places.items[node] - 1];
}

/* The same; a node that is not alive is a bug of who asks. */
struct live *world_must_live(const struct world *world, node_id node);

/* Makes a node live with what its birth says, without slots. */
struct live *world_revive(struct world *world, node_id node);

/* Gives a node that has no slots those it was born with. */
void world_lay_out(struct world *world, struct live *live);

/* Takes a node that has no references off the live ones. */
void world_bury(struct world *world, struct live *live);

/* Empties the world of nodes and frames; moment 0. */
void world_clear(struct world *world);

/* Adds and removes times references of holder to target (0: nothing). */
void world_attach(struct world *world, node_id holder, node_id target,
                  uint32_t times);
void world_detach(struct world *world, node_id holder, node_id target,
                  uint32_t times);

/* Returns how many names a node has. */
static inline uint32_t
live_name_count(const struct live *live)
{
    return live->names == NULL ? 0 : live->names->count;
}

/* Inserts and removes count empty slots, all called name. */
void world_insert_slots(struct world *world, struct live *live,
                        uint32_t slot, uint32_t count, text_id name);
void world_remove_slots(struct world *world, struct live *live,
                        uint32_t slot, uint32_t count);

/* Does and undoes an event; world->moment is the caller's. */
void world_apply(struct world *world, const struct event *event);
void world_unapply(struct world *world, const struct event *event);

/* Keeps a key frame of this moment if enough has happened since the last,
 * and says when to ask again (next_keyframe). */
void world_consider_keyframe(const struct world *world);

/* Makes the world what a key frame says. */
void world_restore(struct world *world, const struct keyframe *keyframe);

#endif
