#include "lang/fold.h"

#include "value/number.h"

/* CPython's limits of what is worth folding. */
enum {
    INTEGER_BITS = 128,
    STRING_LENGTH = 4096,
    COLLECTION_ITEMS = 256,
    TOTAL_ITEMS = 1024
};

_Static_assert((int)BINARY_XOR == (int)VALUE_XOR
                   && (int)BINARY_REMAINDER == (int)VALUE_MODULO
                   && (int)BINARY_POWER == (int)VALUE_POWER,
               "the operators are numbered alike");

/* Looks at a constant as an integer; bool is one. */
static bool
as_integer(const struct value *value, struct integer *out)
{
    if (value == NULL
        || (value->kind != VALUE_INT && value->kind != VALUE_BOOL))
        return false;
    *out = value->kind == VALUE_INT
               ? value->as.integer
               : integer_from_int64(value->as.boolean ? 1 : 0);
    return true;
}

static bool
is_str_or_bytes(const struct value *value)
{
    return value != NULL
           && (value->kind == VALUE_STR || value->kind == VALUE_BYTES);
}

static size_t
value_length(const struct value *value)
{
    return value->kind == VALUE_STR ? value->as.string->length
                                    : value->as.bytes->length;
}

static bool
is_tuple(const struct constants *constants, uint32_t object)
{
    return constant_at(constants, object)->kind == CONSTANT_TUPLE;
}

static uint32_t
hold(struct workshop *workshop, uint32_t object)
{
    constant_hold(workshop->constants, object, 1);
    return object;
}

static uint32_t
hold_value(struct workshop *workshop, struct value value)
{
    return hold(workshop,
                constant_add_value(workshop->constants, value));
}

/* Returns the limit that is left after counting all items in object; below 0
 * when it was passed. */
static long
count_items(const struct constants *constants, uint32_t object, long limit)
{
    const struct constant *entry = constant_at(constants, object);
    if (entry->kind != CONSTANT_TUPLE && entry->kind != CONSTANT_FROZENSET)
        return limit;
    limit -= (long)entry->item_count;
    for (uint32_t i = 0; limit >= 0 && i < entry->item_count; i++)
        limit = count_items(constants, entry->items[i], limit);
    return limit;
}

static uint32_t
repeat_tuple(struct workshop *workshop, uint32_t tuple,
             struct integer times)
{
    struct constants *constants = workshop->constants;
    size_t length = constant_at(constants, tuple)->item_count;
    int64_t count;
    if (!integer_to_int64(times, &count))
        return CONSTANT_NONE;
    if (length == 0 || count == 1) {
        if (count < 0)
            return length == 0 ? hold(workshop, tuple) : CONSTANT_NONE;
        return hold(workshop, tuple);
    }
    if (count < 0 || count > COLLECTION_ITEMS / (int64_t)length)
        return CONSTANT_NONE;
    if (count > 0
        && count_items(constants, tuple, TOTAL_ITEMS / (long)count) < 0)
        return CONSTANT_NONE;
    uint32_t items[COLLECTION_ITEMS + 1];
    size_t total = length * (size_t)count;
    for (size_t i = 0; i < total; i++)
        items[i] = constant_at(constants, tuple)->items[i % length];
    return hold(workshop, constant_add_tuple(constants, items, total));
}

static uint32_t
join_tuples(struct workshop *workshop, uint32_t left, uint32_t right)
{
    struct constants *constants = workshop->constants;
    size_t before = constant_at(constants, left)->item_count;
    size_t after = constant_at(constants, right)->item_count;
    if (after == 0)
        return hold(workshop, before == 0 ? right : left);
    if (before == 0)
        return hold(workshop, right);
    uint32_t *items = mem_alloc_array(before + after, sizeof *items);
    for (size_t i = 0; i < before + after; i++)
        items[i] = i < before
                       ? constant_at(constants, left)->items[i]
                       : constant_at(constants, right)->items[i - before];
    uint32_t tuple = constant_add_tuple(constants, items, before + after);
    mem_free(items);
    return hold(workshop, tuple);
}

/* Whether a * b of these is worth folding. */
static bool
may_multiply(const struct value *left, const struct value *right)
{
    struct integer a, b;
    bool left_number = as_integer(left, &a);
    bool right_number = as_integer(right, &b);
    if (left_number && right_number)
        return integer_sign(a) == 0 || integer_sign(b) == 0
               || integer_bit_length(a) + integer_bit_length(b)
                      <= INTEGER_BITS;
    if (!left_number && !right_number)
        return true;
    const struct value *text = left_number ? right : left;
    if (!is_str_or_bytes(text) || value_length(text) == 0)
        return true;
    int64_t count;
    return integer_to_int64(left_number ? a : b, &count) && count >= 0
           && count <= STRING_LENGTH / (int64_t)value_length(text);
}

static bool
may_power(const struct value *left, const struct value *right)
{
    struct integer base, exponent;
    int64_t count;
    if (!as_integer(left, &base) || !as_integer(right, &exponent)
        || integer_sign(base) == 0 || integer_sign(exponent) <= 0)
        return true;
    return integer_to_int64(exponent, &count)
           && (int64_t)integer_bit_length(base) <= INTEGER_BITS / count;
}

