/*
 * The unary operators, abs, divmod, pow, round, and int(), float(), complex().
 */
#include <math.h>

#include "value/number.h"
#include "value/number_parts.h"
#include "value/real.h"

static bool
is_whole(const struct value *value)
{
    return number_rank(value->kind) == NUMBER_WHOLE;
}

bool
value_unary(enum value_unary operation, const struct value *value,
            struct value *out, struct value_context *context)
{
    static const char symbols[] = {
        [VALUE_POSITIVE] = '+', [VALUE_NEGATIVE] = '-', [VALUE_INVERT] = '~'};
    enum number_rank rank = number_rank(value->kind);
    if (rank == NUMBER_NONE ||
        (operation == VALUE_INVERT && rank != NUMBER_WHOLE))
        return value_fail(context, VALUE_ERROR_TYPE,
                          "bad operand type for unary %c: '%s'",
                          symbols[operation], value_type_name(value->kind));
    if (rank == NUMBER_WHOLE) {
        struct integer number = number_integer(value);
        *out = value_from_integer(
            operation == VALUE_POSITIVE   ? integer_copy(number)
            : operation == VALUE_NEGATIVE ? integer_negate(number)
                                          : integer_invert(number));
        return true;
    }
    *out = *value;
    if (operation == VALUE_NEGATIVE && rank == NUMBER_REAL)
        *out = value_from_double(-value->as.real);
    else if (operation == VALUE_NEGATIVE)
        *out = value_from_complex(-value->as.complex.real,
                                  -value->as.complex.imaginary);
    return true;
}

bool
value_absolute(const struct value *value, struct value *out,
               struct value_context *context)
{
    double size;
    switch (number_rank(value->kind)) {
    case NUMBER_WHOLE:
        *out = value_from_integer(integer_absolute(number_integer(value)));
        return true;
    case NUMBER_REAL:
        *out = value_from_double(fabs(value->as.real));
        return true;
    case NUMBER_COMPLEX:
        size = hypot(value->as.complex.real, value->as.complex.imaginary);
        if (isinf(size) && isfinite(value->as.complex.real) &&
            isfinite(value->as.complex.imaginary))
            return value_fail(context, VALUE_ERROR_OVERFLOW,
                              "absolute value too large");
        *out = value_from_double(size);
        return true;
    case NUMBER_NONE:
        break;
    }
    return value_fail(context, VALUE_ERROR_TYPE,
                      "bad operand type for abs(): '%s'",
                      value_type_name(value->kind));
}

bool
value_divmod(const struct value *a, const struct value *b,
             struct value *quotient, struct value *remainder,
             struct value_context *context)
{
    if (is_whole(a) && is_whole(b)) {
        *quotient = *remainder = value_from_int64(0);
        return integer_divide(number_integer(a), number_integer(b),
                              &quotient->as.integer, &remainder->as.integer,
                              context);
    }
    if (number_rank(a->kind) == NUMBER_NONE ||
        number_rank(b->kind) == NUMBER_NONE)
        return value_fail_operands(context, "divmod()",
                                   value_type_name(a->kind),
                                   value_type_name(b->kind));
    if (a->kind == VALUE_COMPLEX || b->kind == VALUE_COMPLEX) {
        if (context->profile->complex_refuses)
            return value_fail(context, VALUE_ERROR_TYPE,
                              "can't take floor or mod of complex number.");
        return value_fail_operands(context, "divmod()",
                                   value_type_name(a->kind),
                                   value_type_name(b->kind));
    }
    double real_a;
    double real_b;
    if (!number_to_double(a, &real_a, context) ||
        !number_to_double(b, &real_b, context))
        return false;
    if (real_b == 0)
        return value_fail(context, VALUE_ERROR_ZERO_DIVISION, "float divmod()");
    double whole;
    double rest;
    real_divide(real_a, real_b, &whole, &rest);
    *quotient = value_from_double(whole);
    *remainder = value_from_double(rest);
    return true;
}

