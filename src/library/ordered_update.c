/* What OrderedDict takes in from dicts, mappings and pairs. */
#include "library/collections_types.h"

#include "heap/native.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

static bool
add_pair(struct runtime *runtime, void *context, struct object *item)
{
    static const char *const names[] = {"the pair", "the key", "the value"};
    struct object *native =
        native_open(runtime, "OrderedDict.update", names, 3);
    if (native == NULL)
        return false;
    bool fine = tuple_from_iterable(runtime, item, (struct ref){native, 0});
    struct object *pair = native->slots[0];
    if (fine && pair->slot_count != 2)
        fine = raise_error(runtime, "ValueError",
                           pair->slot_count < 2
                               ? "need more than %u value%s to unpack"
                               : "too many values to unpack (expected 2)",
                           pair->slot_count,
                           pair->slot_count == 1 ? "" : "s");
    for (uint32_t i = 0; fine && i < 2; i++)
        slot_set(runtime, native, 1 + i, pair->slots[i]);
    fine = fine && object_set_item(runtime, context, native->slots[1],
                                   native->slots[2]);
    native_close(runtime, native);
    return fine;
}

struct asking_for {
    struct object *dict, *other;
};

static bool
add_asked(struct runtime *runtime, void *context, struct object *key)
{
    struct asking_for *asking = context;
    struct object *value;
    return dict_find(runtime, asking->other, key, &value) &&
           (value == NULL ||
            object_set_item(runtime, asking->dict, key, value));
}

static bool
add_items(struct runtime *runtime, struct object *dict,
          struct object *other)
{
    static const char *const names[] = {"its items", "the view"};
    struct object *native =
        native_open(runtime, "OrderedDict.update", names, 2);
    if (native == NULL)
        return false;
    struct ref view = {native, 1};
    bool fine =
        store(runtime, view, view_new(runtime, &dict_items_type, other)) &&
        list_from_iterable(runtime, ref_get(view), (struct ref){native, 0});
    ref_set(runtime, view, NULL);
    fine = fine &&
        each_item(runtime, "OrderedDict.update", native->slots[0], add_pair,
                  dict);
    native_close(runtime, native);
    return fine;
}

bool
ordered_add_dict(struct runtime *runtime, struct object *dict,
                 struct object *other)
{
    /* Of a mere dict a list of its items; any other is asked for its keys, and
     * for the value of each. */
    if (other->type == &dict_type)
        return add_items(runtime, dict, other);
    struct asking_for asking = {dict, other};
    return each_item(runtime, "OrderedDict.update", other, add_asked,
                     &asking);
}

bool
ordered_update(struct runtime *runtime, struct object *dict,
            const struct arguments *arguments)
{
    if (arguments->count > 1)
        return raise_error(runtime, "TypeError",
                           "expected at most 1 arguments, got %zu",
                           arguments->count);
    if (arguments->count == 1) {
        struct object *other = arguments->items[0];
        if (other != dict && object_is_dict(other)
                ? !ordered_add_dict(runtime, dict, other)
                : !each_item(runtime, "OrderedDict.update", other, add_pair,
                             dict))
            return false;
    }
    size_t named = arguments_keyword_count(arguments);
    for (size_t i = 0; i < named; i++)
        if (!object_set_item(runtime, dict, arguments->keywords->slots[i],
                             arguments->items[arguments->count + i]))
            return false;
    return true;
}
