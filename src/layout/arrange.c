#include "layout/arrange.h"

#include <limits.h>

#include "base/mem.h"
#include "layout/place.h"
#include "layout/route.h"

/* Graphs with more wires are placed in one manner only, and found more room
 * only once. */
#define FEW_WIRES 64
#define MANY_WIRES 160

/* More room that is tried when wires find no way. */
#define EXTRA_MAX 4

/* Manners in which the wires are laid well: all of them in a graph with very
 * few wires, else the most promising. */
#define VERY_FEW_WIRES 24
#define PROMISING 2

/* What a cell of the whole costs, in units of the ways. */
#define AREA_COST 1

/* What a column or a row beyond a fair size costs besides. */
#define UNFAIR_COST 30

/* An arrangement, put aside. */
struct kept {
    struct graph_node *nodes;
    struct step_cell **paths;
    int *lengths;
    int width, height;
    int without;
    int extra;
    int crossings;
    long cost;
};

struct manner {
    enum place_manner place;
    int extra;
    enum route_effort effort;
};

static void
drop_paths(struct graph *graph)
{
    for (size_t w = 0; w < graph->wires.count; w++) {
        mem_free(graph->wires.items[w].path);
        graph->wires.items[w].path = NULL;
        graph->wires.items[w].path_length = 0;
    }
}

/* Puts the arrangement of the graph aside; its paths are taken away. */
static void
keep(struct graph *graph, struct kept *kept)
{
    kept->width = graph->width;
    kept->height = graph->height;
    for (size_t n = 0; n < graph->nodes.count; n++)
        kept->nodes[n] = graph->nodes.items[n];
    for (size_t w = 0; w < graph->wires.count; w++) {
        mem_free(kept->paths[w]);
        kept->paths[w] = graph->wires.items[w].path;
        kept->lengths[w] = graph->wires.items[w].path_length;
        graph->wires.items[w].path = NULL;
        graph->wires.items[w].path_length = 0;
    }
}

/* Gives the graph what was put aside. */
static void
bring_back(struct graph *graph, struct kept *kept)
{
    drop_paths(graph);
    graph->width = kept->width;
    graph->height = kept->height;
    for (size_t n = 0; n < graph->nodes.count; n++)
        graph->nodes.items[n] = kept->nodes[n];
    for (size_t w = 0; w < graph->wires.count; w++) {
        graph->wires.items[w].path = kept->paths[w];
        graph->wires.items[w].path_length = kept->lengths[w];
    }
}

/* What the size of the whole costs. */
static long
size_cost(const struct graph *graph)
{
    long width = graph->width - 2 * PLACE_MARGIN;
    long height = graph->height - 2 * PLACE_MARGIN;
    long cost = width * height * AREA_COST;

    if (width > GRAPH_FAIR_WIDTH)
        cost += (width - GRAPH_FAIR_WIDTH) * UNFAIR_COST;
    if (height > GRAPH_FAIR_HEIGHT)
        cost += (height - GRAPH_FAIR_HEIGHT) * UNFAIR_COST;
    return cost;
}

/* Places and routes in one manner; keeps the result if it is the best.
 * Returns the cost. */
static long
try_manner(struct graph *graph, const struct graph_node *sizes,
           struct manner manner, struct kept *best)
{
    struct route_result result;
    long cost;

    for (size_t n = 0; n < graph->nodes.count; n++)
        graph->nodes.items[n] = sizes[n];
    drop_paths(graph);
    place(graph, manner.place, manner.extra);
    result = route(graph, manner.effort);
    cost = result.cost + size_cost(graph);
    if (best->without < 0 || result.without < best->without ||
        (result.without == best->without && cost < best->cost)) {
        best->without = result.without;
        best->cost = cost;
        best->extra = manner.extra;
        best->crossings = result.crossings;
        keep(graph, best);
    }
    return cost;
}

/* Lays the wires well in the most promising manners. */
static void
try_well(struct graph *graph, const struct graph_node *sizes, long *costs,
         struct kept *best)
{
    int manners = graph->wires.count <= VERY_FEW_WIRES ? PLACE_MANNERS
                                                       : PROMISING;

    for (int i = 0; i < manners; i++) {
        int least = 0;

        for (int manner = 1; manner < PLACE_MANNERS; manner++)
            if (costs[manner] < costs[least])
                least = manner;
        costs[least] = LONG_MAX;
        try_manner(graph, sizes,
                   (struct manner){(enum place_manner)least, best->extra,
                                   ROUTE_WELL},
                   best);
    }
}

int
arrange(struct graph *graph)
{
    size_t nodes = graph->nodes.count, wires = graph->wires.count;
    int manners = wires <= FEW_WIRES ? PLACE_MANNERS : 1;
    int extras = wires <= MANY_WIRES ? EXTRA_MAX : 1;
    long costs[PLACE_MANNERS];
    struct graph_node *sizes = mem_alloc_array(nodes + 1, sizeof *sizes);
    struct kept best = {
        .nodes = mem_alloc_array(nodes + 1, sizeof *best.nodes),
        .paths = mem_alloc_array(wires + 1, sizeof *best.paths),
        .lengths = mem_alloc_array(wires + 1, sizeof *best.lengths),
        .without = -1};

    for (size_t n = 0; n < nodes; n++)
        sizes[n] = graph->nodes.items[n];
    for (int extra = 0; extra < extras && best.without != 0; extra++)
        for (int manner = 0; manner < manners; manner++)
            costs[manner] = try_manner(
                graph, sizes,
                (struct manner){(enum place_manner)manner, extra,
                                ROUTE_QUICK},
                &best);
    if (wires <= FEW_WIRES && best.crossings > 0)
        try_well(graph, sizes, costs, &best);
    bring_back(graph, &best);
    mem_free(sizes);
    mem_free(best.nodes);
    mem_free(best.paths);
    mem_free(best.lengths);
    return best.without;
}
