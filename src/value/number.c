/*
 * The binary operators.  Each takes the widest type of its operands (bool is
 * int), as the number slots of CPython's types do.
 */
#include "value/number.h"

#include <math.h>

#include "value/number_parts.h"
#include "value/real.h"

/* Returns "+" and so on; "** or pow()" for VALUE_POWER, as messages say. */
static const char *
symbol_of(enum value_operator operation)
{
    static const char *const symbols[] = {
#define OPERATOR(name, symbol) [VALUE_##name] = symbol,
#include "value/operators.def"
#undef OPERATOR
    };
    if (operation == VALUE_POWER)
        return "** or pow()";
    return symbols[operation];
}

enum number_rank
number_rank(enum value_kind kind)
{
    switch (kind) {
    case VALUE_BOOL:
    case VALUE_INT:
        return NUMBER_WHOLE;
    case VALUE_FLOAT:
        return NUMBER_REAL;
    case VALUE_COMPLEX:
        return NUMBER_COMPLEX;
    default:
        return NUMBER_NONE;
    }
}

struct integer
number_integer(const struct value *value)
{
    return value->kind == VALUE_BOOL ? integer_from_int64(value->as.boolean)
                                     : value->as.integer;
}

bool
number_to_double(const struct value *value, double *out,
                 struct value_context *context)
{
    if (value->kind != VALUE_FLOAT)
        return integer_to_double(number_integer(value), out, context);
    *out = value->as.real;
    return true;
}

static bool
to_complex(const struct value *value, struct value_complex_parts *out,
           struct value_context *context)
{
    if (value->kind == VALUE_COMPLEX) {
        *out = value->as.complex;
        return true;
    }
    out->imaginary = 0;
    return number_to_double(value, &out->real, context);
}

static bool
is_sequence(enum value_kind kind)
{
    return kind == VALUE_STR || kind == VALUE_BYTES;
}

/* Which operators the ranks of numbers have. */
static bool
has_operator(enum number_rank rank, enum value_operator operation)
{
    switch (operation) {
    case VALUE_MATRIX_MULTIPLY:
        return false;
    case VALUE_FLOOR_DIVIDE:
    case VALUE_MODULO:
        return rank != NUMBER_COMPLEX;
    case VALUE_LEFT_SHIFT:
    case VALUE_RIGHT_SHIFT:
    case VALUE_AND:
    case VALUE_OR:
    case VALUE_XOR:
        return rank == NUMBER_WHOLE;
    default:
        return true;
    }
}

bool
value_operator_applies(enum value_operator operation, enum value_kind a,
                       enum value_kind b)
{
    enum number_rank rank_a = number_rank(a);
    enum number_rank rank_b = number_rank(b);
    if (operation == VALUE_ADD && is_sequence(a) && a == b)
        return true;
    if (operation == VALUE_MULTIPLY && is_sequence(a))
        return rank_b == NUMBER_WHOLE;
    if (operation == VALUE_MULTIPLY && is_sequence(b))
        return rank_a == NUMBER_WHOLE;
    if (rank_a == NUMBER_NONE || rank_b == NUMBER_NONE)
        return false;
    return has_operator(rank_a > rank_b ? rank_a : rank_b, operation);
}

bool
value_fail_operands(struct value_context *context, const char *symbol,
                    const char *left_type, const char *right_type)
{
    return value_fail(context, VALUE_ERROR_TYPE,
                      "unsupported operand type(s) for %s: '%s' and '%s'",
                      symbol, left_type, right_type);
}

