#include "base/arena.h"

#include <string.h>

#include "base/mem.h"

/* Blocks double up to the greatest size, so that a small tree costs little
 * and a large one few blocks. */
enum { FIRST_BLOCK = 4096, GREATEST_BLOCK = 1 << 20 };

struct arena_block {
    struct arena_block *older; /* owned */
    size_t used;
    size_t size;
    max_align_t bytes[];
};

static size_t
round_up(size_t size)
{
    size_t unit = sizeof(max_align_t);
    return (size + unit - 1) / unit * unit;
}

static struct arena_block *
add_block(struct arena *arena, size_t needed)
{
    size_t size = FIRST_BLOCK;
    if (arena->newest != NULL && arena->newest->size < GREATEST_BLOCK)
        size = arena->newest->size * 2;
    else if (arena->newest != NULL)
        size = GREATEST_BLOCK;
    if (size < needed)
        size = needed;
    struct arena_block *block = mem_alloc(sizeof *block + size);
    block->size = size;
    block->older = arena->newest;
    arena->newest = block;
    return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    size_t rounded = round_up(size == 0 ? 1 : size);
    struct arena_block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    void *memory = (char *)block->bytes + block->used;
    block->used += rounded;
    return memory;
}

char *
arena_copy_string(struct arena *arena, const char *bytes, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

void
arena_release(struct arena *arena)
{
    while (arena->newest != NULL) {
        struct arena_block *older = arena->newest->older;
        mem_free(arena->newest);
        arena->newest = older;
    }
}
