/*
 * The iterators that go over other iterators: enumerate, zip, map, filter and
 * iter(callable, sentinel).  Slots are in the order of CPython's traverse
 * functions (Objects/enumobject.c, Python/bltinmodule.c).
 */
#include "object/iterator_tools.h"

#include "base/mem.h"
#include "heap/collector.h"
#include "heap/native.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/store.h"
#include "object/tuple.h"

struct counter {
    struct object object;
    int64_t next;
};

enum { GC_HEAD = 16 };

static struct object *
new_combined(struct runtime *runtime, const struct type *type, uint64_t size,
             uint32_t slots)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = size + GC_HEAD,
                                 .block_size = size + GC_HEAD};
    struct object *object = object_new(runtime, type, &birth);
    if (object != NULL && slots_insert(runtime, object, 0, slots, NULL))
        return object;
    if (object != NULL)
        object_discard(runtime, object);
    return NULL;
}

bool
store_reused_tuple(struct runtime *runtime, struct ref place,
                   struct object *const *items, uint32_t count,
                   struct ref result)
{
    struct object *tuple = ref_get(place);
    if (tuple == NULL || tuple->count != 1)
        return store(runtime, result,
                     tuple_from_items(runtime, items, count));
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, tuple, i, items[i]);
    ref_set(runtime, result, tuple);
    if (!(tuple->flags & NODE_TRACKED))
        collector_track(runtime, tuple);
    return true;
}

/* Puts a tuple of count Nones into place. */
static bool
set_nones(struct runtime *runtime, struct ref place, uint32_t count)
{
    struct object **nones = mem_alloc_array(count, sizeof *nones);
    for (uint32_t i = 0; i < count; i++)
        nones[i] = atom_none(runtime);
    struct object *tuple = tuple_from_items(runtime, nones, count);
    mem_free(nones);
    return store(runtime, place, tuple);
}

/* ---- enumerate ---- */

enum { ENUMERATE_ITERATOR, ENUMERATE_RESULT, ENUMERATE_SLOTS };

static bool
next_enumerated(struct runtime *runtime, struct object *object,
                struct ref result)
{
    struct counter *counter = (void *)object;
    struct object *pair[2];
    if (!object_next(runtime, object->slots[ENUMERATE_ITERATOR], result))
        return false;
    pair[1] = ref_get(result);
    if (pair[1] == NULL)
        return true;
    pair[0] = atom_new_int(runtime, counter->next++);
    if (pair[0] == NULL)
        return false;
    return store_reused_tuple(runtime,
                              (struct ref){object, ENUMERATE_RESULT}, pair,
                              2, result);
}

