/* Built-in functions that go over the items of something. */
#include <math.h>

#include "heap/native.h"
#include "library/results.h"
#include "library/tables.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/tuple.h"

static struct object *
keyword_unless_none(struct runtime *runtime,
                    const struct arguments *arguments, const char *name)
{
    struct object *given = arguments_keyword(arguments, name);
    return given == atom_none(runtime) ? NULL : given;
}

/* ---- iterators ----------------------------------------------------------- */

static bool
iterate(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->count == 1)
        return object_iterate(runtime, arguments->items[0], result);
    const struct type *type = arguments->items[0]->type;
    if (!type->call && type != &function_type)
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor == 12
                               ? "iter(object, sentinel): object must be "
                                 "callable"
                               : "iter(v, w): v must be callable");
    return give(runtime,
                iterator_new_callable(runtime, arguments->items[0],
                                      arguments->items[1]),
                result);
}

static bool
raise_stop(struct runtime *runtime)
{
    struct object *none = tuple_empty(runtime);
    struct object *stop =
        none ? exception_new(runtime, exception_type("StopIteration"), none)
             : NULL;
    return stop ? raise_exception(runtime, stop) : false;
}

static bool
next(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    bool given = arguments->count == 2;
    if (!object_next_or_stop(runtime, arguments->items[0], result)) {
        if (!given || !is_raised(runtime, "StopIteration"))
            return false;
        clear_error(runtime);
    }
    if (ref_get(result))
        return true;
    if (!given)
        return raise_stop(runtime);
    return give(runtime, arguments->items[1], result);
}

/* ---- all, any ----------------------------------------------------------- */

struct search {
    bool wanted; /* the truth that ends the search */
    bool found;
};

static bool
search_item(struct runtime *runtime, void *context, struct object *item)
{
    struct search *search = context;
    bool truth;
    if (!object_is_true(runtime, item, &truth))
        return false;
    search->found = truth == search->wanted;
    return !search->found;
}

static bool
search(struct runtime *runtime, const char *what, struct object *iterable,
       struct search *search, bool *truth)
{
    if (!each_item(runtime, what, iterable, search_item, search)
        && !search->found)
        return false;
    *truth = search->found == search->wanted;
    return true;
}

static bool
all(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    struct search each = {.wanted = false};
    bool truth;
    (void)self;
    return search(runtime, "all", arguments->items[0], &each, &truth)
           && give_bool(runtime, truth, result);
}

static bool
any(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    struct search each = {.wanted = true};
    bool truth;
    (void)self;
    return search(runtime, "any", arguments->items[0], &each, &truth)
           && give_bool(runtime, truth, result);
}

/* ---- sum ---------------------------------------------------------------- */

enum sum_slot { SUM_TOTAL, SUM_NEXT, SUM_SLOTS };

/* How sum() goes about it: ints and floats have loops of their own, which are
 * left for good at the first item that is neither. */
enum sum_mode { SUM_INTS, SUM_FLOATS, SUM_ANY };

struct sum {
    struct object *native;
    enum sum_mode mode;
    double rest; /* what was rounded off (Neumaier), from 3.12 on */
};

static bool
is_of(const struct object *object, const struct type *type)
{
    return object->type == type;
}

static bool
set_total(struct runtime *runtime, struct sum *sum, double total)
{
    struct object *made = atom_new_float(runtime, total);
    if (made)
        slot_set(runtime, sum->native, SUM_TOTAL, made);
    return made != NULL;
}

/* Adds what was rounded off to the total. */
static bool
settle(struct runtime *runtime, struct sum *sum)
{
    double rest = sum->rest;
    sum->rest = 0;
    if (sum->mode != SUM_FLOATS || rest == 0 || !isfinite(rest))
        return true;
    double total = atom_value(sum->native->slots[SUM_TOTAL])->as.real;
    return set_total(runtime, sum, total + rest);
}

static bool
add_float(struct runtime *runtime, struct sum *sum, double item)
{
    double total = atom_value(sum->native->slots[SUM_TOTAL])->as.real;
    double next = total + item;
    if (fabs(total) >= fabs(item))
        sum->rest += (total - next) + item;
    else
        sum->rest += (item - next) + total;
    return set_total(runtime, sum, next);
}

static bool
add_item(struct runtime *runtime, void *context, struct object *item)
{
    struct sum *sum = context;
    struct ref total = {sum->native, SUM_TOTAL};
    struct ref next = {sum->native, SUM_NEXT};
    if (sum->mode == SUM_FLOATS && is_of(item, &float_type)
        && runtime->profile->sum_compensates)
        return add_float(runtime, sum, atom_value(item)->as.real);
    bool stays = sum->mode == SUM_FLOATS
                     ? is_of(item, &float_type) || is_of(item, &int_type)
                     : is_of(item, &int_type) || is_of(item, &bool_type);
    if ((!stays && !settle(runtime, sum))
        || !object_binary(runtime, OPERATOR_ADD, ref_get(total), item, next))
        return false;
    ref_set(runtime, total, NULL);
    ref_move(runtime, next, total);
    if (!stays)
        sum->mode = sum->mode == SUM_INTS
                            && is_of(ref_get(total), &float_type)
                        ? SUM_FLOATS
                        : SUM_ANY;
    return true;
}

