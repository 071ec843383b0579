/*
 * Operators of two operands: the left one's type is asked first, then the
 * right one's (Objects/abstract.c, do_richcompare in Objects/object.c).
 */
#include "object/operation.h"

#include "heap/native.h"
#include "object/exception.h"
#include "object/store.h"

static const char *const symbols[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = "+",           [OPERATOR_SUBTRACT] = "-",
    [OPERATOR_MULTIPLY] = "*",      [OPERATOR_MATRIX_MULTIPLY] = "@",
    [OPERATOR_TRUE_DIVIDE] = "/",   [OPERATOR_FLOOR_DIVIDE] = "//",
    [OPERATOR_REMAINDER] = "%",     [OPERATOR_POWER] = "** or pow()",
    [OPERATOR_LEFT_SHIFT] = "<<",   [OPERATOR_RIGHT_SHIFT] = ">>",
    [OPERATOR_AND] = "&",           [OPERATOR_OR] = "|",
    [OPERATOR_XOR] = "^",
};

static const char *const in_place_symbols[OPERATOR_COUNT] = {
    [OPERATOR_ADD] = "+=",          [OPERATOR_SUBTRACT] = "-=",
    [OPERATOR_MULTIPLY] = "*=",     [OPERATOR_MATRIX_MULTIPLY] = "@=",
    [OPERATOR_TRUE_DIVIDE] = "/=",  [OPERATOR_FLOOR_DIVIDE] = "//=",
    [OPERATOR_REMAINDER] = "%=",    [OPERATOR_POWER] = "** or pow()",
    [OPERATOR_LEFT_SHIFT] = "<<=",  [OPERATOR_RIGHT_SHIFT] = ">>=",
    [OPERATOR_AND] = "&=",          [OPERATOR_OR] = "|=",
    [OPERATOR_XOR] = "^=",
};

static const char *const comparisons[] = {
    [IS_LESS] = "<",     [IS_LESS_EQUAL] = "<=", [IS_EQUAL] = "==",
    [IS_NOT_EQUAL] = "!=", [IS_GREATER] = ">",   [IS_GREATER_EQUAL] = ">=",
};

/* What b > a is, said from b's side. */
static const enum comparison_kind mirrored[] = {
    [IS_LESS] = IS_GREATER,     [IS_LESS_EQUAL] = IS_GREATER_EQUAL,
    [IS_EQUAL] = IS_EQUAL,      [IS_NOT_EQUAL] = IS_NOT_EQUAL,
    [IS_GREATER] = IS_LESS,     [IS_GREATER_EQUAL] = IS_LESS_EQUAL,
};

const char *
operator_symbol(enum operator_kind kind)
{
    return symbols[kind];
}

const char *
comparison_symbol(enum comparison_kind kind)
{
    return comparisons[kind];
}

/* ---- comparing ---- */

/* One side's answer, as a truth; a result that is no bool is dropped after
 * its truth has been asked. */
static enum outcome
ask_truth(struct runtime *runtime, struct object *a, struct object *b,
          enum comparison_kind kind, bool *truth)
{
    static const char *const names[] = {"what the comparison gave"};
    const struct type *type = a->type;
    if (type->compare_truth != NULL)
        return type->compare_truth(runtime, a, b, kind, truth);
    if (type->compare == NULL)
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *native = native_open(runtime, "comparing", names, 1);
    enum outcome outcome =
        type->compare(runtime, a, b, kind, (struct ref){native, 0});
    if (outcome == OUTCOME_DONE &&
        !object_is_true(runtime, native->slots[0], truth))
        outcome = OUTCOME_FAILED;
    native_close(runtime, native);
    return outcome;
}

static bool
fail_comparison(struct runtime *runtime, enum comparison_kind kind,
                const struct object *a, const struct object *b)
{
    return raise_error(runtime, "TypeError",
                       "'%s' not supported between instances of '%s' and "
                       "'%s'",
                       comparisons[kind], a->type->name, b->type->name);
}

bool
object_compare_truth(struct runtime *runtime, enum comparison_kind kind,
                     struct object *a, struct object *b, bool *truth)
{
    if (!enter_c(runtime, " in comparison"))
        return false;
    enum outcome outcome = ask_truth(runtime, a, b, kind, truth);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask_truth(runtime, b, a, mirrored[kind], truth);
    leave_c(runtime);
    if (outcome != OUTCOME_NOT_IMPLEMENTED)
        return outcome == OUTCOME_DONE;
    if (kind != IS_EQUAL && kind != IS_NOT_EQUAL)
        return fail_comparison(runtime, kind, a, b);
    *truth = (a == b) == (kind == IS_EQUAL);
    return true;
}

bool
object_equal(struct runtime *runtime, struct object *a, struct object *b,
             bool *truth)
{
    *truth = a == b;
    return *truth || object_compare_truth(runtime, IS_EQUAL, a, b, truth);
}

bool
object_compare(struct runtime *runtime, enum comparison_kind kind,
               struct object *a, struct object *b, struct ref result)
{
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    bool truth;
    if (a->type->compare == NULL && b->type->compare == NULL)
        return object_compare_truth(runtime, kind, a, b, &truth) &&
               store_bool(runtime, result, truth);
    if (a->type->compare != NULL)
        outcome = a->type->compare(runtime, a, b, kind, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && b->type->compare != NULL)
        outcome =
            b->type->compare(runtime, b, a, mirrored[kind], result);
    if (outcome != OUTCOME_NOT_IMPLEMENTED)
        return outcome == OUTCOME_DONE;
    if (kind != IS_EQUAL && kind != IS_NOT_EQUAL)
        return fail_comparison(runtime, kind, a, b);
    return store_bool(runtime, result, (a == b) == (kind == IS_EQUAL));
}

/* ---- arithmetic ---- */

static bool
fail_operands(struct runtime *runtime, const char *symbol,
              const struct object *a, const struct object *b)
{
    return raise_error(runtime, "TypeError",
                       "unsupported operand type(s) for %s: '%s' and '%s'",
                       symbol, a->type->name, b->type->name);
}

static enum outcome
try_binary(struct runtime *runtime, enum operator_kind kind,
           struct object *a, struct object *b, struct ref result)
{
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    if (a->type->binary != NULL)
        outcome = a->type->binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && b->type->binary != NULL &&
        b->type->binary != a->type->binary)
        outcome = b->type->binary(runtime, kind, a, b, result);
    return outcome;
}

bool
object_binary(struct runtime *runtime, enum operator_kind kind,
              struct object *a, struct object *b, struct ref result)
{
    enum outcome outcome = try_binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        return fail_operands(runtime, symbols[kind], a, b);
    return outcome == OUTCOME_DONE;
}

bool
object_in_place(struct runtime *runtime, enum operator_kind kind,
                struct object *a, struct object *b, struct ref result)
{
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    if (a->type->in_place != NULL)
        outcome = a->type->in_place(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = try_binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        return fail_operands(runtime, in_place_symbols[kind], a, b);
    return outcome == OUTCOME_DONE;
}

bool
object_unary(struct runtime *runtime, enum unary_kind kind,
             struct object *object, struct ref result)
{
    static const char *const unary_symbols[] = {
        [OPERATOR_NEGATIVE] = "-",
        [OPERATOR_POSITIVE] = "+",
        [OPERATOR_INVERT] = "~",
    };
    if (object->type->unary != NULL)
        return object->type->unary(runtime, kind, object, result);
    return raise_error(runtime, "TypeError",
                       "bad operand type for unary %s: '%s'",
                       unary_symbols[kind], object->type->name);
}
