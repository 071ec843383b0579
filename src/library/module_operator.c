/* operator: the operators as functions (Modules/_operator.c). */
#include "library/operator_getters.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/function.h"
#include "object/operation.h"

#define FUNCTION_PARAMETERS                                             \
    struct runtime *runtime, struct object *self,                       \
        const struct arguments *arguments, struct ref result

#define BINARY(name, kind)                                              \
    static bool name(FUNCTION_PARAMETERS)                               \
    {                                                                   \
        (void)self;                                                     \
        return object_binary(runtime, kind, arguments->items[0],        \
                             arguments->items[1], result);              \
    }                                                                   \
    static bool in_place_##name(FUNCTION_PARAMETERS)                    \
    {                                                                   \
        (void)self;                                                     \
        return object_in_place(runtime, kind, arguments->items[0],      \
                               arguments->items[1], result);            \
    }

BINARY(add, OPERATOR_ADD)
BINARY(subtract, OPERATOR_SUBTRACT)
BINARY(multiply, OPERATOR_MULTIPLY)
BINARY(matrix_multiply, OPERATOR_MATRIX_MULTIPLY)
BINARY(true_divide, OPERATOR_TRUE_DIVIDE)
BINARY(floor_divide, OPERATOR_FLOOR_DIVIDE)
BINARY(modulo, OPERATOR_REMAINDER)
BINARY(power, OPERATOR_POWER)
BINARY(left_shift, OPERATOR_LEFT_SHIFT)
BINARY(right_shift, OPERATOR_RIGHT_SHIFT)
BINARY(bit_and, OPERATOR_AND)
BINARY(bit_or, OPERATOR_OR)
BINARY(bit_xor, OPERATOR_XOR)

#define UNARY(name, kind)                                               \
    static bool name(FUNCTION_PARAMETERS)                               \
    {                                                                   \
        (void)self;                                                     \
        return object_unary(runtime, kind, arguments->items[0],         \
                            result);                                    \
    }

UNARY(negative, OPERATOR_NEGATIVE)
UNARY(positive, OPERATOR_POSITIVE)
UNARY(invert, OPERATOR_INVERT)

#define COMPARISON(name, kind)                                          \
    static bool name(FUNCTION_PARAMETERS)                               \
    {                                                                   \
        (void)self;                                                     \
        return object_compare(runtime, kind, arguments->items[0],       \
                              arguments->items[1], result);             \
    }

COMPARISON(less, IS_LESS)
COMPARISON(less_equal, IS_LESS_EQUAL)
COMPARISON(equal, IS_EQUAL)
COMPARISON(not_equal, IS_NOT_EQUAL)
COMPARISON(greater, IS_GREATER)
COMPARISON(greater_equal, IS_GREATER_EQUAL)

/* ---- truth and identity ------------------------------------------------- */

static bool
truth(FUNCTION_PARAMETERS)
{
    bool is_true;
    (void)self;
    return object_is_true(runtime, arguments->items[0], &is_true)
           && give_bool(runtime, is_true, result);
}

static bool
not_true(FUNCTION_PARAMETERS)
{
    bool is_true;
    (void)self;
    return object_is_true(runtime, arguments->items[0], &is_true)
           && give_bool(runtime, !is_true, result);
}

static bool
is_same(FUNCTION_PARAMETERS)
{
    (void)self;
    return give_bool(runtime, arguments->items[0] == arguments->items[1],
                     result);
}

static bool
is_other(FUNCTION_PARAMETERS)
{
    (void)self;
    return give_bool(runtime, arguments->items[0] != arguments->items[1],
                     result);
}

static bool
absolute(FUNCTION_PARAMETERS)
{
    (void)self;
    return builtin_absolute(runtime, NULL, arguments, result);
}

static bool
index_of_number(FUNCTION_PARAMETERS)
{
    int64_t number;
    (void)self;
    if (object_is_int(arguments->items[0])
        && atom_value(arguments->items[0])->kind == VALUE_INT)
        return give(runtime, arguments->items[0], result);
    return atom_to_index(runtime, arguments->items[0], false, &number)
           && give_int(runtime, number, result);
}

