#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/bytes_methods.h"
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
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &bytes_iterator_type, object));
}

/* ---- bytes(…) ----------------------------------------------------------- */

/* bytes(b) of bytes is b itself. */
static bool
make(struct runtime *runtime, const struct arguments *arguments,
     struct ref result)
{
    struct text read = {0};
    struct object *source =
        arguments->count > 0 ? arguments->items[0] : NULL;
    if (arguments->count == 1 && arguments_keyword_count(arguments) == 0) {
        bool found = false;
        if (source->type == &bytes_type)
            return store(runtime, result, source);
        if (!special_ask(runtime, source, "__bytes__", NULL, result, &found))
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
    }
    bool fine = bytes_like_read(runtime, "bytes", arguments, &read) &&
                store_bytes(runtime, result,
                            bytes_new(text_string(&read), read.length));
    text_release(&read);
    return fine;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    return make(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

/* ---- operators and methods ---------------------------------------------- */

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    struct buffer left, right;
    if (kind == OPERATOR_REMAINDER)
        return is_bytes(a)
                   ? outcome_of(bytes_percent(runtime, a, b, result))
                   : OUTCOME_NOT_IMPLEMENTED;
    if (kind != OPERATOR_ADD || !is_bytes(a) || is_bytes(b))
        return atom_binary(runtime, kind, a, b, result);
    if (!object_has_buffer(b)) {
        raise_error(runtime, "TypeError", "can't concat %s to %s",
                    b->type->name, a->type->name);
        return OUTCOME_FAILED;
    }
    if (!object_buffer(runtime, a, &left) ||
        !object_buffer(runtime, b, &right))
        return OUTCOME_FAILED;
    struct text both = {0};
    text_add(&both, (const char *)left.data, left.length);
    text_add(&both, (const char *)right.data, right.length);
    return outcome_of(bytes_like_store_text(runtime, a, &both, result));
}

static bool
buffer_of(struct runtime *runtime, struct object *object,
          struct buffer *buffer)
{
    (void)runtime;
    *buffer = (struct buffer){bytes_of(object)->data,
                              bytes_of(object)->length, 0};
    return true;
}

static const struct since later[] = {
    {"removeprefix", 9}, {"removesuffix", 9}, {0}};

#define BYTES_METHOD(name, least, most, keywords, documentation)        \
    {#name, bytes_like_##name, least, most, keywords, documentation},

static const struct method methods[] = {
#include "object/bytes_methods.def"
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method class_methods[] = {
    {"fromhex", bytes_like_fromhex, 1, 1, NULL, "From hexadecimal digits."},
    {"maketrans", bytes_like_maketrans, 2, 2, NULL,
     "A table for translate()."},
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
                                .binary = binary,
                                .binary_kinds = TEXT_OPERATORS,
                                .sequence_kinds = SEQUENCE_OPERATORS,
                                .get_item = get_item,
                                .contains = bytes_like_contains,
                                .iterate = iterate,
                                .construct = construct,
                                .buffer = buffer_of,
                                .class_methods = class_methods,
                                .since = later,
    .methods = methods};
