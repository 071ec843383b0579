/* Help, list of scenes, questions, toggles, mouse, leaving. */
#include <check.h>
#include <string.h>

#include "tests/tui/stage.h"
#include "tui/memory_pane.h"

static struct stage stage;

static void
set_up(void)
{
    stage_open(&stage, 100, 30);
}

static void
tear_down(void)
{
    stage_close(&stage);
}

/* ---- leaving ------------------------------------------------------------ */

START_TEST(quitting)
{
    stage_press(&stage, "Esc Esc Esc");
    ck_assert(!stage.ui.quit);
    stage_press(&stage, "q");
    ck_assert(stage.ui.quit);
}
END_TEST

START_TEST(interrupting)
{
    stage_press(&stage, "Ctrl-C");
    ck_assert(!stage.ui.quit);
    ck_assert(stage_shows(&stage, "q quits refstep"));
    stage_press(&stage, "Right Ctrl-C");
    ck_assert(!stage.ui.quit);
    stage_press(&stage, "Ctrl-C");
    ck_assert(stage.ui.quit);
}
END_TEST

/* Text and filters take letters; nothing of what is typed is an action. */
START_TEST(typing_is_no_action)
{
    stage_press(&stage, "? q");
    ck_assert(!stage.ui.quit);
    stage_press(&stage, "Esc Right / q Enter");
    ck_assert(!stage.ui.quit);
}
END_TEST

/* ---- help and lists ----------------------------------------------------- */

START_TEST(help_runs_actions)
{
    stage_press(&stage, "?");
    ck_assert(stage_shows(&stage, "Stepping"));
    ck_assert(stage_shows(&stage, "next step"));
    stage_type(&stage, "list of scenes");
    ck_assert(!stage_shows(&stage, "Stepping"));
    stage_press(&stage, "Enter");
    ck_assert_int_eq(stage.ui.overlay.kind, OVERLAY_SCENES);
}
END_TEST

START_TEST(help_shows_every_action)
{
    ui_resize(&stage.ui, 100, 90);
    stage_press(&stage, "F1");
    for (size_t i = 0; i < tui_action_count(); i++)
        ck_assert_msg(stage_shows(&stage, tui_action_at(i).words), "%s",
                      tui_action_at(i).name);
}
END_TEST

START_TEST(scene_list)
{
    stage_press(&stage, "o");
    ck_assert(stage_shows(&stage, "calls.py"));
    stage_type(&stage, "cal");
    ck_assert(!stage_shows(&stage, "broken.py"));
    stage_press(&stage, "Backspace Enter");
    ck_assert_uint_eq(stage.ui.scene, 1);
}
END_TEST

START_TEST(list_when_nothing_is_chosen)
{
    stage_close(&stage);
    stage_open(&stage, 80, 24);
    ui_release(&stage.ui);
    stage.options.start = 99;
    ui_init(&stage.ui, &stage.options, false, 80, 24);
    ck_assert(stage_shows(&stage, "choose a scene"));
    stage_press(&stage, "Esc Right Esc");
    ck_assert(stage_shows(&stage, "choose a scene"));
    stage_press(&stage, "Down Down Enter");
    ck_assert(stage_shows(&stage, "broken.py:1:"));
    stage_press(&stage, "Esc");
    ck_assert(stage_shows(&stage, "choose a scene"));
    stage_press(&stage, "Enter");
    ck_assert_ptr_nonnull(stage.ui.session);
}
END_TEST

/* ---- questions ---------------------------------------------------------- */

START_TEST(lesson_asks)
{
    stage_close(&stage);
    stage_open_text(&stage,
                    "a = [1]\n#: ask refs(a) -- How many?\nb = a\n", 100,
                    30);
    stage_press(&stage, "Right Right");
    ck_assert_int_eq(stage.ui.prompt, PROMPT_ANSWER);
    ck_assert_uint_eq(stage.ui.stop, 1); /* not shown yet */
    ck_assert(stage_shows(&stage, "How many?"));
    stage_press(&stage, "1 2 Backspace Backspace 2 Enter");
    ck_assert_uint_eq(stage.ui.stop, 2);
    ck_assert(stage_shows(&stage, "Right: 2"));
    stage_press(&stage, "Left Right 7 Enter");
    ck_assert(stage_shows(&stage, "it is 2"));
    ck_assert(stage_shows(&stage, "1 of 2 right"));
    stage_press(&stage, "Left Right Right");
    ck_assert_uint_eq(stage.ui.stop, 2);
}
END_TEST

START_TEST(prediction)
{
    ui_resize(&stage.ui, 130, 40);
    stage_press(&stage, "Right p Right");
    ck_assert(stage_shows(&stage, "PREDICT"));
    ck_assert(stage_shows(&stage, "How many references does list #1"));
    ck_assert(stage.ui.view_options.conceal);
    ck_assert(!stage_shows(&stage, "refs 2"));
    stage_press(&stage, "2 Enter");
    ck_assert(stage_shows(&stage, "Right: 2"));
    ck_assert(stage_shows(&stage, "refs 2"));
    ck_assert(!stage.ui.view_options.conceal);
    stage_press(&stage, "p Left Left Right");
    ck_assert_int_eq(stage.ui.prompt, PROMPT_NONE);
}
END_TEST

/* ---- view --------------------------------------------------------------- */

