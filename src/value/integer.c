#include "value/integer.h"

#include <math.h>

#include "base/bug.h"
#include "base/mem.h"
#include "value/integer_big.h"

/* The prime of CPython's hash of numbers, 2^61 - 1. */
#define HASH_MODULUS ((UINT64_C(1) << 61) - 1)

enum { DIGIT_BITS = 30, DIGIT_BYTES = 4 };

static void *
gmp_allocate(size_t size)
{
    return mem_alloc(size);
}

static void *
gmp_reallocate(void *block, size_t old_size, size_t new_size)
{
    (void)old_size;
    return mem_resize_array(block, 1, new_size);
}

static void
gmp_free(void *block, size_t size)
{
    (void)size;
    mem_free(block);
}

struct integer_big *
integer_big_new(void)
{
    void *(*allocate)(size_t);
    mp_get_memory_functions(&allocate, NULL, NULL);
    if (allocate != gmp_allocate)
        mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_free);
    struct integer_big *big = mem_alloc(sizeof *big);
    big->references = 1;
    mpz_init(big->number);
    return big;
}

static uint64_t
magnitude(int64_t number)
{
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

/* Returns the low 64 bits of |number|. */
static uint64_t
low_bits(mpz_srcptr number)
{
    uint64_t bits = 0;
    size_t limbs = mpz_size(number);
    for (size_t i = 0; i < limbs && i * GMP_NUMB_BITS < 64; i++)
        bits |= (uint64_t)mpz_getlimbn(number, (mp_size_t)i)
                << (i * GMP_NUMB_BITS);
    return bits;
}

mpz_srcptr
integer_view(struct integer number, struct integer_view *view)
{
    if (number.big != NULL)
        return number.big->number;
    uint64_t rest = magnitude(number.small);
    mp_size_t count = 0;
    while (rest != 0) {
        view->limbs[count++] = (mp_limb_t)rest;
        rest = GMP_NUMB_BITS < 64 ? rest >> (GMP_NUMB_BITS % 64) : 0;
    }
    return mpz_roinit_n(view->number, view->limbs,
                        number.small < 0 ? -count : count);
}

static void
release_big(struct integer_big *big)
{
    if (--big->references > 0)
        return;
    mpz_clear(big->number);
    mem_free(big);
}

struct integer
integer_normalize(struct integer_big *big)
{
    int sign = mpz_sgn(big->number);
    size_t bits = mpz_sizeinbase(big->number, 2);
    uint64_t low = low_bits(big->number);
    bool least = sign < 0 && bits == 64 && low == UINT64_C(1) << 63;
    if (bits > 63 && !least)
        return (struct integer){.big = big};
    release_big(big);
    if (least)
        return integer_from_int64(INT64_MIN);
    return integer_from_int64(sign < 0 ? -(int64_t)low : (int64_t)low);
}

bool
integer_check_bits(double bits, struct value_context *context)
{
    double bytes = ceil(bits / 8);
    if (bytes <= (double)context->limits->integer_bytes)
        return true;
    if (bits > 0x1p63)
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "too many digits in integer");
    if (bytes > LIMITS_ANY_MEMORY)
        return value_fail(context, VALUE_ERROR_MEMORY, "%s", "");
    return value_fail(context, VALUE_ERROR_LIMIT,
                      "an integer of %.0f bytes; the limit is %zu", bytes,
                      context->limits->integer_bytes);
}

struct integer
integer_from_int64(int64_t number)
{
    return (struct integer){.small = number};
}

struct integer
integer_from_uint64(uint64_t number)
{
    if (number <= INT64_MAX)
        return integer_from_int64((int64_t)number);
    struct integer_big *big = integer_big_new();
    mpz_import(big->number, 1, -1, sizeof number, 0, 0, &number);
    return integer_normalize(big);
}

struct integer
integer_from_size(size_t number)
{
    return integer_from_uint64(number);
}

bool
integer_from_double(double number, struct integer *out,
                    struct value_context *context)
{
    if (isnan(number))
        return value_fail(context, VALUE_ERROR_VALUE,
                          "cannot convert float NaN to integer");
    if (isinf(number))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "cannot convert float infinity to integer");
    if (fabs(number) < 0x1p63) {
        *out = integer_from_int64((int64_t)number);
        return true;
    }
    struct integer_big *big = integer_big_new();
    mpz_set_d(big->number, number);
    *out = integer_normalize(big);
    return true;
}

