#include "object/list.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/container.h"
#include "object/iterator.h"
#include "object/list_type.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/range.h"
#include "object/set.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

enum { LIST_BASE = 56, ITEM = 8 };

struct list *
as_list(struct object *object)
{
    return (struct list *)(void *)object;
}

/* ---- room --------------------------------------------------------------- */

static void
set_allocated(struct runtime *runtime, struct object *list,
              uint32_t allocated)
{
    if (as_list(list)->allocated == allocated)
        return;
    as_list(list)->allocated = allocated;
    object_set_buffer(runtime, list, (uint64_t)allocated * ITEM);
    object_resize(runtime, list, LIST_BASE + (uint64_t)allocated * ITEM);
}

void
list_make_room(struct runtime *runtime, struct object *list, uint32_t size)
{
    uint64_t allocated = as_list(list)->allocated;
    if (allocated >= size && size >= allocated / 2)
        return;
    uint64_t wanted = size;
    if (size == 0) {
        wanted = 0;
    } else if (runtime->profile->list_growth == PROFILE_GROWTH_3_8) {
        wanted += (size >> 3) + (size < 9 ? 3 : 6);
    } else {
        wanted = (wanted + (size >> 3) + 6) & ~(uint64_t)3;
        uint32_t length = list->slot_count;
        if ((int64_t)size - length > (int64_t)(wanted - size))
            wanted = (size + UINT64_C(3)) & ~(uint64_t)3;
    }
    set_allocated(runtime, list, (uint32_t)wanted);
}

/* ---- birth -------------------------------------------------------------- */

static struct object *
new_of(struct runtime *runtime, const struct type *type)
{
    return object_new(runtime, type,
                      &(struct object_birth){.kind = NODE_OBJECT,
                                             .size = LIST_BASE,
                                             .block_size = LIST_BASE});
}

struct object *
list_new(struct runtime *runtime)
{
    return new_of(runtime, &list_type);
}

bool
list_create(struct runtime *runtime, const struct type *type,
            const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return store(runtime, result, new_of(runtime, type));
}

/* Returns a list with count empty slots and exactly so much room. */
static struct object *
new_exact(struct runtime *runtime, uint32_t count)
{
    struct object *list = list_new(runtime);
    if (list == NULL)
        return NULL;
    if (!slots_insert(runtime, list, 0, count, NULL)) {
        object_discard(runtime, list);
        return NULL;
    }
    set_allocated(runtime, list, count);
    return list;
}

struct object *
list_from_slots(struct runtime *runtime, struct object *holder,
                uint32_t first, uint32_t count)
{
    struct object *list = new_exact(runtime, count);
    for (uint32_t i = 0; list != NULL && i < count; i++)
        ref_move(runtime, (struct ref){holder, first + i},
                 (struct ref){list, i});
    return list;
}

/* Fills a run of equal items by one event. */
void
list_put_items(struct runtime *runtime, struct object *list, uint32_t index,
               struct object *const *items, uint32_t count)
{
    uint32_t i = 0;
    while (i < count) {
        uint32_t run = 1;
        while (i + run < count && items[i + run] == items[i])
            run++;
        if (run == 1)
            slot_set(runtime, list, index + i, items[i]);
        else
            slots_fill(runtime, list, index + i, run, items[i]);
        i += run;
    }
}

struct object *
list_from_items(struct runtime *runtime, struct object *const *items,
                uint32_t count)
{
    struct object *list = new_exact(runtime, count);
    if (list != NULL)
        list_put_items(runtime, list, 0, items, count);
    return list;
}

struct object *
list_slice(struct runtime *runtime, struct object *list, uint32_t start,
           uint32_t end)
{
    return list_from_items(runtime, list->slots + start,
                           start < end ? end - start : 0);
}

/* ---- changing ----------------------------------------------------------- */

bool
list_open_gap(struct runtime *runtime, struct object *list, uint32_t index,
              uint32_t count)
{
    uint64_t length = (uint64_t)list->slot_count + count;
    if (length <= runtime->limits.slots && length > as_list(list)->allocated)
        list_make_room(runtime, list, (uint32_t)length);
    as_list(list)->changed = true;
    return slots_insert(runtime, list, index, count, NULL);
}

