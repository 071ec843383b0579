#include "object/sequence.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom_type.h"
#include "object/container.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/slice.h"
#include "object/store.h"
#include "object/tuple.h"

/* ---- entries of type tables --------------------------------------------- */

bool
sequence_repr(struct runtime *runtime, struct object *sequence,
              struct text *out)
{
    bool is_tuple = object_is_tuple(sequence);
    bool again;
    if (!repr_enter(runtime, sequence, &again)) {
        if (again)
            text_add_string(out, is_tuple ? "(...)" : "[...]");
        return again;
    }
    bool fine = true;
    text_add_byte(out, is_tuple ? '(' : '[');
    for (uint32_t i = 0; i < sequence->slot_count && fine; i++) {
        if (i > 0)
            text_add_string(out, ", ");
        fine = object_repr(runtime, sequence->slots[i], out);
    }
    if (is_tuple && sequence->slot_count == 1)
        text_add_byte(out, ',');
    text_add_byte(out, is_tuple ? ')' : ']');
    repr_leave(runtime, sequence);
    return fine;
}

bool
sequence_length(struct runtime *runtime, struct object *sequence,
                size_t *length)
{
    (void)runtime;
    *length = sequence->slot_count;
    return true;
}

bool
sequence_contains(struct runtime *runtime, struct object *sequence,
                  struct object *item, bool *truth)
{
    bool holds = object_is_list(sequence);
    *truth = false;
    for (uint32_t i = 0; i < sequence->slot_count && !*truth; i++) {
        struct object *there = sequence->slots[i];
        bool fine = runtime->profile->contains_asks_item
                        ? object_equal_holding(runtime, "in", there, item,
                                               holds, false, truth)
                        : object_equal_holding(runtime, "in", item, there,
                                               false, holds, truth);
        if (!fine)
            return false;
    }
    return true;
}

/* The first two items that differ decide. */
static bool
compare_items(struct runtime *runtime, enum comparison_kind kind,
              struct object *a, struct object *b, bool holds, bool *truth)
{
    static const char *const names[] = {"an item", "an item"};
    struct object *native =
        holds && (object_runs_scene(a) || object_runs_scene(b))
            ? native_open(runtime, "comparison", names, 2)
            : NULL;
    if (native == NULL)
        return object_compare_truth(runtime, kind, a, b, truth);
    slot_set(runtime, native, 0, a);
    slot_set(runtime, native, 1, b);
    bool fine = object_compare_truth(runtime, kind, a, b, truth);
    native_close(runtime, native);
    return fine;
}

enum outcome
sequence_compare(struct runtime *runtime, struct object *a, struct object *b,
                 enum comparison_kind kind, bool *truth)
{
    if (object_is_list(a) != object_is_list(b) ||
        object_is_tuple(a) != object_is_tuple(b))
        return OUTCOME_NOT_IMPLEMENTED;
    bool equality = kind == IS_EQUAL || kind == IS_NOT_EQUAL;
    if (equality && object_is_list(a) && a->slot_count != b->slot_count) {
        *truth = kind == IS_NOT_EQUAL;
        return OUTCOME_DONE;
    }
    if (!enter_c(runtime, " in comparison"))
        return OUTCOME_FAILED;
    bool same = true, fine = true, holds = object_is_list(a);
    uint32_t i = 0;
    /* Code of the scene may change the lengths while it compares. */
    for (; i < a->slot_count && i < b->slot_count; i++) {
        fine = object_equal_holding(runtime, "comparison", a->slots[i],
                                    b->slots[i], holds, holds, &same);
        if (!fine || !same)
            break;
    }
    if (fine && (i >= a->slot_count || i >= b->slot_count))
        *truth = comparison_holds(kind, (a->slot_count > b->slot_count) -
                                            (a->slot_count < b->slot_count));
    else if (fine && equality)
        *truth = kind == IS_NOT_EQUAL;
    else if (fine)
        fine = compare_items(runtime, kind, a->slots[i], b->slots[i],
                             holds && runtime->profile->list_order_holds,
                             truth);
    leave_c(runtime);
    return outcome_of(fine);
}

