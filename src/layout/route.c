#include "layout/route.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/router.h"

#define ROUNDS 4          /* of taking a net up and laying it again */
/* Entries taken from the queues of all searches.  Laying everything once may
 * take LAY_WORK; making it better ends when the part for that is spent:
 * WELL_WORK for the best of several orders, else BETTER_WORK. */
#define LAY_WORK 6000000
#define WELL_WORK 120000
#define BETTER_WORK 2000000

#define PUSH_ROUNDS 3     /* of making way for those that found none */

/* A small graph is laid in several orders of its nets, and the best result
 * counts; one with more wires in the usual order only. */
#define SMALL_GRAPH 64

enum net_order {
    ORDER_NEAR, /* short ways first: the usual one */
    ORDER_FAR,
    ORDER_DOWN,
    ORDER_UP,
    ORDER_RIGHT,
    ORDER_LEFT,
    ORDER_COUNT
};

static int
wire_distance(const struct graph *graph, int wire)
{
    const struct graph_wire *w = &graph->wires.items[wire];
    const struct graph_node *from = &graph->nodes.items[w->from];
    const struct graph_node *to = &graph->nodes.items[w->to];

    return abs(to->x - from->x - from->width) +
           2 * abs(to->y + to->entry - from->y - w->port);
}

/* Sorts the wires into nets, the nearest wires of each first. */
static void
make_nets(struct router *router)
{
    struct graph *graph = router->graph;
    size_t used = 0;

    for (size_t w = 0; w < graph->wires.count; w++)
        router->nets[graph->wires.items[w].to].count +=
            !graph->wires.items[w].stub;
    for (size_t n = 0; n < graph->nodes.count; n++) {
        if (router->nets[n].count > 0)
            router->order[router->net_count++] = (int)n;
        router->nets[n].wires = router->all_wires + used;
        used += (size_t)router->nets[n].count;
        router->nets[n].count = 0;
    }
    for (size_t w = 0; w < graph->wires.count; w++) {
        struct net *net = &router->nets[graph->wires.items[w].to];
        int distance = wire_distance(graph, (int)w);
        int at;

        if (graph->wires.items[w].stub)
            continue;
        at = net->count++;
        for (; at > 0 &&
               wire_distance(graph, net->wires[at - 1]) > distance;
             at--)
            net->wires[at] = net->wires[at - 1];
        net->wires[at] = (int)w;
        net->distance = wire_distance(graph, net->wires[0]);
    }
}

/* Returns the key by which nets are sorted in one of the orders tried. */
static long
order_key(const struct router *router, int net, enum net_order order)
{
    const struct graph_node *node = &router->graph->nodes.items[net];
    const struct net *it = &router->nets[net];

    switch (order) {
    case ORDER_NEAR: return it->distance;
    case ORDER_FAR: return -it->distance;
    case ORDER_DOWN: return (long)node->y * 4096 + node->x;
    case ORDER_UP: return -((long)node->y * 4096 + node->x);
    case ORDER_RIGHT: return (long)node->x * 4096 + node->y;
    case ORDER_LEFT: return -((long)node->x * 4096 + node->y);
    case ORDER_COUNT: break;
    }
    return 0;
}

static void
sort_nets(struct router *router, enum net_order order)
{
    for (int i = 1; i < router->net_count; i++) {
        int net = router->order[i], at = i;
        long key = order_key(router, net, order);

        for (; at > 0 &&
               order_key(router, router->order[at - 1], order) > key;
             at--)
            router->order[at] = router->order[at - 1];
        router->order[at] = net;
    }
}

/* Lays the wires of a net, which are not in the grid. */
void
net_lay(struct router *router, struct net *net)
{
    net->cost = 0;
    for (int i = 0; i < net->count; i++) {
        struct graph_wire *wire = &router->graph->wires.items[net->wires[i]];
        int cost = maze_find(&router->maze, net->wires[i], &wire->path,
                             &wire->path_length);

        if (cost < 0) {
            net->cost += NO_WAY;
            wire->path = NULL;
            wire->path_length = 0;
            continue;
        }
        net->cost += cost;
        grid_add(&router->grid, net->wires[i]);
    }
}

