/* Items, iteration and unpacking of any object. */
#include "object/operation.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/exception.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/lookup.h"
#include "object/generic_alias.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

/* ---- items -------------------------------------------------------------- */

/* C[key]: C.__class_getitem__(key) (PEP 560). */
static bool
get_class_item(struct runtime *runtime, struct object *class,
               struct object *key, struct ref result)
{
    static const char *const names[] = {"__class_getitem__"};
    const struct type *type = type_object_type(class);
    if (type_is_generic(runtime, type))
        return generic_alias_store(runtime, class, key, result);
    if (type_lookup(runtime, type, names[0]) == NULL)
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 11
                               ? "type '%s' is not subscriptable"
                               : "'type' object is not subscriptable",
                           type->name);
    struct object *native = native_open(runtime, names[0], names, 1);
    if (native == NULL)
        return false;
    struct ref method = {native, 0};
    bool done =
        object_get_attribute(runtime, class, names[0], method) &&
        object_call_one(runtime, ref_get(method), key, result);
    native_close(runtime, native);
    return done;
}

bool
object_get_item(struct runtime *runtime, struct object *object,
                struct object *key, struct ref result)
{
    if (object->type->get_item != NULL)
        return object->type->get_item(runtime, object, key, result);
    if (object_is_type(object))
        return get_class_item(runtime, object, key, result);
    return raise_error(runtime, "TypeError",
                       "'%s' object is not subscriptable",
                       object->type->name);
}

bool
object_set_item(struct runtime *runtime, struct object *object,
                struct object *key, struct object *value)
{
    if (object->type->set_item != NULL)
        return object->type->set_item(runtime, object, key, value);
    return raise_error(runtime, "TypeError",
                       "'%s' object does not support item assignment",
                       object->type->name);
}

bool
object_delete_item(struct runtime *runtime, struct object *object,
                   struct object *key)
{
    if (object->type->set_item != NULL)
        return object->type->set_item(runtime, object, key, NULL);
    return raise_error(runtime, "TypeError",
                       object->type->length != NULL
                           ? "'%s' object doesn't support item deletion"
                           : "'%s' object does not support item deletion",
                       object->type->name);
}

struct searching {
    struct object *wanted;
    bool found;
};

/* Stops the iteration, as if failed, where the item is found. */
static bool
look(struct runtime *runtime, void *context, struct object *item)
{
    struct searching *searching = context;
    bool asks_item = runtime->profile->contains_asks_item;
    struct object *wanted = searching->wanted;
    return object_equal(runtime, asks_item ? item : wanted,
                        asks_item ? wanted : item, &searching->found) &&
           !searching->found;
}

bool
object_contains(struct runtime *runtime, struct object *object,
                struct object *item, bool *truth)
{
    if (!runtime_work(runtime, (size_t)(object->size / WORK_BYTES)))
        return false;
    const struct type *type = object->type;
    if (type->contains != NULL)
        return type->contains(runtime, object, item, truth);
    if (type->iterate == NULL && type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "argument of type '%s' is not iterable",
                           type->name);
    struct searching searching = {item, false};
    bool ended = each_item(runtime, "in", object, look, &searching);
    *truth = searching.found;
    return ended || (searching.found && !has_failed(runtime));
}

/* ---- iteration ---------------------------------------------------------- */

bool
object_iterate(struct runtime *runtime, struct object *object,
               struct ref result)
{
    const struct type *type = object->type;
    if (type->iterate == NULL && type->get_item != NULL)
        return store(runtime, result,
                     iterator_new(runtime, &sequence_iterator_type, object));
    if (type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "'%s' object is not iterable", type->name);
    if (!type->iterate(runtime, object, result))
        return false;
    const struct type *made = ref_get(result)->type;
    if (made->next != NULL)
        return true;
    ref_set(runtime, result, NULL);
    return raise_error(runtime, "TypeError",
                       "iter() returned non-iterator of type '%s'",
                       made->name);
}

bool
object_next(struct runtime *runtime, struct object *iterator,
            struct ref result)
{
    if (object_next_or_stop(runtime, iterator, result))
        return true;
    if (runtime->stopped || !is_raised(runtime, "StopIteration"))
        return false;
    clear_error(runtime);
    return true;
}

