#include "object/atom_type.h"
#include "object/container.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/slice.h"
#include "object/store.h"

static struct bytes *
bytes_of(const struct object *object)
{
    return atom_value(object)->as.bytes;
}

static bool
is_bytes(const struct object *object)
{
    return object_is_atom(object) && atom_value(object)->kind == VALUE_BYTES;
}

static bool
store_bytes(struct runtime *runtime, struct ref result, struct bytes *bytes)
{
    if (bytes == NULL)
        return raise_value_error(runtime, value_context_of(runtime));
    struct value value = value_from_bytes(bytes);
    return store_value(runtime, result, &value);
}

static bool
length_of(struct runtime *runtime, struct object *object, size_t *length)
{
    (void)runtime;
    *length = bytes_of(object)->length;
    return true;
}

static bool
get_item(struct runtime *runtime, struct object *object, struct object *key,
         struct ref result)
{
    struct bytes *bytes = bytes_of(object);
    if (key->type == &slice_type) {
        struct slice_range range;
        if (!slice_indices(runtime, key, bytes->length, &range))
            return false;
        if (range.step == 1 && range.count == (int64_t)bytes->length)
            return store(runtime, result, object);
        return store_bytes(
            runtime, result,
            range.count == 0
                ? bytes_new("", 0)
                : bytes_slice_step(bytes, (size_t)range.start,
                                   (ptrdiff_t)range.step,
                                   (size_t)range.count));
    }
    int64_t index;
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "byte indices must be integers or slices, not %s",
                           key->type->name);
    if (!atom_to_index(runtime, key, true, &index))
        return false;
    if (index < 0)
        index += (int64_t)bytes->length;
    if (index < 0 || (uint64_t)index >= bytes->length)
        return raise_error(runtime, "IndexError", "index out of range");
    return store_int(runtime, result, bytes->data[index]);
}

static bool
contains(struct runtime *runtime, struct object *object, struct object *item,
         bool *truth)
{
    const struct bytes *bytes = bytes_of(object);
    if (is_bytes(item)) {
        *truth = bytes_find(bytes, bytes_of(item), 0,
                            (int64_t)bytes->length) != STRING_NOT_FOUND;
        return true;
    }
    int64_t byte;
    if (!object_is_int(item))
        return raise_error(runtime, "TypeError",
                           "a bytes-like object is required, not '%s'",
                           item->type->name);
    if (!atom_to_index(runtime, item, true, &byte))
        return false;
    if (byte < 0 || byte > 255)
        return raise_error(runtime, "ValueError",
                           "byte must be in range(0, 256)");
    *truth = bytes->length > 0 &&
             memchr(bytes->data, (int)byte, bytes->length) != NULL;
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &bytes_iterator_type, object));
}

/* ---- bytes(…) ----------------------------------------------------------- */

static bool
add_byte(struct runtime *runtime, void *context, struct object *item)
{
    struct text *out = context;
    int64_t byte;
    if (!atom_to_index(runtime, item, true, &byte))
        return false;
    if (byte < 0 || byte > 255)
        return raise_error(runtime, "ValueError",
                           "bytes must be in range(0, 256)");
    text_add_byte(out, (char)byte);
    return true;
}

static bool
zero_bytes(struct runtime *runtime, struct object *given, struct ref result)
{
    int64_t count;
    if (!atom_to_index(runtime, given, false, &count))
        return false;
    if (count < 0)
        return raise_error(runtime, "ValueError", "negative count");
    struct bytes *zero = bytes_new("", 1);
    struct bytes *all =
        bytes_repeat(zero, count, value_context_of(runtime));
    bytes_release(zero);
    if (all == NULL)
        return raise_value_error(runtime, value_context_of(runtime));
    return store_bytes(runtime, result, all);
}

