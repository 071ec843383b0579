#include "library/deque.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/container.h"
#include "object/function.h"
#include "object/iterator_type.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum {
    BLOCK_ITEMS = 64,
    BLOCK_BYTES = 528,
    MIDDLE = 32 /* where an empty deque begins */
};

/* ---- size --------------------------------------------------------------- */

static uint64_t
size_of(const struct runtime *runtime, const struct object *deque)
{
    uint64_t blocks =
        (as_deque(deque)->left + (uint64_t)deque->slot_count + BLOCK_ITEMS -
         1) / BLOCK_ITEMS;
    return (uint64_t)runtime->profile->deque_base + blocks * BLOCK_BYTES;
}

/* To be called after every change of the length. */
static void
changed(struct runtime *runtime, struct object *deque)
{
    as_deque(deque)->changes++;
    uint64_t size = size_of(runtime, deque);
    if (size != deque->size)
        object_resize(runtime, deque, size);
}

/* Stores an empty deque of a type that is deque or derives from it. */
static bool
new_deque(struct runtime *runtime, const struct type *type, int64_t maximum,
          struct ref result)
{
    uint64_t base = (uint64_t)runtime->profile->deque_base;
    struct object *deque =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = base + BLOCK_BYTES,
                                          .block_size = base});
    if (!store(runtime, result, deque))
        return false;
    as_deque(deque)->maximum = maximum;
    as_deque(deque)->left = MIDDLE;
    return true;
}

/* ---- both ends ---------------------------------------------------------- */

bool
deque_take(struct runtime *runtime, struct object *deque, bool at_left,
           struct ref result)
{
    struct deque *self = as_deque(deque);
    uint32_t count = deque->slot_count;
    if (count == 0)
        return false;
    uint32_t place = at_left ? 0 : count - 1;
    if (result.holder != NULL)
        ref_move(runtime, (struct ref){deque, place}, result);
    if (at_left)
        self->left = (self->left + 1) % BLOCK_ITEMS;
    /* What becomes empty at the edge of a block goes back to its middle. */
    if (count == 1 && self->left == 0)
        self->left = MIDDLE;
    if (result.holder != NULL)
        slots_remove(runtime, deque, place, 1, NULL);
    else
        slots_drop(runtime, deque, place, 1, false);
    changed(runtime, deque);
    return true;
}

/* Lets the item at the other end fall out when there are too many. */
static void
hold_maximum(struct runtime *runtime, struct object *deque, bool at_left)
{
    int64_t maximum = as_deque(deque)->maximum;
    if (maximum >= 0 && deque->slot_count > maximum)
        deque_take(runtime, deque, !at_left, (struct ref){NULL, 0});
}

bool
deque_append(struct runtime *runtime, struct object *deque,
             struct object *item, bool at_left)
{
    struct deque *self = as_deque(deque);
    uint32_t place = at_left ? 0 : deque->slot_count;
    if (!slots_insert(runtime, deque, place, 1, NULL))
        return false;
    slot_set(runtime, deque, place, item);
    if (at_left)
        self->left = (self->left + BLOCK_ITEMS - 1) % BLOCK_ITEMS;
    changed(runtime, deque);
    hold_maximum(runtime, deque, at_left);
    return true;
}

struct extending {
    struct object *deque;
    bool at_left;
};

static bool
append_item(struct runtime *runtime, void *context, struct object *item)
{
    struct extending *extending = context;
    return deque_append(runtime, extending->deque, item, extending->at_left);
}

bool
deque_extend(struct runtime *runtime, struct object *deque,
             struct object *iterable, bool at_left)
{
    static const char *const names[] = {"the items"};
    struct extending extending = {deque, at_left};
    if (deque == iterable) {
        struct object *native = native_open(runtime, "deque", names, 1);
        bool fine =
            native != NULL &&
            deque_copy(runtime, deque, (struct ref){native, 0}) &&
            deque_extend(runtime, deque, native->slots[0], at_left);
        if (native != NULL)
            native_close(runtime, native);
        return fine;
    }
    /* It is filled from the left of its block on. */
    if (deque->slot_count == 0)
        as_deque(deque)->left = at_left ? BLOCK_ITEMS - 1 : 1;
    return each_item(runtime,
                     at_left ? "deque.extendleft" : "deque.extend",
                     iterable, append_item, &extending);
}

