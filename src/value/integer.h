/*
 * integer: whole numbers of any size.
 *
 * Nearly every number of a lesson fits in 64 bits, so that is the fast path;
 * what does not fit is handed to GMP.  The form is canonical: `big` is set
 * exactly when the number does not fit in `small`, so equal numbers look
 * equal.  A big one is immutable and shared by a reference count of its own.
 *
 * Arguments are borrowed; a result belongs to the caller (integer_release).
 * Results are checked against limits->integer_bytes before they are made; one
 * that is too large fails with VALUE_ERROR_LIMIT, or as in Python where no
 * machine has the memory (VALUE_ERROR_MEMORY, VALUE_ERROR_OVERFLOW).
 */
#ifndef REFSTEP_VALUE_INTEGER_H
#define REFSTEP_VALUE_INTEGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "value/context.h"

struct integer_big;
struct string;

struct integer {
    int64_t small;           /* the number, unless big is set */
    struct integer_big *big; /* one reference; NULL: small */
};

/* Makes one; nothing to release for small ones, but releasing is allowed. */
struct integer integer_from_int64(int64_t number);
struct integer integer_from_uint64(uint64_t number);
struct integer integer_from_size(size_t number);

/* Truncates towards zero; fails as int(float) does for infinities
 * (OverflowError) and NaN (ValueError). */
bool integer_from_double(double number, struct integer *out,
                         struct value_context *context);

/* Returns another owned reference to the same number. */
struct integer integer_copy(struct integer number);

/* Gives the reference back and leaves 0. */
void integer_release(struct integer *number);

/* Stores the number if it fits in 64 bits, and returns whether it does. */
bool integer_to_int64(struct integer number, int64_t *out);

/* Converts as float(int) does, rounding half to even; OverflowError "int too
 * large to convert to float". */
bool integer_to_double(struct integer number, double *out,
                       struct value_context *context);

/* Returns -1, 0 or 1. */
int integer_sign(struct integer number);
int integer_compare(struct integer a, struct integer b);
/* Compares exactly with a finite or infinite float (not NaN). */
int integer_compare_double(struct integer a, double b);

/* Returns number % 2 == 1. */
bool integer_is_odd(struct integer number);

/* Returns the bits of the absolute value; 0 has none. */
size_t integer_bit_length(struct integer number);
/* Returns how many bits of the absolute value are 1. */
size_t integer_bit_count(struct integer number);

/* Returns CPython's hash: modulo 2^61 - 1, never -1. */
int64_t integer_hash(struct integer number);

/* Returns sys.getsizeof: 4 bytes for every 30 bits. */
size_t integer_size(struct integer number, const struct profile *profile);

/* Store a + b, a - b, a * b; false where the result would be too large. */
bool integer_add(struct integer a, struct integer b, struct integer *out,
                 struct value_context *context);
bool integer_subtract(struct integer a, struct integer b, struct integer *out,
                      struct value_context *context);
bool integer_multiply(struct integer a, struct integer b, struct integer *out,
                      struct value_context *context);

/* Floor division and its remainder (of the divisor's sign); either result
 * may be NULL.  ZeroDivisionError in the version's words, which differ
 * between // and % (up to 3.13: "integer division or modulo by zero" and
 * "integer modulo by zero"). */
bool integer_divide(struct integer a, struct integer b,
                    struct integer *quotient, struct integer *remainder,
                    struct value_context *context);

/* a / b, correctly rounded. */
bool integer_true_divide(struct integer a, struct integer b, double *out,
                         struct value_context *context);

/* base ** exponent for exponent >= 0. */
bool integer_power(struct integer base, struct integer exponent,
                   struct integer *out, struct value_context *context);

/* Returns whether CPython gives back a itself as a % b: both have a sign, b is
 * of more than one digit of 30 bits, and a is of fewer, or begins with a
 * smaller one (long_divrem, Objects/longobject.c). */
bool integer_is_own_remainder(struct integer a, struct integer b);

/* pow(base, exponent, modulus), negative exponents included; VALUE_ERROR_LIMIT
 * also for what would run for longer than about a second. */
bool integer_power_modulo(struct integer base, struct integer exponent,
                          struct integer modulus, struct integer *out,
                          struct value_context *context);

/* ValueError "negative shift count". */
bool integer_shift_left(struct integer a, struct integer count,
                        struct integer *out, struct value_context *context);
bool integer_shift_right(struct integer a, struct integer count,
                         struct integer *out, struct value_context *context);

/* Bitwise, as if in two's complement of endless width. */
struct integer integer_and(struct integer a, struct integer b);
struct integer integer_or(struct integer a, struct integer b);
struct integer integer_xor(struct integer a, struct integer b);
struct integer integer_invert(struct integer number);

/* Return -number, abs(number), math.gcd(a, b). */
struct integer integer_negate(struct integer number);
struct integer integer_absolute(struct integer number);
struct integer integer_gcd(struct integer a, struct integer b);

/* math.isqrt; ValueError for negative numbers. */
bool integer_square_root(struct integer number, struct integer *out,
                         struct value_context *context);

/* Reads length bytes, in either order; is_signed: in two's complement. */
struct integer integer_from_bytes(const uint8_t *bytes, size_t length,
                                  bool little, bool is_signed);
/* Writes length bytes; OverflowError "int too big to convert", "can't convert
 * negative int to unsigned". */
bool integer_to_bytes(struct integer number, uint8_t *bytes, size_t length,
                      bool little, bool is_signed,
                      struct value_context *context);

/* Appends the number in base 2 … 36, lower case, with '-' but no prefix. */
void integer_to_text(struct integer number, int base, struct text *out);

/* str(number): fails where int's digit limit (4300, from 3.11) does:
 * ValueError "Exceeds the limit (4300 digits) for integer string conversion;
 * …".  (3.10.13 and 3.9/3.8 of 2022-09 have it too.) */
bool integer_to_decimal(struct integer number, struct text *out,
                        struct value_context *context);

/* The same without an exception: appends nothing and returns false. */
bool integer_try_decimal(struct integer number, struct text *out);

/* Reads what int(text, base) reads: blanks round it, sign, underscores,
 * prefix where the base allows it (base 0: from the prefix).  ValueError
 * "invalid literal for int() with base 10: 'x'". */
bool integer_parse(const struct string *text, int base, struct integer *out,
                   struct value_context *context);

/* Reads length digits of a source literal after its prefix, underscores
 * allowed; the caller has checked that they are digits of base. */
bool integer_parse_digits(const char *digits, size_t length, int base,
                          struct integer *out, struct value_context *context);

#endif
