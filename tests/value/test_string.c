/* Strings and their methods, against what CPython 3.12 answers. */
#include <check.h>

#include "tests/value/value_test.h"

START_TEST(a_string_is_as_wide_as_its_widest_character)
{
    static const struct {
        const char *text;
        size_t length;
        unsigned char width;
        bool ascii;
    } cases[] = {
        {"", 0, 1, true},     {"abc", 3, 1, true}, {"é", 1, 1, false},
        {"aé€", 3, 2, false}, {"a😀", 2, 4, false},
    };
    for (int i = 0; i < COUNT(cases); i++) {
        struct string *string = string_from_c(cases[i].text);
        ck_assert_uint_eq(string->length, cases[i].length);
        ck_assert_uint_eq(string->width, cases[i].width);
        ck_assert(string->ascii == cases[i].ascii);
        value_test_same(string, cases[i].text);
    }
}
END_TEST

START_TEST(bad_bytes_are_replaced_and_surrogates_kept)
{
    struct string *string = string_from_utf8("a\xFF\xED\xA0\x80z", 6);
    ck_assert_uint_eq(string->length, 4);
    ck_assert_uint_eq(string_at(string, 1), 0xFFFD);
    ck_assert_uint_eq(string_at(string, 2), 0xD800);
    struct text back = {0};
    string_to_text(string, &back);
    ck_assert_str_eq(text_string(&back), "a\xEF\xBF\xBD\xED\xA0\x80z");
    text_release(&back);
    string_release(string);
}
END_TEST

static const struct {
    const char *text, *repr, *ascii;
} reprs[] = {
    {"", "''", "''"},
    {"abc", "'abc'", "'abc'"},
    {"it's", "\"it's\"", "\"it's\""},
    {"say \"x\"", "'say \"x\"'", "'say \"x\"'"},
    {"both ' and \"", "'both \\' and \"'", "'both \\' and \"'"},
    {"back\\slash", "'back\\\\slash'", "'back\\\\slash'"},
    {"tab\tnew\nline\r", "'tab\\tnew\\nline\\r'", "'tab\\tnew\\nline\\r'"},
    {"\001\007\033\177", "'\\x01\\x07\\x1b\\x7f'", "'\\x01\\x07\\x1b\\x7f'"},
    {"é€漢😀", "'é€漢😀'", "'\\xe9\\u20ac\\u6f22\\U0001f600'"},
    {"\302\200\302\237\302\240\302\255", "'\\x80\\x9f\\xa0\\xad'",
     "'\\x80\\x9f\\xa0\\xad'"},
    {"\342\200\213\342\200\256\342\200\250\357\273\277",
     "'\\u200b\\u202e\\u2028\\ufeff'", "'\\u200b\\u202e\\u2028\\ufeff'"},
    {"\355\240\200\355\277\277", "'\\ud800\\udfff'", "'\\ud800\\udfff'"},
    {"\363\240\200\201\364\217\277\277", "'\\U000e0001\\U0010ffff'",
     "'\\U000e0001\\U0010ffff'"},
    {"\315\270\356\200\200", "'\\u0378\\ue000'", "'\\u0378\\ue000'"},
    {"á", "'á'", "'a\\u0301'"},
};

START_TEST(repr_quotes_and_escapes_as_python)
{
    struct string *string = string_from_c(reprs[_i].text);
    struct text shown = {0};
    string_repr(string, &shown);
    ck_assert_str_eq(text_string(&shown), reprs[_i].repr);
    struct text escaped = {0};
    string_add_escaped(text_string(&shown), shown.length, &escaped);
    ck_assert_str_eq(text_string(&escaped), reprs[_i].ascii);
    text_release(&escaped);
    text_release(&shown);
    string_release(string);
}
END_TEST

