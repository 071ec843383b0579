/* collections._tuplegetter: a field of a named tuple. */
#include "library/collections_types.h"
#include "library/results.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"

struct tuple_getter {
    struct object object; /* one slot: the documentation */
    int64_t index;
};

static struct tuple_getter *
as_getter(struct object *object)
{
    return (struct tuple_getter *)(void *)object;
}

static bool
bind(struct runtime *runtime, struct object *found, struct object *object,
     const struct type *type, struct ref result)
{
    int64_t index = as_getter(found)->index;
    (void)type;
    if (!object || object == atom_none(runtime))
        return give(runtime, found, result);
    if (!object_is_tuple(object))
        return raise_error(runtime, "TypeError",
                           "descriptor for index '%lld' for tuple subclasses "
                           "doesn't apply to '%s' object",
                           (long long)index, type_short_name(object->type));
    if (index < 0 || index >= (int64_t)object->slot_count)
        return raise_error(runtime, "IndexError",
                           "tuple index out of range");
    return give(runtime, object->slots[index], result);
}

static bool
assign(struct runtime *runtime, struct object *found, struct object *object,
       struct object *value)
{
    (void)found;
    (void)object;
    return raise_error(runtime, "AttributeError",
                       value ? "can't set attribute"
                             : "can't delete attribute");
}

static bool
show(struct runtime *runtime, struct object *object, struct text *out)
{
    text_add_format(out, "_tuplegetter(%lld, ",
                    (long long)as_getter(object)->index);
    bool done = object_repr(runtime, object->slots[0], out);
    text_add_byte(out, ')');
    return done;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 32,
        .block_size = 32};
    int64_t index;
    if (!arguments_check(runtime, "_tuplegetter", arguments, 2, 2, NULL)
        || !atom_to_index(runtime, arguments->items[0], false, &index))
        return false;
    struct object *object = object_new(runtime, type, &birth);
    if (!object || !slots_insert(runtime, object, 0, 1, "__doc__"))
        return false;
    slot_set(runtime, object, 0, arguments->items[1]);
    as_getter(object)->index = index;
    return give(runtime, object, result);
}

static bool
get_documentation(struct runtime *runtime, struct object *object,
                  struct ref result)
{
    return give(runtime, object->slots[0], result);
}

static const struct getter getters[] = {{"__doc__", get_documentation},
                                        {NULL, NULL}};

const struct type tuple_getter_type = {
    .name = "collections._tuplegetter",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct tuple_getter),
    .repr = show,
    .construct = construct,
    .bind = bind,
    .assign = assign,
    .getters = getters,
};
