/* Cards, narration, directives. */
#include "tests/check_main.h"

#include "tests/lang/compiling.h"

static struct compiled
read_lesson(const char *text)
{
    struct compiled compiled = compile_text(text, "3.12");
    ck_assert_msg(compiled.done, "%d: %s", compiled.diag.line,
                  text_string(&compiled.diag.message));
    return compiled;
}

START_TEST(the_docstring_is_the_title_card)
{
    struct compiled compiled = read_lesson(
        "'''\nA title\n\n  One paragraph\nof two lines.\n\n\nAnother.\n'''\n"
        "x = 1\n");
    ck_assert_str_eq(compiled.lesson.title, "A title");
    ck_assert_str_eq(compiled.lesson.introduction,
                     "One paragraph of two lines.\n\nAnother.");
    ck_assert_int_eq(compiled.lesson.docstring_line, 1);
    ck_assert_int_eq(compiled.lesson.docstring_end, 9);
    compiled_release(&compiled);
    compiled = read_lesson("x = 1\n");
    ck_assert_str_eq(compiled.lesson.title, "");
    ck_assert_int_eq(compiled.lesson.docstring_line, 0);
    compiled_release(&compiled);
}
END_TEST

static void
check_narration(const struct compiled *compiled, int line, const char *text)
{
    const struct narration *found =
        lesson_narration(&compiled->lesson, line);
    if (text == NULL) {
        ck_assert_ptr_null(found);
        return;
    }
    ck_assert_msg(found != NULL, "no narration on line %d", line);
    ck_assert_str_eq(found->text, text);
}

START_TEST(comments_narrate_the_statement_below)
{
    struct compiled compiled = read_lesson(
        "# One\n"              /* 1 */
        "# two.\n"
        "#\n"
        "# Three.\n"
        "x = 1  # Four.\n"     /* 5 */
        "\n"
        "# Alone.\n"
        "\n"
        "## private\n"
        "# Of y.\n"            /* 10 */
        "#: pause\n"
        "y = [1,  # inside\n"
        "     2]\n"
        "if x:\n"
        "    # In a block.\n"  /* 15 */
        "    z = 2\n"
        "# Of elif.\n"
        "elif y:\n"
        "    pass\n"
        "# The end,\n"         /* 20 */
        "\n"
        "# my friend.\n");
    check_narration(&compiled, 5, "One two.\n\nThree. Four.");
    check_narration(&compiled, 12, "Of y. inside");
    check_narration(&compiled, 14, NULL);
    check_narration(&compiled, 16, "In a block.");
    check_narration(&compiled, 18, "Of elif.");
    check_narration(&compiled, 19, NULL);
    ck_assert_str_eq(compiled.lesson.closing, "The end,\n\nmy friend.");
    compiled_release(&compiled);
}
END_TEST

START_TEST(directives_are_attached)
{
    struct compiled compiled = read_lesson(
        "'Doc'\n"                                          /* 1 */
        "#: python 3.12\n"
        "#: level gc\n"
        "#: time 3m\n"
        "#: misconception assignment-copies\n"             /* 5 */
        "\n"
        "#: focus a b\n"
        "a = [1]\n"
        "#: ask refs(a) == 2 -- How  many?\n"
        "#: input  two  words \n"                          /* 10 */
        "b = a\n"
        "#: note for me\n"
        "\n"
        "def f():\n"
        "    pass  #: pause\n"                             /* 15 */
        "#: hide f*\n"
        "f()\n");
    static const struct directive wanted[] = {
        {DIRECTIVE_PYTHON, (char *)"3.12", (char *)"", 2, 0},
        {DIRECTIVE_LEVEL, (char *)"gc", (char *)"", 3, 0},
        {DIRECTIVE_TIME, (char *)"3m", (char *)"", 4, 0},
        {DIRECTIVE_MISCONCEPTION, (char *)"assignment-copies", (char *)"",
         5, 0},
        {DIRECTIVE_FOCUS, (char *)"a b", (char *)"", 7, 8},
        {DIRECTIVE_ASK, (char *)"refs(a) == 2", (char *)"How  many?", 9, 11},
        {DIRECTIVE_INPUT, (char *)" two  words ", (char *)"", 10, 11},
        {DIRECTIVE_NOTE, (char *)"for me", (char *)"", 12, 14},
        {DIRECTIVE_PAUSE, (char *)"", (char *)"", 15, 15},
        {DIRECTIVE_HIDE, (char *)"f*", (char *)"", 16, 17},
    };
    ck_assert_uint_eq(compiled.lesson.directives.count,
                      sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct directive *found =
            &compiled.lesson.directives.items[i];
        ck_assert_int_eq(found->kind, wanted[i].kind);
        ck_assert_str_eq(found->text, wanted[i].text);
        ck_assert_str_eq(found->second, wanted[i].second);
        ck_assert_int_eq(found->line, wanted[i].line);
        ck_assert_int_eq(found->statement, wanted[i].statement);
    }
    compiled_release(&compiled);
}
END_TEST

