/*
 * Making a laid graph better: nets are taken up and laid again, alone or two
 * that cross in both orders, and what makes the whole cheaper stays.
 *
 * The whole is judged by what is drawn: cells, bends, crossings.  The costs
 * that the nets were laid at do not add up to that, since a crossing costs
 * only the net that is laid last.
 */
#include "base/mem.h"
#include "layout/router.h"

/* What the parts of a picture cost; as in the maze. */
enum {
    PRICE_SIDE = 20,
    PRICE_HEIGHT = 40,
    PRICE_BEND = 80,
    PRICE_CROSSING = 300,
    PRICE_NEAR = 8,
    PRICE_HEAD = 100
};

/* ---- the price of the whole --------------------------------------------- */

/* Whether an earlier piece of the same net in the cell has paid for it. */
static bool
is_paid(const struct router *router, int wire, int cell, bool bent,
        bool *bend_is_paid)
{
    const struct graph_wire *wires = router->graph->wires.items;
    bool paid = false;

    *bend_is_paid = false;
    for (int at = router->grid.first[cell]; at >= 0;
         at = router->grid.pieces.items[at].next) {
        const struct piece *piece = &router->grid.pieces.items[at];

        if (piece->wire >= wire || wires[piece->wire].to != wires[wire].to)
            continue;
        paid = true;
        if (bent && piece->in != way_back(piece->out))
            *bend_is_paid = true;
    }
    return paid;
}

/* Returns how many nets with a higher number cross a wire in a cell. */
static int
count_crossings(const struct router *router, int wire, int cell)
{
    const struct graph *graph = router->graph;
    const struct graph_wire *it = &graph->wires.items[wire];
    int crossings = 0;

    for (int at = router->grid.first[cell]; at >= 0;
         at = router->grid.pieces.items[at].next) {
        const struct graph_wire *other =
            &graph->wires.items[router->grid.pieces.items[at].wire];

        if (other->to > it->to &&
            lives_meet(it->life, other->life, graph->life_words))
            crossings++;
    }
    return crossings;
}

static long
wire_price(const struct router *router, int wire)
{
    const struct graph_wire *it = &router->graph->wires.items[wire];
    long price = 0;

    if (it->path == NULL)
        return it->stub ? 0 : NO_WAY;
    for (int i = 0; i < it->path_length; i++) {
        const struct step_cell *step = &it->path[i];
        int cell = grid_cell(&router->grid, step->x, step->y);
        bool bent = step->in != way_back(step->out), bend_is_paid;

        if (!is_paid(router, wire, cell, bent, &bend_is_paid)) {
            price += step->out <= WAY_DOWN ? PRICE_HEIGHT : PRICE_SIDE;
            price += router->grid.near[cell] ? PRICE_NEAR : 0;
            price += i == it->path_length - 1 ? PRICE_HEAD : 0;
            price += (long)PRICE_CROSSING *
                     count_crossings(router, wire, cell);
        }
        if (bent && !bend_is_paid)
            price += PRICE_BEND;
    }
    return price;
}

long
router_price(const struct router *router)
{
    long price = 0;

    for (size_t w = 0; w < router->graph->wires.count; w++)
        price += wire_price(router, (int)w);
    return price;
}

int
router_crossings(const struct router *router)
{
    const struct graph *graph = router->graph;
    int crossings = 0;

    for (size_t w = 0; w < graph->wires.count; w++) {
        const struct graph_wire *wire = &graph->wires.items[w];

        for (int i = 0; i < wire->path_length; i++)
            crossings += count_crossings(
                router, (int)w,
                grid_cell(&router->grid, wire->path[i].x, wire->path[i].y));
    }
    return crossings;
}

/* ---- better and better -------------------------------------------------- */

/* Lays one net again, or two in the order b, a; returns the price, which is
 * lower than before, or the old price when all was put back. */
static long
lay_again(struct router *router, int a, int b, long price)
{
    struct net *first = &router->nets[a];
    struct net *second = b >= 0 ? &router->nets[b] : NULL;
    struct laid laid_first = net_take_up(router, first);
    struct laid laid_second = {0};
    long now;

    if (second != NULL) {
        laid_second = net_take_up(router, second);
        net_lay(router, second);
    }
    net_lay(router, first);
    now = router_price(router);
    if (now >= price) {
        net_put_back(router, first, &laid_first);
        if (second != NULL)
            net_put_back(router, second, &laid_second);
        now = price;
    }
    laid_release(&laid_first);
    laid_release(&laid_second);
    return now;
}

/* Returns whether two nets have a cell in common, or cells side by side. */
static bool
are_neighbours(const struct router *router, int a, int b)
{
    static const int dx[] = {0, 0, 0, -1, 1}, dy[] = {0, -1, 1, 0, 0};
    const struct grid *grid = &router->grid;
    const struct net *net = &router->nets[a];

    for (int i = 0; i < net->count; i++) {
        const struct graph_wire *wire =
            &router->graph->wires.items[net->wires[i]];

        for (int k = 0; k < 5 * wire->path_length; k++) {
            const struct step_cell *step = &wire->path[k / 5];
            int x = step->x + dx[k % 5], y = step->y + dy[k % 5];

            if (x < 0 || y < 0 || x >= grid->width || y >= grid->height)
                continue;
            for (int at = grid->first[grid_cell(grid, x, y)]; at >= 0;
                 at = grid->pieces.items[at].next)
                if (router->graph->wires
                        .items[grid->pieces.items[at].wire].to == b)
                    return true;
        }
    }
    return false;
}

void
router_improve(struct router *router, int rounds)
{
    long price = router_price(router), before = price + 1;

    for (int round = 0; round < rounds && price < before; round++) {
        before = price;
        for (int i = 0; i < router->net_count && router_has_work(router); i++)
            price = lay_again(router, router->order[i], -1, price);
        for (int i = 0; i < router->net_count; i++)
            for (int k = 0; k < router->net_count && router_has_work(router);
                 k++)
                if (i != k && are_neighbours(router, router->order[i],
                                             router->order[k]))
                    price = lay_again(router, router->order[i],
                                      router->order[k], price);
    }
}
