#include "object/bytearray.h"

#include <string.h>

#include "base/mem.h"
#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/function.h"
#include "object/iterator_type.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/store.h"
#include "object/type_object.h"
#include "value/bytes.h"

enum { BYTEARRAY_BASE = 56 };

/* ---- room --------------------------------------------------------------- */

/* Takes room as PyByteArray_Resize does. */
static void
make_room(struct bytearray *array, size_t length)
{
    size_t old = array->allocated;
    if (length + 1 <= old) {
        if (length < old / 2)
            array->allocated = length + 1;
    } else if (length <= old + old / 8) {
        array->allocated = length + (length >> 3) + (length < 9 ? 3 : 6);
    } else {
        array->allocated = length + 1;
    }
    if (length > array->capacity) {
        size_t capacity = 2 * array->capacity + 16;
        array->capacity = capacity < length ? length : capacity;
        array->data = mem_resize_array(array->data, array->capacity, 1);
    }
}

static void
tell_change(struct runtime *runtime, struct object *object)
{
    struct bytearray *array = as_bytearray(object);
    uint64_t size = BYTEARRAY_BASE + array->allocated;
    if (size != object->size) {
        object_set_buffer(runtime, object, array->allocated);
        object_resize(runtime, object, size);
    }
}

/* Puts length bytes in the place of those from start to stop; BufferError
 * "Existing exports of data: object cannot be re-sized". */
static bool
replace_bytes(struct runtime *runtime, struct object *object,
              size_t start, size_t stop, const void *data, size_t length)
{
    struct bytearray *array = as_bytearray(object);
    size_t rest = array->length - stop;
    size_t total = start + length + rest;
    if (total != array->length && array->exports > 0)
        return raise_error(runtime, "BufferError",
                           "Existing exports of data: object cannot be "
                           "re-sized");
    if (total > runtime->limits.string_bytes)
        return stop_run(runtime, "more than %zu bytes in one bytearray",
                        runtime->limits.string_bytes);
    /* The data may be the array's own. */
    uint8_t *copy = mem_alloc(length + 1);
    if (length > 0)
        memcpy(copy, data, length);
    if (total != array->length)
        make_room(array, total);
    if (rest > 0)
        memmove(array->data + start + length, array->data + stop, rest);
    if (length > 0)
        memcpy(array->data + start, copy, length);
    mem_free(copy);
    array->length = total;
    tell_change(runtime, object);
    return true;
}

static struct object *
make(struct runtime *runtime, const struct type *type)
{
    return object_new(runtime, type,
                      &(struct object_birth){.kind = NODE_OBJECT,
                                             .size = BYTEARRAY_BASE,
                                             .block_size = BYTEARRAY_BASE});
}

struct object *
bytearray_new(struct runtime *runtime, const void *data, size_t length)
{
    struct object *object = make(runtime, &bytearray_type);
    if (object == NULL || length == 0)
        return object;
    return replace_bytes(runtime, object, 0, 0, data, length) ? object
                                                                  : NULL;
}

static void
release(struct object *object)
{
    mem_free(as_bytearray(object)->data);
}

static bool
buffer_of(struct runtime *runtime, struct object *object,
          struct buffer *buffer)
{
    (void)runtime;
    *buffer = (struct buffer){as_bytearray(object)->data,
                              as_bytearray(object)->length, 0};
    return true;
}

/* ---- making ------------------------------------------------------------- */

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result, make(runtime, type));
}

static bool
initialize(struct runtime *runtime, struct object *object,
           const struct arguments *arguments)
{
    struct text read = {0};
    bool fine =
        bytes_like_read(runtime, "bytearray", arguments, &read) &&
        replace_bytes(runtime, object, 0, as_bytearray(object)->length,
                      read.bytes, read.length);
    text_release(&read);
    return fine;
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    struct bytearray *array = as_bytearray(object);
    struct bytes *bytes = bytes_new(array->data, array->length);
    (void)runtime;
    text_add_format(out, "%s(", type_short_name(object->type));
    bytes_repr(bytes, out);
    text_add_byte(out, ')');
    bytes_release(bytes);
    return true;
}

/* ---- items and slices --------------------------------------------------- */

static bool
read_index(struct runtime *runtime, struct object *object,
           struct object *key, size_t *index)
{
    int64_t number, length = (int64_t)as_bytearray(object)->length;
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "bytearray indices must be integers or slices, "
                           "not %s",
                           key->type->name);
    if (!atom_to_index(runtime, key, true, &number))
        return false;
    if (number < 0)
        number += length;
    if (number < 0 || number >= length)
        return raise_error(runtime, "IndexError",
                           "bytearray index out of range");
    *index = (size_t)number;
    return true;
}

