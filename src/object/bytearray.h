/*
 * bytearray: bytes that can change (Objects/bytearrayobject.c).
 */
#ifndef REFSTEP_OBJECT_BYTEARRAY_H
#define REFSTEP_OBJECT_BYTEARRAY_H

#include "heap/runtime.h"

struct bytearray {
    struct object object;
    uint8_t *data;      /* owned */
    size_t length;
    size_t allocated;   /* as CPython has it, with the NUL at the end */
    size_t capacity;    /* of data */
    unsigned exports;   /* memoryviews that keep it from changing its length */
};

extern const struct type bytearray_type, bytearray_iterator_type;

static inline struct bytearray *
as_bytearray(const struct object *object)
{
    return (struct bytearray *)(uintptr_t)object;
}

static inline bool
object_is_bytearray(const struct object *object)
{
    return type_is(object->type, &bytearray_type);
}

/* Returns a new one with count 0, or NULL. */
struct object *bytearray_new(struct runtime *runtime, const void *data,
                             size_t length);

#endif
