/* functools.partial. */
#include "base/mem.h"
#include "heap/native.h"
#include "library/functools_types.h"
#include "library/results.h"
#include "object/atom.h"
#include "object/caches.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"
#include "object/tuple.h"

enum partial_slot {
    PARTIAL_FUNCTION,
    PARTIAL_ARGUMENTS,
    PARTIAL_KEYWORDS,
    PARTIAL_DICT,
    PARTIAL_SLOT_COUNT
};

/* ---- making one ---------------------------------------------------------- */

/* Returns the items of a tuple, or none, and more items behind them. */
static struct object *
join(struct runtime *runtime, struct object *tuple,
     struct object *const *more, uint32_t count)
{
    uint32_t before = tuple ? tuple->slot_count : 0;
    if (count == 0 && tuple)
        return tuple;
    if (before + count == 0)
        return tuple_empty(runtime);
    struct object **items = mem_alloc_array(before + count, sizeof *items);
    for (uint32_t i = 0; i < before; i++)
        items[i] = tuple->slots[i];
    for (uint32_t i = 0; i < count; i++)
        items[before + i] = more[i];
    struct object *joined = tuple_from_items(runtime, items, before + count);
    mem_free(items);
    return joined;
}

/* Adds keyword arguments to a dict. */
static bool
add_keywords(struct runtime *runtime, struct object *dict,
             const struct arguments *arguments)
{
    size_t count = arguments_keyword_count(arguments);
    for (size_t i = 0; i < count; i++)
        if (!dict_set(runtime, dict, arguments->keywords->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

/* A partial of a partial calls the function of that, unless somebody has given
 * it attributes. */
static bool
can_unfold(const struct object *function)
{
    return function->type == &partial_type
           && !function->slots[PARTIAL_DICT];
}

static bool
fill(struct runtime *runtime, struct object *partial,
     const struct arguments *arguments)
{
    struct object *function = arguments->items[0];
    struct object *inner = NULL;
    if (can_unfold(function)) {
        inner = function;
        function = inner->slots[PARTIAL_FUNCTION];
    }
    slot_set(runtime, partial, PARTIAL_FUNCTION, function);
    struct object *joined =
        join(runtime, inner ? inner->slots[PARTIAL_ARGUMENTS] : NULL,
             arguments->items + 1, (uint32_t)arguments->count - 1);
    if (!joined)
        return false;
    slot_set(runtime, partial, PARTIAL_ARGUMENTS, joined);
    struct object *dict =
        inner ? dict_copy(runtime, inner->slots[PARTIAL_KEYWORDS])
              : dict_new(runtime);
    if (!dict)
        return false;
    slot_set(runtime, partial, PARTIAL_KEYWORDS, dict);
    return add_keywords(runtime, dict, arguments);
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    static const char *const names[PARTIAL_SLOT_COUNT] = {
        "func", "args", "keywords", "__dict__"};
    if (arguments->count < 1)
        return raise_error(runtime, "TypeError",
                           "type 'partial' takes at least one argument");
    struct object *function = arguments->items[0];
    if (!function->type->call && function->type != &function_type)
        return raise_error(runtime, "TypeError",
                           "the first argument must be callable");
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 80,
        .block_size = 80};
    struct object *partial = object_new(runtime, type, &birth);
    for (uint32_t i = 0; partial && i < PARTIAL_SLOT_COUNT; i++)
        if (!slots_insert(runtime, partial, i, 1, names[i]))
            return false;
    return give(runtime, partial, result)
           && fill(runtime, partial, arguments);
}

/* ---- calling it ---------------------------------------------------------- */

/* Without keywords of its own it only lays its arguments before the given
 * ones, and owns nothing. */
static bool
call_plain(struct runtime *runtime, struct object *partial,
           const struct arguments *given, struct ref result)
{
    struct object *tuple = partial->slots[PARTIAL_ARGUMENTS];
    size_t before = tuple->slot_count;
    size_t count = given->count + arguments_keyword_count(given);
    struct object **items = mem_alloc_array(before + count, sizeof *items);
    for (size_t i = 0; i < before; i++)
        items[i] = tuple->slots[i];
    for (size_t i = 0; i < count; i++)
        items[before + i] = given->items[i];
    struct arguments all = {items, before + given->count, given->keywords,
                            NULL};
    bool done = object_call(runtime, partial->slots[PARTIAL_FUNCTION], &all,
                            result);
    mem_free(items);
    return done;
}

enum call_slot { CALL_ARGUMENTS, CALL_KEYWORDS, CALL_ALL, CALL_MERGED,
                 CALL_SLOT_COUNT };

static bool
call_merged(struct runtime *runtime, struct object *partial,
            const struct arguments *given, struct object *native,
            struct ref result)
{
    struct object *tuple =
        tuple_from_items(runtime, given->items, (uint32_t)given->count);
    if (!tuple)
        return false;
    slot_set(runtime, native, CALL_ARGUMENTS, tuple);
    if (arguments_keyword_count(given) > 0) {
        struct object *keywords = dict_new(runtime);
        if (!keywords)
            return false;
        slot_set(runtime, native, CALL_KEYWORDS, keywords);
        if (!add_keywords(runtime, keywords, given))
            return false;
    }
    struct object *merged =
        dict_copy(runtime, partial->slots[PARTIAL_KEYWORDS]);
    if (!merged)
        return false;
    slot_set(runtime, native, CALL_MERGED, merged);
    if (!add_keywords(runtime, merged, given))
        return false;
    struct object *own = partial->slots[PARTIAL_ARGUMENTS];
    if (dict_length(merged) == 0)
        return call_plain(runtime, partial, given, result);
    struct object *all =
        own->slot_count == 0
            ? tuple
            : join(runtime, own, tuple->slots, tuple->slot_count);
    if (!all)
        return false;
    slot_set(runtime, native, CALL_ALL, all);
    return object_call_spread(runtime, partial->slots[PARTIAL_FUNCTION], all,
                              merged, result);
}

static bool
call(struct runtime *runtime, struct object *partial,
     const struct arguments *given, struct ref result)
{
    static const char *const names[CALL_SLOT_COUNT] = {
        "the arguments", "the keywords", "all arguments", "all keywords"};
    /* There is no such way to call one before 3.9. */
    if (runtime->profile->minor >= 9
        && dict_length(partial->slots[PARTIAL_KEYWORDS]) == 0)
        return call_plain(runtime, partial, given, result);
    struct object *native =
        native_open(runtime, "functools.partial", names, CALL_SLOT_COUNT);
    if (!native)
        return false;
    bool done = call_merged(runtime, partial, given, native, result);
    native_close(runtime, native);
    return done;
}

/* ---- attributes ---------------------------------------------------------- */

static bool
show(struct runtime *runtime, struct object *partial, struct text *out)
{
    struct object *tuple = partial->slots[PARTIAL_ARGUMENTS];
    struct object *dict = partial->slots[PARTIAL_KEYWORDS];
    text_add_string(out, "functools.partial(");
    if (!enter_c(runtime, " while getting the repr of an object"))
        return false;
    bool done = object_repr(runtime, partial->slots[PARTIAL_FUNCTION], out);
    for (uint32_t i = 0; done && i < tuple->slot_count; i++) {
        text_add_string(out, ", ");
        done = object_repr(runtime, tuple->slots[i], out);
    }
    for (uint32_t i = 0; done && i < dict_length(dict); i++) {
        text_add_string(out, ", ");
        done = object_str(runtime, dict_key_at(dict, i), out);
        text_add_byte(out, '=');
        done = done && object_repr(runtime, dict_value_at(dict, i), out);
    }
    text_add_byte(out, ')');
    leave_c(runtime);
    return done;
}

static bool
get_function(struct runtime *runtime, struct object *partial,
             struct ref result)
{
    return give(runtime, partial->slots[PARTIAL_FUNCTION], result);
}

static bool
get_arguments(struct runtime *runtime, struct object *partial,
              struct ref result)
{
    return give(runtime, partial->slots[PARTIAL_ARGUMENTS], result);
}

static bool
get_keywords(struct runtime *runtime, struct object *partial,
             struct ref result)
{
    return give(runtime, partial->slots[PARTIAL_KEYWORDS], result);
}

static struct object *
own_dict(struct runtime *runtime, struct object *partial)
{
    if (!partial->slots[PARTIAL_DICT]) {
        struct object *dict = dict_new(runtime);
        if (!dict)
            return NULL;
        slot_set(runtime, partial, PARTIAL_DICT, dict);
    }
    return partial->slots[PARTIAL_DICT];
}

static bool
get_dict(struct runtime *runtime, struct object *partial, struct ref result)
{
    return give(runtime, own_dict(runtime, partial), result);
}

static bool
get_attribute(struct runtime *runtime, struct object *partial,
              const char *name, struct ref result)
{
    struct object *dict = partial->slots[PARTIAL_DICT];
    struct object *found = dict ? dict_find_c(runtime, dict, name) : NULL;
    if (found)
        return give(runtime, found, result);
    return raise_attribute_error(runtime, partial, name);
}

static bool
set_attribute(struct runtime *runtime, struct object *partial,
              const char *name, struct object *value)
{
    struct object *dict = own_dict(runtime, partial);
    struct object *key = dict ? str_intern_c(runtime, name, true) : NULL;
    if (!key)
        return false;
    if (!value && !dict_find_c(runtime, dict, name))
        return raise_attribute_error(runtime, partial, name);
    return value ? dict_set(runtime, dict, key, value)
                 : dict_delete(runtime, dict, key);
}

static void
clear(struct runtime *runtime, struct object *partial)
{
    slots_clear(runtime, partial, 0, partial->slot_count, false);
}

static const struct getter getters[] = {{"func", get_function},
                                        {"args", get_arguments},
                                        {"keywords", get_keywords},
                                        {"__dict__", get_dict},
                                        {NULL, NULL}};

const struct type partial_type = {
    .name = "functools.partial",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE
             | TYPE_BASE,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .heap_since = 10,
    .repr = show,
    .get_attribute = get_attribute,
    .set_attribute = set_attribute,
    .call = call,
    .construct = construct,
    .clear = clear,
    .getters = getters,
    .documentation = "partial(func, *args, **keywords) - new function with "
                     "partial application of the given arguments",
};
