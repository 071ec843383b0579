/*
 * The table is probed as CPython does: from the place that the hash tells, up
 * to LINEAR_PROBES places on, then at the next place of a sequence that stirs
 * in the rest of the hash.  A place tells the slot of its member, and
 * place_of, beside the slots, the place of each: so that removing a member
 * costs the same in a large set, the last slot moves into the gap.
 */
#include "object/set_type.h"

#include "base/mem.h"
#include "object/atom.h"
#include "object/caches.h"
#include "object/container.h"
#include "object/dict_type.h"
#include "object/operation.h"
#include "object/store.h"

enum { LINEAR_PROBES = 9, PERTURB_SHIFT = 5, SET_BASE = 216, PLACE = 16 };

/* ---- probing ------------------------------------------------------------ */

/* A walk along the places where a hash may be. */
struct probe {
    size_t mask;
    size_t base;
    size_t at;
    size_t left; /* places still to be looked at beside each other */
    uint64_t perturb;
};

static struct probe
probe_start(size_t mask, int64_t hash)
{
    size_t base = (size_t)hash & mask;
    return (struct probe){
        .mask = mask,
        .base = base,
        .at = base,
        .left = base + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0,
        .perturb = (uint64_t)hash};
}

static void
probe_next(struct probe *probe)
{
    if (probe->left > 0) {
        probe->left--;
        probe->at++;
        return;
    }
    probe->perturb >>= PERTURB_SHIFT;
    probe->base =
        (probe->base * 5 + 1 + (size_t)probe->perturb) & probe->mask;
    probe->at = probe->base;
    probe->left =
        probe->base + LINEAR_PROBES <= probe->mask ? LINEAR_PROBES : 0;
}

static bool
is_removed(const struct set_place *place)
{
    return place->slot == 0 && place->hash == -1;
}

static bool
is_free(const struct set_place *place)
{
    return place->slot == 0 && place->hash != -1;
}

/* ---- the table ---------------------------------------------------------- */

static void
put(struct set *set, size_t at, uint32_t slot, int64_t hash)
{
    set->table[at] = (struct set_place){hash, slot + 1};
    set->place_of[slot] = (uint32_t)at;
}

/* Puts a member into a table that has nothing removed (set_insert_clean). */
static void
put_clean(struct set *set, uint32_t slot, int64_t hash)
{
    struct probe probe = probe_start(set->mask, hash);
    while (set->table[probe.at].slot != 0)
        probe_next(&probe);
    put(set, probe.at, slot, hash);
}

/* Makes the table larger than wanted (set_table_resize). */
static void
resize(struct runtime *runtime, struct object *object, uint64_t wanted)
{
    struct set *set = as_set(object);
    uint64_t size = SET_SMALL_TABLE;
    while (size <= wanted)
        size *= 2;
    struct set_place *old = set->table;
    uint32_t old_mask = set->mask;
    set->table = mem_alloc_array(size, sizeof *set->table);
    set->mask = (uint32_t)(size - 1);
    set->fill = object->slot_count;
    for (uint32_t i = 0; i <= old_mask; i++)
        if (old[i].slot != 0)
            put_clean(set, old[i].slot - 1, old[i].hash);
    mem_free(old);
    object_set_buffer(runtime, object,
                      size == SET_SMALL_TABLE ? 0 : size * PLACE);
    object_resize(runtime, object,
                  SET_BASE + (size == SET_SMALL_TABLE ? 0 : size * PLACE));
}

static void
empty_table(struct runtime *runtime, struct object *object)
{
    struct set *set = as_set(object);
    mem_free(set->table);
    set->table = mem_alloc_array(SET_SMALL_TABLE, sizeof *set->table);
    set->mask = SET_SMALL_TABLE - 1;
    set->fill = 0;
    object_set_buffer(runtime, object, 0);
    object_resize(runtime, object, SET_BASE);
}

/* ---- looking up --------------------------------------------------------- */

struct set_search {
    struct object *item;
    bool holds; /* while it is compared */
};

/* Compares the member at a place with item; *moved: the table was changed by
 * that, and the search has to begin again. */
