/* The Unicode tables, against each other and against Python's (15.0). */
#include <check.h>

#include "tests/value/value_test.h"
#include "value/unicode.h"

enum { CODEPOINTS = 0x110000 };

/* How many code points Python 3.12 finds to be of each class. */
static const struct {
    bool (*is)(uint32_t);
    int count;
} classes[] = {
    {unicode_is_printable, 148998},
    {unicode_is_alpha, 136104},
    {unicode_is_decimal, 680},
    {unicode_is_digit, 808},
    {unicode_is_numeric, 1912},
    {unicode_is_space, 29},
    {unicode_is_upper, 1951},
    {unicode_is_lower, 2544},
    {unicode_is_title, 31},
    {unicode_is_identifier_start, 136323},
    {unicode_is_identifier_continue, 139463},
};

START_TEST(classes_have_as_many_members_as_in_python)
{
    int count = 0;
    for (uint32_t codepoint = 0; codepoint < CODEPOINTS; codepoint++)
        count += classes[_i].is(codepoint);
    ck_assert_int_eq(count, classes[_i].count);
}
END_TEST

START_TEST(decimal_digits_have_values)
{
    ck_assert_int_eq(unicode_decimal_value('7'), 7);
    ck_assert_int_eq(unicode_decimal_value(0x0663), 3);
    ck_assert_int_eq(unicode_decimal_value(0x1D7FF), 9);
    ck_assert_int_eq(unicode_decimal_value('a'), -1);
    ck_assert_int_eq(unicode_decimal_value(0xB2), -1);
    ck_assert_int_eq(unicode_decimal_value(0x110000), -1);
}
END_TEST

/* Sums of the mapped code points over all of Unicode, from Python 3.12. */
static const struct {
    enum unicode_case mapping;
    uint64_t sum;
} mappings[] = {
    {UNICODE_UPPER, UINT64_C(620618667202)},
    {UNICODE_LOWER, UINT64_C(620624910626)},
    {UNICODE_TITLE, UINT64_C(620618477124)},
    {UNICODE_FOLD, UINT64_C(620617874115)},
};

START_TEST(mappings_add_up_to_pythons)
{
    uint64_t sum = 0;
    for (uint32_t codepoint = 0; codepoint < CODEPOINTS; codepoint++) {
        uint32_t mapped[UNICODE_CASE_LIMIT];
        size_t length = unicode_map(codepoint, mappings[_i].mapping, mapped);
        for (size_t i = 0; i < length; i++)
            sum += (i + 1) * mapped[i];
    }
    ck_assert_uint_eq(sum, mappings[_i].sum);
}
END_TEST

START_TEST(lines_break_where_splitlines_breaks_them)
{
    static const uint32_t breaks[] = {0x0A, 0x0B, 0x0C, 0x0D,   0x1C,
                                      0x1D, 0x1E, 0x85, 0x2028, 0x2029};
    int found = 0;
    for (uint32_t codepoint = 0; codepoint < CODEPOINTS; codepoint++)
        found += unicode_is_line_break(codepoint);
    ck_assert_int_eq(found, COUNT(breaks));
    for (int i = 0; i < COUNT(breaks); i++)
        ck_assert(unicode_is_line_break(breaks[i]));
}
END_TEST

Suite *
unicode_suite(void)
{
    Suite *suite = suite_create("unicode");
    TCase *unicode = tcase_create("unicode");
    tcase_add_loop_test(unicode, classes_have_as_many_members_as_in_python, 0,
                        COUNT(classes));
    tcase_add_test(unicode, decimal_digits_have_values);
    tcase_add_loop_test(unicode, mappings_add_up_to_pythons, 0,
                        COUNT(mappings));
    tcase_add_test(unicode, lines_break_where_splitlines_breaks_them);
    tcase_set_timeout(unicode, 60);
    suite_add_tcase(suite, unicode);
    return suite;
}
