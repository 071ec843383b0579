/* The methods of deque. */
#include "library/deque.h"

#include "heap/native.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/store.h"

/* ---- both ends ---------------------------------------------------------- */

static bool
append(METHOD_PARAMETERS)
{
    return deque_append(runtime, self, arguments->items[0], false) &&
           store_none(runtime, result);
}

static bool
appendleft(METHOD_PARAMETERS)
{
    return deque_append(runtime, self, arguments->items[0], true) &&
           store_none(runtime, result);
}

static bool
extend(METHOD_PARAMETERS)
{
    return deque_extend(runtime, self, arguments->items[0], false) &&
           store_none(runtime, result);
}

static bool
extendleft(METHOD_PARAMETERS)
{
    return deque_extend(runtime, self, arguments->items[0], true) &&
           store_none(runtime, result);
}

static bool
pop(METHOD_PARAMETERS)
{
    (void)arguments;
    return deque_take(runtime, self, false, result) ||
           raise_error(runtime, "IndexError", "pop from an empty deque");
}

static bool
popleft(METHOD_PARAMETERS)
{
    (void)arguments;
    return deque_take(runtime, self, true, result) ||
           raise_error(runtime, "IndexError", "pop from an empty deque");
}

static bool
clear(METHOD_PARAMETERS)
{
    (void)arguments;
    deque_clear(runtime, self);
    return store_none(runtime, result);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    return deque_copy(runtime, self, result);
}

/* ---- the middle --------------------------------------------------------- */

static bool
rotate(METHOD_PARAMETERS)
{
    int64_t by = 1;
    if (arguments->count > 0 &&
        !atom_to_index(runtime, arguments->items[0], false, &by))
        return false;
    deque_rotate(runtime, self, by);
    return store_none(runtime, result);
}

static bool
reverse(METHOD_PARAMETERS)
{
    (void)arguments;
    uint32_t count = self->slot_count;
    for (uint32_t i = 0; i < count / 2; i++)
        ref_swap(runtime, (struct ref){self, i},
                 (struct ref){self, count - 1 - i});
    return store_none(runtime, result);
}

static bool
insert(METHOD_PARAMETERS)
{
    int64_t index, count = self->slot_count;
    if (!atom_to_index(runtime, arguments->items[0], true, &index))
        return false;
    if (as_deque(self)->maximum == count)
        return raise_error(runtime, "IndexError",
                           "deque already at its maximum size");
    if (index < 0)
        index = index + count < 0 ? 0 : index + count;
    if (index > count)
        index = count;
    return deque_insert(runtime, self, (uint32_t)index,
                        arguments->items[1]) &&
           store_none(runtime, result);
}

/* Finds an item from start to stop; UINT32_MAX: it is not there. */
static bool
find(struct runtime *runtime, struct object *self, struct object *item,
     uint32_t start, uint32_t stop, uint32_t *index)
{
    static const char *const names[] = {"the item being compared"};
    uint64_t changes = as_deque(self)->changes;
    struct object *native = native_open(runtime, "deque", names, 1);
    bool fine = native != NULL, same = false;
    *index = UINT32_MAX;
    for (uint32_t i = start; fine && !same && i < stop; i++) {
        slot_set(runtime, native, 0, self->slots[i]);
        fine = object_equal(runtime, native->slots[0], item, &same);
        if (fine && changes != as_deque(self)->changes)
            fine = raise_error(runtime, "RuntimeError",
                               "deque mutated during iteration");
        if (same)
            *index = i;
    }
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

static bool
raise_missing(struct runtime *runtime, struct object *item)
{
    struct text shown = {0};
    if (object_repr(runtime, item, &shown))
        raise_error(runtime, "ValueError", "%s is not in deque",
                    text_string(&shown));
    text_release(&shown);
    return false;
}

static bool
read_bound(struct runtime *runtime, const struct arguments *arguments,
           size_t place, int64_t length, int64_t *bound)
{
    if (arguments->count <= place)
        return true;
    if (!atom_to_index(runtime, arguments->items[place], true, bound))
        return false;
    if (*bound < 0)
        *bound = *bound + length < 0 ? 0 : *bound + length;
    if (*bound > length)
        *bound = length;
    return true;
}

static bool
index_of(METHOD_PARAMETERS)
{
    int64_t start = 0, stop = self->slot_count;
    uint32_t index;
    if (!read_bound(runtime, arguments, 1, self->slot_count, &start) ||
        !read_bound(runtime, arguments, 2, self->slot_count, &stop) ||
        !find(runtime, self, arguments->items[0], (uint32_t)start,
              (uint32_t)stop, &index))
        return false;
    return index == UINT32_MAX ? raise_missing(runtime, arguments->items[0])
                               : store_int(runtime, result, index);
}

static bool
remove_item(METHOD_PARAMETERS)
{
    uint32_t index;
    if (!find(runtime, self, arguments->items[0], 0, self->slot_count,
              &index))
        return false;
    if (index == UINT32_MAX)
        return runtime->profile->minor >= 10
                   ? raise_missing(runtime, arguments->items[0])
                   : raise_error(runtime, "ValueError",
                                 "deque.remove(x): x not in deque");
    deque_delete(runtime, self, index);
    return store_none(runtime, result);
}

const struct method deque_methods[] = {
    {"__copy__", copy, 0, 0, NULL, "Return a shallow copy of a deque."},
    {"append", append, 1, 1, NULL, "Add an element to the right side."},
    {"appendleft", appendleft, 1, 1, NULL,
     "Add an element to the left side."},
    {"clear", clear, 0, 0, NULL, "Remove all elements."},
    {"copy", copy, 0, 0, NULL, "Return a shallow copy of a deque."},
    {"count", sequence_count_method, 1, 1, NULL,
     "Return the number of occurrences of a value."},
    {"extend", extend, 1, 1, NULL, "Extend the right side."},
    {"extendleft", extendleft, 1, 1, NULL, "Extend the left side."},
    {"index", index_of, 1, 3, NULL, "Return the first index of a value."},
    {"insert", insert, 2, 2, NULL, "Insert a value before an index."},
    {"pop", pop, 0, 0, NULL, "Remove and return the rightmost element."},
    {"popleft", popleft, 0, 0, NULL,
     "Remove and return the leftmost element."},
    {"remove", remove_item, 1, 1, NULL, "Remove the first such value."},
    {"reverse", reverse, 0, 0, NULL, "Reverse in place."},
    {"rotate", rotate, 0, 1, NULL, "Rotate n steps to the right."},
    {NULL, NULL, 0, 0, NULL, NULL}};
