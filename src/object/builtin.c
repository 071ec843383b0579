/* Built-in functions and the methods of built-in types. */
#include "object/function.h"

#include "heap/native.h"
#include "object/caches.h"
#include "object/module.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/type_object.h"
#include "value/hash.h"

/* ---- arguments ---------------------------------------------------------- */

size_t
arguments_keyword_count(const struct arguments *arguments)
{
    return arguments->keywords == NULL ? 0 : arguments->keywords->slot_count;
}

struct object *
arguments_keyword(const struct arguments *arguments, const char *name)
{
    size_t count = arguments_keyword_count(arguments);
    for (uint32_t i = 0; i < count; i++)
        if (string_equal_c(atom_string(arguments->keywords->slots[i]), name))
            return arguments->items[arguments->count + i];
    return NULL;
}

struct object *
arguments_get(const struct arguments *arguments, size_t index,
              const char *name)
{
    return index < arguments->count ? arguments->items[index]
                                    : arguments_keyword(arguments, name);
}

/* Returns whether a keyword may be given: it is listed, or "" is, which stands
 * for any. */
static bool
is_listed(const struct string *keyword, const char *const *keywords)
{
    for (; keywords != NULL && *keywords != NULL; keywords++)
        if (**keywords == '\0' || string_equal_c(keyword, *keywords))
            return true;
    return false;
}

static bool
check_keywords(struct runtime *runtime, const char *name,
               const struct arguments *arguments,
               const char *const *keywords)
{
    size_t count = arguments_keyword_count(arguments);
    if (count > 0 && keywords == NULL)
        return raise_error(runtime, "TypeError",
                           "%s() takes no keyword arguments", name);
    for (uint32_t i = 0; i < count; i++) {
        const struct string *keyword =
            atom_string(arguments->keywords->slots[i]);
        if (is_listed(keyword, keywords))
            continue;
        return raise_unexpected_keyword(runtime, name, keyword);
    }
    return true;
}

bool
arguments_check(struct runtime *runtime, const char *name,
                const struct arguments *arguments, int minimum, int maximum,
                const char *const *keywords)
{
    if (!check_keywords(runtime, name, arguments, keywords))
        return false;
    int given = (int)arguments->count;
    int named = keywords == NULL
                    ? 0
                    : (int)arguments_keyword_count(arguments);
    if (given + named >= minimum && (maximum < 0 || given <= maximum))
        return true;
    bool few = given + named < minimum;
    int bound = few ? minimum : maximum;
    const char *plural = bound == 1 ? "" : "s";
    if (keywords != NULL && **keywords != '\0')
        return raise_error(runtime, "TypeError",
                           "%s() takes at %s %d argument%s (%d given)", name,
                           few ? "least" : "most", bound, plural, given);
    return raise_error(runtime, "TypeError",
                       "%s expected %s%d argument%s, got %d", name,
                       minimum == maximum ? ""
                       : few              ? "at least "
                                          : "at most ",
                       bound, plural, given);
}

/* Returns what the name of a method or of a module's function begins with in
 * messages (_PyObject_FunctionStr, Objects/object.c). */
static const char *
owner_name(const struct runtime *runtime, const struct type *owner,
           const struct object *self)
{
    if (!runtime->profile->functions_named_with_owner)
        return "";
    if (owner != NULL)
        return owner->name;
    return self != NULL && self->type == &module_type ? module_name(self) : "";
}

/* Says what is wrong with a number of arguments, as CPython does for each of
 * its calling conventions (METH_NOARGS, METH_O, METH_FASTCALL). */
