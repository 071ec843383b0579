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

/* What is done with an iterable: begin (may be NULL) when its iterator has been
 * made, body for each item; false ends it. */
struct item_visitor {
    bool (*begin)(struct runtime *runtime, void *context,
                  struct object *iterable);
    bool (*body)(struct runtime *runtime, void *context,
                 struct object *item);
    void *context;
};
bool each_item_after(struct runtime *runtime, const char *what,
                     struct object *iterable,
                     const struct item_visitor *visitor);

/* Marks container as being printed; false with *again set when it is already
 * (so "[...]" is to be written), or with RecursionError raised. */
bool repr_enter(struct runtime *runtime, struct object *container,
                bool *again);
void repr_leave(struct runtime *runtime, struct object *container);

#endif
