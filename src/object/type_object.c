#include "object/type_object.h"

#include <string.h>

#include "object/caches.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

/* About what a static type takes (sizeof(PyTypeObject)). */
enum { TYPE_SIZE = 416 };

/* ---- one object for each type ---- */

struct object *
type_object_of(struct runtime *runtime, const struct type *type)
{
    struct map *known = &runtime->caches->types;
    uint64_t key = (uint64_t)(uintptr_t)type, found;
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = type->name,
                                 .flags = caches_flags(runtime) | NODE_OPAQUE,
                                 .size = TYPE_SIZE,
                                 .block_size = TYPE_SIZE,
                                 .is_static = true};
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    struct object *object = object_new(runtime, &type_type, &birth);
    if (object == NULL || !caches_hold(runtime, object, type->name))
        return NULL;
    ((struct type_object *)(void *)object)->represents = type;
    map_set(known, key, (uint64_t)(uintptr_t)object);
    return object;
}

void
type_object_register(struct runtime *runtime, const struct type *type,
                     struct object *object)
{
    struct map *known = &runtime->caches->types;
    uint64_t key = (uint64_t)(uintptr_t)type;
    if (object == NULL)
        map_remove(known, key);
    else
        map_set(known, key, (uint64_t)(uintptr_t)object);
}

static uint64_t
type_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return TYPE_SIZE;
}

/* ---- type ---- */

/* The names that are found without a module: built-in types. */
static bool
repr_type(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<class '%s'>", type_object_type(object)->name);
    return true;
}

static bool
hash_type(struct runtime *runtime, struct object *object, int64_t *hash)
{
    (void)runtime;
    *hash = (int64_t)(object->address >> 4);
    return true;
}

static bool
call_type(struct runtime *runtime, struct object *callable,
          const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(callable);
    const struct type *from = type;
    while (from != NULL && from->construct == NULL)
        from = from->base;
    if (from == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot create '%s' instances", type->name);
    return from->construct(runtime, type, arguments, result);
}

/* type(x); type(name, bases, dict) makes classes, which come later. */
static bool
construct_type(struct runtime *runtime, const struct type *type,
               const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (arguments->count == 3)
        return stop_run(runtime, "making classes with type() is not "
                                 "supported");
    if (arguments->count != 1 || arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "type() takes 1 or 3 arguments");
    return store(runtime, result,
                 type_object_of(runtime, arguments->items[0]->type));
}

/* list.append is the method itself; list.__name__. */
static bool
get_type_attribute(struct runtime *runtime, struct object *object,
                   const char *name, struct ref result)
{
    const struct type *type = type_object_type(object), *owner;
    for (owner = type; owner != NULL; owner = owner->base) {
        const struct method *method = owner->methods;
        for (; method != NULL && method->name != NULL; method++)
            if (strcmp(method->name, name) == 0)
                return store(runtime, result,
                             method_descriptor_of(runtime, owner, method));
    }
    if (strcmp(name, "__name__") == 0 || strcmp(name, "__qualname__") == 0)
        return store(runtime, result,
                     str_intern_c(runtime, type->name, true));
    if (strcmp(name, "__doc__") == 0)
        return type->documentation == NULL
                   ? store_none(runtime, result)
                   : store(runtime, result,
                           atom_new_c(runtime, type->documentation));
    return raise_error(runtime, "AttributeError",
                       "type object '%s' has no attribute '%s'", type->name,
                       name);
}

const struct type type_type = {
    .name = "type",
    .flags = TYPE_BASE,
    .scheme = SLOTS_NONE,
    .struct_size = sizeof(struct type_object),
    .size = type_size,
    .repr = repr_type,
    .hash = hash_type,
    .get_attribute = get_type_attribute,
    .call = call_type,
    .construct = construct_type,
    .documentation = "type(object)",
};

/* ---- object ---- */

enum { OBJECT_SIZE = 16 };

static uint64_t
plain_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return OBJECT_SIZE;
}

static bool
construct_object(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = OBJECT_SIZE,
                                 .block_size = OBJECT_SIZE};
    if (arguments->count > 0 || arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "object() takes no arguments");
    return store(runtime, result, object_new(runtime, type, &birth));
}

const struct type object_type = {
    .name = "object",
    .flags = TYPE_BASE,
    .scheme = SLOTS_NONE,
    .struct_size = sizeof(struct object),
    .size = plain_size,
    .construct = construct_object,
    .documentation = "object()",
};

/* ---- isinstance, issubclass ---- */

bool
type_is_subclass(struct runtime *runtime, const struct type *type,
                 struct object *what, bool *truth)
{
    *truth = false;
    if (object_is_type(what)) {
        const struct type *base = type_object_type(what);
        *truth = base == &object_type || type_is(type, base);
        return true;
    }
    if (!object_is_tuple(what))
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 10
                               ? "isinstance() arg 2 must be a type, a "
                                 "tuple of types, or a union"
                               : "isinstance() arg 2 must be a type or "
                                 "tuple of types");
    if (!enter_c(runtime, " in __instancecheck__"))
        return false;
    bool fine = true;
    for (uint32_t i = 0; fine && !*truth && i < what->slot_count; i++)
        fine = type_is_subclass(runtime, type, what->slots[i], truth);
    leave_c(runtime);
    return fine;
}

bool
object_is_instance(struct runtime *runtime, struct object *object,
                   struct object *what, bool *truth)
{
    return type_is_subclass(runtime, object->type, what, truth);
}
