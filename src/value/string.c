#include "value/string.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "value/hash.h"
#include "value/string_make.h"
#include "value/unicode.h"

enum { REPLACEMENT = 0xFFFD };

static unsigned char
width_of(uint32_t widest)
{
    return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
}

struct string *
string_make(size_t length, uint32_t widest)
{
    unsigned char width = width_of(widest);
    struct string *string = mem_alloc(sizeof *string + length * width);
    string->references = 1;
    string->length = length;
    string->width = width;
    string->ascii = widest < 0x80;
    return string;
}

uint32_t
string_at(const struct string *string, size_t index)
{
    if (string->width == 1)
        return string->data[index];
    const unsigned char *at = string->data + index * string->width;
    if (string->width == 2) {
        uint16_t codepoint;
        memcpy(&codepoint, at, sizeof codepoint);
        return codepoint;
    }
    uint32_t codepoint;
    memcpy(&codepoint, at, sizeof codepoint);
    return codepoint;
}

void
string_put(struct string *string, size_t index, uint32_t codepoint)
{
    unsigned char *at = string->data + index * string->width;
    uint16_t two = (uint16_t)codepoint;
    if (string->width == 1)
        *at = (unsigned char)codepoint;
    else if (string->width == 2)
        memcpy(at, &two, sizeof two);
    else
        memcpy(at, &codepoint, sizeof codepoint);
}

void
string_put_slice(struct string *into, size_t at, const struct string *from,
                 size_t start, size_t count)
{
    size_t width = into->width;
    if (from->width == width) {
        memcpy(into->data + at * width, from->data + start * width,
               count * width);
        return;
    }
    for (size_t i = 0; i < count; i++)
        string_put(into, at + i, string_at(from, start + i));
}

uint32_t
string_widest(const struct string *string)
{
    if (string->ascii)
        return 0x7F;
    return string->width == 1 ? 0xFF : string->width == 2 ? 0xFFFF : 0x10FFFF;
}

uint32_t
string_widest_in(const struct string *string, size_t start, size_t count)
{
    if (string->ascii)
        return 0x7F;
    uint32_t all = 0;
    for (size_t i = start; i < start + count; i++)
        all |= string_at(string, i);
    return all > 0x10FFFF ? 0x10FFFF : all;
}

bool
string_check(double length, uint32_t widest, struct value_context *context)
{
    double bytes = length * width_of(widest);
    if (bytes <= (double)context->limits->string_bytes)
        return true;
    if (bytes > LIMITS_ANY_MEMORY)
        return value_fail(context, VALUE_ERROR_MEMORY, "%s", "");
    return value_fail(context, VALUE_ERROR_LIMIT,
                      "a string of %.0f bytes; the limit is %zu", bytes,
                      context->limits->string_bytes);
}

/* Decodes like utf8_decode, but accepts surrogates and replaces what is
 * invalid. */
static uint32_t
decode(const char *bytes, size_t length, size_t *size)
{
    uint32_t codepoint = utf8_decode(bytes, length, size);
    if (codepoint != UTF8_INVALID)
        return codepoint;
    const unsigned char *at = (const unsigned char *)bytes;
    bool is_surrogate = length >= 3 && at[0] == 0xED && at[1] >= 0xA0 &&
                        at[1] <= 0xBF && (at[2] & 0xC0) == 0x80;
    if (!is_surrogate)
        return REPLACEMENT;
    *size = 3;
    return 0xD000u | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
}

struct string *
string_from_utf8(const char *bytes, size_t length)
{
    size_t count = 0;
    uint32_t widest = 0;
    size_t size;
    for (size_t i = 0; i < length; i += size) {
        uint32_t codepoint = decode(bytes + i, length - i, &size);
        if (codepoint > widest)
            widest = codepoint;
        count++;
    }
    struct string *string = string_make(count, widest);
    if (string->ascii) {
        if (length > 0)
            memcpy(string->data, bytes, length);
        return string;
    }
    for (size_t i = 0, at = 0; i < count; i++, at += size)
        string_put(string, i, decode(bytes + at, length - at, &size));
    return string;
}

struct string *
string_from_c(const char *bytes)
{
    return string_from_utf8(bytes, strlen(bytes));
}

struct string *
string_from_codepoint(uint32_t codepoint)
{
    return string_from_codepoints(&codepoint, 1);
}

struct string *
string_from_codepoints(const uint32_t *codepoints, size_t count)
{
    uint32_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        if (codepoints[i] > widest)
            widest = codepoints[i];
    }
    struct string *string = string_make(count, widest);
    for (size_t i = 0; i < count; i++)
        string_put(string, i, codepoints[i]);
    return string;
}

struct string *
string_empty(void)
{
    return string_make(0, 0);
}

struct string *
string_copy(const struct string *string)
{
    /* The count is the one thing in a string that changes. */
    struct string *shared = (struct string *)(uintptr_t)string;
    shared->references++;
    return shared;
}

void
string_release(struct string *string)
{
    if (string != NULL && --string->references == 0)
        mem_free(string);
}

