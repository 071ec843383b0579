/*
 * layers: in which column each box stands.
 *
 * Roots (frames) are column 0.  An object stands one column further right
 * than whatever refers to it, where references run in circles the ones that
 * close a circle aside; so arrows point right as far as they can.
 */
#ifndef REFSTEP_LAYOUT_LAYERS_H
#define REFSTEP_LAYOUT_LAYERS_H

#include "layout/graph.h"

/* Fills in the column of every node; weights of wires must be known. */
void layers_find(struct graph *graph);

/* Lets what stands further right than `columns` columns of objects go on
 * below, from the left, as text does: in the next band. */
void layers_wrap(struct graph *graph, int columns);

#endif
