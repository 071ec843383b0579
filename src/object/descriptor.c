#include "object/descriptor.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/instance.h"
#include "object/lookup.h"
#include "object/new_function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/wrapper.h"

/* What a getset_descriptor, or a member, stands for. */
enum place_kind { PLACE_GETTER, PLACE_MEMBER, PLACE_DICT, PLACE_WEAK };

struct place_descriptor {
    struct object object;
    enum place_kind kind;
    const struct type *owner;     /* of a built-in type's getter */
    const struct getter *getter;  /* PLACE_GETTER */
    uint32_t index;               /* PLACE_MEMBER */
    char *name;                   /* owned */
};

static struct place_descriptor *
as_place(const struct object *object)
{
    return (struct place_descriptor *)(uintptr_t)object;
}

static struct object *
place_new(struct runtime *runtime, const struct type *type,
          enum place_kind kind, const char *name, uint32_t flags)
{
    uint64_t size = 64;
    struct object *object =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = name,
                                          .flags = flags,
                                          .size = size,
                                          .block_size = size});
    if (object == NULL || !slots_insert(runtime, object, 0, 1, NULL))
        return NULL;
    as_place(object)->kind = kind;
    as_place(object)->name = mem_copy_string(name, strlen(name));
    return object;
}

static struct object *
of_class(struct runtime *runtime, const struct type *type,
         enum place_kind kind, struct class *class, const char *name)
{
    struct object *object = place_new(runtime, type, kind, name, NODE_SHARED);
    if (object == NULL)
        return NULL;
    slot_set(runtime, object, 0, &class->head.object);
    as_place(object)->owner = &class->table;
    return object;
}

struct object *
member_descriptor_new(struct runtime *runtime, struct class *class,
                      uint32_t index, const char *name)
{
    struct object *object = of_class(runtime, &member_descriptor_type,
                                     PLACE_MEMBER, class, name);
    if (object != NULL)
        as_place(object)->index = index;
    return object;
}

struct object *
dict_descriptor_new(struct runtime *runtime, struct class *class)
{
    return of_class(runtime, &getset_descriptor_type, PLACE_DICT, class,
                    "__dict__");
}

struct object *
weak_descriptor_new(struct runtime *runtime, struct class *class)
{
    return of_class(runtime, &getset_descriptor_type, PLACE_WEAK, class,
                    "__weakref__");
}

/* ---- descriptors of built-in types --------------------------------------- */

/* Keeps a descriptor that the interpreter holds from now on. */
static struct object *
keep(struct runtime *runtime, uint64_t key, struct object *object,
     const char *name)
{
    if (object == NULL || !caches_hold(runtime, object, name))
        return NULL;
    map_set(&runtime->caches->descriptors, key,
            (uint64_t)(uintptr_t)object);
    return object;
}

static struct object *
getter_descriptor(struct runtime *runtime, const struct type *type,
                  const struct getter *getter)
{
    uint64_t found, key = (uint64_t)(uintptr_t)getter +
                          ((uint64_t)(uintptr_t)type << 20);
    if (map_get(&runtime->caches->descriptors, key, &found))
        return (struct object *)(uintptr_t)found;
    struct object *object =
        place_new(runtime, &getset_descriptor_type, PLACE_GETTER,
                  getter->name, NODE_SHARED);
    if (object == NULL)
        return NULL;
    as_place(object)->owner = type;
    as_place(object)->getter = getter;
    return keep(runtime, key, object, getter->name);
}

static struct object *
class_method_descriptor(struct runtime *runtime, const struct type *type,
                        const struct method *method)
{
    uint64_t found, key = (uint64_t)(uintptr_t)method + 1 +
                          ((uint64_t)(uintptr_t)type << 20);
    if (map_get(&runtime->caches->descriptors, key, &found))
        return (struct object *)(uintptr_t)found;
    struct object *object = object_new(
        runtime, &classmethod_descriptor_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = method->name,
                               .flags = NODE_SHARED,
                               .size = 72,
                               .block_size = 72});
    if (object == NULL)
        return NULL;
    ((struct method_descriptor *)(void *)object)->owner = type;
    ((struct method_descriptor *)(void *)object)->method = method;
    return keep(runtime, key, object, method->name);
}