static bool
construct_enumerate(struct runtime *runtime, const struct type *type,
                    const struct arguments *arguments, struct ref result)
{
    struct object *iterable = arguments_get(arguments, 0, "iterable");
    struct object *start = arguments_get(arguments, 1, "start");
    int64_t first = 0;
    if (iterable == NULL || arguments->count > 2)
        return raise_error(runtime, "TypeError",
                           "enumerate() missing required argument "
                           "'iterable' (pos 1)");
    if (start != NULL && !atom_to_index(runtime, start, false, &first))
        return false;
    uint64_t size = (uint64_t)runtime->profile->enumerate_size - GC_HEAD;
    struct object *object =
        new_combined(runtime, type, size, ENUMERATE_SLOTS);
    if (!store(runtime, result, object))
        return false;
    ((struct counter *)(void *)object)->next = first;
    if (object_iterate(runtime, iterable,
                       (struct ref){object, ENUMERATE_ITERATOR}) &&
        set_nones(runtime, (struct ref){object, ENUMERATE_RESULT}, 2))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static uint64_t
enumerate_size(struct runtime *runtime, struct object *object)
{
    (void)object;
    return (uint64_t)runtime->profile->enumerate_size - GC_HEAD;
}

/* ---- zip and map: a tuple of iterators ---- */

/* Stores a tuple with an iterator over each of the arguments from first on. */
static bool
iterate_all(struct runtime *runtime, const char *what,
            const struct arguments *arguments, size_t first,
            struct ref place)
{
    uint32_t count = (uint32_t)(arguments->count - first);
    const char **names = mem_alloc_array(count, sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = "an iterator";
    struct object *native = native_open(runtime, what, names, count);
    mem_free(names);
    bool fine = true;
    for (uint32_t i = 0; fine && i < count; i++)
        fine = object_iterate(runtime, arguments->items[first + i],
                              (struct ref){native, i});
    fine = fine &&
           store(runtime, place, tuple_from_slots(runtime, native, 0, count));
    native_close(runtime, native);
    return fine;
}

enum { ZIP_ITERATORS, ZIP_RESULT, ZIP_SLOTS };

/* Gets the next item of each iterator into the slots of native; *ended when
 * one has no more. */
static bool
next_of_each(struct runtime *runtime, struct object *iterators,
             struct object *native, bool *ended)
{
    *ended = false;
    for (uint32_t i = 0; i < iterators->slot_count && !*ended; i++) {
        if (!object_next(runtime, iterators->slots[i],
                         (struct ref){native, i}))
            return false;
        *ended = native->slots[i] == NULL;
    }
    return true;
}

static struct object *
open_items(struct runtime *runtime, const char *what, uint32_t count)
{
    const char **names = mem_alloc_array(count, sizeof *names);
    for (uint32_t i = 0; i < count; i++)
        names[i] = "an item";
    struct object *native = native_open(runtime, what, names, count);
    mem_free(names);
    return native;
}

static bool
next_zipped(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct object *iterators = object->slots[ZIP_ITERATORS];
    uint32_t count = iterators->slot_count;
    bool ended;
    if (count == 0)
        return true;
    struct object *native = open_items(runtime, "zip", count);
    bool fine = next_of_each(runtime, iterators, native, &ended);
    if (fine && !ended)
        fine = store_reused_tuple(runtime, (struct ref){object, ZIP_RESULT},
                                  native->slots, count, result);
    native_close(runtime, native);
    return fine;
}

static bool
construct_zip(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "zip(strict=) is not supported in a scene");
    uint64_t size = (uint64_t)runtime->profile->zip_size - GC_HEAD;
    struct object *object = new_combined(runtime, type, size, ZIP_SLOTS);
    if (!store(runtime, result, object))
        return false;
    if (iterate_all(runtime, "zip", arguments, 0,
                    (struct ref){object, ZIP_ITERATORS}) &&
        set_nones(runtime, (struct ref){object, ZIP_RESULT},
                  (uint32_t)arguments->count))
        return true;
    ref_set(runtime, result, NULL);
    return false;
}

static uint64_t
zip_size(struct runtime *runtime, struct object *object)
{
    (void)object;
    return (uint64_t)runtime->profile->zip_size - GC_HEAD;
}

enum { MAP_ITERATORS, MAP_FUNCTION, MAP_SLOTS };

static bool
next_mapped(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct object *iterators = object->slots[MAP_ITERATORS];
    uint32_t count = iterators->slot_count;
    bool ended;
    struct object *native = open_items(runtime, "map", count);
    bool fine = next_of_each(runtime, iterators, native, &ended);
    if (fine && !ended) {
        struct arguments arguments = {native->slots, count, NULL};
        fine = object_call(runtime, object->slots[MAP_FUNCTION], &arguments,
                           result);
    }
    native_close(runtime, native);
    return fine;
}

static bool
construct_map(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    if (arguments->count < 2)
        return raise_error(runtime, "TypeError",
                           "map() must have at least two arguments.");
    uint64_t size = (uint64_t)runtime->profile->map_size - GC_HEAD;
    struct object *object = new_combined(runtime, type, size, MAP_SLOTS);
    if (!store(runtime, result, object))
        return false;
    if (!iterate_all(runtime, "map", arguments, 1,
                     (struct ref){object, MAP_ITERATORS})) {
        ref_set(runtime, result, NULL);
        return false;
    }
    slot_set(runtime, object, MAP_FUNCTION, arguments->items[0]);
    return true;
}

static uint64_t
map_size(struct runtime *runtime, struct object *object)
{
    (void)object;
    return (uint64_t)runtime->profile->map_size - GC_HEAD;
}

/* ---- filter ---- */

enum { FILTER_ITERATOR, FILTER_FUNCTION, FILTER_SLOTS };
enum { FILTER_SIZE = 32 };

/* Whether the item in result passes the test. */
static bool
passes(struct runtime *runtime, struct object *function, struct ref item,
       bool *truth)
{
    static const char *const names[] = {"what the test gave"};
    if (is_none(function))
        return object_is_true(runtime, ref_get(item), truth);
    struct object *native = native_open(runtime, "filter", names, 1);
    struct ref answer = {native, 0};
    bool fine =
        object_call_one(runtime, function, ref_get(item), answer) &&
        object_is_true(runtime, ref_get(answer), truth);
    native_close(runtime, native);
    return fine;
}

static bool
next_filtered(struct runtime *runtime, struct object *object,
              struct ref result)
{
    bool truth = false;
    while (!truth) {
        if (!object_next(runtime, object->slots[FILTER_ITERATOR], result))
            return false;
        if (ref_get(result) == NULL)
            return true;
        bool fine = passes(runtime, object->slots[FILTER_FUNCTION], result,
                           &truth);
        if (!fine || !truth)
            ref_set(runtime, result, NULL);
        if (!fine)
            return false;
    }
    return true;
}

static bool
construct_filter(struct runtime *runtime, const struct type *type,
                 const struct arguments *arguments, struct ref result)
{
    if (arguments->count != 2)
        return raise_error(runtime, "TypeError",
                           "filter expected 2 arguments, got %zu",
                           arguments->count);
    struct object *object =
        new_combined(runtime, type, FILTER_SIZE, FILTER_SLOTS);
    if (!store(runtime, result, object))
        return false;
    if (!object_iterate(runtime, arguments->items[1],
                        (struct ref){object, FILTER_ITERATOR})) {
        ref_set(runtime, result, NULL);
        return false;
    }
    slot_set(runtime, object, FILTER_FUNCTION, arguments->items[0]);
    return true;
}

/* ---- iter(callable, sentinel) ---- */

enum { CALLABLE_FUNCTION, CALLABLE_SENTINEL, CALLABLE_SLOTS };

static uint64_t
plain_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    (void)object;
    return FILTER_SIZE;
}

