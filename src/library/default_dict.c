/* collections.defaultdict (Modules/_collectionsmodule.c): a dict that makes
 * the values of missing keys. */
#include "library/collections_types.h"

#include "heap/native.h"
#include "object/dict_type.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/type_object.h"

/* The slots of a dict are its entries, so the factory is in the extension. */
enum { FACTORY = 0 };

static struct object *
factory_of(const struct object *dict)
{
    return dict->extension->slots[FACTORY];
}

/* Without a factory there is nothing in the slot; where it is shown, who asks
 * finds None. */
static struct object *
no_factory(struct runtime *runtime)
{
    return runtime->profile->collections_types_mortal ? atom_none(runtime)
                                                      : NULL;
}

static bool
create(struct runtime *runtime, const struct type *type,
       const struct arguments *arguments, struct ref result)
{
    (void)arguments;
    struct object *dict = object_new(
        runtime, type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = 72, .block_size = 72});
    bool is_shown = runtime->profile->collections_types_mortal;
    const char *name = is_shown ? ".default_factory" : "(default_factory)";
    if (dict != NULL)
        dict_table_begin(runtime, dict);
    if (!store(runtime, result, dict) ||
        !slots_insert(runtime, dict->extension, FACTORY, 1, name))
        return false;
    slot_set(runtime, dict->extension, FACTORY, no_factory(runtime));
    return true;
}

static bool
fill(struct runtime *runtime, struct object *dict, struct object *factory,
     struct object *other)
{
    slot_set(runtime, dict->extension, FACTORY,
             factory != NULL ? factory : no_factory(runtime));
    return other == NULL || dict_update(runtime, dict, other);
}

static bool
initialize(struct runtime *runtime, struct object *dict,
           const struct arguments *arguments)
{
    struct object *factory =
        arguments->count > 0 ? arguments->items[0] : NULL;
    if (arguments->count > 2)
        return raise_error(runtime, "TypeError",
                           "dict expected at most 1 argument, got %zu",
                           arguments->count - 1);
    if (factory != NULL && !is_none(factory) &&
        !object_is_callable(runtime, factory))
        return raise_error(runtime, "TypeError",
                           "first argument must be callable or None");
    if (!fill(runtime, dict, factory,
              arguments->count > 1 ? arguments->items[1] : NULL))
        return false;
    size_t named = arguments_keyword_count(arguments);
    for (size_t i = 0; i < named; i++)
        if (!dict_set(runtime, dict, arguments->keywords->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

/* ---- missing keys ------------------------------------------------------- */

static bool
make_value(struct runtime *runtime, struct object *dict, struct object *key,
           struct ref result)
{
    struct object *factory = factory_of(dict);
    if (factory == NULL || is_none(factory))
        return raise_with_object(runtime, "KeyError", key);
    return object_call(runtime, factory, &(struct arguments){0}, result) &&
           object_set_item(runtime, dict, key, ref_get(result));
}

static bool
missing(METHOD_PARAMETERS)
{
    return make_value(runtime, self, arguments->items[0], result);
}

static bool
get_item(struct runtime *runtime, struct object *dict, struct object *key,
         struct ref result)
{
    struct object *value;
    if (!dict_find(runtime, dict, key, &value))
        return false;
    return value != NULL ? store(runtime, result, value)
                         : make_value(runtime, dict, key, result);
}

/* ---- the rest ----------------------------------------------------------- */

static bool
copy_of(struct runtime *runtime, struct object *dict, struct ref result)
{
    return create(runtime, &defaultdict_type, NULL, result) &&
           fill(runtime, ref_get(result), factory_of(dict), dict);
}

static bool
copy(METHOD_PARAMETERS)
{
    (void)arguments;
    return copy_of(runtime, self, result);
}

static bool
repr(struct runtime *runtime, struct object *dict, struct text *out)
{
    struct object *factory = factory_of(dict);
    text_add_format(out, "%s(", type_short_name(dict->type));
    if (factory == NULL)
        text_add_string(out, "None");
    else if (!object_repr(runtime, factory, out))
        return false;
    text_add_string(out, ", ");
    if (!dict_repr(runtime, dict, out))
        return false;
    text_add_byte(out, ')');
    return true;
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    bool first = type_is(a->type, &defaultdict_type);
    if (kind != OPERATOR_OR || !object_is_dict(a) || !object_is_dict(b) ||
        !runtime->profile->dict_unions)
        return OUTCOME_NOT_IMPLEMENTED;
    if (first)
        return outcome_of(copy_of(runtime, a, result) &&
                          dict_update(runtime, ref_get(result), b));
    return outcome_of(create(runtime, &defaultdict_type, NULL, result) &&
                      fill(runtime, ref_get(result), factory_of(b), a) &&
                      dict_update(runtime, ref_get(result), b));
}

static bool
get_factory(struct runtime *runtime, struct object *dict, struct ref result)
{
    struct object *factory = factory_of(dict);
    return store(runtime, result,
                 factory != NULL ? factory : atom_none(runtime));
}

static bool
set_factory(struct runtime *runtime, struct object *dict, const char *name,
            struct object *value)
{
    if (strcmp(name, "default_factory") != 0)
        return raise_attribute_error(runtime, dict, name);
    slot_set(runtime, dict->extension, FACTORY, value);
    return true;
}

static const struct method methods[] = {
    {"__copy__", copy, 0, 0, NULL, "D.copy() -> a shallow copy of D."},
    {"__missing__", missing, 1, 1, NULL,
     "Called by __getitem__ for a missing key."},
    {"copy", copy, 0, 0, NULL, "D.copy() -> a shallow copy of D."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct getter getters[] = {{"default_factory", get_factory},
                                        {NULL, NULL}};

const struct type defaultdict_type = {
    .name = "collections.defaultdict",
    .base = &dict_type,
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE | TYPE_EXTENDED,
    .scheme = SLOTS_PAIRS,
    .struct_size = sizeof(struct dict),
    .heap_since = 12,
    .release = dict_release,
    .repr = repr,
    .compare_truth = dict_compare,
    .length = dict_length_of,
    .binary = binary,
    .since = dict_since,
    .binary_kinds = OPERATOR_BIT(OPERATOR_OR),
    .in_place_kinds = OPERATOR_BIT(OPERATOR_OR),
    .in_place = dict_in_place,
    .get_item = get_item,
    .set_item = dict_set_item,
    .contains = dict_contains,
    .iterate = dict_iterate,
    .reverse = dict_reverse,
    .set_attribute = set_factory,
    .create = create,
    .initialize = initialize,
    .construct = type_create_and_initialize,
    .clear = dict_clear,
    .methods = methods,
    .getters = getters,
};
