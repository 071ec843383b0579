/* Whether a world is right: recounted naively, and compared with another. */
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "timeline/world_state.h"

/* Says what is wrong, if anybody wants to know; returns false. */
static bool
wrong(struct text *problem, const char *what, node_id a, node_id b)
{
    if (problem != NULL)
        text_add_format(problem, "%s (nodes %u, %u)", what, a, b);
    return false;
}

static uint64_t
pair_key(node_id target, node_id holder)
{
    return (uint64_t)target << 32 | holder;
}

/* Counts every (target, holder) of the slots of a node in pairs, and every
 * target in totals. */
static bool
count_slots(const struct world *world, const struct live *live,
            struct map *pairs, struct map *totals, struct text *problem)
{
    const uint32_t *slots = number_array_read(&live->slots);
    for (uint32_t i = 0; i < live->slots.count; i++) {
        if (slots[i] == 0)
            continue;
        const struct live *target = world_live(world, slots[i]);
        if (target == NULL)
            return wrong(problem, "a slot refers to a dead node", live->id,
                         slots[i]);
        if (!target->counted)
            continue;
        uint64_t times = 0;
        map_get(pairs, pair_key(slots[i], live->id), &times);
        map_set(pairs, pair_key(slots[i], live->id), times + 1);
        times = 0;
        map_get(totals, slots[i], &times);
        map_set(totals, slots[i], times + 1);
    }
    return true;
}

/* Compares what is kept about the holders of a node with what was counted. */
static bool
check_holders(const struct world *world, const struct live *live,
              const struct map *pairs, const struct map *totals,
              struct text *problem)
{
    uint64_t total = 0;
    map_get(totals, live->id, &total);
    if (total != live->references)
        return wrong(problem, "the references to a node are not its count",
                     live->id, 0);
    if (live->holders.count == 0)
        return total == 0 ||
               wrong(problem, "a holder is not known", live->id, 0);
    size_t count = live->holders.count;
    struct holding *list = mem_alloc_array(count, sizeof *list);
    holder_set_list(&live->holders, list);
    uint64_t listed = 0;
    bool right = true;
    for (size_t i = 0; right && i < count; i++) {
        uint64_t times = 0;
        map_get(pairs, pair_key(live->id, list[i].holder), &times);
        listed += list[i].times;
        if (times != list[i].times || times == 0 ||
            world_live(world, list[i].holder) == NULL)
            right = wrong(problem, "a holder does not refer to a node as "
                          "often as is listed", live->id, list[i].holder);
    }
    mem_free(list);
    if (right && listed != total)
        right = wrong(problem, "a holder is not listed", live->id, 0);
    return right;
}

/* Checks what a node's own numbers say. */
static bool
check_node(const struct world *world, const struct live *live,
           struct text *problem)
{
    if (live->id == 0 || world_live(world, live->id) != live)
        return wrong(problem, "a node is not where it is said to be",
                     live->id, 0);
    if (live->names != NULL && live->names->count != live->slots.count)
        return wrong(problem, "a node has not as many names as slots",
                     live->id, 0);
    return true;
}

static bool
check_totals(const struct world *world, size_t nodes, size_t objects,
             size_t slots, struct text *problem)
{
    if (nodes != world->live_count)
        return wrong(problem, "the number of live nodes is wrong", 0, 0);
    if (objects != world->object_count)
        return wrong(problem, "the number of live objects is wrong", 0, 0);
    if (slots != world->slot_count)
        return wrong(problem, "the number of slots is wrong", 0, 0);
    for (size_t i = 0; i < world->frames.count; i++) {
        if (world_live(world, world->frames.items[i]) == NULL)
            return wrong(problem, "a running frame is dead",
                         world->frames.items[i], 0);
    }
    return true;
}

bool
world_check(const struct world *world, struct text *problem)
{
    struct map pairs = {0};
    struct map totals = {0};
    size_t nodes = 0, objects = 0, slots = 0;
    bool right = true;
    for (node_id node = world_next(world, 0); right && node != 0;
         node = world_next(world, node)) {
        const struct live *live = world_live(world, node);
        if (live == NULL || live->id != node) {
            right = wrong(problem, "a live node is not there", node, 0);
            break;
        }
        right = check_node(world, live, problem) &&
                count_slots(world, live, &pairs, &totals, problem);
        nodes++;
        objects += log_birth_of(world->log, node)->kind == NODE_OBJECT;
        slots += live->slots.count + live_name_count(live);
    }
    for (node_id node = world_next(world, 0); right && node != 0;
         node = world_next(world, node))
        right = check_holders(world, world_live(world, node), &pairs, &totals,
                              problem);
    if (right)
        right = check_totals(world, nodes, objects, slots, problem);
    map_release(&pairs);
    map_release(&totals);
    return right;
}

/* ---- comparing ----------------------------------------------------------- */

static bool
same_numbers(const struct number_array *a, const struct number_array *b)
{
    return a->count == b->count &&
           memcmp(number_array_read(a), number_array_read(b),
                  a->count * sizeof(uint32_t)) == 0;
}

static bool
same_slots(const struct live *a, const struct live *b)
{
    return same_numbers(&a->slots, &b->slots) &&
           (a->names == NULL || same_numbers(a->names, b->names));
}

static bool
same_holders(const struct holder_set *a, const struct holder_set *b)
{
    if (a->count != b->count)
        return false;
    if (a->count == 0)
        return true;
    size_t count = a->count;
    struct holding *lists = mem_alloc_array(2 * count, sizeof *lists);
    holder_set_list(a, lists);
    holder_set_list(b, lists + count);
    bool same = memcmp(lists, lists + count, count * sizeof *lists) == 0;
    mem_free(lists);
    return same;
}

static bool
same_node(const struct live *a, const struct live *b, struct text *problem)
{
    if (a->flags != b->flags || a->size != b->size ||
        a->preview != b->preview || a->line != b->line)
        return wrong(problem, "flags, size, text or line differ", a->id,
                     b->id);
    if (!same_slots(a, b))
        return wrong(problem, "slots differ", a->id, b->id);
    if (a->references != b->references ||
        !same_holders(&a->holders, &b->holders))
        return wrong(problem, "holders differ", a->id, b->id);
    return true;
}

bool
world_equal(const struct world *a, const struct world *b,
            struct text *problem)
{
    if (a->log != b->log || a->moment != b->moment)
        return wrong(problem, "not the same moment of one log", 0, 0);
    if (a->output_length != b->output_length ||
        a->freed_count != b->freed_count)
        return wrong(problem, "output or the number of freed nodes differ", 0,
                     0);
    if (a->frames.count != b->frames.count ||
        (a->frames.count > 0 &&
         memcmp(a->frames.items, b->frames.items,
                a->frames.count * sizeof(node_id)) != 0))
        return wrong(problem, "running frames differ", 0, 0);
    node_id x = world_next(a, 0);
    node_id y = world_next(b, 0);
    for (; x != 0 && x == y; x = world_next(a, x), y = world_next(b, y)) {
        if (!same_node(world_live(a, x), world_live(b, y), problem))
            return false;
    }
    return x == y || wrong(problem, "not the same nodes live", x, y);
}
