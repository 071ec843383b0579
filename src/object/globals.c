#include "object/globals.h"

#include "object/dict.h"
#include "object/namespace.h"
#include "object/namespace_dict.h"

static bool
is_namespace(const struct object *globals)
{
    return globals->kind == NODE_NAMESPACE;
}

struct object *
globals_find(struct runtime *runtime, struct object *globals,
             const char *name)
{
    if (!is_namespace(globals))
        return dict_find_c(runtime, globals, name);
    uint32_t slot = namespace_find_lasting(globals, name);
    return slot == UINT32_MAX ? NULL : globals->slots[slot];
}

bool
globals_set(struct runtime *runtime, struct object *globals,
            const char *name, struct object *value)
{
    return is_namespace(globals)
               ? namespace_set(runtime, globals, name, value)
               : dict_set_c(runtime, globals, name, value);
}

bool
globals_set_moved(struct runtime *runtime, struct object *globals,
                  const char *name, struct ref from)
{
    return is_namespace(globals)
               ? namespace_set_moved(runtime, globals, name, from)
               : dict_set_c_moved(runtime, globals, name, from);
}

bool
globals_delete(struct runtime *runtime, struct object *globals,
               const char *name)
{
    bool found = false;
    if (is_namespace(globals))
        return namespace_delete(runtime, globals, name);
    return dict_delete_c(runtime, globals, name, &found) && found;
}

struct object *
globals_dict(struct runtime *runtime, struct object *globals)
{
    return is_namespace(globals) ? namespace_dict_of(runtime, globals)
                                 : globals;
}

struct object *
globals_behind(struct object *dict)
{
    if (dict->type == &namespace_dict_type)
        return namespace_behind(dict);
    return object_is_dict(dict) ? dict : NULL;
}

struct object *
globals_builtins(struct runtime *runtime, struct object *globals)
{
    if (is_namespace(globals))
        return NULL;
    struct object *found = dict_find_c(runtime, globals, "__builtins__");
    return found == NULL || !object_is_dict(found) ||
                   (found->flags & NODE_OPAQUE)
               ? NULL
               : found;
}
