/*
 * chunk_list: an append-only list of equal elements whose addresses stay
 * valid, since it grows by whole chunks and never copies.  Private to the
 * timeline.
 *
 * A growing array would move hundreds of megabytes of events while it
 * doubles, and hand out pointers that the next append makes invalid.
 */
#ifndef REFSTEP_TIMELINE_CHUNK_LIST_H
#define REFSTEP_TIMELINE_CHUNK_LIST_H

#include <stddef.h>

#include "base/arena.h"
#include "base/vector.h"

#define CHUNK_BITS 11
#define CHUNK_LENGTH ((size_t)1 << CHUNK_BITS)

struct chunk_list {
    struct arena arena;             /* of the chunks */
    VECTOR(unsigned char *) chunks; /* owned */
    size_t count;                   /* elements */
    size_t size;                    /* bytes of an element */
};

/* Returns element number index, which must be below count. */
static inline void *
chunk_list_at(const struct chunk_list *list, size_t index)
{
    return list->chunks.items[index >> CHUNK_BITS] +
           (index & (CHUNK_LENGTH - 1)) * list->size;
}

/* Appends an element, to be written whole, and returns it. */
static inline void *
chunk_list_add(struct chunk_list *list)
{
    if ((list->count & (CHUNK_LENGTH - 1)) == 0 &&
        list->count == list->chunks.count * CHUNK_LENGTH)
        VECTOR_PUSH(&list->chunks,
                    arena_alloc_unset(&list->arena,
                                      CHUNK_LENGTH * list->size));
    return chunk_list_at(list, list->count++);
}

static inline void
chunk_list_release(struct chunk_list *list)
{
    arena_release(&list->arena);
    VECTOR_RELEASE(&list->chunks);
    list->count = 0;
}

/* Returns the bytes of memory taken. */
static inline size_t
chunk_list_memory(const struct chunk_list *list)
{
    return arena_memory(&list->arena) +
           list->chunks.capacity * sizeof *list->chunks.items;
}

#endif
