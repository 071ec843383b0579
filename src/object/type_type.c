/* The type type: what classes can be asked
 * (Objects/typeobject.c). */
#include "base/mem.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/class.h"
#include "object/default.h"
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/dir.h"
#include "object/dir.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/generic_alias.h"
#include "object/instance.h"
#include "object/list.h"
#include "object/lookup.h"
#include "object/mapping_proxy.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

#define GETTER_PARAMETERS                                               \
    struct runtime *runtime, struct object *object, struct ref result

static struct class *
class_or_null(const struct object *object)
{
    return class_of(type_object_type(object));
}

/* Returns what a class has under a name in its own dict, or NULL. */
static struct object *
own(struct runtime *runtime, const struct object *object, const char *name)
{
    struct class *class = class_or_null(object);
    return class == NULL ? NULL
                         : dict_find_c(runtime, class_dict(class), name);
}

const struct string *
type_module(struct runtime *runtime, const struct type *type)
{
    struct object *module =
        type->class == NULL
            ? NULL
            : dict_find_c(runtime, class_dict(class_of(type)), "__module__");
    return module != NULL && object_is_str(module) ? atom_string(module)
                                                   : NULL;
}

/* Appends "__main__.A", "list": what repr() of a type says. */
static void
add_name(struct runtime *runtime, const struct type *type,
         struct text *out)
{
    const struct string *module = type_module(runtime, type);
    if (module != NULL && !string_equal_c(module, "builtins")) {
        string_to_text(module, out);
        text_add_byte(out, '.');
    }
    text_add_string(out, type->class != NULL ? type_qualified_name(type)
                                             : type->name);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    text_add_string(out, "<class '");
    add_name(runtime, type_object_type(object), out);
    text_add_string(out, "'>");
    return true;
}

/* T.__new__ as a function of its own: self is the object of the type. */
static bool
construct_unpacked(struct runtime *runtime, struct object *self,
                   const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(self);
    return type->construct(runtime, type, arguments, result);
}

static bool
construct(struct runtime *runtime, struct object *callable,
          const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(callable);
    if (type->unpacked_since > 0 &&
        runtime->profile->minor >= type->unpacked_since)
        return type->construct(runtime, type, arguments, result);
    return method_call_packed(runtime, type->name, construct_unpacked,
                              callable, arguments, result);
}

/* T(…). */
static bool
call(struct runtime *runtime, struct object *callable,
     const struct arguments *arguments, struct ref result)
{
    const struct type *type = type_object_type(callable);
    if (type->class != NULL)
        return class_call(runtime, callable, arguments, result);
    if (type->construct != NULL)
        return construct(runtime, callable, arguments, result);
    if (type == &none_type && arguments->count == 0)
        return store_none(runtime, result);
    return raise_error(runtime, "TypeError",
                       "cannot create '%s' instances", type->name);
}

/* type.__new__ and, of type itself, type(x). */
static bool
create_type(struct runtime *runtime, const struct type *type,
            const struct arguments *arguments, struct ref result)
{
    if (type == &type_type && arguments->count == 1 &&
        arguments_keyword_count(arguments) == 0)
        return store(runtime, result,
                     type_object_of(runtime, arguments->items[0]->type));
    const struct type *winner = type;
    if (arguments->count == 3 && object_is_tuple(arguments->items[1]) &&
        !class_find_metatype(runtime, type, arguments->items[1], &winner))
        return false;
    if (winner != type && arguments->count == 3) {
        const struct arguments *packed = runtime->packed;
        runtime->packed = arguments; /* the caller has a tuple of them */
        bool done = class_call(runtime, winner->class, arguments, result);
        runtime->packed = packed;
        return done;
    }
    if (arguments->count == 3)
        return class_new(runtime, type, arguments, result);
    if (type == &type_type)
        return raise_error(runtime, "TypeError",
                           "type() takes 1 or 3 arguments");
    return raise_error(runtime, "TypeError",
                       "type.__new__() takes exactly 3 arguments (%zu "
                       "given)",
                       arguments->count);
}

static bool
initialize_type(struct runtime *runtime, struct object *object,
                const struct arguments *arguments)
{
    (void)object;
    return arguments->count == 1 || arguments->count == 3 ||
           raise_error(runtime, "TypeError",
                       "type.__init__() takes 1 or 3 arguments");
}

/* ---- what a type can be asked -------------------------------------------- */

/* A class of a scene keeps its name as an object; a built-in type makes a new
 * str of it for everyone who asks (type_name, Objects/typeobject.c). */
static bool
store_name(struct runtime *runtime, struct ref result,
           const struct type *type, const char *name)
{
    return store(runtime, result,
                 type->class != NULL ? str_intern_c(runtime, name, true)
                                     : atom_new_c(runtime, name));
}

