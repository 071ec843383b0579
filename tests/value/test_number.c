/* Arithmetic on values, against what CPython 3.12 answers. */
#include <check.h>

#include "tests/value/value_test.h"
#include "value/number.h"

static const struct {
    enum value_operator operation;
    const char *left, *right, *wanted;
} binary[] = {
    {VALUE_ADD, "2", "3", "5"},
    {VALUE_ADD, "9223372036854775807", "1", "9223372036854775808"},
    {VALUE_ADD, "-9223372036854775808", "-1", "-9223372036854775809"},
    {VALUE_SUBTRACT, "9223372036854775808", "1", "9223372036854775807"},
    {VALUE_SUBTRACT, "-9223372036854775808", "1", "-9223372036854775809"},
    {VALUE_MULTIPLY, "3037000500", "3037000500", "9223372037000250000"},
    {VALUE_MULTIPLY, "-9223372036854775808", "-1", "9223372036854775808"},
    {VALUE_FLOOR_DIVIDE, "7", "2", "3"},
    {VALUE_FLOOR_DIVIDE, "-7", "2", "-4"},
    {VALUE_FLOOR_DIVIDE, "7", "-2", "-4"},
    {VALUE_FLOOR_DIVIDE, "-7", "-2", "3"},
    {VALUE_FLOOR_DIVIDE, "-9223372036854775808", "-1", "9223372036854775808"},
    {VALUE_FLOOR_DIVIDE, "1267650600228229401496703205376", "3",
     "422550200076076467165567735125"},
    {VALUE_FLOOR_DIVIDE, "-1267650600228229401496703205376", "3",
     "-422550200076076467165567735126"},
    {VALUE_MODULO, "7", "3", "1"},
    {VALUE_MODULO, "-7", "3", "2"},
    {VALUE_MODULO, "7", "-3", "-2"},
    {VALUE_MODULO, "-9223372036854775808", "-1", "0"},
    {VALUE_MODULO, "-1267650600228229401496703205376", "1000", "624"},
    {VALUE_MODULO, "1000000000000000000000000000000", "-10000000000", "0"},
    {VALUE_TRUE_DIVIDE, "7", "2", "3.5"},
    {VALUE_TRUE_DIVIDE, "1", "3", "0.3333333333333333"},
    {VALUE_TRUE_DIVIDE, "0", "-5", "-0.0"},
    {VALUE_TRUE_DIVIDE, "1180591620717411303424", "3", "3.935305402391371e+20"},
    {VALUE_TRUE_DIVIDE,
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000000000000",
     "10.0"},
    {VALUE_TRUE_DIVIDE,
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "3", "OverflowError: integer division result too large for a float"},
    {VALUE_TRUE_DIVIDE, "1",
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "0.0"},
    {VALUE_TRUE_DIVIDE, "9007199254740993", "1", "9007199254740992.0"},
    {VALUE_TRUE_DIVIDE, "-9007199254740995", "1", "-9007199254740996.0"},
    {VALUE_TRUE_DIVIDE, "6", "3", "2.0"},
    {VALUE_POWER, "2", "10", "1024"},
    {VALUE_POWER, "2", "64", "18446744073709551616"},
    {VALUE_POWER, "2", "100", "1267650600228229401496703205376"},
    {VALUE_POWER, "-3", "3", "-27"},
    {VALUE_POWER, "-1", "1000000000000000000000000000000", "1"},
    {VALUE_POWER, "0", "0", "1"},
    {VALUE_POWER, "2", "-2", "0.25"},
    {VALUE_POWER, "0", "-1",
     "ZeroDivisionError: 0.0 cannot be raised to a negative power"},
    {VALUE_POWER, "10", "25", "10000000000000000000000000"},
    {VALUE_POWER, "1", "-3", "1.0"},
    {VALUE_LEFT_SHIFT, "1", "62", "4611686018427387904"},
    {VALUE_LEFT_SHIFT, "1", "63", "9223372036854775808"},
    {VALUE_LEFT_SHIFT, "-1", "63", "-9223372036854775808"},
    {VALUE_LEFT_SHIFT, "1", "64", "18446744073709551616"},
    {VALUE_LEFT_SHIFT, "-1", "64", "-18446744073709551616"},
    {VALUE_LEFT_SHIFT, "0", "1000000000000000000000000000000", "0"},
    {VALUE_LEFT_SHIFT, "5", "-1", "ValueError: negative shift count"},
    {VALUE_RIGHT_SHIFT, "-1", "1", "-1"},
    {VALUE_RIGHT_SHIFT, "-5", "1", "-3"},
    {VALUE_RIGHT_SHIFT, "5", "100", "0"},
    {VALUE_RIGHT_SHIFT, "-5", "100", "-1"},
    {VALUE_RIGHT_SHIFT, "1267650600228229401496703205376", "90", "1024"},
    {VALUE_RIGHT_SHIFT, "-1267650600228229401496703205377", "90", "-1025"},
    {VALUE_RIGHT_SHIFT, "1", "1000000000000000000000000000000", "0"},
    {VALUE_RIGHT_SHIFT, "1", "-1", "ValueError: negative shift count"},
    {VALUE_AND, "12", "10", "8"},
    {VALUE_AND, "-12", "100000000000000000000", "100000000000000000000"},
    {VALUE_OR, "12", "3", "15"},
    {VALUE_XOR, "-1", "5", "-6"},
    {VALUE_XOR, "18446744073709551616", "18446744073709551616", "0"},
    {VALUE_OR, "18446744073709551616", "-1180591620717411303424",
     "-1162144876643701751808"},
    {VALUE_ADD, "True", "True", "2"},
    {VALUE_AND, "True", "False", "False"},
    {VALUE_OR, "True", "2", "3"},
    {VALUE_XOR, "True", "True", "False"},
    {VALUE_LEFT_SHIFT, "True", "3", "8"},
    {VALUE_TRUE_DIVIDE, "True", "True", "1.0"},
    {VALUE_ADD, "0.1", "0.2", "0.30000000000000004"},
    {VALUE_ADD, "1", "0.5", "1.5"},
    {VALUE_SUBTRACT, "1.5", "2", "-0.5"},
    {VALUE_MULTIPLY, "1e+308", "10.0", "inf"},
    {VALUE_TRUE_DIVIDE, "1.0", "3", "0.3333333333333333"},
    {VALUE_FLOOR_DIVIDE, "7.5", "2", "3.0"},
    {VALUE_FLOOR_DIVIDE, "-7.5", "2", "-4.0"},
    {VALUE_FLOOR_DIVIDE, "-0.0", "3", "-0.0"},
    {VALUE_MODULO, "5.5", "-2", "-0.5"},
    {VALUE_MODULO, "-1e-20", "1", "1.0"},
    {VALUE_MODULO, "0.0", "-3", "-0.0"},
    {VALUE_FLOOR_DIVIDE, "inf", "2.0", "nan"},
    {VALUE_MODULO, "3", "inf", "3.0"},
    {VALUE_MODULO, "-3", "inf", "inf"},
    {VALUE_POWER, "2.0", "0.5", "1.4142135623730951"},
    {VALUE_POWER, "2", "0.5", "1.4142135623730951"},
    {VALUE_POWER, "-8", "0.5", "(1.7319121124709868e-16+2.8284271247461903j)"},
    {VALUE_POWER, "0.0", "0", "1.0"},
    {VALUE_POWER, "0.0", "-1",
     "ZeroDivisionError: 0.0 cannot be raised to a negative power"},
    {VALUE_POWER, "-0.0", "3", "-0.0"},
    {VALUE_POWER, "1e+300", "2",
     "OverflowError: (34, 'Numerical result out of range')"},
    {VALUE_POWER, "2.0", "-1074", "5e-324"},
    {VALUE_POWER, "-2.0", "3", "-8.0"},
    {VALUE_POWER, "nan", "0", "1.0"},
    {VALUE_POWER, "1", "nan", "1.0"},
    {VALUE_POWER, "-1.0", "inf", "1.0"},
    {VALUE_POWER, "0.5", "inf", "0.0"},
    {VALUE_POWER, "-inf", "3", "-inf"},
    {VALUE_POWER, "-inf", "-3", "-0.0"},
    {VALUE_ADD,
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "1.0", "OverflowError: int too large to convert to float"},
    {VALUE_MULTIPLY,
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "1j", "OverflowError: int too large to convert to float"},
    {VALUE_MULTIPLY, "1j", "1j", "(-1+0j)"},
    {VALUE_TRUE_DIVIDE, "(1+2j)", "(3-1j)", "(0.1+0.7000000000000001j)"},
    {VALUE_POWER, "(1+2j)", "2", "(-3+4j)"},
    {VALUE_POWER, "(1+2j)", "-1", "(0.2-0.4j)"},
    {VALUE_POWER, "1j", "0.5", "(0.7071067811865476+0.7071067811865475j)"},
    {VALUE_POWER, "0j", "0", "(1+0j)"},
    {VALUE_POWER, "0j", "-1",
     "ZeroDivisionError: 0.0 to a negative or complex power"},
    {VALUE_POWER, "0j", "1j",
     "ZeroDivisionError: 0.0 to a negative or complex power"},
    {VALUE_TRUE_DIVIDE, "1j", "0",
     "ZeroDivisionError: complex division by zero"},
    {VALUE_SUBTRACT, "2", "1j", "(2-1j)"},
    {VALUE_FLOOR_DIVIDE, "1j", "1",
     "TypeError: unsupported operand type(s) for //: 'complex' and 'int'"},
    {VALUE_MODULO, "1j", "2",
     "TypeError: unsupported operand type(s) for %: 'complex' and 'int'"},
    {VALUE_FLOOR_DIVIDE, "1", "0",
     "ZeroDivisionError: integer division or modulo by zero"},
    {VALUE_MODULO, "1", "0", "ZeroDivisionError: integer modulo by zero"},
    {VALUE_TRUE_DIVIDE, "1", "0", "ZeroDivisionError: division by zero"},
    {VALUE_FLOOR_DIVIDE, "1.0", "0",
     "ZeroDivisionError: float floor division by zero"},
    {VALUE_MODULO, "1.0", "0", "ZeroDivisionError: float modulo"},
    {VALUE_TRUE_DIVIDE, "1.0", "0",
     "ZeroDivisionError: float division by zero"},
    {VALUE_TRUE_DIVIDE, "0", "0.0",
     "ZeroDivisionError: float division by zero"},
    {VALUE_ADD, "'ab'", "'cd'", "'abcd'"},
    {VALUE_ADD, "'é'", "'漢'", "'é漢'"},
    {VALUE_ADD, "''", "'a'", "'a'"},
    {VALUE_ADD, "b'a'", "b'b'", "b'ab'"},
    {VALUE_MULTIPLY, "'ab'", "3", "'ababab'"},
    {VALUE_MULTIPLY, "3", "'ab'", "'ababab'"},
    {VALUE_MULTIPLY, "'ab'", "-1", "''"},
    {VALUE_MULTIPLY, "'ab'", "True", "'ab'"},
    {VALUE_MULTIPLY, "b'xy'", "2", "b'xyxy'"},
    {VALUE_MULTIPLY, "'ab'", "1.5",
     "TypeError: can't multiply sequence by non-int of type 'float'"},
    {VALUE_MULTIPLY, "2.5", "'ab'",
     "TypeError: can't multiply sequence by non-int of type 'float'"},
    {VALUE_MULTIPLY, "'a'", "'b'",
     "TypeError: can't multiply sequence by non-int of type 'str'"},
    {VALUE_ADD, "'a'", "1",
     "TypeError: can only concatenate str (not \"int\") to str"},
    {VALUE_ADD, "'a'", "b'b'",
     "TypeError: can only concatenate str (not \"bytes\") to str"},
    {VALUE_ADD, "b'a'", "'b'", "TypeError: can't concat str to bytes"},
    {VALUE_ADD, "b'a'", "1", "TypeError: can't concat int to bytes"},
    {VALUE_ADD, "1", "'a'",
     "TypeError: unsupported operand type(s) for +: 'int' and 'str'"},
    {VALUE_SUBTRACT, "'a'", "'b'",
     "TypeError: unsupported operand type(s) for -: 'str' and 'str'"},
    {VALUE_MULTIPLY, "'a'", "1000000000000000000000000000000",
     "OverflowError: cannot fit 'int' into an index-sized integer"},
    {VALUE_ADD, "None", "1",
     "TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'"},
    {VALUE_MATRIX_MULTIPLY, "1", "2",
     "TypeError: unsupported operand type(s) for @: 'int' and 'int'"},
    {VALUE_LEFT_SHIFT, "1.5", "1",
     "TypeError: unsupported operand type(s) for <<: 'float' and 'int'"},
    {VALUE_OR, "1", "1.5",
     "TypeError: unsupported operand type(s) for |: 'int' and 'float'"},
    {VALUE_TRUE_DIVIDE, "Ellipsis", "2",
     "TypeError: unsupported operand type(s) for /: 'ellipsis' and 'int'"},
    {VALUE_MULTIPLY, "None", "'a'",
     "TypeError: can't multiply sequence by non-int of type 'NoneType'"},
};