void
deque_clear(struct runtime *runtime, struct object *deque)
{
    as_deque(deque)->left = MIDDLE;
    slots_drop(runtime, deque, 0, deque->slot_count, false);
    changed(runtime, deque);
}

bool
deque_copy(struct runtime *runtime, struct object *deque, struct ref result)
{
    if (!new_deque(runtime, &deque_type, as_deque(deque)->maximum, result))
        return false;
    struct object *copy = ref_get(result);
    if (deque->slot_count > 0)
        as_deque(copy)->left = 1;
    for (uint32_t i = 0; i < deque->slot_count; i++)
        if (!deque_append(runtime, copy, deque->slots[i], false))
            return false;
    return true;
}

/* ---- the middle --------------------------------------------------------- */

void
deque_rotate(struct runtime *runtime, struct object *deque, int64_t by)
{
    struct deque *self = as_deque(deque);
    int64_t count = deque->slot_count;
    if (count <= 1)
        return;
    if (by > count / 2 || by < -count / 2) {
        by %= count;
        if (by > count / 2)
            by -= count;
        else if (by < -count / 2)
            by += count;
    }
    if (by == 0)
        return;
    uint32_t *from = mem_alloc_array((size_t)count, sizeof *from);
    for (int64_t i = 0; i < count; i++)
        from[i] = (uint32_t)((i - by + count) % count);
    slots_permute(runtime, deque, 0, from, (uint32_t)count);
    mem_free(from);
    self->left = (uint32_t)((self->left - by % BLOCK_ITEMS + BLOCK_ITEMS) %
                            BLOCK_ITEMS);
    changed(runtime, deque);
}

bool
deque_insert(struct runtime *runtime, struct object *deque, uint32_t index,
             struct object *item)
{
    if (index == deque->slot_count || index == 0)
        return deque_append(runtime, deque, item, index == 0);
    if (!slots_insert(runtime, deque, index, 1, NULL))
        return false;
    slot_set(runtime, deque, index, item);
    as_deque(deque)->left =
        (as_deque(deque)->left + BLOCK_ITEMS - 1) % BLOCK_ITEMS;
    changed(runtime, deque);
    return true;
}

void
deque_delete(struct runtime *runtime, struct object *deque, uint32_t index)
{
    as_deque(deque)->left = (as_deque(deque)->left + 1) % BLOCK_ITEMS;
    slots_drop(runtime, deque, index, 1, false);
    changed(runtime, deque);
}

/* ---- entries of the type's table ---------------------------------------- */

static bool
repr(struct runtime *runtime, struct object *deque, struct text *out)
{
    bool again;
    if (!repr_enter(runtime, deque, &again)) {
        if (again)
            text_add_string(out, "[...]");
        return again;
    }
    bool fine = true;
    text_add_format(out, "%s([", type_short_name(deque->type));
    for (uint32_t i = 0; fine && i < deque->slot_count; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = object_repr(runtime, deque->slots[i], out);
    }
    text_add_byte(out, ']');
    if (as_deque(deque)->maximum >= 0)
        text_add_format(out, ", maxlen=%lld",
                        (long long)as_deque(deque)->maximum);
    text_add_byte(out, ')');
    repr_leave(runtime, deque);
    return fine;
}

static bool
read_index(struct runtime *runtime, struct object *deque, struct object *key,
           uint32_t *index)
{
    int64_t number;
    if (!object_is_int(key))
        return raise_error(runtime, "TypeError",
                           "sequence index must be integer, not '%s'",
                           key->type->name);
    if (!atom_to_index(runtime, key, true, &number))
        return false;
    if (number < 0)
        number += deque->slot_count;
    if (number < 0 || number >= deque->slot_count)
        return raise_error(runtime, "IndexError",
                           "deque index out of range");
    *index = (uint32_t)number;
    return true;
}

