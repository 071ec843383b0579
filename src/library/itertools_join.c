/* Iterators that put items together: chain, accumulate, zip_longest, pairwise,
 * batched. */
#include "library/itertools.h"

#include "base/mem.h"
#include "object/caches.h"

/* ---- chain -------------------------------------------------------------- */

enum chain_slot { CHAIN_SOURCE, CHAIN_ACTIVE, CHAIN_SLOTS };

static bool
make_chain(struct runtime *runtime, const struct type *type,
           struct object *iterables, struct ref result)
{
    if (!itertools_make(runtime, type, CHAIN_SLOTS, 48, result))
        return false;
    return object_iterate(runtime, iterables,
                          (struct ref){ref_get(result), CHAIN_SOURCE}) ||
           itertools_abandon(runtime, result);
}

static bool
construct_chain(struct runtime *runtime, const struct type *type,
                const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "chain", arguments, 0, -1, NULL))
        return false;
    struct object *all = tuple_from_items(runtime, arguments->items,
                                          (uint32_t)arguments->count);
    if (all == NULL)
        return false;
    bool fine = make_chain(runtime, type, all, result);
    object_discard(runtime, all);
    return fine;
}

static bool
chain_from_iterable(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result)
{
    (void)self;
    return make_chain(runtime, &chain_type, arguments->items[0], result);
}

/* Goes on to the next iterable; *ended: there is none. */
static bool
open_next(struct runtime *runtime, struct object *chain, struct ref result,
          bool *ended)
{
    struct ref active = {chain, CHAIN_ACTIVE};
    *ended = true;
    if (!object_next(runtime, chain->slots[CHAIN_SOURCE], result))
        return false;
    if (ref_get(result) == NULL) {
        slot_set(runtime, chain, CHAIN_SOURCE, NULL);
        return true;
    }
    *ended = false;
    bool fine = object_iterate(runtime, ref_get(result), active);
    ref_set(runtime, result, NULL);
    if (!fine)
        slot_set(runtime, chain, CHAIN_SOURCE, NULL);
    return fine;
}

static bool
next_chain(struct runtime *runtime, struct object *chain, struct ref result)
{
    bool ended = false;
    while (chain->slots[CHAIN_SOURCE] != NULL) {
        if (chain->slots[CHAIN_ACTIVE] == NULL &&
            !open_next(runtime, chain, result, &ended))
            return false;
        if (ended)
            break;
        if (!object_next(runtime, chain->slots[CHAIN_ACTIVE], result))
            return false;
        if (ref_get(result) != NULL)
            break;
        slot_set(runtime, chain, CHAIN_ACTIVE, NULL);
    }
    return true;
}

static const struct method chain_class_methods[] = {
    {"from_iterable", chain_from_iterable, 1, 1, NULL,
     "A chain of the iterables that an iterable gives."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type chain_type = {.name = "itertools.chain",
                                ITERATOR_TRACKED,
                                .next = next_chain,
                                .construct = construct_chain,
                                .class_methods = chain_class_methods};

/* ---- accumulate --------------------------------------------------------- */

enum accumulate_slot {
    ACCUMULATE_FUNCTION,
    ACCUMULATE_ITERATOR,
    ACCUMULATE_TOTAL,
    ACCUMULATE_INITIAL,
    ACCUMULATE_SLOTS
};

static bool
construct_accumulate(struct runtime *runtime, const struct type *type,
                     const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"iterable", "func", "initial", NULL};
    static const struct parameters parameters = {"accumulate", names, 1, 2};
    struct object *given[3];
    uint64_t size = 64 + (uint64_t)runtime->profile->itertools_state_size;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !itertools_make(runtime, type, ACCUMULATE_SLOTS, size, result))
        return false;
    struct object *made = ref_get(result);
    if (!object_iterate(runtime, given[0],
                        (struct ref){made, ACCUMULATE_ITERATOR}))
        return itertools_abandon(runtime, result);
    if (given[1] != NULL && !is_none(given[1]))
        slot_set(runtime, made, ACCUMULATE_FUNCTION, given[1]);
    slot_set(runtime, made, ACCUMULATE_INITIAL,
             given[2] != NULL ? given[2] : atom_none(runtime));
    return true;
}

