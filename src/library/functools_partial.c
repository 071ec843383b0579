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
#include "object/own_dict.h"
#include "object/tuple.h"

enum partial_slot {
    PARTIAL_FUNCTION,
    PARTIAL_ARGUMENTS,
    PARTIAL_KEYWORDS,
    PARTIAL_DICT,
    PARTIAL_SLOT_COUNT
};

/* One that is called with its arguments side by side lays its own before them;
 * with keywords of its own it gives that up for good, and is called with a
 * tuple and a dict, as what calls a function that is (3.8: all are). */
struct partial {
    struct object object;
    bool lays_out;
};

static struct partial *
as_partial(struct object *object)
{
    return (struct partial *)(void *)object;
}

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

static bool
is_called_side_by_side(struct object *function)
{
    return function->type == &partial_type
               ? as_partial(function)->lays_out
               : (function->type->flags & TYPE_VECTORCALL) != 0;
}

/* Whether a partial of type calls the function of the partial that it is
 * given: not if somebody has given that attributes. */
static bool
can_unfold(const struct runtime *runtime, const struct type *type,
           const struct object *function)
{
    bool fits = runtime->profile->partial_unfolds_derived
                    ? function->type->call == partial_type.call
                    : function->type == &partial_type
                          && type == &partial_type;
    return fits && !function->slots[PARTIAL_DICT];
}

static bool
fill(struct runtime *runtime, struct object *partial,
     const struct arguments *arguments)
{
    struct object *function = arguments->items[0];
    struct object *inner = NULL;
    if (can_unfold(runtime, partial->type, function)) {
        inner = function;
        function = inner->slots[PARTIAL_FUNCTION];
    }
    slot_set(runtime, partial, PARTIAL_FUNCTION, function);
    as_partial(partial)->lays_out = is_called_side_by_side(function);
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
    return dict_add_keywords(runtime, dict, arguments);
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
                            NULL, NULL};
    bool done = object_call(runtime, partial->slots[PARTIAL_FUNCTION], &all,
                            result);
    mem_free(items);
    return done;
}

enum call_slot { CALL_ARGUMENTS, CALL_KEYWORDS, CALL_ALL, CALL_MERGED,
                 CALL_SLOT_COUNT };

/* A call with a tuple and a dict, the caller's or made for it. */
struct tuple_call {
    struct runtime *runtime;
    struct object *partial, *native;
    struct object *tuple, *dict;
};

static bool
pack(struct tuple_call *call, const struct arguments *given, bool anew)
{
    struct runtime *runtime = call->runtime;
    call->tuple = anew ? NULL : given->tuple;
    call->dict = anew ? NULL : given->dict;
    if (!call->tuple)
        call->tuple = tuple_from_items(runtime, given->items,
                                       (uint32_t)given->count);
    if (!call->tuple)
        return false;
    if (anew || !given->tuple)
        slot_set(runtime, call->native, CALL_ARGUMENTS, call->tuple);
    if (call->dict || arguments_keyword_count(given) == 0)
        return true;
    call->dict = dict_new(runtime);
    if (!call->dict)
        return false;
    slot_set(runtime, call->native, CALL_KEYWORDS, call->dict);
    return dict_add_keywords(runtime, call->dict, given);
}

/* Puts the given keywords behind the partial's own. */
static bool
merge(struct tuple_call *call, const struct arguments *given)
{
    struct runtime *runtime = call->runtime;
    struct object *own = call->partial->slots[PARTIAL_KEYWORDS];
    struct object *merged =
        dict_length(own) == 0 ? call->dict : dict_copy(runtime, own);
    if (!merged)
        return dict_length(own) == 0;
    slot_set(runtime, call->native, CALL_MERGED, merged);
    return merged == call->dict || dict_add_keywords(runtime, merged, given);
}

/* 3.8 lays its own arguments before those of the tuple where the function can
 * take them so. */
