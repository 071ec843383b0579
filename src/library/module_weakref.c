/* weakref: weak references. */
#include "library/results.h"
#include "library/tables.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/tuple.h"
#include "object/type_object.h"
#include "object/weakref.h"

static bool
make_proxy(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    struct object *referent = arguments->items[0];
    struct object *callback =
        arguments->count > 1 ? arguments->items[1] : NULL;
    (void)self;
    return weakref_make(runtime,
                        object_is_callable(runtime, referent)
                            ? weakref_callable_proxy_type(runtime)
                            : weakref_proxy_type(runtime),
                        referent, callback, result);
}

static bool
count_references(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    int64_t count = 0;
    (void)self;
    const struct weak_reference *weak = weakref_first(arguments->items[0]);
    for (; weak; weak = weak->next)
        count++;
    return give_int(runtime, count, result);
}

static bool
list_references(struct runtime *runtime, struct object *self,
                const struct arguments *arguments, struct ref result)
{
    struct object *list = list_new(runtime);
    (void)self;
    if (!list)
        return false;
    ref_set(runtime, result, list);
    struct weak_reference *weak = weakref_first(arguments->items[0]);
    for (; weak; weak = weak->next)
        if (!list_append(runtime, list, &weak->object)) {
            ref_set(runtime, result, NULL);
            return false;
        }
    return true;
}

/* Forgets dict[key] if that is a weak reference that is dead. */
static bool
remove_dead(struct runtime *runtime, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    struct object *dict = arguments->items[0];
    struct object *key = arguments->items[1];
    struct object *found = NULL;
    (void)self;
    if (!object_is_dict(dict))
        return raise_error(runtime, "TypeError",
                           "_remove_dead_weakref() argument 1 must be dict, "
                           "not %s", dict->type->name);
    if (!dict_find(runtime, dict, key, &found))
        return false;
    if (found && object_is_reference(found) && !as_weak(found)->referent
        && !dict_delete(runtime, dict, key))
        return false;
    return give_none(runtime, result);
}

static bool
make_reference_type(struct runtime *runtime, struct ref result)
{
    return give(runtime,
                type_object_of(runtime, weakref_reference_type(runtime)),
                result);
}

static bool
make_proxy_type(struct runtime *runtime, struct ref result)
{
    return give(runtime,
                type_object_of(runtime, weakref_proxy_type(runtime)),
                result);
}

static bool
make_callable_proxy_type(struct runtime *runtime, struct ref result)
{
    return give(
        runtime,
        type_object_of(runtime, weakref_callable_proxy_type(runtime)),
        result);
}

static bool
make_proxy_types(struct runtime *runtime, struct ref result)
{
    struct object *types[] = {
        type_object_of(runtime, weakref_proxy_type(runtime)),
        type_object_of(runtime, weakref_callable_proxy_type(runtime))};
    return give_tuple(runtime, types, 2, result);
}

static const struct constant_entry constants[] = {
    {"ref", make_reference_type},
    {"ReferenceType", make_reference_type},
    {"ProxyType", make_proxy_type},
    {"CallableProxyType", make_callable_proxy_type},
    {"ProxyTypes", make_proxy_types},
    {0},
};

static const struct method functions[] = {
    {"proxy", make_proxy, 1, 2, NULL,
     "an object that passes on what it is asked, without holding"},
    {"getweakrefcount", count_references, 1, 1, NULL,
     "how many weak references there are to the object"},
    {"getweakrefs", list_references, 1, 1, NULL,
     "the weak references to the object"},
    {"_remove_dead_weakref", remove_dead, 2, 2, NULL,
     "forget an entry of a dict if it is a dead weak reference"},
    {0},
};

const struct library_module module_weakref = {.name = "weakref",
                                              .functions = functions,
                                              .constants = constants,
                                              .more = "_weakref_more"};