/* Words the TypeError of operands that do not go together. */
static bool
fail_operands(enum value_operator operation, enum value_kind a,
              enum value_kind b, struct value_context *context)
{
    const char *name_a = value_type_name(a);
    const char *name_b = value_type_name(b);
    bool is_complex = number_rank(a) != NUMBER_NONE &&
                      number_rank(b) != NUMBER_NONE &&
                      (a == VALUE_COMPLEX || b == VALUE_COMPLEX);
    if (operation == VALUE_ADD && a == VALUE_STR)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can only concatenate str (not \"%s\") to str",
                          name_b);
    if (operation == VALUE_ADD && a == VALUE_BYTES)
        return value_fail(context, VALUE_ERROR_TYPE, "can't concat %s to bytes",
                          name_b);
    if (operation == VALUE_MULTIPLY && (is_sequence(a) || is_sequence(b)))
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can't multiply sequence by non-int of type '%s'",
                          is_sequence(a) ? name_b : name_a);
    if (is_complex && context->profile->complex_refuses &&
        operation == VALUE_FLOOR_DIVIDE)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can't take floor of complex number.");
    if (is_complex && context->profile->complex_refuses &&
        operation == VALUE_MODULO)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can't mod complex numbers.");
    return value_fail_operands(context, symbol_of(operation),
                               name_a, name_b);
}

static bool
power_integers(struct integer a, struct integer b, struct value *out,
               struct value_context *context)
{
    if (integer_sign(b) < 0) {
        double base;
        double exponent;
        return integer_to_double(a, &base, context) &&
               integer_to_double(b, &exponent, context) &&
               real_power(base, exponent, out, context);
    }
    *out = value_from_int64(0);
    return integer_power(a, b, &out->as.integer, context);
}

static bool
compute_integers(enum value_operator operation, struct integer a,
                 struct integer b, struct value *out,
                 struct value_context *context)
{
    *out = value_from_int64(0);
    struct integer *result = &out->as.integer;
    double quotient;
    switch (operation) {
    case VALUE_ADD:
        return integer_add(a, b, result, context);
    case VALUE_SUBTRACT:
        return integer_subtract(a, b, result, context);
    case VALUE_MULTIPLY:
        return integer_multiply(a, b, result, context);
    case VALUE_FLOOR_DIVIDE:
        return integer_divide(a, b, result, NULL, context);
    case VALUE_MODULO:
        return integer_divide(a, b, NULL, result, context);
    case VALUE_POWER:
        return power_integers(a, b, out, context);
    case VALUE_LEFT_SHIFT:
        return integer_shift_left(a, b, result, context);
    case VALUE_RIGHT_SHIFT:
        return integer_shift_right(a, b, result, context);
    case VALUE_AND:
        *result = integer_and(a, b);
        return true;
    case VALUE_OR:
        *result = integer_or(a, b);
        return true;
    case VALUE_XOR:
        *result = integer_xor(a, b);
        return true;
    default: /* VALUE_TRUE_DIVIDE; the rest does not apply */
        if (!integer_true_divide(a, b, &quotient, context))
            return false;
        *out = value_from_double(quotient);
        return true;
    }
}

/* &, | and ^ of two bools are bools. */
static bool
compute_whole(enum value_operator operation, const struct value *a,
              const struct value *b, struct value *out,
              struct value_context *context)
{
    bool is_bitwise = operation == VALUE_AND || operation == VALUE_OR ||
                      operation == VALUE_XOR;
    if (!compute_integers(operation, number_integer(a), number_integer(b), out,
                          context))
        return false;
    if (is_bitwise && a->kind == VALUE_BOOL && b->kind == VALUE_BOOL)
        *out = value_from_bool(out->as.integer.small != 0);
    return true;
}

static const char *
zero_division_words(enum value_operator operation,
                    const struct profile *profile)
{
    if (operation == VALUE_TRUE_DIVIDE)
        return "float division by zero";
    return operation == VALUE_MODULO ? profile->float_modulo_by_zero
                                     : profile->float_floor_by_zero;
}

