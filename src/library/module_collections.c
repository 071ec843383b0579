/*
 * collections in C: the types of collections that CPython writes in C; the
 * rest of the module is python/collections.py.
 */
#include "library/collections_types.h"

#include "heap/native.h"
#include "library/deque.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/lookup.h"
#include "object/operation.h"

/* ---- counting ------------------------------------------------------------ */

static bool
count_item(struct runtime *runtime, void *context, struct object *item)
{
    static const char *const names[] = {"the new count"};
    struct object *dict = context;
    int64_t hash;
    uint32_t entry;
    if (!object_hash(runtime, item, &hash)
        || !dict_lookup(runtime, dict, item, hash, &entry))
        return false;
    struct object *one = atom_new_int(runtime, 1);
    if (entry == UINT32_MAX)
        return dict_set_hashed(runtime, dict, item, hash, one);
    struct object *native =
        native_open(runtime, "_count_elements", names, 1);
    bool done = native
                && object_binary(runtime, OPERATOR_ADD,
                                 dict_value_at(dict, entry), one,
                                 (struct ref){native, 0})
                && dict_set_hashed(runtime, dict, item, hash,
                                   native->slots[0]);
    if (native)
        native_close(runtime, native);
    return done;
}

/* What _count_elements holds of a mapping that is asked and set in its own
 * way. */
enum counting_slot {
    COUNTING_LOOKED_UP, /* get and __setitem__ of its class */
    COUNTING_GET = COUNTING_LOOKED_UP + 2,
    COUNTING_OLD,
    COUNTING_NEW,
    COUNTING_SLOT_COUNT
};

struct counting {
    struct object *mapping, *native;
};

static bool
bind_get(struct runtime *runtime, void *context, struct object *iterable)
{
    struct counting *counting = context;
    (void)iterable;
    return object_get_attribute(runtime, counting->mapping, "get",
                                (struct ref){counting->native, COUNTING_GET});
}

static bool
count_through_methods(struct runtime *runtime, void *context,
                      struct object *item)
{
    struct counting *counting = context;
    struct object *native = counting->native;
    struct object *items[] = {item, atom_new_int(runtime, 0)};
    struct arguments arguments = {.items = items, .count = 2};
    bool done =
        object_call(runtime, native->slots[COUNTING_GET], &arguments,
                    (struct ref){native, COUNTING_OLD})
        && object_binary(runtime, OPERATOR_ADD, native->slots[COUNTING_OLD],
                         atom_new_int(runtime, 1),
                         (struct ref){native, COUNTING_NEW});
    slot_set(runtime, native, COUNTING_OLD, NULL);
    done = done
           && object_set_item(runtime, counting->mapping, item,
                              native->slots[COUNTING_NEW]);
    slot_set(runtime, native, COUNTING_NEW, NULL);
    return done;
}

/* _count_elements(mapping, iterable): counts the items, at once where mapping
 * is a dict whose class changes nothing of how it is asked and set. */
static bool
count_elements(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    static const char *const asked[] = {"get", "__setitem__"};
    static const char *const names[COUNTING_SLOT_COUNT] = {
        "get", "__setitem__", "the bound get", "the old count",
        "the new count"};
    struct object *mapping = arguments->items[0];
    struct object *iterable = arguments->items[1];
    bool plain = object_is_dict(mapping);
    (void)self;
    struct object *native =
        native_open(runtime, "_count_elements", names, COUNTING_SLOT_COUNT);
    if (!native)
        return false;
    for (uint32_t i = 0; i < 2; i++) {
        struct object *found = type_lookup(runtime, mapping->type, asked[i]);
        plain = plain && found == type_lookup(runtime, &dict_type, asked[i]);
        if (runtime->profile->lookups_hold_methods)
            slot_set(runtime, native, COUNTING_LOOKED_UP + i, found);
    }
    struct counting counting = {mapping, native};
    struct item_visitor visitor = {bind_get, count_through_methods, &counting};
    bool done = plain ? each_item(runtime, "_count_elements", iterable,
                                  count_item, mapping)
                      : each_item_after(runtime, "_count_elements", iterable,
                                        &visitor);
    native_close(runtime, native);
    return done && give_none(runtime, result);
}

static const struct method functions[] = {
    {"_count_elements", count_elements, 2, 2, NULL, ""}, {0}};

static const struct type *const types[] = {
    &defaultdict_type, &deque_type, &ordered_dict_type, &tuple_getter_type,
    NULL};

const struct library_module module_collections = {
    .name = "_collections",
    .functions = functions,
    .types = types,
};
