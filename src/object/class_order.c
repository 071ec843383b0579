/* The order in which the bases of a class are asked: C3, as
 * Objects/typeobject.c computes it (mro_implementation, pmerge). */
#include "base/mem.h"
#include "object/class.h"
#include "object/function.h"
#include "object/store.h"

const struct type **
type_order(const struct type *type, size_t *count)
{
    if (type->order_count > 0) {
        const struct type **order =
            mem_alloc_array(type->order_count, sizeof *order);
        memcpy(order, type->order, type->order_count * sizeof *order);
        *count = type->order_count;
        return order;
    }
    VECTOR(const struct type *) order = {0};
    for (; type != NULL && type != &object_type; type = type->base)
        VECTOR_PUSH(&order, type);
    VECTOR_PUSH(&order, &object_type);
    *count = order.count;
    return order.items;
}

/* One list that is merged, and what of it has been taken. */
struct merged {
    const struct type **items; /* owned */
    size_t count, taken;
};

static bool
is_in_tail(const struct merged *list, const struct type *type)
{
    for (size_t i = list->taken + 1; i < list->count; i++)
        if (list->items[i] == type)
            return true;
    return false;
}

/* Returns the first head that stands in no tail, or NULL. */
static const struct type *
find_candidate(const struct merged *lists, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (lists[i].taken == lists[i].count)
            continue;
        const struct type *candidate = lists[i].items[lists[i].taken];
        size_t k = 0;
        while (k < count && !is_in_tail(&lists[k], candidate))
            k++;
        if (k == count)
            return candidate;
    }
    return NULL;
}

static bool
is_finished(const struct merged *lists, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (lists[i].taken < lists[i].count)
            return false;
    return true;
}

/* Names the heads that are left. */
static bool
fail_merge(struct runtime *runtime, const struct merged *lists, size_t count)
{
    struct text names = {0};
    VECTOR(const struct type *) seen = {0};
    for (size_t i = 0; i < count; i++) {
        if (lists[i].taken == lists[i].count)
            continue;
        const struct type *head = lists[i].items[lists[i].taken];
        size_t k = 0;
        while (k < seen.count && seen.items[k] != head)
            k++;
        if (k < seen.count)
            continue;
        VECTOR_PUSH(&seen, head);
        text_add_format(&names, "%s %s", seen.count > 1 ? "," : "",
                        type_short_name(head));
    }
    raise_error(runtime, "TypeError",
                "Cannot create a consistent method resolution%sorder (MRO) "
                "for bases%s",
                runtime->profile->minor >= 13 ? " " : "\n",
                text_string(&names));
    VECTOR_RELEASE(&seen);
    text_release(&names);
    return false;
}

static bool
check_duplicates(struct runtime *runtime, struct object *bases)
{
    for (uint32_t i = 0; i < bases->slot_count; i++)
        for (uint32_t k = 0; k < i; k++)
            if (bases->slots[i] == bases->slots[k])
                return raise_error(
                    runtime, "TypeError", "duplicate base class %s",
                    type_short_name(type_object_type(bases->slots[i])));
    return true;
}

bool
class_find_order(struct runtime *runtime, const struct type *class,
                 struct object *bases, const struct type ***order,
                 size_t *count)
{
    VECTOR(const struct type *) out = {0};
    size_t lists = (size_t)bases->slot_count + 1;
    if (!check_duplicates(runtime, bases))
        return false;
    struct merged *merged = mem_alloc_array(lists, sizeof *merged);
    struct merged *own = &merged[lists - 1];
    own->items = mem_alloc_array(lists, sizeof *own->items);
    own->count = lists - 1;
    for (size_t i = 0; i + 1 < lists; i++) {
        const struct type *base = type_object_type(bases->slots[i]);
        merged[i].items = type_order(base, &merged[i].count);
        own->items[i] = base;
    }
    VECTOR_PUSH(&out, class);
    const struct type *next;
    while ((next = find_candidate(merged, lists)) != NULL) {
        VECTOR_PUSH(&out, next);
        for (size_t i = 0; i < lists; i++)
            if (merged[i].taken < merged[i].count &&
                merged[i].items[merged[i].taken] == next)
                merged[i].taken++;
    }
    bool fine = is_finished(merged, lists) ||
                fail_merge(runtime, merged, lists);
    for (size_t i = 0; i < lists; i++)
        mem_free(merged[i].items);
    mem_free(merged);
    *order = out.items;
    *count = out.count;
    if (!fine)
        VECTOR_RELEASE(&out);
    return fine;
}
