/*
 * The entries of a dict are its slots, two for each; beside them lie the
 * hashes of the keys and an index from hashes to entries:
 *
 *     slots   key 0, value 0, key 1, value 1, …      what is seen
 *     hashes  hash 0, hash 1, …
 *     index   ·  1  ·  ·  0  ×  ·  …                 probed linearly
 *
 * Removing an entry from the middle renumbers those behind it.
 */
#include "object/dict_type.h"

#include "base/mem.h"
#include "heap/collector.h"
#include "heap/native.h"
#include "object/atom.h"
#include "object/operation.h"

enum {
    INDEX_EMPTY = 0,
    INDEX_REMOVED = 1,
    INDEX_FIRST = 2,
    INDEX_SMALLEST = 8
};

/* ---- the index ---------------------------------------------------------- */

static void
index_put(struct dict *dict, int64_t hash, uint32_t entry)
{
    size_t place = dict_first_place(dict, hash);
    while (dict->index[place] >= INDEX_FIRST)
        place = (place + 1) & (dict->index_capacity - 1);
    if (dict->index[place] == INDEX_EMPTY)
        dict->index_used++;
    dict->index[place] = entry + INDEX_FIRST;
}

static void
index_rebuild(struct dict *dict, uint32_t entries)
{
    uint32_t capacity = INDEX_SMALLEST;
    while (capacity / 2 < entries + 1)
        capacity *= 2;
    mem_free(dict->index);
    dict->index = mem_alloc_array(capacity, sizeof *dict->index);
    dict->index_capacity = capacity;
    dict->index_used = 0;
    for (uint32_t i = 0; i < entries; i++)
        index_put(dict, dict->hashes[i], i);
}

/* Returns the place of an entry that is there. */
static size_t
index_place(const struct dict *dict, uint32_t entry)
{
    size_t place = dict_first_place(dict, dict->hashes[entry]);
    while (dict->index[place] != entry + INDEX_FIRST)
        place = (place + 1) & (dict->index_capacity - 1);
    return place;
}

static void
index_remove(struct dict *dict, uint32_t entry, uint32_t entries)
{
    dict->index[index_place(dict, entry)] = INDEX_REMOVED;
    if (entry + 1 == entries)
        return;
    uint32_t limit = entry + INDEX_FIRST;
    for (uint32_t i = 0; i < dict->index_capacity; i++)
        dict->index[i] -= dict->index[i] > limit;
}

/* Both are exact str: equal texts, and nothing can run. */
static bool
are_equal_strs(const struct object *a, const struct object *b)
{
    return string_equal(atom_string(a), atom_string(b));
}

bool
dict_lookup(struct runtime *runtime, struct object *object,
            struct object *key, int64_t hash, uint32_t *entry)
{
    const uint32_t *index;
    struct dict *dict = as_dict(object);
    bool is_str = key->type == &str_type;
again:
    *entry = UINT32_MAX;
    if (dict->index_capacity == 0)
        return true;
    size_t place = dict_first_place(dict, hash);
    for (; dict->index[place] != INDEX_EMPTY;
         place = (place + 1) & (dict->index_capacity - 1)) {
        uint32_t found = dict->index[place] - INDEX_FIRST;
        if (dict->index[place] == INDEX_REMOVED ||
            dict->hashes[found] != hash)
            continue;
        struct object *there = object->slots[2 * found];
        bool same = there == key;
        if (!same && is_str && there->type == &str_type) {
            same = are_equal_strs(there, key);
        } else if (!same) {
            index = dict->index;
            if (!object_equal_holding(runtime, "dict", there, key, true,
                                      false, &same))
                return false;
            /* The comparison may have changed the dict. */
            if (dict->index != index || found >= dict_length(object) ||
                object->slots[2 * found] != there)
                goto again;
        }
        if (same) {
            *entry = found;
            return true;
        }
    }
    return true;
}

/* ---- CPython's table ---------------------------------------------------- */

static uint64_t
table_bytes(const struct runtime *runtime, const struct dict *dict)
{
    const struct profile *profile = runtime->profile;
    uint64_t size = dict->table_size;
    uint64_t width = size <= 128 ? 1 : size <= 32768 ? 2 : 4;
    uint64_t entry = dict->table_general ? 24 : (uint64_t)
                                                    profile->str_key_entry;
    return (uint64_t)profile->dict_base - 64 + size * width +
           size * 2 / 3 * entry;
}

/* What the array of values takes, and the keys that no other holds any more
 * (_PyDict_SizeOf). */
static uint64_t
split_bytes(const struct runtime *runtime, const struct dict *dict)
{
    const struct shared_keys *keys = dict->split;
    uint64_t values = (uint64_t)(keys->usable + keys->count) * 8;
    return values + (keys->holders == 1 ? table_bytes(runtime, dict) : 0);
}