static bool
is_same(struct runtime *runtime, struct object *object, size_t at,
        const struct set_search *wanted, bool *same, bool *moved)
{
    struct set *set = as_set(object);
    struct object *item = wanted->item;
    const struct set_place *table = set->table;
    uint32_t slot = table[at].slot;
    struct object *there = object->slots[slot - 1];
    *moved = false;
    *same = there == item;
    if (*same)
        return true;
    if (there->type == &str_type && item->type == &str_type) {
        *same = string_equal(atom_string(there), atom_string(item));
        return true;
    }
    if (!object_equal_holding(runtime, "set", there, item, true,
                              wanted->holds, same))
        return false;
    *moved = set->table != table || table[at].slot != slot ||
             slot > object->slot_count || object->slots[slot - 1] != there;
    return true;
}

/* Finds item; *place: its place, or UINT32_MAX; then *open is the place where
 * it is to be put: the free one that ended the search, or, in versions that
 * reuse those of removed members, the last such place on the way. */
static bool
search(struct runtime *runtime, struct object *object,
       const struct set_search *wanted, int64_t hash, uint32_t *place,
       uint32_t *open)
{
    struct set *set = as_set(object);
    bool reuses = runtime->profile->set_reuses_dummies;
again:;
    uint32_t removed = UINT32_MAX;
    struct probe probe = probe_start(set->mask, hash);
    for (;; probe_next(&probe)) {
        const struct set_place *there = &set->table[probe.at];
        if (is_free(there)) {
            *place = UINT32_MAX;
            *open = removed != UINT32_MAX ? removed : (uint32_t)probe.at;
            return true;
        }
        if (is_removed(there) && reuses)
            removed = (uint32_t)probe.at;
        if (is_removed(there) || there->hash != hash)
            continue;
        bool same, moved;
        if (!is_same(runtime, object, probe.at, wanted, &same, &moved))
            return false;
        if (moved)
            goto again;
        if (same) {
            *place = (uint32_t)probe.at;
            return true;
        }
    }
}

bool
set_lookup(struct runtime *runtime, struct object *object,
           struct object *item, int64_t hash, uint32_t *place)
{
    uint32_t open;
    struct set_search wanted = {item, false};
    return search(runtime, object, &wanted, hash, place, &open);
}

bool
set_lookup_other(struct runtime *runtime, struct object *object,
                 struct object *item, int64_t hash, uint32_t *place)
{
    uint32_t open;
    struct set_search wanted = {item, runtime->profile->set_lookup_holds};
    return search(runtime, object, &wanted, hash, place, &open);
}

/* ---- adding and removing ------------------------------------------------ */

static bool
add_slot(struct runtime *runtime, struct object *object, struct object *item)
{
    struct set *set = as_set(object);
    uint32_t slot = object->slot_count;
    if (!slots_insert(runtime, object, slot, 1, NULL))
        return false;
    slot_set(runtime, object, slot, item);
    if (slot >= set->place_capacity) {
        set->place_capacity = set->place_capacity * 2 + SET_SMALL_TABLE;
        set->place_of = mem_resize_array(
            set->place_of, set->place_capacity, sizeof *set->place_of);
    }
    return true;
}

bool
set_add_hashed(struct runtime *runtime, struct object *object,
               struct object *item, int64_t hash)
{
    struct set *set = as_set(object);
    uint32_t place, open;
    struct set_search wanted = {item, true};
    if (!search(runtime, object, &wanted, hash, &place, &open))
        return false;
    if (place != UINT32_MAX)
        return true;
    if (!add_slot(runtime, object, item))
        return false;
    bool was_removed = is_removed(&set->table[open]);
    put(set, open, object->slot_count - 1, hash);
    if (was_removed)
        return true;
    set->fill++;
    uint64_t used = object->slot_count;
    if ((uint64_t)set->fill * 5 >= (uint64_t)set->mask * 3)
        resize(runtime, object, used > 50000 ? used * 2 : used * 4);
    return true;
}

bool
set_add(struct runtime *runtime, struct object *set, struct object *item)
{
    int64_t hash;
    return object_hash(runtime, item, &hash) &&
           set_add_hashed(runtime, set, item, hash);
}

void
set_remove_place(struct runtime *runtime, struct object *object,
                 uint32_t place, struct ref result)
{
    struct set *set = as_set(object);
    uint32_t slot = set->table[place].slot - 1;
    uint32_t last = object->slot_count - 1;
    set->table[place] = (struct set_place){-1, 0};
    if (slot != last) {
        ref_swap(runtime, (struct ref){object, slot},
                 (struct ref){object, last});
        set->place_of[slot] = set->place_of[last];
        set->table[set->place_of[slot]].slot = slot + 1;
    }
    if (result.holder != NULL)
        ref_move(runtime, (struct ref){object, last}, result);
    slots_drop(runtime, object, last, 1, false);
}

