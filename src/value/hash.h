/*
 * hash: CPython's hash functions, so that sets and dicts of a scene come out
 * in the same order as in python3 with PYTHONHASHSEED=0.
 */
#ifndef REFSTEP_VALUE_HASH_H
#define REFSTEP_VALUE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/profile.h"

/* SipHash-c-d of length bytes with the zero key, as hash() of str and bytes
 * gives it: 0 for no bytes, -2 instead of -1. */
int64_t hash_bytes(const void *data, size_t length,
                   const struct profile *profile);

/* Combines the hashes of a tuple's items (tuplehash, Objects/tupleobject.c,
 * the xxHash scheme of 3.8 and later). */
int64_t hash_tuple(const int64_t *items, size_t count);
/* The hash of a slice, of those of start, stop and step. */
int64_t hash_slice(const int64_t items[3]);

/* Combines the hashes of a frozenset's members, in any order (frozenset_hash,
 * Objects/setobject.c). */
int64_t hash_frozenset(const int64_t *items, size_t count);

/* Returns the hash of an object that is hashed by its address
 * (_Py_HashPointer). */
int64_t hash_address(uint64_t address);

#endif
