/*
 * trace_json: pieces of JSON text, in ASCII.  Private to the trace.
 */
#ifndef REFSTEP_TRACE_TRACE_JSON_H
#define REFSTEP_TRACE_TRACE_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* Appends a quoted string of the length bytes of UTF-8; what is no printable
 * ASCII is escaped, beyond the BMP as two surrogates, and a byte that is no
 * UTF-8 becomes U+FFFD. */
void json_add_string(struct text *out, const char *bytes, size_t length);

/* The same for a NUL-terminated string; NULL is an empty one. */
void json_add_cstring(struct text *out, const char *string);

/* The same without quotes, and at most limit code points of it; returns
 * whether that was all. */
bool json_add_escaped(struct text *out, const char *bytes, size_t length,
                      size_t limit);

/* Appends a number in decimal. */
void json_add_number(struct text *out, uint64_t number);

/* Appends "0x…", quoted. */
void json_add_address(struct text *out, uint64_t address);

/* Appends number, or null for what is not positive. */
void json_add_place(struct text *out, int number);

#endif
