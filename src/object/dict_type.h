/*
 * dict_type: what the files of the type dict share.
 */
#ifndef REFSTEP_OBJECT_DICT_TYPE_H
#define REFSTEP_OBJECT_DICT_TYPE_H

#include "object/dict.h"
#include "object/shared_keys.h"

struct dict {
    struct object object;
    int64_t *hashes;         /* owned; of the keys, by entry */
    uint32_t hash_capacity;
    uint32_t *index;         /* owned; entry + INDEX_FIRST, or a mark */
    uint32_t index_capacity; /* a power of two, or 0 */
    uint32_t index_used;     /* with the marks of what was removed */
    /* CPython's table, as far as sizes go. */
    struct shared_keys *split; /* held: the dict has values only, for keys that
                                  it shares with others; NULL: both */
    uint32_t table_size;     /* 0: the shared empty one */
    uint32_t table_usable;   /* entries that can still be added */
    uint32_t table_entries;  /* ever added, with removed ones */
    bool table_general;      /* has had keys other than str */
};

extern const struct method dict_methods[];

static inline struct dict *
as_dict(struct object *object)
{
    return (struct dict *)(void *)object;
}

/* Entries of the type's table, for the types that derive from dict. */
bool dict_repr(struct runtime *runtime, struct object *dict,
               struct text *out);
enum outcome dict_compare(struct runtime *runtime, struct object *a,
                          struct object *b, enum comparison_kind kind,
                          bool *truth);
bool dict_length_of(struct runtime *runtime, struct object *dict,
                    size_t *length);
bool dict_get_item(struct runtime *runtime, struct object *dict,
                   struct object *key, struct ref result);
bool dict_set_item(struct runtime *runtime, struct object *dict,
                   struct object *key, struct object *value);
bool dict_contains(struct runtime *runtime, struct object *dict,
                   struct object *key, bool *truth);
bool dict_iterate(struct runtime *runtime, struct object *dict,
                  struct ref result);
bool dict_reverse(struct runtime *runtime, struct object *dict,
                  struct ref result);
enum outcome dict_in_place(struct runtime *runtime, enum operator_kind kind,
                           struct object *a, struct object *b,
                           struct ref result);
void dict_release(struct object *object);

/* Finds key with its hash; stores the entry's number, or UINT32_MAX. */
bool dict_lookup(struct runtime *runtime, struct object *dict,
                 struct object *key, int64_t hash, uint32_t *entry);

/* Returns the place in the index where looking for a hash begins. */
static inline size_t
dict_first_place(const struct dict *dict, int64_t hash)
{
    uint64_t mixed = (uint64_t)hash * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> 32) & (dict->index_capacity - 1);
}

/* Lets the collector know a dict that is about to refer to value. */
void dict_track_for(struct runtime *runtime, struct object *dict,
                    const struct object *value);

/* Adds an entry that is not there; sets or removes one that is. */
bool dict_add_entry(struct runtime *runtime, struct object *dict,
                    struct object *key, int64_t hash, struct object *value);
void dict_remove_entry(struct runtime *runtime, struct object *dict,
                       uint32_t entry);

/* Moves key and value of an entry out to empty places (holder NULL: they are
 * let go of) and removes it.  last: as popitem does. */
void dict_take_entry(struct runtime *runtime, struct object *dict,
                     uint32_t entry, struct ref key, struct ref value,
                     bool last);

/* Takes the table that dict.__new__ gives an empty dict, if any. */
void dict_table_begin(struct runtime *runtime, struct object *dict);

/* Lets an empty dict share keys (NULL: none), so that it has values only, until
 * it gets a key that has no place there; returns the keys that it shares, or
 * NULL; makes the keys of a dict that has only strs ones that are shared, and
 * returns them, held once more.  What sys.getsizeof tells of such a dict
 * changes with others: dict_measure makes it true. */
void dict_share_keys(struct runtime *runtime, struct object *dict,
                     struct shared_keys *keys);
struct shared_keys *dict_keys_of(const struct object *dict);
struct shared_keys *dict_give_keys(struct runtime *runtime,
                                   struct object *dict);
void dict_measure(struct runtime *runtime, struct object *dict);

/* Takes a table of the size that other has. */
void dict_table_copy(struct runtime *runtime, struct object *dict,
                     const struct object *other);

/* Takes a table for count entries in all before many are added. */
void dict_table_grow(struct runtime *runtime, struct object *dict,
                     size_t count, bool str_keys);

#endif
