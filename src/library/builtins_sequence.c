#include <string.h>

#include "heap/native.h"
#include "library/answer.h"
#include "library/builtins.h"
#include "object/container.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/operation.h"

static bool
len_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    size_t length;

    (void)self;
    return object_length(runtime, arguments->items[0], &length) &&
           answer(runtime, result, atom_new_size(runtime, length));
}

static bool
iter_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (arguments->count == 2)
        return answer(runtime, result,
                      iterator_new_callable(runtime, arguments->items[0],
                                            arguments->items[1]));
    return object_iterate(runtime, arguments->items[0], result);
}

static bool
next_(struct runtime *runtime, struct object *self,
      const struct arguments *arguments, struct ref result)
{
    (void)self;
    if (!object_next(runtime, arguments->items[0], result))
        return false;
    if (ref_get(result) != NULL)
        return true;
    if (arguments->count == 2)
        return answer(runtime, result, arguments->items[1]);
    return raise_error(runtime, "StopIteration", "%s", "");
}

/* ---- any, all ---- */

struct search {
    bool wanted;
    bool found;
};

static bool
look_for_truth(struct runtime *runtime, void *context, struct object *item)
{
    struct search *search = context;
    bool truth;

    if (!object_is_true(runtime, item, &truth))
        return false;
    search->found = truth == search->wanted;
    return !search->found;
}

static bool
search_truth(struct runtime *runtime, const char *what,
             struct object *iterable, struct search *search)
{
    each_item(runtime, what, iterable, look_for_truth, search);
    return !has_failed(runtime);
}

static bool
any_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct search search = {.wanted = true};

    (void)self;
    return search_truth(runtime, "any", arguments->items[0], &search) &&
           answer_bool(runtime, result, search.found);
}

static bool
all_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct search search = {.wanted = false};

    (void)self;
    return search_truth(runtime, "all", arguments->items[0], &search) &&
           answer_bool(runtime, result, !search.found);
}

/* ---- sum ---- */

enum { SUM_TOTAL, SUM_NEXT };
static const char *const sum_slots[] = {"the total so far", "the next total"};

static bool
add_to_total(struct runtime *runtime, void *context, struct object *item)
{
    struct object *native = context;
    struct ref total = {native, SUM_TOTAL}, next = {native, SUM_NEXT};

    if (!object_binary(runtime, OPERATOR_ADD, ref_get(total), item, next))
        return false;
    ref_set(runtime, total, NULL);
    ref_move(runtime, next, total);
    return true;
}

static bool
sum_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    struct object *start = arguments_get(arguments, 1, "start");
    struct object *native;
    bool fine;

    (void)self;
    if (start != NULL && object_is_str(start))
        return raise_error(runtime, "TypeError",
                           "sum() can't sum strings [use ''.join(seq) "
                           "instead]");
    native = native_open(runtime, "sum", sum_slots, 2);
    slot_set(runtime, native, SUM_TOTAL,
             start ? start : atom_new_int(runtime, 0));
    fine = each_item(runtime, "sum", arguments->items[0], add_to_total,
                     native);
    if (fine)
        ref_move(runtime, (struct ref){native, SUM_TOTAL}, result);
    native_close(runtime, native);
    return fine;
}

/* ---- min, max ---- */

enum { BEST_ITEM, BEST_KEY, CANDIDATE_KEY };
static const char *const best_slots[] = {"the best item so far",
                                         "its key", "the next key"};

struct choice {
    struct object *native;
    struct object *key;       /* NULL: none */
    enum comparison_kind kind;
};

static bool
consider(struct runtime *runtime, void *context, struct object *item)
{
    struct choice *choice = context;
    struct ref best = {choice->native, BEST_ITEM};
    struct ref best_key = {choice->native, BEST_KEY};
    struct ref candidate = {choice->native, CANDIDATE_KEY};
    bool better = true;

    if (choice->key == NULL)
        ref_set(runtime, candidate, item);
    else if (!object_call_one(runtime, choice->key, item, candidate))
        return false;
    if (ref_get(best) != NULL &&
        !object_compare_truth(runtime, choice->kind, ref_get(candidate),
                              ref_get(best_key), &better))
        return false;
    if (better) {
        ref_set(runtime, best, item);
        ref_set(runtime, best_key, NULL);
        ref_move(runtime, candidate, best_key);
    } else {
        ref_set(runtime, candidate, NULL);
    }
    return true;
}