static bool
get_slice(struct runtime *runtime, struct object *object, struct object *key,
          struct ref result)
{
    struct bytearray *array = as_bytearray(object);
    struct slice_range range;
    if (!slice_indices(runtime, key, array->length, &range))
        return false;
    uint8_t *part = mem_alloc((size_t)range.count + 1);
    for (int64_t i = 0; i < range.count; i++)
        part[i] = array->data[range.start + i * range.step];
    bool fine = store(runtime, result,
                      bytearray_new(runtime, part, (size_t)range.count));
    mem_free(part);
    return fine;
}

static bool
get_item(struct runtime *runtime, struct object *object, struct object *key,
         struct ref result)
{
    size_t index;
    if (key->type == &slice_type)
        return get_slice(runtime, object, key, result);
    return read_index(runtime, object, key, &index) &&
           store_int(runtime, result, as_bytearray(object)->data[index]);
}

/* Deletes each step-th byte. */
static bool
delete_slice(struct runtime *runtime, struct object *object,
             const struct slice_range *range)
{
    for (int64_t i = 0; i < range->count; i++) {
        int64_t at = range->step > 0
                         ? range->start + i * (range->step - 1)
                         : range->start + i * range->step;
        if (!replace_bytes(runtime, object, (size_t)at, (size_t)at + 1,
                           NULL, 0))
            return false;
    }
    return true;
}

static bool
put_slice(struct runtime *runtime, struct object *object,
          const struct slice_range *range, const struct text *bytes)
{
    struct bytearray *array = as_bytearray(object);
    if (range->step == 1) {
        int64_t stop =
            range->stop < range->start ? range->start : range->stop;
        return replace_bytes(runtime, object, (size_t)range->start,
                             (size_t)stop, bytes->bytes, bytes->length);
    }
    if ((int64_t)bytes->length != range->count)
        return raise_error(runtime, "ValueError",
                           "attempt to assign bytes of size %zu to extended "
                           "slice of size %lld",
                           bytes->length, (long long)range->count);
    for (int64_t i = 0; i < range->count; i++)
        array->data[range->start + i * range->step] =
            (uint8_t)bytes->bytes[i];
    return true;
}

static bool
set_slice(struct runtime *runtime, struct object *object,
          struct object *slice, struct object *value)
{
    struct slice_range range;
    struct text bytes = {0};
    if (!slice_indices(runtime, slice, as_bytearray(object)->length, &range))
        return false;
    if (value == NULL && range.step != 1)
        return delete_slice(runtime, object, &range);
    if (value != NULL && (object_is_int(value) || object_is_str(value)))
        return raise_error(runtime, "TypeError",
                           "can assign only bytes, buffers, or iterables of "
                           "ints in range(0, 256)");
    bool fine = (value == NULL || bytes_like_collect(runtime, "bytearray",
                                                     value, &bytes)) &&
                slice_indices(runtime, slice, as_bytearray(object)->length,
                              &range) &&
                put_slice(runtime, object, &range, &bytes);
    text_release(&bytes);
    return fine;
}

static bool
set_item(struct runtime *runtime, struct object *object, struct object *key,
         struct object *value)
{
    size_t index;
    uint8_t byte;
    if (key->type == &slice_type)
        return set_slice(runtime, object, key, value);
    if (!read_index(runtime, object, key, &index))
        return false;
    if (value == NULL)
        return replace_bytes(runtime, object, index, index + 1, NULL, 0);
    if (!bytes_like_byte(runtime, value, &byte))
        return false;
    as_bytearray(object)->data[index] = byte;
    return true;
}

/* ---- operators ---------------------------------------------------------- */

