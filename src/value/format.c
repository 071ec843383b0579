#include "value/format.h"

#include <string.h>

#include "value/format_spec.h"
#include "value/number_parts.h"
#include "value/string_make.h"

static bool
fail_spec(struct value_context *context, const char *format,
          const char *subject)
{
    value_fail(context, VALUE_ERROR_VALUE, format, subject);
    return false;
}

/* A width that cannot be built is refused before anything is. */
static bool
check_width(const struct format_spec *spec, struct value_context *context)
{
    return string_check((double)spec->width, spec->fill, context);
}

static bool
format_string(const struct string *string, const struct format_spec *spec,
              struct string_builder *out, struct value_context *context)
{
    static const char subject[] = "string";
    if (spec->sign != 0)
        return fail_spec(context,
                         spec->sign == ' '
                             ? "Space not allowed in %s format specifier"
                             : "Sign not allowed in %s format specifier",
                         subject);
    if (spec->coerces_zero)
        return fail_spec(context,
                         "Negative zero coercion (z) not allowed in %s "
                         "format specifier",
                         subject);
    if (spec->alternate)
        return fail_spec(
            context, "Alternate form (#) not allowed in %s format specifier",
            subject);
    if (spec->align == '=')
        return fail_spec(context,
                         "'=' alignment not allowed in %s format specifier",
                         subject);
    size_t length = string->length;
    if (spec->precision >= 0 && spec->precision < (int64_t)length)
        length = (size_t)spec->precision;
    format_padded_add(string, length, spec, out);
    return true;
}

static bool
format_character(struct integer number, const struct format_spec *spec,
                 struct string_builder *out, struct value_context *context)
{
    int64_t codepoint;
    if (spec->sign != 0)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Alternate form (#) not allowed with integer "
                          "format specifier 'c'");
    if (!integer_to_int64(number, &codepoint))
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "Python int too large to convert to C long");
    if (codepoint < 0 || codepoint > 0x10FFFF)
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "%%c arg not in range(0x110000)");
    struct string *string = string_from_codepoint((uint32_t)codepoint);
    struct format_spec padding = *spec;
    if (padding.align == '=')
        padding.align = '>';
    format_padded_add(string, 1, &padding, out);
    string_release(string);
    return true;
}

static bool
format_integer(struct integer number, const struct format_spec *spec,
               struct string_builder *out, struct value_context *context)
{
    static const struct {
        uint32_t type;
        int base;
        const char *prefix;
    } bases[] = {{'b', 2, "0b"},  {'o', 8, "0o"}, {'x', 16, "0x"},
                 {'X', 16, "0X"}, {'d', 10, ""},  {'n', 10, ""}};
    if (spec->precision >= 0)
        return fail_spec(
            context, "Precision not allowed in %s format specifier", "integer");
    if (spec->coerces_zero)
        return fail_spec(context,
                         "Negative zero coercion (z) not allowed in %s "
                         "format specifier",
                         "integer");
    if (spec->type == 'c')
        return format_character(number, spec, out, context);
    size_t row = 0;
    while (bases[row].type != spec->type)
        row++;
    struct text digits = {0};
    if (bases[row].base != 10) {
        integer_to_text(number, bases[row].base, &digits);
    } else if (!integer_to_decimal(number, &digits, context)) {
        text_release(&digits);
        return false;
    }
    for (size_t i = 0; spec->type == 'X' && i < digits.length; i++) {
        if (digits.bytes[i] >= 'a')
            digits.bytes[i] = (char)(digits.bytes[i] - 'a' + 'A');
    }
    bool negative = integer_sign(number) < 0;
    struct format_number parts = {
        .negative = negative,
        .prefix = spec->alternate ? bases[row].prefix : "",
        .digits = digits.bytes + negative,
        .digit_count = digits.length - negative,
        .rest = "",
    };
    format_number_add(&parts, spec, out);
    text_release(&digits);
    return true;
}

static bool
is_one_of(uint32_t type, const char *set)
{
    return type > 0 && type < 0x80 && strchr(set, (int)type) != NULL;
}

static bool
format_parsed(const struct value *value, const struct format_spec *spec,
              struct string_builder *out, struct value_context *context)
{
    static const char real_types[] = "eEfFgG%";
    const char *type_name = value_type_name(value->kind);
    double real;
    switch (number_rank(value->kind)) {
    case NUMBER_NONE:
        if (spec->type == 's')
            return format_string(value->as.string, spec, out, context);
        break;
    case NUMBER_WHOLE:
        if (is_one_of(spec->type, "bcdoxXn"))
            return format_integer(number_integer(value), spec, out, context);
        if (is_one_of(spec->type, real_types))
            return number_to_double(value, &real, context) &&
                   format_real(real, spec, out, context);
        break;
    case NUMBER_REAL:
        if (spec->type == 0 || spec->type == 'n' ||
            is_one_of(spec->type, real_types))
            return format_real(value->as.real, spec, out, context);
        break;
    case NUMBER_COMPLEX:
        if (spec->type == 0 || is_one_of(spec->type, "neEfFgG"))
            return format_complex(value->as.complex, spec, out, context);
        break;
    }
    return format_fail_type(spec->type, type_name, context);
}

struct string *
value_format(const struct value *value, const struct string *spec,
             struct value_context *context)
{
    if (spec == NULL || spec->length == 0)
        return value_to_string(value, context);
    enum number_rank rank = number_rank(value->kind);
    const char *type_name = value_type_name(value->kind);
    if (rank == NUMBER_NONE && value->kind != VALUE_STR) {
        value_fail(context, VALUE_ERROR_TYPE,
                   "unsupported format string passed to %s.__format__",
                   type_name);
        return NULL;
    }
    static const uint32_t default_types[] = {
        [NUMBER_NONE] = 's', [NUMBER_WHOLE] = 'd', [NUMBER_COMPLEX] = 0};
    struct format_spec parsed;
    if (!format_spec_parse(spec, default_types[rank], type_name, &parsed,
                           context) ||
        !check_width(&parsed, context))
        return NULL;
    struct string_builder out;
    string_builder_init(&out, context);
    if (format_parsed(value, &parsed, &out, context))
        return string_builder_finish(&out);
    string_builder_release(&out);
    return NULL;
}
