/* What each part of the language looks like on the screen. */
#include <check.h>
#include <string.h>

#include "tests/tui/stage.h"

static struct stage stage;

static void
tear_down(void)
{
    stage_close(&stage);
}

/* Opens a scene on a screen that has room for all of it. */
static void
open_large(const char *text)
{
    stage_open_text(&stage, text, 200, 60);
}

/* Goes forward until the screen shows words; fails when it never does. */
static void
go_to(const char *words)
{
    while (!stage_shows(&stage, words)) {
        ck_assert_msg(stage.ui.stop < ui_last_stop(&stage.ui),
                      "never shown: %s", words);
        stage_press(&stage, "Right");
    }
}

/* The same backward. */
static void
go_back_to(const char *words)
{
    while (!stage_shows(&stage, words)) {
        ck_assert_msg(stage.ui.stop > 0, "never shown: %s", words);
        stage_press(&stage, "Left");
    }
}

START_TEST(calls_say_who_waits_where)
{
    open_large("def inner(p):\n    return [p]\n"
               "def outer(a):\n    return inner(a)\nx = outer(1)\n");
    go_to("line 5 calls outer()");
    ck_assert(stage_shows(&stage, "global  at line 5"));
    ck_assert(stage_shows(&stage, "call  5"));
    go_to("line 4 calls inner()");
    ck_assert(stage_shows(&stage, "outer( )  at line 4"));
    stage_press(&stage, "e");
    ck_assert(stage_shows(&stage, "line 2 returns"));
    ck_assert(stage_shows(&stage, "returns  "));
    ck_assert(stage_shows(&stage, "inner() returns list #1 to line 4"));
    stage_press(&stage, "e");
    ck_assert(stage_shows(&stage, "the call ends here"));
    stage_press(&stage, "u");
    ck_assert(stage_shows(&stage, "outer() returns"));
}
END_TEST

/* What ends the program is said where it happens, and whole on demand. */
START_TEST(an_uncaught_exception_can_be_read)
{
    stage_open_text(&stage,
                    "def f(x):\n    return x[7]\n\nprint(1)\nf([1])\n", 80,
                    24);
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "line 5 fails: IndexError ends the prog"));
    ck_assert(stage_shows(&stage, "fail  5 f([1])"));
    ck_assert(stage_shows(&stage, "IndexError: list index out of range"));
    stage_press(&stage, "Enter");
    ck_assert(stage_shows(&stage, "Traceback (most recent call last):"));
    ck_assert(stage_shows(&stage, "line 2, in f"));
    ck_assert(stage_shows(&stage, "~^^^"));
    stage_press(&stage, "Esc");
    go_back_to("line 2 raises IndexError");
    ck_assert(stage_shows(&stage, "fail  2"));
}
END_TEST

/* A derived list shows its items and its attributes, as a list and an instance
 * do; its class refers to nothing that is not told. */
START_TEST(derived_containers_show_items_and_attributes)
{
    open_large("from collections import deque\n"
               "class Stack(list):\n    pass\n"
               "s = Stack([1, [2]])\ns.name = 'st'\n"
               "d = deque([[3], 4])\ni = iter(s)\npass\n");
    go_to("line 3 ends class Stack");
    ck_assert(!stage_shows(&stage, "returns  None"));
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, ".name  'st'"));
    ck_assert(!stage_shows(&stage, "__class__"));
    ck_assert(!stage_shows(&stage, "__dict__"));
    ck_assert(stage_shows(&stage, "1 by instances"));
    ck_assert(stage_shows(&stage, "[1]  4"));
    ck_assert(stage_shows(&stage, "│ over "));
    ck_assert(!stage_shows(&stage, "ref["));
}
END_TEST

/* Of what a library does inside for itself nothing is told. */
START_TEST(imports_are_one_line)
{
    open_large("import copy\nimport functools\nx = copy.copy([1])\n");
    go_to("copy now refers to module copy");
    ck_assert(!stage_shows(&stage, "__defaults__"));
    ck_assert(!stage_shows(&stage, "TypeError"));
    go_to("functools now refers to module functools");
    ck_assert(!stage_shows(&stage, "now refers to a new"));
    go_to("x now refers to a new list #");
}
END_TEST

START_TEST(very_many_calls_are_folded)
{
    open_large("def down(n):\n    if n:\n        down(n - 1)\n"
               "down(40)\n");
    stage_press(&stage, ": 3 Enter");
    for (int i = 0; i < 60; i++)
        stage_press(&stage, "Right");
    go_to("more calls");
    ck_assert(stage_shows(&stage, " times"));
    ck_assert(stage_shows(&stage, "global  at line 4"));
}
END_TEST

