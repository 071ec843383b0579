/*
 * Making way: a wire that finds no way goes straight through other nets, at
 * a high price; these are taken up, the wire is laid, and they look for
 * other ways.  If in the end as many wires are without a way as before, all
 * is put back.
 */
#include "base/mem.h"
#include "layout/router.h"

/* Nets taken up for one wire, at most. */
#define PUSHED_MAX 12

struct pushed {
    int nets[PUSHED_MAX];
    struct laid laid[PUSHED_MAX];
    int count;
};

static int
count_failed(const struct router *router)
{
    int failed = 0;

    for (size_t w = 0; w < router->graph->wires.count; w++)
        failed += router->graph->wires.items[w].path == NULL;
    return failed;
}

/* Notes the nets, other than the wire's, in a cell. */
static bool
note_nets(const struct router *router, int wire, int cell,
          struct pushed *pushed)
{
    const struct graph_wire *wires = router->graph->wires.items;

    for (int at = router->grid.first[cell]; at >= 0;
         at = router->grid.pieces.items[at].next) {
        int other = router->grid.pieces.items[at].wire;
        int known = 0;

        if (!router->maze.meets[other] || router->maze.kin[other] ||
            wires[other].to == wires[wire].to)
            continue;
        while (known < pushed->count &&
               pushed->nets[known] != wires[other].to)
            known++;
        if (known < pushed->count)
            continue;
        if (pushed->count == PUSHED_MAX)
            return false;
        pushed->nets[pushed->count++] = wires[other].to;
    }
    return true;
}

/* Finds the nets that touch a path. */
static bool
find_pushed(const struct router *router, int wire,
            const struct step_cell *path, int length, struct pushed *pushed)
{
    static const int dx[] = {0, 0, 0, -1, 1}, dy[] = {0, -1, 1, 0, 0};
    const struct grid *grid = &router->grid;

    for (int i = 0; i < length; i++)
        for (int k = 0; k < 5; k++) {
            int x = path[i].x + dx[k], y = path[i].y + dy[k];

            if (x >= 0 && y >= 0 && x < grid->width && y < grid->height &&
                !note_nets(router, wire, grid_cell(grid, x, y), pushed))
                return false;
        }
    return true;
}

bool
net_push(struct router *router, int wire)
{
    struct graph_wire *it = &router->graph->wires.items[wire];
    struct net *own = &router->nets[it->to];
    struct pushed pushed = {.count = 0};
    int failed = count_failed(router);
    struct step_cell *path;
    struct laid own_laid;
    bool better;
    int length;

    router->maze.push = true;
    better = maze_find(&router->maze, wire, &path, &length) >= 0;
    router->maze.push = false;
    if (!better)
        return false;
    if (!find_pushed(router, wire, path, length, &pushed)) {
        mem_free(path);
        return false;
    }
    mem_free(path);
    own_laid = net_take_up(router, own);
    for (int i = 0; i < pushed.count; i++)
        pushed.laid[i] =
            net_take_up(router, &router->nets[pushed.nets[i]]);
    net_lay(router, own);
    for (int i = 0; i < pushed.count; i++)
        net_lay(router, &router->nets[pushed.nets[i]]);
    better = count_failed(router) < failed;
    for (int i = 0; i < pushed.count; i++) {
        if (!better)
            net_put_back(router, &router->nets[pushed.nets[i]],
                         &pushed.laid[i]);
        laid_release(&pushed.laid[i]);
    }
    if (!better)
        net_put_back(router, own, &own_laid);
    laid_release(&own_laid);
    return better;
}