struct integer
integer_copy(struct integer number)
{
    if (number.big != NULL)
        number.big->references++;
    return number;
}

void
integer_release(struct integer *number)
{
    if (number->big != NULL)
        release_big(number->big);
    *number = (struct integer){0};
}

bool
integer_to_int64(struct integer number, int64_t *out)
{
    if (number.big != NULL)
        return false;
    *out = number.small;
    return true;
}

int
integer_sign(struct integer number)
{
    if (number.big != NULL)
        return mpz_sgn(number.big->number);
    return (number.small > 0) - (number.small < 0);
}

int
integer_compare(struct integer a, struct integer b)
{
    if (a.big == NULL && b.big == NULL)
        return (a.small > b.small) - (a.small < b.small);
    struct integer_view view_a;
    struct integer_view view_b;
    int order = mpz_cmp(integer_view(a, &view_a), integer_view(b, &view_b));
    return (order > 0) - (order < 0);
}

int
integer_compare_double(struct integer a, double b)
{
    if (isinf(b))
        return b > 0 ? -1 : 1;
    if (a.big == NULL && fabs(b) < 0x1p63) {
        int64_t whole = (int64_t)b;
        if (a.small != whole)
            return a.small > whole ? 1 : -1;
        double rest = b - (double)whole;
        return (rest < 0) - (rest > 0);
    }
    struct integer_view view;
    int order = mpz_cmp_d(integer_view(a, &view), b);
    return (order > 0) - (order < 0);
}

bool
integer_is_odd(struct integer number)
{
    if (number.big != NULL)
        return mpz_odd_p(number.big->number) != 0;
    return (number.small & 1) != 0;
}

/* Returns the digit of 30 bits number begins with. */
static unsigned long
first_digit(struct integer number, size_t digits)
{
    struct integer_view view;
    mpz_t first;
    mpz_init(first);
    mpz_tdiv_q_2exp(first, integer_view(number, &view),
                    (digits - 1) * DIGIT_BITS);
    unsigned long digit = mpz_get_ui(first);
    mpz_clear(first);
    return digit;
}

bool
integer_is_own_remainder(struct integer a, struct integer b)
{
    if (integer_sign(a) != integer_sign(b))
        return false;
    size_t left = (integer_bit_length(a) + DIGIT_BITS - 1) / DIGIT_BITS;
    size_t right = (integer_bit_length(b) + DIGIT_BITS - 1) / DIGIT_BITS;
    if (left != right || right <= 1)
        return left < right;
    return first_digit(a, left) < first_digit(b, right);
}

size_t
integer_bit_length(struct integer number)
{
    if (integer_sign(number) == 0)
        return 0;
    if (number.big == NULL) {
        uint64_t magnitude = number.small < 0 ? 0 - (uint64_t)number.small
                                              : (uint64_t)number.small;
        return 64 - (size_t)__builtin_clzll(magnitude);
    }
    struct integer_view view;
    return mpz_sizeinbase(integer_view(number, &view), 2);
}

size_t
integer_bit_count(struct integer number)
{
    struct integer_view view;
    mpz_srcptr seen = integer_view(number, &view);
    size_t count = 0;
    for (size_t i = 0; i < mpz_size(seen); i++)
        count += (size_t)__builtin_popcountll(mpz_getlimbn(seen, (mp_size_t)i));
    return count;
}

int64_t
integer_hash(struct integer number)
{
    int64_t hash;
    if (number.big == NULL) {
        hash = (int64_t)(magnitude(number.small) % HASH_MODULUS);
    } else {
        struct integer_view view;
        struct integer_big *rest = integer_big_new();
        mpz_tdiv_r(rest->number, number.big->number,
                   integer_view(integer_from_int64(HASH_MODULUS), &view));
        hash = (int64_t)low_bits(rest->number);
        release_big(rest);
    }
    if (integer_sign(number) < 0)
        hash = -hash;
    return hash == -1 ? -2 : hash;
}

size_t
integer_size(struct integer number, const struct profile *profile)
{
    size_t bits = integer_bit_length(number);
    if (bits == 0)
        return (size_t)profile->int0_size;
    /* An int of no digits was 24 bytes; later versions keep one for 0. */
    enum { WITHOUT_DIGITS = 24 };
    return WITHOUT_DIGITS +
           DIGIT_BYTES * ((bits + DIGIT_BITS - 1) / DIGIT_BITS);
}