struct laid
net_take_up(struct router *router, struct net *net)
{
    struct laid laid = {
        mem_alloc_array((size_t)net->count, sizeof *laid.paths),
        mem_alloc_array((size_t)net->count, sizeof *laid.lengths),
        net->count, net->cost};

    for (int i = 0; i < net->count; i++) {
        struct graph_wire *wire = &router->graph->wires.items[net->wires[i]];

        grid_remove(&router->grid, net->wires[i]);
        laid.paths[i] = wire->path;
        laid.lengths[i] = wire->path_length;
        wire->path = NULL;
        wire->path_length = 0;
    }
    return laid;
}

void
net_put_back(struct router *router, struct net *net, struct laid *laid)
{
    struct laid now = net_take_up(router, net);

    for (int i = 0; i < net->count; i++) {
        struct graph_wire *wire = &router->graph->wires.items[net->wires[i]];

        mem_free(now.paths[i]);
        wire->path = laid->paths[i];
        wire->path_length = laid->lengths[i];
        laid->paths[i] = NULL;
        grid_add(&router->grid, net->wires[i]);
    }
    net->cost = laid->cost;
    mem_free(now.paths);
    mem_free(now.lengths);
}

void
laid_release(struct laid *laid)
{
    for (int i = 0; i < laid->count; i++)
        mem_free(laid->paths[i]);
    mem_free(laid->paths);
    mem_free(laid->lengths);
}

/* Lays a net anew; returns whether that was better. */
static bool
lay_again(struct router *router, struct net *net)
{
    struct laid laid = net_take_up(router, net);
    bool better;

    net_lay(router, net);
    better = net->cost < laid.cost;
    if (!better)
        net_put_back(router, net, &laid);
    laid_release(&laid);
    return better;
}

bool
router_has_work(const struct router *router)
{
    return router->maze.work > LAY_WORK - router->better_work;
}

/* Makes way for wires that have none; returns whether that helped any. */
static bool
push_failed(struct router *router)
{
    const struct graph *graph = router->graph;
    bool better = false;

    for (size_t w = 0; w < graph->wires.count; w++)
        if (graph->wires.items[w].path == NULL &&
            !graph->wires.items[w].stub && router_has_work(router))
            better |= net_push(router, (int)w);
    return better;
}

/* Lays all nets in one order; returns the cost. */
static long
lay_all(struct router *router, enum net_order order)
{
    bool better = true;

    sort_nets(router, order);
    for (int i = 0; i < router->net_count; i++)
        net_lay(router, &router->nets[router->order[i]]);
    for (int round = 0; round < PUSH_ROUNDS && router_has_work(router) &&
                        push_failed(router);
         round++)
        ;
    if (router->well) {
        router_improve(router, ROUNDS);
        return router_price(router);
    }
    for (int round = 0; round < ROUNDS && better; round++) {
        better = false;
        for (int i = 0; i < router->net_count && router_has_work(router); i++)
            better |= lay_again(router, &router->nets[router->order[i]]);
    }
    return router_price(router);
}

/* Moves the paths of all wires out of the grid and into *kept, whose own are
 * freed. */
static void
keep_paths(struct router *router, struct laid *kept)
{
    struct graph *graph = router->graph;

    for (size_t w = 0; w < graph->wires.count; w++) {
        struct graph_wire *wire = &graph->wires.items[w];

        grid_remove(&router->grid, (int)w);
        mem_free(kept->paths[w]);
        kept->paths[w] = wire->path;
        kept->lengths[w] = wire->path_length;
        wire->path = NULL;
        wire->path_length = 0;
    }
}

