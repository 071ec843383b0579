#include "object/new_function.h"

#include "object/caches.h"
#include "object/class.h"
#include "object/function.h"
#include "object/store.h"

/* The built-in type whose C code makes the objects of a type. */
static const struct type *
maker_of(const struct type *type)
{
    return type->class == NULL ? type : class_of(type)->solid;
}

static bool
check_class(struct runtime *runtime, const struct type *owner,
            const struct arguments *arguments)
{
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           "%s.__new__(): not enough arguments", owner->name);
    const struct object *class = arguments->items[0];
    if (!object_is_type(class))
        return raise_error(runtime, "TypeError",
                           "%s.__new__(X): X is not a type object (%s)",
                           owner->name, class->type->name);
    const struct type *type = type_object_type(class);
    if (!type_is(type, owner))
        return raise_error(runtime, "TypeError",
                           "%s.__new__(%s): %s is not a subtype of %s",
                           owner->name, type->name, type->name, owner->name);
    const struct type *maker = maker_of(type);
    if (maker->create == owner->create &&
        maker->construct == owner->construct)
        return true;
    return raise_error(runtime, "TypeError",
                       "%s.__new__(%s) is not safe, use %s.__new__()",
                       owner->name, type->name, maker->name);
}

/* self is the type. */
static bool
new_object(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    const struct type *owner = type_object_type(self);
    if (!check_class(runtime, owner, arguments))
        return false;
    const struct type *type = type_object_type(arguments->items[0]);
    struct arguments rest = {arguments->items + 1, arguments->count - 1,
                             arguments->keywords, NULL, NULL};
    return owner->create != NULL
               ? owner->create(runtime, type, &rest, result)
               : owner->construct(runtime, type, &rest, result);
}

static const char *const any_keyword[] = {"", NULL};

static const struct method new_method = {
    "__new__", new_object, 0, -1, any_keyword,
    "Create and return a new object.  See help(type) for accurate "
    "signature."};

struct object *
new_function_of(struct runtime *runtime, const struct type *type)
{
    if (type->create == NULL && type->construct == NULL)
        return NULL;
    struct map *known = &runtime->caches->wrappers;
    uint64_t key = (uint64_t)(uintptr_t)type * 31, found;
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    struct object *class = type_object_of(runtime, type);
    struct object *function =
        class == NULL
            ? NULL
            : builtin_new_bound(runtime, &type_type, &new_method, class);
    if (function == NULL || !caches_hold(runtime, function, "__new__"))
        return NULL;
    map_set(known, key, (uint64_t)(uintptr_t)function);
    return function;
}
