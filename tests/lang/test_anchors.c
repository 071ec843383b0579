/* Which part of an expression failed: what the three reporters of CPython's
 * versions say, measured on them. */
#include <check.h>
#include <string.h>

#include "base/text.h"
#include "lang/anchors.h"

/* An expression, and what each reporter marks of it: blanks up to the part and
 * a sign for each of its characters; NULL: nothing. */
static const struct {
    const char *text;
    const char *marks[3]; /* by enum anchor_rules */
} parts[] = {
    {"a + b", {"  ^", "  ^", "  ^"}},
    {"a+b  # c", {" ^", " ^", " ^"}},
    {"a // b", {"  ^^", "  ^^", "  ^^"}},
    {"a ** b", {"  ^^", "  ^^", "  ^^"}},
    {"a + b * c", {"  ^", "  ^", "  ^"}},
    {"a * b + c", {"      ^", "      ^", "      ^"}},
    {"(a) + b", {"    ^", "    ^", "    ^"}},
    {"a + (b)", {"  ^", "  ^", "  ^"}},
    {"(a)//(b)", {"   ^^", "   ^^", "   ^^"}},
    {"(a + b)", {"   ^", "   ^", "   ^"}},
    {"é + ü", {"  ^", "  ^", "  ^"}},
    {"a[i]", {" ^^^", " ^^^", " ^^^"}},
    {"a [i]", {"  ^^^", "  ^^^", "  ^^^"}},
    {"(a)[i]", {"   ^^^", "   ^^^", "   ^^^"}},
    {"f(x)[0]", {"    ^^^", "    ^^^", "    ^^^"}},
    {"f(x)", {NULL, NULL, " ^^^"}},
    {"f (x)", {NULL, NULL, "  ^^^"}},
    {"a.b", {NULL, NULL, NULL}},
    {"a < b", {NULL, NULL, NULL}},
    {"not a", {NULL, NULL, NULL}},
    {"a", {NULL, NULL, NULL}},
    {"a +", {NULL, NULL, NULL}},
    {"a + b; c", {NULL, NULL, NULL}},
    {"", {NULL, NULL, NULL}},
};

START_TEST(operators_brackets_and_calls_are_found)
{
    const char *text = parts[_i].text;
    for (int rules = ANCHORS_INTERPRETER; rules <= ANCHORS_LINES; rules++) {
        const char *wanted = parts[_i].marks[rules];
        struct anchors part;
        bool found = anchors_find(text, strlen(text),
                                  (enum anchor_rules)rules, &part);
        ck_assert_msg(found == (wanted != NULL), "%s: rules %d", text, rules);
        if (!found)
            continue;
        struct text marks = {0};
        text_add_repeated(&marks, ' ', part.column);
        text_add_repeated(&marks, '^', part.end_column - part.column);
        ck_assert_str_eq(text_string(&marks), wanted);
        ck_assert_uint_eq(part.line, 0);
        ck_assert_uint_eq(part.end_line, 0);
        text_release(&marks);
    }
}
END_TEST

START_TEST(a_part_can_be_on_a_later_line)
{
    static const char sum[] = "first\n  # why\n  + second";
    static const char call[] = "f(x,\n  y)";
    struct anchors part;
    ck_assert(anchors_find(sum, strlen(sum), ANCHORS_LINES, &part));
    ck_assert_uint_eq(part.line, 2);
    ck_assert_uint_eq(part.column, 2);
    ck_assert_uint_eq(part.end_line, 2);
    ck_assert_uint_eq(part.end_column, 3);
    ck_assert(anchors_find(call, strlen(call), ANCHORS_LINES, &part));
    ck_assert_uint_eq(part.line, 0);
    ck_assert_uint_eq(part.column, 1);
    ck_assert_uint_eq(part.end_line, 1);
    ck_assert_uint_eq(part.end_column, 4);
    /* The others look at one line, which is no expression by itself. */
    ck_assert(!anchors_find(sum, strlen(sum), ANCHORS_INTERPRETER, &part));
    ck_assert(!anchors_find(sum, strlen(sum), ANCHORS_LIBRARY, &part));
}
END_TEST

/* Statements, where the call in them stands, and whether that is all. */
static const struct {
    const char *text;
    size_t column, last_line, end_column;
    bool is_plain, is_blank;
} calls[] = {
    {"return f(1)", 7, 0, 11, true, false},
    {"return f(1,\n  2)", 7, 1, 4, true, false},
    {"x = f(1)", 4, 0, 8, true, false},
    {"x = y = f(1)", 8, 0, 12, false, false}, /* two targets */
    {"x.y = f(1)", 6, 0, 10, false, false},   /* no name */
    {"return o.f(1)", 7, 0, 13, false, false},
    {"return f(1) + 2", 7, 0, 11, false, false}, /* a part of the value */
    {"return f(g(1))", 9, 0, 13, false, false},  /* another call */
    {"f(1)", 0, 0, 4, false, false},
    {"return", 0, 0, 6, false, false},
    {"return f(", 7, 0, 9, false, false}, /* no statement */
    {"# nothing", 0, 0, 9, false, true},
    {"", 0, 0, 0, false, true},
};

START_TEST(a_call_that_is_the_whole_value_is_plain)
{
    const char *text = calls[_i].text;
    bool is_blank;
    bool is_plain = anchors_is_plain_call(
        text, strlen(text), calls[_i].column, calls[_i].last_line,
        calls[_i].end_column, &is_blank);
    ck_assert_msg(is_plain == calls[_i].is_plain, "%s: plain %d", text,
                  is_plain);
    ck_assert_msg(is_blank == calls[_i].is_blank, "%s: blank %d", text,
                  is_blank);
}
END_TEST

Suite *
anchors_suite(void)
{
    Suite *suite = suite_create("anchors");
    TCase *tests = tcase_create("anchors");
    tcase_add_loop_test(tests, operators_brackets_and_calls_are_found, 0,
                        sizeof parts / sizeof *parts);
    tcase_add_test(tests, a_part_can_be_on_a_later_line);
    tcase_add_loop_test(tests, a_call_that_is_the_whole_value_is_plain, 0,
                        sizeof calls / sizeof *calls);
    suite_add_tcase(suite, tests);
    return suite;
}
