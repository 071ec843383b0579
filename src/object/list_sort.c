/*
 * list.sort, by sort_order.  While it runs the list is empty and a
 * native frame holds the items, as CPython's C code does, so that a key
 * function sees the counts that it would see there; only where nothing of the
 * scene can run, the items stay where they are.
 */
#include "object/list_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/operation.h"
#include "object/sort_order.h"

static bool
all_atoms(const struct object *list)
{
    for (uint32_t i = 0; i < list->slot_count; i++)
        if (!object_is_atom(list->slots[i]) ||
            (list->slots[i]->type->flags & TYPE_FINALIZES))
            return false;
    return true;
}

static bool
sort_in_place(struct runtime *runtime, struct object *list, bool backward)
{
    uint32_t count = list->slot_count;
    uint32_t *order = mem_alloc_array(count, sizeof *order);
    bool fine = sort_order(runtime, list->slots, count, backward, order);
    slots_permute(runtime, list, 0, order, count);
    mem_free(order);
    return fine;
}

static bool
make_keys(struct runtime *runtime, struct object *native, uint32_t count,
          struct object *key)
{
    if (key == NULL)
        return true;
    if (!slots_insert(runtime, native, count, count, "a key"))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!object_call_one(runtime, key, native->slots[i],
                             (struct ref){native, count + i}))
            return false;
    return true;
}

/* Gives the items back to the list, in order; what was put into the list
 * meanwhile goes. */
static void
give_back(struct runtime *runtime, struct object *list,
          struct object *native, const uint32_t *order, uint32_t count,
          uint32_t allocated)
{
    if (list->slot_count > 0)
        list_clear(runtime, list);
    (void)slots_insert(runtime, list, 0, count, NULL);
    as_list(list)->allocated = allocated;
    for (uint32_t i = 0; i < count; i++)
        ref_move(runtime, (struct ref){native, order[i]},
                 (struct ref){list, i});
}

static bool
sort_hidden(struct runtime *runtime, struct object *list, struct object *key,
            bool backward)
{
    uint32_t count = list->slot_count;
    uint32_t allocated = as_list(list)->allocated;
    struct object *native = native_open(runtime, "list.sort", NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "an item"))
        return false;
    for (uint32_t i = 0; i < count; i++)
        ref_move(runtime, (struct ref){list, i}, (struct ref){native, i});
    slots_remove(runtime, list, 0, count, NULL);
    as_list(list)->changed = false;
    as_list(list)->allocated = 0;

    uint32_t *order = mem_alloc_array(count, sizeof *order);
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
    bool fine = make_keys(runtime, native, count, key) &&
                sort_order(runtime,
                           native->slots + (key != NULL ? count : 0), count,
                           backward, order);
    bool changed = as_list(list)->changed;
    give_back(runtime, list, native, order, count, allocated);
    mem_free(order);
    native_close(runtime, native);
    if (fine && changed)
        return raise_error(runtime, "ValueError",
                           "list modified during sort");
    return fine;
}

bool
list_sort(struct runtime *runtime, struct object *list, struct object *key,
          bool reverse)
{
    if (key == NULL && all_atoms(list))
        return sort_in_place(runtime, list, reverse);
    return sort_hidden(runtime, list, key, reverse);
}
