#include "object/atom_type.h"

#include "object/store.h"
#include "object/tuple.h"
#include "value/number.h"

_Static_assert((int)OPERATOR_XOR == (int)VALUE_XOR &&
                   (int)OPERATOR_REMAINDER == (int)VALUE_MODULO,
               "operators are numbered alike in heap and value");

bool
comparison_holds(enum comparison_kind kind, int order)
{
    switch (kind) {
    case IS_LESS:
        return order < 0;
    case IS_LESS_EQUAL:
        return order <= 0;
    case IS_EQUAL:
        return order == 0;
    case IS_NOT_EQUAL:
        return order != 0;
    case IS_GREATER:
        return order > 0;
    case IS_GREATER_EQUAL:
        return order >= 0;
    }
    return false;
}

bool
int_compare(enum comparison_kind kind, const struct object *a,
            const struct object *b)
{
    struct integer left = atom_value(a)->as.integer;
    struct integer right = atom_value(b)->as.integer;
    int order = left.big == NULL && right.big == NULL
                    ? (left.small > right.small) - (left.small < right.small)
                    : integer_compare(left, right);
    return comparison_holds(kind, order);
}

static size_t
text_length(const struct value *value)
{
    return value->kind == VALUE_STR ? value->as.string->length
                                    : value->as.bytes->length;
}

static bool
is_text(const struct value *value)
{
    return value->kind == VALUE_STR || value->kind == VALUE_BYTES;
}

/* An object of a derived class is no result. */
static bool
is_exact_text(const struct object *object)
{
    return object->type == &str_type || object->type == &bytes_type;
}

static bool
is_number_one(const struct value *value)
{
    return value->kind == VALUE_BOOL
               ? value->as.boolean
               : value->kind == VALUE_INT && value->as.integer.big == NULL &&
                     value->as.integer.small == 1;
}

/* a % b where long_divrem gives back a, which it does for a big b only. */
static bool
stays_itself(const struct object *a, const struct value *b)
{
    return a->type == &int_type && b->kind == VALUE_INT &&
           integer_is_own_remainder(atom_value(a)->as.integer,
                                    b->as.integer);
}

/* Returns the operand that is the result itself, or NULL. */
static struct object *
unchanged(enum operator_kind kind, struct object *a, struct object *b)
{
    const struct value *left = atom_value(a);
    const struct value *right = atom_value(b);
    bool left_text = is_exact_text(a), right_text = is_exact_text(b);
    if (kind == OPERATOR_ADD && is_text(left) && is_text(right)) {
        if (text_length(right) == 0 && left_text)
            return a;
        return text_length(left) == 0 && right_text ? b : NULL;
    }
    if (kind == OPERATOR_MULTIPLY && left_text && is_number_one(right))
        return a;
    if (kind == OPERATOR_MULTIPLY && right_text && is_number_one(left))
        return b;
    return kind == OPERATOR_REMAINDER && stays_itself(a, right) ? a : NULL;
}

static bool
is_number(enum value_kind kind)
{
    return kind >= VALUE_BOOL && kind <= VALUE_COMPLEX;
}

static enum outcome
divide_both(struct runtime *runtime, struct object *left,
            struct object *right, struct ref result)
{
    const struct value *a = atom_value(left), *b = atom_value(right);
    if (!is_number(a->kind) || !is_number(b->kind))
        return OUTCOME_NOT_IMPLEMENTED;
    struct value parts[2];
    struct value_context *context = value_context_of(runtime);
    if (!value_divmod(a, b, &parts[0], &parts[1], context)) {
        raise_value_error(runtime, context);
        return OUTCOME_FAILED;
    }
    struct object *items[2] = {atom_take(runtime, &parts[0]), left};
    if (stays_itself(left, b))
        value_release(&parts[1]);
    else
        items[1] = atom_take(runtime, &parts[1]);
    if (items[0] == NULL || items[1] == NULL)
        return OUTCOME_FAILED;
    return outcome_of(
        store(runtime, result, tuple_from_items(runtime, items, 2)));
}

/* long_add, long_sub, long_mul, l_mod and l_divmod (Objects/longobject.c), as
 * far as machine words go. */