START_TEST(slices_are_as_narrow_as_they_can_be)
{
    struct string *string = string_from_c("ab€cd");
    struct string *slice = string_slice(string, 0, 2);
    ck_assert(slice->ascii);
    value_test_same(slice, "ab");
    slice = string_slice(string, 0, 5);
    ck_assert_ptr_eq(slice, string);
    string_release(slice);
    value_test_same(string_slice(string, 2, 4), "€c");
    value_test_same(string_slice(string, 3, 3), "");
    value_test_same(string_slice_step(string, 4, -2, 3), "d€a");
    value_test_same(string_slice_step(string, 0, 3, 2), "ac");
    string_release(string);
}
END_TEST

START_TEST(strings_are_joined_and_repeated)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *a = string_from_c("ab");
    struct string *b = string_from_c("€");
    struct string *empty = string_empty();
    value_test_same(string_concat(a, b, &context), "ab€");
    struct string *same = string_concat(empty, a, &context);
    ck_assert_ptr_eq(same, a);
    string_release(same);
    value_test_same(string_repeat(b, 3, &context), "€€€");
    value_test_same(string_repeat(b, -3, &context), "");
    const struct string *pieces[] = {a, empty, b};
    value_test_same(string_join(b, pieces, 3, &context), "ab€€€");
    value_test_same(string_join(empty, pieces, 3, &context), "ab€");
    value_test_same(string_join(b, pieces, 0, &context), "");
    string_release(a);
    string_release(b);
    string_release(empty);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *text, *upper, *lower, *title, *capitalized, *swapped, *folded;
} cases[] = {
    {"", "", "", "", "", "", ""},
    {"abc", "ABC", "abc", "Abc", "Abc", "ABC", "abc"},
    {"ABC def", "ABC DEF", "abc def", "Abc Def", "Abc def", "abc DEF",
     "abc def"},
    {"straße", "STRASSE", "straße", "Straße", "Straße", "STRASSE", "strasse"},
    {"ŉx", "ʼNX", "ŉx", "ʼNx", "ʼNx", "ʼNX", "ʼnx"},
    {"ΑΣ", "ΑΣ", "ας", "Ας", "Ας", "ας", "ασ"},
    {"ΑΣΒ Σ", "ΑΣΒ Σ", "ασβ σ", "Ασβ Σ", "Ασβ σ", "ασβ σ", "ασβ σ"},
    {"ǆǅǄ", "ǄǄǄ", "ǆǆǆ", "ǅǆǆ", "ǅǆǆ", "Ǆǅǆ", "ǆǆǆ"},
    {"ﬁn", "FIN", "ﬁn", "Fin", "Fin", "FIN", "fin"},
    {"İI", "İI", "i̇i", "İi", "İi", "i̇i", "i̇i"},
    {"hello world-wide", "HELLO WORLD-WIDE", "hello world-wide",
     "Hello World-Wide", "Hello world-wide", "HELLO WORLD-WIDE",
     "hello world-wide"},
    {"they're bill's", "THEY'RE BILL'S", "they're bill's", "They'Re Bill'S",
     "They're bill's", "THEY'RE BILL'S", "they're bill's"},
    {"éÀ", "ÉÀ", "éà", "Éà", "Éà", "Éà", "éà"},
    {"ᾳᾼ", "ΑΙΑΙ", "ᾳᾳ", "ᾼᾳ", "ᾼᾳ", "ΑΙᾼ", "αιαι"},
    {"1a2B", "1A2B", "1a2b", "1A2B", "1a2b", "1A2b", "1a2b"},
    {"ßß", "SSSS", "ßß", "Ssß", "Ssß", "SSSS", "ssss"},
};

START_TEST(case_is_mapped_as_unicode_says)
{
    struct string *string = string_from_c(cases[_i].text);
    value_test_same(string_upper(string), cases[_i].upper);
    value_test_same(string_lower(string), cases[_i].lower);
    value_test_same(string_title(string), cases[_i].title);
    value_test_same(string_capitalize(string), cases[_i].capitalized);
    value_test_same(string_swap_case(string), cases[_i].swapped);
    value_test_same(string_case_fold(string), cases[_i].folded);
    string_release(string);
}
END_TEST

