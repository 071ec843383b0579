/* Trees: what binds how tightly, and where things stand. */
#include "tests/check_main.h"

#include <string.h>

#include "tests/lang/tree_text.h"

/* Compares the tree of one expression, without its place. */
static void
check_expression(const char *text, const char *wanted)
{
    struct text out = {0};
    tree_text(text, &out);
    const char *found = text_string(&out);
    const char *blank = strchr(found, ' ');
    size_t length = strlen(wanted);
    ck_assert_ptr_nonnull(blank);
    ck_assert_msg(strncmp(blank + 1, wanted, length) == 0
                      && strcmp(blank + 1 + length, "\n") == 0,
                  "%s: %s, not %s", text, found, wanted);
    text_release(&out);
}

static void
check_statements(const char *text, const char *wanted)
{
    struct text out = {0};
    tree_text(text, &out);
    ck_assert_str_eq(text_string(&out), wanted);
    text_release(&out);
}

START_TEST(operators_bind_as_in_python)
{
    static const struct {
        const char *text, *tree;
    } rows[] = {
        {"a + b * c", "(+ a (* b c))"},
        {"(a + b) * c", "(* (+ a b) c)"},
        {"a - b - c", "(- (- a b) c)"},
        {"a ** b ** c", "(** a (** b c))"},
        {"-a ** -b", "(- (** a (- b)))"},
        {"not a == b", "(not (a == b))"},
        {"not a in b and c", "(and (not (a in b)) c)"},
        {"a or b and c or d", "(or a (and b c) d)"},
        {"a | b ^ c & d << e + f", "(| a (^ b (& c (<< d (+ e f)))))"},
        {"a < b <= c != d", "(a < b <= c != d)"},
        {"a is not b not in c", "(a is not b not in c)"},
        {"a if b else c if d else e", "(if b a (if d c e))"},
        {"lambda x, *y, z=1: x if y else z",
         "(lambda x *y =z:1 . (if y x z))"},
        {"await_ @ b // c % d", "(% (// (@ await_ b) c) d)"},
        {"~a.b[c](d)", "(~ (call [(. a b) c] d))"},
        {"(a := 1) + 2", "(+ (:= a 1) 2)"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_expression(rows[i].text, rows[i].tree);
}
END_TEST

START_TEST(displays_and_comprehensions)
{
    check_expression("()", "(tuple)");
    check_expression("(a,)", "(tuple a)");
    check_expression("a, *b", "(tuple a (* b))");
    check_expression("[a, *b,]", "(list a (* b))");
    check_expression("{a, b}", "(set a b)");
    check_expression("{a: b, **c}", "(dict a:b **:c)");
    check_expression("{}", "(dict)");
    check_expression("[a for a, b in c if d if e for f in g]",
                     "(listcomp a (for (tuple a b) c d e) (for f g))");
    check_expression("{a: b for a in c}", "(dictcomp a:b (for a c))");
    check_expression("f(a for a in b)", "(call f (genexpr a (for a b)))");
    check_expression("(yield)", "(yield)");
    check_expression("yield a, b", "(yield (tuple a b))");
}
END_TEST

START_TEST(calls_and_subscripts)
{
    check_expression("f(a, *b, c=d, **e)", "(call f a (* b) c=d **=e)");
    check_expression("a[b:c]", "[a (slice b c -)]");
    check_expression("a[::2, b, ...]",
                     "[a (tuple (slice - - 2) b Ellipsis)]");
    check_expression("a[*b]", "[a (tuple (* b))]");
}
END_TEST

START_TEST(literals_have_their_values)
{
    static const struct {
        const char *text, *value;
    } rows[] = {
        {"0x1F", "31"}, {"0b101", "5"}, {"0o17", "15"}, {"1_000", "1000"},
        {"1.5e3", "1500.0"}, {".5", "0.5"}, {"5.", "5.0"}, {"2j", "2j"},
        {"1e400", "inf"}, {"00", "0"},
        {"'a' \"b\" '''c'''", "'abc'"},
        {"'\\x41\\101\\u00e9\\n\\''", "\"AAé\\n'\""},
        {"r'\\n'", "'\\\\n'"}, {"'a\\\nb'", "'ab'"},
        {"'\\q'", "'\\\\q'"}, {"b'\\x00\\xffa'", "b'\\x00\\xffa'"},
        {"'\\ud800'", "'\\ud800'"}, {"True", "True"}, {"...", "Ellipsis"},
        {"123456789012345678901234567890",
         "123456789012345678901234567890"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_expression(rows[i].text, rows[i].value);
}
END_TEST

START_TEST(fstrings_are_texts_and_fields)
{
    static const struct {
        const char *text, *tree;
    } rows[] = {
        {"f'a{b}c'", "(f 'a' {b} 'c')"},
        {"f'{{a}}{b!r:>{c}}'", "(f '{a}' {b!r:(f '>' {c} '')})"},
        {"f'{a = }'", "(f 'a = ' {a!r})"},
        {"f'{a=!s:x}'", "(f 'a=' {a!s:(f 'x')})"},
        {"'a' f'b{c}' 'd'", "(f 'ab' {c} 'd')"},
        {"f'{a['b']}'", "(f {[a 'b']})"},
        {"f'{a!=b}'", "(f {(a != b)})"},
        {"f'{a:=5}'", "(f {a:(f '=5')})"},
        {"f'{(a:=5)}'", "(f {(:= a 5)})"},
        {"f'{lambda_:d}'", "(f {lambda_:(f 'd')})"},
        {"f'{ {1: 2}[1] }'", "(f {[(dict 1:2) 1]})"},
        {"f'''{\na\n}'''", "(f {a})"},
        {"rf'\\{a}'", "(f '\\\\' {a})"},
        {"f'{a, b}'", "(f {(tuple a b)})"},
        {"f'{f'{a}'}'", "(f {(f {a})})"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_expression(rows[i].text, rows[i].tree);
}
END_TEST

START_TEST(statements_have_their_places)
{
    check_statements("a = b, c = 1; x\n\n  # comment\n(d,\n e) = f\n",
                     "1:1-1:13 (= a (tuple b c)) 1\n"
                     "1:15-1:16 x\n"
                     "4:1-5:8 (= (tuple d e)) f\n");
    check_statements("def f(a, /, b=1, *c, d, **e):\n    pass\n\n\nx\n",
                     "1:1-2:9 def f /a b:1 *c =d **e\n5:1-5:2 x\n");
    check_statements("x = 1 + \\\n  2\n", "1:1-2:4 (= x) (+ 1 2)\n");
    check_statements("é = 'ü'; del é\n",
                     "1:1-1:8 (= é) 'ü'\n1:10-1:15 (del é)\n");
    check_statements("\xEF\xBB\xBFx\r\ny\rz", "1:1-1:2 x\n2:1-2:2 y\n"
                                              "3:1-3:2 z\n");
    check_statements("", "");
    check_statements("# nothing", "");
}
END_TEST

START_TEST(soft_keywords_are_names_elsewhere)
{
    check_expression("match", "match");
    check_expression("match(a)[b].c", "(. [(call match a) b] c)");
    check_expression("type(a)", "(call type a)");
    check_statements("match = case = type = _ = 1\n",
                     "1:1-1:28 (= match case type _) 1\n");
}
END_TEST

START_TEST(blanks_and_joined_lines)
{
    check_expression("a \\\n + b", "(+ a b)");
    check_expression("(a\n\n  # comment\n + b)", "(+ a b)");
    check_statements("if x:\n\ty\n\n\tz\n", "1:1-4:3 statement 15\n");
    check_statements("if x: y; z\nw\n", "1:1-1:11 statement 15\n"
                                         "2:1-2:2 w\n");
}
END_TEST

Suite *parser_suite(void);

Suite *
parser_suite(void)
{
    Suite *suite = suite_create("parser");
    TCase *tests = tcase_create("parser");
    tcase_add_test(tests, operators_bind_as_in_python);
    tcase_add_test(tests, displays_and_comprehensions);
    tcase_add_test(tests, calls_and_subscripts);
    tcase_add_test(tests, literals_have_their_values);
    tcase_add_test(tests, fstrings_are_texts_and_fields);
    tcase_add_test(tests, statements_have_their_places);
    tcase_add_test(tests, soft_keywords_are_names_elsewhere);
    tcase_add_test(tests, blanks_and_joined_lines);
    suite_add_tcase(suite, tests);
    return suite;
}