/* result = total + item, or function(total, item). */
static bool
add_to_total(struct runtime *runtime, struct object *object,
             struct object *item, struct ref result)
{
    struct object *function = object->slots[ACCUMULATE_FUNCTION];
    struct object *pair[] = {object->slots[ACCUMULATE_TOTAL], item};
    if (function == NULL)
        return object_binary(runtime, OPERATOR_ADD, pair[0], item, result);
    return object_call(runtime, function,
                       &(struct arguments){.items = pair, .count = 2},
                       result);
}

static bool
next_accumulate(struct runtime *runtime, struct object *object,
                struct ref result)
{
    static const char *const names[] = {"the item"};
    struct ref total = {object, ACCUMULATE_TOTAL};
    struct ref initial = {object, ACCUMULATE_INITIAL};
    struct ref source = {object, ACCUMULATE_ITERATOR};
    if (!is_none(ref_get(initial))) {
        ref_set(runtime, total, ref_get(initial));
        ref_set(runtime, initial, atom_none(runtime));
        return store(runtime, result, ref_get(total));
    }
    if (ref_get(total) == NULL) {
        if (!object_next(runtime, ref_get(source), result))
            return false;
        ref_set(runtime, total, ref_get(result));
        return true;
    }
    struct object *native = native_open(runtime, "accumulate", names, 1);
    if (native == NULL)
        return false;
    bool fine = object_next(runtime, ref_get(source),
                            (struct ref){native, 0});
    struct object *item = native->slots[0];
    if (fine && item != NULL)
        fine = add_to_total(runtime, object, item, result);
    native_close(runtime, native);
    if (fine && ref_get(result) != NULL)
        ref_set(runtime, total, ref_get(result));
    return fine;
}

const struct type accumulate_type = {.name = "itertools.accumulate",
                                     ITERATOR_TRACKED,
                                     .next = next_accumulate,
                                     .construct = construct_accumulate};

/* ---- zip_longest -------------------------------------------------------- */

enum longest_slot {
    LONGEST_ITERATORS,
    LONGEST_TUPLE,
    LONGEST_FILL,
    LONGEST_SLOTS
};

static bool
fill_longest(struct runtime *runtime, struct object *made,
             const struct arguments *arguments)
{
    uint32_t count = (uint32_t)arguments->count;
    struct ref iterators = {made, LONGEST_ITERATORS};
    struct object *none = atom_none(runtime);
    if (!itertools_make_tuple(runtime, count, iterators))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!object_iterate(runtime, arguments->items[i],
                            (struct ref){ref_get(iterators), i}))
            return false;
    if (!itertools_make_tuple(runtime, count,
                              (struct ref){made, LONGEST_TUPLE}))
        return false;
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, made->slots[LONGEST_TUPLE], i, none);
    return true;
}

/* position: how many iterators still give items. */
static bool
construct_longest(struct runtime *runtime, const struct type *type,
                  const struct arguments *arguments, struct ref result)
{
    struct object *fill = arguments_keyword(arguments, "fillvalue");
    if (arguments_keyword_count(arguments) > (fill != NULL))
        return raise_error(runtime, "TypeError",
                           "zip_longest() got an unexpected keyword "
                           "argument");
    if (!itertools_make(runtime, type, LONGEST_SLOTS, 72, result))
        return false;
    struct object *made = ref_get(result);
    as_iterator(made)->position = (int64_t)arguments->count;
    if (!fill_longest(runtime, made, arguments))
        return itertools_abandon(runtime, result);
    slot_set(runtime, made, LONGEST_FILL,
             fill != NULL ? fill : atom_none(runtime));
    return true;
}

