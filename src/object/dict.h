/*
 * dict: slots are key, value, key, value … in order of insertion.
 *
 * A hash index beside them finds a key; what it looks like is our own, since
 * it cannot be seen.  The size of CPython's table is reckoned along
 * (Objects/dictobject.c), so that sizes agree with sys.getsizeof.
 */
#ifndef REFSTEP_OBJECT_DICT_H
#define REFSTEP_OBJECT_DICT_H

#include "heap/runtime.h"

/* The operators of dict and of its own kinds in C that came later. */
extern const struct since dict_since[];
extern const struct type dict_type;

static inline bool
object_is_dict(const struct object *object)
{
    return type_is(object->type, &dict_type);
}

static inline uint32_t
dict_length(const struct object *dict)
{
    return dict->slot_count / 2;
}

static inline struct object *
dict_key_at(const struct object *dict, uint32_t index)
{
    return dict->slots[2 * index];
}

static inline struct object *
dict_value_at(const struct object *dict, uint32_t index)
{
    return dict->slots[2 * index + 1];
}

/* Returns a new dict with count 0, or NULL: `{}`; dict(); the same of a derived
 * type; a display of count entries (BUILD_MAP), all with str keys or not. */
struct object *dict_new(struct runtime *runtime);
struct object *dict_new_called(struct runtime *runtime);
struct object *dict_new_derived(struct runtime *runtime,
                                const struct type *type);
struct object *dict_new_presized(struct runtime *runtime, size_t count,
                                 bool str_keys);

/* Looks key up; stores the value, borrowed, or NULL when it is not there.
 * False when hash or == of a key failed. */
bool dict_find(struct runtime *runtime, struct object *dict,
               struct object *key, struct object **value);

/* The same for a str key given as bytes; runs nothing, cannot fail. */
struct object *dict_find_c(struct runtime *runtime, struct object *dict,
                           const char *key);

/* dict[key] = value for a name, which is interned; _moved: the value is moved
 * from its place.  False with the run stopped. */
bool dict_set_c(struct runtime *runtime, struct object *dict,
                const char *key, struct object *value);
bool dict_set_c_moved(struct runtime *runtime, struct object *dict,
                      const char *key, struct ref value);

/* Removes a name; *found: whether it was there. */
bool dict_delete_c(struct runtime *runtime, struct object *dict,
                   const char *key, bool *found);

/* dict[key] = value: a key that is there keeps its object and place. */
bool dict_set(struct runtime *runtime, struct object *dict,
              struct object *key, struct object *value);

/* The same where the hash of key is known. */
bool dict_set_hashed(struct runtime *runtime, struct object *dict,
                     struct object *key, int64_t hash, struct object *value);

/* The same for who holds key and value already. */
bool dict_set_held(struct runtime *runtime, struct object *dict,
                   struct object *key, struct object *value);

/* The same with both moved from their slots (MAP_ADD). */
bool dict_set_moved(struct runtime *runtime, struct object *dict,
                    struct ref key, struct ref value);

/* del dict[key]: KeyError. */
bool dict_delete(struct runtime *runtime, struct object *dict,
                 struct object *key);

/* Empties the dict; its keys and values may die of it. */
void dict_clear(struct runtime *runtime, struct object *dict);

/* Returns dict.copy(). */
struct object *dict_copy(struct runtime *runtime, struct object *dict);

/* dict.update(other) for a dict, a mapping (keys()) or pairs. */
bool dict_update(struct runtime *runtime, struct object *dict,
                 struct object *other);

/* The same for a dict or a mapping; *is_mapping false: other is neither, and
 * nothing was done. */
bool dict_merge_mapping(struct runtime *runtime, struct object *dict,
                        struct object *other, bool *is_mapping);

/* Adds the keyword arguments among arguments, as dict(a=1) does. */
bool dict_add_keywords(struct runtime *runtime, struct object *dict,
                       const struct arguments *arguments);

/* DICT_MERGE, for callable(**other): TypeError when a key is there twice, "f()
 * got multiple values for keyword argument 'k'". */
bool dict_merge_keywords(struct runtime *runtime, struct object *dict,
                         struct object *other, struct object *callable);

#endif
