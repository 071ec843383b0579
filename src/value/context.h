/*
 * context: what every operation that can fail is given: the limits it must
 * keep to, the CPython version whose words and sizes it uses, and a place for
 * the error.
 *
 * An operation that fails returns false (or NULL), and the context then says
 * which exception Python would raise and with which message.  Values know no
 * exception objects; who runs the scene makes them from this.
 */
#ifndef REFSTEP_VALUE_CONTEXT_H
#define REFSTEP_VALUE_CONTEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "base/profile.h"
#include "base/text.h"

enum value_error_kind {
    VALUE_ERROR_NONE,
    VALUE_ERROR_TYPE,          /* TypeError */
    VALUE_ERROR_VALUE,         /* ValueError */
    VALUE_ERROR_ZERO_DIVISION, /* ZeroDivisionError */
    VALUE_ERROR_OVERFLOW,      /* OverflowError */
    VALUE_ERROR_INDEX,         /* IndexError */
    VALUE_ERROR_KEY,           /* KeyError */
    VALUE_ERROR_LOOKUP,        /* LookupError */
    VALUE_ERROR_MEMORY,        /* MemoryError, where Python has it too */
    VALUE_ERROR_DECODE,        /* UnicodeDecodeError */
    VALUE_ERROR_ENCODE,        /* UnicodeEncodeError */
    VALUE_ERROR_LIMIT          /* one of our limits; ends the scene */
};

struct value_error {
    enum value_error_kind kind;
    struct text message; /* in CPython's words, UTF-8 */
    /* VALUE_ERROR_DECODE and _ENCODE: what their exceptions have. */
    const char *encoding, *reason;
    size_t start, end;
};

struct value_context {
    const struct limits *limits;   /* borrowed */
    const struct profile *profile; /* borrowed */
    struct value_error error;      /* of the last operation that failed */
};

/* Sets up a context without an error; both are borrowed for its life. */
void value_context_init(struct value_context *context,
                        const struct limits *limits,
                        const struct profile *profile);

/* Frees the message. */
void value_context_release(struct value_context *context);

/* Forgets the error. */
void value_context_clear(struct value_context *context);

/* Sets kind and message (printf-like); returns false, so that callers can
 * write `return value_fail(…)`.  What the arguments point to may lie in the
 * old message. */
bool value_fail(struct value_context *context, enum value_error_kind kind,
                const char *format, ...) TEXT_PRINTF(3, 4);

/* Returns the name of Python's exception ("TypeError"); "MemoryError" for
 * VALUE_ERROR_LIMIT. */
const char *value_error_name(enum value_error_kind kind);

#endif
