/* Text, hashes, truth, attributes and calls of any object. */
#include "object/caches.h"
#include "object/operation.h"

#include "heap/native.h"
#include "object/class_slots.h"
#include "object/default.h"
#include "object/exception.h"
#include "object/class.h"
#include "object/descriptor.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/module.h"
#include "object/store.h"
#include "object/type_object.h"
#include "object/wrapper.h"
#include "value/hash.h"

/* ---- text --------------------------------------------------------------- */

bool
object_repr(struct runtime *runtime, struct object *object, struct text *out)
{
    if (!runtime_work(runtime, 1))
        return false;
    return object->type->repr == NULL
               ? default_repr(runtime, object, out)
               : object->type->repr(runtime, object, out);
}

bool
object_str(struct runtime *runtime, struct object *object, struct text *out)
{
    return object->type->str == NULL
               ? object_repr(runtime, object, out)
               : object->type->str(runtime, object, out);
}

bool
object_ascii(struct runtime *runtime, struct object *object,
             struct text *out)
{
    struct text shown = {0};
    bool fine = object_repr(runtime, object, &shown);
    if (fine)
        string_add_escaped(text_string(&shown), shown.length, out);
    text_release(&shown);
    return fine;
}

/* Classes of the scene without a __format__ of their own: the method is bound
 * to the object while str() of it is asked (PyObject_Format). */
static struct object *
hold_formatted(struct runtime *runtime, struct object *object)
{
    static const char *const names[] = {"the object being formatted"};
    struct object *native = native_open(runtime, "__format__", names, 1);
    if (native != NULL)
        slot_set(runtime, native, 0, object);
    return native;
}

static bool
formats_as_str(const struct object *object, bool empty)
{
    const struct type *type = object->type;
    return object_runs_scene(object) && type->format_object == NULL &&
           (empty || type->format == NULL || type->format == default_format);
}

bool
object_format(struct runtime *runtime, struct object *object,
              const char *specification, size_t length, struct text *out)
{
    struct object *native = formats_as_str(object, length == 0)
                                ? hold_formatted(runtime, object)
                                : NULL;
    bool fine = (object->type->format == NULL ? default_format
                                              : object->type->format)(
        runtime, object, specification, length, out);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

bool
object_to_format(struct runtime *runtime, struct object *object,
                 struct object *specification, struct ref result)
{
    const struct type *type = object->type;
    bool empty = atom_string(specification)->length == 0;
    if (empty && type == &str_type)
        return store(runtime, result, object);
    if (type->format_object != NULL)
        return type->format_object(runtime, object, specification, result);
    if (empty && formats_as_str(object, true)) {
        struct object *native = hold_formatted(runtime, object);
        bool fine =
            native != NULL && object_to_str(runtime, object, result);
        if (native != NULL)
            native_close(runtime, native);
        return fine;
    }
    struct text spec = {0}, text = {0};
    string_to_text(atom_string(specification), &spec);
    bool fine = object_format(runtime, object, text_string(&spec),
                              spec.length, &text);
    struct string *string =
        fine ? string_from_utf8(text_string(&text), text.length) : NULL;
    /* Without a specification it is str(object). */
    fine = fine && (empty ? store_fresh_string(runtime, result, string)
                          : store_string(runtime, result, string));
    text_release(&spec);
    text_release(&text);
    return fine;
}

static bool
store_text(struct runtime *runtime, struct object *object,
           bool (*write)(struct runtime *, struct object *, struct text *),
           struct ref result)
{
    struct text shown = {0};
    bool fine = write(runtime, object, &shown) &&
                store_fresh_string(runtime, result,
                                   string_from_utf8(text_string(&shown),
                                                    shown.length));
    text_release(&shown);
    return fine;
}

bool
object_to_str(struct runtime *runtime, struct object *object,
              struct ref result)
{
    if (object->type == &str_type)
        return store(runtime, result, object);
    const struct type *type = object->type;
    if (type->str_object != NULL)
        return type->str_object(runtime, object, result);
    if (type->repr_object != NULL &&
        (type->str == NULL || type->str == default_str))
        return type->repr_object(runtime, object, result);
    return store_text(runtime, object, object_str, result);
}

bool
object_to_repr(struct runtime *runtime, struct object *object,
               struct ref result)
{
    if (object->type->repr_object != NULL)
        return object->type->repr_object(runtime, object, result);
    return store_text(runtime, object, object_repr, result);
}

/* ---- hash, truth, length ------------------------------------------------ */

bool
object_hash(struct runtime *runtime, struct object *object, int64_t *hash)
{
    const struct type *type = object->type;
    if (!runtime_work(runtime, 1))
        return false;
    if (type->hash != NULL)
        return type->hash(runtime, object, hash);
    if (type->compare != NULL || type->compare_truth != NULL)
        return raise_error(runtime, "TypeError", "unhashable type: '%s'",
                           type->name);
    *hash = hash_address(object->address);
    return true;
}

bool
object_is_true(struct runtime *runtime, struct object *object, bool *truth)
{
    const struct type *type = object->type;
    size_t length;
    if (type->is_true != NULL)
        return type->is_true(runtime, object, truth);
    *truth = true;
    if (type->length == NULL)
        return true;
    if (!type->length(runtime, object, &length))
        return false;
    *truth = length > 0;
    return true;
}

bool
object_length(struct runtime *runtime, struct object *object, size_t *length)
{
    if (object->type->length != NULL)
        return object->type->length(runtime, object, length);
    return raise_error(runtime, "TypeError",
                       "object of type '%s' has no len()",
                       object->type->name);
}

uint64_t
object_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    return object->size;
}

