#include "object/module.h"

#include <string.h>

#include "base/mem.h"
#include "base/vector.h"
#include "object/function.h"
#include "object/store.h"

enum { MODULE_SIZE = 56, GC_HEAD = 16 };

struct module {
    struct object object;
    const char *name;              /* borrowed */
    const struct method *functions; /* borrowed; may be NULL */
    VECTOR(char *) names;          /* of the slots; owned */
};

static struct module *
module_of(const struct object *object)
{
    return (struct module *)(uintptr_t)object;
}

static void
release_module(struct object *object)
{
    struct module *module = module_of(object);
    for (size_t i = 0; i < module->names.count; i++)
        mem_free(module->names.items[i]);
    VECTOR_RELEASE(&module->names);
}

static uint64_t
module_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return MODULE_SIZE;
}

struct object *
module_new(struct runtime *runtime, const char *name,
           const struct method *functions)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = name,
                                 .flags = NODE_SHARED | NODE_OPAQUE,
                                 .size = MODULE_SIZE + GC_HEAD,
                                 .block_size = MODULE_SIZE + GC_HEAD,
                                 .is_static = true};
    struct object *object = object_new(runtime, &module_type, &birth);
    if (object == NULL)
        return NULL;
    module_of(object)->name = name;
    module_of(object)->functions = functions;
    return object;
}

const char *
module_name(const struct object *object)
{
    return module_of(object)->name;
}

/* Returns the slot of an attribute, or UINT32_MAX. */
static uint32_t
find_slot(const struct module *module, const char *name)
{
    for (size_t i = 0; i < module->names.count; i++)
        if (strcmp(module->names.items[i], name) == 0)
            return (uint32_t)i;
    return UINT32_MAX;
}

bool
module_set(struct runtime *runtime, struct object *object, const char *name,
           struct object *value)
{
    struct module *module = module_of(object);
    uint32_t slot = find_slot(module, name);
    if (slot == UINT32_MAX) {
        slot = object->slot_count;
        if (!slots_insert(runtime, object, slot, 1, name))
            return false;
        VECTOR_PUSH(&module->names, mem_copy_string(name, strlen(name)));
    }
    slot_set(runtime, object, slot, value);
    return true;
}

/* A function becomes an object when it is first asked for, and stays. */
struct object *
module_find(struct runtime *runtime, struct object *object, const char *name)
{
    struct module *module = module_of(object);
    uint32_t slot = find_slot(module, name);
    const struct method *function = module->functions;
    if (slot != UINT32_MAX)
        return object->slots[slot];
    for (; function != NULL && function->name != NULL; function++) {
        if (strcmp(function->name, name) == 0) {
            struct object *made = builtin_new(runtime, function, object);
            return made != NULL && module_set(runtime, object, name, made)
                       ? made
                       : NULL;
        }
    }
    return NULL;
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *found = module_find(runtime, object, name);
    if (found != NULL)
        return store(runtime, result, found);
    if (has_failed(runtime))
        return false;
    if (strcmp(name, "__name__") == 0)
        return store(runtime, result,
                     atom_new_c(runtime, module_name(object)));
    return raise_error(runtime, "AttributeError",
                       "module '%s' has no attribute '%s'",
                       module_name(object), name);
}

static bool
repr_module(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<module '%s' (built-in)>", module_name(object));
    return true;
}

const struct type module_type = {
    .name = "module",
    .flags = TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct module),
    .release = release_module,
    .size = module_size,
    .repr = repr_module,
    .get_attribute = get_attribute,
};
