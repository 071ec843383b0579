#include "object/wrapper.h"

#include "heap/native.h"
#include "object/caches.h"
#include "object/function.h"
#include "object/store.h"
#include "object/type_object.h"
#include "object/wrapper_table.h"

/* Both kinds.  The slot of an unbound one is the type. */
struct wrapper {
    struct object object;
    const struct type *owner;
    const struct wrapper_row *row;
};

static struct wrapper *
as_wrapper(const struct object *object)
{
    return (struct wrapper *)(uintptr_t)object;
}

const struct type *
wrapper_owner(const struct object *wrapper)
{
    return as_wrapper(wrapper)->owner;
}

static const char *
name_of(const struct object *wrapper)
{
    return as_wrapper(wrapper)->row->name;
}

/* ---- list.__len__ ------------------------------------------------------- */

static void
write_descriptor(const struct wrapper *wrapper, bool is_method,
                 struct text *out)
{
    text_add_format(out, "<%s '%s' of '%s' objects>",
                    is_method ? "method" : "slot wrapper", wrapper->row->name,
                    wrapper->owner->name);
}

static struct object *
make_descriptor(struct runtime *runtime, const struct type *owner,
                const struct wrapper_row *row)
{
    bool is_method = wrapper_row_is_method(row, owner);
    struct wrapper model = {.owner = owner, .row = row};
    struct text preview = {0};
    write_descriptor(&model, is_method, &preview);
    struct object *object = object_new(
        runtime,
        is_method ? &wrapper_method_type : &wrapper_descriptor_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = row->name,
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = NODE_SHARED,
                               .size = 72,
                               .block_size = 72,
                               .is_static = true});
    bool held = object != NULL &&
                slots_insert(runtime, object, 0, 1, NULL) &&
                caches_hold(runtime, object, text_string(&preview));
    text_release(&preview);
    if (!held)
        return NULL;
    slot_set(runtime, object, 0, type_object_of(runtime, owner));
    as_wrapper(object)->owner = owner;
    as_wrapper(object)->row = row;
    return object;
}

struct object *
wrapper_descriptor_of(struct runtime *runtime, const struct type *owner,
                      const char *name)
{
    const struct wrapper_row *row = wrapper_row_find(name);
    if (row == NULL ||
        !since_allows(owner->since, name, runtime->profile->minor))
        return NULL;
    if (row->entry == ENTRY_HASH && owner->hash == NULL &&
        (owner->compare != NULL || owner->compare_truth != NULL))
        return atom_none(runtime);
    if (!wrapper_row_is_in(row, owner))
        return NULL;
    struct map *known = &runtime->caches->wrappers;
    uint64_t key = (uint64_t)(uintptr_t)owner * 31 + (uint64_t)(uintptr_t)row;
    uint64_t found;
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    struct object *object = make_descriptor(runtime, owner, row);
    if (object != NULL)
        map_set(known, key, (uint64_t)(uintptr_t)object);
    return object;
}

struct object *
wrapper_find(struct runtime *runtime, struct object *object, const char *name)
{
    const struct type *type = object->type;
    for (; type != NULL; type = type->base) {
        struct object *found = wrapper_descriptor_of(runtime, type, name);
        if (found != NULL)
            return found;
    }
    return wrapper_descriptor_of(runtime, &object_type, name);
}

/* check_num_args and the like: what the wrapper functions say. */
static bool
check_count(struct runtime *runtime, const struct wrapper_row *row,
            const struct arguments *arguments)
{
    if (row->minimum < 0)
        return true;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "wrapper %s() takes no keyword arguments",
                           row->name);
    int given = (int)arguments->count;
    if (given >= row->minimum && given <= row->maximum)
        return true;
    return raise_error(runtime, "TypeError", "expected %d argument%s, got %d",
                       row->minimum, row->minimum == 1 ? "" : "s", given);
}

