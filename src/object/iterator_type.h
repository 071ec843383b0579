/*
 * iterator_type: what the files of the iterators share.
 */
#ifndef REFSTEP_OBJECT_ITERATOR_TYPE_H
#define REFSTEP_OBJECT_ITERATOR_TYPE_H

#include "object/iterator.h"

struct iterator {
    struct object object;
    int64_t position;
    int64_t length; /* of what is gone over when it began; -1: used up */
    int64_t step;   /* range */
};

static inline struct iterator *
as_iterator(const struct object *object)
{
    return (struct iterator *)(uintptr_t)object;
}

/* Returns a new iterator with count empty slots and sys.getsizeof of size. */
struct object *iterator_make(struct runtime *runtime,
                             const struct type *type, uint32_t count,
                             uint64_t size);

/* The entry iterate of every iterator: itself. */
bool iterator_itself(struct runtime *runtime, struct object *iterator,
                     struct ref result);

/* Stores the tuple in a slot of iterator, with new items, if nobody else
 * holds it, else a new tuple (as enumerate and dict items do).  result may
 * hold one of the items. */
bool iterator_pair(struct runtime *runtime, struct object *iterator,
                   uint32_t slot, struct object *first,
                   struct object *second, struct ref result);

#define ITERATOR_TYPE                                                   \
    .scheme = SLOTS_REFERENTS, .struct_size = sizeof(struct iterator),  \
    .iterate = iterator_itself

#define ITERATOR_TRACKED                                                \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD, ITERATOR_TYPE

/* Those that may be subclassed. */
#define ITERATOR_BASE                                                   \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE, ITERATOR_TYPE

#endif
