/* The source in a traceback and the signs under it, as each version of
 * CPython prints them (measured on the interpreters). */
#include <check.h>
#include <string.h>

#include "base/profile.h"
#include "vm/marks.h"

/* A source, the part of it that failed, and what is quoted: up to 3.10, in
 * 3.11 and 3.12, and in 3.13. */
static const struct {
    const char *source, *part;
    const char *plain, *line, *lines;
} quotes[] = {
    {"a = 1\nb = a / 0\n", "a / 0",
     "    b = a / 0\n",
     "    b = a / 0\n        ~~^~~\n",
     "    b = a / 0\n        ~~^~~\n"},
    {"b = {}['k']\n", "{}['k']",
     "    b = {}['k']\n",
     "    b = {}['k']\n        ~~^^^^^\n",
     "    b = {}['k']\n        ~~^^^^^\n"},
    {"x = 3\nx.y.z = 1\n", "x.y",
     "    x.y.z = 1\n",
     "    x.y.z = 1\n    ^^^\n",
     "    x.y.z = 1\n    ^^^\n"},
    /* indented by four, whatever stands before it */
    {"if True:\n\t\traise x\n", "raise x",
     "    raise x\n",
     "    raise x\n",
     "    raise x\n"},
    /* a whole line needs no marks, but 3.13 shows which call it is */
    {"f(1)\n", "f(1)",
     "    f(1)\n",
     "    f(1)\n",
     "    f(1)\n    ~^^^\n"},
    {"y = [f(1)]\n", "f(1)",
     "    y = [f(1)]\n",
     "    y = [f(1)]\n         ^^^^\n",
     "    y = [f(1)]\n         ~^^^\n"},
    /* nor where the call is the whole value */
    {"y = f(1)\n", "f(1)",
     "    y = f(1)\n",
     "    y = f(1)\n        ^^^^\n",
     "    y = f(1)\n"},
    /* wide characters take two columns */
    {"s = 'größer'; t = '漢字' + s[9]\n", "s[9]",
     "    s = 'größer'; t = '漢字' + s[9]\n",
     "    s = 'größer'; t = '漢字' + s[9]\n"
     "                               ~^^^\n",
     "    s = 'größer'; t = '漢字' + s[9]\n"
     "                               ~^^^\n"},
    /* several lines: 3.13 shows them all, others the first */
    {"x = 1 + f(1,\n  2)\n", "f(1,\n  2)",
     "    x = 1 + f(1,\n",
     "    x = 1 + f(1,\n            ^^^^\n",
     "    x = 1 + f(1,\n            ~^^^\n      2)\n      ^^\n"},
    {"b = [a,\n     a +\n     None]\n", "a +\n     None",
     "    a +\n",
     "    a +\n",
     "    a +\n    ~~^\n    None]\n    ~~~~\n"},
    /* those in the middle of very many are counted */
    {"x = 1 + f(1,\n  2,\n  3,\n  4,\n  5,\n  6)\n",
     "f(1,\n  2,\n  3,\n  4,\n  5,\n  6)",
     "    x = 1 + f(1,\n",
     "    x = 1 + f(1,\n            ^^^^\n",
     "    x = 1 + f(1,\n            ~^^^\n      2,\n      ^^\n"
     "    ...<2 lines>...\n      5,\n      ^^\n      6)\n      ^^\n"},
};

/* Returns the stretch of a part that stands once in source. */
static struct stretch
find_stretch(const char *source, const char *part)
{
    struct stretch stretch = {source, strlen(source), 1, 1, 1, 1};
    const char *start = strstr(source, part);
    ck_assert_ptr_nonnull(start);
    const char *end = start + strlen(part);
    for (const char *at = source; at < end; at++) {
        bool is_first_byte = (*at & 0xC0) != 0x80;
        uint32_t column =
            *at == '\n' ? 1 : stretch.end_column + is_first_byte;
        stretch.end_line += *at == '\n';
        stretch.end_column = column;
        if (at < start) {
            stretch.line = stretch.end_line;
            stretch.column = column;
        }
    }
    return stretch;
}

START_TEST(a_report_quotes_what_failed)
{
    for (size_t i = 0; profile_at(i) != NULL; i++) {
        const struct profile *profile = profile_at(i);
        const char *wanted = profile->minor < 11   ? quotes[_i].plain
                             : profile->minor < 13 ? quotes[_i].line
                                                   : quotes[_i].lines;
        struct stretch stretch =
            find_stretch(quotes[_i].source, quotes[_i].part);
        struct text shown = {0};
        marks_quote(profile, &stretch, false, &shown);
        ck_assert_str_eq(text_string(&shown), wanted);
        text_release(&shown);
    }
}
END_TEST

/* Code without a place, as the library's, has a line at most. */
START_TEST(without_columns_there_are_no_marks)
{
    static const char source[] = "a\n\n  b + c  \n";
    struct stretch stretch = {source, strlen(source), 3, 0, 0, 0};
    struct text shown = {0};
    marks_quote(profile_find("3.13"), &stretch, false, &shown);
    ck_assert_str_eq(text_string(&shown), "    b + c\n");
    text_clear(&shown);
    stretch.line = 2; /* blank */
    marks_quote(profile_find("3.13"), &stretch, false, &shown);
    ck_assert_str_eq(text_string(&shown), "");
    stretch.line = 9; /* past the end */
    marks_quote(profile_find("3.12"), &stretch, false, &shown);
    ck_assert_str_eq(text_string(&shown), "");
    text_release(&shown);
}
END_TEST

START_TEST(a_line_is_shown_without_blanks_around_it)
{
    static const char source[] = "a\n\t b + c \t\r\nlast";
    struct text shown = {0};
    marks_line(source, strlen(source), 2, &shown);
    ck_assert_str_eq(text_string(&shown), "b + c");
    text_clear(&shown);
    marks_line(source, strlen(source), 3, &shown);
    ck_assert_str_eq(text_string(&shown), "last");
    text_clear(&shown);
    marks_line(source, strlen(source), 4, &shown);
    ck_assert_str_eq(text_string(&shown), "");
    text_release(&shown);
}
END_TEST

Suite *
marks_suite(void)
{
    Suite *suite = suite_create("marks");
    TCase *tests = tcase_create("marks");
    tcase_add_loop_test(tests, a_report_quotes_what_failed, 0,
                        sizeof quotes / sizeof *quotes);
    tcase_add_test(tests, without_columns_there_are_no_marks);
    tcase_add_test(tests, a_line_is_shown_without_blanks_around_it);
    suite_add_tcase(suite, tests);
    return suite;
}