/* sum() does not join text (builtin_sum, Python/bltinmodule.c). */
static bool
check_start(struct runtime *runtime, struct object *start)
{
    if (!object_is_atom(start))
        return true;
    enum value_kind kind = atom_value(start)->kind;
    if (kind == VALUE_STR)
        return raise_error(runtime, "TypeError",
                           "sum() can't sum strings [use ''.join(seq) "
                           "instead]");
    if (kind == VALUE_BYTES)
        return raise_error(runtime, "TypeError",
                           "sum() can't sum bytes [use b''.join(seq) "
                           "instead]");
    return true;
}

static bool
add_up(struct runtime *runtime, struct object *self,
    const struct arguments *arguments, struct ref result)
{
    static const char *const names[SUM_SLOTS] = {"the total",
                                                 "the next total"};
    struct object *start = arguments_get(arguments, 1, "start");
    (void)self;
    if (start && !check_start(runtime, start))
        return false;
    struct object *native = native_open(runtime, "sum", names, SUM_SLOTS);
    if (!native)
        return false;
    slot_set(runtime, native, SUM_TOTAL,
             start ? start : atom_new_int(runtime, 0));
    struct sum sum = {.native = native, .mode = SUM_INTS};
    if (start && !is_of(start, &int_type))
        sum.mode = is_of(start, &float_type) ? SUM_FLOATS : SUM_ANY;
    bool done = each_item(runtime, "sum", arguments->items[0], add_item,
                          &sum)
                && settle(runtime, &sum);
    if (done)
        ref_move(runtime, (struct ref){native, SUM_TOTAL}, result);
    native_close(runtime, native);
    return done;
}

/* ---- min, max ------------------------------------------------------------ */

enum best_slot {
    BEST_ARGUMENTS, /* profile: max_packs_arguments */
    BEST_KEYWORDS,
    BEST_ITERATOR,
    BEST_NEXT,
    BEST_NEXT_KEY,
    BEST_ITEM,
    BEST_KEY,
    BEST_SLOTS
};

struct best {
    struct object *native;
    struct object *key; /* borrowed; NULL: compare the items themselves */
    enum comparison_kind kind;
};

static struct ref
best_place(const struct best *best, enum best_slot slot)
{
    return (struct ref){best->native, slot};
}

/* Holds the arguments as a tuple and a dict, as the C function is given
 * them. */
static bool
pack_arguments(struct runtime *runtime, const struct best *best,
               const struct arguments *arguments)
{
    struct object *tuple = tuple_from_items(runtime, arguments->items,
                                            (uint32_t)arguments->count);
    if (!give(runtime, tuple, best_place(best, BEST_ARGUMENTS)))
        return false;
    struct object *names = arguments->keywords;
    if (!names || names->slot_count == 0)
        return true;
    struct object *dict = dict_new(runtime);
    if (!give(runtime, dict, best_place(best, BEST_KEYWORDS)))
        return false;
    for (uint32_t i = 0; i < names->slot_count; i++)
        if (!dict_set(runtime, dict, names->slots[i],
                      arguments->items[arguments->count + i]))
            return false;
    return true;
}

/* Compares the next item with the best one so far and keeps the better. */
static bool
consider(struct runtime *runtime, const struct best *best)
{
    struct ref next = best_place(best, BEST_NEXT);
    struct ref next_key = best_place(best, BEST_NEXT_KEY);
    struct ref item = best_place(best, BEST_ITEM);
    struct ref key = best_place(best, BEST_KEY);
    bool better = true;
    if (!best->key)
        ref_set(runtime, next_key, ref_get(next));
    else if (!object_call_one(runtime, best->key, ref_get(next), next_key))
        return false;
    if (ref_get(key)
        && !object_compare_truth(runtime, best->kind, ref_get(next_key),
                                 ref_get(key), &better))
        return false;
    if (better) {
        ref_set(runtime, key, NULL);
        ref_set(runtime, item, NULL);
        ref_move(runtime, next_key, key);
        ref_move(runtime, next, item);
    } else {
        ref_set(runtime, next, NULL);
        ref_set(runtime, next_key, NULL);
    }
    return true;
}

