#include "object/function.h"

#include <string.h>

#include "base/mem.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/type_object.h"

enum { GC_HEAD = 16, BUILTIN_SIZE = 56, BOUND_SIZE = 48 };

/* Gives object its named slots; false with it discarded. */
static bool
add_slots(struct runtime *runtime, struct object *object,
          const char *const *names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!slots_insert(runtime, object, i, 1, names[i])) {
            object_discard(runtime, object);
            return false;
        }
    }
    return true;
}

/* ---- functions of the scene ---- */

static const char *const function_slots[FUNCTION_SLOT_COUNT] = {
    [FUNCTION_CODE] = "(code)",
    [FUNCTION_GLOBALS] = "(globals)",
    [FUNCTION_DOC] = "(doc)",
    [FUNCTION_DEFAULTS] = "__defaults__",
    [FUNCTION_KWDEFAULTS] = "__kwdefaults__",
    [FUNCTION_CLOSURE] = "__closure__",
    [FUNCTION_ANNOTATIONS] = "__annotations__",
    [FUNCTION_DICT] = "__dict__",
};

static struct function *
function_of(const struct object *object)
{
    return (struct function *)(uintptr_t)object;
}

struct object *
function_new(struct runtime *runtime, struct object *code,
             struct object *globals, const char *name,
             const char *qualified_name)
{
    uint64_t size = (uint64_t)runtime->profile->function_size;
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = name,
                                 .size = size,
                                 .block_size = size};
    struct object *object = object_new(runtime, &function_type, &birth);
    if (object == NULL)
        return NULL;
    function_of(object)->name = mem_copy_string(name, strlen(name));
    function_of(object)->qualified_name =
        mem_copy_string(qualified_name, strlen(qualified_name));
    if (!add_slots(runtime, object, function_slots, FUNCTION_SLOT_COUNT))
        return NULL;
    slot_set(runtime, object, FUNCTION_CODE, code);
    slot_set(runtime, object, FUNCTION_GLOBALS, globals);
    return object;
}

static void
release_function(struct object *object)
{
    mem_free(function_of(object)->name);
    mem_free(function_of(object)->qualified_name);
}

static uint64_t
function_size(struct runtime *runtime, struct object *object)
{
    (void)object;
    return (uint64_t)runtime->profile->function_size - GC_HEAD;
}

static bool
repr_function(struct runtime *runtime, struct object *object,
              struct text *out)
{
    (void)runtime;
    text_add_format(out, "<function %s at 0x%llx>",
                    function_of(object)->qualified_name,
                    (unsigned long long)object->address);
    return true;
}

static bool
call_function(struct runtime *runtime, struct object *callable,
              const struct arguments *arguments, struct ref result)
{
    return runtime->hooks.call(runtime, callable, arguments, result);
}

/* Attributes that are slots; an empty one reads as None. */
static const struct {
    const char *name;
    enum function_slot slot;
} function_attributes[] = {
    {"__code__", FUNCTION_CODE},
    {"__defaults__", FUNCTION_DEFAULTS},
    {"__kwdefaults__", FUNCTION_KWDEFAULTS},
    {"__closure__", FUNCTION_CLOSURE},
    {"__doc__", FUNCTION_DOC},
};

/* Returns a slot that holds a dict, made when it is first asked for. */
static struct object *
dict_in(struct runtime *runtime, struct object *object,
        enum function_slot slot)
{
    if (object->slots[slot] == NULL) {
        struct object *dict = dict_new(runtime);
        if (dict == NULL)
            return NULL;
        slot_set(runtime, object, slot, dict);
    }
    return object->slots[slot];
}

