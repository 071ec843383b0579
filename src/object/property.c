/* property, and the methods that make another of one. */
#include "object/descriptor.h"
#include "heap/native.h"
#include "object/lookup.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

static const char *const slot_names[PROPERTY_SLOT_COUNT] = {
    "fget", "fset", "fdel", "(doc)", "(name)"};

/* Sets a slot; None empties it. */
static void
set_slot(struct runtime *runtime, struct object *property,
         enum property_slot slot, struct object *value)
{
    bool none = value != NULL && is_none(value);
    slot_set(runtime, property, slot, none ? NULL : value);
}

static bool
make(struct runtime *runtime, const struct type *type, struct ref result)
{
    uint64_t size = (uint64_t)runtime->profile->property_size;
    struct object *property = object_new(
        runtime, type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = size, .block_size = size});
    if (!store(runtime, result, property))
        return false;
    for (uint32_t i = 0; i < PROPERTY_SLOT_COUNT; i++)
        if (!slots_insert(runtime, property, i, 1, slot_names[i]))
            return false;
    return true;
}

/* Without a docstring of its own a property has that of its getter. */
static bool
take_doc(struct runtime *runtime, struct object *property,
         struct object *doc)
{
    struct ref place = {property, PROPERTY_DOC};
    struct object *getter = property->slots[PROPERTY_GET];
    if (doc != NULL && !is_none(doc)) {
        ref_set(runtime, place, doc);
        return true;
    }
    if (getter == NULL)
        return true;
    if (!object_get_attribute(runtime, getter, "__doc__", place)) {
        clear_error(runtime);
        return true;
    }
    if (is_none(ref_get(place)))
        ref_set(runtime, place, NULL);
    return true;
}

static bool
fill(struct runtime *runtime, struct object *property,
     struct object *const parts[4])
{
    for (uint32_t i = PROPERTY_GET; i <= PROPERTY_DELETE; i++)
        if (parts[i] != NULL)
            set_slot(runtime, property, i, parts[i]);
    return take_doc(runtime, property, parts[PROPERTY_DOC]);
}

static const char *const keywords[] = {"fget", "fset", "fdel", "doc", NULL};

