/*
 * route: the way of every wire of a placed graph, once for the whole scene.
 *
 * A wire keeps its way for all its life, and ways are chosen so that any of
 * the scene's pictures can be read without doubt (see grid.h).
 */
#ifndef REFSTEP_LAYOUT_ROUTE_H
#define REFSTEP_LAYOUT_ROUTE_H

#include "layout/graph.h"

/* Finds the paths of all wires that are no stubs.  Returns how many have
 * none. */
int route(struct graph *graph);

/* Cuts off the empty cells around boxes and wires: moves everything to the
 * upper left and sets the size of the whole. */
void route_trim(struct graph *graph);

#endif
