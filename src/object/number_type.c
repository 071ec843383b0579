/* bool, int, float and complex as types. */
#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/function.h"
#include "object/number_methods.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/number.h"
#include "value/real.h"

/* ---- numbers of the scene's objects ------------------------------------- */

/* What int() makes of an object that has methods of the scene for it
 * (PyNumber_Long); *found: there is one. */
static bool
int_of_scene(struct runtime *runtime, struct object *object,
             struct ref result, bool *found)
{
    unsigned kinds = object->type->scene_unary_kinds;
    *found = true;
    if (kinds & OPERATOR_BIT(OPERATOR_INT))
        return object_unary(runtime, OPERATOR_INT, object, result);
    *found = !object_is_atom(object);
    if (!*found)
        return true;
    if (kinds & OPERATOR_BIT(OPERATOR_INDEX))
        return object_unary(runtime, OPERATOR_INDEX, object, result);
    if (!special_ask(runtime, object, "__trunc__", NULL, result, found))
        return false;
    if (!*found || object_is_int(ref_get(result)))
        return true;
    raise_error(runtime, "TypeError",
                "__trunc__ returned non-Integral (type %s)",
                ref_get(result)->type->name);
    ref_set(runtime, result, NULL);
    return false;
}

/* The same for float() (PyNumber_Float). */
static bool
float_of_scene(struct runtime *runtime, struct object *object,
               struct ref result, bool *found)
{
    unsigned kinds = object->type->scene_unary_kinds;
    *found = true;
    if (kinds & OPERATOR_BIT(OPERATOR_FLOAT))
        return object_unary(runtime, OPERATOR_FLOAT, object, result);
    *found = !object_is_atom(object) &&
             kinds & OPERATOR_BIT(OPERATOR_INDEX);
    if (!*found)
        return true;
    int64_t number;
    return atom_to_index(runtime, object, false, &number) &&
           store(runtime, result, atom_new_float(runtime, (double)number));
}

/* Makes of what a method has returned an exact int or float. */
static bool
make_exact(struct runtime *runtime, const struct type *type,
           struct ref result)
{
    return ref_get(result)->type == type ||
           atom_derive(runtime, type, result);
}

/* ---- constructing ------------------------------------------------------- */

static bool
construct_bool(struct runtime *runtime, const struct type *type,
               const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (!arguments_check(runtime, "bool", arguments, 0, 1, NULL))
        return false;
    bool truth = false;
    if (arguments->count == 1 &&
        !object_is_true(runtime, arguments->items[0], &truth))
        return false;
    return store_bool(runtime, result, truth);
}

static bool
int_of_text(struct runtime *runtime, const struct value *text,
            struct object *base_object, struct ref result)
{
    int64_t base;
    if (!atom_to_index(runtime, base_object, true, &base))
        return false;
    if (text == NULL || (text->kind != VALUE_STR && text->kind != VALUE_BYTES))
        return raise_error(
            runtime, "TypeError",
            "int() can't convert non-string with explicit base");
    if (base != 0 && (base < 2 || base > 36))
        return raise_error(runtime, "ValueError",
                           "int() base must be >= 2 and <= 36, or 0");
    struct value_context *context = value_context_of(runtime);
    struct string *string =
        text->kind == VALUE_STR
            ? string_copy(text->as.string)
            : bytes_decode(text->as.bytes, "latin-1", context);
    struct integer number = integer_from_int64(0);
    bool fine = string != NULL &&
                integer_parse(string, (int)base, &number, context);
    string_release(string);
    if (!fine)
        return raise_value_error(runtime, context);
    struct value value = value_from_integer(number);
    return store_value(runtime, result, &value);
}

/* The text of a bytes-like object that is no bytes, as bytes; NULL: it is
 * none. */
static struct object *
bytes_instead(struct runtime *runtime, struct object *object)
{
    struct buffer buffer;
    if (!object_has_buffer(object) || object_is_atom(object) ||
        !object_buffer(runtime, object, &buffer))
        return NULL;
    struct value value =
        value_from_bytes(bytes_new(buffer.data, buffer.length));
    return atom_take(runtime, &value);
}

