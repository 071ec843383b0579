/*
 * Members are in slots without gaps: one that is removed gives its slot to
 * the last.  The table (object/set_table.h) says in which order they come.
 */
#include "object/set.h"

#include "base/mem.h"
#include "base/vector.h"
#include "object/caches.h"
#include "object/container.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/iterator.h"
#include "object/operation.h"
#include "object/set_methods.h"
#include "object/set_table.h"
#include "object/store.h"

/* sizeof(PySetObject), with the 8 places that are part of it; bytes of one
 * place; the collector's head. */
enum { SET_SIZE = 200, PLACE_SIZE = 16, GC_HEAD = 16, OWN_PLACES = 8 };

struct set {
    struct object object;
    struct set_table table;
    VECTOR(uint32_t) places; /* of each slot, its place in the table */
    size_t finger;           /* where set.pop looks first */
};

static struct set *
set_of(const struct object *object)
{
    return (struct set *)(uintptr_t)object;
}

/* ---- memory ---- */

static uint64_t
buffer_size(const struct set *set)
{
    size_t places = set->table.mask + 1;
    return places > OWN_PLACES ? places * PLACE_SIZE : 0;
}

static uint64_t
set_size(struct runtime *runtime, struct object *object)
{
    (void)runtime;
    return SET_SIZE + buffer_size(set_of(object));
}

/* Tells that the table may have another size, and where slots are now. */
static void
table_changed(struct runtime *runtime, struct object *object)
{
    struct set *set = set_of(object);
    for (size_t i = 0; i <= set->table.mask; i++)
        if (set->table.places[i].slot >= 0)
            set->places.items[set->table.places[i].slot] = (uint32_t)i;
    if (object->buffer_size == buffer_size(set))
        return;
    object_set_buffer(runtime, object, buffer_size(set));
    object_resize(runtime, object,
                  SET_SIZE + GC_HEAD + buffer_size(set));
}

static void
release_set(struct object *object)
{
    set_table_release(&set_of(object)->table);
    VECTOR_RELEASE(&set_of(object)->places);
}

struct object *
set_new(struct runtime *runtime, const struct type *type)
{
    struct object_birth birth = {.kind = NODE_OBJECT,
                                 .size = SET_SIZE + GC_HEAD,
                                 .block_size = SET_SIZE + GC_HEAD};
    struct object *object = object_new(runtime, type, &birth);
    if (object != NULL)
        set_table_init(&set_of(object)->table);
    return object;
}

struct object *
frozenset_empty(struct runtime *runtime)
{
    if (!runtime->profile->empty_frozenset_shared)
        return set_new(runtime, &frozenset_type);
    if (runtime->caches->empty_frozenset == NULL) {
        struct object *object = set_new(runtime, &frozenset_type);
        if (object == NULL)
            return NULL;
        object_set_flags(runtime, object, object->flags | NODE_SHARED);
        if (!caches_hold(runtime, object, "frozenset()"))
            return NULL;
        runtime->caches->empty_frozenset = object;
    }
    return runtime->caches->empty_frozenset;
}

/* Puts the slots into the order of the table: the order in which a set lets
 * go of its members. */
static void
order_slots(struct runtime *runtime, struct object *object)
{
    struct set *set = set_of(object);
    uint32_t count = object->slot_count, next = 0;
    if (count < 2)
        return;
    uint32_t *order = mem_alloc_array(count, sizeof *order);
    bool sorted = true;
    for (size_t i = 0; i <= set->table.mask && next < count; i++) {
        int32_t slot = set->table.places[i].slot;
        if (slot < 0)
            continue;
        sorted = sorted && slot == (int32_t)next;
        order[next] = (uint32_t)slot;
        set->table.places[i].slot = (int32_t)next;
        set->places.items[next++] = (uint32_t)i;
    }
    if (!sorted)
        slots_permute(runtime, object, 0, order, count);
    mem_free(order);
}

void
set_clear(struct runtime *runtime, struct object *object)
{
    struct set *set = set_of(object);
    order_slots(runtime, object);
    set_table_release(&set->table);
    set_table_init(&set->table);
    set->places.count = 0;
    uint32_t count = object->slot_count;
    slots_clear(runtime, object, 0, count, false);
    slots_remove(runtime, object, 0, count, NULL);
    table_changed(runtime, object);
}

/* ---- members ---- */

/* Looks item up; stores its place or SET_NOWHERE.  == of a class may change
 * the set: then the search begins anew. */