START_TEST(two_values_are_computed)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value left = value_test_read(binary[_i].left);
    struct value right = value_test_read(binary[_i].right);
    struct value out = value_from_none();
    bool done =
        value_binary(binary[_i].operation, &left, &right, &out, &context);
    value_test_expect(done, &out, &context, binary[_i].wanted);
    value_release(&left);
    value_release(&right);
}
END_TEST

static const struct {
    enum value_unary operation;
    const char *operand, *wanted;
} unary[] = {
    {VALUE_POSITIVE, "5", "5"},
    {VALUE_POSITIVE, "True", "1"},
    {VALUE_POSITIVE, "-1.5", "-1.5"},
    {VALUE_NEGATIVE, "-9223372036854775808", "9223372036854775808"},
    {VALUE_NEGATIVE, "9223372036854775808", "-9223372036854775808"},
    {VALUE_NEGATIVE, "True", "-1"},
    {VALUE_NEGATIVE, "0.0", "-0.0"},
    {VALUE_NEGATIVE, "0", "0"},
    {VALUE_NEGATIVE, "(1+2j)", "(-1-2j)"},
    {VALUE_INVERT, "0", "-1"},
    {VALUE_INVERT, "18446744073709551616", "-18446744073709551617"},
    {VALUE_INVERT, "-9223372036854775808", "9223372036854775807"},
    {VALUE_INVERT, "1.5", "TypeError: bad operand type for unary ~: 'float'"},
    {VALUE_NEGATIVE, "'a'", "TypeError: bad operand type for unary -: 'str'"},
    {VALUE_POSITIVE, "None",
     "TypeError: bad operand type for unary +: 'NoneType'"},
    {VALUE_INVERT, "1j", "TypeError: bad operand type for unary ~: 'complex'"},
};

