/* Operators and calls (SLOT1BINFULL and its like). */
#include "object/scene_slots.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/store.h"

#define NAMES(name) {"__" name "__", "__r" name "__", "__i" name "__"}

const struct scene_operator scene_operators[OPERATOR_KINDS] = {
    [OPERATOR_ADD] = NAMES("add"),
    [OPERATOR_SUBTRACT] = NAMES("sub"),
    [OPERATOR_MULTIPLY] = NAMES("mul"),
    [OPERATOR_MATRIX_MULTIPLY] = NAMES("matmul"),
    [OPERATOR_TRUE_DIVIDE] = NAMES("truediv"),
    [OPERATOR_FLOOR_DIVIDE] = NAMES("floordiv"),
    [OPERATOR_REMAINDER] = NAMES("mod"),
    [OPERATOR_POWER] = NAMES("pow"),
    [OPERATOR_LEFT_SHIFT] = NAMES("lshift"),
    [OPERATOR_RIGHT_SHIFT] = NAMES("rshift"),
    [OPERATOR_AND] = NAMES("and"),
    [OPERATOR_OR] = NAMES("or"),
    [OPERATOR_XOR] = NAMES("xor"),
    [OPERATOR_DIVMOD] = {"__divmod__", "__rdivmod__", NULL}};

const char *const scene_unaries[UNARY_KINDS] = {
    [OPERATOR_NEGATIVE] = "__neg__",  [OPERATOR_POSITIVE] = "__pos__",
    [OPERATOR_INVERT] = "__invert__", [OPERATOR_ABSOLUTE] = "__abs__",
    [OPERATOR_INDEX] = "__index__",   [OPERATOR_INT] = "__int__",
    [OPERATOR_FLOAT] = "__float__"};

/* Asks self.name(other), where there is such a method. */
static enum outcome
ask(struct runtime *runtime, struct object *self, const char *name,
    struct object *other, struct ref result)
{
    struct special special = {
        .self = self, .name = name, .items = &other, .count = 1};
    bool found;
    if (!special_call(runtime, &special, result, &found))
        return OUTCOME_FAILED;
    if (!found)
        return OUTCOME_NOT_IMPLEMENTED;
    if (ref_get(result)->type != &not_implemented_type)
        return OUTCOME_DONE;
    ref_set(runtime, result, NULL);
    return OUTCOME_NOT_IMPLEMENTED;
}

static bool
answers(const struct object *object, enum operator_kind kind)
{
    return (object->type->scene_kinds & OPERATOR_BIT(kind)) != 0;
}

/* Whether the class of b, which derives from that of a, has another method
 * (method_is_overloaded). */
static bool
is_overloaded(struct runtime *runtime, const struct object *a,
              const struct object *b, const char *name)
{
    struct object *right = type_lookup(runtime, b->type, name);
    return right != NULL && right != type_lookup(runtime, a->type, name);
}

enum outcome
scene_binary(struct runtime *runtime, enum operator_kind kind,
             struct object *a, struct object *b, struct ref result)
{
    const struct scene_operator *names = &scene_operators[kind];
    bool right = a->type != b->type && answers(b, kind);
    if (answers(a, kind)) {
        if (right && type_is(b->type, a->type) &&
            is_overloaded(runtime, a, b, names->reflected)) {
            enum outcome outcome =
                ask(runtime, b, names->reflected, a, result);
            if (outcome != OUTCOME_NOT_IMPLEMENTED)
                return outcome;
            right = false;
        }
        enum outcome outcome = ask(runtime, a, names->name, b, result);
        if (outcome != OUTCOME_NOT_IMPLEMENTED || a->type == b->type)
            return outcome;
    }
    return right ? ask(runtime, b, names->reflected, a, result)
                 : OUTCOME_NOT_IMPLEMENTED;
}

enum outcome
scene_in_place(struct runtime *runtime, enum operator_kind kind,
               struct object *a, struct object *b, struct ref result)
{
    return ask(runtime, a, scene_operators[kind].in_place, b, result);
}

