/*
 * dir: the names of all attributes of an object, and its own by themselves:
 * what dir(x) and vars(x) say (Objects/object.c, Objects/typeobject.c).
 */
#ifndef REFSTEP_OBJECT_DIR_H
#define REFSTEP_OBJECT_DIR_H

#include "heap/runtime.h"

/* Stores dir(object): a sorted list; what __dir__ of a class gives, sorted. */
bool object_dir(struct runtime *runtime, struct object *object,
                struct ref result);

/* Stores vars(object), that is, object.__dict__; TypeError "vars() argument
 * must have __dict__ attribute". */
bool object_vars(struct runtime *runtime, struct object *object,
                 struct ref result);

/* Stores a dict of what a built-in type itself has, made anew. */
bool type_own_dict(struct runtime *runtime, const struct type *type,
                   struct ref result);

/* Stores object.__dir__() as object has it: an unsorted list. */
bool object_default_dir(struct runtime *runtime, struct object *object,
                        struct ref result);

#endif
