#include <check.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/mem.h"

START_TEST(memory_is_zeroed_and_aligned)
{
    struct arena arena = {0};
    for (size_t size = 0; size < 300; size++) {
        unsigned char *bytes = arena_alloc(&arena, size);
        ck_assert_uint_eq((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            ck_assert_uint_eq(bytes[i], 0);
            bytes[i] = 0xFF;
        }
    }
    arena_release(&arena);
}
END_TEST

START_TEST(blocks_of_any_size_fit)
{
    struct arena arena = {0};
    char *large = arena_alloc(&arena, 10000000);
    large[9999999] = 'x';
    char *small = arena_alloc(&arena, 1);
    small[0] = 'y';
    ck_assert_int_eq(large[9999999], 'x');
    arena_release(&arena);
    ck_assert_ptr_null(arena.newest);
    arena_release(&arena);
}
END_TEST

START_TEST(many_small_pieces_take_few_blocks)
{
    struct arena arena = {0};
    unsigned long before = mem_allocation_count();
    for (int i = 0; i < 100000; i++)
        arena_alloc(&arena, 24);
    ck_assert_uint_lt(mem_allocation_count() - before, 20);
    arena_release(&arena);
}
END_TEST

START_TEST(strings_are_copied)
{
    struct arena arena = {0};
    char source[] = "abcdef";
    char *copy = arena_copy_string(&arena, source, 3);
    source[0] = 'x';
    ck_assert_str_eq(copy, "abc");
    ck_assert_str_eq(arena_copy_string(&arena, NULL, 0), "");
    arena_release(&arena);
}
END_TEST

Suite *
arena_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *arenas = tcase_create("arena");
    tcase_add_test(arenas, memory_is_zeroed_and_aligned);
    tcase_add_test(arenas, blocks_of_any_size_fit);
    tcase_add_test(arenas, many_small_pieces_take_few_blocks);
    tcase_add_test(arenas, strings_are_copied);
    suite_add_tcase(suite, arenas);
    return suite;
}
