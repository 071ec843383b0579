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

/* _count_in_dict(mapping, iterable): counts the items, and says that it did;
 * only where mapping is a dict whose class changes nothing of how it is asked
 * and set (_count_elements). */
static bool
count_in_dict(struct runtime *runtime, struct object *self,
              const struct arguments *arguments, struct ref result)
{
    static const char *const asked[] = {"get", "__setitem__"};
    struct object *dict = arguments->items[0];
    (void)self;
    for (size_t i = 0; i < 2; i++)
        if (!object_is_dict(dict)
            || type_lookup(runtime, dict->type, asked[i])
                   != type_lookup(runtime, &dict_type, asked[i]))
            return give_bool(runtime, false, result);
    return each_item(runtime, "_count_elements", arguments->items[1],
                     count_item, dict)
           && give_bool(runtime, true, result);
}

static const struct method functions[] = {
    {"_count_in_dict", count_in_dict, 2, 2, NULL, ""}, {0}};

static const struct type *const types[] = {
    &defaultdict_type, &deque_type, &ordered_dict_type, &tuple_getter_type,
    NULL};

const struct library_module module_collections = {
    .name = "_collections",
    .functions = functions,
    .types = types,
};
