#include "object/mapping_proxy.h"

#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/store.h"

struct object *
mapping_proxy_new(struct runtime *runtime, struct object *mapping)
{
    struct object *proxy = object_new(
        runtime, &mapping_proxy_type,
        &(struct object_birth){
            .kind = NODE_OBJECT, .size = 48, .block_size = 48});
    if (proxy == NULL || !slots_insert(runtime, proxy, 0, 1, NULL))
        return NULL;
    slot_set(runtime, proxy, 0, mapping);
    return proxy;
}

static bool
repr(struct runtime *runtime, struct object *proxy, struct text *out)
{
    text_add_string(out, "mappingproxy(");
    if (!object_repr(runtime, proxy->slots[0], out))
        return false;
    text_add_byte(out, ')');
    return true;
}

/* str() is that of the mapping itself. */
static bool
show_mapping(struct runtime *runtime, struct object *proxy, struct text *out)
{
    return object_str(runtime, proxy->slots[0], out);
}

static bool
length(struct runtime *runtime, struct object *proxy, size_t *length)
{
    return object_length(runtime, proxy->slots[0], length);
}

static bool
get_item(struct runtime *runtime, struct object *proxy, struct object *key,
         struct ref result)
{
    return object_get_item(runtime, proxy->slots[0], key, result);
}

static bool
contains(struct runtime *runtime, struct object *proxy, struct object *item,
         bool *truth)
{
    return object_contains(runtime, proxy->slots[0], item, truth);
}

static bool
iterate(struct runtime *runtime, struct object *proxy, struct ref result)
{
    return object_iterate(runtime, proxy->slots[0], result);
}

static enum outcome
compare(struct runtime *runtime, struct object *a, struct object *b,
        enum comparison_kind kind, struct ref result)
{
    struct object *other =
        b->type == &mapping_proxy_type ? b->slots[0] : b;
    return outcome_of(object_compare(runtime, kind, a->slots[0], other,
                                     result));
}

/* Every method is that of the mapping. */
#define METHOD(function, name)                                          \
    static bool function(struct runtime *runtime, struct object *self,  \
                         const struct arguments *arguments,             \
                         struct ref result)                             \
    {                                                                   \
        return pass_on(runtime, self, name, arguments, result);         \
    }

static bool
pass_on(struct runtime *runtime, struct object *self, const char *name,
        const struct arguments *arguments, struct ref result)
{
    struct ref scratch = runtime_scratch(runtime);
    if (!object_get_attribute(runtime, self->slots[0], name, scratch))
        return false;
    struct object *method = ref_get(scratch);
    object_pin(method);
    ref_set(runtime, scratch, NULL);
    bool done = object_call(runtime, method, arguments, result);
    object_unpin(runtime, method);
    return done;
}

METHOD(call_get, "get")
METHOD(call_keys, "keys")
METHOD(call_values, "values")
METHOD(call_items, "items")
METHOD(call_copy, "copy")

static const struct method methods[] = {
    {"get", call_get, 1, 2, NULL, NULL},
    {"keys", call_keys, 0, 0, NULL, NULL},
    {"values", call_values, 0, 0, NULL, NULL},
    {"items", call_items, 0, 0, NULL, NULL},
    {"copy", call_copy, 0, 0, NULL, NULL},
    {0}};

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    (void)type;
    if (!arguments_check(runtime, "mappingproxy", arguments, 1, 1, NULL))
        return false;
    if (arguments->items[0]->type->get_item == NULL)
        return raise_error(runtime, "TypeError",
                           "mappingproxy() argument must be a mapping, not "
                           "%s",
                           arguments->items[0]->type->name);
    return store(runtime, result,
                 mapping_proxy_new(runtime, arguments->items[0]));
}

const struct type mapping_proxy_type = {
    .name = "mappingproxy",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_REFERENTS,
    .struct_size = sizeof(struct object),
    .repr = repr,
    .str = show_mapping,
    .length = length,
    .get_item = get_item,
    .contains = contains,
    .iterate = iterate,
    .compare = compare,
    .construct = construct,
    .methods = methods};
