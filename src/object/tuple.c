#include "object/tuple.h"

#include "heap/collector.h"
#include "heap/native.h"
#include "object/caches.h"
#include "object/container.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/store.h"
#include "value/hash.h"

enum { TUPLE_BASE = 40, ITEM = 8 };

static struct object *
new_of(struct runtime *runtime, const struct type *type, uint32_t count,
       uint32_t flags)
{
    uint64_t size = TUPLE_BASE + (uint64_t)count * ITEM;
    struct object *tuple =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .flags = flags,
                                          .size = size,
                                          .block_size = size,
                                          .is_static = flags != 0});
    if (tuple != NULL && !slots_insert(runtime, tuple, 0, count, NULL)) {
        object_discard(runtime, tuple);
        return NULL;
    }
    return tuple;
}

static struct object *
new_tuple(struct runtime *runtime, uint32_t count, uint32_t flags)
{
    return new_of(runtime, &tuple_type, count, flags);
}

struct object *
tuple_empty(struct runtime *runtime)
{
    struct caches *caches = runtime->caches;
    if (caches->empty_tuple == NULL) {
        struct object *tuple =
            new_tuple(runtime, 0, caches_flags(runtime));
        if (tuple == NULL || !caches_hold(runtime, tuple, "()"))
            return NULL;
        collector_untrack(runtime, tuple);
        caches->empty_tuple = tuple;
    }
    return caches->empty_tuple;
}

struct object *
tuple_new(struct runtime *runtime, uint32_t count)
{
    return new_tuple(runtime, count, 0);
}

struct object *
tuple_from_items(struct runtime *runtime, struct object *const *items,
                 uint32_t count)
{
    if (count == 0)
        return tuple_empty(runtime);
    struct object *tuple = new_tuple(runtime, count, 0);
    uint32_t i = 0;
    while (tuple != NULL && i < count) {
        uint32_t run = 1;
        while (i + run < count && items[i + run] == items[i])
            run++;
        if (run == 1)
            slot_set(runtime, tuple, i, items[i]);
        else
            slots_fill(runtime, tuple, i, run, items[i]);
        i += run;
    }
    return tuple;
}

struct object *
tuple_from_slots(struct runtime *runtime, struct object *holder,
                 uint32_t first, uint32_t count)
{
    if (count == 0)
        return tuple_empty(runtime);
    struct object *tuple = new_tuple(runtime, count, 0);
    for (uint32_t i = 0; tuple != NULL && i < count; i++)
        ref_move(runtime, (struct ref){holder, first + i},
                 (struct ref){tuple, i});
    return tuple;
}

bool
tuple_from_iterable(struct runtime *runtime, struct object *iterable,
                    struct ref result)
{
    if (iterable->type == &tuple_type)
        return store(runtime, result, iterable);
    if (iterable->type == &list_type)
        return store(runtime, result,
                     tuple_from_items(runtime, iterable->slots,
                                      iterable->slot_count));
    static const char *const names[] = {"the items"};
    struct object *native = native_open(runtime, "tuple", names, 1);
    if (native == NULL)
        return false;
    bool fine =
        list_from_iterable(runtime, iterable, (struct ref){native, 0});
    struct object *items = native->slots[0];
    fine = fine &&
           store(runtime, result,
                 tuple_from_slots(runtime, items, 0, items->slot_count));
    native_close(runtime, native);
    return fine;
}

void
tuple_maybe_untrack(struct runtime *runtime, struct object *tuple)
{
    if (collector_is_plain(tuple))
        collector_untrack(runtime, tuple);
}

/* ---- operations --------------------------------------------------------- */

static bool
get_item(struct runtime *runtime, struct object *tuple, struct object *key,
         struct ref result)
{
    if (key->type == &slice_type) {
        struct slice_range range;
        if (!slice_indices(runtime, key, tuple->slot_count, &range))
            return false;
        if (range.step == 1 && range.count == tuple->slot_count &&
            tuple->type == &tuple_type)
            return store(runtime, result, tuple);
        return sequence_get_slice(runtime, tuple, key, tuple_from_items,
                                  result);
    }
    uint32_t index;
    return sequence_index(runtime, tuple, key, "tuple index out of range",
                          &index) &&
           store(runtime, result, tuple->slots[index]);
}

static bool
iterate(struct runtime *runtime, struct object *tuple, struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &tuple_iterator_type, tuple));
}

