#include "base/arena.h"

#include <string.h>

#include "base/mem.h"

/* Blocks grow up to the greatest size, so that a small tree costs little and a
 * large one few blocks, most of which lie in large pages. */
#define FIRST_BLOCK ((size_t)4096)
#define GROWTH ((size_t)4)
#define GREATEST_BLOCK (2 * MEM_PAGE)

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
    if (arena->newest != NULL)
        size = (arena->newest->size + sizeof(struct arena_block)) * GROWTH;
    if (size >= MEM_PAGE / GROWTH)
        size = arena->newest->size < MEM_PAGE / GROWTH ? MEM_PAGE
                                                       : GREATEST_BLOCK;
    if (size < sizeof(struct arena_block) + needed)
        size = sizeof(struct arena_block) + needed;
    struct arena_block *block = mem_alloc_unset(size);
    block->size = size - sizeof *block;
    block->used = 0;
    block->older = arena->newest;
    arena->newest = block;
    return block;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    return memset(arena_alloc_unset(arena, size), 0, size);
}

void *
arena_alloc_unset(struct arena *arena, size_t size)
{
    size_t rounded = round_up(size == 0 ? 1 : size);
    struct arena_block *block = arena->newest;
    if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    void *memory = (char *)block->bytes + block->used;
    block->used += rounded;
    return memory;
}

void
arena_shrink(struct arena *arena, size_t size, size_t used)
{
    arena->newest->used -= round_up(size) - round_up(used);
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

size_t
arena_memory(const struct arena *arena)
{
    size_t bytes = 0;
    for (const struct arena_block *block = arena->newest; block != NULL;
         block = block->older)
        bytes += sizeof *block + block->size;
    return bytes;
}
