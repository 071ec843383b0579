/* Who holds a constant before the scene runs, as measured on real
 * interpreters; tests/constants.sh compares many more. */
#include "tests/check_main.h"

#include "tests/lang/compiling.h"

struct holders {
    const char *text;
    const char *repr;
    int from_3_8, from_3_9, from_3_10, from_3_12, from_3_13;
};

#define ALL(count) count, count, count, count, count

static const struct holders rows[] = {
    {"a = 1000", "1000", ALL(2)},
    {"a = 'two words'", "'two words'", ALL(2)},
    {"a = b'bytes'", "b'bytes'", 2, 2, 2, 3, 3},
    {"a = b'two ' b'parts'", "b'two parts'", ALL(2)},
    {"a = -7777", "-7777", ALL(2)},
    {"a = +77777", "77777", ALL(3)},
    {"a = (9101, 9102)", "9101", ALL(2)},
    {"a = (9401,) * 3", "9401", ALL(5)},
    {"a = (9401,) * 3", "(9401, 9401, 9401)", ALL(2)},
    {"a = (9201, 9202)[0]", "9201", ALL(4)},
    {"a = 9000; b = 9000", "9000", ALL(2)},
    {"t = (8001, 8002); e = 8001", "8001", ALL(3)},
    {"m = 40011\ndef g(): return 40011", "40011", ALL(3)},
    {"def f(): return 'some text'\ndef g(): return 'some text'",
     "'some text'", ALL(2)},
    {"def f(): return 'a b'\ndef g(): return ['a b', 5]", "'a b'", ALL(3)},
    {"a = [5001, 5002]", "5001", ALL(2)},
    {"a = [5011, 5012, 5013]; b = 5011", "5011", 2, 3, 3, 3, 3},
    {"a = {5041, 5042, 5043}; b = 5041", "5041", 2, 3, 3, 3, 3},
    {"a = [5071, 5072, 5073]; b = (5071, 5072, 5073)",
     "(5071, 5072, 5073)", 2, 1, 1, 1, 1},
    {"a = {5091: 0}; b = 5091", "5091", ALL(2)},
    {"a = {5101: 0, 5102: 0}; b = 5101", "5101", ALL(3)},
    {"a, b = 5121, 5122", "5121", ALL(2)},
    {"for a in [5131, 5132]: pass", "5131", ALL(2)},
    {"for a in {5141}: pass", "5141", ALL(3)},
    {"z = 1\ndef f(p=20001): return p", "20001", 3, 3, 3, 2, 2},
    {"z = 1\ndef f(p=20001): return p", "(20001,)", ALL(1)},
    {"def f(*, q=20002): return q", "20002", ALL(2)},
    {"def f(): 'a doc'", "'a doc'", ALL(2)},
    {"def f():\n    '''a\n    doc'''", "'a\\ndoc'", -1, -1, -1, -1, 1},
    {"def f(): return 1; x = 22222", "22222", 2, 2, -1, -1, -1},
    {"if 0: x = 11112\ny = 5", "11112", -1, -1, 2, -1, -1},
    {"z = 1; a = 11140 and 11141", "11140", 2, 2, 2, -1, -1},
    {"11116", "11116", ALL(-1)},
    {"a = x in {(5141, 5142), 1}; b = (5141, 5142)", "(5141, 5142)",
     ALL(4)},
};

static void
check_row(const struct holders *row, const char *version, int wanted)
{
    struct compiled compiled = compile_text(row->text, version);
    ck_assert_msg(compiled.done, "%s: %s", row->text,
                  text_string(&compiled.diag.message));
    int found = compiled_holders(&compiled.unit, row->repr);
    ck_assert_msg(found == wanted, "%s: %s on %s: %d holders, not %d",
                  row->text, row->repr, version, found, wanted);
    compiled_release(&compiled);
}

START_TEST(constants_have_the_holders_that_cpython_gives_them)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(&rows[i], "3.8", rows[i].from_3_8);
        check_row(&rows[i], "3.9", rows[i].from_3_9);
        check_row(&rows[i], "3.12", rows[i].from_3_12);
        check_row(&rows[i], "3.13", rows[i].from_3_13);
    }
}
END_TEST

START_TEST(tuples_of_names_are_merged_with_constants)
{
    static const struct holders names[] = {
        {"t = ('a', 'b')\ndef f(a, b): pass", "('a', 'b')", ALL(3)},
        {"t = ('a',)\ndef f(): return a", "('a',)", ALL(3)},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        check_row(&names[i], "3.8", names[i].from_3_8);
        check_row(&names[i], "3.12", names[i].from_3_12);
    }
}
END_TEST

/* What is folded, by whether the result is among the constants. */
START_TEST(folding_has_cpythons_limits)
{
    static const struct {
        const char *text, *repr;
        bool folded;
    } cases[] = {
        {"a = 2 ** 64", "18446744073709551616", true},
        {"a = 2 ** 65", "36893488147419103232", false},
        {"a = 1 << 127", "170141183460469231731687303715884105728", true},
        {"a = 1 << 128", "340282366920938463463374607431768211456", false},
        {"a = 1 / 0", "0", true},
        {"a = 1 < 2", "True", false},
        {"a = not 5", "False", true},
        {"a = 7 // 2", "3", true},
        {"a = -(2.5)", "-2.5", true},
        {"a = 'ab'[1]", "'b'", true},
        {"a = (1, 2)[0:1]", "(1,)", false},
        {"a = '%s' % 'a'", "'a'", true},
        {"a = 5 and 7000", "7000", true},
        {"a = 1 + 'a'", "'1a'", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compiled compiled = compile_text(cases[i].text, "3.12");
        ck_assert(compiled.done);
        bool found = compiled_holders(&compiled.unit, cases[i].repr) > 0;
        ck_assert_msg(found == cases[i].folded, "%s", cases[i].text);
        compiled_release(&compiled);
    }
}
END_TEST

Suite *constants_suite(void);

Suite *
constants_suite(void)
{
    Suite *suite = suite_create("constants");
    TCase *tests = tcase_create("constants");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, constants_have_the_holders_that_cpython_gives_them);
    tcase_add_test(tests, tuples_of_names_are_merged_with_constants);
    tcase_add_test(tests, folding_has_cpythons_limits);
    suite_add_tcase(suite, tests);
    return suite;
}