void
list_drop(struct runtime *runtime, struct object *list, uint32_t index,
          uint32_t count, bool backward)
{
    if (count == 0)
        return;
    as_list(list)->changed = true;
    slots_drop(runtime, list, index, count, backward);
    list_make_room(runtime, list, list->slot_count);
}

bool
list_append(struct runtime *runtime, struct object *list,
            struct object *item)
{
    uint32_t index = list->slot_count;
    if (!list_open_gap(runtime, list, index, 1))
        return false;
    slot_set(runtime, list, index, item);
    return true;
}

bool
list_append_moved(struct runtime *runtime, struct object *list,
                  struct ref from)
{
    uint32_t index = list->slot_count;
    if (!list_open_gap(runtime, list, index, 1))
        return false;
    ref_move(runtime, from, (struct ref){list, index});
    return true;
}

bool
list_insert(struct runtime *runtime, struct object *list, uint32_t index,
            struct object *item)
{
    if (!list_open_gap(runtime, list, index, 1))
        return false;
    slot_set(runtime, list, index, item);
    return true;
}

void
list_take(struct runtime *runtime, struct object *list, uint32_t index,
          struct ref result)
{
    if (result.holder != NULL)
        ref_move(runtime, (struct ref){list, index}, result);
    list_drop(runtime, list, index, 1, false);
    /* Deleting goes through list_ass_slice, which frees an empty list's
     * array; pop() did not always. */
    if (list->slot_count == 0 &&
        (result.holder == NULL || runtime->profile->list_pop_clears))
        set_allocated(runtime, list, 0);
}

void
list_clear(struct runtime *runtime, struct object *list)
{
    as_list(list)->changed = true;
    slots_drop(runtime, list, 0, list->slot_count, true);
    if (list->slot_count == 0)
        set_allocated(runtime, list, 0);
}

void
list_reverse(struct runtime *runtime, struct object *list)
{
    uint32_t count = list->slot_count;
    uint32_t *permutation = mem_alloc_array(count, sizeof *permutation);
    for (uint32_t i = 0; i < count; i++)
        permutation[i] = count - 1 - i;
    slots_permute(runtime, list, 0, permutation, count);
    mem_free(permutation);
}

/* ---- extending ---------------------------------------------------------- */

static bool
append_item(struct runtime *runtime, void *context, struct object *item)
{
    return list_append(runtime, context, item);
}

/* Takes room for exactly count items, or the next even number
 * (list_preallocate_exact). */
static void
presize_exact(struct runtime *runtime, struct object *list, size_t count)
{
    if (runtime->profile->list_presize_even)
        count = (count + 1) & ~(size_t)1;
    if (count > 0 && count <= runtime->limits.slots)
        set_allocated(runtime, list, (uint32_t)count);
}

/* Takes room for count more items, without changing the length. */
static void
presize(struct runtime *runtime, struct object *list, size_t count)
{
    if (count > runtime->limits.slots - list->slot_count)
        return;
    if (as_list(list)->allocated == 0 && runtime->profile->list_presize_even)
        presize_exact(runtime, list, count);
    else
        list_make_room(runtime, list, list->slot_count + (uint32_t)count);
}

static bool
extend_by_items(struct runtime *runtime, struct object *list,
                struct object *source)
{
    uint32_t count = source->slot_count;
    uint32_t index = list->slot_count;
    if (count == 0)
        return true;
    presize(runtime, list, count);
    if (!list_open_gap(runtime, list, index, count))
        return false;
    /* The source may be the list itself, whose slots have moved. */
    list_put_items(runtime, list, index, source->slots, count);
    return true;
}

/* Forgets a TypeError; whether nothing else was raised. */
static bool
forgive(struct runtime *runtime)
{
    if (!has_failed(runtime))
        return true;
    if (!is_raised(runtime, "TypeError"))
        return false;
    clear_error(runtime);
    return !runtime->stopped;
}

/* Asks an iterator how much is left of it.  Two kinds ask their sequence,
 * whose code, if it has any, sees the bound method that asks
 * (_PyObject_LookupSpecial, Objects/typeobject.c). */
