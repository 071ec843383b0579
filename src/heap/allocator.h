/*
 * allocator: addresses as CPython's small-object allocator would give them
 * (Objects/obmalloc.c).  Nothing is stored there: an address is a number that
 * a scene can see, and that comes back when it is freed, as it would.
 *
 *     arena ─┬─ pool ── blocks of one size class (16, 32 … 512 bytes)
 *            ├─ pool
 *            └─ …
 *
 * A request of up to 512 bytes takes a block from a pool of its size class:
 * the block freed last, else the next never used.  A pool with free blocks is
 * used before a new one is taken from an arena, the most recently refilled
 * first; new pools come from the arena that has fewest free ones.  Larger
 * requests come from a region of their own, as from malloc.  Before all that
 * there are lists of freed lists, dicts, floats and tuples, whose blocks go
 * straight to the next object of the same type.
 */
#ifndef REFSTEP_HEAP_ALLOCATOR_H
#define REFSTEP_HEAP_ALLOCATOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "heap/type.h"
#include "timeline/event.h"

enum {
    BLOCK_ALIGNMENT = 16,
    BLOCK_SMALL_LIMIT = 512, /* bytes; what is larger is no block of a pool */
    POOL_HEADER = 48
};

struct allocator; /* opaque */

/* Returns an allocator with nothing in use (allocator_free). */
struct allocator *allocator_new(const struct profile *profile);
void allocator_free(struct allocator *allocator);

/* Returns the address of bytes (> 0) taken for owner. */
uint64_t allocator_take(struct allocator *allocator, uint64_t bytes,
                        node_id owner);

/* Returns an address inside the interpreter itself, for good. */
uint64_t allocator_take_static(struct allocator *allocator, uint64_t bytes,
                               node_id owner);

/* Gives back what allocator_take gave for the same number of bytes. */
void allocator_give(struct allocator *allocator, uint64_t address,
                    uint64_t bytes);

/* As realloc (PyObject_Realloc): returns the same address when the block is
 * large enough and not far too large. */
uint64_t allocator_resize(struct allocator *allocator, uint64_t address,
                          uint64_t old_bytes, uint64_t new_bytes,
                          node_id owner);

/* Takes a block that waits in a free list; 0: there is none. */
uint64_t allocator_take_listed(struct allocator *allocator,
                               enum free_list list, uint64_t bytes,
                               node_id owner);
/* Puts a block into a free list; false: it is full, or there is none for this
 * size. */
bool allocator_give_listed(struct allocator *allocator, enum free_list list,
                           uint64_t address, uint64_t bytes);
/* Gives all blocks in free lists back, as a full collection does. */
void allocator_clear_lists(struct allocator *allocator);

/* Returns the owner of the block that contains address; 0: none is in use
 * there. */
node_id allocator_owner(const struct allocator *allocator, uint64_t address);

/* ---- for tests ---------------------------------------------------------- */

struct pool_view {
    uint64_t address;
    uint32_t block_size;
    uint32_t block_count; /* that fit into the pool */
    uint32_t used;
    uint32_t touched;     /* were ever used; the rest was never */
};

/* Stores pool number index of arena number arena, both in the order in which
 * they were taken; false: it is not in use. */
bool allocator_pool(const struct allocator *allocator, size_t arena,
                    size_t index, struct pool_view *view);

#endif
