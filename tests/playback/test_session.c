#include <check.h>
#include <string.h>

#include "tests/playback/scenes.h"

START_TEST(a_stop_stands_before_each_statement_and_at_the_end)
{
    struct session *session = open_text("a = [1]\nb = a\ndel a\n");

    ck_assert_uint_eq(session_stop_count(session), 4);
    for (int i = 0; i < 3; i++) {
        ck_assert_int_eq(session_stop(session, (size_t)i)->next, i + 1);
        ck_assert_int_eq(session_stop(session, (size_t)i)->ran, i);
    }
    ck_assert_int_eq(session_stop(session, 3)->next, 0);
    ck_assert_int_eq(session_stop(session, 3)->ran, 3);
    session_free(session);
}
END_TEST

START_TEST(a_call_can_be_stepped_over_and_left)
{
    struct session *session = open_text("def f(x):\n"
                                        "    y = x\n"
                                        "    return y\n"
                                        "a = f(5)\n"
                                        "b = a\n");
    size_t call = stop_before(session, 4);
    size_t inside = stop_before(session, 2);

    ck_assert_uint_eq(session_stop(session, inside)->depth, 2);
    ck_assert_uint_eq(session_over(session, call, true),
                      stop_before(session, 5));
    ck_assert_uint_eq(session_out(session, inside), stop_before(session, 5));
    ck_assert_uint_eq(
        session_over(session, stop_before(session, 5), false), call);
    session_free(session);
}
END_TEST

START_TEST(a_line_can_be_found_again)
{
    struct session *session = open_text("for i in [1, 2]:\n    x = i\n");
    size_t first = stop_before(session, 2);
    size_t second = session_find_line(session, first, 2, true);

    ck_assert_uint_gt(second, first);
    ck_assert_uint_eq(session_find_line(session, second, 2, false), first);
    ck_assert_uint_eq(session_find_line(session, second, 2, true), second);
    session_free(session);
}
END_TEST

START_TEST(lines_of_the_text_come_without_their_ends)
{
    struct session *session = open_text("a = 1\r\nb = 2\n");
    size_t length;

    ck_assert_int_eq(session_line_count(session), 2);
    ck_assert(strncmp(session_line(session, 1, &length), "a = 1", 5) == 0);
    ck_assert_uint_eq(length, 5);
    session_line(session, 2, &length);
    ck_assert_uint_eq(length, 5);
    session_line(session, 3, &length);
    ck_assert_uint_eq(length, 0);
    session_free(session);
}
END_TEST

START_TEST(what_was_printed_is_told_by_stop)
{
    struct session *session = open_text("print('a')\nprint('b')\n");
    size_t length;
    const char *printed = session_printed(session, 1, 2, &length);

    ck_assert_uint_eq(length, 2);
    ck_assert(strncmp(printed, "b\n", 2) == 0);
    session_output(session, 1, &length);
    ck_assert_uint_eq(length, 2);
    session_output(session, 2, &length);
    ck_assert_uint_eq(length, 4);
    session_free(session);
}
END_TEST

START_TEST(narration_belongs_to_the_line_that_ran)
{
    struct session *session = open_text("\"\"\"A title\n\nA word.\n\"\"\"\n"
                                        "# First.\n"
                                        "a = 1\n"
                                        "b = 2  # Second.\n"
                                        "c = 3\n"
                                        "# The end.\n");

    ck_assert_str_eq(session_lesson(session)->title, "A title");
    ck_assert_str_eq(session_narration(session, 0), "A word.");
    ck_assert_str_eq(session_narration(session, 1), "First.");
    ck_assert_str_eq(session_narration(session, 2), "Second.");
    ck_assert_str_eq(session_narration(session, 3), "The end.");
    session_free(session);
}
END_TEST

START_TEST(an_exception_ends_the_scene_and_stays_known)
{
    struct session *session = open_text("a = [1]\na[5]\nb = 2\n");
    const char *message;
    int line;

    ck_assert_int_eq(session_ending(session, &line, &message),
                     SESSION_RAISED);
    ck_assert_int_eq(line, 2);
    ck_assert_str_eq(message, "IndexError: list index out of range");
    ck_assert_ptr_nonnull(strstr(session_traceback(session), "line 2"));
    session_free(session);
}
END_TEST

START_TEST(an_endless_loop_stops_at_the_limit_and_stays_viewable)
{
    static const char text[] = "i = 0\nwhile True:\n    i += 1\n";
    struct session_options options = session_options_default();
    struct diag diag = {0};
    struct session *session;

    options.limits.steps = 50;
    session = session_open("test.py", text, strlen(text), &options, &diag);
    ck_assert_ptr_nonnull(session);
    ck_assert_int_eq(session_ending(session, NULL, NULL), SESSION_STOPPED);
    ck_assert_uint_ge(session_stop_count(session), 40);
    session_free(session);
}
END_TEST

START_TEST(an_unknown_import_is_refused_with_what_there_is)
{
    static const char text[] = "x = 1\nimport asyncio\n";
    struct session_options options = session_options_default();
    struct diag diag = {0};

    ck_assert_ptr_null(
        session_open("test.py", text, strlen(text), &options, &diag));
    ck_assert_int_eq(diag.line, 2);
    ck_assert_ptr_nonnull(strstr(text_string(&diag.message), "asyncio"));
    ck_assert_ptr_nonnull(strstr(text_string(&diag.hint), "sys"));
    diag_release(&diag);
}
END_TEST

START_TEST(a_scene_can_name_its_version)
{
    struct session *session = open_text("#: python 3.9\nx = 1\n");

    ck_assert_str_eq(session_profile(session)->name, "3.9");
    session_free(session);
}
END_TEST

Suite *
session_suite(void)
{
    Suite *suite = suite_create("session");
    TCase *tests = tcase_create("session");

    tcase_add_test(tests,
                   a_stop_stands_before_each_statement_and_at_the_end);
    tcase_add_test(tests, a_call_can_be_stepped_over_and_left);
    tcase_add_test(tests, a_line_can_be_found_again);
    tcase_add_test(tests, lines_of_the_text_come_without_their_ends);
    tcase_add_test(tests, what_was_printed_is_told_by_stop);
    tcase_add_test(tests, narration_belongs_to_the_line_that_ran);
    tcase_add_test(tests, an_exception_ends_the_scene_and_stays_known);
    tcase_add_test(tests,
                   an_endless_loop_stops_at_the_limit_and_stays_viewable);
    tcase_add_test(tests, an_unknown_import_is_refused_with_what_there_is);
    tcase_add_test(tests, a_scene_can_name_its_version);
    suite_add_tcase(suite, tests);
    return suite;
}
