/* Who refers to whom: gc.get_referents, gc.get_referrers, gc.get_objects. */
#include "library/gc_graph.h"

#include "heap/collector.h"
#include "library/results.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/namespace_dict.h"
#include "object/tuple.h"

static bool
add_referent(struct runtime *runtime, struct object *list,
             struct object *object)
{
    if (object && object->kind == NODE_NAMESPACE) {
        object = namespace_dict_of(runtime, object);
        if (!object)
            return false;
    }
    /* Holders that are no objects of the language are passed over; code
     * objects are some, though no tracked ones. */
    if (!object
        || (object->kind != NODE_OBJECT && object->kind != NODE_CODE))
        return true;
    return list_append(runtime, list, object);
}

/* Appends what object refers to, in the order of its traverse function:
 * lists and tuples last to first, dicts value before key, and of a dict with
 * str keys only the values (dict_traverse). */
static bool
add_referents(struct runtime *runtime, struct object *list,
              struct object *object)
{
    uint32_t count = object->slot_count;
    if (object_is_dict(object)) {
        bool str_keys = true;
        for (uint32_t i = 0; i < count; i += 2)
            str_keys = str_keys && object_is_str(object->slots[i]);
        for (uint32_t i = 0; i < count; i += 2)
            if (!add_referent(runtime, list, object->slots[i + 1])
                || (!str_keys
                    && !add_referent(runtime, list, object->slots[i])))
                return false;
        return true;
    }
    bool backward = object_is_list(object) || object_is_tuple(object);
    for (uint32_t i = 0; i < count; i++)
        if (!add_referent(runtime, list,
                          object->slots[backward ? count - 1 - i : i]))
            return false;
    return true;
}

bool
gc_get_referents(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    struct object *list = list_new(runtime);
    (void)self;
    if (!list)
        return false;
    ref_set(runtime, result, list);
    for (size_t i = 0; i < arguments->count; i++)
        if (!add_referents(runtime, list, arguments->items[i])) {
            ref_set(runtime, result, NULL);
            return false;
        }
    return true;
}

/* ---- referrers and all objects ------------------------------------------ */

/* What is listed: all that refer to one of objects; NULL: all. */
struct listing {
    struct object *list;
    const struct arguments *objects;
};

static bool
refers_to_one(const struct object *object, const struct arguments *objects)
{
    for (uint32_t i = 0; i < object->slot_count; i++)
        for (size_t k = 0; object->slots[i] && k < objects->count; k++)
            if (object->slots[i] == objects->items[k])
                return true;
    return false;
}

/* A frame is no object until a scene asks for it, and what C code holds is
 * none at all. */
static bool
is_listed(const struct object *object)
{
    return object->kind == NODE_OBJECT || object->kind == NODE_NAMESPACE;
}

static bool
list_one(struct runtime *runtime, struct object *object, void *context)
{
    struct listing *listing = context;
    if (object == listing->list || !is_listed(object)
        || (listing->objects && !refers_to_one(object, listing->objects)))
        return true;
    if (object->kind == NODE_NAMESPACE)
        object = namespace_dict_of(runtime, object);
    return object && list_append(runtime, listing->list, object);
}

/* Stores the list of generations first to last. */
static bool
list_objects(struct runtime *runtime, const struct arguments *objects,
             int first, int last, struct ref result)
{
    struct listing listing = {list_new(runtime), objects};
    if (!listing.list)
        return false;
    ref_set(runtime, result, listing.list);
    for (int i = first; i <= last; i++)
        if (!collector_each(runtime, i, list_one, &listing)) {
            ref_set(runtime, result, NULL);
            return false;
        }
    return true;
}

bool
gc_get_referrers(struct runtime *runtime, struct object *self,
                 const struct arguments *arguments, struct ref result)
{
    (void)self;
    return list_objects(runtime, arguments, 0, 2, result);
}

bool
gc_get_objects(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    struct object *given = arguments_get(arguments, 0, "generation");
    int64_t generation;
    (void)self;
    if (!given || given == atom_none(runtime))
        return list_objects(runtime, NULL, 0, 2, result);
    if (!object_is_int(given))
        return raise_error(runtime, "TypeError",
                           "argument should be integer or None, not '%s'",
                           given->type->name);
    if (!atom_to_index(runtime, given, true, &generation))
        return false;
    if (generation > 2)
        return raise_error(runtime, "ValueError",
                           "generation parameter must be less than the "
                           "number of available generations (3)");
    if (generation < 0)
        return raise_error(runtime, "ValueError",
                           "generation parameter cannot be negative");
    return list_objects(runtime, NULL, (int)generation, (int)generation,
                        result);
}