static bool
make_int(struct runtime *runtime, const struct arguments *arguments,
         struct ref result)
{
    static const char *const keywords[] = {"base", NULL};
    if (!arguments_check(runtime, "int", arguments, 0, 2, keywords))
        return false;
    struct object *base = arguments_get(arguments, 1, "base");
    if (arguments->count == 0)
        return base == NULL
                   ? store_int(runtime, result, 0)
                   : raise_error(runtime, "TypeError",
                                 "int() missing string argument");
    struct object *object = arguments->items[0];
    struct object *bytes = bytes_instead(runtime, object);
    if (bytes != NULL)
        object = bytes;
    const struct value *value =
        object_is_atom(object) ? atom_value(object) : NULL;
    bool found = false;
    if (base == NULL && object->type->class != NULL &&
        !int_of_scene(runtime, object, result, &found))
        return false;
    if (found)
        return make_exact(runtime, &int_type, result);
    if (base != NULL)
        return int_of_text(runtime, value, base, result);
    if (value != NULL && value->kind == VALUE_COMPLEX &&
        runtime->profile->minor < 10)
        return raise_error(runtime, "TypeError",
                           "can't convert complex to int");
    if (value == NULL || value->kind == VALUE_NONE ||
        value->kind == VALUE_ELLIPSIS || value->kind == VALUE_COMPLEX)
        return raise_error(runtime, "TypeError",
                           "int() argument must be a string, a bytes-like "
                           "object or a %snumber, not '%s'",
                           runtime->profile->minor >= 10 ? "real " : "",
                           object->type->name);
    if (object->type == &int_type)
        return store(runtime, result, object);
    struct value number = value_from_none();
    struct value_context *context = value_context_of(runtime);
    if (!value_to_int(value, &number, context))
        return raise_value_error(runtime, context);
    return store_value(runtime, result, &number);
}

