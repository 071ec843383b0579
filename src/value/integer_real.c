/*
 * Integers as doubles.  GMP truncates where Python rounds half to even, so the
 * rounding is done here, on the top 64 bits and one sticky bit for the rest.
 */
#include <float.h>
#include <math.h>

#include "base/bug.h"
#include "value/integer_big.h"

enum { LEAST_EXPONENT = DBL_MIN_EXP - DBL_MANT_DIG };

/* Returns bits * 2^exponent, rounded half to even; the lowest of the 64 bits
 * also stands for whatever was cut off below it. */
static double
round_bits(uint64_t bits, long exponent)
{
    int length = 64 - __builtin_clzll(bits);
    long drop = length - DBL_MANT_DIG;
    if (drop < LEAST_EXPONENT - exponent)
        drop = LEAST_EXPONENT - exponent;
    if (drop <= 0)
        return ldexp((double)bits, (int)exponent);
    if (drop > length)
        return 0.0;
    uint64_t kept = drop == 64 ? 0 : bits >> drop;
    uint64_t rest = drop == 64 ? bits : bits & ((UINT64_C(1) << drop) - 1);
    uint64_t half = UINT64_C(1) << (drop - 1);
    if (rest > half || (rest == half && (kept & 1)))
        kept++;
    return ldexp((double)kept, (int)(exponent + drop));
}

/* Returns |number| * 2^exponent, number not 0; sticky says that a little more
 * is meant. */
static double
round_number(mpz_srcptr number, bool sticky, long exponent)
{
    size_t length = mpz_sizeinbase(number, 2);
    size_t cut = length > 64 ? length - 64 : 0;
    uint64_t bits = 0;
    for (size_t i = 0; i < mpz_size(number); i++) {
        uint64_t limb = mpz_getlimbn(number, (mp_size_t)i);
        size_t at = i * GMP_NUMB_BITS;
        if (at >= cut)
            bits |= limb << (at - cut);
        else if (cut - at < GMP_NUMB_BITS)
            bits |= limb >> (cut - at);
    }
    if (sticky || mpz_scan1(number, 0) < cut)
        bits |= 1;
    return round_bits(bits, exponent + (long)cut);
}

bool
integer_to_double(struct integer number, double *out,
                  struct value_context *context)
{
    if (number.big == NULL) {
        *out = (double)number.small;
        return true;
    }
    double result = HUGE_VAL;
    if (integer_bit_length(number) <= DBL_MAX_EXP)
        result = round_number(number.big->number, false, 0);
    if (isinf(result))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "int too large to convert to float");
    *out = integer_sign(number) < 0 ? -result : result;
    return true;
}

/* Divides magnitudes: scales so that the quotient has 64 or 65 bits. */
static double
divide_big(struct integer a, struct integer b)
{
    struct integer_view view_a;
    struct integer_view view_b;
    mpz_srcptr top = integer_view(a, &view_a);
    mpz_srcptr bottom = integer_view(b, &view_b);
    long shift = 64 + (long)integer_bit_length(b) - (long)integer_bit_length(a);
    struct integer_big *scaled = integer_big_new();
    struct integer_big *rest = integer_big_new();
    if (shift >= 0) {
        mpz_mul_2exp(scaled->number, top, (mp_bitcnt_t)shift);
        mpz_tdiv_qr(scaled->number, rest->number, scaled->number, bottom);
    } else {
        mpz_mul_2exp(scaled->number, bottom, (mp_bitcnt_t)-shift);
        mpz_tdiv_qr(scaled->number, rest->number, top, scaled->number);
    }
    double result =
        round_number(scaled->number, mpz_sgn(rest->number) != 0, -shift);
    struct integer unused = integer_normalize(scaled);
    integer_release(&unused);
    unused = integer_normalize(rest);
    integer_release(&unused);
    return result;
}

bool
integer_true_divide(struct integer a, struct integer b, double *out,
                    struct value_context *context)
{
    int64_t exact = (int64_t)1 << DBL_MANT_DIG;
    if (integer_sign(b) == 0)
        return value_fail(context, VALUE_ERROR_ZERO_DIVISION,
                          "division by zero");
    if (a.big == NULL && b.big == NULL && a.small >= -exact &&
        a.small <= exact && b.small >= -exact && b.small <= exact) {
        *out = (double)a.small / (double)b.small;
        return true;
    }
    bool negative = (integer_sign(a) < 0) != (integer_sign(b) < 0);
    double result = integer_sign(a) == 0 ? 0.0 : divide_big(a, b);
    if (isinf(result))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "integer division result too large for a float");
    *out = negative ? -result : result;
    return true;
}