/* Takes item number i into place; *ended: no iterator gives any more. */
static bool
next_of(struct runtime *runtime, struct object *object, uint32_t i,
        struct ref place, bool *ended)
{
    struct object *iterators = object->slots[LONGEST_ITERATORS];
    if (iterators->slots[i] != NULL &&
        !object_next(runtime, iterators->slots[i], place)) {
        as_iterator(object)->position = 0;
        return false;
    }
    if (ref_get(place) != NULL)
        return true;
    if (iterators->slots[i] != NULL) {
        *ended = --as_iterator(object)->position == 0;
        if (*ended)
            return true;
        slot_set(runtime, iterators, i, NULL);
    }
    return store(runtime, place, object->slots[LONGEST_FILL]);
}

static bool
next_longest(struct runtime *runtime, struct object *object,
             struct ref result)
{
    static const char *const names[] = {"the tuple", "the item"};
    struct object *own = object->slots[LONGEST_TUPLE];
    bool ended = false;
    if (own->slot_count == 0 || as_iterator(object)->position == 0)
        return true;
    struct object *native = native_open(runtime, "zip_longest", names, 2);
    if (native == NULL)
        return false;
    struct ref tuple = {native, 0}, item = {native, 1};
    bool fine = own->count == 1
                    ? store(runtime, tuple, own)
                    : itertools_make_tuple(runtime, own->slot_count, tuple);
    for (uint32_t i = 0; fine && !ended && i < own->slot_count; i++) {
        fine = next_of(runtime, object, i, item, &ended);
        if (fine && !ended)
            slot_set(runtime, ref_get(tuple), i, ref_get(item));
        ref_set(runtime, item, NULL);
    }
    if (fine && !ended)
        ref_move(runtime, tuple, result);
    native_close(runtime, native);
    return fine;
}

const struct type zip_longest_type = {.name = "itertools.zip_longest",
                                      ITERATOR_TRACKED,
                                      .next = next_longest,
                                      .construct = construct_longest};

/* ---- pairwise ----------------------------------------------------------- */

enum pairwise_slot {
    PAIRWISE_ITERATOR,
    PAIRWISE_OLD,
    PAIRWISE_PAIR /* profile: pairwise_keeps_pair */
};

static bool
construct_pairwise(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    bool keeps = runtime->profile->pairwise_keeps_pair;
    if (!arguments_check(runtime, "pairwise", arguments, 1, 1, NULL) ||
        !itertools_make(runtime, type, PAIRWISE_PAIR + keeps,
                        48 + 8 * (uint64_t)keeps, result))
        return false;
    struct object *made = ref_get(result);
    struct object *nothing[] = {atom_none(runtime), atom_none(runtime)};
    return (object_iterate(runtime, arguments->items[0],
                           (struct ref){made, PAIRWISE_ITERATOR}) &&
            (!keeps ||
             store(runtime, (struct ref){made, PAIRWISE_PAIR},
                   tuple_from_items(runtime, nothing, 2)))) ||
           itertools_abandon(runtime, result);
}

static bool
give_pair(struct runtime *runtime, struct object *object,
          struct object *first, struct object *second, struct ref result)
{
    struct object *pair[] = {first, second};
    if (runtime->profile->pairwise_keeps_pair)
        return iterator_pair(runtime, object, PAIRWISE_PAIR, first, second,
                             result);
    return store(runtime, result, tuple_from_items(runtime, pair, 2));
}

static bool
end_pairwise(struct runtime *runtime, struct object *object)
{
    slot_set(runtime, object, PAIRWISE_ITERATOR, NULL);
    slot_set(runtime, object, PAIRWISE_OLD, NULL);
    return true;
}

