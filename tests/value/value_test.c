#include "tests/value/value_test.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct limits limits;

void
value_test_context(struct value_context *context, const char *version)
{
    limits = limits_default();
    const struct profile *profile = profile_find(version);
    ck_assert_ptr_nonnull(profile);
    value_context_init(context, &limits, profile);
}

static struct value
read_text(const char *literal)
{
    size_t length = strlen(literal);
    if (literal[0] == 'b')
        return value_from_bytes(bytes_new(literal + 2, length - 3));
    return value_from_string(string_from_utf8(literal + 1, length - 2));
}

static struct value
read_integer(const char *literal)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    bool negative = literal[0] == '-';
    const char *digits = literal + negative;
    struct integer number;
    ck_assert(
        integer_parse_digits(digits, strlen(digits), 10, &number, &context));
    if (negative) {
        struct integer positive = number;
        number = integer_negate(positive);
        integer_release(&positive);
    }
    value_context_release(&context);
    return value_from_integer(number);
}

static struct value
read_complex(const char *literal)
{
    char *end;
    double first = strtod(literal + (literal[0] == '('), &end);
    if (*end == 'j')
        return value_from_complex(0, first);
    return value_from_complex(first, strtod(end, NULL));
}

struct value
value_test_read(const char *literal)
{
    if (strcmp(literal, "None") == 0)
        return value_from_none();
    if (strcmp(literal, "Ellipsis") == 0)
        return value_from_ellipsis();
    if (strcmp(literal, "True") == 0 || strcmp(literal, "False") == 0)
        return value_from_bool(literal[0] == 'T');
    if (literal[0] == '\'' || literal[0] == 'b')
        return read_text(literal);
    if (strchr(literal, 'j') != NULL)
        return read_complex(literal);
    if (strpbrk(literal, ".einf") != NULL)
        return value_from_double(strtod(literal, NULL));
    return read_integer(literal);
}

static void
expect_text(struct text *shown, const char *wanted)
{
    ck_assert_str_eq(text_string(shown), wanted);
    text_release(shown);
}

static void
add_error(struct text *shown, const struct value_context *context)
{
    text_add_format(shown, "%s: %s", value_error_name(context->error.kind),
                    text_string(&context->error.message));
}

void
value_test_expect(bool done, struct value *value, struct value_context *context,
                  const char *wanted)
{
    struct text shown = {0};
    if (done)
        value_repr(value, &shown);
    else
        add_error(&shown, context);
    expect_text(&shown, wanted);
    value_release(value);
    value_context_release(context);
}

void
value_test_expect_string(struct string *string, struct value_context *context,
                         const char *wanted)
{
    struct text shown = {0};
    if (string != NULL)
        string_repr(string, &shown);
    else
        add_error(&shown, context);
    expect_text(&shown, wanted);
    string_release(string);
    value_context_release(context);
}

void
value_test_same(struct string *string, const char *text)
{
    struct text shown = {0};
    string_to_text(string, &shown);
    expect_text(&shown, text);
    string_release(string);
}

void
value_test_same_list(struct string_list *list, const char *joined)
{
    struct text shown = {0};
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            text_add_byte(&shown, '|');
        string_to_text(list->items[i], &shown);
    }
    if (list->count == 0)
        text_add_string(&shown, "(none)");
    expect_text(&shown, joined);
    string_list_release(list);
}
