/* array: numbers kept as bytes (Modules/arraymodule.c). */
#include <string.h>

#include "base/mem.h"
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/container.h"
#include "object/function.h"
#include "object/item_format.h"
#include "object/iterator_type.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/store.h"

enum { ARRAY_BASE = 80 };

struct array {
    struct object object;
    const struct item_format *format;
    struct text data; /* owned; the items */
};

static const struct type array_type;

static struct array *
as_array(const struct object *object)
{
    return (struct array *)(uintptr_t)object;
}

static bool
is_array(const struct object *object)
{
    return type_is(object->type, &array_type);
}

static int64_t
count_of(const struct object *array)
{
    return (int64_t)(as_array(array)->data.length /
                     as_array(array)->format->size);
}

static uint8_t *
item_at(const struct object *array, int64_t index)
{
    return (uint8_t *)as_array(array)->data.bytes +
           index * as_array(array)->format->size;
}

static struct object *
make(struct runtime *runtime, const struct type *type,
     const struct item_format *format)
{
    struct object *array =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = ARRAY_BASE,
                                          .block_size = ARRAY_BASE});
    if (array != NULL)
        as_array(array)->format = format;
    return array;
}

static void
changed(struct runtime *runtime, struct object *array)
{
    object_resize(runtime, array, ARRAY_BASE + as_array(array)->data.length);
}

/* Puts length bytes in the place of items start … stop-1. */
static void
splice(struct runtime *runtime, struct object *object, int64_t start,
       int64_t stop, const char *bytes, size_t length)
{
    struct array *array = as_array(object);
    size_t size = array->format->size;
    struct text made = {0};
    text_add(&made, text_string(&array->data), (size_t)start * size);
    if (length > 0)
        text_add(&made, bytes, length);
    text_add(&made, text_string(&array->data) + (size_t)stop * size,
             array->data.length - (size_t)stop * size);
    text_release(&array->data);
    array->data = made;
    changed(runtime, object);
}

static bool
append_item(struct runtime *runtime, void *context, struct object *item)
{
    struct object *array = context;
    const struct item_format *format = as_array(array)->format;
    uint8_t bytes[8];
    if (!item_put(runtime, format, item, bytes))
        return false;
    text_add(&as_array(array)->data, (const char *)bytes, format->size);
    changed(runtime, array);
    return true;
}

/* ---- making ------------------------------------------------------------- */

static bool
extend_from(struct runtime *runtime, struct object *array,
            struct object *source)
{
    struct text *data = &as_array(array)->data;
    if (is_array(source)) {
        if (as_array(source)->format != as_array(array)->format)
            return raise_error(runtime, "TypeError",
                               "can only extend with array of same kind");
        struct text copy = {0};
        text_add(&copy, text_string(&as_array(source)->data),
                 as_array(source)->data.length);
        text_add(data, text_string(&copy), copy.length);
        text_release(&copy);
        changed(runtime, array);
        return true;
    }
    return each_item(runtime, "array.extend", source, append_item, array);
}

static bool
add_bytes(struct runtime *runtime, struct object *array,
          struct object *source)
{
    struct buffer buffer;
    if (!object_buffer(runtime, source, &buffer))
        return false;
    if (buffer.length % as_array(array)->format->size != 0)
        return raise_error(runtime, "ValueError",
                           "bytes length not a multiple of item size");
    text_add(&as_array(array)->data, (const char *)buffer.data,
             buffer.length);
    changed(runtime, array);
    return true;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "array", arguments, 1, 2, NULL))
        return false;
    struct object *code = arguments->items[0];
    if (!object_is_str(code) || atom_string(code)->length != 1)
        return raise_error(runtime, "TypeError",
                           "array() argument 1 must be a unicode character, "
                           "not %s",
                           code->type->name);
    uint32_t letter = string_at(atom_string(code), 0);
    const struct item_format *format =
        letter < 0x80 ? item_format_find((char)letter) : NULL;
    if (format == NULL)
        return raise_error(runtime, "ValueError",
                           "bad typecode (must be b, B, u, h, H, i, I, l, "
                           "L, q, Q, f or d)");
    struct object *array = make(runtime, type, format);
    if (!store(runtime, result, array))
        return false;
    struct object *source =
        arguments->count > 1 ? arguments->items[1] : NULL;
    if (source == NULL)
        return true;
    if (object_is_str(source))
        return raise_error(runtime, "TypeError",
                           "cannot use a str to initialize an array with "
                           "typecode '%c'",
                           format->code);
    bool raw = object_has_buffer(source) && !is_array(source);
    bool fine = raw ? add_bytes(runtime, array, source)
                    : each_item(runtime, "array", source, append_item,
                                array);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine;
}

