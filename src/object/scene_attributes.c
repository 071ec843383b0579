#include "object/scene_attributes.h"

#include "heap/native.h"
#include "object/asked_name.h"
#include "object/atom.h"
#include "object/descriptor.h"
#include "object/exception.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/special.h"

enum { HELD_METHOD, HELD_NAME, HELD_BOUND, HELD_RESULT, HELD_COUNT };

static const char *const held_names[HELD_COUNT] = {
    "the method", "the name", "the bound method", "the result"};

/* Opens a native frame that holds the name of an attribute, *str, unless it
 * is one of the scene, which the caller holds. */
static struct object *
hold_name(struct runtime *runtime, const char *what, const char *name,
          struct object **str)
{
    struct object *native =
        native_open(runtime, what, held_names, HELD_COUNT);
    *str = asked_name_or_interned(runtime, name);
    if (native == NULL || *str == NULL)
        return NULL;
    if (asked_name_str(runtime, name) == NULL)
        slot_set(runtime, native, HELD_NAME, *str);
    return native;
}

static bool
get_plainly(struct runtime *runtime, struct object *object,
            const char *name, struct ref result)
{
    return type_is(object->type, &type_type)
               ? type_get_attribute(runtime, object, name, result)
               : generic_get_attribute(runtime, object, name, result);
}

static bool
has_own(struct runtime *runtime, const struct type *type, const char *name)
{
    const struct type *owner = type_lookup_owner(runtime, type, name);
    return owner != NULL && owner->class != NULL;
}

/* Calls method(object, name); up to 3.11 it is bound first. */
static bool
call_hook(struct runtime *runtime, struct object *native,
          struct object *method, struct object *const *items,
          struct ref result)
{
    struct object *object = items[0];
    struct ref bound = {native, HELD_BOUND};
    if (!runtime->profile->getattr_hook_extra &&
        descriptor_is_method(method))
        return object_call(runtime, method,
                           &(struct arguments){.items = items,
                                                .count = 2},
                           result);
    bool done =
        descriptor_get(runtime, method, object, object->type, bound) &&
        object_call(runtime, ref_get(bound),
                    &(struct arguments){.items = items + 1, .count = 1},
                    result);
    ref_set(runtime, bound, NULL);
    return done;
}

/* The type has __getattr__: it is asked where nothing else is found. */
static bool
get_with_hook(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *hook = type_lookup(runtime, object->type, "__getattr__");
    struct object *items[] = {object, NULL};
    struct object *native =
        hold_name(runtime, "__getattr__", name, &items[1]);
    if (native == NULL || hook == NULL)
        return false;
    slot_set(runtime, native, HELD_METHOD, hook);
    bool done;
    if (has_own(runtime, object->type, "__getattribute__"))
        done = call_hook(runtime, native,
                         type_lookup(runtime, object->type,
                                     "__getattribute__"),
                         items, result);
    else
        done = get_plainly(runtime, object, name, result);
    if (!done && is_raised(runtime, "AttributeError")) {
        clear_error(runtime);
        done = call_hook(runtime, native, hook, items, result);
    }
    native_close(runtime, native);
    return done;
}

static bool
get_by_method(struct runtime *runtime, struct object *object,
              const char *name, struct ref result)
{
    struct object *str;
    struct object *native =
        hold_name(runtime, "__getattribute__", name, &str);
    if (native == NULL)
        return false;
    struct object *items[] = {str};
    struct special special = {object, "__getattribute__", items, 1, false};
    bool found;
    bool done = special_call(runtime, &special, result, &found);
    native_close(runtime, native);
    return done;
}

static bool
set_by_method(struct runtime *runtime, struct object *object,
              const char *name, struct object *value)
{
    struct object *str;
    struct object *native = hold_name(runtime, "__setattr__", name, &str);
    if (native == NULL)
        return false;
    struct object *items[] = {str, value};
    struct special special = {object,
                              value == NULL ? "__delattr__" : "__setattr__",
                              items, value == NULL ? 1 : 2, false};
    bool found;
    bool done = special_call(runtime, &special,
                             (struct ref){native, HELD_RESULT}, &found);
    native_close(runtime, native);
    return done;
}

void
scene_attributes_update(struct runtime *runtime, struct type *table)
{
    bool is_meta = type_is(table, &type_type);
    table->get_attribute =
        has_own(runtime, table, "__getattr__")        ? get_with_hook
        : has_own(runtime, table, "__getattribute__") ? get_by_method
        : is_meta                                     ? type_get_attribute
                                                      : class_get_attribute;
    table->set_attribute = has_own(runtime, table, "__setattr__") ||
                                   has_own(runtime, table, "__delattr__")
                               ? set_by_method
                           : is_meta ? type_set_attribute
                                     : class_set_attribute;
}
