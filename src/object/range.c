#include "object/range.h"

#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator_type.h"
#include "object/operation.h"
#include "object/slice.h"
#include "object/store.h"
#include "value/hash.h"

enum { RANGE_SIZE = 48 };

/* ---- birth ---- */

static uint64_t
range_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return RANGE_SIZE;
}

struct object *
range_new(struct runtime *runtime, struct object *start, struct object *stop,
          struct object *step)
{
    struct object *parts[] = {start, stop, step};
    static const char *const names[] = {"start", "stop", "step"};
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = RANGE_SIZE,
                                 .block_size = RANGE_SIZE};
    int64_t number;
    for (int i = 0; i < 3; i++)
        if (!atom_to_index(runtime, parts[i], false, &number))
            return NULL;
    if (number == 0) {
        raise_error(runtime, "ValueError", "range() arg 3 must not be zero");
        return NULL;
    }
    struct object *range = object_new(runtime, &range_type, &birth);
    if (range == NULL)
        return NULL;
    for (uint32_t i = 0; i < 3; i++) {
        if (!slots_insert(runtime, range, i, 1, names[i])) {
            object_discard(runtime, range);
            return NULL;
        }
        slot_set(runtime, range, i, parts[i]);
    }
    return range;
}

/* Ranges that are equal hash alike (range_hash). */
static bool
hash(struct runtime *runtime, struct object *range, int64_t *out)
{
    int64_t start, step, length, hashes[3];
    struct value none = value_from_none();
    range_bounds(range, &start, &step, &length);
    int64_t numbers[] = {length, start, step};
    for (int i = 0; i < 3; i++)
        hashes[i] = i > 0 && length < i
                        ? value_hash(&none, runtime->profile)
                        : integer_hash(integer_from_int64(numbers[i]));
    *out = hash_tuple(hashes, 3);
    return true;
}

/* Stores the range of one to three arguments, numbers by __index__. */
static bool
store_parts(struct runtime *runtime, const struct arguments *arguments,
            struct ref result)
{
    static const char *const names[] = {"start", "stop", "step"};
    static const int defaults[] = {0, 0, 1};
    struct object *native = native_open(runtime, "range", names, 3);
    if (native == NULL)
        return false;
    bool fine = true;
    for (uint32_t i = 0; i < 3 && fine; i++) {
        struct ref place = {native, i};
        size_t given = arguments->count == 1 ? 1 : 0;
        bool has = arguments->count == 1 ? i == 1 : i < arguments->count;
        fine = has ? object_to_index(runtime, arguments->items[i - given],
                                     place)
                   : store_int(runtime, place, defaults[i]);
    }
    fine = fine &&
           store(runtime, result,
                 range_new(runtime, native->slots[0], native->slots[1],
                           native->slots[2]));
    native_close(runtime, native);
    return fine;
}

static bool
construct_range(struct runtime *runtime, const struct type *type,
                const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "range() takes no keyword arguments");
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           "range expected at least 1 argument, got 0");
    if (arguments->count > 3)
        return raise_error(runtime, "TypeError",
                           "range expected at most 3 arguments, got %zu",
                           arguments->count);
    return store_parts(runtime, arguments, result);
}

/* ---- numbers ---- */

static int64_t
part(const struct object *range, enum range_slot slot)
{
    const struct value *value = atom_value(range->slots[slot]);
    int64_t number = 0;
    if (value->kind == VALUE_BOOL)
        return value->as.boolean;
    integer_to_int64(value->as.integer, &number);
    return number;
}

/* The distance is taken without sign, since it may need 64 bits. */
bool
range_bounds(const struct object *range, int64_t *start, int64_t *step,
             int64_t *length)
{
    int64_t stop = part(range, RANGE_STOP);
    uint64_t distance, stride;
    *start = part(range, RANGE_START);
    *step = part(range, RANGE_STEP);
    *length = 0;
    if (*step > 0 ? *start >= stop : *start <= stop)
        return true;
    distance = *step > 0 ? (uint64_t)stop - (uint64_t)*start
                         : (uint64_t)*start - (uint64_t)stop;
    stride = *step > 0 ? (uint64_t)*step : 0 - (uint64_t)*step;
    *length = (int64_t)((distance - 1) / stride + 1);
    return true;
}

static bool
range_length(struct runtime *runtime, struct object *object, size_t *length)
{
    int64_t start, step, count;
    (void)runtime;
    range_bounds(object, &start, &step, &count);
    *length = (size_t)count;
    return true;
}

/* ---- items ---- */

static bool
get_slice(struct runtime *runtime, struct object *object, struct object *key,
          struct ref result)
{
    struct slice_range slice;
    struct object *parts[3];
    int64_t start, step, length, first, stop, stride;
    range_bounds(object, &start, &step, &length);
    if (!slice_indices(runtime, key, (size_t)length, &slice))
        return false;
    if (__builtin_mul_overflow(slice.start, step, &first) ||
        __builtin_add_overflow(first, start, &first) ||
        __builtin_mul_overflow(slice.stop, step, &stop) ||
        __builtin_add_overflow(stop, start, &stop) ||
        __builtin_mul_overflow(step, slice.step, &stride))
        return stop_run(runtime, "a range beyond 64 bits");
    parts[0] = atom_new_int(runtime, first);
    parts[1] = atom_new_int(runtime, stop);
    parts[2] = atom_new_int(runtime, stride);
    return parts[0] != NULL && parts[1] != NULL && parts[2] != NULL &&
           store(runtime, result,
                 range_new(runtime, parts[0], parts[1], parts[2]));
}