static bool
construct_int(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    return make_int(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

static bool
make_float(struct runtime *runtime, const struct arguments *arguments,
           struct ref result)
{
    if (!arguments_check(runtime, "float", arguments, 0, 1, NULL))
        return false;
    if (arguments->count == 0)
        return store(runtime, result, atom_new_float(runtime, 0.0));
    struct object *object = arguments->items[0];
    struct object *bytes = bytes_instead(runtime, object);
    if (bytes != NULL)
        object = bytes;
    if (object->type == &float_type)
        return store(runtime, result, object);
    bool found = false;
    if (object->type->class != NULL &&
        !float_of_scene(runtime, object, result, &found))
        return false;
    if (found)
        return make_exact(runtime, &float_type, result);
    if (!object_is_atom(object) || is_none(object))
        return raise_error(runtime, "TypeError",
                           "float() argument must be a string or a %snumber, "
                           "not '%s'",
                           runtime->profile->minor >= 10 ? "real " : "",
                           object->type->name);
    double number;
    struct value_context *context = value_context_of(runtime);
    if (!value_to_float(atom_value(object), &number, context))
        return raise_value_error(runtime, context);
    return store(runtime, result, atom_new_float(runtime, number));
}

static bool
construct_float(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    return make_float(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

/* What __complex__ of the scene has given. */
static bool
check_complex(struct runtime *runtime, const struct object *object,
              struct ref result)
{
    if (type_is(ref_get(result)->type, &complex_type))
        return true;
    if (runtime->profile->minor >= 9)
        raise_error(runtime, "TypeError",
                    "%s.__complex__() returned non-complex (type %s)",
                    object->type->name, ref_get(result)->type->name);
    else
        raise_error(runtime, "TypeError",
                    "__complex__ should return a complex object");
    ref_set(runtime, result, NULL);
    return false;
}

static bool
make_complex(struct runtime *runtime, const struct arguments *arguments,
             struct ref result)
{
    static const char *const keywords[] = {"real", "imag", NULL};
    if (!arguments_check(runtime, "complex", arguments, 0, 2, keywords))
        return false;
    bool found = false;
    if (arguments->count == 1 && arguments->items[0]->type == &complex_type)
        return store(runtime, result, arguments->items[0]);
    if (arguments->count == 1 &&
        !special_ask(runtime, arguments->items[0], "__complex__", NULL,
                     result, &found))
        return false;
    if (found)
        return check_complex(runtime, arguments->items[0], result);
    struct value_complex_parts parts = {0, 0};
    struct object *given[2] = {arguments_get(arguments, 0, "real"),
                               arguments_get(arguments, 1, "imag")};
    if (given[0] != NULL && given[1] != NULL && object_is_str(given[0]))
        return raise_error(runtime, "TypeError",
                           "complex() can't take second arg if first is a "
                           "string");
    if (given[1] != NULL && object_is_str(given[1]))
        return raise_error(runtime, "TypeError",
                           "complex() second arg can't be a string");
    for (int i = 0; i < 2; i++) {
        if (given[i] == NULL)
            continue;
        struct value value = value_from_none();
        struct value_context *context = value_context_of(runtime);
        if (!object_is_atom(given[i]))
            return raise_error(runtime, "TypeError",
                               "complex() first argument must be a string or "
                               "a number, not '%s'",
                               given[i]->type->name);
        if (!value_to_complex(atom_value(given[i]), &value, context))
            return raise_value_error(runtime, context);
        parts.real += i == 0 ? value.as.complex.real
                             : -value.as.complex.imaginary;
        parts.imaginary += i == 0 ? value.as.complex.imaginary
                                  : value.as.complex.real;
    }
    struct value value = value_from_complex(parts.real, parts.imaginary);
    return store_value(runtime, result, &value);
}

static bool
construct_complex(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    return make_complex(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

/* ---- methods ------------------------------------------------------------ */

/* Returns the number of an int or bool, borrowed. */
static struct integer
integer_of(const struct object *object)
{
    const struct value *value = atom_value(object);
    return value->kind == VALUE_BOOL ? integer_from_int64(value->as.boolean)
                                     : value->as.integer;
}

static bool
int_bit_length(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store_int(runtime, result,
                     (int64_t)integer_bit_length(integer_of(self)));
}

static bool
int_bit_count(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store_int(runtime, result,
                     (int64_t)integer_bit_count(integer_of(self)));
}

static bool
int_itself(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    struct value value =
        value_from_integer(integer_copy(integer_of(self)));
    if (self->type == &int_type) {
        value_release(&value);
        return store(runtime, result, self);
    }
    return store_value(runtime, result, &value);
}

/* Stores a tuple of two numbers. */
static bool
store_ratio(struct runtime *runtime, struct ref result, struct integer top,
            struct integer bottom)
{
    struct value values[2] = {value_from_integer(top),
                              value_from_integer(bottom)};
    struct object *items[2];
    items[0] = atom_take(runtime, &values[0]);
    items[1] = atom_take(runtime, &values[1]);
    if (items[0] == NULL || items[1] == NULL)
        return false;
    return store(runtime, result, tuple_from_items(runtime, items, 2));
}

static bool
int_as_integer_ratio(struct runtime *runtime, struct object *self,
                     const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store_ratio(runtime, result, integer_copy(integer_of(self)),
                       integer_from_int64(1));
}

static bool
number_is_integer(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    const struct value *value = atom_value(self);
    return store_bool(runtime, result,
                      value->kind != VALUE_FLOAT ||
                          real_is_whole(value->as.real));
}

static bool
float_as_integer_ratio(struct runtime *runtime, struct object *self,
                       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    double number = atom_value(self)->as.real;
    struct value_context *context = value_context_of(runtime);
    struct integer top = integer_from_int64(0);
    struct integer bottom = integer_from_int64(1);
    bool finite = number - number == 0;
    if (!finite)
        return raise_error(runtime,
                           number != number ? "ValueError" : "OverflowError",
                           "cannot convert %s to integer ratio",
                           number != number ? "NaN" : "Infinity");
    int64_t shift = 0;
    while (!real_is_whole(number)) {
        number *= 2;
        shift++;
    }
    bool fine = integer_from_double(number, &top, context) &&
                integer_shift_left(integer_from_int64(1),
                                   integer_from_int64(shift), &bottom,
                                   context);
    return fine ? store_ratio(runtime, result, top, bottom)
                : raise_value_error(runtime, context);
}

static bool
float_conjugate(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result, self);
}

/* ---- attributes --------------------------------------------------------- */

static bool
get_real(struct runtime *runtime, struct object *object, struct ref result)
{
    static const struct arguments none = {0};
    const struct value *value = atom_value(object);
    if (value->kind == VALUE_COMPLEX)
        return store(runtime, result,
                     atom_new_float(runtime, value->as.complex.real));
    if (value->kind == VALUE_FLOAT)
        return store(runtime, result, object);
    return int_itself(runtime, object, &none, result);
}

static bool
get_imaginary(struct runtime *runtime, struct object *object,
              struct ref result)
{
    const struct value *value = atom_value(object);
    if (value->kind == VALUE_COMPLEX)
        return store(runtime, result,
                     atom_new_float(runtime, value->as.complex.imaginary));
    if (value->kind == VALUE_FLOAT)
        return store(runtime, result, atom_new_float(runtime, 0.0));
    return store_int(runtime, result, 0);
}

static bool
get_one(struct runtime *runtime, struct object *object, struct ref result)
{
    (void)object;
    return store_int(runtime, result, 1);
}

static const struct getter int_getters[] = {{"real", get_real},
                                            {"imag", get_imaginary},
                                            {"numerator", get_real},
                                            {"denominator", get_one},
                                            {NULL, NULL}};

static const struct getter float_getters[] = {
    {"real", get_real}, {"imag", get_imaginary}, {NULL, NULL}};

static const char *const any_keywords[] = {"", NULL};

static const struct since int_since[] = {
    {"bit_count", 10}, {"is_integer", 12}, {NULL, 0}};

static const struct method int_methods[] = {
    {"bit_length", int_bit_length, 0, 0, NULL,
     "Number of bits necessary to represent self in binary."},
    {"bit_count", int_bit_count, 0, 0, NULL,
     "Number of ones in the binary representation of the absolute value."},
    {"conjugate", int_itself, 0, 0, NULL, "Returns self."},
    {"__trunc__", int_itself, 0, 0, NULL, "Truncating an int returns it."},
    {"__floor__", int_itself, 0, 0, NULL, "Flooring an int returns it."},
    {"__ceil__", int_itself, 0, 0, NULL, "Ceiling of an int returns it."},
    {"as_integer_ratio", int_as_integer_ratio, 0, 0, NULL,
     "Return a pair of integers, whose ratio is equal to the original int."},
    {"is_integer", number_is_integer, 0, 0, NULL, "Returns True."},
    {"to_bytes", int_to_bytes, 0, 2, any_keywords,
     "Return an array of bytes representing an integer."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method float_methods[] = {
    {"is_integer", number_is_integer, 0, 0, NULL,
     "Return True if the float is an integer."},
    {"as_integer_ratio", float_as_integer_ratio, 0, 0, NULL,
     "Return a pair of integers, whose ratio is exactly equal to the float."},
    {"conjugate", float_conjugate, 0, 0, NULL, "Return self."},
    {"hex", float_hex, 0, 0, NULL,
     "Return a hexadecimal representation of a floating-point number."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method int_class_methods[] = {
    {"from_bytes", int_from_bytes, 0, 2, any_keywords,
     "Return the integer represented by the given array of bytes."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method float_class_methods[] = {
    {"fromhex", float_from_hex, 1, 1, NULL,
     "Create a floating-point number from a hexadecimal string."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method complex_methods[] = {
    {"conjugate", complex_conjugate, 0, 0, NULL,
     "Return the complex conjugate of its argument."},
    {NULL, NULL, 0, 0, NULL, NULL}};

#define NUMBER_TYPE                                                     \
    .struct_size = sizeof(struct atom), .release = atom_release,        \
    .size = atom_size, .repr = atom_repr, .format = atom_format,        \
    .hash = atom_hash, .compare_truth = atom_compare,                   \
    .is_true = atom_is_true, .binary = atom_binary, .unary = atom_unary

#define ALL_BUT_MATRIX                                                  \
    ((OPERATOR_BIT(OPERATOR_KINDS) - 1) &                               \
     ~OPERATOR_BIT(OPERATOR_MATRIX_MULTIPLY))

#define REAL_OPERATORS                                                  \
    (COMPLEX_OPERATORS | OPERATOR_BIT(OPERATOR_FLOOR_DIVIDE) |          \
     OPERATOR_BIT(OPERATOR_REMAINDER) | OPERATOR_BIT(OPERATOR_DIVMOD))

#define COMPLEX_OPERATORS                                               \
    (OPERATOR_BIT(OPERATOR_ADD) | OPERATOR_BIT(OPERATOR_SUBTRACT) |     \
     OPERATOR_BIT(OPERATOR_MULTIPLY) |                                  \
     OPERATOR_BIT(OPERATOR_TRUE_DIVIDE) | OPERATOR_BIT(OPERATOR_POWER))

#define COMPLEX_UNARY                                                   \
    (OPERATOR_BIT(OPERATOR_NEGATIVE) | OPERATOR_BIT(OPERATOR_POSITIVE) | \
     OPERATOR_BIT(OPERATOR_ABSOLUTE))

#define REAL_UNARY                                                      \
    (COMPLEX_UNARY | OPERATOR_BIT(OPERATOR_INT) |                       \
     OPERATOR_BIT(OPERATOR_FLOAT))

#define ALL_UNARY (OPERATOR_BIT(UNARY_KINDS) - 1)

const struct type int_type = {.name = "int",
                              .flags = TYPE_ATOM | TYPE_BASE |
                                       TYPE_VARIABLE | TYPE_SIZES_ITSELF |
                                       TYPE_MATCHES_SELF,
                              NUMBER_TYPE,
    .binary_kinds = ALL_BUT_MATRIX,
    .unary_kinds = ALL_UNARY,
                              .construct = construct_int,
                              .unpacked_since = 13,
                              .methods = int_methods,
                              .class_methods = int_class_methods,
                              .since = int_since,
                              .getters = int_getters};

const struct type bool_type = {.name = "bool",
                               .base = &int_type,
                               .flags = TYPE_ATOM | TYPE_MATCHES_SELF,
                               NUMBER_TYPE,
    .binary_kinds = ALL_BUT_MATRIX,
    .unary_kinds = ALL_UNARY,
                               .construct = construct_bool,
                               .unpacked_since = 10,
                               .getters = int_getters};

const struct type float_type = {.name = "float",
                                .flags = TYPE_ATOM | TYPE_BASE |
                                         TYPE_MATCHES_SELF,
                                NUMBER_TYPE,
    .binary_kinds = REAL_OPERATORS,
    .unary_kinds = REAL_UNARY,
                                .construct = construct_float,
                                .unpacked_since = 10,
                                .methods = float_methods,
                                .class_methods = float_class_methods,
                                .getters = float_getters,
                                .free_list = FREE_LIST_FLOAT};

const struct type complex_type = {.name = "complex",
                                  .flags = TYPE_ATOM | TYPE_BASE,
                                  NUMBER_TYPE,
    .binary_kinds = COMPLEX_OPERATORS,
    .unary_kinds = COMPLEX_UNARY,
                                  .construct = construct_complex,
                                  .methods = complex_methods,
                                  .getters = float_getters};
