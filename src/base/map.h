/*
 * map: hash tables with 64-bit integer keys, or string keys, to 64-bit
 * values.  Open addressing; iteration is not offered, so no result can
 * depend on the order of a hash.  The zeroed struct is an empty map.
 */
#ifndef REFSTEP_BASE_MAP_H
#define REFSTEP_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map_entry;

struct map {
    struct map_entry *entries; /* owned */
    size_t count;
    size_t used;     /* live entries and tombstones */
    size_t capacity; /* a power of two, or 0 */
    bool strings;    /* the keys are strings */
};

/* Frees the table (and its copies of string keys). */
void map_release(struct map *map);

/* Looks key up; returns whether it is there and stores its value (value may
 * be NULL). */
bool map_get(const struct map *map, uint64_t key, uint64_t *value);

/* Enters or replaces key. */
void map_set(struct map *map, uint64_t key, uint64_t value);

/* Removes key; returns whether it was there. */
bool map_remove(struct map *map, uint64_t key);

/* The same for string keys of length bytes, which are copied.  One map has
 * keys of one sort only. */
bool map_get_string(const struct map *map, const char *key, size_t length,
                    uint64_t *value);
void map_set_string(struct map *map, const char *key, size_t length,
                    uint64_t value);
bool map_remove_string(struct map *map, const char *key, size_t length);

#endif
