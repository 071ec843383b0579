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

#include "base/mem.h"
#include "base/vector.h"

#define CHUNK_BITS 11
#define CHUNK_LENGTH ((size_t)1 << CHUNK_BITS)

/* A list that has become long takes its chunks from slabs of many. */
#define CHUNKS_APART ((size_t)16)
#define SLAB_SIZE ((size_t)2 << 20)

struct chunk_list {
    VECTOR(unsigned char *) chunks; /* the first CHUNKS_APART are owned */
    VECTOR(unsigned char *) slabs;  /* owned, and each slab */
    size_t slab_left;               /* bytes free in the last slab */
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

/* Makes room for CHUNK_LENGTH more elements. */
static inline void
chunk_list_grow(struct chunk_list *list)
{
    size_t bytes = CHUNK_LENGTH * list->size;
    if (list->chunks.count < CHUNKS_APART) {
        VECTOR_PUSH(&list->chunks, mem_alloc(bytes));
        return;
    }
    if (list->slab_left < bytes) {
        VECTOR_PUSH(&list->slabs, mem_alloc_large(SLAB_SIZE));
        list->slab_left = SLAB_SIZE;
    }
    VECTOR_PUSH(&list->chunks, list->slabs.items[list->slabs.count - 1] +
                                   SLAB_SIZE - list->slab_left);
    list->slab_left -= bytes;
}

/* Appends an element, to be written whole, and returns it. */
static inline void *
chunk_list_add(struct chunk_list *list)
{
    if ((list->count & (CHUNK_LENGTH - 1)) == 0 &&
        list->count == list->chunks.count * CHUNK_LENGTH)
        chunk_list_grow(list);
    return chunk_list_at(list, list->count++);
}

static inline void
chunk_list_release(struct chunk_list *list)
{
    for (size_t i = 0; i < list->chunks.count && i < CHUNKS_APART; i++)
        mem_free(list->chunks.items[i]);
    for (size_t i = 0; i < list->slabs.count; i++)
        mem_free(list->slabs.items[i]);
    VECTOR_RELEASE(&list->chunks);
    VECTOR_RELEASE(&list->slabs);
    list->slab_left = 0;
    list->count = 0;
}

/* Returns the bytes of memory taken. */
static inline size_t
chunk_list_memory(const struct chunk_list *list)
{
    return list->chunks.count * CHUNK_LENGTH * list->size +
           list->chunks.capacity * sizeof *list->chunks.items;
}

#endif