START_TEST(a_sign_or_inversion_is_applied)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value operand = value_test_read(unary[_i].operand);
    struct value out = value_from_none();
    bool done = value_unary(unary[_i].operation, &operand, &out, &context);
    value_test_expect(done, &out, &context, unary[_i].wanted);
    value_release(&operand);
}
END_TEST

static const struct {
    const char *operand, *wanted;
} absolute[] = {
    {"-5", "5"},
    {"9223372036854775808", "9223372036854775808"},
    {"-9223372036854775808", "9223372036854775808"},
    {"-0.0", "0.0"},
    {"-1.5", "1.5"},
    {"(3+4j)", "5.0"},
    {"True", "1"},
    {"'a'", "TypeError: bad operand type for abs(): 'str'"},
    {"(1e+308+1e+308j)", "1.4142135623730951e+308"},
};

START_TEST(the_absolute_value_is_taken)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value operand = value_test_read(absolute[_i].operand);
    struct value out = value_from_none();
    bool done = value_absolute(&operand, &out, &context);
    value_test_expect(done, &out, &context, absolute[_i].wanted);
    value_release(&operand);
}
END_TEST

static const struct {
    const char *left, *right, *wanted;
} divisions[] = {
    {"7", "2", "(3, 1)"},
    {"-7", "2", "(-4, 1)"},
    {"7", "-2", "(-4, -1)"},
    {"1267650600228229401496703205376", "-7",
     "(-181092942889747057356671886483, -5)"},
    {"7.5", "2", "(3.0, 1.5)"},
    {"-7.5", "2", "(-4.0, 0.5)"},
    {"True", "2", "(0, 1)"},
    {"1", "0", "ZeroDivisionError: integer division or modulo by zero"},
    {"1.0", "0", "ZeroDivisionError: float divmod()"},
    {"1j", "2",
     "TypeError: unsupported operand type(s) for divmod(): 'complex' and "
     "'int'"},
    {"'a'", "1",
     "TypeError: unsupported operand type(s) for divmod(): 'str' and 'int'"},
    {"-0.0", "1", "(-0.0, 0.0)"},
    {"5", "inf", "(0.0, 5.0)"},
    {"-5", "inf", "(-1.0, inf)"},
};

