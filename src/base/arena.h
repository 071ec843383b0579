/*
 * arena: memory that is freed all at once, for syntax trees and other data
 * of one lifetime.  The zeroed struct is an empty arena.
 */
#ifndef REFSTEP_BASE_ARENA_H
#define REFSTEP_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *newest; /* owned */
};

/* Returns size zeroed bytes, aligned for any type, that live until
 * arena_release. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, not zeroed. */
void *arena_alloc_unset(struct arena *arena, size_t size);

/* Gives back all but the first used bytes of what was allocated last, which
 * were size. */
void arena_shrink(struct arena *arena, size_t size, size_t used);

/* Returns the bytes of memory that an arena takes. */
size_t arena_memory(const struct arena *arena);

/* Returns a NUL-terminated copy of length bytes, in the arena. */
char *arena_copy_string(struct arena *arena, const char *bytes,
                        size_t length);

/* Frees everything that was allocated from the arena. */
void arena_release(struct arena *arena);

#endif
