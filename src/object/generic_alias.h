/*
 * generic_alias: what annotations are made of: `list[int]`, a built-in type
 * and what stood in the brackets (PEP 585), and `int | None`, a union of types
 * (PEP 604).  They do nothing but print themselves.
 */
#ifndef REFSTEP_OBJECT_GENERIC_ALIAS_H
#define REFSTEP_OBJECT_GENERIC_ALIAS_H

#include "heap/runtime.h"

/* Returns whether objects of a built-in type are subscripted so: from 3.9 on
 * the containers and type itself. */
bool type_is_generic(const struct runtime *runtime, const struct type *type);

/* Stores origin[item]. */
bool generic_alias_store(struct runtime *runtime, struct object *origin,
                         struct object *item, struct ref result);

/* The operators of types and of both kinds of objects here: `a | b` from 3.10
 * on. */
enum outcome type_union_binary(struct runtime *runtime,
                               enum operator_kind kind, struct object *a,
                               struct object *b, struct ref result);

#endif
