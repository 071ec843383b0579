/*
 * set_methods: the operators and methods of set and frozenset; for set.c,
 * which has the representation.
 */
#ifndef REFSTEP_OBJECT_SET_METHODS_H
#define REFSTEP_OBJECT_SET_METHODS_H

#include "heap/runtime.h"

extern const struct method set_methods[], frozenset_methods[];

/* a | b and so on; a |= b (struct type). */
enum outcome set_binary(struct runtime *runtime, enum operator_kind kind,
                        struct object *a, struct object *b,
                        struct ref result);
enum outcome set_in_place(struct runtime *runtime, enum operator_kind kind,
                          struct object *a, struct object *b,
                          struct ref result);

/* ---- what set.c offers beyond set.h ---- */

/* Moves one member to result: KeyError. */
bool set_pop(struct runtime *runtime, struct object *set, struct ref result);

/* Whether all members of a are in b. */
bool set_is_subset(struct runtime *runtime, struct object *a,
                   struct object *b, bool *truth);

/* Drops the dummies when they are more than a quarter of the table, as
 * set_difference_update does. */
void set_drop_dummies(struct runtime *runtime, struct object *set);

#endif
