/* bytes % arguments: as for str, with bytes where a str would be. */
#include "object/buffer.h"

#include "heap/native.h"
#include "object/bytearray.h"
#include "object/store.h"
#include "object/str.h"
#include "object/tuple.h"
#include "value/bytes.h"

static struct object *
text_of(struct runtime *runtime, const uint8_t *data, size_t length)
{
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    for (size_t i = 0; i < length; i++)
        string_builder_add(&builder, data[i]);
    return atom_take_string(runtime, string_builder_finish(&builder));
}

/* Puts the text of every bytes-like argument in its place. */
static struct object *
text_arguments(struct runtime *runtime, struct object *arguments)
{
    struct buffer buffer;
    if (object_has_buffer(arguments))
        return object_buffer(runtime, arguments, &buffer)
                   ? text_of(runtime, buffer.data, buffer.length)
                   : NULL;
    if (!object_is_tuple(arguments) || arguments->slot_count == 0)
        return arguments;
    struct object *made = tuple_new(runtime, arguments->slot_count);
    for (uint32_t i = 0; made != NULL && i < arguments->slot_count; i++) {
        struct object *item = arguments->slots[i];
        if (object_has_buffer(item) &&
            object_buffer(runtime, item, &buffer))
            item = text_of(runtime, buffer.data, buffer.length);
        if (item == NULL)
            return NULL;
        slot_set(runtime, made, i, item);
    }
    return made;
}

/* %b is %s of bytes. */
static struct object *
text_format(struct runtime *runtime, const struct buffer *format)
{
    struct text text = {0};
    bool after = false;
    for (size_t i = 0; i < format->length; i++) {
        char c = (char)format->data[i];
        text_add_byte(&text, after && c == 'b' ? 's' : c);
        after = c == '%' ? !after : after && (c < 'a' || c > 'z');
    }
    struct object *made = text_of(runtime, (const uint8_t *)text.bytes,
                                  text.length);
    text_release(&text);
    return made;
}

bool
bytes_percent(struct runtime *runtime, struct object *format,
              struct object *arguments, struct ref result)
{
    static const char *const names[] = {"the format", "the arguments"};
    struct buffer buffer;
    struct object *native = native_open(runtime, "bytes %", names, 2);
    if (native == NULL || !object_buffer(runtime, format, &buffer))
        return false;
    struct text made = {0};
    bool fine =
        store(runtime, (struct ref){native, 0},
              text_format(runtime, &buffer)) &&
        store(runtime, (struct ref){native, 1},
              text_arguments(runtime, arguments)) &&
        str_percent(runtime, native->slots[0], native->slots[1], result);
    native_close(runtime, native);
    if (!fine)
        return false;
    const struct string *text = atom_string(ref_get(result));
    for (size_t i = 0; i < text->length; i++)
        text_add_byte(&made, (char)string_at(text, i));
    ref_set(runtime, result, NULL);
    return bytes_like_store_text(runtime, format, &made, result);
}