static bool
raise_count(struct runtime *runtime, const struct type *owner,
            const struct object *self, const struct method *method,
            int given)
{
    int minimum = method->minimum, maximum = method->maximum;
    const char *prefix = owner_name(runtime, owner, self);
    const char *dot = prefix[0] == '\0' ? "" : ".";
    if (maximum == 0 && method->keywords != NULL)
        return raise_error(runtime, "TypeError",
                           "%s() takes no positional arguments",
                           method->name);
    if (maximum == 0)
        return raise_error(runtime, "TypeError",
                           "%s%s%s() takes no arguments (%d given)", prefix,
                           dot, method->name, given);
    if (minimum == 1 && maximum == 1)
        return raise_error(
            runtime, "TypeError",
            "%s%s%s() takes exactly one argument (%d given)", prefix, dot,
            method->name, given);
    bool few = given < minimum;
    int bound = few ? minimum : maximum;
    return raise_error(runtime, "TypeError",
                       "%s expected %s%d argument%s, got %d", method->name,
                       minimum == maximum ? ""
                       : few              ? "at least "
                                          : "at most ",
                       bound, bound == 1 ? "" : "s", given);
}

bool
method_call(struct runtime *runtime, const struct type *owner,
            const struct method *method, struct object *self,
            const struct arguments *arguments, struct ref result)
{
    int given = (int)arguments->count;
    size_t named = arguments_keyword_count(arguments);
    /* What reads a text reads all of it, some 3 ns a character. */
    if (self != NULL && object_is_atom(self) &&
        !runtime_work(runtime, (size_t)(self->size / 16)))
        return false;
    if (named > 0) {
        struct text name = {0};
        if (owner != NULL && method->keywords == NULL)
            text_add_format(&name, "%s.", owner->name);
        text_add_string(&name, method->name);
        bool fine = check_keywords(runtime, text_string(&name), arguments,
                                   method->keywords);
        text_release(&name);
        if (!fine)
            return false;
    }
    if (given + (int)named < method->minimum ||
        (method->maximum >= 0 && given > method->maximum))
        return raise_count(runtime, owner, self, method, given);
    return method->function(runtime, self, arguments, result);
}

/* Whether code of the scene could run meanwhile, which could see the tuple. */
static bool
may_be_seen(const struct runtime *runtime,
            const struct arguments *arguments)
{
    if (runtime->packed == arguments || arguments->tuple != NULL)
        return false;
    size_t count = arguments->count + arguments_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (!object_is_atom(arguments->items[i]) ||
            arguments->items[i]->type->class != NULL)
            return true;
    return false;
}

bool
method_call_packed(struct runtime *runtime, const char *name,
                   native_function function, struct object *self,
                   const struct arguments *arguments, struct ref result)
{
    if (!may_be_seen(runtime, arguments))
        return function(runtime, self, arguments, result);
    uint32_t count = (uint32_t)(arguments->count +
                                arguments_keyword_count(arguments));
    struct object *native = native_open(runtime, name, NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "an argument"))
        return false;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, native, i, arguments->items[i]);
    bool fine = function(runtime, self, arguments, result);
    native_close(runtime, native);
    return fine;
}

/* ---- builtin_function_or_method ----------------------------------------- */

static struct builtin *
as_builtin(const struct object *object)
{
    return (struct builtin *)(uintptr_t)object;
}

bool
builtin_is(const struct object *object, const struct method *method)
{
    return object->type == &builtin_type &&
           as_builtin(object)->method == method;
}

static struct object *
make(struct runtime *runtime, const struct type *owner,
     const struct method *method, struct object *self, uint32_t flags)
{
    struct text preview = {0};
    text_add_format(&preview, "<built-in %s %s>",
                    owner == NULL ? "function" : "method", method->name);
    struct object *object = object_new(
        runtime, &builtin_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = method->name,
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = flags,
                               .size = 72,
                               .block_size = 72});
    text_release(&preview);
    if (object == NULL ||
        !slots_insert(runtime, object, 0, 1,
                      owner == NULL ? "(module)" : "__self__"))
        return NULL;
    as_builtin(object)->method = method;
    as_builtin(object)->owner = owner;
    slot_set(runtime, object, 0, self);
    return object;
}

