/*
 * trace_changes: which objects a trace has told about, and what is new since.
 * Private to the trace.
 *
 * To say what changed without going through the whole heap at each step, the
 * listed objects are kept as a tree: each has a parent, one of those by which
 * it can be reached, up to a variable.  An object that loses a reference is
 * still reached as long as its parent refers to it.  Only when it does not,
 * another parent is looked for: one from which it is a short way up to a
 * variable, or else any that does not itself hang on the object, and for that
 * all that does must be looked at; what finds none is gone.  So costs follow
 * what changed, and sometimes what hung on it.
 *
 * Immortal objects, whose holders nobody knows, stay listed once they are.
 */
#ifndef REFSTEP_TRACE_TRACE_CHANGES_H
#define REFSTEP_TRACE_TRACE_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vector.h"
#include "timeline/world.h"
#include "trace/trace_interval.h"

#define TRACE_ROOT UINT32_MAX /* as a parent: a variable */

/* How an entry stands while lost parents are replaced. */
enum trace_standing { TRACE_SETTLED, TRACE_LOOSE, TRACE_REACHED };

/* A listed object, and what was last told about it. */
struct trace_entry {
    node_id node;
    node_id parent;
    uint32_t roots; /* variables that show it */
    bool fresh;     /* not yet told about */
    bool holes;     /* some slots are not listed */
    enum trace_standing standing;
    uint32_t flags;
    uint32_t slot_count;
    text_id preview;
    node_id referent;
    uint64_t count;
    uint64_t size;
};

struct trace_changes {
    const struct world *world;
    VECTOR(struct trace_entry) entries; /* in any order */
    VECTOR(uint32_t) places;            /* by node: index in entries, + 1 */
    VECTOR(node_id) fresh;    /* in order of appearance; some may be gone */
    VECTOR(node_id) gone;
    VECTOR(node_id) unrooted; /* which lost their last variable */
    VECTOR(node_id) loose;    /* scratch */
    VECTOR(node_id) queue;    /* scratch */
};

/* Frees its lists. */
void trace_changes_release(struct trace_changes *changes);

/* Returns the entry of a node, NULL if it is not listed; valid until the next
 * one is entered or dropped. */
struct trace_entry *trace_changes_find(const struct trace_changes *changes,
                                       node_id node);

/* Begins a record: forgets what was fresh and gone. */
void trace_changes_begin(struct trace_changes *changes);

/* A variable shows node, or shows it no more. */
void trace_changes_root(struct trace_changes *changes, node_id node);
void trace_changes_unroot(struct trace_changes *changes, node_id node);

/* Brings the list up to date with world, after all variables are. */
void trace_changes_update(struct trace_changes *changes,
                          const struct trace_interval *interval);

#endif
