/*
 * copy (Lib/copy.py): shallow copies, and deep ones with a memo of what has
 * been copied already, so that shared and circular structures keep their
 * shape.
 */
#include "base/map.h"
#include "library/answer.h"
#include "library/modules.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/set.h"
#include "object/tuple.h"
#include "object/type_object.h"

/* What copy gives back as it is. */
static bool
is_atomic(const struct object *object)
{
    return object_is_atom(object) || object_is_type(object) ||
           object->type == &function_type || object->type == &builtin_type;
}

/* ---- copy.copy ---- */

static bool
copy(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];

    (void)self;
    if (is_atomic(object) || object_is_tuple(object) ||
        object->type == &frozenset_type)
        return answer(runtime, result, object);
    if (object_is_list(object))
        return answer(runtime, result,
                      list_from_items(runtime, object->slots,
                                      list_length(object)));
    if (object_is_dict(object))
        return answer(runtime, result, dict_copy(runtime, object));
    if (object_is_set(object))
        return answer(runtime, result,
                      set_copy(runtime, object->type, object));
    return raise_error(runtime, "TypeError", "cannot copy a '%s' in a scene",
                       object->type->name);
}

/* ---- copy.deepcopy ---- */

struct memo {
    struct map copies; /* id → struct object *, alive: held by the results */
};

static bool deep_copy(struct runtime *runtime, struct memo *memo,
                      struct object *object, struct ref result);

static void
remember(struct memo *memo, const struct object *object,
         struct object *copied)
{
    map_set(&memo->copies, object->id, (uint64_t)(uintptr_t)copied);
}

/* Appends deep copies of count slots of object to list, which result holds
 * already. */
static bool
deep_append(struct runtime *runtime, struct memo *memo,
            struct object *object, struct object *list)
{
    for (uint32_t i = 0; i < object->slot_count; i++) {
        uint32_t end = list_length(list);
        struct object *none = atom_none(runtime);

        if (object->slots[i] == NULL)
            continue;
        if (!list_append(runtime, list, none))
            return false;
        slot_set(runtime, list, end, NULL);
        if (!deep_copy(runtime, memo, object->slots[i],
                       (struct ref){list, end}))
            return false;
    }
    return true;
}

static bool
deep_list(struct runtime *runtime, struct memo *memo, struct object *object,
          struct ref result)
{
    struct object *list = list_new(runtime);

    if (!answer(runtime, result, list))
        return false;
    remember(memo, object, list);
    return deep_append(runtime, memo, object, list);
}

/* Stores in result a list of deep copies of the slots of object: what a
 * tuple or set is then made of. */
static bool
deep_parts(struct runtime *runtime, struct memo *memo, struct object *object,
           struct ref result)
{
    struct object *list = list_new(runtime);

    return answer(runtime, result, list) &&
           deep_append(runtime, memo, object, list);
}

/* A tuple whose items are all their own copies is its own copy. */
static bool
deep_tuple(struct runtime *runtime, struct memo *memo, struct object *object,
           struct ref result)
{
    struct object *list, *tuple = object;
    uint64_t known;

    if (!deep_parts(runtime, memo, object, result))
        return false;
    list = ref_get(result);
    if (map_get(&memo->copies, object->id, &known)) {
        tuple = (struct object *)(uintptr_t)known;
    } else {
        for (uint32_t i = 0; i < object->slot_count; i++)
            if (object->slots[i] != list->slots[i])
                tuple = NULL;
        if (tuple == NULL)
            tuple = tuple_from_items(runtime, list->slots,
                                     list_length(list));
        if (tuple == NULL)
            return false;
        remember(memo, object, tuple);
    }
    ref_set(runtime, result, tuple);
    return true;
}

static bool
deep_dict(struct runtime *runtime, struct memo *memo, struct object *object,
          struct ref result)
{
    struct object *dict = dict_new(runtime);
    struct object *parts;

    if (!answer(runtime, result, dict))
        return false;
    remember(memo, object, dict);
    parts = list_new(runtime);
    if (parts == NULL || !list_append(runtime, parts, dict) ||
        !deep_append(runtime, memo, object, parts))
        return false;
    for (uint32_t i = 1; i + 1 < list_length(parts); i += 2)
        if (!dict_set(runtime, dict, parts->slots[i], parts->slots[i + 1]))
            return false;
    list_clear(runtime, parts);
    object_discard(runtime, parts);
    return true;
}

static bool
deep_set(struct runtime *runtime, struct memo *memo, struct object *object,
         struct ref result)
{
    struct object *set;

    if (!deep_parts(runtime, memo, object, result))
        return false;
    set = set_new(runtime, object->type);
    if (set == NULL)
        return false;
    for (uint32_t i = 0; i < list_length(ref_get(result)); i++)
        if (!set_add(runtime, set, ref_get(result)->slots[i]))
            return false;
    remember(memo, object, set);
    ref_set(runtime, result, set);
    return true;
}

static bool
deep_any(struct runtime *runtime, struct memo *memo, struct object *object,
         struct ref result)
{
    if (object_is_list(object))
        return deep_list(runtime, memo, object, result);
    if (object_is_tuple(object))
        return deep_tuple(runtime, memo, object, result);
    if (object_is_dict(object))
        return deep_dict(runtime, memo, object, result);
    if (object_is_set(object))
        return deep_set(runtime, memo, object, result);
    return raise_error(runtime, "TypeError",
                       "cannot deepcopy a '%s' in a scene",
                       object->type->name);
}

static bool
deep_copy(struct runtime *runtime, struct memo *memo, struct object *object,
          struct ref result)
{
    uint64_t known;
    bool fine;

    if (is_atomic(object))
        return answer(runtime, result, object);
    if (map_get(&memo->copies, object->id, &known))
        return answer(runtime, result, (struct object *)(uintptr_t)known);
    if (!enter_c(runtime, ""))
        return false;
    fine = deep_any(runtime, memo, object, result);
    leave_c(runtime);
    return fine;
}

static bool
deepcopy(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct memo memo = {0};
    bool fine;

    (void)self;
    fine = deep_copy(runtime, &memo, arguments->items[0], result);
    map_release(&memo.copies);
    if (!fine)
        ref_set(runtime, result, NULL);
    return fine;
}

static const struct method functions[] = {
    {"copy", copy, 1, 1, NULL, "copy(x)"},
    {"deepcopy", deepcopy, 1, 1, NULL, "deepcopy(x)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};

const struct module_definition copy_module = {"copy", functions, NULL, NULL};