static bool
find_member(struct runtime *runtime, struct object *object,
            struct object *item, int64_t hash, struct set_probe *probe,
            size_t *found)
{
    struct set *set = set_of(object);
restart:
    *probe = (struct set_probe){0};
    for (;;) {
        *found = set_table_probe(&set->table, hash, probe);
        if (*found == SET_NOWHERE)
            return true;
        struct object *member =
            object->slots[set->table.places[*found].slot];
        struct set_place *places = set->table.places;
        size_t used = set->table.used;
        bool equal = member == item;
        if (!equal && !object_equal(runtime, member, item, &equal))
            return false;
        if (equal)
            return true;
        if (places != set->table.places || used != set->table.used)
            goto restart;
    }
}

static bool
add_hashed(struct runtime *runtime, struct object *object,
           struct object *item, int64_t hash)
{
    struct set *set = set_of(object);
    struct set_probe probe;
    size_t found;
    if (!find_member(runtime, object, item, hash, &probe, &found))
        return false;
    if (found != SET_NOWHERE)
        return true;
    uint32_t slot = object->slot_count;
    if (!slots_insert(runtime, object, slot, 1, NULL))
        return false;
    VECTOR_PUSH(&set->places, (uint32_t)probe.end);
    size_t mask = set->table.mask;
    bool reuse = runtime->profile->set_reuses_dummies;
    set_table_enter(&set->table, &probe, hash, (int32_t)slot, reuse);
    if (reuse && probe.free != SET_NOWHERE)
        set->places.items[slot] = (uint32_t)probe.free;
    slot_set(runtime, object, slot, item);
    if (mask != set->table.mask || set->table.fill == set->table.used)
        table_changed(runtime, object);
    return true;
}

bool
set_add(struct runtime *runtime, struct object *object, struct object *item)
{
    int64_t hash;
    return object_hash(runtime, item, &hash) &&
           add_hashed(runtime, object, item, hash);
}

bool
set_contains(struct runtime *runtime, struct object *object,
             struct object *item, bool *truth)
{
    struct set_probe probe;
    int64_t hash;
    size_t found;
    if (!object_hash(runtime, item, &hash) ||
        !find_member(runtime, object, item, hash, &probe, &found))
        return false;
    *truth = found != SET_NOWHERE;
    return true;
}

/* Moves the member at a place of the table to result (which may have no
 * holder) and closes the gap with the last slot. */
static void
take_place(struct runtime *runtime, struct object *object, size_t place,
           struct ref result)
{
    struct set *set = set_of(object);
    uint32_t slot = (uint32_t)set->table.places[place].slot;
    uint32_t last = object->slot_count - 1;
    set_table_remove(&set->table, place);
    if (slot != last) {
        set->places.items[slot] = set->places.items[last];
        set->table.places[set->places.items[slot]].slot = (int32_t)slot;
        ref_swap(runtime, (struct ref){object, slot},
                 (struct ref){object, last});
    }
    set->places.count--;
    if (result.holder != NULL)
        ref_move(runtime, (struct ref){object, last}, result);
    else
        slot_set(runtime, object, last, NULL);
    slots_remove(runtime, object, last, 1, NULL);
}

bool
set_discard(struct runtime *runtime, struct object *object,
            struct object *item, bool *found)
{
    struct set_probe probe;
    int64_t hash;
    size_t place;
    if (!object_hash(runtime, item, &hash) ||
        !find_member(runtime, object, item, hash, &probe, &place))
        return false;
    if (found != NULL)
        *found = place != SET_NOWHERE;
    if (place != SET_NOWHERE)
        take_place(runtime, object, place, (struct ref){NULL, 0});
    return true;
}

struct object *
set_next(const struct object *object, size_t *position)
{
    const struct set_table *table = &set_of(object)->table;
    while (*position <= table->mask) {
        int32_t slot = table->places[(*position)++].slot;
        if (slot >= 0)
            return object->slots[slot];
    }
    return NULL;
}

bool
set_pop(struct runtime *runtime, struct object *object, struct ref result)
{
    struct set *set = set_of(object);
    if (object->slot_count == 0)
        return raise_error(runtime, "KeyError", "pop from an empty set");
    size_t place = set->finger & set->table.mask;
    while (set->table.places[place].slot < 0)
        place = place == set->table.mask ? 0 : place + 1;
    take_place(runtime, object, place, result);
    set->finger = place + 1;
    return true;
}

/* ---- many members ---- */

/* set_merge: into an empty set a table is copied, else members are added one
 * by one. */
