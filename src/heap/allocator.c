#include "heap/allocator.h"

#include "base/bug.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vector.h"

/* Where the simulated memory lies: below what Linux gives to mmap, and as
 * [heap] for malloc.  Runs repeat exactly. */
#define ARENAS_AT UINT64_C(0x7f5a3c000000)
#define MALLOC_AT UINT64_C(0x55d08a4012a0)
#define STATIC_AT UINT64_C(0x55d0881c2300)

enum {
    SIZE_CLASSES = BLOCK_SMALL_LIMIT / BLOCK_ALIGNMENT,
    MALLOC_HEADER = 16,
    TUPLE_LISTS = 21, /* of 1 … 20 items */
    NO_BLOCK = UINT32_MAX
};

struct block {
    node_id owner;      /* 0: free */
    uint32_t next_free; /* of a free block: the one freed before it */
};

struct pool {
    uint64_t address;
    uint32_t block_size;
    uint32_t reciprocal; /* of block_size, times 2^32, rounded up: with it an
                            offset below 2^14 is divided exactly */
    uint32_t block_count;
    uint32_t used;
    uint32_t touched;
    uint32_t free;       /* freed last, NO_BLOCK: none */
    struct pool *next;   /* in the ring of pools with room, or free ones */
    struct pool *previous;
    struct block *blocks; /* owned; NULL while the pool is free */
    struct arena_pools *arena;
};

struct arena_pools {
    uint64_t address;
    struct pool *pools;  /* owned; NULL: the arena was given back */
    size_t carved;       /* pools that were ever taken */
    struct pool *free;   /* pools given back, last first */
    size_t free_count;   /* with those not yet carved */
};

/* Blocks of malloc that are free, of one size, last freed first. */
struct bin {
    VECTOR(uint64_t) addresses;
};

struct free_blocks {
    VECTOR(uint64_t) addresses;
    size_t limit;
    uint64_t bytes; /* of each */
};

enum { LIST_OF_LISTS, LIST_OF_DICTS, LIST_OF_FLOATS, LISTS_OF_TUPLES,
       LIST_COUNT = LISTS_OF_TUPLES + TUPLE_LISTS };

struct allocator {
    size_t pool_size; /* a power of two, as the next */
    size_t pools_in_arena;
    unsigned pool_bits;
    unsigned arena_bits; /* of pools */
    VECTOR(struct arena_pools *) arenas; /* owned */
    struct arena_pools *usable;          /* gives the next pool; NULL: look */
    struct pool *with_room[SIZE_CLASSES]; /* first of a list */
    struct free_blocks lists[LIST_COUNT];
    VECTOR(struct bin) bins;
    struct map bin_of;    /* size → index of bins */
    struct map large;     /* address → owner */
    uint64_t malloc_next;
    uint64_t static_next;
};

static unsigned
bits_of(size_t power)
{
    unsigned bits = 0;
    while ((size_t)1 << bits < power)
        bits++;
    return bits;
}

struct allocator *
allocator_new(const struct profile *profile)
{
    struct allocator *allocator = mem_alloc(sizeof *allocator);
    allocator->pool_size = profile->pool_size;
    allocator->pools_in_arena = profile->arena_size / profile->pool_size;
    allocator->pool_bits = bits_of(allocator->pool_size);
    allocator->arena_bits = bits_of(allocator->pools_in_arena);
    allocator->malloc_next = MALLOC_AT;
    allocator->static_next = STATIC_AT;
    allocator->lists[LIST_OF_LISTS].limit = 80;
    allocator->lists[LIST_OF_DICTS].limit = 80;
    allocator->lists[LIST_OF_FLOATS].limit = 100;
    for (size_t i = 1; i < TUPLE_LISTS; i++)
        allocator->lists[LISTS_OF_TUPLES + i].limit = 2000;
    return allocator;
}

static void
free_arena(struct allocator *allocator, struct arena_pools *arena)
{
    for (size_t i = 0; i < arena->carved; i++)
        mem_free(arena->pools[i].blocks);
    mem_free(arena->pools);
    arena->pools = NULL;
    arena->free = NULL;
    arena->carved = arena->free_count = 0;
    if (allocator->usable == arena)
        allocator->usable = NULL;
}

