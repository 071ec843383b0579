/* memoryview: the bytes of another object, read and written in place. */
#include "object/memoryview.h"

#include <string.h>

#include "base/mem.h"
#include "object/atom_type.h"
#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/bytearray.h"
#include "object/function.h"
#include "object/item_format.h"
#include "object/iterator_type.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/slice.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/hash.h"

/* A view holds a managed buffer, and that holds the object. */
enum { VIEW_BUFFER };

struct memoryview {
    struct object object;
    const struct item_format *format;
    int64_t start, step, count; /* in bytes, in bytes, in items */
    bool exports;               /* keeps a bytearray from being resized */
    bool released;
};

static struct memoryview *
as_view(const struct object *object)
{
    return (struct memoryview *)(uintptr_t)object;
}

static struct object *
viewed(const struct object *view)
{
    return as_view(view)->released ? NULL : view->slots[VIEW_BUFFER]->slots[0];
}

/* What views of the same memory share; it lets go of the object with the last
 * of them that is released. */
struct managed_buffer {
    struct object object;
    unsigned views;
};

static struct managed_buffer *
buffer_under(const struct object *view)
{
    return (struct managed_buffer *)(void *)view->slots[VIEW_BUFFER];
}

static const struct type managed_buffer_type = {
    .name = "managedbuffer",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct managed_buffer),
};

static struct object *
make_buffer(struct runtime *runtime, struct object *object)
{
    struct object *buffer = object_new(
        runtime, &managed_buffer_type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = 144, .block_size = 144});
    if (buffer == NULL || !slots_insert(runtime, buffer, 0, 1, NULL))
        return NULL;
    slot_set(runtime, buffer, 0, object);
    return buffer;
}

static bool
check_open(struct runtime *runtime, const struct object *view)
{
    return viewed(view) != NULL ||
           raise_error(runtime, "ValueError",
                       "operation forbidden on released memoryview object");
}

static uint8_t *
item_at(const struct object *view, int64_t index)
{
    struct buffer buffer = {0};
    struct object *object = viewed(view);
    object->type->buffer(NULL, object, &buffer);
    return (uint8_t *)(uintptr_t)buffer.data + as_view(view)->start +
           index * as_view(view)->step;
}

/* Returns a view of an object, or one more on what a view views. */
static struct object *
make(struct runtime *runtime, struct object *given)
{
    bool again = given->type == &memoryview_type;
    struct object *object = again ? viewed(given) : given;
    struct object *buffer = again ? given->slots[VIEW_BUFFER]
                                  : make_buffer(runtime, object);
    if (buffer == NULL)
        return NULL;
    struct object *view = object_new(
        runtime, &memoryview_type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = 200, .block_size = 200});
    if (view == NULL || !slots_insert(runtime, view, 0, 1, NULL))
        return NULL;
    slot_set(runtime, view, VIEW_BUFFER, buffer);
    buffer_under(view)->views++;
    as_view(view)->exports = object_is_bytearray(object);
    if (as_view(view)->exports)
        as_bytearray(object)->exports++;
    return view;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"object", NULL};
    static const struct parameters parameters = {"memoryview", names, 1, 1};
    struct object *given;
    struct buffer buffer;
    (void)type;
    if (!arguments_take(runtime, &parameters, arguments, &given))
        return false;
    if (!object_has_buffer(given))
        return raise_error(runtime, "TypeError",
                           "memoryview: a bytes-like object is required, not "
                           "'%s'",
                           given->type->name);
    if (given->type == &memoryview_type) {
        if (!check_open(runtime, given))
            return false;
        struct object *view = make(runtime, given);
        if (!store(runtime, result, view))
            return false;
        const struct memoryview *model = as_view(given);
        as_view(view)->format = model->format;
        as_view(view)->start = model->start;
        as_view(view)->step = model->step;
        as_view(view)->count = model->count;
        return true;
    }
    struct object *view = make(runtime, given);
    if (!store(runtime, result, view) ||
        !object_buffer(runtime, given, &buffer))
        return false;
    const struct item_format *format = item_format_find(
        buffer.code != '\0' ? buffer.code : 'B');
    as_view(view)->format = format;
    as_view(view)->step = format->size;
    as_view(view)->count = (int64_t)(buffer.length / format->size);
    return true;
}

/* Copies the items, one after the other. */
static void
copy_items(const struct object *view, struct text *out)
{
    for (int64_t i = 0; i < as_view(view)->count; i++)
        text_add(out, (const char *)item_at(view, i),
                 as_view(view)->format->size);
}

