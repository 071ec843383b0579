#include "object/special.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/descriptor.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/wrapper.h"

enum { HELD_METHOD, HELD_SELF, HELD_FIXED };

/* Calls what takes self as its first argument. */
static bool
call_unbound(struct runtime *runtime, struct object *method,
             const struct special *special, struct ref result)
{
    struct object *few[4], **items = few;
    if (special->count + 1 > sizeof few / sizeof *few)
        items = mem_alloc_array(special->count + 1, sizeof *items);
    items[0] = special->self;
    for (size_t i = 0; i < special->count; i++)
        items[i + 1] = special->items[i];
    bool done = object_call(runtime, method,
                            &(struct arguments){.items = items,
                                                .count = special->count + 1},
                            result);
    if (items != few)
        mem_free(items);
    return done;
}

/* A wrapper of a built-in type is called with a tuple of its arguments, of
 * which it takes another without self (wrapperdescr_call). */
static bool
call_wrapper(struct runtime *runtime, struct object *native,
             struct object *method, const struct special *special,
             struct ref result)
{
    uint32_t first = native->slot_count;
    uint32_t count = (uint32_t)special->count;
    if (!slots_insert(runtime, native, first, 2 * count + 1, "an argument"))
        return false;
    slot_set(runtime, native, first, special->self);
    for (uint32_t i = 0; i < 2 * count; i++)
        slot_set(runtime, native, first + 1 + i, special->items[i % count]);
    return wrapper_call(runtime, method, special->self,
                        &(struct arguments){.items = special->items,
                                            .count = special->count},
                        result);
}

static bool
call_method(struct runtime *runtime, struct object *native,
            struct object *method, const struct special *special,
            struct ref result)
{
    struct ref held = {native, HELD_METHOD};
    ref_set(runtime, held, method);
    if (special->binds)
        slot_set(runtime, native, HELD_SELF, special->self);
    if (object_is_wrapper(method))
        return call_wrapper(runtime, native, method, special, result);
    if (descriptor_is_method(method))
        return call_unbound(runtime, method, special, result);
    if (is_descriptor(runtime, method)) {
        struct ref bound = {native, HELD_SELF};
        ref_set(runtime, bound, NULL);
        if (!descriptor_get(runtime, method, special->self,
                            special->self->type, bound))
            return false;
        method = ref_get(bound);
        ref_set(runtime, held, NULL);
    }
    return object_call(runtime, method,
                       &(struct arguments){.items = special->items,
                                           .count = special->count},
                       result);
}

bool
special_call(struct runtime *runtime, const struct special *special,
             struct ref result, bool *found)
{
    static const char *const names[HELD_FIXED] = {"the method",
                                                  "the object it is bound to"};
    struct object *method =
        type_lookup(runtime, special->self->type, special->name);
    *found = method != NULL;
    if (method == NULL)
        return !has_failed(runtime);
    struct object *native =
        native_open(runtime, special->name, names, HELD_FIXED);
    if (native == NULL)
        return false;
    bool done = call_method(runtime, native, method, special, result);
    native_close(runtime, native);
    return done;
}

struct object *
special_of_scene(struct runtime *runtime, const struct object *object,
                 const char *name)
{
    if (object->type->class == NULL)
        return NULL;
    const struct type *owner = type_lookup_owner(runtime, object->type, name);
    return owner == NULL || owner->class == NULL
               ? NULL
               : type_lookup(runtime, object->type, name);
}

bool
special_ask(struct runtime *runtime, struct object *self, const char *name,
            struct object *argument, struct ref result, bool *found)
{
    *found = special_of_scene(runtime, self, name) != NULL;
    if (!*found)
        return !has_failed(runtime);
    struct special special = {.self = self,
                              .name = name,
                              .items = &argument,
                              .count = argument == NULL ? 0 : 1,
                              .binds = true};
    return special_call(runtime, &special, result, found);
}
