/* math: functions of floats, and some of ints. */
#include <math.h>

#include "heap/native.h"
#include "library/math_more.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/special.h"
#include "value/number.h"

/* What __float__ or __index__ of the scene gives (PyFloat_AsDouble). */
static bool
double_of_scene(struct runtime *runtime, struct object *object, double *out)
{
    static const char *const names[] = {"the number"};
    bool is_float = object_has_unary(object, OPERATOR_FLOAT);
    if (!is_float && !object_has_unary(object, OPERATOR_INDEX))
        return raise_error(runtime, "TypeError",
                           "must be real number, not %s",
                           object->type->name);
    struct object *native = native_open(runtime, "float", names, 1);
    if (!native)
        return false;
    struct value_context *context = value_context_of(runtime);
    bool fine = object_unary(runtime,
                             is_float ? OPERATOR_FLOAT : OPERATOR_INDEX,
                             object, (struct ref){native, 0})
                && (value_to_float(atom_value(native->slots[0]), out, context)
                    || raise_value_error(runtime, context));
    native_close(runtime, native);
    return fine;
}

/* Stores object as a float, as the float() of a number. */
bool
math_to_double(struct runtime *runtime, struct object *object, double *out)
{
    struct value_context *context = value_context_of(runtime);
    if (object->type->class && !object_is_atom(object))
        return double_of_scene(runtime, object, out);
    if (!object_is_atom(object)
        || atom_value(object)->kind < VALUE_BOOL
        || atom_value(object)->kind > VALUE_FLOAT)
        return raise_error(runtime, "TypeError",
                           "must be real number, not %s",
                           object->type->name);
    return value_to_float(atom_value(object), out, context)
           || raise_value_error(runtime, context);
}

/* Stores object as an integer of any size, borrowed from nobody
 * (integer_release). */
static bool
to_integer(struct runtime *runtime, struct object *object,
           struct integer *out)
{
    if (!object_is_int(object))
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           object->type->name);
    const struct value *value = atom_value(object);
    *out = value->kind == VALUE_BOOL
               ? integer_from_int64(value->as.boolean)
               : integer_copy(value->as.integer);
    return true;
}

static bool
give_integer(struct runtime *runtime, struct integer number,
             struct ref result)
{
    struct value value = value_from_integer(number);
    return give_value(runtime, &value, result);
}

/* Stores an int itself, or the int that a bool or a derived one is. */
static bool
give_int_of(struct runtime *runtime, struct object *object, struct ref result)
{
    struct integer number;
    if (object->type == &int_type)
        return give(runtime, object, result);
    return to_integer(runtime, object, &number)
           && give_integer(runtime, number, result);
}

/* ---- one float to one float ---------------------------------------------- */

/* Stores what a C function gave for x, or the error it means (math_1,
 * Modules/mathmodule.c). */
bool
math_give(struct runtime *runtime, double x, double y, bool can_overflow,
             struct ref result)
{
    if (isnan(y) && !isnan(x))
        return raise_error(runtime, "ValueError", "math domain error");
    if (isinf(y) && isfinite(x))
        return can_overflow ? raise_error(runtime, "OverflowError",
                                          "math range error")
                            : raise_error(runtime, "ValueError",
                                          "math domain error");
    return give_float(runtime, y, result);
}

FLOAT_FUNCTION(square_root, sqrt, false)
FLOAT_FUNCTION(exponential, exp, true)
FLOAT_FUNCTION(sine, sin, false)
FLOAT_FUNCTION(cosine, cos, false)
FLOAT_FUNCTION(tangent, tan, false)
FLOAT_FUNCTION(arc_sine, asin, false)
FLOAT_FUNCTION(arc_cosine, acos, false)
FLOAT_FUNCTION(arc_tangent, atan, false)
FLOAT_FUNCTION(absolute, fabs, false)
FLOAT_FUNCTION(logarithm_2, log2, false)
FLOAT_FUNCTION(logarithm_10, log10, false)

static double
to_degrees(double x)
{
    return x * (180.0 / M_PI);
}

static double
to_radians(double x)
{
    return x * (M_PI / 180.0);
}

FLOAT_FUNCTION(degrees, to_degrees, true)
FLOAT_FUNCTION(radians, to_radians, true)

