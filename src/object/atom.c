#include "object/atom.h"

#include <string.h>

#include "base/utf8.h"
#include "heap/native.h"
#include "object/atom_type.h"
#include "object/caches.h"
#include "object/operation.h"
#include "object/store.h"
#include "value/format.h"

static const struct type *
type_of_kind(enum value_kind kind)
{
    static const struct type *const types[] = {
        [VALUE_NONE] = &none_type,       [VALUE_ELLIPSIS] = &ellipsis_type,
        [VALUE_BOOL] = &bool_type,       [VALUE_INT] = &int_type,
        [VALUE_FLOAT] = &float_type,     [VALUE_COMPLEX] = &complex_type,
        [VALUE_STR] = &str_type,         [VALUE_BYTES] = &bytes_type,
    };
    return types[kind];
}

/* ---- birth -------------------------------------------------------------- */

/* Returns the length in characters of a value's repr, exactly when the preview
 * is not cut, and otherwise near enough for "… of n characters". */
static uint64_t
repr_length(const struct value *value, size_t shown)
{
    if (shown <= LOG_PREVIEW_MAX)
        return shown;
    if (value->kind == VALUE_STR)
        return value->as.string->length + 2;
    if (value->kind == VALUE_BYTES)
        return value->as.bytes->length + 3;
    if (value->kind == VALUE_INT)
        return integer_bit_length(value->as.integer) * 30103 / 100000 + 1;
    return shown;
}

/* A str of a derived type is none of the compact ones (PyUnicodeObject and a
 * block of characters of its own). */
static uint64_t
size_of(struct runtime *runtime, const struct type *type,
        const struct value *value)
{
    if (type->class == NULL || value->kind != VALUE_STR)
        return value_size(value, runtime->profile);
    const struct string *string = value->as.string;
    return (uint64_t)runtime->profile->str_derived_base +
           (string->length + 1) * string->width;
}

static uint64_t
count_digits(uint32_t number)
{
    uint64_t count = 1;
    for (uint64_t power = 10; number >= power; power *= 10)
        count++;
    return count;
}

/* Fills in how an atom is shown. */
static void
describe(struct runtime *runtime, const struct type *type,
         const struct value *value, struct object_birth *birth)
{
    if (value->kind == VALUE_INT && value->as.integer.big == NULL
        && value->as.integer.small >= 0
        && value->as.integer.small < (int64_t)LOG_NUMBERS) {
        uint32_t number = (uint32_t)value->as.integer.small;
        birth->preview_text = log_number(number);
        birth->length = count_digits(number);
        return;
    }
    struct text *preview = &runtime->caches->preview;
    text_clear(preview);
    if (type == &not_implemented_type)
        text_add_string(preview, "NotImplemented");
    else
        value_preview(value, LOG_PREVIEW_MAX, preview);
    birth->preview = text_string(preview);
    birth->preview_length = preview->length;
    birth->length = repr_length(
        value, utf8_count(birth->preview, birth->preview_length));
}

/* Makes an atom that takes value over, whatever is cached. */
static struct object *
make(struct runtime *runtime, const struct type *type, struct value *value,
     uint32_t flags)
{
    uint64_t size = size_of(runtime, type, value);
    struct object_birth birth = {
        .kind = NODE_OBJECT,
        .flags = flags | NODE_ATOM,
        .size = size,
        .block_size = size,
        .is_static = flags != 0};
    describe(runtime, type, value, &birth);
    struct object *object = object_new(runtime, type, &birth);
    if (object == NULL) {
        value_release(value);
        return NULL;
    }
    ((struct atom *)(void *)object)->value = *value;
    *value = value_from_none();
    return object;
}

void
atom_release(struct object *object)
{
    value_release(&((struct atom *)(void *)object)->value);
}

/* ---- what there is one of ----------------------------------------------- */

/* Returns the place where the one object of value is kept, or NULL when there
 * can be many. */
static struct object **
cache_place(struct caches *caches, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NONE:
        return &caches->none;
    case VALUE_ELLIPSIS:
        return &caches->ellipsis;
    case VALUE_BOOL:
        return &caches->booleans[value->as.boolean];
    case VALUE_INT:
        if (value->as.integer.big == NULL &&
            value->as.integer.small >= CACHED_INT_MIN &&
            value->as.integer.small <= CACHED_INT_MAX)
            return &caches->integers[value->as.integer.small -
                                     CACHED_INT_MIN];
        return NULL;
    case VALUE_STR:
        if (value->as.string->length == 0)
            return &caches->empty_str;
        if (value->as.string->length == 1 && value->as.string->width == 1)
            return &caches->characters[value->as.string->data[0]];
        return NULL;
    case VALUE_BYTES:
        if (value->as.bytes->length == 0)
            return &caches->empty_bytes;
        if (value->as.bytes->length == 1)
            return &caches->single_bytes[value->as.bytes->data[0]];
        return NULL;
    case VALUE_FLOAT:
    case VALUE_COMPLEX:
        return NULL;
    }
    return NULL;
}

