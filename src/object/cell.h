/*
 * cell: a variable that functions share; slot cell_contents, empty while the
 * variable is not bound.
 */
#ifndef REFSTEP_OBJECT_CELL_H
#define REFSTEP_OBJECT_CELL_H

#include "heap/runtime.h"

extern const struct type cell_type;

/* Returns a new cell of a variable called name (NULL: not known) with count 0;
 * contents NULL: empty. */
struct object *cell_new(struct runtime *runtime, const char *name,
                        struct object *contents);

#endif
