/* Addresses, as cpython-like allocation gives them. */
#include <check.h>

#include "heap/allocator.h"
#include "tests/heap/heap_fixture.h"

START_TEST(what_is_freed_last_is_used_first)
{
    struct allocator *a = allocator_new(profile_find("3.12"));
    uint64_t first = allocator_take(a, 48, 1);
    uint64_t second = allocator_take(a, 48, 2);
    uint64_t third = allocator_take(a, 40, 3);
    ck_assert_uint_eq(first % 16, 0);
    ck_assert_uint_eq(second, first + 48);
    ck_assert_uint_eq(third, second + 48); /* of the same size class */
    allocator_give(a, first, 48);
    allocator_give(a, third, 40);
    ck_assert_uint_eq(allocator_take(a, 33, 4), third);
    ck_assert_uint_eq(allocator_take(a, 48, 5), first);
    ck_assert_uint_eq(allocator_owner(a, first), 5);
    ck_assert_uint_eq(allocator_owner(a, first + 47), 5);
    ck_assert_uint_eq(allocator_owner(a, second), 2);
    allocator_free(a);
}
END_TEST

START_TEST(classes_have_pools_of_their_own)
{
    struct allocator *a = allocator_new(profile_find("3.8"));
    uint64_t small = allocator_take(a, 16, 1);
    uint64_t large = allocator_take(a, 512, 2);
    ck_assert_uint_eq(small % 4096, POOL_HEADER);
    ck_assert_uint_eq(large % 4096, POOL_HEADER);
    ck_assert_uint_eq(large / 4096, small / 4096 + 1);
    struct pool_view view;
    ck_assert(allocator_pool(a, 0, 1, &view));
    ck_assert_uint_eq(view.block_size, 512);
    ck_assert_uint_eq(view.block_count, 7);
    ck_assert_uint_eq(view.used, 1);
    ck_assert(!allocator_pool(a, 0, 2, &view));
    allocator_free(a);
}
END_TEST

START_TEST(an_empty_pool_serves_another_class)
{
    struct allocator *a = allocator_new(profile_find("3.8"));
    uint64_t blocks[8];
    for (node_id i = 0; i < 8; i++)
        blocks[i] = allocator_take(a, 512, i + 1); /* 7 to a pool */
    ck_assert_uint_ne(blocks[7] / 4096, blocks[0] / 4096);
    for (int i = 0; i < 7; i++)
        allocator_give(a, blocks[i], 512);
    uint64_t other = allocator_take(a, 16, 20);
    ck_assert_uint_eq(other / 4096, blocks[0] / 4096);
    ck_assert_uint_eq(allocator_owner(a, blocks[6]), 0);
    /* the last pool of a size stays its own */
    allocator_give(a, blocks[7], 512);
    allocator_give(a, other, 16);
    ck_assert_uint_ne(allocator_take(a, 100, 21) / 4096, blocks[0] / 4096);
    ck_assert_uint_eq(allocator_take(a, 16, 22), other);
    allocator_free(a);
}
END_TEST

START_TEST(a_full_pool_with_a_gap_is_used_first)
{
    struct allocator *a = allocator_new(profile_find("3.8"));
    uint64_t blocks[14];
    for (node_id i = 0; i < 14; i++)
        blocks[i] = allocator_take(a, 512, i + 1);
    uint64_t third_pool = allocator_take(a, 512, 15);
    allocator_give(a, blocks[3], 512);
    allocator_give(a, blocks[9], 512);
    ck_assert_uint_eq(allocator_take(a, 512, 16), blocks[9]);
    ck_assert_uint_eq(allocator_take(a, 512, 17), blocks[3]);
    ck_assert_uint_eq(allocator_take(a, 512, 18), third_pool + 512);
    allocator_free(a);
}
END_TEST

START_TEST(large_blocks_come_from_elsewhere)
{
    struct allocator *a = allocator_new(profile_find("3.12"));
    uint64_t small = allocator_take(a, 512, 1);
    uint64_t large = allocator_take(a, 513, 2);
    ck_assert_uint_gt(small > large ? small - large : large - small, 1 << 30);
    uint64_t other = allocator_take(a, 5000, 3);
    allocator_give(a, large, 513);
    ck_assert_uint_eq(allocator_owner(a, large), 0);
    ck_assert_uint_eq(allocator_take(a, 520, 4), large);
    ck_assert_uint_eq(allocator_owner(a, large), 4);
    ck_assert_uint_eq(allocator_owner(a, other), 3);
    allocator_free(a);
}
END_TEST

START_TEST(blocks_move_when_they_must)
{
    struct allocator *a = allocator_new(profile_find("3.12"));
    uint64_t at = allocator_take(a, 100, 1); /* a block of 112 */
    ck_assert_uint_eq(allocator_resize(a, at, 100, 112, 1), at);
    ck_assert_uint_eq(allocator_resize(a, at, 112, 90, 1), at);
    uint64_t less = allocator_resize(a, at, 90, 40, 1);
    ck_assert_uint_ne(less, at);
    ck_assert_uint_eq(allocator_owner(a, at), 0);
    uint64_t more = allocator_resize(a, less, 40, 1000, 1);
    /* What malloc gave stays malloc's when it shrinks. */
    uint64_t shrunk = allocator_resize(a, more, 1000, 64, 1);
    allocator_give(a, shrunk, 64);
    ck_assert_uint_eq(allocator_take(a, 1000, 2), more);
    allocator_free(a);
}
END_TEST

