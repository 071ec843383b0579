/*
 * arrange: places and ways for a graph, the best of several tries.
 *
 * What makes a good picture shows only when the arrows are laid: few
 * crossings, few bends, short ways.  So small graphs are placed in several
 * manners, and the one whose arrows cost least is kept.
 */
#ifndef REFSTEP_LAYOUT_ARRANGE_H
#define REFSTEP_LAYOUT_ARRANGE_H

#include "layout/graph.h"

/* Finds the places of all nodes, whose widths and heights must be set, and
 * the ways of all wires that are no stubs.  Returns how many of them have
 * none. */
int arrange(struct graph *graph);

#endif