/* A letter for each class that the text is of, in the order of enum
 * string_class. */
static const struct {
    const char *text, *classes;
} classes[] = {
    {"", "----------xx"},      {"abc", "x---x--x-xxx"},
    {"ABC", "x---x-x--xxx"},   {"Abc", "x---x---xxxx"},
    {"a1", "----x--x-xxx"},    {"12", "-xxxx-----xx"},
    {"½", "---xx-----x-"},     {"²", "-x-xx-----x-"},
    {"٣", "-xxxx-----x-"},     {"Ⅷ", "---xx-x-xxx-"},
    {" \t\n", "-----x-----x"}, {"\037\302\205\343\200\200", "-----x------"},
    {"漢", "x---x----xx-"},    {"_x1", "-------x-xxx"},
    {"1x", "----x--x--xx"},    {"é_ª", "-------x-xx-"},
    {"a b", "-------x--xx"},   {"Hello World", "--------x-xx"},
    {"HELLO", "x---x-x--xxx"}, {"ǅ", "x---x---xxx-"},
    {"a\001", "-------x---x"}, {"·x", "-------x--x-"},
    {"x·", "-------x-xx-"},    {"ⅷ", "---xx--x-xx-"},
    {"ⓐ", "-------x--x-"},     {"\342\200\213", "------------"},
};

START_TEST(characters_are_classed_as_python_does)
{
    struct string *string = string_from_c(classes[_i].text);
    char shown[STRING_IS_ASCII + 2] = "";
    for (int which = 0; which <= STRING_IS_ASCII; which++)
        shown[which] = string_is(string, (enum string_class)which) ? 'x' : '-';
    ck_assert_str_eq(shown, classes[_i].classes);
    string_release(string);
}
END_TEST

static const struct {
    const char *text, *old, *new;
    int limit;
    const char *wanted;
} replaces[] = {
    {"banana", "a", "o", -1, "bonono"},
    {"banana", "a", "o", 2, "bonona"},
    {"banana", "a", "", -1, "bnn"},
    {"banana", "ana", "x", -1, "bxna"},
    {"banana", "", "-", -1, "-b-a-n-a-n-a-"},
    {"banana", "", "-", 3, "-b-a-nana"},
    {"", "", "x", -1, "x"},
    {"banana", "z", "o", -1, "banana"},
    {"banana", "a", "o", 0, "banana"},
    {"aaa", "aa", "b", -1, "ba"},
    {"abc", "b", "漢", -1, "a漢c"},
    {"a漢c", "漢", "b", -1, "abc"},
};

START_TEST(parts_are_replaced)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(replaces[_i].text);
    struct string *old = string_from_c(replaces[_i].old);
    struct string *new = string_from_c(replaces[_i].new);
    value_test_same(
        string_replace(text, old, new, replaces[_i].limit, &context),
        replaces[_i].wanted);
    string_release(text);
    string_release(old);
    string_release(new);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *text, *separator;
    int limit;
    const char *from_left, *from_right;
} splits[] = {
    {"a,b,,c", ",", -1, "a|b||c", "a|b||c"},
    {"a,b,,c", ",", 1, "a|b,,c", "a,b,|c"},
    {"", ",", -1, "", ""},
    {"a,b,,c", ",", 0, "a,b,,c", "a,b,,c"},
    {"aXXbXXc", "XX", -1, "a|b|c", "a|b|c"},
    {"  a  b c ", NULL, -1, "a|b|c", "a|b|c"},
    {"  a  b c ", NULL, 1, "a|b c ", "  a  b|c"},
    {"  a  b c ", NULL, 0, "a  b c ", "  a  b c"},
    {"", NULL, -1, "(none)", "(none)"},
    {"   ", NULL, -1, "(none)", "(none)"},
    {"é漢é", "漢", -1, "é|é", "é|é"},
    {"a\037b\343\200\200c", NULL, -1, "a|b|c", "a|b|c"},
    {"aaa", "aa", -1, "|a", "a|"},
};

