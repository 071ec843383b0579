#include "object/super.h"

#include "base/mem.h"
#include "object/class.h"
#include "object/descriptor.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/lookup.h"
#include "object/operation.h"
#include "object/store.h"

/* In the order in which the collector visits them. */
enum { SUPER_OBJECT, SUPER_TYPE, SUPER_OBJECT_TYPE, SLOT_COUNT };

/* Returns the type whose order is looked through for an object: its own, or,
 * for a type, itself.  NULL with TypeError raised. */
static const struct type *
check(struct runtime *runtime, const struct type *type,
      struct object *object)
{
    if (object_is_type(object) && type_is(type_object_type(object), type))
        return type_object_type(object);
    if (type_is(object->type, type))
        return object->type;
    bool is_type = object_is_type(object);
    if (runtime->profile->minor < 13)
        raise_error(runtime, "TypeError",
                    "super(type, obj): obj must be an instance or subtype "
                    "of type");
    else
        raise_error(runtime, "TypeError",
                    "super(type, obj): obj (%s %s) is not an instance or "
                    "subtype of type (%s).",
                    is_type ? "type" : "instance of",
                    is_type ? type_object_type(object)->name
                            : object->type->name,
                    type->name);
    return NULL;
}

/* Looks from the one after type on; returns what is there, or NULL. */
static struct object *
find_after(struct runtime *runtime, const struct type *start,
           const struct type *type, const char *name)
{
    size_t count;
    const struct type **order = type_order(start, &count);
    struct object *found = NULL;
    size_t i = 0;
    while (i < count && order[i] != type)
        i++;
    for (i++; i < count && found == NULL; i++)
        found = type_own(runtime, order[i], name);
    mem_free(order);
    return found;
}

static bool
bind(struct runtime *runtime, struct object *found,
     const struct type *start, struct object *object, struct ref result)
{
    bool is_type = object_is_type(object) &&
                   type_object_type(object) == start;
    return descriptor_get_held(runtime, found, is_type ? NULL : object,
                               start, result);
}

bool
super_lookup(struct runtime *runtime, const struct super_request *request,
             struct ref result, bool *is_method)
{
    *is_method = false;
    const struct type *type = type_object_type(request->type);
    const struct type *start = check(runtime, type, request->object);
    if (start == NULL)
        return false;
    struct object *found = find_after(runtime, start, type, request->name);
    if (found == NULL)
        return true;
    bool is_type = object_is_type(request->object) &&
                   type_object_type(request->object) == start;
    *is_method = request->unbound && !is_type && descriptor_is_method(found);
    if (*is_method)
        return store(runtime, result, found);
    return bind(runtime, found, start, request->object, result);
}

/* ---- the type ------------------------------------------------------------ */

static bool
make(struct runtime *runtime, struct object *type, struct object *object,
     struct ref result)
{
    const struct type *start = NULL;
    if (object != NULL) {
        start = check(runtime, type_object_type(type), object);
        if (start == NULL)
            return false;
    }
    struct object *made = object_new(
        runtime, &super_type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = 56, .block_size = 56});
    if (!store(runtime, result, made) ||
        !slots_insert(runtime, made, 0, SLOT_COUNT, NULL))
        return false;
    slot_set(runtime, made, SUPER_OBJECT, object);
    slot_set(runtime, made, SUPER_TYPE, type);
    if (start != NULL)
        slot_set(runtime, made, SUPER_OBJECT_TYPE,
                 type_object_of(runtime, start));
    return true;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    struct object *items[2] = {NULL, NULL};
    (void)type;
    if (!arguments_check(runtime, "super", arguments, 0, 2, NULL))
        return false;
    for (size_t i = 0; i < arguments->count; i++)
        items[i] = arguments->items[i];
    if (arguments->count == 0 &&
        !runtime->hooks.find_super(runtime, &items[0], &items[1]))
        return false;
    if (!object_is_type(items[0]))
        return raise_error(runtime, "TypeError",
                           "super() argument 1 must be a type, not %s",
                           items[0]->type->name);
    if (items[1] != NULL && is_none(items[1]))
        items[1] = NULL;
    return make(runtime, items[0], items[1], result);
}

static bool
get_attribute(struct runtime *runtime, struct object *self,
              const char *name, struct ref result)
{
    struct super_request request = {self->slots[SUPER_TYPE],
                                    self->slots[SUPER_OBJECT], name, false};
    bool is_method;
    if (request.object != NULL && strcmp(name, "__class__") != 0 &&
        (!super_lookup(runtime, &request, result, &is_method) ||
         ref_get(result) != NULL))
        return ref_get(result) != NULL;
    struct object *found = type_own(runtime, &super_type, name);
    if (found == NULL)
        found = type_own(runtime, &object_type, name);
    return found != NULL
               ? descriptor_get(runtime, found, self, &super_type, result)
               : raise_attribute_error(runtime, self, name);
}

static bool
repr(struct runtime *runtime, struct object *self, struct text *out)
{
    const struct object *type = self->slots[SUPER_TYPE];
    const struct object *start = self->slots[SUPER_OBJECT_TYPE];
    (void)runtime;
    text_add_format(out, "<super: <class '%s'>, ",
                    type == NULL ? "NULL" : type_object_type(type)->name);
    if (start == NULL)
        text_add_string(out, "NULL>");
    else
        text_add_format(out, "<%s object>>", type_object_type(start)->name);
    return true;
}

#define GETTER(function, slot)                                          \
    static bool function(struct runtime *runtime, struct object *self,  \
                         struct ref result)                             \
    {                                                                   \
        struct object *there = self->slots[slot];                       \
        return store(runtime, result,                                   \
                     there != NULL ? there : atom_none(runtime));       \
    }

GETTER(get_type, SUPER_TYPE)
GETTER(get_object, SUPER_OBJECT)
GETTER(get_object_type, SUPER_OBJECT_TYPE)

static const struct getter getters[] = {{"__thisclass__", get_type},
                                        {"__self__", get_object},
                                        {"__self_class__", get_object_type},
                                        {NULL, NULL}};

static void
clear(struct runtime *runtime, struct object *self)
{
    slots_clear(runtime, self, 0, SLOT_COUNT, false);
}

const struct type super_type = {.name = "super",
                                .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                         TYPE_BASE |
                                         TYPE_FINDS_ATTRIBUTES,
                                .scheme = SLOTS_REFERENTS,
                                .struct_size = sizeof(struct object),
                                .repr = repr,
                                .get_attribute = get_attribute,
                                .construct = construct,
                                .clear = clear,
                                .getters = getters};