static bool
get_item(struct runtime *runtime, struct object *deque, struct object *key,
         struct ref result)
{
    uint32_t index;
    return read_index(runtime, deque, key, &index) &&
           store(runtime, result, deque->slots[index]);
}

static bool
set_item(struct runtime *runtime, struct object *deque, struct object *key,
         struct object *value)
{
    uint32_t index;
    if (!read_index(runtime, deque, key, &index))
        return false;
    if (value == NULL)
        deque_delete(runtime, deque, index);
    else
        slot_set(runtime, deque, index, value);
    return true;
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, bool *truth)
{
    if (!object_is_deque(a) || !object_is_deque(b))
        return OUTCOME_NOT_IMPLEMENTED;
    return sequence_compare(runtime, a, b, kind, truth);
}

/* deque * number, as a new deque or in place. */
static bool
repeat(struct runtime *runtime, struct object *deque, struct object *number)
{
    int64_t times;
    uint32_t count = deque->slot_count;
    if (!sequence_times(runtime, number, &times))
        return false;
    if (times <= 0 || count == 0) {
        deque_clear(runtime, deque);
        return true;
    }
    int64_t maximum = as_deque(deque)->maximum;
    if (maximum >= 0 && times > maximum / count + 1)
        times = maximum / count + 1;
    if ((uint64_t)times > runtime->limits.slots / count)
        return sequence_refuse(runtime, (double)count * (double)times,
                               "deque");
    struct object *items =
        tuple_from_items(runtime, deque->slots, count);
    for (int64_t i = 1; items != NULL && i < times; i++)
        for (uint32_t k = 0; k < count; k++)
            if (!deque_append(runtime, deque, items->slots[k], false))
                return false;
    object_discard(runtime, items);
    return true;
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (kind == OPERATOR_MULTIPLY) {
        struct object *deque = object_is_deque(a) ? a : b;
        struct object *number = deque == a ? b : a;
        if (!object_is_int(number))
            return OUTCOME_NOT_IMPLEMENTED;
        return outcome_of(deque_copy(runtime, deque, result) &&
                          repeat(runtime, ref_get(result), number));
    }
    if (kind != OPERATOR_ADD || !object_is_deque(a))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!object_is_deque(b)) {
        raise_error(runtime, "TypeError",
                    "can only concatenate deque (not \"%s\") to deque",
                    b->type->name);
        return OUTCOME_FAILED;
    }
    return outcome_of(deque_copy(runtime, a, result) &&
                      deque_extend(runtime, ref_get(result), b, false));
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    if (kind == OPERATOR_ADD)
        return outcome_of(deque_extend(runtime, a, b, false) &&
                          store(runtime, result, a));
    if (kind != OPERATOR_MULTIPLY || !object_is_int(b))
        return OUTCOME_NOT_IMPLEMENTED;
    return outcome_of(repeat(runtime, a, b) && store(runtime, result, a));
}

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return new_deque(runtime, type, -1, result);
}

static bool
initialize(struct runtime *runtime, struct object *deque,
           const struct arguments *arguments)
{
    static const char *const names[] = {"iterable", "maxlen", NULL};
    static const struct parameters parameters = {"deque", names, 0, 2};
    struct object *given[2];
    int64_t maximum = -1;
    if (!arguments_take(runtime, &parameters, arguments, given))
        return false;
    if (given[1] != NULL && !is_none(given[1])) {
        if (!object_is_int(given[1]))
            return raise_error(runtime, "TypeError",
                               "an integer is required");
        if (!atom_to_index(runtime, given[1], false, &maximum))
            return false;
        if (maximum < 0)
            return raise_error(runtime, "ValueError",
                               "maxlen must be non-negative");
    }
    as_deque(deque)->maximum = maximum;
    if (deque->slot_count > 0)
        deque_clear(runtime, deque);
    return given[0] == NULL ||
           deque_extend(runtime, deque, given[0], false);
}

