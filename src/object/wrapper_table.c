#include "object/wrapper_table.h"

#include <string.h>

#include "object/class.h"
#include "object/dict.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/range.h"
#include "object/set.h"
#include "object/store.h"
#include "object/type_object.h"

#define PARAMETERS                                                      \
    struct runtime *runtime, const struct wrapped *w, struct ref result

/* ---- text --------------------------------------------------------------- */

static bool
store_text(struct runtime *runtime, const struct wrapped *w,
           bool (*write)(struct runtime *, struct object *, struct text *),
           struct ref result)
{
    struct text shown = {0};
    bool fine = write(runtime, w->self, &shown) &&
                store_fresh_string(runtime, result,
                                   string_from_utf8(text_string(&shown),
                                                    shown.length));
    text_release(&shown);
    return fine;
}

static bool
call_repr(PARAMETERS)
{
    return store_text(runtime, w, w->owner->repr, result);
}

static bool
call_str(PARAMETERS)
{
    if (w->owner == &str_type && w->self->type == &str_type)
        return store(runtime, result, w->self);
    return store_text(runtime, w, w->owner->str, result);
}

static bool
call_format(PARAMETERS)
{
    struct object *given = w->items[0];
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "__format__() argument must be str, not %s",
                           given->type->name);
    struct text specification = {0}, shown = {0};
    string_to_text(atom_string(given), &specification);
    bool fine =
        w->owner->format(runtime, w->self, text_string(&specification),
                         specification.length, &shown) &&
        store_string(runtime, result,
                     string_from_utf8(text_string(&shown), shown.length));
    text_release(&specification);
    text_release(&shown);
    return fine;
}

/* ---- comparing ---------------------------------------------------------- */

static bool
store_outcome(struct runtime *runtime, enum outcome outcome,
              struct ref result)
{
    if (outcome != OUTCOME_NOT_IMPLEMENTED)
        return outcome == OUTCOME_DONE;
    return store(runtime, result, atom_not_implemented(runtime));
}

static bool
call_hash(PARAMETERS)
{
    int64_t hash;
    return w->owner->hash(runtime, w->self, &hash) &&
           store_int(runtime, result, hash);
}

static bool
call_compare(PARAMETERS)
{
    enum comparison_kind kind = (enum comparison_kind)w->row->kind;
    struct object *other = w->items[0];
    if (w->owner->compare_truth == NULL)
        return store_outcome(runtime,
                             w->owner->compare(runtime, w->self, other, kind,
                                               result),
                             result);
    bool truth;
    enum outcome outcome =
        w->owner->compare_truth(runtime, w->self, other, kind, &truth);
    if (outcome == OUTCOME_DONE)
        return store_bool(runtime, result, truth);
    return store_outcome(runtime, outcome, result);
}

static bool
call_is_true(PARAMETERS)
{
    bool truth;
    return w->owner->is_true(runtime, w->self, &truth) &&
           store_bool(runtime, result, truth);
}

/* ---- containers --------------------------------------------------------- */

static bool
call_length(PARAMETERS)
{
    size_t length;
    return w->owner->length(runtime, w->self, &length) &&
           store_int(runtime, result, (int64_t)length);
}

static bool
call_get_item(PARAMETERS)
{
    return w->owner->get_item(runtime, w->self, w->items[0], result);
}

static bool
call_set_item(PARAMETERS)
{
    return w->owner->set_item(runtime, w->self, w->items[0], w->items[1]) &&
           store_none(runtime, result);
}

static bool
call_delete_item(PARAMETERS)
{
    return w->owner->set_item(runtime, w->self, w->items[0], NULL) &&
           store_none(runtime, result);
}

static bool
call_contains(PARAMETERS)
{
    bool truth;
    return w->owner->contains(runtime, w->self, w->items[0], &truth) &&
           store_bool(runtime, result, truth);
}

static bool
call_iterate(PARAMETERS)
{
    return w->owner->iterate(runtime, w->self, result);
}

static bool
call_next(PARAMETERS)
{
    if (!w->owner->next(runtime, w->self, result))
        return false;
    return ref_get(result) != NULL ||
           raise_error(runtime, "StopIteration", "%s", "");
}

static bool
call_reversed(PARAMETERS)
{
    return iterator_reversed(runtime, w->self, result);
}

static bool
call_length_hint(PARAMETERS)
{
    size_t length;
    if (!w->owner->length_hint(runtime, w->self, &length))
        return !has_failed(runtime) &&
               store(runtime, result, atom_not_implemented(runtime));
    return store_int(runtime, result, (int64_t)length);
}

/* ---- operators ---------------------------------------------------------- */

static bool
call_binary(PARAMETERS)
{
    return store_outcome(
        runtime,
        w->owner->binary(runtime, (enum operator_kind)w->row->kind, w->self,
                         w->items[0], result),
        result);
}

