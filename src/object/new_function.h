/*
 * new_function: list.__new__ and its like, built-in functions that belong to
 * their type (tp_new_wrapper, Objects/typeobject.c).
 */
#ifndef REFSTEP_OBJECT_NEW_FUNCTION_H
#define REFSTEP_OBJECT_NEW_FUNCTION_H

#include "heap/runtime.h"

/* Returns the function __new__ of a built-in type, which the interpreter holds;
 * NULL: it makes no objects. */
struct object *new_function_of(struct runtime *runtime,
                               const struct type *type);

#endif
