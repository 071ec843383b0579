/* Methods of bytes and bytearray for encodings, digits and tables. */
#include <string.h>

#include "object/buffer.h"
#include "object/bytearray.h"
#include "object/bytes_methods.h"
#include "object/bytes_string.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/type_object.h"
#include "value/bytes.h"
#include "value/string.h"

/* ---- encodings and tables ----------------------------------------------- */

/* Appends a str argument, or what is usual. */
static bool
read_name(struct runtime *runtime, struct object *given, const char *usual,
          struct text *out)
{
    if (given != NULL)
        return object_str(runtime, given, out);
    text_add_string(out, usual);
    return true;
}

BYTES_FUNCTION(decode)
{
    struct object *given = arguments_get(arguments, 0, "encoding");
    struct object *wanted = arguments_get(arguments, 1, "errors");
    struct buffer own = {0};
    struct text encoding = {0}, errors = {0};
    bool fine = read_name(runtime, given, "utf-8", &encoding) &&
                read_name(runtime, wanted, "strict", &errors);
    self->type->buffer(runtime, self, &own);
    struct bytes *bytes = bytes_new(own.data, own.length);
    struct string *decoded =
        fine ? bytes_decode_mending(bytes, text_string(&encoding),
                                    text_string(&errors),
                                    value_context_of(runtime))
             : NULL;
    bytes_release(bytes);
    text_release(&encoding);
    text_release(&errors);
    if (fine && decoded == NULL)
        return raise_codec_error(runtime, self);
    return fine && store_string(runtime, result, decoded);
}

bool
bytes_hex_digits(struct runtime *runtime, const struct buffer *own,
                 const struct arguments *arguments, struct ref result)
{
    struct object *separator = arguments_get(arguments, 0, "sep");
    struct object *count = arguments_get(arguments, 1, "bytes_per_sep");
    struct buffer sign = {0};
    struct text made = {0};
    int64_t each = 1;
    if (count != NULL && !atom_to_index(runtime, count, true, &each))
        return false;
    if (separator != NULL && object_is_str(separator)) {
        string_to_text(atom_string(separator), &made);
        sign.length = made.length;
    } else if (separator != NULL) {
        if (!object_buffer(runtime, separator, &sign))
            return false;
        text_add(&made, (const char *)sign.data, sign.length);
    }
    if (separator != NULL && sign.length != 1) {
        text_release(&made);
        return raise_error(runtime, "ValueError",
                           "sep must be length 1.");
    }
    char between = separator != NULL ? made.bytes[0] : 0;
    text_clear(&made);
    for (size_t i = 0; i < own->length; i++) {
        size_t group = (size_t)(each < 0 ? -each : each);
        size_t behind = each < 0 ? i : own->length - i;
        if (i > 0 && separator != NULL && group > 0 && behind % group == 0)
            text_add_byte(&made, between);
        text_add_format(&made, "%02x", own->data[i]);
    }
    bool fine = store(runtime, result,
                      atom_new_str(runtime, text_string(&made),
                                   made.length));
    text_release(&made);
    return fine;
}

BYTES_FUNCTION(hex)
{
    struct buffer own = {0};
    self->type->buffer(runtime, self, &own);
    return bytes_hex_digits(runtime, &own, arguments, result);
}

BYTES_FUNCTION(translate)
{
    struct object *table = arguments->items[0];
    struct object *delete = arguments_get(arguments, 1, "delete");
    struct buffer own = {0}, map = {NULL, 256, 0}, gone = {0};
    struct text made = {0};
    if ((!is_none(table) && !object_buffer(runtime, table, &map)) ||
        (delete != NULL && !object_buffer(runtime, delete, &gone)))
        return false;
    if (map.length != 256)
        return raise_error(runtime, "ValueError",
                           "translation table must be 256 characters long");
    self->type->buffer(runtime, self, &own);
    for (size_t i = 0; i < own.length; i++) {
        uint8_t byte = own.data[i];
        if (gone.length == 0 || memchr(gone.data, byte, gone.length) == NULL)
            text_add_byte(&made,
                          (char)(map.data != NULL ? map.data[byte] : byte));
    }
    return bytes_give_changed(runtime, self, &made, result);
}

/* ---- methods of the types ----------------------------------------------- */

static int
digit_of(uint32_t codepoint)
{
    if (codepoint >= '0' && codepoint <= '9')
        return (int)codepoint - '0';
    codepoint |= 0x20;
    return codepoint >= 'a' && codepoint <= 'f' ? (int)codepoint - 'a' + 10
                                                : -1;
}

BYTES_FUNCTION(fromhex)
{
    struct object *given = arguments->items[0];
    struct text made = {0};
    if (!object_is_str(given))
        return raise_error(runtime, "TypeError",
                           "fromhex() argument must be str, not %s",
                           given->type->name);
    const struct string *digits = atom_string(given);
    for (size_t i = 0; i < digits->length;) {
        uint32_t first = string_at(digits, i++);
        if (first < 0x80 && first != 0 && strchr(BYTES_SPACES, (int)first))
            continue;
        int high = digit_of(first), low = -1;
        size_t wrong = high < 0 ? i - 1 : i;
        if (high >= 0 && i < digits->length)
            low = digit_of(string_at(digits, i++));
        if (low < 0) {
            text_release(&made);
            return raise_error(runtime, "ValueError",
                               "non-hexadecimal number found in fromhex() "
                               "arg at position %zu",
                               wrong);
        }
        text_add_byte(&made, (char)(high << 4 | low));
    }
    const struct type *type = type_object_type(self);
    bool array = type_is(type, &bytearray_type);
    struct object *object =
        array ? bytearray_new(runtime, made.bytes, made.length) : NULL;
    struct value value = value_from_none();
    if (!array) {
        value = value_from_bytes(bytes_new(text_string(&made), made.length));
        object = atom_take(runtime, &value);
    }
    text_release(&made);
    return store(runtime, result, object);
}

BYTES_FUNCTION(maketrans)
{
    struct buffer from, to;
    uint8_t table[256];
    (void)self;
    if (!object_buffer(runtime, arguments->items[0], &from) ||
        !object_buffer(runtime, arguments->items[1], &to))
        return false;
    if (from.length != to.length)
        return raise_error(runtime, "ValueError",
                           "maketrans arguments must have same length");
    for (size_t i = 0; i < 256; i++)
        table[i] = (uint8_t)i;
    for (size_t i = 0; i < from.length; i++)
        table[from.data[i]] = to.data[i];
    struct value value = value_from_bytes(bytes_new(table, 256));
    return store_value(runtime, result, &value);
}
