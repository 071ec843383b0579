#include <math.h>

#include "library/answer.h"
#include "library/modules.h"
#include "object/function.h"
#include "object/module.h"
#include "value/number.h"
#include "value/real.h"

/* Gets a float from a number: what most functions of math do first. */
static bool
get_real(struct runtime *runtime, struct object *object, double *number)
{
    const struct value *value = object_is_atom(object) ? atom_value(object)
                                                       : NULL;

    if (value != NULL &&
        (value->kind == VALUE_BOOL || value->kind == VALUE_INT ||
         value->kind == VALUE_FLOAT)) {
        if (value_to_float(value, number, value_context_of(runtime)))
            return true;
        return fail_value(runtime);
    }
    return raise_error(runtime, "TypeError", "must be real number, not %s",
                       object->type->name);
}

/* ---- functions of one float ---- */

/* A NaN from a number is outside the domain, an infinity from a finite number
 * out of range (math_1, Modules/mathmodule.c). */
static bool
apply(struct runtime *runtime, const struct arguments *arguments,
      double (*function)(double), struct ref result)
{
    double number, value;

    if (!get_real(runtime, arguments->items[0], &number))
        return false;
    value = function(number);
    if (isnan(value) && !isnan(number))
        return raise_error(runtime, "ValueError", "math domain error");
    if (isinf(value) && isfinite(number))
        return raise_error(runtime, "OverflowError", "math range error");
    return answer(runtime, result, atom_new_float(runtime, value));
}

#define REAL_FUNCTION(name)                                           \
    static bool name##_(struct runtime *runtime, struct object *self, \
                        const struct arguments *arguments,            \
                        struct ref result)                            \
    {                                                                 \
        (void)self;                                                   \
        return apply(runtime, arguments, name, result);               \
    }

REAL_FUNCTION(sqrt)
REAL_FUNCTION(sin)
REAL_FUNCTION(cos)
REAL_FUNCTION(tan)
REAL_FUNCTION(atan)
REAL_FUNCTION(exp)
REAL_FUNCTION(fabs)

/* A logarithm of 0 is outside the domain as well. */
static bool
logarithm(struct runtime *runtime, struct object *object,
          double (*function)(double), double *value)
{
    double number;

    if (!get_real(runtime, object, &number))
        return false;
    if (number <= 0)
        return raise_error(runtime, "ValueError", "math domain error");
    *value = function(number);
    return true;
}

static bool
log_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    double value, base;

    (void)self;
    if (!logarithm(runtime, arguments->items[0], log, &value))
        return false;
    if (arguments->count == 2) {
        if (!logarithm(runtime, arguments->items[1], log, &base))
            return false;
        if (base == 0)
            return raise_error(runtime, "ZeroDivisionError",
                               "float division by zero");
        value /= base;
    }
    return answer(runtime, result, atom_new_float(runtime, value));
}

static bool
log2_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    double value;

    (void)self;
    return logarithm(runtime, arguments->items[0], log2, &value) &&
           answer(runtime, result, atom_new_float(runtime, value));
}

static bool
log10_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    double value;

    (void)self;
    return logarithm(runtime, arguments->items[0], log10, &value) &&
           answer(runtime, result, atom_new_float(runtime, value));
}

/* ---- to whole numbers ---- */

static bool
answer_whole(struct runtime *runtime, const struct arguments *arguments,
             double (*function)(double), struct ref result)
{
    struct value value;
    double number;

    if (object_is_int(arguments->items[0])) {
        if (!value_unary(VALUE_POSITIVE, atom_value(arguments->items[0]),
                         &value, value_context_of(runtime)))
            return fail_value(runtime);
        return answer_value(runtime, result, &value);
    }
    if (!get_real(runtime, arguments->items[0], &number))
        return false;
    value.kind = VALUE_INT;
    if (!integer_from_double(function(number), &value.as.integer,
                             value_context_of(runtime)))
        return fail_value(runtime);
    return answer_value(runtime, result, &value);
}

#define WHOLE_FUNCTION(name)                                          \
    static bool name##_(struct runtime *runtime, struct object *self, \
                        const struct arguments *arguments,            \
                        struct ref result)                            \
    {                                                                 \
        (void)self;                                                   \
        return answer_whole(runtime, arguments, name, result);        \
    }

WHOLE_FUNCTION(floor)
WHOLE_FUNCTION(ceil)
WHOLE_FUNCTION(trunc)

/* ---- whole numbers ---- */

static bool
get_integer(struct runtime *runtime, struct object *object,
            struct integer *number)
{
    if (!object_is_int(object))
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           object->type->name);
    *number = atom_value(object)->kind == VALUE_BOOL
                  ? integer_from_int64(atom_value(object)->as.boolean)
                  : integer_copy(atom_value(object)->as.integer);
    return true;
}

static bool
answer_integer(struct runtime *runtime, struct ref result,
               struct integer number)
{
    struct value value = value_from_integer(number);

    return answer_value(runtime, result, &value);
}

