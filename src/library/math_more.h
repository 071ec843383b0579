/*
 * math_more: more functions of the module math, and which of all came with a
 * version of Python.
 */
#ifndef REFSTEP_LIBRARY_MATH_MORE_H
#define REFSTEP_LIBRARY_MATH_MORE_H

#include "heap/type.h"

extern const struct method math_more[];
extern const struct since math_since[];

#endif