static void
release(struct object *array)
{
    text_release(&as_array(array)->data);
}

static bool
buffer_of(struct runtime *runtime, struct object *array,
          struct buffer *buffer)
{
    (void)runtime;
    *buffer = (struct buffer){(const uint8_t *)text_string(
                                  &as_array(array)->data),
                              as_array(array)->data.length,
                              as_array(array)->format->code};
    return true;
}

/* ---- items and slices --------------------------------------------------- */

static bool
length_of(struct runtime *runtime, struct object *array, size_t *length)
{
    (void)runtime;
    *length = (size_t)count_of(array);
    return true;
}

static bool
read_index(struct runtime *runtime, struct object *array, struct object *key,
           const char *message, int64_t *index)
{
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "array indices must be integers");
    if (!atom_to_index(runtime, key, true, index))
        return false;
    if (*index < 0)
        *index += count_of(array);
    return (*index >= 0 && *index < count_of(array)) ||
           raise_error(runtime, "IndexError", "%s", message);
}

static bool
get_item(struct runtime *runtime, struct object *array, struct object *key,
         struct ref result)
{
    const struct item_format *format = as_array(array)->format;
    struct slice_range range;
    int64_t index;
    if (key->type != &slice_type)
        return read_index(runtime, array, key, "array index out of range",
                          &index) &&
               item_get(runtime, format, item_at(array, index), result);
    if (!slice_indices(runtime, key, (size_t)count_of(array), &range))
        return false;
    struct object *part = make(runtime, &array_type, format);
    if (!store(runtime, result, part))
        return false;
    for (int64_t i = 0; i < range.count; i++)
        text_add(&as_array(part)->data,
                 (const char *)item_at(array, range.start + i * range.step),
                 format->size);
    changed(runtime, part);
    return true;
}

static bool
set_slice(struct runtime *runtime, struct object *array,
          struct object *slice, struct object *value)
{
    struct slice_range range;
    if (!slice_indices(runtime, slice, (size_t)count_of(array), &range))
        return false;
    if (value != NULL &&
        (!is_array(value) ||
         as_array(value)->format != as_array(array)->format))
        return raise_error(runtime, "TypeError",
                           "can only assign array (not \"%s\") to array "
                           "slice",
                           value->type->name);
    if (range.step != 1)
        return stop_run(runtime, "assigning to a slice with steps of an "
                                 "array is not simulated");
    int64_t stop = range.stop < range.start ? range.start : range.stop;
    struct text copy = {0};
    if (value != NULL)
        text_add(&copy, text_string(&as_array(value)->data),
                 as_array(value)->data.length);
    splice(runtime, array, range.start, stop, copy.bytes, copy.length);
    text_release(&copy);
    return true;
}

static bool
set_item(struct runtime *runtime, struct object *array, struct object *key,
         struct object *value)
{
    int64_t index;
    uint8_t bytes[8];
    const struct item_format *format = as_array(array)->format;
    if (key->type == &slice_type)
        return set_slice(runtime, array, key, value);
    if (!read_index(runtime, array, key,
                    "array assignment index out of range", &index))
        return false;
    if (value == NULL) {
        splice(runtime, array, index, index + 1, NULL, 0);
        return true;
    }
    if (!item_put(runtime, format, value, bytes))
        return false;
    memcpy(item_at(array, index), bytes, format->size);
    return true;
}

/* ---- operators ---------------------------------------------------------- */

static bool
append_times(struct runtime *runtime, struct object *array,
             const struct object *model, struct object *number)
{
    int64_t times;
    size_t length = as_array(model)->data.length;
    if (!sequence_times(runtime, number, &times))
        return false;
    if (times > 0 && length > 0 &&
        (uint64_t)times > runtime->limits.string_bytes / length)
        return raise_error(runtime, "MemoryError", "%s", "");
    struct text made = {0};
    for (int64_t i = 0; i < times; i++)
        text_add(&made, text_string(&as_array(model)->data), length);
    text_release(&as_array(array)->data);
    as_array(array)->data = made;
    changed(runtime, array);
    return true;
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    struct object *array = is_array(a) ? a : b;
    struct object *made = NULL;
    if (kind == OPERATOR_MULTIPLY) {
        struct object *number = array == a ? b : a;
        if (!object_is_int(number))
            return OUTCOME_NOT_IMPLEMENTED;
        made = make(runtime, &array_type, as_array(array)->format);
        return outcome_of(store(runtime, result, made) &&
                          append_times(runtime, made, array, number));
    }
    if (kind != OPERATOR_ADD || !is_array(a))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!is_array(b)) {
        raise_error(runtime, "TypeError",
                    "can only append array (not \"%s\") to array",
                    b->type->name);
        return OUTCOME_FAILED;
    }
    if (as_array(a)->format != as_array(b)->format) {
        raise_error(runtime, "TypeError",
                    "bad argument type for built-in operation");
        return OUTCOME_FAILED;
    }
    made = make(runtime, &array_type, as_array(a)->format);
    return outcome_of(store(runtime, result, made) &&
                      extend_from(runtime, made, a) &&
                      extend_from(runtime, made, b));
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    if (kind == OPERATOR_ADD && !is_array(b)) {
        raise_error(runtime, "TypeError",
                    "can only extend with array (not \"%s\")",
                    b->type->name);
        return OUTCOME_FAILED;
    }
    if (kind == OPERATOR_ADD)
        return outcome_of(extend_from(runtime, a, b) &&
                          store(runtime, result, a));
    if (kind != OPERATOR_MULTIPLY || !object_is_int(b))
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(append_times(runtime, a, a, b) &&
                      store(runtime, result, a));
}