/* ---- containers --------------------------------------------------------- */

static bool
concatenate(FUNCTION_PARAMETERS)
{
    const struct type *type = arguments->items[0]->type;
    (void)self;
    if (!type->get_item)
        return raise_error(runtime, "TypeError",
                           "'%s' object can't be concatenated", type->name);
    return object_binary(runtime, OPERATOR_ADD, arguments->items[0],
                         arguments->items[1], result);
}

static bool
contains(FUNCTION_PARAMETERS)
{
    bool found;
    (void)self;
    return object_contains(runtime, arguments->items[0],
                           arguments->items[1], &found)
           && give_bool(runtime, found, result);
}

static bool
get_item(FUNCTION_PARAMETERS)
{
    (void)self;
    return object_get_item(runtime, arguments->items[0],
                           arguments->items[1], result);
}

static bool
set_item(FUNCTION_PARAMETERS)
{
    (void)self;
    return object_set_item(runtime, arguments->items[0],
                           arguments->items[1], arguments->items[2])
           && give_none(runtime, result);
}

static bool
delete_item(FUNCTION_PARAMETERS)
{
    (void)self;
    return object_delete_item(runtime, arguments->items[0],
                              arguments->items[1])
           && give_none(runtime, result);
}

struct counting {
    struct object *wanted;
    int64_t seen, found; /* found: how many, or where the first is */
    bool first_only;
};

static bool
count_item(struct runtime *runtime, void *context, struct object *item)
{
    struct counting *counting = context;
    bool same;
    if (!object_equal(runtime, item, counting->wanted, &same))
        return false;
    counting->found += same;
    counting->seen++;
    return !(same && counting->first_only);
}

static bool
count_of(FUNCTION_PARAMETERS)
{
    struct counting counting = {.wanted = arguments->items[1]};
    (void)self;
    return each_item(runtime, "countOf", arguments->items[0], count_item,
                     &counting)
           && give_int(runtime, counting.found, result);
}

static bool
index_of(FUNCTION_PARAMETERS)
{
    struct counting counting = {.wanted = arguments->items[1],
                                .first_only = true};
    (void)self;
    if (each_item(runtime, "indexOf", arguments->items[0], count_item,
                  &counting))
        return raise_error(runtime, "ValueError",
                           "sequence.index(x): x not in sequence");
    return counting.found > 0
           && give_int(runtime, counting.seen - 1, result);
}

static bool
length_hint(FUNCTION_PARAMETERS)
{
    struct object *object = arguments->items[0];
    int64_t usual = 0;
    size_t length;
    (void)self;
    if (arguments->count > 1
        && !atom_to_index(runtime, arguments->items[1], false, &usual))
        return false;
    bool known = object->type->length
                     ? object_length(runtime, object, &length)
                     : object->type->length_hint
                           && object->type->length_hint(runtime, object,
                                                        &length);
    if (has_failed(runtime))
        return false;
    return give_int(runtime, known ? (int64_t)length : usual, result);
}

static bool
call(FUNCTION_PARAMETERS)
{
    struct arguments rest = {arguments->items + 1, arguments->count - 1,
                             arguments->keywords, NULL, NULL};
    (void)self;
    return object_call(runtime, arguments->items[0], &rest, result);
}

static const char *const any_keywords[] = {"", NULL};

#define TWO(name, function, text)                                       \
    {name, function, 2, 2, NULL, "Same as a " text " b."},              \
    {"__" name "__", function, 2, 2, NULL, "Same as a " text " b."}

