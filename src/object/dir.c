#include "object/dir.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/vector.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/class.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/lookup.h"
#include "object/module.h"
#include "object/namespace.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/wrapper_table.h"

/* What object has, for all. */
static const char *const of_object[] = {
    "__class__",    "__delattr__",  "__dir__",          "__doc__",
    "__eq__",       "__format__",   "__ge__",           "__getattribute__",
    "__gt__",       "__hash__",     "__init__",         "__init_subclass__",
    "__le__",       "__lt__",       "__ne__",           "__new__",
    "__reduce__",   "__reduce_ex__", "__repr__",        "__setattr__",
    "__sizeof__",   "__str__",      "__subclasshook__"};

struct names {
    struct runtime *runtime;
    VECTOR(char *) list; /* owned */
};

static void
add(struct names *names, const char *name)
{
    VECTOR_PUSH(&names->list, mem_copy_string(name, strlen(name)));
}

static void
add_keys(struct names *names, const struct object *dict)
{
    for (uint32_t i = 0; i < dict_length(dict); i++) {
        const struct object *key = dict_key_at(dict, i);
        struct text text = {0};
        if (!object_is_str(key))
            continue;
        string_to_text(atom_string(key), &text);
        VECTOR_PUSH(&names->list, text_take(&text));
    }
}

/* Adds what a built-in type has in this version. */
static void
add_built_in(struct names *names, const struct type *type, const char *name)
{
    if (since_allows(type->since, name, names->runtime->profile->minor))
        add(names, name);
}

static void
add_methods(struct names *names, const struct type *type,
            const struct method *method)
{
    for (; method != NULL && method->name != NULL; method++)
        add_built_in(names, type, method->name);
}

static void
add_type(struct names *names, const struct type *type)
{
    if (type->class != NULL) {
        add_keys(names, class_dict(class_of(type)));
        return;
    }
    if (type == &object_type) {
        for (size_t i = 0; i < sizeof of_object / sizeof *of_object; i++)
            add(names, of_object[i]);
        if (names->runtime->profile->object_has_getstate)
            add(names, "__getstate__");
        return;
    }
    add_methods(names, type, type->methods);
    add_methods(names, type, type->class_methods);
    for (const struct getter *getter = type->getters;
         getter != NULL && getter->name != NULL; getter++)
        add_built_in(names, type, getter->name);
    const struct wrapper_row *row;
    for (size_t i = 0; (row = wrapper_row_at(i)) != NULL; i++)
        if (wrapper_row_is_in(row, type))
            add_built_in(names, type, row->name);
}

static void
add_order(struct names *names, const struct type *type)
{
    size_t count;
    const struct type **order = type_order(type, &count);
    for (size_t i = 0; i < count; i++)
        add_type(names, order[i]);
    mem_free(order);
}

static bool
add_module(struct names *names, struct object *module)
{
    static const char *const usual[] = {"__doc__", "__loader__", "__name__",
                                        "__package__", "__spec__"};
    if (!module_make_all(names->runtime, module))
        return false;
    const struct object *space = module_namespace(module);
    for (uint32_t i = 0; i < space->slot_count; i++)
        if (space->slots[i] != NULL)
            add(names, namespace_name(space, i));
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        add(names, usual[i]);
    return true;
}

/* Adds what object.__dict__ has, if there is such a dict. */
static bool
add_own(struct names *names, struct object *object, struct ref scratch)
{
    struct runtime *runtime = names->runtime;
    if (!object_find_attribute(runtime, object, "__dict__", scratch))
        return false;
    struct object *dict = ref_get(scratch);
    if (dict != NULL && object_is_dict(dict))
        add_keys(names, dict);
    ref_set(runtime, scratch, NULL);
    return true;
}

static int
compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Stores a list of the names, each once, and frees them. */
static bool
finish(struct names *names, struct ref result)
{
    struct runtime *runtime = names->runtime;
    size_t count = names->list.count;
    if (count > 1)
        qsort(names->list.items, count, sizeof(char *), compare);
    struct object *list = list_new(runtime);
    bool fine = store(runtime, result, list);
    for (size_t i = 0; i < count; i++) {
        const char *name = names->list.items[i];
        if (fine && (i == 0 || strcmp(name, names->list.items[i - 1]) != 0)) {
            struct object *str = str_intern_c(runtime, name, true);
            fine = str != NULL && list_append(runtime, list, str);
        }
    }
    for (size_t i = 0; i < count; i++)
        mem_free(names->list.items[i]);
    VECTOR_RELEASE(&names->list);
    return fine;
}

bool
object_default_dir(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    struct names names = {.runtime = runtime};
    bool fine = true;
    if (object_is_type(object)) {
        add_order(&names, type_object_type(object));
    } else if (object->type == &module_type) {
        fine = add_module(&names, object);
    } else {
        fine = add_own(&names, object, result);
        add_order(&names, object->type);
    }
    bool done = finish(&names, result);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine && done;
}

bool
object_dir(struct runtime *runtime, struct object *object,
           struct ref result)
{
    static const char *const held[] = {"__dir__", "the names",
                                       "the argument"};
    const struct type *owner =
        type_lookup_owner(runtime, object->type, "__dir__");
    if (owner == NULL || owner->class == NULL)
        return object_default_dir(runtime, object, result);
    struct object *native = native_open(runtime, "dir", held, 3);
    struct ref names = {native, 1};
    bool found;
    if (native == NULL)
        return false;
    if (runtime->profile->dir_packs_argument) {
        struct object *packed = tuple_from_items(runtime, &object, 1);
        if (packed == NULL)
            return false;
        slot_set(runtime, native, 2, packed);
    }
    bool done =
        special_ask(runtime, object, "__dir__", NULL, names, &found);
    done = done && list_from_iterable(runtime, ref_get(names), result) &&
           list_sort(runtime, ref_get(result), NULL, false);
    native_close(runtime, native);
    return done;
}

bool
object_vars(struct runtime *runtime, struct object *object,
            struct ref result)
{
    if (object_get_attribute(runtime, object, "__dict__", result))
        return true;
    if (!is_raised(runtime, "AttributeError"))
        return false;
    clear_error(runtime);
    return raise_error(runtime, "TypeError",
                       "vars() argument must have __dict__ attribute");
}

static bool
add_entry(struct runtime *runtime, const struct type *type, const char *name,
          struct object *dict)
{
    struct object *found = type_own(runtime, type, name);
    return found == NULL ? !has_failed(runtime)
                         : dict_set_c(runtime, dict, name, found);
}

bool
type_own_dict(struct runtime *runtime, const struct type *type,
              struct ref result)
{
    struct names names = {.runtime = runtime};
    struct object *dict = dict_new(runtime);
    if (!store(runtime, result, dict))
        return false;
    object_set_flags(runtime, dict, dict->flags | NODE_SHARED | NODE_OPAQUE);
    add_type(&names, type);
    bool fine = true;
    for (size_t i = 0; fine && i < names.list.count; i++)
        fine = add_entry(runtime, type, names.list.items[i], dict);
    for (size_t i = 0; i < names.list.count; i++)
        mem_free(names.list.items[i]);
    VECTOR_RELEASE(&names.list);
    return fine;
}