/* Considers the items of an iterable. */
static bool
consider_items(struct runtime *runtime, const struct best *best,
               struct object *iterable)
{
    struct ref iterator = best_place(best, BEST_ITERATOR);
    struct ref next = best_place(best, BEST_NEXT);
    if (!object_iterate(runtime, iterable, iterator))
        return false;
    for (;;) {
        if (!object_next(runtime, ref_get(iterator), next))
            return false;
        if (!ref_get(next))
            return true;
        if (!consider(runtime, best))
            return false;
    }
}

/* Considers the arguments one by one; packed, they are iterated over. */
static bool
consider_arguments(struct runtime *runtime, const struct best *best,
                   const struct arguments *arguments)
{
    if (arguments->count == 1)
        return consider_items(runtime, best, arguments->items[0]);
    struct object *packed = best->native->slots[BEST_ARGUMENTS];
    if (packed)
        return consider_items(runtime, best, packed);
    for (size_t i = 0; i < arguments->count; i++) {
        ref_set(runtime, best_place(best, BEST_NEXT), arguments->items[i]);
        if (!consider(runtime, best))
            return false;
    }
    return true;
}

/* The words of an empty argument changed with 3.12. */
static bool
fail_empty(struct runtime *runtime, const char *name)
{
    if (runtime->profile->minor >= 12)
        return raise_error(runtime, "ValueError",
                           "%s() iterable argument is empty", name);
    return raise_error(runtime, "ValueError",
                       "%s() arg is an empty sequence", name);
}

static bool
find_best(struct runtime *runtime, const char *name, const struct best *best,
          const struct arguments *arguments, struct ref result)
{
    struct object *usual = arguments_keyword(arguments, "default");
    struct ref found = best_place(best, BEST_ITEM);
    if (runtime->profile->max_packs_arguments
        && !pack_arguments(runtime, best, arguments))
        return false;
    if (!consider_arguments(runtime, best, arguments))
        return false;
    if (ref_get(found))
        ref_move(runtime, found, result);
    else if (usual)
        ref_set(runtime, result, usual);
    else
        return fail_empty(runtime, name);
    return true;
}

static bool
choose(struct runtime *runtime, const char *name, enum comparison_kind kind,
       const struct arguments *arguments, struct ref result)
{
    static const char *const names[BEST_SLOTS] = {
        "the arguments", "the keyword arguments", "the iterator", "the item",
        "its key",       "the best",              "the key of the best"};
    if (arguments->count == 0)
        return raise_error(runtime, "TypeError",
                           "%s expected %s1 argument, got 0", name,
                           runtime->profile->minor >= 9 ? "at least " : "");
    if (arguments->count > 1 && arguments_keyword(arguments, "default"))
        return raise_error(runtime, "TypeError",
                           "Cannot specify a default for %s() with multiple "
                           "positional arguments",
                           name);
    struct best best = {
        .native = native_open(runtime, name, names, BEST_SLOTS),
        .key = keyword_unless_none(runtime, arguments, "key"),
        .kind = kind,
    };
    if (!best.native)
        return false;
    bool done = find_best(runtime, name, &best, arguments, result);
    native_close(runtime, best.native);
    return done;
}

static bool
maximum(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, "max", IS_GREATER, arguments, result);
}

static bool
minimum(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, "min", IS_LESS, arguments, result);
}

/* ---- sorted ------------------------------------------------------------- */

static bool
sorted(struct runtime *runtime, struct object *self,
       const struct arguments *arguments, struct ref result)
{
    struct object *reverse = arguments_keyword(arguments, "reverse");
    bool backward = false;
    (void)self;
    if (arguments->count != 1)
        return raise_error(runtime, "TypeError",
                           "sorted expected 1 argument, got %zu",
                           arguments->count);
    if (!list_from_iterable(runtime, arguments->items[0], result))
        return false;
    bool done =
        (!reverse || object_is_true(runtime, reverse, &backward))
        && list_sort(runtime, ref_get(result),
                     keyword_unless_none(runtime, arguments, "key"),
                     backward);
    if (!done)
        ref_set(runtime, result, NULL);
    return done;
}

static const char *const best_keywords[] = {"key", "default", NULL};
static const char *const sorted_keywords[] = {"key", "reverse", NULL};
static const char *const sum_keywords[] = {"start", NULL};

const struct method builtins_sequences[] = {
    {"iter", iterate, 1, 2, NULL, "an iterator over an object"},
    {"next", next, 1, 2, NULL, "the next item of an iterator"},
    {"all", all, 1, 1, NULL, "whether all items are true"},
    {"any", any, 1, 1, NULL, "whether an item is true"},
    {"sum", add_up, 1, 2, sum_keywords, "the sum of the items"},
    {"max", maximum, 0, -1, best_keywords, "the greatest"},
    {"min", minimum, 0, -1, best_keywords, "the least"},
    {"sorted", sorted, 0, -1, sorted_keywords, "a sorted list of the items"},
    {0},
};