bool
value_power_modulo(const struct value *base, const struct value *exponent,
                   const struct value *modulus, struct value *out,
                   struct value_context *context)
{
    if (modulus->kind == VALUE_NONE)
        return value_binary(VALUE_POWER, base, exponent, out, context);
    if (is_whole(base) && is_whole(exponent) && is_whole(modulus)) {
        *out = value_from_int64(0);
        return integer_power_modulo(
            number_integer(base), number_integer(exponent),
            number_integer(modulus), &out->as.integer, context);
    }
    if (base->kind == VALUE_FLOAT || exponent->kind == VALUE_FLOAT)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "pow() 3rd argument not allowed unless all "
                          "arguments are integers");
    return value_fail(
        context, VALUE_ERROR_TYPE,
        "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
        value_type_name(base->kind), value_type_name(exponent->kind),
        value_type_name(modulus->kind));
}

/* round(number, -places): to a multiple of 10^places, half to even. */
static bool
round_integer(struct integer number, int64_t places, struct integer *out,
              struct value_context *context)
{
    /* Far beyond the number's length everything rounds to 0. */
    if ((uint64_t)places > integer_bit_length(number)) {
        *out = integer_from_int64(0);
        return true;
    }
    struct integer unit = {0};
    struct integer quotient = {0};
    struct integer rest = {0};
    struct integer twice = {0};
    bool done = integer_power(integer_from_int64(10),
                              integer_from_int64(places), &unit, context) &&
                integer_divide(number, unit, &quotient, &rest, context) &&
                integer_add(rest, rest, &twice, context);
    if (done) {
        int order = integer_compare(twice, unit);
        struct integer base = {0};
        done = integer_subtract(number, rest, &base, context);
        if (done && (order > 0 || (order == 0 && integer_is_odd(quotient))))
            done = integer_add(base, unit, out, context);
        else
            *out = integer_copy(base);
        integer_release(&base);
    }
    integer_release(&unit);
    integer_release(&quotient);
    integer_release(&rest);
    integer_release(&twice);
    return done;
}

bool
value_round(const struct value *value, const struct value *digits,
            struct value *out, struct value_context *context)
{
    enum number_rank rank = number_rank(value->kind);
    bool has_digits = digits != NULL && digits->kind != VALUE_NONE;
    if (rank == NUMBER_NONE || rank == NUMBER_COMPLEX)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "type %s doesn't define __round__ method",
                          value_type_name(value->kind));
    if (!has_digits && rank == NUMBER_REAL) {
        /* rint would follow the rounding mode. */
        double nearest = round(value->as.real);
        if (fabs(value->as.real - nearest) == 0.5)
            nearest = 2.0 * round(value->as.real / 2.0);
        *out = value_from_int64(0);
        return integer_from_double(nearest, &out->as.integer, context);
    }
    int64_t count = 0;
    if (has_digits && !is_whole(digits))
        return value_to_index(digits, VALUE_ERROR_OVERFLOW, &count, context);
    if (has_digits && !integer_to_int64(number_integer(digits), &count))
        count =
            integer_sign(number_integer(digits)) < 0 ? -INT64_MAX : INT64_MAX;
    if (rank == NUMBER_REAL) {
        *out = value_from_double(0);
        return real_round(value->as.real, count, &out->as.real, context);
    }
    *out = value_from_int64(0);
    if (!has_digits || count >= 0) {
        out->as.integer = integer_copy(number_integer(value));
        return true;
    }
    if (count == INT64_MIN)
        count = -INT64_MAX;
    return round_integer(number_integer(value), -count, &out->as.integer,
                         context);
}

/* Returns the bytes as a string, each a code point. */
static struct string *
widen(const struct bytes *bytes)
{
    struct string_builder out;
    string_builder_init(&out, NULL);
    for (size_t i = 0; i < bytes->length; i++)
        string_builder_add(&out, bytes->data[i]);
    return string_builder_finish(&out);
}