static bool
logarithm(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    double x;
    double base = 0;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x)
        || (arguments->count > 1
            && !math_to_double(runtime, arguments->items[1], &base)))
        return false;
    if (x <= 0 || (arguments->count > 1 && base <= 0))
        return raise_error(runtime, "ValueError", "math domain error");
    if (arguments->count == 1)
        return give_float(runtime, log(x), result);
    if (base == 1.0)
        return raise_error(runtime, "ZeroDivisionError",
                           "float division by zero");
    return give_float(runtime, log(x) / log(base), result);
}

/* ---- two floats --------------------------------------------------------- */

/* Of two arguments the one that decides what a result means that is no number:
 * NaN before infinity before a number. */
static double
deciding(double x, double y)
{
    return isnan(x) || (isinf(x) && !isnan(y)) ? x : y;
}

#define TWO_FLOATS(function_name, expression)                              \
    static bool function_name(struct runtime *runtime, struct object *self, \
                              const struct arguments *arguments,           \
                              struct ref result)                           \
    {                                                                      \
        double x;                                                          \
        double y;                                                          \
        (void)self;                                                        \
        if (!math_to_double(runtime, arguments->items[0], &x)              \
            || !math_to_double(runtime, arguments->items[1], &y))          \
            return false;                                                  \
        double z = (expression);                                           \
        return math_give(runtime, deciding(x, y), z, true, result);        \
    }

/* A power of 0 that is infinite is no number, not one too large. */
TWO_FLOATS(power, x == 0 && y < 0 && isfinite(y) ? NAN : pow(x, y))
TWO_FLOATS(remainder_of, fmod(x, y))
TWO_FLOATS(arc_tangent_2, atan2(x, y))
TWO_FLOATS(copy_sign, copysign(x, y))

static bool
hypotenuse(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    double total = 0;
    (void)self;
    for (size_t i = 0; i < arguments->count; i++) {
        double x;
        if (!math_to_double(runtime, arguments->items[i], &x))
            return false;
        total = hypot(total, x);
    }
    return give_float(runtime, total, result);
}

static bool
is_close(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct object *relative = arguments_keyword(arguments, "rel_tol");
    struct object *absolute_ = arguments_keyword(arguments, "abs_tol");
    double a;
    double b;
    double rel = 1e-9;
    double abs_ = 0;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &a)
        || !math_to_double(runtime, arguments->items[1], &b)
        || (relative && !math_to_double(runtime, relative, &rel))
        || (absolute_ && !math_to_double(runtime, absolute_, &abs_)))
        return false;
    if (rel < 0 || abs_ < 0)
        return raise_error(runtime, "ValueError",
                           "tolerances must be non-negative");
    double difference = fabs(b - a);
    bool close = a == b
                 || (!isinf(a) && !isinf(b)
                     && (difference <= fabs(rel * b)
                         || difference <= fabs(rel * a)
                         || difference <= abs_));
    return give_bool(runtime, close, result);
}

/* ---- questions ---------------------------------------------------------- */

#define FLOAT_QUESTION(function_name, c_function)                          \
    static bool function_name(struct runtime *runtime, struct object *self, \
                              const struct arguments *arguments,           \
                              struct ref result)                           \
    {                                                                      \
        double x;                                                          \
        (void)self;                                                        \
        return math_to_double(runtime, arguments->items[0], &x)            \
               && give_bool(runtime, c_function(x), result);               \
    }

FLOAT_QUESTION(is_nan, isnan)
FLOAT_QUESTION(is_infinite, isinf)
FLOAT_QUESTION(is_finite, isfinite)

/* ---- to ints ------------------------------------------------------------ */

/* Rounds a float by a C function and stores the int; an int stays itself. */
static bool
round_to_int(struct runtime *runtime, struct object *object,
             const char *method, double (*rounds)(double), struct ref result)
{
    struct value_context *context = value_context_of(runtime);
    struct integer number;
    double x;
    bool found;
    if (!special_ask(runtime, object, method, NULL, result, &found))
        return false;
    if (found)
        return true;
    if (object_is_int(object))
        return give_int_of(runtime, object, result);
    if (!math_to_double(runtime, object, &x))
        return false;
    if (!integer_from_double(rounds(x), &number, context))
        return raise_value_error(runtime, context);
    return give_integer(runtime, number, result);
}

