/* repr, order, hash and size of values, against real CPythons. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tests/value/value_test.h"
#include "value/hash.h"

static const struct {
    const char *literal, *wanted;
} reprs[] = {
    {"0", "0"},
    {"-5", "-5"},
    {"9223372036854775808", "9223372036854775808"},
    {"-10000000000000000000000000000000000000000",
     "-10000000000000000000000000000000000000000"},
    {"True", "True"},
    {"None", "None"},
    {"Ellipsis", "Ellipsis"},
    {"0.0", "0.0"},
    {"-0.0", "-0.0"},
    {"1.0", "1.0"},
    {"-1.5", "-1.5"},
    {"0.1", "0.1"},
    {"0.3333333333333333", "0.3333333333333333"},
    {"1000000000000000.0", "1000000000000000.0"},
    {"1e+16", "1e+16"},
    {"1.2345678901234568e+17", "1.2345678901234568e+17"},
    {"1e+22", "1e+22"},
    {"1e+23", "1e+23"},
    {"0.0001", "0.0001"},
    {"1e-05", "1e-05"},
    {"0.0001234", "0.0001234"},
    {"5e-324", "5e-324"},
    {"1.7976931348623157e+308", "1.7976931348623157e+308"},
    {"5.684341886080802e-14", "5.684341886080802e-14"},
    {"5e-324", "5e-324"},
    {"8.98846567431158e+307", "8.98846567431158e+307"},
    {"9007199254740992.0", "9007199254740992.0"},
    {"inf", "inf"},
    {"-inf", "-inf"},
    {"nan", "nan"},
    {"1j", "1j"},
    {"(-0-1j)", "(-0-1j)"},
    {"(1+2j)", "(1+2j)"},
    {"(1.5-2.5j)", "(1.5-2.5j)"},
    {"1j", "1j"},
    {"(-0-0j)", "(-0-0j)"},
    {"-0j", "-0j"},
    {"(inf+nanj)", "(inf+nanj)"},
    {"(1e+20+1e-07j)", "(1e+20+1e-07j)"},
};

START_TEST(repr_is_pythons)
{
    struct value value = value_test_read(reprs[_i].literal);
    struct text shown = {0};
    value_repr(&value, &shown);
    ck_assert_str_eq(text_string(&shown), reprs[_i].wanted);
    text_release(&shown);
    value_release(&value);
}
END_TEST

static const struct {
    const char *left, *right;
    enum value_order order;
    bool is_equal;
} orders[] = {
    {"1", "2", VALUE_LESS, false},
    {"2", "1", VALUE_GREATER, false},
    {"1", "1", VALUE_EQUAL, true},
    {"1", "1.0", VALUE_EQUAL, true},
    {"True", "1", VALUE_EQUAL, true},
    {"False", "0.0", VALUE_EQUAL, true},
    {"9007199254740993", "9007199254740992.0", VALUE_GREATER, false},
    {"9007199254740992", "9007199254740992.0", VALUE_EQUAL, true},
    {"9223372036854775808", "9.223372036854776e+18", VALUE_EQUAL, true},
    {"100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "inf", VALUE_LESS, false},
    {"-10000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000",
     "-inf", VALUE_GREATER, false},
    {"100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "1e+308", VALUE_GREATER, false},
    {"-10000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000",
     "1e+308", VALUE_LESS, false},
    {"0.5", "0", VALUE_GREATER, false},
    {"-0.5", "0", VALUE_LESS, false},
    {"0.0", "-0.0", VALUE_EQUAL, true},
    {"nan", "nan", VALUE_UNORDERED, false},
    {"nan", "1", VALUE_UNORDERED, false},
    {"1", "nan", VALUE_UNORDERED, false},
    {"'a'", "'b'", VALUE_LESS, false},
    {"'a'", "'a'", VALUE_EQUAL, true},
    {"'a'", "'ab'", VALUE_LESS, false},
    {"'é'", "'z'", VALUE_GREATER, false},
    {"'😀'", "'漢'", VALUE_GREATER, false},
    {"'abc'", "'abd'", VALUE_LESS, false},
    {"''", "'a'", VALUE_LESS, false},
    {"b'a'", "b'b'", VALUE_LESS, false},
    {"b'a'", "'a'", VALUE_INCOMPARABLE, false},
    {"1", "'1'", VALUE_INCOMPARABLE, false},
    {"None", "None", VALUE_INCOMPARABLE, true},
    {"None", "0", VALUE_INCOMPARABLE, false},
    {"Ellipsis", "Ellipsis", VALUE_INCOMPARABLE, true},
    {"1j", "1j", VALUE_INCOMPARABLE, true},
    {"1j", "1", VALUE_INCOMPARABLE, false},
    {"(1+0j)", "1", VALUE_INCOMPARABLE, true},
    {"(1+0j)", "True", VALUE_INCOMPARABLE, true},
    {"0j", "0.0", VALUE_INCOMPARABLE, true},
    {"(1+0j)", "1.5", VALUE_INCOMPARABLE, false},
    {"None", "Ellipsis", VALUE_INCOMPARABLE, false},
};

START_TEST(order_and_equality_are_pythons)
{
    static const enum value_order reversed[] = {
        [VALUE_LESS] = VALUE_GREATER,
        [VALUE_EQUAL] = VALUE_EQUAL,
        [VALUE_GREATER] = VALUE_LESS,
        [VALUE_UNORDERED] = VALUE_UNORDERED,
        [VALUE_INCOMPARABLE] = VALUE_INCOMPARABLE,
    };
    struct value left = value_test_read(orders[_i].left);
    struct value right = value_test_read(orders[_i].right);
    ck_assert_int_eq(value_compare(&left, &right), orders[_i].order);
    ck_assert_int_eq(value_compare(&right, &left), reversed[orders[_i].order]);
    ck_assert(value_equal(&left, &right) == orders[_i].is_equal);
    ck_assert(value_equal(&right, &left) == orders[_i].is_equal);
    const struct profile *profile = profile_default();
    if (orders[_i].is_equal)
        ck_assert_int_eq(value_hash(&left, profile),
                         value_hash(&right, profile));
    value_release(&left);
    value_release(&right);
}
END_TEST

static const struct {
    const char *literal;
    int64_t hash;
} number_hashes[] = {
    {"0", INT64_C(0)},
    {"1", INT64_C(1)},
    {"-1", INT64_C(-2)},
    {"-2", INT64_C(-2)},
    {"True", INT64_C(1)},
    {"2305843009213693951", INT64_C(0)},
    {"2305843009213693952", INT64_C(1)},
    {"-2305843009213693952", INT64_C(-2)},
    {"9223372036854775808", INT64_C(4)},
    {"-9223372036854775808", INT64_C(-4)},
    {"10000000000000000000000000000000000000000", INT64_C(1388497483929617590)},
    {"-10000000000000000000000000000000000000000",
     INT64_C(-1388497483929617590)},
    {"0.0", INT64_C(0)},
    {"-0.0", INT64_C(0)},
    {"1.0", INT64_C(1)},
    {"-1.0", INT64_C(-2)},
    {"0.5", INT64_C(1152921504606846976)},
    {"-0.5", INT64_C(-1152921504606846976)},
    {"1.5", INT64_C(1152921504606846977)},
    {"1e+308", INT64_C(156575653125701)},
    {"5e-324", INT64_C(16777216)},
    {"inf", INT64_C(314159)},
    {"-inf", INT64_C(-314159)},
    {"1j", INT64_C(1000003)},
    {"(1+2j)", INT64_C(2000007)},
    {"(-1-1j)", INT64_C(-2000008)},
    {"1e+40", INT64_C(1823832620273239896)},
};

START_TEST(numbers_hash_as_in_python)
{
    struct value value = value_test_read(number_hashes[_i].literal);
    ck_assert_int_eq(value_hash(&value, profile_default()),
                     number_hashes[_i].hash);
    value_release(&value);
}
END_TEST

/* With PYTHONHASHSEED=0: up to 3.10, and from 3.11 on. */
static const struct {
    const char *string;
    int64_t old, new;
} string_hashes[] = {
    {"", INT64_C(0), INT64_C(0)},
    {"a", INT64_C(-7583489610679606711), INT64_C(4644417185603328019)},
    {"abc", INT64_C(4596069200710135518), INT64_C(-4594863902769663758)},
    {"hello world", INT64_C(6266945022561323786),
     INT64_C(-5642461784034726774)},
    {"é", INT64_C(4954367630624915103), INT64_C(6047309291227476195)},
    {"漢字", INT64_C(-6265953304996398151), INT64_C(-6795607626837722595)},
    {"😀", INT64_C(2694534307785527896), INT64_C(-3536540696076613844)},
    {"aaaaaaa", INT64_C(2909365655995158743), INT64_C(3743554345682611213)},
    {"aaaaaaaa", INT64_C(-4793936135994888077), INT64_C(-4250921761727411054)},
    {"aaaaaaaaaaaaaaa", INT64_C(-7101580826043859048),
     INT64_C(8561823421731192016)},
    {"aaaaaaaaaaaaaaaa", INT64_C(-7819774881129494672),
     INT64_C(4155492170795313926)},
};

