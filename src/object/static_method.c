/* staticmethod and classmethod. */
#include "object/descriptor.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/own_dict.h"
#include "object/store.h"

enum { WRAPPED, OWN_DICT, SLOT_COUNT };

static struct object *
new_one(struct runtime *runtime, const struct type *type)
{
    const uint64_t size = 48;
    struct object *object = object_new(
        runtime, type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = size, .block_size = size});
    if (object == NULL ||
        !slots_insert(runtime, object, WRAPPED, 1, "__func__") ||
        !slots_insert(runtime, object, OWN_DICT, 1, "(dict)"))
        return NULL;
    return object;
}

static bool
make(struct runtime *runtime, const struct type *type, struct ref result)
{
    return store(runtime, result, new_one(runtime, type));
}

/* From 3.10 on it has the function's names as attributes of its own
 * (functools_wraps, Objects/funcobject.c). */
static bool
copy_names(struct runtime *runtime, struct object *object)
{
    static const char *const names[] = {"__module__", "__name__",
                                        "__qualname__", "__doc__",
                                        "__annotations__"};
    struct object *function = object->slots[WRAPPED];
    struct ref scratch = runtime_scratch(runtime);
    if (!runtime->profile->static_methods_wrap)
        return true;
    struct object *dict = own_dict(runtime, object, OWN_DICT);
    if (dict == NULL)
        return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!object_find_attribute(runtime, function, names[i], scratch))
            return false;
        struct object *value = ref_get(scratch);
        if (value == NULL)
            continue;
        object_pin(value);
        ref_set(runtime, scratch, NULL);
        bool fine = dict_set_c(runtime, dict, names[i], value);
        object_unpin(runtime, value);
        if (!fine)
            return false;
    }
    return true;
}

static bool
initialize(struct runtime *runtime, struct object *object,
           const struct arguments *arguments)
{
    const char *name =
        type_is(object->type, &staticmethod_type) ? "staticmethod"
                                                  : "classmethod";
    if (!arguments_check(runtime, name, arguments, 1, 1, NULL))
        return false;
    slot_set(runtime, object, WRAPPED, arguments->items[0]);
    return copy_names(runtime, object);
}

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    return make(runtime, type, result);
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    return make(runtime, type, result) &&
           initialize(runtime, ref_get(result), arguments);
}

struct object *
static_method_new(struct runtime *runtime, const struct type *type,
                  struct object *function)
{
    struct object *object = new_one(runtime, type);
    if (object == NULL)
        return NULL;
    slot_set(runtime, object, WRAPPED, function);
    return object;
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    const char *name = object->type->name;
    if (!runtime->profile->static_methods_wrap ||
        object->slots[WRAPPED] == NULL) {
        text_add_format(out, "<%s object at 0x%llx>", name,
                        (unsigned long long)object->address);
        return true;
    }
    text_add_format(out, "<%s(", name);
    if (!object_repr(runtime, object->slots[WRAPPED], out))
        return false;
    text_add_string(out, ")>");
    return true;
}

/* A static method can be called from 3.10 on. */
static bool
call(struct runtime *runtime, struct object *object,
     const struct arguments *arguments, struct ref result)
{
    if (!runtime->profile->static_methods_wrap)
        return raise_error(runtime, "TypeError",
                           "'staticmethod' object is not callable");
    return object_call(runtime, object->slots[WRAPPED], arguments, result);
}

static bool
get_wrapped(struct runtime *runtime, struct object *object,
            struct ref result)
{
    return store(runtime, result, object->slots[WRAPPED]);
}

static bool
get_dict(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, own_dict(runtime, object, OWN_DICT));
}

static bool
get_abstract(struct runtime *runtime, struct object *object,
             struct ref result)
{
    bool truth;
    return descriptor_is_abstract(runtime, object->slots[WRAPPED], result,
                                  &truth) &&
           store_bool(runtime, result, truth);
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *found = own_dict_find(runtime, object, OWN_DICT, name);
    if (found == NULL && strcmp(name, "__wrapped__") == 0 &&
        runtime->profile->static_methods_wrap)
        found = object->slots[WRAPPED];
    return found != NULL ? store(runtime, result, found)
                         : raise_attribute_error(runtime, object, name);
}

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    return own_dict_set(runtime, object, OWN_DICT, name, value);
}

static bool
call_get(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    const struct type *type = object->type;
    if (arguments->count > 1 && object_is_type(arguments->items[1]))
        type = type_object_type(arguments->items[1]);
    return descriptor_get(runtime, self, is_none(object) ? NULL : object,
                          type, result);
}

static void
clear(struct runtime *runtime, struct object *object)
{
    slots_clear(runtime, object, 0, SLOT_COUNT, false);
}

static const struct method methods[] = {
    {"__get__", call_get, 1, 2, NULL, NULL}, {0}};

static const struct getter getters[] = {
    {"__func__", get_wrapped},
    {"__dict__", get_dict},
    {"__isabstractmethod__", get_abstract},
    {NULL, NULL}};

static const struct since static_since[] = {{"__call__", 10}, {0}};

const struct type staticmethod_type = {
    .name = "staticmethod",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .repr = repr,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = call,
    .construct = construct,
    .create = create,
    .initialize = initialize,
    .clear = clear,
    .methods = methods,
    .getters = getters,
    .since = static_since};

const struct type classmethod_type = {
    .name = "classmethod",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .repr = repr,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .construct = construct,
    .create = create,
    .initialize = initialize,
    .clear = clear,
    .methods = methods,
    .getters = getters};