/* ---- as lists ----------------------------------------------------------- */

static bool
to_list(METHOD_PARAMETERS)
{
    (void)arguments;
    struct object *list = list_new(runtime);
    bool fine = store(runtime, result, list);
    for (int64_t i = 0; fine && i < count_of(self); i++) {
        fine = list_append(runtime, list, atom_none(runtime));
        slot_set(runtime, list, (uint32_t)i, NULL);
        fine = fine && item_get(runtime, as_array(self)->format,
                                item_at(self, i),
                                (struct ref){list, (uint32_t)i});
    }
    return fine;
}

/* Opens a native frame with the items of a and b as lists. */
static struct object *
hold_lists(struct runtime *runtime, struct object *a, struct object *b)
{
    static const char *const names[] = {"the items", "the other items"};
    struct object *native = native_open(runtime, "array", names, 2);
    if (native != NULL &&
        to_list(runtime, a, NULL, (struct ref){native, 0}) &&
        (b == NULL || to_list(runtime, b, NULL, (struct ref){native, 1})))
        return native;
    return NULL;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    if (!is_array(a) || !is_array(b))
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *native = hold_lists(runtime, a, b);
    if (native == NULL)
        return OUTCOME_FAILED;
    enum outcome outcome = sequence_compare(runtime, native->slots[0],
                                            native->slots[1], kind, truth);
    native_close(runtime, native);
    return outcome;
}

static bool
contains(struct runtime *runtime, struct object *array, struct object *item,
         bool *truth)
{
    struct object *native = hold_lists(runtime, array, NULL);
    bool fine = native != NULL && sequence_contains(runtime,
                                                    native->slots[0], item,
                                                    truth);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

static bool
repr(struct runtime *runtime, struct object *array, struct text *out)
{
    text_add_format(out, "%s('%c'", type_short_name(array->type),
                    as_array(array)->format->code);
    struct object *native = hold_lists(runtime, array, NULL);
    if (native == NULL)
        return false;
    bool fine = true;
    if (count_of(array) > 0) {
        text_add_string(out, ", ");
        fine = object_repr(runtime, native->slots[0], out);
    }
    text_add_byte(out, ')');
    native_close(runtime, native);
    return fine;
}

static bool
iterate(struct runtime *runtime, struct object *array, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &array_iterator_type, array));
}

/* ---- methods ------------------------------------------------------------ */