struct object *
builtin_new(struct runtime *runtime, const struct method *method,
            struct object *module)
{
    return make(runtime, NULL, method, module, NODE_SHARED);
}

struct object *
builtin_new_bound(struct runtime *runtime, const struct type *owner,
                  const struct method *method, struct object *self)
{
    return make(runtime, owner, method, self, 0);
}

static bool
call_builtin(struct runtime *runtime, struct object *object,
             const struct arguments *arguments, struct ref result)
{
    const struct builtin *builtin = as_builtin(object);
    return method_call(runtime, builtin->owner, builtin->method,
                       object->slots[0], arguments, result);
}

static bool
repr_builtin(struct runtime *runtime, struct object *object,
             struct text *out)
{
    (void)runtime;
    const struct builtin *builtin = as_builtin(object);
    if (builtin->owner == NULL)
        text_add_format(out, "<built-in function %s>",
                        builtin->method->name);
    else
        text_add_format(out, "<built-in method %s of %s object at 0x%llx>",
                        builtin->method->name, object->slots[0]->type->name,
                        (unsigned long long)object->slots[0]->address);
    return true;
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 atom_new_c(runtime, as_builtin(object)->method->name));
}

/* Stores "list.append". */
static bool
store_qualified_name(struct runtime *runtime, const struct type *owner,
                     const char *name, struct ref result)
{
    struct text text = {0};
    text_add_format(&text, "%s.%s", type_short_name(owner), name);
    bool fine = store(runtime, result,
                      atom_new_str(runtime, text.bytes, text.length));
    text_release(&text);
    return fine;
}

/* A method is named after the class of its object, or the class that it is
 * bound to (meth_get__qualname__, Objects/methodobject.c). */
static bool
get_qualified_name(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    const struct object *self = object->slots[0];
    if (as_builtin(object)->owner == NULL || self == NULL)
        return get_name(runtime, object, result);
    return store_qualified_name(
        runtime, object_is_type(self) ? type_object_type(self) : self->type,
        as_builtin(object)->method->name, result);
}

static bool
get_self(struct runtime *runtime, struct object *object, struct ref result)
{
    struct object *self = object->slots[0];
    return store(runtime, result, self != NULL ? self : atom_none(runtime));
}

static bool
get_doc(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(
        runtime, result,
        atom_new_c(runtime, as_builtin(object)->method->documentation));
}

static const struct getter builtin_getters[] = {
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__self__", get_self},
    {"__doc__", get_doc},
    {NULL, NULL}};

