/* The whole program on a pseudo-terminal: every kind of terminal, every way
 * out. */
#include <check.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/tui/pty_program.h"

#define RIGHT "\033[C"
#define LEAVE "\033[?1049l"

static const struct pty_options xterm = {
    .term = "xterm-256color", .width = 80, .height = 24};

static void
check_status(struct pty_program *program, int status)
{
    ck_assert_msg(pty_finish(program, 10000), "it does not end: %s",
                  text_string(&program->output));
    ck_assert(WIFEXITED(program->status));
    ck_assert_int_eq(WEXITSTATUS(program->status), status);
    ck_assert(pty_is_restored(program));
}

/* ---- terminals ---------------------------------------------------------- */

static const char *const terms[] = {
    "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux",
    "vt100", "vt220", "rxvt-unicode", "dumb", "no-such-terminal", NULL, "",
};
enum { TERMS = sizeof terms / sizeof *terms };

/* First frame, twenty keys, quit, whatever the terminal is. */
START_TEST(every_terminal)
{
    static const int sizes[][2] = {{80, 24}, {1, 1},    {5, 2},  {20, 10},
                                   {40, 12}, {120, 40}, {200, 60}};
    static const char *const locales[] = {"C.UTF-8", "C"};
    for (int i = 0; i < 4; i++) {
        const int *size = sizes[(_i * 4 + i) % 7];
        struct pty_options options = {
            .term = terms[_i],
            .locale = locales[i % 2],
            .no_color = i / 2 == 1,
            .width = size[0],
            .height = size[1],
        };
        struct pty_program program;
        pty_start(&program, &options);
        ck_assert(pty_begins(&program));
        for (int key = 0; key < 10; key++)
            pty_send(&program, RIGHT);
        pty_send(&program, "hhlljjkk\tq");
        check_status(&program, 0);
        pty_release(&program);
    }
}
END_TEST

START_TEST(large_terminal)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.width = 500;
    options.height = 200;
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "Names and lists"));
    pty_send(&program, RIGHT "q");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

/* Without UTF-8 nothing beyond ASCII is written. */
START_TEST(ascii_locale)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.locale = "C";
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "Names and lists"));
    pty_send(&program, RIGHT RIGHT "?");
    ck_assert(pty_expect(&program, 0, "Stepping"));
    for (size_t i = 0; i < program.output.length; i++)
        ck_assert_uint_lt((unsigned char)program.output.bytes[i], 0x80);
    pty_release(&program);
}
END_TEST

/* Returns whether a colour is set anywhere: CSI … m with 30 to 49 in it. */
static bool
sets_color(const char *output)
{
    while ((output = strstr(output, "\033[")) != NULL) {
        output += 2;
        size_t length = strspn(output, "0123456789;");
        if (output[length] != 'm')
            continue;
        const char *at = output;
        while (at < output + length) {
            char *end;
            long number = strtol(at, &end, 10);
            if (number >= 30 && number <= 49)
                return true;
            at = *end == ';' ? end + 1 : end;
        }
    }
    return false;
}

START_TEST(no_color)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.no_color = true;
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, RIGHT RIGHT "q");
    check_status(&program, 0);
    ck_assert(!sets_color(text_string(&program.output)));
    pty_release(&program);
}
END_TEST

START_TEST(resizing)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, RIGHT);
    ck_assert(pty_expect(&program, 0, "The list is made."));
    for (int i = 1; i < 30; i++) {
        pty_resize(&program, 1 + i * 37 % 150, 1 + i * 17 % 50);
        pty_send(&program, RIGHT);
    }
    size_t from = program.output.length;
    pty_resize(&program, 100, 30);
    pty_send(&program, "g");
    ck_assert(pty_expect(&program, from, "begins"));
    pty_send(&program, "q");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

/* A step sends little. */
START_TEST(few_bytes_a_step)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.no_color = true;
    options.width = 120;
    options.height = 50;
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, RIGHT);
    ck_assert(pty_expect(&program, 0, "The list is made."));
    pty_settle(&program, 200);
    size_t from = program.output.length;
    for (int i = 0; i < 5; i++) {
        pty_send(&program, RIGHT);
        pty_settle(&program, 200);
    }
    size_t average = (program.output.length - from) / 5;
    ck_assert_msg(average < 900, "%zu bytes a step", average);
    pty_send(&program, "q");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

/* ---- keys --------------------------------------------------------------- */