START_TEST(a_lambda_has_a_step_for_its_call)
{
    open_large("f = lambda x: x\ny = f([1])\n");
    go_to("line 2 calls <lambda>()");
    ck_assert(stage_shows(&stage, "lambda( )"));
    stage_press(&stage, "Right");
    ck_assert(stage_shows(&stage, "line 1 returns"));
}
END_TEST

START_TEST(shared_variables_are_cells)
{
    open_large("def make():\n    total = [0]\n    def add():\n"
               "        total.append(1)\n    return add\n"
               "f = make()\nf()\n");
    go_to("cell total");
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "function add"));
    ck_assert(stage_shows(&stage, "│ total"));
    ck_assert(!stage_shows(&stage, "tuple #"));
}
END_TEST

START_TEST(a_variable_that_nobody_shares_is_no_cell)
{
    open_large("def f(x):\n    if not x:\n        return lambda: x\n"
               "    return 1\nf(5)\n");
    go_to("f( )");
    ck_assert(stage_shows(&stage, "│ x        5"));
    ck_assert(!stage_shows(&stage, "cell x"));
}
END_TEST

START_TEST(classes_fold_what_is_their_own)
{
    open_large("class A:\n    items = []\n    def m(self):\n"
               "        pass\nclass B(A):\n    pass\na = B()\n"
               "a.x = [1]\nn = a.m\n");
    go_to("line 1 begins the body of class A");
    ck_assert(stage_shows(&stage, "body of class A"));
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "class A "));
    ck_assert(stage_shows(&stage, "+ 3 own, 2 by subclasses"));
    ck_assert(stage_shows(&stage, "+ 1 own, 1 by instances"));
    ck_assert(stage_shows(&stage, "│ base"));
    ck_assert(stage_shows(&stage, ".items"));
    ck_assert(stage_shows(&stage, ".m"));
    ck_assert(stage_shows(&stage, "B #1"));
    ck_assert(stage_shows(&stage, ".x"));
    ck_assert(stage_shows(&stage, "__self__"));
    ck_assert(!stage_shows(&stage, "__class__"));
    ck_assert(!stage_shows(&stage, "dict #"));
}
END_TEST

START_TEST(generators_say_what_they_do)
{
    open_large("def g(seq):\n    for n in seq:\n        yield n\n"
               "it = g([1, 2])\na = next(it)\nb = list(it)\n");
    go_to("not started");
    go_to("line 3 yields");
    ck_assert(stage_shows(&stage, "yields   1"));
    ck_assert(stage_shows(&stage, "running"));
    go_to("waits at line 3");
    ck_assert(stage_shows(&stage, "generator g"));
    go_to("resumes g");
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "finished"));
}
END_TEST

START_TEST(exceptions_are_seen_on_their_way)
{
    open_large("def f(p):\n    raise ValueError(p)\n"
               "def g(p):\n    f(p)\ntry:\n    g([1])\n"
               "except ValueError as e:\n    kept = e\n");
    go_to("line 2 raises ValueError");
    ck_assert(stage_shows(&stage, "raises"));
    ck_assert(stage_shows(&stage, "in flight"));
    go_to("ValueError goes on to line 4");
    ck_assert(stage_shows(&stage, "f() is left by the exception"));
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "in f"));
    ck_assert(stage_shows(&stage, "frame f"));
    ck_assert(stage_shows(&stage, "ended"));
    ck_assert(!stage_shows(&stage, "traceback #"));
}
END_TEST

START_TEST(weak_references_are_dashed)
{
    open_large("import weakref\nclass A:\n    pass\na = A()\n"
               "r = weakref.ref(a)\ndel a\n");
    go_to("weakref #1");
    ck_assert(stage_shows(&stage, "weakly"));
    ck_assert(stage_shows(&stage, "╌"));
    go_to("weakref #1 is cleared");
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "nothing: it is gone"));
}
END_TEST

Suite *language_suite(void);

Suite *
language_suite(void)
{
    Suite *suite = suite_create("language");
    TCase *tcase = tcase_create("language");

    tcase_add_checked_fixture(tcase, NULL, tear_down);
    tcase_add_test(tcase, calls_say_who_waits_where);
    tcase_add_test(tcase, very_many_calls_are_folded);
    tcase_add_test(tcase, an_uncaught_exception_can_be_read);
    tcase_add_test(tcase, imports_are_one_line);
    tcase_add_test(tcase, derived_containers_show_items_and_attributes);
    tcase_add_test(tcase, a_lambda_has_a_step_for_its_call);
    tcase_add_test(tcase, shared_variables_are_cells);
    tcase_add_test(tcase, a_variable_that_nobody_shares_is_no_cell);
    tcase_add_test(tcase, classes_fold_what_is_their_own);
    tcase_add_test(tcase, generators_say_what_they_do);
    tcase_add_test(tcase, exceptions_are_seen_on_their_way);
    tcase_add_test(tcase, weak_references_are_dashed);
    suite_add_tcase(suite, tcase);
    return suite;
}