static bool
call_reflected(PARAMETERS)
{
    return store_outcome(
        runtime,
        w->owner->binary(runtime, (enum operator_kind)w->row->kind,
                         w->items[0], w->self, result),
        result);
}

static bool
call_power(PARAMETERS)
{
    if (w->arguments->count > 1 && !is_none(w->items[1]))
        return object_power(runtime, w->self, w->items[0], w->items[1],
                            result);
    return call_binary(runtime, w, result);
}

static bool
call_in_place(PARAMETERS)
{
    return store_outcome(
        runtime,
        w->owner->in_place(runtime, (enum operator_kind)w->row->kind,
                           w->self, w->items[0], result),
        result);
}

static bool
call_unary(PARAMETERS)
{
    return w->owner->unary(runtime, (enum unary_kind)w->row->kind, w->self,
                           result);
}

/* ---- objects ------------------------------------------------------------ */

static bool
call_initialize(PARAMETERS)
{
    return w->owner->initialize(runtime, w->self, w->arguments) &&
           store_none(runtime, result);
}

static bool
call_call(PARAMETERS)
{
    const struct arguments *packed = runtime->packed;
    runtime->packed = w->arguments; /* the wrapper has a tuple of them */
    bool done = w->owner->call(runtime, w->self, w->arguments, result);
    runtime->packed = packed;
    return done;
}

static bool
call_size(PARAMETERS)
{
    return store_int(runtime, result,
                     (int64_t)object_own_size(runtime, w->self));
}

static bool
call_get_attribute(PARAMETERS)
{
    return method_get_attribute(runtime, w->self, w->arguments, result);
}

static bool
call_set_attribute(PARAMETERS)
{
    return method_set_attribute(runtime, w->self, w->arguments, result);
}

static bool
call_delete_attribute(PARAMETERS)
{
    return method_delete_attribute(runtime, w->self, w->arguments, result);
}

/* ---- the rows ----------------------------------------------------------- */

#define COMPARISON(name, kind)                                          \
    {name, ENTRY_COMPARE, kind, 1, 1, call_compare}
#define OPERATOR(base, kind)                                            \
    {"__" base "__", ENTRY_BINARY, kind, 1, 1, call_binary},            \
        {"__r" base "__", ENTRY_BINARY, kind, 1, 1, call_reflected},    \
        {"__i" base "__", ENTRY_IN_PLACE, kind, 1, 1, call_in_place}
#define UNARY(name, kind) {name, ENTRY_UNARY, kind, 0, 0, call_unary}

static const struct wrapper_row rows[] = {
    {"__repr__", ENTRY_REPR, 0, 0, 0, call_repr},
    {"__str__", ENTRY_STR, 0, 0, 0, call_str},
    {"__format__", ENTRY_FORMAT, 0, 1, 1, call_format},
    {"__hash__", ENTRY_HASH, 0, 0, 0, call_hash},
    COMPARISON("__lt__", IS_LESS),
    COMPARISON("__le__", IS_LESS_EQUAL),
    COMPARISON("__eq__", IS_EQUAL),
    COMPARISON("__ne__", IS_NOT_EQUAL),
    COMPARISON("__gt__", IS_GREATER),
    COMPARISON("__ge__", IS_GREATER_EQUAL),
    {"__len__", ENTRY_LENGTH, 0, 0, 0, call_length},
    {"__bool__", ENTRY_IS_TRUE, 0, 0, 0, call_is_true},
    {"__getitem__", ENTRY_GET_ITEM, 0, 1, 1, call_get_item},
    {"__setitem__", ENTRY_SET_ITEM, 0, 2, 2, call_set_item},
    {"__delitem__", ENTRY_SET_ITEM, 0, 1, 1, call_delete_item},
    {"__contains__", ENTRY_CONTAINS, 0, 1, 1, call_contains},
    {"__iter__", ENTRY_ITERATE, 0, 0, 0, call_iterate},
    {"__next__", ENTRY_NEXT, 0, 0, 0, call_next},
    OPERATOR("add", OPERATOR_ADD),
    OPERATOR("sub", OPERATOR_SUBTRACT),
    OPERATOR("mul", OPERATOR_MULTIPLY),
    OPERATOR("matmul", OPERATOR_MATRIX_MULTIPLY),
    OPERATOR("truediv", OPERATOR_TRUE_DIVIDE),
    OPERATOR("floordiv", OPERATOR_FLOOR_DIVIDE),
    OPERATOR("mod", OPERATOR_REMAINDER),
    OPERATOR("divmod", OPERATOR_DIVMOD),
    {"__pow__", ENTRY_BINARY, OPERATOR_POWER, 1, 2, call_power},
    {"__rpow__", ENTRY_BINARY, OPERATOR_POWER, 1, 2, call_reflected},
    {"__ipow__", ENTRY_IN_PLACE, OPERATOR_POWER, 1, 1, call_in_place},
    OPERATOR("lshift", OPERATOR_LEFT_SHIFT),
    OPERATOR("rshift", OPERATOR_RIGHT_SHIFT),
    OPERATOR("and", OPERATOR_AND),
    OPERATOR("or", OPERATOR_OR),
    OPERATOR("xor", OPERATOR_XOR),
    UNARY("__neg__", OPERATOR_NEGATIVE),
    UNARY("__pos__", OPERATOR_POSITIVE),
    UNARY("__invert__", OPERATOR_INVERT),
    UNARY("__abs__", OPERATOR_ABSOLUTE),
    UNARY("__index__", OPERATOR_INDEX),
    UNARY("__int__", OPERATOR_INT),
    UNARY("__float__", OPERATOR_FLOAT),
    {"__init__", ENTRY_INITIALIZE, 0, -1, -1, call_initialize},
    {"__call__", ENTRY_CALL, 0, -1, -1, call_call},
    {"__sizeof__", ENTRY_OBJECT, 0, 0, 0, call_size},
    {"__getattribute__", ENTRY_ATTRIBUTE, 0, 1, 1, call_get_attribute},
    {"__setattr__", ENTRY_ATTRIBUTE, 0, 2, 2, call_set_attribute},
    {"__delattr__", ENTRY_ATTRIBUTE, 0, 1, 1, call_delete_attribute},
    {"__reversed__", ENTRY_REVERSED, 0, 0, 0, call_reversed},
    {"__length_hint__", ENTRY_LENGTH_HINT, 0, 0, 0, call_length_hint}};