/* A method that belongs to no object: T.__new__. */
static struct object *
static_builtin(struct runtime *runtime, const struct method *method)
{
    uint64_t found, key = (uint64_t)(uintptr_t)method + 1;
    if (map_get(&runtime->caches->descriptors, key, &found))
        return (struct object *)(uintptr_t)found;
    return keep(runtime, key, builtin_new(runtime, method, NULL),
                method->name);
}

static const struct method *
find_method(const struct method *method, const char *name)
{
    for (; method != NULL && method->name != NULL; method++)
        if (strcmp(method->name, name) == 0)
            return method;
    return NULL;
}

struct object *
descriptor_of_builtin(struct runtime *runtime, const struct type *type,
                      const char *name)
{
    if (!since_allows(type->since, name, runtime->profile->minor))
        return NULL;
    const struct method *method = find_method(type->methods, name);
    if (method != NULL)
        return method_descriptor_of(runtime, type, method);
    method = find_method(type->class_methods, name);
    if (method != NULL)
        return class_method_descriptor(runtime, type, method);
    for (const struct getter *getter = type->getters;
         getter != NULL && getter->name != NULL; getter++)
        if (strcmp(getter->name, name) == 0)
            return getter_descriptor(runtime, type, getter);
    bool is_new = strcmp(name, "__new__") == 0;
    if (is_new && (type == &object_type || type == &type_type))
        return static_builtin(runtime, type == &object_type
                                           ? &object_new_method
                                           : &type_new_method);
    if (is_new)
        return new_function_of(runtime, type);
    return wrapper_descriptor_of(runtime, type, name);
}

/* ---- what descriptors do ------------------------------------------------- */

bool
descriptor_is_method(const struct object *found)
{
    return (found->type->flags & TYPE_METHOD) != 0;
}

bool
is_data_descriptor(struct runtime *runtime, struct object *found)
{
    const struct type *type = found->type;
    if (type->class != NULL)
        return type_lookup(runtime, type, "__set__") != NULL ||
               type_lookup(runtime, type, "__delete__") != NULL;
    return type == &property_type || type == &member_descriptor_type ||
           type == &getset_descriptor_type || type->assign != NULL;
}

bool
is_descriptor(struct runtime *runtime, struct object *found)
{
    const struct type *type = found->type;
    if (type->class != NULL)
        return type_lookup(runtime, type, "__get__") != NULL;
    return descriptor_is_method(found) || type == &property_type ||
           type == &classmethod_type || type == &staticmethod_type ||
           type == &member_descriptor_type ||
           type == &getset_descriptor_type ||
           type == &classmethod_descriptor_type || type->bind != NULL;
}

bool
overrides_attribute(struct runtime *runtime, struct object *found)
{
    return is_data_descriptor(runtime, found) && is_descriptor(runtime, found);
}

/* "descriptor 'x' for 'A' objects doesn't apply to a 'B' object" */
static bool
check_owner(struct runtime *runtime, const struct place_descriptor *place,
            const struct object *object)
{
    if (place->owner == &object_type ||
        type_is(object->type, place->owner))
        return true;
    return raise_error(runtime, "TypeError",
                       "descriptor '%s' for '%s' objects doesn't apply to a "
                       "'%s' object",
                       place->name, place->owner->name, object->type->name);
}

static bool
get_place(struct runtime *runtime, struct object *found,
          struct object *object, struct ref result)
{
    const struct place_descriptor *place = as_place(found);
    if (object == NULL)
        return store(runtime, result, found);
    if (!check_owner(runtime, place, object))
        return false;
    switch (place->kind) {
    case PLACE_GETTER:
        return place->getter->get(runtime, object, result);
    case PLACE_DICT:
        return store(runtime, result, instance_dict(runtime, object));
    case PLACE_WEAK:
        return store(runtime, result,
                     object->weak_references != NULL
                         ? object->weak_references
                         : atom_none(runtime));
    case PLACE_MEMBER:
        break;
    }
    struct object *value = ref_get(
        instance_member(object, class_of(place->owner), place->index));
    if (value != NULL)
        return store(runtime, result, value);
    if (runtime->profile->minor >= 10)
        return raise_attribute_error(runtime, object, place->name);
    return raise_error(runtime, "AttributeError", "%s", place->name);
}