uint64_t
object_own_size(struct runtime *runtime, struct object *object)
{
    const struct type *type = object->type;
    uint64_t front = type->flags & TYPE_HAS_GC_HEAD ? 16 : 0;
    if (type->class != NULL)
        front += class_front_size(runtime, class_of(type));
    return object->size - front;
}

/* ---- attributes --------------------------------------------------------- */

static const struct getter *
find_getter(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base) {
        const struct getter *getter = type->getters;
        for (; getter != NULL && getter->name != NULL; getter++)
            if (strcmp(getter->name, name) == 0)
                return getter;
    }
    return NULL;
}

/* Returns the method called name and the type that has it. */
static const struct method *
find_method(const struct runtime *runtime, const struct type *type,
            const char *name, const struct type **owner)
{
    for (; type != NULL; type = type->base) {
        if (!since_allows(type->since, name, runtime->profile->minor))
            continue;
        const struct method *method = type->methods;
        for (; method != NULL && method->name != NULL; method++)
            if (strcmp(method->name, name) == 0) {
                *owner = type;
                return method;
            }
    }
    return NULL;
}

/* A method of the type itself, as d.fromkeys finds it through an instance. */
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
get_other_attribute(struct runtime *runtime, struct object *object,
                    const char *name, struct ref result)
{
    const struct type *type = object->type;
    const struct getter *getter = find_getter(type, name);
    if (getter != NULL)
        return getter->get(runtime, object, result);
    const struct method *method = find_class_method(type, name);
    if (method != NULL) {
        struct object *class = type_object_of(runtime, type);
        return class != NULL &&
               store(runtime, result,
                     builtin_new_bound(runtime, &type_type, method, class));
    }
    if (strcmp(name, "__class__") == 0)
        return store(runtime, result, type_object_of(runtime, type));
    struct object *special = wrapper_find(runtime, object, name);
    if (special != NULL && is_none(special))
        return store_none(runtime, result);
    if (special != NULL)
        return store(runtime, result,
                     wrapper_bind(runtime, special, object));
    if (type->get_attribute != NULL)
        return type->get_attribute(runtime, object, name, result);
    if (strcmp(name, "__doc__") == 0)
        return type->documentation == NULL
                   ? store_none(runtime, result)
                   : store(runtime, result,
                           atom_new_c(runtime, type->documentation));
    return raise_attribute_error(runtime, object, name);
}

/* Whether the entry get_attribute is asked first, for all names. */
static bool
has_own_way(const struct type *type)
{
    return (type->flags & (TYPE_HEAP | TYPE_FINDS_ATTRIBUTES)) != 0;
}

/* Asks that entry.  An AttributeError that code of the scene raises there does
 * not say yet what it is about. */
static bool
get_own_way(struct runtime *runtime, struct object *object, const char *name,
            struct ref result)
{
    if (object->type->get_attribute(runtime, object, name, result))
        return true;
    if (is_raised(runtime, "AttributeError"))
        attribute_error_keep(runtime, object, name);
    return false;
}