START_TEST(strings_are_split)
{
    struct string *text = string_from_c(splits[_i].text);
    struct string *separator = NULL;
    if (splits[_i].separator != NULL)
        separator = string_from_c(splits[_i].separator);
    struct string_list list = {0};
    string_split(text, separator, splits[_i].limit, false, &list);
    value_test_same_list(&list, splits[_i].from_left);
    string_split(text, separator, splits[_i].limit, true, &list);
    value_test_same_list(&list, splits[_i].from_right);
    string_release(text);
    string_release(separator);
}
END_TEST

static const struct {
    const char *text, *separator, *from_left, *from_right;
} partitions[] = {
    {"a=b=c", "=", "a|=|b=c", "a=b|=|c"},
    {"abc", "=", "abc||", "||abc"},
    {"", "=", "||", "||"},
    {"=", "=", "|=|", "|=|"},
    {"漢=é", "=", "漢|=|é", "漢|=|é"},
    {"a==b", "==", "a|==|b", "a|==|b"},
};

START_TEST(strings_are_partitioned)
{
    struct string *text = string_from_c(partitions[_i].text);
    struct string *separator = string_from_c(partitions[_i].separator);
    struct string_list list = {0};
    string_partition(text, separator, false, &list);
    value_test_same_list(&list, partitions[_i].from_left);
    string_partition(text, separator, true, &list);
    value_test_same_list(&list, partitions[_i].from_right);
    string_release(text);
    string_release(separator);
}
END_TEST

/* The third column shows line ends as <R> and <N>. */
static const struct {
    const char *text, *lines, *with_ends;
} lines[] = {
    {"", "(none)", "(none)"},
    {"a", "a", "a"},
    {"a\n", "a", "a<N>"},
    {"a\nb", "a|b", "a<N>|b"},
    {"a\r\nb\rc", "a|b|c", "a<R><N>|b<R>|c"},
    {"\n\n", "|", "<N>|<N>"},
    {"a\013b\014c\034d\302\205e\342\200\250f", "a|b|c|d|e|f",
     "a\013|b\014|c\034|d\302\205|e\342\200\250|f"},
    {"a\r\n", "a", "a<R><N>"},
};

START_TEST(lines_are_split)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(lines[_i].text);
    struct string_list list = {0};
    string_split_lines(text, false, &list);
    value_test_same_list(&list, lines[_i].lines);
    string_split_lines(text, true, &list);
    struct string *ends[] = {string_from_c("\r"), string_from_c("\n")};
    struct string *marks[] = {string_from_c("<R>"), string_from_c("<N>")};
    for (size_t i = 0; i < list.count; i++) {
        for (int end = 0; end < 2; end++) {
            struct string *old = list.items[i];
            list.items[i] =
                string_replace(old, ends[end], marks[end], -1, &context);
            string_release(old);
        }
    }
    value_test_same_list(&list, lines[_i].with_ends);
    for (int end = 0; end < 2; end++) {
        string_release(ends[end]);
        string_release(marks[end]);
    }
    string_release(text);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *text, *set, *both, *left, *right;
} strips[] = {
    {"  ab  ", NULL, "ab", "ab  ", "  ab"},
    {"xxabxx", "x", "ab", "abxx", "xxab"},
    {"xyabyx", "yx", "ab", "abyx", "xyab"},
    {"abc", "abc", "", "", ""},
    {"", NULL, "", "", ""},
    {"\343\200\200a\037", NULL, "a", "a\037", "\343\200\200a"},
    {"漢a漢", "漢", "a", "a漢", "漢a"},
    {"ab", "", "ab", "ab", "ab"},
};

