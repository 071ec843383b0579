/*
 * shared_keys: the names that the attributes of a class's instances have, of
 * which CPython keeps one table for all (PEP 412).  They decide where the
 * values of an instance lie, in which order they are let go of, and how many
 * bytes its __dict__ takes.
 */
#ifndef REFSTEP_OBJECT_SHARED_KEYS_H
#define REFSTEP_OBJECT_SHARED_KEYS_H

#include <stdint.h>

#include "base/profile.h"

enum { SHARED_KEYS_MAX = 30 }; /* from 3.11 on: SHARED_KEYS_MAX_SIZE */

struct shared_keys {
    char **names;      /* owned, and each: ".x" */
    uint32_t count;
    uint32_t capacity; /* of names */
    uint32_t usable;   /* how many more there may be */
    uint32_t size;     /* places of the table: a power of two */
    uint32_t holders;  /* the class, and dicts */
};

/* Returns the keys that a new class has, held once, with room for as many
 * names as a table of a version (_PyDict_NewKeysForClass,
 * Objects/dictobject.c). */
struct shared_keys *shared_keys_new(const struct profile *profile);

/* Returns empty keys of a table of size places, held once, with room for
 * usable names. */
struct shared_keys *shared_keys_new_sized(uint32_t size, uint32_t usable);

/* Takes another hold; lets go of one, and frees with the last.  NULL is
 * nothing. */
struct shared_keys *shared_keys_hold(struct shared_keys *keys);
void shared_keys_let_go(struct shared_keys *keys);

/* Returns the number of a name, or UINT32_MAX. */
uint32_t shared_keys_find(const struct shared_keys *keys, const char *name);

/* Adds a name that is not there and returns its number; UINT32_MAX: there is
 * no room. */
uint32_t shared_keys_add(struct shared_keys *keys, const char *name);

#endif
