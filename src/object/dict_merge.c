/* Dicts made of others, of mappings and of pairs. */
#include "object/dict_type.h"

#include "heap/native.h"
#include "object/atom.h"
#include "object/container.h"
#include "object/exception.h"
#include "object/function.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/sequence.h"

/* ---- copying and merging ------------------------------------------------ */

/* dict[key] = value while C code holds both; hash NULL: it is not known. */
static bool
set_pair(struct runtime *runtime, struct object *dict, struct object *key,
         const int64_t *hash, struct object *value)
{
    static const char *const names[] = {"the key", "the value"};
    struct object *native = NULL;
    if (object_runs_scene(key)) {
        native = native_open(runtime, "dict.update", names, 2);
        if (native == NULL)
            return false;
        slot_set(runtime, native, 0, key);
        slot_set(runtime, native, 1, value);
    }
    bool fine = hash != NULL
                    ? dict_set_hashed(runtime, dict, key, *hash, value)
                    : dict_set(runtime, dict, key, value);
    if (native != NULL)
        native_close(runtime, native);
    return fine;
}

static bool
add_all(struct runtime *runtime, struct object *dict, struct object *other)
{
    for (uint32_t i = 0; i < dict_length(other); i++) {
        struct object *key = dict_key_at(other, i);
        struct object *value = dict_value_at(other, i);
        int64_t hash = as_dict(other)->hashes[i];
        uint32_t length = dict_length(other);
        if (!set_pair(runtime, dict, key, &hash, value))
            return false;
        if (dict_length(other) != length)
            return raise_error(runtime, "RuntimeError",
                               "dict mutated during update");
    }
    return true;
}

/* Takes the room that dict_merge (Objects/dictobject.c) takes at once. */
static void
presize_merge(struct runtime *runtime, struct object *dict,
              const struct object *other)
{
    struct dict *mine = as_dict(dict);
    const struct dict *theirs = (const struct dict *)(const void *)other;
    uint32_t used = dict_length(other);
    if (dict_length(dict) == 0 && theirs->split == NULL &&
        used == theirs->table_entries &&
        runtime->profile->dict_sized_by_bits &&
        (theirs->table_size == 8 || theirs->table_size / 2 * 2 / 3 < used)) {
        dict_table_copy(runtime, dict, other);
        mine->table_entries = 0;
        mine->table_usable = mine->table_size * 2 / 3;
        return;
    }
    if (mine->table_size * 2 / 3 < used)
        dict_table_grow(runtime, dict, (size_t)dict_length(dict) + used,
                        !theirs->table_general);
}

static bool
merge(struct runtime *runtime, struct object *dict, struct object *other)
{
    if (other == dict || dict_length(other) == 0)
        return true;
    presize_merge(runtime, dict, other);
    return add_all(runtime, dict, other);
}

struct object *
dict_copy(struct runtime *runtime, struct object *dict)
{
    struct object *copy = dict_new(runtime);
    struct dict *model = as_dict(dict);
    if (copy == NULL || dict_length(dict) == 0)
        return copy;
    bool fine;
    if (model->split != NULL) {
        dict_share_keys(runtime, copy, model->split);
        fine = add_all(runtime, copy, dict);
    } else if (dict_length(dict) >= model->table_entries * 2 / 3) {
        dict_table_copy(runtime, copy, dict);
        uint32_t entries = model->table_entries;
        as_dict(copy)->table_entries = 0;
        as_dict(copy)->table_usable = dict_length(dict);
        fine = add_all(runtime, copy, dict);
        as_dict(copy)->table_entries = entries;
        as_dict(copy)->table_usable = model->table_usable;
    } else {
        fine = merge(runtime, copy, dict);
    }
    if (fine)
        return copy;
    object_discard(runtime, copy);
    return NULL;
}

struct merging {
    struct object *dict;
    uint32_t number;
};

/* Adds a pair (PyDict_MergeFromSeq2). */
static bool
add_pair(struct runtime *runtime, void *context, struct object *item)
{
    struct merging *merging = context;
    if (item->type->iterate == NULL)
        return raise_error(runtime, "TypeError",
                           "cannot convert dictionary update sequence "
                           "element #%u to a sequence",
                           merging->number);
    struct object *native =
        sequence_hold(runtime, "dict.update", item, NULL);
    if (native == NULL)
        return false;
    struct object *pair = native->slots[0];
    bool fine =
        pair->slot_count == 2
            ? set_pair(runtime, merging->dict, pair->slots[0], NULL,
                       pair->slots[1])
            : raise_error(runtime, "ValueError",
                          "dictionary update sequence element #%u has "
                          "length %u; 2 is required",
                          merging->number, pair->slot_count);
    sequence_let_go(runtime, native);
    merging->number++;
    return fine;
}

/* ---- mappings ----------------------------------------------------------- */

enum { MERGE_KEYS, MERGE_ITERATOR, MERGE_KEY, MERGE_VALUE, MERGE_SLOTS };

/* Stores what mapping.keys() gives (PyMapping_Keys). */
static bool
call_keys(struct runtime *runtime, struct object *mapping,
          struct object *native)
{
    struct ref method = {native, MERGE_KEYS};
    bool is_method = false;
    bool found =
        runtime->profile->mapping_keys_binds
            ? object_get_attribute(runtime, mapping, "keys", method)
            : object_get_method(runtime, mapping, "keys", method, &is_method);
    struct arguments own = {&mapping, is_method, NULL, NULL, NULL};
    return found && object_call(runtime, ref_get(method), &own,
                                (struct ref){native, MERGE_ITERATOR});
}

