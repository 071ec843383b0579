#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/map.h"

START_TEST(an_empty_map_has_nothing)
{
    struct map map = {0};
    ck_assert(!map_get(&map, 0, NULL));
    ck_assert(!map_remove(&map, 0));
    ck_assert(!map_get_string(&map, "", 0, NULL));
    map_release(&map);
}
END_TEST

START_TEST(numbers_are_entered_replaced_and_removed)
{
    struct map map = {0};
    uint64_t value = 0;
    map_set(&map, 0, 10);
    map_set(&map, UINT64_MAX, 11);
    map_set(&map, 0, 12);
    ck_assert_uint_eq(map.count, 2);
    ck_assert(map_get(&map, 0, &value));
    ck_assert_uint_eq(value, 12);
    ck_assert(map_get(&map, UINT64_MAX, &value));
    ck_assert_uint_eq(value, 11);
    ck_assert(map_remove(&map, 0));
    ck_assert(!map_remove(&map, 0));
    ck_assert(!map_get(&map, 0, &value));
    ck_assert_uint_eq(map.count, 1);
    map_release(&map);
}
END_TEST

START_TEST(string_keys_are_copied)
{
    struct map map = {0};
    char key[] = "name";
    uint64_t value = 0;
    map_set_string(&map, key, 4, 1);
    map_set_string(&map, "", 0, 2);
    map_set_string(&map, "na\0me", 5, 3);
    key[0] = 'g';
    ck_assert(map_get_string(&map, "name", 4, &value));
    ck_assert_uint_eq(value, 1);
    ck_assert(!map_get_string(&map, "game", 4, NULL));
    ck_assert(map_get_string(&map, "", 0, &value));
    ck_assert_uint_eq(value, 2);
    ck_assert(map_get_string(&map, "na\0me", 5, &value));
    ck_assert_uint_eq(value, 3);
    ck_assert(map_remove_string(&map, "name", 4));
    ck_assert(!map_get_string(&map, "name", 4, NULL));
    map_release(&map);
}
END_TEST

START_TEST(entering_and_removing_does_not_grow)
{
    struct map map = {0};
    for (uint64_t i = 0; i < 100000; i++) {
        map_set(&map, i, i);
        ck_assert(map_remove(&map, i));
    }
    ck_assert_uint_le(map.capacity, 64);
    map_release(&map);
}
END_TEST

/* The same sequence of numbers on every machine. */
static uint64_t
next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *state >> 33;
}

enum { KEYS = 300 };

/* A map without hashing: whether each of KEYS keys is there, and its value. */
struct naive {
    bool is_there[KEYS];
    uint64_t values[KEYS];
    size_t count;
};

/* Key number i, as number or string. */
static uint64_t
number_key(uint64_t i)
{
    return i * UINT64_C(0x100000001);
}

static int
string_key(uint64_t i, char *key, size_t size)
{
    return snprintf(key, size, "key %d", (int)i);
}

static void
change(struct map *map, struct naive *naive, bool strings, uint64_t *random)
{
    uint64_t i = next_random(random) % KEYS;
    uint64_t value = next_random(random);
    bool removes = next_random(random) % 3 == 0;
    char key[16];
    size_t length = (size_t)string_key(i, key, sizeof key);
    bool removed = false;
    if (removes && strings)
        removed = map_remove_string(map, key, length);
    else if (removes)
        removed = map_remove(map, number_key(i));
    else if (strings)
        map_set_string(map, key, length, value);
    else
        map_set(map, number_key(i), value);
    if (removes)
        ck_assert(removed == naive->is_there[i]);
    naive->count += !removes && !naive->is_there[i];
    naive->count -= removed;
    naive->is_there[i] = !removes;
    naive->values[i] = value;
    ck_assert_uint_eq(map->count, naive->count);
}

static void
compare(const struct map *map, const struct naive *naive, bool strings)
{
    for (uint64_t i = 0; i < KEYS; i++) {
        char key[16];
        uint64_t value = 0;
        size_t length = (size_t)string_key(i, key, sizeof key);
        bool found = strings ? map_get_string(map, key, length, &value)
                             : map_get(map, number_key(i), &value);
        ck_assert(found == naive->is_there[i]);
        ck_assert(!found || value == naive->values[i]);
    }
}

START_TEST(a_map_agrees_with_a_naive_one)
{
    bool strings = _i % 2 == 1;
    uint64_t random = (uint64_t)_i;
    struct map map = {0};
    struct naive naive = {0};
    for (int step = 0; step < 5000; step++) {
        change(&map, &naive, strings, &random);
        if (step % 500 == 0)
            compare(&map, &naive, strings);
    }
    compare(&map, &naive, strings);
    map_release(&map);
}
END_TEST

Suite *
map_suite(void)
{
    Suite *suite = suite_create("map");
    TCase *maps = tcase_create("map");
    tcase_add_test(maps, an_empty_map_has_nothing);
    tcase_add_test(maps, numbers_are_entered_replaced_and_removed);
    tcase_add_test(maps, string_keys_are_copied);
    tcase_add_test(maps, entering_and_removing_does_not_grow);
    tcase_add_loop_test(maps, a_map_agrees_with_a_naive_one, 0, 20);
    suite_add_tcase(suite, maps);
    return suite;
}
