/* set and frozenset: the order in which they are printed is CPython's, with
 * PYTHONHASHSEED=0. */
#include <check.h>

#include "object/set.h"
#include "tests/object/object_fixture.h"

static struct object *
set_of(struct fixture *f, uint32_t into, const char *const *words)
{
    struct object *set = set_new(&f->runtime, &set_type);
    root(f, into, set);
    for (; *words != NULL; words++)
        ck_assert(set_add(&f->runtime, set, word(f, *words)));
    return set;
}

START_TEST(members_come_in_cpythons_order)
{
    static const char *const words[] = {"red",   "green", "blue",
                                        "apple", "pear",  NULL};
    struct fixture f;
    objects_open(&f, "3.12");
    expect_repr(&f, set_of(&f, 0, words),
                "{'apple', 'pear', 'green', 'red', 'blue'}");
    objects_close(&f);
    objects_open(&f, "3.10"); /* another hash of str */
    expect_repr(&f, set_of(&f, 0, words),
                "{'pear', 'blue', 'green', 'apple', 'red'}");
    struct object *set = set_new(&f.runtime, &set_type);
    root(&f, 1, set);
    static const int64_t colliding[] = {17, 9, 25, 1, 33};
    for (int i = 0; i < 5; i++)
        set_add(&f.runtime, set, number(&f, colliding[i]));
    expect_repr(&f, set, "{1, 33, 9, 17, 25}");
    objects_close(&f);
}
END_TEST

/* What is added after removals shows whether their places are used again. */
START_TEST(removed_places_are_reused_except_in_3_9)
{
    static const struct {
        const char *version, *repr;
    } rows[] = {{"3.8", "{24, 16, 2}"},
                {"3.9", "{16, 2, 24}"},
                {"3.10", "{24, 16, 2}"},
                {"3.12", "{24, 16, 2}"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        objects_open(&f, rows[i].version);
        struct object *set = set_new(&f.runtime, &set_type);
        root(&f, 0, set);
        set_add(&f.runtime, set, number(&f, 8));
        set_add(&f.runtime, set, number(&f, 16)); /* further on */
        set_add(&f.runtime, set, number(&f, 2));
        ck_assert(set_discard(&f.runtime, set, number(&f, 8), NULL));
        set_add(&f.runtime, set, number(&f, 24));
        expect_repr(&f, set, rows[i].repr);
        objects_close(&f);
    }
}
END_TEST

START_TEST(operators_and_methods)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *a = construct(&f, 0, &set_type, numbers(&f, 0, 5));
    struct object *b = construct(&f, 1, &set_type, numbers(&f, 3, 5));
    static const struct {
        enum operator_kind kind;
        const char *result;
    } rows[] = {{OPERATOR_OR, "{0, 1, 2, 3, 4, 5, 6, 7}"},
                {OPERATOR_AND, "{3, 4}"},
                {OPERATOR_SUBTRACT, "{0, 1, 2}"},
                {OPERATOR_XOR, "{0, 1, 2, 5, 6, 7}"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        root(&f, 2, NULL);
        ck_assert(object_binary(&f.runtime, rows[i].kind, a, b,
                                (struct ref){f.roots, 2}));
        expect_repr(&f, f.roots->slots[2], rows[i].result);
    }
    root(&f, 2, NULL);
    ck_assert(object_in_place(&f.runtime, OPERATOR_AND, a, b,
                              (struct ref){f.roots, 2}));
    ck_assert_ptr_eq(f.roots->slots[2], a);
    expect_repr(&f, a, "{3, 4}");
    expect_repr(&f, call(&f, 3, a, "issubset", b, NULL), "True");
    expect_repr(&f, call(&f, 3, b, "issuperset", numbers(&f, 0, 5), NULL),
                "False");
    expect_repr(&f, call(&f, 3, b, "pop", NULL, NULL), "3");
    expect_repr(&f, call(&f, 3, b, "union", numbers(&f, 0, 2), NULL),
                "{0, 1, 4, 5, 6, 7}");
    ck_assert_ptr_null(call(&f, 3, b, "remove", word(&f, "x"), NULL));
    expect_error(&f, "KeyError: 'x'");
    expect_repr(&f, construct(&f, 4, &frozenset_type, NULL), "frozenset()");
    bool truth;
    ck_assert(object_compare_truth(&f.runtime, IS_LESS, a, b, &truth));
    ck_assert(!truth);
    objects_close(&f);
}
END_TEST

START_TEST(a_frozenset_is_hashed_and_found)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *inner =
        construct(&f, 0, &frozenset_type, numbers(&f, 1000, 2));
    struct object *set = set_new(&f.runtime, &set_type);
    root(&f, 1, set);
    ck_assert(set_add(&f.runtime, set, inner));
    ck_assert_uint_eq(inner->count, 2);
    struct object *same = construct(&f, 2, &set_type, numbers(&f, 1000, 2));
    bool truth;
    ck_assert(set_contains(&f.runtime, set, same, &truth));
    ck_assert(truth);
    ck_assert(!set_add(&f.runtime, set, same));
    expect_error(&f, "TypeError: unhashable type: 'set'");
    objects_close(&f);
}
END_TEST

START_TEST(the_empty_frozenset_was_shared)
{
    struct fixture f;
    objects_open(&f, "3.9");
    struct object *empty = construct(&f, 0, &frozenset_type, NULL);
    ck_assert_ptr_eq(construct(&f, 1, &frozenset_type, NULL), empty);
    objects_close(&f);
    objects_open(&f, "3.10");
    empty = construct(&f, 0, &frozenset_type, NULL);
    ck_assert_ptr_ne(construct(&f, 1, &frozenset_type, NULL), empty);
    objects_close(&f);
}
END_TEST

static uint32_t
next_number(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*state >> 33) % below;
}

START_TEST(a_set_is_what_its_twin_is)
{
    struct fixture f;
    bool twin[200] = {false};
    uint32_t count = 0;
    uint64_t state = (uint64_t)_i + 11;
    objects_open(&f, _i % 2 ? "3.9" : "3.13");
    struct object *set = set_new(&f.runtime, &set_type);
    root(&f, 0, set);
    for (int step = 0; step < 4000; step++) {
        uint32_t key = next_number(&state, 200);
        struct object *item = number(&f, (int64_t)key * 4099);
        root(&f, 1, item);
        bool found;
        if (next_number(&state, 2)) {
            ck_assert(set_add(&f.runtime, set, item));
            count += !twin[key];
            twin[key] = true;
        } else {
            ck_assert(set_discard(&f.runtime, set, item, &found));
            ck_assert_int_eq(found, twin[key]);
            count -= twin[key];
            twin[key] = false;
        }
        ck_assert_uint_eq(set_length(set), count);
        ck_assert(set_contains(&f.runtime, set, item, &found));
        ck_assert_int_eq(found, twin[key]);
    }
    size_t position = 0;
    uint32_t seen = 0;
    while (set_next(set, &position) != NULL)
        seen++;
    ck_assert_uint_eq(seen, count);
    objects_close(&f);
}
END_TEST

Suite *
sets_suite(void)
{
    Suite *suite = suite_create("sets");
    TCase *tcase = tcase_create("sets");
    tcase_add_test(tcase, members_come_in_cpythons_order);
    tcase_add_test(tcase, removed_places_are_reused_except_in_3_9);
    tcase_add_test(tcase, operators_and_methods);
    tcase_add_test(tcase, a_frozenset_is_hashed_and_found);
    tcase_add_test(tcase, the_empty_frozenset_was_shared);
    tcase_add_loop_test(tcase, a_set_is_what_its_twin_is, 0, 4);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