static bool
merge(struct runtime *runtime, struct object *object, struct object *other)
{
    struct set *set = set_of(object), *source = set_of(other);
    if (object == other || source->table.used == 0)
        return true;
    if ((set->table.fill + source->table.used) * 5 >= set->table.mask * 3)
        set_table_resize(&set->table,
                         (set->table.used + source->table.used) * 2);
    if (set->table.fill > 0) {
        table_changed(runtime, object);
        for (size_t i = 0; i <= source->table.mask; i++) {
            struct set_place place = source->table.places[i];
            if (place.slot >= 0 &&
                !add_hashed(runtime, object, other->slots[place.slot],
                            place.hash))
                return false;
        }
        return true;
    }
    uint32_t count = other->slot_count;
    if (!slots_insert(runtime, object, 0, count, NULL))
        return false;
    VECTOR_RESERVE(&set->places, count);
    set->places.count = count;
    set_table_copy(&set->table, &source->table);
    for (uint32_t i = 0; i < count; i++)
        slot_set(runtime, object, i, other->slots[i]);
    table_changed(runtime, object);
    return true;
}

static bool
add_item(struct runtime *runtime, void *context, struct object *item)
{
    return set_add(runtime, context, item);
}

static bool
add_keys(struct runtime *runtime, struct object *object, struct object *dict)
{
    struct set *set = set_of(object);
    uint32_t count = dict_length(dict);
    if ((set->table.fill + count) * 5 >= set->table.mask * 3) {
        set_table_resize(&set->table, (set->table.used + count) * 2);
        table_changed(runtime, object);
    }
    for (uint32_t i = 0; i < dict_length(dict); i++)
        if (!set_add(runtime, object, dict_key_at(dict, i)))
            return false;
    return true;
}

bool
set_update(struct runtime *runtime, struct object *object,
           struct object *iterable)
{
    if (object_is_set(iterable))
        return merge(runtime, object, iterable);
    if (iterable->type == &dict_type)
        return add_keys(runtime, object, iterable);
    return each_item(runtime, "set.update", iterable, add_item, object);
}

struct object *
set_copy(struct runtime *runtime, const struct type *type,
         struct object *object)
{
    struct object *copied = set_new(runtime, type);
    if (copied == NULL || merge(runtime, copied, object))
        return copied;
    object_discard(runtime, copied);
    return NULL;
}

/* The set is held by result while it is made. */
bool
set_from_iterable(struct runtime *runtime, const struct type *type,
                  struct object *iterable, struct ref result)
{
    if (type == &frozenset_type && iterable != NULL &&
        iterable->type == &frozenset_type)
        return store(runtime, result, iterable);
    if (!store(runtime, result, set_new(runtime, type)))
        return false;
    struct object *made = ref_get(result);
    if (iterable != NULL && !set_update(runtime, made, iterable)) {
        ref_set(runtime, result, NULL);
        return false;
    }
    if (type == &frozenset_type && set_length(made) == 0 &&
        runtime->profile->empty_frozenset_shared)
        return store(runtime, result, frozenset_empty(runtime));
    return true;
}

void
set_drop_dummies(struct runtime *runtime, struct object *object)
{
    struct set_table *table = &set_of(object)->table;
    if (table->fill - table->used <= table->mask / 4)
        return;
    set_table_resize(table, table->used > 50000 ? table->used * 2
                                                : table->used * 4);
    table_changed(runtime, object);
}

/* ---- text and comparison ---- */

static bool
add_members(struct runtime *runtime, struct object *object, struct text *out)
{
    size_t position = 0;
    struct object *member;
    for (bool first = true;
         (member = set_next(object, &position)) != NULL; first = false) {
        if (!first)
            text_add_string(out, ", ");
        if (!object_repr(runtime, member, out))
            return false;
    }
    return true;
}

static bool
repr_set(struct runtime *runtime, struct object *object, struct text *out)
{
    bool plain = object->type == &set_type;
    bool again;
    if (set_length(object) == 0) {
        text_add_format(out, "%s()", object->type->name);
        return true;
    }
    if (!repr_enter(runtime, object, &again)) {
        if (again)
            text_add_format(out, "%s(...)", object->type->name);
        return again;
    }
    if (!plain)
        text_add_format(out, "%s(", object->type->name);
    text_add_byte(out, '{');
    bool fine = add_members(runtime, object, out);
    text_add_string(out, plain ? "}" : "})");
    repr_leave(runtime, object);
    return fine;
}

static bool
length_set(struct runtime *runtime, struct object *object, size_t *length)
{
    (void)runtime;
    *length = set_length(object);
    return true;
}

