/*
 * reader: reads the arrows of a drawn picture as a person does, from the
 * characters alone, and judges them.
 *
 * From each arrowhead it walks backwards, straight on where lines cross and
 * along both arms where they join, to the ports it comes to.  It knows where
 * the boxes are, but nothing of how arrows were laid.
 */
#ifndef REFSTEP_TESTS_READER_H
#define REFSTEP_TESTS_READER_H

#include <stdbool.h>

#include "base/text.h"
#include "base/vector.h"
#include "layout/canvas.h"

struct reader_box {
    int x, y, width, height; /* of the border */
    const char *name;        /* what stubs call it */
    int top;                 /* lines of its name above the border */
};

/* A reference that can be read off: box `from`, line y of the canvas. */
struct reader_edge {
    int from, y, to;
    bool gone; /* dotted */
    bool stub; /* a name in the row, no arrow */
};

struct reader {
    const struct canvas *canvas;
    bool ascii;
    VECTOR(struct reader_box) boxes;
    VECTOR(struct reader_edge) edges;
    int crossings, joins, bends, line_cells, heads;
    struct text problems; /* one a line; empty: the picture can be read */
};

/* Reads a canvas; boxes must be filled in (reader_release). */
void reader_read(struct reader *reader);
void reader_release(struct reader *reader);

#endif
