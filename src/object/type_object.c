#include "object/type_object.h"

#include "object/caches.h"
#include "object/default.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/store.h"
#include "object/tuple.h"

struct object *
type_object_of(struct runtime *runtime, const struct type *type)
{
    struct map *known = &runtime->caches->types;
    uint64_t key = (uint64_t)(uintptr_t)type, found;
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    uint64_t size = (uint64_t)runtime->profile->type_size;
    struct text preview = {0};
    text_add_format(&preview, "<class '%s'>", type->name);
    struct object *object = object_new(
        runtime, &type_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = type_short_name(type),
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = caches_flags(runtime),
                               .size = size,
                               .block_size = size,
                               .is_static = true});
    if (object != NULL &&
        !caches_hold(runtime, object, text_string(&preview)))
        object = NULL;
    text_release(&preview);
    if (object == NULL)
        return NULL;
    ((struct type_object *)(void *)object)->represents = type;
    map_set(known, key, (uint64_t)(uintptr_t)object);
    return object;
}

void
type_object_register(struct runtime *runtime, const struct type *type,
                     struct object *object)
{
    uint64_t key = (uint64_t)(uintptr_t)type;
    if (object == NULL)
        map_remove(&runtime->caches->types, key);
    else
        map_set(&runtime->caches->types, key, (uint64_t)(uintptr_t)object);
}

/* ---- isinstance --------------------------------------------------------- */

/* Everything is an object. */
static bool
derives(const struct type *type, const struct type *base)
{
    return base == &object_type || type_is(type, base);
}

static bool
is_subclass(struct runtime *runtime, const struct type *type,
            struct object *what, const char *function, bool *truth)
{
    *truth = false;
    if (object_is_type(what)) {
        *truth = derives(type, type_object_type(what));
        return true;
    }
    if (!object_is_tuple(what))
        return raise_error(
            runtime, "TypeError", "%s() arg 2 must be a %s", function,
            strcmp(function, "issubclass") == 0
                ? "class, a tuple of classes, or a union"
            : runtime->profile->minor >= 10
                ? "type, a tuple of types, or a union"
                : "type or tuple of types");
    for (uint32_t i = 0; i < what->slot_count && !*truth; i++)
        if (!is_subclass(runtime, type, what->slots[i], function, truth))
            return false;
    return true;
}

bool
object_is_instance(struct runtime *runtime, struct object *object,
                   struct object *what, bool *truth)
{
    return is_subclass(runtime, object->type, what, "isinstance", truth);
}

bool
type_is_subclass(struct runtime *runtime, const struct type *type,
                 struct object *what, bool *truth)
{
    return is_subclass(runtime, type, what, "issubclass", truth);
}

/* ---- the type type ------------------------------------------------------ */

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<class '%s'>", type_object_type(object)->name);
    return true;
}

/* T(…). */
static bool
call(struct runtime *runtime, struct object *callable,
     const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(callable);
    if (type->construct != NULL)
        return type->construct(runtime, type, arguments, result);
    if (type == &none_type && arguments->count == 0)
        return store_none(runtime, result);
    return raise_error(runtime, "TypeError",
                       "cannot create '%s' instances", type->name);
}

/* type(x). */
static bool
construct_type(struct runtime *runtime, const struct type *type,
               const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (arguments->count != 1)
        return raise_error(runtime, "TypeError",
                           "type() takes 1 or 3 arguments");
    return store(runtime, result,
                 type_object_of(runtime, arguments->items[0]->type));
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(
        runtime, result,
        str_intern_c(runtime, type_short_name(type_object_type(object)),
                     true));
}

static bool
get_module(struct runtime *runtime, struct object *object, struct ref result)
{
    const struct type *type = type_object_type(object);
    const char *dot = strrchr(type->name, '.');
    struct text name = {0};
    if (dot == NULL)
        text_add_string(&name, "builtins");
    else
        text_add(&name, type->name, (size_t)(dot - type->name));
    struct object *made = str_intern_c(runtime, text_string(&name), true);
    text_release(&name);
    return store(runtime, result, made);
}

