/* What is no Python, or not the supported part of it, is refused with its
 * place. */
#include "tests/check_main.h"

#include <string.h>

#include "tests/lang/compiling.h"

struct wrong {
    const char *text;
    int line, column;
    const char *message;
};

static const struct wrong rows[] = {
#define WRONG(text, line, column, message) {text, line, column, message},
#include "tests/lang/syntax_errors.def"
#undef WRONG
};

static void
check_wrong(const struct wrong *row, const char *version)
{
    struct compiled compiled = compile_text(row->text, version);
    ck_assert_msg(!compiled.done, "compiled: %s", row->text);
    const char *message = text_string(&compiled.diag.message);
    ck_assert_msg(compiled.diag.line == row->line
                      && compiled.diag.column == row->column
                      && strcmp(message, row->message) == 0,
                  "%s: %d:%d: %s, not %d:%d: %s", row->text,
                  compiled.diag.line, compiled.diag.column, message,
                  row->line, row->column, row->message);
    compiled_release(&compiled);
}

START_TEST(syntax_errors_have_their_words_and_places)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_wrong(&rows[i], "3.12");
}
END_TEST

START_TEST(what_is_not_supported_is_named)
{
    static const struct wrong refused[] = {
        {"async def f(): pass\n", 1, 1,
         "async functions are not supported yet"},
        {"type X = int\n", 1, 1, "type statements are not supported yet"},
        {"def f[T](): pass\n", 1, 5, "type parameters are not supported yet"},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        check_wrong(&refused[i], "3.12");
}
END_TEST

START_TEST(a_hint_says_what_to_write_instead)
{
    struct compiled compiled =
        compile_text("def f[T](): pass\n", "3.12");
    ck_assert_str_eq(text_string(&compiled.diag.hint),
                     "leave them out");
    compiled_release(&compiled);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_refused)
{
    static const struct {
        const char *bytes;
        size_t length;
        int line, column;
        const char *message;
    } texts[] = {
        {"x = 1\ny = '\xff'\n", 13, 2, 6, "the text is not UTF-8"},
        {"x = 1\r\ny = '\xff'\r\n", 15, 2, 6, "the text is not UTF-8"},
        {"x = 1\ny\0\n", 9, 2, 2, "source code cannot contain null bytes"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct compiled compiled =
            compile_bytes(texts[i].bytes, texts[i].length, "3.12");
        ck_assert(!compiled.done);
        ck_assert_str_eq(text_string(&compiled.diag.message),
                         texts[i].message);
        ck_assert_int_eq(compiled.diag.line, texts[i].line);
        ck_assert_int_eq(compiled.diag.column, texts[i].column);
        compiled_release(&compiled);
    }
}
END_TEST

START_TEST(columns_count_code_points)
{
    struct compiled compiled =
        compile_text("x = 'ä€😀' + $\n", "3.12");
    ck_assert_int_eq(compiled.diag.column, 13);
    compiled_release(&compiled);
    compiled = compile_text("\xEF\xBB\xBFx = $\n", "3.12");
    ck_assert_int_eq(compiled.diag.column, 5);
    compiled_release(&compiled);
}
END_TEST

/* Appends count copies of piece. */
static void
repeat(struct text *out, const char *piece, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_add_string(out, piece);
}

START_TEST(what_nests_too_deeply_is_refused)
{
    static const char *const pieces[] = {
        "(", "[", "{", "-", "not ", "lambda: ", "1 if x else ", "f'{",
        "2**", "1+", "a.", "a = ", "x if (", "await ", "*", "f(", "x[",
        "if x:\n ", "for x in y:\n", "def f(): ", "elif x: ", "@a\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct text text = {0};
        repeat(&text, pieces[i], 20000);
        text_add_string(&text, "1\n");
        struct compiled compiled =
            compile_bytes(text.bytes, text.length, "3.12");
        ck_assert_msg(!compiled.done || i == 11, "%s", pieces[i]);
        compiled_release(&compiled);
        text_release(&text);
    }
}
END_TEST

START_TEST(a_text_beyond_the_limit_is_refused)
{
    struct text text = {0};
    text_add_repeated(&text, '\n', 1100000);
    struct compiled compiled =
        compile_bytes(text.bytes, text.length, "3.12");
    ck_assert(!compiled.done);
    ck_assert_int_eq(compiled.diag.line, 0);
    compiled_release(&compiled);
    text_release(&text);
}
END_TEST

Suite *errors_suite(void);

Suite *
errors_suite(void)
{
    Suite *suite = suite_create("errors");
    TCase *tests = tcase_create("errors");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, syntax_errors_have_their_words_and_places);
    tcase_add_test(tests, what_is_not_supported_is_named);
    tcase_add_test(tests, a_hint_says_what_to_write_instead);
    tcase_add_test(tests, bytes_that_are_no_text_are_refused);
    tcase_add_test(tests, columns_count_code_points);
    tcase_add_test(tests, what_nests_too_deeply_is_refused);
    tcase_add_test(tests, a_text_beyond_the_limit_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
