#include "object/module.h"

#include "base/mem.h"
#include "base/vector.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/store.h"

struct module {
    struct object object;
    const char *name;
    const struct method *functions;
    VECTOR(char *) names; /* of the slots, owned */
};

static struct module *
as_module(const struct object *object)
{
    return (struct module *)(uintptr_t)object;
}

struct object *
module_new(struct runtime *runtime, const char *name,
           const struct method *functions)
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
    if (object != NULL) {
        as_module(object)->name = name;
        as_module(object)->functions = functions;
    }
    return object;
}

const char *
module_name(const struct object *module)
{
    return as_module(module)->name;
}

bool
module_set(struct runtime *runtime, struct object *object, const char *name,
           struct object *value)
{
    struct module *module = as_module(object);
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (strcmp(module->names.items[i], name) == 0) {
            slot_set(runtime, object, i, value);
            return true;
        }
    uint32_t slot = object->slot_count;
    if (!slots_insert(runtime, object, slot, 1, name))
        return false;
    VECTOR_PUSH(&module->names, mem_copy_string(name, strlen(name)));
    slot_set(runtime, object, slot, value);
    return true;
}

struct object *
module_find(struct runtime *runtime, struct object *object, const char *name)
{
    struct module *module = as_module(object);
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (strcmp(module->names.items[i], name) == 0)
            return object->slots[i];
    const struct method *function = module->functions;
    for (; function != NULL && function->name != NULL; function++)
        if (strcmp(function->name, name) == 0) {
            struct object *made = builtin_new(runtime, function, object);
            if (made == NULL || !module_set(runtime, object, name, made))
                return NULL;
            return made;
        }
    return NULL;
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    if (strcmp(name, "__name__") == 0)
        return store(runtime, result,
                     atom_new_c(runtime, module_name(object)));
    struct object *found = module_find(runtime, object, name);
    if (found != NULL)
        return store(runtime, result, found);
    if (has_failed(runtime))
        return false;
    return raise_error(runtime, "AttributeError",
                       "module '%s' has no attribute '%s'",
                       module_name(object), name);
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    return module_set(runtime, object, name, value);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<module '%s' (built-in)>", module_name(object));
    return true;
}

static void
release(struct object *object)
{
    struct module *module = as_module(object);
    for (size_t i = 0; i < module->names.count; i++)
        mem_free(module->names.items[i]);
    VECTOR_RELEASE(&module->names);
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
                                 .release = release,
                                 .repr = repr,
                                 .get_attribute = get_attribute,
                                 .set_attribute = set_attribute,
                                 .clear = clear};
