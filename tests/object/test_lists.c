/* list and tuple. */
#include <check.h>

#include "object/list.h"
#include "object/slice.h"
#include "object/tuple.h"
#include "tests/object/object_fixture.h"

/* Stores list[start:stop:step] in root 7. */
static struct object *
cut(struct fixture *f, struct object *list, int64_t start, int64_t stop,
    int64_t step)
{
    struct object *slice =
        slice_new(&f->runtime, number(f, start), number(f, stop),
                  number(f, step));
    root(f, 6, slice);
    root(f, 7, NULL);
    ck_assert(object_get_item(&f->runtime, list, slice,
                              (struct ref){f->roots, 7}));
    return f->roots->slots[7];
}

START_TEST(methods_change_the_list)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = numbers(&f, 1, 3);
    root(&f, 0, list);
    call(&f, 1, list, "append", number(&f, 9), NULL);
    call(&f, 1, list, "insert", number(&f, 0), number(&f, 7));
    call(&f, 1, list, "extend", list, NULL);
    expect_repr(&f, list, "[7, 1, 2, 3, 9, 7, 1, 2, 3, 9]");
    expect_repr(&f, call(&f, 1, list, "pop", NULL, NULL), "9");
    expect_repr(&f, call(&f, 1, list, "pop", number(&f, 0), NULL), "7");
    call(&f, 1, list, "remove", number(&f, 9), NULL);
    call(&f, 1, list, "reverse", NULL, NULL);
    expect_repr(&f, list, "[3, 2, 1, 7, 3, 2, 1]");
    expect_repr(&f, call(&f, 1, list, "count", number(&f, 3), NULL), "2");
    expect_repr(&f, call(&f, 1, list, "index", number(&f, 7), NULL), "3");
    call(&f, 1, list, "clear", NULL, NULL);
    expect_repr(&f, list, "[]");
    ck_assert_ptr_null(call(&f, 1, list, "pop", NULL, NULL));
    expect_error(&f, "IndexError: pop from empty list");
    objects_close(&f);
}
END_TEST

START_TEST(slices_are_cut_assigned_and_deleted)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = numbers(&f, 0, 6);
    root(&f, 0, list);
    expect_repr(&f, cut(&f, list, 1, 4, 1), "[1, 2, 3]");
    expect_repr(&f, cut(&f, list, -1, -7, -2), "[5, 3, 1]");
    expect_repr(&f, cut(&f, list, 4, 2, 1), "[]");
    ck_assert(object_set_item(&f.runtime, list, f.roots->slots[6],
                              numbers(&f, 100, 2)));
    expect_repr(&f, list, "[0, 1, 2, 3, 100, 101, 4, 5]");
    cut(&f, list, 0, 8, 3);
    ck_assert(object_delete_item(&f.runtime, list, f.roots->slots[6]));
    expect_repr(&f, list, "[1, 2, 100, 101, 5]");
    cut(&f, list, 0, 5, 2);
    ck_assert(!object_set_item(&f.runtime, list, f.roots->slots[6], list));
    expect_error(&f, "ValueError: attempt to assign sequence of size 5 to "
                     "extended slice of size 3");
    cut(&f, list, 0, 2, 1);
    ck_assert(object_set_item(&f.runtime, list, f.roots->slots[6], list));
    expect_repr(&f, list, "[1, 2, 100, 101, 5, 100, 101, 5]");
    objects_close(&f);
}
END_TEST

START_TEST(counts_follow_the_items)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *x = list_new(&f.runtime), *list = list_new(&f.runtime);
    root(&f, 0, x);
    root(&f, 1, list);
    call(&f, 2, list, "append", x, NULL);
    ck_assert_uint_eq(x->count, 2);
    struct ref result = {f.roots, 3};
    ck_assert(object_binary(&f.runtime, OPERATOR_MULTIPLY, list,
                            number(&f, 3), result));
    ck_assert_uint_eq(x->count, 5);
    root(&f, 3, NULL);
    ck_assert(object_in_place(&f.runtime, OPERATOR_MULTIPLY, list,
                              number(&f, 4), result));
    ck_assert_ptr_eq(ref_get(result), list);
    ck_assert_uint_eq(x->count, 5);
    root(&f, 3, NULL);
    call(&f, 2, list, "clear", NULL, NULL);
    ck_assert_uint_eq(x->count, 1);
    objects_close(&f);
}
END_TEST

START_TEST(a_list_in_itself_is_printed)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = numbers(&f, 1, 1);
    root(&f, 0, list);
    call(&f, 1, list, "append", list, NULL);
    expect_repr(&f, list, "[1, [...]]");
    bool truth;
    ck_assert(object_equal(&f.runtime, list, list, &truth));
    ck_assert(truth);
    objects_close(&f);
}
END_TEST

