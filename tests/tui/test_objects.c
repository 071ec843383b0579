/* Focus, arrows, the inspector, search. */
#include <check.h>
#include <string.h>

#include "tests/tui/stage.h"
#include "tui/objects.h"

static struct stage stage;

static void
set_up(void)
{
    stage_open(&stage, 120, 40);
    stage_press(&stage, "3 G"); /* a and b refer to one list */
    (void)stage_screen(&stage);
}

static void
tear_down(void)
{
    stage_close(&stage);
}

/* Returns what the focused node is called. */
static const char *
focused(void)
{
    static struct text name;
    text_clear(&name);
    node_id node = ui_focused(&stage.ui);
    if (node != 0)
        session_node_name(stage.ui.session, node, &name);
    return text_string(&name);
}

START_TEST(tab_goes_round)
{
    ck_assert_uint_eq(ui_focused(&stage.ui), 0);
    stage_press(&stage, "Tab"); /* the frame */
    ck_assert_uint_ne(ui_focused(&stage.ui), 0);
    (void)stage_screen(&stage);
    ck_assert(stage.cursor.visible);
    stage_press(&stage, "Tab");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "Tab");
    ck_assert(stage.ui.code_focus);
    stage_press(&stage, "Tab Tab Shift-Tab Shift-Tab");
    ck_assert(stage.ui.code_focus);
    stage_press(&stage, "Shift-Tab");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "Esc");
    ck_assert_uint_eq(ui_focused(&stage.ui), 0);
}
END_TEST

START_TEST(arrows_are_followed)
{
    stage_press(&stage, "Tab f");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "f");
    ck_assert(stage_shows(&stage, "refers to nothing that is drawn"));
    stage_press(&stage, "r");
    ck_assert_str_ne(focused(), "list #1");
}
END_TEST

START_TEST(several_holders_are_offered)
{
    ui_reveal(&stage.ui, 4); /* c is a list that holds list #1 twice */
    stage_press(&stage, "Tab Tab");
    while (strcmp(focused(), "list #1") != 0)
        stage_press(&stage, "Tab");
    stage_press(&stage, "r");
    ck_assert_int_eq(stage.ui.overlay.kind, OVERLAY_INSPECTOR);
    stage_press(&stage, "End Enter");
    ck_assert_int_eq(stage.ui.overlay.kind, OVERLAY_NONE);
    ck_assert_str_eq(focused(), "list #2");
}
END_TEST

START_TEST(inspector_lists_every_holder)
{
    stage_press(&stage, "Tab Tab Enter");
    ck_assert(stage_shows(&stage, "refs 2"));
    ck_assert(stage_shows(&stage, "global a"));
    ck_assert(stage_shows(&stage, "global b"));
    ck_assert(stage_shows(&stage, "since step 2"));
    ck_assert(stage_shows(&stage, "history  1 2 2"));
    ck_assert(stage_shows(&stage, "[1]  20"));
    /* It goes along with the steps. */
    stage_press(&stage, "Right");
    ck_assert(stage_shows(&stage, "refs 4"));
    ck_assert(stage_shows(&stage, "list #2 [1]"));
    stage_press(&stage, "Left Left");
    ck_assert(stage_shows(&stage, "history  1 2"));
    ck_assert(!stage_shows(&stage, "history  1 2 2"));
    stage_press(&stage, "q");
    ck_assert_int_eq(stage.ui.overlay.kind, OVERLAY_NONE);
    ck_assert(!stage.ui.quit);
}
END_TEST

START_TEST(without_focus_the_step_is_told)
{
    stage_press(&stage, "4 G Enter");
    ck_assert_int_eq(stage.ui.overlay.kind, OVERLAY_STEP);
    ck_assert(stage_shows(&stage, "c now refers to"));
}
END_TEST

START_TEST(touching_steps)
{
    stage_press(&stage, ".");
    ck_assert(stage_shows(&stage, "focus an object first"));
    stage_press(&stage, "Tab Tab .");
    ck_assert_uint_eq(stage.ui.stop, 4); /* step 3, an assert, did not */
    stage_press(&stage, ", ,");
    ck_assert_uint_eq(stage.ui.stop, 1);
    stage_press(&stage, ",");
    ck_assert(stage_shows(&stage, "no earlier step touches it"));
}
END_TEST

START_TEST(searching)
{
    stage_press(&stage, "4 G /");
    stage_type(&stage, "list #2");
    stage_press(&stage, "Enter");
    ck_assert_str_eq(focused(), "list #2");
    stage_press(&stage, "/");
    stage_type(&stage, "20");
    stage_press(&stage, "Enter");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "/");
    stage_type(&stage, "nothing");
    stage_press(&stage, "Enter");
    ck_assert(stage_shows(&stage, "no object at this step has"));
    stage_press(&stage, "/");
    stage_type(&stage, "LIST");
    stage_press(&stage, "Enter");
    ck_assert_str_eq(focused(), "list #2");
    stage_press(&stage, "n");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "N");
    ck_assert_str_eq(focused(), "list #2");
}
END_TEST

/* The lesson can move the focus; the user's own goes before it. */
START_TEST(lesson_focus)
{
    stage_close(&stage);
    stage_open_text(&stage, "a = [1]\n#: focus a\nb = a\nc = b\n", 100, 30);
    stage_press(&stage, "Right");
    ck_assert_uint_eq(ui_focused(&stage.ui), 0);
    stage_press(&stage, "Right");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "Right");
    ck_assert_str_eq(focused(), "list #1");
    stage_press(&stage, "Shift-Tab");
    ck_assert_str_ne(focused(), "list #1");
}
END_TEST

START_TEST(code_focus)
{
    stage_press(&stage, "Tab Tab Tab");
    ck_assert(stage.ui.code_focus);
    int line = stage.ui.code_line;
    stage_press(&stage, "Down");
    ck_assert_int_gt(stage.ui.code_line, line);
    stage_press(&stage, "Up Up Enter");
    ck_assert_int_eq(session_stop(stage.ui.session, stage.ui.stop)->next, 10);
    ck_assert(!stage.ui.code_focus);
}
END_TEST

Suite *
objects_suite(void)
{
    Suite *suite = suite_create("objects");
    TCase *tests = tcase_create("objects");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, tab_goes_round);
    tcase_add_test(tests, arrows_are_followed);
    tcase_add_test(tests, several_holders_are_offered);
    tcase_add_test(tests, inspector_lists_every_holder);
    tcase_add_test(tests, without_focus_the_step_is_told);
    tcase_add_test(tests, touching_steps);
    tcase_add_test(tests, searching);
    tcase_add_test(tests, lesson_focus);
    tcase_add_test(tests, code_focus);
    suite_add_tcase(suite, tests);
    return suite;
}
