#include "timeline/holder_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LISTED_MAX 8u /* holders that are searched one by one */

static bool
is_hashed(const struct holder_set *set)
{
    return set->capacity > LISTED_MAX;
}

static uint32_t
home_of(node_id holder, uint32_t capacity)
{
    /* Fibonacci hashing: ids are given in sequence, so spread them. */
    return (uint32_t)((holder * 0x9E3779B97F4A7C15u) >> 32) & (capacity - 1);
}

/* Returns the place of holder in a hash table, or the free place where it
 * belongs. */
static uint32_t
probe(const struct holding *table, uint32_t capacity, node_id holder)
{
    uint32_t place = home_of(holder, capacity);
    while (table[place].holder != 0 && table[place].holder != holder)
        place = (place + 1) & (capacity - 1);
    return place;
}

static struct holding *
find(struct holder_set *set, node_id holder)
{
    if (is_hashed(set)) {
        uint32_t place = probe(set->at.many, set->capacity, holder);
        struct holding *found = &set->at.many[place];
        return found->holder == holder ? found : NULL;
    }
    struct holding *items =
        set->capacity == 0 ? &set->at.one : set->at.many;
    for (uint32_t i = 0; i < set->count; i++) {
        if (items[i].holder == holder)
            return &items[i];
    }
    return NULL;
}

void
holder_set_release(struct holder_set *set)
{
    if (set->capacity > 0)
        mem_free(set->at.many);
    *set = (struct holder_set){0};
}

/* Copies all entries, in the order in which they are kept. */
static void
copy_entries(const struct holder_set *set, struct holding *out)
{
    if (set->capacity == 0) {
        if (set->count > 0)
            *out = set->at.one;
        return;
    }
    uint32_t end = is_hashed(set) ? set->capacity : set->count;
    for (uint32_t i = 0; i < end; i++) {
        if (set->at.many[i].holder != 0)
            *out++ = set->at.many[i];
    }
}

/* Keeps the entries in an array or table of another size. */
static void
resize(struct holder_set *set, uint32_t capacity)
{
    struct holding *many = mem_alloc_array(capacity, sizeof *many);
    if (capacity <= LISTED_MAX) {
        copy_entries(set, many);
    } else {
        uint32_t end = is_hashed(set) ? set->capacity : set->count;
        for (uint32_t i = 0; i < end; i++) {
            struct holding entry = set->at.many[i];
            if (entry.holder != 0)
                many[probe(many, capacity, entry.holder)] = entry;
        }
    }
    if (set->capacity > 0)
        mem_free(set->at.many);
    set->at.many = many;
    set->capacity = capacity;
}

static void
grow(struct holder_set *set)
{
    if (set->capacity == 0) {
        if (set->count == 1)
            resize(set, 2);
    } else if (!is_hashed(set)) {
        if (set->count == set->capacity)
            resize(set, set->capacity == LISTED_MAX ? 4 * LISTED_MAX
                                                    : set->capacity * 2);
    } else if (set->count >= set->capacity / 2) {
        resize(set, set->capacity * 2);
    }
}

void
holder_set_add(struct holder_set *set, node_id holder, uint32_t times)
{
    struct holding *found = find(set, holder);
    if (found != NULL) {
        found->times += times;
        return;
    }
    grow(set);
    struct holding entry = {holder, times};
    if (set->capacity == 0)
        set->at.one = entry;
    else if (is_hashed(set))
        set->at.many[probe(set->at.many, set->capacity, holder)] = entry;
    else
        set->at.many[set->count] = entry;
    set->count++;
}

/* Frees a place of a hash table and moves up what was pushed past it. */
static void
remove_hashed(struct holder_set *set, struct holding *found)
{
    uint32_t mask = set->capacity - 1;
    struct holding *table = set->at.many;
    uint32_t hole = (uint32_t)(found - table);
    uint32_t place = hole;
    for (;;) {
        place = (place + 1) & mask;
        if (table[place].holder == 0)
            break;
        uint32_t home = home_of(table[place].holder, set->capacity);
        if (((place - home) & mask) >= ((place - hole) & mask)) {
            table[hole] = table[place];
            hole = place;
        }
    }
    table[hole] = (struct holding){0, 0};
}

bool
holder_set_remove(struct holder_set *set, node_id holder, uint32_t times)
{
    struct holding *found = find(set, holder);
    if (found == NULL || found->times < times)
        return false;
    found->times -= times;
    if (found->times > 0)
        return true;
    set->count--;
    if (is_hashed(set)) {
        remove_hashed(set, found);
        if (set->count < set->capacity / 16)
            resize(set, set->capacity / 4 < LISTED_MAX ? LISTED_MAX
                                                       : set->capacity / 4);
    } else if (set->capacity > 0) {
        *found = set->at.many[set->count];
        set->at.many[set->count] = (struct holding){0, 0};
    }
    return true;
}

uint32_t
holder_set_times(const struct holder_set *set, node_id holder)
{
    const struct holding *found = find((struct holder_set *)set, holder);
    return found != NULL ? found->times : 0;
}

static int
by_holder(const void *a, const void *b)
{
    node_id x = ((const struct holding *)a)->holder;
    node_id y = ((const struct holding *)b)->holder;
    return (x > y) - (x < y);
}

void
holder_set_list(const struct holder_set *set, struct holding *out)
{
    copy_entries(set, out);
    if (set->count > 1)
        qsort(out, set->count, sizeof *out, by_holder);
}
