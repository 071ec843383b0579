/* The functions of math that lessons use less: hyperbolic and special ones,
 * the parts of floats, sums and products. */
#include "library/math_more.h"

#include <math.h>

#include "heap/native.h"
#include "library/results.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/function.h"
#include "object/operation.h"
#include "value/number.h"

FLOAT_FUNCTION(hyperbolic_sine, sinh, true)
FLOAT_FUNCTION(hyperbolic_cosine, cosh, true)
FLOAT_FUNCTION(hyperbolic_tangent, tanh, false)
FLOAT_FUNCTION(area_sine, asinh, false)
FLOAT_FUNCTION(area_cosine, acosh, false)
FLOAT_FUNCTION(area_tangent, atanh, false)
FLOAT_FUNCTION(exponential_less_1, expm1, true)
FLOAT_FUNCTION(logarithm_of_1_more, log1p, false)
FLOAT_FUNCTION(error_function, erf, false)
FLOAT_FUNCTION(error_complement, erfc, false)

/* At its poles it is no number. */
static double
logarithm_of_gamma(double x)
{
    return isfinite(x) && x <= 0 && x == floor(x) ? NAN : lgamma(x);
}

FLOAT_FUNCTION(log_gamma, logarithm_of_gamma, true)
FLOAT_FUNCTION(cube_root, cbrt, false)
FLOAT_FUNCTION(power_of_2, exp2, true)

/* Whole numbers have exact factorials. */
static bool
gamma_function(METHOD_PARAMETERS)
{
    double x, product = 1;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x))
        return false;
    if (x == floor(x) && x <= 0)
        return raise_error(runtime, "ValueError", "math domain error");
    if (x != floor(x) || x > 23)
        return math_give(runtime, x, tgamma(x), true, result);
    for (double i = 2; i < x; i++)
        product *= i;
    return give_float(runtime, product, result);
}

/* ---- parts of floats ---------------------------------------------------- */

static bool
give_pair(struct runtime *runtime, struct object *first,
          struct object *second, struct ref result)
{
    struct object *pair[] = {first, second};
    return give_tuple(runtime, pair, 2, result);
}

static bool
split_whole(METHOD_PARAMETERS)
{
    double x, whole;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x))
        return false;
    double fraction = modf(x, &whole);
    return give_pair(runtime, atom_new_float(runtime, fraction),
                     atom_new_float(runtime, whole), result);
}

static bool
split_exponent(METHOD_PARAMETERS)
{
    double x;
    int exponent = 0;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x))
        return false;
    double mantissa = isfinite(x) && x != 0 ? frexp(x, &exponent) : x;
    return give_pair(runtime, atom_new_float(runtime, mantissa),
                     atom_new_int(runtime, exponent), result);
}

static bool
join_exponent(METHOD_PARAMETERS)
{
    double x;
    int64_t exponent;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x))
        return false;
    if (!object_is_int(arguments->items[1]))
        return raise_error(runtime, "TypeError",
                           "Expected an int as second argument to ldexp.");
    if (!atom_to_index(runtime, arguments->items[1], true, &exponent))
        return false;
    int bounded = exponent > 100000    ? 100000
                  : exponent < -100000 ? -100000
                                       : (int)exponent;
    double y = ldexp(x, bounded);
    if (isinf(y) && isfinite(x))
        return raise_error(runtime, "OverflowError", "math range error");
    return give_float(runtime, y, result);
}

static bool
nearest_remainder(METHOD_PARAMETERS)
{
    double x, y;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x)
        || !math_to_double(runtime, arguments->items[1], &y))
        return false;
    if (!isnan(x) && !isnan(y) && (isinf(x) || y == 0))
        return raise_error(runtime, "ValueError", "math domain error");
    return give_float(runtime, remainder(x, y), result);
}

static bool
next_float(METHOD_PARAMETERS)
{
    double x, y;
    (void)self;
    return math_to_double(runtime, arguments->items[0], &x)
           && math_to_double(runtime, arguments->items[1], &y)
           && give_float(runtime, nextafter(x, y), result);
}

static bool
last_place(METHOD_PARAMETERS)
{
    double x;
    (void)self;
    if (!math_to_double(runtime, arguments->items[0], &x))
        return false;
    x = fabs(x);
    double above = nextafter(x, (double)INFINITY);
    if (!isfinite(x))
        above = 2 * x;
    double unit = isnan(x)       ? x
                  : isinf(x)     ? x
                  : isinf(above) ? x - nextafter(x, 0)
                                 : above - x;
    return give_float(runtime, unit, result);
}

