/*
 * columns: the boxes of each column from top to bottom, and their rows.
 *
 * Between boxes, a column has *lanes*: free rows for wires that pass it on
 * their way further right or back.  Boxes and lanes together are items; a
 * link is the part of a wire between two neighbouring columns.  The wires to
 * one box share their lanes, as they will share their arrow.
 */
#ifndef REFSTEP_LAYOUT_COLUMNS_H
#define REFSTEP_LAYOUT_COLUMNS_H

#include "layout/graph.h"

struct column_item {
    int node;   /* or -1: a lane */
    int target; /* lanes: the node that its wires lead to */
    bool back;  /* lanes: the wires go left */
    int column;
    int level;       /* twice the band; odd: between two bands */
    int height;      /* 0: a lane beside boxes that are not there with it */
    life_word *life; /* borrowed; lanes: in the graph's arena */
    int position;    /* in its column, from the top */
    int y;
};

struct column_link {
    int left, right;         /* items, right's column is left's + 1 */
    int left_row, right_row; /* rows of the ends, from the items' y */
    int weight;
};

/* The items of one column, from top to bottom. */
struct column_order {
    int *items;
    int count;
};

struct columns {
    VECTOR(struct column_item) items; /* items 0 … nodes-1 are the nodes */
    VECTOR(struct column_link) links; /* by left column */
    struct column_order *orders;      /* owned, and each array */
    int count;                        /* columns */
    int gap;
    int object_top; /* no object stands higher */
};

/* Sets the items, lanes and links of a graph with columns found, in order of
 * rank (columns_release).  back_lanes: with lanes for wires that go left. */
void columns_init(struct columns *columns, struct graph *graph,
                  bool back_lanes);
void columns_release(struct columns *columns);

/* Changes the order in the columns so that few links cross. */
void columns_reorder(struct columns *columns);

/* To which side links are to be straight. */
enum align { ALIGN_BOTH, ALIGN_LEFT, ALIGN_NOT };

/* Gives every item its y: close to straight links, no overlap. */
void columns_align(struct columns *columns, enum align align);

/* Returns how many pairs of links cross.  For tests. */
long columns_crossings(const struct columns *columns);

#endif