static bool
compute_small(enum operator_kind kind, int64_t a, int64_t b, int64_t *number)
{
    switch (kind) {
    case OPERATOR_ADD:
        return !__builtin_add_overflow(a, b, number);
    case OPERATOR_SUBTRACT:
        return !__builtin_sub_overflow(a, b, number);
    case OPERATOR_MULTIPLY:
        return !__builtin_mul_overflow(a, b, number);
    case OPERATOR_REMAINDER:
    case OPERATOR_FLOOR_DIVIDE:
        if (b == 0 || (b == -1 && a == INT64_MIN))
            return false;
        *number = a % b;
        bool down = *number != 0 && (*number ^ b) < 0;
        *number = kind == OPERATOR_REMAINDER ? *number + (down ? b : 0)
                                             : a / b - down;
        return true;
    default:
        return false;
    }
}

bool
int_binary_small(struct runtime *runtime, enum operator_kind kind,
                 struct object *a, const struct object *b,
                 struct object **object)
{
    const struct value *left = atom_value(a), *right = atom_value(b);
    int64_t number;
    if (left->as.integer.big != NULL || right->as.integer.big != NULL
        || !compute_small(kind, left->as.integer.small,
                          right->as.integer.small, &number))
        return false;
    *object = kind == OPERATOR_REMAINDER &&
                      left->as.integer.small == number && stays_itself(a, right)
                  ? a
                  : atom_new_int(runtime, number);
    return true;
}

enum outcome
atom_binary(struct runtime *runtime, enum operator_kind kind,
            struct object *a, struct object *b, struct ref result)
{
    if (!object_is_atom(a) || !object_is_atom(b))
        return OUTCOME_NOT_IMPLEMENTED;
    const struct value *left = atom_value(a);
    const struct value *right = atom_value(b);
    if (kind == OPERATOR_DIVMOD)
        return divide_both(runtime, a, b, result);
    enum value_operator operator = (enum value_operator)kind;
    if (!value_operator_applies(operator, left->kind, right->kind))
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *same = unchanged(kind, a, b);
    if (same != NULL)
        return outcome_of(store(runtime, result, same));
    struct value_context *context = value_context_of(runtime);
    struct value value = value_from_none();
    if (!value_binary(operator, left, right, &value, context)) {
        raise_value_error(runtime, context);
        return OUTCOME_FAILED;
    }
    return outcome_of(store_value(runtime, result, &value));
}

/* abs(), int(), float() and the like; long_abs gives back an int that is not
 * negative. */
static bool
convert(struct runtime *runtime, enum unary_kind kind, struct object *a,
        struct ref result)
{
    const struct value *operand = atom_value(a);
    struct value_context *context = value_context_of(runtime);
    struct value value = value_from_none();
    bool fine;
    if (kind == OPERATOR_ABSOLUTE) {
        if (a->type == &int_type && integer_sign(operand->as.integer) >= 0)
            return store(runtime, result, a);
        fine = value_absolute(operand, &value, context);
    } else if (kind == OPERATOR_FLOAT) {
        double number = 0;
        if (a->type == &float_type)
            return store(runtime, result, a);
        fine = value_to_float(operand, &number, context);
        value = value_from_double(number);
    } else {
        if (a->type == &int_type)
            return store(runtime, result, a);
        fine = value_to_int(operand, &value, context);
    }
    if (!fine)
        return raise_value_error(runtime, context);
    return store_value(runtime, result, &value);
}

static bool
is_exact(const struct object *object)
{
    return object->type == &int_type || object->type == &float_type ||
           object->type == &complex_type;
}

bool
atom_unary(struct runtime *runtime, enum unary_kind kind, struct object *a,
           struct ref result)
{
    if (kind >= OPERATOR_ABSOLUTE)
        return convert(runtime, kind, a, result);
    static const enum value_unary unaries[] = {
        [OPERATOR_NEGATIVE] = VALUE_NEGATIVE,
        [OPERATOR_POSITIVE] = VALUE_POSITIVE,
        [OPERATOR_INVERT] = VALUE_INVERT,
    };
    const struct value *operand = atom_value(a);
    if (kind == OPERATOR_POSITIVE && is_exact(a))
        return store(runtime, result, a);
    struct value_context *context = value_context_of(runtime);
    struct value value = value_from_none();
    if (!value_unary(unaries[kind], operand, &value, context))
        return raise_value_error(runtime, context);
    return store_value(runtime, result, &value);
}
