/*
 * text: a growable string of bytes, UTF-8 by convention, always followed by
 * a NUL that does not count.  The zeroed struct is an empty text.
 */
#ifndef REFSTEP_BASE_TEXT_H
#define REFSTEP_BASE_TEXT_H

#include <stdarg.h>
#include <stddef.h>

#if defined __GNUC__
#define TEXT_PRINTF(which, first) \
    __attribute__((format(printf, which, first)))
#else
#define TEXT_PRINTF(which, first)
#endif

struct text {
    char *bytes; /* owned; NULL while nothing was ever added */
    size_t length;
    size_t capacity;
};

/* Frees the bytes; the text is empty afterwards. */
void text_release(struct text *text);

/* Empties the text and keeps its room. */
void text_clear(struct text *text);

/* Returns the bytes, NUL-terminated, never NULL; valid until the next call
 * that changes the text. */
const char *text_string(const struct text *text);

/* Appends length bytes / a NUL-terminated string / one byte / one code point
 * as UTF-8 / what printf would print. */
void text_add(struct text *text, const char *bytes, size_t length);
void text_add_string(struct text *text, const char *string);
void text_add_byte(struct text *text, char byte);
void text_add_codepoint(struct text *text, unsigned codepoint);
void text_add_format(struct text *text, const char *format, ...)
    TEXT_PRINTF(2, 3);
void text_add_format_list(struct text *text, const char *format,
                          va_list arguments);

/* Appends count copies of byte. */
void text_add_repeated(struct text *text, char byte, size_t count);

/* Cuts the text to length bytes, which must not exceed its length. */
void text_truncate(struct text *text, size_t length);

/* Hands the NUL-terminated bytes to the caller (mem_free); the text is empty
 * afterwards. */
char *text_take(struct text *text);

#endif
