/*
 * graph: what placing and routing work on: rectangles, and wires between
 * them, each with its life.
 *
 * One graph stands for the whole scene.  A life is the set of the stops at
 * which a thing is to be seen; two things whose lives do not meet may be
 * drawn in the same cells.  So boxes and arrows get their places once, and
 * the picture of any stop is the part of the whole that is alive then.
 *
 * Coordinates are cells, x to the right, y down.  A node's rectangle
 * includes what stands above its border (a frame's name): `top` rows.
 */
#ifndef REFSTEP_LAYOUT_GRAPH_H
#define REFSTEP_LAYOUT_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vector.h"

typedef uint64_t life_word;

/* A whole that is not larger can be seen at once on a common screen. */
enum { GRAPH_FAIR_WIDTH = 82, GRAPH_FAIR_HEIGHT = 26 };

struct graph_node {
    int width, height; /* the largest it ever has, in cells */
    int low_height;    /* the smallest it ever has */
    int top;           /* rows of the rectangle above the border */
    int entry;         /* the row, from the y, where arrows should enter */
    bool root;         /* a frame: stands in column 0 */
    int rank;          /* roots: from top to bottom; others: age */
    life_word *life;   /* in the graph's arena */
    int even_width;    /* that of its column */
    int column;        /* found by layers; 0: roots */
    int band;          /* likewise: a whole that is too wide goes on below */
    int x, y;          /* found by place */
};

/* One cell of a wire's way, from the port to the arrowhead. */
struct step_cell {
    int x, y;
    uint8_t in, out; /* enum way: where it comes from, where it goes */
};

/* Directions; the bit of a way is 1 << way. */
enum way { WAY_UP, WAY_DOWN, WAY_LEFT, WAY_RIGHT };

static inline enum way
way_back(enum way way)
{
    return (enum way)(way ^ 1);
}

/* A reference, or all references from one place to one other. */
struct graph_wire {
    int from, to;      /* nodes */
    int port;          /* row of the port, from the node's y */
    int weight;        /* stops it lives */
    life_word *life;   /* in the graph's arena */
    bool stub;         /* it gets no way: a name is written in its row */
    struct step_cell *path; /* owned; NULL: it has none */
    int path_length;
};

struct graph {
    struct arena arena;
    VECTOR(struct graph_node) nodes;
    VECTOR(struct graph_wire) wires;
    size_t life_words; /* words of a life */
    int width, height; /* of the whole; found by place and route */
    bool has_columns;  /* the columns of the nodes are known */
    bool even;         /* boxes of a column are made equally wide */
    int wrap_width;    /* a whole wider than this is wrapped; 0: never */
    int min_channel;   /* columns between two columns of boxes at least */
    int pitch;         /* columns from one track in a channel to the next */
    int gap;           /* rows between two boxes of a column at least */
};

/* Prepares a graph for a number of stops (graph_release). */
void graph_init(struct graph *graph, size_t stops);
void graph_release(struct graph *graph);

/* Adds a node or a wire with an empty life and returns its number. */
int graph_add_node(struct graph *graph, int width, int height);
int graph_add_wire(struct graph *graph, int from, int to, int port);

/* Returns an empty life in the graph's arena. */
life_word *graph_new_life(struct graph *graph);

static inline void
life_add(life_word *life, size_t stop)
{
    life[stop / 64] |= (life_word)1 << (stop % 64);
}

static inline bool
life_has(const life_word *life, size_t stop)
{
    return (life[stop / 64] >> (stop % 64)) & 1;
}

static inline bool
lives_meet(const life_word *a, const life_word *b, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (a[i] & b[i])
            return true;
    return false;
}

/* Returns how many stops a life has. */
int life_length(const life_word *life, size_t words);

#endif
