/*
 * event_store: the events of a log, of which the old ones are packed.  Private
 * to the timeline.
 *
 * A history has millions of events, of which few are ever looked at, and none
 * is changed.  They are written in chunks; those written last lie in the open,
 * the others are packed, as differences to what came before, into a quarter of
 * their size.  Reading unpacks a chunk, and keeps some that were read last.
 */
#ifndef REFSTEP_TIMELINE_EVENT_STORE_H
#define REFSTEP_TIMELINE_EVENT_STORE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/vector.h"
#include "timeline/event.h"

#define STORE_CHUNK ((size_t)2048) /* events */
#define STORE_OPEN ((size_t)1024)  /* chunks that are not packed: 32 MiB */
#define STORE_KEPT 64              /* unpacked chunks, one for each number
                                      modulo this */

struct event_chunk {
    struct event *events;  /* in the arena; NULL: it is packed */
    unsigned char *packed; /* in the arena */
};

struct unpacked_events {
    struct event *events; /* owned; NULL: never used */
    size_t chunk;
};

struct event_store {
    VECTOR(struct event_chunk) chunks; /* the last one is written */
    size_t packed;                     /* so many are packed: the oldest */
    struct arena arena;
    size_t bytes;                      /* of all chunks */
    struct unpacked_events kept[STORE_KEPT];
};

/* Makes *store empty (event_store_release). */
void event_store_init(struct event_store *store);
void event_store_release(struct event_store *store);

/* Begins another chunk and returns its room for STORE_CHUNK events; the one
 * before is full. */
struct event *event_store_extend(struct event_store *store);

/* Returns the events of the chunk in which event number index is, which must
 * have been written.  They stay until STORE_KEPT other chunks have been read
 * or an event is appended. */
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
