/* Dicts whose keys are names: attributes, keyword defaults.  Nothing that can
 * be seen runs. */
#include "object/atom.h"
#include "object/dict_type.h"
#include "object/operation.h"
#include "value/hash.h"

enum { PLACE_EMPTY = 0, PLACE_REMOVED = 1, PLACE_FIRST = 2 };

static bool
is_ascii(const char *key, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)key[i] >= 0x80)
            return false;
    return true;
}

/* Returns the hash of a str with this text. */
static int64_t
hash_name(const struct runtime *runtime, const char *key)
{
    size_t length = strlen(key);
    if (is_ascii(key, length))
        return hash_bytes(key, length, runtime->profile);
    struct string *string = string_from_utf8(key, length);
    int64_t hash = string_hash(string, runtime->profile);
    string_release(string);
    return hash;
}

static bool
is_name(const struct object *key, const char *name)
{
    return object_is_str(key) && string_equal_c(atom_string(key), name);
}

/* Returns the entry of a name, or UINT32_MAX. */
static uint32_t
find_entry(const struct object *object, const char *name, int64_t hash)
{
    const struct dict *dict = (const struct dict *)(const void *)object;
    if (dict->index_capacity == 0)
        return UINT32_MAX;
    size_t place = dict_first_place(dict, hash);
    for (; dict->index[place] != PLACE_EMPTY;
         place = (place + 1) & (dict->index_capacity - 1)) {
        uint32_t found = dict->index[place] - PLACE_FIRST;
        if (dict->index[place] != PLACE_REMOVED &&
            dict->hashes[found] == hash &&
            is_name(dict_key_at(object, found), name))
            return found;
    }
    return UINT32_MAX;
}

struct object *
dict_find_c(struct runtime *runtime, struct object *dict, const char *key)
{
    if (dict->slot_count == 0)
        return NULL;
    uint32_t entry = find_entry(dict, key, hash_name(runtime, key));
    return entry == UINT32_MAX ? NULL : dict_value_at(dict, entry);
}

bool
dict_set_c(struct runtime *runtime, struct object *dict, const char *key,
           struct object *value)
{
    int64_t hash = hash_name(runtime, key);
    uint32_t entry = find_entry(dict, key, hash);
    if (entry != UINT32_MAX) {
        dict_track_for(runtime, dict, value);
        slot_set(runtime, dict, 2 * entry + 1, value);
        return true;
    }
    struct object *name = str_intern_c(runtime, key, true);
    return name != NULL && dict_add_entry(runtime, dict, name, hash, value);
}

bool
dict_set_c_moved(struct runtime *runtime, struct object *dict,
                 const char *key, struct ref value)
{
    struct object *object = ref_get(value);
    if (!dict_set_c(runtime, dict, key, object))
        return false;
    ref_set(runtime, value, NULL);
    return true;
}

bool
dict_delete_c(struct runtime *runtime, struct object *dict, const char *key,
              bool *found)
{
    uint32_t entry = find_entry(dict, key, hash_name(runtime, key));
    *found = entry != UINT32_MAX;
    if (*found)
        dict_remove_entry(runtime, dict, entry);
    return true;
}