static bool
get_function_attribute(struct runtime *runtime, struct object *object,
                       const char *name, struct ref result)
{
    struct object *dict = object->slots[FUNCTION_DICT];
    struct object *found = dict ? dict_find_c(runtime, dict, name) : NULL;
    if (found != NULL)
        return store(runtime, result, found);
    for (size_t i = 0;
         i < sizeof function_attributes / sizeof *function_attributes; i++) {
        if (strcmp(name, function_attributes[i].name) == 0) {
            found = object->slots[function_attributes[i].slot];
            return store(runtime, result, found ? found : atom_none(runtime));
        }
    }
    if (strcmp(name, "__name__") == 0)
        return store(runtime, result,
                     str_intern_c(runtime, function_of(object)->name, true));
    if (strcmp(name, "__qualname__") == 0)
        return store(runtime, result,
                     str_intern_c(runtime,
                                  function_of(object)->qualified_name,
                                  true));
    if (strcmp(name, "__module__") == 0)
        return store(runtime, result,
                     str_intern_c(runtime, "__main__", true));
    if (strcmp(name, "__dict__") == 0)
        return store(runtime, result,
                     dict_in(runtime, object, FUNCTION_DICT));
    if (strcmp(name, "__annotations__") == 0)
        return store(runtime, result,
                     dict_in(runtime, object, FUNCTION_ANNOTATIONS));
    return raise_attribute_error(runtime, object, name);
}

static bool
set_function_attribute(struct runtime *runtime, struct object *object,
                       const char *name, struct object *value)
{
    struct object *key, *dict = object->slots[FUNCTION_DICT];
    if (strncmp(name, "__", 2) == 0)
        return raise_error(runtime, "AttributeError",
                           "setting %s of a function is not supported in a "
                           "scene",
                           name);
    if (value == NULL && (dict == NULL || !dict_find_c(runtime, dict, name)))
        return raise_attribute_error(runtime, object, name);
    dict = dict_in(runtime, object, FUNCTION_DICT);
    key = dict ? str_intern_c(runtime, name, true) : NULL;
    if (key == NULL)
        return false;
    return value ? dict_set(runtime, dict, key, value)
                 : dict_delete(runtime, dict, key);
}

const struct type function_type = {
    .name = "function",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct function),
    .release = release_function,
    .size = function_size,
    .repr = repr_function,
    .get_attribute = get_function_attribute,
    .set_attribute = set_function_attribute,
    .call = call_function,
};

/* ---- arguments ---- */

size_t
arguments_keyword_count(const struct arguments *arguments)
{
    return arguments->keywords ? arguments->keywords->slot_count : 0;
}

struct object *
arguments_keyword(const struct arguments *arguments, const char *name)
{
    size_t count = arguments_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (string_equal_c(atom_string(arguments->keywords->slots[i]), name))
            return arguments->items[arguments->count + i];
    return NULL;
}

struct object *
arguments_get(const struct arguments *arguments, size_t index,
              const char *name)
{
    if (index < arguments->count)
        return arguments->items[index];
    return arguments_keyword(arguments, name);
}

/* ---- calling what is written in C ---- */

/* "list.append" for messages. */
static void
add_full_name(const struct type *owner, const struct method *method,
              struct text *out)
{
    if (owner != NULL)
        text_add_format(out, "%s.", owner->name);
    text_add_string(out, method->name);
}

static bool
fail_count(struct runtime *runtime, const struct type *owner,
           const struct method *method, size_t given)
{
    struct text name = {0};
    const char *which = method->minimum == method->maximum ? ""
                        : (int)given < method->minimum     ? "at least "
                                                           : "at most ";
    int wanted = (int)given < method->minimum ? method->minimum
                                              : method->maximum;
    add_full_name(owner, method, &name);
    if (method->maximum == 0)
        raise_error(runtime, "TypeError",
                    "%s() takes no arguments (%zu given)",
                    text_string(&name), given);
    else if (method->minimum == 1 && method->maximum == 1 &&
             method->keywords == NULL)
        raise_error(runtime, "TypeError",
                    "%s() takes exactly one argument (%zu given)",
                    text_string(&name), given);
    else
        raise_error(runtime, "TypeError", "%s expected %s%d argument%s, got "
                                          "%zu",
                    method->name, which, wanted, wanted == 1 ? "" : "s",
                    given);
    text_release(&name);
    return false;
}

static bool
is_keyword(const struct method *method, const struct object *name)
{
    for (size_t i = 0; method->keywords != NULL && method->keywords[i]; i++)
        if (string_equal_c(atom_string(name), method->keywords[i]))
            return true;
    return false;
}

