#include "object/atom_type.h"

#include "object/store.h"
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

static bool
is_number_one(const struct value *value)
{
    return value->kind == VALUE_BOOL
               ? value->as.boolean
               : value->kind == VALUE_INT && value->as.integer.big == NULL &&
                     value->as.integer.small == 1;
}

/* Returns the operand that is the result itself, or NULL. */
static struct object *
unchanged(enum operator_kind kind, struct object *a, struct object *b)
{
    const struct value *left = atom_value(a);
    const struct value *right = atom_value(b);
    if (kind == OPERATOR_ADD && is_text(left) && is_text(right)) {
        if (text_length(right) == 0)
            return a;
        return text_length(left) == 0 ? b : NULL;
    }
    if (kind == OPERATOR_MULTIPLY && is_text(left) && is_number_one(right))
        return a;
    if (kind == OPERATOR_MULTIPLY && is_text(right) && is_number_one(left))
        return b;
    return NULL;
}

enum outcome
atom_binary(struct runtime *runtime, enum operator_kind kind,
            struct object *a, struct object *b, struct ref result)
{
    if (!object_is_atom(a) || !object_is_atom(b))
        return OUTCOME_NOT_IMPLEMENTED;
    const struct value *left = atom_value(a);
    const struct value *right = atom_value(b);
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

bool
atom_unary(struct runtime *runtime, enum unary_kind kind, struct object *a,
           struct ref result)
{
    static const enum value_unary unaries[] = {
        [OPERATOR_NEGATIVE] = VALUE_NEGATIVE,
        [OPERATOR_POSITIVE] = VALUE_POSITIVE,
        [OPERATOR_INVERT] = VALUE_INVERT,
    };
    const struct value *operand = atom_value(a);
    if (kind == OPERATOR_POSITIVE && operand->kind != VALUE_BOOL)
        return store(runtime, result, a);
    struct value_context *context = value_context_of(runtime);
    struct value value = value_from_none();
    if (!value_unary(unaries[kind], operand, &value, context))
        return raise_value_error(runtime, context);
    return store_value(runtime, result, &value);
}