static bool
buffer_of(struct runtime *runtime, struct object *object,
          struct buffer *buffer)
{
    struct memoryview *view = as_view(object);
    if (runtime != NULL && !check_open(runtime, object))
        return false;
    if (view->step != view->format->size && view->count > 1)
        return runtime != NULL &&
               stop_run(runtime, "bytes of a memoryview with steps are not "
                                 "simulated: use tobytes()");
    *buffer = (struct buffer){item_at(object, 0),
                              (size_t)view->count * view->format->size,
                              view->format->code};
    return true;
}

/* ---- items -------------------------------------------------------------- */

static bool
length_of(struct runtime *runtime, struct object *view, size_t *length)
{
    *length = (size_t)as_view(view)->count;
    return check_open(runtime, view);
}

static bool
read_index(struct runtime *runtime, struct object *view, struct object *key,
           int64_t *index)
{
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "memoryview: invalid slice key");
    if (!atom_to_index(runtime, key, true, index))
        return false;
    if (*index < 0)
        *index += as_view(view)->count;
    return (*index >= 0 && *index < as_view(view)->count) ||
           raise_error(runtime, "IndexError",
                       "index out of bounds on dimension 1");
}

static bool
get_item(struct runtime *runtime, struct object *view, struct object *key,
         struct ref result)
{
    struct slice_range range;
    int64_t index;
    if (!check_open(runtime, view))
        return false;
    const struct memoryview *self = as_view(view);
    if (key->type != &slice_type)
        return read_index(runtime, view, key, &index) &&
               item_get(runtime, self->format, item_at(view, index), result);
    if (!slice_indices(runtime, key, (size_t)self->count, &range))
        return false;
    struct object *part = make(runtime, view);
    if (!store(runtime, result, part))
        return false;
    as_view(part)->format = self->format;
    as_view(part)->start = self->start + range.start * self->step;
    as_view(part)->step = self->step * range.step;
    as_view(part)->count = range.count;
    return true;
}

static bool
is_read_only(const struct object *view)
{
    return object_is_atom(viewed(view));
}

static bool
set_slice(struct runtime *runtime, struct object *view,
          struct object *slice, struct object *value)
{
    struct slice_range range;
    struct text bytes = {0};
    const struct memoryview *self = as_view(view);
    size_t size = self->format->size;
    if (!slice_indices(runtime, slice, (size_t)self->count, &range))
        return false;
    if (value->type == &memoryview_type) {
        if (!check_open(runtime, value))
            return false;
        copy_items(value, &bytes);
    } else {
        struct buffer buffer;
        if (!object_buffer(runtime, value, &buffer))
            return false;
        text_add(&bytes, (const char *)buffer.data, buffer.length);
    }
    bool fits = bytes.length == (size_t)range.count * size;
    for (int64_t i = 0; fits && i < range.count; i++)
        memcpy(item_at(view, range.start + i * range.step),
               bytes.bytes + (size_t)i * size, size);
    text_release(&bytes);
    return fits || raise_error(runtime, "ValueError",
                               "memoryview assignment: lvalue and rvalue "
                               "have different structures");
}

static bool
set_item(struct runtime *runtime, struct object *view, struct object *key,
         struct object *value)
{
    int64_t index;
    uint8_t bytes[8];
    if (!check_open(runtime, view))
        return false;
    if (is_read_only(view))
        return raise_error(runtime, "TypeError",
                           "cannot modify read-only memory");
    if (value == NULL)
        return raise_error(runtime, "TypeError", "cannot delete memory");
    if (key->type == &slice_type)
        return set_slice(runtime, view, key, value);
    const struct item_format *format = as_view(view)->format;
    if (!read_index(runtime, view, key, &index))
        return false;
    if (!item_put(runtime, format, value, bytes)) {
        bool is_value = object_is_int(value);
        clear_error(runtime);
        return raise_error(runtime, is_value ? "ValueError" : "TypeError",
                           "memoryview: invalid %s for format '%c'",
                           is_value ? "value" : "type", format->code);
    }
    memcpy(item_at(view, index), bytes, format->size);
    return true;
}

/* ---- comparing and showing ---------------------------------------------- */

