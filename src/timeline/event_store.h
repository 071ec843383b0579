/*
 * event_store: the events of a log, packed.  Private to the timeline.
 *
 * A history has millions of events, of which few are ever looked at, and none
 * is changed.  Those written last lie in the open; a chunk that is full is
 * packed, as differences to what came before, into a third of its size: memory
 * that is not touched is what makes writing fast.  Reading unpacks a chunk,
 * and keeps some that were read last.
 */
#ifndef REFSTEP_TIMELINE_EVENT_STORE_H
#define REFSTEP_TIMELINE_EVENT_STORE_H

#include <stddef.h>

#include "base/vector.h"
#include "timeline/event.h"

#define STORE_CHUNK ((size_t)2048) /* events */
#define STORE_KEPT 64              /* unpacked chunks, one for each number
                                      modulo this */

struct packed_events {
    unsigned char *bytes; /* owned */
    size_t length;
};

struct unpacked_events {
    struct event *events; /* owned; NULL: never used */
    size_t chunk;
};

struct event_store {
    struct event *open;   /* owned; the chunk that is written */
    size_t count;         /* of all events */
    VECTOR(struct packed_events) packed; /* all chunks before it */
    size_t packed_bytes;
    struct unpacked_events kept[STORE_KEPT];
};

/* Makes *store empty (event_store_release). */
void event_store_init(struct event_store *store);
void event_store_release(struct event_store *store);

/* Packs the open chunk, which is full. */
void event_store_pack(struct event_store *store);

/* Appends an event, to be written whole, and returns it; valid until the
 * next. */
static inline struct event *
event_store_add(struct event_store *store)
{
    size_t place = store->count % STORE_CHUNK;
    if (place == 0 && store->count > 0)
        event_store_pack(store);
    store->count++;
    return &store->open[place];
}

/* Returns the events of the chunk in which event number index is, which must
 * be below count.  They stay until STORE_KEPT other chunks have been read or an
 * event is appended. */
const struct event *event_store_chunk(const struct event_store *store,
                                      size_t index);

/* Returns event number index, for as long as that. */
static inline const struct event *
event_store_at(const struct event_store *store, size_t index)
{
    return event_store_chunk(store, index) + index % STORE_CHUNK;
}

/* Returns the bytes of memory taken, without what reading keeps. */
size_t event_store_memory(const struct event_store *store);

#endif