START_TEST(freed_lists_wait_for_the_next_list)
{
    struct allocator *a = allocator_new(profile_find("3.12"));
    uint64_t list = allocator_take(a, 56, 1);
    ck_assert_uint_eq(allocator_take_listed(a, FREE_LIST_LIST, 56, 2), 0);
    ck_assert(allocator_give_listed(a, FREE_LIST_LIST, list, 56));
    ck_assert_uint_eq(allocator_owner(a, list), 0);
    ck_assert_uint_ne(allocator_take(a, 56, 3), list);
    ck_assert_uint_eq(allocator_take_listed(a, FREE_LIST_DICT, 64, 4), 0);
    ck_assert_uint_eq(allocator_take_listed(a, FREE_LIST_LIST, 56, 5), list);
    ck_assert_uint_eq(allocator_owner(a, list), 5);
    /* A full collection empties the lists. */
    ck_assert(allocator_give_listed(a, FREE_LIST_LIST, list, 56));
    allocator_clear_lists(a);
    ck_assert_uint_eq(allocator_take(a, 56, 6), list);
    allocator_free(a);
}
END_TEST

START_TEST(free_lists_are_bounded_and_by_size)
{
    struct allocator *a = allocator_new(profile_find("3.12"));
    for (int i = 0; i < 80; i++)
        ck_assert(allocator_give_listed(a, FREE_LIST_LIST,
                                        allocator_take(a, 56, 1), 56));
    ck_assert(!allocator_give_listed(a, FREE_LIST_LIST,
                                     allocator_take(a, 56, 1), 56));
    uint64_t two = allocator_take(a, 56, 1), three = allocator_take(a, 64, 1);
    ck_assert(allocator_give_listed(a, FREE_LIST_TUPLE, two, 56));
    ck_assert(allocator_give_listed(a, FREE_LIST_TUPLE, three, 64));
    ck_assert_uint_eq(allocator_take_listed(a, FREE_LIST_TUPLE, 48, 2), 0);
    ck_assert_uint_eq(allocator_take_listed(a, FREE_LIST_TUPLE, 64, 2),
                      three);
    uint64_t long_tuple = allocator_take(a, 40 + 8 * 30, 1);
    ck_assert(!allocator_give_listed(a, FREE_LIST_TUPLE, long_tuple,
                                     40 + 8 * 30));
    allocator_free(a);
}
END_TEST

START_TEST(objects_are_found_by_their_addresses)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f), *leaf = leaf_new(&f);
    root(&f, 0, box);
    root(&f, 1, leaf);
    ck_assert_uint_eq(box->address % 16, 0);
    ck_assert_ptr_eq(object_at_address(&f.runtime, box->address), box);
    ck_assert_ptr_eq(object_at_address(&f.runtime, leaf->address), leaf);
    ck_assert_ptr_null(object_at_address(&f.runtime, box->address + 16));
    ck_assert_ptr_null(object_at_address(&f.runtime, 0));
    uint64_t address = box->address;
    root(&f, 0, NULL);
    ck_assert_ptr_null(object_at_address(&f.runtime, address));
    root(&f, 0, box_new(&f));
    ck_assert_uint_eq(f.roots->slots[0]->address, address);
    fixture_close(&f);
}
END_TEST

START_TEST(a_new_object_comes_before_the_old_one_goes)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    root(&f, 0, box_new(&f));
    uint64_t first = f.roots->slots[0]->address;
    root(&f, 0, box_new(&f)); /* a = []; a = [] */
    ck_assert_uint_ne(f.roots->slots[0]->address, first);
    root(&f, 1, box_new(&f));
    ck_assert_uint_eq(f.roots->slots[1]->address, first);
    fixture_close(&f);
}
END_TEST

START_TEST(second_blocks_are_taken_and_given_back)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    uint64_t bytes = f.runtime.heap_bytes;
    struct object *box = box_new(&f);
    root(&f, 0, box);
    object_set_buffer(&f.runtime, box, 64);
    uint64_t at = box->buffer_address;
    ck_assert_uint_ne(at, 0);
    ck_assert_uint_eq(f.runtime.heap_bytes, bytes + 56 + 64);
    object_set_buffer(&f.runtime, box, 0);
    object_set_buffer(&f.runtime, box, 60);
    ck_assert_uint_eq(box->buffer_address, at);
    root(&f, 0, NULL);
    ck_assert_uint_eq(f.runtime.heap_bytes, bytes);
    fixture_close(&f);
}
END_TEST

Suite *
allocator_suite(void)
{
    Suite *suite = suite_create("allocator");
    TCase *tcase = tcase_create("allocator");
    tcase_add_test(tcase, what_is_freed_last_is_used_first);
    tcase_add_test(tcase, classes_have_pools_of_their_own);
    tcase_add_test(tcase, an_empty_pool_serves_another_class);
    tcase_add_test(tcase, a_full_pool_with_a_gap_is_used_first);
    tcase_add_test(tcase, large_blocks_come_from_elsewhere);
    tcase_add_test(tcase, blocks_move_when_they_must);
    tcase_add_test(tcase, freed_lists_wait_for_the_next_list);
    tcase_add_test(tcase, free_lists_are_bounded_and_by_size);
    tcase_add_test(tcase, objects_are_found_by_their_addresses);
    tcase_add_test(tcase, a_new_object_comes_before_the_old_one_goes);
    tcase_add_test(tcase, second_blocks_are_taken_and_given_back);
    suite_add_tcase(suite, tcase);
    return suite;
}
