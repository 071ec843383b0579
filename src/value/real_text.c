/*
 * Floats as text and back.  The C library converts exactly; only its digits
 * are used, never its decimal point, since that depends on the locale.
 */
#include "base/mem.h"
#include "value/real.h"
#include "value/string.h"
#include "value/unicode.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 0.d1d2d3… times 10^point */
struct decimal {
    struct text digits; /* without trailing zeros after trim */
    int point;
};

enum { GREATEST_DIGITS = 17, LEAST_POINT = -4, GREATEST_POINT = 16 };

/* Sets digits to the number rounded to count significant ones. */
static void
round_to(double number, int count, struct decimal *out)
{
    struct text shown = {0};
    text_add_format(&shown, "%.*e", count - 1, number);
    const char *exponent = strrchr(shown.bytes, 'e');
    text_clear(&out->digits);
    for (const char *at = shown.bytes; at < exponent; at++) {
        if (*at >= '0' && *at <= '9')
            text_add_byte(&out->digits, *at);
    }
    out->point = (int)strtol(exponent + 1, NULL, 10) + 1;
    text_release(&shown);
}

static double
read_decimal(const struct decimal *decimal)
{
    struct text shown = {0};
    text_add_format(&shown, "%se%d", text_string(&decimal->digits),
                    decimal->point - (int)decimal->digits.length);
    double number = strtod(shown.bytes, NULL);
    text_release(&shown);
    return number;
}

/* Adds one unit to the last digit. */
static void
step_up(struct decimal *decimal)
{
    size_t i = decimal->digits.length;
    while (i > 0 && decimal->digits.bytes[i - 1] == '9')
        decimal->digits.bytes[--i] = '0';
    if (i > 0) {
        decimal->digits.bytes[i - 1]++;
        return;
    }
    decimal->digits.bytes[0] = '1';
    decimal->point++;
}

/* Sets digits to the fewest that read back as number, which is positive. */
static void
shorten(double number, struct decimal *out)
{
    int exponent;
    bool is_power = frexp(number, &exponent) == 0.5;
    for (int count = 1; count <= GREATEST_DIGITS; count++) {
        round_to(number, count, out);
        if (read_decimal(out) == number)
            return;
        /* Below a power of two the doubles are twice as dense as above, so
         * that the farther neighbour may be the one that reads back. */
        if (is_power) {
            step_up(out);
            if (read_decimal(out) == number)
                return;
        }
    }
}

/* Sets digits to the number rounded to `places` after the point. */
static void
round_places(double number, int places, struct decimal *out)
{
    struct text shown = {0};
    text_add_format(&shown, "%.*f", places, number);
    text_clear(&out->digits);
    for (size_t i = 0; i < shown.length; i++) {
        if (shown.bytes[i] >= '0' && shown.bytes[i] <= '9')
            text_add_byte(&out->digits, shown.bytes[i]);
    }
    out->point = (int)out->digits.length - places;
    text_release(&shown);
}

static void
trim_zeros(struct decimal *decimal)
{
    size_t length = decimal->digits.length;
    while (length > 1 && decimal->digits.bytes[length - 1] == '0')
        length--;
    text_truncate(&decimal->digits, length);
}

/* Appends digits with the point where it belongs. */
static void
add_digits(const struct decimal *decimal, int point, unsigned flags,
           struct text *out)
{
    const char *digits = text_string(&decimal->digits);
    int length = (int)decimal->digits.length;
    int whole = point < length ? point : length;
    if (whole <= 0)
        text_add_byte(out, '0');
    else
        text_add(out, digits, (size_t)whole);
    if (point > length)
        text_add_repeated(out, '0', (size_t)(point - length));
    if (point < length) {
        text_add_byte(out, '.');
        if (point < 0)
            text_add_repeated(out, '0', (size_t)-point);
        text_add_string(out, digits + (whole > 0 ? whole : 0));
    } else if (flags & REAL_POINT_ZERO) {
        text_add_string(out, ".0");
    } else if (flags & REAL_ALTERNATE) {
        text_add_byte(out, '.');
    }
}

