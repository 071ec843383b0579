/* Text, comparisons and containers. */
#include "object/scene_slots.h"

#include "heap/native.h"
#include "object/class.h"
#include "object/default.h"
#include "object/exception.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/store.h"
#include "object/wrapper.h"

/* A result that is checked before anybody sees it lies in a native frame. */
static struct object *
open_native(struct runtime *runtime, const char *what)
{
    static const char *const names[] = {"the result"};
    return native_open(runtime, what, names, 1);
}

bool
scene_call(struct runtime *runtime, struct object *self, const char *name,
           struct object *const *items, size_t count, struct ref result)
{
    struct special special = {
        .self = self, .name = name, .items = items, .count = count};
    bool found;
    if (!special_call(runtime, &special, result, &found))
        return false;
    return found || raise_error(runtime, "AttributeError", "%s", name);
}

/* ---- text --------------------------------------------------------------- */

static bool
check_str(struct runtime *runtime, const char *name, struct ref result)
{
    const struct object *object = ref_get(result);
    if (object_is_str(object))
        return true;
    raise_error(runtime, "TypeError",
                strcmp(name, "__format__") == 0
                    ? "%s must return a str, not %s"
                    : "%s returned non-string (type %s)",
                name, object->type->name);
    ref_set(runtime, result, NULL);
    return false;
}

bool
scene_repr_object(struct runtime *runtime, struct object *object,
                  struct ref result)
{
    return scene_call(runtime, object, "__repr__", NULL, 0, result) &&
           check_str(runtime, "__repr__", result);
}

bool
scene_str_object(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    return scene_call(runtime, object, "__str__", NULL, 0, result) &&
           check_str(runtime, "__str__", result);
}

bool
scene_format_object(struct runtime *runtime, struct object *object,
                    struct object *specification, struct ref result)
{
    struct special special = {.self = object,
                              .name = "__format__",
                              .items = &specification,
                              .count = 1,
                              .binds = true};
    bool found;
    return special_call(runtime, &special, result, &found) &&
           check_str(runtime, "__format__", result);
}

static bool
write(struct runtime *runtime, struct object *object,
      bool (*make)(struct runtime *, struct object *, struct ref),
      struct text *out)
{
    struct object *native = open_native(runtime, "text");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool fine = make(runtime, object, result);
    if (fine)
        string_to_text(atom_string(ref_get(result)), out);
    native_close(runtime, native);
    return fine;
}

bool
scene_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    return write(runtime, object, scene_repr_object, out);
}

bool
scene_str(struct runtime *runtime, struct object *object, struct text *out)
{
    return write(runtime, object, scene_str_object, out);
}

bool
scene_format(struct runtime *runtime, struct object *object,
             const char *specification, size_t length, struct text *out)
{
    static const char *const names[] = {"the specification", "the result"};
    struct object *native = native_open(runtime, "format", names, 2);
    if (native == NULL)
        return false;
    struct ref given = {native, 0}, result = {native, 1};
    bool fine = store(runtime, given,
                      atom_new_str(runtime, specification, length)) &&
                scene_format_object(runtime, object, ref_get(given), result);
    if (fine)
        string_to_text(atom_string(ref_get(result)), out);
    native_close(runtime, native);
    return fine;
}

/* ---- comparing ---------------------------------------------------------- */

bool
scene_hash(struct runtime *runtime, struct object *object, int64_t *hash)
{
    struct object *method = type_lookup(runtime, object->type, "__hash__");
    if (method == NULL || is_none(method))
        return raise_error(runtime, "TypeError", "unhashable type: '%s'",
                           object->type->name);
    struct object *native = open_native(runtime, "hash");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool fine = scene_call(runtime, object, "__hash__", NULL, 0, result);
    if (fine && !object_is_int(ref_get(result)))
        fine = raise_error(runtime, "TypeError",
                           "__hash__ method should return an integer");
    if (fine) {
        const struct value *value = atom_value(ref_get(result));
        /* A number that fits is the hash itself (slot_tp_hash). */
        if (value->kind == VALUE_BOOL)
            *hash = value->as.boolean;
        else if (!integer_to_int64(value->as.integer, hash))
            *hash = value_hash(value, runtime->profile);
        if (*hash == -1)
            *hash = -2;
    }
    native_close(runtime, native);
    return fine;
}