START_TEST(strings_hash_as_in_python)
{
    struct value value = value_from_c(string_hashes[_i].string);
    ck_assert_int_eq(value_hash(&value, profile_find("3.10")),
                     string_hashes[_i].old);
    ck_assert_int_eq(value_hash(&value, profile_find("3.11")),
                     string_hashes[_i].new);
    /* bytes hash as the str with the same bytes */
    if (value.as.string->width == 1) {
        struct value bytes = value_from_bytes(
            bytes_new(value.as.string->data, value.as.string->length));
        ck_assert_int_eq(value_hash(&bytes, profile_find("3.11")),
                         string_hashes[_i].new);
        value_release(&bytes);
    }
    value_release(&value);
}
END_TEST

START_TEST(containers_hash_as_in_python)
{
    static const int64_t items[] = {1, 2, 3};
    ck_assert_int_eq(hash_tuple(items, 0), INT64_C(5740354900026072187));
    ck_assert_int_eq(hash_tuple(items, 1), INT64_C(-6644214454873602895));
    ck_assert_int_eq(hash_tuple(items, 3), INT64_C(529344067295497451));
    ck_assert_int_eq(hash_frozenset(items, 0), INT64_C(133146708735736));
    ck_assert_int_eq(hash_frozenset(items, 3), INT64_C(-272375401224217160));
    ck_assert_int_eq(hash_address(0x7f0000001230), 0x7f000000123);
}
END_TEST