static struct object *
make_cached(struct runtime *runtime, struct object **place,
            const struct type *type, struct value *value)
{
    if (*place == NULL) {
        struct object *object =
            make(runtime, type, value, caches_flags(runtime));
        if (object == NULL || !caches_hold(runtime, object, type->name))
            return NULL;
        *place = object;
    }
    value_release(value);
    return *place;
}

struct object *
str_twin(struct runtime *runtime, struct object *str)
{
    const struct string *string = atom_string(str);
    const char *twins = runtime->profile->twin_characters;
    if (string->length != 1 || !string->ascii || string->data[0] == 0 ||
        strchr(twins, string->data[0]) == NULL)
        return str;
    struct value value = value_copy(atom_value(str));
    struct object **place = &runtime->caches->twins[string->data[0]];
    return make_cached(runtime, place, &str_type, &value);
}

struct object *
atom_take(struct runtime *runtime, struct value *value)
{
    const struct type *type = type_of_kind(value->kind);
    struct object **place = cache_place(runtime->caches, value);
    if (place != NULL)
        return make_cached(runtime, place, type, value);
    return make(runtime, type, value, 0);
}

bool
atom_derive(struct runtime *runtime, const struct type *type,
            struct ref result)
{
    struct object *exact = ref_get(result);
    if (exact->type == type)
        return true;
    struct value copy = value_copy(atom_value(exact));
    return store(runtime, result, make(runtime, type, &copy, 0));
}

struct object *
atom_new(struct runtime *runtime, const struct value *value)
{
    struct value copy = value_copy(value);
    return atom_take(runtime, &copy);
}

struct object *
atom_not_implemented(struct runtime *runtime)
{
    struct value value = value_from_none();
    return make_cached(runtime, &runtime->caches->not_implemented,
                       &not_implemented_type, &value);
}

struct object *
atom_none(struct runtime *runtime)
{
    if (runtime->caches->none != NULL)
        return runtime->caches->none;
    struct value value = value_from_none();
    return atom_take(runtime, &value);
}

struct object *
atom_ellipsis(struct runtime *runtime)
{
    struct value value = value_from_ellipsis();
    return atom_take(runtime, &value);
}

struct object *
atom_new_bool(struct runtime *runtime, bool truth)
{
    if (runtime->caches->booleans[truth] != NULL)
        return runtime->caches->booleans[truth];
    struct value value = value_from_bool(truth);
    return atom_take(runtime, &value);
}

struct object *
atom_new_int(struct runtime *runtime, int64_t number)
{
    if (number >= CACHED_INT_MIN && number <= CACHED_INT_MAX) {
        struct object *cached =
            runtime->caches->integers[number - CACHED_INT_MIN];
        if (cached != NULL)
            return cached;
    }
    struct value value = value_from_int64(number);
    return atom_take(runtime, &value);
}

struct object *
atom_new_size(struct runtime *runtime, size_t number)
{
    struct value value = value_from_integer(integer_from_size(number));
    return atom_take(runtime, &value);
}

struct object *
atom_new_float(struct runtime *runtime, double number)
{
    struct value value = value_from_double(number);
    return atom_take(runtime, &value);
}

struct object *
atom_new_str(struct runtime *runtime, const char *bytes, size_t length)
{
    struct value value = value_from_string(string_from_utf8(bytes, length));
    return atom_take(runtime, &value);
}

struct object *
atom_new_c(struct runtime *runtime, const char *string)
{
    struct value value = value_from_c(string);
    return atom_take(runtime, &value);
}

struct object *
atom_take_string(struct runtime *runtime, struct string *string)
{
    if (string == NULL) {
        raise_value_error(runtime, &runtime->caches->context);
        return NULL;
    }
    struct value value = value_from_string(string);
    return atom_take(runtime, &value);
}

struct object *
atom_take_fresh_string(struct runtime *runtime, struct string *string)
{
    if (string == NULL || string->length != 1)
        return atom_take_string(runtime, string);
    struct value value = value_from_string(string);
    return make(runtime, &str_type, &value, 0);
}

/* ---- errors and indices ------------------------------------------------- */

struct value_context *
value_context_of(struct runtime *runtime)
{
    return &runtime->caches->context;
}

bool
raise_value_error(struct runtime *runtime,
                  const struct value_context *context)
{
    const struct value_error *error = &context->error;
    if (error->kind == VALUE_ERROR_LIMIT)
        stop_run(runtime, "%s", text_string(&error->message));
    else
        raise_error(runtime, value_error_name(error->kind), "%s",
                    text_string(&error->message));
    if (context == &runtime->caches->context)
        value_context_clear(&runtime->caches->context);
    return false;
}