static bool
hash(struct runtime *runtime, struct object *tuple, int64_t *out)
{
    uint32_t count = tuple->slot_count;
    if (!enter_c(runtime, " while hashing"))
        return false;
    int64_t *hashes = mem_alloc_array(count, sizeof *hashes);
    bool fine = true;
    for (uint32_t i = 0; i < count && fine; i++)
        fine = object_hash(runtime, tuple->slots[i], &hashes[i]);
    if (fine)
        *out = hash_tuple(hashes, count);
    mem_free(hashes);
    leave_c(runtime);
    return fine;
}

/* Returns the operand that is the result itself, or NULL
 * (Objects/tupleobject.c: t + (), t * 1). */
static struct object *
unchanged(enum operator_kind kind, struct object *a, struct object *b)
{
    if (kind == OPERATOR_ADD) {
        if (a->slot_count == 0 && b->type == &tuple_type)
            return b;
        return b->slot_count == 0 && a->type == &tuple_type ? a : NULL;
    }
    struct object *tuple = object_is_int(a) ? b : a;
    struct object *number = object_is_int(a) ? a : b;
    if (tuple->type != &tuple_type || !object_is_int(number))
        return NULL;
    if (tuple->slot_count == 0)
        return tuple;
    const struct value *value = atom_value(number);
    bool one = value->kind == VALUE_BOOL
                   ? value->as.boolean
                   : value->as.integer.big == NULL &&
                         value->as.integer.small == 1;
    return one ? tuple : NULL;
}

static enum outcome
binary(struct runtime *runtime, enum operator_kind kind, struct object *a,
       struct object *b, struct ref result)
{
    bool adds = kind == OPERATOR_ADD && object_is_tuple(a);
    if (!adds && kind != OPERATOR_MULTIPLY)
        return OUTCOME_NOT_IMPLEMENTED;
    struct object *same =
        !adds || object_is_tuple(b) ? unchanged(kind, a, b) : NULL;
    if (same != NULL)
        return outcome_of(store(runtime, result, same));
    if (adds)
        return sequence_concat(runtime, a, b, tuple_from_items, "tuple",
                               object_is_tuple(b), result);
    return sequence_repeat(runtime, a, b, tuple_from_items, result);
}

/* Makes of the tuple in result one of a derived type (tuple_subtype_new). */
static bool
derive(struct runtime *runtime, const struct type *type, struct ref result)
{
    static const char *const names[] = {"the tuple of items"};
    struct object *native = native_open(runtime, "tuple", names, 1);
    if (native == NULL)
        return false;
    struct ref plain = {native, 0};
    ref_move(runtime, result, plain);
    uint32_t count = ref_get(plain)->slot_count;
    struct object *derived = new_of(runtime, type, count, 0);
    bool fine = store(runtime, result, derived);
    for (uint32_t i = 0; fine && i < count; i++)
        slot_set(runtime, derived, i, ref_get(plain)->slots[i]);
    native_close(runtime, native);
    return fine;
}

static bool
construct(struct runtime *runtime, const struct type *type,
          const struct arguments *arguments, struct ref result)
{
    if (!arguments_check(runtime, "tuple", arguments, 0, 1, NULL))
        return false;
    if (arguments->count == 0 && type == &tuple_type)
        return store(runtime, result, tuple_empty(runtime));
    if (arguments->count == 0)
        return store(runtime, result, new_of(runtime, type, 0, 0));
    return tuple_from_iterable(runtime, arguments->items[0], result) &&
           (type == &tuple_type || derive(runtime, type, result));
}

static uint64_t
size_of(struct runtime *runtime, struct object *tuple)
{
    (void)runtime;
    return tuple->size - 16;
}

static const struct method methods[] = {
    {"count", sequence_count_method, 1, 1, NULL,
     "Return number of occurrences of value."},
    {"index", sequence_index_method, 1, 3, NULL,
     "Return first index of value."},
    {NULL, NULL, 0, 0, NULL, NULL}};

const struct type tuple_type = {.name = "tuple",
                                .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD |
                                         TYPE_RELEASES_BACKWARD | TYPE_BASE |
                                         TYPE_UNTRACKS | TYPE_VARIABLE |
                                         TYPE_SEQUENCE | TYPE_MATCHES_SELF,
                                .scheme = SLOTS_INDEX,
                                .struct_size = sizeof(struct object),
                                .size = size_of,
                                .repr = sequence_repr,
                                .hash = hash,
                                .compare_truth = sequence_compare,
                                .length = sequence_length,
                                .binary = binary,
                                .binary_kinds = SEQUENCE_OPERATORS,
                                .sequence_kinds = SEQUENCE_OPERATORS,
                                .get_item = get_item,
                                .contains = sequence_contains,
                                .iterate = iterate,
                                .construct = construct,
                                .unpacked_since = 9,
                                .methods = methods,
                                .free_list = FREE_LIST_TUPLE};
