/* The type list: its table, operators, slices and methods. */
#include "object/list_type.h"

#include "base/mem.h"
#include "object/caches.h"
#include "object/container.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/store.h"

/* ---- items and slices --------------------------------------------------- */

/* "list index out of range": the text is made once and kept (list_item), from
 * 3.11 on as a part of the interpreter. */
static bool
fail_index(struct runtime *runtime)
{
    static const char words[] = "list index out of range";
    struct caches *caches = runtime->caches;
    if (caches->list_index_error == NULL) {
        struct object *text = atom_new_c(runtime, words);
        if (text == NULL || !caches_hold(runtime, text, words))
            return false;
        if (runtime->profile->messages_are_static)
            object_set_flags(runtime, text,
                             text->flags | caches_flags(runtime));
        caches->list_index_error = text;
    }
    return raise_with_object(runtime, "IndexError",
                             caches->list_index_error);
}

static bool
get_item(struct runtime *runtime, struct object *list, struct object *key,
         struct ref result)
{
    if (key->type == &slice_type)
        return sequence_get_slice(runtime, list, key, list_from_items,
                                  result);
    uint32_t index;
    if (sequence_index(runtime, list, key, NULL, &index))
        return store(runtime, result, list->slots[index]);
    return has_failed(runtime) ? false : fail_index(runtime);
}

/* Replaces count items from start on by others, which are there before the old
 * ones go, last to first (list_ass_slice). */
static bool
replace_run(struct runtime *runtime, struct object *list, uint32_t start,
            uint32_t count, struct object *const *items, uint32_t number)
{
    if (list->slot_count + number == count) {
        list_clear(runtime, list);
        return true;
    }
    if (number > count)
        list_make_room(runtime, list, list->slot_count + number - count);
    if (!slots_insert(runtime, list, start, number, NULL))
        return false;
    as_list(list)->changed = true;
    list_put_items(runtime, list, start, items, number);
    list_drop(runtime, list, start + number, count, true);
    return true;
}

/* The items that stay move together, and the others go, first to last. */
static bool
delete_extended(struct runtime *runtime, struct object *list,
                const struct slice_range *range)
{
    uint32_t length = list->slot_count, count = (uint32_t)range->count;
    int64_t step = range->step > 0 ? range->step : -range->step;
    int64_t next = range->step > 0
                       ? range->start
                       : range->start + (range->count - 1) * range->step;
    uint32_t *order = mem_alloc_array(length, sizeof *order);
    uint32_t kept = 0, gone = 0;
    for (uint32_t i = 0; i < length; i++) {
        bool goes = gone < count && i == next;
        order[goes ? length - count + gone++ : kept++] = i;
        next += goes ? step : 0;
    }
    slots_permute(runtime, list, 0, order, length);
    mem_free(order);
    list_drop(runtime, list, length - count, count, false);
    return true;
}

static bool
assign_extended(struct runtime *runtime, struct object *list,
                const struct slice_range *range, struct object *source)
{
    if (source->slot_count != range->count)
        return raise_error(runtime, "ValueError",
                           "attempt to assign sequence of size %u to "
                           "extended slice of size %lld",
                           source->slot_count, (long long)range->count);
    for (int64_t i = 0; i < range->count; i++)
        slot_set(runtime, list, (uint32_t)(range->start + i * range->step),
                 source->slots[i]);
    return true;
}

/* Puts the items of value, a list or tuple, into the place of a slice. */
static bool
assign_items(struct runtime *runtime, struct object *list,
             const struct slice_range *range, struct object *value)
{
    if (range->step != 1)
        return assign_extended(runtime, list, range, value);
    return replace_run(runtime, list, (uint32_t)range->start,
                       (uint32_t)range->count, value->slots,
                       value->slot_count);
}