static bool
may_shift(const struct value *left, const struct value *right)
{
    struct integer number, count;
    int64_t bits;
    if (!as_integer(left, &number) || !as_integer(right, &count)
        || integer_sign(number) == 0 || integer_sign(count) == 0)
        return true;
    return integer_to_int64(count, &bits) && bits >= 0
           && bits <= INTEGER_BITS
           && integer_bit_length(number) <= (size_t)(INTEGER_BITS - bits);
}

static bool
may_fold(enum binary_operator operator, const struct value *left,
         const struct value *right)
{
    switch (operator) {
    case BINARY_MULTIPLY:
        return may_multiply(left, right);
    case BINARY_POWER:
        return may_power(left, right);
    case BINARY_LEFT_SHIFT:
        return may_shift(left, right);
    case BINARY_REMAINDER:
        return !is_str_or_bytes(left);
    case BINARY_MATRIX_MULTIPLY:
        return false;
    default:
        return true;
    }
}

/* Returns the operand that the operation gives back as it is, if any. */
static uint32_t
same_operand(const struct constants *constants,
             enum binary_operator operator, uint32_t left, uint32_t right)
{
    const struct value *a = constant_value(constants, left);
    const struct value *b = constant_value(constants, right);
    if (operator == BINARY_ADD && is_str_or_bytes(a) && is_str_or_bytes(b)
        && a->kind == b->kind) {
        if (a->kind == VALUE_BYTES && value_length(a) == 0)
            return right;
        if (value_length(b) == 0)
            return left;
        return value_length(a) == 0 ? right : CONSTANT_NONE;
    }
    if (operator != BINARY_MULTIPLY)
        return CONSTANT_NONE;
    struct integer times;
    int64_t count;
    bool is_left = is_str_or_bytes(a) && as_integer(b, &times);
    bool is_right = is_str_or_bytes(b) && as_integer(a, &times);
    if (!is_left && !is_right)
        return CONSTANT_NONE;
    return integer_to_int64(times, &count) && count == 1
               ? (is_left ? left : right)
               : CONSTANT_NONE;
}

uint32_t
fold_binary(struct workshop *workshop, enum binary_operator operator,
            uint32_t left, uint32_t right)
{
    struct constants *constants = workshop->constants;
    struct integer times;
    const struct value *a = constant_value(constants, left);
    const struct value *b = constant_value(constants, right);
    bool tuple_left = is_tuple(constants, left);
    bool tuple_right = is_tuple(constants, right);
    if (operator == BINARY_ADD && tuple_left && tuple_right)
        return join_tuples(workshop, left, right);
    if (operator == BINARY_MULTIPLY && tuple_left && as_integer(b, &times))
        return repeat_tuple(workshop, left, times);
    if (operator == BINARY_MULTIPLY && tuple_right && as_integer(a, &times))
        return repeat_tuple(workshop, right, times);
    if (a == NULL || b == NULL || !may_fold(operator, a, b))
        return CONSTANT_NONE;
    uint32_t same = same_operand(constants, operator, left, right);
    if (same != CONSTANT_NONE)
        return hold(workshop, same);
    struct value result;
    if (!value_binary((enum value_operator)operator, a, b, &result,
                      workshop->context)) {
        value_context_clear(workshop->context);
        return CONSTANT_NONE;
    }
    return hold_value(workshop, result);
}

uint32_t
fold_unary(struct workshop *workshop, enum unary_operator operator,
           uint32_t operand)
{
    static const enum value_unary operators[] = {
        [UNARY_NEGATIVE] = VALUE_NEGATIVE,
        [UNARY_POSITIVE] = VALUE_POSITIVE,
        [UNARY_INVERT] = VALUE_INVERT,
    };
    const struct value *value =
        constant_value(workshop->constants, operand);
    if (value == NULL)
        return CONSTANT_NONE;
    if (operator == UNARY_POSITIVE
        && (value->kind == VALUE_INT || value->kind == VALUE_FLOAT
            || value->kind == VALUE_COMPLEX))
        return hold(workshop, operand);
    struct value result;
    if (!value_unary(operators[operator], value, &result,
                     workshop->context)) {
        value_context_clear(workshop->context);
        return CONSTANT_NONE;
    }
    return hold_value(workshop, result);
}

uint32_t
fold_subscript(struct workshop *workshop, uint32_t value, uint32_t index)
{
    struct constants *constants = workshop->constants;
    const struct constant *entry = constant_at(constants, value);
    const struct value *atom = constant_value(constants, value);
    struct integer number;
    int64_t at;
    if (!as_integer(constant_value(constants, index), &number)
        || !integer_to_int64(number, &at))
        return CONSTANT_NONE;
    bool is_tuple_value = entry->kind == CONSTANT_TUPLE;
    if (!is_tuple_value && !is_str_or_bytes(atom))
        return CONSTANT_NONE;
    int64_t length = is_tuple_value ? (int64_t)entry->item_count
                                    : (int64_t)value_length(atom);
    if (at < 0)
        at += length;
    if (at < 0 || at >= length)
        return CONSTANT_NONE;
    if (is_tuple_value)
        return hold(workshop, entry->items[at]);
    if (atom->kind == VALUE_BYTES)
        return hold_value(workshop,
                          value_from_int64(atom->as.bytes->data[at]));
    uint32_t codepoint = string_at(atom->as.string, (size_t)at);
    return hold_value(
        workshop, value_from_string(string_from_codepoint(codepoint)));
}
