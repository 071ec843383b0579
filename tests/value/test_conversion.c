/* int(), float() and complex(), against what CPython 3.12 answers. */
#include <check.h>

#include "tests/value/value_test.h"
#include "value/number.h"
#include "value/real.h"

struct conversion {
    const char *from, *wanted;
};

static const struct conversion to_int[] = {
    {"'12'", "12"},
    {"' 12\n'", "12"},
    {"'-0'", "0"},
    {"'+7'", "7"},
    {"'1_000'", "1000"},
    {"'1__0'", "ValueError: invalid literal for int() with base 10: '1__0'"},
    {"'_1'", "ValueError: invalid literal for int() with base 10: '_1'"},
    {"'1_'", "ValueError: invalid literal for int() with base 10: '1_'"},
    {"''", "ValueError: invalid literal for int() with base 10: ''"},
    {"'-'", "ValueError: invalid literal for int() with base 10: '-'"},
    {"'0x10'", "ValueError: invalid literal for int() with base 10: '0x10'"},
    {"'9999999999999999999999999'", "9999999999999999999999999"},
    {"'-9999999999999999999999999'", "-9999999999999999999999999"},
    {"'١٢'", "12"},
    {"'\343\200\2001\302\240'", "1"},
    {"'1\037'", "ValueError: invalid literal for int() with base 10: '1\\x1f'"},
    {"'1.5'", "ValueError: invalid literal for int() with base 10: '1.5'"},
    {"'１２'", "12"},
    {"1.9", "1"},
    {"-1.9", "-1"},
    {"1e+30", "1000000000000000019884624838656"},
    {"inf", "OverflowError: cannot convert float infinity to integer"},
    {"nan", "ValueError: cannot convert float NaN to integer"},
    {"True", "1"},
    {"None",
     "TypeError: int() argument must be a string, a bytes-like object or a "
     "real number, not 'NoneType'"},
    {"1j",
     "TypeError: int() argument must be a string, a bytes-like object or a "
     "real number, not 'complex'"},
    {"b'12'", "12"},
    {"b'x1'", "ValueError: invalid literal for int() with base 10: b'x1'"},
    {"b' 7 '", "7"},
    {"'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxx'",
     "ValueError: invalid literal for int() with base 10: "
     "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
     "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},
};

START_TEST(int_reads_and_truncates)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value from = value_test_read(to_int[_i].from);
    struct value out = value_from_none();
    bool done = value_to_int(&from, &out, &context);
    value_test_expect(done, &out, &context, to_int[_i].wanted);
    value_release(&from);
}
END_TEST

static const struct {
    const char *from;
    int base;
    const char *wanted;
} to_int_base[] = {
    {"'ff'", 16, "255"},
    {"'0xff'", 16, "255"},
    {"'0xff'", 0, "255"},
    {"'0b101'", 0, "5"},
    {"'0o17'", 0, "15"},
    {"'017'", 0, "ValueError: invalid literal for int() with base 0: '017'"},
    {"'00'", 0, "0"},
    {"'0_0'", 0, "0"},
    {"'0_1'", 0, "ValueError: invalid literal for int() with base 0: '0_1'"},
    {"'0x_f'", 0, "15"},
    {"'0x'", 16, "ValueError: invalid literal for int() with base 16: '0x'"},
    {"'z'", 36, "35"},
    {"'Zz'", 36, "1295"},
    {"'2'", 2, "ValueError: invalid literal for int() with base 2: '2'"},
    {"'12'", 3, "5"},
    {"'0b1'", 16, "177"},
    {"'1'", 1, "ValueError: int() base must be >= 2 and <= 36, or 0"},
    {"'1'", 37, "ValueError: int() base must be >= 2 and <= 36, or 0"},
    {"'-0x10'", 0, "-16"},
    {"'- 1'", 10, "ValueError: invalid literal for int() with base 10: '- 1'"},
    {"'888888888888888888888888888888'", 9, "42391158275216203514294433200"},
    {"'10000000000000000000000000000000000000000'", 2, "1099511627776"},
};

START_TEST(int_reads_other_bases)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value from = value_test_read(to_int_base[_i].from);
    struct value out = value_from_int64(0);
    bool done = integer_parse(from.as.string, to_int_base[_i].base,
                              &out.as.integer, &context);
    value_test_expect(done, &out, &context, to_int_base[_i].wanted);
    value_release(&from);
}
END_TEST