START_TEST(quotient_and_remainder_come_together)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value left = value_test_read(divisions[_i].left);
    struct value right = value_test_read(divisions[_i].right);
    struct value quotient = value_from_none();
    struct value rest = value_from_none();
    struct text shown = {0};
    if (value_divmod(&left, &right, &quotient, &rest, &context)) {
        text_add_byte(&shown, '(');
        value_repr(&quotient, &shown);
        text_add_string(&shown, ", ");
        value_repr(&rest, &shown);
        text_add_byte(&shown, ')');
    } else {
        text_add_format(&shown, "%s: %s", value_error_name(context.error.kind),
                        text_string(&context.error.message));
    }
    ck_assert_str_eq(text_string(&shown), divisions[_i].wanted);
    text_release(&shown);
    value_release(&left);
    value_release(&right);
    value_release(&quotient);
    value_release(&rest);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *base, *exponent, *modulus, *wanted;
} powers[] = {
    {"2", "10", "1000", "24"},
    {"3", "-1", "7", "5"},
    {"2", "-1", "4",
     "ValueError: base is not invertible for the given modulus"},
    {"2", "5", "0", "ValueError: pow() 3rd argument cannot be 0"},
    {"2", "5", "-7", "-3"},
    {"-3", "3", "5", "3"},
    {"5", "0", "1", "0"},
    {"5", "3", "-1", "0"},
    {"7", "100000000000000000000", "1000000007", "145069005"},
    {"2.0", "3", "5",
     "TypeError: pow() 3rd argument not allowed unless all arguments are "
     "integers"},
    {"'a'", "1", "2",
     "TypeError: unsupported operand type(s) for ** or pow(): 'str', 'int', "
     "'int'"},
    {"2", "3", "None", "8"},
    {"0", "-1", "1", "0"},
};

