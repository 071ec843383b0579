#include "object/container.h"

#include "heap/native.h"
#include "object/caches.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/range.h"
#include "object/store.h"
#include "object/tuple.h"

typedef bool (*item_body)(struct runtime *runtime, void *context,
                          struct object *item);

/* Lists and tuples whose length the body may change while it runs. */
static bool
each_slot(struct runtime *runtime, struct object *sequence, item_body body,
          void *context)
{
    for (uint32_t i = 0; i < sequence->slot_count; i++)
        if (!body(runtime, context, sequence->slots[i]))
            return false;
    return true;
}

static bool
each_number(struct runtime *runtime, int64_t start, int64_t step,
            int64_t length, item_body body, void *context)
{
    for (int64_t i = 0; i < length; i++) {
        struct object *item = atom_new_int(runtime, start + i * step);
        if (item == NULL)
            return false;
        object_pin(item);
        bool fine = body(runtime, context, item);
        object_unpin(runtime, item);
        if (!fine)
            return false;
    }
    return true;
}

static bool
each_next(struct runtime *runtime, struct object *native, item_body body,
          void *context)
{
    struct ref item = {native, 1};
    for (;;) {
        if (!object_next(runtime, native->slots[0], item))
            return false;
        if (ref_get(item) == NULL)
            return true;
        bool fine = body(runtime, context, ref_get(item));
        ref_set(runtime, item, NULL);
        if (!fine)
            return false;
    }
}

bool
each_item(struct runtime *runtime, const char *what, struct object *iterable,
          item_body body, void *context)
{
    static const char *const names[] = {"the iterator", "the item"};
    const struct type *type = iterable->type;
    int64_t start, step, length;
    /* Where nothing can be seen of it, no iterator is made. */
    if (type == &list_type || type == &tuple_type)
        return each_slot(runtime, iterable, body, context);
    if (type == &range_type && range_bounds(iterable, &start, &step, &length))
        return each_number(runtime, start, step, length, body, context);
    struct object *native = native_open(runtime, what, names, 2);
    if (native == NULL)
        return false;
    bool fine =
        object_iterate(runtime, iterable, (struct ref){native, 0}) &&
        each_next(runtime, native, body, context);
    native_close(runtime, native);
    return fine;
}

bool
repr_enter(struct runtime *runtime, struct object *container, bool *again)
{
    struct caches *caches = runtime->caches;
    *again = true;
    for (size_t i = 0; i < caches->printing.count; i++)
        if (caches->printing.items[i] == container)
            return false;
    *again = false;
    if (!enter_c(runtime, " while getting the repr of an object"))
        return false;
    VECTOR_PUSH(&caches->printing, container);
    return true;
}

void
repr_leave(struct runtime *runtime, struct object *container)
{
    struct caches *caches = runtime->caches;
    (void)container;
    caches->printing.count--;
    leave_c(runtime);
}
