/*
 * iterator: the built-in iterators.  Their slots are what CPython's traverse
 * functions visit, in that order; one that is exhausted lets go of what it
 * went over.
 */
#ifndef REFSTEP_OBJECT_ITERATOR_H
#define REFSTEP_OBJECT_ITERATOR_H

#include "heap/runtime.h"

extern const struct type list_iterator_type, list_reverse_iterator_type;
extern const struct type tuple_iterator_type, range_iterator_type;
extern const struct type str_iterator_type, str_ascii_iterator_type;
extern const struct type bytes_iterator_type, set_iterator_type;
extern const struct type dict_key_iterator_type, dict_value_iterator_type;
extern const struct type dict_item_iterator_type;
extern const struct type dict_reverse_key_iterator_type;
extern const struct type dict_reverse_value_iterator_type;
extern const struct type dict_reverse_item_iterator_type;
extern const struct type sequence_iterator_type, callable_iterator_type,
    array_iterator_type, memory_iterator_type;
extern const struct type reversed_type, enumerate_type, zip_type;
extern const struct type map_type, filter_type;

/* Returns a new iterator of a type that goes over one object by position, with
 * count 0, or NULL. */
struct object *iterator_new(struct runtime *runtime, const struct type *type,
                            struct object *over);

/* iter(callable, sentinel). */
struct object *iterator_new_callable(struct runtime *runtime,
                                     struct object *callable,
                                     struct object *sentinel);

/* reversed(object). */
bool iterator_reversed(struct runtime *runtime, struct object *object,
                       struct ref result);

#endif
