#include <math.h>

#include "value/integer_big.h"

typedef void mpz_operation(mpz_ptr, mpz_srcptr, mpz_srcptr);

static struct integer
compute(mpz_operation *operation, struct integer a, struct integer b)
{
    struct integer_view view_a;
    struct integer_view view_b;
    struct integer_big *big = integer_big_new();
    operation(big->number, integer_view(a, &view_a), integer_view(b, &view_b));
    return integer_normalize(big);
}

static double
larger_bits(struct integer a, struct integer b)
{
    size_t bits_a = integer_bit_length(a);
    size_t bits_b = integer_bit_length(b);
    return (double)(bits_a > bits_b ? bits_a : bits_b);
}

bool
integer_add(struct integer a, struct integer b, struct integer *out,
            struct value_context *context)
{
    int64_t sum;
    if (a.big == NULL && b.big == NULL &&
        !__builtin_add_overflow(a.small, b.small, &sum)) {
        *out = integer_from_int64(sum);
        return true;
    }
    if (!integer_check_bits(larger_bits(a, b), context))
        return false;
    *out = compute(mpz_add, a, b);
    return true;
}

bool
integer_subtract(struct integer a, struct integer b, struct integer *out,
                 struct value_context *context)
{
    int64_t difference;
    if (a.big == NULL && b.big == NULL &&
        !__builtin_sub_overflow(a.small, b.small, &difference)) {
        *out = integer_from_int64(difference);
        return true;
    }
    if (!integer_check_bits(larger_bits(a, b), context))
        return false;
    *out = compute(mpz_sub, a, b);
    return true;
}

bool
integer_multiply(struct integer a, struct integer b, struct integer *out,
                 struct value_context *context)
{
    int64_t product;
    if (a.big == NULL && b.big == NULL &&
        !__builtin_mul_overflow(a.small, b.small, &product)) {
        *out = integer_from_int64(product);
        return true;
    }
    size_t bits = integer_bit_length(a) + integer_bit_length(b);
    if (!integer_check_bits((double)bits - 1, context))
        return false;
    *out = compute(mpz_mul, a, b);
    return true;
}

static bool
fail_zero_division(const char *words, struct value_context *context)
{
    return value_fail(context, VALUE_ERROR_ZERO_DIVISION, "%s", words);
}

static void
divide_small(int64_t a, int64_t b, struct integer *quotient,
             struct integer *remainder)
{
    int64_t q = a / b;
    int64_t r = a % b;
    if (r != 0 && (r < 0) != (b < 0)) {
        q--;
        r += b;
    }
    if (quotient != NULL)
        *quotient = integer_from_int64(q);
    if (remainder != NULL)
        *remainder = integer_from_int64(r);
}

bool
integer_divide(struct integer a, struct integer b, struct integer *quotient,
               struct integer *remainder, struct value_context *context)
{
    if (integer_sign(b) == 0)
        return fail_zero_division(quotient == NULL
                                      ? context->profile->integer_modulo_by_zero
                                      : "integer division or modulo by zero",
                                  context);
    bool overflows = a.small == INT64_MIN && b.small == -1;
    if (a.big == NULL && b.big == NULL && !overflows) {
        divide_small(a.small, b.small, quotient, remainder);
        return true;
    }
    if (quotient != NULL)
        *quotient = compute(mpz_fdiv_q, a, b);
    if (remainder != NULL)
        *remainder = compute(mpz_fdiv_r, a, b);
    return true;
}

static bool
power_small(int64_t base, int64_t exponent, int64_t *out)
{
    int64_t result = 1;
    while (exponent > 0) {
        if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
            return false;
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
            return false;
    }
    *out = result;
    return true;
}

/* Returns log2 |number|, for a number other than 0. */
static double
log2_of(mpz_srcptr number)
{
    signed long exponent;
    double mantissa = mpz_get_d_2exp(&exponent, number);
    return log2(fabs(mantissa)) + (double)exponent;
}

bool
integer_power(struct integer base, struct integer exponent, struct integer *out,
              struct value_context *context)
{
    if (base.big == NULL && base.small >= -1 && base.small <= 1) {
        bool is_one = base.small == 1 || !integer_is_odd(exponent);
        if (base.small == 0)
            is_one = integer_sign(exponent) == 0;
        *out = integer_from_int64(is_one ? 1 : base.small);
        return true;
    }
    int64_t small;
    if (base.big == NULL && exponent.big == NULL &&
        power_small(base.small, exponent.small, &small)) {
        *out = integer_from_int64(small);
        return true;
    }
    struct integer_view view_base;
    struct integer_view view_exponent;
    mpz_srcptr seen = integer_view(base, &view_base);
    double bits =
        log2_of(seen) * mpz_get_d(integer_view(exponent, &view_exponent));
    if (!integer_check_bits(bits, context))
        return false;
    struct integer_big *big = integer_big_new();
    mpz_pow_ui(big->number, seen, (unsigned long)exponent.small);
    *out = integer_normalize(big);
    return true;
}

/* Whether pow() with three arguments ends in about a second: its time grows
 * with every bit of the exponent and more than with those of the modulus. */
