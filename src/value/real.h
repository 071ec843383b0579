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

/* Appends the complex number as repr() does: "1j", "(1+2j)". */
void real_repr_complex(struct value_complex_parts number, struct text *out);

/* Returns CPython's hash; equal to the int's for whole numbers. */
int64_t real_hash(double number);

/* Whether the number is finite and whole. */
bool real_is_whole(double number);

/* // and % with the divisor's sign (float_divmod, Objects/floatobject.c);
 * divisor must not be 0. */
void real_divide(double a, double b, double *quotient, double *remainder);

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

/* Reads a float literal of source text (underscores allowed), which the caller
 * has checked for form. */
double real_parse_literal(const char *bytes, size_t length);

#endif