START_TEST(deep_nesting_is_an_error_and_no_crash)
{
    struct fixture f;
    struct text shown = {0};
    objects_open(&f, "3.12");
    for (int i = 0; i < 5000; i++) {
        struct object *outer = list_new(&f.runtime);
        if (f.roots->slots[0] != NULL)
            list_append(&f.runtime, outer, f.roots->slots[0]);
        root(&f, 0, outer);
    }
    ck_assert(!object_repr(&f.runtime, f.roots->slots[0], &shown));
    text_release(&shown);
    expect_error(&f, "RecursionError: maximum recursion depth exceeded while "
                     "getting the repr of an object");
    ck_assert_uint_eq(f.runtime.c_depth, 0);
    root(&f, 0, NULL);
    objects_close(&f);
}
END_TEST

START_TEST(sorting_is_stable_both_ways)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = list_new(&f.runtime);
    root(&f, 0, list);
    /* 1 and 1.0 and True are equal, but not the same. */
    list_append(&f.runtime, list, number(&f, 2));
    list_append(&f.runtime, list, atom_new_float(&f.runtime, 1.0));
    list_append(&f.runtime, list, number(&f, 1));
    list_append(&f.runtime, list, atom_new_bool(&f.runtime, true));
    list_append(&f.runtime, list, number(&f, 0));
    ck_assert(list_sort(&f.runtime, list, NULL, false));
    expect_repr(&f, list, "[0, 1.0, 1, True, 2]");
    ck_assert(list_sort(&f.runtime, list, NULL, true));
    expect_repr(&f, list, "[2, 1.0, 1, True, 0]");
    list_append(&f.runtime, list, word(&f, "a"));
    ck_assert(!list_sort(&f.runtime, list, NULL, false));
    expect_error(&f, "TypeError: '<' not supported between instances of "
                     "'str' and 'int'");
    ck_assert_uint_eq(list->slot_count, 6);
    objects_close(&f);
}
END_TEST

START_TEST(items_are_hidden_while_lists_are_sorted)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *list = list_new(&f.runtime);
    root(&f, 0, list);
    for (int64_t i = 0; i < 50; i++)
        list_append(&f.runtime, list, numbers(&f, (i * 37) % 50, 1));
    uint64_t size = list->size;
    size_t objects = f.runtime.object_count;
    ck_assert(list_sort(&f.runtime, list, NULL, false));
    ck_assert_uint_eq(f.runtime.object_count, objects);
    ck_assert_uint_eq(list->size, size);
    for (uint32_t i = 0; i < 50; i++) {
        ck_assert_ptr_eq(list->slots[i]->slots[0], number(&f, i));
        ck_assert_uint_eq(list->slots[i]->count, 1);
    }
    objects_close(&f);
}
END_TEST

START_TEST(tuples_are_given_back_whole)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *items[] = {number(&f, 1000), word(&f, "a b")};
    struct object *tuple = tuple_from_items(&f.runtime, items, 2);
    root(&f, 0, tuple);
    expect_repr(&f, tuple, "(1000, 'a b')");
    ck_assert_ptr_eq(construct(&f, 1, &tuple_type, tuple), tuple);
    ck_assert_ptr_eq(cut(&f, tuple, 0, 2, 1), tuple);
    struct ref result = {f.roots, 2};
    ck_assert(object_binary(&f.runtime, OPERATOR_ADD, tuple,
                            tuple_empty(&f.runtime), result));
    ck_assert_ptr_eq(ref_get(result), tuple);
    expect_repr(&f, cut(&f, tuple, 0, 1, 1), "(1000,)");
    int64_t hash;
    ck_assert(object_hash(&f.runtime, tuple, &hash));
    ck_assert(!object_set_item(&f.runtime, tuple, number(&f, 0),
                               number(&f, 1)));
    expect_error(&f, "TypeError: 'tuple' object does not support item "
                     "assignment");
    objects_close(&f);
}
END_TEST

START_TEST(repeating_is_few_events)
{
    struct fixture f;
    objects_open(&f, "3.12");
    root(&f, 0, numbers(&f, 0, 1));
    size_t before = log_event_count(f.log);
    ck_assert(object_binary(&f.runtime, OPERATOR_MULTIPLY, f.roots->slots[0],
                            number(&f, 100000), (struct ref){f.roots, 1}));
    ck_assert_uint_lt(log_event_count(f.log) - before, 20);
    ck_assert_uint_eq(f.roots->slots[1]->slot_count, 100000);
    objects_close(&f);
}
END_TEST

Suite *
lists_suite(void)
{
    Suite *suite = suite_create("lists");
    TCase *tcase = tcase_create("lists");
    tcase_add_test(tcase, methods_change_the_list);
    tcase_add_test(tcase, slices_are_cut_assigned_and_deleted);
    tcase_add_test(tcase, counts_follow_the_items);
    tcase_add_test(tcase, a_list_in_itself_is_printed);
    tcase_add_test(tcase, deep_nesting_is_an_error_and_no_crash);
    tcase_add_test(tcase, sorting_is_stable_both_ways);
    tcase_add_test(tcase, items_are_hidden_while_lists_are_sorted);
    tcase_add_test(tcase, tuples_are_given_back_whole);
    tcase_add_test(tcase, repeating_is_few_events);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
