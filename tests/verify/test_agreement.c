/* A timeline held against lines as the tracer writes them. */
#include "tests/check_main.h"

#include <string.h>

#include "tests/trace/trace_scene.h"
#include "verify/agreement.h"

static struct trace_scene scene;
static struct agreement *agreement;

/* A scene of two statements: x = [], and its end, where y is x too. */
static void
set_up(void)
{
    trace_scene_init(&scene);
    scene_step(&scene, STEP_LINE, 1, scene.frame);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    node_id item = scene_born(&scene, "int", SLOTS_NONE, "1000");
    scene_put(&scene, list, 0, NULL, item);
    scene_bind(&scene, "x", list);
    scene_step(&scene, STEP_LINE, 2, scene.frame);
    scene_bind(&scene, "y", list);
    scene_step(&scene, STEP_END, 3, scene.frame);
    agreement = agreement_new(scene.log);
}

static void
tear_down(void)
{
    agreement_free(agreement);
    trace_scene_release(&scene);
}

/* Feeds lines; returns how many were taken. */
static int
feed(const char *lines)
{
    int taken = 0;
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        if (!agreement_take(agreement, lines, length))
            break;
        taken++;
        lines += length + (lines[length] == '\n');
    }
    return taken;
}

static const char places[] = "P\t1\t1\nP\t2\t1\n";
static const char nothing[] = "R\t1\t1\nF\t<module>\n.\n";
static const char one_name[] =
    "R\t2\t1\nF\t<module>\nV\tx\t0\nO\tlist\t1\nS\t[0]\t1\n"
    "O\tint\t1\t1000\n.\n";
static const char two_names[] =
    "R\t0\t0\nF\t<module>\nV\tx\t0\nV\ty\t0\nO\tlist\t2\nS\t[0]\t1\n"
    "O\tint\t1\t1000\n.\n";

static const struct difference *
only_difference(void)
{
    ck_assert_uint_eq(agreement_difference_count(agreement), 1);
    return agreement_difference(agreement, 0);
}

START_TEST(what_agrees_is_counted)
{
    feed(places);
    feed(nothing);
    feed(one_name);
    ck_assert(!agreement_finish(agreement));
    feed(two_names);
    ck_assert(agreement_finish(agreement));
    ck_assert_uint_eq(agreement_difference_count(agreement), 0);
    ck_assert_uint_eq(agreement_statements(agreement), 2);
    ck_assert_uint_eq(agreement_counts(agreement), 4);
}
END_TEST

START_TEST(a_count_differs)
{
    feed(places);
    feed(nothing);
    feed("R\t2\t1\nF\t<module>\nV\tx\t0\nO\tlist\t3\nS\t[0]\t1\n"
         "O\tint\t-\t1000\n.\n");
    const struct difference *difference = only_difference();
    ck_assert_int_eq(difference->line, 2);
    ck_assert_str_eq(difference->what, "count of x (list)");
    ck_assert_str_eq(difference->theirs, "3");
    ck_assert_str_eq(difference->ours, "1");
}
END_TEST

START_TEST(a_value_inside_differs)
{
    feed(places);
    feed(nothing);
    feed("R\t2\t1\nF\t<module>\nV\tx\t0\nO\tlist\t1\nS\t[0]\t1\n"
         "O\tint\t1\t1001\n.\n");
    ck_assert_str_eq(only_difference()->what, "value of x[0] (int)");
}
END_TEST

START_TEST(two_objects_for_one)
{
    feed(places);
    feed(nothing);
    feed(one_name);
    feed("R\t0\t0\nF\t<module>\nV\tx\t0\nV\ty\t1\n"
         "O\tlist\t2\nS\t[0]\t2\nO\tlist\t2\nS\t[0]\t2\n"
         "O\tint\t1\t1000\n.\n");
    ck_assert_str_eq(only_difference()->what, "identity of y (list)");
}
END_TEST

START_TEST(slots_and_names_differ)
{
    feed(places);
    feed(nothing);
    feed("R\t2\t1\nF\t<module>\nV\tx\t0\nV\tz\t0\nO\tlist\t1\n.\n");
    ck_assert_uint_eq(agreement_difference_count(agreement), 2);
    ck_assert_str_eq(agreement_difference(agreement, 0)->what,
                     "names of <module>");
    ck_assert_str_eq(agreement_difference(agreement, 0)->theirs, "z");
    ck_assert_str_eq(agreement_difference(agreement, 1)->what,
                     "slots of x (list)");
    ck_assert_str_eq(agreement_difference(agreement, 1)->ours, "[0]");
}
END_TEST

START_TEST(other_statements_end_it)
{
    feed(places);
    feed(nothing);
    ck_assert_int_eq(feed("R\t1\t1\nF\t<module>\n.\n"), 2);
    ck_assert_str_eq(only_difference()->theirs, "at line 1");
    ck_assert_str_eq(only_difference()->ours, "at line 2");
}
END_TEST

START_TEST(an_exception_only_there)
{
    feed(places);
    feed(nothing);
    feed(one_name);
    feed("X\tKeyError: 'k\\n'\n");
    ck_assert(agreement_finish(agreement));
    ck_assert_str_eq(only_difference()->theirs, "KeyError: 'k\n'");
    ck_assert_str_eq(only_difference()->ours, "no exception");
}
END_TEST

START_TEST(deep_calls_end_it_without_a_difference)
{
    feed(places);
    feed(nothing);
    feed("D\n");
    ck_assert(agreement_finish(agreement));
    ck_assert_uint_eq(agreement_difference_count(agreement), 0);
    ck_assert(!agreement_take(agreement, "D", 1));
}
END_TEST

START_TEST(output_is_compared_by_lines)
{
    agreement_compare_output(agreement, "hello\n", 6);
    ck_assert_str_eq(only_difference()->theirs, "hello");
    ck_assert_str_eq(only_difference()->ours, "nothing more");
}
END_TEST

static const char *const wrong[] = {
    "",          "hello",           "R\t1",           "R\tx\t1",
    "V\tx\t0",   "S\t[0]\t0",       "Q",              "O\tlist",
    "F",         "R\t99999999999999999999\t1", "X",   "O\tint\tmany"};

START_TEST(lines_of_no_tracer_are_refused)
{
    ck_assert(!agreement_take(agreement, wrong[_i], strlen(wrong[_i])));
}
END_TEST

START_TEST(numbers_of_no_object_are_refused)
{
    feed(places);
    ck_assert_int_eq(feed("R\t1\t1\nF\t<module>\nV\tx\t7\n.\n"), 3);
}
END_TEST

Suite *agreement_suite(void);

Suite *
agreement_suite(void)
{
    Suite *suite = suite_create("agreement");
    TCase *tests = tcase_create("agreement");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, what_agrees_is_counted);
    tcase_add_test(tests, a_count_differs);
    tcase_add_test(tests, a_value_inside_differs);
    tcase_add_test(tests, two_objects_for_one);
    tcase_add_test(tests, slots_and_names_differ);
    tcase_add_test(tests, other_statements_end_it);
    tcase_add_test(tests, an_exception_only_there);
    tcase_add_test(tests, deep_calls_end_it_without_a_difference);
    tcase_add_test(tests, output_is_compared_by_lines);
    tcase_add_loop_test(tests, lines_of_no_tracer_are_refused, 0,
                        sizeof wrong / sizeof *wrong);
    tcase_add_test(tests, numbers_of_no_object_are_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
