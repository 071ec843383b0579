#include "object/function.h"

#include "base/mem.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

static struct function *
as_function(const struct object *object)
{
    return (struct function *)(uintptr_t)object;
}

struct object *
function_new(struct runtime *runtime, struct object *code,
             struct object *globals, const char *name,
             const char *qualified_name)
{
    static const char *const names[FUNCTION_SLOT_COUNT] = {
        [FUNCTION_CODE] = "(code)",
        [FUNCTION_GLOBALS] = "(globals)",
        [FUNCTION_DOC] = "(doc)",
        [FUNCTION_DEFAULTS] = "__defaults__",
        [FUNCTION_KWDEFAULTS] = "__kwdefaults__",
        [FUNCTION_CLOSURE] = "__closure__",
        [FUNCTION_ANNOTATIONS] = "__annotations__",
        [FUNCTION_DICT] = "__dict__"};
    uint64_t size = (uint64_t)runtime->profile->function_size;
    struct object *object =
        object_new(runtime, &function_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .name = name,
                                          .size = size,
                                          .block_size = size});
    if (object == NULL)
        return NULL;
    struct function *function = as_function(object);
    function->name = mem_copy_string(name, strlen(name));
    function->qualified_name =
        mem_copy_string(qualified_name, strlen(qualified_name));
    for (uint32_t i = 0; i < FUNCTION_SLOT_COUNT; i++)
        if (!slots_insert(runtime, object, i, 1, names[i]))
            return NULL;
    slot_set(runtime, object, FUNCTION_CODE, code);
    slot_set(runtime, object, FUNCTION_GLOBALS, globals);
    return object;
}

static void
release(struct object *object)
{
    mem_free(as_function(object)->name);
    mem_free(as_function(object)->qualified_name);
}

static bool
repr(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    text_add_format(out, "<function %s at 0x%llx>",
                    as_function(object)->qualified_name,
                    (unsigned long long)object->address);
    return true;
}

static void
clear(struct runtime *runtime, struct object *object)
{
    /* The code stays until the function itself goes (func_clear). */
    slots_clear(runtime, object, FUNCTION_GLOBALS,
                FUNCTION_SLOT_COUNT - FUNCTION_GLOBALS, false);
}

/* ---- attributes --------------------------------------------------------- */

static bool
store_slot(struct runtime *runtime, struct object *object,
           enum function_slot slot, struct ref result)
{
    struct object *there = object->slots[slot];
    return store(runtime, result,
                 there != NULL ? there : atom_none(runtime));
}

static bool
get_code(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_slot(runtime, object, FUNCTION_CODE, result);
}

static bool
get_doc(struct runtime *runtime, struct object *object, struct ref result)
{
    return store_slot(runtime, object, FUNCTION_DOC, result);
}

static bool
get_defaults(struct runtime *runtime, struct object *object,
             struct ref result)
{
    return store_slot(runtime, object, FUNCTION_DEFAULTS, result);
}

static bool
get_kwdefaults(struct runtime *runtime, struct object *object,
               struct ref result)
{
    return store_slot(runtime, object, FUNCTION_KWDEFAULTS, result);
}

static bool
get_closure(struct runtime *runtime, struct object *object,
            struct ref result)
{
    return store_slot(runtime, object, FUNCTION_CLOSURE, result);
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, as_function(object)->name, true));
}

static bool
get_qualified_name(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    return store(
        runtime, result,
        str_intern_c(runtime, as_function(object)->qualified_name, true));
}

static bool
get_module(struct runtime *runtime, struct object *object, struct ref result)
{
    (void)object;
    return store(runtime, result, str_intern_c(runtime, "__main__", true));
}

/* These two come to life when they are first asked for. */
static bool
get_made(struct runtime *runtime, struct object *object,
         enum function_slot slot, struct ref result)
{
    if (object->slots[slot] == NULL) {
        struct object *dict = dict_new(runtime);
        if (dict == NULL)
            return false;
        slot_set(runtime, object, slot, dict);
    }
    return store(runtime, result, object->slots[slot]);
}

/* The compiler gives a tuple of names and values (3.10+), which becomes a dict
 * when somebody asks (func_get_annotation_dict). */
static bool
unfold_annotations(struct runtime *runtime, struct object *object)
{
    struct object *tuple = object->slots[FUNCTION_ANNOTATIONS];
    if (tuple == NULL || tuple->type != &tuple_type)
        return true;
    struct object *dict = dict_new(runtime);
    if (dict == NULL)
        return false;
    object_pin(dict);
    bool done = true;
    for (uint32_t i = 0; done && i + 1 < tuple->slot_count; i += 2)
        done = dict_set(runtime, dict, tuple->slots[i],
                        tuple->slots[i + 1]);
    if (done)
        slot_set(runtime, object, FUNCTION_ANNOTATIONS, dict);
    object_unpin(runtime, dict);
    return done;
}

static bool
get_annotations(struct runtime *runtime, struct object *object,
                struct ref result)
{
    if (!unfold_annotations(runtime, object))
        return false;
    return get_made(runtime, object, FUNCTION_ANNOTATIONS, result);
}

static bool
get_dict(struct runtime *runtime, struct object *object, struct ref result)
{
    return get_made(runtime, object, FUNCTION_DICT, result);
}