void
allocator_free(struct allocator *allocator)
{
    if (allocator == NULL)
        return;
    for (size_t i = 0; i < allocator->arenas.count; i++) {
        free_arena(allocator, allocator->arenas.items[i]);
        mem_free(allocator->arenas.items[i]);
    }
    VECTOR_RELEASE(&allocator->arenas);
    for (size_t i = 0; i < LIST_COUNT; i++)
        VECTOR_RELEASE(&allocator->lists[i].addresses);
    for (size_t i = 0; i < allocator->bins.count; i++)
        VECTOR_RELEASE(&allocator->bins.items[i].addresses);
    VECTOR_RELEASE(&allocator->bins);
    map_release(&allocator->bin_of);
    map_release(&allocator->large);
    mem_free(allocator);
}

/* ---- large blocks: exact fits of what was freed, else new memory --------- */

static uint64_t
round_large(uint64_t bytes)
{
    return (bytes + MALLOC_HEADER + BLOCK_ALIGNMENT - 1) &
           ~(uint64_t)(BLOCK_ALIGNMENT - 1);
}

static uint64_t
take_large(struct allocator *allocator, uint64_t bytes, node_id owner)
{
    uint64_t size = round_large(bytes);
    uint64_t index, address;
    if (map_get(&allocator->bin_of, size, &index) &&
        allocator->bins.items[index].addresses.count > 0) {
        struct bin *bin = &allocator->bins.items[index];
        address = bin->addresses.items[--bin->addresses.count];
    } else {
        address = allocator->malloc_next;
        allocator->malloc_next += size;
    }
    map_set(&allocator->large, address, owner);
    return address;
}

static void
give_large(struct allocator *allocator, uint64_t address, uint64_t bytes)
{
    uint64_t size = round_large(bytes);
    uint64_t index;
    if (!map_get(&allocator->bin_of, size, &index)) {
        index = allocator->bins.count;
        VECTOR_PUSH(&allocator->bins, (struct bin){{NULL, 0, 0}});
        map_set(&allocator->bin_of, size, index);
    }
    map_remove(&allocator->large, address);
    VECTOR_PUSH(&allocator->bins.items[index].addresses, address);
}

uint64_t
allocator_take_static(struct allocator *allocator, uint64_t bytes,
                      node_id owner)
{
    uint64_t address = allocator->static_next;
    allocator->static_next += round_large(bytes);
    map_set(&allocator->large, address, owner);
    return address;
}

/* ---- arenas -------------------------------------------------------------- */

static struct arena_pools *
new_arena(struct allocator *allocator)
{
    struct arena_pools *arena = NULL;
    for (size_t i = 0; i < allocator->arenas.count && arena == NULL; i++)
        if (allocator->arenas.items[i]->pools == NULL)
            arena = allocator->arenas.items[i];
    if (arena == NULL) {
        arena = mem_alloc(sizeof *arena);
        arena->address = ARENAS_AT + allocator->arenas.count *
                                         allocator->pools_in_arena *
                                         allocator->pool_size;
        VECTOR_PUSH(&allocator->arenas, arena);
    }
    arena->pools = mem_alloc_array(allocator->pools_in_arena,
                                   sizeof *arena->pools);
    arena->free_count = allocator->pools_in_arena;
    return arena;
}

/* Returns the arena with fewest free pools, so that emptier ones have a chance
 * to become empty. */
static struct arena_pools *
usable_arena(struct allocator *allocator)
{
    struct arena_pools *best = allocator->usable;
    if (best != NULL && best->free_count > 0)
        return best;
    best = NULL;
    for (size_t i = 0; i < allocator->arenas.count; i++) {
        struct arena_pools *arena = allocator->arenas.items[i];
        if (arena->pools != NULL && arena->free_count > 0 &&
            (best == NULL || arena->free_count < best->free_count))
            best = arena;
    }
    if (best == NULL)
        best = new_arena(allocator);
    return allocator->usable = best;
}

static struct pool *
new_pool(struct allocator *allocator, uint32_t block_size)
{
    struct arena_pools *arena = usable_arena(allocator);
    struct pool *pool = arena->free;
    if (pool != NULL) {
        arena->free = pool->next;
    } else {
        pool = &arena->pools[arena->carved];
        pool->address = arena->address + arena->carved * allocator->pool_size;
        pool->arena = arena;
        arena->carved++;
    }
    arena->free_count--;
    pool->block_size = block_size;
    pool->reciprocal = UINT32_MAX / block_size + 1;
    pool->block_count =
        (uint32_t)(allocator->pool_size - POOL_HEADER) / block_size;
    pool->blocks = mem_alloc_array(pool->block_count, sizeof *pool->blocks);
    pool->used = pool->touched = 0;
    pool->free = NO_BLOCK;
    return pool;
}

