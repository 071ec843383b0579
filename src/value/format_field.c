/*
 * Taking apart the text of str.format (MarkupIterator_next and
 * FieldNameIterator_next, Objects/stringlib/unicode_format.h).
 */
#include "value/format.h"
#include "value/unicode.h"

static bool
fail(struct value_context *context, const char *message)
{
    return value_fail(context, VALUE_ERROR_VALUE, "%s", message);
}

/* Reads literal text up to a field or an escaped brace; stores whether a
 * field follows. */
static bool
read_literal(const struct string *text, size_t *position,
             struct format_part *part, struct value_context *context)
{
    size_t start = *position;
    size_t at = start;
    uint32_t brace = 0;
    while (at < text->length && brace == 0) {
        uint32_t codepoint = string_at(text, at++);
        if (codepoint == '{' || codepoint == '}')
            brace = codepoint;
    }
    bool at_end = at == text->length;
    bool is_doubled = !at_end && brace != 0 && string_at(text, at) == brace;
    if (brace == '}' && !is_doubled)
        return fail(context, "Single '}' encountered in format string");
    if (brace == '{' && at_end)
        return fail(context, "Single '{' encountered in format string");
    part->has_field = brace != 0 && !is_doubled;
    part->literal = string_slice(text, start, part->has_field ? at - 1 : at);
    *position = is_doubled ? at + 1 : at;
    return true;
}

/* Reads the name up to what ends it, which is stored in *end. */
static bool
read_name(const struct string *text, size_t *position, struct format_part *part,
          uint32_t *end, struct value_context *context)
{
    size_t start = *position;
    bool in_bracket = false;
    for (size_t at = start; at < text->length; at++) {
        uint32_t codepoint = string_at(text, at);
        if (codepoint == '{' && !in_bracket)
            return fail(context, "unexpected '{' in field name");
        if (codepoint == '[' || codepoint == ']')
            in_bracket = codepoint == '[';
        bool is_end = codepoint == '}' || codepoint == ':' || codepoint == '!';
        if (!is_end || in_bracket)
            continue;
        part->name = string_slice(text, start, at);
        *position = at + 1;
        *end = codepoint;
        return true;
    }
    return fail(context, "expected '}' before end of string");
}

/* Reads the conversion after '!'; *end becomes what follows it. */
static bool
read_conversion(const struct string *text, size_t *position,
                struct format_part *part, uint32_t *end,
                struct value_context *context)
{
    if (*position == text->length)
        return fail(context,
                    "end of string while looking for conversion specifier");
    part->conversion = string_at(text, (*position)++);
    if (*position == text->length)
        return fail(context, "unmatched '{' in format spec");
    *end = string_at(text, (*position)++);
    if (*end != '}' && *end != ':')
        return fail(context, "expected ':' after conversion specifier");
    return true;
}

/* Reads the specification up to the '}' of the field; it may hold fields. */
static bool
read_spec(const struct string *text, size_t *position, struct format_part *part,
          struct value_context *context)
{
    size_t start = *position;
    size_t depth = 1;
    for (size_t at = start; at < text->length; at++) {
        uint32_t codepoint = string_at(text, at);
        depth += codepoint == '{';
        depth -= codepoint == '}';
        if (depth > 0)
            continue;
        part->spec = string_slice(text, start, at);
        *position = at + 1;
        return true;
    }
    return fail(context, "unmatched '{' in format spec");
}

static bool
read_part(const struct string *text, size_t *position, struct format_part *part,
          struct value_context *context)
{
    uint32_t end = 0;
    if (!read_literal(text, position, part, context))
        return false;
    if (!part->has_field)
        return true;
    if (!read_name(text, position, part, &end, context))
        return false;
    if (end == '!' && !read_conversion(text, position, part, &end, context))
        return false;
    if (end == ':')
        return read_spec(text, position, part, context);
    part->spec = string_empty();
    return true;
}

bool
format_next_part(const struct string *text, size_t *position,
                 struct format_part *part, struct value_context *context)
{
    *part = (struct format_part){0};
    value_context_clear(context);
    if (*position >= text->length)
        return false;
    if (read_part(text, position, part, context))
        return true;
    format_part_release(part);
    return false;
}

void
format_part_release(struct format_part *part)
{
    string_release(part->literal);
    string_release(part->name);
    string_release(part->spec);
    *part = (struct format_part){0};
}

/* Whether the whole of name is a decimal number, which is stored. */
static bool
read_number(const struct string *name, int64_t *number,
            struct value_context *context)
{
    *number = 0;
    for (size_t i = 0; i < name->length; i++) {
        int digit = unicode_decimal_value(string_at(name, i));
        if (digit < 0)
            return false;
        if (__builtin_mul_overflow(*number, 10, number) ||
            __builtin_add_overflow(*number, digit, number)) {
            fail(context, "Too many decimal digits in format string");
            return false;
        }
    }
    return name->length > 0;
}

/* Returns where the name that starts at `at` ends. */
static size_t
find_end(const struct string *name, size_t at, bool in_bracket)
{
    for (; at < name->length; at++) {
        uint32_t codepoint = string_at(name, at);
        bool is_end = in_bracket ? codepoint == ']'
                                 : codepoint == '.' || codepoint == '[';
        if (is_end)
            break;
    }
    return at;
}

bool
format_next_step(const struct string *name, size_t *position,
                 struct format_step *step, struct value_context *context)
{
    *step = (struct format_step){0};
    value_context_clear(context);
    /* The position is one more than the index: the first step may be empty. */
    bool is_first = *position == 0;
    size_t at = is_first ? 0 : *position - 1;
    if (!is_first && at >= name->length)
        return false;
    bool in_bracket = false;
    if (!is_first) {
        uint32_t mark = string_at(name, at++);
        step->is_attribute = mark == '.';
        in_bracket = mark == '[';
        if (!step->is_attribute && !in_bracket)
            return fail(context, "Only '.' or '[' may follow ']' in format "
                                 "field specifier");
    }
    size_t end = find_end(name, at, in_bracket);
    if (in_bracket && end == name->length)
        return fail(context, "Missing ']' in format string");
    if (!is_first && end == at)
        return fail(context, "Empty attribute in format string");
    step->name = string_slice(name, at, end);
    if (!step->is_attribute)
        step->is_number = read_number(step->name, &step->number, context);
    if (context->error.kind != VALUE_ERROR_NONE) {
        string_release(step->name);
        step->name = NULL;
        return false;
    }
    *position = 1 + (in_bracket ? end + 1 : end);
    return true;
}
