/*
 * string_make: writing into a string before anyone else sees it, for the files
 * that implement strings.
 */
#ifndef REFSTEP_VALUE_STRING_MAKE_H
#define REFSTEP_VALUE_STRING_MAKE_H

#include "value/string.h"

/* Returns a string of length zero characters that has room for `widest`; the
 * caller writes every character and must use one as wide as widest. */
struct string *string_make(size_t length, uint32_t widest);

/* Sets the character at index. */
void string_put(struct string *string, size_t index, uint32_t codepoint);

/* Copies count characters of from (starting at start) into `into` at `at`,
 * which must be wide enough. */
void string_put_slice(struct string *into, size_t at, const struct string *from,
                      size_t start, size_t count);

/* Returns a code point as wide as any in the string; exact only in its class
 * (ASCII, Latin-1, two bytes, four). */
uint32_t string_widest(const struct string *string);

/* Returns the class of the widest character of a slice, as above. */
uint32_t string_widest_in(const struct string *string, size_t start,
                          size_t count);

/* Appends text as ASCII, for reading a number: without the blanks round it,
 * decimal digits of all scripts as 0 … 9, what is no part of a number as '?'.
 * (_PyUnicode_TransformDecimalAndSpaceToASCII, Objects/unicodeobject.c) */
void string_add_plain(const struct string *string, struct text *out);

/* Checks that a string of length characters as wide as widest may be made. */
bool string_check(double length, uint32_t widest,
                  struct value_context *context);

#endif
