#include "playback/changed_places.h"

#include <string.h>

#include "base/map.h"

/* Holders that are looked at; of what has more, only the number is told. */
#define HOLDERS_COMPARED 64

/* Of containers with more slots than this only the numbers are compared. */
#define SLOTS_COMPARED 20000

/* How far ways are followed back, and holders of one object on them. */
enum { WAY_MAX = 4, HOLDERS_FOLLOWED = 8 };

struct places {
    struct holder holders[HOLDERS_COMPARED];
    size_t count;
};

bool
has_drawn_place(const struct session *session, const struct world *world,
                node_id node)
{
    struct holder holders[HOLDERS_COMPARED];
    size_t count;

    if (!world_is_alive(world, node))
        return false;
    count = world_holders(world, node, holders, HOLDERS_COMPARED);
    for (size_t i = 0; i < count && i < HOLDERS_COMPARED; i++)
        if (place_is_drawn(session, world, holders[i]))
            return true;
    return count > HOLDERS_COMPARED;
}

/* Whether a way of drawn places leads from some variable to an object, as far
 * as it is followed back; what is further away is taken to be reached. */
static bool
is_reached(const struct session *session, const struct world *world,
           node_id node, int steps)
{
    struct holder holders[HOLDERS_FOLLOWED];
    size_t count = world_holders(world, node, holders, HOLDERS_FOLLOWED);

    if (steps == 0 || count > HOLDERS_FOLLOWED)
        return true;
    for (size_t i = 0; i < count; i++)
        if (place_is_drawn(session, world, holders[i]) &&
            (log_birth_of(session->log, holders[i].node)->kind !=
                 NODE_OBJECT ||
             is_reached(session, world, holders[i].node, steps - 1)))
            return true;
    return false;
}

/* Whether a place is drawn, and its object too. */
static bool
is_seen(const struct session *session, const struct world *world,
        struct holder place)
{
    return place_is_drawn(session, world, place) &&
           (log_birth_of(session->log, place.node)->kind != NODE_OBJECT ||
            is_reached(session, world, place.node, WAY_MAX));
}

/* Returns false when there are too many. */
static bool
find_places(const struct session *session, const struct world *world,
            node_id node, bool seen, struct places *places)
{
    struct holder holders[HOLDERS_COMPARED];
    size_t count = world_is_alive(world, node)
                       ? world_holders(world, node, holders,
                                       HOLDERS_COMPARED)
                       : 0;

    places->count = 0;
    if (count > HOLDERS_COMPARED)
        return false;
    for (size_t i = 0; i < count; i++)
        if (is_seen(session, world, holders[i]) == seen)
            places->holders[places->count++] = holders[i];
    return true;
}

bool
has_seen_place(const struct session *session, const struct world *world,
               node_id node)
{
    struct places places;

    return world_is_alive(world, node) &&
           (!find_places(session, world, node, true, &places) ||
            places.count > 0);
}

static bool
has_same_label(const struct world *worlds[2], struct holder here,
               struct holder there)
{
    struct text a = {0}, b = {0};
    bool same;

    world_slot_label(worlds[0], here.node, here.slot, &a);
    world_slot_label(worlds[1], there.node, there.slot, &b);
    same = strcmp(text_string(&a), text_string(&b)) == 0;
    text_release(&a);
    text_release(&b);
    return same;
}

/* Takes away from both what both have: first places of the same label, then,
 * since slots shift, any of the same holder. */
static void
take_common(const struct world *worlds[2], struct places *here,
            struct places *there, bool same_label)
{
    for (size_t i = here->count; i-- > 0;) {
        for (size_t j = 0; j < there->count; j++) {
            if (there->holders[j].node != here->holders[i].node ||
                (same_label && !has_same_label(worlds, here->holders[i],
                                               there->holders[j])))
                continue;
            there->holders[j] = there->holders[--there->count];
            memmove(here->holders + i, here->holders + i + 1,
                    (--here->count - i) * sizeof *here->holders);
            break;
        }
    }
}

/* Does that for the places that are seen, or for the others. */
static size_t
add_places(const struct session *session, const struct world *worlds[2],
           node_id node, bool seen, struct holder *first, struct text *out)
{
    struct places here, there;

    if (!find_places(session, worlds[0], node, seen, &here) ||
        !find_places(session, worlds[1], node, seen, &there))
        return 0;
    take_common(worlds, &here, &there, true);
    take_common(worlds, &here, &there, false);
    if (here.count == 0)
        return 0;
    *first = here.holders[0];
    name_place(session, worlds[0], here.holders[0], out);
    if (here.count == 2 && here.holders[0].node != here.holders[1].node) {
        text_add_string(out, " and ");
        name_place(session, worlds[0], here.holders[1], out);
    } else if (here.count > 1) {
        text_add_format(out, " and %zu other%s", here.count - 1,
                        here.count == 2 ? "" : "s");
    }
    return here.count;
}

size_t
add_changed_places(const struct session *session, const struct world *in,
                   const struct world *without, node_id node,
                   struct holder *first, struct text *out)
{
    const struct world *worlds[2] = {in, without};
    size_t count = add_places(session, worlds, node, true, first, out);

    return count > 0
               ? count
               : add_places(session, worlds, node, false, first, out);
}

size_t
find_members(const struct world *in, const struct world *without,
             node_id node, node_id *members, size_t limit)
{
    struct map others = {0};
    uint32_t count = world_slot_count(without, node);
    size_t found = 0;

    for (uint32_t i = 0; i < count; i++)
        map_set(&others, world_slot(without, node, i), 1);
    count = world_slot_count(in, node);
    for (uint32_t i = 0; i < count; i++) {
        node_id member = world_slot(in, node, i);

        if (member == 0 || map_get(&others, member, NULL))
            continue;
        if (found < limit)
            members[found] = member;
        found++;
    }
    map_release(&others);
    return found;
}

struct difference
compare_slots(const struct world *before, const struct world *now,
              node_id node)
{
    uint32_t old = world_slot_count(before, node);
    uint32_t new = world_slot_count(now, node);
    uint32_t start = 0;

    if (old > SLOTS_COMPARED && new > SLOTS_COMPARED)
        return (struct difference){0, old > new ? old - new : 0,
                                   new > old ? new - old : 0, true};
    while (start < old && start < new &&
           world_slot(before, node, start) == world_slot(now, node, start))
        start++;
    while (old > start && new > start &&
           world_slot(before, node, old - 1) ==
               world_slot(now, node, new - 1)) {
        old--;
        new--;
    }
    return (struct difference){start, old - start, new - start, false};
}