static bool
check_keywords(struct runtime *runtime, const struct type *owner,
               const struct method *method,
               const struct arguments *arguments)
{
    size_t count = arguments_keyword_count(arguments);
    struct text words = {0};
    for (size_t i = 0; i < count; i++) {
        const struct object *name = arguments->keywords->slots[i];
        if (is_keyword(method, name))
            continue;
        if (method->keywords == NULL) {
            add_full_name(owner, method, &words);
            raise_error(runtime, "TypeError",
                        "%s() takes no keyword arguments",
                        text_string(&words));
        } else {
            string_to_text(atom_string(name), &words);
            raise_error(runtime, "TypeError",
                        runtime->profile->minor >= 13
                            ? "%2$s() got an unexpected keyword argument "
                              "'%1$s'"
                            : "'%s' is an invalid keyword argument for %s()",
                        text_string(&words), method->name);
        }
        text_release(&words);
        return false;
    }
    return true;
}

bool
method_call(struct runtime *runtime, const struct type *owner,
            const struct method *method, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    size_t given = arguments->count;
    if (arguments->keywords != NULL &&
        !check_keywords(runtime, owner, method, arguments))
        return false;
    if ((int)given < method->minimum ||
        (method->maximum >= 0 && (int)given > method->maximum))
        return fail_count(runtime, owner, method, given);
    return method->function(runtime, self, arguments, result);
}

/* ---- built-in functions ---- */

static const char *const self_slot[] = {"__self__"};

static struct builtin *
builtin_of(const struct object *object)
{
    return (struct builtin *)(uintptr_t)object;
}

/* A function of a module is part of the interpreter; the module it belongs to
 * is told to it as self, but its slot is not shown. */
struct object *
builtin_new(struct runtime *runtime, const struct method *method,
            struct object *module)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = method->name,
                                 .flags = NODE_SHARED,
                                 .size = BUILTIN_SIZE + GC_HEAD,
                                 .block_size = BUILTIN_SIZE + GC_HEAD,
                                 .is_static = true};
    struct object *object = object_new(runtime, &builtin_type, &birth);
    (void)module;
    if (object != NULL)
        builtin_of(object)->method = method;
    return object;
}

struct object *
builtin_new_bound(struct runtime *runtime, const struct type *owner,
                  const struct method *method, struct object *self)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = method->name,
                                 .size = BUILTIN_SIZE + GC_HEAD,
                                 .block_size = BUILTIN_SIZE + GC_HEAD};
    struct object *object = object_new(runtime, &builtin_type, &birth);
    if (object == NULL || !add_slots(runtime, object, self_slot, 1))
        return NULL;
    builtin_of(object)->method = method;
    builtin_of(object)->owner = owner;
    slot_set(runtime, object, 0, self);
    return object;
}

static struct object *
builtin_self(const struct object *object)
{
    return object->slot_count > 0 ? object->slots[0] : NULL;
}

static bool
call_builtin(struct runtime *runtime, struct object *callable,
             const struct arguments *arguments, struct ref result)
{
    const struct builtin *builtin = builtin_of(callable);
    return method_call(runtime, builtin->owner, builtin->method,
                       builtin_self(callable), arguments, result);
}

static bool
repr_builtin(struct runtime *runtime, struct object *object,
             struct text *out)
{
    const struct object *self = builtin_self(object);
    (void)runtime;
    if (self == NULL)
        text_add_format(out, "<built-in function %s>",
                        builtin_of(object)->method->name);
    else
        text_add_format(out, "<built-in method %s of %s object at 0x%llx>",
                        builtin_of(object)->method->name, self->type->name,
                        (unsigned long long)self->address);
    return true;
}

static uint64_t
builtin_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return BUILTIN_SIZE;
}

static bool
get_builtin_name(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, builtin_of(object)->method->name,
                              true));
}

static bool
get_builtin_self(struct runtime *runtime, struct object *object,
                 struct ref result)
{
    struct object *self = builtin_self(object);
    return store(runtime, result, self ? self : atom_none(runtime));
}

static const struct getter builtin_getters[] = {
    {"__name__", get_builtin_name},
    {"__self__", get_builtin_self},
    {NULL, NULL},
};

const struct type builtin_type = {
    .name = "builtin_function_or_method",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct builtin),
    .size = builtin_size,
    .repr = repr_builtin,
    .call = call_builtin,
    .getters = builtin_getters,
};

/* ---- methods of built-in types ---- */

static struct method_descriptor *
descriptor_of(const struct object *object)
{
    return (struct method_descriptor *)(uintptr_t)object;
}

