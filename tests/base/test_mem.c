#include <check.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vector.h"

enum { EXHAUSTED = 77 };

static void
say_exhausted(void)
{
    /* What is still allocated then is no leak: nothing may look for it. */
    raise(SIGKILL);
}

/* Runs action in a process of its own whose k-th allocation fails, and returns
 * its exit status, or EXHAUSTED. */
static int
run_failing(void (*action)(void), unsigned long k, bool for_good)
{
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        mem_on_exhausted(say_exhausted);
        mem_fail_at(k, for_good);
        action();
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return EXHAUSTED;
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(allocations_are_zeroed_and_owned)
{
    unsigned char *block = mem_alloc_array(10, 4);
    for (int i = 0; i < 40; i++)
        ck_assert_uint_eq(block[i], 0);
    block = mem_resize_array(block, 100, 4);
    ck_assert_uint_eq(block[39], 0);
    mem_free(block);
    mem_free(NULL);
}
END_TEST

START_TEST(nothing_can_be_allocated)
{
    char *empty = mem_alloc(0);
    ck_assert_ptr_nonnull(empty);
    empty = mem_resize_array(empty, 0, 8);
    ck_assert_ptr_nonnull(empty);
    mem_free(empty);
}
END_TEST

START_TEST(strings_are_copied_with_a_nul)
{
    char *copy = mem_copy_string("abcdef", 3);
    ck_assert_str_eq(copy, "abc");
    mem_free(copy);
    copy = mem_copy_string(NULL, 0);
    ck_assert_str_eq(copy, "");
    mem_free(copy);
}
END_TEST

START_TEST(allocations_are_counted)
{
    unsigned long before = mem_allocation_count();
    mem_free(mem_alloc(1));
    mem_free(mem_resize_array(NULL, 1, 1));
    ck_assert_uint_eq(mem_allocation_count(), before + 2);
}
END_TEST

static void
allocate_thrice(void)
{
    for (int i = 0; i < 3; i++)
        mem_free(mem_alloc(8));
}

START_TEST(the_kth_allocation_fails)
{
    ck_assert_int_eq(run_failing(allocate_thrice, 0, false), 0);
    ck_assert_int_eq(run_failing(allocate_thrice, 1, false), EXHAUSTED);
    ck_assert_int_eq(run_failing(allocate_thrice, 3, true), EXHAUSTED);
    ck_assert_int_eq(run_failing(allocate_thrice, 4, true), 0);
}
END_TEST

static void
allocate_too_much(void)
{
    mem_free(mem_alloc_array(SIZE_MAX / 2, 4));
}

START_TEST(an_overflowing_size_is_out_of_memory)
{
    ck_assert_int_eq(run_failing(allocate_too_much, 0, false), EXHAUSTED);
}
END_TEST

/* Uses every module that allocates. */
static void
use_everything(void)
{
    struct text text = {0};
    text_add_format(&text, "%d", 123456);
    text_add_repeated(&text, 'x', 1000);
    VECTOR(int) numbers = {0};
    for (int i = 0; i < 100; i++)
        VECTOR_PUSH(&numbers, i);
    struct map map = {0};
    map_set_string(&map, "one", 3, 1);
    struct map squares = {0};
    for (uint64_t i = 0; i < 100; i++)
        map_set(&squares, i, i * i);
    struct arena arena = {0};
    arena_alloc(&arena, 100000);
    arena_copy_string(&arena, "abc", 3);
    mem_free(text_take(&text));
    VECTOR_RELEASE(&numbers);
    map_release(&map);
    map_release(&squares);
    arena_release(&arena);
}

START_TEST(every_allocation_may_fail)
{
    enum { ENOUGH = 1000 };
    int fine = 0;
    int failed = 0;
    for (unsigned long k = 1; k < ENOUGH && fine == 0; k++) {
        int status = run_failing(use_everything, k, k % 2 == 0);
        ck_assert(status == 0 || status == EXHAUSTED);
        failed += status == EXHAUSTED;
        fine += status == 0;
    }
    ck_assert_int_eq(fine, 1);
    ck_assert_int_gt(failed, 10);
}
END_TEST

Suite *
mem_suite(void)
{
    Suite *suite = suite_create("mem");
    TCase *memory = tcase_create("mem");
    tcase_add_test(memory, allocations_are_zeroed_and_owned);
    tcase_add_test(memory, nothing_can_be_allocated);
    tcase_add_test(memory, strings_are_copied_with_a_nul);
    tcase_add_test(memory, allocations_are_counted);
    tcase_add_test(memory, the_kth_allocation_fails);
    tcase_add_test(memory, an_overflowing_size_is_out_of_memory);
    tcase_add_test(memory, every_allocation_may_fail);
    tcase_set_timeout(memory, 60);
    suite_add_tcase(suite, memory);
    return suite;
}
