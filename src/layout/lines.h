/*
 * lines: the arrows of one picture, as directions in cells, and the
 * characters for them.
 *
 * Arrows are first collected as bits that say to which sides a line leaves
 * each cell; characters are chosen last.  So one layout serves every
 * character set.
 */
#ifndef REFSTEP_LAYOUT_LINES_H
#define REFSTEP_LAYOUT_LINES_H

#include "layout/canvas.h"
#include "layout/graph.h"

enum line_state {
    LINE_PLAIN,
    LINE_CHANGED, /* made in this step: heavy */
    LINE_GONE,    /* went in this step: dotted */
    LINE_WEAK,    /* of a weak reference: dashed */
    LINE_STATE_COUNT
};

/* The lines in a cell: for each state the ways they take from its middle,
 * a bit of 1 << enum way each. */
struct line_cell {
    uint8_t ways[LINE_STATE_COUNT];
    uint8_t head;  /* 1 + the way an arrowhead points; 0: none */
    bool focus;
    uint32_t node; /* where the arrow leads */
};

struct lines {
    int width, height;
    struct line_cell *cells; /* owned */
};

/* Prepares lines for a canvas of this size (lines_release). */
void lines_init(struct lines *lines, int width, int height);
void lines_release(struct lines *lines);

/* Adds an arrow that leads to node, shifted by nothing. */
void lines_add(struct lines *lines, const struct graph_wire *wire,
               enum line_state state, uint32_t node, bool focus);

/* Draws all lines. */
void lines_draw(const struct lines *lines, struct canvas *canvas, bool ascii);

#endif