/* A set may be looked for in a set of frozensets: it is hashed as one
 * (set_contains, set_discard: "unhashable type: 'set'" is caught). */
static bool
hash_for_search(struct runtime *runtime, struct object *item, int64_t *hash)
{
    if (type_is(item->type, &set_type) && frozenset_type.hash != NULL)
        return frozenset_type.hash(runtime, item, hash);
    return object_hash(runtime, item, hash);
}

bool
set_discard(struct runtime *runtime, struct object *set, struct object *item,
            bool *found)
{
    int64_t hash;
    uint32_t place;
    if (!hash_for_search(runtime, item, &hash) ||
        !set_lookup(runtime, set, item, hash, &place))
        return false;
    if (found != NULL)
        *found = place != UINT32_MAX;
    if (place != UINT32_MAX)
        set_remove_place(runtime, set, place, (struct ref){NULL, 0});
    return true;
}

bool
set_contains(struct runtime *runtime, struct object *set,
             struct object *item, bool *truth)
{
    int64_t hash;
    uint32_t place = UINT32_MAX;
    bool fine = hash_for_search(runtime, item, &hash) &&
                set_lookup(runtime, set, item, hash, &place);
    *truth = place != UINT32_MAX;
    return fine;
}

struct object *
set_next(const struct object *object, size_t *position)
{
    const struct set *set = as_set(object);
    while (*position <= set->mask) {
        const struct set_place *place = &set->table[(*position)++];
        if (place->slot != 0)
            return object->slots[place->slot - 1];
    }
    return NULL;
}

int64_t
set_hash_before(const struct object *set, size_t position)
{
    return as_set(set)->table[position - 1].hash;
}

/* Slots are let go of in the order of the table. */
static void
sort_slots(struct runtime *runtime, struct object *object)
{
    struct set *set = as_set(object);
    uint32_t count = object->slot_count;
    if (count < 2)
        return;
    uint32_t *permutation = mem_alloc_array(count, sizeof *permutation);
    uint32_t next = 0;
    for (uint32_t i = 0; i <= set->mask; i++)
        if (set->table[i].slot != 0) {
            permutation[next] = set->table[i].slot - 1;
            set->table[i].slot = ++next;
            set->place_of[next - 1] = i;
        }
    slots_permute(runtime, object, 0, permutation, count);
    mem_free(permutation);
}

static bool
only_atoms(const struct object *object)
{
    for (uint32_t i = 0; i < object->slot_count; i++)
        if (!object_is_atom(object->slots[i]))
            return false;
    return true;
}

void
set_finalize(struct runtime *runtime, struct object *object)
{
    if (!only_atoms(object))
        sort_slots(runtime, object);
}

void
set_clear(struct runtime *runtime, struct object *object)
{
    set_finalize(runtime, object);
    empty_table(runtime, object);
    slots_drop(runtime, object, 0, object->slot_count, false);
}

void
set_take_body(struct runtime *runtime, struct object *object,
              struct object *other)
{
    set_clear(runtime, object);
    struct set *set = as_set(object), *source = as_set(other);
    uint32_t count = other->slot_count;
    (void)slots_insert(runtime, object, 0, count, NULL);
    for (uint32_t i = 0; i < count; i++)
        ref_move(runtime, (struct ref){other, i}, (struct ref){object, i});
    slots_remove(runtime, other, 0, count, NULL);
    mem_free(set->table);
    mem_free(set->place_of);
    set->table = source->table;
    set->place_of = source->place_of;
    set->place_capacity = source->place_capacity;
    set->mask = source->mask;
    set->fill = source->fill;
    source->table = NULL;
    source->place_of = NULL;
    source->place_capacity = 0;
    object_set_buffer(runtime, object, other->buffer_size);
    object_resize(runtime, object, other->size);
    empty_table(runtime, other);
}

void
set_release(struct object *object)
{
    mem_free(as_set(object)->table);
    mem_free(as_set(object)->place_of);
}

/* ---- making and merging ------------------------------------------------- */

