/*
 * router: the work of laying wires, shared by its parts.  Private to
 * src/layout.
 */
#ifndef REFSTEP_LAYOUT_ROUTER_H
#define REFSTEP_LAYOUT_ROUTER_H

#include "layout/grid.h"
#include "layout/maze.h"

#define NO_WAY 1000000 /* the cost of a wire without a way */

/* The wires to one node. */
struct net {
    int *wires; /* the nearest first */
    int count;
    long cost;
    int distance; /* of the nearest */
};

struct router {
    struct graph *graph;
    bool well;        /* in several orders, with every means */
    long better_work; /* what may be spent on making it better */
    struct grid grid;
    struct maze maze;
    struct net *nets; /* by node */
    int *order;       /* nets with wires, the next to lay first */
    int net_count;
    int *all_wires;
};

/* The paths of a net, put aside. */
struct laid {
    struct step_cell **paths;
    int *lengths;
    int count;
    long cost;
};

/* Lays the wires of a net, which are not in the grid, and finds its cost. */
void net_lay(struct router *router, struct net *net);

/* Takes a net out of the grid and hands its paths to the caller: give them
 * back (net_put_back, which frees what was laid meanwhile) or let them go;
 * in both cases laid_release. */
struct laid net_take_up(struct router *router, struct net *net);
void net_put_back(struct router *router, struct net *net, struct laid *laid);
void laid_release(struct laid *laid);

/* Returns whether there is work left to make things better. */
bool router_has_work(const struct router *router);

/* Returns the price of everything as it is drawn; how many crossings there
 * are. */
long router_price(const struct router *router);
int router_crossings(const struct router *router);

/* Makes it lower by laying nets and pairs of nets again. */
void router_improve(struct router *router, int rounds);

/* Lays a wire that found no way by taking up the nets that are in its way,
 * and lays those again.  Returns whether fewer wires are without a way now;
 * if not, all is as before. */
bool net_push(struct router *router, int wire);

#endif
