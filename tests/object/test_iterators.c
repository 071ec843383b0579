/* Iterators: what they give, and what they hold. */
#include <check.h>

#include "object/iterator.h"
#include "object/list.h"
#include "object/range.h"
#include "object/tuple.h"
#include "tests/object/object_fixture.h"

static struct object *
next_into(struct fixture *f, struct object *iterator, uint32_t into)
{
    root(f, into, NULL);
    ck_assert(
        object_next(&f->runtime, iterator, (struct ref){f->roots, into}));
    return f->roots->slots[into];
}

START_TEST(an_exhausted_iterator_lets_go)
{
    static const struct type *const types[] = {
        &list_iterator_type, &list_reverse_iterator_type};
    for (size_t i = 0; i < 2; i++) {
        struct fixture f;
        objects_open(&f, "3.12");
        struct object *list = numbers(&f, 1, 1);
        root(&f, 0, list);
        struct object *iterator = iterator_new(&f.runtime, types[i], list);
        root(&f, 1, iterator);
        ck_assert_uint_eq(list->count, 2);
        expect_repr(&f, next_into(&f, iterator, 2), "1");
        ck_assert_uint_eq(list->count, 2);
        ck_assert_ptr_null(next_into(&f, iterator, 2));
        ck_assert_uint_eq(list->count, 1);
        list_append(&f.runtime, list, number(&f, 2));
        ck_assert_ptr_null(next_into(&f, iterator, 2));
        objects_close(&f);
    }
}
END_TEST

START_TEST(everything_iterable_gives_its_items)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *range = range_new(&f.runtime, number(&f, 10),
                                     number(&f, 0), number(&f, -4));
    root(&f, 5, range);
    expect_repr(&f, construct(&f, 0, &list_type, range), "[10, 6, 2]");
    expect_repr(&f, construct(&f, 0, &list_type, word(&f, "aé€")),
                "['a', 'é', '€']");
    struct object *list = numbers(&f, 1, 3);
    root(&f, 1, list);
    struct object *counted = construct(&f, 2, &enumerate_type, list);
    expect_repr(&f, construct(&f, 0, &list_type, counted),
                "[(0, 1), (1, 2), (2, 3)]");
    struct object *reversed = construct(&f, 2, &reversed_type, list);
    expect_repr(&f, construct(&f, 0, &list_type, reversed), "[3, 2, 1]");
    reversed = construct(&f, 2, &reversed_type, range);
    expect_repr(&f, construct(&f, 0, &tuple_type, reversed), "(2, 6, 10)");
    ck_assert(!object_iterate(&f.runtime, number(&f, 5),
                              (struct ref){f.roots, 3}));
    expect_error(&f, "TypeError: 'int' object is not iterable");
    ck_assert(!object_next(&f.runtime, list, (struct ref){f.roots, 3}));
    expect_error(&f, "TypeError: 'list' object is not an iterator");
    objects_close(&f);
}
END_TEST

START_TEST(enumerate_and_zip_reuse_their_tuple)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = numbers(&f, 1000, 3);
    root(&f, 0, list);
    struct object *items[] = {list, list};
    struct arguments arguments = {.items = items, .count = 2};
    ck_assert(zip_type.construct(&f.runtime, &zip_type, &arguments,
                                 (struct ref){f.roots, 1}));
    ck_assert_ptr_nonnull(construct(&f, 2, &enumerate_type, list));
    ck_assert_uint_eq(list->count, 4);
    for (uint32_t i = 1; i < 3; i++) {
        struct object *first = next_into(&f, f.roots->slots[i], 3);
        ck_assert_uint_eq(first->count, 2);
        ck_assert_ptr_eq(next_into(&f, f.roots->slots[i], 3), first);
        root(&f, 4, first);
        ck_assert_ptr_ne(next_into(&f, f.roots->slots[i], 3), first);
        ck_assert_ptr_null(next_into(&f, f.roots->slots[i], 3));
    }
    objects_close(&f);
}
END_TEST

START_TEST(unpacking_puts_the_first_on_top)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = numbers(&f, 1, 4);
    root(&f, 0, list);
    ck_assert(object_unpack(&f.runtime, list, 1, 2,
                            (struct ref){f.roots, 1}));
    expect_repr(&f, f.roots->slots[4], "1");
    expect_repr(&f, f.roots->slots[3], "[2]");
    expect_repr(&f, f.roots->slots[2], "3");
    expect_repr(&f, f.roots->slots[1], "4");
    slots_clear(&f.runtime, f.roots, 1, 4, false);
    struct ref first = {f.roots, 1};
    ck_assert(!object_unpack(&f.runtime, list, 2, -1, first));
    expect_error(&f, "ValueError: too many values to unpack (expected 2)");
    ck_assert(!object_unpack(&f.runtime, list, 5, -1, first));
    expect_error(&f, "ValueError: not enough values to unpack (expected 5, "
                     "got 4)");
    ck_assert(!object_unpack(&f.runtime, word(&f, "ab"), 2, 1, first));
    expect_error(&f, "ValueError: not enough values to unpack (expected at "
                     "least 3, got 2)");
    ck_assert(!object_unpack(&f.runtime, number(&f, 5), 2, -1, first));
    expect_error(&f, "TypeError: cannot unpack non-iterable int object");
    ck_assert_ptr_null(f.roots->slots[1]);
    objects_close(&f);
}
END_TEST

Suite *
iterators_suite(void)
{
    Suite *suite = suite_create("iterators");
    TCase *tcase = tcase_create("iterators");
    tcase_add_test(tcase, an_exhausted_iterator_lets_go);
    tcase_add_test(tcase, everything_iterable_gives_its_items);
    tcase_add_test(tcase, enumerate_and_zip_reuse_their_tuple);
    tcase_add_test(tcase, unpacking_puts_the_first_on_top);
    suite_add_tcase(suite, tcase);
    return suite;
}
