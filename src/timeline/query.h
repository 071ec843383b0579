/*
 * query: what a screen asks about the past and the future of a node, which a
 * world, knowing one moment only, cannot tell.
 *
 * No index is kept of the whole log: what is asked is about the one node that
 * a user looks at, and its life is read in one pass over the events between
 * its birth and its death, a few nanoseconds each.  Answers are kept until
 * another node is asked about, so drawing the same thing again costs nothing.
 * A log that has grown meanwhile is noticed.
 *
 * Steps are numbered from 0, as in the log.  What an event did is seen first
 * at the step whose moment comes after it: a statement that begins at step 3
 * shows its effect at step 4.  "Touched at step 4", "since step 4" and so on
 * mean that step, the one to go to.
 */
#ifndef REFSTEP_TIMELINE_QUERY_H
#define REFSTEP_TIMELINE_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "timeline/world.h"

#define QUERY_NO_STEP SIZE_MAX

struct query; /* opaque */

/* Returns a place to ask about log, which must outlive it (query_free). */
struct query *query_new(const struct log *log);
void query_free(struct query *query);

/* Returns the number of the first step whose moment comes after event number
 * event, QUERY_NO_STEP if there is none. */
size_t query_step_showing(const struct log *log, size_t event);

/* Returns whether a STEP_RETURN is a yield: the frame waits after it, and
 * gives a value without having ended. */
bool query_step_yields(const struct log *log, const struct step *step);

/* ---- the life of a node -------------------------------------------------- */

/* Returns the count of node at a step; 0 when it does not live then. */
uint64_t query_count_at(struct query *query, node_id node, size_t step);

/* Returns the next / the last step after / before step that touches node;
 * QUERY_NO_STEP if there is none.  A step touches what it shows with something
 * lasting that was not so a step earlier: its birth, its death, its own slots,
 * size, text or state, who refers to it.  A reference that the evaluation
 * stack had and lost between two steps is not lasting. */
size_t query_next_touch(struct query *query, node_id node, size_t step);
size_t query_previous_touch(struct query *query, node_id node, size_t step);

/* ---- since when ---------------------------------------------------------- */

/* A reference, and when it came to this slot (slots that only shift, because
 * others are inserted, removed or sorted, keep their date). */
struct dated_holder {
    struct holder holder;
    size_t event; /* which made it */
    size_t step;  /* that shows it first; QUERY_NO_STEP: none yet */
};

/* Stores up to limit of the references to node at a moment, in the order of
 * world_holders, and returns how many there are; 0 if it does not live then.
 * Those to immortal nodes are listed too.  Going forward in time continues
 * where the last answer ended. */
size_t query_holders(struct query *query, node_id node, size_t moment,
                     struct dated_holder *holders, size_t limit);

/* ---- addresses ----------------------------------------------------------- */

/* Returns the node that had node's address last before it, or 0: "list #4,
 * at the address list #1 had". */
node_id query_previous_owner(struct query *query, node_id node);

/* ---- garbage ------------------------------------------------------------- */

/* Returns whether a live node of world can be reached from what runs: the
 * frames on the stack, C code at work, the parser's arena, and whatever the
 * interpreter itself holds.  What cannot is garbage in cycles, waiting for
 * the collector.  Worked out once for a moment, in one pass over its
 * references. */
bool query_is_reachable(struct query *query, const struct world *world,
                        node_id node);

/* Returns how many live nodes of kind NODE_OBJECT are not reachable. */
size_t query_unreachable_count(struct query *query,
                               const struct world *world);

#endif
