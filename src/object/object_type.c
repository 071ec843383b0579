/* The type object: what all objects can be asked (Objects/typeobject.c). */
#include "object/asked_name.h"
#include "object/class.h"
#include "object/default.h"
#include "object/dir.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/store.h"

#define GETTER_PARAMETERS                                               \
    struct runtime *runtime, struct object *object, struct ref result

static bool
read_name(struct runtime *runtime, struct object *name, struct text *out)
{
    if (!object_is_str(name))
        return raise_error(runtime, "TypeError",
                           "attribute name must be string, not '%s'",
                           name->type->name);
    string_to_text(atom_string(name), out);
    return true;
}

bool
method_get_attribute(METHOD_PARAMETERS)
{
    struct text name = {0};
    if (!read_name(runtime, arguments->items[0], &name))
        return false;
    struct asked_name before = asked_name_begin(
        runtime, arguments->items[0], text_string(&name));
    bool done = object_is_type(self)
                    ? type_get_attribute(runtime, self, text_string(&name),
                                         result)
                    : generic_get_attribute(runtime, self,
                                            text_string(&name), result);
    asked_name_end(runtime, before);
    text_release(&name);
    return done;
}

static bool
change(METHOD_PARAMETERS, struct object *value)
{
    struct text name = {0};
    if (!read_name(runtime, arguments->items[0], &name))
        return false;
    bool done = object_is_type(self)
                    ? type_set_attribute(runtime, self, text_string(&name),
                                         value)
                    : generic_set_attribute(runtime, self,
                                            text_string(&name), value);
    text_release(&name);
    return done && store_none(runtime, result);
}

bool
method_set_attribute(METHOD_PARAMETERS)
{
    return change(runtime, self, arguments, result, arguments->items[1]);
}

bool
method_delete_attribute(METHOD_PARAMETERS)
{
    return change(runtime, self, arguments, result, NULL);
}

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

static bool
call_dir(METHOD_PARAMETERS)
{
    (void)arguments;
    return object_default_dir(runtime, self, result);
}

static bool
init_subclass(METHOD_PARAMETERS)
{
    (void)self;
    (void)arguments;
    return store_none(runtime, result);
}

/* What abstract base classes override. */
static bool
subclass_hook(METHOD_PARAMETERS)
{
    (void)self;
    (void)arguments;
    return store(runtime, result, atom_not_implemented(runtime));
}

static bool
get_class(GETTER_PARAMETERS)
{
    return store(runtime, result, type_object_of(runtime, object->type));
}

static const struct method object_methods[] = {
    {"__dir__", call_dir, 0, 0, NULL, NULL},
    {0}};

static const struct method object_class_methods[] = {
    {"__init_subclass__", init_subclass, 0, 0, NULL, NULL},
    {"__subclasshook__", subclass_hook, 1, 1, NULL, NULL},
    {0}};

static const struct getter object_getters[] = {{"__class__", get_class},
                                               {NULL, NULL}};

const struct type object_type = {.name = "object",
                                 .flags = TYPE_BASE,
                                 .struct_size = sizeof(struct object),
                                 .repr = default_repr,
                                 .str = default_str,
                                 .format = default_format,
                                 .hash = default_hash,
                                 .compare_truth = default_compare,
                                 .construct = construct_object,
                                 .initialize = class_initialize_plain,
                                 .methods = object_methods,
                                 .class_methods = object_class_methods,
                                 .getters = object_getters};