static bool
get_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *dict = object->slots[FUNCTION_DICT];
    struct object *found =
        dict == NULL ? NULL : dict_find_c(runtime, dict, name);
    if (found != NULL)
        return store(runtime, result, found);
    return raise_attribute_error(runtime, object, name);
}

/* Attributes that are slots and may be written; NULL value: None again. */
static const struct {
    const char *name;
    enum function_slot slot;
} writable[] = {{"__defaults__", FUNCTION_DEFAULTS},
                {"__kwdefaults__", FUNCTION_KWDEFAULTS},
                {"__doc__", FUNCTION_DOC},
                {"__annotations__", FUNCTION_ANNOTATIONS},
                {"__dict__", FUNCTION_DICT}};

static bool
set_attribute(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    for (size_t i = 0; i < sizeof writable / sizeof *writable; i++)
        if (strcmp(writable[i].name, name) == 0) {
            bool none = value != NULL && is_none(value);
            slot_set(runtime, object, writable[i].slot, none ? NULL : value);
            return true;
        }
    struct object *dict = object->slots[FUNCTION_DICT];
    if (dict == NULL) {
        if (value == NULL)
            return raise_attribute_error(runtime, object, name);
        dict = dict_new(runtime);
        if (dict == NULL)
            return false;
        slot_set(runtime, object, FUNCTION_DICT, dict);
    }
    if (value == NULL && dict_find_c(runtime, dict, name) == NULL)
        return raise_attribute_error(runtime, object, name);
    struct object *key = str_intern_c(runtime, name, true);
    if (key == NULL)
        return false;
    object_pin(key);
    bool fine = value != NULL ? dict_set(runtime, dict, key, value)
                              : dict_delete(runtime, dict, key);
    object_unpin(runtime, key);
    return fine;
}

static const struct getter getters[] = {
    {"__code__", get_code},
    {"__doc__", get_doc},
    {"__defaults__", get_defaults},
    {"__kwdefaults__", get_kwdefaults},
    {"__closure__", get_closure},
    {"__annotations__", get_annotations},
    {"__dict__", get_dict},
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__module__", get_module},
    {NULL, NULL}};

const struct type function_type = {.name = "function",
                                   .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                            TYPE_WEAKLY_REFERABLE,
                                   .scheme = SLOTS_NAMES,
                                   .struct_size = sizeof(struct function),
                                   .release = release,
                                   .repr = repr,
                                   .get_attribute = get_attribute,
                                   .set_attribute = set_attribute,
                                   .clear = clear,
                                   .getters = getters};

/* ---- bound methods ------------------------------------------------------ */

struct object *
bound_method_new(struct runtime *runtime, struct object *function,
                 struct object *self)
{
    struct object *method =
        object_new(runtime, &bound_method_type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = 64,
                                          .block_size = 64});
    if (method == NULL ||
        !slots_insert(runtime, method, BOUND_FUNCTION, 1, "__func__") ||
        !slots_insert(runtime, method, BOUND_SELF, 1, "__self__"))
        return NULL;
    slot_set(runtime, method, BOUND_FUNCTION, function);
    slot_set(runtime, method, BOUND_SELF, self);
    return method;
}

static bool
get_function(struct runtime *runtime, struct object *method,
             struct ref result)
{
    return store(runtime, result, method->slots[BOUND_FUNCTION]);
}

static bool
get_self(struct runtime *runtime, struct object *method, struct ref result)
{
    return store(runtime, result, method->slots[BOUND_SELF]);
}

static bool
call_bound(struct runtime *runtime, struct object *method,
           const struct arguments *arguments, struct ref result)
{
    size_t given = arguments->count + arguments_keyword_count(arguments);
    struct object **items = mem_alloc_array(given + 1, sizeof *items);
    items[0] = method->slots[BOUND_SELF];
    for (size_t i = 0; i < given; i++)
        items[i + 1] = arguments->items[i];
    bool fine = object_call(runtime, method->slots[BOUND_FUNCTION],
                            &(struct arguments){items, arguments->count + 1,
                                                arguments->keywords},
                            result);
    mem_free(items);
    return fine;
}

static bool
repr_bound(struct runtime *runtime, struct object *method, struct text *out)
{
    struct object *function = method->slots[BOUND_FUNCTION];
    text_add_format(out, "<bound method %s of ",
                    function->type == &function_type
                        ? as_function(function)->qualified_name
                        : "?");
    if (!object_repr(runtime, method->slots[BOUND_SELF], out))
        return false;
    text_add_byte(out, '>');
    return true;
}

static bool
get_through(struct runtime *runtime, struct object *method, const char *name,
            struct ref result)
{
    return object_get_attribute(runtime, method->slots[BOUND_FUNCTION], name,
                                result);
}

static const struct getter bound_getters[] = {
    {"__func__", get_function}, {"__self__", get_self}, {NULL, NULL}};

const struct type bound_method_type = {.name = "method",
                                       .flags =
                                           TYPE_TRACKED | TYPE_HAS_GC_HEAD,
                                       .scheme = SLOTS_NAMES,
                                       .struct_size = sizeof(struct object),
                                       .repr = repr_bound,
                                       .get_attribute = get_through,
                                       .call = call_bound,
                                       .getters = bound_getters};
