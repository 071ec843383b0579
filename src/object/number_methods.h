/*
 * number_methods: methods of int, float and complex that make bytes or text of
 * numbers, for the tables of number_type.c.
 */
#ifndef REFSTEP_OBJECT_NUMBER_METHODS_H
#define REFSTEP_OBJECT_NUMBER_METHODS_H

#include "heap/runtime.h"

/* int.to_bytes and int.from_bytes (self: the type). */
bool int_to_bytes(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result);
bool int_from_bytes(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result);

/* float.hex and float.fromhex. */
bool float_hex(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result);
bool float_from_hex(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result);

/* complex.conjugate. */
bool complex_conjugate(struct runtime *runtime, struct object *self,
                       const struct arguments *arguments, struct ref result);

#endif
