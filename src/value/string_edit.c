#include "value/string_make.h"
#include "value/unicode.h"

struct string *
string_join(const struct string *separator, const struct string *const *pieces,
            size_t count, struct value_context *context)
{
    if (count == 0)
        return string_empty();
    if (count == 1)
        return string_copy(pieces[0]);
    struct string_builder out;
    string_builder_init(&out, context);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            string_builder_add_string(&out, separator);
        string_builder_add_string(&out, pieces[i]);
    }
    return string_builder_finish(&out);
}

/* An empty `old` stands before every character and at the end. */
static struct string *
interleave(const struct string *string, const struct string *new,
           uint64_t limit, struct value_context *context)
{
    struct string_builder out;
    string_builder_init(&out, context);
    for (size_t i = 0; i <= string->length; i++) {
        if (i < limit)
            string_builder_add_string(&out, new);
        if (i < string->length)
            string_builder_add(&out, string_at(string, i));
    }
    return string_builder_finish(&out);
}

struct string *
string_replace(const struct string *string, const struct string *old,
               const struct string *new, int64_t limit,
               struct value_context *context)
{
    uint64_t left = limit < 0 ? UINT64_MAX : (uint64_t)limit;
    if (left == 0)
        return string_copy(string);
    if (old->length == 0)
        return interleave(string, new, left, context);
    int64_t end = (int64_t)string->length;
    size_t found = string_find(string, old, 0, end);
    if (found == STRING_NOT_FOUND)
        return string_copy(string);
    struct string_builder out;
    string_builder_init(&out, context);
    size_t at = 0;
    while (found != STRING_NOT_FOUND && left-- > 0) {
        string_builder_add_slice(&out, string, at, found);
        string_builder_add_string(&out, new);
        at = found + old->length;
        found = string_find(string, old, (int64_t)at, end);
    }
    string_builder_add_slice(&out, string, at, string->length);
    return string_builder_finish(&out);
}

struct string *
string_expand_tabs(const struct string *string, int64_t tab_size,
                   struct value_context *context)
{
    size_t tab = 0;
    while (tab < string->length && string_at(string, tab) != '\t')
        tab++;
    if (tab == string->length)
        return string_copy(string);
    struct string_builder out;
    string_builder_init(&out, context);
    int64_t column = 0;
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (codepoint != '\t') {
            string_builder_add(&out, codepoint);
            column++;
            if (codepoint == '\n' || codepoint == '\r')
                column = 0;
        } else if (tab_size > 0) {
            int64_t blanks = tab_size - column % tab_size;
            string_builder_add_repeated(&out, ' ', (size_t)blanks);
            column += blanks;
        }
    }
    return string_builder_finish(&out);
}

struct string *
string_zero_fill(const struct string *string, int64_t width,
                 struct value_context *context)
{
    if (width <= (int64_t)string->length)
        return string_copy(string);
    struct string_builder out;
    string_builder_init(&out, context);
    uint32_t first = string->length > 0 ? string_at(string, 0) : 0;
    size_t sign = first == '+' || first == '-' ? 1 : 0;
    string_builder_add_slice(&out, string, 0, sign);
    string_builder_add_repeated(&out, '0', (size_t)width - string->length);
    string_builder_add_slice(&out, string, sign, string->length);
    return string_builder_finish(&out);
}

struct string *
string_pad(const struct string *string, int64_t width, uint32_t fill,
           enum string_side side, struct value_context *context)
{
    if (width <= (int64_t)string->length)
        return string_copy(string);
    size_t padding = (size_t)width - string->length;
    size_t left = side == STRING_LEFT ? padding : 0;
    if (side == STRING_BOTH)
        left = padding / 2 + (padding & (size_t)width & 1);
    struct string_builder out;
    string_builder_init(&out, context);
    string_builder_add_repeated(&out, fill, left);
    string_builder_add_string(&out, string);
    string_builder_add_repeated(&out, fill, padding - left);
    return string_builder_finish(&out);
}

static bool
is_stripped(uint32_t codepoint, const struct string *set)
{
    if (set == NULL)
        return unicode_is_space(codepoint);
    for (size_t i = 0; i < set->length; i++) {
        if (string_at(set, i) == codepoint)
            return true;
    }
    return false;
}

struct string *
string_strip(const struct string *string, const struct string *set,
             enum string_side side)
{
    size_t start = 0;
    size_t end = string->length;
    while ((side & STRING_LEFT) && start < end &&
           is_stripped(string_at(string, start), set))
        start++;
    while ((side & STRING_RIGHT) && end > start &&
           is_stripped(string_at(string, end - 1), set))
        end--;
    return string_slice(string, start, end);
}
