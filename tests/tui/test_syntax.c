/* Light colouring of source lines. */
#include <check.h>
#include <string.h>

#include "layout/canvas.h"
#include "tui/syntax.h"

/* Returns the styles as letters: k keyword, s string, # comment, . code. */
static const char *
letters(const char *line, enum syntax_state *state)
{
    static char out[256];
    uint8_t styles[256];
    size_t length = strlen(line);
    *state = syntax_line(line, length, *state, styles);
    for (size_t i = 0; i < length; i++)
        out[i] = styles[i] == STYLE_KEYWORD   ? 'k'
                 : styles[i] == STYLE_STRING  ? 's'
                 : styles[i] == STYLE_COMMENT ? '#'
                                              : '.';
    out[length] = '\0';
    return out;
}

START_TEST(words)
{
    enum syntax_state state = SYNTAX_CODE;
    ck_assert_str_eq(letters("if x is None:", &state), "kk...kk.kkkk.");
    ck_assert_str_eq(letters("iffy = notin", &state), "............");
    ck_assert_str_eq(letters("x = 1 # if", &state), "......####");
}
END_TEST

START_TEST(strings)
{
    enum syntax_state state = SYNTAX_CODE;
    ck_assert_str_eq(letters("x = 'a\\'b' + y", &state), "....ssssss....");
    ck_assert_str_eq(letters("f\"{x}\" # s", &state), "ssssss.###");
    ck_assert_str_eq(letters("'open", &state), "sssss");
    ck_assert_str_eq(letters("'a\\", &state), "sss");
    ck_assert_int_eq(state, SYNTAX_CODE);
}
END_TEST

START_TEST(triple_quotes_go_on)
{
    enum syntax_state state = SYNTAX_CODE;
    ck_assert_str_eq(letters("s = \"\"\"one", &state), "....ssssss");
    ck_assert_int_eq(state, SYNTAX_IN_DOUBLE_QUOTES);
    ck_assert_str_eq(letters("if '''", &state), "ssssss");
    ck_assert_str_eq(letters("two\"\"\" + x", &state), "ssssss....");
    ck_assert_int_eq(state, SYNTAX_CODE);
}
END_TEST

Suite *
syntax_suite(void)
{
    Suite *suite = suite_create("syntax");
    TCase *tests = tcase_create("syntax");
    tcase_add_test(tests, words);
    tcase_add_test(tests, strings);
    tcase_add_test(tests, triple_quotes_go_on);
    suite_add_tcase(suite, tests);
    return suite;
}