static bool
round_down(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    return round_to_int(runtime, arguments->items[0], "__floor__", floor,
                        result);
}

static bool
round_up(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    (void)self;
    return round_to_int(runtime, arguments->items[0], "__ceil__", ceil,
                        result);
}

static bool
round_to_zero(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    (void)self;
    if (!object_is_int(object) && !type_is(object->type, &float_type)
        && !object_runs_scene(object))
        return raise_error(runtime, "TypeError",
                           "type %s doesn't define __trunc__ method",
                           object->type->name);
    return round_to_int(runtime, object, "__trunc__", trunc, result);
}

/* ---- ints --------------------------------------------------------------- */

/* Returns the argument that is itself the greatest common divisor, because
 * there is no other or the other is 0, or NULL.  _PyLong_GCD computes with
 * numbers of up to two digits and makes new ones. */
static struct object *
own_divisor(const struct arguments *arguments)
{
    enum { TWO_DIGITS = 60 };
    struct object *const *items = arguments->items, *own = NULL;
    if (arguments->count == 0 || arguments->count > 2)
        return NULL;
    for (size_t i = 0; i < arguments->count; i++) {
        const struct object *other = items[arguments->count - 1 - i];
        if (items[i]->type == &int_type && other->type == &int_type &&
            (arguments->count == 1 ||
             (integer_sign(atom_value(other)->as.integer) == 0 &&
              integer_bit_length(atom_value(items[i])->as.integer) >
                  TWO_DIGITS)))
            own = items[i];
    }
    return own != NULL && integer_sign(atom_value(own)->as.integer) >= 0
               ? own
               : NULL;
}

static bool
greatest_divisor(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    struct integer total = integer_from_int64(0);
    (void)self;
    struct object *own = own_divisor(arguments);
    if (own != NULL)
        return give(runtime, own, result);
    for (size_t i = 0; i < arguments->count; i++) {
        struct integer next;
        if (!to_integer(runtime, arguments->items[i], &next)) {
            integer_release(&total);
            return false;
        }
        struct integer divisor = integer_gcd(total, next);
        integer_release(&total);
        integer_release(&next);
        total = divisor;
    }
    return give_integer(runtime, total, result);
}

static bool
integer_root(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    struct value_context *context = value_context_of(runtime);
    struct integer number;
    struct integer root;
    (void)self;
    if (!to_integer(runtime, arguments->items[0], &number))
        return false;
    bool done = integer_square_root(number, &root, context);
    integer_release(&number);
    return done ? give_integer(runtime, root, result)
                : raise_value_error(runtime, context);
}

/* Multiplies *product by factor; false with the error raised. */
static bool
multiply(struct runtime *runtime, struct integer *product, int64_t factor)
{
    struct value_context *context = value_context_of(runtime);
    struct integer next;
    if (!integer_multiply(*product, integer_from_int64(factor), &next,
                          context))
        return raise_value_error(runtime, context);
    integer_release(product);
    *product = next;
    return true;
}

static bool
factorial(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct integer product = integer_from_int64(1);
    int64_t number;
    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &number))
        return false;
    if (number < 0)
        return raise_error(runtime, "ValueError",
                           "factorial() not defined for negative values");
    for (int64_t i = 2; i <= number; i++)
        if (!multiply(runtime, &product, i)) {
            integer_release(&product);
            return false;
        }
    return give_integer(runtime, product, result);
}

/* Multiplies n, n - 1 … of k factors; divides step by step for comb(). */
static bool
choose(struct runtime *runtime, const struct arguments *arguments,
       bool ordered, struct ref result)
{
    struct value_context *context = value_context_of(runtime);
    struct integer product = integer_from_int64(1);
    int64_t n;
    int64_t k;
    if (!atom_to_index(runtime, arguments->items[0], false, &n))
        return false;
    k = n;
    if (arguments->count > 1
        && !atom_to_index(runtime, arguments->items[1], false, &k))
        return false;
    if (n < 0 || k < 0)
        return raise_error(runtime, "ValueError",
                           "%s must be a non-negative integer",
                           n < 0 ? "n" : "k");
    if (k > n)
        return give_int(runtime, 0, result);
    if (!ordered && k > n - k)
        k = n - k;
    bool done = true;
    for (int64_t i = 0; done && i < k; i++) {
        struct integer quotient;
        done = multiply(runtime, &product, n - i);
        if (!done || ordered)
            continue;
        done = integer_divide(product, integer_from_int64(i + 1), &quotient,
                              NULL, context);
        if (done) {
            integer_release(&product);
            product = quotient;
        }
    }
    if (done)
        return give_integer(runtime, product, result);
    integer_release(&product);
    return false;
}

