/* The whole program, seen and used as a person does. */
#include "tests/check_main.h"
#include "tests/terminal/pty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char program[4096];
static char *lesson;      /* the first scene; it asks questions */
static char plain[256];   /* a scene that asks nothing */

static const char plain_text[] =
    "\"\"\"A plain scene\n\nIt asks nothing.\n\"\"\"\n"
    "alpha = [1, 2]\n"
    "beta = alpha\n"
    "gamma = [alpha, beta]\n"
    "beta = None\n"
    "gamma.append('some text')\n"
    "for item in gamma:\n"
    "    last = item\n"
    "del gamma\n"
    "print(alpha)\n";

static void
find(void)
{
    const char *build = getenv("BUILDDIR");
    FILE *file;

    (void)snprintf(program, sizeof program, "%s/refstep",
                   build ? build : ".");
    lesson = check_source_path(
        "scenes/01-understanding-reference-counting.py");
    (void)snprintf(plain, sizeof plain, "%s/plain.py", check_scratch());
    file = fopen(plain, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(plain_text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void
forget(void)
{
    free(lesson);
}

static const char *const usual[] = {
    "TERM=xterm-256color", "LC_ALL=C.UTF-8", "NO_COLOR",
    "LINES", "COLUMNS", "REFSTEP_SCENES", NULL,
};

static void
start(struct terminal *terminal, int rows, int columns, const char *scene)
{
    const char *const arguments[] = {program, scene, NULL};

    terminal_start(terminal, rows, columns, arguments, usual);
}

/* Quits with q and expects a terminal as it was. */
static void
quit(struct terminal *terminal)
{
    terminal_type(terminal, "q");
    ck_assert_int_eq(terminal_ends(terminal), 0);
    ck_assert(terminal_is_restored(terminal));
    terminal_release(terminal);
}

START_TEST(the_walkthrough)
{
    struct terminal terminal;

    start(&terminal, 40, 120, lesson);
    ck_assert(terminal_shows(&terminal, "Understanding reference counting"));
    ck_assert(terminal_shows(&terminal, "var1 = [10, 20]"));
    terminal_type(&terminal, "\033[C\033[C");
    ck_assert(terminal_shows(&terminal, "refs 1"));
    terminal_type(&terminal, "G");
    ck_assert(terminal_shows(&terminal, "var4"));
    terminal_type(&terminal, "g");
    ck_assert(terminal_hides(&terminal, "var4  "));
    quit(&terminal);
}
END_TEST

START_TEST(forward_and_back_look_the_same)
{
    struct terminal terminal;
    static uint32_t before[VT_MAX_ROWS][VT_MAX_COLUMNS];

    start(&terminal, 30, 100, plain);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    terminal_type(&terminal, "3G");
    ck_assert(terminal_shows(&terminal, "step  3 of"));
    ck_assert(terminal_calms(&terminal));
    memcpy(before, terminal.vt.cells, sizeof before);
    terminal_type(&terminal, "ll");
    ck_assert(terminal_shows(&terminal, "step  5 of"));
    terminal_type(&terminal, "hh");
    ck_assert(terminal_shows(&terminal, "step  3 of"));
    ck_assert(terminal_calms(&terminal));
    ck_assert_mem_eq(before, terminal.vt.cells, sizeof before);
    terminal_type(&terminal, "\f");
    ck_assert(terminal_receives(&terminal, 100));
    ck_assert(terminal_calms(&terminal));
    ck_assert_mem_eq(before, terminal.vt.cells, sizeof before);
    quit(&terminal);
}
END_TEST

START_TEST(help_and_escape)
{
    struct terminal terminal;

    start(&terminal, 40, 120, plain);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    terminal_type(&terminal, "?");
    ck_assert(terminal_shows(&terminal, "next step"));
    ck_assert(terminal_calms(&terminal));
    terminal_type(&terminal, "\033");
    ck_assert(terminal_hides(&terminal, "next step"));
    ck_assert(terminal_calms(&terminal));
    quit(&terminal);
}
END_TEST

static const struct size {
    int rows, columns;
} sizes[] = {
    {1, 1}, {2, 5}, {10, 20}, {12, 40}, {24, 80}, {40, 120}, {60, 200},
    {200, 500},
};

START_TEST(every_size)
{
    struct terminal terminal;
    const struct size *size = &sizes[_i];

    start(&terminal, size->rows, size->columns, plain);
    ck_assert(terminal_receives(&terminal, 1));
    ck_assert(terminal_calms(&terminal));
    terminal_type(&terminal, "lllllhhG");
    /* The smallest shows the same at every step, and so sends nothing. */
    ck_assert(terminal_calms(&terminal));
    quit(&terminal);
}
END_TEST

START_TEST(resizing)
{
    struct terminal terminal;

    start(&terminal, 40, 120, plain);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        terminal_resize(&terminal, sizes[i].rows, sizes[i].columns);
        ck_assert(terminal_receives(&terminal, 1));
    }
    terminal_resize(&terminal, 24, 80);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    quit(&terminal);
}
END_TEST

static const char *const terms[] = {
    "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux",
    "vt100", "vt220", "rxvt-unicode", "dumb", "no-such-terminal", NULL,
};

START_TEST(every_terminal)
{
    struct terminal terminal;
    char term[64];
    /* For some terminals curses itself leaks a little. */
    const char *const environment[] = {
        term, "LC_ALL=C", "COLUMNS", "LINES", "ASAN_OPTIONS=detect_leaks=0",
        NULL};
    const char *const arguments[] = {program, plain, NULL};

    if (terms[_i] != NULL)
        (void)snprintf(term, sizeof term, "TERM=%s", terms[_i]);
    else
        (void)snprintf(term, sizeof term, "TERM");
    terminal_start(&terminal, 24, 80, arguments, environment);
    ck_assert(terminal_receives(&terminal, 100));
    terminal_type(&terminal, "llhq");
    ck_assert_int_eq(terminal_ends(&terminal), 0);
    terminal_release(&terminal);
}
END_TEST

static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSEGV,
                              SIGABRT};

START_TEST(every_signal)
{
    struct terminal terminal;
    int number = signals[_i];

    start(&terminal, 24, 80, plain);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    kill(terminal.child, number);
    if (number == SIGINT) /* the first one says how to quit */
        terminal_type(&terminal, "q");
    else
        ck_assert_int_ne(terminal_ends(&terminal), 0);
    if (number == SIGINT)
        ck_assert_int_ne(terminal_ends(&terminal), -1);
    ck_assert(terminal_is_restored(&terminal));
    terminal_release(&terminal);
}
END_TEST

START_TEST(the_terminal_goes_away)
{
    struct terminal terminal;

    start(&terminal, 24, 80, plain);
    ck_assert(terminal_shows(&terminal, "A plain scene"));
    terminal_hang_up(&terminal);
    ck_assert_int_ne(terminal_ends(&terminal), -1);
    terminal_release(&terminal);
}
END_TEST

START_TEST(the_list_of_scenes)
{
    struct terminal terminal;
    const char *const arguments[] = {program, NULL};

    terminal_start(&terminal, 30, 100, arguments, usual);
    ck_assert(terminal_shows(&terminal, "Assignment copies nothing"));
    terminal_type(&terminal, "\r");
    ck_assert(terminal_shows(&terminal, "var1 = [10, 20]"));
    quit(&terminal);
}
END_TEST

Suite *
program_suite(void)
{
    Suite *suite = suite_create("the program in a terminal");
    TCase *use = tcase_create("use");
    TCase *world = tcase_create("terminals");

    if (!terminal_exists()) {
        check_skip("the program in a terminal", "no pseudo-terminals here");
        return suite;
    }
    tcase_add_checked_fixture(use, find, forget);
    tcase_set_timeout(use, 120);
    tcase_add_test(use, the_walkthrough);
    tcase_add_test(use, forward_and_back_look_the_same);
    tcase_add_test(use, help_and_escape);
    tcase_add_test(use, the_list_of_scenes);
    suite_add_tcase(suite, use);

    tcase_add_checked_fixture(world, find, forget);
    tcase_set_timeout(world, 120);
    tcase_add_loop_test(world, every_size, 0,
                        (int)(sizeof sizes / sizeof *sizes));
    tcase_add_test(world, resizing);
    tcase_add_loop_test(world, every_terminal, 0,
                        (int)(sizeof terms / sizeof *terms));
    tcase_add_loop_test(world, every_signal, 0,
                        (int)(sizeof signals / sizeof *signals));
    tcase_add_test(world, the_terminal_goes_away);
    suite_add_tcase(suite, world);
    return suite;
}