static bool
set_dict(struct runtime *runtime, struct object *object,
         struct object *value)
{
    if (value != NULL && !object_is_dict(value))
        return raise_error(runtime, "TypeError",
                           "__dict__ must be set to a dictionary, not a "
                           "'%s'",
                           value->type->name);
    return instance_set_dict(runtime, object, value);
}

/* Changes what a getter of a built-in type tells, where that can be. */
static bool
set_by_type(struct runtime *runtime, const struct place_descriptor *place,
            struct object *object, struct object *value)
{
    const struct type *owner = place->owner;
    const struct setter *setter = owner->setters;
    for (; setter != NULL && setter->name != NULL; setter++)
        if (strcmp(setter->name, place->name) == 0)
            return setter->set(runtime, object, value);
    if (object->type->set_attribute != NULL && object->type->class == NULL)
        return object->type->set_attribute(runtime, object, place->name,
                                           value);
    return raise_error(runtime, "AttributeError",
                       "attribute '%s' of '%s' objects is not writable",
                       place->name, owner->name);
}

static bool
set_place(struct runtime *runtime, struct object *found,
          struct object *object, struct object *value)
{
    const struct place_descriptor *place = as_place(found);
    if (!check_owner(runtime, place, object))
        return false;
    if (place->kind == PLACE_DICT)
        return set_dict(runtime, object, value);
    if (place->kind == PLACE_GETTER && strcmp(place->name, "__class__") == 0)
        return instance_set_class(runtime, object, value);
    if (place->kind != PLACE_MEMBER)
        return set_by_type(runtime, place, object, value);
    struct ref slot =
        instance_member(object, class_of(place->owner), place->index);
    if (value == NULL && ref_get(slot) == NULL)
        return raise_error(runtime, "AttributeError", "%s", place->name);
    ref_set(runtime, slot, value);
    return true;
}

static bool
get_special(struct runtime *runtime, struct object *found,
            struct object *object, const struct type *type,
            struct ref result)
{
    struct object *type_object = type_object_of(runtime, type);
    struct object *items[] = {
        found, object != NULL ? object : atom_none(runtime), type_object};
    static const char *const names[] = {"the method"};
    struct object *method = type_lookup(runtime, found->type, "__get__");
    struct arguments arguments = {items, 3, NULL, NULL, NULL};
    if (type_object == NULL)
        return false;
    if (!runtime->profile->lookups_hold_methods)
        return object_call(runtime, method, &arguments, result);
    struct object *native = native_open(runtime, "__get__", names, 1);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, method);
    bool done = object_call(runtime, method, &arguments, result);
    native_close(runtime, native);
    return done;
}

bool
descriptor_get(struct runtime *runtime, struct object *found,
               struct object *object, const struct type *type,
               struct ref result)
{
    const struct type *kind = found->type;
    if (kind->class != NULL && is_descriptor(runtime, found))
        return get_special(runtime, found, object, type, result);
    if (kind->bind != NULL)
        return kind->bind(runtime, found, object, type, result);
    if (kind == &function_type)
        return store(runtime, result,
                     object == NULL
                         ? found
                         : bound_method_new(runtime, found, object));
    if (kind == &member_descriptor_type || kind == &getset_descriptor_type)
        return get_place(runtime, found, object, result);
    if (kind == &property_type)
        return property_get(runtime, found, object, result);
    if (kind == &staticmethod_type)
        return store(runtime, result, found->slots[0]);
    if (kind == &method_descriptor_type && object != NULL) {
        const struct method_descriptor *method =
            (const struct method_descriptor *)(const void *)found;
        return store(runtime, result,
                     builtin_new_bound(runtime, method->owner,
                                       method->method, object));
    }
    if (object != NULL && object_is_wrapper(found))
        return store(runtime, result, wrapper_bind(runtime, found, object));
    struct object *class = type_object_of(runtime, type);
    if (class == NULL)
        return false;
    if (kind == &classmethod_type)
        return store(runtime, result,
                     bound_method_new(runtime, found->slots[0], class));
    if (kind == &classmethod_descriptor_type) {
        const struct method_descriptor *method =
            (const struct method_descriptor *)(const void *)found;
        return store(runtime, result,
                     builtin_new_bound(runtime, &type_type, method->method,
                                       class));
    }
    return store(runtime, result, found);
}