enum outcome
scene_power(struct runtime *runtime, struct object *base,
            struct object *exponent, struct object *modulus,
            struct ref result)
{
    struct object *items[] = {exponent, modulus};
    if (!scene_call(runtime, base, "__pow__", items, 2, result))
        return OUTCOME_FAILED;
    if (ref_get(result)->type != &not_implemented_type)
        return OUTCOME_DONE;
    ref_set(runtime, result, NULL);
    return OUTCOME_NOT_IMPLEMENTED;
}

/* What __index__, __int__ and __float__ must give. */
static bool
check_number(struct runtime *runtime, enum unary_kind kind,
             const struct object *self, struct ref result)
{
    const struct object *given = ref_get(result);
    bool fine = true;
    if (kind == OPERATOR_INDEX || kind == OPERATOR_INT)
        fine = object_is_int(given);
    else if (kind == OPERATOR_FLOAT)
        fine = type_is(given->type, &float_type);
    if (fine)
        return true;
    if (kind == OPERATOR_FLOAT)
        raise_error(runtime, "TypeError",
                    "%s.__float__ returned non-float (type %s)",
                    self->type->name, given->type->name);
    else
        raise_error(runtime, "TypeError", "%s returned non-int (type %s)",
                    scene_unaries[kind], given->type->name);
    ref_set(runtime, result, NULL);
    return false;
}

bool
scene_unary(struct runtime *runtime, enum unary_kind kind,
            struct object *object, struct ref result)
{
    return scene_call(runtime, object, scene_unaries[kind], NULL, 0,
                      result) &&
           check_number(runtime, kind, object, result);
}

/* ---- calls -------------------------------------------------------------- */

/* An object is called with a tuple of its arguments and a dict of those given
 * by keyword (_PyObject_MakeTpCall), and its method with all of them laid out
 * side by side, if there are keywords (_PyObject_FastCallDictTstate).  What is
 * called with a dict, too, gets the same one. */
static bool
hold_arguments(struct runtime *runtime, struct object *native,
               struct object *self, const struct arguments *arguments)
{
    uint32_t named = (uint32_t)arguments_keyword_count(arguments);
    uint32_t total = (uint32_t)arguments->count + named;
    bool lays_out = (native->slots[0]->type->flags & TYPE_VECTORCALL) != 0;
    uint32_t packed = runtime->packed == arguments ? 0
                      : lays_out                   ? total
                                                   : total - named;
    uint32_t laid_out = named == 0 || !lays_out ? 0 : total + 1;
    uint32_t first = native->slot_count;
    if (!slots_insert(runtime, native, first, packed + laid_out,
                      "an argument"))
        return false;
    for (uint32_t i = 0; i < packed; i++)
        slot_set(runtime, native, first + i, arguments->items[i]);
    first += packed;
    if (laid_out > 0)
        slot_set(runtime, native, first, self);
    for (uint32_t i = 1; i < laid_out; i++)
        slot_set(runtime, native, first + i, arguments->items[i - 1]);
    return true;
}

static bool
call_held(struct runtime *runtime, struct object *native,
          struct object *callable, const struct arguments *arguments,
          struct ref result)
{
    static const struct arguments none = {0};
    struct ref method = {native, 0};
    bool unbound;
    if (!special_lookup(runtime, callable, "__call__", method, &unbound) ||
        ref_get(method) == NULL)
        return has_failed(runtime)
                   ? false
                   : raise_not_callable(runtime, callable);
    if (!hold_arguments(runtime, native, callable,
                        arguments == NULL ? &none : arguments))
        return false;
    if (!unbound)
        return object_call(runtime, ref_get(method), arguments, result);
    size_t total = arguments->count + arguments_keyword_count(arguments);
    struct object **items = mem_alloc_array(total + 1, sizeof *items);
    items[0] = callable;
    for (size_t i = 0; i < total; i++)
        items[i + 1] = arguments->items[i];
    bool done = object_call(
        runtime, ref_get(method),
        &(struct arguments){.items = items,
                            .count = arguments->count + 1,
                            .keywords = arguments->keywords,
                            .dict = arguments->dict},
        result);
    mem_free(items);
    return done;
}

bool
scene_call_object(struct runtime *runtime, struct object *callable,
                  const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"the method"};
    struct object *native = native_open(runtime, "__call__", names, 1);
    if (native == NULL)
        return false;
    bool done = call_held(runtime, native, callable, arguments, result);
    native_close(runtime, native);
    return done;
}