/* ---- items and slices --------------------------------------------------- */

bool
sequence_index(struct runtime *runtime, struct object *sequence,
               struct object *key, const char *message, uint32_t *index)
{
    int64_t number;
    if (!object_is_index(key))
        return raise_error(runtime, "TypeError",
                           "%s indices must be integers or slices, not %s",
                           object_is_list(sequence) ? "list" : "tuple",
                           key->type->name);
    if (!object_is_int(key)) {
        if (!atom_to_index(runtime, key, false, &number))
            return false;
    } else if (!integer_to_int64(atom_value(key)->kind == VALUE_BOOL
                              ? integer_from_int64(
                                    atom_value(key)->as.boolean)
                              : atom_value(key)->as.integer,
                          &number))
        return raise_error(runtime, "IndexError",
                           "cannot fit 'int' into an index-sized integer");
    if (number < 0)
        number += sequence->slot_count;
    if (number < 0 || number >= sequence->slot_count)
        return message == NULL
                   ? false
                   : raise_error(runtime, "IndexError", "%s", message);
    *index = (uint32_t)number;
    return true;
}

bool
sequence_get_slice(struct runtime *runtime, struct object *sequence,
                   struct object *slice, sequence_maker maker,
                   struct ref result)
{
    struct slice_range range;
    if (!slice_indices(runtime, slice, sequence->slot_count, &range))
        return false;
    uint32_t count = (uint32_t)range.count;
    if (range.step == 1)
        return store(runtime, result,
                     maker(runtime, sequence->slots + range.start, count));
    struct object **items = mem_alloc_array(count, sizeof *items);
    for (uint32_t i = 0; i < count; i++)
        items[i] = sequence->slots[range.start + i * range.step];
    bool fine = store(runtime, result, maker(runtime, items, count));
    mem_free(items);
    return fine;
}

/* ---- operators ---------------------------------------------------------- */

enum outcome
sequence_concat(struct runtime *runtime, struct object *a, struct object *b,
                sequence_maker maker, const char *name, bool fits,
                struct ref result)
{
    if (!fits) {
        raise_error(runtime, "TypeError",
                    "can only concatenate %s (not \"%s\") to %s", name,
                    b->type->name, name);
        return OUTCOME_FAILED;
    }
    size_t count = (size_t)a->slot_count + b->slot_count;
    struct object **items = mem_alloc_array(count, sizeof *items);
    for (uint32_t i = 0; i < a->slot_count; i++)
        items[i] = a->slots[i];
    for (uint32_t i = 0; i < b->slot_count; i++)
        items[a->slot_count + i] = b->slots[i];
    bool fine =
        store(runtime, result, maker(runtime, items, (uint32_t)count));
    mem_free(items);
    return outcome_of(fine);
}

bool
sequence_times(struct runtime *runtime, struct object *number,
               int64_t *times)
{
    if (!object_is_int(number))
        return atom_to_index(runtime, number, false, times);
    const struct value *value = atom_value(number);
    if (value->kind == VALUE_BOOL || value->as.integer.big == NULL)
        return atom_to_index(runtime, number, true, times);
    return raise_error(runtime, "OverflowError",
                       "cannot fit 'int' into an index-sized integer");
}

bool
sequence_refuse(struct runtime *runtime, double count, const char *type)
{
    if (count * sizeof(void *) > LIMITS_ANY_MEMORY)
        return raise_error(runtime, "MemoryError", "%s", "");
    return stop_run(runtime, "more than %zu references in one %s",
                    runtime->limits.slots, type);
}

