#include "object/slice.h"

#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "value/hash.h"

/* What range and slice print: start, stop, step. */
static const char *const names[] = {"start", "stop", "step"};

struct object *
slice_new(struct runtime *runtime, struct object *start, struct object *stop,
          struct object *step)
{
    struct object *parts[] = {start, stop, step};
    struct object *slice =
        object_new(runtime, &slice_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = 56,
                                          .block_size = 56});
    for (uint32_t i = 0; slice != NULL && i < 3; i++) {
        slots_insert(runtime, slice, i, 1, names[i]);
        slot_set(runtime, slice, i,
                 parts[i] != NULL ? parts[i] : atom_none(runtime));
    }
    return slice;
}

/* Reads a part of a slice, cut to what 64 bits hold. */
static bool
read_part(struct runtime *runtime, struct object *part, int64_t otherwise,
          int64_t *number)
{
    *number = otherwise;
    if (is_none(part))
        return true;
    if (!object_is_index(part))
        return raise_error(runtime, "TypeError",
                           "slice indices must be integers or None or have "
                           "an __index__ method");
    return atom_to_index(runtime, part, true, number);
}

static int64_t
clip(int64_t number, int64_t length, int64_t low, int64_t high)
{
    if (number < 0) {
        number += length;
        return number < low ? low : number;
    }
    return number > high ? high : number;
}

bool
slice_indices(struct runtime *runtime, struct object *slice, size_t length,
              struct slice_range *range)
{
    int64_t size = (int64_t)length;
    int64_t step;
    if (!read_part(runtime, slice->slots[SLICE_STEP], 1, &step))
        return false;
    if (step == 0)
        return raise_error(runtime, "ValueError",
                           "slice step cannot be zero");
    if (step == INT64_MIN)
        step = -INT64_MAX;
    int64_t low = step < 0 ? -1 : 0;
    int64_t high = step < 0 ? size - 1 : size;
    int64_t start, stop;
    /* What is left out lies past either end. */
    if (!read_part(runtime, slice->slots[SLICE_START],
                   step < 0 ? INT64_MAX : 0, &start) ||
        !read_part(runtime, slice->slots[SLICE_STOP],
                   step < 0 ? INT64_MIN : INT64_MAX, &stop))
        return false;
    start = clip(start, size, low, high);
    stop = clip(stop, size, low, high);
    int64_t count = 0;
    if (step < 0 && stop < start)
        count = (start - stop - 1) / -step + 1;
    else if (step > 0 && start < stop)
        count = (stop - start - 1) / step + 1;
    *range = (struct slice_range){start, stop, step, count};
    return true;
}

static bool
repr(struct runtime *runtime, struct object *slice, struct text *out)
{
    text_add_string(out, "slice(");
    for (uint32_t i = 0; i < 3; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        if (!object_repr(runtime, slice->slots[i], out))
            return false;
    }
    text_add_byte(out, ')');
    return true;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    bool same = true;
    if (b->type != &slice_type || a->type != &slice_type)
        return OUTCOME_NOT_IMPLEMENTED;
    for (uint32_t i = 0; i < 3 && same; i++) {
        if (!object_equal(runtime, a->slots[i], b->slots[i], &same))
            return OUTCOME_FAILED;
        if (!same && kind != IS_EQUAL && kind != IS_NOT_EQUAL)
            return outcome_of(object_compare_truth(
                runtime, kind, a->slots[i], b->slots[i], truth));
    }
    if (kind != IS_EQUAL && kind != IS_NOT_EQUAL) {
        *truth = kind == IS_LESS_EQUAL || kind == IS_GREATER_EQUAL;
        return OUTCOME_DONE;
    }
    *truth = same == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

static bool
hash(struct runtime *runtime, struct object *slice, int64_t *out)
{
    int64_t hashes[3];
    if (!runtime->profile->slice_hashable)
        return raise_error(runtime, "TypeError", "unhashable type: 'slice'");
    for (uint32_t i = 0; i < 3; i++)
        if (!object_hash(runtime, slice->slots[i], &hashes[i]))
            return false;
    *out = hash_slice(hashes);
    return true;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (!arguments_check(runtime, "slice", arguments, 1, 3, NULL))
        return false;
    struct object *const *items = arguments->items;
    size_t count = arguments->count;
    return store(runtime, result,
                 count == 1
                     ? slice_new(runtime, NULL, items[0], NULL)
                     : slice_new(runtime, items[0], items[1],
                                 count > 2 ? items[2] : NULL));
}

static bool
indices(struct runtime *runtime, struct object *slice,
        const struct arguments *arguments, struct ref result)
{
    int64_t length;
    struct slice_range range;
    if (!atom_to_index(runtime, arguments->items[0], false, &length))
        return false;
    if (length < 0)
        return raise_error(runtime, "ValueError",
                           "length should not be negative");
    if (!slice_indices(runtime, slice, (size_t)length, &range))
        return false;
    struct object *items[] = {atom_new_int(runtime, range.start),
                              atom_new_int(runtime, range.stop),
                              atom_new_int(runtime, range.step)};
    if (items[0] == NULL || items[1] == NULL || items[2] == NULL)
        return false;
    return store(runtime, result, tuple_from_items(runtime, items, 3));
}

static bool
get_start(struct runtime *runtime, struct object *slice, struct ref result)
{
    return store(runtime, result, slice->slots[SLICE_START]);
}

static bool
get_stop(struct runtime *runtime, struct object *slice, struct ref result)
{
    return store(runtime, result, slice->slots[SLICE_STOP]);
}

static bool
get_step(struct runtime *runtime, struct object *slice, struct ref result)
{
    return store(runtime, result, slice->slots[SLICE_STEP]);
}

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

static const struct getter getters[] = {{"start", get_start},
                                        {"stop", get_stop},
                                        {"step", get_step},
                                        {NULL, NULL}};

static const struct method methods[] = {
    {"indices", indices, 1, 1, NULL, "Work out start, stop and step."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type slice_type = {.name = "slice",
                                .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
                                .scheme = SLOTS_NAMES,
                                .struct_size = sizeof(struct object),
                                .repr = repr,
                                .hash = hash,
                                .compare_truth = compare,
                                .construct = construct,
                                .methods = methods,
                                .set_attribute = set_attribute,
                                .getters = getters};
