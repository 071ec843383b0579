/*
 * container: what the built-in containers have in common.
 */
#ifndef REFSTEP_OBJECT_CONTAINER_H
#define REFSTEP_OBJECT_CONTAINER_H

#include "heap/runtime.h"

/* Calls body for each item of iterable until it returns false, holding the
 * iterator and the item as C code of CPython does.  what: the function that
 * runs ("list.extend"), for the name of its native frame. */
bool each_item(struct runtime *runtime, const char *what,
               struct object *iterable,
               bool (*body)(struct runtime *runtime, void *context,
                            struct object *item),
               void *context);

/* Marks container as being printed; false with *again set when it is already
 * (so "[...]" is to be written), or with RecursionError raised. */
bool repr_enter(struct runtime *runtime, struct object *container,
                bool *again);
void repr_leave(struct runtime *runtime, struct object *container);

#endif
