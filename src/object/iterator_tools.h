/*
 * iterator_tools: what the iterators of iterator.c and iterator_tools.c have
 * in common.
 */
#ifndef REFSTEP_OBJECT_ITERATOR_TOOLS_H
#define REFSTEP_OBJECT_ITERATOR_TOOLS_H

#include "heap/runtime.h"

/* iter(iterator) is the iterator itself (struct type). */
bool iterate_self(struct runtime *runtime, struct object *object,
                  struct ref result);

/* Stores the tuple kept in place, its items replaced, in result; a new tuple
 * when somebody else holds the one in place, as enumerate, zip and
 * dict.items() do (enum_next, Objects/enumobject.c). */
bool store_reused_tuple(struct runtime *runtime, struct ref place,
                        struct object *const *items, uint32_t count,
                        struct ref result);

/* Returns whether object is an enumerate, zip, map, filter or
 * callable_iterator. */
bool iterator_is_combined(const struct object *object);

#endif
