/*
 * grid: which wires run through which cell, and what a wire may do there.
 *
 * These rules are what makes a picture impossible to misread; all of them
 * ask only about wires whose lives meet:
 *
 *   - a cell is shared by wires to two boxes only where both run straight,
 *     one across the other: so ┼ always crosses;
 *   - wires to one box may join, never part again, and no more than two come
 *     together in a cell: so ├ ┤ ┬ ┴ always join arrows to one object;
 *   - two bends that touch belong to one wire; in ASCII they would look
 *     joined;
 *   - the cell at a port and the cell of an arrowhead are straight and
 *     belong to their wire, or its net, alone.
 *
 * Wires to the same box are a *net*.
 */
#ifndef REFSTEP_LAYOUT_GRID_H
#define REFSTEP_LAYOUT_GRID_H

#include "layout/graph.h"

/* A wire in a cell. */
struct piece {
    int wire;
    int next; /* in the cell; -1: last */
    uint8_t in, out;
    bool start, head;
};

struct grid {
    const struct graph *graph;
    int width, height;
    int left, top; /* the edges of the boxes */
    int *node;    /* owned; of a cell: the node there + 1, 0: none */
    int *entry;   /* owned; of a cell before an entry: the node + 1 */
    int *first;   /* owned; of a cell: its first piece, -1: none */
    int *port;    /* owned; of a cell: 1 + the first wire that starts there */
    int *next_port; /* owned; of a wire: 1 + the next that starts there too */
    bool *near;   /* owned; of a cell: it touches a box */
    VECTOR(struct piece) pieces;
    int free_piece; /* -1: none; chained by next */
};

/* Prepares the grid of a placed graph, no wire in it yet (grid_release). */
void grid_init(struct grid *grid, const struct graph *graph);
void grid_release(struct grid *grid);

static inline int
grid_cell(const struct grid *grid, int x, int y)
{
    return y * grid->width + x;
}

/* Returns the cell where a wire starts, right of its port. */
int grid_start(const struct grid *grid, int wire);

/* Puts a wire's path into its cells, or takes it out. */
void grid_add(struct grid *grid, int wire);
void grid_remove(struct grid *grid, int wire);

/* Returns whether another wire starts in a cell. */
bool grid_is_port(const struct grid *grid, const bool *meets, int wire,
                  int cell);

/* Returns whether a cell is right of the one where a wire of another net
 * starts, so that a bend here would shut that in. */
bool grid_is_apron(const struct grid *grid, const bool *meets, int wire,
                   int cell);

/* What a passage of a wire through a cell is. */
enum passage {
    PASSAGE_NO,     /* not allowed */
    PASSAGE_FREE,   /* nobody is there */
    PASSAGE_ALONG,  /* on the way of another wire of its net */
    PASSAGE_CROSSES /* across other nets */
};

/* Returns whether a wire may go through a cell, coming from `in` and leaving
 * to `out`.  meets[w]: the lives of the wire and of wire w meet.  start,
 * head: it is the cell of its port, of its arrowhead. */
enum passage grid_passage(const struct grid *grid, const bool *meets,
                          const struct piece *piece, int cell);

#endif
