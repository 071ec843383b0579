/*
 * math_more: more functions of the module math, and which of all came with a
 * version of Python.
 */
#ifndef REFSTEP_LIBRARY_MATH_MORE_H
#define REFSTEP_LIBRARY_MATH_MORE_H

#include "heap/type.h"

extern const struct method math_more[];
extern const struct since math_since[];

/* Reads a number, also what __float__ or __index__ of the scene gives
 * (PyFloat_AsDouble); TypeError "must be real number, not list". */
bool math_to_double(struct runtime *runtime, struct object *object,
                    double *out);

/* Stores what a C function gave for x, or raises the error it means (math_1,
 * Modules/mathmodule.c). */
bool math_give(struct runtime *runtime, double x, double y,
               bool can_overflow, struct ref result);

/* A function of math that a C function of one float computes. */
#define FLOAT_FUNCTION(function_name, c_function, can_overflow)            \
    static bool function_name(struct runtime *runtime, struct object *self, \
                              const struct arguments *arguments,           \
                              struct ref result)                           \
    {                                                                      \
        double x;                                                          \
        (void)self;                                                        \
        return math_to_double(runtime, arguments->items[0], &x)            \
               && math_give(runtime, x, c_function(x), can_overflow,       \
                            result);                                       \
    }

#endif