bool
wrapper_call(struct runtime *runtime, struct object *object,
             struct object *self, const struct arguments *arguments,
             struct ref result)
{
    const struct wrapper *wrapper = as_wrapper(object);
    if (!check_count(runtime, wrapper->row, arguments))
        return false;
    struct wrapped wrapped = {.owner = wrapper->owner,
                              .row = wrapper->row,
                              .self = self,
                              .items = arguments->items,
                              .arguments = arguments};
    /* A wrapper may lead back to itself: Foo.__repr__ = Foo.__str__. */
    if (!enter_c(runtime, " while calling a Python object"))
        return false;
    bool fine = wrapper->row->call(runtime, &wrapped, result);
    leave_c(runtime);
    return fine;
}

static bool
runs_scene(const struct arguments *arguments)
{
    size_t count = arguments->count + arguments_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (!(arguments->items[i]->type->flags & TYPE_ATOM) ||
            arguments->items[i]->type->class != NULL)
            return true;
    return false;
}

/* Calls a wrapper while tuples hold its arguments: that of the call, unless it
 * was there before (f(*t)), and (inner) one without self. */
static bool
call_packed(struct runtime *runtime, struct object *wrapper,
            struct object *self, const struct arguments *arguments,
            bool unbound, struct ref result)
{
    struct arguments rest = *arguments;
    rest.items += unbound;
    rest.count -= unbound;
    if (unbound)
        rest.tuple = NULL;
    if (wrapper->type == &wrapper_method_type ||
        wrapper->type == &method_wrapper_builtin_type ||
        (!runs_scene(&rest) &&
         as_wrapper(wrapper)->row->entry != ENTRY_NEXT &&
         as_wrapper(wrapper)->row->entry != ENTRY_ATTRIBUTE))
        return wrapper_call(runtime, wrapper, self, &rest, result);
    uint32_t total = (uint32_t)(arguments->count +
                                arguments_keyword_count(arguments));
    uint32_t outer = runtime->packed == arguments ? 0 : total;
    uint32_t inner = unbound ? total - 1 : 0;
    struct object *native =
        native_open(runtime, name_of(wrapper), NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, outer + inner, "an argument"))
        return false;
    for (uint32_t i = 0; i < outer; i++)
        slot_set(runtime, native, i, arguments->items[i]);
    for (uint32_t i = 0; i < inner; i++)
        slot_set(runtime, native, outer + i, arguments->items[i + 1]);
    bool fine = wrapper_call(runtime, wrapper, self, &rest, result);
    native_close(runtime, native);
    return fine;
}

static bool
call_descriptor(struct runtime *runtime, struct object *object,
                const struct arguments *arguments, struct ref result)
{
    const struct wrapper *wrapper = as_wrapper(object);
    bool is_method = object->type == &wrapper_method_type;
    if (arguments->count == 0 && is_method && runtime->profile->minor >= 9)
        return raise_error(runtime, "TypeError",
                           "unbound method %s.%s() needs an argument",
                           wrapper->owner->name, wrapper->row->name);
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           "descriptor '%s' of '%s' object needs an argument",
                           wrapper->row->name, wrapper->owner->name);
    struct object *self = arguments->items[0];
    if (wrapper->owner != &object_type &&
        !type_is(self->type, wrapper->owner))
        return raise_error(
            runtime, "TypeError",
            is_method ? "descriptor '%s' for '%s' objects doesn't apply to a "
                        "'%s' object"
                      : "descriptor '%s' requires a '%s' object but received "
                        "a '%s'",
            wrapper->row->name, wrapper->owner->name, self->type->name);
    return call_packed(runtime, object, self, arguments, true, result);
}

static bool
repr_descriptor(struct runtime *runtime, struct object *object,
                struct text *out)
{
    (void)runtime;
    write_descriptor(as_wrapper(object), object->type == &wrapper_method_type,
                     out);
    return true;
}

static bool
get_name(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 str_intern_c(runtime, name_of(object), true));
}

static bool
get_qualified_name(struct runtime *runtime, struct object *object,
                   struct ref result)
{
    struct text name = {0};
    text_add_format(&name, "%s.%s", as_wrapper(object)->owner->name,
                    name_of(object));
    bool fine = store(runtime, result,
                      atom_new_str(runtime, name.bytes, name.length));
    text_release(&name);
    return fine;
}

static bool
get_owner(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result,
                 type_object_of(runtime, as_wrapper(object)->owner));
}

static const struct getter descriptor_getters[] = {
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__objclass__", get_owner},
    {NULL, NULL}};

