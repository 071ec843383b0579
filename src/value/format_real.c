/*
 * format() of floats and complex numbers (format_float_internal and
 * format_complex_internal, Python/formatter_unicode.c).
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "value/format_spec.h"
#include "value/real.h"
#include "value/string_make.h"

enum { DEFAULT_PRECISION = 6 };

/* How the digits are to be made. */
struct style {
    char type; /* 'r' 'e' 'f' 'g' */
    int precision;
    unsigned flags;
    bool is_upper;
    bool is_percent;
};

static bool
choose_style(const struct format_spec *spec, struct style *style,
             struct value_context *context)
{
    *style = (struct style){.type = (char)spec->type,
                            .precision = DEFAULT_PRECISION,
                            .flags = spec->alternate ? REAL_ALTERNATE : 0};
    if (spec->type == 0) {
        style->type = spec->precision < 0 ? 'r' : 'g';
        style->precision = 0;
    } else if (spec->type == 'n') {
        style->type = 'g';
    } else if (spec->type == '%') {
        style->type = 'f';
        style->is_percent = true;
    } else if (spec->type < 'a') {
        style->type = (char)(spec->type | 0x20);
        style->is_upper = true;
    }
    if (spec->precision < 0)
        return true;
    if (spec->precision > INT_MAX)
        return value_fail(context, VALUE_ERROR_VALUE, "precision too big");
    style->precision = (int)spec->precision;
    return string_check((double)spec->precision, 0, context);
}

static bool
is_all_zero(const struct text *digits)
{
    for (size_t i = 0; i < digits->length; i++) {
        char c = digits->bytes[i];
        if (c == 'e')
            return true;
        if (c != '0' && c != '.' && c != '-')
            return false;
    }
    return true;
}

/* Writes the number without sign; returns whether it is to be shown as
 * negative. */
static bool
write_digits(double number, const struct style *style, bool coerces_zero,
             struct text *out)
{
    if (style->is_percent)
        number *= 100;
    bool negative = signbit(number) && !isnan(number);
    real_to_text(fabs(number), style->type, style->precision, style->flags,
                 out);
    if (coerces_zero && is_all_zero(out))
        negative = false;
    for (size_t i = 0; style->is_upper && i < out->length; i++) {
        if (out->bytes[i] >= 'a')
            out->bytes[i] = (char)(out->bytes[i] - 'a' + 'A');
    }
    if (style->is_percent)
        text_add_byte(out, '%');
    return negative;
}

static void
add_number(const struct text *digits, bool negative,
           const struct format_spec *spec, struct string_builder *out)
{
    size_t whole = 0;
    while (whole < digits->length && digits->bytes[whole] >= '0' &&
           digits->bytes[whole] <= '9')
        whole++;
    struct format_number parts = {
        .negative = negative,
        .prefix = "",
        .digits = digits->bytes,
        .digit_count = whole,
        .rest = digits->bytes + whole,
        .rest_length = digits->length - whole,
    };
    format_number_add(&parts, spec, out);
}

bool
format_real(double number, const struct format_spec *spec,
            struct string_builder *out, struct value_context *context)
{
    struct style style;
    if (!choose_style(spec, &style, context))
        return false;
    if (spec->type == 0)
        style.flags |= REAL_POINT_ZERO;
    struct text digits = {0};
    bool negative = write_digits(number, &style, spec->coerces_zero, &digits);
    add_number(&digits, negative, spec, out);
    text_release(&digits);
    return true;
}

bool
format_complex(struct value_complex_parts number,
               const struct format_spec *spec, struct string_builder *out,
               struct value_context *context)
{
    struct style style;
    if (spec->fill == '0')
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Zero padding is not allowed in complex format "
                          "specifier");
    if (spec->align == '=')
        return value_fail(context, VALUE_ERROR_VALUE,
                          "'=' alignment flag is not allowed in complex "
                          "format specifier");
    if (!choose_style(spec, &style, context))
        return false;
    bool is_plain = spec->type == 0;
    bool skips_real = is_plain && number.real == 0 && !signbit(number.real);
    struct format_spec part = *spec;
    part.width = -1;
    struct string_builder whole;
    string_builder_init(&whole, context);
    struct text digits = {0};
    if (!skips_real) {
        bool negative =
            write_digits(number.real, &style, spec->coerces_zero, &digits);
        if (is_plain)
            string_builder_add(&whole, '(');
        add_number(&digits, negative, &part, &whole);
        part.sign = '+';
    }
    text_clear(&digits);
    bool negative =
        write_digits(number.imaginary, &style, spec->coerces_zero, &digits);
    add_number(&digits, negative, &part, &whole);
    string_builder_add_utf8(&whole, "j)", is_plain && !skips_real ? 2 : 1);
    text_release(&digits);
    struct string *shown = string_builder_finish(&whole);
    if (shown == NULL)
        return false;
    format_padded_add(shown, shown->length, spec, out);
    string_release(shown);
    return true;
}