/* sys.getsizeof on 3.8 … 3.13. */
static const struct {
    const char *literal;
    size_t sizes[6];
} sizes[] = {
    {"0", {24, 24, 24, 28, 28, 28}},
    {"1", {28, 28, 28, 28, 28, 28}},
    {"-1", {28, 28, 28, 28, 28, 28}},
    {"1073741823", {28, 28, 28, 28, 28, 28}},
    {"1073741824", {32, 32, 32, 32, 32, 32}},
    {"-1152921504606846976", {36, 36, 36, 36, 36, 36}},
    {"1152921504606846975", {32, 32, 32, 32, 32, 32}},
    {"1329227995784915872903807060280344576", {44, 44, 44, 44, 44, 44}},
    {"True", {28, 28, 28, 28, 28, 28}},
    {"False", {24, 24, 24, 28, 28, 28}},
    {"None", {16, 16, 16, 16, 16, 16}},
    {"Ellipsis", {16, 16, 16, 16, 16, 16}},
    {"1.5", {24, 24, 24, 24, 24, 24}},
    {"1j", {32, 32, 32, 32, 32, 32}},
    {"''", {49, 49, 49, 49, 41, 41}},
    {"'a'", {50, 50, 50, 50, 42, 42}},
    {"'é'", {74, 74, 74, 74, 61, 61}},
    {"'€'", {76, 76, 76, 76, 60, 60}},
    {"'😀'", {80, 80, 80, 80, 64, 64}},
    {"'ab€'", {80, 80, 80, 80, 64, 64}},
    {"b''", {33, 33, 33, 33, 33, 33}},
    {"b'abc'", {36, 36, 36, 36, 36, 36}},
};