START_TEST(powers_are_taken_modulo)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value base = value_test_read(powers[_i].base);
    struct value exponent = value_test_read(powers[_i].exponent);
    struct value modulus = value_test_read(powers[_i].modulus);
    struct value out = value_from_none();
    bool done = value_power_modulo(&base, &exponent, &modulus, &out, &context);
    value_test_expect(done, &out, &context, powers[_i].wanted);
    value_release(&base);
    value_release(&exponent);
    value_release(&modulus);
}
END_TEST

static const struct {
    const char *number, *digits, *wanted;
} rounded[] = {
    {"2.5", "None", "2"},
    {"3.5", "None", "4"},
    {"-0.5", "None", "0"},
    {"-2.5", "None", "-2"},
    {"0.49999999999999994", "None", "0"},
    {"1e+300", "None",
     "100000000000000005250476025520442024870446858110815915491585411551180245"
     "798890819578637137508044786404370444383288387817694252323536043057564479"
     "218478670698284838720092657580373783023379478809005936895323497079994508"
     "111903896764088007465274278014249457925878882005684283811566947219638686"
     "5459400540160"},
    {"inf", "None", "OverflowError: cannot convert float infinity to integer"},
    {"nan", "None", "ValueError: cannot convert float NaN to integer"},
    {"7", "None", "7"},
    {"True", "None", "1"},
    {"2.675", "2", "2.67"},
    {"0.5", "0", "0.0"},
    {"1.5", "0", "2.0"},
    {"2.5", "0", "2.0"},
    {"-0.04", "1", "-0.0"},
    {"1234.5678", "-2", "1200.0"},
    {"15.0", "-1", "20.0"},
    {"25.0", "-1", "20.0"},
    {"5.0", "-1", "0.0"},
    {"5.1", "-1", "10.0"},
    {"51.0", "-2", "100.0"},
    {"1.7976931348623157e+308", "-308",
     "OverflowError: rounded value too large to represent"},
    {"1e+308", "-308", "1e+308"},
    {"1.5", "400", "1.5"},
    {"1.5", "-400", "0.0"},
    {"12345", "-2", "12300"},
    {"12350", "-2", "12400"},
    {"12450", "-2", "12400"},
    {"-12350", "-2", "-12400"},
    {"15", "-1", "20"},
    {"25", "-1", "20"},
    {"55", "-2", "100"},
    {"5", "-1", "0"},
    {"1180591620717411303424", "-5", "1180591620717411300000"},
    {"7", "3", "7"},
    {"5", "-100", "0"},
    {"True", "-1", "0"},
    {"1.5", "1.5",
     "TypeError: 'float' object cannot be interpreted as an integer"},
    {"1.5", "'a'",
     "TypeError: 'str' object cannot be interpreted as an integer"},
    {"'a'", "None", "TypeError: type str doesn't define __round__ method"},
    {"1j", "None", "TypeError: type complex doesn't define __round__ method"},
    {"1000000000000000000000000000000", "1000000000000000000000000000000",
     "1000000000000000000000000000000"},
    {"1.5", "-1000000000000000000000000000000", "0.0"},
};

