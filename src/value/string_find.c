#include <string.h>

#include "value/string_make.h"
#include "value/unicode.h"

void
string_clip(size_t length, int64_t *start, int64_t *end)
{
    int64_t size = (int64_t)length;
    if (*end > size)
        *end = size;
    else if (*end < 0)
        *end = *end + size < 0 ? 0 : *end + size;
    if (*start < 0)
        *start = *start + size < 0 ? 0 : *start + size;
}

/* Whether part stands at index, which leaves room for it. */
static bool
stands_at(const struct string *string, const struct string *part, size_t index)
{
    if (string->width == part->width)
        return memcmp(string->data + index * string->width, part->data,
                      part->length * part->width) == 0;
    for (size_t i = 0; i < part->length; i++) {
        if (string_at(string, index + i) != string_at(part, i))
            return false;
    }
    return true;
}

/* Sets [*first, *last] to where part can start; false if nowhere. */
static bool
can_start(const struct string *string, const struct string *part,
          const int64_t range[2], size_t bounds[2])
{
    int64_t start = range[0];
    int64_t end = range[1];
    if (start > end || end > (int64_t)string->length ||
        (int64_t)part->length > end - start)
        return false;
    bounds[0] = (size_t)start;
    bounds[1] = (size_t)(end - (int64_t)part->length);
    return true;
}

/* Searches in bytes [start, end) of string, which is as wide as part. */
static size_t
search(const struct string *string, const struct string *part, size_t start,
       size_t end)
{
    const unsigned char *at = string->data + start;
    const unsigned char *stop = string->data + end;
    size_t width = string->width;
    size_t size = part->length * width;
    for (;;) {
        at = memmem(at, (size_t)(stop - at), part->data, size);
        if (at == NULL)
            return STRING_NOT_FOUND;
        /* The bytes may also match across two characters. */
        size_t offset = (size_t)(at - string->data);
        if (offset % width == 0)
            return offset / width;
        at++;
    }
}

size_t
string_find(const struct string *string, const struct string *part,
            int64_t start, int64_t end)
{
    size_t bounds[2];
    if (!can_start(string, part, (int64_t[]){start, end}, bounds))
        return STRING_NOT_FOUND;
    if (part->length == 0)
        return bounds[0];
    /* A part that is wider has a character that the string cannot have. */
    if (part->width > string->width)
        return STRING_NOT_FOUND;
    size_t width = string->width;
    size_t first = bounds[0] * width;
    size_t last = (bounds[1] + part->length) * width;
    if (part->width == width)
        return search(string, part, first, last);
    struct string *wide = string_make(part->length, string_widest(string));
    string_put_slice(wide, 0, part, 0, part->length);
    size_t found = search(string, wide, first, last);
    string_release(wide);
    return found;
}

size_t
string_find_last(const struct string *string, const struct string *part,
                 int64_t start, int64_t end)
{
    size_t bounds[2];
    if (!can_start(string, part, (int64_t[]){start, end}, bounds))
        return STRING_NOT_FOUND;
    for (size_t i = bounds[1] + 1; i > bounds[0]; i--) {
        if (stands_at(string, part, i - 1))
            return i - 1;
    }
    return STRING_NOT_FOUND;
}

size_t
string_count(const struct string *string, const struct string *part,
             int64_t start, int64_t end)
{
    size_t bounds[2];
    if (!can_start(string, part, (int64_t[]){start, end}, bounds))
        return 0;
    if (part->length == 0)
        return bounds[1] - bounds[0] + 1;
    size_t count = 0;
    size_t found = string_find(string, part, start, end);
    while (found != STRING_NOT_FOUND) {
        count++;
        start = (int64_t)(found + part->length);
        found = string_find(string, part, start, end);
    }
    return count;
}

bool
string_contains(const struct string *string, const struct string *part)
{
    return string_find(string, part, 0, (int64_t)string->length) !=
           STRING_NOT_FOUND;
}

bool
string_starts_with(const struct string *string, const struct string *part,
                   int64_t start, int64_t end)
{
    size_t bounds[2];
    return can_start(string, part, (int64_t[]){start, end}, bounds) &&
           stands_at(string, part, bounds[0]);
}

bool
string_ends_with(const struct string *string, const struct string *part,
                 int64_t start, int64_t end)
{
    size_t bounds[2];
    return can_start(string, part, (int64_t[]){start, end}, bounds) &&
           stands_at(string, part, bounds[1]);
}

static bool
is_alnum(uint32_t codepoint)
{
    return unicode_is_alpha(codepoint) || unicode_is_numeric(codepoint);
}

static bool
is_ascii(uint32_t codepoint)
{
    return codepoint < 0x80;
}

/* isupper() and islower(): at least one, and none of the other cases. */
static bool
is_all_cased(const struct string *string, bool (*is)(uint32_t),
             bool (*is_not)(uint32_t))
{
    bool found = false;
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        if (is_not(codepoint) || unicode_is_title(codepoint))
            return false;
        found |= is(codepoint);
    }
    return found;
}

static bool
is_title(const struct string *string)
{
    bool found = false;
    bool after_cased = false;
    for (size_t i = 0; i < string->length; i++) {
        uint32_t codepoint = string_at(string, i);
        bool starts =
            unicode_is_upper(codepoint) || unicode_is_title(codepoint);
        bool follows = unicode_is_lower(codepoint);
        if ((starts && after_cased) || (follows && !after_cased))
            return false;
        found |= starts || follows;
        after_cased = starts || follows;
    }
    return found;
}

static bool
is_identifier(const struct string *string)
{
    if (string->length == 0 ||
        !unicode_is_identifier_start(string_at(string, 0)))
        return false;
    for (size_t i = 1; i < string->length; i++) {
        if (!unicode_is_identifier_continue(string_at(string, i)))
            return false;
    }
    return true;
}

bool
string_is(const struct string *string, enum string_class which)
{
    static bool (*const tests[])(uint32_t) = {
        [STRING_IS_ALPHA] = unicode_is_alpha,
        [STRING_IS_DIGIT] = unicode_is_digit,
        [STRING_IS_DECIMAL] = unicode_is_decimal,
        [STRING_IS_NUMERIC] = unicode_is_numeric,
        [STRING_IS_ALNUM] = is_alnum,
        [STRING_IS_SPACE] = unicode_is_space,
        [STRING_IS_PRINTABLE] = unicode_is_printable,
        [STRING_IS_ASCII] = is_ascii,
    };
    if (which == STRING_IS_UPPER)
        return is_all_cased(string, unicode_is_upper, unicode_is_lower);
    if (which == STRING_IS_LOWER)
        return is_all_cased(string, unicode_is_lower, unicode_is_upper);
    if (which == STRING_IS_TITLE)
        return is_title(string);
    if (which == STRING_IS_IDENTIFIER)
        return is_identifier(string);
    for (size_t i = 0; i < string->length; i++) {
        if (!tests[which](string_at(string, i)))
            return false;
    }
    return string->length > 0 || which == STRING_IS_PRINTABLE ||
           which == STRING_IS_ASCII;
}
