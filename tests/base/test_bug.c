#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/bug.h"
#include "base/mem.h"

/* Runs action, which must abort, in a process of its own; stores the start of
 * what it wrote to standard error in out. */
static void
run_aborting(void (*action)(void), char *out, size_t size)
{
    int ends[2];
    fflush(NULL);
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        action();
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    ssize_t got = 1;
    while (got > 0 && length < size - 1) {
        got = read(ends[0], out + length, size - 1 - length);
        ck_assert_int_ge(got, 0);
        length += (size_t)got;
    }
    out[length] = '\0';
    close(ends[0]);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static void
find_bug(void)
{
    BUG_UNLESS(1 + 1 == 2, "arithmetic");
    BUG_UNLESS(1 + 1 == 3, "%d is not %s", 2, "three");
}

START_TEST(a_bug_names_its_place_and_aborts)
{
    char said[512];
    run_aborting(find_bug, said, sizeof said);
    ck_assert_ptr_nonnull(strstr(said, "test_bug.c"));
    ck_assert_ptr_nonnull(strstr(said, "2 is not three"));
    ck_assert_ptr_null(strstr(said, "arithmetic"));
}
END_TEST

static void
run_out_of_memory(void)
{
    mem_on_exhausted(NULL);
    mem_fail_at(1, true);
    mem_free(mem_alloc(1));
}

START_TEST(without_a_handler_running_out_of_memory_aborts)
{
    char said[512];
    run_aborting(run_out_of_memory, said, sizeof said);
    ck_assert_str_eq(said, "out of memory\n");
}
END_TEST

Suite *
bug_suite(void)
{
    Suite *suite = suite_create("bug");
    TCase *bugs = tcase_create("bug");
    tcase_add_test(bugs, a_bug_names_its_place_and_aborts);
    tcase_add_test(bugs, without_a_handler_running_out_of_memory_aborts);
    suite_add_tcase(suite, bugs);
    return suite;
}
