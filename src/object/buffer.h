/*
 * buffer: objects that are like bytes: bytes, bytearray, memoryview, array
 * (CPython's buffer protocol, as far as its methods read from others).
 *
 * Their types have the entry `buffer`, which tells where the bytes are; that is
 * good until the object changes.
 */
#ifndef REFSTEP_OBJECT_BUFFER_H
#define REFSTEP_OBJECT_BUFFER_H

#include "heap/runtime.h"

/* Returns whether object is like bytes. */
static inline bool
object_has_buffer(const struct object *object)
{
    return object->type->buffer != NULL;
}

/* Stores where the bytes of object are; TypeError "a bytes-like object is
 * required, not 'int'". */
bool object_buffer(struct runtime *runtime, struct object *object,
                   struct buffer *buffer);

/* Stores a new object of bytes or bytearray, whichever model is. */
bool bytes_like_store(struct runtime *runtime, const struct object *model,
                      const void *data, size_t length, struct ref result);

/* Stores text as such an object, and releases it. */
bool bytes_like_store_text(struct runtime *runtime,
                           const struct object *model, struct text *text,
                           struct ref result);

/* Reads bytes out of what bytes(…) and bytearray(…) take, with its keyword
 * arguments: appends them to out.  name: "bytes" or "bytearray". */
bool bytes_like_read(struct runtime *runtime, const char *name,
                     const struct arguments *arguments, struct text *out);

/* Appends the bytes of an iterable of ints or of a bytes-like object. */
bool bytes_like_collect(struct runtime *runtime, const char *name,
                        struct object *source, struct text *out);

/* Stores a byte's number: ValueError "byte must be in range(0, 256)". */
bool bytes_like_byte(struct runtime *runtime, struct object *object,
                     uint8_t *byte);

/* Entries of the types' tables that bytes and bytearray share. */
bool bytes_like_length(struct runtime *runtime, struct object *object,
                       size_t *length);
bool bytes_like_contains(struct runtime *runtime, struct object *object,
                         struct object *item, bool *truth);
enum outcome bytes_like_compare(struct runtime *runtime, struct object *a,
                                struct object *b, enum comparison_kind kind,
                                bool *truth);

/* bytes % arguments (bytes_percent.c). */
bool bytes_percent(struct runtime *runtime, struct object *format,
                   struct object *arguments, struct ref result);

#endif
