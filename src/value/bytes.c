#include "value/bytes.h"

#include <string.h>

#include "base/mem.h"
#include "value/hash.h"
#include "value/string.h"

/* sys.getsizeof(b''): header, hash and the final NUL. */
enum { EMPTY_SIZE = 33 };

static struct bytes *
make(size_t length)
{
    struct bytes *bytes = mem_alloc(sizeof *bytes + length);
    bytes->references = 1;
    bytes->length = length;
    return bytes;
}

struct bytes *
bytes_new(const void *data, size_t length)
{
    struct bytes *bytes = make(length);
    if (length > 0)
        memcpy(bytes->data, data, length);
    return bytes;
}

struct bytes *
bytes_copy(const struct bytes *bytes)
{
    /* The count is the one thing that changes. */
    struct bytes *shared = (struct bytes *)(uintptr_t)bytes;
    shared->references++;
    return shared;
}

void
bytes_release(struct bytes *bytes)
{
    if (bytes != NULL && --bytes->references == 0)
        mem_free(bytes);
}

int
bytes_compare(const struct bytes *a, const struct bytes *b)
{
    size_t common = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->data, b->data, common);
    if (order != 0)
        return order < 0 ? -1 : 1;
    return (a->length > b->length) - (a->length < b->length);
}

int64_t
bytes_hash(const struct bytes *bytes, const struct profile *profile)
{
    return hash_bytes(bytes->data, bytes->length, profile);
}

size_t
bytes_size(const struct bytes *bytes)
{
    return EMPTY_SIZE + bytes->length;
}

static void
add_byte_repr(struct text *out, unsigned char byte, char quote)
{
    if (byte == '\\' || byte == (unsigned char)quote)
        text_add_format(out, "\\%c", byte);
    else if (byte == '\n')
        text_add_string(out, "\\n");
    else if (byte == '\r')
        text_add_string(out, "\\r");
    else if (byte == '\t')
        text_add_string(out, "\\t");
    else if (byte < ' ' || byte >= 0x7F)
        text_add_format(out, "\\x%02x", byte);
    else
        text_add_byte(out, (char)byte);
}

bool
bytes_repr_start(const struct bytes *bytes, size_t limit, struct text *out)
{
    bool has_single = memchr(bytes->data, '\'', bytes->length) != NULL;
    bool has_double = memchr(bytes->data, '"', bytes->length) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    size_t start = out->length;
    size_t shown = bytes->length < limit ? bytes->length : limit;
    text_add_byte(out, 'b');
    text_add_byte(out, quote);
    for (size_t i = 0; i < shown; i++)
        add_byte_repr(out, bytes->data[i], quote);
    if (shown == bytes->length)
        text_add_byte(out, quote);
    if (out->length - start <= limit)
        return shown == bytes->length;
    text_truncate(out, start + limit);
    return false;
}

void
bytes_repr(const struct bytes *bytes, struct text *out)
{
    bytes_repr_start(bytes, SIZE_MAX, out);
}

static bool
check(double length, struct value_context *context)
{
    if (length <= (double)context->limits->string_bytes)
        return true;
    if (length > LIMITS_ANY_MEMORY)
        return value_fail(context, VALUE_ERROR_MEMORY, "%s", "");
    return value_fail(context, VALUE_ERROR_LIMIT,
                      "bytes of length %.0f; the limit is %zu", length,
                      context->limits->string_bytes);
}

struct bytes *
bytes_concat(const struct bytes *a, const struct bytes *b,
             struct value_context *context)
{
    if (a->length == 0)
        return bytes_copy(b);
    if (b->length == 0)
        return bytes_copy(a);
    if (!check((double)a->length + (double)b->length, context))
        return NULL;
    struct bytes *result = make(a->length + b->length);
    memcpy(result->data, a->data, a->length);
    memcpy(result->data + a->length, b->data, b->length);
    return result;
}

struct bytes *
bytes_repeat(const struct bytes *bytes, int64_t count,
             struct value_context *context)
{
    if (count == 1)
        return bytes_copy(bytes);
    if (count <= 0 || bytes->length == 0)
        return make(0);
    if ((uint64_t)count > INT64_MAX / bytes->length) {
        value_fail(context, VALUE_ERROR_OVERFLOW,
                   "repeated bytes are too long");
        return NULL;
    }
    if (!check((double)bytes->length * (double)count, context))
        return NULL;
    struct bytes *result = make(bytes->length * (size_t)count);
    for (size_t at = 0; at < result->length; at += bytes->length)
        memcpy(result->data + at, bytes->data, bytes->length);
    return result;
}

struct bytes *
bytes_slice_step(const struct bytes *bytes, size_t start, ptrdiff_t step,
                 size_t count)
{
    struct bytes *result = make(count);
    for (size_t i = 0; i < count; i++)
        result->data[i] = bytes->data[start + i * (size_t)step];
    return result;
}
