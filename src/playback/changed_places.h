/*
 * changed_places: which places came to refer to an object in a step, or
 * ceased to, for counts that no statement about a name explains: the slots of
 * a container that was just made, what a loop holds, what a freed object
 * held.
 */
#ifndef REFSTEP_PLAYBACK_CHANGED_PLACES_H
#define REFSTEP_PLAYBACK_CHANGED_PLACES_H

#include "playback/session_data.h"

/* Returns whether some place that is drawn refers to node in world, where it
 * lives.  What only the program text and the evaluation stack hold, nobody
 * sees. */
bool has_drawn_place(const struct session *session, const struct world *world,
                     node_id node);

/* The same, where slots of objects that have no drawn place themselves, such
 * as the iterator of a loop, do not count. */
bool has_seen_place(const struct session *session, const struct world *world,
                    node_id node);

/* Appends the places that refer to node in `in` and did not in `without`, the
 * drawn ones or, if there are none, the others: "list #2 [0]", "list #2 [0]
 * and 2 others"; returns how many they are.  Nothing is appended when there
 * are none, or too many holders to look at.  The first of them is stored. */
size_t add_changed_places(const struct session *session,
                          const struct world *in,
                          const struct world *without, node_id node,
                          struct holder *first, struct text *out);

/* Stores up to limit members that the set node has in `in` and not in
 * `without`, wherever they are in its table; returns how many there are. */
size_t find_members(const struct world *in, const struct world *without,
                    node_id node, node_id *members, size_t limit);

/* The slots of a container that differ between two worlds: what is left when
 * the equal beginning and the equal end are cut off.  Of large containers
 * only the numbers are compared. */
struct difference {
    uint32_t start;
    uint32_t old_count, new_count;
    bool is_rough; /* numbers only */
};
struct difference compare_slots(const struct world *before,
                                const struct world *now, node_id node);

#endif
