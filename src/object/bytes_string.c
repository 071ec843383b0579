#include "object/bytes_string.h"

#include <string.h>

#include "object/buffer.h"
#include "object/store.h"
#include "value/string.h"

struct string *
bytes_string_of(const uint8_t *data, size_t length)
{
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    for (size_t i = 0; i < length; i++)
        string_builder_add(&builder, data[i]);
    return string_builder_finish(&builder);
}

struct string *
bytes_string_read(struct runtime *runtime, struct object *object)
{
    struct buffer buffer;
    return object_buffer(runtime, object, &buffer)
               ? bytes_string_of(buffer.data, buffer.length)
               : NULL;
}

struct string *
bytes_string_own(struct object *self)
{
    struct buffer buffer = {0};
    self->type->buffer(NULL, self, &buffer);
    return bytes_string_of(buffer.data, buffer.length);
}

static void
take_bytes(struct string *string, struct text *bytes)
{
    for (size_t i = 0; i < string->length; i++)
        text_add_byte(bytes, (char)string_at(string, i));
    string_release(string);
}

bool
bytes_string_give_new(struct runtime *runtime, struct object *self,
                      struct string *string, struct ref result)
{
    struct text bytes = {0};
    if (string == NULL)
        return raise_value_error(runtime, value_context_of(runtime));
    take_bytes(string, &bytes);
    return bytes_like_store_text(runtime, self, &bytes, result);
}

bool
bytes_give_changed(struct runtime *runtime, struct object *self,
                   struct text *bytes, struct ref result)
{
    struct buffer own = {0};
    self->type->buffer(NULL, self, &own);
    if (self->type == &bytes_type && own.length == bytes->length &&
        (own.length == 0 ||
         memcmp(own.data, bytes->bytes, own.length) == 0)) {
        text_release(bytes);
        return store(runtime, result, self);
    }
    return bytes_like_store_text(runtime, self, bytes, result);
}

bool
bytes_string_give(struct runtime *runtime, struct object *self,
                  struct string *string, struct ref result)
{
    struct text bytes = {0};
    if (string == NULL)
        return raise_value_error(runtime, value_context_of(runtime));
    take_bytes(string, &bytes);
    return bytes_give_changed(runtime, self, &bytes, result);
}
