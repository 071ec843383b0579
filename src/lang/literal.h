/*
 * literal: what a number, a string or a piece of an f-string is worth.
 */
#ifndef REFSTEP_LANG_LITERAL_H
#define REFSTEP_LANG_LITERAL_H

#include "value/value.h"

/* What the letters before a string say; length is in bytes. */
struct literal_prefix {
    size_t length;
    bool is_raw;
    bool is_bytes;
    size_t quotes; /* 1 or 3 */
};

/* Reads the prefix and the quotes of a string token. */
struct literal_prefix literal_prefix(const char *bytes, size_t length);

/* Reads a number as the lexer cut it out.  On failure the message is in the
 * context. */
bool literal_number(const char *bytes, size_t length, struct value *out,
                    struct value_context *context);

/* Appends what stands between the quotes of a str. */
bool literal_string(const char *bytes, size_t length, bool is_raw,
                    struct string_builder *out,
                    struct value_context *context);

/* Appends what stands between the quotes of bytes. */
bool literal_bytes(const char *bytes, size_t length, bool is_raw,
                   struct text *out, struct value_context *context);

#endif
