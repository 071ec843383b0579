/*
 * heapq, as far as CPython writes it in C (Modules/_heapqmodule.c); the rest
 * is heapq.py.  Items are compared by < in CPython's order, since a class of
 * the scene can tell.
 */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/operation.h"

/* a < b, both held meanwhile; fails when the list changes its size. */
static bool
is_less(struct runtime *runtime, struct object *heap, uint32_t a, uint32_t b,
        bool *less)
{
    static const char *const names[] = {"an item", "an item"};
    uint32_t length = heap->slot_count;
    struct object *native = native_open(runtime, "heapq", names, 2);
    if (!native)
        return false;
    slot_set(runtime, native, 0, heap->slots[a]);
    slot_set(runtime, native, 1, heap->slots[b]);
    bool done = object_compare_truth(runtime, IS_LESS, native->slots[0],
                                     native->slots[1], less);
    native_close(runtime, native);
    if (done && heap->slot_count != length)
        return raise_error(runtime, "RuntimeError",
                           "list changed size during iteration");
    return done;
}

static void
swap(struct runtime *runtime, struct object *heap, uint32_t a, uint32_t b)
{
    ref_swap(runtime, (struct ref){heap, a}, (struct ref){heap, b});
}

/* Moves the item at place towards the root, not beyond start. */
static bool
sift_down(struct runtime *runtime, struct object *heap, uint32_t start,
          uint32_t place)
{
    while (place > start) {
        uint32_t parent = (place - 1) / 2;
        bool less;
        if (!is_less(runtime, heap, place, parent, &less))
            return false;
        if (!less)
            return true;
        swap(runtime, heap, place, parent);
        place = parent;
    }
    return true;
}

/* Moves the item at place to a leaf, its smaller children up, and from there
 * back to where it belongs. */
static bool
sift_up(struct runtime *runtime, struct object *heap, uint32_t place)
{
    uint32_t start = place;
    uint32_t end = heap->slot_count;
    while (place < end / 2) {
        uint32_t child = 2 * place + 1;
        bool less = true;
        if (child + 1 < end
            && !is_less(runtime, heap, child, child + 1, &less))
            return false;
        child += !less;
        swap(runtime, heap, child, place);
        place = child;
    }
    return sift_down(runtime, heap, start, place);
}

static bool
check_list(struct runtime *runtime, const char *function,
           struct object *heap)
{
    return object_is_list(heap)
           || raise_error(runtime, "TypeError",
                          "%s() argument must be list, not %s", function,
                          type_short_name(heap->type));
}

static bool
check_first(struct runtime *runtime, const char *function,
            struct object *heap)
{
    return object_is_list(heap)
           || raise_error(runtime, "TypeError",
                          "%s() argument 1 must be list, not %s", function,
                          type_short_name(heap->type));
}

static bool
push(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *heap = arguments->items[0];
    (void)self;
    return check_first(runtime, "heappush", heap)
           && list_append(runtime, heap, arguments->items[1])
           && sift_down(runtime, heap, 0, heap->slot_count - 1)
           && give_none(runtime, result);
}

static bool
pop(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    struct object *heap = arguments->items[0];
    (void)self;
    if (!check_list(runtime, "heappop", heap))
        return false;
    if (heap->slot_count == 0)
        return raise_error(runtime, "IndexError", "index out of range");
    uint32_t last = heap->slot_count - 1;
    if (last > 0)
        swap(runtime, heap, 0, last);
    list_take(runtime, heap, last, result);
    if (last == 0 || sift_up(runtime, heap, 0))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static bool
heapify(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *heap = arguments->items[0];
    (void)self;
    if (!check_list(runtime, "heapify", heap))
        return false;
    for (uint32_t i = heap->slot_count / 2; i-- > 0;)
        if (!sift_up(runtime, heap, i))
            return false;
    return give_none(runtime, result);
}

/* Puts item in the place of the smallest, which is the result. */
static bool
exchange(struct runtime *runtime, struct object *heap, struct object *item,
         struct ref result)
{
    struct ref first = {heap, 0};
    ref_move(runtime, first, result);
    ref_set(runtime, first, item);
    if (sift_up(runtime, heap, 0))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static bool
replace(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *heap = arguments->items[0];
    (void)self;
    if (!check_first(runtime, "heapreplace", heap))
        return false;
    if (heap->slot_count == 0)
        return raise_error(runtime, "IndexError", "index out of range");
    return exchange(runtime, heap, arguments->items[1], result);
}

static bool
push_pop(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct object *heap = arguments->items[0];
    struct object *item = arguments->items[1];
    bool less = false;
    (void)self;
    if (!check_first(runtime, "heappushpop", heap))
        return false;
    if (heap->slot_count == 0)
        return give(runtime, item, result);
    struct object *top = heap->slots[0];
    object_pin(top);
    bool done = object_compare_truth(runtime, IS_LESS, top, item, &less);
    object_unpin(runtime, top);
    if (!done)
        return false;
    if (!less)
        return give(runtime, item, result);
    if (heap->slot_count == 0)
        return raise_error(runtime, "IndexError", "index out of range");
    return exchange(runtime, heap, item, result);
}

static const struct method functions[] = {
    {"heappush", push, 2, 2, NULL,
     "Push item onto heap, maintaining the heap invariant."},
    {"heappop", pop, 1, 1, NULL,
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapify", heapify, 1, 1, NULL,
     "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"heapreplace", replace, 2, 2, NULL,
     "Pop and return the current smallest value, and add the new item."},
    {"heappushpop", push_pop, 2, 2, NULL,
     "Push item on the heap, then pop and return the smallest item."},
    {0}};

const struct library_module module_heapq = {.name = "_heapq",
                                            .functions = functions};
