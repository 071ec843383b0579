/*
 * copy: copies of one level, and of all levels (Lib/copy.py).
 *
 * deepcopy keeps, in a native frame, every copy it has made, as the memo of
 * copy.py does, until it is done: an object that is met twice is copied once.
 */
#include "base/map.h"
#include "base/mem.h"
#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/range.h"
#include "object/set.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "object/type_object.h"

static bool
fail_to_copy(struct runtime *runtime, struct object *object)
{
    if (object->type->next)
        return stop_run(runtime, "copying a %s is not simulated",
                        object->type->name);
    return raise_error(runtime, "TypeError", "cannot pickle '%s' object",
                       object->type->name);
}

/* Whether both kinds of copy give back the object itself. */
static bool
is_atomic(const struct object *object)
{
    const struct type *type = object->type;
    return object_is_atom(object) || object_is_type(object)
           || type == &function_type || type == &library_function_type
           || type == &builtin_type || type == &range_type;
}

/* ---- copy --------------------------------------------------------------- */

static bool
copy(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *object = arguments->items[0];
    (void)self;
    if (is_atomic(object) || object->type == &tuple_type
        || object->type == &frozenset_type || object->type == &slice_type)
        return give(runtime, object, result);
    if (object_is_list(object))
        return give(runtime,
                    list_slice(runtime, object, 0, list_length(object)),
                    result);
    if (object_is_dict(object))
        return give(runtime, dict_copy(runtime, object), result);
    if (object_is_set(object))
        return give(runtime, set_copy(runtime, object->type, object),
                    result);
    return fail_to_copy(runtime, object);
}

/* ---- deepcopy ----------------------------------------------------------- */

struct deep {
    struct runtime *runtime;
    struct object *native; /* slot 0: the result; then all copies made */
    struct map memo;       /* id of an object → slot of its copy */
};

static const char memo_slot[] = "a copy";

static bool copy_deep(struct deep *deep, struct object *object,
                      struct object **made);

/* Keeps a new copy of object; false at a limit, or when there is none. */
static bool
remember(struct deep *deep, struct object *object, struct object *made)
{
    if (!made)
        return false;
    uint32_t slot = deep->native->slot_count;
    if (!slots_insert(deep->runtime, deep->native, slot, 1, memo_slot))
        return false;
    slot_set(deep->runtime, deep->native, slot, made);
    map_set(&deep->memo, object->id, slot);
    return true;
}

static bool
copy_list(struct deep *deep, struct object *list, struct object **made)
{
    *made = list_new(deep->runtime);
    if (!remember(deep, list, *made))
        return false;
    for (uint32_t i = 0; i < list_length(list); i++) {
        struct object *item;
        if (!copy_deep(deep, list->slots[i], &item)
            || !list_append(deep->runtime, *made, item))
            return false;
    }
    return true;
}

static bool
copy_dict(struct deep *deep, struct object *dict, struct object **made)
{
    *made = dict_new(deep->runtime);
    if (!remember(deep, dict, *made))
        return false;
    for (uint32_t i = 0; i < dict_length(dict); i++) {
        struct object *key;
        struct object *value;
        if (!copy_deep(deep, dict_key_at(dict, i), &key)
            || !copy_deep(deep, dict_value_at(dict, i), &value)
            || !dict_set(deep->runtime, *made, key, value))
            return false;
    }
    return true;
}

/* A tuple whose items are all themselves is itself; one that a copy of its
 * own items has copied meanwhile is that copy (_deepcopy_tuple). */
static bool
copy_tuple(struct deep *deep, struct object *tuple, struct object **made)
{
    uint32_t count = tuple->slot_count;
    struct object **items = mem_alloc_array(count, sizeof *items);
    bool done = true;
    bool same = true;
    for (uint32_t i = 0; done && i < count; i++) {
        done = copy_deep(deep, tuple->slots[i], &items[i]);
        same = same && done && items[i] == tuple->slots[i];
    }
    uint64_t slot;
    if (done && map_get(&deep->memo, tuple->id, &slot)) {
        *made = deep->native->slots[slot];
    } else if (done && same) {
        *made = tuple;
    } else if (done) {
        *made = tuple_from_items(deep->runtime, items, count);
        done = remember(deep, tuple, *made);
    }
    mem_free(items);
    return done;
}

static bool
copy_set(struct deep *deep, struct object *set, struct object **made)
{
    struct object *item;
    size_t position = 0;
    *made = set_new(deep->runtime, set->type);
    if (!remember(deep, set, *made))
        return false;
    while ((item = set_next(set, &position)))
        if (!copy_deep(deep, item, &item)
            || !set_add(deep->runtime, *made, item))
            return false;
    return true;
}

static bool
copy_container(struct deep *deep, struct object *object,
               struct object **made)
{
    if (object_is_list(object))
        return copy_list(deep, object, made);
    if (object_is_dict(object))
        return copy_dict(deep, object, made);
    if (object_is_tuple(object))
        return copy_tuple(deep, object, made);
    if (object_is_set(object))
        return copy_set(deep, object, made);
    return fail_to_copy(deep->runtime, object);
}

/* Finds or makes the copy of object, borrowed from the memo. */
static bool
copy_deep(struct deep *deep, struct object *object, struct object **made)
{
    uint64_t slot;
    *made = object;
    if (is_atomic(object))
        return true;
    if (map_get(&deep->memo, object->id, &slot)) {
        *made = deep->native->slots[slot];
        return true;
    }
    if (!enter_c(deep->runtime, ""))
        return false;
    bool done = copy_container(deep, object, made);
    leave_c(deep->runtime);
    return done;
}

static bool
deepcopy(struct runtime *runtime, struct object *self,
         const struct arguments *arguments, struct ref result)
{
    struct deep deep = {
        .runtime = runtime,
        .native = native_open(runtime, "copy.deepcopy", NULL, 0),
    };
    struct object *made;
    (void)self;
    if (!deep.native)
        return false;
    bool done = copy_deep(&deep, arguments->items[0], &made)
                && give(runtime, made, result);
    map_release(&deep.memo);
    native_close(runtime, deep.native);
    return done;
}

static const char *const copy_keywords[] = {"x", NULL};
static const char *const deepcopy_keywords[] = {"x", "memo", NULL};

static const struct method functions[] = {
    {"copy", copy, 1, 1, copy_keywords, "a copy whose items are shared"},
    {"deepcopy", deepcopy, 1, 2, deepcopy_keywords,
     "a copy whose items are copies too"},
    {0},
};

const struct library_module module_copy = {
    .name = "copy",
    .functions = functions,
    .written_in_python = true,
};
