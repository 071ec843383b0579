/* Built-in functions of numbers and characters. */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/special.h"
#include "value/number.h"

/* Returns the value of a number, or NULL for what is none. */
static const struct value *
number_of(const struct object *object)
{
    if (!object_is_atom(object))
        return NULL;
    const struct value *value = atom_value(object);
    return value->kind >= VALUE_BOOL && value->kind <= VALUE_COMPLEX ? value
                                                                     : NULL;
}

bool
builtin_absolute(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    (void)self;
    return object_unary(runtime, OPERATOR_ABSOLUTE, arguments->items[0],
                        result);
}

static bool
divide_both(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    return object_binary(runtime, OPERATOR_DIVMOD, arguments->items[0],
                         arguments->items[1], result);
}

static bool
power(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    struct object *items[3] = {arguments_get(arguments, 0, "base"),
                               arguments_get(arguments, 1, "exp"),
                               arguments_get(arguments, 2, "mod")};
    (void)self;
    if (!items[0] || !items[1])
        return raise_error(runtime, "TypeError",
                           "pow() missing required argument '%s' (pos %d)",
                           items[0] ? "exp" : "base", items[0] ? 2 : 1);
    if (!items[2] || items[2] == atom_none(runtime))
        return object_binary(runtime, OPERATOR_POWER, items[0], items[1],
                             result);
    return object_power(runtime, items[0], items[1], items[2], result);
}

static bool
round_off(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments_get(arguments, 0, "number");
    struct object *precision = arguments_get(arguments, 1, "ndigits");
    (void)self;
    if (!object)
        return raise_error(runtime, "TypeError",
                           "round() missing required argument 'number' "
                           "(pos 1)");
    bool found;
    if (precision && precision == atom_none(runtime))
        precision = NULL;
    if (!special_ask(runtime, object, "__round__", precision, result,
                     &found))
        return false;
    if (found)
        return true;
    const struct value *value = number_of(object);
    if (!value || value->kind == VALUE_COMPLEX)
        return raise_error(runtime, "TypeError",
                           "type %s doesn't define __round__ method",
                           object->type->name);
    const struct value *digits = NULL;
    if (precision && precision != atom_none(runtime)) {
        int64_t checked;
        if (!atom_to_index(runtime, precision, false, &checked))
            return false;
        digits = atom_value(precision);
    }
    /* An int that is rounded to itself is itself. */
    if (value->kind == VALUE_INT
        && (!digits || digits->kind == VALUE_BOOL
            || integer_sign(digits->as.integer) >= 0))
        return give(runtime, object, result);
    struct value out;
    struct value_context *context = value_context_of(runtime);
    if (!value_round(value, digits, &out, context))
        return raise_value_error(runtime, context);
    return give_value(runtime, &out, result);
}

/* ---- text of numbers ---------------------------------------------------- */

/* Stores an int, in base and with its prefix after the sign. */
static bool in_base(struct runtime *runtime, struct object *object, int base,
                    const char *prefix, struct ref result);

static bool
index_in_base(struct runtime *runtime, struct object *object, int base,
              const char *prefix, struct ref result)
{
    static const char *const names[] = {"the index"};
    struct object *native = native_open(runtime, "__index__", names, 1);
    if (!native)
        return false;
    bool done = object_to_index(runtime, object, (struct ref){native, 0})
                && in_base(runtime, native->slots[0], base, prefix, result);
    native_close(runtime, native);
    return done;
}

static bool
in_base(struct runtime *runtime, struct object *object, int base,
        const char *prefix, struct ref result)
{
    if (!object_is_int(object))
        return index_in_base(runtime, object, base, prefix, result);
    const struct value *value = atom_value(object);
    struct integer number = value->kind == VALUE_BOOL
                                ? integer_from_int64(value->as.boolean)
                                : integer_copy(value->as.integer);
    struct integer magnitude = integer_absolute(number);
    struct text text = {0};
    if (integer_sign(number) < 0)
        text_add_byte(&text, '-');
    text_add_string(&text, prefix);
    integer_to_text(magnitude, base, &text);
    integer_release(&number);
    integer_release(&magnitude);
    return give_text(runtime, &text, result);
}

static bool
hexadecimal(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 16, "0x", result);
}

static bool
octal(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 8, "0o", result);
}

static bool
binary(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 2, "0b", result);
}

static bool
character(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    int64_t number;
    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &number))
        return false;
    if (number < 0 || number > 0x10FFFF)
        return raise_error(runtime, "ValueError",
                           "chr() arg not in range(0x110000)");
    return give(runtime,
                atom_take_string(runtime,
                                 string_from_codepoint((uint32_t)number)),
                result);
}

static bool
ordinal(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    size_t length;
    (void)self;
    if (object_is_str(object)) {
        length = atom_string(object)->length;
        if (length == 1)
            return give_int(runtime, string_at(atom_string(object), 0),
                            result);
    } else if (object_is_atom(object)
               && atom_value(object)->kind == VALUE_BYTES) {
        const struct bytes *bytes = atom_value(object)->as.bytes;
        length = bytes->length;
        if (length == 1)
            return give_int(runtime, bytes->data[0], result);
    } else {
        return raise_error(runtime, "TypeError",
                           "ord() expected string of length 1, but %s found",
                           object->type->name);
    }
    return raise_error(runtime, "TypeError",
                       "ord() expected a character, but string of length "
                       "%zu found",
                       length);
}

static const char *const power_keywords[] = {"base", "exp", "mod", NULL};
static const char *const round_keywords[] = {"number", "ndigits", NULL};

const struct method builtins_numbers[] = {
    {"abs", builtin_absolute, 1, 1, NULL, "absolute value"},
    {"divmod", divide_both, 2, 2, NULL, "quotient and remainder"},
    {"pow", power, 2, 3, power_keywords, "base ** exp, perhaps modulo mod"},
    {"round", round_off, 1, 2, round_keywords, "rounded, half to even"},
    {"hex", hexadecimal, 1, 1, NULL, "an int in base 16"},
    {"oct", octal, 1, 1, NULL, "an int in base 8"},
    {"bin", binary, 1, 1, NULL, "an int in base 2"},
    {"chr", character, 1, 1, NULL, "the character of a code point"},
    {"ord", ordinal, 1, 1, NULL, "the code point of a character"},
    {0},
};