START_TEST(sides_are_stripped)
{
    struct string *text = string_from_c(strips[_i].text);
    struct string *set = NULL;
    if (strips[_i].set != NULL)
        set = string_from_c(strips[_i].set);
    value_test_same(string_strip(text, set, STRING_BOTH), strips[_i].both);
    value_test_same(string_strip(text, set, STRING_LEFT), strips[_i].left);
    value_test_same(string_strip(text, set, STRING_RIGHT), strips[_i].right);
    string_release(text);
    string_release(set);
}
END_TEST

static const struct {
    const char *text;
    int width;
    const char *fill, *left, *right, *center;
} pads[] = {
    {"ab", 5, "*", "ab***", "***ab", "**ab*"},
    {"ab", 6, "*", "ab****", "****ab", "**ab**"},
    {"abc", 6, "*", "abc***", "***abc", "*abc**"},
    {"abc", 7, "*", "abc****", "****abc", "**abc**"},
    {"ab", 1, "*", "ab", "ab", "ab"},
    {"", 3, "漢", "漢漢漢", "漢漢漢", "漢漢漢"},
    {"é", 4, " ", "é   ", "   é", " é  "},
};

START_TEST(strings_are_padded)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(pads[_i].text);
    struct string *fill = string_from_c(pads[_i].fill);
    int width = pads[_i].width;
    uint32_t with = string_at(fill, 0);
    value_test_same(string_pad(text, width, with, STRING_RIGHT, &context),
                    pads[_i].left);
    value_test_same(string_pad(text, width, with, STRING_LEFT, &context),
                    pads[_i].right);
    value_test_same(string_pad(text, width, with, STRING_BOTH, &context),
                    pads[_i].center);
    string_release(text);
    string_release(fill);
    value_context_release(&context);
}
END_TEST

struct widened {
    const char *text;
    int width;
    const char *wanted;
};

static const struct widened zeros[] = {
    {"42", 5, "00042"}, {"-42", 5, "-0042"}, {"+42", 5, "+0042"},
    {"", 3, "000"},     {"abc", 2, "abc"},   {"--1", 5, "-00-1"},
    {"漢", 3, "00漢"},
};

static const struct widened tabs[] = {
    {"a\tb", 8, "a       b"},    {"a\tb", 4, "a   b"},
    {"a\tb", 0, "ab"},           {"\t\t", 3, "      "},
    {"ab\n\tc", 4, "ab\n    c"}, {"漢\tb", 4, "漢   b"},
    {"a\tb", -1, "ab"},
};

START_TEST(zeros_and_tabs_are_filled)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    for (int i = 0; i < COUNT(zeros); i++) {
        struct string *text = string_from_c(zeros[i].text);
        value_test_same(string_zero_fill(text, zeros[i].width, &context),
                        zeros[i].wanted);
        string_release(text);
    }
    for (int i = 0; i < COUNT(tabs); i++) {
        struct string *text = string_from_c(tabs[i].text);
        value_test_same(string_expand_tabs(text, tabs[i].width, &context),
                        tabs[i].wanted);
        string_release(text);
    }
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *text, *part;
    int64_t start, end;
    int first, last, count;
    bool starts, ends;
} finds[] = {
    {"banana", "an", 0, INT64_MAX, 1, 3, 2, false, false},
    {"banana", "a", 2, INT64_MAX, 3, 5, 2, false, true},
    {"banana", "a", -1, INT64_MAX, 5, 5, 1, true, true},
    {"banana", "a", 0, -1, 1, 3, 2, false, false},
    {"banana", "x", 0, INT64_MAX, -1, -1, 0, false, false},
    {"banana", "", 0, INT64_MAX, 0, 6, 7, true, true},
    {"banana", "", 6, INT64_MAX, 6, 6, 1, true, true},
    {"banana", "", 7, INT64_MAX, -1, -1, 0, false, false},
    {"banana", "banana", 0, INT64_MAX, 0, 0, 1, true, true},
    {"banana", "nana", 2, 6, 2, 2, 1, true, true},
    {"banana", "bananas", 0, INT64_MAX, -1, -1, 0, false, false},
    {"é漢é", "é", 1, INT64_MAX, 2, 2, 1, false, true},
    {"a漢b", "b", 0, INT64_MAX, 2, 2, 1, false, true},
    {"abc", "漢", 0, INT64_MAX, -1, -1, 0, false, false},
    {"", "", 0, INT64_MAX, 0, 0, 1, true, true},
    {"aaaa", "aa", 0, INT64_MAX, 0, 2, 2, true, true},
    {"banana", "an", -100, 100, 1, 3, 2, false, false},
    {"banana", "n", 4, 2, -1, -1, 0, false, false},
};

