/*
 * maze: the cheapest way of one wire through the grid, by A* over cells and
 * directions.
 */
#ifndef REFSTEP_LAYOUT_MAZE_H
#define REFSTEP_LAYOUT_MAZE_H

#include "layout/grid.h"

struct maze_entry;

/* Working memory for searches on one grid. */
struct maze {
    const struct grid *grid;
    bool *meets;     /* of a wire: its life meets that of the wire searched */
    bool *blocks;    /* of a node: likewise */
    bool *kin;       /* of a wire: it meets and is of the same net */
    bool push;       /* go through other nets, at a price */
    int *cost;       /* of a state: cell × 4 + direction of arrival */
    int *parent;     /* of a state */
    unsigned *stamp; /* of a state: the search that reached it */
    unsigned search; /* number of the current search */
    int *buckets;    /* first entries, by estimate */
    VECTOR(struct maze_entry) entries;
    size_t waiting;  /* entries in buckets */
    int estimate;    /* no entry has a lower one */
    long work;       /* entries that may still be taken */
    int wire;
    int left, right, top, bottom; /* where the search can end */
};

/* Prepares searches on grid (maze_release). */
void maze_init(struct maze *maze, const struct grid *grid);
void maze_release(struct maze *maze);

/* Finds the way of a wire that is not in the grid, for the wires that are.
 * Returns its cost, with the path in *path (mem_free) and its length; or -1
 * when there is none, or when it is not found with the work that is left. */
int maze_find(struct maze *maze, int wire, struct step_cell **path,
              int *length);

#endif