const char *const scene_comparisons[6] = {
    [IS_LESS] = "__lt__",      [IS_LESS_EQUAL] = "__le__",
    [IS_EQUAL] = "__eq__",     [IS_NOT_EQUAL] = "__ne__",
    [IS_GREATER] = "__gt__",   [IS_GREATER_EQUAL] = "__ge__",
};

/* Whether result is NotImplemented, which is let go of then. */
static enum outcome
look_at(struct runtime *runtime, struct ref result)
{
    if (ref_get(result)->type != &not_implemented_type)
        return OUTCOME_DONE;
    ref_set(runtime, result, NULL);
    return OUTCOME_NOT_IMPLEMENTED;
}

/* object.__ne__: the opposite of what the object's own == says. */
static enum outcome
compare_opposite(struct runtime *runtime, struct object *a,
                 struct object *b, struct ref result)
{
    static const char *const names[] = {"an argument", "an argument",
                                        "an argument", "the result"};
    struct object *native = native_open(runtime, "object.__ne__", names, 4);
    if (native == NULL)
        return OUTCOME_FAILED;
    slot_set(runtime, native, 0, a);
    slot_set(runtime, native, 1, b);
    slot_set(runtime, native, 2, b);
    struct ref equal = {native, 3};
    enum outcome outcome = scene_compare(runtime, a, b, IS_EQUAL, equal);
    bool truth;
    if (outcome == OUTCOME_DONE)
        outcome = outcome_of(
            object_is_true(runtime, ref_get(equal), &truth) &&
            store_bool(runtime, result, !truth));
    native_close(runtime, native);
    return outcome;
}

enum outcome
scene_compare(struct runtime *runtime, struct object *a, struct object *b,
              enum comparison_kind kind, struct ref result)
{
    const char *name = scene_comparisons[kind];
    struct object *method = type_lookup(runtime, a->type, name);
    if (method == NULL)
        return OUTCOME_NOT_IMPLEMENTED;
    if (object_is_wrapper(method) && wrapper_owner(method) == &object_type) {
        if (kind == IS_NOT_EQUAL)
            return compare_opposite(runtime, a, b, result);
        if (kind == IS_EQUAL && a == b)
            return outcome_of(store_bool(runtime, result, true));
        return OUTCOME_NOT_IMPLEMENTED;
    }
    if (!scene_call(runtime, a, name, &b, 1, result))
        return OUTCOME_FAILED;
    return look_at(runtime, result);
}

bool
scene_is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    struct object *native = open_native(runtime, "bool");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool fine = scene_call(runtime, object, "__bool__", NULL, 0, result);
    if (fine && ref_get(result)->type != &bool_type)
        fine = raise_error(runtime, "TypeError",
                           "__bool__ should return bool, returned %s",
                           ref_get(result)->type->name);
    if (fine)
        *truth = atom_value(ref_get(result))->as.boolean;
    native_close(runtime, native);
    return fine;
}

/* ---- containers --------------------------------------------------------- */

/* Reads a length that a method has given. */
static bool
read_length(struct runtime *runtime, struct object *object, size_t *length)
{
    int64_t number = 0;
    if (!object_is_int(object) && !object_has_unary(object, OPERATOR_INDEX))
        return raise_error(
            runtime, "TypeError",
            "'%s' object cannot be interpreted as an integer",
            object->type->name);
    const struct value *value =
        object_is_int(object) ? atom_value(object) : NULL;
    bool negative = value != NULL && value->kind == VALUE_INT &&
                    integer_sign(value->as.integer) < 0;
    if (negative)
        return raise_error(runtime, "ValueError",
                           "__len__() should return >= 0");
    if (value != NULL && value->kind == VALUE_INT &&
        !integer_to_int64(value->as.integer, &number))
        return raise_error(runtime, "OverflowError",
                           "cannot fit 'int' into an index-sized integer");
    if (!atom_to_index(runtime, object, false, &number))
        return false;
    *length = (size_t)number;
    return true;
}

