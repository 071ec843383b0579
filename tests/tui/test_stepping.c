/* Going through a scene: by steps, events, calls, numbers and lines. */
#include <check.h>
#include <string.h>

#include "tests/tui/stage.h"
#include "tui/inside.h"

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

START_TEST(title_card_first)
{
    ck_assert(stage_shows(&stage, "Names and lists"));
    ck_assert(stage_shows(&stage, "A list is made, named, named again"));
    ck_assert(stage_shows(&stage, "step 0 of"));
    ck_assert(!stage_shows(&stage, "global"));
}
END_TEST

START_TEST(forward_and_back)
{
    ui_resize(&stage.ui, 200, 40);
    stage_press(&stage, "Right");
    ck_assert(stage_shows(&stage, "step 1 of"));
    ck_assert(stage_shows(&stage, "line 6 ran"));
    ck_assert(stage_shows(&stage, "The list is made."));
    ck_assert(stage_shows(&stage, "ran   6  a = [10, 20]"));
    ck_assert(stage_shows(&stage, "next   9  b = a"));
    stage_press(&stage, "Space l j Down");
    ck_assert_uint_eq(stage.ui.stop, 5);
    stage_press(&stage, "Left Backspace h k Up");
    ck_assert_uint_eq(stage.ui.stop, 0);
}
END_TEST

START_TEST(ends_are_said)
{
    stage_press(&stage, "Left");
    ck_assert(stage_shows(&stage, "this is the beginning"));
    stage_press(&stage, "G Right");
    ck_assert_uint_eq(stage.ui.stop, ui_last_stop(&stage.ui));
    ck_assert(stage_shows(&stage, "the end"));
}
END_TEST

START_TEST(numbers)
{
    stage_press(&stage, "3 G");
    ck_assert_uint_eq(stage.ui.stop, 3);
    stage_press(&stage, "2 Right");
    ck_assert_uint_eq(stage.ui.stop, 5);
    stage_press(&stage, "9 9 9 G");
    ck_assert_uint_eq(stage.ui.stop, ui_last_stop(&stage.ui));
    stage_press(&stage, "g");
    ck_assert_uint_eq(stage.ui.stop, 0);
    stage_press(&stage, "4 Esc Right");
    ck_assert_uint_eq(stage.ui.stop, 1);
}
END_TEST

START_TEST(lines)
{
    stage_press(&stage, ":");
    stage_type(&stage, "12");
    ck_assert(stage_shows(&stage, "go to line: 12"));
    stage_press(&stage, "Enter");
    ck_assert_int_eq(session_stop(stage.ui.session, stage.ui.stop)->next, 12);
    stage_press(&stage, ": 9 9 9 Enter");
    ck_assert(stage_shows(&stage, "the scene has lines 1 to 16"));
    stage_press(&stage, ": 7 Esc");
    ck_assert_int_eq(stage.ui.prompt, PROMPT_NONE);
}
END_TEST

/* Inside a line each event is a place of its own; they meet the stops. */
START_TEST(inside_a_line)
{
    stage_press(&stage, "Right )");
    ck_assert_uint_eq(stage.ui.stop, 1);
    ck_assert_uint_ne(stage.ui.moment, 0);
    ck_assert(stage_shows(&stage, "inside line 9"));
    int events = 1;
    while (stage.ui.moment != 0 && events < 100) {
        stage_press(&stage, ")");
        events++;
    }
    ck_assert_uint_eq(stage.ui.stop, 2);
    for (int i = 0; i < events; i++)
        stage_press(&stage, "(");
    ck_assert_uint_eq(stage.ui.stop, 1);
    ck_assert_uint_eq(stage.ui.moment, 0);
    stage_press(&stage, ") Left");
    ck_assert_uint_eq(stage.ui.moment, 0);
}
END_TEST

START_TEST(over_and_out_of_calls)
{
    stage_press(&stage, "] Right Right");
    size_t at_call = stage.ui.stop;
    stage_press(&stage, "Right");
    ck_assert_uint_gt(session_stop(stage.ui.session, stage.ui.stop)->depth,
                      1);
    stage_press(&stage, "u");
    ck_assert_uint_eq(session_stop(stage.ui.session, stage.ui.stop)->depth,
                      1);
    size_t after = stage.ui.stop;
    stage_press(&stage, "{");
    ck_assert_uint_eq(stage.ui.stop, at_call);
    stage_press(&stage, "}");
    ck_assert_uint_eq(stage.ui.stop, after);
    stage_press(&stage, "u");
    ck_assert(stage_shows(&stage, "no function is running"));
}
END_TEST