START_TEST(comments_and_asserts_to_come_are_hidden)
{
    ui_resize(&stage.ui, 130, 50);
    stage_press(&stage, "Right");
    ck_assert(stage_shows(&stage, "assert …"));
    ck_assert(!stage_shows(&stage, "len(b) == 2"));
    ck_assert(!stage_shows(&stage, "# two"));
    ck_assert(!stage_shows(&stage, "# A second name"));
    stage_press(&stage, "#");
    ck_assert(stage_shows(&stage, "len(b) == 2"));
    ck_assert(stage_shows(&stage, "# two"));
    ck_assert(stage_shows(&stage, "# A second name"));
    stage_press(&stage, "# G");
    ck_assert(stage_shows(&stage, "len(b) == 2"));
    ck_assert(stage_shows(&stage, "# two"));
}
END_TEST

START_TEST(toggles_are_told)
{
    stage_press(&stage, "Right C");
    ck_assert(stage_shows(&stage, "no counts"));
    ck_assert(!stage_shows(&stage, "refs 1"));
    stage_press(&stage, "C A");
    ck_assert(stage_shows(&stage, "refs 1"));
    ck_assert(!stage_shows(&stage, "0x…"));
    stage_press(&stage, "A T T D D B B");
    ck_assert(stage_shows(&stage, "0x…"));
}
END_TEST

START_TEST(output_is_shown)
{
    stage_press(&stage, "5 G");
    ck_assert(stage_shows(&stage, "by line 12"));
    stage_press(&stage, "Left");
    ck_assert(!stage_shows(&stage, "by line"));
}
END_TEST

START_TEST(picture_alone)
{
    stage_press(&stage, "Right z");
    ck_assert(!stage_shows(&stage, "line 6 ran"));
    stage_press(&stage, "Esc");
    ck_assert(stage_shows(&stage, "line 6 ran"));
    stage_press(&stage, "F5");
    ck_assert(!stage_shows(&stage, "quit"));
    stage_press(&stage, "Right Esc");
    ck_assert(stage_shows(&stage, "quit"));
}
END_TEST

START_TEST(exceptions_end_a_scene)
{
    stage_close(&stage);
    stage_open_text(&stage, "a = []\nb = a[3]\nc = 1\n", 100, 30);
    stage_press(&stage, "G");
    ck_assert(stage_shows(&stage, "IndexError"));
    ck_assert(stage_shows(&stage, "line 2"));
}
END_TEST

/* ---- mouse -------------------------------------------------------------- */

static void
mouse(uint32_t code, int x, int y)
{
    ui_key(&stage.ui, (struct key){.code = code, .x = x, .y = y});
}

START_TEST(mouse_focuses)
{
    size_t count;
    struct panes panes;
    stage_press(&stage, "4 G");
    (void)stage_screen(&stage);
    ui_panes(&stage.ui, &panes);
    struct view_box box =
        scene_view_boxes(stage.ui.view, &count)[0];
    mouse(PRESS_CLICK, panes.memory.x + box.x + 1,
          panes.memory.y + box.y + 1);
    ck_assert_uint_eq(stage.ui.focus, box.node);
    mouse(PRESS_CLICK, panes.memory.x + panes.memory.width - 1,
          panes.memory.y + panes.memory.height - 1);
    ck_assert_uint_eq(stage.ui.focus, 0);
}
END_TEST

START_TEST(mouse_steps)
{
    struct panes panes;
    ui_panes(&stage.ui, &panes);
    mouse(PRESS_WHEEL_DOWN, panes.code.x + 2, panes.code.y + 2);
    mouse(PRESS_WHEEL_DOWN, panes.code.x + 2, panes.code.y + 2);
    mouse(PRESS_WHEEL_UP, panes.code.x + 2, panes.code.y + 2);
    ck_assert_uint_eq(stage.ui.stop, 1);
    const char *row = stage_row(&stage, 0);
    int x = 0;
    for (const char *at = strstr(row, "●"); row < at; row++)
        x += ((unsigned char)*row & 0xc0) != 0x80;
    mouse(PRESS_CLICK, x + 3, 0);
    ck_assert_uint_eq(stage.ui.stop, 4);
}
END_TEST

START_TEST(mouse_drags_the_picture)
{
    struct panes panes;
    ui_resize(&stage.ui, 40, 12);
    stage_press(&stage, "4 G");
    ui_panes(&stage.ui, &panes);
    ui_key(&stage.ui, (struct key){.code = PRESS_DRAG,
                                   .from_x = 30,
                                   .from_y = panes.memory.y + 1,
                                   .x = 20,
                                   .y = panes.memory.y + 1});
    ck_assert(stage.ui.panned);
    stage_press(&stage, "c");
    ck_assert(!stage.ui.panned);
}
END_TEST

Suite *
ui_suite(void)
{
    Suite *suite = suite_create("ui");
    TCase *tests = tcase_create("ui");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, quitting);
    tcase_add_test(tests, interrupting);
    tcase_add_test(tests, typing_is_no_action);
    tcase_add_test(tests, help_runs_actions);
    tcase_add_test(tests, help_shows_every_action);
    tcase_add_test(tests, scene_list);
    tcase_add_test(tests, list_when_nothing_is_chosen);
    tcase_add_test(tests, lesson_asks);
    tcase_add_test(tests, prediction);
    tcase_add_test(tests, comments_and_asserts_to_come_are_hidden);
    tcase_add_test(tests, toggles_are_told);
    tcase_add_test(tests, output_is_shown);
    tcase_add_test(tests, picture_alone);
    tcase_add_test(tests, exceptions_end_a_scene);
    tcase_add_test(tests, mouse_focuses);
    tcase_add_test(tests, mouse_steps);
    tcase_add_test(tests, mouse_drags_the_picture);
    suite_add_tcase(suite, tests);
    return suite;
}
