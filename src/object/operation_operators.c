/* Comparison and arithmetic of any two objects. */
#include "object/operation.h"

#include "heap/native.h"
#include "object/atom_type.h"
#include "object/class.h"
#include "object/list.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/number.h"

/* ---- comparing ---------------------------------------------------------- */

/* Returns "<", "<=" … */
static const char *
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

/* Most operands are ints, and need not be asked. */
static bool
are_ints(const struct object *a, const struct object *b)
{
    return a->type == &int_type && b->type == &int_type;
}

bool
object_compare(struct runtime *runtime, enum comparison_kind kind,
               struct object *a, struct object *b, struct ref result)
{
    bool truth = false;
    if (are_ints(a, b))
        return store_bool(runtime, result, int_compare(kind, a, b));
    if (compare(runtime, kind, a, b, &truth, result) == OUTCOME_FAILED)
        return false;
    return ref_get(result) != NULL || store_bool(runtime, result, truth);
}

/* Where a type can answer anything, a native frame holds the answer. */
static bool
compare_held(struct runtime *runtime, enum comparison_kind kind,
             struct object *a, struct object *b, bool *truth)
{
    static const char *const names[] = {"the answer"};
    struct object *native = native_open(runtime, "comparison", names, 1);
    if (native == NULL)
        return false;
    struct ref answer = {native, 0};
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

bool
object_runs_scene(const struct object *object)
{
    return object->type->class != NULL ||
           !(object->type->flags & TYPE_ATOM);
}

bool
object_equal_holding(struct runtime *runtime, const char *what,
                     struct object *a, struct object *b, bool holds_a,
                     bool holds_b, bool *truth)
{
    static const char *const names[] = {"an item", "an item"};
    if (a == b || (!object_runs_scene(a) && !object_runs_scene(b)))
        return object_equal(runtime, a, b, truth);
    struct object *native = native_open(runtime, what, names, 2);
    if (native == NULL)
        return false;
    if (holds_a)
        slot_set(runtime, native, 0, a);
    if (holds_b)
        slot_set(runtime, native, 1, b);
    bool fine = object_equal(runtime, a, b, truth);
    native_close(runtime, native);
    return fine;
}

/* ---- arithmetic --------------------------------------------------------- */

static const char *
symbol_of(enum operator_kind kind)
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
    if (kind == OPERATOR_DIVMOD)
        return raise_error(runtime, "TypeError",
                           "unsupported operand type(s) for divmod(): '%s' "
                           "and '%s'",
                           a->type->name, b->type->name);
    bool power = kind == OPERATOR_POWER;
    bool assigns = in_place && (!power || runtime->profile->minor >= 10);
    const char *suffix = assigns ? "=" : power ? " or pow()" : "";
    return raise_error(runtime, "TypeError",
                       "unsupported operand type(s) for %s%s: '%s' and '%s'",
                       symbol_of(kind), suffix, a->type->name,
                       b->type->name);
}