static bool
get_name(GETTER_PARAMETERS)
{
    const struct type *type = type_object_type(object);
    return store_name(runtime, result, type, type_short_name(type));
}

static bool
get_qualified_name(GETTER_PARAMETERS)
{
    const struct type *type = type_object_type(object);
    return store_name(runtime, result, type, type_qualified_name(type));
}

static bool
get_module(GETTER_PARAMETERS)
{
    const struct type *type = type_object_type(object);
    struct object *found = own(runtime, object, "__module__");
    if (found != NULL)
        return store(runtime, result, found);
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
get_doc(GETTER_PARAMETERS)
{
    struct object *found = own(runtime, object, "__doc__");
    if (found != NULL)
        return descriptor_get(runtime, found, NULL, type_object_type(object),
                              result);
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
get_base(GETTER_PARAMETERS)
{
    const struct type *base = base_of(type_object_type(object));
    return store(runtime, result,
                 base == NULL ? atom_none(runtime)
                              : type_object_of(runtime, base));
}

/* Returns the second base of a built-in type, which hardly any has, or NULL:
 * what follows in its order and is no base of the first. */
static const struct type *
second_base(const struct type *type)
{
    for (size_t i = 2; i < type->order_count; i++)
        if (!type_is(type->base, type->order[i]))
            return type->order[i];
    return NULL;
}

static bool
get_bases(GETTER_PARAMETERS)
{
    if (class_or_null(object) != NULL)
        return store(runtime, result, object->slots[CLASS_BASES]);
    const struct type *type = type_object_type(object);
    const struct type *base = base_of(type), *other = second_base(type);
    struct object *items[] = {
        base == NULL ? NULL : type_object_of(runtime, base),
        other == NULL ? NULL : type_object_of(runtime, other)};
    return store(runtime, result,
                 tuple_from_items(runtime, items,
                                  (uint32_t)(base != NULL) + (other != NULL)));
}

static bool
get_order(GETTER_PARAMETERS)
{
    size_t count;
    if (class_or_null(object) != NULL)
        return store(runtime, result, object->slots[CLASS_ORDER]);
    const struct type **order =
        type_order(type_object_type(object), &count);
    struct object **items = mem_alloc_array(count, sizeof *items);
    bool fine = true;
    for (size_t i = 0; fine && i < count; i++)
        fine = (items[i] = type_object_of(runtime, order[i])) != NULL;
    fine = fine && store(runtime, result,
                         tuple_from_items(runtime, items, (uint32_t)count));
    mem_free(items);
    mem_free(order);
    return fine;
}

static bool
get_dict(GETTER_PARAMETERS)
{
    struct class *class = class_or_null(object);
    static const char *const names[] = {"its attributes"};
    if (class != NULL)
        return store(runtime, result,
                     mapping_proxy_new(runtime, class_dict(class)));
    struct object *native = native_open(runtime, "__dict__", names, 1);
    bool fine = native != NULL &&
                type_own_dict(runtime, type_object_type(object),
                              (struct ref){native, 0}) &&
                store(runtime, result,
                      mapping_proxy_new(runtime, native->slots[0]));
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

static bool
raise_missing(struct runtime *runtime, struct object *object,
              const char *name)
{
    return raise_error(runtime, "AttributeError",
                       "type object '%s' has no attribute '%s'",
                       type_object_type(object)->name, name);
}

static bool
fail_missing(struct runtime *runtime, struct object *object,
             const char *name)
{
    raise_missing(runtime, object, name);
    attribute_error_keep(runtime, object, name);
    return false;
}

/* From 3.10 on every class has annotations of its own. */
static bool
get_annotations(GETTER_PARAMETERS)
{
    struct object *found = own(runtime, object, "__annotations__");
    if (found != NULL)
        return descriptor_get(runtime, found, NULL, type_object_type(object),
                              result);
    struct class *class = class_or_null(object);
    if (class == NULL)
        return fail_missing(runtime, object, "__annotations__");
    struct object *dict = dict_new(runtime);
    return store(runtime, result, dict) &&
           dict_set_c(runtime, class_dict(class), "__annotations__", dict);
}

static bool
get_abstract(GETTER_PARAMETERS)
{
    struct object *found = own(runtime, object, "__abstractmethods__");
    return found != NULL
               ? store(runtime, result, found)
               : raise_error(runtime, "AttributeError",
                             "__abstractmethods__");
}

static const struct getter getters[] = {
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__module__", get_module},
    {"__doc__", get_doc},
    {"__base__", get_base},
    {"__bases__", get_bases},
    {"__mro__", get_order},
    {"__dict__", get_dict},
    {"__annotations__", get_annotations},
    {"__abstractmethods__", get_abstract},
    {NULL, NULL}};

/* Before 3.10 annotations are an attribute like others, also inherited. */
static bool
is_shadowed(const struct runtime *runtime, const char *name)
{
    return !runtime->profile->annotations_not_inherited &&
           strcmp(name, "__annotations__") == 0;
}

bool
type_get_attribute(struct runtime *runtime, struct object *object,
                   const char *name, struct ref result)
{
    const struct type *type = type_object_type(object);
    struct object *meta = type_lookup(runtime, object->type, name);
    if (meta != NULL && is_shadowed(runtime, name))
        meta = NULL;
    if (meta != NULL && overrides_attribute(runtime, meta))
        return descriptor_get_held(runtime, meta, object, object->type,
                                   result);
    struct object *found = type_lookup(runtime, type, name);
    if (found != NULL)
        return descriptor_get_held(runtime, found, NULL, type, result);
    if (meta != NULL)
        return descriptor_get_held(runtime, meta, object, object->type,
                                   result);
    return fail_missing(runtime, object, name);
}

/* ---- setting attributes of a class --------------------------------------- */

static bool
fail_immutable(struct runtime *runtime, const struct type *type,
               const char *name)
{
    if (runtime->profile->minor >= 10)
        return raise_error(
            runtime, "TypeError",
            "cannot set '%s' attribute of immutable type '%s'", name,
            type->name);
    return raise_error(
        runtime, "TypeError",
        "can't set attributes of built-in/extension type '%s'", type->name);
}

static bool
set_name(struct runtime *runtime, struct class *class, const char *name,
         struct object *value)
{
    bool qualified = strcmp(name, "__qualname__") == 0;
    if (value == NULL)
        return class_refuse_delete(runtime, class, name);
    if (!object_is_str(value))
        return raise_error(runtime, "TypeError",
                           "can only assign string to %s.%s, not '%s'",
                           class->name, name, value->type->name);
    struct text text = {0};
    string_to_text(atom_string(value), &text);
    char **place = qualified ? &class->qualified_name : &class->name;
    mem_free(*place);
    *place = text_take(&text);
    class->table.name = class->name;
    return true;
}

static bool
set_read_only(struct runtime *runtime, struct class *class,
              const char *name, struct object *value)
{
    (void)value;
    (void)class;
    bool is_member = strcmp(name, "__base__") == 0 ||
                     (runtime->profile->minor < 12 &&
                      strcmp(name, "__mro__") == 0);
    if (!is_member)
        return raise_error(runtime, "AttributeError",
                           "attribute '%s' of 'type' objects is not writable",
                           name);
    return raise_error(runtime, "AttributeError", "readonly attribute");
}

static bool
set_own(struct runtime *runtime, struct class *class, const char *name,
        struct object *value)
{
    bool found = true;
    struct object *dict = class_dict(class);
    bool fine = value != NULL ? dict_set_c(runtime, dict, name, value)
                              : dict_delete_c(runtime, dict, name, &found);
    if (fine && found)
        class_modified(runtime, class);
    if (!fine || found)
        return fine;
    if (runtime->profile->minor < 11)
        return raise_error(runtime, "AttributeError", "%s", name);
    return runtime->profile->set_error_keeps_object
               ? fail_missing(runtime, &class->head.object, name)
               : raise_missing(runtime, &class->head.object, name);
}

static bool
set_abstract(struct runtime *runtime, struct class *class, const char *name,
             struct object *value)
{
    bool truth = false;
    if (value != NULL && !object_is_true(runtime, value, &truth))
        return false;
    class->is_abstract = truth;
    return set_own(runtime, class, name, value);
}

static const struct {
    const char *name;
    bool (*set)(struct runtime *runtime, struct class *class,
                const char *name, struct object *value);
} setters[] = {{"__name__", set_name},
               {"__qualname__", set_name},
               {"__bases__", class_set_bases},
               {"__module__", set_own},
               {"__doc__", set_own},
               {"__annotations__", set_own},
               {"__abstractmethods__", set_abstract},
               {"__dict__", set_read_only},
               {"__mro__", set_read_only},
               {"__base__", set_read_only}};

bool
type_set_attribute(struct runtime *runtime, struct object *object,
                   const char *name, struct object *value)
{
    struct class *class = class_or_null(object);
    if (class == NULL)
        return fail_immutable(runtime, type_object_type(object), name);
    for (size_t i = 0; i < sizeof setters / sizeof *setters; i++)
        if (strcmp(setters[i].name, name) == 0)
            return setters[i].set(runtime, class, name, value);
    struct object *meta = type_lookup(runtime, object->type, name);
    if (meta != NULL && is_data_descriptor(runtime, meta))
        return descriptor_set(runtime, meta, object, value);
    return set_own(runtime, class, name, value);
}

/* ---- methods ------------------------------------------------------------- */

static bool
list_order(METHOD_PARAMETERS)
{
    static const char *const names[] = {"__mro__"};
    struct object *native = native_open(runtime, "mro", names, 1);
    (void)arguments;
    if (native == NULL)
        return false;
    bool done = get_order(runtime, self, (struct ref){native, 0}) &&
                store(runtime, result,
                      list_from_items(runtime, native->slots[0]->slots,
                                      native->slots[0]->slot_count));
    native_close(runtime, native);
    return done;
}

static bool
list_subclasses(METHOD_PARAMETERS)
{
    const struct class *class = class_or_null(self);
    (void)arguments;
    struct object *list = list_new(runtime);
    if (!store(runtime, result, list))
        return false;
    for (size_t i = 0; class != NULL && i < class->subclasses.count; i++)
        if (!list_append(runtime, list, class->subclasses.items[i]))
            return false;
    return true;
}

static bool
prepare(METHOD_PARAMETERS)
{
    (void)self;
    (void)arguments;
    return store(runtime, result, dict_new(runtime));
}

static bool
check_instance(METHOD_PARAMETERS)
{
    const struct type *type = type_object_type(self);
    return store_bool(runtime, result,
                      type == &object_type ||
                          type_is(arguments->items[0]->type, type));
}

static bool
check_subclass(METHOD_PARAMETERS)
{
    struct object *other = arguments->items[0];
    if (!object_is_type(other))
        return raise_error(runtime, "TypeError",
                           "issubclass() arg 1 must be a class");
    const struct type *type = type_object_type(self);
    return store_bool(runtime, result,
                      type == &object_type ||
                          type_is(type_object_type(other), type));
}

static bool
new_type(METHOD_PARAMETERS)
{
    struct arguments rest = {arguments->items + 1, arguments->count - 1,
                             arguments->keywords, NULL, NULL};
    struct object *meta = arguments->items[0];
    (void)self;
    if (!object_is_type(meta))
        return raise_error(runtime, "TypeError",
                           "type.__new__(X): X is not a type object (%s)",
                           meta->type->name);
    if (!type_is(type_object_type(meta), &type_type))
        return raise_error(runtime, "TypeError",
                           "type.__new__(%s): %s is not a subtype of type",
                           type_object_type(meta)->name,
                           type_object_type(meta)->name);
    return create_type(runtime, type_object_type(meta), &rest, result);
}

static const char *const any_keyword[] = {"", NULL};

const struct method type_new_method = {"__new__", new_type,    1,
                                       -1,        any_keyword, NULL};

static const struct method methods[] = {
    {"mro", list_order, 0, 0, NULL, "Return a type's method resolution "
                                    "order."},
    {"__subclasses__", list_subclasses, 0, 0, NULL,
     "Return a list of immediate subclasses."},
    {"__getattribute__", method_get_attribute, 1, 1, NULL, NULL},
    {"__setattr__", method_set_attribute, 2, 2, NULL, NULL},
    {"__delattr__", method_delete_attribute, 1, 1, NULL, NULL},
    {"__instancecheck__", check_instance, 1, 1, NULL, NULL},
    {"__subclasscheck__", check_subclass, 1, 1, NULL, NULL},
    {0}};

static const struct method class_methods[] = {
    {"__prepare__", prepare, 0, -1, any_keyword, NULL}, {0}};

/* type_clear: what the dict holds, and the order, which holds the class. */
static void
clear(struct runtime *runtime, struct object *object)
{
    dict_clear(runtime, object->slots[CLASS_DICT]);
    slot_set(runtime, object, CLASS_ORDER, NULL);
}

const struct type type_type = {.name = "type",
                               .binary = type_union_binary,
                               .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
                               .flags = TYPE_HAS_GC_HEAD | TYPE_BASE |
                                        TYPE_WEAKLY_REFERABLE |
                                        TYPE_FINDS_ATTRIBUTES,
                               .scheme = SLOTS_NAMES,
                               .struct_size = sizeof(struct class),
                               .release = class_release,
                               .repr = repr,
                               .get_attribute = type_get_attribute,
                               .set_attribute = type_set_attribute,
                               .call = call,
                               .construct = create_type,
                               .create = create_type,
                               .initialize = initialize_type,
                               .clear = clear,
                               .finalize = class_forget,
                               .methods = methods,
                               .class_methods = class_methods,
                               .getters = getters};