/* Alt with a key, and sequences nobody knows, do nothing. */
START_TEST(unknown_sequences)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, "\033q");
    pty_settle(&program, 100);
    pty_send(&program, "\033[99;5q");
    pty_settle(&program, 100);
    pty_send(&program, "\033]0;q\007");
    pty_settle(&program, 100);
    pty_send(&program, "\033");
    pty_settle(&program, 100);
    ck_assert(!pty_finish(&program, 100));
    pty_send(&program, RIGHT);
    ck_assert(pty_expect(&program, 0, "The list is made."));
    pty_send(&program, "\003");
    ck_assert(pty_expect(&program, 0, "quits refstep"));
    pty_send(&program, "\003");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

/* Characters come in pieces; bytes that are none do not hold up others. */
START_TEST(characters)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, RIGHT "/\xc3");
    pty_settle(&program, 100);
    pty_send(&program, "\xa9\xe2\x82");
    ck_assert(pty_expect(&program, 0, "\xc3\xa9"));
    pty_send(&program, "\xac\xf0\xff\x80z");
    ck_assert(pty_expect(&program, 0, "\xe2\x82\xac"));
    ck_assert(pty_expect(&program, 0, "z"));
    pty_send(&program, "\xf0\003\003");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

START_TEST(mouse)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, "\033[<65;3;5M"); /* wheel down on the code */
    ck_assert(pty_expect(&program, 0, "The list is made."));
    pty_send(&program, "\033[<0;3;5M\033[<0;3;5mq");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

/* ---- ways out ----------------------------------------------------------- */

static const int ends[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE};

START_TEST(signals_end_it)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    (void)kill(program.pid, ends[_i]);
    check_status(&program, 128 + ends[_i]);
    ck_assert(pty_expect(&program, 0, LEAVE));
    pty_release(&program);
}
END_TEST

static const int crashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

START_TEST(crashes_restore)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    (void)kill(program.pid, crashes[_i]);
    ck_assert(pty_finish(&program, 10000));
    ck_assert(WIFSIGNALED(program.status));
    ck_assert_int_eq(WTERMSIG(program.status), crashes[_i]);
    ck_assert(pty_is_restored(&program));
    ck_assert(pty_expect(&program, 0, LEAVE));
    pty_release(&program);
}
END_TEST

START_TEST(crash_while_opening)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.crash_after = 1;
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, "]");
    ck_assert(pty_finish(&program, 10000));
    ck_assert(WIFSIGNALED(program.status));
    ck_assert(pty_is_restored(&program));
    pty_release(&program);
}
END_TEST

START_TEST(stop_and_go_on)
{
    struct pty_options options = xterm;
    struct pty_program program;
    options.job = true;
    pty_start(&program, &options);
    ck_assert(pty_expect(&program, 0, "begins"));
    pty_send(&program, RIGHT);
    ck_assert(pty_expect(&program, 0, "The list is made."));
    for (int i = 0; i < 3; i++) {
        size_t from = program.output.length;
        pty_send(&program, "\032");
        ck_assert(pty_expect(&program, from, LEAVE));
        ck_assert(pty_expect(&program, from, "STOPPED"));
        ck_assert(pty_expect(&program, from, "The list is made."));
    }
    pty_send(&program, "q");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

START_TEST(terminal_gone)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    (void)close(program.master);
    program.master = -1;
    ck_assert(pty_finish(&program, 2000));
    pty_release(&program);
}
END_TEST

/* The same when nobody tells it by a signal. */
START_TEST(quits_with_input_ended)
{
    struct pty_program program;
    pty_start(&program, &xterm);
    ck_assert(pty_expect(&program, 0, "begins"));
    (void)kill(program.pid, SIGSTOP);
    (void)kill(program.pid, SIGCONT);
    pty_send(&program, "q");
    check_status(&program, 0);
    pty_release(&program);
}
END_TEST

Suite *
terminal_suite(void)
{
    Suite *suite = suite_create("terminal");
    TCase *tests = tcase_create("terminal");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, every_terminal, 0, TERMS);
    tcase_add_test(tests, large_terminal);
    tcase_add_test(tests, ascii_locale);
    tcase_add_test(tests, no_color);
    tcase_add_test(tests, resizing);
    tcase_add_test(tests, few_bytes_a_step);
    tcase_add_test(tests, unknown_sequences);
    tcase_add_test(tests, characters);
    tcase_add_test(tests, mouse);
    tcase_add_loop_test(tests, signals_end_it, 0, 5);
    tcase_add_loop_test(tests, crashes_restore, 0, 5);
    tcase_add_test(tests, crash_while_opening);
    tcase_add_test(tests, stop_and_go_on);
    tcase_add_test(tests, terminal_gone);
    tcase_add_test(tests, quits_with_input_ended);
    suite_add_tcase(suite, tests);
    return suite;
}