/* Lays all nets in the best of several orders; returns the cost. */
static long
lay_best(struct router *router)
{
    struct graph *graph = router->graph;
    int orders = router->well ? ORDER_COUNT : 1;
    struct laid best = {
        mem_alloc_array(graph->wires.count + 1, sizeof *best.paths),
        mem_alloc_array(graph->wires.count + 1, sizeof *best.lengths),
        (int)graph->wires.count, -1};

    for (int order = 0;
         order < orders && (order == 0 || router_has_work(router)); order++) {
        long cost = lay_all(router, (enum net_order)order);

        if (best.cost < 0 || cost < best.cost) {
            best.cost = cost;
            keep_paths(router, &best);
        }
        for (size_t w = 0; w < graph->wires.count; w++) {
            grid_remove(&router->grid, (int)w);
            mem_free(graph->wires.items[w].path);
            graph->wires.items[w].path = NULL;
            graph->wires.items[w].path_length = 0;
        }
    }
    for (size_t w = 0; w < graph->wires.count; w++) {
        graph->wires.items[w].path = best.paths[w];
        graph->wires.items[w].path_length = best.lengths[w];
        grid_add(&router->grid, (int)w);
    }
    mem_free(best.paths);
    mem_free(best.lengths);
    return best.cost;
}

struct route_result
route(struct graph *graph, enum route_effort effort)
{
    struct router router = {.graph = graph};
    struct route_result result = {0};

    router.nets =
        mem_alloc_array(graph->nodes.count + 1, sizeof *router.nets);
    router.order =
        mem_alloc_array(graph->nodes.count + 1, sizeof *router.order);
    router.all_wires =
        mem_alloc_array(graph->wires.count + 1, sizeof *router.all_wires);
    grid_init(&router.grid, graph);
    maze_init(&router.maze, &router.grid);
    router.maze.work = LAY_WORK;
    make_nets(&router);
    router.well =
        effort == ROUTE_WELL && graph->wires.count <= SMALL_GRAPH;
    router.better_work = router.well ? WELL_WORK : BETTER_WORK;
    result.cost = lay_best(&router);
    result.crossings = router_crossings(&router);
    for (size_t w = 0; w < graph->wires.count; w++)
        result.without += graph->wires.items[w].path == NULL &&
                          !graph->wires.items[w].stub;
    maze_release(&router.maze);
    grid_release(&router.grid);
    mem_free(router.nets);
    mem_free(router.order);
    mem_free(router.all_wires);
    return result;
}

void
route_trim(struct graph *graph)
{
    int left = graph->width, top = graph->height, right = 0, bottom = 0;

    for (size_t n = 0; n < graph->nodes.count; n++) {
        const struct graph_node *node = &graph->nodes.items[n];

        left = node->x < left ? node->x : left;
        top = node->y < top ? node->y : top;
        right = node->x + node->width > right ? node->x + node->width : right;
        bottom = node->y + node->height > bottom ? node->y + node->height
                                                 : bottom;
    }
    for (size_t w = 0; w < graph->wires.count; w++)
        for (int i = 0; i < graph->wires.items[w].path_length; i++) {
            const struct step_cell *step = &graph->wires.items[w].path[i];

            left = step->x < left ? step->x : left;
            top = step->y < top ? step->y : top;
            right = step->x >= right ? step->x + 1 : right;
            bottom = step->y >= bottom ? step->y + 1 : bottom;
        }
    for (size_t n = 0; n < graph->nodes.count; n++) {
        graph->nodes.items[n].x -= left;
        graph->nodes.items[n].y -= top;
    }
    for (size_t w = 0; w < graph->wires.count; w++)
        for (int i = 0; i < graph->wires.items[w].path_length; i++) {
            graph->wires.items[w].path[i].x -= left;
            graph->wires.items[w].path[i].y -= top;
        }
    graph->width = right > left ? right - left : 0;
    graph->height = bottom > top ? bottom - top : 0;
}
