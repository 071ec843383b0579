/* A table of what was looked up lately, as CPython's method cache, so that most
 * lookups are one comparison of names; names are asked for by the same pointers
 * again and again, so where they lie says where to look.  An entry is good as
 * long as the class has the version that it had then. */
#include "object/lookup.h"

#include "base/mem.h"
#include "object/asked_name.h"
#include "object/caches.h"
#include "heap/native.h"
#include "object/class.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/operation.h"
#include "object/store.h"

enum { CACHE_BITS = 10, CACHED_NAME = 40 };

struct lookup_entry {
    const struct type *type;
    uint64_t version;
    struct object *found;
    const struct type *owner;
    char name[CACHED_NAME];
};

struct lookup_cache {
    struct lookup_entry entries[1 << CACHE_BITS];
};

void
lookup_cache_free(struct lookup_cache *cache)
{
    mem_free(cache);
}

static uint64_t
version_of(const struct type *type)
{
    return type->class == NULL ? 0 : class_of(type)->version;
}

struct object *
type_own(struct runtime *runtime, const struct type *type, const char *name)
{
    return type->class != NULL
               ? dict_find_c(runtime, class_dict(class_of(type)), name)
               : descriptor_of_builtin(runtime, type, name);
}

static struct object *
search(struct runtime *runtime, const struct type *type, const char *name,
       const struct type **owner)
{
    struct object *found = NULL;
    for (size_t i = 0; i < type->order_count && found == NULL; i++) {
        *owner = type->order[i];
        found = type_own(runtime, *owner, name);
    }
    if (type->order_count > 0)
        return found;
    for (; type != NULL && found == NULL; type = type->base) {
        *owner = type;
        found = type_own(runtime, type, name);
        if (found == NULL && type->base == NULL && type != &object_type) {
            *owner = &object_type;
            found = type_own(runtime, &object_type, name);
        }
    }
    return found;
}

/* Returns the entry of a name, filled; NULL: the name is too long for one. */
static const struct lookup_entry *
look_up(struct runtime *runtime, const struct type *type, const char *name)
{
    struct lookup_cache *cache = runtime->caches->lookups;
    if (cache == NULL)
        cache = runtime->caches->lookups = mem_alloc(sizeof *cache);
    uint64_t hash = ((uintptr_t)type >> 4 ^ (uintptr_t)name) *
                    UINT64_C(0x9e3779b97f4a7c15);
    struct lookup_entry *entry = &cache->entries[hash >> (64 - CACHE_BITS)];
    uint64_t version = version_of(type);
    if (entry->type == type && entry->version == version &&
        strcmp(entry->name, name) == 0)
        return entry;
    size_t length = strlen(name);
    if (length >= CACHED_NAME)
        return NULL;
    struct lookup_entry made = {.type = type, .version = version};
    made.found = search(runtime, type, name, &made.owner);
    memcpy(made.name, name, length + 1);
    *entry = made;
    return entry;
}

/* A str of the scene may be the name.  built_in: what a built-in type has,
 * which CPython may have at hand without looking it up. */
static void
note_name(struct runtime *runtime, const struct type *type, const char *name,
          bool built_in)
{
    struct class *class = type->class == NULL ? NULL : class_of(type);
    bool new = class != NULL && class->seen_version != class->version;
    if (runtime->caches->asked.text == name)
        asked_name_hold(runtime, type, name, new);
    else if (built_in)
        return;
    for (size_t i = 0; new && i < type->order_count; i++)
        if (type->order[i]->class != NULL) {
            class = class_of(type->order[i]);
            class->seen_version = class->version;
        }
}

struct object *
type_lookup(struct runtime *runtime, const struct type *type,
            const char *name)
{
    const struct lookup_entry *entry = look_up(runtime, type, name);
    const struct type *owner = NULL;
    struct object *found = entry != NULL
                               ? entry->found
                               : search(runtime, type, name, &owner);
    if (entry != NULL)
        owner = entry->owner;
    note_name(runtime, type, name, found != NULL && owner->class == NULL);
    return found;
}

const struct type *
type_lookup_owner(struct runtime *runtime, const struct type *type,
                  const char *name)
{
    const struct lookup_entry *entry = look_up(runtime, type, name);
    const struct type *owner = NULL;
    if (entry != NULL)
        return entry->found == NULL ? NULL : entry->owner;
    return search(runtime, type, name, &owner) == NULL ? NULL : owner;
}

/* ---- attributes ---------------------------------------------------------- */

/* Whether an object can have attributes of its own. */
static bool
has_own(const struct type *type)
{
    return type->class != NULL && class_of(type)->has_dict;
}

/* Whether nothing of the scene runs when found is asked for through an
 * object. */
static bool
binds_quietly(const struct object *found)
{
    return found->type->class == NULL && found->type != &property_type &&
           found->type != &classmethod_type;
}