static bool
get_doc(struct runtime *runtime, struct object *object, struct ref result)
{
    const char *text = type_object_type(object)->documentation;
    return text == NULL ? store_none(runtime, result)
                        : store(runtime, result, atom_new_c(runtime, text));
}

/* Returns the type that a type derives from; NULL for object. */
static const struct type *
base_of(const struct type *type)
{
    if (type == &object_type)
        return NULL;
    return type->base != NULL ? type->base : &object_type;
}

static bool
get_base(struct runtime *runtime, struct object *object, struct ref result)
{
    const struct type *base = base_of(type_object_type(object));
    return store(runtime, result,
                 base == NULL ? atom_none(runtime)
                              : type_object_of(runtime, base));
}

static bool
get_order(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *items[16];
    uint32_t count = 0;
    const struct type *type = type_object_type(object);
    for (; type != NULL && count < 16; type = base_of(type)) {
        items[count] = type_object_of(runtime, type);
        if (items[count++] == NULL)
            return false;
    }
    return store(runtime, result, tuple_from_items(runtime, items, count));
}

static const struct method *
find_class_method(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base) {
        const struct method *method = type->class_methods;
        for (; method != NULL && method->name != NULL; method++)
            if (strcmp(method->name, name) == 0)
                return method;
    }
    return NULL;
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    const struct type *type = type_object_type(object);
    for (const struct type *owner = type; owner != NULL;
         owner = owner->base) {
        const struct method *method = owner->methods;
        for (; method != NULL && method->name != NULL; method++)
            if (strcmp(method->name, name) == 0)
                return store(runtime, result,
                             method_descriptor_of(runtime, owner, method));
    }
    const struct method *method = find_class_method(type, name);
    if (method != NULL)
        return store(runtime, result,
                     builtin_new_bound(runtime, &type_type, method, object));
    raise_error(runtime, "AttributeError",
                "type object '%s' has no attribute '%s'", type->name, name);
    attribute_error_keep(runtime, object, name);
    return false;
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    const struct type *type = type_object_type(object);
    (void)value;
    if (runtime->profile->minor >= 10)
        return raise_error(
            runtime, "TypeError",
            "cannot set '%s' attribute of immutable type '%s'", name,
            type->name);
    return raise_error(
        runtime, "TypeError",
        "can't set attributes of built-in/extension type '%s'", type->name);
}

static const struct getter getters[] = {{"__name__", get_name},
                                        {"__qualname__", get_name},
                                        {"__module__", get_module},
                                        {"__doc__", get_doc},
                                        {"__base__", get_base},
                                        {"__mro__", get_order},
                                        {NULL, NULL}};

const struct type type_type = {.name = "type",
                               .flags = TYPE_HAS_GC_HEAD | TYPE_BASE |
                                        TYPE_WEAKLY_REFERABLE,
                               .struct_size = sizeof(struct type_object),
                               .repr = repr,
                               .get_attribute = get_attribute,
                               .set_attribute = set_attribute,
                               .call = call,
                               .construct = construct_type,
                               .getters = getters};

/* ---- object ------------------------------------------------------------- */

static bool
construct_object(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    if (arguments->count > 0 || arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "object() takes no arguments");
    return store(
        runtime, result,
        object_new(runtime, type,
                   &(struct object_birth){
                       .kind = NODE_OBJECT, .size = 16, .block_size = 16}));
}

const struct type object_type = {.name = "object",
                                 .flags = TYPE_BASE,
                                 .struct_size = sizeof(struct object),
                                 .repr = default_repr,
                                 .str = default_str,
                                 .format = default_format,
                                 .hash = default_hash,
                                 .compare_truth = default_compare,
                                 .construct = construct_object};