static bool
compute_reals(enum value_operator operation, double a, double b,
              struct value *out, struct value_context *context)
{
    double quotient = 0;
    double rest = 0;
    switch (operation) {
    case VALUE_ADD:
        *out = value_from_double(a + b);
        return true;
    case VALUE_SUBTRACT:
        *out = value_from_double(a - b);
        return true;
    case VALUE_MULTIPLY:
        *out = value_from_double(a * b);
        return true;
    case VALUE_POWER:
        return real_power(a, b, out, context);
    default:
        break;
    }
    if (b == 0)
        return value_fail(context, VALUE_ERROR_ZERO_DIVISION, "%s",
                          zero_division_words(operation, context->profile));
    real_divide(a, b, &quotient, &rest);
    if (operation == VALUE_TRUE_DIVIDE)
        quotient = a / b;
    *out = value_from_double(operation == VALUE_MODULO ? rest : quotient);
    return true;
}

static bool
compute_complex(enum value_operator operation, struct value_complex_parts a,
                struct value_complex_parts b, struct value *out,
                struct value_context *context)
{
    struct value_complex_parts result = {0, 0};
    switch (operation) {
    case VALUE_ADD:
        result.real = a.real + b.real;
        result.imaginary = a.imaginary + b.imaginary;
        break;
    case VALUE_SUBTRACT:
        result.real = a.real - b.real;
        result.imaginary = a.imaginary - b.imaginary;
        break;
    case VALUE_MULTIPLY:
        result.real = a.real * b.real - a.imaginary * b.imaginary;
        result.imaginary = a.real * b.imaginary + a.imaginary * b.real;
        break;
    case VALUE_POWER:
        if (!real_power_complex(a, b, &result, context))
            return false;
        break;
    default: /* VALUE_TRUE_DIVIDE; the rest does not apply */
        if (b.real == 0 && b.imaginary == 0)
            return value_fail(context, VALUE_ERROR_ZERO_DIVISION,
                              "complex division by zero");
        result = real_divide_complex(a, b);
        break;
    }
    *out = value_from_complex(result.real, result.imaginary);
    return true;
}

static bool
repeat(const struct value *sequence, const struct value *count,
       struct value *out, struct value_context *context)
{
    int64_t times;
    if (!value_to_index(count, VALUE_ERROR_OVERFLOW, &times, context))
        return false;
    if (sequence->kind == VALUE_STR)
        *out = value_from_string(
            string_repeat(sequence->as.string, times, context));
    else
        *out =
            value_from_bytes(bytes_repeat(sequence->as.bytes, times, context));
    return sequence->kind == VALUE_STR ? out->as.string != NULL
                                       : out->as.bytes != NULL;
}

static bool
compute_sequences(enum value_operator operation, const struct value *a,
                  const struct value *b, struct value *out,
                  struct value_context *context)
{
    if (operation == VALUE_MULTIPLY)
        return is_sequence(a->kind) ? repeat(a, b, out, context)
                                    : repeat(b, a, out, context);
    if (a->kind == VALUE_BYTES) {
        *out =
            value_from_bytes(bytes_concat(a->as.bytes, b->as.bytes, context));
        return out->as.bytes != NULL;
    }
    *out =
        value_from_string(string_concat(a->as.string, b->as.string, context));
    return out->as.string != NULL;
}

bool
value_binary(enum value_operator operation, const struct value *a,
             const struct value *b, struct value *out,
             struct value_context *context)
{
    if (!value_operator_applies(operation, a->kind, b->kind))
        return fail_operands(operation, a->kind, b->kind, context);
    if (is_sequence(a->kind) || is_sequence(b->kind))
        return compute_sequences(operation, a, b, out, context);
    enum number_rank rank = number_rank(a->kind);
    if (number_rank(b->kind) > rank)
        rank = number_rank(b->kind);
    if (rank == NUMBER_WHOLE)
        return compute_whole(operation, a, b, out, context);
    if (rank == NUMBER_REAL) {
        double real_a;
        double real_b;
        return number_to_double(a, &real_a, context) &&
               number_to_double(b, &real_b, context) &&
               compute_reals(operation, real_a, real_b, out, context);
    }
    struct value_complex_parts complex_a;
    struct value_complex_parts complex_b;
    return to_complex(a, &complex_a, context) &&
           to_complex(b, &complex_b, context) &&
           compute_complex(operation, complex_a, complex_b, out, context);
}
