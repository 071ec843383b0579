/* The iterators that go over other iterators, and reversed. */
#include "object/iterator_type.h"

#include "base/mem.h"
#include "heap/native.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/special.h"
#include "object/range.h"
#include "object/store.h"
#include "object/tuple.h"
#include "object/view.h"

/* Opens a native frame with an empty place for what an inner iterator gives. */
static struct object *
open_place(struct runtime *runtime, const char *what)
{
    static const char *const names[] = {"the item"};
    return native_open(runtime, what, names, 1);
}

/* ---- enumerate ---------------------------------------------------------- */

static bool
construct_enumerate(struct runtime *runtime, const struct type *type,
                    const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"iterable", "start", NULL};
    if (!arguments_check(runtime, "enumerate", arguments, 0, 2, keywords))
        return false;
    struct object *iterable = arguments_get(arguments, 0, "iterable");
    struct object *start = arguments_get(arguments, 1, "start");
    int64_t first = 0;
    if (iterable == NULL)
        return raise_error(runtime, "TypeError",
                           runtime->profile->minor >= 11
                               ? "enumerate() missing required argument "
                                 "'iterable'"
                               : "enumerate() missing required argument "
                                 "'iterable' (pos 1)");
    if (start != NULL && !atom_to_index(runtime, start, false, &first))
        return false;
    struct object *none[] = {atom_none(runtime), atom_none(runtime)};
    struct object *made =
        iterator_make(runtime, type, 2,
                      (uint64_t)runtime->profile->enumerate_size);
    if (!store(runtime, result, made))
        return false;
    as_iterator(made)->position = first;
    struct object *pair = tuple_from_items(runtime, none, 2);
    return object_iterate(runtime, iterable, (struct ref){made, 0}) &&
           store(runtime, (struct ref){made, 1}, pair);
}

static bool
next_enumerated(struct runtime *runtime, struct object *object,
                struct ref result)
{
    if (!object_next_or_stop(runtime, object->slots[0], result))
        return false;
    if (ref_get(result) == NULL)
        return true;
    struct object *number =
        atom_new_int(runtime, as_iterator(object)->position++);
    if (number != NULL && iterator_pair(runtime, object, 1, number,
                                        ref_get(result), result))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

/* ---- zip ---------------------------------------------------------------- */

/* Makes a tuple of empty slots, to be filled with iterators. */
static struct object *
make_tuple(struct runtime *runtime, size_t count)
{
    struct object *none = atom_none(runtime);
    struct object **items = mem_alloc_array(count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = none;
    struct object *tuple = tuple_from_items(runtime, items, (uint32_t)count);
    mem_free(items);
    return tuple;
}

/* Puts iterators of count objects into a tuple in a slot of made. */
static bool
hold_iterators(struct runtime *runtime, struct object *made, uint32_t slot,
               struct object *const *items, size_t count)
{
    struct object *tuple = make_tuple(runtime, count);
    if (!store(runtime, (struct ref){made, slot}, tuple))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        slot_set(runtime, tuple, i, NULL);
        if (!object_iterate(runtime, items[i], (struct ref){tuple, i}))
            return false;
    }
    return true;
}

static bool
construct_zip(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    static const char *const keywords[] = {"strict", NULL};
    if (!arguments_check(runtime, "zip", arguments, 0, -1, keywords))
        return false;
    struct object *given = arguments_keyword(arguments, "strict");
    bool strict = false;
    if (given != NULL && !object_is_true(runtime, given, &strict))
        return false;
    struct object *made = iterator_make(
        runtime, type, 2, (uint64_t)runtime->profile->zip_size);
    if (!store(runtime, result, made))
        return false;
    as_iterator(made)->step = strict;
    size_t count = arguments->count;
    if (!hold_iterators(runtime, made, 0, arguments->items, count))
        return false;
    return store(runtime, (struct ref){made, 1}, make_tuple(runtime, count));
}

/* With strict: one is at its end, so all others must be. */
static bool
check_strict(struct runtime *runtime, struct object *iterators,
             uint32_t ended, struct ref item)
{
    if (ended > 0)
        return raise_error(runtime, "ValueError",
                           "zip() argument %u is shorter than argument%s%u",
                           ended + 1, ended == 1 ? " " : "s 1-", ended);
    for (uint32_t i = 1; i < iterators->slot_count; i++) {
        if (!object_next(runtime, iterators->slots[i], item))
            return false;
        if (ref_get(item) != NULL)
            return raise_error(
                runtime, "ValueError",
                "zip() argument %u is longer than argument%s%u", i + 1,
                i == 1 ? " " : "s 1-", i);
    }
    return true;
}

static bool
fill_zipped(struct runtime *runtime, struct object *object,
            struct object *tuple, struct ref item, bool *ended)
{
    struct object *iterators = object->slots[0];
    bool strict = as_iterator(object)->step != 0;
    *ended = false;
    for (uint32_t i = 0; i < iterators->slot_count; i++) {
        struct object *iterator = iterators->slots[i];
        if (!(strict ? object_next(runtime, iterator, item)
                     : object_next_or_stop(runtime, iterator, item)))
            return false;
        if (ref_get(item) == NULL) {
            *ended = true;
            return !strict ||
                   check_strict(runtime, iterators, i, item);
        }
        slot_set(runtime, tuple, i, ref_get(item));
        ref_set(runtime, item, NULL);
    }
    return true;
}

/* Whether one of the iterators runs code of the scene. */
static bool
runs_scene(const struct object *iterators)
{
    for (uint32_t i = 0; i < iterators->slot_count; i++)
        if (iterators->slots[i]->type->flags & (TYPE_FINALIZES | TYPE_HEAP))
            return true;
    return false;
}

/* The tuple is held as the result while the iterators run. */
static bool
zip_held(struct runtime *runtime, struct object *object,
         struct object *tuple, struct ref result)
{
    static const char *const names[] = {"an item"};
    struct object *native = native_open(runtime, "zip", names, 1);
    bool ended = true;
    if (native == NULL)
        return false;
    ref_set(runtime, result, tuple);
    bool fine = fill_zipped(runtime, object, tuple,
                            (struct ref){native, 0}, &ended);
    native_close(runtime, native);
    if (!fine || ended)
        ref_set(runtime, result, NULL);
    return fine;
}

static bool
next_zipped(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct object *iterators = object->slots[0];
    struct object *pair = object->slots[1];
    if (iterators == NULL || iterators->slot_count == 0)
        return true;
    struct object *tuple = pair->count > 1
                               ? make_tuple(runtime, iterators->slot_count)
                               : pair;
    if (tuple == NULL)
        return false;
    if (runs_scene(iterators))
        return zip_held(runtime, object, tuple, result);
    /* result holds each item until the tuple does. */
    bool ended;
    bool fine = fill_zipped(runtime, object, tuple, result, &ended);
    if (fine && !ended) {
        ref_set(runtime, result, tuple);
        return true;
    }
    ref_set(runtime, result, NULL);
    object_discard(runtime, tuple);
    return fine;
}

/* ---- map and filter ----------------------------------------------------- */

static bool
construct_map(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "map", arguments, 0, -1, NULL))
        return false;
    if (arguments->count < 2)
        return raise_error(runtime, "TypeError",
                           "map() must have at least two arguments.");
    struct object *made = iterator_make(
        runtime, type, 2, (uint64_t)runtime->profile->map_size);
    if (!store(runtime, result, made))
        return false;
    if (!hold_iterators(runtime, made, 0, arguments->items + 1,
                        arguments->count - 1))
        return false;
    slot_set(runtime, made, 1, arguments->items[0]);
    return true;
}

