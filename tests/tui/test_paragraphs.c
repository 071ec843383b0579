/* Wrapping text for people. */
#include <check.h>
#include <string.h>

#include "tui/paint.h"

struct page {
    struct canvas canvas;
    struct text text;
};

static const char *
wrap(struct page *page, int width, const char *text, int *lines)
{
    struct brush brush = {&page->canvas, false};
    canvas_init(&page->canvas, width, 10);
    *lines = paint_paragraphs(&brush, (struct rect){0, 0, width, 10}, text, 0,
                              STYLE_NARRATION);
    for (int y = 0; y < *lines && y < 10; y++) {
        canvas_row_text(&page->canvas, y, &page->text);
        text_add_byte(&page->text, '|');
    }
    return text_string(&page->text);
}

static void
check(int width, const char *text, const char *expected)
{
    struct page page = {0};
    int lines;
    ck_assert_str_eq(wrap(&page, width, text, &lines), expected);
    ck_assert_int_eq(paint_paragraphs(NULL, (struct rect){0, 0, width, 0},
                                      text, 0, STYLE_NARRATION),
                     lines);
    canvas_release(&page.canvas);
    text_release(&page.text);
}

START_TEST(words_stay_whole)
{
    check(10, "one two three four", "one two|three four|");
    check(11, "one two three", "one two|three|");
    check(3, "abcdefgh", "abc|def|gh|");
    check(20, "", "");
}
END_TEST

START_TEST(paragraphs)
{
    check(20, "one\n\ntwo", "one||two|");
    check(20, "one:\n  two", "one:|  two|");
}
END_TEST

/* Code between backticks is shown without them, in another style. */
START_TEST(quoted)
{
    check(20, "see `refs` and `a b`.", "see refs and a b.|");
    struct page page = {0};
    int lines;
    (void)wrap(&page, 20, "see `refs` now", &lines);
    ck_assert_int_eq(canvas_at(&page.canvas, 4, 0)->style, STYLE_NAME);
    ck_assert_int_eq(canvas_at(&page.canvas, 9, 0)->style, STYLE_NARRATION);
    canvas_release(&page.canvas);
    text_release(&page.text);
}
END_TEST

START_TEST(wide_characters)
{
    check(4, "日本語", "日本|語|");
    check(5, "日本語", "日本|語|");
}
END_TEST

START_TEST(unsafe_characters)
{
    check(20, "a\x1b[31mb", "a\\x1b[31mb|");
}
END_TEST

Suite *
paragraphs_suite(void)
{
    Suite *suite = suite_create("paragraphs");
    TCase *tests = tcase_create("paragraphs");
    tcase_add_test(tests, words_stay_whole);
    tcase_add_test(tests, paragraphs);
    tcase_add_test(tests, quoted);
    tcase_add_test(tests, wide_characters);
    tcase_add_test(tests, unsafe_characters);
    suite_add_tcase(suite, tests);
    return suite;
}