bool
descriptor_get_held(struct runtime *runtime, struct object *found,
                    struct object *object, const struct type *type,
                    struct ref result)
{
    static const char *const names[] = {"the descriptor"};
    if (binds_quietly(found))
        return descriptor_get(runtime, found, object, type, result);
    struct object *native = native_open(runtime, "getattr", names, 1);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, found);
    bool done = descriptor_get(runtime, found, object, type, result);
    native_close(runtime, native);
    return done;
}

/* What the C code of a built-in type answers that the class derives from. */
static bool
get_from_builtin(struct runtime *runtime, struct object *object,
                 const char *name, struct ref result)
{
    const struct type *type = object->type;
    for (size_t i = 0; i < type->order_count; i++) {
        const struct type *base = type->order[i];
        if (base->class == NULL && base->get_attribute != NULL)
            return base->get_attribute(runtime, object, name, result);
    }
    return raise_attribute_error(runtime, object, name);
}

bool
generic_get_attribute(struct runtime *runtime, struct object *object,
                      const char *name, struct ref result)
{
    struct object *found = type_lookup(runtime, object->type, name);
    if (found != NULL && overrides_attribute(runtime, found))
        return descriptor_get_held(runtime, found, object, object->type,
                                   result);
    struct object *own =
        has_own(object->type) ? instance_find(runtime, object, name) : NULL;
    if (own != NULL)
        return store(runtime, result, own);
    if (found != NULL)
        return descriptor_get_held(runtime, found, object, object->type,
                                   result);
    return get_from_builtin(runtime, object, name, result);
}

bool
generic_get_method(struct runtime *runtime, struct object *object,
                   const char *name, struct ref function, bool *is_method)
{
    struct object *found = type_lookup(runtime, object->type, name);
    *is_method = found != NULL && descriptor_is_method(found);
    if (!*is_method)
        return generic_get_attribute(runtime, object, name, function);
    struct object *own =
        has_own(object->type) ? instance_find(runtime, object, name) : NULL;
    if (own != NULL)
        *is_method = false;
    return store(runtime, function, own != NULL ? own : found);
}

bool
raise_set_error(struct runtime *runtime, struct object *object,
                const char *name, bool found)
{
    const char *type = object->type->name;
    if (found)
        raise_error(runtime, "AttributeError",
                    "'%s' object attribute '%s' is read-only", type, name);
    else
        raise_error(runtime, "AttributeError",
                    runtime->profile->minor >= 13
                        ? "'%s' object has no attribute '%s' and no __dict__ "
                          "for setting new attributes"
                        : "'%s' object has no attribute '%s'",
                    type, name);
    if (!found && runtime->profile->set_error_keeps_object)
        attribute_error_keep(runtime, object, name);
    return false;
}

bool
raise_delete_error(struct runtime *runtime, struct object *object,
                   const char *name, bool in_dict)
{
    if (runtime->profile->instance_dict_eager) {
        struct object *str = asked_name_or_interned(runtime, name);
        return str != NULL && raise_with_object(runtime, "AttributeError", str);
    }
    raise_error(runtime, "AttributeError",
                "'%s' object has no attribute '%s'", object->type->name,
                name);
    if (runtime->profile->set_error_keeps_object && in_dict)
        attribute_error_keep(runtime, object, name);
    return false;
}

/* Sets or deletes an attribute of the object's own. */
static bool
set_own(struct runtime *runtime, struct object *object, const char *name,
        struct object *value)
{
    bool found;
    if (!instance_set(runtime, object, name, value, &found))
        return false;
    if (found)
        return true;
    return raise_delete_error(runtime, object, name,
                              !instance_has_values(object));
}

bool
generic_set_attribute(struct runtime *runtime, struct object *object,
                      const char *name, struct object *value)
{
    static const char *const names[] = {"the descriptor", "the type"};
    struct object *found = type_lookup(runtime, object->type, name);
    if (found == NULL || !is_data_descriptor(runtime, found))
        return has_own(object->type)
                   ? set_own(runtime, object, name, value)
                   : raise_set_error(runtime, object, name, found != NULL);
    struct object *native = native_open(runtime, "setattr", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, found);
    if (runtime->profile->set_attribute_holds_type)
        slot_set(runtime, native, 1, object->type->class);
    bool done = descriptor_set(runtime, found, object, value);
    native_close(runtime, native);
    return done;
}

bool
special_lookup(struct runtime *runtime, struct object *object,
               const char *name, struct ref result, bool *unbound)
{
    struct object *found = type_lookup(runtime, object->type, name);
    *unbound = false;
    if (found == NULL)
        return !has_failed(runtime);
    *unbound = descriptor_is_method(found);
    if (*unbound)
        return store(runtime, result, found);
    return descriptor_get(runtime, found, object, object->type, result);
}
