#include <check.h>
#include <string.h>

#include "base/diag.h"

static const char source[] = "x = [1]\r\n\ty = 漢é + ?\nlast";

static void
expect(const struct diag *diag, const char *file, const char *wanted)
{
    struct text out = {0};
    diag_format(diag, file, source, sizeof source - 1, &out);
    ck_assert_str_eq(text_string(&out), wanted);
    text_release(&out);
}

START_TEST(the_caret_stands_below_the_column)
{
    struct diag diag = {0};
    ck_assert(!diag_set(&diag, 1, 5, "bad %s", "bracket"));
    diag_hint(&diag, "write %d instead", 2);
    expect(&diag, "a.py",
           "a.py:1:5: bad bracket\n"
           "    x = [1]\n"
           "        ^\n"
           "write 2 instead\n");
    diag_release(&diag);
}
END_TEST

START_TEST(tabs_and_wide_characters_are_counted_in_columns)
{
    struct diag diag = {0};
    diag_set(&diag, 2, 11, "unknown");
    expect(&diag, "a.py",
           "a.py:2:11: unknown\n"
           "        y = 漢é + ?\n"
           "                  ^\n");
    diag_release(&diag);
}
END_TEST

START_TEST(a_place_may_be_missing)
{
    struct diag diag = {0};
    diag_set(&diag, 3, 0, "whole line");
    expect(&diag, "a.py", "a.py:3: whole line\n    last\n");
    diag_set(&diag, 0, 0, "no place");
    expect(&diag, "a.py", "a.py: no place\n");
    diag_set(&diag, 99, 1, "past the end");
    expect(&diag, "a.py", "a.py:99:1: past the end\n");
    diag_release(&diag);
}
END_TEST

START_TEST(setting_forgets_the_hint_and_may_quote_itself)
{
    struct diag diag = {0};
    diag_set(&diag, 1, 1, "first");
    diag_hint(&diag, "a hint");
    diag_set(&diag, 2, 2, "after %s", text_string(&diag.message));
    ck_assert_str_eq(text_string(&diag.message), "after first");
    ck_assert_uint_eq(diag.hint.length, 0);
    diag_release(&diag);
    ck_assert_int_eq(diag.line, 0);
}
END_TEST

START_TEST(nothing_harmful_is_passed_on)
{
    struct diag diag = {0};
    static const char bad[] = "a\x1b]0;x\x07";
    struct text out = {0};
    diag_set(&diag, 1, 3, "no \x1b here");
    diag_hint(&diag, "nor \x9b here");
    diag_format(&diag, "f\x1b.py", bad, sizeof bad - 1, &out);
    ck_assert_str_eq(text_string(&out), "f\\x1b.py:1:3: no \\x1b here\n"
                                        "    a\\x1b]0;x\\x07\n"
                                        "         ^\n"
                                        "nor \\x9b here\n");
    text_release(&out);
    diag_release(&diag);
}
END_TEST

START_TEST(of_a_long_line_only_the_surroundings_are_shown)
{
    struct text line = {0};
    text_add_repeated(&line, 'x', 1000000);
    struct diag diag = {0};
    struct text out = {0};
    diag_set(&diag, 1, 500000, "here");
    diag_format(&diag, "a.py", line.bytes, line.length, &out);
    ck_assert_uint_lt(out.length, 300);
    const char *caret = strrchr(out.bytes, '^');
    const char *start = strrchr(out.bytes, ' ');
    ck_assert_ptr_nonnull(strstr(out.bytes, "    ...xxx"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "xxx...\n"));
    ck_assert_ptr_eq(caret, start + 1);
    text_release(&out);
    text_release(&line);
    diag_release(&diag);
}
END_TEST

Suite *
diag_suite(void)
{
    Suite *suite = suite_create("diag");
    TCase *diags = tcase_create("diag");
    tcase_add_test(diags, the_caret_stands_below_the_column);
    tcase_add_test(diags, tabs_and_wide_characters_are_counted_in_columns);
    tcase_add_test(diags, a_place_may_be_missing);
    tcase_add_test(diags, setting_forgets_the_hint_and_may_quote_itself);
    tcase_add_test(diags, nothing_harmful_is_passed_on);
    tcase_add_test(diags, of_a_long_line_only_the_surroundings_are_shown);
    suite_add_tcase(suite, diags);
    return suite;
}