static void
tell_table(struct runtime *runtime, struct object *object)
{
    struct dict *dict = as_dict(object);
    if (dict->split != NULL) {
        object_resize(runtime, object,
                      object->block_size - object->type->extra_size +
                          split_bytes(runtime, dict));
        return;
    }
    uint64_t bytes = dict->table_size == 0 ? 0 : table_bytes(runtime, dict);
    object_set_buffer(runtime, object, bytes);
    object_resize(runtime, object,
                  object->block_size - object->type->extra_size + bytes);
}

/* Takes a table for wanted places: the smallest power of two from 8 on that is
 * not below, or by bits (calculate_keysize): that above (wanted | 8) - 1. */
static void
table_resize(struct runtime *runtime, struct object *object, uint64_t wanted)
{
    struct dict *dict = as_dict(object);
    if (runtime->profile->dict_sized_by_bits)
        wanted |= 8;
    uint32_t size = 8;
    while (size < wanted)
        size *= 2;
    dict->table_size = size;
    dict->table_entries = dict_length(object);
    dict->table_usable = size * 2 / 3 - dict->table_entries;
    tell_table(runtime, object);
}

void
dict_share_keys(struct runtime *runtime, struct object *object,
                struct shared_keys *keys)
{
    struct dict *dict = as_dict(object);
    if (keys == NULL)
        return;
    dict->split = shared_keys_hold(keys);
    dict->table_size = keys->size;
    dict->table_general = false;
    if (runtime->profile->instance_dict_eager)
        object_set_buffer(runtime, object,
                          (uint64_t)(keys->usable + keys->count) * 8);
    tell_table(runtime, object);
}

struct shared_keys *
dict_keys_of(const struct object *object)
{
    return ((const struct dict *)(const void *)object)->split;
}

struct shared_keys *
dict_give_keys(struct runtime *runtime, struct object *object)
{
    struct dict *dict = as_dict(object);
    uint32_t usable = dict->table_size * 2 / 3;
    struct shared_keys *keys =
        shared_keys_new_sized(dict->table_size, usable);
    for (uint32_t i = 0; i < dict_length(object); i++) {
        struct text name = {0};
        string_to_text(atom_string(dict_key_at(object, i)), &name);
        (void)shared_keys_add(keys, text_string(&name));
        text_release(&name);
    }
    dict_share_keys(runtime, object, keys);
    return keys;
}

void
dict_measure(struct runtime *runtime, struct object *object)
{
    if (as_dict(object)->split != NULL)
        tell_table(runtime, object);
}

/* The dict gets keys of its own, in a table for wanted places. */
static void
combine(struct runtime *runtime, struct object *object, uint64_t wanted)
{
    struct dict *dict = as_dict(object);
    shared_keys_let_go(dict->split);
    dict->split = NULL;
    table_resize(runtime, object, wanted);
}

/* Whether a key that is about to be added is one of those that are shared, or
 * becomes one.  Up to 3.10 dicts that share keys have them in one order. */
static bool
shares(struct runtime *runtime, struct object *object,
       const struct object *key)
{
    struct shared_keys *keys = as_dict(object)->split;
    bool ordered = runtime->profile->instance_dict_eager;
    uint32_t length = dict_length(object);
    struct text name = {0};
    if (key->type != &str_type)
        return false;
    string_to_text(atom_string(key), &name);
    uint32_t index = shared_keys_find(keys, text_string(&name));
    bool found = index != UINT32_MAX;
    if (!found && (!ordered || length == keys->count))
        index = shared_keys_add(keys, text_string(&name));
    text_release(&name);
    return index != UINT32_MAX && !(ordered && found && index != length);
}

/* Before an entry is added (insertdict, Objects/dictobject.c). */
static void
table_grow(struct runtime *runtime, struct object *object,
           const struct object *key)
{
    struct dict *dict = as_dict(object);
    bool is_str = key->type == &str_type;
    uint32_t length = dict_length(object);
    if (dict->split != NULL && shares(runtime, object, key))
        return;
    if (dict->split != NULL) {
        dict->table_general = !is_str;
        combine(runtime, object, (uint64_t)length * 3);
    }
    if (dict->table_size == 0) {
        dict->table_general = !is_str;
        table_resize(runtime, object, 8);
    } else if (!is_str && !dict->table_general) {
        dict->table_general = true;
        if (runtime->profile->str_key_entry != 24)
            table_resize(runtime, object, (uint64_t)length * 3);
    }
    if (dict->table_usable == 0)
        table_resize(runtime, object, (uint64_t)length * 3);
    dict->table_usable--;
    dict->table_entries++;
}

static void
presize_table(struct runtime *runtime, struct object *object,
              size_t count, bool str_keys)
{
    as_dict(object)->table_general = !str_keys;
    if (count > 5)
        table_resize(runtime, object, ((uint64_t)count * 3 + 1) / 2);
}