#define IN_PLACE(name, function, text)                                  \
    {"i" name, in_place_##function, 2, 2, NULL, "Same as a " text "= b."}, \
    {"__i" name "__", in_place_##function, 2, 2, NULL,                  \
     "Same as a " text "= b."}

static const struct method functions[] = {
    TWO("add", add, "+"),
    TWO("sub", subtract, "-"),
    TWO("mul", multiply, "*"),
    TWO("matmul", matrix_multiply, "@"),
    TWO("truediv", true_divide, "/"),
    TWO("floordiv", floor_divide, "//"),
    TWO("mod", modulo, "%"),
    TWO("pow", power, "**"),
    TWO("lshift", left_shift, "<<"),
    TWO("rshift", right_shift, ">>"),
    TWO("lt", less, "<"),
    TWO("le", less_equal, "<="),
    TWO("eq", equal, "=="),
    TWO("ne", not_equal, "!="),
    TWO("gt", greater, ">"),
    TWO("ge", greater_equal, ">="),
    {"and_", bit_and, 2, 2, NULL, "Same as a & b."},
    {"or_", bit_or, 2, 2, NULL, "Same as a | b."},
    {"xor", bit_xor, 2, 2, NULL, "Same as a ^ b."},
    {"__and__", bit_and, 2, 2, NULL, "Same as a & b."},
    {"__or__", bit_or, 2, 2, NULL, "Same as a | b."},
    {"__xor__", bit_xor, 2, 2, NULL, "Same as a ^ b."},
    IN_PLACE("add", add, "+"),
    IN_PLACE("sub", subtract, "-"),
    IN_PLACE("mul", multiply, "*"),
    IN_PLACE("matmul", matrix_multiply, "@"),
    IN_PLACE("truediv", true_divide, "/"),
    IN_PLACE("floordiv", floor_divide, "//"),
    IN_PLACE("mod", modulo, "%"),
    IN_PLACE("pow", power, "**"),
    IN_PLACE("lshift", left_shift, "<<"),
    IN_PLACE("rshift", right_shift, ">>"),
    IN_PLACE("and", bit_and, "&"),
    IN_PLACE("or", bit_or, "|"),
    IN_PLACE("xor", bit_xor, "^"),
    {"neg", negative, 1, 1, NULL, "Same as -a."},
    {"__neg__", negative, 1, 1, NULL, "Same as -a."},
    {"pos", positive, 1, 1, NULL, "Same as +a."},
    {"__pos__", positive, 1, 1, NULL, "Same as +a."},
    {"inv", invert, 1, 1, NULL, "Same as ~a."},
    {"invert", invert, 1, 1, NULL, "Same as ~a."},
    {"__invert__", invert, 1, 1, NULL, "Same as ~a."},
    {"abs", absolute, 1, 1, NULL, "Same as abs(a)."},
    {"__abs__", absolute, 1, 1, NULL, "Same as abs(a)."},
    {"index", index_of_number, 1, 1, NULL, "Same as a.__index__()"},
    {"__index__", index_of_number, 1, 1, NULL, "Same as a.__index__()"},
    {"truth", truth, 1, 1, NULL, "Return True if a is true."},
    {"not_", not_true, 1, 1, NULL, "Same as not a."},
    {"__not__", not_true, 1, 1, NULL, "Same as not a."},
    {"is_", is_same, 2, 2, NULL, "Same as a is b."},
    {"is_not", is_other, 2, 2, NULL, "Same as a is not b."},
    {"concat", concatenate, 2, 2, NULL, "Same as a + b, for sequences."},
    {"contains", contains, 2, 2, NULL, "Same as b in a."},
    {"__contains__", contains, 2, 2, NULL, "Same as b in a."},
    {"getitem", get_item, 2, 2, NULL, "Same as a[b]."},
    {"__getitem__", get_item, 2, 2, NULL, "Same as a[b]."},
    {"setitem", set_item, 3, 3, NULL, "Same as a[b] = c."},
    {"__setitem__", set_item, 3, 3, NULL, "Same as a[b] = c."},
    {"delitem", delete_item, 2, 2, NULL, "Same as del a[b]."},
    {"__delitem__", delete_item, 2, 2, NULL, "Same as del a[b]."},
    {"countOf", count_of, 2, 2, NULL, "How many items of a equal b."},
    {"indexOf", index_of, 2, 2, NULL, "Where the first b is in a."},
    {"length_hint", length_hint, 1, 2, NULL, "How many items there may be."},
    {"call", call, 1, -1, any_keywords, "Same as obj(*args, **kwargs)."},
    {0},
};

static const struct type *const types[] = {
    &attrgetter_type, &itemgetter_type, &methodcaller_type, NULL};

const struct library_module module_operator = {
    .name = "operator",
    .functions = functions,
    .types = types,
};