static bool
factorial(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct integer product = integer_from_int64(1), next;
    int64_t number;

    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], true, &number))
        return false;
    if (number < 0)
        return raise_error(runtime, "ValueError",
                           "factorial() not defined for negative values");
    for (int64_t i = 2; i <= number; i++) {
        if (!integer_multiply(product, integer_from_int64(i), &next,
                              value_context_of(runtime))) {
            integer_release(&product);
            return fail_value(runtime);
        }
        integer_release(&product);
        product = next;
    }
    return answer_integer(runtime, result, product);
}

static bool
gcd(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    struct integer divisor = integer_from_int64(0), next, number;

    (void)self;
    for (size_t i = 0; i < arguments->count; i++) {
        if (!get_integer(runtime, arguments->items[i], &number)) {
            integer_release(&divisor);
            return false;
        }
        next = integer_gcd(divisor, number);
        integer_release(&divisor);
        integer_release(&number);
        divisor = next;
    }
    return answer_integer(runtime, result, divisor);
}

static bool
isqrt(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct integer number, root;
    bool fine;

    (void)self;
    if (!get_integer(runtime, arguments->items[0], &number))
        return false;
    fine = integer_square_root(number, &root, value_context_of(runtime));
    integer_release(&number);
    return fine ? answer_integer(runtime, result, root) : fail_value(runtime);
}

/* ---- of two floats ---- */

static bool
pow_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    double base, exponent, value;

    (void)self;
    if (!get_real(runtime, arguments->items[0], &base) ||
        !get_real(runtime, arguments->items[1], &exponent))
        return false;
    value = pow(base, exponent);
    if (isnan(value) && !isnan(base) && !isnan(exponent))
        return raise_error(runtime, "ValueError", "math domain error");
    if (isinf(value) && isfinite(base) && isfinite(exponent))
        return base == 0 ? raise_error(runtime, "ValueError",
                                       "math domain error")
                         : raise_error(runtime, "OverflowError",
                                       "math range error");
    return answer(runtime, result, atom_new_float(runtime, value));
}

static bool
hypot_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    double length = 0, side;

    (void)self;
    for (size_t i = 0; i < arguments->count; i++) {
        if (!get_real(runtime, arguments->items[i], &side))
            return false;
        length = hypot(length, side);
    }
    return answer(runtime, result, atom_new_float(runtime, length));
}

/* ---- questions ---- */

static bool
isnan_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    double number;

    (void)self;
    return get_real(runtime, arguments->items[0], &number) &&
           answer_bool(runtime, result, isnan(number));
}

static bool
isinf_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    double number;

    (void)self;
    return get_real(runtime, arguments->items[0], &number) &&
           answer_bool(runtime, result, isinf(number));
}

static const struct method functions[] = {
    {"atan", atan_, 1, 1, NULL, "atan(x, /)"},
    {"ceil", ceil_, 1, 1, NULL, "ceil(x, /)"},
    {"cos", cos_, 1, 1, NULL, "cos(x, /)"},
    {"exp", exp_, 1, 1, NULL, "exp(x, /)"},
    {"fabs", fabs_, 1, 1, NULL, "fabs(x, /)"},
    {"factorial", factorial, 1, 1, NULL, "factorial(n, /)"},
    {"floor", floor_, 1, 1, NULL, "floor(x, /)"},
    {"gcd", gcd, 0, -1, NULL, "gcd(*integers)"},
    {"hypot", hypot_, 0, -1, NULL, "hypot(*coordinates)"},
    {"isinf", isinf_, 1, 1, NULL, "isinf(x, /)"},
    {"isnan", isnan_, 1, 1, NULL, "isnan(x, /)"},
    {"isqrt", isqrt, 1, 1, NULL, "isqrt(n, /)"},
    {"log", log_, 1, 2, NULL, "log(x, base)"},
    {"log10", log10_, 1, 1, NULL, "log10(x, /)"},
    {"log2", log2_, 1, 1, NULL, "log2(x, /)"},
    {"pow", pow_, 2, 2, NULL, "pow(x, y, /)"},
    {"sin", sin_, 1, 1, NULL, "sin(x, /)"},
    {"sqrt", sqrt_, 1, 1, NULL, "sqrt(x, /)"},
    {"tan", tan_, 1, 1, NULL, "tan(x, /)"},
    {"trunc", trunc_, 1, 1, NULL, "trunc(x, /)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

/* ---- constants ---- */

static const struct {
    const char *name;
    double number;
} constants[] = {
    {"e", 2.718281828459045235},
    {"inf", (double)INFINITY},
    {"nan", (double)NAN},
    {"pi", 3.141592653589793238},
    {"tau", 6.283185307179586477},
};

static const char *const attributes[] = {"e", "inf", "nan", "pi", "tau",
                                         NULL};

static bool
fill(struct runtime *runtime, struct object *module)
{
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        struct object *number =
            atom_new_float(runtime, constants[i].number);

        if (number == NULL ||
            !module_set(runtime, module, constants[i].name, number))
            return false;
    }
    return true;
}

const struct module_definition math_module = {"math", functions, attributes,
                                              fill};
