/*
 * event_store: the events of a log, in as few words as they need.  Private to
 * the timeline.
 *
 * A history has millions of events, of which few are ever looked at, and none
 * is changed: what they cost is the memory that is written.  So an event is
 * written as a word with its kind and slot, and one for each of node, x and y
 * that cannot be left out:
 *
 *     head: bits 0-4  kind                       [head]
 *           bit  5    begins an instruction      [node]  bit 6
 *           bits 6-8  which of these follow      [x]     bit 7
 *           bits 9-31 slot                       [y]     bit 8
 *
 * node is left out when it is the holder, x and y when they are 0.  The holder
 * is the node of the last event about slots: mostly the running frame.  Events
 * are read a chunk at a time, and the chunks read last are kept.
 */
#ifndef REFSTEP_TIMELINE_EVENT_STORE_H
#define REFSTEP_TIMELINE_EVENT_STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vector.h"
#include "timeline/event.h"

#define STORE_CHUNK ((size_t)2048) /* events */
#define STORE_KEPT 64              /* chunks that were read, one for each
                                      number modulo this */

/* The head of a written event. */
enum {
    WRITTEN_BEGINS = 1 << 5,
    WRITTEN_NODE = 1 << 6,
    WRITTEN_X = 1 << 7,
    WRITTEN_Y = 1 << 8,
    WRITTEN_SLOT_SHIFT = 9,
    WRITTEN_KIND = (1 << 5) - 1,
    WRITTEN_MOST = 4 /* words of an event */
};

struct read_events {
    struct event *events; /* owned; NULL: never used */
    size_t chunk;
    size_t count;         /* events of it that were read */
    const uint32_t *next; /* in the chunk: what is read next */
    node_id holder;       /* there */
};

struct event_store {
    VECTOR(uint32_t *) chunks; /* in the arena; the last one is written */
    struct arena arena;
    size_t bytes;              /* of all chunks but the last */
    struct read_events kept[STORE_KEPT];
};

/* Whether an event of a kind makes its node the holder. */
static inline bool
event_is_about_slots(enum event_kind kind)
{
    return kind >= EVENT_SLOTS_INSERTED && kind <= EVENT_OPERANDS_REPLACED;
}

/* Makes *store empty (event_store_release). */
void event_store_init(struct event_store *store);
void event_store_release(struct event_store *store);

/* Begins another chunk, of which there is no holder, and returns its room for
 * STORE_CHUNK events; the one before has been written up to end. */
uint32_t *event_store_extend(struct event_store *store, uint32_t *end);

/* Returns event number index and those before it in its chunk: the first of
 * them.  count: how many events have been written, more than index.  They stay
 * until STORE_KEPT other chunks have been read. */
const struct event *event_store_read(const struct event_store *store,
                                     size_t index, size_t count);

/* Returns the bytes of memory taken, without what reading keeps. */
size_t event_store_memory(const struct event_store *store);

#endif
