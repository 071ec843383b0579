#include "object/wrapper.h"

#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

#define METHOD_PARAMETERS                                               \
    struct runtime *runtime, struct object *self,                       \
        const struct arguments *arguments, struct ref result

/* ---- the methods -------------------------------------------------------- */

static bool
call_length(METHOD_PARAMETERS)
{
    size_t length;
    (void)arguments;
    return object_length(runtime, self, &length) &&
           store_int(runtime, result, (int64_t)length);
}

static bool
call_get_item(METHOD_PARAMETERS)
{
    return object_get_item(runtime, self, arguments->items[0], result);
}

static bool
call_set_item(METHOD_PARAMETERS)
{
    return object_set_item(runtime, self, arguments->items[0],
                           arguments->items[1]) &&
           store_none(runtime, result);
}

static bool
call_delete_item(METHOD_PARAMETERS)
{
    return object_delete_item(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
call_contains(METHOD_PARAMETERS)
{
    bool truth;
    return object_contains(runtime, self, arguments->items[0], &truth) &&
           store_bool(runtime, result, truth);
}

static bool
call_iterate(METHOD_PARAMETERS)
{
    (void)arguments;
    return object_iterate(runtime, self, result);
}

static bool
call_next(METHOD_PARAMETERS)
{
    (void)arguments;
    if (!object_next(runtime, self, result))
        return false;
    return ref_get(result) != NULL ||
           raise_error(runtime, "StopIteration", "%s", "");
}

static bool
call_repr(METHOD_PARAMETERS)
{
    (void)arguments;
    return object_to_repr(runtime, self, result);
}

static bool
call_str(METHOD_PARAMETERS)
{
    (void)arguments;
    return object_to_str(runtime, self, result);
}

static bool
call_hash(METHOD_PARAMETERS)
{
    int64_t hash;
    (void)arguments;
    return object_hash(runtime, self, &hash) &&
           store_int(runtime, result, hash);
}

static bool
call_is_true(METHOD_PARAMETERS)
{
    bool truth;
    (void)arguments;
    return object_is_true(runtime, self, &truth) &&
           store_bool(runtime, result, truth);
}

static bool
call_size(METHOD_PARAMETERS)
{
    (void)arguments;
    uint64_t head = self->type->flags & TYPE_HAS_GC_HEAD ? 16 : 0;
    return store_int(runtime, result, (int64_t)(self->size - head));
}

/* Stores what an operator answered, or NotImplemented. */
static bool
store_outcome(struct runtime *runtime, enum outcome outcome,
              struct ref result)
{
    if (outcome != OUTCOME_NOT_IMPLEMENTED)
        return outcome == OUTCOME_DONE;
    return store(runtime, result, atom_not_implemented(runtime));
}

static bool
call_compare(METHOD_PARAMETERS, enum comparison_kind kind)
{
    bool truth;
    struct object *other = arguments->items[0];
    enum outcome outcome = self->type->compare_truth(runtime, self, other,
                                                     kind, &truth);
    if (outcome == OUTCOME_DONE)
        return store_bool(runtime, result, truth);
    return store_outcome(runtime, outcome, result);
}

#define COMPARE(function, kind)                                         \
    static bool function(METHOD_PARAMETERS)                             \
    {                                                                   \
        return call_compare(runtime, self, arguments, result, kind);    \
    }

COMPARE(call_less, IS_LESS)
COMPARE(call_less_equal, IS_LESS_EQUAL)
COMPARE(call_equal, IS_EQUAL)
COMPARE(call_not_equal, IS_NOT_EQUAL)
COMPARE(call_greater, IS_GREATER)
COMPARE(call_greater_equal, IS_GREATER_EQUAL)

#define BINARY(function, kind)                                          \
    static bool function(METHOD_PARAMETERS)                             \
    {                                                                   \
        return store_outcome(runtime,                                   \
                             self->type->binary(runtime, kind, self,    \
                                                arguments->items[0],    \
                                                result),                \
                             result);                                   \
    }

BINARY(call_add, OPERATOR_ADD)
BINARY(call_subtract, OPERATOR_SUBTRACT)
BINARY(call_multiply, OPERATOR_MULTIPLY)
BINARY(call_true_divide, OPERATOR_TRUE_DIVIDE)
BINARY(call_floor_divide, OPERATOR_FLOOR_DIVIDE)
BINARY(call_remainder, OPERATOR_REMAINDER)
BINARY(call_power, OPERATOR_POWER)
BINARY(call_and, OPERATOR_AND)
BINARY(call_or, OPERATOR_OR)
BINARY(call_xor, OPERATOR_XOR)

#define IN_PLACE(function, kind)                                        \
    static bool function(METHOD_PARAMETERS)                             \
    {                                                                   \
        return store_outcome(runtime,                                   \
                             self->type->in_place(runtime, kind, self,  \
                                                  arguments->items[0],  \
                                                  result),              \
                             result);                                   \
    }

IN_PLACE(call_in_place_add, OPERATOR_ADD)
IN_PLACE(call_in_place_multiply, OPERATOR_MULTIPLY)
IN_PLACE(call_in_place_or, OPERATOR_OR)

static bool
call_negative(METHOD_PARAMETERS)
{
    (void)arguments;
    return object_unary(runtime, OPERATOR_NEGATIVE, self, result);
}

/* ---- which type has which ----------------------------------------------- */

/* The entry of a type's table that a special method stands for. */
enum entry {
    ENTRY_ALWAYS,
    ENTRY_LENGTH,
    ENTRY_GET_ITEM,
    ENTRY_SET_ITEM,
    ENTRY_CONTAINS,
    ENTRY_ITERATE,
    ENTRY_NEXT,
    ENTRY_IS_TRUE,
    ENTRY_COMPARE,
    ENTRY_BINARY,
    ENTRY_IN_PLACE,
    ENTRY_UNARY
};

static const struct {
    enum entry entry;
    struct method method;
} wrappers[] = {
    {ENTRY_LENGTH, {"__len__", call_length, 0, 0, NULL, NULL}},
    {ENTRY_GET_ITEM, {"__getitem__", call_get_item, 1, 1, NULL, NULL}},
    {ENTRY_SET_ITEM, {"__setitem__", call_set_item, 2, 2, NULL, NULL}},
    {ENTRY_SET_ITEM, {"__delitem__", call_delete_item, 1, 1, NULL, NULL}},
    {ENTRY_CONTAINS, {"__contains__", call_contains, 1, 1, NULL, NULL}},
    {ENTRY_ITERATE, {"__iter__", call_iterate, 0, 0, NULL, NULL}},
    {ENTRY_NEXT, {"__next__", call_next, 0, 0, NULL, NULL}},
    {ENTRY_ALWAYS, {"__repr__", call_repr, 0, 0, NULL, NULL}},
    {ENTRY_ALWAYS, {"__str__", call_str, 0, 0, NULL, NULL}},
    {ENTRY_ALWAYS, {"__hash__", call_hash, 0, 0, NULL, NULL}},
    {ENTRY_ALWAYS, {"__sizeof__", call_size, 0, 0, NULL, NULL}},
    {ENTRY_IS_TRUE, {"__bool__", call_is_true, 0, 0, NULL, NULL}},
    {ENTRY_COMPARE, {"__lt__", call_less, 1, 1, NULL, NULL}},
    {ENTRY_COMPARE, {"__le__", call_less_equal, 1, 1, NULL, NULL}},
    {ENTRY_COMPARE, {"__eq__", call_equal, 1, 1, NULL, NULL}},
    {ENTRY_COMPARE, {"__ne__", call_not_equal, 1, 1, NULL, NULL}},
    {ENTRY_COMPARE, {"__gt__", call_greater, 1, 1, NULL, NULL}},
    {ENTRY_COMPARE, {"__ge__", call_greater_equal, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__add__", call_add, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__sub__", call_subtract, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__mul__", call_multiply, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__truediv__", call_true_divide, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__floordiv__", call_floor_divide, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__mod__", call_remainder, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__pow__", call_power, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__and__", call_and, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__or__", call_or, 1, 1, NULL, NULL}},
    {ENTRY_BINARY, {"__xor__", call_xor, 1, 1, NULL, NULL}},
    {ENTRY_IN_PLACE, {"__iadd__", call_in_place_add, 1, 1, NULL, NULL}},
    {ENTRY_IN_PLACE, {"__imul__", call_in_place_multiply, 1, 1, NULL, NULL}},
    {ENTRY_IN_PLACE, {"__ior__", call_in_place_or, 1, 1, NULL, NULL}},
    {ENTRY_UNARY, {"__neg__", call_negative, 0, 0, NULL, NULL}}};

static bool
has_entry(const struct type *type, enum entry entry)
{
    switch (entry) {
    case ENTRY_ALWAYS:
        return true;
    case ENTRY_LENGTH:
        return type->length != NULL;
    case ENTRY_GET_ITEM:
        return type->get_item != NULL;
    case ENTRY_SET_ITEM:
        return type->set_item != NULL;
    case ENTRY_CONTAINS:
        return type->contains != NULL;
    case ENTRY_ITERATE:
        return type->iterate != NULL;
    case ENTRY_NEXT:
        return type->next != NULL;
    case ENTRY_IS_TRUE:
        return type->is_true != NULL && type->length == NULL;
    case ENTRY_COMPARE:
        return type->compare_truth != NULL;
    case ENTRY_BINARY:
        return type->binary != NULL;
    case ENTRY_IN_PLACE:
        return type->in_place != NULL;
    case ENTRY_UNARY:
        return type->unary != NULL;
    }
    return false;
}

const struct method *
wrapper_find(const struct object *object, const char *name)
{
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        if (strcmp(wrappers[i].method.name, name) == 0 &&
            has_entry(object->type, wrappers[i].entry))
            return &wrappers[i].method;
    return NULL;
}

/* ---- the type ----------------------------------------------------------- */

struct wrapper {
    struct object object;
    const struct method *method;
};

static const struct method *
method_of(const struct object *object)
{
    return ((const struct wrapper *)(const void *)object)->method;
}

struct object *
wrapper_new(struct runtime *runtime, const struct method *method,
            struct object *self)
{
    struct object *object =
        object_new(runtime, &method_wrapper_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = method->name,
                                          .size = 48,
                                          .block_size = 48});
    if (object == NULL || !slots_insert(runtime, object, 0, 1, "__self__"))
        return NULL;
    ((struct wrapper *)(void *)object)->method = method;
    slot_set(runtime, object, 0, self);
    return object;
}

static bool
call(struct runtime *runtime, struct object *object,
     const struct arguments *arguments, struct ref result)
{
    const struct method *method = method_of(object);
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "wrapper %s() takes no keyword arguments",
                           method->name);
    if (arguments->count != (size_t)method->minimum)
        return raise_error(runtime, "TypeError",
                           "expected %d argument%s, got %zu",
                           method->minimum, method->minimum == 1 ? "" : "s",
                           arguments->count);
    return method->function(runtime, object->slots[0], arguments, result);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    const struct object *self = object->slots[0];
    text_add_format(out, "<method-wrapper '%s' of %s object at 0x%llx>",
                    method_of(object)->name, self->type->name,
                    (unsigned long long)self->address);
    return true;
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, method_of(object)->name, true));
}

static bool
get_self(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[0]);
}

static const struct getter getters[] = {
    {"__name__", get_name}, {"__self__", get_self}, {NULL, NULL}};

const struct type method_wrapper_type = {
    .name = "method-wrapper",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct wrapper),
    .repr = repr,
    .call = call,
    .getters = getters};