const struct wrapper_row *
wrapper_row_find(const char *name)
{
    if (strncmp(name, "__", 2) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

const struct wrapper_row *
wrapper_row_at(size_t index)
{
    return index < sizeof rows / sizeof *rows ? &rows[index] : NULL;
}

/* ---- which type has which ----------------------------------------------- */

/* Whether an entry is there, and not the same in the base. */
#define OWN(entry) (type->entry != NULL && type->entry != base->entry)

static bool
knows(unsigned kinds, unsigned kind)
{
    return kinds == 0 || (kinds & OPERATOR_BIT(kind)) != 0;
}

static bool
has_operator(const struct wrapper_row *row, const struct type *type,
             const struct type *base)
{
    if (row->entry == ENTRY_IN_PLACE)
        return OWN(in_place) && knows(type->in_place_kinds, row->kind);
    if (row->entry == ENTRY_UNARY)
        return OWN(unary) && knows(type->unary_kinds, row->kind);
    /* What concatenates has no reflected operator. */
    bool reflected_add = row->kind == OPERATOR_ADD && row->name[2] == 'r';
    return OWN(binary) && knows(type->binary_kinds, row->kind) &&
           !(reflected_add &&
             type->sequence_kinds & OPERATOR_BIT(OPERATOR_ADD));
}

static bool
has_reversed(const struct type *type)
{
    return type == &list_type || type == &dict_type || type == &range_type;
}

bool
wrapper_row_is_in(const struct wrapper_row *row, const struct type *type)
{
    static const struct type nothing;
    const struct type *base = type->base;
    if (base == NULL)
        base = type == &object_type ? &nothing : &object_type;
    switch (row->entry) {
    case ENTRY_REPR:
        return OWN(repr);
    case ENTRY_STR:
        return OWN(str);
    case ENTRY_FORMAT:
        return OWN(format);
    case ENTRY_HASH:
        return OWN(hash);
    case ENTRY_COMPARE:
        return OWN(compare_truth) || OWN(compare);
    case ENTRY_LENGTH:
        return OWN(length);
    case ENTRY_IS_TRUE:
        return OWN(is_true) && type->length == NULL;
    case ENTRY_GET_ITEM:
        return OWN(get_item);
    case ENTRY_SET_ITEM:
        return OWN(set_item);
    case ENTRY_CONTAINS:
        return OWN(contains);
    case ENTRY_ITERATE:
        return OWN(iterate);
    case ENTRY_NEXT:
        return OWN(next);
    case ENTRY_BINARY:
    case ENTRY_IN_PLACE:
    case ENTRY_UNARY:
        return has_operator(row, type, base);
    case ENTRY_INITIALIZE:
        return OWN(initialize);
    case ENTRY_CALL:
        return OWN(call);
    case ENTRY_OBJECT:
    case ENTRY_ATTRIBUTE:
        return type == &object_type;
    case ENTRY_REVERSED:
        return has_reversed(type);
    case ENTRY_LENGTH_HINT:
        return OWN(length_hint);
    }
    return false;
}

bool
wrapper_row_is_method(const struct wrapper_row *row, const struct type *type)
{
    switch (row->entry) {
    case ENTRY_FORMAT:
    case ENTRY_OBJECT:
    case ENTRY_REVERSED:
    case ENTRY_LENGTH_HINT:
        return true;
    case ENTRY_GET_ITEM:
        return type == &list_type || type == &dict_type;
    case ENTRY_CONTAINS:
        return type == &dict_type || type == &set_type ||
               type == &frozenset_type;
    default:
        return false;
    }
}