static bool
initialize(struct runtime *runtime, struct object *property,
           const struct arguments *arguments)
{
    if (!arguments_check(runtime, "property", arguments, 0, 4, keywords))
        return false;
    struct object *parts[4];
    for (size_t i = 0; i < 4; i++)
        parts[i] = arguments_get(arguments, i, keywords[i]);
    return fill(runtime, property, parts);
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

/* ---- what it does -------------------------------------------------------- */

/* "property 'x' of 'A' object has no setter", in the words of the version;
 * before 3.11 `old`. */
static bool
fail(struct runtime *runtime, struct object *property,
     const struct object *object, const char *old, const char *missing)
{
    int minor = runtime->profile->minor;
    struct object *name = property->slots[PROPERTY_NAME];
    struct text quoted = {0};
    if (minor >= 10 && name != NULL) {
        text_add_byte(&quoted, ' ');
        object_repr(runtime, name, &quoted);
    }
    if (minor >= 11)
        raise_error(runtime, "AttributeError",
                    "property%s of '%s' object has no %s",
                    text_string(&quoted),
                    type_qualified_name(object->type), missing);
    else
        raise_error(runtime, "AttributeError", "%s%s", old,
                    text_string(&quoted));
    text_release(&quoted);
    return false;
}

bool
property_get(struct runtime *runtime, struct object *property,
             struct object *object, struct ref result)
{
    struct object *getter = property->slots[PROPERTY_GET];
    if (object == NULL)
        return store(runtime, result, property);
    if (getter == NULL)
        return fail(runtime, property, object, "unreadable attribute",
                    "getter");
    return object_call_one(runtime, getter, object, result);
}

bool
property_set(struct runtime *runtime, struct object *property,
             struct object *object, struct object *value)
{
    static const char *const names[] = {"the result"};
    struct object *function =
        property->slots[value == NULL ? PROPERTY_DELETE : PROPERTY_SET];
    if (function == NULL)
        return value == NULL
                   ? fail(runtime, property, object,
                          "can't delete attribute", "deleter")
                   : fail(runtime, property, object, "can't set attribute",
                          "setter");
    struct object *native = native_open(runtime, "property", names, 1);
    if (native == NULL)
        return false;
    struct object *items[] = {object, value};
    bool done = object_call(
        runtime, function,
        &(struct arguments){items, value == NULL ? 1 : 2, NULL, NULL, NULL},
        (struct ref){native, 0});
    native_close(runtime, native);
    return done;
}

/* Makes another property with one part replaced. */
static bool
replace(struct runtime *runtime, struct object *property,
        enum property_slot slot, struct object *function, struct ref result)
{
    struct object *parts[4] = {
        property->slots[PROPERTY_GET], property->slots[PROPERTY_SET],
        property->slots[PROPERTY_DELETE], property->slots[PROPERTY_DOC]};
    if (!is_none(function))
        parts[slot] = function;
    if (slot == PROPERTY_GET)
        parts[PROPERTY_DOC] = NULL;
    if (!make(runtime, property->type, result))
        return false;
    set_slot(runtime, ref_get(result), PROPERTY_NAME,
             property->slots[PROPERTY_NAME]);
    return fill(runtime, ref_get(result), parts);
}

static bool
with_getter(METHOD_PARAMETERS)
{
    return replace(runtime, self, PROPERTY_GET, arguments->items[0], result);
}

static bool
with_setter(METHOD_PARAMETERS)
{
    return replace(runtime, self, PROPERTY_SET, arguments->items[0], result);
}

static bool
with_deleter(METHOD_PARAMETERS)
{
    return replace(runtime, self, PROPERTY_DELETE, arguments->items[0],
                   result);
}

static bool
set_name(METHOD_PARAMETERS)
{
    set_slot(runtime, self, PROPERTY_NAME, arguments->items[1]);
    return store_none(runtime, result);
}

static bool
call_get(METHOD_PARAMETERS)
{
    struct object *object = arguments->items[0];
    return property_get(runtime, self, is_none(object) ? NULL : object,
                        result);
}

static bool
call_set(METHOD_PARAMETERS)
{
    return property_set(runtime, self, arguments->items[0],
                        arguments->items[1]) &&
           store_none(runtime, result);
}

static bool
call_delete(METHOD_PARAMETERS)
{
    return property_set(runtime, self, arguments->items[0], NULL) &&
           store_none(runtime, result);
}

static const struct method methods[] = {
    {"getter", with_getter, 1, 1, NULL, "Descriptor to obtain a copy."},
    {"setter", with_setter, 1, 1, NULL, "Descriptor to obtain a copy."},
    {"deleter", with_deleter, 1, 1, NULL, "Descriptor to obtain a copy."},
    {"__set_name__", set_name, 2, 2, NULL, NULL},
    {"__get__", call_get, 1, 2, NULL, NULL},
    {"__set__", call_set, 2, 2, NULL, NULL},
    {"__delete__", call_delete, 1, 1, NULL, NULL},
    {0}};

static bool
store_slot(struct runtime *runtime, struct object *property,
           enum property_slot slot, struct ref result)
{
    struct object *there = property->slots[slot];
    return store(runtime, result,
                 there != NULL ? there : atom_none(runtime));
}

#define GETTER(function, slot)                                          \
    static bool function(struct runtime *runtime, struct object *self,  \
                         struct ref result)                             \
    {                                                                   \
        return store_slot(runtime, self, slot, result);                 \
    }

GETTER(get_get, PROPERTY_GET)
GETTER(get_set, PROPERTY_SET)
GETTER(get_delete, PROPERTY_DELETE)
GETTER(get_doc, PROPERTY_DOC)

bool
descriptor_is_abstract(struct runtime *runtime, struct object *function,
                       struct ref scratch, bool *truth)
{
    *truth = false;
    if (!object_find_attribute(runtime, function, "__isabstractmethod__",
                               scratch))
        return false;
    struct object *answer = ref_get(scratch);
    bool fine = answer == NULL || object_is_true(runtime, answer, truth);
    ref_set(runtime, scratch, NULL);
    return fine;
}

static bool
get_abstract(struct runtime *runtime, struct object *property,
             struct ref result)
{
    bool truth = false;
    for (uint32_t i = PROPERTY_GET; !truth && i <= PROPERTY_DELETE; i++)
        if (property->slots[i] != NULL &&
            !descriptor_is_abstract(runtime, property->slots[i], result,
                                    &truth))
            return false;
    return store_bool(runtime, result, truth);
}

static const struct getter getters[] = {{"fget", get_get},
                                        {"fset", get_set},
                                        {"fdel", get_delete},
                                        {"__doc__", get_doc},
                                        {"__isabstractmethod__",
                                         get_abstract},
                                        {NULL, NULL}};

static bool
set_attribute(struct runtime *runtime, struct object *property,
              const char *name, struct object *value)
{
    if (strcmp(name, "__doc__") == 0) {
        set_slot(runtime, property, PROPERTY_DOC, value);
        return true;
    }
    if (property->type->class != NULL)
        return generic_set_attribute(runtime, property, name, value);
    return raise_error(runtime, "AttributeError",
                       strncmp(name, "f", 1) == 0
                           ? "readonly attribute"
                           : "'property' object has no attribute '%s'",
                       name);
}

static void
clear(struct runtime *runtime, struct object *property)
{
    slots_clear(runtime, property, 0, PROPERTY_SLOT_COUNT, false);
}

const struct type property_type = {
    .name = "property",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .set_attribute = set_attribute,
    .construct = construct,
    .create = create,
    .initialize = initialize,
    .clear = clear,
    .methods = methods,
    .getters = getters,
    .documentation = "Property attribute."};