START_TEST(wrong_directives_are_refused)
{
    static const struct {
        const char *text;
        int line;
        const char *message, *hint;
    } rows[] = {
        {"x = 1\n#: aks refs(x)\ny = x\n", 2, "there is no directive 'aks'",
         "did you mean '#: ask'?"},
        {"#: Focus x\nx = 1\n", 1, "there is no directive 'Focus'",
         "did you mean '#: focus'?"},
        {"#: misconcepton a\nx = 1\n", 1,
         "there is no directive 'misconcepton'",
         "did you mean '#: misconception'?"},
        {"x = 1\n#: python 3.12\ny = 1\n", 2,
         "'#: python' belongs before the first statement", ""},
        {"#: python 2.7\nx = 1\n", 1,
         "'#: python' needs a version from 3.8 to 3.13", ""},
        {"#: level high\nx = 1\n", 1,
         "'#: level' is one of names, counts and gc", ""},
        {"#: time long\nx = 1\n", 1,
         "'#: time' needs minutes or seconds: 3m or 90s", ""},
        {"x = 1\n#: pause\n", 2, "'#: pause' has no statement below it", ""},
        {"#: pause now\nx = 1\n", 1, "'#: pause' takes nothing more", ""},
        {"#: focus\nx = 1\n", 1, "'#: focus' needs the names of variables",
         ""},
        {"#: ask\nx = 1\n", 1,
         "'#: ask' needs a question such as refs(x)", ""},
        {"#: ask x.append(1)\nx = 1\n", 1,
         "a question can only be about names, their items and attributes, "
         "and how these compare",
         "ask refs(x), freed(x), len(x), x is y, x == 3, x[0] or x.name"},
        {"#: ask refs(x\nx = 1\n", 1, "'(' was never closed", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct compiled compiled = compile_text(rows[i].text, "3.12");
        ck_assert_msg(!compiled.done, "%s", rows[i].text);
        ck_assert_str_eq(text_string(&compiled.diag.message),
                         rows[i].message);
        ck_assert_str_eq(text_string(&compiled.diag.hint), rows[i].hint);
        ck_assert_int_eq(compiled.diag.line, rows[i].line);
        compiled_release(&compiled);
    }
}
END_TEST

START_TEST(unknown_directives_are_warned_of)
{
    struct compiled compiled =
        read_lesson("#: sphinx says something\nx = 1\n");
    ck_assert_uint_eq(compiled.lesson.warnings.count, 1);
    ck_assert_int_eq(compiled.lesson.warnings.items[0].line, 1);
    ck_assert_uint_eq(compiled.lesson.directives.count, 0);
    compiled_release(&compiled);
}
END_TEST

START_TEST(statements_have_their_extents)
{
    struct compiled compiled = read_lesson(
        "x = (1,\n     2)\n@x\ndef f():\n    assert x\n    return 1\n\n"
        "y = 1; z = 2\n");
    static const struct statement wanted[] = {
        {1, 1, 2, 0, false}, {3, 1, 6, 0, false}, {5, 5, 5, 1, true},
        {6, 5, 6, 1, false}, {8, 1, 8, 0, false}, {8, 8, 8, 0, false},
    };
    ck_assert_uint_eq(compiled.lesson.statements.count,
                      sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct statement *found =
            &compiled.lesson.statements.items[i];
        ck_assert_int_eq(found->line, wanted[i].line);
        ck_assert_int_eq(found->column, wanted[i].column);
        ck_assert_int_eq(found->end_line, wanted[i].end_line);
        ck_assert_int_eq(found->depth, wanted[i].depth);
        ck_assert_int_eq(found->is_assert, wanted[i].is_assert);
    }
    compiled_release(&compiled);
}
END_TEST

Suite *lesson_suite(void);

Suite *
lesson_suite(void)
{
    Suite *suite = suite_create("lesson");
    TCase *tests = tcase_create("lesson");
    tcase_add_test(tests, the_docstring_is_the_title_card);
    tcase_add_test(tests, comments_narrate_the_statement_below);
    tcase_add_test(tests, directives_are_attached);
    tcase_add_test(tests, wrong_directives_are_refused);
    tcase_add_test(tests, unknown_directives_are_warned_of);
    tcase_add_test(tests, statements_have_their_extents);
    suite_add_tcase(suite, tests);
    return suite;
}