static bool
get_item(struct runtime *runtime, struct object *object, struct object *key,
         struct ref result)
{
    int64_t start, step, length, index;
    if (key->type == &slice_type)
        return get_slice(runtime, object, key, result);
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "range indices must be integers or slices, not "
                           "%s",
                           key->type->name);
    if (!atom_to_index(runtime, key, true, &index))
        return false;
    range_bounds(object, &start, &step, &length);
    if (index < 0)
        index += length;
    if (index < 0 || index >= length)
        return raise_error(runtime, "IndexError",
                           "range object index out of range");
    return store_int(runtime, result, start + index * step);
}

/* Returns where the int item is in the range, or -1. */
static int64_t
find_number(const struct object *range, const struct object *item)
{
    int64_t start, step, length, number, offset;
    const struct value *value = atom_value(item);
    if (value->kind == VALUE_BOOL)
        number = value->as.boolean;
    else if (!integer_to_int64(value->as.integer, &number))
        return -1;
    range_bounds(range, &start, &step, &length);
    if (length == 0 || __builtin_sub_overflow(number, start, &offset))
        return -1;
    if (step > 0 ? offset < 0 : offset > 0)
        return -1;
    offset = offset == 0 ? 0 : offset % step == 0 ? offset / step : -1;
    return offset < length ? offset : -1;
}

static bool
contains(struct runtime *runtime, struct object *object, struct object *item,
         bool *truth)
{
    double number;
    *truth = false;
    if (object_is_int(item)) {
        *truth = find_number(object, item) >= 0;
    } else if (object_is_atom(item) &&
               atom_value(item)->kind == VALUE_FLOAT) {
        struct object *whole;
        number = atom_value(item)->as.real;
        if (number != (double)(int64_t)number)
            return true;
        whole = atom_new_int(runtime, (int64_t)number);
        if (whole == NULL)
            return false;
        *truth = find_number(object, whole) >= 0;
        object_discard(runtime, whole);
    }
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &range_iterator_type, object));
}

static bool
reverse(struct runtime *runtime, struct object *range, struct ref result)
{
    int64_t start, step, length;
    struct object *made =
        iterator_new(runtime, &range_iterator_type, range);
    if (made == NULL)
        return false;
    if (range_bounds(range, &start, &step, &length)) {
        as_iterator(made)->position = start + (length - 1) * step;
        as_iterator(made)->step = -step;
    }
    return store(runtime, result, made);
}

/* ---- text and comparison ---- */

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "range(%lld, %lld",
                    (long long)part(object, RANGE_START),
                    (long long)part(object, RANGE_STOP));
    if (part(object, RANGE_STEP) != 1)
        text_add_format(out, ", %lld", (long long)part(object, RANGE_STEP));
    text_add_byte(out, ')');
    return true;
}

/* Ranges are equal when they give the same numbers. */
static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    int64_t start[2], step[2], length[2];
    (void)runtime;
    if (b->type != &range_type || a->type != &range_type ||
        (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return OUTCOME_NOT_IMPLEMENTED;
    range_bounds(a, &start[0], &step[0], &length[0]);
    range_bounds(b, &start[1], &step[1], &length[1]);
    *truth = length[0] == length[1] &&
             (length[0] == 0 ||
              (start[0] == start[1] &&
               (length[0] == 1 || step[0] == step[1])));
    *truth = *truth == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

/* ---- methods ---- */

static bool
count_method(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    bool truth;
    return contains(runtime, self, arguments->items[0], &truth) &&
           store_int(runtime, result, truth);
}

static bool
index_method(struct runtime *runtime, struct object *self,
             const struct arguments *arguments, struct ref result)
{
    struct object *item = arguments->items[0];
    int64_t index = object_is_int(item) ? find_number(self, item) : -1;
    struct text words = {0};
    if (index >= 0)
        return store_int(runtime, result, index);
    if (object_repr(runtime, item, &words))
        raise_error(runtime, "ValueError", "%s is not in range",
                    text_string(&words));
    text_release(&words);
    return false;
}

static bool
get_start(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[RANGE_START]);
}

static bool
get_stop(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[RANGE_STOP]);
}

static bool
get_step(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[RANGE_STEP]);
}

static const struct method methods[] = {
    {"count", count_method, 1, 1, NULL, "count(value, /)"},
    {"index", index_method, 1, 1, NULL, "index(value, /)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

/* They are members of the struct, and say so. */
static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    (void)value;
    if (strcmp(name, "start") == 0 || strcmp(name, "stop") == 0 ||
        strcmp(name, "step") == 0)
        return raise_error(runtime, "AttributeError", "readonly attribute");
    return raise_attribute_error(runtime, object, name);
}

static const struct getter getters[] = {
    {"start", get_start},
    {"stop", get_stop},
    {"step", get_step},
    {NULL, NULL},
};

const struct type range_type = {
    .name = "range",
    .flags = TYPE_SEQUENCE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .size = range_size,
    .repr = repr,
    .hash = hash,
    .compare_truth = compare,
    .length = range_length,
    .get_item = get_item,
    .contains = contains,
    .iterate = iterate,
    .reverse = reverse,
    .construct = construct_range,
    .unpacked_since = 9,
    .set_attribute = set_attribute,
    .methods = methods,
    .getters = getters,
    .documentation = "range(start, stop, step=1, /)",
};