START_TEST(parts_are_found)
{
    struct string *text = string_from_c(finds[_i].text);
    struct string *part = string_from_c(finds[_i].part);
    int64_t start = finds[_i].start;
    int64_t end = finds[_i].end;
    string_clip(text->length, &start, &end);
    ck_assert_int_eq((int)string_find(text, part, start, end), finds[_i].first);
    ck_assert_int_eq((int)string_find_last(text, part, start, end),
                     finds[_i].last);
    ck_assert_int_eq((int)string_count(text, part, start, end),
                     finds[_i].count);
    ck_assert(string_starts_with(text, part, start, end) == finds[_i].starts);
    ck_assert(string_ends_with(text, part, start, end) == finds[_i].ends);
    string_release(text);
    string_release(part);
}
END_TEST

START_TEST(bytes_that_straddle_characters_are_no_match)
{
    /* U+0101 U+0201 holds the bytes of U+0102 in its middle. */
    struct string *text = string_from_c("ȁāĂ");
    struct string *part = string_from_c("Ă");
    struct string *latin = string_from_c("\002");
    ck_assert_uint_eq(string_find(text, part, 0, 3), 2);
    ck_assert_uint_eq(string_find(text, latin, 0, 3), STRING_NOT_FOUND);
    string_release(text);
    string_release(part);
    string_release(latin);
}
END_TEST

START_TEST(searching_takes_no_quadratic_time)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *one = string_from_c("€");
    struct string *end = string_from_c("x");
    struct string *text = string_repeat(one, 500000, &context);
    struct string *half = string_repeat(one, 250000, &context);
    struct string *part = string_concat(half, end, &context);
    ck_assert(!string_contains(text, part));
    string_release(one);
    string_release(end);
    string_release(text);
    string_release(half);
    string_release(part);
    value_context_release(&context);
}
END_TEST

START_TEST(a_builder_widens_as_it_goes)
{
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    string_builder_add(&builder, 'a');
    string_builder_add_repeated(&builder, 0xE9, 2);
    string_builder_add_utf8(&builder, "€x", 4);
    struct string *emoji = string_from_c("1😀2");
    string_builder_add_slice(&builder, emoji, 1, 2);
    string_builder_add_string(&builder, emoji);
    string_release(emoji);
    struct string *built = string_builder_finish(&builder);
    ck_assert_uint_eq(built->width, 4);
    value_test_same(built, "aéé€x😀1😀2");
    value_test_same(string_builder_finish(&builder), "");
    string_builder_release(&builder);
}
END_TEST

START_TEST(a_built_string_equals_one_that_was_read)
{
    struct string_builder builder;
    string_builder_init(&builder, NULL);
    for (int i = 0; i < 10000; i++)
        string_builder_add(&builder, (uint32_t)(i % 3 == 0 ? 0xE9 : 'x'));
    struct string *built = string_builder_finish(&builder);
    struct text text = {0};
    string_to_text(built, &text);
    struct string *read = string_from_utf8(text.bytes, text.length);
    ck_assert(string_equal(built, read));
    ck_assert_uint_eq(built->width, 1);
    text_release(&text);
    string_release(built);
    string_release(read);
}
END_TEST