/* ---- sums and products -------------------------------------------------- */

/* Partial sums that do not overlap (Shewchuk, "Adaptive Precision Floating-
 * Point Arithmetic", 1997): their sum is exact.  What is not finite is summed
 * by itself. */
struct partials {
    double parts[64];
    int count;
    double special, infinities;
};

/* Takes in x, whose sum with what was there is not finite. */
static bool
add_special(struct runtime *runtime, struct partials *sum, double x)
{
    if (isfinite(x))
        return raise_error(runtime, "OverflowError",
                           "intermediate overflow in fsum");
    if (isinf(x))
        sum->infinities += x;
    sum->special += x;
    sum->count = 0;
    return true;
}

static bool
add_float(struct runtime *runtime, void *context, struct object *item)
{
    struct partials *sum = context;
    double x;
    int kept = 0;
    if (!math_to_double(runtime, item, &x))
        return false;
    double added = x;
    for (int i = 0; i < sum->count; i++) {
        double y = sum->parts[i];
        if (fabs(x) < fabs(y)) {
            double other = x;
            x = y;
            y = other;
        }
        double high = x + y;
        double low = y - (high - x);
        if (low != 0)
            sum->parts[kept++] = low;
        x = high;
    }
    if (!isfinite(x))
        return add_special(runtime, sum, added);
    if (kept == 64)
        return raise_error(runtime, "OverflowError",
                           "intermediate overflow in fsum");
    sum->parts[kept] = x;
    sum->count = kept + 1;
    return true;
}

/* Rounds the exact sum once, half to even. */
static double
round_sum(const struct partials *sum)
{
    int i = sum->count;
    double high = 0, low = 0;
    if (i == 0)
        return 0;
    high = sum->parts[--i];
    while (i > 0 && low == 0) {
        double x = high, y = sum->parts[--i];
        high = x + y;
        low = y - (high - x);
    }
    if (i > 0
        && ((low < 0 && sum->parts[i - 1] < 0)
            || (low > 0 && sum->parts[i - 1] > 0))) {
        double twice = low * 2, moved = high + twice;
        if (twice == moved - high)
            high = moved;
    }
    return high;
}

static bool
exact_sum(METHOD_PARAMETERS)
{
    struct partials sum = {.count = 0};
    (void)self;
    if (!each_item(runtime, "fsum", arguments->items[0], add_float, &sum))
        return false;
    if (isnan(sum.infinities))
        return raise_error(runtime, "ValueError", "-inf + inf in fsum");
    return give_float(runtime,
                      sum.special != 0 ? sum.special : round_sum(&sum),
                      result);
}

struct product {
    struct object *native;
};

static bool
multiply_item(struct runtime *runtime, void *context, struct object *item)
{
    struct product *product = context;
    struct ref so_far = {product->native, 0}, next = {product->native, 1};
    if (!object_binary(runtime, OPERATOR_MULTIPLY, ref_get(so_far), item,
                       next))
        return false;
    ref_set(runtime, so_far, NULL);
    ref_move(runtime, next, so_far);
    return true;
}

static bool
product_of(METHOD_PARAMETERS)
{
    static const char *const names[] = {"the product", "the next product"};
    struct object *start = arguments_keyword(arguments, "start");
    struct product product = {native_open(runtime, "prod", names, 2)};
    (void)self;
    if (!product.native)
        return false;
    slot_set(runtime, product.native, 0,
             start ? start : atom_new_int(runtime, 1));
    bool done = each_item(runtime, "prod", arguments->items[0],
                          multiply_item, &product);
    if (done)
        ref_move(runtime, (struct ref){product.native, 0}, result);
    native_close(runtime, product.native);
    return done;
}

