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

/* Whether code of the scene may run when something is done with the items. */
static bool
items_run_scene(const struct runtime *runtime, const struct object *sequence)
{
    if (runtime->caches->class_version == 0)
        return false;
    for (uint32_t i = 0; i < sequence->slot_count; i++)
        if (object_runs_scene(sequence->slots[i]))
            return true;
    return false;
}

bool
each_item(struct runtime *runtime, const char *what, struct object *iterable,
          item_body body, void *context)
{
    int64_t start, step, length;
    const struct type *type = iterable->type;
    /* Where nothing can be seen of it, no iterator is made. */
    if ((type == &list_type || type == &tuple_type) &&
        !items_run_scene(runtime, iterable))
        return each_slot(runtime, iterable, body, context);
    if (type == &range_type && range_bounds(iterable, &start, &step, &length))
        return each_number(runtime, start, step, length, body, context);
    return each_item_after(runtime, what, iterable,
                           &(struct item_visitor){NULL, body, context});
}

bool
each_item_after(struct runtime *runtime, const char *what,
                struct object *iterable, const struct item_visitor *visitor)
{
    static const char *const names[] = {"the iterator", "the item"};
    struct object *native = native_open(runtime, what, names, 2);
    if (native == NULL)
        return false;
    bool fine =
        object_iterate(runtime, iterable, (struct ref){native, 0}) &&
        (visitor->begin == NULL ||
         visitor->begin(runtime, visitor->context, iterable)) &&
        each_next(runtime, native, visitor->body, visitor->context);
    native_close(runtime, native);
    return fine;
}

static const char being_printed[] = "being printed";

/* Py_ReprEnter keeps them in a list: a scene whose classes have a __repr__ can
 * count that. */
static bool
hold_printed(struct runtime *runtime, struct object *container)
{
    struct caches *caches = runtime->caches;
    if (caches->class_version == 0)
        return true;
    if (caches->printing_holder == NULL)
        caches->printing_holder = native_open(runtime, "repr", NULL, 0);
    struct object *holder = caches->printing_holder;
    uint32_t top = holder == NULL ? 0 : holder->slot_count;
    if (holder == NULL ||
        !slots_insert(runtime, holder, top, 1, being_printed))
        return false;
    slot_set(runtime, holder, top, container);
    return true;
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
    return hold_printed(runtime, container);
}

void
repr_leave(struct runtime *runtime, struct object *container)
{
    struct caches *caches = runtime->caches;
    struct object *holder = caches->printing_holder;
    uint32_t top = holder == NULL ? 0 : holder->slot_count;
    if (top > 0 && holder->slots[top - 1] == container) {
        slot_set(runtime, holder, top - 1, NULL);
        slots_remove(runtime, holder, top - 1, 1, being_printed);
    }
    caches->printing.count--;
    leave_c(runtime);
}
