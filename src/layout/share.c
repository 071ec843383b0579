#include "layout/share.h"

#include "base/map.h"
#include "base/mem.h"

static size_t
first_stop(const struct graph *graph, const struct graph_node *node)
{
    for (size_t w = 0; w < graph->life_words; w++)
        for (size_t bit = 0; bit < 64; bit++)
            if (node->life[w] >> bit & 1)
                return w * 64 + bit;
    return SIZE_MAX;
}

int *
share_order(const struct graph *graph)
{
    int *order = mem_alloc_array(graph->nodes.count + 1, sizeof *order);
    size_t *first = mem_alloc_array(graph->nodes.count + 1, sizeof *first);

    for (size_t n = 0; n < graph->nodes.count; n++) {
        size_t at = n;

        first[n] = first_stop(graph, &graph->nodes.items[n]);
        for (; at > 0 && first[order[at - 1]] > first[n]; at--)
            order[at] = order[at - 1];
        order[at] = (int)n;
    }
    mem_free(first);
    return order;
}

/* Returns whether one place refers to the node and to one seated there. */
static bool
have_a_referrer_in_common(const struct graph *graph, const int *seats,
                          int node, int seat)
{
    for (size_t a = 0; a < graph->wires.count; a++) {
        const struct graph_wire *wire = &graph->wires.items[a];

        if (wire->to != node || seats[wire->from] < 0)
            continue;
        for (size_t b = 0; b < graph->wires.count; b++) {
            const struct graph_wire *other = &graph->wires.items[b];

            if (seats[other->to] == seat && other->port == wire->port &&
                seats[other->from] == seats[wire->from])
                return true;
        }
    }
    return false;
}

/* Returns how badly a node sits in a seat, or -1 when it cannot. */
static int
misfit(const struct graph *graph, const struct graph *shared,
       const int *seats, int node, int seat)
{
    const struct graph_node *it = &graph->nodes.items[node];
    const struct graph_node *place = &shared->nodes.items[seat];
    int apart = it->height - place->height;

    if (it->root || place->root || it->column != place->column ||
        it->band != place->band ||
        it->top != place->top ||
        lives_meet(it->life, place->life, graph->life_words))
        return -1;
    if (apart < 0)
        apart = -apart;
    if (apart > SHARE_HEIGHTS_APART)
        return -1;
    return 4 * apart +
           (have_a_referrer_in_common(graph, seats, node, seat) ? 0 : 6);
}

static void
sit_down(const struct graph *graph, struct graph *shared, int node, int seat)
{
    const struct graph_node *it = &graph->nodes.items[node];
    struct graph_node *place = &shared->nodes.items[seat];

    if (it->width > place->width)
        place->width = it->width;
    if (it->height > place->height)
        place->height = it->height;
    if (it->low_height < place->low_height)
        place->low_height = it->low_height;
    for (size_t w = 0; w < graph->life_words; w++)
        place->life[w] |= it->life[w];
}

/* Adds a place for a node; returns its number. */
static int
add_place(struct graph *shared, const struct graph_node *node)
{
    int seat = graph_add_node(shared, node->width, node->height);
    struct graph_node *place = &shared->nodes.items[seat];

    place->low_height = node->low_height;
    place->top = node->top;
    place->entry = node->entry;
    place->root = node->root;
    place->rank = node->rank;
    place->column = node->column;
    place->band = node->band;
    return seat;
}

static void
find_seats(const struct graph *graph, struct graph *shared, int *seats)
{
    int *order = share_order(graph);

    for (size_t n = 0; n < graph->nodes.count; n++)
        seats[n] = -1;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        int node = order[i], best = -1, least = 0;

        for (size_t s = 0; s < shared->nodes.count; s++) {
            int miss = misfit(graph, shared, seats, node, (int)s);

            if (miss >= 0 && (best < 0 || miss < least)) {
                best = (int)s;
                least = miss;
            }
        }
        if (best < 0)
            best = add_place(shared, &graph->nodes.items[node]);
        sit_down(graph, shared, node, best);
        seats[node] = best;
    }
    mem_free(order);
}

void
share_places(const struct graph *graph, struct graph *shared, int *seats)
{
    struct map known = {0}; /* from, port, to → wire */

    graph_init(shared, graph->life_words * 64);
    shared->min_channel = graph->min_channel;
    shared->gap = graph->gap;
    shared->pitch = graph->pitch;
    shared->wrap_width = graph->wrap_width;
    shared->even = graph->even;
    shared->has_columns = true;
    find_seats(graph, shared, seats);
    for (size_t w = 0; w < graph->wires.count; w++) {
        const struct graph_wire *wire = &graph->wires.items[w];
        int from = seats[wire->from], to = seats[wire->to];
        uint64_t key = (uint64_t)from << 42 | (uint64_t)to << 21 |
                       (uint64_t)wire->port;
        uint64_t way;

        if (!map_get(&known, key, &way)) {
            way = (uint64_t)graph_add_wire(shared, from, to, wire->port);
            map_set(&known, key, way);
        }
        for (size_t i = 0; i < graph->life_words; i++)
            shared->wires.items[way].life[i] |= wire->life[i];
    }
    map_release(&known);
}