/* Equal when bound to the same object. */
static enum outcome
compare_builtin(struct runtime *runtime, struct object *a, struct object *b,
                enum comparison_kind kind, bool *truth)
{
    (void)runtime;
    if (a->type != &builtin_type || b->type != &builtin_type ||
        (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return OUTCOME_NOT_IMPLEMENTED;
    bool same = as_builtin(a)->method == as_builtin(b)->method &&
                a->slots[0] == b->slots[0];
    *truth = same == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

/* What is equal has one hash: that of the object and of the name. */
static bool
hash_builtin(struct runtime *runtime, struct object *object, int64_t *hash)
{
    const struct object *self = object->slots[0];
    uint64_t mixed = self ? (uint64_t)hash_address(self->address) : 0;
    (void)runtime;
    for (const char *at = as_builtin(object)->method->name; *at; at++)
        mixed = mixed * 31 + (unsigned char)*at;
    *hash = (int64_t)(mixed >> 1);
    return true;
}

const struct type builtin_type = {.name = "builtin_function_or_method",
                                  .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                           TYPE_WEAKLY_REFERABLE
                                           | TYPE_VECTORCALL,
                                  .scheme = SLOTS_NAMES,
                                  .struct_size = sizeof(struct builtin),
                                  .repr = repr_builtin,
                                  .compare_truth = compare_builtin,
                                  .hash = hash_builtin,
                                  .call = call_builtin,
                                  .getters = builtin_getters};

/* ---- method_descriptor -------------------------------------------------- */

static struct method_descriptor *
as_descriptor(const struct object *object)
{
    return (struct method_descriptor *)(uintptr_t)object;
}

struct object *
method_descriptor_of(struct runtime *runtime, const struct type *owner,
                     const struct method *method)
{
    struct map *known = &runtime->caches->descriptors;
    /* Types may share a table of methods. */
    uint64_t found, key = (uint64_t)(uintptr_t)method +
                          ((uint64_t)(uintptr_t)owner << 20);
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    struct text preview = {0};
    text_add_format(&preview, "<method '%s' of '%s' objects>", method->name,
                    owner->name);
    struct object *object = object_new(
        runtime, &method_descriptor_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = method->name,
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = NODE_SHARED,
                               .size = 72,
                               .block_size = 72,
                               .is_static = true});
    if (object != NULL &&
        (!slots_insert(runtime, object, 0, 1, NULL) ||
         !caches_hold(runtime, object, text_string(&preview))))
        object = NULL;
    text_release(&preview);
    if (object == NULL)
        return NULL;
    slot_set(runtime, object, 0, type_object_of(runtime, owner));
    as_descriptor(object)->owner = owner;
    as_descriptor(object)->method = method;
    map_set(known, key, (uint64_t)(uintptr_t)object);
    return object;
}

static bool
call_descriptor(struct runtime *runtime, struct object *object,
                const struct arguments *arguments, struct ref result)
{
    const struct method_descriptor *descriptor = as_descriptor(object);
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 9
                               ? "unbound method %s.%s() needs an argument"
                               : "descriptor '%2$s' of '%1$s' object needs "
                                 "an argument",
                           descriptor->owner->name,
                           descriptor->method->name);
    struct object *self = arguments->items[0];
    if (!type_is(self->type, descriptor->owner))
        return raise_error(runtime, "TypeError",
                           "descriptor '%s' for '%s' objects doesn't apply "
                           "to a '%s' object",
                           descriptor->method->name, descriptor->owner->name,
                           self->type->name);
    struct arguments rest = {arguments->items + 1, arguments->count - 1,
                             arguments->keywords, NULL, NULL};
    return method_call(runtime, descriptor->owner, descriptor->method, self,
                       &rest, result);
}

static bool
repr_descriptor(struct runtime *runtime, struct object *object,
                struct text *out)
{
    (void)runtime;
    const struct method_descriptor *descriptor = as_descriptor(object);
    text_add_format(out, "<method '%s' of '%s' objects>",
                    descriptor->method->name, descriptor->owner->name);
    return true;
}

static bool
get_descriptor_name(struct runtime *runtime, struct object *object,
                    struct ref result)
{
    return store(
        runtime, result,
        str_intern_c(runtime, as_descriptor(object)->method->name, true));
}

static bool
get_descriptor_qualified_name(struct runtime *runtime, struct object *object,
                              struct ref result)
{
    const struct method_descriptor *descriptor = as_descriptor(object);
    return store_qualified_name(runtime, descriptor->owner,
                                descriptor->method->name, result);
}

static bool
get_owner(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 type_object_of(runtime, as_descriptor(object)->owner));
}

static const struct getter descriptor_getters[] = {
    {"__name__", get_descriptor_name},
    {"__objclass__", get_owner},
    {"__qualname__", get_descriptor_qualified_name},
    {NULL, NULL}};

const struct type method_descriptor_type = {
    .name = "method_descriptor",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD
             | TYPE_VECTORCALL | TYPE_METHOD,
    .scheme = SLOTS_REFERENTS, /* the type */
    .struct_size = sizeof(struct method_descriptor),
    .repr = repr_descriptor,
    .call = call_descriptor,
    .getters = descriptor_getters};