bool
descriptor_set(struct runtime *runtime, struct object *found,
               struct object *object, struct object *value)
{
    static const char *const names[] = {"the method", "the result"};
    const struct type *kind = found->type;
    if (kind == &member_descriptor_type || kind == &getset_descriptor_type)
        return set_place(runtime, found, object, value);
    if (kind == &property_type)
        return property_set(runtime, found, object, value);
    if (kind->assign != NULL)
        return kind->assign(runtime, found, object, value);
    struct object *native = native_open(runtime, "setattr", names, 2);
    if (native == NULL)
        return false;
    const char *special = value == NULL ? "__delete__" : "__set__";
    struct ref method = {native, 0};
    struct object *items[] = {found, object, value};
    size_t first, count = value == NULL ? 2 : 3;
    bool unbound;
    bool done = special_lookup(runtime, found, special, method, &unbound);
    if (done && ref_get(method) == NULL)
        done = raise_error(runtime, "AttributeError", "%s", special);
    first = unbound ? 0 : 1;
    done = done &&
           object_call(runtime, ref_get(method),
                       &(struct arguments){items + first, count - first,
                                           NULL, NULL, NULL},
                       (struct ref){native, 1});
    native_close(runtime, native);
    return done;
}

/* ---- the types ----------------------------------------------------------- */

static void
release_place(struct object *object)
{
    mem_free(as_place(object)->name);
}

static bool
repr_place(struct runtime *runtime, struct object *object, struct text *out)
{
    const struct place_descriptor *place = as_place(object);
    (void)runtime;
    text_add_format(out, "<%s '%s' of '%s' objects>",
                    object->type == &member_descriptor_type ? "member"
                                                            : "attribute",
                    place->name, place->owner->name);
    return true;
}

static bool
get_place_name(struct runtime *runtime, struct object *object,
               struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, as_place(object)->name, true));
}

static bool
get_place_owner(struct runtime *runtime, struct object *object,
                struct ref result)
{
    return store(runtime, result,
                 type_object_of(runtime, as_place(object)->owner));
}

static bool
call_place_get(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    return get_place(runtime, self, is_none(object) ? NULL : object, result);
}

static bool
call_place_set(struct runtime *runtime, struct object *self,
               const struct arguments *arguments, struct ref result)
{
    return set_place(runtime, self, arguments->items[0],
                     arguments->items[1]) &&
           store_none(runtime, result);
}

static bool
call_place_delete(struct runtime *runtime, struct object *self,
                  const struct arguments *arguments, struct ref result)
{
    return set_place(runtime, self, arguments->items[0], NULL) &&
           store_none(runtime, result);
}

static const struct method place_methods[] = {
    {"__get__", call_place_get, 1, 2, NULL, NULL},
    {"__set__", call_place_set, 2, 2, NULL, NULL},
    {"__delete__", call_place_delete, 1, 1, NULL, NULL},
    {0}};

static const struct getter place_getters[] = {
    {"__name__", get_place_name},
    {"__objclass__", get_place_owner},
    {NULL, NULL}};

const struct type member_descriptor_type = {
    .name = "member_descriptor",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct place_descriptor),
    .release = release_place,
    .repr = repr_place,
    .methods = place_methods,
    .getters = place_getters};

const struct type getset_descriptor_type = {
    .name = "getset_descriptor",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct place_descriptor),
    .release = release_place,
    .repr = repr_place,
    .methods = place_methods,
    .getters = place_getters};

static bool
repr_class_method(struct runtime *runtime, struct object *object,
                  struct text *out)
{
    const struct method_descriptor *descriptor =
        (const struct method_descriptor *)(const void *)object;
    (void)runtime;
    text_add_format(out, "<method '%s' of '%s' objects>",
                    descriptor->method->name, descriptor->owner->name);
    return true;
}

const struct type classmethod_descriptor_type = {
    .name = "classmethod_descriptor",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .struct_size = sizeof(struct method_descriptor),
    .repr = repr_class_method};