static bool
append_times(struct runtime *runtime, struct object *object,
             struct object *number)
{
    struct bytearray *array = as_bytearray(object);
    int64_t times;
    if (!sequence_times(runtime, number, &times))
        return false;
    size_t length = array->length;
    if (times <= 0)
        return replace_bytes(runtime, object, 0, length, NULL, 0);
    if (length > 0 &&
        (uint64_t)times > runtime->limits.string_bytes / length)
        return raise_error(runtime, "MemoryError", "%s", "");
    struct text all = {0};
    for (int64_t i = 0; length > 0 && i < times; i++)
        text_add(&all, (const char *)array->data, length);
    bool fine = replace_bytes(runtime, object, 0, length, all.bytes,
                              all.length);
    text_release(&all);
    return fine;
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    struct buffer left, right;
    if (kind == OPERATOR_REMAINDER)
        return object_is_bytearray(a)
                   ? outcome_of(bytes_percent(runtime, a, b, result))
                   : OUTCOME_NOT_IMPLEMENTED;
    if (kind == OPERATOR_MULTIPLY) {
        struct object *array = object_is_bytearray(a) ? a : b;
        struct object *number = array == a ? b : a;
        if (!object_is_int(number))
            return OUTCOME_NOT_IMPLEMENTED;
        return outcome_of(
            store(runtime, result,
                  bytearray_new(runtime, as_bytearray(array)->data,
                                as_bytearray(array)->length)) &&
            append_times(runtime, ref_get(result), number));
    }
    if (kind != OPERATOR_ADD || !object_is_bytearray(a))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_has_buffer(b)) {
        raise_error(runtime, "TypeError", "can't concat %s to %s",
                    b->type->name, a->type->name);
        return OUTCOME_FAILED;
    }
    if (!object_buffer(runtime, a, &left) ||
        !object_buffer(runtime, b, &right))
        return OUTCOME_FAILED;
    struct object *made = bytearray_new(runtime, left.data, left.length);
    return outcome_of(store(runtime, result, made) &&
                      replace_bytes(runtime, made, left.length,
                                    left.length, right.data,
                                    right.length));
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    struct buffer more;
    size_t end = as_bytearray(a)->length;
    if (kind == OPERATOR_MULTIPLY && object_is_int(b))
        return outcome_of(append_times(runtime, a, b) &&
                          store(runtime, result, a));
    if (kind != OPERATOR_ADD)
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_has_buffer(b)) {
        raise_error(runtime, "TypeError", "can't concat %s to %s",
                    b->type->name, a->type->name);
        return OUTCOME_FAILED;
    }
    return outcome_of(object_buffer(runtime, b, &more) &&
                      replace_bytes(runtime, a, end, end, more.data,
                                    more.length) &&
                      store(runtime, result, a));
}

/* ---- methods of its own ------------------------------------------------- */

static bool
append(METHOD_PARAMETERS)
{
    size_t end = as_bytearray(self)->length;
    uint8_t byte;
    return bytes_like_byte(runtime, arguments->items[0], &byte) &&
           replace_bytes(runtime, self, end, end, &byte, 1) &&
           store_none(runtime, result);
}

static bool
extend(METHOD_PARAMETERS)
{
    struct object *source = arguments->items[0];
    struct text bytes = {0};
    if (!object_has_buffer(source) && source->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "can't extend bytearray with %s",
                           source->type->name);
    if (object_is_str(source) && runtime->profile->minor >= 13)
        return raise_error(runtime, "TypeError",
                           "expected iterable of integers; got: 'str'");
    bool fine = bytes_like_collect(runtime, "bytearray", source, &bytes);
    size_t end = as_bytearray(self)->length;
    fine = fine && replace_bytes(runtime, self, end, end, bytes.bytes,
                                 bytes.length);
    text_release(&bytes);
    return fine && store_none(runtime, result);
}

static bool
insert(METHOD_PARAMETERS)
{
    int64_t index, length = (int64_t)as_bytearray(self)->length;
    uint8_t byte;
    if (!atom_to_index(runtime, arguments->items[0], true, &index) ||
        !bytes_like_byte(runtime, arguments->items[1], &byte))
        return false;
    if (index < 0)
        index = index + length < 0 ? 0 : index + length;
    if (index > length)
        index = length;
    return replace_bytes(runtime, self, (size_t)index, (size_t)index,
                         &byte, 1) &&
           store_none(runtime, result);
}

static bool
pop(METHOD_PARAMETERS)
{
    int64_t index = -1, length = (int64_t)as_bytearray(self)->length;
    if (arguments->count > 0 &&
        !atom_to_index(runtime, arguments->items[0], true, &index))
        return false;
    if (length == 0)
        return raise_error(runtime, "IndexError",
                           "pop from empty bytearray");
    if (index < 0)
        index += length;
    if (index < 0 || index >= length)
        return raise_error(runtime, "IndexError", "pop index out of range");
    uint8_t byte = as_bytearray(self)->data[index];
    return replace_bytes(runtime, self, (size_t)index,
                         (size_t)index + 1, NULL, 0) &&
           store_int(runtime, result, byte);
}