void
string_to_text(const struct string *string, struct text *out)
{
    if (string->ascii) {
        text_add(out, (const char *)string->data, string->length);
        return;
    }
    for (size_t i = 0; i < string->length; i++)
        text_add_codepoint(out, string_at(string, i));
}

bool
string_equal(const struct string *a, const struct string *b)
{
    return a == b || (a->length == b->length && a->width == b->width &&
                      memcmp(a->data, b->data, a->length * a->width) == 0);
}

static bool
is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

bool
string_equal_c(const struct string *a, const char *text)
{
    size_t length = strlen(text);
    if (length <= a->length)
        return a->width == 1 && a->length == length &&
               memcmp(a->data, text, length) == 0 && is_ascii(text, length);
    if (is_ascii(text, length))
        return false;
    struct string *b = string_from_utf8(text, length);
    bool equal = string_equal(a, b);
    string_release(b);
    return equal;
}

int
string_compare(const struct string *a, const struct string *b)
{
    size_t common = a->length < b->length ? a->length : b->length;
    for (size_t i = 0; i < common; i++) {
        uint32_t left = string_at(a, i);
        uint32_t right = string_at(b, i);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return (a->length > b->length) - (a->length < b->length);
}

int64_t
string_hash(const struct string *string, const struct profile *profile)
{
    return hash_bytes(string->data, string->length * string->width, profile);
}

size_t
string_size(const struct string *string, const struct profile *profile)
{
    if (string->ascii)
        return (size_t)profile->str_base + string->length;
    if (string->width == 1 && string->length == 1)
        return (size_t)profile->str_latin1_one;
    if (string->width == 1)
        return (size_t)profile->str_latin1_base + string->length;
    return (size_t)profile->str_wide_base +
           string->width * (string->length + 1);
}

bool
string_is_name_like(const struct string *string)
{
    for (size_t i = 0; i < string->length; i++) {
        unsigned char c = string->data[i];
        bool is_letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!is_letter && c != '_' && (c < '0' || c > '9'))
            return false;
    }
    return string->ascii;
}

struct string *
string_concat(const struct string *a, const struct string *b,
              struct value_context *context)
{
    if (a->length == 0)
        return string_copy(b);
    if (b->length == 0)
        return string_copy(a);
    uint32_t widest = string_widest(a) | string_widest(b);
    if (!string_check((double)a->length + (double)b->length, widest, context))
        return NULL;
    struct string *result = string_make(a->length + b->length, widest);
    string_put_slice(result, 0, a, 0, a->length);
    string_put_slice(result, a->length, b, 0, b->length);
    return result;
}

struct string *
string_repeat(const struct string *string, int64_t count,
              struct value_context *context)
{
    if (count <= 0 || string->length == 0)
        return string_empty();
    if (count == 1)
        return string_copy(string);
    if ((uint64_t)count > INT64_MAX / string->length) {
        value_fail(context, VALUE_ERROR_OVERFLOW,
                   "repeated string is too long");
        return NULL;
    }
    uint32_t widest = string_widest(string);
    if (!string_check((double)string->length * (double)count, widest, context))
        return NULL;
    struct string *result = string_make(string->length * (size_t)count, widest);
    for (size_t at = 0; at < result->length; at += string->length)
        string_put_slice(result, at, string, 0, string->length);
    return result;
}

struct string *
string_slice(const struct string *string, size_t start, size_t end)
{
    if (start == 0 && end == string->length)
        return string_copy(string);
    size_t count = end - start;
    struct string *result =
        string_make(count, string_widest_in(string, start, count));
    string_put_slice(result, 0, string, start, count);
    return result;
}

struct string *
string_slice_step(const struct string *string, size_t start, ptrdiff_t step,
                  size_t count)
{
    uint32_t all = 0;
    for (size_t i = 0; i < count; i++)
        all |= string_at(string, start + i * (size_t)step);
    struct string *result = string_make(count, all > 0x10FFFF ? 0x10FFFF : all);
    for (size_t i = 0; i < count; i++)
        string_put(result, i, string_at(string, start + i * (size_t)step));
    return result;
}

/* A blank as int() and float() see it: C's, and those beyond ASCII. */
static bool
is_blank(uint32_t codepoint)
{
    if (codepoint < 0x7F)
        return codepoint == ' ' || (codepoint >= '\t' && codepoint <= '\r');
    return unicode_is_space(codepoint);
}

void
string_add_plain(const struct string *string, struct text *out)
{
    size_t start = 0;
    size_t end = string->length;
    while (start < end && is_blank(string_at(string, start)))
        start++;
    while (end > start && is_blank(string_at(string, end - 1)))
        end--;
    for (size_t i = start; i < end; i++) {
        uint32_t codepoint = string_at(string, i);
        int digit = unicode_decimal_value(codepoint);
        char plain = '?';
        if (digit >= 0)
            plain = (char)('0' + digit);
        else if (is_blank(codepoint))
            plain = ' ';
        else if (codepoint > 0 && codepoint < 0x7F)
            plain = (char)codepoint;
        text_add_byte(out, plain);
    }
}
