/*
 * bytes_string: bytes as strings and back.
 *
 * What str and bytes both can do is written once, for strings: the methods of
 * bytes and bytearray read bytes as a string of the characters below U+0100,
 * let a function of value/string.h work on it and write the result back.
 */
#ifndef REFSTEP_OBJECT_BYTES_STRING_H
#define REFSTEP_OBJECT_BYTES_STRING_H

#include "heap/runtime.h"

struct string;

/* What bytes take for white space. */
#define BYTES_SPACES " \t\n\r\v\f"

/* The head of the definition of a method of bytes_methods.def. */
#define BYTES_FUNCTION(name)                                            \
    bool bytes_like_##name(struct runtime *runtime, struct object *self, \
                           const struct arguments *arguments,           \
                           struct ref result)

/* Returns length bytes as a string that the caller releases. */
struct string *bytes_string_of(const uint8_t *data, size_t length);

/* Returns the string of any bytes-like object, which the caller releases; NULL
 * with an error raised. */
struct string *bytes_string_read(struct runtime *runtime,
                                 struct object *object);

/* Returns the string of a bytes or bytearray, which the caller releases. */
struct string *bytes_string_own(struct object *self);

/* Stores a string as bytes like self, and releases it; NULL: the context of
 * values says why.  An immutable self is given back when nothing changed.
 * Returns false with an error raised. */
bool bytes_string_give(struct runtime *runtime, struct object *self,
                       struct string *string, struct ref result);

/* The same, but what is stored is always a new object. */
bool bytes_string_give_new(struct runtime *runtime, struct object *self,
                           struct string *string, struct ref result);

/* As bytes_string_give for bytes, which are released. */
bool bytes_give_changed(struct runtime *runtime, struct object *self,
                        struct text *bytes, struct ref result);

#endif
