/*
 * settle: better columns, found by trying.
 *
 * Layers put every box right of all that refers to it.  Over a whole scene
 * that makes long pictures: things that never live together line up one
 * behind the other.  So boxes are moved to other columns, alone or with all
 * that comes behind them, as long as that makes the picture smaller or its
 * arrows shorter, in a rough estimate: each arrow costs its columns of cells
 * at each stop at which it lives, one that goes back costs more, and so does
 * a whole that is wider or higher than a screen shows at once.
 */
#ifndef REFSTEP_LAYOUT_SETTLE_H
#define REFSTEP_LAYOUT_SETTLE_H

#include "layout/graph.h"

/* Changes the columns of the nodes, which have some (layers_find). */
void settle_columns(struct graph *graph);

#endif