static bool
consider_all(struct runtime *runtime, const struct arguments *arguments,
             const char *name, struct choice *choice)
{
    if (arguments->count == 1)
        return each_item(runtime, name, arguments->items[0], consider,
                         choice);
    for (size_t i = 0; i < arguments->count; i++)
        if (!consider(runtime, choice, arguments->items[i]))
            return false;
    return true;
}

static bool
choose(struct runtime *runtime, const struct arguments *arguments,
       const char *name, enum comparison_kind kind, struct ref result)
{
    struct object *key = arguments_keyword(arguments, "key");
    struct object *fallback = arguments_keyword(arguments, "default");
    struct choice choice = {NULL, key && is_none(key) ? NULL : key, kind};
    bool fine;

    if (fallback != NULL && arguments->count > 1)
        return raise_error(runtime, "TypeError",
                           "Cannot specify a default for %s() with multiple "
                           "positional arguments",
                           name);
    choice.native = native_open(runtime, name, best_slots, 3);
    fine = consider_all(runtime, arguments, name, &choice);
    if (fine && choice.native->slots[BEST_ITEM] != NULL)
        ref_move(runtime, (struct ref){choice.native, BEST_ITEM}, result);
    else if (fine && fallback != NULL)
        ref_set(runtime, result, fallback);
    else if (fine)
        fine = raise_error(runtime, "ValueError",
                           runtime->profile->minor >= 12
                               ? "%s() iterable argument is empty"
                               : "%s() arg is an empty sequence",
                           name);
    native_close(runtime, choice.native);
    return fine;
}

static bool
min_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, arguments, "min", IS_LESS, result);
}

static bool
max_(struct runtime *runtime, struct object *self,
     const struct arguments *arguments, struct ref result)
{
    (void)self;
    return choose(runtime, arguments, "max", IS_GREATER, result);
}

/* ---- sorted ---- */

static bool
sorted_(struct runtime *runtime, struct object *self,
        const struct arguments *arguments, struct ref result)
{
    struct object *key = arguments_keyword(arguments, "key");
    struct object *reverse = arguments_keyword(arguments, "reverse");
    bool backward = false;

    (void)self;
    if (key != NULL && is_none(key))
        key = NULL;
    if (reverse != NULL && !object_is_true(runtime, reverse, &backward))
        return false;
    if (!list_from_iterable(runtime, arguments->items[0], result))
        return false;
    if (list_sort(runtime, ref_get(result), key, backward))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static const char *const sum_keywords[] = {"start", NULL};
static const char *const choice_keywords[] = {"key", "default", NULL};
static const char *const sort_keywords[] = {"key", "reverse", NULL};

const struct method sequence_functions[] = {
    {"all", all_, 1, 1, NULL, "all(iterable, /)"},
    {"any", any_, 1, 1, NULL, "any(iterable, /)"},
    {"iter", iter_, 1, 2, NULL, "iter(object, sentinel)"},
    {"len", len_, 1, 1, NULL, "len(obj, /)"},
    {"max", max_, 1, -1, choice_keywords, "max(iterable, *, default, key)"},
    {"min", min_, 1, -1, choice_keywords, "min(iterable, *, default, key)"},
    {"next", next_, 1, 2, NULL, "next(iterator, default)"},
    {"sorted", sorted_, 1, 1, sort_keywords,
     "sorted(iterable, /, *, key=None, reverse=False)"},
    {"sum", sum_, 1, 2, sum_keywords, "sum(iterable, /, start=0)"},
    {NULL, NULL, 0, 0, NULL, NULL},
};
