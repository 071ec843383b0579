#include "object/module.h"

#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/namespace.h"
#include "object/namespace_dict.h"
#include "object/store.h"

enum { MODULE_NAMESPACE };

struct module {
    struct object object;
    const char *name;
    const struct method *functions, *further;
    const struct since *since; /* of these */
    bool (*more)(struct runtime *runtime, struct object *module);
    const struct module_names *others;
};

static struct module *
as_module(const struct object *object)
{
    return (struct module *)(uintptr_t)object;
}

static struct object *
make(struct runtime *runtime, const char *name, struct object *names)
{
    struct text preview = {0};
    text_add_format(&preview, "<module '%s' (built-in)>", name);
    struct object *object = object_new(
        runtime, &module_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = name,
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = NODE_SHARED | NODE_OPAQUE,
                               .size = 72,
                               .block_size = 72});
    text_release(&preview);
    if (object == NULL)
        return NULL;
    as_module(object)->name = name;
    if (names == NULL)
        names = namespace_new(runtime, "module", name);
    if (names == NULL
        || !slots_insert(runtime, object, MODULE_NAMESPACE, 1, "(names)"))
        return NULL;
    slot_set(runtime, object, MODULE_NAMESPACE, names);
    return object;
}

struct object *
module_new(struct runtime *runtime, const char *name,
           const struct method *functions)
{
    struct object *object = make(runtime, name, NULL);
    if (object != NULL)
        as_module(object)->functions = functions;
    return object;
}

struct object *
module_new_over(struct runtime *runtime, const char *name,
                struct object *names, const struct module_names *others)
{
    struct object *object = make(runtime, name, names);
    if (object != NULL)
        as_module(object)->others = others;
    return object;
}

void
module_set_more(struct object *object,
                bool (*more)(struct runtime *runtime, struct object *module))
{
    as_module(object)->more = more;
}

const char *
module_name(const struct object *module)
{
    return as_module(module)->name;
}

struct object *
module_namespace(const struct object *module)
{
    return module->slots[MODULE_NAMESPACE];
}

bool
module_set(struct runtime *runtime, struct object *object, const char *name,
           struct object *value)
{
    return namespace_set(runtime, module_namespace(object), name, value);
}

void
module_add_functions(struct object *object, const struct method *functions,
                     const struct since *since)
{
    as_module(object)->further = functions;
    as_module(object)->since = since;
}

static const struct method *
find_function(const struct runtime *runtime, const struct module *module,
              const char *name)
{
    const struct method *tables[] = {module->functions, module->further};
    if (!since_allows(module->since, name, runtime->profile->minor))
        return NULL;
    for (int i = 0; i < 2; i++)
        for (const struct method *at = tables[i];
             at != NULL && at->name != NULL; at++)
            if (strcmp(at->name, name) == 0)
                return at;
    return NULL;
}

/* Binds what the module's others have under a name; NULL: nothing, or an
 * error. */
static struct object *
find_other(struct runtime *runtime, struct object *object, const char *name)
{
    static const char *const names[] = {"what it has"};
    struct object *native = native_open(runtime, "module", names, 1);
    struct ref place = {native, 0};
    struct object *found = NULL;
    if (native != NULL &&
        as_module(object)->others->find(runtime, name, place) &&
        ref_get(place) != NULL &&
        module_set(runtime, object, name, ref_get(place)))
        found = ref_get(place);
    if (native != NULL)
        native_close(runtime, native);
    return found;
}

struct object *
module_find(struct runtime *runtime, struct object *object, const char *name)
{
    struct object *names = module_namespace(object);
    struct module *module = as_module(object);
    uint32_t slot = namespace_find(names, name);
    if (slot != UINT32_MAX)
        return names->slots[slot];
    const struct method *function = find_function(runtime, module, name);
    if (function != NULL) {
        struct object *made = builtin_new(runtime, function, object);
        return made != NULL && module_set(runtime, object, name, made)
                   ? made
                   : NULL;
    }
    if (module->others != NULL)
        return find_other(runtime, object, name);
    bool (*more)(struct runtime *, struct object *) = module->more;
    module->more = NULL;
    return more == NULL || !more(runtime, object)
               ? NULL
               : module_find(runtime, object, name);
}

static bool
make_table(struct runtime *runtime, struct object *object,
           const struct method *function)
{
    for (; function != NULL && function->name != NULL; function++)
        if (find_function(runtime, as_module(object), function->name) &&
            module_find(runtime, object, function->name) == NULL)
            return false;
    return true;
}

struct making {
    struct runtime *runtime;
    struct object *module;
    bool failed;
};

static void
make_other(const char *name, void *data)
{
    struct making *making = data;
    if (!making->failed)
        making->failed =
            module_find(making->runtime, making->module, name) == NULL;
}

bool
module_make_all(struct runtime *runtime, struct object *object)
{
    const struct module_names *others = as_module(object)->others;
    struct making making = {runtime, object, false};
    if (others != NULL)
        others->each(runtime, make_other, &making);
    if (making.failed)
        return false;
    return make_table(runtime, object, as_module(object)->functions) &&
           make_table(runtime, object, as_module(object)->further);
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    if (strcmp(name, "__name__") == 0)
        return store(runtime, result,
                     atom_new_c(runtime, module_name(object)));
    if (strcmp(name, "__dict__") == 0)
        return module_make_all(runtime, object) &&
               store(runtime, result,
                     namespace_dict_of(runtime, module_namespace(object)));
    struct object *found = module_find(runtime, object, name);
    if (found != NULL)
        return store(runtime, result, found);
    if (has_failed(runtime))
        return false;
    raise_error(runtime, "AttributeError",
                "module '%s' has no attribute '%s'", module_name(object),
                name);
    attribute_error_keep(runtime, object, name);
    return false;
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    if (value != NULL)
        return module_set(runtime, object, name, value);
    return namespace_delete(runtime, module_namespace(object), name)
           || raise_error(runtime, "AttributeError",
                          runtime->profile->minor >= 11
                              ? "module '%s' has no attribute '%s'"
                              : "%s%s",
                          runtime->profile->minor >= 11 ? module_name(object)
                                                        : "",
                          name);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<module '%s' (built-in)>", module_name(object));
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, object->slot_count, false);
}

const struct type module_type = {.name = "module",
                                 .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
                                 .scheme = SLOTS_NAMES,
                                 .struct_size = sizeof(struct module),
                                 .repr = repr,
                                 .get_attribute = get_attribute,
                                 .set_attribute = set_attribute,
                                 .clear = clear};
