/*
 * world: the state of a heap at one moment of a log, reached by applying
 * events forward or undoing them backward.
 *
 * A world lists, for every live node, its slots and what they refer to, and
 * for every node who refers to it and how often (not for immortal nodes).
 * An object's count IS the number of references listed: there is no other
 * counter.  Holders of a node that was born immortal are never listed; one
 * that becomes immortal later counts 0 from then on.  Moments are numbered
 * by events: at moment m the first m events have happened.
 */
#ifndef REFSTEP_TIMELINE_WORLD_H
#define REFSTEP_TIMELINE_WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "timeline/log.h"

struct world; /* opaque */

/* Returns a world at moment 0 of log, which must outlive it (world_free). */
struct world *world_new(const struct log *log);

/* The same, for whoever goes through the log once: it keeps no key frames,
 * so that going far back costs the events between. */
struct world *world_new_walker(const struct log *log);

/* The same, at moment 0 of other's log; the two share what they know of it,
 * key frames first of all, so that a second world takes little more memory
 * than what lives in it.  Either may be freed first. */
struct world *world_new_beside(const struct world *other);

/* Frees a world, or NULL; returns the log that it shows. */
void world_free(struct world *world);
const struct log *world_log(const struct world *world);

/* ---- moving in time ------------------------------------------------------ */

/* Returns how many events of the log have been applied. */
size_t world_moment(const struct world *world);

/* Goes to a moment, by the cheapest way: events forward or backward from
 * here, or from a key frame.  Looks the same to the byte by any route. */
void world_seek(struct world *world, size_t moment);

/* Goes to just after the STEP event of step number. */
void world_seek_step(struct world *world, size_t number);

/* Returns the moment that begins the next / this or the previous
 * instruction; for stepping inside a line. */
size_t world_next_instruction(const struct world *world);
size_t world_previous_instruction(const struct world *world);

/* ---- nodes --------------------------------------------------------------- */

/* Returns whether node has been born and not freed, now. */
bool world_is_alive(const struct world *world, node_id node);

/* Returns the number of live nodes of kind NODE_OBJECT. */
size_t world_object_count(const struct world *world);

/* Calls visit for each live node in order of birth until it returns false. */
void world_each(const struct world *world,
                bool (*visit)(void *context, node_id node), void *context);

/* Returns the live node that was born next after node (0: the first), or 0.
 * Costs no more than world_each. */
node_id world_next(const struct world *world, node_id node);

/* The following take live nodes only. */
uint32_t world_flags(const struct world *world, node_id node);
uint64_t world_size(const struct world *world, node_id node);
text_id world_preview(const struct world *world, node_id node);

/* Returns the number of references to node that exist, each held by a slot
 * of a live node; 0 for immortal nodes, whose references are not counted. */
uint64_t world_count(const struct world *world, node_id node);

/* ---- slots --------------------------------------------------------------- */

/* Returns how many slots a live node has, empty ones too. */
uint32_t world_slot_count(const struct world *world, node_id node);

/* Returns what a slot refers to; 0: it is empty. */
node_id world_slot(const struct world *world, node_id node, uint32_t slot);

/* Returns how many of the slots, the first ones, are those of the node's
 * scheme: all, but for an extended node, whose others have names. */
uint32_t world_item_count(const struct world *world, node_id node);

/* Returns what all slots of a node refer to, slot by slot, and stores how
 * many they are; and their names, NULL unless it is a SLOTS_NAMES node or an
 * extended one (whose first slots have none: 0).  The arrays are the world's
 * and valid until it moves in time. */
const node_id *world_slots(const struct world *world, node_id node,
                           uint32_t *count);
const text_id *world_slot_names(const struct world *world, node_id node);

/* Returns the name of a slot that has one; else 0. */
text_id world_slot_name(const struct world *world, node_id node,
                        uint32_t slot);

/* Returns the slot of a node that has a name, or UINT32_MAX. */
uint32_t world_find_slot(const struct world *world, node_id node,
                         const char *name);

/* Appends to out the label of a slot as `refstep trace` writes it: [0],
 * key[0], ['k'], value[0], {}, ref[0] or the name itself.  Referents are
 * counted without empty slots and holders that are no objects, as a garbage
 * collector visits them. */
void world_slot_label(const struct world *world, node_id node, uint32_t slot,
                      struct text *out);

/* Returns what a weak reference refers to without holding it; 0: it has been
 * cleared, or node is none.  The referent lives. */
node_id world_referent(const struct world *world, node_id node);

/* ---- who refers to whom -------------------------------------------------- */

struct holder {
    node_id node;
    uint32_t slot;
};

/* Stores up to limit of the slots that refer to node in holders, in order of
 * the holders' birth and then of slots; returns how many there are in all.
 * Costs what the holders' slots cost, not what the heap costs. */
size_t world_holders(const struct world *world, node_id node,
                     struct holder *holders, size_t limit);

/* The same for the different nodes that hold them, whatever their slots: one
 * that refers to node from many slots is stored once.  Costs what the holders
 * are, not their slots. */
size_t world_holder_nodes(const struct world *world, node_id node,
                          node_id *holders, size_t limit);

/* Returns how many slots of holder refer to node; 0 for immortal nodes. */
uint32_t world_times_held(const struct world *world, node_id node,
                          node_id holder);

/* Returns how many references to node are in nodes of each kind: counts is
 * an array indexed by enum node_kind (6 entries). */
void world_count_by_kind(const struct world *world, node_id node,
                         uint64_t counts[6]);

/* ---- the rest of the state ----------------------------------------------- */

/* Frames that run, outermost first. */
size_t world_frame_count(const struct world *world);
node_id world_frame(const struct world *world, size_t index);

/* Returns the line a frame is at, 0 before its first step. */
int world_frame_line(const struct world *world, node_id frame);

/* Returns how many bytes of log_output_bytes have been written. */
size_t world_output_length(const struct world *world);

/* ---- checking ------------------------------------------------------------ */

/* Recounts everything naively and compares it with what is kept: slots
 * against who-refers-to-whom, no reference to a dead node, frames alive.
 * Returns true, or false with what is wrong in *problem (may be NULL). */
bool world_check(const struct world *world, struct text *problem);

/* Compares two worlds of one log; false with the first difference. */
bool world_equal(const struct world *a, const struct world *b,
                 struct text *problem);

#endif
