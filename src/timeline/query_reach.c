#include "timeline/query_reach.h"

#include <string.h>

void
query_reach_release(struct query_reach *reach)
{
    VECTOR_RELEASE(&reach->bits);
    VECTOR_RELEASE(&reach->queue);
}

static void
visit(struct query_reach *reach, node_id node)
{
    if (query_reach_has(reach, node))
        return;
    reach->bits.items[node / 64] |= (uint64_t)1 << (node % 64);
    VECTOR_PUSH(&reach->queue, node);
}

/* Returns whether a node needs no holder. */
static bool
is_root(const struct world *world, node_id node)
{
    enum node_kind kind = log_birth_of(world_log(world), node)->kind;
    return kind == NODE_ARENA || kind == NODE_NATIVE ||
           world_flags(world, node) & (NODE_IMMORTAL | NODE_SHARED) ||
           world_count(world, node) == 0;
}

void
query_reach_update(struct query_reach *reach, const struct world *world)
{
    if (reach->world == world && reach->moment == world_moment(world))
        return;
    reach->world = world;
    reach->moment = world_moment(world);
    reach->unreachable = 0;
    reach->queue.count = 0;
    reach->bits.count = 0;
    size_t words = log_node_count(world_log(world)) / 64 + 1;
    VECTOR_RESERVE(&reach->bits, words);
    memset(reach->bits.items, 0, words * sizeof *reach->bits.items);
    reach->bits.count = words;
    for (size_t i = 0; i < world_frame_count(world); i++)
        visit(reach, world_frame(world, i));
    node_id node;
    for (node = world_next(world, 0); node != 0;
         node = world_next(world, node)) {
        if (is_root(world, node))
            visit(reach, node);
    }
    for (size_t i = 0; i < reach->queue.count; i++) {
        uint32_t count;
        const node_id *slots =
            world_slots(world, reach->queue.items[i], &count);
        for (uint32_t k = 0; k < count; k++) {
            if (slots[k] != 0)
                visit(reach, slots[k]);
        }
    }
    for (node = world_next(world, 0); node != 0;
         node = world_next(world, node)) {
        if (!query_reach_has(reach, node) &&
            log_birth_of(world_log(world), node)->kind == NODE_OBJECT)
            reach->unreachable++;
    }
}
