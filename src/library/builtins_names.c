/* Built-in functions that tell names: globals, locals, vars, dir. */
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/lookup.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/wrapper_table.h"
#include "vm/locals.h"

static bool
globals(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return running_globals(runtime, result);
}

static bool
locals(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    (void)self;
    (void)arguments;
    return running_locals(runtime, result);
}

static bool
vars(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->count == 0)
        return running_locals(runtime, result);
    if (object_get_attribute(runtime, arguments->items[0], "__dict__",
                             result))
        return true;
    if (!is_raised(runtime, "AttributeError"))
        return false;
    clear_error(runtime);
    return raise_error(runtime, "TypeError",
                       "vars() argument must have __dict__ attribute");
}

/* ---- dir ---------------------------------------------------------------- */

/* What object itself has, beside the operators of wrapper_table. */
static const char *const of_object[] = {
    "__class__", "__delattr__", "__dir__", "__doc__", "__eq__", "__format__",
    "__ge__", "__getattribute__", "__gt__", "__hash__", "__init__",
    "__init_subclass__", "__le__", "__lt__", "__ne__", "__new__",
    "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__",
    "__str__", "__subclasshook__"};

/* Adds a name to the keys of names. */
static bool
add(struct runtime *runtime, struct object *names, const char *name)
{
    return dict_set_c(runtime, names, name, atom_none(runtime));
}

/* Adds the keys of a dict or of what iterates over names. */
static bool
add_keys(struct runtime *runtime, struct object *names, struct object *dict)
{
    for (uint32_t i = 0; i < dict_length(dict); i++)
        if (object_is_str(dict_key_at(dict, i))
            && !dict_set(runtime, names, dict_key_at(dict, i),
                         atom_none(runtime)))
            return false;
    return true;
}

static bool
add_built_in(struct runtime *runtime, struct object *names,
             const struct type *type)
{
    const struct wrapper_row *row;
    bool fine = true;
    for (const struct method *m = type->methods; fine && m && m->name; m++)
        fine = add(runtime, names, m->name);
    for (const struct method *m = type->class_methods;
         fine && m && m->name; m++)
        fine = add(runtime, names, m->name);
    for (const struct getter *g = type->getters; fine && g && g->name; g++)
        fine = add(runtime, names, g->name);
    for (size_t i = 0; fine && (row = wrapper_row_at(i)); i++)
        if (wrapper_row_is_in(row, type))
            fine = add(runtime, names, row->name);
    return fine;
}

/* Adds what a type and those it derives from have. */
static bool
add_type(struct runtime *runtime, struct object *names,
         const struct type *type)
{
    bool fine = true;
    for (size_t i = 0; fine && i < sizeof of_object / sizeof *of_object; i++)
        fine = add(runtime, names, of_object[i]);
    if (fine && runtime->profile->minor >= 11)
        fine = add(runtime, names, "__getstate__");
    for (size_t i = 0; fine && type; i++) {
        const struct type *at = type;
        if (type->order && i >= type->order_count)
            break;
        if (type->order)
            at = type->order[i];
        fine = at->class ? add_keys(runtime, names, class_dict(class_of(at)))
                         : add_built_in(runtime, names, at);
        if (!type->order)
            type = type->base;
    }
    return fine;
}

static bool
add_object(struct runtime *runtime, struct object *names,
           struct object *object)
{
    if (object_is_type(object))
        return add_type(runtime, names, type_object_type(object));
    if (object->type == &module_type) {
        struct object *space = module_namespace(object);
        bool fine = module_make_all(runtime, object);
        for (uint32_t i = 0; fine && i < space->slot_count; i++)
            fine = add(runtime, names, namespace_name(space, i));
        return fine;
    }
    const struct class *class =
        object->type->class ? class_of(object->type) : NULL;
    if (class && class->has_dict) {
        struct object *dict = instance_dict(runtime, object);
        if (!dict || !add_keys(runtime, names, dict))
            return false;
    }
    return add_type(runtime, names, object->type);
}

/* Adds the names of the running code. */
static bool
add_locals(struct runtime *runtime, struct object *names, struct ref scratch)
{
    struct ref keys = scratch;
    keys.slot++;
    /* what a module has too, and a scene has no use for */
    if (running_in_module(runtime)
        && (!add(runtime, names, "__annotations__")
            || !add(runtime, names, "__file__")))
        return false;
    if (!running_locals(runtime, scratch)
        || !list_from_iterable(runtime, ref_get(scratch), keys))
        return false;
    struct object *list = ref_get(keys);
    for (uint32_t i = 0; i < list->slot_count; i++)
        if (!dict_set(runtime, names, list->slots[i], atom_none(runtime)))
            return false;
    return true;
}

/* Calls __dir__ of a class of the scene; *has: whether there is one. */
static bool
call_dir(struct runtime *runtime, struct object *object, bool *has,
         struct ref result)
{
    const struct type *owner =
        type_lookup_owner(runtime, object->type, "__dir__");
    *has = owner && owner->class;
    return *has
           && object_call_one(runtime,
                              type_lookup(runtime, object->type, "__dir__"),
                              object, result);
}

static bool
directory(struct runtime *runtime, struct object *self,
          const struct arguments *arguments, struct ref result)
{
    static const char *const slots[] = {"the names", "the locals", "a list"};
    struct object *native = native_open(runtime, "dir", slots, 3);
    struct object *names = native ? dict_new(runtime) : NULL;
    struct ref scratch = {native, 1}, keys = {native, 0};
    bool has = false;
    (void)self;
    if (!names)
        return false;
    ref_set(runtime, keys, names);
    bool fine = arguments->count == 0
                    ? add_locals(runtime, names, scratch)
                    : call_dir(runtime, arguments->items[0], &has, scratch);
    if (fine && has)
        keys = scratch;
    else if (!has && arguments->count > 0)
        fine = add_object(runtime, names, arguments->items[0]);
    fine = fine && list_from_iterable(runtime, ref_get(keys), result)
           && list_sort(runtime, ref_get(result), NULL, false);
    native_close(runtime, native);
    return fine;
}

const struct method builtins_names[] = {
    {"globals", globals, 0, 0, NULL, "the names of the module"},
    {"locals", locals, 0, 0, NULL, "the names of the running code"},
    {"vars", vars, 0, 1, NULL, "the attributes of an object"},
    {"dir", directory, 0, 1, NULL, "names, sorted"},
    {NULL, NULL, 0, 0, NULL, NULL}};
