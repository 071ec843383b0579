/*
 * wrapper: operators by their names: `x.__len__`, `x.__add__`.  Every operation
 * of a type table that a type has is an attribute of its objects, of type
 * method-wrapper, bound to the object (Objects/typeobject.c, slotdefs).
 */
#ifndef REFSTEP_OBJECT_WRAPPER_H
#define REFSTEP_OBJECT_WRAPPER_H

#include "heap/runtime.h"

extern const struct type method_wrapper_type;

/* Returns the special method of object's type that is called name ("__len__"),
 * or NULL when it has none.  Static storage. */
const struct method *wrapper_find(const struct object *object,
                                  const char *name);

/* Returns a new wrapper with count 0, bound to self, or NULL with the run
 * stopped. */
struct object *wrapper_new(struct runtime *runtime,
                           const struct method *method, struct object *self);

#endif