void
dict_table_grow(struct runtime *runtime, struct object *object, size_t count,
                bool str_keys)
{
    struct dict *dict = as_dict(object);
    if (dict->table_size == 0)
        dict->table_general = !str_keys;
    else if (!str_keys)
        dict->table_general = true;
    shared_keys_let_go(dict->split);
    dict->split = NULL;
    table_resize(runtime, object, ((uint64_t)count * 3 + 1) / 2);
}

void
dict_table_copy(struct runtime *runtime, struct object *object,
                const struct object *other)
{
    struct dict *dict = as_dict(object);
    const struct dict *model = (const struct dict *)(const void *)other;
    dict->table_general = model->table_general;
    dict->table_size = model->table_size;
    dict->table_entries = model->table_entries;
    dict->table_usable = model->table_usable;
    tell_table(runtime, object);
}

/* ---- entries ------------------------------------------------------------ */

static void
keep_hash(struct dict *dict, uint32_t entry, int64_t hash)
{
    if (entry >= dict->hash_capacity) {
        uint32_t capacity = dict->hash_capacity * 2;
        if (capacity < INDEX_SMALLEST)
            capacity = INDEX_SMALLEST;
        dict->hashes = mem_resize_array(dict->hashes, capacity,
                                        sizeof *dict->hashes);
        dict->hash_capacity = capacity;
    }
    dict->hashes[entry] = hash;
}

/* A dict is tracked once it holds what could be part of a cycle. */
static void
maybe_track(struct runtime *runtime, struct object *dict,
            const struct object *key, const struct object *value)
{
    if (!(dict->flags & NODE_TRACKED) &&
        (collector_may_track(key) || collector_may_track(value)))
        collector_track(runtime, dict);
}

void
dict_track_for(struct runtime *runtime, struct object *dict,
               const struct object *value)
{
    maybe_track(runtime, dict, value, value);
}

/* Makes the two slots of a new entry; UINT32_MAX at the limit. */
static uint32_t
open_entry(struct runtime *runtime, struct object *object,
           const struct object *key, int64_t hash)
{
    struct dict *dict = as_dict(object);
    uint32_t entry = dict_length(object);
    if (object->slot_count + 2 <= runtime->limits.slots)
        table_grow(runtime, object, key);
    if (!slots_insert(runtime, object, 2 * entry, 2, NULL))
        return UINT32_MAX;
    keep_hash(dict, entry, hash);
    if ((uint64_t)dict->index_used * 3 >= (uint64_t)dict->index_capacity * 2)
        index_rebuild(dict, entry);
    index_put(dict, hash, entry);
    return entry;
}

bool
dict_add_entry(struct runtime *runtime, struct object *dict,
               struct object *key, int64_t hash, struct object *value)
{
    maybe_track(runtime, dict, key, value);
    uint32_t entry = open_entry(runtime, dict, key, hash);
    if (entry == UINT32_MAX)
        return false;
    slot_set(runtime, dict, 2 * entry, key);
    slot_set(runtime, dict, 2 * entry + 1, value);
    return true;
}

void
dict_take_entry(struct runtime *runtime, struct object *object,
                uint32_t entry, struct ref key, struct ref value, bool last)
{
    struct dict *dict = as_dict(object);
    uint32_t length = dict_length(object);
    if (dict->split != NULL &&
        (last || runtime->profile->instance_dict_eager))
        combine(runtime, object, dict->split->size);
    struct ref from[2] = {{object, 2 * entry}, {object, 2 * entry + 1}};
    index_remove(dict, entry, length);
    memmove(dict->hashes + entry, dict->hashes + entry + 1,
            (length - entry - 1) * sizeof *dict->hashes);
    if (last && dict->table_entries > 0)
        dict->table_entries--;
    if (value.holder != NULL)
        ref_move(runtime, from[1], value);
    if (key.holder != NULL)
        ref_move(runtime, from[0], key);
    slots_drop(runtime, object, 2 * entry, 2, false);
}

void
dict_remove_entry(struct runtime *runtime, struct object *dict,
                  uint32_t entry)
{
    struct ref none = {NULL, 0};
    dict_take_entry(runtime, dict, entry, none, none, false);
}

/* ---- what others call --------------------------------------------------- */

static struct object *
new_of(struct runtime *runtime, const struct type *type)
{
    return object_new(runtime, type,
                      &(struct object_birth){.kind = NODE_OBJECT,
                                             .size = 64,
                                             .block_size = 64});
}

void
dict_table_begin(struct runtime *runtime, struct object *dict)
{
    if (runtime->profile->empty_dict_call > 64) {
        as_dict(dict)->table_general = true;
        table_resize(runtime, dict, 8);
    }
}