static bool
next_mapped(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct object *iterators = object->slots[0];
    uint32_t count = iterators->slot_count;
    struct object *native = native_open(runtime, "map", NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "the item"))
        return false;
    bool fine = true, ended = false;
    for (uint32_t i = 0; i < count && fine && !ended; i++) {
        fine = object_next_or_stop(runtime, iterators->slots[i],
                                   (struct ref){native, i});
        ended = native->slots[i] == NULL;
    }
    if (fine && !ended)
        fine = object_call(
            runtime, object->slots[1],
            &(struct arguments){.items = native->slots, .count = count},
            result);
    native_close(runtime, native);
    return fine;
}

static bool
construct_filter(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "filter", arguments, 2, 2, NULL))
        return false;
    struct object *made = iterator_make(runtime, type, 2, 48);
    if (!store(runtime, result, made))
        return false;
    if (!object_iterate(runtime, arguments->items[1],
                        (struct ref){made, 0}))
        return false;
    slot_set(runtime, made, 1, arguments->items[0]);
    return true;
}

static bool
passes(struct runtime *runtime, struct object *test, struct object *native,
       bool *truth)
{
    struct object *item = native->slots[0];
    if (is_none(test))
        return object_is_true(runtime, item, truth);
    if (!object_call_one(runtime, test, item, (struct ref){native, 1}))
        return false;
    bool fine = object_is_true(runtime, native->slots[1], truth);
    slot_set(runtime, native, 1, NULL);
    return fine;
}

static bool
next_filtered(struct runtime *runtime, struct object *object,
              struct ref result)
{
    static const char *const names[] = {"the item", "the answer"};
    struct object *native = native_open(runtime, "filter", names, 2);
    if (native == NULL)
        return false;
    struct ref item = {native, 0};
    bool fine, keep = false;
    do {
        ref_set(runtime, item, NULL);
        fine = object_next_or_stop(runtime, object->slots[0], item) &&
               (ref_get(item) == NULL ||
                passes(runtime, object->slots[1], native, &keep));
    } while (fine && ref_get(item) != NULL && !keep);
    if (fine && ref_get(item) != NULL)
        ref_move(runtime, item, result);
    native_close(runtime, native);
    return fine;
}