static bool
ask_hint(struct runtime *runtime, struct object *iterable, size_t *hint)
{
    static const char *const names[] = {"the bound method"};
    const struct type *type = iterable->type;
    if (type != &reversed_type && type != &sequence_iterator_type)
        return type->length_hint != NULL &&
               type->length_hint(runtime, iterable, hint);
    struct object *native = native_open(runtime, "length_hint", names, 1);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, iterable);
    bool known = type->length_hint(runtime, iterable, hint);
    native_close(runtime, native);
    return known;
}

/* Stores how many items an iterable says it has (PyObject_LengthHint). */
static bool
length_hint(struct runtime *runtime, struct object *iterable, size_t *hint)
{
    const struct type *type = iterable->type;
    if (type->length != NULL && type->length(runtime, iterable, hint))
        return true;
    if (!forgive(runtime))
        return false;
    if (!ask_hint(runtime, iterable, hint))
        *hint = 8;
    return forgive(runtime);
}

/* After an iterable of unknown length: gives back what is far too much. */
static void
trim(struct runtime *runtime, struct object *list)
{
    if (list->slot_count < as_list(list)->allocated)
        list_make_room(runtime, list, list->slot_count);
}

/* Whether the version makes room for the items of iterable as append does. */
static bool
resizes_for(const struct runtime *runtime, const struct object *iterable)
{
    const struct type *type = iterable->type;
    return runtime->profile->list_resized_for_tables &&
           (type == &set_type || type == &frozenset_type ||
            type == &dict_type || type == &dict_keys_type ||
            type == &dict_values_type || type == &dict_items_type);
}

/* Makes room for what an iterable says it has. */
static bool
make_room_for(struct runtime *runtime, void *context,
              struct object *iterable)
{
    struct object *list = context;
    size_t hint;
    if (!length_hint(runtime, iterable, &hint))
        return false;
    if (resizes_for(runtime, iterable) &&
        hint <= runtime->limits.slots - list->slot_count)
        list_make_room(runtime, list, list->slot_count + (uint32_t)hint);
    else
        presize(runtime, list, hint);
    return true;
}

bool
list_extend(struct runtime *runtime, struct object *list,
            struct object *iterable)
{
    const struct type *type = iterable->type;
    if (type == &list_type || type == &tuple_type)
        return extend_by_items(runtime, list, iterable);
    if (type == &range_type) {
        if (!make_room_for(runtime, list, iterable) ||
            !each_item(runtime, "list.extend", iterable, append_item, list))
            return false;
    } else if (!each_item_after(runtime, "list.extend", iterable,
                                &(struct item_visitor){
                                    make_room_for, append_item, list})) {
        return false;
    }
    trim(runtime, list);
    return true;
}

bool
list_from_iterable(struct runtime *runtime, struct object *iterable,
                   struct ref result)
{
    struct object *list = list_new(runtime);
    if (!store(runtime, result, list))
        return false;
    if (list_extend(runtime, list, iterable))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

/* list___init___impl: what has __len__ is given exact room. */
static bool
fill(struct runtime *runtime, struct object *list, struct object *iterable)
{
    const struct type *type = iterable->type;
    size_t length;
    bool asks = type->class == NULL || runtime->profile->list_call_asks_length;
    if (asks && type->length != NULL && !resizes_for(runtime, iterable)) {
        if (type->length(runtime, iterable, &length))
            presize_exact(runtime, list, length);
        else if (!forgive(runtime))
            return false;
    }
    return list_extend(runtime, list, iterable);
}

bool
list_from_call(struct runtime *runtime, struct object *iterable,
               struct ref result)
{
    if (!store(runtime, result, list_new(runtime)))
        return false;
    if (fill(runtime, ref_get(result), iterable))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

bool
list_initialize(struct runtime *runtime, struct object *list,
                const struct arguments *arguments)
{
    if (!arguments_check(runtime, "list", arguments, 0, 1, NULL))
        return false;
    if (list->slot_count > 0)
        list_clear(runtime, list);
    return arguments->count == 0 ||
           fill(runtime, list, arguments->items[0]);
}