START_TEST(no_string_outgrows_the_limit)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *string = string_from_c("0123456789€");
    struct string *empty = string_empty();
    const struct string *pieces[] = {string, string};
    int64_t huge = INT64_MAX;
    struct string *tab = string_from_c("\t");
    /* What no machine has memory for is an exception of Python ... */
    ck_assert_ptr_null(string_repeat(string, huge, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_OVERFLOW);
    ck_assert_ptr_null(string_repeat(string, huge / 16, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    ck_assert_ptr_null(string_pad(string, huge, ' ', STRING_BOTH, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    ck_assert_ptr_null(string_zero_fill(string, huge, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    ck_assert_ptr_null(string_expand_tabs(tab, huge, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    /* ... and what some have is a limit of ours. */
    struct string *large = string_repeat(string, 40000, &context);
    ck_assert_ptr_nonnull(large);
    ck_assert_ptr_null(string_concat(large, large, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    ck_assert_ptr_null(string_replace(large, empty, string, -1, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    pieces[0] = pieces[1] = large;
    ck_assert_ptr_null(string_join(empty, pieces, 2, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    string_release(tab);
    string_release(large);
    string_release(string);
    string_release(empty);
    value_context_release(&context);
}
END_TEST

START_TEST(names_are_told_from_other_constants)
{
    static const struct {
        const char *text;
        bool is_name;
    } names[] = {{"", true},     {"abc_1", true}, {"1a", true},
                 {"a b", false}, {"a-b", false},  {"é", false}};
    for (int i = 0; i < COUNT(names); i++) {
        struct string *string = string_from_c(names[i].text);
        ck_assert(string_is_name_like(string) == names[i].is_name);
        string_release(string);
    }
}
END_TEST

static TCase *
make_search_case(void)
{
    TCase *search = tcase_create("searching and splitting");
    tcase_add_loop_test(search, parts_are_replaced, 0, COUNT(replaces));
    tcase_add_loop_test(search, strings_are_split, 0, COUNT(splits));
    tcase_add_loop_test(search, strings_are_partitioned, 0, COUNT(partitions));
    tcase_add_loop_test(search, lines_are_split, 0, COUNT(lines));
    tcase_add_loop_test(search, sides_are_stripped, 0, COUNT(strips));
    tcase_add_loop_test(search, strings_are_padded, 0, COUNT(pads));
    tcase_add_test(search, zeros_and_tabs_are_filled);
    tcase_add_loop_test(search, parts_are_found, 0, COUNT(finds));
    tcase_add_test(search, bytes_that_straddle_characters_are_no_match);
    tcase_add_test(search, searching_takes_no_quadratic_time);
    return search;
}

Suite *
string_suite(void)
{
    Suite *suite = suite_create("string");
    TCase *strings = tcase_create("string");
    tcase_add_test(strings, a_string_is_as_wide_as_its_widest_character);
    tcase_add_test(strings, bad_bytes_are_replaced_and_surrogates_kept);
    tcase_add_loop_test(strings, repr_quotes_and_escapes_as_python, 0,
                        COUNT(reprs));
    tcase_add_test(strings, slices_are_as_narrow_as_they_can_be);
    tcase_add_test(strings, strings_are_joined_and_repeated);
    tcase_add_loop_test(strings, case_is_mapped_as_unicode_says, 0,
                        COUNT(cases));
    tcase_add_loop_test(strings, characters_are_classed_as_python_does, 0,
                        COUNT(classes));
    tcase_add_test(strings, a_builder_widens_as_it_goes);
    tcase_add_test(strings, a_built_string_equals_one_that_was_read);
    tcase_add_test(strings, no_string_outgrows_the_limit);
    tcase_add_test(strings, names_are_told_from_other_constants);
    suite_add_tcase(suite, strings);
    suite_add_tcase(suite, make_search_case());
    return suite;
}