#define DESCRIPTOR(type_name)                                           \
    {                                                                   \
        .name = type_name,                                              \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_METHOD,         \
        .scheme = SLOTS_REFERENTS,                                      \
        .struct_size = sizeof(struct wrapper), .repr = repr_descriptor, \
        .call = call_descriptor, .getters = descriptor_getters          \
    }

const struct type wrapper_descriptor_type = DESCRIPTOR("wrapper_descriptor");
const struct type wrapper_method_type = DESCRIPTOR("method_descriptor");

/* ---- x.__len__ ---------------------------------------------------------- */

/* In the order of traversal. */
enum bound_slot { BOUND_WRAPPER, BOUND_TO };

struct object *
wrapper_bind(struct runtime *runtime, struct object *wrapper,
             struct object *self)
{
    bool is_method = wrapper->type == &wrapper_method_type;
    uint64_t size = is_method ? 72 : 48;
    struct object *object = object_new(
        runtime,
        is_method ? &method_wrapper_builtin_type : &method_wrapper_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = name_of(wrapper),
                               .size = size,
                               .block_size = size});
    if (object == NULL ||
        !slots_insert(runtime, object, BOUND_WRAPPER, 1, "(descriptor)") ||
        !slots_insert(runtime, object, BOUND_TO, 1, "__self__"))
        return NULL;
    as_wrapper(object)->owner = as_wrapper(wrapper)->owner;
    as_wrapper(object)->row = as_wrapper(wrapper)->row;
    slot_set(runtime, object, BOUND_WRAPPER, wrapper);
    slot_set(runtime, object, BOUND_TO, self);
    return object;
}

static bool
call_bound(struct runtime *runtime, struct object *object,
           const struct arguments *arguments, struct ref result)
{
    return call_packed(runtime, object, object->slots[BOUND_TO], arguments,
                       false, result);
}

static bool
repr_bound(struct runtime *runtime, struct object *object, struct text *out)
{
    (void)runtime;
    const struct object *self = object->slots[BOUND_TO];
    text_add_format(out,
                    object->type == &method_wrapper_type
                        ? "<method-wrapper '%s' of %s object at 0x%llx>"
                        : "<built-in method %s of %s object at 0x%llx>",
                    name_of(object), self->type->name,
                    (unsigned long long)self->address);
    return true;
}

static bool
get_self(struct runtime *runtime, struct object *object, struct ref result)
{
    return store(runtime, result, object->slots[BOUND_TO]);
}

/* Equal when they are the same method of the same object. */
static enum outcome
compare_bound(struct runtime *runtime, struct object *a, struct object *b,
              enum comparison_kind kind, bool *truth)
{
    (void)runtime;
    if (a->type != b->type || (kind != IS_EQUAL && kind != IS_NOT_EQUAL))
        return OUTCOME_NOT_IMPLEMENTED;
    bool same = a->slots[BOUND_TO] == b->slots[BOUND_TO] &&
                a->slots[BOUND_WRAPPER] == b->slots[BOUND_WRAPPER];
    *truth = same == (kind == IS_EQUAL);
    return OUTCOME_DONE;
}

static bool
hash_bound(struct runtime *runtime, struct object *object, int64_t *hash)
{
    (void)runtime;
    *hash = (int64_t)((object->slots[BOUND_TO]->address >> 4) ^
                      (object->slots[BOUND_WRAPPER]->address >> 4));
    return true;
}

static const struct getter bound_getters[] = {
    {"__name__", get_name},
    {"__qualname__", get_qualified_name},
    {"__self__", get_self},
    {"__objclass__", get_owner},
    {NULL, NULL}};

#define BOUND(type_name, slot_scheme)                                   \
    {                                                                   \
        .name = type_name, .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,    \
        .scheme = slot_scheme, .struct_size = sizeof(struct wrapper),   \
        .repr = repr_bound, .hash = hash_bound,                         \
        .compare_truth = compare_bound, .call = call_bound,             \
        .getters = bound_getters                                        \
    }

const struct type method_wrapper_type =
    BOUND("method-wrapper", SLOTS_REFERENTS);
const struct type method_wrapper_builtin_type =
    BOUND("builtin_function_or_method", SLOTS_NAMES);