static bool
read_all(struct runtime *runtime, struct object *object, struct text *out)
{
    struct buffer buffer;
    if (object->type == &memoryview_type) {
        copy_items(object, out);
        return true;
    }
    if (!object_buffer(runtime, object, &buffer))
        return false;
    text_add(out, (const char *)buffer.data, buffer.length);
    return true;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    struct text left = {0}, right = {0};
    if (!object_has_buffer(a) || !object_has_buffer(b) ||
        (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return OUTCOME_NOT_IMPLEMENTED;
    bool open = (a->type != &memoryview_type || viewed(a) != NULL) &&
                (b->type != &memoryview_type || viewed(b) != NULL);
    bool same = a == b;
    if (open) {
        if (!read_all(runtime, a, &left) || !read_all(runtime, b, &right))
            return OUTCOME_FAILED;
        same = left.length == right.length &&
               (left.length == 0 ||
                memcmp(left.bytes, right.bytes, left.length) == 0);
    }
    text_release(&left);
    text_release(&right);
    *truth = same == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

static bool
hash(struct runtime *runtime, struct object *view, int64_t *out)
{
    struct text bytes = {0};
    if (!check_open(runtime, view))
        return false;
    if (!is_read_only(view))
        return raise_error(runtime, "ValueError",
                           "cannot hash writable memoryview object");
    copy_items(view, &bytes);
    *out = hash_bytes(bytes.bytes, bytes.length, runtime->profile);
    text_release(&bytes);
    return true;
}

static bool
repr(struct runtime *runtime, struct object *view, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<%smemory at 0x%llx>",
                    viewed(view) == NULL ? "released " : "",
                    (unsigned long long)view->address);
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *view, struct ref result)
{
    const struct type *type = runtime->profile->memoryview_iterator
                                  ? &memory_iterator_type
                                  : &sequence_iterator_type;
    return store(runtime, result, iterator_new(runtime, type, view));
}

/* ---- letting go --------------------------------------------------------- */

static void
finalize(struct runtime *runtime, struct object *view)
{
    if (view->slot_count == 0 || view->slots[VIEW_BUFFER] == NULL ||
        viewed(view) == NULL)
        return;
    struct object *object = viewed(view);
    if (as_view(view)->exports)
        as_bytearray(object)->exports--;
    as_view(view)->released = true;
    if (--buffer_under(view)->views == 0)
        slot_set(runtime, view->slots[VIEW_BUFFER], 0, NULL);
}

static bool
release_view(METHOD_PARAMETERS)
{
    (void)arguments;
    finalize(runtime, self);
    return store_none(runtime, result);
}

static bool
enter(METHOD_PARAMETERS)
{
    (void)arguments;
    return check_open(runtime, self) && store(runtime, result, self);
}

/* ---- methods ------------------------------------------------------------ */

static bool
to_bytes(METHOD_PARAMETERS)
{
    struct text bytes = {0};
    (void)arguments;
    if (!check_open(runtime, self))
        return false;
    copy_items(self, &bytes);
    struct value value =
        value_from_bytes(bytes_new(text_string(&bytes), bytes.length));
    text_release(&bytes);
    return store_value(runtime, result, &value);
}

static bool
to_list(METHOD_PARAMETERS)
{
    (void)arguments;
    return check_open(runtime, self) &&
           list_from_iterable(runtime, self, result);
}

static bool
to_hex(METHOD_PARAMETERS)
{
    struct text bytes = {0};
    if (!check_open(runtime, self))
        return false;
    copy_items(self, &bytes);
    struct buffer copy = {(const uint8_t *)text_string(&bytes),
                          bytes.length, 0};
    bool fine = bytes_hex_digits(runtime, &copy, arguments, result);
    text_release(&bytes);
    return fine;
}

/* Returns what cast() makes items of, or NULL with an error raised. */
static const struct item_format *
cast_format(struct runtime *runtime, const struct object *view,
            struct object *asked)
{
    const struct item_format *from = as_view(view)->format, *to = NULL;
    struct text text = {0};
    if (!object_is_str(asked)) {
        raise_error(runtime, "TypeError",
                    "cast() argument 'format' must be str, not %s",
                    type_short_name(asked->type));
        return NULL;
    }
    string_to_text(atom_string(asked), &text);
    const char *code = text_string(&text);
    code += *code == '@';
    if (code[0] != '\0' && code[1] == '\0')
        to = item_format_find(code[0]);
    text_release(&text);
    if (to == NULL)
        raise_error(runtime, "ValueError",
                    "memoryview: destination format must be a native single "
                    "character format prefixed with an optional '@'");
    else if (from->size != 1 && to->size != 1)
        raise_error(runtime, "TypeError",
                    "memoryview: cannot cast between two non-byte formats");
    else if (as_view(view)->count * from->size % to->size != 0)
        raise_error(runtime, "TypeError",
                    "memoryview: length is not a multiple of itemsize");
    return has_failed(runtime) ? NULL : to;
}

static bool
cast(METHOD_PARAMETERS)
{
    struct object *asked = arguments->items[0];
    if (!check_open(runtime, self))
        return false;
    const struct memoryview *from = as_view(self);
    if (from->step != from->format->size && from->count > 1)
        return raise_error(runtime, "TypeError",
                           "memoryview: casts are restricted to C-contiguous "
                           "views");
    const struct item_format *format = cast_format(runtime, self, asked);
    if (format == NULL)
        return false;
    struct object *view = make(runtime, self);
    if (!store(runtime, result, view))
        return false;
    as_view(view)->format = format;
    as_view(view)->start = from->start;
    as_view(view)->step = format->size;
    as_view(view)->count = from->count * from->format->size / format->size;
    return true;
}

static bool
get_dimensions(struct runtime *runtime, struct object *view,
               struct ref result)
{
    return check_open(runtime, view) && store_int(runtime, result, 1);
}

/* Stores a tuple of one number. */
static bool
store_alone(struct runtime *runtime, struct object *view, int64_t number,
            struct ref result)
{
    if (!check_open(runtime, view))
        return false;
    struct object *tuple = tuple_new(runtime, 1);
    return store(runtime, result, tuple) &&
           store_int(runtime, (struct ref){tuple, 0}, number);
}

static bool
get_shape(struct runtime *runtime, struct object *view, struct ref result)
{
    return store_alone(runtime, view, as_view(view)->count, result);
}

static bool
get_strides(struct runtime *runtime, struct object *view, struct ref result)
{
    return store_alone(runtime, view, as_view(view)->step, result);
}

static bool
get_contiguous(struct runtime *runtime, struct object *view,
               struct ref result)
{
    const struct memoryview *self = as_view(view);
    return check_open(runtime, view) &&
           store_bool(runtime, result,
                      self->step == self->format->size || self->count < 2);
}

static bool
get_format(struct runtime *runtime, struct object *view, struct ref result)
{
    char code[] = {as_view(view)->format->code, '\0'};
    return check_open(runtime, view) &&
           store(runtime, result, atom_new_c(runtime, code));
}

static bool
get_item_size(struct runtime *runtime, struct object *view,
              struct ref result)
{
    return check_open(runtime, view) &&
           store_int(runtime, result, as_view(view)->format->size);
}

static bool
get_bytes(struct runtime *runtime, struct object *view, struct ref result)
{
    return check_open(runtime, view) &&
           store_int(runtime, result,
                     as_view(view)->count * as_view(view)->format->size);
}

static bool
get_object(struct runtime *runtime, struct object *view, struct ref result)
{
    return check_open(runtime, view) &&
           store(runtime, result, viewed(view));
}

static bool
get_read_only(struct runtime *runtime, struct object *view,
              struct ref result)
{
    return check_open(runtime, view) &&
           store_bool(runtime, result, is_read_only(view));
}

static const struct getter getters[] = {{"c_contiguous", get_contiguous},
                                        {"contiguous", get_contiguous},
                                        {"f_contiguous", get_contiguous},
                                        {"format", get_format},
                                        {"itemsize", get_item_size},
                                        {"nbytes", get_bytes},
                                        {"ndim", get_dimensions},
                                        {"obj", get_object},
                                        {"readonly", get_read_only},
                                        {"shape", get_shape},
                                        {"strides", get_strides},
                                        {NULL, NULL}};

static const struct method methods[] = {
    {"__enter__", enter, 0, 0, NULL, "The view."},
    {"__exit__", release_view, 0, 3, NULL, "Release the view."},
    {"cast", cast, 1, 1, NULL, "The same memory as items of another format."},
    {"hex", to_hex, 0, 2, bytes_hex_keywords, "Write as hexadecimal digits."},
    {"release", release_view, 0, 0, NULL, "Let go of the object."},
    {"tobytes", to_bytes, 0, 0, NULL, "The data as bytes."},
    {"tolist", to_list, 0, 0, NULL, "The items as a list."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type memoryview_type = {
    .name = "memoryview",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct memoryview),
    .finalize = finalize,
    .repr = repr,
    .hash = hash,
    .compare_truth = compare,
    .length = length_of,
    .get_item = get_item,
    .set_item = set_item,
    .iterate = iterate,
    .buffer = buffer_of,
    .construct = construct,
    .methods = methods,
    .getters = getters,
};