struct object *
iterator_new_callable(struct runtime *runtime, struct object *callable,
                      struct object *sentinel)
{
    if (callable->type->call == NULL) {
        raise_error(runtime, "TypeError", "iter(v, w): v must be callable");
        return NULL;
    }
    struct object *object = new_combined(runtime, &callable_iterator_type,
                                         FILTER_SIZE, CALLABLE_SLOTS);
    if (object == NULL)
        return NULL;
    slot_set(runtime, object, CALLABLE_FUNCTION, callable);
    slot_set(runtime, object, CALLABLE_SENTINEL, sentinel);
    return object;
}

static bool
next_called(struct runtime *runtime, struct object *object,
            struct ref result)
{
    struct arguments none = {NULL, 0, NULL};
    bool equal;
    if (object->slots[CALLABLE_FUNCTION] == NULL)
        return true;
    if (!object_call(runtime, object->slots[CALLABLE_FUNCTION], &none,
                     result))
        return false;
    if (!object_equal(runtime, ref_get(result),
                      object->slots[CALLABLE_SENTINEL], &equal)) {
        ref_set(runtime, result, NULL);
        return false;
    }
    if (equal) {
        ref_set(runtime, result, NULL);
        slots_clear(runtime, object, 0, CALLABLE_SLOTS, false);
    }
    return true;
}

/* ---- the types ---- */

bool
iterator_is_combined(const struct object *object)
{
    return object->type->next == next_enumerated ||
           object->type->next == next_zipped ||
           object->type->next == next_mapped ||
           object->type->next == next_filtered ||
           object->type->next == next_called;
}

#define COMBINED_TYPE(variable, text, size_function, next_function, \
                      construct_function, words)                    \
    const struct type variable = {                                  \
        .name = text,                                               \
        .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_BASE,       \
        .scheme = SLOTS_REFERENTS,                                  \
        .struct_size = sizeof(struct counter),                      \
        .size = size_function,                                      \
        .iterate = iterate_self,                                    \
        .next = next_function,                                      \
        .construct = construct_function,                            \
        .documentation = words,                                     \
    }

COMBINED_TYPE(enumerate_type, "enumerate", enumerate_size, next_enumerated,
              construct_enumerate, "enumerate(iterable, start=0)");
COMBINED_TYPE(zip_type, "zip", zip_size, next_zipped, construct_zip,
              "zip(*iterables)");
COMBINED_TYPE(map_type, "map", map_size, next_mapped, construct_map,
              "map(function, /, *iterables)");
COMBINED_TYPE(filter_type, "filter", plain_size, next_filtered,
              construct_filter, "filter(function, iterable, /)");
COMBINED_TYPE(callable_iterator_type, "callable_iterator", plain_size,
              next_called, NULL, NULL);
