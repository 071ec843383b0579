/* Comparison and arithmetic of any two objects. */
#include "object/operation.h"

#include "heap/native.h"
#include "object/atom_type.h"
#include "object/list.h"
#include "object/store.h"
#include "object/tuple.h"

/* ---- comparing ---------------------------------------------------------- */

const char *
comparison_symbol(enum comparison_kind kind)
{
    static const char *const symbols[] = {
        [IS_LESS] = "<",       [IS_LESS_EQUAL] = "<=",
        [IS_EQUAL] = "==",     [IS_NOT_EQUAL] = "!=",
        [IS_GREATER] = ">",    [IS_GREATER_EQUAL] = ">=",
    };
    return symbols[kind];
}

/* a < b asks b for b > a. */
static enum comparison_kind
mirrored(enum comparison_kind kind)
{
    static const enum comparison_kind kinds[] = {
        [IS_LESS] = IS_GREATER,    [IS_LESS_EQUAL] = IS_GREATER_EQUAL,
        [IS_EQUAL] = IS_EQUAL,     [IS_NOT_EQUAL] = IS_NOT_EQUAL,
        [IS_GREATER] = IS_LESS,    [IS_GREATER_EQUAL] = IS_LESS_EQUAL,
    };
    return kinds[kind];
}

/* Asks one type; the answer is in *truth, or, where the type has compare, in
 * result. */
static enum outcome
ask(struct runtime *runtime, struct object *a, struct object *b,
    enum comparison_kind kind, bool *truth, struct ref result)
{
    if (a->type->compare_truth != NULL)
        return a->type->compare_truth(runtime, a, b, kind, truth);
    if (a->type->compare == NULL)
        return OUTCOME_NOT_IMPLEMENTED;
    return a->type->compare(runtime, a, b, kind, result);
}

/* do_richcompare (Objects/object.c). */
static enum outcome
compare(struct runtime *runtime, enum comparison_kind kind, struct object *a,
        struct object *b, bool *truth, struct ref result)
{
    bool right_first = a->type != b->type && type_is(b->type, a->type);
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    if (right_first)
        outcome = ask(runtime, b, a, mirrored(kind), truth, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask(runtime, a, b, kind, truth, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && !right_first)
        outcome = ask(runtime, b, a, mirrored(kind), truth, result);
    if (outcome != OUTCOME_NOT_IMPLEMENTED)
        return outcome;
    if (kind == IS_EQUAL || kind == IS_NOT_EQUAL) {
        *truth = (a == b) == (kind == IS_EQUAL);
        return OUTCOME_DONE;
    }
    raise_error(runtime, "TypeError",
                "'%s' not supported between instances of '%s' and '%s'",
                comparison_symbol(kind), a->type->name, b->type->name);
    return OUTCOME_FAILED;
}

bool
object_compare(struct runtime *runtime, enum comparison_kind kind,
               struct object *a, struct object *b, struct ref result)
{
    bool truth = false;
    if (compare(runtime, kind, a, b, &truth, result) == OUTCOME_FAILED)
        return false;
    return ref_get(result) != NULL || store_bool(runtime, result, truth);
}

/* Where a type can answer anything, a native frame holds the answer, and the
 * operands too, which that type's code might otherwise free. */
static bool
compare_held(struct runtime *runtime, enum comparison_kind kind,
             struct object *a, struct object *b, bool *truth)
{
    static const char *const names[] = {"the left operand",
                                        "the right operand", "the answer"};
    struct object *native = native_open(runtime, "comparison", names, 3);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, a);
    slot_set(runtime, native, 1, b);
    struct ref answer = {native, 2};
    bool fine =
        compare(runtime, kind, a, b, truth, answer) != OUTCOME_FAILED;
    if (fine && ref_get(answer) != NULL)
        fine = object_is_true(runtime, ref_get(answer), truth);
    native_close(runtime, native);
    return fine;
}

bool
object_compare_truth(struct runtime *runtime, enum comparison_kind kind,
                     struct object *a, struct object *b, bool *truth)
{
    if (!runtime_work(runtime, 1))
        return false;
    if (a->type->compare != NULL || b->type->compare != NULL)
        return compare_held(runtime, kind, a, b, truth);
    return compare(runtime, kind, a, b, truth, (struct ref){NULL, 0}) !=
           OUTCOME_FAILED;
}