/* ---- iter(callable, sentinel) ------------------------------------------- */

struct object *
iterator_new_callable(struct runtime *runtime, struct object *callable,
                      struct object *sentinel)
{
    struct object *made =
        iterator_make(runtime, &callable_iterator_type, 2, 48);
    if (made == NULL)
        return NULL;
    slot_set(runtime, made, 0, callable);
    slot_set(runtime, made, 1, sentinel);
    return made;
}

static bool
next_called(struct runtime *runtime, struct object *object,
            struct ref result)
{
    static const struct arguments none = {0};
    if (object->slots[0] == NULL)
        return true;
    struct object *native = open_place(runtime, "iter");
    if (native == NULL)
        return false;
    struct ref item = {native, 0};
    bool same = false;
    bool fine = object_call(runtime, object->slots[0], &none, item) &&
                object_equal(runtime, object->slots[1], ref_get(item), &same);
    if (fine && same)
        slots_clear(runtime, object, 0, 2, false);
    else if (fine)
        ref_move(runtime, item, result);
    native_close(runtime, native);
    return fine;
}

/* ---- reversed ----------------------------------------------------------- */

bool
iterator_reversed(struct runtime *runtime, struct object *object,
                  struct ref result)
{
    bool found;
    struct object *method = special_of_scene(runtime, object, "__reversed__");
    if (method != NULL && is_none(method))
        return raise_error(runtime, "TypeError",
                           "'%s' object is not reversible",
                           object->type->name);
    if (method != NULL)
        return special_ask(runtime, object, "__reversed__", NULL, result,
                           &found);
    if (object->type->reverse != NULL)
        return object->type->reverse(runtime, object, result);
    size_t length;
    if (object->type->get_item == NULL || object->type->length == NULL)
        return raise_error(runtime, "TypeError",
                           "'%s' object is not reversible",
                           object->type->name);
    if (!object_length(runtime, object, &length))
        return false;
    struct object *made = iterator_make(runtime, &reversed_type, 1, 48);
    if (!store(runtime, result, made))
        return false;
    as_iterator(made)->position = (int64_t)length - 1;
    slot_set(runtime, made, 0, object);
    return true;
}

static bool
construct_reversed(struct runtime *runtime, const struct type *type,
                   const struct arguments *arguments, struct ref result)
{
    (void)type;
    return arguments_check(runtime, "reversed", arguments, 1, 1, NULL) &&
           iterator_reversed(runtime, arguments->items[0], result);
}

static bool
next_reversed(struct runtime *runtime, struct object *object,
              struct ref result)
{
    struct object *sequence = object->slots[0];
    if (sequence == NULL)
        return true;
    int64_t position = as_iterator(object)->position--;
    struct object *index =
        position < 0 ? NULL : atom_new_int(runtime, position);
    bool fine = position < 0;
    if (index != NULL) {
        object_pin(index);
        fine = object_get_item(runtime, sequence, index, result);
        object_unpin(runtime, index);
        if (fine)
            return true;
        if (is_raised(runtime, "IndexError")) {
            clear_error(runtime);
            fine = true;
        }
    }
    if (fine)
        slot_set(runtime, object, 0, NULL);
    return fine;
}

/* Nothing is left of a sequence that has become shorter (reversed_len). */
static bool
hint_reversed(struct runtime *runtime, struct object *object, size_t *length)
{
    struct object *sequence = object->slots[0];
    *length = 0;
    if (sequence == NULL)
        return true;
    if (!object_length(runtime, sequence, length))
        return false;
    size_t left = (size_t)(as_iterator(object)->position + 1);
    *length = *length < left ? 0 : left;
    return true;
}

/* ---- tables ------------------------------------------------------------- */

const struct type enumerate_type = {.name = "enumerate",
                                    ITERATOR_BASE,
                                    .next = next_enumerated,
                                    .construct = construct_enumerate,
                                    .unpacked_since = 11};
const struct type zip_type = {.name = "zip",
                              ITERATOR_BASE,
                              .next = next_zipped,
                              .construct = construct_zip};
const struct type map_type = {.name = "map",
                              ITERATOR_BASE,
                              .next = next_mapped,
                              .construct = construct_map,
    .unpacked_since = 10};
const struct type filter_type = {.name = "filter",
                                 ITERATOR_BASE,
                                 .next = next_filtered,
                                 .construct = construct_filter,
    .unpacked_since = 10};
const struct type reversed_type = {.name = "reversed",
                                   ITERATOR_BASE,
                                   .next = next_reversed,
                                   .length_hint = hint_reversed,
                                   .construct = construct_reversed,
                                   .unpacked_since = 10};
const struct type callable_iterator_type = {.name = "callable_iterator",
                                            ITERATOR_TRACKED,
                                            .next = next_called};
