/*
 * number: Python's arithmetic on values.
 *
 * bool is promoted to int, int to float, float to complex, as the types'
 * number slots do; + and * of str and bytes are here as well, so that one
 * function folds every constant expression.  `%` of a str is formatting
 * (value/format.h) and not done here.
 */
#ifndef REFSTEP_VALUE_NUMBER_H
#define REFSTEP_VALUE_NUMBER_H

#include "value/value.h"

enum value_operator {
#define OPERATOR(name, symbol) VALUE_##name,
#include "value/operators.def"
#undef OPERATOR
    VALUE_OPERATOR_COUNT
};

enum value_unary { VALUE_POSITIVE, VALUE_NEGATIVE, VALUE_INVERT };

/* Whether the types implement the operator together; if not, Python would ask
 * no further and value_binary fails with TypeError. */
bool value_operator_applies(enum value_operator operation, enum value_kind a,
                            enum value_kind b);

/* Computes a operator b.  Errors in CPython's words. */
bool value_binary(enum value_operator operation, const struct value *a,
                  const struct value *b, struct value *out,
                  struct value_context *context);

/* Sets TypeError "unsupported operand type(s) for +: 'int' and 'str'"; returns
 * false.  symbol is "+" or "+=". */
bool value_fail_operands(struct value_context *context, const char *symbol,
                         const char *left_type, const char *right_type);

/* Computes +value, -value, ~value. */
bool value_unary(enum value_unary operation, const struct value *value,
                 struct value *out, struct value_context *context);

/* abs(), divmod(), pow() with three arguments. */
bool value_absolute(const struct value *value, struct value *out,
                    struct value_context *context);
bool value_divmod(const struct value *a, const struct value *b,
                  struct value *quotient, struct value *remainder,
                  struct value_context *context);
bool value_power_modulo(const struct value *base, const struct value *exponent,
                        const struct value *modulus, struct value *out,
                        struct value_context *context);

/* round(value) when digits is NULL or None, else round(value, digits). */
bool value_round(const struct value *value, const struct value *digits,
                 struct value *out, struct value_context *context);

/* int(value) and float(value) for numbers, str and bytes; complex(value) for
 * numbers and str. */
bool value_to_int(const struct value *value, struct value *out,
                  struct value_context *context);
bool value_to_float(const struct value *value, double *out,
                    struct value_context *context);
bool value_to_complex(const struct value *value, struct value *out,
                      struct value_context *context);

/* Takes an int or bool as an index (operator.index); TypeError for others
 * "'str' object cannot be interpreted as an integer".  What does not fit in
 * 64 bits fails with IndexError or OverflowError as kind says
 * "cannot fit 'int' into an index-sized integer". */
bool value_to_index(const struct value *value, enum value_error_kind kind,
                    int64_t *out, struct value_context *context);

#endif