bool
object_equal(struct runtime *runtime, struct object *a, struct object *b,
             bool *truth)
{
    *truth = true;
    if (a == b)
        return runtime_work(runtime, 1);
    return object_compare_truth(runtime, IS_EQUAL, a, b, truth);
}

/* ---- arithmetic --------------------------------------------------------- */

const char *
operator_symbol(enum operator_kind kind)
{
    static const char *const symbols[OPERATOR_COUNT] = {
        [OPERATOR_ADD] = "+",           [OPERATOR_SUBTRACT] = "-",
        [OPERATOR_MULTIPLY] = "*",      [OPERATOR_MATRIX_MULTIPLY] = "@",
        [OPERATOR_TRUE_DIVIDE] = "/",   [OPERATOR_FLOOR_DIVIDE] = "//",
        [OPERATOR_REMAINDER] = "%",     [OPERATOR_POWER] = "**",
        [OPERATOR_LEFT_SHIFT] = "<<",   [OPERATOR_RIGHT_SHIFT] = ">>",
        [OPERATOR_AND] = "&",           [OPERATOR_OR] = "|",
        [OPERATOR_XOR] = "^"};
    return symbols[kind];
}

/* Returns whether a type can be repeated by *, and so complains in its own
 * words. */
static bool
is_sequence(const struct object *object)
{
    return object_is_list(object) || object_is_tuple(object) ||
           type_is(object->type, &str_type) ||
           type_is(object->type, &bytes_type);
}

/* Says that the types do not support the operator. */
static bool
raise_operands(struct runtime *runtime, enum operator_kind kind,
               struct object *a, struct object *b, bool in_place)
{
    if (kind == OPERATOR_ADD && type_is(a->type, &str_type))
        return raise_error(runtime, "TypeError",
                           "can only concatenate str (not \"%s\") to str",
                           b->type->name);
    if (kind == OPERATOR_ADD && type_is(a->type, &bytes_type))
        return raise_error(runtime, "TypeError",
                           "can't concat %s to bytes", b->type->name);
    if (kind == OPERATOR_MULTIPLY && (is_sequence(a) || is_sequence(b)))
        return raise_error(
            runtime, "TypeError",
            "can't multiply sequence by non-int of type '%s'",
            is_sequence(a) ? b->type->name : a->type->name);
    bool power = kind == OPERATOR_POWER;
    bool assigns = in_place && (!power || runtime->profile->minor >= 10);
    const char *suffix = assigns ? "=" : power ? " or pow()" : "";
    return raise_error(runtime, "TypeError",
                       "unsupported operand type(s) for %s%s: '%s' and '%s'",
                       operator_symbol(kind), suffix, a->type->name,
                       b->type->name);
}

/* Large numbers take longer than texts of the same size. */
static bool
work_on_operands(struct runtime *runtime, const struct object *a,
                 const struct object *b)
{
    size_t blocks = (size_t)(a->size / WORK_BYTES + b->size / WORK_BYTES);
    return runtime_work(runtime,
                        type_is(a->type, &int_type) ? 64 * blocks : blocks);
}

/* binary_op1 (Objects/abstract.c). */
static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (!work_on_operands(runtime, a, b))
        return OUTCOME_FAILED;
    bool same = a->type->binary == b->type->binary;
    bool right_first =
        !same && a->type != b->type && type_is(b->type, a->type);
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    if (right_first)
        outcome = b->type->binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && a->type->binary != NULL)
        outcome = a->type->binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && !same && !right_first &&
        b->type->binary != NULL)
        outcome = b->type->binary(runtime, kind, a, b, result);
    return outcome;
}

bool
object_binary(struct runtime *runtime, enum operator_kind kind,
              struct object *a, struct object *b, struct ref result)
{
    enum outcome outcome = binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        return raise_operands(runtime, kind, a, b, false);
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
        outcome = binary(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        return raise_operands(runtime, kind, a, b, true);
    return outcome == OUTCOME_DONE;
}

bool
object_unary(struct runtime *runtime, enum unary_kind kind,
             struct object *object, struct ref result)
{
    static const char *const symbols[] = {[OPERATOR_NEGATIVE] = "-",
                                          [OPERATOR_POSITIVE] = "+",
                                          [OPERATOR_INVERT] = "~"};
    if (object->type->unary != NULL)
        return object->type->unary(runtime, kind, object, result);
    return raise_error(runtime, "TypeError",
                       "bad operand type for unary %s: '%s'", symbols[kind],
                       object->type->name);
}