/* ---- iterating ---------------------------------------------------------- */

struct deque_iterator {
    struct object object;
    uint64_t changes; /* of the deque when it began */
    uint32_t left;    /* items still to be given */
};

static struct deque_iterator *
as_deque_iterator(struct object *object)
{
    return (struct deque_iterator *)(void *)object;
}

static bool
iterate_as(struct runtime *runtime, const struct type *type,
           struct object *deque, struct ref result)
{
    struct object *iterator = iterator_make(runtime, type, 1, 72);
    if (!store(runtime, result, iterator))
        return false;
    slot_set(runtime, iterator, 0, deque);
    as_deque_iterator(iterator)->changes = as_deque(deque)->changes;
    as_deque_iterator(iterator)->left = deque->slot_count;
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *deque, struct ref result)
{
    return iterate_as(runtime, &deque_iterator_type, deque, result);
}

static bool
reverse(struct runtime *runtime, struct object *deque, struct ref result)
{
    return iterate_as(runtime, &deque_reverse_iterator_type, deque, result);
}

static bool
next(struct runtime *runtime, struct object *object, struct ref result)
{
    struct deque_iterator *iterator = as_deque_iterator(object);
    struct object *deque = object->slots[0];
    bool same = iterator->changes == as_deque(deque)->changes;
    if (!same) {
        iterator->left = 0;
        return raise_error(runtime, "RuntimeError",
                           "deque mutated during iteration");
    }
    if (iterator->left == 0)
        return true;
    uint32_t place = object->type == &deque_iterator_type
                         ? deque->slot_count - iterator->left
                         : iterator->left - 1;
    iterator->left--;
    return store(runtime, result, deque->slots[place]);
}

static bool
hint(struct runtime *runtime, struct object *object, size_t *length)
{
    (void)runtime;
    *length = as_deque_iterator(object)->left;
    return true;
}

#define DEQUE_ITERATOR(type_name)                                       \
    {                                                                   \
        .name = "_collections." type_name,                              \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,                       \
        .scheme = SLOTS_REFERENTS,                                      \
        .struct_size = sizeof(struct deque_iterator),                   \
        .iterate = iterator_itself, .next = next, .length_hint = hint   \
    }

const struct type deque_iterator_type = DEQUE_ITERATOR("_deque_iterator");
const struct type deque_reverse_iterator_type =
    DEQUE_ITERATOR("_deque_reverse_iterator");

/* ---- the type ----------------------------------------------------------- */

static bool
get_maximum(struct runtime *runtime, struct object *deque, struct ref result)
{
    int64_t maximum = as_deque(deque)->maximum;
    return maximum < 0 ? store_none(runtime, result)
                       : store_int(runtime, result, maximum);
}

static const struct getter getters[] = {{"maxlen", get_maximum},
                                        {NULL, NULL}};

const struct type deque_type = {
    .name = "collections.deque",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE |
             TYPE_WEAKLY_REFERABLE,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct deque),
    .heap_since = 12,
    .repr = repr,
    .compare_truth = compare,
    .length = sequence_length,
    .binary = binary,
    .binary_kinds =
        OPERATOR_BIT(OPERATOR_ADD) | OPERATOR_BIT(OPERATOR_MULTIPLY),
    .sequence_kinds =
        OPERATOR_BIT(OPERATOR_ADD) | OPERATOR_BIT(OPERATOR_MULTIPLY),
    .in_place_kinds =
        OPERATOR_BIT(OPERATOR_ADD) | OPERATOR_BIT(OPERATOR_MULTIPLY),
    .in_place = in_place,
    .get_item = get_item,
    .set_item = set_item,
    .contains = sequence_contains,
    .iterate = iterate,
    .reverse = reverse,
    .create = create,
    .initialize = initialize,
    .construct = type_create_and_initialize,
    .clear = deque_clear,
    .methods = deque_methods,
    .getters = getters,
    .documentation =
        "deque([iterable[, maxlen]]) --> deque object",
};
