#include "object/str.h"

#include "base/mem.h"
#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/slice.h"
#include "object/store.h"
#include "object/tuple.h"

bool
str_store(struct runtime *runtime, struct ref result, struct object *self,
          struct string *string)
{
    if (string == atom_string(self) && self->type == &str_type) {
        string_release(string);
        return store(runtime, result, self);
    }
    return store_string(runtime, result, string);
}

struct object *
str_pieces(struct runtime *runtime, struct object *self,
           struct string_list *pieces, bool as_tuple)
{
    uint32_t count = (uint32_t)pieces->count;
    struct object **items = mem_alloc_array(pieces->count, sizeof *items);
    bool fine = true;
    for (uint32_t i = 0; i < count && fine; i++) {
        struct string *piece = pieces->items[i];
        items[i] = self != NULL && self->type == &str_type &&
                           piece == atom_string(self)
                       ? self
                       : atom_take_string(runtime, string_copy(piece));
        fine = items[i] != NULL;
    }
    struct object *made = NULL;
    if (fine)
        made = as_tuple ? tuple_from_items(runtime, items, count)
                        : list_from_items(runtime, items, count);
    mem_free(items);
    string_list_release(pieces);
    return made;
}

/* ---- as a sequence ------------------------------------------------------ */

static bool
length_of(struct runtime *runtime, struct object *object, size_t *length)
{
    (void)runtime;
    *length = atom_string(object)->length;
    return true;
}

static bool
get_slice(struct runtime *runtime, struct object *object, struct object *key,
          struct ref result)
{
    struct string *string = atom_string(object);
    struct slice_range range;
    if (!slice_indices(runtime, key, string->length, &range))
        return false;
    struct string *part;
    if (range.count == 0)
        part = string_empty();
    else if (range.step == 1)
        part = string_slice(string, (size_t)range.start,
                            (size_t)(range.start + range.count));
    else
        return store_fresh_string(
            runtime, result,
            string_slice_step(string, (size_t)range.start,
                              (ptrdiff_t)range.step, (size_t)range.count));
    return str_store(runtime, result, object, part);
}

static bool
get_item(struct runtime *runtime, struct object *object, struct object *key,
         struct ref result)
{
    if (key->type == &slice_type)
        return get_slice(runtime, object, key, result);
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 11
                               ? "string indices must be integers, not '%s'"
                               : "string indices must be integers",
                           key->type->name);
    int64_t index;
    const struct string *string = atom_string(object);
    if (!atom_to_index(runtime, key, true, &index))
        return false;
    if (index < 0)
        index += (int64_t)string->length;
    if (index < 0 || (uint64_t)index >= string->length)
        return raise_error(runtime, "IndexError",
                           "string index out of range");
    return store_string(
        runtime, result,
        string_from_codepoint(string_at(string, (size_t)index)));
}

static bool
contains(struct runtime *runtime, struct object *object, struct object *item,
         bool *truth)
{
    if (!object_is_str(item))
        return raise_error(runtime, "TypeError",
                           "'in <string>' requires string as left operand, "
                           "not %s",
                           item->type->name);
    *truth = string_contains(atom_string(object), atom_string(item));
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    const struct type *type =
        atom_string(object)->ascii && runtime->profile->ascii_iterator
            ? &str_ascii_iterator_type
            : &str_iterator_type;
    return store(runtime, result, iterator_new(runtime, type, object));
}

/* ---- operators and construction ----------------------------------------- */

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (kind == OPERATOR_REMAINDER)
        return object_is_str(a)
                   ? outcome_of(str_percent(runtime, a, b, result))
                   : OUTCOME_NOT_IMPLEMENTED;
    return atom_binary(runtime, kind, a, b, result);
}

static bool
make(struct runtime *runtime,
     const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"object", "encoding", "errors",
                                           NULL};
    if (!arguments_check(runtime, "str", arguments, 0, 3, keywords))
        return false;
    struct object *object = arguments_get(arguments, 0, "object");
    struct object *encoding = arguments_get(arguments, 1, "encoding");
    if (object == NULL)
        return store_string(runtime, result, string_empty());
    if (encoding == NULL)
        return object_to_str(runtime, object, result);
    struct buffer buffer;
    if (!object_has_buffer(object))
        return raise_error(
            runtime, "TypeError",
            object_is_str(object)
                ? "decoding str is not supported"
                : "decoding to str: need a bytes-like object, %s found",
            object->type->name);
    struct object *wanted = arguments_get(arguments, 2, "errors");
    struct text name = {0}, errors = {0};
    if (!object_str(runtime, encoding, &name) ||
        (wanted != NULL && !object_str(runtime, wanted, &errors)) ||
        !object_buffer(runtime, object, &buffer))
        return false;
    struct bytes *bytes = bytes_new(buffer.data, buffer.length);
    struct string *decoded =
        bytes_decode_mending(bytes, text_string(&name), text_string(&errors),
                             value_context_of(runtime));
    bytes_release(bytes);
    text_release(&name);
    text_release(&errors);
    return decoded == NULL ? raise_codec_error(runtime, object)
                           : store_string(runtime, result, decoded);
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    return make(runtime, arguments, result) &&
           atom_derive(runtime, type, result);
}

static const struct method class_methods[] = {
    {"maketrans", str_maketrans, 1, 3, NULL, "A table for translate()."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct since str_since[] = {
    {"removeprefix", 9}, {"removesuffix", 9}, {NULL, 0}};

const struct type str_type = {.name = "str",
                              .flags = TYPE_ATOM | TYPE_BASE |
                                       TYPE_SIZES_ITSELF |
                                       TYPE_MATCHES_SELF,
                              .struct_size = sizeof(struct atom),
                              .release = atom_release,
                              .finalize = str_leave_interned,
                              .size = atom_size,
                              .repr = atom_repr,
                              .str = atom_str,
                              .format = atom_format,
                              .hash = atom_hash,
                              .compare_truth = atom_compare,
                              .is_true = atom_is_true,
                              .length = length_of,
                              .binary = binary,
                              .binary_kinds = TEXT_OPERATORS,
                              .sequence_kinds = SEQUENCE_OPERATORS,
                              .get_item = get_item,
                              .contains = contains,
                              .iterate = iterate,
                              .construct = construct,
                              .unpacked_since = 13,
                              .class_methods = class_methods,
                              .since = str_since,
                              .methods = str_methods};