static void
give_pool(struct allocator *allocator, struct pool *pool)
{
    struct arena_pools *arena = pool->arena;
    mem_free(pool->blocks);
    pool->blocks = NULL;
    pool->next = arena->free;
    arena->free = pool;
    arena->free_count++;
    if (arena->free_count == allocator->pools_in_arena)
        free_arena(allocator, arena);
    else if (allocator->usable == NULL ||
             arena->free_count < allocator->usable->free_count)
        allocator->usable = arena;
    else if (allocator->usable == arena)
        allocator->usable = NULL; /* another may have fewer now */
}

/* ---- pools --------------------------------------------------------------- */

static void
link_pool(struct allocator *allocator, struct pool *pool, size_t size_class)
{
    struct pool *first = allocator->with_room[size_class];
    pool->previous = NULL;
    pool->next = first;
    if (first != NULL)
        first->previous = pool;
    allocator->with_room[size_class] = pool;
}

static void
unlink_pool(struct allocator *allocator, struct pool *pool,
            size_t size_class)
{
    if (pool->previous != NULL)
        pool->previous->next = pool->next;
    else
        allocator->with_room[size_class] = pool->next;
    if (pool->next != NULL)
        pool->next->previous = pool->previous;
}

static size_t
class_of(uint64_t bytes)
{
    return (size_t)(bytes - 1) / BLOCK_ALIGNMENT;
}

static uint64_t
take_small(struct allocator *allocator, uint64_t bytes, node_id owner)
{
    size_t size_class = class_of(bytes);
    struct pool *pool = allocator->with_room[size_class];
    if (pool == NULL) {
        pool = new_pool(allocator,
                        (uint32_t)(size_class + 1) * BLOCK_ALIGNMENT);
        link_pool(allocator, pool, size_class);
    }
    uint32_t index = pool->free;
    if (index != NO_BLOCK)
        pool->free = pool->blocks[index].next_free;
    else
        index = pool->touched++;
    pool->blocks[index].owner = owner;
    if (++pool->used == pool->block_count)
        unlink_pool(allocator, pool, size_class);
    return pool->address + POOL_HEADER + (uint64_t)index * pool->block_size;
}

/* Returns the pool in use that contains address, or NULL. */
static struct pool *
pool_at(const struct allocator *allocator, uint64_t address)
{
    if (address < ARENAS_AT)
        return NULL;
    uint64_t number = (address - ARENAS_AT) >> allocator->pool_bits;
    uint64_t index = number >> allocator->arena_bits;
    if (index >= allocator->arenas.count)
        return NULL;
    struct arena_pools *arena = allocator->arenas.items[index];
    size_t place = (size_t)number & (allocator->pools_in_arena - 1);
    if (arena->pools == NULL || place >= arena->carved ||
        arena->pools[place].blocks == NULL)
        return NULL;
    return &arena->pools[place];
}

/* Returns the block that contains address, or NULL. */
static struct block *
block_at(const struct allocator *allocator, uint64_t address,
         struct pool **pool)
{
    *pool = pool_at(allocator, address);
    if (*pool == NULL || address < (*pool)->address + POOL_HEADER)
        return NULL;
    uint64_t offset = address - (*pool)->address - POOL_HEADER;
    uint32_t index = (uint32_t)(offset * (*pool)->reciprocal >> 32);
    return index < (*pool)->touched ? &(*pool)->blocks[index] : NULL;
}

static void
give_small(struct allocator *allocator, uint64_t address)
{
    struct pool *pool;
    struct block *block = block_at(allocator, address, &pool);
    BUG_UNLESS(block != NULL, "a block is given back that was never taken");
    size_t size_class = class_of(pool->block_size);
    block->owner = 0;
    block->next_free = pool->free;
    pool->free = (uint32_t)(block - pool->blocks);
    if (pool->used-- == pool->block_count)
        link_pool(allocator, pool, size_class);
    /* The last of a size stays: in a real process objects of the interpreter
     * lie in it, so that no other size gets its addresses. */
    bool is_last = pool->previous == NULL && pool->next == NULL;
    if (pool->used == 0 && !is_last) {
        unlink_pool(allocator, pool, size_class);
        give_pool(allocator, pool);
    }
}

/* ---- what others call ---------------------------------------------------- */

