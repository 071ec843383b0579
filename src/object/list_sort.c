/*
 * list.sort: a stable merge sort.  While it runs the list is empty and a
 * native frame holds the items, as CPython's C code does, so that a key
 * function sees the counts that it would see there; only where nothing of the
 * scene can run, the items stay where they are.
 */
#include "object/list_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/operation.h"

struct sorting {
    struct runtime *runtime;
    struct object *const *keys; /* what is compared, by index */
    uint32_t *order;            /* of indices */
    uint32_t *merged;
};

/* Merges order[start … middle-1] and order[middle … end-1]. */
static bool
merge(struct sorting *s, uint32_t start, uint32_t middle, uint32_t end)
{
    uint32_t left = start, right = middle, out = start;
    while (left < middle && right < end) {
        bool less;
        if (!object_compare_truth(s->runtime, IS_LESS,
                                  s->keys[s->order[right]],
                                  s->keys[s->order[left]], &less))
            return false;
        s->merged[out++] = less ? s->order[right++] : s->order[left++];
    }
    while (left < middle)
        s->merged[out++] = s->order[left++];
    while (right < end)
        s->merged[out++] = s->order[right++];
    memcpy(s->order + start, s->merged + start,
           (end - start) * sizeof *s->order);
    return true;
}

static bool
merge_sort(struct sorting *s, uint32_t count)
{
    for (uint64_t width = 1; width < count; width *= 2)
        for (uint64_t start = 0; start + width < count; start += 2 * width) {
            uint64_t end = start + 2 * width;
            if (!merge(s, (uint32_t)start, (uint32_t)(start + width),
                       (uint32_t)(end < count ? end : count)))
                return false;
        }
    return true;
}

/* ---- short lists ---------------------------------------------------------
 *
 * Code of the scene that compares can tell what is compared with what, so up to
 * SHORT_LIST items are compared as CPython does (listsort.txt): a run from the
 * beginning, turned round if it goes down, then binary insertion. */

enum { SHORT_LIST = 63 };

/* Whether the key at one place of order is less than that at another. */
static bool
is_less(struct sorting *s, uint32_t a, uint32_t b, bool *less)
{
    return object_compare_truth(s->runtime, IS_LESS, s->keys[s->order[a]],
                                s->keys[s->order[b]], less);
}

static void
turn_round(struct sorting *s, uint32_t start, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t other = s->order[start + i];
        s->order[start + i] = s->order[start + count - 1 - i];
        s->order[start + count - 1 - i] = other;
    }
}

/* Stores the length of the run that goes up from the beginning, or down, each
 * less than the one before. */
static bool
count_run(struct sorting *s, uint32_t count, uint32_t *run)
{
    bool less, down;
    *run = count;
    if (count < 2)
        return true;
    if (!is_less(s, 1, 0, &down))
        return false;
    uint32_t n = 2;
    for (; n < count; n++) {
        if (!is_less(s, n, n - 1, &less))
            return false;
        if (less != down)
            break;
    }
    if (down)
        turn_round(s, 0, n);
    *run = n;
    return true;
}

/* Goes on while none is less than the one before. */
static bool
go_up(struct sorting *s, uint32_t count, uint32_t *n)
{
    bool less;
    for (; *n < count; ++*n) {
        if (!is_less(s, *n, *n - 1, &less))
            return false;
        if (less)
            break;
    }
    return true;
}

/* Goes on while none is greater than the one before; equal ones stand in the
 * opposite order afterwards. */
static bool
go_down(struct sorting *s, uint32_t count, uint32_t *n)
{
    bool less, more;
    uint32_t equal = 0;
    for (; *n < count; ++*n) {
        if (!is_less(s, *n, *n - 1, &less))
            return false;
        if (less) {
            turn_round(s, *n - equal - 1, equal + 1);
            equal = 0;
            continue;
        }
        if (!is_less(s, *n - 1, *n, &more))
            return false;
        if (more)
            break;
        equal++;
    }
    turn_round(s, *n - equal - 1, equal + 1);
    return true;
}

/* The same as versions do it that let a run go down through equal items. */
static bool
count_run_with_equals(struct sorting *s, uint32_t count, uint32_t *run)
{
    bool less;
    uint32_t n = 1;
    *run = count;
    if (count < 2)
        return true;
    if (!go_up(s, count, &n))
        return false;
    if (n > 1 && n < count) {
        if (!is_less(s, 0, n - 1, &less))
            return false;
        if (less) {
            *run = n;
            return true;
        }
        turn_round(s, 0, n);
    }
    if (n < count) {
        n++;
        if (!go_down(s, count, &n))
            return false;
        turn_round(s, 0, n);
        if (!go_up(s, count, &n))
            return false;
    }
    *run = n;
    return true;
}

/* Inserts the items behind the run, one by one. */
static bool
insert_rest(struct sorting *s, uint32_t count, uint32_t run)
{
    for (uint32_t i = run; i < count; i++) {
        uint32_t low = 0, high = i, pivot = s->order[i];
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            bool less;
            if (!is_less(s, i, middle, &less))
                return false;
            if (less)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(s->order + low + 1, s->order + low,
                (i - low) * sizeof *s->order);
        s->order[low] = pivot;
    }
    return true;
}

static bool
short_sort(struct sorting *s, uint32_t count)
{
    uint32_t run;
    bool counted = s->runtime->profile->sort_runs_through_equals
                       ? count_run_with_equals(s, count, &run)
                       : count_run(s, count, &run);
    return counted && insert_rest(s, count, run);
}

/* Stores in order the indices of the count keys in their sorted order. */
static bool
find_order(struct runtime *runtime, struct object *const *keys,
           uint32_t count, bool backward, uint32_t *order)
{
    struct sorting sorting = {
        runtime, keys, order,
        mem_alloc_array(count, sizeof *sorting.merged)};
    /* Equal items keep their order in both directions: what is sorted
     * backward begins and ends reversed. */
    for (uint32_t i = 0; i < count; i++)
        order[i] = backward ? count - 1 - i : i;
    bool fine = count <= SHORT_LIST ? short_sort(&sorting, count)
                                    : merge_sort(&sorting, count);
    for (uint32_t i = 0; backward && i < count / 2; i++) {
        uint32_t other = order[i];
        order[i] = order[count - 1 - i];
        order[count - 1 - i] = other;
    }
    for (uint32_t i = 0; !fine && i < count; i++)
        order[i] = i;
    mem_free(sorting.merged);
    return fine;
}

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
    bool fine = find_order(runtime, list->slots, count, backward, order);
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
                find_order(runtime,
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