static bool
check_work(struct integer exponent, struct integer modulus,
           struct value_context *context)
{
    const double most = 0x1p28;
    double work = (double)integer_bit_length(exponent) *
                  (double)integer_bit_length(modulus);
    if (work <= most)
        return true;
    return value_fail(context, VALUE_ERROR_LIMIT,
                      "pow() of numbers this large takes too long");
}

bool
integer_power_modulo(struct integer base, struct integer exponent,
                     struct integer modulus, struct integer *out,
                     struct value_context *context)
{
    if (integer_sign(modulus) == 0)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "pow() 3rd argument cannot be 0");
    if (!check_work(exponent, modulus, context))
        return false;
    struct integer_view view_base;
    struct integer_view view_exponent;
    struct integer_view view_modulus;
    mpz_srcptr seen = integer_view(modulus, &view_modulus);
    struct integer_big *big = integer_big_new();
    bool negative = integer_sign(exponent) < 0;
    mpz_srcptr start = integer_view(base, &view_base);
    if (negative && mpz_cmpabs_ui(seen, 1) != 0 &&
        !mpz_invert(big->number, start, seen)) {
        struct integer unused = integer_normalize(big);
        integer_release(&unused);
        return value_fail(context, VALUE_ERROR_VALUE,
                          "base is not invertible for the given modulus");
    }
    /* GMP's result is not negative; Python's has the sign of the modulus. */
    if (mpz_cmpabs_ui(seen, 1) == 0)
        mpz_set_ui(big->number, 0);
    else
        mpz_powm(big->number, start, integer_view(exponent, &view_exponent),
                 seen);
    if (mpz_sgn(seen) < 0 && mpz_sgn(big->number) > 0)
        mpz_add(big->number, big->number, seen);
    *out = integer_normalize(big);
    return true;
}

static bool
fail_shift(struct value_context *context)
{
    return value_fail(context, VALUE_ERROR_VALUE, "negative shift count");
}

bool
integer_shift_left(struct integer a, struct integer count, struct integer *out,
                   struct value_context *context)
{
    if (integer_sign(count) < 0)
        return fail_shift(context);
    size_t bits = integer_bit_length(a);
    if (bits == 0) {
        *out = integer_from_int64(0);
        return true;
    }
    if (count.big == NULL && bits + (uint64_t)count.small < 64) {
        *out = integer_from_int64((int64_t)((uint64_t)a.small << count.small));
        return true;
    }
    struct integer_view view;
    double shift = mpz_get_d(integer_view(count, &view));
    if (!integer_check_bits((double)bits + shift, context))
        return false;
    struct integer_big *big = integer_big_new();
    mpz_mul_2exp(big->number, integer_view(a, &view), (mp_bitcnt_t)count.small);
    *out = integer_normalize(big);
    return true;
}

bool
integer_shift_right(struct integer a, struct integer count, struct integer *out,
                    struct value_context *context)
{
    if (integer_sign(count) < 0)
        return fail_shift(context);
    if (count.big != NULL || (uint64_t)count.small >= integer_bit_length(a)) {
        *out = integer_from_int64(integer_sign(a) < 0 ? -1 : 0);
        return true;
    }
    if (a.big == NULL) {
        /* Of a negative number, what falls off must round down. */
        int64_t kept =
            a.small < 0 ? ~(~a.small >> count.small) : a.small >> count.small;
        *out = integer_from_int64(kept);
        return true;
    }
    struct integer_big *big = integer_big_new();
    mpz_fdiv_q_2exp(big->number, a.big->number, (mp_bitcnt_t)count.small);
    *out = integer_normalize(big);
    return true;
}

struct integer
integer_and(struct integer a, struct integer b)
{
    if (a.big == NULL && b.big == NULL)
        return integer_from_int64(a.small & b.small);
    return compute(mpz_and, a, b);
}

struct integer
integer_or(struct integer a, struct integer b)
{
    if (a.big == NULL && b.big == NULL)
        return integer_from_int64(a.small | b.small);
    return compute(mpz_ior, a, b);
}

struct integer
integer_xor(struct integer a, struct integer b)
{
    if (a.big == NULL && b.big == NULL)
        return integer_from_int64(a.small ^ b.small);
    return compute(mpz_xor, a, b);
}

struct integer
integer_invert(struct integer number)
{
    if (number.big == NULL)
        return integer_from_int64(~number.small);
    struct integer_big *big = integer_big_new();
    mpz_com(big->number, number.big->number);
    return integer_normalize(big);
}

struct integer
integer_negate(struct integer number)
{
    if (number.big == NULL && number.small != INT64_MIN)
        return integer_from_int64(-number.small);
    return compute(mpz_sub, integer_from_int64(0), number);
}

struct integer
integer_absolute(struct integer number)
{
    return integer_sign(number) < 0 ? integer_negate(number)
                                    : integer_copy(number);
}

struct integer
integer_gcd(struct integer a, struct integer b)
{
    return compute(mpz_gcd, a, b);
}

bool
integer_square_root(struct integer number, struct integer *out,
                    struct value_context *context)
{
    if (integer_sign(number) < 0)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "isqrt() argument must be nonnegative");
    struct integer_view view;
    struct integer_big *big = integer_big_new();
    mpz_sqrt(big->number, integer_view(number, &view));
    *out = integer_normalize(big);
    return true;
}
