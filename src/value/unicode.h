/*
 * unicode: what Python asks of a code point.  Own tables, made from Python's
 * unicodedata, so that results do not depend on the C library or the locale.
 */
#ifndef REFSTEP_VALUE_UNICODE_H
#define REFSTEP_VALUE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool unicode_is_printable(uint32_t codepoint);
bool unicode_is_alpha(uint32_t codepoint);
bool unicode_is_decimal(uint32_t codepoint);
bool unicode_is_digit(uint32_t codepoint);
bool unicode_is_numeric(uint32_t codepoint);
bool unicode_is_space(uint32_t codepoint);
bool unicode_is_upper(uint32_t codepoint);
bool unicode_is_lower(uint32_t codepoint);
bool unicode_is_title(uint32_t codepoint);
bool unicode_is_cased(uint32_t codepoint);
bool unicode_is_case_ignorable(uint32_t codepoint);
/* What an identifier may start and continue with (PEP 3131; '_' starts). */
bool unicode_is_identifier_start(uint32_t codepoint);
bool unicode_is_identifier_continue(uint32_t codepoint);
/* Whether str.splitlines() ends a line there. */
bool unicode_is_line_break(uint32_t codepoint);

/* Returns the value of a decimal digit, or -1. */
int unicode_decimal_value(uint32_t codepoint);

enum unicode_case { UNICODE_UPPER, UNICODE_LOWER, UNICODE_TITLE, UNICODE_FOLD };

#define UNICODE_CASE_LIMIT 3

/* Stores the mapping of codepoint in out and returns its length, 1 to
 * UNICODE_CASE_LIMIT. */
size_t unicode_map(uint32_t codepoint, enum unicode_case mapping,
                   uint32_t out[UNICODE_CASE_LIMIT]);

#endif