static bool
append(METHOD_PARAMETERS)
{
    return append_item(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
extend(METHOD_PARAMETERS)
{
    return extend_from(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
from_bytes(METHOD_PARAMETERS)
{
    return add_bytes(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
to_bytes(METHOD_PARAMETERS)
{
    (void)arguments;
    struct value value =
        value_from_bytes(bytes_new(text_string(&as_array(self)->data),
                                   as_array(self)->data.length));
    return store_value(runtime, result, &value);
}

static bool
insert(METHOD_PARAMETERS)
{
    const struct item_format *format = as_array(self)->format;
    int64_t index, count = count_of(self);
    uint8_t bytes[8];
    if (!atom_to_index(runtime, arguments->items[0], true, &index) ||
        !item_put(runtime, format, arguments->items[1], bytes))
        return false;
    if (index < 0)
        index = index + count < 0 ? 0 : index + count;
    if (index > count)
        index = count;
    splice(runtime, self, index, index, (const char *)bytes, format->size);
    return store_none(runtime, result);
}

static bool
pop(METHOD_PARAMETERS)
{
    int64_t index = -1;
    if (arguments->count > 0 &&
        !atom_to_index(runtime, arguments->items[0], true, &index))
        return false;
    if (count_of(self) == 0)
        return raise_error(runtime, "IndexError", "pop from empty array");
    if (index < 0)
        index += count_of(self);
    if (index < 0 || index >= count_of(self))
        return raise_error(runtime, "IndexError", "pop index out of range");
    if (!item_get(runtime, as_array(self)->format, item_at(self, index),
                  result))
        return false;
    splice(runtime, self, index, index + 1, NULL, 0);
    return true;
}

/* Finds an item; -1: it is not there. */
static bool
find(struct runtime *runtime, struct object *self, struct object *item,
     int64_t *index)
{
    struct object *native = hold_lists(runtime, self, NULL);
    uint32_t place = 0;
    bool found = false;
    bool fine = native != NULL &&
                sequence_find(runtime, native->slots[0], item, 0, INT64_MAX,
                              &place, &found);
    if (native != NULL)
        native_close(runtime, native);
    *index = found ? (int64_t)place : -1;
    return fine;
}

static bool
index_of(METHOD_PARAMETERS)
{
    int64_t index;
    if (!find(runtime, self, arguments->items[0], &index))
        return false;
    return index < 0 ? raise_error(runtime, "ValueError",
                                   "array.index(x): x not in array")
                     : store_int(runtime, result, index);
}

static bool
remove_item(METHOD_PARAMETERS)
{
    int64_t index;
    if (!find(runtime, self, arguments->items[0], &index))
        return false;
    if (index < 0)
        return raise_error(runtime, "ValueError",
                           "array.remove(x): x not in array");
    splice(runtime, self, index, index + 1, NULL, 0);
    return store_none(runtime, result);
}

static bool
count(METHOD_PARAMETERS)
{
    struct object *native = hold_lists(runtime, self, NULL);
    bool fine = native != NULL &&
                sequence_count_method(runtime, native->slots[0], arguments,
                                      result);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

static bool
reverse(METHOD_PARAMETERS)
{
    const struct item_format *format = as_array(self)->format;
    struct text made = {0};
    (void)arguments;
    for (int64_t i = count_of(self); i-- > 0;)
        text_add(&made, (const char *)item_at(self, i), format->size);
    text_release(&as_array(self)->data);
    as_array(self)->data = made;
    return store_none(runtime, result);
}

static bool
get_code(struct runtime *runtime, struct object *array, struct ref result)
{
    char code[] = {as_array(array)->format->code, '\0'};
    return store(runtime, result, atom_new_c(runtime, code));
}

static bool
get_item_size(struct runtime *runtime, struct object *array,
              struct ref result)
{
    return store_int(runtime, result, as_array(array)->format->size);
}

static const struct getter getters[] = {{"typecode", get_code},
                                        {"itemsize", get_item_size},
                                        {NULL, NULL}};

static const struct method methods[] = {
    {"append", append, 1, 1, NULL, "Append a value."},
    {"count", count, 1, 1, NULL, "Return number of occurrences."},
    {"extend", extend, 1, 1, NULL, "Append items to the end."},
    {"frombytes", from_bytes, 1, 1, NULL, "Append items from bytes."},
    {"fromlist", extend, 1, 1, NULL, "Append items from a list."},
    {"index", index_of, 1, 1, NULL, "Return the first index."},
    {"insert", insert, 2, 2, NULL, "Insert a value before an index."},
    {"pop", pop, 0, 1, NULL, "Remove and return an item."},
    {"remove", remove_item, 1, 1, NULL, "Remove the first such item."},
    {"reverse", reverse, 0, 0, NULL, "Reverse the order."},
    {"tobytes", to_bytes, 0, 0, NULL, "Convert to bytes."},
    {"tolist", to_list, 0, 0, NULL, "Convert to a list."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct type array_type = {
    .name = "array.array",
    .flags = TYPE_BASE | TYPE_WEAKLY_REFERABLE,
    .struct_size = sizeof(struct array),
    .release = release,
    .repr = repr,
    .compare_truth = compare,
    .length = length_of,
    .binary = binary,
    .binary_kinds = SEQUENCE_OPERATORS,
    .sequence_kinds = SEQUENCE_OPERATORS,
    .in_place = in_place,
    .in_place_kinds = SEQUENCE_OPERATORS,
    .get_item = get_item,
    .set_item = set_item,
    .contains = contains,
    .iterate = iterate,
    .buffer = buffer_of,
    .construct = construct,
    .methods = methods,
    .getters = getters,
};

static const struct method functions[] = {{0}};

static const struct type *const types[] = {&array_type, NULL};

const struct library_module module_array = {
    .name = "array",
    .functions = functions,
    .types = types,
};
