#include "object/buffer.h"

#include <string.h>

#include "base/mem.h"
#include "object/atom_type.h"
#include "object/bytearray.h"
#include "object/container.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

bool
object_buffer(struct runtime *runtime, struct object *object,
              struct buffer *buffer)
{
    if (object_has_buffer(object))
        return object->type->buffer(runtime, object, buffer);
    return raise_error(runtime, "TypeError",
                       "a bytes-like object is required, not '%s'",
                       object->type->name);
}

bool
bytes_like_store(struct runtime *runtime, const struct object *model,
                 const void *data, size_t length, struct ref result)
{
    if (type_is(model->type, &bytearray_type))
        return store(runtime, result, bytearray_new(runtime, data, length));
    struct value value = value_from_bytes(bytes_new(data, length));
    return store_value(runtime, result, &value);
}

bool
bytes_like_store_text(struct runtime *runtime, const struct object *model,
                      struct text *text, struct ref result)
{
    bool fine = bytes_like_store(runtime, model, text_string(text),
                                 text->length, result);
    text_release(text);
    return fine;
}

/* ---- bytes(…) and bytearray(…) ------------------------------------------ */

bool
bytes_like_byte(struct runtime *runtime, struct object *object,
                uint8_t *byte)
{
    int64_t number;
    if (!atom_to_index(runtime, object, true, &number))
        return false;
    if (number < 0 || number > 255)
        return raise_error(runtime, "ValueError",
                           "byte must be in range(0, 256)");
    *byte = (uint8_t)number;
    return true;
}

struct collecting {
    const char *name;
    struct text *out;
};

static bool
add_byte(struct runtime *runtime, void *context, struct object *item)
{
    struct collecting *collecting = context;
    int64_t number;
    if (!atom_to_index(runtime, item, true, &number))
        return false;
    if (number < 0 || number > 255)
        return raise_error(runtime, "ValueError",
                           strcmp(collecting->name, "bytes") == 0
                               ? "bytes must be in range(0, 256)"
                               : "byte must be in range(0, 256)");
    text_add_byte(collecting->out, (char)number);
    return true;
}

bool
bytes_like_collect(struct runtime *runtime, const char *name,
                   struct object *source, struct text *out)
{
    struct collecting collecting = {name, out};
    struct buffer buffer;
    if (object_has_buffer(source)) {
        if (!object_buffer(runtime, source, &buffer))
            return false;
        text_add(out, (const char *)buffer.data, buffer.length);
        return true;
    }
    if (source->type->iterate == NULL && source->type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot convert '%s' object to %s",
                           source->type->name, name);
    return each_item(runtime, name, source, add_byte, &collecting);
}

static bool
add_zeros(struct runtime *runtime, struct object *given, struct text *out)
{
    int64_t count;
    if (!atom_to_index(runtime, given, false, &count))
        return false;
    if (count < 0)
        return raise_error(runtime, "ValueError", "negative count");
    if ((uint64_t)count > runtime->limits.string_bytes)
        return (double)count > LIMITS_ANY_MEMORY
                   ? raise_error(runtime, "MemoryError", "%s", "")
                   : stop_run(runtime, "more than %zu bytes in one object",
                              runtime->limits.string_bytes);
    text_add_repeated(out, '\0', (size_t)count);
    return true;
}

static bool
add_encoded(struct runtime *runtime, struct object *source,
            struct object *encoding, struct text *out)
{
    struct value_context *context = value_context_of(runtime);
    struct text name = {0};
    if (!object_str(runtime, encoding, &name))
        return false;
    struct bytes *bytes =
        bytes_encode(atom_string(source), text_string(&name), context);
    text_release(&name);
    if (bytes == NULL)
        return raise_codec_error(runtime, source);
    text_add(out, (const char *)bytes->data, bytes->length);
    bytes_release(bytes);
    return true;
}

bool
bytes_like_read(struct runtime *runtime, const char *name,
                const struct arguments *arguments, struct text *out)
{
    static const char *const names[] = {"source", "encoding", "errors",
                                        NULL};
    struct parameters parameters = {name, names, 0, 3};
    struct object *given[3];
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    struct object *source = given[0], *encoding = given[1];
    if (source == NULL)
        return encoding == NULL && given[2] == NULL
                   ? true
                   : raise_error(runtime, "TypeError",
                                 "%s without a string argument",
                                 encoding != NULL ? "encoding" : "errors");
    if (object_is_str(source))
        return encoding != NULL
                   ? add_encoded(runtime, source, encoding, out)
                   : raise_error(runtime, "TypeError",
                                 "string argument without an encoding");
    if (encoding != NULL || given[2] != NULL)
        return raise_error(runtime, "TypeError",
                           "%s without a string argument",
                           encoding != NULL ? "encoding" : "errors");
    if (object_is_int(source))
        return add_zeros(runtime, source, out);
    return bytes_like_collect(runtime, name, source, out);
}

/* ---- entries of the types' tables --------------------------------------- */

bool
bytes_like_length(struct runtime *runtime, struct object *object,
                  size_t *length)
{
    struct buffer buffer;
    if (!object_buffer(runtime, object, &buffer))
        return false;
    *length = buffer.length;
    return true;
}

bool
bytes_like_contains(struct runtime *runtime, struct object *object,
                    struct object *item, bool *truth)
{
    struct buffer all, part;
    uint8_t byte;
    if (!object_buffer(runtime, object, &all))
        return false;
    if (object_is_int(item)) {
        if (!bytes_like_byte(runtime, item, &byte))
            return false;
        part = (struct buffer){&byte, 1, 0};
    } else if (!object_buffer(runtime, item, &part)) {
        return false;
    }
    *truth = part.length == 0 ||
             (all.length > 0 && memmem(all.data, all.length, part.data,
                                       part.length) != NULL);
    return true;
}

enum outcome
bytes_like_compare(struct runtime *runtime, struct object *a,
                   struct object *b, enum comparison_kind kind, bool *truth)
{
    struct buffer left, right;
    if (!object_has_buffer(a) || !object_has_buffer(b))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_buffer(runtime, a, &left) ||
        !object_buffer(runtime, b, &right))
        return OUTCOME_FAILED;
    size_t shorter =
        left.length < right.length ? left.length : right.length;
    int order = shorter > 0 ? memcmp(left.data, right.data, shorter) : 0;
    if (order == 0)
        order = (left.length > right.length) - (left.length < right.length);
    *truth = comparison_holds(kind, order);
    return OUTCOME_DONE;
}
