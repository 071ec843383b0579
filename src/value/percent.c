/*
 * The conversions of the % operator (unicode_format_arg_parse and
 * unicode_format_arg_output, Objects/unicodeobject.c).
 */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "value/format.h"
#include "value/number_parts.h"
#include "value/real.h"
#include "value/string_make.h"

static bool
fail(struct value_context *context, const char *message)
{
    return value_fail(context, VALUE_ERROR_VALUE, "%s", message);
}

static bool
is_one_of(uint32_t codepoint, const char *set)
{
    return codepoint > 0 && codepoint < 0x80 &&
           strchr(set, (int)codepoint) != NULL;
}

/* Returns the character at *position, 0 at the end. */
static uint32_t
peek(const struct string *text, size_t position)
{
    return position < text->length ? string_at(text, position) : 0;
}

static bool
read_key(const struct string *text, size_t *position, struct percent_spec *spec,
         struct value_context *context)
{
    if (peek(text, *position) != '(')
        return true;
    size_t start = ++*position;
    size_t depth = 1;
    for (; *position < text->length; ++*position) {
        uint32_t codepoint = string_at(text, *position);
        depth += codepoint == '(';
        depth -= codepoint == ')';
        if (depth > 0)
            continue;
        spec->key = string_slice(text, start, (*position)++);
        return true;
    }
    return fail(context, "incomplete format key");
}

static void
read_flags(const struct string *text, size_t *position,
           struct percent_spec *spec)
{
    for (;; ++*position) {
        switch (peek(text, *position)) {
        case '-':
            spec->left = true;
            break;
        case '+':
            spec->plus = true;
            break;
        case ' ':
            spec->space = true;
            break;
        case '#':
            spec->alternate = true;
            break;
        case '0':
            spec->zero = true;
            break;
        default:
            return;
        }
    }
}

/* Reads "*" or digits; number stays as it is if there are none. */
static bool
read_number(const struct string *text, size_t *position, bool *is_star,
            int64_t *number, int64_t limit)
{
    if (peek(text, *position) == '*') {
        *is_star = true;
        ++*position;
        return true;
    }
    int64_t read = 0;
    for (; is_one_of(peek(text, *position), "0123456789"); ++*position) {
        int64_t digit = peek(text, *position) - '0';
        if (read > (limit - digit) / 10)
            return false;
        read = read * 10 + digit;
        *number = read;
    }
    return true;
}

static bool
parse(const struct string *text, size_t *position, struct percent_spec *spec,
      struct value_context *context)
{
    if (!read_key(text, position, spec, context))
        return false;
    read_flags(text, position, spec);
    if (!read_number(text, position, &spec->star_width, &spec->width,
                     INT64_MAX))
        return fail(context, "width too big");
    if (peek(text, *position) == '.') {
        ++*position;
        spec->precision = 0;
        if (!read_number(text, position, &spec->star_precision,
                         &spec->precision, INT_MAX))
            return fail(context, "precision too big");
    }
    if (is_one_of(peek(text, *position), "hlL"))
        ++*position;
    if (*position >= text->length)
        return fail(context, "incomplete format");
    spec->index = (*position)++;
    spec->type = string_at(text, spec->index);
    return true;
}

bool
percent_parse(const struct string *text, size_t *position,
              struct percent_spec *spec, struct value_context *context)
{
    *spec = (struct percent_spec){.width = -1, .precision = -1};
    if (parse(text, position, spec, context))
        return true;
    percent_spec_release(spec);
    return false;
}

void
percent_spec_release(struct percent_spec *spec)
{
    string_release(spec->key);
    spec->key = NULL;
}

bool
percent_fail_type(const struct percent_spec *spec, const char *type_name,
                  struct value_context *context)
{
    if (is_one_of(spec->type, "diu"))
        return value_fail(
            context, VALUE_ERROR_TYPE, "%%%c format: %s is required, not %s",
            (int)spec->type, context->profile->a_real_number, type_name);
    if (is_one_of(spec->type, "oxX"))
        return value_fail(context, VALUE_ERROR_TYPE,
                          "%%%c format: an integer is required, not %s",
                          (int)spec->type, type_name);
    if (is_one_of(spec->type, "eEfFgG") && context->profile->complex_refuses &&
        strcmp(type_name, "complex") == 0)
        return value_fail(context, VALUE_ERROR_TYPE,
                          "can't convert complex to float");
    if (is_one_of(spec->type, "eEfFgG"))
        return value_fail(context, VALUE_ERROR_TYPE,
                          "must be real number, not %s", type_name);
    if (spec->type == 'c')
        return value_fail(context, VALUE_ERROR_TYPE,
                          "%%c requires int or char");
    return value_fail(context, VALUE_ERROR_VALUE,
                      "unsupported format character '%c' (0x%x) at index %zu",
                      spec->type >= 31 && spec->type <= 126 ? (int)spec->type
                                                            : '?',
                      spec->type, spec->index);
}

static void
make_upper(struct text *text)
{
    for (size_t i = 0; i < text->length; i++) {
        if (text->bytes[i] >= 'a' && text->bytes[i] <= 'z')
            text->bytes[i] = (char)(text->bytes[i] - 'a' + 'A');
    }
}

/* A converted number, before padding. */
struct converted {
    struct text digits; /* no sign, no prefix */
    const char *prefix;
    bool negative;
};

