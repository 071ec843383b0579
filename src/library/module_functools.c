/* functools, as far as CPython writes it in C; the rest is functools.py. */
#include "heap/native.h"
#include "library/functools_types.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/operation.h"

/* ---- reduce -------------------------------------------------------------- */

enum reduce_slot {
    REDUCE_ITERATOR,
    REDUCE_TOTAL,
    REDUCE_ITEM,
    REDUCE_FIRST, /* the arguments of the last call, held until the next */
    REDUCE_SECOND,
    REDUCE_SLOT_COUNT
};

static struct ref
reduce_place(struct object *native, enum reduce_slot slot)
{
    return (struct ref){native, slot};
}

/* Puts function(total, item) in the place of the total. */
static bool
reduce_item(struct runtime *runtime, struct object *native,
            struct object *function)
{
    struct ref total = reduce_place(native, REDUCE_TOTAL);
    ref_set(runtime, reduce_place(native, REDUCE_FIRST), NULL);
    ref_move(runtime, total, reduce_place(native, REDUCE_FIRST));
    ref_set(runtime, reduce_place(native, REDUCE_SECOND), NULL);
    ref_move(runtime, reduce_place(native, REDUCE_ITEM),
             reduce_place(native, REDUCE_SECOND));
    struct arguments pair = {.items = native->slots + REDUCE_FIRST,
                             .count = 2};
    return object_call(runtime, function, &pair, total);
}

static bool
reduce_items(struct runtime *runtime, struct object *native,
             struct object *function, struct ref result)
{
    struct ref item = reduce_place(native, REDUCE_ITEM);
    struct ref total = reduce_place(native, REDUCE_TOTAL);
    for (;;) {
        if (!object_next(runtime, native->slots[REDUCE_ITERATOR], item))
            return false;
        if (!ref_get(item))
            break;
        if (!ref_get(total))
            ref_move(runtime, item, total);
        else if (!reduce_item(runtime, native, function))
            return false;
    }
    if (!ref_get(total))
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 11
                               ? "reduce() of empty iterable with no initial "
                                 "value"
                               : "reduce() of empty sequence with no initial "
                                 "value");
    ref_move(runtime, total, result);
    return true;
}

static bool
reduce_held(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    static const char *const names[REDUCE_SLOT_COUNT] = {
        "the iterator", "the total", "the item", "an argument",
        "an argument"};
    struct object *native =
        native_open(runtime, "functools.reduce", names, REDUCE_SLOT_COUNT);
    (void)self;
    if (!native)
        return false;
    if (arguments->count > 2)
        slot_set(runtime, native, REDUCE_TOTAL, arguments->items[2]);
    bool done = object_iterate(runtime, arguments->items[1],
                               (struct ref){native, REDUCE_ITERATOR});
    if (!done && is_raised(runtime, "TypeError"))
        raise_error(runtime, "TypeError",
                    "reduce() arg 2 must support iteration");
    done = done
           && reduce_items(runtime, native, arguments->items[0], result);
    native_close(runtime, native);
    return done;
}

static bool
reduce(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    return method_call_packed(runtime, "reduce", reduce_held, self,
                              arguments, result);
}

/* ---- cmp_to_key ---------------------------------------------------------- */

enum key_slot { KEY_COMPARE, KEY_OBJECT, KEY_SLOT_COUNT };

static bool call_key(struct runtime *runtime, struct object *key,
                     const struct arguments *arguments, struct ref result);

/* The sign of compare(a, b), against 0. */
static enum outcome
compare_keys(struct runtime *runtime, struct object *a, struct object *b,
             enum comparison_kind kind, struct ref result)
{
    static const char *const names[] = {"what the function says"};
    if (a->type != b->type)
        return raise_error(runtime, "TypeError",
                           "other argument must be K instance")
                   ? OUTCOME_DONE
                   : OUTCOME_FAILED;
    if (!a->slots[KEY_OBJECT] || !b->slots[KEY_OBJECT]) {
        raise_error(runtime, "AttributeError", "object");
        return OUTCOME_FAILED;
    }
    struct object *native = native_open(runtime, "cmp_to_key", names, 1);
    if (!native)
        return OUTCOME_FAILED;
    struct object *pair[] = {a->slots[KEY_OBJECT], b->slots[KEY_OBJECT]};
    struct arguments arguments = {pair, 2, NULL, NULL, NULL};
    bool done = object_call(runtime, a->slots[KEY_COMPARE], &arguments,
                            (struct ref){native, 0})
                && object_compare(runtime, kind, native->slots[0],
                                  atom_new_int(runtime, 0), result);
    native_close(runtime, native);
    return done ? OUTCOME_DONE : OUTCOME_FAILED;
}

static bool
get_object(struct runtime *runtime, struct object *key, struct ref result)
{
    struct object *object = key->slots[KEY_OBJECT];
    return give(runtime, object ? object : atom_none(runtime), result);
}

static void
clear_key(struct runtime *runtime, struct object *key)
{
    slots_clear(runtime, key, 0, key->slot_count, false);
}

static const struct getter key_getters[] = {{"obj", get_object},
                                            {NULL, NULL}};

static const struct type key_type = {
    .name = "functools.KeyWrapper",
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD,
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct object),
    .compare = compare_keys,
    .call = call_key,
    .clear = clear_key,
    .getters = key_getters,
};

static bool
make_key(struct runtime *runtime, struct object *compare,
         struct object *object, struct ref result)
{
    struct object_birth birth = {
        .kind = NODE_OBJECT, .flags = NODE_OPAQUE, .size = 48,
        .block_size = 48};
    struct object *key = object_new(runtime, &key_type, &birth);
    if (!key || !slots_insert(runtime, key, KEY_COMPARE, 1, "(compare)")
        || !slots_insert(runtime, key, KEY_OBJECT, 1, "obj"))
        return false;
    slot_set(runtime, key, KEY_COMPARE, compare);
    if (object)
        slot_set(runtime, key, KEY_OBJECT, object);
    return give(runtime, key, result);
}

static const char *const key_keywords[] = {"obj", NULL};

static bool
call_key(struct runtime *runtime, struct object *key,
         const struct arguments *arguments, struct ref result)
{
    return arguments_check(runtime, "K", arguments, 0, 1, key_keywords)
           && make_key(runtime, key->slots[KEY_COMPARE],
                       arguments_get(arguments, 0, "obj"), result);
}

static bool
cmp_to_key(struct runtime *runtime, struct object *self,
           const struct arguments *arguments, struct ref result)
{
    (void)self;
    return make_key(runtime, arguments_get(arguments, 0, "mycmp"), NULL,
                    result);
}

static const char *const compare_keywords[] = {"mycmp", NULL};

static const struct method functions[] = {
    {"reduce", reduce, 2, 3, NULL,
     "Apply a function of two arguments cumulatively to the items of an "
     "iterable, from left to right."},
    {"cmp_to_key", cmp_to_key, 1, 1, compare_keywords,
     "Convert a cmp= function into a key= function."},
    {NULL, NULL, 0, 0, NULL, NULL}};

static const struct type *const types[] = {&partial_type, &lru_cache_type,
                                           NULL};

const struct library_module module_functools = {
    .name = "_functools", .functions = functions, .types = types};
