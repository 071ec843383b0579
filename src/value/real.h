/*
 * real: Python's float, on C doubles.
 */
#ifndef REFSTEP_VALUE_REAL_H
#define REFSTEP_VALUE_REAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "value/context.h"
#include "value/value.h"

/* Appends repr(): the shortest decimal that reads back as the same double
 * ("1.0", "1e+16", "nan"). */
void real_repr(double number, struct text *out);

/* Flags of real_to_text. */
enum {
    REAL_POINT_ZERO = 1, /* "1.0" rather than "1" */
    REAL_ALTERNATE = 2,  /* keep the point and, for 'g', trailing zeros */
};

/* Appends number as style says: 'r' (shortest), 'e', 'f' or 'g', with
 * precision digits (ignored for 'r'); "inf" and "nan" are words.  Never in
 * upper case.  (PyOS_double_to_string, Python/pystrtod.c) */
void real_to_text(double number, char style, int precision, unsigned flags,
                  struct text *out);

/* Appends the complex number as repr() does: "1j", "(1+2j)". */
void real_repr_complex(struct value_complex_parts number, struct text *out);

/* Returns CPython's hash; equal to the int's for whole numbers. */
int64_t real_hash(double number);

/* Whether the number is finite and whole. */
bool real_is_whole(double number);

/* // and % with the divisor's sign (float_divmod, Objects/floatobject.c);
 * divisor must not be 0. */
void real_divide(double a, double b, double *quotient, double *remainder);

/* a ** b for complex numbers; ZeroDivisionError, OverflowError. */
bool real_power_complex(struct value_complex_parts a,
                        struct value_complex_parts b,
                        struct value_complex_parts *out,
                        struct value_context *context);

/* a / b for complex numbers, b not 0. */
struct value_complex_parts real_divide_complex(struct value_complex_parts a,
                                               struct value_complex_parts b);

/* a ** b (float_pow): ZeroDivisionError, OverflowError; a negative base with a
 * fractional exponent gives a complex result in out. */
bool real_power(double a, double b, struct value *out,
                struct value_context *context);

/* round(number, digits), half to even. */
bool real_round(double number, int64_t digits, double *out,
                struct value_context *context);

/* Reads what float(text) reads; ValueError "could not convert string to
 * float: 'x'". */
bool real_parse(const struct string *text, double *out,
                struct value_context *context);

/* Reads what complex(text) reads; ValueError. */
bool real_parse_complex(const struct string *text,
                        struct value_complex_parts *out,
                        struct value_context *context);

/* Reads a float literal of source text (underscores allowed), which the caller
 * has checked for form. */
double real_parse_literal(const char *bytes, size_t length);

#endif