START_TEST(numbers_are_rounded)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value number = value_test_read(rounded[_i].number);
    struct value digits = value_test_read(rounded[_i].digits);
    struct value out = value_from_none();
    bool done = value_round(&number, &digits, &out, &context);
    value_test_expect(done, &out, &context, rounded[_i].wanted);
    value_release(&number);
    value_release(&digits);
}
END_TEST

/* The same operation in the words of each version. */
static const struct {
    const char *version, *left, *right;
    enum value_operator operation;
    const char *wanted;
} worded[] = {
    {"3.10", "1", "0", VALUE_MODULO,
     "ZeroDivisionError: integer division or modulo by zero"},
    {"3.11", "1", "0", VALUE_MODULO,
     "ZeroDivisionError: integer modulo by zero"},
    {"3.12", "1.0", "0", VALUE_MODULO, "ZeroDivisionError: float modulo"},
    {"3.13", "1.0", "0", VALUE_MODULO,
     "ZeroDivisionError: float modulo by zero"},
    {"3.8", "1.0", "0", VALUE_FLOOR_DIVIDE,
     "ZeroDivisionError: float divmod()"},
    {"3.9", "1.0", "0", VALUE_FLOOR_DIVIDE,
     "ZeroDivisionError: float floor division by zero"},
    {"3.9", "1j", "2", VALUE_FLOOR_DIVIDE,
     "TypeError: can't take floor of complex number."},
};

START_TEST(errors_are_worded_as_the_version_does)
{
    struct value_context context;
    value_test_context(&context, worded[_i].version);
    struct value left = value_test_read(worded[_i].left);
    struct value right = value_test_read(worded[_i].right);
    struct value out = value_from_none();
    bool done =
        value_binary(worded[_i].operation, &left, &right, &out, &context);
    value_test_expect(done, &out, &context, worded[_i].wanted);
}
END_TEST

Suite *
number_suite(void)
{
    Suite *suite = suite_create("number");
    TCase *numbers = tcase_create("number");
    tcase_add_loop_test(numbers, two_values_are_computed, 0, COUNT(binary));
    tcase_add_loop_test(numbers, a_sign_or_inversion_is_applied, 0,
                        COUNT(unary));
    tcase_add_loop_test(numbers, the_absolute_value_is_taken, 0,
                        COUNT(absolute));
    tcase_add_loop_test(numbers, quotient_and_remainder_come_together, 0,
                        COUNT(divisions));
    tcase_add_loop_test(numbers, powers_are_taken_modulo, 0, COUNT(powers));
    tcase_add_loop_test(numbers, numbers_are_rounded, 0, COUNT(rounded));
    tcase_add_loop_test(numbers, errors_are_worded_as_the_version_does, 0,
                        COUNT(worded));
    suite_add_tcase(suite, numbers);
    return suite;
}
