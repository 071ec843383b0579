#include "object/type_object.h"

#include "heap/native.h"
#include "object/caches.h"
#include "object/exception.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/store.h"
#include "object/tuple.h"

struct object *
type_object_of(struct runtime *runtime, const struct type *type)
{
    struct map *known = &runtime->caches->types;
    uint64_t key = (uint64_t)(uintptr_t)type, found;
    if (map_get(known, key, &found))
        return (struct object *)(uintptr_t)found;
    uint64_t size = (uint64_t)runtime->profile->type_size;
    bool is_heap = type->heap_since != 0 &&
                   runtime->profile->minor >= type->heap_since;
    struct text preview = {0};
    text_add_format(&preview, "<class '%s'>", type->name);
    struct object *object = object_new(
        runtime, &type_type,
        &(struct object_birth){.kind = NODE_OBJECT,
                               .name = type_short_name(type),
                               .preview = text_string(&preview),
                               .preview_length = preview.length,
                               .length = preview.length,
                               .flags = caches_flags(runtime) |
                                        (is_heap ? NODE_HEAP_TYPE : 0),
                               .size = size,
                               .block_size = size,
                               .is_static = true});
    if (object != NULL &&
        !caches_hold(runtime, object, text_string(&preview)))
        object = NULL;
    text_release(&preview);
    if (object == NULL)
        return NULL;
    ((struct type_object *)(void *)object)->represents = type;
    map_set(known, key, (uint64_t)(uintptr_t)object);
    return object;
}

void
type_object_register(struct runtime *runtime, const struct type *type,
                     struct object *object)
{
    uint64_t key = (uint64_t)(uintptr_t)type;
    if (object == NULL)
        map_remove(&runtime->caches->types, key);
    else
        map_set(&runtime->caches->types, key, (uint64_t)(uintptr_t)object);
}

/* ---- isinstance --------------------------------------------------------- */

/* Everything is an object. */
static bool
derives(const struct type *type, const struct type *base)
{
    return base == &object_type || type_is(type, base);
}

/* Asks a metaclass of the scene: what.__instancecheck__(subject). */
static bool
ask_metaclass(struct runtime *runtime, struct object *what,
              const char *name, struct object *subject, bool *truth)
{
    static const char *const names[] = {"the answer"};
    struct object *native = native_open(runtime, name, names, 1);
    if (native == NULL)
        return false;
    struct special special = {what, name, &subject, 1, true};
    struct ref place = {native, 0};
    bool found;
    bool done = special_call(runtime, &special, place, &found) &&
                object_is_true(runtime, ref_get(place), truth);
    native_close(runtime, native);
    return done;
}

/* Whether the metaclass of what answers for itself. */
static bool
has_own_check(struct runtime *runtime, const struct object *what,
              const char *name)
{
    if (what->type->class == NULL)
        return false;
    const struct type *owner = type_lookup_owner(runtime, what->type, name);
    return owner != NULL && owner->class != NULL;
}

/* subject: the object, or the type as an object. */
static bool
is_subclass(struct runtime *runtime, const struct type *type,
            struct object *subject, struct object *what,
            const char *function, bool *truth)
{
    const char *check = strcmp(function, "issubclass") == 0
                            ? "__subclasscheck__"
                            : "__instancecheck__";
    *truth = false;
    if (has_own_check(runtime, what, check) &&
        !(strcmp(check, "__instancecheck__") == 0 && type->class == what))
        return ask_metaclass(runtime, what, check, subject, truth);
    if (object_is_type(what)) {
        *truth = derives(type, type_object_type(what));
        return true;
    }
    if (!object_is_tuple(what))
        return raise_error(
            runtime, "TypeError", "%s() arg 2 must be a %s", function,
            strcmp(function, "issubclass") == 0
                ? "class, a tuple of classes, or a union"
            : runtime->profile->minor >= 10
                ? "type, a tuple of types, or a union"
                : "type or tuple of types");
    for (uint32_t i = 0; i < what->slot_count && !*truth; i++)
        if (!is_subclass(runtime, type, subject, what->slots[i], function,
                         truth))
            return false;
    return true;
}

bool
object_is_instance(struct runtime *runtime, struct object *object,
                   struct object *what, bool *truth)
{
    return is_subclass(runtime, object->type, object, what, "isinstance",
                       truth);
}

bool
type_is_subclass(struct runtime *runtime, const struct type *type,
                 struct object *what, bool *truth)
{
    struct object *subject = type_object_of(runtime, type);
    return subject != NULL &&
           is_subclass(runtime, type, subject, what, "issubclass", truth);
}

bool
type_create_and_initialize(struct runtime *runtime, const struct type *type,
                           const struct arguments *arguments,
                           struct ref result)
{
    if (!type->create(runtime, type, arguments, result))
        return false;
    if (type->initialize(runtime, ref_get(result), arguments))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}