START_TEST(sizes_are_those_of_the_version)
{
    struct value value = value_test_read(sizes[_i].literal);
    for (size_t i = 0; i < 6; i++)
        ck_assert_uint_eq(value_size(&value, profile_at(i)),
                          sizes[_i].sizes[i]);
    value_release(&value);
}
END_TEST

static const struct {
    const char *literal;
    bool is_true;
} truths[] = {
    {"None", false},  {"Ellipsis", true},
    {"0", false},     {"-1", true},
    {"0.0", false},   {"-0.0", false},
    {"nan", true},    {"0j", false},
    {"''", false},    {"' '", true},
    {"b''", false},   {"b'0'", true},
    {"False", false}, {"1000000000000000000000", true},
};

START_TEST(truth_is_pythons)
{
    struct value value = value_test_read(truths[_i].literal);
    ck_assert(value_is_true(&value) == truths[_i].is_true);
    value_release(&value);
}
END_TEST

static const struct {
    const char *literal;
    size_t limit;
    const char *wanted;
} previews[] = {
    {"'abcdef'", 8, "'abcdef'"}, {"'abcdef'", 7, "'abcdef…"},
    {"'abcdef'", 3, "'ab…"},     {"'é漢😀'", 3, "'é漢…"},
    {"'\n\n'", 4, "'\\n\\…"},    {"b'abcdef'", 4, "b'ab…"},
    {"b'abc'", 6, "b'abc'"},     {"123456", 3, "123…"},
    {"'it's'", 2, "\"i…"},       {"''", 0, "…"},
};

START_TEST(a_preview_is_the_start_of_the_repr)
{
    struct value value = value_test_read(previews[_i].literal);
    struct text shown = {0};
    value_preview(&value, previews[_i].limit, &shown);
    ck_assert_str_eq(text_string(&shown), previews[_i].wanted);
    text_release(&shown);
    value_release(&value);
}
END_TEST

START_TEST(str_shares_a_str_and_refuses_endless_ints)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value value = value_test_read("'abc'");
    struct string *string = value_to_string(&value, &context);
    ck_assert_ptr_eq(string, value.as.string);
    string_release(string);
    value_release(&value);

    struct text digits = {0};
    text_add_repeated(&digits, '9', 4301);
    value = value_test_read(text_string(&digits));
    ck_assert_ptr_null(value_to_string(&value, &context));
    ck_assert_str_eq(text_string(&context.error.message),
                     "Exceeds the limit (4300 digits) for integer string "
                     "conversion; use sys.set_int_max_str_digits() to "
                     "increase the limit");
    text_clear(&digits);
    value_repr(&value, &digits);
    ck_assert_str_eq(text_string(&digits), "<big int>");
    text_release(&digits);
    value_release(&value);
    value_context_release(&context);
}
END_TEST

Suite *
value_suite(void)
{
    Suite *suite = suite_create("value");
    TCase *values = tcase_create("value");
    tcase_add_loop_test(values, repr_is_pythons, 0, COUNT(reprs));
    tcase_add_loop_test(values, order_and_equality_are_pythons, 0,
                        COUNT(orders));
    tcase_add_loop_test(values, numbers_hash_as_in_python, 0,
                        COUNT(number_hashes));
    tcase_add_loop_test(values, strings_hash_as_in_python, 0,
                        COUNT(string_hashes));
    tcase_add_test(values, containers_hash_as_in_python);
    tcase_add_loop_test(values, sizes_are_those_of_the_version, 0,
                        COUNT(sizes));
    tcase_add_loop_test(values, truth_is_pythons, 0, COUNT(truths));
    tcase_add_loop_test(values, a_preview_is_the_start_of_the_repr, 0,
                        COUNT(previews));
    tcase_add_test(values, str_shares_a_str_and_refuses_endless_ints);
    suite_add_tcase(suite, values);
    return suite;
}
