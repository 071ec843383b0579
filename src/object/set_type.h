/*
 * set_type: what the files of the types set and frozenset share.
 */
#ifndef REFSTEP_OBJECT_SET_TYPE_H
#define REFSTEP_OBJECT_SET_TYPE_H

#include "object/set.h"

enum { SET_SMALL_TABLE = 8 };

/* A place of the table.  hash -1 with no slot: what was there is removed. */
struct set_place {
    int64_t hash;
    uint32_t slot; /* from 1; 0: none */
};

struct set {
    struct object object;
    struct set_place *table; /* owned; mask + 1 places */
    uint32_t *place_of;      /* owned; of each slot */
    uint32_t place_capacity;
    uint32_t mask;
    uint32_t fill;           /* members and removed ones */
    uint32_t finger;         /* where pop goes on */
};

static inline struct set *
as_set(const struct object *object)
{
    return (struct set *)(uintptr_t)object;
}

/* Finds item with its hash; stores its place in the table or UINT32_MAX. */
bool set_lookup(struct runtime *runtime, struct object *set,
                struct object *item, int64_t hash, uint32_t *place);

/* The same for a member of another set, which some versions hold meanwhile. */
bool set_lookup_other(struct runtime *runtime, struct object *set,
                      struct object *item, int64_t hash, uint32_t *place);

/* Adds item unless it is there. */
bool set_add_hashed(struct runtime *runtime, struct object *set,
                    struct object *item, int64_t hash);

/* Removes the member at a place of the table: moves it to result, or lets go
 * of it (holder NULL). */
void set_remove_place(struct runtime *runtime, struct object *set,
                      uint32_t place, struct ref result);

/* Adds all members of another set (set_merge). */
bool set_merge(struct runtime *runtime, struct object *set,
               struct object *other);

/* Gives set what other has, and leaves other empty (set_swap_bodies). */
void set_take_body(struct runtime *runtime, struct object *set,
                   struct object *other);

/* Returns the hash of the member that set_next gave last. */
int64_t set_hash_before(const struct object *set, size_t position);

/* Entries of the types' tables. */
void set_finalize(struct runtime *runtime, struct object *set);
void set_release(struct object *set);

extern const struct method set_methods[], frozenset_methods[];

/* Returns set or frozenset, whichever a set derives from. */
const struct type *set_base(const struct object *set);

/* Opens a native frame whose slot 0 holds a set of iterable's items: itself if
 * it is one. */
struct object *set_hold(struct runtime *runtime, struct object *iterable);

/* out gets what is in both, other being any iterable. */
bool set_intersect(struct runtime *runtime, struct object *out,
                   struct object *set, struct object *other);

/* Stores set - other, a set of a type. */
bool set_difference(struct runtime *runtime, const struct type *type,
                    struct object *set, struct object *other,
                    struct ref result);

/* set -= other, set ^= other, set &= other, for any iterable. */
bool set_subtract(struct runtime *runtime, struct object *set,
                  struct object *other);
bool set_flip(struct runtime *runtime, struct object *set,
              struct object *other);
bool set_intersect_here(struct runtime *runtime, struct object *set,
                        struct object *other);

/* Entries of the types' tables, beside the methods. */
enum outcome set_binary(struct runtime *runtime, enum operator_kind kind,
                        struct object *a, struct object *b,
                        struct ref result);
enum outcome set_in_place(struct runtime *runtime, enum operator_kind kind,
                          struct object *a, struct object *b,
                          struct ref result);
enum outcome set_compare(struct runtime *runtime, struct object *a,
                         struct object *b, enum comparison_kind kind,
                         bool *truth);

#endif