struct object *
dict_new(struct runtime *runtime)
{
    return new_of(runtime, &dict_type);
}

struct object *
dict_new_called(struct runtime *runtime)
{
    return dict_new_derived(runtime, &dict_type);
}

struct object *
dict_new_derived(struct runtime *runtime, const struct type *type)
{
    struct object *dict = new_of(runtime, type);
    if (dict != NULL)
        dict_table_begin(runtime, dict);
    return dict;
}

struct object *
dict_new_presized(struct runtime *runtime, size_t count, bool str_keys)
{
    struct object *dict = dict_new(runtime);
    if (dict != NULL && count <= runtime->limits.slots)
        presize_table(runtime, dict, count, str_keys);
    return dict;
}

bool
dict_find(struct runtime *runtime, struct object *dict, struct object *key,
          struct object **value)
{
    int64_t hash;
    uint32_t entry;
    *value = NULL;
    if (!object_hash(runtime, key, &hash) ||
        !dict_lookup(runtime, dict, key, hash, &entry))
        return false;
    if (entry != UINT32_MAX)
        *value = dict_value_at(dict, entry);
    return true;
}

static bool
set_found(struct runtime *runtime, struct object *dict, struct object *key,
          struct object *value, int64_t hash)
{
    uint32_t entry;
    if (!dict_lookup(runtime, dict, key, hash, &entry))
        return false;
    if (entry == UINT32_MAX)
        return dict_add_entry(runtime, dict, key, hash, value);
    maybe_track(runtime, dict, key, value);
    slot_set(runtime, dict, 2 * entry + 1, value);
    return true;
}

/* While code of the scene hashes and compares the key (PyDict_SetItem and
 * insertdict). */
static bool
set_holding(struct runtime *runtime, struct object *dict, struct object *key,
            struct object *value)
{
    static const char *const names[] = {"the key", "the value"};
    int64_t hash;
    bool early = runtime->profile->dict_set_holds;
    if (!early && !object_hash(runtime, key, &hash))
        return false;
    struct object *native = native_open(runtime, "dict", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, key);
    slot_set(runtime, native, 1, value);
    bool fine = (!early || object_hash(runtime, key, &hash)) &&
                set_found(runtime, dict, key, value, hash);
    native_close(runtime, native);
    return fine;
}

bool
dict_set_hashed(struct runtime *runtime, struct object *dict,
                struct object *key, int64_t hash, struct object *value)
{
    static const char *const names[] = {"the key", "the value"};
    if (!object_runs_scene(key))
        return set_found(runtime, dict, key, value, hash);
    struct object *native = native_open(runtime, "dict", names, 2);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, key);
    slot_set(runtime, native, 1, value);
    bool fine = set_found(runtime, dict, key, value, hash);
    native_close(runtime, native);
    return fine;
}

bool
dict_set_held(struct runtime *runtime, struct object *dict,
              struct object *key, struct object *value)
{
    int64_t hash;
    return object_hash(runtime, key, &hash) &&
           set_found(runtime, dict, key, value, hash);
}

bool
dict_set(struct runtime *runtime, struct object *dict, struct object *key,
         struct object *value)
{
    if (key->type->flags & TYPE_ATOM && key->type->class == NULL)
        return dict_set_held(runtime, dict, key, value);
    return set_holding(runtime, dict, key, value);
}

bool
dict_set_moved(struct runtime *runtime, struct object *dict, struct ref key,
               struct ref value)
{
    int64_t hash;
    uint32_t entry;
    struct object *key_object = ref_get(key), *value_object = ref_get(value);
    if (!object_hash(runtime, key_object, &hash) ||
        !dict_lookup(runtime, dict, key_object, hash, &entry))
        return false;
    maybe_track(runtime, dict, key_object, value_object);
    if (entry == UINT32_MAX) {
        entry = open_entry(runtime, dict, key_object, hash);
        if (entry == UINT32_MAX)
            return false;
        ref_move(runtime, key, (struct ref){dict, 2 * entry});
        ref_move(runtime, value, (struct ref){dict, 2 * entry + 1});
        return true;
    }
    slot_set(runtime, dict, 2 * entry + 1, value_object);
    ref_set(runtime, value, NULL);
    ref_set(runtime, key, NULL);
    return true;
}

void
dict_clear(struct runtime *runtime, struct object *object)
{
    struct dict *dict = as_dict(object);
    mem_free(dict->index);
    dict->index = NULL;
    dict->index_capacity = dict->index_used = 0;
    shared_keys_let_go(dict->split);
    dict->split = NULL;
    dict->table_size = dict->table_usable = dict->table_entries = 0;
    dict->table_general = false;
    slots_drop(runtime, object, 0, object->slot_count, false);
    tell_table(runtime, object);
}