uint64_t
allocator_take(struct allocator *allocator, uint64_t bytes, node_id owner)
{
    if (bytes > BLOCK_SMALL_LIMIT)
        return take_large(allocator, bytes, owner);
    return take_small(allocator, bytes, owner);
}

void
allocator_give(struct allocator *allocator, uint64_t address, uint64_t bytes)
{
    if (address < ARENAS_AT)
        give_large(allocator, address, bytes);
    else
        give_small(allocator, address);
}

uint64_t
allocator_resize(struct allocator *allocator, uint64_t address,
                 uint64_t old_bytes, uint64_t new_bytes, node_id owner)
{
    uint64_t moved;
    if (address < ARENAS_AT) {
        /* What malloc gave stays malloc's, however small it becomes. */
        if (round_large(old_bytes) == round_large(new_bytes))
            return address;
        moved = take_large(allocator, new_bytes, owner);
    } else {
        uint64_t room =
            (uint64_t)(class_of(old_bytes) + 1) * BLOCK_ALIGNMENT;
        if (new_bytes <= room && 4 * new_bytes > 3 * room)
            return address;
        moved = allocator_take(allocator, new_bytes, owner);
    }
    allocator_give(allocator, address, old_bytes);
    return moved;
}

static struct free_blocks *
list_of(struct allocator *allocator, enum free_list list, uint64_t bytes)
{
    switch (list) {
    case FREE_LIST_NONE:
        break;
    case FREE_LIST_LIST:
        return &allocator->lists[LIST_OF_LISTS];
    case FREE_LIST_DICT:
        return &allocator->lists[LIST_OF_DICTS];
    case FREE_LIST_FLOAT:
        return &allocator->lists[LIST_OF_FLOATS];
    case FREE_LIST_TUPLE: {
        uint64_t items = (bytes - 40) / 8;
        if (items < TUPLE_LISTS)
            return &allocator->lists[LISTS_OF_TUPLES + items];
        break;
    }
    }
    return NULL;
}

static void
set_owner(struct allocator *allocator, uint64_t address, node_id owner)
{
    struct pool *pool;
    if (address < ARENAS_AT)
        map_set(&allocator->large, address, owner);
    else
        block_at(allocator, address, &pool)->owner = owner;
}

uint64_t
allocator_take_listed(struct allocator *allocator, enum free_list list,
                      uint64_t bytes, node_id owner)
{
    struct free_blocks *blocks = list_of(allocator, list, bytes);
    if (blocks == NULL || blocks->addresses.count == 0)
        return 0;
    uint64_t address = blocks->addresses.items[--blocks->addresses.count];
    set_owner(allocator, address, owner);
    return address;
}

bool
allocator_give_listed(struct allocator *allocator, enum free_list list,
                      uint64_t address, uint64_t bytes)
{
    struct free_blocks *blocks = list_of(allocator, list, bytes);
    if (blocks == NULL || blocks->addresses.count >= blocks->limit ||
        (blocks->bytes != 0 && blocks->bytes != bytes))
        return false;
    blocks->bytes = bytes;
    VECTOR_PUSH(&blocks->addresses, address);
    set_owner(allocator, address, 0);
    return true;
}

void
allocator_clear_lists(struct allocator *allocator)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        struct free_blocks *list = &allocator->lists[i];
        while (list->addresses.count > 0)
            allocator_give(allocator,
                           list->addresses.items[--list->addresses.count],
                           list->bytes);
    }
}

node_id
allocator_owner(const struct allocator *allocator, uint64_t address)
{
    struct pool *pool;
    const struct block *block = block_at(allocator, address, &pool);
    uint64_t owner = 0;
    if (block != NULL)
        return block->owner;
    /* The address of an object with a collector's head is past the block's. */
    if (!map_get(&allocator->large, address, &owner))
        map_get(&allocator->large, address - 16, &owner);
    return (node_id)owner;
}

/* ---- for tests ---------------------------------------------------------- */

bool
allocator_pool(const struct allocator *allocator, size_t arena, size_t index,
               struct pool_view *view)
{
    const struct arena_pools *pools = allocator->arenas.items[arena];
    if (index >= pools->carved || pools->pools[index].blocks == NULL)
        return false;
    const struct pool *pool = &pools->pools[index];
    *view = (struct pool_view){.address = pool->address,
                               .block_size = pool->block_size,
                               .block_count = pool->block_count,
                               .used = pool->used,
                               .touched = pool->touched};
    return true;
}
