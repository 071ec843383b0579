#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "value/string_make.h"

enum { FIRST_CAPACITY = 32 };

void
string_builder_init(struct string_builder *builder,
                    struct value_context *context)
{
    *builder = (struct string_builder){.context = context};
}

void
string_builder_release(struct string_builder *builder)
{
    string_release(builder->string);
    string_builder_init(builder, builder->context);
}

/* Makes room for count more characters as wide as widest; returns whether
 * there is any within the limit. */
static bool
reserve(struct string_builder *builder, size_t count, uint32_t widest)
{
    struct string *old = builder->string;
    size_t length = old == NULL ? 0 : old->length;
    widest |= builder->widest;
    if (widest > 0x10FFFF)
        widest = 0x10FFFF;
    if (!builder->failed && builder->context != NULL)
        builder->failed = !string_check((double)length + (double)count, widest,
                                        builder->context);
    if (builder->failed)
        return false;
    bool is_wide_enough =
        old != NULL && (old->width == 4 || widest < 0x100 ||
                        (old->width == 2 && widest < 0x10000));
    builder->widest = widest;
    if (is_wide_enough && builder->capacity - length >= count)
        return true;
    size_t capacity = builder->capacity;
    if (capacity - length < count)
        capacity = (length + count) * 2;
    if (capacity < FIRST_CAPACITY)
        capacity = FIRST_CAPACITY;
    struct string *grown = string_make(capacity, widest);
    if (old != NULL)
        string_put_slice(grown, 0, old, 0, length);
    grown->length = length;
    string_release(old);
    builder->string = grown;
    builder->capacity = capacity;
    return true;
}

void
string_builder_add(struct string_builder *builder, uint32_t codepoint)
{
    string_builder_add_repeated(builder, codepoint, 1);
}

void
string_builder_add_repeated(struct string_builder *builder, uint32_t codepoint,
                            size_t count)
{
    if (count == 0 || !reserve(builder, count, codepoint))
        return;
    for (size_t i = 0; i < count; i++)
        string_put(builder->string, builder->string->length++, codepoint);
}

void
string_builder_add_string(struct string_builder *builder,
                          const struct string *string)
{
    string_builder_add_slice(builder, string, 0, string->length);
}

void
string_builder_add_slice(struct string_builder *builder,
                         const struct string *string, size_t start, size_t end)
{
    size_t count = end - start;
    if (count == 0 ||
        !reserve(builder, count, string_widest_in(string, start, count)))
        return;
    string_put_slice(builder->string, builder->string->length, string, start,
                     count);
    builder->string->length += count;
}

void
string_builder_add_utf8(struct string_builder *builder, const char *bytes,
                        size_t length)
{
    struct string *string = string_from_utf8(bytes, length);
    string_builder_add_string(builder, string);
    string_release(string);
}

struct string *
string_builder_finish(struct string_builder *builder)
{
    struct string *result = NULL;
    if (!builder->failed && builder->string == NULL)
        result = string_empty();
    else if (!builder->failed) {
        result = string_make(builder->string->length, builder->widest);
        string_put_slice(result, 0, builder->string, 0,
                         builder->string->length);
    }
    string_builder_release(builder);
    return result;
}