/* Words the failure of int() or float() to read bytes, of which it shows at
 * most `shown_most` characters. */
static bool
fail_bytes(const char *start, const struct bytes *bytes, size_t shown_most,
           struct value_context *context)
{
    struct text shown = {0};
    bytes_repr_start(bytes, shown_most, &shown);
    value_fail(context, VALUE_ERROR_VALUE, "%s: %s", start,
               text_string(&shown));
    text_release(&shown);
    return false;
}

static bool
parse_int_bytes(const struct bytes *bytes, struct integer *out,
                struct value_context *context)
{
    enum { SHOWN_MOST = 200 };
    struct string *text = widen(bytes);
    bool done = text->ascii && integer_parse(text, 10, out, context);
    string_release(text);
    return done || fail_bytes("invalid literal for int() with base 10", bytes,
                              SHOWN_MOST, context);
}

bool
value_to_int(const struct value *value, struct value *out,
             struct value_context *context)
{
    *out = value_from_int64(0);
    struct integer *result = &out->as.integer;
    switch (value->kind) {
    case VALUE_BOOL:
    case VALUE_INT:
        *result = integer_copy(number_integer(value));
        return true;
    case VALUE_FLOAT:
        return integer_from_double(value->as.real, result, context);
    case VALUE_STR:
        return integer_parse(value->as.string, 10, result, context);
    case VALUE_BYTES:
        return parse_int_bytes(value->as.bytes, result, context);
    default:
        if (value->kind == VALUE_COMPLEX && context->profile->complex_refuses)
            return value_fail(context, VALUE_ERROR_TYPE,
                              "can't convert complex to int");
        return value_fail(
            context, VALUE_ERROR_TYPE,
            "int() argument must be a string, a bytes-like object or %s, "
            "not '%s'",
            context->profile->a_real_number, value_type_name(value->kind));
    }
}

bool
value_to_float(const struct value *value, double *out,
               struct value_context *context)
{
    if (number_rank(value->kind) == NUMBER_WHOLE || value->kind == VALUE_FLOAT)
        return number_to_double(value, out, context);
    if (value->kind == VALUE_STR)
        return real_parse(value->as.string, out, context);
    if (value->kind == VALUE_BYTES) {
        struct string *text = widen(value->as.bytes);
        bool done = text->ascii && real_parse(text, out, context);
        string_release(text);
        return done || fail_bytes("could not convert string to float",
                                  value->as.bytes, SIZE_MAX, context);
    }
    if (value->kind == VALUE_COMPLEX && context->profile->complex_refuses)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can't convert complex to float");
    return value_fail(context, VALUE_ERROR_TYPE,
                      "float() argument must be a string or %s, not '%s'",
                      context->profile->a_real_number,
                      value_type_name(value->kind));
}

bool
value_to_complex(const struct value *value, struct value *out,
                 struct value_context *context)
{
    double real;
    *out = value_from_complex(0, 0);
    if (value->kind == VALUE_STR)
        return real_parse_complex(value->as.string, &out->as.complex, context);
    if (value->kind == VALUE_COMPLEX) {
        *out = *value;
        return true;
    }
    if (number_rank(value->kind) == NUMBER_NONE)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "complex() first argument must be a string or a "
                          "number, not '%s'",
                          value_type_name(value->kind));
    if (!number_to_double(value, &real, context))
        return false;
    out->as.complex.real = real;
    return true;
}

bool
value_to_index(const struct value *value, enum value_error_kind kind,
               int64_t *out, struct value_context *context)
{
    if (!is_whole(value))
        return value_fail(context, VALUE_ERROR_TYPE,
                          "'%s' object cannot be interpreted as an integer",
                          value_type_name(value->kind));
    if (integer_to_int64(number_integer(value), out))
        return true;
    return value_fail(context, kind,
                      "cannot fit 'int' into an index-sized integer");
}