static bool
remove_byte(METHOD_PARAMETERS)
{
    struct bytearray *array = as_bytearray(self);
    uint8_t byte;
    if (!bytes_like_byte(runtime, arguments->items[0], &byte))
        return false;
    uint8_t *found =
        array->length > 0 ? memchr(array->data, byte, array->length) : NULL;
    if (found == NULL)
        return raise_error(runtime, "ValueError",
                           "value not found in bytearray");
    size_t at = (size_t)(found - array->data);
    return replace_bytes(runtime, self, at, at + 1, NULL, 0) &&
           store_none(runtime, result);
}

static bool
reverse(METHOD_PARAMETERS)
{
    struct bytearray *array = as_bytearray(self);
    (void)arguments;
    for (size_t i = 0; i < array->length / 2; i++) {
        uint8_t byte = array->data[i];
        array->data[i] = array->data[array->length - 1 - i];
        array->data[array->length - 1 - i] = byte;
    }
    return store_none(runtime, result);
}

static bool
clear_all(METHOD_PARAMETERS)
{
    (void)arguments;
    return replace_bytes(runtime, self, 0, as_bytearray(self)->length,
                         NULL, 0) &&
           store_none(runtime, result);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result,
                 bytearray_new(runtime, as_bytearray(self)->data,
                               as_bytearray(self)->length));
}

static const struct since later[] = {
    {"removeprefix", 9}, {"removesuffix", 9}, {0}};

#define BYTES_METHOD(name, least, most, keywords, documentation)        \
    {#name, bytes_like_##name, least, most, keywords, documentation},

static const struct method methods[] = {
#include "object/bytes_methods.def"
    {"append", append, 1, 1, NULL, "Append a single item."},
    {"clear", clear_all, 0, 0, NULL, "Remove all items."},
    {"copy", copy, 0, 0, NULL, "Return a copy."},
    {"extend", extend, 1, 1, NULL, "Append all the items of an iterable."},
    {"insert", insert, 2, 2, NULL, "Insert a single item."},
    {"pop", pop, 0, 1, NULL, "Remove and return a single item."},
    {"remove", remove_byte, 1, 1, NULL, "Remove the first occurrence."},
    {"reverse", reverse, 0, 0, NULL, "Reverse in place."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct method class_methods[] = {
    {"fromhex", bytes_like_fromhex, 1, 1, NULL, "From hexadecimal digits."},
    {"maketrans", bytes_like_maketrans, 2, 2, NULL,
     "A table for translate()."},
    {NULL, NULL, 0, 0, NULL, NULL}};

/* ---- iterating ---------------------------------------------------------- */

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *made =
        iterator_make(runtime, &bytearray_iterator_type, 1, 48);
    if (!store(runtime, result, made))
        return false;
    slot_set(runtime, made, 0, object);
    return true;
}

static bool
next(struct runtime *runtime, struct object *iterator, struct ref result)
{
    struct object *array = iterator->slots[0];
    if (array == NULL)
        return true;
    size_t place = (size_t)as_iterator(iterator)->position;
    if (place >= as_bytearray(array)->length) {
        slot_set(runtime, iterator, 0, NULL);
        return true;
    }
    as_iterator(iterator)->position++;
    return store_int(runtime, result, as_bytearray(array)->data[place]);
}

const struct type bytearray_iterator_type = {.name = "bytearray_iterator",
                                             ITERATOR_TRACKED,
                                             .next = next};

const struct type bytearray_type = {
    .name = "bytearray",
    .flags = TYPE_BASE,
    .struct_size = sizeof(struct bytearray),
    .release = release,
    .repr = repr,
    .compare_truth = bytes_like_compare,
    .length = bytes_like_length,
    .binary = binary,
    .binary_kinds = SEQUENCE_OPERATORS | OPERATOR_BIT(OPERATOR_REMAINDER),
    .sequence_kinds = SEQUENCE_OPERATORS,
    .in_place = in_place,
    .in_place_kinds = SEQUENCE_OPERATORS,
    .get_item = get_item,
    .set_item = set_item,
    .contains = bytes_like_contains,
    .iterate = iterate,
    .buffer = buffer_of,
    .create = create,
    .initialize = initialize,
    .construct = type_create_and_initialize,
    .since = later,
    .methods = methods,
    .class_methods = class_methods,
};