struct object *
method_descriptor_of(struct runtime *runtime, const struct type *owner,
                     const struct method *method)
{
    uint64_t known;
    uint64_t key = (uint64_t)(uintptr_t)method;
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .name = method->name,
                                 .flags = NODE_SHARED,
                                 .size = BUILTIN_SIZE + GC_HEAD,
                                 .block_size = BUILTIN_SIZE + GC_HEAD,
                                 .is_static = true};
    if (map_get(&runtime->caches->descriptors, key, &known))
        return (struct object *)(uintptr_t)known;
    struct object *object =
        object_new(runtime, &method_descriptor_type, &birth);
    if (object == NULL || !caches_hold(runtime, object, method->name))
        return NULL;
    descriptor_of(object)->owner = owner;
    descriptor_of(object)->method = method;
    map_set(&runtime->caches->descriptors, key,
            (uint64_t)(uintptr_t)object);
    return object;
}

static bool
call_descriptor(struct runtime *runtime, struct object *callable,
                const struct arguments *arguments, struct ref result)
{
    const struct method_descriptor *descriptor = descriptor_of(callable);
    struct arguments rest = *arguments;
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           "unbound method %s.%s() needs an argument",
                           descriptor->owner->name,
                           descriptor->method->name);
    if (!type_is(arguments->items[0]->type, descriptor->owner))
        return raise_error(runtime, "TypeError",
                           "descriptor '%s' for '%s' objects doesn't apply "
                           "to a '%s' object",
                           descriptor->method->name, descriptor->owner->name,
                           arguments->items[0]->type->name);
    rest.items++;
    rest.count--;
    return method_call(runtime, descriptor->owner, descriptor->method,
                       arguments->items[0], &rest, result);
}

static bool
repr_descriptor(struct runtime *runtime, struct object *object,
                struct text *out)
{
    (void)runtime;
    text_add_format(out, "<method '%s' of '%s' objects>",
                    descriptor_of(object)->method->name,
                    descriptor_of(object)->owner->name);
    return true;
}

const struct type method_descriptor_type = {
    .name = "method_descriptor",
    .flags = TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NONE,
    .struct_size = sizeof(struct method_descriptor),
    .size = builtin_size,
    .repr = repr_descriptor,
    .call = call_descriptor,
};

/* ---- bound methods of the scene's functions ---- */

static const char *const bound_slots[] = {
    [BOUND_FUNCTION] = "__func__",
    [BOUND_SELF] = "__self__",
};

struct object *
bound_method_new(struct runtime *runtime, struct object *function,
                 struct object *self)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = BOUND_SIZE + GC_HEAD,
                                 .block_size = BOUND_SIZE + GC_HEAD};
    struct object *object = object_new(runtime, &bound_method_type, &birth);
    if (object == NULL || !add_slots(runtime, object, bound_slots, 2))
        return NULL;
    slot_set(runtime, object, BOUND_FUNCTION, function);
    slot_set(runtime, object, BOUND_SELF, self);
    return object;
}

/* The function is called with self before the other arguments. */
static bool
call_bound(struct runtime *runtime, struct object *callable,
           const struct arguments *arguments, struct ref result)
{
    size_t count =
        arguments->count + arguments_keyword_count(arguments) + 1;
    struct object **items = mem_alloc_array(count, sizeof *items);
    struct arguments all = {items, arguments->count + 1,
                            arguments->keywords};
    items[0] = callable->slots[BOUND_SELF];
    for (size_t i = 1; i < count; i++)
        items[i] = arguments->items[i - 1];
    bool fine = object_call(runtime, callable->slots[BOUND_FUNCTION], &all,
                            result);
    mem_free(items);
    return fine;
}

static uint64_t
bound_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return BOUND_SIZE;
}

static bool
get_bound_function(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    return store(runtime, result, object->slots[BOUND_FUNCTION]);
}

static bool
get_bound_self(struct runtime *runtime, struct object *object,
               struct ref result)
{
    return store(runtime, result, object->slots[BOUND_SELF]);
}

static const struct getter bound_getters[] = {
    {"__func__", get_bound_function},
    {"__self__", get_bound_self},
    {NULL, NULL},
};

const struct type bound_method_type = {
    .name = "method",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .size = bound_size,
    .call = call_bound,
    .getters = bound_getters,
};
