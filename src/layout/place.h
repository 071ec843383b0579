/*
 * place: where each box of a graph stands, once for the whole scene.
 */
#ifndef REFSTEP_LAYOUT_PLACE_H
#define REFSTEP_LAYOUT_PLACE_H

#include "layout/graph.h"

/* Empty rows and columns that are left around the boxes for wires; what is
 * not used is cut off in the end. */
#define PLACE_MARGIN 8

/* How boxes can be placed. */
enum place_manner {
    PLACE_LANES,       /* with rows kept free for wires that go back, too */
    PLACE_NO_LANES,    /* without those */
    PLACE_LEFT,        /* straight from the left only */
    PLACE_LEFT_NO_LANES,
    PLACE_HIGH,        /* as high up as possible */
    PLACE_MANNERS
};

/* Finds the columns and the x and y of all nodes, and the size of the whole
 * with a margin for wires.  extra: columns and rows to add between boxes,
 * for another try when wires found no way. */
void place(struct graph *graph, enum place_manner manner, int extra);

#endif
