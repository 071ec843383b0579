/* Looks: meaning is never colour alone. */
#include <check.h>

#include "tui/theme.h"
#include "tui/tui.h"

START_TEST(themes_have_names)
{
    const char *words;
    ck_assert_ptr_nonnull(tui_theme_at(0, &words));
    ck_assert_uint_eq(theme_find("safe"), 1);
    ck_assert_uint_eq(theme_find("no such theme"), SIZE_MAX);
    ck_assert_ptr_null(tui_theme_at(100, NULL));
}
END_TEST

/* What changed differs from what did not, with colours and without. */
START_TEST(changes_stand_out)
{
    const enum canvas_style pairs[][2] = {
        {STYLE_CODE, STYLE_CODE_RAN},   {STYLE_CODE, STYLE_CODE_NEXT},
        {STYLE_COUNT, STYLE_COUNT_UP},  {STYLE_COUNT, STYLE_COUNT_DOWN},
        {STYLE_ARROW, STYLE_ARROW_NEW}, {STYLE_ARROW, STYLE_ARROW_GONE},
        {STYLE_PLAIN, STYLE_SELECTED},  {STYLE_BORDER, STYLE_DYING},
        {STYLE_BORDER, STYLE_GARBAGE},  {STYLE_VALUE, STYLE_CHANGED},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct look mono[2] = {theme_look(pairs[i][0], 0, true),
                               theme_look(pairs[i][1], 0, true)};
        struct look color[2] = {theme_look(pairs[i][0], 0, false),
                                theme_look(pairs[i][1], 0, false)};
        ck_assert_uint_ne(mono[0].attributes, mono[1].attributes);
        ck_assert(color[0].role != color[1].role ||
                  color[0].attributes != color[1].attributes);
    }
}
END_TEST

START_TEST(focus_stands_out)
{
    struct look with = theme_look(STYLE_BORDER, CELL_FOCUS, true);
    struct look without = theme_look(STYLE_BORDER, 0, true);
    ck_assert_uint_ne(with.attributes, without.attributes);
    ck_assert(theme_look(STYLE_TITLE, CELL_FOCUS, true).attributes &
              LOOK_REVERSE);
}
END_TEST

/* Plain text is in the terminal's own colour in every theme. */
START_TEST(text_is_the_terminals)
{
    for (size_t i = 0; tui_theme_at(i, NULL) != NULL; i++) {
        struct color color = theme_color(i, ROLE_TEXT);
        ck_assert_int_eq(color.rgb, -1);
        ck_assert_int_eq(color.of_256, -1);
        ck_assert_int_eq(color.of_8, -1);
    }
}
END_TEST

Suite *
theme_suite(void)
{
    Suite *suite = suite_create("theme");
    TCase *tests = tcase_create("theme");
    tcase_add_test(tests, themes_have_names);
    tcase_add_test(tests, changes_stand_out);
    tcase_add_test(tests, focus_stands_out);
    tcase_add_test(tests, text_is_the_terminals);
    suite_add_tcase(suite, tests);
    return suite;
}