bool
scene_length(struct runtime *runtime, struct object *object, size_t *length)
{
    struct object *native = open_native(runtime, "len");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool fine = scene_call(runtime, object, "__len__", NULL, 0, result) &&
                read_length(runtime, ref_get(result), length);
    native_close(runtime, native);
    return fine;
}

/* PyObject_LengthHint (Objects/abstract.c). */
bool
scene_length_hint(struct runtime *runtime, struct object *object,
                  size_t *length)
{
    struct object *native = open_native(runtime, "length_hint");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool found, fine = special_ask(runtime, object, "__length_hint__", NULL,
                                   result, &found) &&
                       found;
    const struct object *given = ref_get(result);
    if (fine && given->type == &not_implemented_type)
        fine = false;
    else if (fine && !object_is_int(given))
        fine = raise_error(runtime, "TypeError",
                           "__length_hint__ must be an integer, not %s",
                           given->type->name);
    int64_t number;
    if (fine && atom_to_index(runtime, ref_get(result), true, &number)) {
        *length = (size_t)number;
        if (number < 0)
            fine = raise_error(runtime, "ValueError",
                               "__length_hint__() should return >= 0");
    }
    native_close(runtime, native);
    return fine;
}

bool
scene_get_item(struct runtime *runtime, struct object *object,
               struct object *key, struct ref result)
{
    return scene_call(runtime, object, "__getitem__", &key, 1, result);
}

bool
scene_set_item(struct runtime *runtime, struct object *object,
               struct object *key, struct object *value)
{
    struct object *items[] = {key, value};
    struct object *native = open_native(runtime, "item");
    if (native == NULL)
        return false;
    bool fine = scene_call(runtime, object,
                           value == NULL ? "__delitem__" : "__setitem__",
                           items, value == NULL ? 1 : 2,
                           (struct ref){native, 0});
    native_close(runtime, native);
    return fine;
}

bool
scene_contains(struct runtime *runtime, struct object *object,
               struct object *item, bool *truth)
{
    struct object *method =
        type_lookup(runtime, object->type, "__contains__");
    if (method != NULL && is_none(method))
        return raise_error(runtime, "TypeError",
                           "'%s' object is not a container",
                           object->type->name);
    struct object *native = open_native(runtime, "in");
    if (native == NULL)
        return false;
    struct ref result = {native, 0};
    bool fine =
        scene_call(runtime, object, "__contains__", &item, 1, result) &&
        object_is_true(runtime, ref_get(result), truth);
    native_close(runtime, native);
    return fine;
}

bool
scene_iterate(struct runtime *runtime, struct object *object,
              struct ref result)
{
    struct object *method = type_lookup(runtime, object->type, "__iter__");
    if (method == NULL || is_none(method))
        return raise_error(runtime, "TypeError",
                           "'%s' object is not iterable",
                           object->type->name);
    return scene_call(runtime, object, "__iter__", NULL, 0, result);
}

bool
scene_next(struct runtime *runtime, struct object *object, struct ref result)
{
    return scene_call(runtime, object, "__next__", NULL, 0, result);
}

/* ---- the end ------------------------------------------------------------- */

/* slot_tp_finalize. */
void
scene_del(struct runtime *runtime, struct object *object)
{
    static const char *const names[] = {"what __del__ returned", "__del__"};
    struct object *native =
        native_open(runtime, "__del__", names, 2);
    if (native == NULL)
        return;
    bool found;
    struct special special = {.self = object, .name = "__del__"};
    if (!special_call(runtime, &special, (struct ref){native, 0}, &found)) {
        slot_set(runtime, native, 1,
                 special_of_scene(runtime, object, "__del__"));
        runtime->hooks.report_ignored(runtime, native->slots[1]);
    }
    native_close(runtime, native);
}
