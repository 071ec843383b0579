#include "library/answer.h"
#include "library/builtins.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "value/number.h"

/* ---- in another base ---- */

static bool
in_base(struct runtime *runtime, struct object *object, int base,
        const char *prefix, struct ref result)
{
    struct text digits = {0}, out = {0};
    struct integer number;
    const char *text;

    if (!object_is_int(object))
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           object->type->name);
    number = atom_value(object)->kind == VALUE_BOOL
                 ? integer_from_int64(atom_value(object)->as.boolean)
                 : integer_copy(atom_value(object)->as.integer);
    integer_to_text(number, base, &digits);
    integer_release(&number);
    text = text_string(&digits);
    if (*text == '-') {
        text_add_byte(&out, '-');
        text++;
    }
    text_add_format(&out, "%s%s", prefix, text);
    text_release(&digits);
    return answer_text(runtime, result, &out);
}

static bool
hex(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 16, "0x", result);
}

static bool
oct(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 8, "0o", result);
}

static bool
bin(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return in_base(runtime, arguments->items[0], 2, "0b", result);
}

/* ---- characters ---- */

static bool
chr_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    int64_t number;

    (void)self;
    if (!atom_to_index(runtime, arguments->items[0], false, &number))
        return false;
    if (number < 0 || number > 0x10ffff)
        return raise_error(runtime, "ValueError",
                           "chr() arg not in range(0x110000)");
    return answer(runtime, result,
                  atom_take_string(runtime,
                                   string_from_codepoint((uint32_t)number)));
}

static bool
ord_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    const struct value *value;

    (void)self;
    if (object_is_str(object)) {
        size_t length = atom_string(object)->length;

        if (length != 1)
            return raise_error(runtime, "TypeError",
                               "ord() expected a character, but string of "
                               "length %zu found",
                               length);
        return answer(runtime, result,
                      atom_new_int(runtime,
                                   string_at(atom_string(object), 0)));
    }
    value = object_is_atom(object) ? atom_value(object) : NULL;
    if (value == NULL || value->kind != VALUE_BYTES)
        return raise_error(runtime, "TypeError",
                           "ord() expected string of length 1, but %s found",
                           object->type->name);
    if (value->as.bytes->length != 1)
        return raise_error(runtime, "TypeError",
                           "ord() expected a character, but string of "
                           "length %zu found",
                           value->as.bytes->length);
    return answer(runtime, result,
                  atom_new_int(runtime,
                               (unsigned char)value->as.bytes->data[0]));
}

/* ---- arithmetic ---- */

static bool
need_number(struct runtime *runtime, struct object *object,
            const char *message)
{
    if (object_is_atom(object))
        return true;
    return raise_error(runtime, "TypeError", message, object->type->name);
}

/* abs(i) of an int that is not negative is the same object. */
static bool
abs_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    struct value out;

    (void)self;
    if (!object_is_atom(object))
        return raise_error(runtime, "TypeError",
                           "bad operand type for abs(): '%s'",
                           object->type->name);
    if (atom_value(object)->kind == VALUE_INT &&
        integer_sign(atom_value(object)->as.integer) >= 0)
        return answer(runtime, result, object);
    if (!value_absolute(atom_value(object), &out, value_context_of(runtime)))
        return fail_value(runtime);
    return answer_value(runtime, result, &out);
}

static bool
divmod_(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *a = arguments->items[0], *b = arguments->items[1];
    struct object *pair[2], *tuple;
    struct value quotient, remainder;

    (void)self;
    if (!object_is_atom(a) || !object_is_atom(b))
        return raise_error(runtime, "TypeError",
                           "unsupported operand type(s) for divmod(): "
                           "'%s' and '%s'",
                           a->type->name, b->type->name);
    if (!value_divmod(atom_value(a), atom_value(b), &quotient, &remainder,
                      value_context_of(runtime)))
        return fail_value(runtime);
    pair[0] = atom_take(runtime, &quotient);
    pair[1] = atom_take(runtime, &remainder);
    if (pair[0] == NULL || pair[1] == NULL)
        return false;
    tuple = tuple_from_items(runtime, pair, 2);
    return answer(runtime, result, tuple);
}

static bool
pow_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *base = arguments_get(arguments, 0, "base");
    struct object *exponent = arguments_get(arguments, 1, "exp");
    struct object *modulus = arguments_get(arguments, 2, "mod");
    struct value out;

    (void)self;
    if (base == NULL || exponent == NULL)
        return raise_error(runtime, "TypeError",
                           "pow() missing required argument 'exp' (pos 2)");
    if (modulus == NULL || is_none(modulus))
        return object_binary(runtime, OPERATOR_POWER, base, exponent, result);
    if (!need_number(runtime, base, "unsupported operand type for pow(): "
                                    "'%s'") ||
        !need_number(runtime, exponent, "unsupported operand type for "
                                        "pow(): '%s'") ||
        !need_number(runtime, modulus, "unsupported operand type for pow(): "
                                       "'%s'"))
        return false;
    if (!value_power_modulo(atom_value(base), atom_value(exponent),
                            atom_value(modulus), &out,
                            value_context_of(runtime)))
        return fail_value(runtime);
    return answer_value(runtime, result, &out);
}

/* round(i) of an int is the same object. */
static bool
round_(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *number = arguments_get(arguments, 0, "number");
    struct object *digits = arguments_get(arguments, 1, "ndigits");
    bool plain = digits == NULL || is_none(digits);
    struct value out;

    (void)self;
    if (number == NULL)
        return raise_error(runtime, "TypeError",
                           "round() missing required argument 'number' "
                           "(pos 1)");
    if (!object_is_atom(number))
        return raise_error(runtime, "TypeError",
                           "type %s doesn't define __round__ method",
                           number->type->name);
    if (plain && atom_value(number)->kind == VALUE_INT)
        return answer(runtime, result, number);
    if (!plain && !object_is_int(digits))
        return raise_error(runtime, "TypeError",
                           "'%s' object cannot be interpreted as an integer",
                           digits->type->name);
    if (!value_round(atom_value(number), plain ? NULL : atom_value(digits),
                     &out, value_context_of(runtime)))
        return fail_value(runtime);
    return answer_value(runtime, result, &out);
}

static const char *const pow_keywords[] = {"base", "exp", "mod", NULL};
static const char *const round_keywords[] = {"number", "ndigits", NULL};

const struct method number_functions[] = {
    {"abs", abs_, 1, 1, NULL, "abs(x, /)"},
    {"bin", bin, 1, 1, NULL, "bin(number, /)"},
    {"chr", chr_, 1, 1, NULL, "chr(i, /)"},
    {"divmod", divmod_, 2, 2, NULL, "divmod(x, y, /)"},
    {"hex", hex, 1, 1, NULL, "hex(number, /)"},
    {"oct", oct, 1, 1, NULL, "oct(number, /)"},
    {"ord", ord_, 1, 1, NULL, "ord(c, /)"},
    {"pow", pow_, 0, 3, pow_keywords, "pow(base, exp, mod=None)"},
    {"round", round_, 0, 2, round_keywords, "round(number, ndigits=None)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};
