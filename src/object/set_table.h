/*
 * set_table: the hash table of a set, probe for probe that of CPython
 * (Objects/setobject.c), so that sets come out in the same order.
 *
 * It knows hashes and slot numbers only.  A place of the table is never used,
 * was used (a dummy), or holds the slot of a member.
 */
#ifndef REFSTEP_OBJECT_SET_TABLE_H
#define REFSTEP_OBJECT_SET_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SET_UNUSED = -1, SET_DUMMY = -2 };

struct set_place {
    int64_t hash;
    int32_t slot; /* or SET_UNUSED, SET_DUMMY */
};

struct set_table {
    struct set_place *places; /* owned */
    size_t mask;              /* places - 1 */
    size_t fill;              /* members and dummies */
    size_t used;              /* members */
};

#define SET_NOWHERE SIZE_MAX

/* Prepares an empty table of 8 places (set_table_release). */
void set_table_init(struct set_table *table);
void set_table_release(struct set_table *table);

/* Looks for hash from the beginning of its probe sequence (*state zeroed) or
 * from where it was left: returns the next place that has this hash, for the
 * caller to compare, or SET_NOWHERE. */
struct set_probe {
    bool started;
    size_t index, perturb, left;
    size_t free; /* first dummy passed, or SET_NOWHERE */
    size_t end;  /* the unused place at which the search ended */
};
size_t set_table_probe(const struct set_table *table, int64_t hash,
                       struct set_probe *probe);

/* Enters slot where a search for hash ended without finding it; reuse: into
 * the last dummy that was passed, as CPython did up to 3.9.  Grows as
 * CPython does. */
void set_table_enter(struct set_table *table, const struct set_probe *probe,
                     int64_t hash, int32_t slot, bool reuse);

/* Makes a place a dummy. */
void set_table_remove(struct set_table *table, size_t place);

/* Makes the table large enough for more than `used` members and drops the
 * dummies. */
void set_table_resize(struct set_table *table, size_t used);

/* Makes table, which is empty and whose mask is at least that of source, a
 * copy of it (slot numbers included), in the order in which set_merge does. */
void set_table_copy(struct set_table *table, const struct set_table *source);

#endif
