/*
 * heaps: small heaps that grow and shrink step by step, for judging layouts:
 * nine typical ones and any number of random ones.
 */
#ifndef REFSTEP_TESTS_HEAPS_H
#define REFSTEP_TESTS_HEAPS_H

#include "base/vector.h"
#include "layout/graph.h"
#include "picture/picture.h"

#define HEAP_NODES_MAX 128
#define HEAP_SAMPLES 9

struct heap_edge {
    int from, to;
};

/* What there is at one step: the references, in the order of slots.  Nodes
 * are there when an edge begins or ends at them. */
struct heap_step {
    struct heap_edge *edges; /* owned */
    size_t count;
};

struct heap {
    const char *title;
    int variables; /* nodes 0 … variables - 1 */
    int nodes;
    char names[HEAP_NODES_MAX][8];
    int frames[HEAP_NODES_MAX]; /* of variables: their frame */
    int frame_count;
    VECTOR(struct heap_step) steps;
    size_t full; /* the step whose figures are compared */
};

/* Makes sample number 0 … HEAP_SAMPLES - 1, or a random heap of up to
 * `objects` objects (heap_release). */
void heap_sample(struct heap *heap, int number);
void heap_random(struct heap *heap, unsigned seed, int objects);
void heap_release(struct heap *heap);

/* Fills a graph with the heap: small boxes with a name, and a port a
 * reference, a box for each variable; node numbers are those of the heap. */
void heap_graph(const struct heap *heap, struct graph *graph);

/* Makes the picture of a step as a scene would show it: frames with rows,
 * what is new and what has gone (picture_release). */
void heap_picture(const struct heap *heap, size_t step,
                  struct picture *picture);

/* Returns whether a node is there at a step. */
bool heap_has(const struct heap *heap, size_t step, int node);

#endif
