#include "layout/canvas.h"

#include <string.h>

#include "tests/check_main.h"

Suite *canvas_suite(void);

/* Checks the text of a row. */
static void
assert_row(const struct canvas *canvas, int y, const char *expected)
{
    struct text row = {0};

    canvas_row_text(canvas, y, &row);
    ck_assert_str_eq(text_string(&row), expected);
    text_release(&row);
}

START_TEST(text_is_written_and_cut)
{
    struct canvas canvas;

    canvas_init(&canvas, 8, 3);
    ck_assert_int_eq(canvas_text(&canvas, 1, 0, -1, "abc", STYLE_NAME, false),
                     3);
    ck_assert_int_eq(canvas_at(&canvas, 1, 0)->style, STYLE_NAME);
    ck_assert_int_eq(
        canvas_text(&canvas, 0, 1, 4, "abcdef", STYLE_NAME, false), 4);
    ck_assert_int_eq(
        canvas_text(&canvas, 4, 2, -1, "abcdef", STYLE_NAME, true), 4);
    assert_row(&canvas, 0, " abc");
    assert_row(&canvas, 1, "abc…");
    assert_row(&canvas, 2, "    abc~");
    ck_assert_int_eq(canvas_text(&canvas, 9, 0, -1, "x", STYLE_NAME, false),
                     0);
    ck_assert_int_eq(canvas_text(&canvas, 0, 3, -1, "x", STYLE_NAME, false),
                     0);
    canvas_release(&canvas);
}
END_TEST

START_TEST(wide_characters_are_never_halved)
{
    struct canvas canvas;

    canvas_init(&canvas, 4, 1);
    ck_assert_int_eq(canvas_text(&canvas, 0, 0, -1, "日本", STYLE_PLAIN,
                                 false), 4);
    ck_assert_int_eq(canvas_at(&canvas, 1, 0)->width, 0);
    canvas_put(&canvas, 1, 0, "x", 1, 1);
    assert_row(&canvas, 0, " x本");
    canvas_put(&canvas, 1, 0, "語", 3, 2);
    assert_row(&canvas, 0, " 語");
    canvas_put(&canvas, 3, 0, "語", 3, 2);
    assert_row(&canvas, 0, " 語");
    ck_assert_int_eq(canvas_at(&canvas, 3, 0)->width, 1);
    canvas_release(&canvas);
}
END_TEST

START_TEST(marks_combine_with_their_base)
{
    struct canvas canvas;

    canvas_init(&canvas, 4, 1);
    ck_assert_int_eq(canvas_text(&canvas, 0, 0, -1, "e\xcc\x81x",
                                 STYLE_PLAIN, false), 2);
    ck_assert_str_eq(canvas_at(&canvas, 0, 0)->bytes, "e\xcc\x81");
    for (int i = 0; i < 30; i++)
        canvas_text(&canvas, 0, 0, -1, "\xcc\x81", STYLE_PLAIN, false);
    ck_assert_uint_le(strlen(canvas_at(&canvas, 0, 0)->bytes), CELL_BYTES);
    canvas_release(&canvas);
}
END_TEST

START_TEST(nothing_unsafe_gets_in)
{
    struct canvas canvas;

    canvas_init(&canvas, 20, 1);
    canvas_text(&canvas, 0, 0, -1, "a\x1b[31m\n", STYLE_PLAIN, false);
    assert_row(&canvas, 0, "a\\x1b[31m\\n");
    canvas_release(&canvas);
}
END_TEST

START_TEST(rectangles_are_copied)
{
    struct canvas from, to;

    canvas_init(&from, 6, 2);
    canvas_init(&to, 4, 2);
    canvas_text(&from, 0, 0, -1, "ab日cd", STYLE_CODE, false);
    canvas_copy(&to, 0, 0, &from, 3, 0, 3, 1);
    assert_row(&to, 0, " cd");
    ck_assert_int_eq(canvas_at(&to, 0, 0)->width, 1);
    canvas_copy(&to, 1, 1, &from, 0, 0, 3, 1);
    assert_row(&to, 1, " ab");
    canvas_copy(&to, 3, 1, &from, 2, 0, 2, 1);
    assert_row(&to, 1, " ab");
    canvas_copy(&to, -1, 0, &from, 0, 0, 2, 9);
    assert_row(&to, 0, "bcd");
    canvas_release(&from);
    canvas_release(&to);
}
END_TEST

START_TEST(empty_canvases_are_harmless)
{
    struct canvas canvas;

    canvas_init(&canvas, -1, 5);
    ck_assert_int_eq(canvas.width, 0);
    ck_assert_ptr_null(canvas_at(&canvas, 0, 0));
    canvas_text(&canvas, 0, 0, -1, "x", STYLE_PLAIN, false);
    canvas_clear(&canvas);
    assert_row(&canvas, 0, "");
    canvas_release(&canvas);
}
END_TEST

Suite *
canvas_suite(void)
{
    Suite *suite = suite_create("canvas");
    TCase *tcase = tcase_create("canvas");

    tcase_add_test(tcase, text_is_written_and_cut);
    tcase_add_test(tcase, wide_characters_are_never_halved);
    tcase_add_test(tcase, marks_combine_with_their_base);
    tcase_add_test(tcase, nothing_unsafe_gets_in);
    tcase_add_test(tcase, rectangles_are_copied);
    tcase_add_test(tcase, empty_canvases_are_harmless);
    suite_add_tcase(suite, tcase);
    return suite;
}
