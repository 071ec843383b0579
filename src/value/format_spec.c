#include "value/format_spec.h"

#include <string.h>

#include "value/unicode.h"

/* A specification being read. */
struct reader {
    const struct string *text;
    size_t at;
};

/* Returns the character `ahead` places on, 0 past the end. */
static uint32_t
peek(const struct reader *reader, size_t ahead)
{
    size_t at = reader->at + ahead;
    return at < reader->text->length ? string_at(reader->text, at) : 0;
}

static bool
is_one_of(uint32_t codepoint, const char *set)
{
    return codepoint > 0 && codepoint < 0x80 &&
           strchr(set, (int)codepoint) != NULL;
}

static bool
skip(struct reader *reader, uint32_t codepoint)
{
    if (peek(reader, 0) != codepoint)
        return false;
    reader->at++;
    return true;
}

/* Reads decimal digits; *number stays as it is if there are none. */
static bool
read_number(struct reader *reader, int64_t *number,
            struct value_context *context)
{
    int digit = unicode_decimal_value(peek(reader, 0));
    int64_t read = 0;
    for (; digit >= 0; digit = unicode_decimal_value(peek(reader, 0))) {
        if (__builtin_mul_overflow(read, 10, &read) ||
            __builtin_add_overflow(read, digit, &read))
            return value_fail(context, VALUE_ERROR_VALUE,
                              "Too many decimal digits in format string");
        *number = read;
        reader->at++;
    }
    return true;
}

static void
read_alignment(struct reader *reader, struct format_spec *spec, bool *has_fill)
{
    static const char alignments[] = "<>=^";
    *has_fill = is_one_of(peek(reader, 1), alignments);
    if (*has_fill)
        spec->fill = peek(reader, 0);
    else if (!is_one_of(peek(reader, 0), alignments))
        return;
    spec->align = peek(reader, *has_fill ? 1 : 0);
    spec->has_align = true;
    reader->at += *has_fill ? 2 : 1;
}

static void
read_flags(struct reader *reader, struct format_spec *spec, bool has_fill,
           const struct profile *profile)
{
    if (is_one_of(peek(reader, 0), "+- "))
        spec->sign = peek(reader, 0), reader->at++;
    if (profile->format_coerces_zero)
        spec->coerces_zero = skip(reader, 'z');
    spec->alternate = skip(reader, '#');
    if (has_fill || !skip(reader, '0'))
        return;
    spec->fill = '0';
    if (!spec->has_align &&
        (spec->align == '>' || !profile->format_zero_pads_str)) {
        spec->align = '=';
        spec->has_align = true;
    }
}

static bool
read_separator(struct reader *reader, struct format_spec *spec,
               struct value_context *context)
{
    if (skip(reader, ','))
        spec->separator = ',';
    if (peek(reader, 0) == '_') {
        if (spec->separator != 0)
            return value_fail(context, VALUE_ERROR_VALUE,
                              "Cannot specify both ',' and '_'.");
        spec->separator = '_';
        reader->at++;
    }
    if (peek(reader, 0) == ',' && spec->separator == '_')
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Cannot specify both ',' and '_'.");
    return true;
}

static bool
check_separator(const struct format_spec *spec, struct value_context *context)
{
    if (spec->separator == 0 || spec->type == 0 ||
        is_one_of(spec->type, "defgEG%F"))
        return true;
    if (spec->separator == '_' && is_one_of(spec->type, "boxX"))
        return true;
    if (spec->type > ' ' && spec->type < 0x80)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Cannot specify '%c' with '%c'.",
                          (int)spec->separator, (int)spec->type);
    return value_fail(context, VALUE_ERROR_VALUE,
                      "Cannot specify '%c' with '\\x%x'.", (int)spec->separator,
                      spec->type);
}

static bool
fail_specifier(const struct string *text, const char *type_name,
               struct value_context *context)
{
    if (!context->profile->format_names_culprit)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Invalid format specifier");
    struct text shown = {0};
    string_to_text(text, &shown);
    value_fail(context, VALUE_ERROR_VALUE,
               "Invalid format specifier '%s' for object of type '%s'",
               text_string(&shown), type_name);
    text_release(&shown);
    return false;
}

bool
format_spec_parse(const struct string *text, uint32_t type,
                  const char *type_name, struct format_spec *spec,
                  struct value_context *context)
{
    *spec = (struct format_spec){.fill = ' ',
                                 .align = type == 's' ? '<' : '>',
                                 .type = type,
                                 .width = -1,
                                 .precision = -1};
    struct reader reader = {.text = text};
    bool has_fill;
    read_alignment(&reader, spec, &has_fill);
    read_flags(&reader, spec, has_fill, context->profile);
    if (!read_number(&reader, &spec->width, context) ||
        !read_separator(&reader, spec, context))
        return false;
    if (skip(&reader, '.')) {
        if (!read_number(&reader, &spec->precision, context))
            return false;
        if (spec->precision < 0)
            return value_fail(context, VALUE_ERROR_VALUE,
                              "Format specifier missing precision");
    }
    size_t left = text->length - reader.at;
    if (left > 1)
        return fail_specifier(text, type_name, context);
    if (left == 1)
        spec->type = peek(&reader, 0);
    return check_separator(spec, context);
}

