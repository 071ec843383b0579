/*
 * utf8: code points, their width on a terminal, and text made safe to show.
 *
 * The width table is our own (Unicode East Asian Width W and F: 2; Mn, Me,
 * Cf and Hangul medials: 0; all else 1), so that layouts and goldens do not
 * depend on the C library.
 */
#ifndef REFSTEP_BASE_UTF8_H
#define REFSTEP_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

#define UTF8_INVALID 0xFFFFFFFFu

/* Decodes the code point at bytes (length > 0 bytes are readable), stores how
 * many bytes it takes in *size, and returns it; UTF8_INVALID with size 1 for
 * what is not well-formed UTF-8 (surrogates and overlong forms included). */
uint32_t utf8_decode(const char *bytes, size_t length, size_t *size);

/* Writes codepoint to out (room for 4 bytes) and returns the byte count. */
size_t utf8_encode(uint32_t codepoint, char *out);

/* Returns whether length bytes are well-formed UTF-8; if not, stores the
 * offset of the first bad byte in *bad (may be NULL). */
bool utf8_is_valid(const char *bytes, size_t length, size_t *bad);

/* Returns the number of code points in length bytes (invalid bytes count one
 * each). */
size_t utf8_count(const char *bytes, size_t length);

/* Returns the columns that codepoint takes on a terminal: 0, 1 or 2. */
int utf8_width(uint32_t codepoint);

/* Returns the columns of a whole string of length bytes. */
size_t utf8_columns(const char *bytes, size_t length);

/* Returns how many leading bytes of the string fit in columns, never cutting
 * a code point or parting a combining mark from its base. */
size_t utf8_fit(const char *bytes, size_t length, size_t columns);

/* Returns whether showing codepoint could disturb a terminal or a reader:
 * C0, C1, DEL, bidirectional controls, zero-width and other format
 * characters, surrogates, noncharacters. */
bool utf8_is_unsafe(uint32_t codepoint);

/* Appends the length bytes to out with every unsafe code point and every
 * invalid byte escaped as Python would (\n, \x1b, \u202e). Whatever reaches
 * a terminal and came from a scene or the command line passes here. */
void utf8_add_safe(struct text *out, const char *bytes, size_t length);

#endif