static bool
call_beside(struct tuple_call *call, struct ref result)
{
    struct runtime *runtime = call->runtime;
    struct object *merged = call->native->slots[CALL_MERGED];
    struct arguments given = {call->tuple->slots, call->tuple->slot_count,
                              NULL, NULL, NULL};
    if (!merged || dict_length(merged) == 0)
        return call_plain(runtime, call->partial, &given, result);
    struct object *all =
        join(runtime, call->partial->slots[PARTIAL_ARGUMENTS],
             given.items, (uint32_t)given.count);
    if (!all)
        return false;
    object_pin(all);
    struct object *native = arguments_lay_out(runtime, all, merged);
    object_unpin(runtime, all);
    if (!native)
        return false;
    size_t count = native->slot_count - 1 - dict_length(merged);
    struct arguments laid_out = {native->slots, count,
                                 native->slots[native->slot_count - 1], NULL,
                                 NULL};
    bool done = object_call(runtime, call->partial->slots[PARTIAL_FUNCTION],
                            &laid_out, result);
    native_close(runtime, native);
    return done;
}

static bool
call_packed(struct tuple_call *call, struct ref result)
{
    struct runtime *runtime = call->runtime;
    struct object *own = call->partial->slots[PARTIAL_ARGUMENTS];
    if (!runtime->profile->partial_vectorcall
        && as_partial(call->partial)->lays_out)
        return call_beside(call, result);
    struct object *all = own->slot_count == 0
                             ? call->tuple
                             : join(runtime, own, call->tuple->slots,
                                    call->tuple->slot_count);
    if (!all)
        return false;
    slot_set(runtime, call->native, CALL_ALL, all);
    return object_call_spread(runtime, call->partial->slots[PARTIAL_FUNCTION],
                              all, call->native->slots[CALL_MERGED], result);
}

/* Called with arguments side by side. */
static bool
call_laid_out(struct runtime *runtime, struct object *partial,
              const struct arguments *given, struct ref result)
{
    struct object *native = NULL;
    struct arguments all = *given;
    if (given->dict) {
        native = arguments_lay_out(runtime, given->tuple, given->dict);
        if (!native)
            return false;
        all.items = native->slots;
    }
    bool done = call_plain(runtime, partial, &all, result);
    if (native)
        native_close(runtime, native);
    return done;
}

/* Classes derived from partial have methods of their own in mind. */
static bool
is_vectorcalled(const struct runtime *runtime, const struct type *type)
{
    return runtime->profile->partial_vectorcall
           && (type == &partial_type
               || (runtime->profile->vectorcall_inherited
                   && type->call == partial_type.call));
}

static bool
call(struct runtime *runtime, struct object *partial,
     const struct arguments *given, struct ref result)
{
    static const char *const names[CALL_SLOT_COUNT] = {
        "the arguments", "the keywords", "all arguments", "all keywords"};
    bool lays_out = as_partial(partial)->lays_out
                    && is_vectorcalled(runtime, partial->type);
    bool has_keywords = dict_length(partial->slots[PARTIAL_KEYWORDS]) > 0;
    if (lays_out && !has_keywords)
        return call_laid_out(runtime, partial, given, result);
    if (lays_out)
        as_partial(partial)->lays_out = false;
    struct object *native =
        native_open(runtime, "functools.partial", names, CALL_SLOT_COUNT);
    if (!native)
        return false;
    struct tuple_call packed = {runtime, partial, native, NULL, NULL};
    bool done = pack(&packed, given, lays_out) && merge(&packed, given)
                && call_packed(&packed, result);
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

static bool
get_dict(struct runtime *runtime, struct object *partial, struct ref result)
{
    return give(runtime, own_dict(runtime, partial, PARTIAL_DICT), result);
}

static bool
get_attribute(struct runtime *runtime, struct object *partial,
              const char *name, struct ref result)
{
    return own_dict_get(runtime, partial, PARTIAL_DICT, name, result);
}

static bool
set_attribute(struct runtime *runtime, struct object *partial,
              const char *name, struct object *value)
{
    return own_dict_set(runtime, partial, PARTIAL_DICT, name, value);
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
             | TYPE_BASE | TYPE_OWN_DICT,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct partial),
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
