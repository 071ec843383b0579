/* Methods of int, float and complex that make bytes or text of numbers. */
#include "object/number_methods.h"

#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "object/buffer.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/type_object.h"
#include "value/bytes.h"
#include "value/integer.h"

/* ---- int and bytes ------------------------------------------------------ */

static bool
read_order(struct runtime *runtime, const char *function,
           struct object *given, bool *little)
{
    *little = false;
    if (given == NULL)
        return true;
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "%s() argument 'byteorder' must be str, not %s",
                           function, given->type->name);
    *little = string_equal_c(atom_string(given), "little");
    return *little || string_equal_c(atom_string(given), "big") ||
           raise_error(runtime, "ValueError",
                       "byteorder must be either 'little' or 'big'");
}

bool
int_to_bytes(METHOD_PARAMETERS)
{
    static const char *const names[] = {"length", "byteorder", "signed",
                                        NULL};
    int required = runtime->profile->bytes_order_optional ? 0 : 2;
    struct parameters parameters = {"to_bytes", names, required, 2};
    struct value_context *context = value_context_of(runtime);
    const struct value *value = atom_value(self);
    struct object *given[3];
    int64_t length = 1;
    bool little, is_signed = false;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        (given[0] != NULL &&
         !atom_to_index(runtime, given[0], false, &length)) ||
        !read_order(runtime, "to_bytes", given[1], &little) ||
        (given[2] != NULL && !object_is_true(runtime, given[2], &is_signed)))
        return false;
    if (length < 0)
        return raise_error(runtime, "ValueError",
                           "length argument must be non-negative");
    if ((uint64_t)length > runtime->limits.string_bytes)
        return raise_error(runtime, "MemoryError", "%s", "");
    struct integer number =
        value->kind == VALUE_BOOL ? integer_from_int64(value->as.boolean)
                                  : value->as.integer;
    uint8_t *bytes = mem_alloc((size_t)length + 1);
    bool fine = integer_to_bytes(number, bytes, (size_t)length, little,
                                 is_signed, context);
    struct value made =
        fine ? value_from_bytes(bytes_new(bytes, (size_t)length))
             : value_from_none();
    mem_free(bytes);
    return fine ? store_value(runtime, result, &made)
                : raise_value_error(runtime, context);
}

bool
int_from_bytes(METHOD_PARAMETERS)
{
    static const char *const names[] = {"bytes", "byteorder", "signed",
                                        NULL};
    int required = runtime->profile->bytes_order_optional ? 1 : 2;
    struct parameters parameters = {"from_bytes", names, required, 2};
    struct object *given[3];
    struct text bytes = {0};
    bool little, is_signed = false;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !read_order(runtime, "from_bytes", given[1], &little) ||
        (given[2] != NULL && !object_is_true(runtime, given[2], &is_signed)))
        return false;
    bool fine = bytes_like_collect(runtime, "bytes", given[0], &bytes);
    struct value made = value_from_integer(integer_from_bytes(
        (const uint8_t *)text_string(&bytes), bytes.length, little,
        is_signed));
    text_release(&bytes);
    if (!fine) {
        value_release(&made);
        return false;
    }
    const struct type *type = type_object_type(self);
    return store_value(runtime, result, &made) &&
           (type == ref_get(result)->type || type->class == NULL ||
            atom_derive(runtime, type, result));
}

/* ---- float and hexadecimal ---------------------------------------------- */

bool
float_hex(METHOD_PARAMETERS)
{
    double number = atom_value(self)->as.real;
    struct text text = {0};
    int exponent;
    (void)arguments;
    if (!isfinite(number)) {
        text_add_string(&text, isnan(number) ? "nan"
                               : number < 0  ? "-inf"
                                             : "inf");
    } else {
        double fraction = frexp(fabs(number), &exponent);
        /* Subnormal numbers keep the least exponent. */
        int shift = exponent < -1021 ? -1021 - exponent : 0;
        uint64_t bits = (uint64_t)ldexp(fraction, 53 - shift);
        exponent += shift - 1;
        if (number == 0)
            exponent = 0;
        text_add_format(&text, "%s0x%d.", signbit(number) ? "-" : "",
                        (int)(bits >> 52));
        if (number == 0)
            text_add_byte(&text, '0');
        else
            text_add_format(&text, "%013llx",
                            (unsigned long long)(bits & ((UINT64_C(1) << 52) -
                                                         1)));
        text_add_format(&text, "p%+d", exponent);
    }
    bool fine = store(runtime, result,
                      atom_new_str(runtime, text_string(&text),
                                   text.length));
    text_release(&text);
    return fine;
}

/* Returns whether text is a hexadecimal float, as strtod reads it when it has
 * a prefix. */
static bool
parse_hex(const char *text, double *number)
{
    struct text plain = {0};
    char *end;
    while (*text == ' ' || (*text >= '\t' && *text <= '\r'))
        text++;
    const char *digits = text + (*text == '-' || *text == '+');
    bool has_word = (*digits | 0x20) == 'i' || (*digits | 0x20) == 'n';
    if (*text == '-')
        text_add_byte(&plain, '-');
    if (!has_word && !(digits[0] == '0' && (digits[1] | 0x20) == 'x'))
        text_add_string(&plain, "0x");
    text_add_string(&plain, digits);
    *number = strtod(text_string(&plain), &end);
    bool fine = end != text_string(&plain) && *digits != '\0';
    while (*end == ' ' || (*end >= '\t' && *end <= '\r'))
        end++;
    fine = fine && *end == '\0';
    text_release(&plain);
    return fine;
}

bool
float_from_hex(METHOD_PARAMETERS)
{
    struct object *given = arguments->items[0];
    struct text text = {0};
    double number;
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "bad argument type for built-in operation");
    string_to_text(atom_string(given), &text);
    bool fine = parse_hex(text_string(&text), &number);
    bool has_digits = strpbrk(text_string(&text), "0123456789") != NULL;
    text_release(&text);
    if (!fine)
        return raise_error(runtime, "ValueError",
                           "invalid hexadecimal floating-point string");
    if (isinf(number) && has_digits)
        return raise_error(runtime, "OverflowError",
                           "hexadecimal value too large to represent as a "
                           "float");
    const struct type *type = type_object_type(self);
    return store(runtime, result, atom_new_float(runtime, number)) &&
           (type->class == NULL || atom_derive(runtime, type, result));
}

/* ---- complex ------------------------------------------------------------ */

bool
complex_conjugate(METHOD_PARAMETERS)
{
    struct value_complex_parts parts = atom_value(self)->as.complex;
    struct value value =
        value_from_complex(parts.real, -parts.imaginary);
    (void)arguments;
    return store_value(runtime, result, &value);
}