static bool
convert_integer(const struct percent_spec *spec, const struct value *value,
                struct converted *out, struct value_context *context)
{
    bool is_decimal = is_one_of(spec->type, "diu");
    struct integer number;
    if (number_rank(value->kind) == NUMBER_WHOLE)
        number = integer_copy(number_integer(value));
    else if (!is_decimal || value->kind != VALUE_FLOAT)
        return percent_fail_type(spec, value_type_name(value->kind), context);
    else if (!integer_from_double(value->as.real, &number, context))
        return false;
    struct integer size = integer_absolute(number);
    out->negative = integer_sign(number) < 0;
    integer_release(&number);
    struct text digits = {0};
    bool done = true;
    if (is_decimal)
        done = integer_to_decimal(size, &digits, context);
    else
        integer_to_text(size, spec->type == 'o' ? 8 : 16, &digits);
    integer_release(&size);
    if (spec->alternate && !is_decimal)
        out->prefix = spec->type == 'o'   ? "0o"
                      : spec->type == 'x' ? "0x"
                                          : "0X";
    if (spec->type == 'X')
        make_upper(&digits);
    if (spec->precision > (int64_t)digits.length)
        text_add_repeated(&out->digits, '0',
                          (size_t)spec->precision - digits.length);
    text_add(&out->digits, text_string(&digits), digits.length);
    text_release(&digits);
    return done;
}

static bool
convert_real(const struct percent_spec *spec, const struct value *value,
             struct converted *out, struct value_context *context)
{
    enum number_rank rank = number_rank(value->kind);
    double number;
    if (rank != NUMBER_WHOLE && rank != NUMBER_REAL)
        return percent_fail_type(spec, value_type_name(value->kind), context);
    if (!number_to_double(value, &number, context))
        return false;
    out->negative = signbit(number) && !isnan(number);
    real_to_text(fabs(number), (char)(spec->type | 0x20),
                 spec->precision < 0 ? 6 : (int)spec->precision,
                 spec->alternate ? REAL_ALTERNATE : 0, &out->digits);
    if (spec->type < 'a')
        make_upper(&out->digits);
    return true;
}

static void
add_number(struct string_builder *out, const struct percent_spec *spec,
           const struct converted *number)
{
    const char *sign = number->negative ? "-"
                       : spec->plus     ? "+"
                       : spec->space    ? " "
                                        : "";
    size_t length =
        strlen(sign) + strlen(number->prefix) + number->digits.length;
    size_t padding =
        spec->width > (int64_t)length ? (size_t)spec->width - length : 0;
    if (!spec->left && !spec->zero)
        string_builder_add_repeated(out, ' ', padding);
    string_builder_add_utf8(out, sign, strlen(sign));
    string_builder_add_utf8(out, number->prefix, strlen(number->prefix));
    if (!spec->left && spec->zero)
        string_builder_add_repeated(out, '0', padding);
    string_builder_add_utf8(out, text_string(&number->digits),
                            number->digits.length);
    if (spec->left)
        string_builder_add_repeated(out, ' ', padding);
}

static void
add_string(struct string_builder *out, const struct percent_spec *spec,
           const struct string *string, size_t length)
{
    size_t padding =
        spec->width > (int64_t)length ? (size_t)spec->width - length : 0;
    if (!spec->left)
        string_builder_add_repeated(out, ' ', padding);
    string_builder_add_slice(out, string, 0, length);
    if (spec->left)
        string_builder_add_repeated(out, ' ', padding);
}

static bool
add_character(struct string_builder *out, const struct percent_spec *spec,
              const struct value *value, struct value_context *context)
{
    if (value->kind == VALUE_STR && value->as.string->length == 1) {
        add_string(out, spec, value->as.string, 1);
        return true;
    }
    int64_t codepoint;
    if (number_rank(value->kind) != NUMBER_WHOLE ||
        !integer_to_int64(number_integer(value), &codepoint))
        return percent_fail_type(spec, value_type_name(value->kind), context);
    if (codepoint < 0 || codepoint > 0x10FFFF)
        return value_fail(context, VALUE_ERROR_OVERFLOW,
                          "%%c arg not in range(0x110000)");
    struct string *string = string_from_codepoint((uint32_t)codepoint);
    add_string(out, spec, string, 1);
    string_release(string);
    return true;
}

bool
percent_add(struct string_builder *out, const struct percent_spec *spec,
            const struct value *value, struct value_context *context)
{
    if (spec->type == '%') {
        string_builder_add(out, '%');
        return true;
    }
    if (spec->type == '%') {
        string_builder_add(out, '%');
        return true;
    }
    /* Nothing is built for a width or precision that is too large. */
    if (!string_check((double)spec->width, 0, context) ||
        (spec->type != 's' && spec->type != 'r' && spec->type != 'a' &&
         !string_check((double)spec->precision, 0, context)))
        return false;
    if (is_one_of(spec->type, "sra")) {
        size_t length = value->as.string->length;
        if (spec->precision >= 0 && spec->precision < (int64_t)length)
            length = (size_t)spec->precision;
        add_string(out, spec, value->as.string, length);
        return true;
    }
    if (spec->type == 'c')
        return add_character(out, spec, value, context);
    struct converted number = {.prefix = ""};
    bool done;
    if (is_one_of(spec->type, "diuoxX"))
        done = convert_integer(spec, value, &number, context);
    else if (is_one_of(spec->type, "eEfFgG"))
        done = convert_real(spec, value, &number, context);
    else
        done = percent_fail_type(spec, value_type_name(value->kind), context);
    if (done)
        add_number(out, spec, &number);
    text_release(&number.digits);
    return done;
}