bool
object_next_or_stop(struct runtime *runtime, struct object *iterator,
                    struct ref result)
{
    if (!runtime_work(runtime, 1))
        return false;
    if (iterator->type->next != NULL)
        return iterator->type->next(runtime, iterator, result);
    return raise_error(runtime, "TypeError",
                       "'%s' object is not an iterator",
                       iterator->type->name);
}

/* ---- unpacking ---------------------------------------------------------- */

/* Where items go: item i of total to slot first + total - 1 - i. */
struct unpacking {
    struct runtime *runtime;
    struct ref first;
    uint32_t total;
    uint32_t before;
    uint32_t after; /* with a star */
    bool star;
};

static struct ref
place_of(const struct unpacking *u, uint32_t item)
{
    return (struct ref){u->first.holder,
                        u->first.slot + u->total - 1 - item};
}

static bool
raise_few(const struct unpacking *u, size_t got)
{
    return raise_error(u->runtime, "ValueError",
                       "not enough values to unpack (expected %s%u, got %zu)",
                       u->star ? "at least " : "", u->before + u->after,
                       got);
}

static bool
raise_many(const struct unpacking *u)
{
    return raise_error(u->runtime, "ValueError",
                       "too many values to unpack (expected %u)", u->before);
}

/* A list or tuple of just as many items as there are places. */
static bool
unpack_slots(const struct unpacking *u, struct object *sequence)
{
    if (sequence->slot_count < u->before)
        return raise_few(u, sequence->slot_count);
    if (sequence->slot_count > u->before)
        return raise_many(u);
    /* As CPython pushes them: the last one first. */
    for (uint32_t i = u->before; i-- > 0;)
        ref_set(u->runtime, place_of(u, i), sequence->slots[i]);
    return true;
}

static bool
unpack_rest(const struct unpacking *u, struct object *iterator)
{
    struct ref rest = place_of(u, u->before);
    if (!list_from_iterable(u->runtime, iterator, rest))
        return false;
    struct object *list = ref_get(rest);
    if (list->slot_count < u->after)
        return raise_few(u, u->before + list->slot_count);
    for (uint32_t i = u->after; i-- > 0;)
        list_take(u->runtime, list, list->slot_count - 1,
                  place_of(u, u->before + 1 + i));
    return true;
}

static bool
unpack_iterator(const struct unpacking *u, struct object *native)
{
    struct runtime *runtime = u->runtime;
    struct object *iterator = native->slots[0];
    for (uint32_t i = 0; i < u->before; i++) {
        if (!object_next(runtime, iterator, place_of(u, i)))
            return false;
        if (ref_get(place_of(u, i)) == NULL)
            return raise_few(u, i);
    }
    if (u->star)
        return unpack_rest(u, iterator);
    struct ref extra = {native, 1};
    if (!object_next(runtime, iterator, extra))
        return false;
    return ref_get(extra) == NULL || raise_many(u);
}

bool
object_unpack(struct runtime *runtime, struct object *object, int before,
              int after, struct ref first)
{
    static const char *const names[] = {"the iterator", "one item too many"};
    bool star = after >= 0;
    struct unpacking unpacking = {
        .runtime = runtime,
        .first = first,
        .total = (uint32_t)(before + (star ? after + 1 : 0)),
        .before = (uint32_t)before,
        .after = star ? (uint32_t)after : 0,
        .star = star};
    const struct type *type = object->type;
    if (!star && (type == &tuple_type || type == &list_type))
        return unpack_slots(&unpacking, object);
    if (type->iterate == NULL && type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot unpack non-iterable %s object",
                           type->name);
    struct object *native = native_open(runtime, "unpacking", names, 2);
    if (native == NULL)
        return false;
    bool fine = object_iterate(runtime, object, (struct ref){native, 0}) &&
                unpack_iterator(&unpacking, native);
    native_close(runtime, native);
    if (!fine)
        slots_clear(runtime, first.holder, first.slot, unpacking.total,
                    true);
    return fine;
}