static const struct conversion to_float[] = {
    {"'1.5'", "1.5"},
    {"' -1e5 '", "-100000.0"},
    {"'1_0.5_0'", "10.5"},
    {"'1_'", "ValueError: could not convert string to float: '1_'"},
    {"'1._5'", "ValueError: could not convert string to float: '1._5'"},
    {"'1e1_0'", "10000000000.0"},
    {"'.5'", "0.5"},
    {"'5.'", "5.0"},
    {"'.'", "ValueError: could not convert string to float: '.'"},
    {"''", "ValueError: could not convert string to float: ''"},
    {"'inf'", "inf"},
    {"'-Infinity'", "-inf"},
    {"'+NaN'", "nan"},
    {"'nan1'", "ValueError: could not convert string to float: 'nan1'"},
    {"'1e400'", "inf"},
    {"'1e-400'", "0.0"},
    {"'1e'", "ValueError: could not convert string to float: '1e'"},
    {"'1e+'", "ValueError: could not convert string to float: '1e+'"},
    {"'0x1p3'", "ValueError: could not convert string to float: '0x1p3'"},
    {"'4.9e-324'", "5e-324"},
    {"'2.4703282292062327e-324'", "0.0"},
    {"'9007199254740993'", "9007199254740992.0"},
    {"'11111111111111111111111111111111111111111111111111111111111111111111111"
     "111111111111111111111111111111111111111111111111111111111111111111111111"
     "111111111111111111111111111111111111111111111111111111111111111111111111"
     "111111111111111111111111111111111111111111111111111111111111111111111111"
     "111111111111111111111111111111111111111111111111111111111111111111111111"
     "11111111111111111111111111111111111111111'",
     "inf"},
    {"'١.٥'", "1.5"},
    {"5", "5.0"},
    {"True", "1.0"},
    {"100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "OverflowError: int too large to convert to float"},
    {"9007199254740993", "9007199254740992.0"},
    {"b'1.5'", "1.5"},
    {"b'x'", "ValueError: could not convert string to float: b'x'"},
    {"None",
     "TypeError: float() argument must be a string or a real number, not "
     "'NoneType'"},
    {"1j", "TypeError: float() argument must be a string or a real number, not "
           "'complex'"},
    {"'infinit'", "ValueError: could not convert string to float: 'infinit'"},
};

START_TEST(float_reads_and_converts)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value from = value_test_read(to_float[_i].from);
    struct value out = value_from_double(0);
    bool done = value_to_float(&from, &out.as.real, &context);
    value_test_expect(done, &out, &context, to_float[_i].wanted);
    value_release(&from);
}
END_TEST

static const struct conversion to_complex[] = {
    {"'1+2j'", "(1+2j)"},
    {"'1'", "(1+0j)"},
    {"'2j'", "2j"},
    {"'j'", "1j"},
    {"'-j'", "-1j"},
    {"'(1-1j)'", "(1-1j)"},
    {"' ( 1 + 2j ) '", "ValueError: complex() arg is a malformed string"},
    {"' (1+2j) '", "(1+2j)"},
    {"'1+'", "ValueError: complex() arg is a malformed string"},
    {"'1e5+2.5e-3J'", "(100000+0.0025j)"},
    {"'nan-infj'", "(nan-infj)"},
    {"''", "ValueError: complex() arg is a malformed string"},
    {"'1j+2'", "ValueError: complex() arg is a malformed string"},
    {"'1_0j'", "10j"},
    {"'1__0j'", "ValueError: could not convert string to complex: '1__0j'"},
    {"5", "(5+0j)"},
    {"1.5", "(1.5+0j)"},
    {"2j", "2j"},
    {"None",
     "TypeError: complex() first argument must be a string or a number, not "
     "'NoneType'"},
    {"'1+2'", "ValueError: complex() arg is a malformed string"},
};

START_TEST(complex_reads_and_converts)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value from = value_test_read(to_complex[_i].from);
    struct value out = value_from_none();
    bool done = value_to_complex(&from, &out, &context);
    value_test_expect(done, &out, &context, to_complex[_i].wanted);
    value_release(&from);
}
END_TEST

START_TEST(literals_of_source_text_are_read)
{
    ck_assert_double_eq(real_parse_literal("1_0.5e-1_0", 10), 10.5e-10);
    ck_assert_double_eq(real_parse_literal(".5xyz", 2), 0.5);
    ck_assert_double_eq(real_parse_literal("5.", 2), 5.0);
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value out = value_from_int64(0);
    bool done = integer_parse_digits("f_f", 3, 16, &out.as.integer, &context);
    value_test_expect(done, &out, &context, "255");
}
END_TEST

START_TEST(an_index_must_be_whole_and_fit)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    int64_t index = 0;
    struct value value = value_test_read("True");
    ck_assert(value_to_index(&value, VALUE_ERROR_INDEX, &index, &context));
    ck_assert_int_eq(index, 1);
    value = value_test_read("1.0");
    ck_assert(!value_to_index(&value, VALUE_ERROR_INDEX, &index, &context));
    ck_assert_str_eq(text_string(&context.error.message),
                     "'float' object cannot be interpreted as an integer");
    value = value_test_read("9223372036854775808");
    ck_assert(!value_to_index(&value, VALUE_ERROR_INDEX, &index, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_INDEX);
    ck_assert_str_eq(text_string(&context.error.message),
                     "cannot fit 'int' into an index-sized integer");
    value_release(&value);
    value_context_release(&context);
}
END_TEST

Suite *
conversion_suite(void)
{
    Suite *suite = suite_create("conversion");
    TCase *conversions = tcase_create("conversion");
    tcase_add_loop_test(conversions, int_reads_and_truncates, 0, COUNT(to_int));
    tcase_add_loop_test(conversions, int_reads_other_bases, 0,
                        COUNT(to_int_base));
    tcase_add_loop_test(conversions, float_reads_and_converts, 0,
                        COUNT(to_float));
    tcase_add_loop_test(conversions, complex_reads_and_converts, 0,
                        COUNT(to_complex));
    tcase_add_test(conversions, literals_of_source_text_are_read);
    tcase_add_test(conversions, an_index_must_be_whole_and_fit);
    suite_add_tcase(suite, conversions);
    return suite;
}
