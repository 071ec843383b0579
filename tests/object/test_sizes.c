/* sys.getsizeof, as measured on the six versions. */
#include <check.h>

#include "object/dict.h"
#include "object/list.h"
#include "object/range.h"
#include "object/set.h"
#include "object/tuple.h"
#include "tests/object/object_fixture.h"

static const char *const versions[] = {"3.8",  "3.9",  "3.10",
                                       "3.11", "3.12", "3.13"};

enum { VERSIONS = sizeof versions / sizeof *versions };

static void
add_size(struct text *out, size_t entries, uint64_t size, uint64_t *last)
{
    if (size == *last)
        return;
    text_add_format(out, "%s%zu:%llu", out->length > 0 ? " " : "", entries,
                    (unsigned long long)size);
    *last = size;
}

START_TEST(lists_grow_and_shrink)
{
    static const char *const grown[VERSIONS] = {
        "1:4 5:8 9:16 17:25 26:35 36:46 47:58 59:72",
        "1:4 5:8 9:16 17:24 25:32 33:40 41:52 53:64",
        "1:4 5:8 9:16 17:24 25:32 33:40 41:52 53:64",
        "1:4 5:8 9:16 17:24 25:32 33:40 41:52 53:64",
        "1:4 5:8 9:16 17:24 25:32 33:40 41:52 53:64",
        "1:4 5:8 9:16 17:24 25:32 33:40 41:52 53:64"};
    struct fixture f;
    struct text steps = {0};
    uint64_t last = 0;
    objects_open(&f, versions[_i]);
    struct object *list = list_new(&f.runtime);
    root(&f, 0, list);
    ck_assert_uint_eq(list->size, 56);
    for (size_t i = 1; i <= 60; i++) {
        list_append(&f.runtime, list, number(&f, 1));
        add_size(&steps, i, (list->size - 56) / 8, &last);
    }
    ck_assert_str_eq(text_string(&steps), grown[_i]);

    text_clear(&steps);
    ck_assert_ptr_nonnull(construct(&f, 1, &list_type, list));
    list = f.roots->slots[1];
    while (list->slot_count > 20)
        list_take(&f.runtime, list, 20, (struct ref){NULL, 0});
    ck_assert_ptr_nonnull(construct(&f, 1, &list_type, list));
    list = f.roots->slots[1];
    last = 0;
    while (list->slot_count > 0) {
        call(&f, 2, list, "pop", NULL, NULL);
        add_size(&steps, list->slot_count, (list->size - 56) / 8, &last);
    }
    ck_assert_str_eq(text_string(&steps),
                     _i == 0 ? "19:20 9:16 7:10 4:7 2:5 1:4 0:0"
                             : "19:20 9:16 7:12 5:8 1:4 0:0");
    text_release(&steps);
    objects_close(&f);
}
END_TEST

START_TEST(lists_of_iterables)
{
    static const unsigned sizes[VERSIONS][9] = {
        {56, 64, 72, 80, 88, 96, 104, 112, 120},
        {56, 64, 72, 80, 88, 96, 104, 112, 120},
        {56, 72, 72, 88, 88, 104, 104, 120, 120},
        {56, 72, 72, 88, 88, 104, 104, 120, 120},
        {56, 72, 72, 88, 88, 104, 104, 120, 120},
        {56, 72, 72, 88, 88, 104, 104, 120, 120}};
    static const unsigned sorted[VERSIONS] = {104, 120, 88, 88, 88, 88};
    static const unsigned extended[VERSIONS] = {6, 8, 4, 4, 4, 4};
    struct fixture f;
    objects_open(&f, versions[_i]);
    for (int64_t n = 0; n < 9; n++) {
        struct object *range = range_new(&f.runtime, number(&f, 0),
                                         number(&f, n), number(&f, 1));
        ck_assert_uint_eq(construct(&f, 0, &list_type, range)->size,
                          sizes[_i][n]);
    }
    struct object *three = numbers(&f, 1, 3);
    root(&f, 0, three);
    root(&f, 1, NULL);
    ck_assert(list_from_iterable(&f.runtime, three, (struct ref){f.roots, 1}));
    ck_assert_uint_eq(f.roots->slots[1]->size, sorted[_i]);
    struct object *list = list_new(&f.runtime);
    root(&f, 2, list);
    ck_assert(list_extend(&f.runtime, list, three));
    ck_assert_uint_eq((list->size - 56) / 8, extended[_i]);
    ck_assert_uint_eq(list_slice(&f.runtime, three, 0, 3)->size, 80);
    objects_close(&f);
}
END_TEST