static bool
combinations(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, arguments, false, result);
}

static bool
permutations(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, arguments, true, result);
}

/* ---- constants ---------------------------------------------------------- */

#define FLOAT_CONSTANT(function_name, number)                              \
    static bool function_name(struct runtime *runtime, struct ref result)  \
    {                                                                      \
        return give_float(runtime, number, result);                        \
    }

FLOAT_CONSTANT(make_pi, M_PI)
FLOAT_CONSTANT(make_e, M_E)
FLOAT_CONSTANT(make_tau, 2 * M_PI)
FLOAT_CONSTANT(make_infinity, (double)INFINITY)
FLOAT_CONSTANT(make_nan, (double)NAN)

static const struct constant_entry constants[] = {
    {"pi", make_pi},        {"e", make_e},     {"tau", make_tau},
    {"inf", make_infinity}, {"nan", make_nan}, {0},
};

static const char *const close_keywords[] = {"rel_tol", "abs_tol", NULL};

static const struct method functions[] = {
    {"sqrt", square_root, 1, 1, NULL, "square root"},
    {"pow", power, 2, 2, NULL, "x to the power of y"},
    {"exp", exponential, 1, 1, NULL, "e to the power of x"},
    {"log", logarithm, 1, 2, NULL, "logarithm"},
    {"log2", logarithm_2, 1, 1, NULL, "logarithm to base 2"},
    {"log10", logarithm_10, 1, 1, NULL, "logarithm to base 10"},
    {"sin", sine, 1, 1, NULL, "sine"},
    {"cos", cosine, 1, 1, NULL, "cosine"},
    {"tan", tangent, 1, 1, NULL, "tangent"},
    {"asin", arc_sine, 1, 1, NULL, "arc sine"},
    {"acos", arc_cosine, 1, 1, NULL, "arc cosine"},
    {"atan", arc_tangent, 1, 1, NULL, "arc tangent"},
    {"atan2", arc_tangent_2, 2, 2, NULL, "arc tangent of y / x"},
    {"degrees", degrees, 1, 1, NULL, "radians in degrees"},
    {"radians", radians, 1, 1, NULL, "degrees in radians"},
    {"hypot", hypotenuse, 0, -1, NULL, "Euclidean distance"},
    {"fabs", absolute, 1, 1, NULL, "absolute value"},
    {"fmod", remainder_of, 2, 2, NULL, "remainder, as C has it"},
    {"copysign", copy_sign, 2, 2, NULL, "x with the sign of y"},
    {"isclose", is_close, 2, 2, close_keywords, "whether nearly equal"},
    {"isnan", is_nan, 1, 1, NULL, "whether not a number"},
    {"isinf", is_infinite, 1, 1, NULL, "whether infinite"},
    {"isfinite", is_finite, 1, 1, NULL, "whether neither"},
    {"floor", round_down, 1, 1, NULL, "rounded down"},
    {"ceil", round_up, 1, 1, NULL, "rounded up"},
    {"trunc", round_to_zero, 1, 1, NULL, "rounded to zero"},
    {"gcd", greatest_divisor, 0, -1, NULL, "greatest common divisor"},
    {"isqrt", integer_root, 1, 1, NULL, "whole square root"},
    {"factorial", factorial, 1, 1, NULL, "n!"},
    {"comb", combinations, 2, 2, NULL, "ways to choose k of n"},
    {"perm", permutations, 1, 2, NULL, "ways to order k of n"},
    {0},
};

const struct library_module module_math = {
    .name = "math",
    .functions = functions,
    .further = math_more,
    .since = math_since,
    .constants = constants,
    .copied_until = 8,
};