struct object *
set_new(struct runtime *runtime, const struct type *type)
{
    struct object *object =
        object_new(runtime, type,
                   &(struct object_birth){.kind = NODE_OBJECT,
                                          .size = SET_BASE,
                                          .block_size = SET_BASE});
    if (object == NULL)
        return NULL;
    struct set *set = as_set(object);
    set->table = mem_alloc_array(SET_SMALL_TABLE, sizeof *set->table);
    set->mask = SET_SMALL_TABLE - 1;
    return object;
}

struct object *
frozenset_empty(struct runtime *runtime)
{
    struct caches *caches = runtime->caches;
    if (!runtime->profile->empty_frozenset_shared)
        return set_new(runtime, &frozenset_type);
    if (caches->empty_frozenset == NULL) {
        struct object *empty = set_new(runtime, &frozenset_type);
        if (empty == NULL)
            return NULL;
        object_set_flags(runtime, empty, empty->flags | NODE_SHARED);
        if (!caches_hold(runtime, empty, "frozenset()"))
            return NULL;
        caches->empty_frozenset = empty;
    }
    return caches->empty_frozenset;
}

bool
set_merge(struct runtime *runtime, struct object *object,
          struct object *other)
{
    struct set *set = as_set(object);
    const struct set *source = as_set(other);
    uint64_t used = object->slot_count, more = other->slot_count;
    if (other == object || more == 0)
        return true;
    if ((set->fill + more) * 5 >= (uint64_t)set->mask * 3)
        resize(runtime, object, (used + more) * 2);
    bool empty = set->fill == 0;
    bool alike = empty && set->mask == source->mask && source->fill == more;
    for (uint32_t i = 0; i <= source->mask; i++) {
        struct set_place place = source->table[i];
        if (place.slot == 0)
            continue;
        struct object *item = other->slots[place.slot - 1];
        if (!empty) {
            if (!set_add_hashed(runtime, object, item, place.hash))
                return false;
            continue;
        }
        if (!add_slot(runtime, object, item))
            return false;
        if (alike)
            put(set, i, object->slot_count - 1, place.hash);
        else
            put_clean(set, object->slot_count - 1, place.hash);
        set->fill++;
    }
    return true;
}

static bool
add_item(struct runtime *runtime, void *context, struct object *item)
{
    return set_add(runtime, context, item);
}

/* Adds the keys of a dict, whose hashes are known
 * (set_update_dict_lock_held). */
static bool
add_keys(struct runtime *runtime, struct object *object, struct object *dict)
{
    struct set *set = as_set(object);
    uint64_t used = object->slot_count, more = dict_length(dict);
    if ((set->fill + more) * 5 >= (uint64_t)set->mask * 3)
        resize(runtime, object, (used + more) * 2);
    for (uint32_t i = 0; i < dict_length(dict); i++)
        if (!set_add_hashed(runtime, object, dict_key_at(dict, i),
                            as_dict(dict)->hashes[i]))
            return false;
    return true;
}

bool
set_update(struct runtime *runtime, struct object *set,
           struct object *iterable)
{
    if (object_is_set(iterable))
        return set_merge(runtime, set, iterable);
    if (iterable->type == &dict_type)
        return add_keys(runtime, set, iterable);
    return each_item(runtime, "set.update", iterable, add_item, set);
}

struct object *
set_copy(struct runtime *runtime, const struct type *type,
         struct object *set)
{
    struct object *copy = set_new(runtime, type);
    if (copy != NULL && !set_merge(runtime, copy, set)) {
        object_discard(runtime, copy);
        return NULL;
    }
    return copy;
}

bool
set_from_iterable(struct runtime *runtime, const struct type *type,
                  struct object *iterable, struct ref result)
{
    if (type == &frozenset_type) {
        if (iterable == NULL)
            return store(runtime, result, frozenset_empty(runtime));
        if (iterable->type == &frozenset_type)
            return store(runtime, result, iterable);
    }
    struct object *set = set_new(runtime, type);
    if (!store(runtime, result, set))
        return false;
    if (iterable == NULL || set_update(runtime, set, iterable)) {
        if (type == &frozenset_type && set->slot_count == 0 &&
            runtime->profile->empty_frozenset_shared)
            ref_set(runtime, result, frozenset_empty(runtime));
        return true;
    }
    ref_set(runtime, result, NULL);
    return false;
}