START_TEST(dicts_grow)
{
    static const char *const ints[] = {
        "1:232 6:360 11:640 22:1176 43:2272 86:4696",
        "1:224 6:352 11:632 22:1168 43:2264 86:4688"};
    static const char *const strs[] = {
        "1:232 6:360 11:640 22:1176 43:2272 86:4696",
        "1:184 6:272 11:464 22:832 43:1584 86:3328"};
    struct fixture f;
    objects_open(&f, versions[_i]);
    bool later = _i >= 3;
    for (int kind = 0; kind < 2; kind++) {
        struct text steps = {0};
        uint64_t last = 0;
        struct object *dict = dict_new(&f.runtime);
        root(&f, 0, dict);
        ck_assert_uint_eq(dict->size, 64);
        for (int i = 0; i < 90; i++) {
            char key[16];
            (void)snprintf(key, sizeof key, "k%d", i);
            ck_assert(dict_set(&f.runtime, dict,
                               kind == 0 ? number(&f, i) : word(&f, key),
                               number(&f, 1)));
            add_size(&steps, (size_t)i + 1, dict->size, &last);
        }
        ck_assert_str_eq(text_string(&steps),
                         kind == 0 ? ints[later] : strs[later]);
        dict_clear(&f.runtime, dict);
        ck_assert_uint_eq(dict->size, 64);
        text_release(&steps);
    }
    ck_assert_uint_eq(construct(&f, 0, &dict_type, NULL)->size,
                      _i < 2 ? 232 : 64);
    objects_close(&f);
}
END_TEST

START_TEST(sets_grow)
{
    struct fixture f;
    struct text steps = {0};
    uint64_t last = 0;
    objects_open(&f, versions[_i]);
    struct object *set = set_new(&f.runtime, &set_type);
    root(&f, 0, set);
    ck_assert_uint_eq(set->size, 216);
    for (int i = 0; i < 80; i++) {
        ck_assert(set_add(&f.runtime, set, number(&f, i)));
        add_size(&steps, (size_t)i + 1, set->size, &last);
    }
    ck_assert_str_eq(text_string(&steps), "1:216 5:728 19:2264 77:8408");
    /* {1, 2, 3, 4, 5} of constants is built from a frozenset (3.9 and on). */
    struct object *five = numbers(&f, 1, 5);
    struct object *frozen = construct(&f, 1, &frozenset_type, five);
    root(&f, 2, set_new(&f.runtime, &set_type));
    ck_assert(set_update(&f.runtime, f.roots->slots[2], frozen));
    ck_assert_uint_eq(f.roots->slots[2]->size, 472);
    text_release(&steps);
    objects_close(&f);
}
END_TEST

START_TEST(atoms_and_tuples)
{
    struct fixture f;
    objects_open(&f, versions[_i]);
    bool late = _i >= 4;
    ck_assert_uint_eq(number(&f, 0)->size, _i < 3 ? 24 : 28);
    ck_assert_uint_eq(number(&f, 1)->size, 28);
    ck_assert_uint_eq(number(&f, 1 << 30)->size, 32);
    ck_assert_uint_eq(atom_new_bool(&f.runtime, false)->size,
                      _i < 3 ? 24 : 28);
    ck_assert_uint_eq(atom_none(&f.runtime)->size, 16);
    ck_assert_uint_eq(atom_new_float(&f.runtime, 1.5)->size, 24);
    ck_assert_uint_eq(word(&f, "")->size, late ? 41 : 49);
    ck_assert_uint_eq(word(&f, "abcdefghij")->size, late ? 51 : 59);
    ck_assert_uint_eq(word(&f, "éé")->size, late ? 59 : 75);
    ck_assert_uint_eq(word(&f, "€€")->size, late ? 62 : 78);
    ck_assert_uint_eq(word(&f, "😀")->size, late ? 64 : 80);
    ck_assert_uint_eq(tuple_empty(&f.runtime)->size, 40);
    struct object *items[] = {number(&f, 1), number(&f, 2), number(&f, 3)};
    ck_assert_uint_eq(tuple_from_items(&f.runtime, items, 3)->size, 64);
    objects_close(&f);
}
END_TEST

Suite *
sizes_suite(void)
{
    Suite *suite = suite_create("sizes");
    TCase *tcase = tcase_create("sizes");
    tcase_add_loop_test(tcase, lists_grow_and_shrink, 0, VERSIONS);
    tcase_add_loop_test(tcase, lists_of_iterables, 0, VERSIONS);
    tcase_add_loop_test(tcase, dicts_grow, 0, VERSIONS);
    tcase_add_loop_test(tcase, sets_grow, 0, VERSIONS);
    tcase_add_loop_test(tcase, atoms_and_tuples, 0, VERSIONS);
    suite_add_tcase(suite, tcase);
    return suite;
}