enum outcome
sequence_repeat(struct runtime *runtime, struct object *a, struct object *b,
                sequence_maker maker, struct ref result)
{
    struct object *sequence = object_is_int(a) ? b : a;
    struct object *number = object_is_int(a) ? a : b;
    int64_t times;
    if (!object_is_int(number))
        return OUTCOME_NOT_IMPLEMENTED;
    if (!sequence_times(runtime, number, &times))
        return OUTCOME_FAILED;
    uint32_t length = sequence->slot_count;
    if (times < 0 || length == 0)
        times = 0;
    if (length > 0 && (uint64_t)times > runtime->limits.slots / length) {
        sequence_refuse(runtime, (double)length * (double)times,
                        sequence->type->name);
        return OUTCOME_FAILED;
    }
    uint32_t count = length * (uint32_t)times;
    struct object **items = mem_alloc_array(count, sizeof *items);
    for (uint32_t i = 0; i < count; i++)
        items[i] = sequence->slots[i % length];
    bool fine = store(runtime, result, maker(runtime, items, count));
    mem_free(items);
    return outcome_of(fine);
}

/* ---- searching ---------------------------------------------------------- */

bool
sequence_find(struct runtime *runtime, struct object *sequence,
              struct object *item, int64_t start, int64_t end,
              uint32_t *index, bool *found)
{
    bool holds = object_is_list(sequence);
    *found = false;
    *index = 0;
    for (int64_t i = start; i < end && i < sequence->slot_count; i++) {
        if (!object_equal_holding(runtime, "index", sequence->slots[i], item,
                                  holds, false, found))
            return false;
        if (*found) {
            *index = (uint32_t)i;
            return true;
        }
    }
    return true;
}

bool
sequence_count_method(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result)
{
    int64_t count = 0;
    bool holds = object_is_list(self);
    for (uint32_t i = 0; i < self->slot_count; i++) {
        bool same;
        if (!object_equal_holding(runtime, "count", self->slots[i],
                                  arguments->items[0], holds, false, &same))
            return false;
        count += same;
    }
    return store_int(runtime, result, count);
}

bool
sequence_index_method(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result)
{
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 1; i < arguments->count; i++) {
        if (!object_is_index(arguments->items[i]))
            return raise_error(runtime, "TypeError",
                               "slice indices must be integers or have an "
                               "__index__ method");
        if (!atom_to_index(runtime, arguments->items[i], true,
                           &bounds[i - 1]))
            return false;
    }
    for (int i = 0; i < 2; i++)
        if (bounds[i] < 0) {
            bounds[i] += self->slot_count;
            if (bounds[i] < 0)
                bounds[i] = 0;
        }
    uint32_t index;
    bool found;
    if (!sequence_find(runtime, self, arguments->items[0], bounds[0],
                       bounds[1], &index, &found))
        return false;
    if (found)
        return store_int(runtime, result, index);
    if (object_is_tuple(self))
        return raise_error(runtime, "ValueError",
                           "tuple.index(x): x not in tuple");
    struct text shown = {0};
    if (object_repr(runtime, arguments->items[0], &shown))
        raise_error(runtime, "ValueError", "%s is not in list",
                    text_string(&shown));
    text_release(&shown);
    return false;
}

/* ---- the items of any iterable ------------------------------------------ */

/* A list of the items of an iterator, which says itself how many it has
 * (PySequence_Fast). */
static bool
hold_items(struct runtime *runtime, struct object *iterable,
           struct ref result)
{
    static const char *const names[] = {"the iterator"};
    struct object *native = native_open(runtime, "items", names, 1);
    if (native == NULL)
        return false;
    bool fine =
        object_iterate(runtime, iterable, (struct ref){native, 0}) &&
        list_from_iterable(runtime, native->slots[0], result);
    native_close(runtime, native);
    return fine;
}

struct object *
sequence_hold(struct runtime *runtime, const char *what,
              struct object *iterable, struct object *other)
{
    static const char *const names[] = {"the items"};
    struct object *native = native_open(runtime, what, names, 1);
    if (native == NULL)
        return NULL;
    const struct type *type = iterable->type;
    if (iterable != other && (type == &list_type || type == &tuple_type)) {
        slot_set(runtime, native, 0, iterable);
        return native;
    }
    if (hold_items(runtime, iterable, (struct ref){native, 0}))
        return native;
    native_close(runtime, native);
    return NULL;
}

void
sequence_let_go(struct runtime *runtime, struct object *native)
{
    native_close(runtime, native);
}
