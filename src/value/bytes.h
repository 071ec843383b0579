/*
 * bytes: immutable strings of bytes, shared by a reference count of their
 * own.  Ownership and limits as in value/string.h.
 */
#ifndef REFSTEP_VALUE_BYTES_H
#define REFSTEP_VALUE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"
#include "base/text.h"
#include "value/context.h"

struct string;

struct bytes {
    size_t references;
    size_t length;
    unsigned char data[];
};

/* Makes bytes of length bytes at data. */
struct bytes *bytes_new(const void *data, size_t length);
struct bytes *bytes_copy(const struct bytes *bytes);
void bytes_release(struct bytes *bytes);
int bytes_compare(const struct bytes *a, const struct bytes *b);
int64_t bytes_hash(const struct bytes *bytes, const struct profile *profile);
size_t bytes_size(const struct bytes *bytes);

/* Appends repr(): b'…'. */
void bytes_repr(const struct bytes *bytes, struct text *out);

/* Appends the first `limit` characters of repr(); returns whether that was all
 * of it. */
bool bytes_repr_start(const struct bytes *bytes, size_t limit,
                      struct text *out);

/* Return a + b, bytes * count (a negative one is 0), and count bytes from start
 * on, step apart; NULL where the result would be too long. */
struct bytes *bytes_concat(const struct bytes *a, const struct bytes *b,
                           struct value_context *context);
struct bytes *bytes_repeat(const struct bytes *bytes, int64_t count,
                           struct value_context *context);
struct bytes *bytes_slice_step(const struct bytes *bytes, size_t start,
                               ptrdiff_t step, size_t count);

/* bytes.decode() and str.encode() for "utf-8", "ascii" and "latin-1" (and
 * their usual spellings); NULL with UnicodeDecodeError, UnicodeEncodeError or
 * LookupError "unknown encoding: x". */
struct string *bytes_decode(const struct bytes *bytes, const char *encoding,
                            struct value_context *context);
struct bytes *bytes_encode(const struct string *string, const char *encoding,
                           struct value_context *context);

/* The same with the argument errors: "ignore", "replace", "backslashreplace",
 * "xmlcharrefreplace"; any other is strict. */
struct string *bytes_decode_mending(const struct bytes *bytes,
                                    const char *encoding, const char *errors,
                                    struct value_context *context);
struct bytes *bytes_encode_mending(const struct string *string,
                                   const char *encoding, const char *errors,
                                   struct value_context *context);

#endif