static void
add_exponential(const struct decimal *decimal, unsigned flags, struct text *out)
{
    add_digits(decimal, 1, flags & REAL_ALTERNATE, out);
    int exponent = decimal->point - 1;
    text_add_format(out, "e%c%02d", exponent < 0 ? '-' : '+',
                    exponent < 0 ? -exponent : exponent);
}

static void
add_finite(double number, char style, int precision, unsigned flags,
           struct text *out)
{
    struct decimal decimal = {0};
    bool is_exponential = style == 'e';
    if (style == 'f') {
        round_places(number, precision, &decimal);
    } else if (style == 'e') {
        round_to(number, precision + 1, &decimal);
    } else {
        int most = precision < 1 ? 1 : precision;
        if (style == 'r' && number != 0)
            shorten(number, &decimal);
        else
            round_to(number, style == 'r' ? 1 : most, &decimal);
        most = style == 'r' ? GREATEST_POINT : most;
        if (style == 'g' && (flags & REAL_POINT_ZERO))
            most--;
        is_exponential = decimal.point <= LEAST_POINT || decimal.point > most;
        if (style == 'r' || !(flags & REAL_ALTERNATE))
            trim_zeros(&decimal);
    }
    if (number == 0 && style != 'f')
        decimal.point = 1;
    if (is_exponential)
        add_exponential(&decimal, flags, out);
    else
        add_digits(&decimal, decimal.point, flags, out);
    text_release(&decimal.digits);
}

void
real_to_text(double number, char style, int precision, unsigned flags,
             struct text *out)
{
    if (isnan(number)) {
        text_add_string(out, "nan");
        return;
    }
    if (signbit(number))
        text_add_byte(out, '-');
    if (isinf(number))
        text_add_string(out, "inf");
    else
        add_finite(fabs(number), style, precision, flags, out);
}

void
real_repr(double number, struct text *out)
{
    real_to_text(number, 'r', 0, REAL_POINT_ZERO, out);
}

void
real_repr_complex(struct value_complex_parts number, struct text *out)
{
    bool is_imaginary = number.real == 0 && !signbit(number.real);
    if (!is_imaginary) {
        text_add_byte(out, '(');
        real_to_text(number.real, 'r', 0, 0, out);
        if (isnan(number.imaginary) || !signbit(number.imaginary))
            text_add_byte(out, '+');
    }
    real_to_text(number.imaginary, 'r', 0, 0, out);
    text_add_string(out, is_imaginary ? "j" : "j)");
}

/* Whether number lies above the middle between 0 and 10^exponent, so that it
 * rounds up to it (a tie goes to 0, which is even). */
static bool
rounds_up(double number, int exponent)
{
    enum { ALL_DIGITS = 800 };
    struct decimal exact = {0};
    round_to(number, ALL_DIGITS, &exact);
    trim_zeros(&exact);
    const char *digits = text_string(&exact.digits);
    bool is_up = exact.point == exponent &&
                 (digits[0] > '5' || (digits[0] == '5' && digits[1] != 0));
    text_release(&exact.digits);
    return is_up;
}

bool
real_round(double number, int64_t digits, double *out,
           struct value_context *context)
{
    enum { MOST_DIGITS = 323, LEAST_DIGITS = -308 };
    *out = number;
    if (!isfinite(number) || number == 0 || digits > MOST_DIGITS)
        return true;
    if (digits < LEAST_DIGITS) {
        *out = 0.0 * number;
        return true;
    }
    struct decimal decimal = {0};
    double size = fabs(number);
    if (digits >= 0) {
        round_places(size, (int)digits, &decimal);
    } else {
        round_to(size, GREATEST_DIGITS, &decimal);
        int kept = decimal.point + (int)digits;
        if (kept > 0) {
            round_to(size, kept, &decimal);
        } else {
            bool is_up = kept == 0 && rounds_up(size, (int)-digits);
            text_clear(&decimal.digits);
            text_add_byte(&decimal.digits, is_up ? '1' : '0');
            decimal.point = (int)-digits + 1;
        }
    }
    double result = read_decimal(&decimal);
    text_release(&decimal.digits);
    if (isinf(result))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "rounded value too large to represent");
    *out = copysign(result, number);
    return true;
}
