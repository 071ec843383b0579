/*
 * route: the way of every wire of a placed graph, once for the whole scene.
 *
 * A wire keeps its way for all its life, and ways are chosen so that any of
 * the scene's pictures can be read without doubt (see grid.h).
 */
#ifndef REFSTEP_LAYOUT_ROUTE_H
#define REFSTEP_LAYOUT_ROUTE_H

#include "layout/graph.h"

struct route_result {
    int without; /* wires that have no way */
    int crossings;
    long cost;   /* of all ways together */
};

/* How much is done for good ways: one try, or the best of many. */
enum route_effort { ROUTE_QUICK, ROUTE_WELL };

/* Finds the paths of all wires that are no stubs. */
struct route_result route(struct graph *graph, enum route_effort effort);

/* Cuts off the empty cells around boxes and wires: moves everything to the
 * upper left and sets the size of the whole. */
void route_trim(struct graph *graph);

#endif