/* list[slice] = value; value NULL: del list[slice]. */
static bool
set_slice(struct runtime *runtime, struct object *list,
          struct object *slice, struct object *value)
{
    struct slice_range range;
    if (!slice_indices(runtime, slice, list->slot_count, &range))
        return false;
    if (value == NULL) {
        if (range.step != 1)
            return delete_extended(runtime, list, &range);
        return replace_run(runtime, list, (uint32_t)range.start,
                           (uint32_t)range.count, NULL, 0);
    }
    if (value->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           range.step == 1 && runtime->profile->minor < 13
                               ? "can only assign an iterable"
                               : "must assign iterable to extended slice");
    struct object *native =
        sequence_hold(runtime, "list slice", value, list);
    if (native == NULL)
        return false;
    bool fine = assign_items(runtime, list, &range, native->slots[0]);
    sequence_let_go(runtime, native);
    return fine;
}

static bool
set_item(struct runtime *runtime, struct object *list, struct object *key,
         struct object *value)
{
    if (key->type == &slice_type)
        return set_slice(runtime, list, key, value);
    uint32_t index;
    if (!sequence_index(runtime, list, key,
                        "list assignment index out of range", &index))
        return false;
    if (value != NULL) {
        slot_set(runtime, list, index, value);
    } else if (runtime->profile->del_item_keeps_room) {
        slots_drop(runtime, list, index, 1, false);
        as_list(list)->changed = true;
    } else {
        list_take(runtime, list, index, (struct ref){NULL, 0});
    }
    return true;
}

static bool
iterate(struct runtime *runtime, struct object *list, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &list_iterator_type, list));
}

static bool
reverse_iterate(struct runtime *runtime, struct object *list,
                struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &list_reverse_iterator_type, list));
}

/* ---- operators ---------------------------------------------------------- */

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    if (kind == OPERATOR_ADD && object_is_list(a))
        return sequence_concat(runtime, a, b, list_from_items, "list",
                               object_is_list(b), result);
    if (kind == OPERATOR_MULTIPLY)
        return sequence_repeat(runtime, a, b, list_from_items, result);
    return OUTCOME_NOT_IMPLEMENTED;
}

/* list *= n. */
static bool
repeat_here(struct runtime *runtime, struct object *list, int64_t times)
{
    uint32_t length = list->slot_count;
    if (times <= 0) {
        list_clear(runtime, list);
        return true;
    }
    if (length == 0 || times == 1)
        return true;
    if ((uint64_t)times > runtime->limits.slots / length)
        return sequence_refuse(runtime, (double)length * (double)times,
                               list->type->name);
    uint32_t extra = length * (uint32_t)(times - 1);
    struct object **items = mem_alloc_array(extra, sizeof *items);
    for (uint32_t i = 0; i < extra; i++)
        items[i] = list->slots[i % length];
    bool fine = list_open_gap(runtime, list, length, extra);
    if (fine)
        list_put_items(runtime, list, length, items, extra);
    mem_free(items);
    return fine;
}

static enum outcome
in_place(struct runtime *runtime, enum operator_kind kind, struct object *a,
         struct object *b, struct ref result)
{
    bool fine;
    if (kind == OPERATOR_ADD) {
        fine = list_extend(runtime, a, b);
    } else if (kind == OPERATOR_MULTIPLY && object_is_index(b)) {
        int64_t times;
        fine = sequence_times(runtime, b, &times) &&
               repeat_here(runtime, a, times);
    } else {
        return OUTCOME_NOT_IMPLEMENTED;
    }
    return outcome_of(fine && store(runtime, result, a));
}

/* ---- methods ------------------------------------------------------------ */