bool
object_get_attribute(struct runtime *runtime, struct object *object,
                     const char *name, struct ref result)
{
    const struct type *owner, *type = object->type;
    if (has_own_way(type))
        return get_own_way(runtime, object, name, result);
    if (runtime->caches->asked.text == name)
        asked_name_hold(runtime, type, name, false);
    const struct method *method = find_method(runtime, type, name, &owner);
    if (method != NULL)
        return store(runtime, result,
                     builtin_new_bound(runtime, owner, method, object));
    return get_other_attribute(runtime, object, name, result);
}

bool
object_find_attribute(struct runtime *runtime, struct object *object,
                      const char *name, struct ref result)
{
    if (object_get_attribute(runtime, object, name, result))
        return true;
    if (!is_raised(runtime, "AttributeError"))
        return false;
    clear_error(runtime);
    return true;
}

bool
object_get_method(struct runtime *runtime, struct object *object,
                  const char *name, struct ref function, bool *is_method)
{
    const struct type *owner;
    if (object->type->get_attribute == class_get_attribute)
        return generic_get_method(runtime, object, name, function,
                                  is_method);
    *is_method = false;
    if (has_own_way(object->type))
        return get_own_way(runtime, object, name, function);
    const struct method *method =
        find_method(runtime, object->type, name, &owner);
    *is_method = method != NULL;
    if (method != NULL)
        return store(runtime, function,
                     method_descriptor_of(runtime, owner, method));
    struct object *found = type_lookup(runtime, object->type, name);
    *is_method = found != NULL && descriptor_is_method(found);
    if (*is_method)
        return store(runtime, function, found);
    return get_other_attribute(runtime, object, name, function);
}

static const struct setter *
find_setter(const struct type *type, const char *name)
{
    for (; type != NULL; type = type->base)
        for (const struct setter *setter = type->setters;
             setter != NULL && setter->name != NULL; setter++)
            if (strcmp(setter->name, name) == 0)
                return setter;
    return NULL;
}

bool
object_set_attribute(struct runtime *runtime, struct object *object,
                     const char *name, struct object *value)
{
    const struct type *type = object->type, *owner;
    if (type->set_attribute != NULL)
        return type->set_attribute(runtime, object, name, value);
    const struct setter *setter = find_setter(type, name);
    if (setter != NULL)
        return setter->set(runtime, object, value);
    bool is_method = find_method(runtime, type, name, &owner) != NULL ||
                     find_class_method(type, name) != NULL;
    if (is_method || find_getter(type, name) == NULL)
        return raise_set_error(runtime, object, name, is_method);
    return raise_error(runtime, "AttributeError",
                       "attribute '%s' of '%s' objects is not writable", name,
                       type->name);
}

/* ---- calling ------------------------------------------------------------ */

bool
object_is_callable(const struct runtime *runtime,
                   const struct object *object)
{
    const struct type *type = object->type;
    /* Functions of the scene are called by the machine. */
    return type == &function_type ||
           (type->call != NULL &&
            since_allows(type->since, "__call__", runtime->profile->minor));
}

/* Whether a module has something to call that has its name: what was meant. */
static bool
is_named_as_module(struct runtime *runtime, struct object *module)
{
    struct object *found =
        module_find(runtime, module, module_name(module));
    clear_error(runtime);
    return found != NULL && object_is_callable(runtime, found);
}

bool
raise_not_callable(struct runtime *runtime, struct object *object)
{
    const char *name = object->type == &module_type ? module_name(object)
                                                    : NULL;
    if (name != NULL && runtime->profile->minor >= 12 &&
        is_named_as_module(runtime, object))
        return raise_error(runtime, "TypeError",
                           "'module' object is not callable. Did you mean: "
                           "'%s.%s(...)'?",
                           name, name);
    return raise_error(runtime, "TypeError", "'%s' object is not callable",
                       object->type->name);
}

bool
object_call(struct runtime *runtime, struct object *callable,
            const struct arguments *arguments, struct ref result)
{
    const struct type *type = callable->type;
    if (type->call == NULL && runtime->hooks.call == NULL)
        return raise_not_callable(runtime, callable);
    if (!enter_c(runtime, " while calling a Python object"))
        return false;
    bool fine = type->call != NULL
                    ? type->call(runtime, callable, arguments, result)
                    : runtime->hooks.call(runtime, callable, arguments,
                                          result);
    leave_c(runtime);
    return fine;
}

bool
object_call_one(struct runtime *runtime, struct object *callable,
                struct object *argument, struct ref result)
{
    struct arguments arguments = {.items = &argument, .count = 1};
    return object_call(runtime, callable, &arguments, result);
}
