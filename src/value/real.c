#include "value/real.h"

#include <float.h>
#include <math.h>

#define HASH_BITS    61
#define HASH_MODULUS ((UINT64_C(1) << HASH_BITS) - 1)

enum { HASH_INFINITY = 314159, HASH_STEP = 28 };

static uint64_t
rotate_hash(uint64_t hash, int count)
{
    return ((hash << count) & HASH_MODULUS) | hash >> (HASH_BITS - count);
}

int64_t
real_hash(double number)
{
    if (isnan(number))
        return 0;
    if (isinf(number))
        return number > 0 ? HASH_INFINITY : -HASH_INFINITY;
    int exponent;
    double mantissa = frexp(fabs(number), &exponent);
    uint64_t hash = 0;
    while (mantissa != 0) {
        hash = rotate_hash(hash, HASH_STEP);
        mantissa *= (double)(1 << HASH_STEP);
        exponent -= HASH_STEP;
        uint64_t whole = (uint64_t)mantissa;
        mantissa -= (double)whole;
        hash += whole;
        if (hash >= HASH_MODULUS)
            hash -= HASH_MODULUS;
    }
    exponent %= HASH_BITS;
    if (exponent < 0)
        exponent += HASH_BITS;
    hash = rotate_hash(hash, exponent);
    int64_t result = number < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

bool
real_is_whole(double number)
{
    return isfinite(number) && floor(number) == number;
}

void
real_divide(double a, double b, double *quotient, double *remainder)
{
    double rest = fmod(a, b);
    double whole = (a - rest) / b;
    if (rest == 0) {
        rest = copysign(0.0, b);
    } else if ((b < 0) != (rest < 0)) {
        rest += b;
        whole -= 1.0;
    }
    *remainder = rest;
    if (whole == 0) {
        *quotient = copysign(0.0, a / b);
        return;
    }
    *quotient = floor(whole);
    if (whole - *quotient > 0.5)
        *quotient += 1.0;
}

static bool
is_odd(double number)
{
    return fmod(fabs(number), 2.0) == 1.0;
}

/* The cases that C leaves to the platform; returns whether it was one. */
static bool
power_special(double a, double b, double *out)
{
    if (b == 0 || a == 1.0) {
        *out = 1.0;
    } else if (isnan(a) || isnan(b)) {
        *out = isnan(a) ? a : b;
    } else if (isinf(b)) {
        double size = fabs(a);
        *out = (b > 0) == (size > 1.0) ? fabs(b) : 0.0;
        if (size == 1.0)
            *out = 1.0;
    } else if (isinf(a)) {
        double result = b > 0 ? fabs(a) : 0.0;
        *out = is_odd(b) ? copysign(result, a) : result;
    } else if (a == 0 && b > 0) {
        *out = is_odd(b) ? a : 0.0;
    } else {
        return false;
    }
    return true;
}

bool
real_power(double a, double b, struct value *out, struct value_context *context)
{
    double result;
    if (power_special(a, b, &result)) {
        *out = value_from_double(result);
        return true;
    }
    if (a == 0)
        return value_fail(context, VALUE_ERROR_ZERO_DIVISION,
                          "0.0 cannot be raised to a negative power");
    if (a < 0 && floor(b) != b) {
        struct value_complex_parts power;
        if (!real_power_complex((struct value_complex_parts){a, 0},
                                (struct value_complex_parts){b, 0}, &power,
                                context))
            return false;
        *out = value_from_complex(power.real, power.imaginary);
        return true;
    }
    result = pow(fabs(a), b);
    if (isinf(result))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "(34, 'Numerical result out of range')");
    *out = value_from_double(a < 0 && is_odd(b) ? -result : result);
    return true;
}

struct value_complex_parts
real_divide_complex(struct value_complex_parts a, struct value_complex_parts b)
{
    /* Smith's method, as CPython's c_quot. */
    double size_real = fabs(b.real);
    double size_imaginary = fabs(b.imaginary);
    if (size_real >= size_imaginary) {
        double ratio = b.imaginary / b.real;
        double below = b.real + b.imaginary * ratio;
        return (struct value_complex_parts){
            (a.real + a.imaginary * ratio) / below,
            (a.imaginary - a.real * ratio) / below};
    }
    if (size_imaginary >= size_real) {
        double ratio = b.real / b.imaginary;
        double below = b.real * ratio + b.imaginary;
        return (struct value_complex_parts){
            (a.real * ratio + a.imaginary) / below,
            (a.imaginary * ratio - a.real) / below};
    }
    return (struct value_complex_parts){(double)NAN, (double)NAN};
}

static struct value_complex_parts
multiply(struct value_complex_parts a, struct value_complex_parts b)
{
    return (struct value_complex_parts){
        a.real * b.real - a.imaginary * b.imaginary,
        a.real * b.imaginary + a.imaginary * b.real};
}

static struct value_complex_parts
power_whole(struct value_complex_parts base, unsigned exponent)
{
    struct value_complex_parts result = {1.0, 0.0};
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1)
            result = multiply(result, base);
        base = multiply(base, base);
    }
    return result;
}

static struct value_complex_parts
power_polar(struct value_complex_parts a, struct value_complex_parts b)
{
    double size = hypot(a.real, a.imaginary);
    double length = pow(size, b.real);
    double angle = atan2(a.imaginary, a.real);
    double phase = angle * b.real;
    if (b.imaginary != 0) {
        length /= exp(angle * b.imaginary);
        phase += b.imaginary * log(size);
    }
    return (struct value_complex_parts){length * cos(phase),
                                        length * sin(phase)};
}

bool
real_power_complex(struct value_complex_parts a, struct value_complex_parts b,
                   struct value_complex_parts *out,
                   struct value_context *context)
{
    enum { GREATEST_WHOLE = 100 };
    bool is_zero = a.real == 0 && a.imaginary == 0;
    if (is_zero && (b.imaginary != 0 || b.real < 0))
        return value_fail(context, VALUE_ERROR_ZERO_DIVISION,
                          "0.0 to a negative or complex power");
    bool is_whole = b.imaginary == 0 && floor(b.real) == b.real &&
                    fabs(b.real) <= GREATEST_WHOLE;
    if (is_whole) {
        *out = power_whole(a, (unsigned)fabs(b.real));
        if (b.real < 0)
            *out = real_divide_complex((struct value_complex_parts){1.0, 0.0},
                                       *out);
    } else if (is_zero) {
        *out = (struct value_complex_parts){0.0, 0.0};
    } else {
        *out = power_polar(a, b);
    }
    if (isinf(out->real) || isinf(out->imaginary))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "complex exponentiation");
    return true;
}