/* The story and the marks in the picture tell of the whole call; stepping to
 * the same stop tells of the last step only. */
START_TEST(a_call_stepped_over_is_told_as_a_whole)
{
    stage_press(&stage, "]");
    while (session_stop(stage.ui.session, stage.ui.stop)->next != 7)
        stage_press(&stage, "Right");
    stage_press(&stage, "}");
    ck_assert(stage_shows(&stage, "line 7 ran; all of 4 steps"));
    ck_assert(stage_shows(&stage, "refs 1 → 2"));
    ck_assert(stage_shows(&stage, "was 1"));
    stage_press(&stage, "Left Right");
    ck_assert(stage_shows(&stage, "line 7 ran ─"));
    ck_assert(!stage_shows(&stage, "was 1"));
}
END_TEST

START_TEST(scenes)
{
    stage_press(&stage, "Right ]");
    ck_assert(stage_shows(&stage, "Calls"));
    ck_assert_uint_eq(stage.ui.stop, 0);
    stage_press(&stage, "]");
    ck_assert(stage_shows(&stage, "broken.py:1:"));
    ck_assert(stage_shows(&stage, "this scene cannot be played"));
    stage_press(&stage, "Esc");
    ck_assert(stage_shows(&stage, "Calls"));
    stage_press(&stage, "[ [");
    ck_assert(stage_shows(&stage, "this is the first scene"));
}
END_TEST

START_TEST(playing)
{
    stage_press(&stage, "a");
    ck_assert_int_gt(ui_delay(&stage.ui), 0);
    ck_assert(stage_shows(&stage, "PLAYING"));
    int slow = ui_delay(&stage.ui);
    stage_press(&stage, ">");
    ck_assert_int_lt(ui_delay(&stage.ui), slow);
    for (int i = 0; i < 100; i++)
        ui_tick(&stage.ui);
    ck_assert_uint_eq(stage.ui.stop, ui_last_stop(&stage.ui));
    ck_assert_int_eq(ui_delay(&stage.ui), -1);
    stage_press(&stage, "a");
    ck_assert_uint_eq(stage.ui.stop, 0);
    stage_press(&stage, "Right");
    ck_assert_int_eq(ui_delay(&stage.ui), -1);
}
END_TEST

/* Every frame looks the same whichever way it was come to. */
START_TEST(any_route)
{
    struct text frames[64] = {{0}};
    size_t last = ui_last_stop(&stage.ui);
    for (size_t i = 0; i <= last; i++) {
        text_add_string(&frames[i], stage_screen(&stage));
        if (i < last)
            stage_press(&stage, "Right");
    }
    for (size_t i = last; i > 0; i--) {
        stage_press(&stage, "Left");
        ck_assert_str_eq(stage_screen(&stage), text_string(&frames[i - 1]));
    }
    for (size_t i = 0; i <= last; i++) {
        stage_press(&stage, i % 2 == 0 ? "G" : "g");
        ui_reveal(&stage.ui, i);
        ui_resize(&stage.ui, 40, 12);
        (void)stage_screen(&stage);
        ui_resize(&stage.ui, 100, 30);
        if (i != 0 && i != last)
            ck_assert_str_eq(stage_screen(&stage), text_string(&frames[i]));
    }
    for (size_t i = 0; i <= last; i++)
        text_release(&frames[i]);
}
END_TEST

Suite *
stepping_suite(void)
{
    Suite *suite = suite_create("stepping");
    TCase *tests = tcase_create("stepping");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, title_card_first);
    tcase_add_test(tests, forward_and_back);
    tcase_add_test(tests, ends_are_said);
    tcase_add_test(tests, numbers);
    tcase_add_test(tests, lines);
    tcase_add_test(tests, inside_a_line);
    tcase_add_test(tests, over_and_out_of_calls);
    tcase_add_test(tests, a_call_stepped_over_is_told_as_a_whole);
    tcase_add_test(tests, scenes);
    tcase_add_test(tests, playing);
    tcase_add_test(tests, any_route);
    suite_add_tcase(suite, tests);
    return suite;
}