bool
format_fail_type(uint32_t type, const char *type_name,
                 struct value_context *context)
{
    if (type > ' ' && type < 0x80)
        return value_fail(context, VALUE_ERROR_VALUE,
                          "Unknown format code '%c' for object of type '%s'",
                          (int)type, type_name);
    return value_fail(context, VALUE_ERROR_VALUE,
                      "Unknown format code '\\x%x' for object of type '%s'",
                      type, type_name);
}

/* Splits padding into what stands left, after the sign, and right. */
static void
split_padding(size_t padding, uint32_t align, size_t parts[3])
{
    parts[0] = align == '>' ? padding : align == '^' ? padding / 2 : 0;
    parts[1] = align == '=' ? padding : 0;
    parts[2] = padding - parts[0] - parts[1];
}

void
format_padded_add(const struct string *text, size_t length,
                  const struct format_spec *spec, struct string_builder *out)
{
    size_t padding = 0;
    if (spec->width > (int64_t)length)
        padding = (size_t)spec->width - length;
    size_t parts[3];
    split_padding(padding, spec->align, parts);
    string_builder_add_repeated(out, spec->fill, parts[0]);
    string_builder_add_slice(out, text, 0, length);
    string_builder_add_repeated(out, spec->fill, parts[2]);
}

/* The whole part in groups, led by zeros up to a width (of all of it,
 * separators included). */
struct grouping {
    size_t group;  /* digits in one */
    size_t digits; /* with leading zeros */
    size_t separators;
};

/* (_PyUnicode_InsertThousandsGrouping, Objects/stringlib/localeutil.h) */
static struct grouping
group_digits(size_t digit_count, int64_t width, const struct format_spec *spec)
{
    struct grouping grouping = {
        .group =
            spec->separator == '_' && is_one_of(spec->type, "boxX") ? 4 : 3};
    if (spec->separator == 0) {
        grouping.digits =
            width > (int64_t)digit_count ? (size_t)width : digit_count;
        return grouping;
    }
    int64_t digits = (int64_t)digit_count;
    for (;;) {
        int64_t most = digits > width ? digits : width;
        int64_t length = (int64_t)grouping.group;
        if (length > most)
            length = most > 1 ? most : 1;
        grouping.digits += (size_t)length;
        digits -= length;
        width -= length;
        if (digits <= 0 && width <= 0)
            return grouping;
        grouping.separators++;
        width--;
    }
}

static void
add_digits(const struct format_number *number, const struct grouping *grouping,
           uint32_t separator, struct string_builder *out)
{
    size_t zeros = grouping->digits - number->digit_count;
    for (size_t i = 0; i < grouping->digits; i++) {
        bool starts_group = separator != 0 && i > 0 &&
                            (grouping->digits - i) % grouping->group == 0;
        if (starts_group)
            string_builder_add(out, separator);
        string_builder_add(
            out, i < zeros ? '0' : (unsigned char)number->digits[i - zeros]);
    }
}

void
format_number_add(const struct format_number *number,
                  const struct format_spec *spec, struct string_builder *out)
{
    uint32_t sign = number->negative ? '-' : 0;
    if (sign == 0 && (spec->sign == '+' || spec->sign == ' '))
        sign = spec->sign;
    size_t prefix_length = strlen(number->prefix);
    int64_t around =
        (int64_t)((sign != 0) + prefix_length + number->rest_length);
    int64_t digit_width =
        spec->fill == '0' && spec->align == '=' ? spec->width - around : 0;
    struct grouping grouping = {0};
    if (number->digit_count > 0)
        grouping = group_digits(number->digit_count, digit_width, spec);
    int64_t length = around + (int64_t)(grouping.digits + grouping.separators);
    size_t parts[3];
    split_padding(spec->width > length ? (size_t)(spec->width - length) : 0,
                  spec->align, parts);
    string_builder_add_repeated(out, spec->fill, parts[0]);
    if (sign != 0)
        string_builder_add(out, sign);
    string_builder_add_utf8(out, number->prefix, prefix_length);
    string_builder_add_repeated(out, spec->fill, parts[1]);
    add_digits(number, &grouping, spec->separator, out);
    string_builder_add_utf8(out, number->rest, number->rest_length);
    string_builder_add_repeated(out, spec->fill, parts[2]);
}