static bool
least_multiple(METHOD_PARAMETERS)
{
    struct integer total = integer_from_int64(1);
    struct value_context *context = value_context_of(runtime);
    (void)self;
    if (arguments->count == 1 && arguments->items[0]->type == &int_type &&
        integer_sign(atom_value(arguments->items[0])->as.integer) >= 0)
        return give(runtime, arguments->items[0], result);
    for (size_t i = 0; i < arguments->count; i++) {
        struct object *item = arguments->items[i];
        if (!object_is_int(item)) {
            integer_release(&total);
            return raise_error(runtime, "TypeError",
                               "'%s' object cannot be interpreted as an "
                               "integer",
                               item->type->name);
        }
        const struct value *value = atom_value(item);
        struct integer next =
            value->kind == VALUE_BOOL
                ? integer_from_int64(value->as.boolean)
                : integer_absolute(value->as.integer);
        struct integer divisor = integer_gcd(total, next);
        struct integer quotient = integer_from_int64(0);
        struct integer made = integer_from_int64(0);
        bool done = integer_sign(next) == 0
                    || (integer_divide(total, divisor, &quotient, NULL,
                                       context)
                        && integer_multiply(quotient, next, &made, context));
        integer_release(&divisor);
        integer_release(&quotient);
        integer_release(&next);
        integer_release(&total);
        total = made;
        if (!done)
            return raise_value_error(runtime, context);
    }
    struct value value = value_from_integer(total);
    return give_value(runtime, &value, result);
}

struct point {
    double items[256];
    size_t count;
};

static bool
add_coordinate(struct runtime *runtime, void *context, struct object *item)
{
    struct point *point = context;
    if (point->count == 256)
        return stop_run(runtime, "math.dist() of more than 256 coordinates");
    return math_to_double(runtime, item, &point->items[point->count++]);
}

static bool
distance(METHOD_PARAMETERS)
{
    struct point from = {.count = 0}, to = {.count = 0};
    double largest = 0, sum = 0;
    (void)self;
    if (!each_item(runtime, "dist", arguments->items[0], add_coordinate,
                   &from)
        || !each_item(runtime, "dist", arguments->items[1], add_coordinate,
                      &to))
        return false;
    if (from.count != to.count)
        return raise_error(runtime, "ValueError",
                           "both points must have the same number of "
                           "dimensions");
    for (size_t i = 0; i < from.count; i++)
        largest = fmax(largest, fabs(from.items[i] - to.items[i]));
    for (size_t i = 0; i < from.count && largest > 0; i++) {
        double part = (from.items[i] - to.items[i]) / largest;
        sum += part * part;
    }
    return give_float(runtime,
                      from.count == 2 ? hypot(from.items[0] - to.items[0],
                                              from.items[1] - to.items[1])
                                      : largest * sqrt(sum),
                      result);
}

static const char *const start_keywords[] = {"start", NULL};

const struct method math_more[] = {
    {"sinh", hyperbolic_sine, 1, 1, NULL, "hyperbolic sine"},
    {"cosh", hyperbolic_cosine, 1, 1, NULL, "hyperbolic cosine"},
    {"tanh", hyperbolic_tangent, 1, 1, NULL, "hyperbolic tangent"},
    {"asinh", area_sine, 1, 1, NULL, "inverse of sinh"},
    {"acosh", area_cosine, 1, 1, NULL, "inverse of cosh"},
    {"atanh", area_tangent, 1, 1, NULL, "inverse of tanh"},
    {"expm1", exponential_less_1, 1, 1, NULL, "exp(x) - 1"},
    {"log1p", logarithm_of_1_more, 1, 1, NULL, "log(1 + x)"},
    {"erf", error_function, 1, 1, NULL, "error function"},
    {"erfc", error_complement, 1, 1, NULL, "1 - erf(x)"},
    {"gamma", gamma_function, 1, 1, NULL, "gamma function"},
    {"lgamma", log_gamma, 1, 1, NULL, "logarithm of gamma(x)"},
    {"cbrt", cube_root, 1, 1, NULL, "cube root"},
    {"exp2", power_of_2, 1, 1, NULL, "2 to the power of x"},
    {"modf", split_whole, 1, 1, NULL, "fraction and whole part"},
    {"frexp", split_exponent, 1, 1, NULL, "mantissa and exponent"},
    {"ldexp", join_exponent, 2, 2, NULL, "x * 2 ** i"},
    {"remainder", nearest_remainder, 2, 2, NULL, "IEEE 754 remainder"},
    {"nextafter", next_float, 2, 2, NULL, "the next float towards y"},
    {"ulp", last_place, 1, 1, NULL, "the unit in the last place"},
    {"fsum", exact_sum, 1, 1, NULL, "the sum, rounded once"},
    {"prod", product_of, 1, 1, start_keywords, "the product"},
    {"lcm", least_multiple, 0, -1, NULL, "least common multiple"},
    {"dist", distance, 2, 2, NULL, "Euclidean distance of two points"},
    {0},
};

const struct since math_since[] = {
    {"lcm", 9},  {"nextafter", 9}, {"ulp", 9},
    {"cbrt", 11}, {"exp2", 11},    {0},
};
