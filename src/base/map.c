#include "base/map.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"

/*
 * Linear probing.  Behind the entries lies a byte for each: EMPTY, REMOVED, or
 * FULL with seven bits of the hash, so that most mismatches cost one byte.
 * A removed entry stays until the next rehash, since probes must pass it.
 */
enum { EMPTY = 0, REMOVED = 1, FULL = 0x80 };
enum { FIRST_CAPACITY = 8 };

struct map_entry {
    uint64_t key; /* for string keys: a struct string_key * */
    uint64_t value;
};

struct string_key {
    uint64_t hash;
    size_t length;
    char bytes[];
};

/* What is looked for: a number, or bytes. */
struct wanted {
    uint64_t hash;
    uint64_t key;
    const char *bytes; /* NULL: a number */
    size_t length;
};

static uint64_t
mix(uint64_t x)
{
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    x *= UINT64_C(0xd6e8feb86659fd93);
    x ^= x >> 32;
    return x;
}

static struct wanted
want_number(uint64_t key)
{
    return (struct wanted){.hash = mix(key), .key = key};
}

static struct wanted
want_string(const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325); /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return (struct wanted){.hash = mix(hash),
                           .bytes = bytes == NULL ? "" : bytes,
                           .length = length};
}

static unsigned char *
states_of(const struct map *map)
{
    return (unsigned char *)(map->entries + map->capacity);
}

static unsigned char
tag_of(uint64_t hash)
{
    return (unsigned char)(FULL | (hash >> 57));
}

static struct string_key *
string_key_of(const struct map_entry *entry)
{
    return (struct string_key *)(uintptr_t)entry->key;
}

static bool
matches(const struct map_entry *entry, const struct wanted *wanted)
{
    if (wanted->bytes == NULL)
        return entry->key == wanted->key;
    const struct string_key *key = string_key_of(entry);
    return key->hash == wanted->hash && key->length == wanted->length &&
           memcmp(key->bytes, wanted->bytes, wanted->length) == 0;
}

/* Returns the index of the entry, or capacity. */
static size_t
find(const struct map *map, const struct wanted *wanted)
{
    if (map->capacity == 0)
        return 0;
    const unsigned char *states = states_of(map);
    unsigned char tag = tag_of(wanted->hash);
    size_t mask = map->capacity - 1;
    for (size_t i = wanted->hash & mask;; i = (i + 1) & mask) {
        if (states[i] == EMPTY)
            return map->capacity;
        if (states[i] == tag && matches(&map->entries[i], wanted))
            return i;
    }
}

static uint64_t
hash_of(const struct map *map, const struct map_entry *entry)
{
    return map->strings ? string_key_of(entry)->hash : mix(entry->key);
}

/* Puts an entry that is not there yet at its first free place. */
static void
place(struct map *map, struct map_entry entry, uint64_t hash)
{
    unsigned char *states = states_of(map);
    size_t mask = map->capacity - 1;
    size_t i = hash & mask;
    while (states[i] >= FULL)
        i = (i + 1) & mask;
    if (states[i] == EMPTY)
        map->used++;
    states[i] = tag_of(hash);
    map->entries[i] = entry;
    map->count++;
}

/* Makes a table in which the live entries take at most half. */
static void
rehash(struct map *map)
{
    struct map grown = {.strings = map->strings, .capacity = FIRST_CAPACITY};
    while (grown.capacity / 2 < map->count + 1)
        grown.capacity *= 2;
    grown.entries = mem_alloc_array(grown.capacity, sizeof *grown.entries + 1);
    for (size_t i = 0; i < map->capacity; i++) {
        if (states_of(map)[i] >= FULL) {
            place(&grown, map->entries[i], hash_of(map, &map->entries[i]));
        }
    }
    mem_free(map->entries);
    *map = grown;
}

static void
set(struct map *map, const struct wanted *wanted, uint64_t value)
{
    BUG_UNLESS(map->count == 0 || map->strings == (wanted->bytes != NULL),
               "a map with keys of two sorts");
    size_t found = find(map, wanted);
    if (found < map->capacity) {
        map->entries[found].value = value;
        return;
    }
    if (map->count == 0)
        map->strings = wanted->bytes != NULL;
    if (map->used + 1 > map->capacity / 4 * 3)
        rehash(map);
    struct map_entry entry = {.key = wanted->key, .value = value};
    if (map->strings) {
        struct string_key *key = mem_alloc(sizeof *key + wanted->length);
        key->hash = wanted->hash;
        key->length = wanted->length;
        memcpy(key->bytes, wanted->bytes, wanted->length);
        entry.key = (uintptr_t)key;
    }
    place(map, entry, wanted->hash);
}

static bool
get(const struct map *map, const struct wanted *wanted, uint64_t *value)
{
    size_t found = find(map, wanted);
    if (found >= map->capacity)
        return false;
    if (value != NULL)
        *value = map->entries[found].value;
    return true;
}

static bool
remove_wanted(struct map *map, const struct wanted *wanted)
{
    size_t found = find(map, wanted);
    if (found >= map->capacity)
        return false;
    if (map->strings)
        mem_free(string_key_of(&map->entries[found]));
    unsigned char *states = states_of(map);
    map->count--;
    /* Before an empty place no probe has to pass. */
    if (states[(found + 1) & (map->capacity - 1)] == EMPTY) {
        states[found] = EMPTY;
        map->used--;
    } else {
        states[found] = REMOVED;
    }
    return true;
}

void
map_release(struct map *map)
{
    for (size_t i = 0; map->strings && i < map->capacity; i++) {
        if (states_of(map)[i] >= FULL)
            mem_free(string_key_of(&map->entries[i]));
    }
    mem_free(map->entries);
    *map = (struct map){0};
}

bool
map_get(const struct map *map, uint64_t key, uint64_t *value)
{
    struct wanted wanted = want_number(key);
    return get(map, &wanted, value);
}

void
map_set(struct map *map, uint64_t key, uint64_t value)
{
    struct wanted wanted = want_number(key);
    set(map, &wanted, value);
}

bool
map_remove(struct map *map, uint64_t key)
{
    struct wanted wanted = want_number(key);
    return remove_wanted(map, &wanted);
}

bool
map_get_string(const struct map *map, const char *key, size_t length,
               uint64_t *value)
{
    struct wanted wanted = want_string(key, length);
    return get(map, &wanted, value);
}

void
map_set_string(struct map *map, const char *key, size_t length, uint64_t value)
{
    struct wanted wanted = want_string(key, length);
    set(map, &wanted, value);
}

bool
map_remove_string(struct map *map, const char *key, size_t length)
{
    struct wanted wanted = want_string(key, length);
    return remove_wanted(map, &wanted);
}