static bool
append(METHOD_PARAMETERS)
{
    return list_append(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
extend(METHOD_PARAMETERS)
{
    return list_extend(runtime, self, arguments->items[0]) &&
           store_none(runtime, result);
}

static bool
insert(METHOD_PARAMETERS)
{
    int64_t index;
    if (!atom_to_index(runtime, arguments->items[0], true, &index))
        return false;
    int64_t length = self->slot_count;
    if (index < 0)
        index = index < -length ? 0 : index + length;
    if (index > length)
        index = length;
    return list_insert(runtime, self, (uint32_t)index, arguments->items[1]) &&
           store_none(runtime, result);
}

static bool
pop(METHOD_PARAMETERS)
{
    int64_t length = self->slot_count, index = -1;
    if (arguments->count > 0 &&
        !atom_to_index(runtime, arguments->items[0], true, &index))
        return false;
    if (length == 0)
        return raise_error(runtime, "IndexError", "pop from empty list");
    if (index < 0)
        index += length;
    if (index < 0 || index >= length)
        return raise_error(runtime, "IndexError", "pop index out of range");
    list_take(runtime, self, (uint32_t)index, result);
    return true;
}

static bool
remove_item(METHOD_PARAMETERS)
{
    uint32_t index;
    bool found;
    if (!sequence_find(runtime, self, arguments->items[0], 0, INT64_MAX,
                       &index, &found))
        return false;
    if (!found)
        return raise_error(runtime, "ValueError",
                           "list.remove(x): x not in list");
    list_take(runtime, self, index, (struct ref){NULL, 0});
    return store_none(runtime, result);
}

static bool
clear(METHOD_PARAMETERS)
{
    (void)arguments;
    list_clear(runtime, self);
    return store_none(runtime, result);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    return store(runtime, result,
                 list_slice(runtime, self, 0, self->slot_count));
}

static bool
reverse(METHOD_PARAMETERS)
{
    (void)arguments;
    list_reverse(runtime, self);
    return store_none(runtime, result);
}

static bool
sort(METHOD_PARAMETERS)
{
    struct object *key = arguments_keyword(arguments, "key");
    struct object *given = arguments_keyword(arguments, "reverse");
    bool backward = false;
    if (given != NULL && !object_is_true(runtime, given, &backward))
        return false;
    if (key != NULL && is_none(key))
        key = NULL;
    return list_sort(runtime, self, key, backward) &&
           store_none(runtime, result);
}

static const char *const sort_keywords[] = {"key", "reverse", NULL};

const struct method list_methods[] = {
    {"append", append, 1, 1, NULL, "Append object to the end of the list."},
    {"clear", clear, 0, 0, NULL, "Remove all items from list."},
    {"copy", copy, 0, 0, NULL, "Return a shallow copy of the list."},
    {"count", sequence_count_method, 1, 1, NULL,
     "Return number of occurrences of value."},
    {"extend", extend, 1, 1, NULL,
     "Extend list by appending elements from the iterable."},
    {"index", sequence_index_method, 1, 3, NULL,
     "Return first index of value."},
    {"insert", insert, 2, 2, NULL, "Insert object before index."},
    {"pop", pop, 0, 1, NULL, "Remove and return item at index."},
    {"remove", remove_item, 1, 1, NULL, "Remove first occurrence of value."},
    {"reverse", reverse, 0, 0, NULL, "Reverse *IN PLACE*."},
    {"sort", sort, 0, 0, sort_keywords, "Sort the list in ascending order."},
    {NULL, NULL, 0, 0, NULL, NULL}};

/* ---- the table ---------------------------------------------------------- */

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (!arguments_check(runtime, "list", arguments, 0, 1, NULL))
        return false;
    if (arguments->count == 0)
        return store(runtime, result, list_new(runtime));
    return list_from_call(runtime, arguments->items[0], result);
}

static uint64_t
size_of(struct runtime *runtime, struct object *list)
{
    (void)runtime;
    return list->size - 16;
}

const struct type list_type = {.name = "list",
                               .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                        TYPE_RELEASES_BACKWARD | TYPE_BASE |
                                        TYPE_SEQUENCE | TYPE_MATCHES_SELF,
                               .scheme = SLOTS_INDEX,
                               .struct_size = sizeof(struct list),
                               .size = size_of,
                               .repr = sequence_repr,
                               .compare_truth = sequence_compare,
                               .length = sequence_length,
                               .binary = binary,
                               .binary_kinds = SEQUENCE_OPERATORS,
                               .sequence_kinds = SEQUENCE_OPERATORS,
                               .in_place_kinds = SEQUENCE_OPERATORS,
                               .in_place = in_place,
                               .get_item = get_item,
                               .set_item = set_item,
                               .contains = sequence_contains,
                               .iterate = iterate,
                               .reverse = reverse_iterate,
                               .construct = construct,
                               .unpacked_since = 9,
                               .create = list_create,
                               .initialize = list_initialize,
                               .clear = list_clear,
                               .methods = list_methods,
                               .free_list = FREE_LIST_LIST};