static bool
is_number(const struct object *object)
{
    enum value_kind kind =
        object_is_atom(object) ? atom_value(object)->kind : VALUE_NONE;
    return kind >= VALUE_BOOL && kind <= VALUE_COMPLEX;
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

typedef enum outcome binary_entry(struct runtime *, enum operator_kind,
                                  struct object *, struct object *,
                                  struct ref);

/* Returns the type whose C code answers what no method of the scene does. */
static const struct type *
native_type(const struct type *type)
{
    return type->class == NULL ? type : class_of(type)->solid;
}

/* What a table says that names no kinds: all there are. */
static bool
knows(unsigned kinds, unsigned kind)
{
    return kinds == 0 || kinds & OPERATOR_BIT(kind);
}

/* Returns the number operator of a type, or NULL (NB_BINOP). */
static binary_entry *
number_entry(const struct type *type, enum operator_kind kind)
{
    if (type->scene_kinds & OPERATOR_BIT(kind))
        return type->binary;
    const struct type *native = native_type(type);
    return native->binary != NULL && knows(native->binary_kinds, kind) &&
                   !(native->sequence_kinds & OPERATOR_BIT(kind))
               ? native->binary
               : NULL;
}

/* Returns what concatenates or repeats a type's objects, or NULL. */
static binary_entry *
sequence_entry(const struct type *type, enum operator_kind kind)
{
    return type->sequence_kinds & OPERATOR_BIT(kind)
               ? native_type(type)->binary
               : NULL;
}

/* binary_op1 (Objects/abstract.c). */
static enum outcome
ask_numbers(struct runtime *runtime, enum operator_kind kind,
            struct object *a, struct object *b, struct ref result)
{
    binary_entry *left = number_entry(a->type, kind);
    binary_entry *right =
        a->type != b->type ? number_entry(b->type, kind) : NULL;
    enum outcome outcome = OUTCOME_NOT_IMPLEMENTED;
    if (right == left)
        right = NULL;
    if (left != NULL && right != NULL && type_is(b->type, a->type)) {
        outcome = right(runtime, kind, a, b, result);
        right = NULL;
    }
    if (outcome == OUTCOME_NOT_IMPLEMENTED && left != NULL)
        outcome = left(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED && right != NULL)
        outcome = right(runtime, kind, a, b, result);
    return outcome;
}

/* Repeats a sequence as often as __index__ of the other operand says. */
static enum outcome
repeat_by_index(struct runtime *runtime, binary_entry *entry,
                struct object *a, struct object *b, struct ref result)
{
    static const char *const names[] = {"the number of times"};
    bool left = sequence_entry(a->type, OPERATOR_MULTIPLY) != NULL;
    struct object *native = native_open(runtime, "repeat", names, 1);
    if (native == NULL)
        return OUTCOME_FAILED;
    enum outcome outcome = OUTCOME_FAILED;
    if (object_to_index(runtime, left ? b : a, (struct ref){native, 0}))
        outcome = entry(runtime, OPERATOR_MULTIPLY,
                        left ? a : native->slots[0],
                        left ? native->slots[0] : b, result);
    native_close(runtime, native);
    return outcome;
}

/* What PyNumber_Add and PyNumber_Multiply try after the numbers. */
static enum outcome
ask_sequences(struct runtime *runtime, enum operator_kind kind,
              struct object *a, struct object *b, struct ref result)
{
    binary_entry *entry = sequence_entry(a->type, kind);
    bool left = entry != NULL;
    if (entry == NULL && kind == OPERATOR_MULTIPLY)
        entry = sequence_entry(b->type, kind);
    if (entry == NULL)
        return OUTCOME_NOT_IMPLEMENTED;
    const struct object *number = left ? b : a;
    if (kind == OPERATOR_MULTIPLY && !object_is_int(number) &&
        object_is_index(number))
        return repeat_by_index(runtime, entry, a, b, result);
    return entry(runtime, kind, a, b, result);
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    struct object *small;
    if (are_ints(a, b) && int_binary_small(runtime, kind, a, b, &small))
        return store(runtime, result, small) ? OUTCOME_DONE : OUTCOME_FAILED;
    if (!work_on_operands(runtime, a, b))
        return OUTCOME_FAILED;
    enum outcome outcome = ask_numbers(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask_sequences(runtime, kind, a, b, result);
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

/* Whether what a type does in place is done as a sequence does it.  The class
 * of the scene that is derived from a list finds one function under the name
 * __iadd__, for numbers and sequences alike (update_one_slot,
 * Objects/typeobject.c). */
static bool
joins_as_sequence(const struct type *type, enum operator_kind kind)
{
    return native_type(type)->sequence_kinds & OPERATOR_BIT(kind)
           && !(type->class != NULL && kind == OPERATOR_ADD);
}

/* What a type does in place as a number does, or (is_sequence) as one. */
static enum outcome
ask_in_place(struct runtime *runtime, enum operator_kind kind,
             struct object *a, struct object *b, bool is_sequence,
             struct ref result)
{
    const struct type *type = a->type, *native = native_type(type);
    if (type->scene_in_place_kinds & OPERATOR_BIT(kind))
        return is_sequence ? OUTCOME_NOT_IMPLEMENTED
                           : type->in_place(runtime, kind, a, b, result);
    if (native->in_place == NULL
        || joins_as_sequence(type, kind) != is_sequence
        || !knows(native->in_place_kinds, kind))
        return OUTCOME_NOT_IMPLEMENTED;
    return native->in_place(runtime, kind, a, b, result);
}

bool
object_in_place(struct runtime *runtime, enum operator_kind kind,
                struct object *a, struct object *b, struct ref result)
{
    if (are_ints(a, b))
        return object_binary(runtime, kind, a, b, result);
    if (!work_on_operands(runtime, a, b))
        return false;
    enum outcome outcome = ask_in_place(runtime, kind, a, b, false, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask_numbers(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask_in_place(runtime, kind, a, b, true, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        outcome = ask_sequences(runtime, kind, a, b, result);
    if (outcome == OUTCOME_NOT_IMPLEMENTED)
        return raise_operands(runtime, kind, a, b, true);
    return outcome == OUTCOME_DONE;
}

bool
object_has_unary(const struct object *object, enum unary_kind kind)
{
    const struct type *type = object->type, *native = native_type(type);
    return type->scene_unary_kinds & OPERATOR_BIT(kind) ||
           (native->unary != NULL && knows(native->unary_kinds, kind));
}

bool
object_unary(struct runtime *runtime, enum unary_kind kind,
             struct object *object, struct ref result)
{
    static const char *const names[UNARY_KINDS] = {
        [OPERATOR_NEGATIVE] = "unary -", [OPERATOR_POSITIVE] = "unary +",
        [OPERATOR_INVERT] = "unary ~",   [OPERATOR_ABSOLUTE] = "abs()",
        [OPERATOR_INT] = "int()",
        [OPERATOR_FLOAT] = "float()"};
    const struct type *type = object->type, *native = native_type(type);
    if (type->scene_unary_kinds & OPERATOR_BIT(kind))
        return type->unary(runtime, kind, object, result);
    if (native->unary != NULL && knows(native->unary_kinds, kind))
        return native->unary(runtime, kind, object, result);
    if (kind == OPERATOR_INDEX)
        return raise_error(
            runtime, "TypeError",
            "'%s' object cannot be interpreted as an integer", type->name);
    return raise_error(runtime, "TypeError", "bad operand type for %s: '%s'",
                       names[kind], type->name);
}

bool
object_is_index(const struct object *object)
{
    return object_is_int(object) || object_has_unary(object, OPERATOR_INDEX);
}

bool
object_to_index(struct runtime *runtime, struct object *object,
                struct ref result)
{
    return object_is_int(object)
               ? store(runtime, result, object)
               : object_unary(runtime, OPERATOR_INDEX, object, result);
}

/* ternary_op (Objects/abstract.c): the scene's __pow__ of the base is asked
 * with both; of C code only numbers of one kind have an answer. */
bool
object_power(struct runtime *runtime, struct object *base,
             struct object *exponent, struct object *modulus,
             struct ref result)
{
    if (base->type->power != NULL) {
        enum outcome outcome =
            base->type->power(runtime, base, exponent, modulus, result);
        if (outcome != OUTCOME_NOT_IMPLEMENTED)
            return outcome == OUTCOME_DONE;
    }
    if (is_number(base) && is_number(exponent) && is_number(modulus)) {
        struct value out = value_from_none();
        struct value_context *context = value_context_of(runtime);
        if (!value_power_modulo(atom_value(base), atom_value(exponent),
                                atom_value(modulus), &out, context))
            return raise_value_error(runtime, context);
        return store_value(runtime, result, &out);
    }
    return raise_error(runtime, "TypeError",
                       "unsupported operand type(s) for %spow(): "
                       "'%s', '%s', '%s'",
                       runtime->profile->minor >= 10 ? "** or " : "",
                       base->type->name, exponent->type->name,
                       modulus->type->name);
}