static bool
make(struct runtime *runtime,
     const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"source", "encoding", "errors",
                                           NULL};
    if (!arguments_check(runtime, "bytes", arguments, 0, 3, keywords))
        return false;
    struct object *source = arguments_get(arguments, 0, "source");
    struct object *encoding = arguments_get(arguments, 1, "encoding");
    bool found = false;
    if (source != NULL && encoding == NULL &&
        !special_ask(runtime, source, "__bytes__", NULL, result, &found))
        return false;
    if (found && !type_is(ref_get(result)->type, &bytes_type)) {
        raise_error(runtime, "TypeError",
                    "__bytes__ returned non-bytes (type %s)",
                    ref_get(result)->type->name);
        ref_set(runtime, result, NULL);
        return false;
    }
    if (found)
        return true;
    if (source == NULL)
        return store_bytes(runtime, result, bytes_new("", 0));
    struct text text = {0};
    bool fine;
    if (object_is_str(source)) {
        if (encoding == NULL)
            return raise_error(runtime, "TypeError",
                               "string argument without an encoding");
        fine = object_str(runtime, encoding, &text);
        struct value_context *context = value_context_of(runtime);
        struct bytes *bytes =
            fine ? bytes_encode(atom_string(source), text_string(&text),
                                context)
                 : NULL;
        text_release(&text);
        if (!fine)
            return false;
        if (bytes == NULL)
            return raise_value_error(runtime, context);
        return store_bytes(runtime, result, bytes);
    }
    if (source->type == &bytes_type)
        return store(runtime, result, source);
    if (object_is_int(source))
        return zero_bytes(runtime, source, result);
    if (source->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot convert '%s' object to bytes",
                           source->type->name);
    fine = each_item(runtime, "bytes", source, add_byte, &text) &&
           store_bytes(runtime, result,
                       bytes_new(text_string(&text), text.length));
    text_release(&text);
    return fine;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    return make(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

/* ---- methods ------------------------------------------------------------ */

static bool
decode(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *given = arguments_get(arguments, 0, "encoding");
    struct text name = {0};
    if (given == NULL)
        text_add_string(&name, "utf-8");
    else if (!object_str(runtime, given, &name))
        return false;
    struct string *string =
        bytes_decode(bytes_of(self), text_string(&name),
                     value_context_of(runtime));
    text_release(&name);
    return store_string(runtime, result, string);
}

static bool
hex(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store_string(runtime, result, bytes_hex(bytes_of(self)));
}

static bool
find(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *part = arguments->items[0];
    const struct bytes *bytes = bytes_of(self);
    if (!is_bytes(part))
        return raise_error(runtime, "TypeError",
                           "argument should be integer or bytes-like object, "
                           "not '%s'",
                           part->type->name);
    size_t at = bytes_find(bytes, bytes_of(part), 0, (int64_t)bytes->length);
    return store_int(runtime, result,
                     at == STRING_NOT_FOUND ? -1 : (int64_t)at);
}

static const char *const decode_keywords[] = {"encoding", "errors", NULL};

static const struct method methods[] = {
    {"decode", decode, 0, 2, decode_keywords, "Decode to str."},
    {"find", find, 1, 1, NULL, "Return the lowest index, or -1."},
    {"hex", hex, 0, 0, NULL, "Write as hexadecimal digits."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type bytes_type = {.name = "bytes",
                                .flags = TYPE_ATOM | TYPE_BASE |
                                         TYPE_VARIABLE |
                                         TYPE_MATCHES_SELF,
                                .struct_size = sizeof(struct atom),
                                .release = atom_release,
                                .size = atom_size,
                                .repr = atom_repr,
                                .hash = atom_hash,
                                .compare_truth = atom_compare,
                                .is_true = atom_is_true,
                                .length = length_of,
                                .binary = atom_binary,
                                .binary_kinds = TEXT_OPERATORS,
                                .sequence_kinds = SEQUENCE_OPERATORS,
                                .get_item = get_item,
                                .contains = contains,
                                .iterate = iterate,
                                .construct = construct,
                                .methods = methods};