/* Stores dict[key] = mapping[key] for each of its keys, and holds what the C
 * code holds (PyDict_Merge). */
static bool
merge_by_keys(struct runtime *runtime, struct object *dict,
              struct object *mapping, struct object *native)
{
    struct ref keys = {native, MERGE_KEYS};
    struct ref iterator = {native, MERGE_ITERATOR};
    struct ref key = {native, MERGE_KEY}, value = {native, MERGE_VALUE};
    /* What keys() gave has gone before its iterator is read. */
    if (!call_keys(runtime, mapping, native) ||
        !object_iterate(runtime, ref_get(iterator), value))
        return false;
    ref_swap(runtime, iterator, value);
    ref_set(runtime, value, NULL);
    if (!list_from_iterable(runtime, ref_get(iterator), keys))
        return false;
    ref_set(runtime, iterator, NULL);
    if (!object_iterate(runtime, ref_get(keys), iterator))
        return false;
    while (object_next(runtime, ref_get(iterator), key)) {
        if (ref_get(key) == NULL)
            return true;
        if (!object_get_item(runtime, mapping, ref_get(key), value) ||
            !dict_set(runtime, dict, ref_get(key), ref_get(value)))
            return false;
        ref_set(runtime, key, NULL);
        ref_set(runtime, value, NULL);
    }
    return false;
}

/* Opens a native frame for merging other, if it has keys; NULL with an
 * error. */
static struct object *
find_keys(struct runtime *runtime, struct object *other)
{
    static const char *const names[MERGE_SLOTS] = {
        "its keys", "the iterator", "the key", "the value"};
    struct object *native =
        native_open(runtime, "dict.update", names, MERGE_SLOTS);
    struct ref method = {native, MERGE_KEYS};
    if (native && object_get_attribute(runtime, other, "keys", method)) {
        ref_set(runtime, method, NULL);
        return native;
    }
    if (native)
        native_close(runtime, native);
    return NULL;
}

bool
dict_merge_mapping(struct runtime *runtime, struct object *dict,
                   struct object *other, bool *is_mapping)
{
    *is_mapping = true;
    if (object_is_dict(other) && other->type->iterate == dict_type.iterate)
        return merge(runtime, dict, other);
    struct object *native = find_keys(runtime, other);
    if (native == NULL) {
        *is_mapping = !is_raised(runtime, "AttributeError");
        if (!*is_mapping)
            clear_error(runtime);
        return !*is_mapping;
    }
    bool done = merge_by_keys(runtime, dict, other, native);
    native_close(runtime, native);
    return done;
}

bool
dict_update(struct runtime *runtime, struct object *dict,
            struct object *other)
{
    bool is_mapping;
    if (!dict_merge_mapping(runtime, dict, other, &is_mapping))
        return false;
    struct merging merging = {dict, 0};
    return is_mapping || each_item(runtime, "dict.update", other, add_pair,
                                   &merging);
}

/* Raises TypeError about a call: the function, the words, and what is meant. */
static bool
raise_about_call(struct runtime *runtime, struct object *callable,
                 const char *words, const char *what)
{
    struct text name = {0};
    call_name(runtime, callable, &name);
    raise_error(runtime, "TypeError", "%s() %s%s", text_string(&name), words,
                what);
    text_release(&name);
    return false;
}

/* Adds the entries of other, of which dict must have none yet. */
static bool
merge_apart(struct runtime *runtime, struct object *dict,
            struct object *other, struct object *callable)
{
    for (uint32_t i = 0; i < dict_length(other); i++) {
        struct object *key = dict_key_at(other, i), *there;
        if (!object_is_str(key))
            return raise_error(runtime, "TypeError",
                               "keywords must be strings");
        if (!dict_find(runtime, dict, key, &there))
            return false;
        if (there != NULL) {
            struct text name = {0};
            text_add_byte(&name, '\'');
            string_to_text(atom_string(key), &name);
            text_add_byte(&name, '\'');
            raise_about_call(runtime, callable,
                             "got multiple values for keyword argument ",
                             text_string(&name));
            text_release(&name);
            return false;
        }
    }
    return merge(runtime, dict, other);
}

bool
dict_merge_keywords(struct runtime *runtime, struct object *dict,
                    struct object *other, struct object *callable)
{
    static const char *const names[] = {"what is given by name"};
    bool is_mapping = true;
    if (object_is_dict(other))
        return merge_apart(runtime, dict, other, callable);
    struct object *native = native_open(runtime, "a call", names, 1);
    struct object *copy = native == NULL ? NULL : dict_new(runtime);
    if (copy != NULL)
        slot_set(runtime, native, 0, copy);
    bool done = copy != NULL &&
                dict_merge_mapping(runtime, copy, other, &is_mapping);
    if (done && !is_mapping)
        done = raise_about_call(runtime, callable,
                                "argument after ** must be a mapping, not ",
                                other->type->name);
    done = done && merge_apart(runtime, dict, copy, callable);
    if (native != NULL)
        native_close(runtime, native);
    return done;
}
