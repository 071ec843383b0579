#include "object/class_nature.h"

#include "object/atom.h"
#include "object/dict.h"

static bool
is_one_of(const struct string *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (string_equal_c(name, *names))
            return true;
    return false;
}

/* Whether a library has finished a class of the scene. */
static bool
is_finished(struct runtime *runtime, struct class *class,
            const struct string *meta_module)
{
    static const char *const marks[] = {"__dataclass_fields__", "_fields"};
    if (meta_module != NULL && !string_equal_c(meta_module, "__main__"))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dict_find_c(runtime, class_dict(class), marks[i]) != NULL)
            return true;
    return false;
}

/* The flags of instances. */
static uint32_t
instance_flags(const struct string *module, const struct string *meta_module)
{
    static const char *const open[] = {"builtins", "collections",
                                       "itertools", "weakref", "__main__",
                                       NULL};
    if (meta_module != NULL && string_equal_c(meta_module, "enum"))
        return NODE_OPAQUE;
    if (module == NULL || string_equal_c(module, "__main__"))
        return 0;
    return is_one_of(module, open) ? NODE_FOREIGN : NODE_OPAQUE;
}

void
class_classify(struct runtime *runtime, struct class *class)
{
    struct object *object = &class->head.object;
    const struct string *module = type_module(runtime, &class->table);
    const struct string *meta_module = type_module(runtime, object->type);
    bool is_ours = module == NULL || string_equal_c(module, "__main__");
    uint32_t closed = NODE_OPAQUE | NODE_SHARED;
    uint32_t flags = object->flags & ~closed;
    if (!is_ours || is_finished(runtime, class, meta_module))
        flags |= closed;
    if (flags != object->flags)
        object_set_flags(runtime, object, flags);
    class->table.birth_flags = instance_flags(module, meta_module);
}
