/*
 * share: places for several objects, one after the other.
 *
 * A long scene makes many objects, few of which live at the same time.  If
 * each had a place of its own, the picture would be mostly empty.  So objects
 * of one column whose lives do not meet are seated in one place.
 */
#ifndef REFSTEP_LAYOUT_SHARE_H
#define REFSTEP_LAYOUT_SHARE_H

#include "layout/graph.h"

/* Heights that differ by more are not seated together: the smaller box would
 * stand in a hole. */
#define SHARE_HEIGHTS_APART 4

/* Returns the nodes of a graph by when they are first seen (mem_free). */
int *share_order(const struct graph *graph);

/* Makes in *shared, not yet initialized, the graph of places for a graph
 * with columns: seats[n] (the caller's) gets the node of *shared for node n. */
void share_places(const struct graph *graph, struct graph *shared,
                  int *seats);

#endif