static bool
next_pairwise(struct runtime *runtime, struct object *object,
              struct ref result)
{
    static const char *const names[] = {"the last item", "the item"};
    struct ref old = {object, PAIRWISE_OLD};
    if (object->slots[PAIRWISE_ITERATOR] == NULL)
        return true;
    if (ref_get(old) == NULL) {
        if (!object_next(runtime, object->slots[PAIRWISE_ITERATOR], old))
            return false;
        if (ref_get(old) == NULL ||
            object->slots[PAIRWISE_ITERATOR] == NULL)
            return end_pairwise(runtime, object);
    }
    struct object *native = native_open(runtime, "pairwise", names, 2);
    if (native == NULL)
        return false;
    struct ref item = {native, 1};
    slot_set(runtime, native, 0, ref_get(old));
    bool fine =
        object_next(runtime, object->slots[PAIRWISE_ITERATOR], item);
    if (fine && ref_get(item) == NULL) {
        end_pairwise(runtime, object);
    } else if (fine) {
        fine = give_pair(runtime, object, native->slots[0], ref_get(item),
                         result);
        ref_set(runtime, old, ref_get(item));
    }
    native_close(runtime, native);
    return fine;
}

const struct type pairwise_type = {.name = "itertools.pairwise",
                                   ITERATOR_TRACKED,
                                   .next = next_pairwise,
                                   .construct = construct_pairwise};

/* ---- batched ------------------------------------------------------------ */

/* length: items in a batch; step: whether the last must be whole. */
static bool
construct_batched(struct runtime *runtime, const struct type *type,
                  const struct arguments *arguments, struct ref result)
{
    static const char *const names[] = {"iterable", "n", "strict", NULL};
    static const char *const old_names[] = {"iterable", "n", NULL};
    bool can_be_strict = runtime->profile->batched_strict;
    struct parameters parameters = {
        "batched", can_be_strict ? names : old_names, 2, 2};
    struct object *given[3] = {NULL};
    int64_t length;
    bool strict = false;
    if (!arguments_take(runtime, &parameters, arguments, given) ||
        !atom_to_index(runtime, given[1], false, &length) ||
        (given[2] != NULL && !object_is_true(runtime, given[2], &strict)))
        return false;
    if (length < 1)
        return raise_error(runtime, "ValueError", "n must be at least one");
    if (!itertools_make(runtime, type, 1, 48 + 8 * (uint64_t)can_be_strict,
                        result))
        return false;
    struct object *made = ref_get(result);
    as_iterator(made)->length = length;
    as_iterator(made)->step = strict;
    return object_iterate(runtime, given[0], (struct ref){made, 0}) ||
           itertools_abandon(runtime, result);
}

/* Makes the tuple of what a native frame holds. */
static bool
give_batch(struct runtime *runtime, struct object *object,
           struct object *native, struct ref result)
{
    uint32_t count = native->slot_count;
    if (count == 0) {
        slot_set(runtime, object, 0, NULL);
        return true;
    }
    if (count < as_iterator(object)->length && as_iterator(object)->step) {
        slot_set(runtime, object, 0, NULL);
        return raise_error(runtime, "ValueError",
                           "batched(): incomplete batch");
    }
    return store(runtime, result,
                 tuple_from_slots(runtime, native, 0, count));
}

static bool
next_batched(struct runtime *runtime, struct object *object,
             struct ref result)
{
    if (object->slots[0] == NULL)
        return true;
    struct object *native = native_open(runtime, "batched", NULL, 0);
    if (native == NULL)
        return false;
    bool fine = true;
    for (uint32_t i = 0; fine && i < as_iterator(object)->length; i++) {
        fine = object_next(runtime, object->slots[0], result);
        if (!fine || ref_get(result) == NULL)
            break;
        fine = slots_insert(runtime, native, i, 1, "an item");
        if (fine)
            ref_move(runtime, result, (struct ref){native, i});
    }
    fine = fine && give_batch(runtime, object, native, result);
    native_close(runtime, native);
    return fine;
}

const struct type batched_type = {.name = "itertools.batched",
                                  ITERATOR_TRACKED,
                                  .next = next_batched,
                                  .construct = construct_batched};