bool
set_is_subset(struct runtime *runtime, struct object *a, struct object *b,
              bool *truth)
{
    size_t position = 0;
    struct object *member;
    *truth = set_length(a) <= set_length(b);
    while (*truth && (member = set_next(a, &position)) != NULL)
        if (!set_contains(runtime, b, member, truth))
            return false;
    return true;
}

static enum outcome
compare_set(struct runtime *runtime, struct object *a, struct object *b,
            enum comparison_kind kind, bool *truth)
{
    uint32_t i = set_length(a), j = set_length(b);
    bool fine = true;
    if (!object_is_set(a) || !object_is_set(b))
        return OUTCOME_NOT_IMPLEMENTED;
    *truth = false;
    switch (kind) {
    case IS_EQUAL:
    case IS_NOT_EQUAL:
        if (i == j)
            fine = set_is_subset(runtime, a, b, truth);
        *truth = *truth == (kind == IS_EQUAL);
        break;
    case IS_LESS:
    case IS_LESS_EQUAL:
        if (kind == IS_LESS_EQUAL || i != j)
            fine = set_is_subset(runtime, a, b, truth);
        break;
    case IS_GREATER:
    case IS_GREATER_EQUAL:
        if (kind == IS_GREATER_EQUAL || i != j)
            fine = set_is_subset(runtime, b, a, truth);
        break;
    }
    return outcome_of(fine);
}

static uint64_t
shuffle(uint64_t hash)
{
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/* frozenset_hash (Objects/setobject.c). */
static bool
hash_frozenset(struct runtime *runtime, struct object *object,
               int64_t *result)
{
    const struct set_table *table = &set_of(object)->table;
    uint64_t hash = 0;
    (void)runtime;
    for (size_t i = 0; i <= table->mask; i++)
        if (table->places[i].slot >= 0)
            hash ^= shuffle((uint64_t)table->places[i].hash);
    hash ^= (table->used + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    *result = hash == UINT64_MAX ? 590923713 : (int64_t)hash;
    return true;
}

/* A set is looked for among the members as the frozenset it equals. */
static bool
contains_set(struct runtime *runtime, struct object *object,
             struct object *item, bool *truth)
{
    struct set_probe probe;
    int64_t hash;
    size_t found;
    if (item->type != &set_type)
        return set_contains(runtime, object, item, truth);
    if (!hash_frozenset(runtime, item, &hash) ||
        !find_member(runtime, object, item, hash, &probe, &found))
        return false;
    *truth = found != SET_NOWHERE;
    return true;
}

static bool
iterate_set(struct runtime *runtime, struct object *object,
            struct ref result)
{
    return store(runtime, result,
                 iterator_new(runtime, &set_iterator_type, object));
}

static bool
construct_set(struct runtime *runtime, const struct type *type,
              const struct arguments *arguments, struct ref result)
{
    struct object *iterable =
        arguments->count > 0 ? arguments->items[0] : NULL;
    if (arguments_keyword_count(arguments) > 0)
        return raise_error(runtime, "TypeError",
                           "%s() takes no keyword arguments", type->name);
    if (arguments->count > 1)
        return raise_error(runtime, "TypeError",
                           "%s expected at most 1 argument, got %zu",
                           type->name, arguments->count);
    return set_from_iterable(runtime, type, iterable, result);
}

static void
clear_set(struct runtime *runtime, struct object *object)
{
    set_clear(runtime, object);
}

#define SET_OPERATIONS                                                   \
    .flags = TYPE_TRACKED | TYPE_HAS_GC_HEAD | TYPE_WEAKLY_REFERABLE |   \
             TYPE_BASE,                                                  \
    .scheme = SLOTS_MEMBERS, .struct_size = sizeof(struct set),          \
    .release = release_set, .size = set_size, .repr = repr_set,          \
    .length = length_set, .contains = contains_set,                      \
    .iterate = iterate_set, .construct = construct_set,                  \
    .compare_truth = compare_set, .binary = set_binary,                  \
    .clear = clear_set, .finalize = order_slots

const struct type set_type = {
    .name = "set",
    SET_OPERATIONS,
    .in_place = set_in_place,
    .methods = set_methods,
    .documentation = "set(iterable=(), /)",
};

const struct type frozenset_type = {
    .name = "frozenset",
    SET_OPERATIONS,
    .hash = hash_frozenset,
    .methods = frozenset_methods,
    .documentation = "frozenset(iterable=(), /)",
};