/* What __index__ of the scene gives (PyNumber_Index). */
static bool
index_of_object(struct runtime *runtime, struct object *object, bool clamp,
                int64_t *number)
{
    static const char *const names[] = {"the index"};
    if (!object_has_unary(object, OPERATOR_INDEX))
        return raise_error(
            runtime, "TypeError",
            "'%s' object cannot be interpreted as an integer",
            object->type->name);
    struct object *native = native_open(runtime, "__index__", names, 1);
    if (native == NULL)
        return false;
    bool fine = object_unary(runtime, OPERATOR_INDEX, object,
                             (struct ref){native, 0}) &&
                atom_to_index(runtime, native->slots[0], clamp, number);
    native_close(runtime, native);
    return fine;
}

bool
atom_to_index(struct runtime *runtime, struct object *object, bool clamp,
              int64_t *number)
{
    if (!object_is_int(object))
        return index_of_object(runtime, object, clamp, number);
    const struct value *value = atom_value(object);
    if (value->kind == VALUE_BOOL) {
        *number = value->as.boolean;
        return true;
    }
    if (integer_to_int64(value->as.integer, number))
        return true;
    if (!clamp)
        return raise_error(
            runtime, "OverflowError",
            "Python int too large to convert to C ssize_t");
    *number = integer_sign(value->as.integer) < 0 ? INT64_MIN : INT64_MAX;
    return true;
}

bool
atom_to_c_int(struct runtime *runtime, struct object *object, int64_t *number)
{
    if (!atom_to_index(runtime, object, true, number))
        return false;
    if (*number < INT32_MIN || *number > INT32_MAX)
        return raise_error(runtime, "OverflowError",
                           "Python int too large to convert to C int");
    return true;
}

/* ---- what all atoms do -------------------------------------------------- */

uint64_t
atom_size(struct runtime *runtime, struct object *object)
{
    return size_of(runtime, object->type, atom_value(object));
}

static bool
singleton_repr(struct runtime *runtime, struct object *object,
               struct text *out)
{
    (void)runtime;
    text_add_string(out, object->type == &none_type ? "None"
                         : object->type == &ellipsis_type
                             ? "Ellipsis"
                             : "NotImplemented");
    return true;
}

bool
atom_hash(struct runtime *runtime, struct object *object, int64_t *hash)
{
    *hash = value_hash(atom_value(object), runtime->profile);
    return true;
}

bool
atom_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    const struct value *value = atom_value(object);
    if (value->kind != VALUE_INT) {
        value_repr(value, out);
        return true;
    }
    return atom_str(runtime, object, out);
}

bool
atom_str(struct runtime *runtime, struct object *object, struct text *out)
{
    struct string *string =
        value_to_string(atom_value(object), value_context_of(runtime));
    if (string == NULL)
        return raise_value_error(runtime, &runtime->caches->context);
    string_to_text(string, out);
    string_release(string);
    return true;
}

bool
atom_format(struct runtime *runtime, struct object *object,
            const char *specification, size_t length, struct text *out)
{
    if (length == 0)
        return object_str(runtime, object, out);
    struct string *spec = string_from_utf8(specification, length);
    struct string *string = value_format(atom_value(object), spec,
                                         value_context_of(runtime));
    string_release(spec);
    if (string == NULL)
        return raise_value_error(runtime, &runtime->caches->context);
    string_to_text(string, out);
    string_release(string);
    return true;
}

enum outcome
atom_compare(struct runtime *runtime, struct object *a, struct object *b,
             enum comparison_kind kind, bool *truth)
{
    (void)runtime;
    if (!object_is_atom(a) || !object_is_atom(b))
        return OUTCOME_NOT_IMPLEMENTED;
    const struct value *left = atom_value(a);
    const struct value *right = atom_value(b);
    if (left->kind == VALUE_NONE || right->kind == VALUE_NONE)
        return OUTCOME_NOT_IMPLEMENTED;
    if (kind == IS_EQUAL || kind == IS_NOT_EQUAL) {
        *truth = value_equal(left, right) == (kind == IS_EQUAL);
        return OUTCOME_DONE;
    }
    enum value_order order = value_compare(left, right);
    if (order == VALUE_INCOMPARABLE)
        return OUTCOME_NOT_IMPLEMENTED;
    *truth = order != VALUE_UNORDERED &&
             comparison_holds(kind, (int)order - (int)VALUE_EQUAL);
    return OUTCOME_DONE;
}

bool
atom_is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    (void)runtime;
    *truth = value_is_true(atom_value(object));
    return true;
}

static bool
none_is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    (void)runtime;
    *truth = object->type != &none_type;
    return true;
}

#define SINGLETON_TYPE(type_name)                                       \
    {                                                                   \
        .name = type_name, .flags = TYPE_ATOM,                          \
        .struct_size = sizeof(struct atom), .release = atom_release,    \
        .size = atom_size, .repr = singleton_repr,                      \
        .hash = atom_hash, .is_true = none_is_true                 \
    }

const struct type none_type = SINGLETON_TYPE("NoneType");
const struct type ellipsis_type = SINGLETON_TYPE("ellipsis");
const struct type not_implemented_type = SINGLETON_TYPE("NotImplementedType");
