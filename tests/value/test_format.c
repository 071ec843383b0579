/* format(), str.format and %, against what CPython 3.12 answers. */
#include <check.h>

#include "tests/value/value_test.h"
#include "value/format.h"

static const struct {
    const char *value, *spec, *wanted;
} formats[] = {
    {"5", "", "'5'"},
    {"5", "d", "'5'"},
    {"5", "5", "'    5'"},
    {"5", "<5", "'5    '"},
    {"5", "^6", "'  5   '"},
    {"-5", "=5", "'-   5'"},
    {"-5", "05", "'-0005'"},
    {"5", "+", "'+5'"},
    {"5", " d", "' 5'"},
    {"5", "*>6", "'*****5'"},
    {"5", "é^7", "'ééé5ééé'"},
    {"1234567", ",", "'1,234,567'"},
    {"1234567", "_", "'1_234_567'"},
    {"1234567", "012,", "'0,001,234,567'"},
    {"1234", "08,", "'0,001,234'"},
    {"1234", "07,", "'001,234'"},
    {"1234", "06,", "'01,234'"},
    {"123", "03,", "'123'"},
    {"0", "05,", "'0,000'"},
    {"255", "x", "'ff'"},
    {"255", "#x", "'0xff'"},
    {"255", "#X", "'0XFF'"},
    {"255", "08b", "'11111111'"},
    {"-255", "#010x", "'-0x00000ff'"},
    {"1234567", "_x", "'12_d687'"},
    {"1234567890", "_b", "'100_1001_1001_0110_0000_0010_1101_0010'"},
    {"97", "c", "'a'"},
    {"97", "5c", "'    a'"},
    {"97", "^5c", "'  a  '"},
    {"-1", "c", "OverflowError: %c arg not in range(0x110000)"},
    {"1114112", "c", "OverflowError: %c arg not in range(0x110000)"},
    {"97", "+c",
     "ValueError: Sign not allowed with integer format specifier 'c'"},
    {"97", "#c",
     "ValueError: Alternate form (#) not allowed with integer format "
     "specifier 'c'"},
    {"5", ".2f", "'5.00'"},
    {"5", "e", "'5.000000e+00'"},
    {"5", "%", "'500.000000%'"},
    {"5", "n", "'5'"},
    {"5", ".2",
     "ValueError: Precision not allowed in integer format specifier"},
    {"5", "s", "ValueError: Unknown format code 's' for object of type 'int'"},
    {"5", "k", "ValueError: Unknown format code 'k' for object of type 'int'"},
    {"5", "é",
     "ValueError: Unknown format code '\\xe9' for object of type 'int'"},
    {"5", ",x", "ValueError: Cannot specify ',' with 'x'."},
    {"5", ",_", "ValueError: Cannot specify both ',' and '_'."},
    {"5", "_,", "ValueError: Cannot specify both ',' and '_'."},
    {"5", ",,", "ValueError: Cannot specify ',' with ','."},
    {"5", "5k5",
     "ValueError: Invalid format specifier '5k5' for object of type 'int'"},
    {"5", ".", "ValueError: Format specifier missing precision"},
    {"5", "99999999999999999999",
     "ValueError: Too many decimal digits in format string"},
    {"True", "", "'True'"},
    {"True", "5", "'    1'"},
    {"True", "d", "'1'"},
    {"True", "s",
     "ValueError: Unknown format code 's' for object of type 'bool'"},
    {"1180591620717411303424", ",d", "'1,180,591,620,717,411,303,424'"},
    {"1180591620717411303424", "x", "'400000000000000000'"},
    {"100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "f", "OverflowError: int too large to convert to float"},
    {"1.5", "", "'1.5'"},
    {"1.5", "8", "'     1.5'"},
    {"1.5", "<8", "'1.5     '"},
    {"-1.5", "08", "'-00001.5'"},
    {"1.5", ".0f", "'2'"},
    {"2.5", ".0f", "'2'"},
    {"2.5", "#.0f", "'2.'"},
    {"1.5", "e", "'1.500000e+00'"},
    {"1.5", ".2E", "'1.50E+00'"},
    {"1234567.891", ",.2f", "'1,234,567.89'"},
    {"1234567.891", "_", "'1_234_567.891'"},
    {"0.0001", "g", "'0.0001'"},
    {"1e-05", "g", "'1e-05'"},
    {"123456.0", "g", "'123456'"},
    {"1234567.0", "g", "'1.23457e+06'"},
    {"1234567.0", "G", "'1.23457E+06'"},
    {"1.0", "#g", "'1.00000'"},
    {"1.0", ".3", "'1.0'"},
    {"123.456", ".2", "'1.2e+02'"},
    {"100.0", ".3", "'1e+02'"},
    {"100.0", ".2", "'1e+02'"},
    {"1e+16", "", "'1e+16'"},
    {"1e+16", ",", "'1e+16'"},
    {"0.5", "%", "'50.000000%'"},
    {"0.12345", ".1%", "'12.3%'"},
    {"inf", "08", "'00000inf'"},
    {"-inf", "F", "'-INF'"},
    {"nan", "+", "'+nan'"},
    {"nan", "010.3f", "'0000000nan'"},
    {"-0.0", "", "'-0.0'"},
    {"-0.0", ".1f", "'-0.0'"},
    {"-0.0", "z.1f", "'0.0'"},
    {"-0.04", "z.1f", "'0.0'"},
    {"-0.06", "z.1f", "'-0.1'"},
    {"3.14159", "+010.3f", "'+00003.142'"},
    {"3.14159", "^12.2f", "'    3.14    '"},
    {"1.5", "d",
     "ValueError: Unknown format code 'd' for object of type 'float'"},
    {"1.5", ".9999999999f", "ValueError: precision too big"},
    {"1.0", "n", "'1'"},
    {"12345.6789", "n", "'12345.7'"},
    {"1.0", "r",
     "ValueError: Unknown format code 'r' for object of type 'float'"},
    {"1e-07", "010", "'000001e-07'"},
    {"1234.5", "012,.1f", "'00,001,234.5'"},
    {"'abc'", "", "'abc'"},
    {"'abc'", "s", "'abc'"},
    {"'abc'", "6", "'abc   '"},
    {"'abc'", ">6", "'   abc'"},
    {"'abc'", "^7", "'  abc  '"},
    {"'abc'", "*^8s", "'**abc***'"},
    {"'abcdef'", ".3", "'abc'"},
    {"'abc'", "8.2", "'ab      '"},
    {"'é漢'", "*<4", "'é漢**'"},
    {"'abc'", "05", "'abc00'"},
    {"'abc'", "=5",
     "ValueError: '=' alignment not allowed in string format specifier"},
    {"'abc'", "+", "ValueError: Sign not allowed in string format specifier"},
    {"'abc'", " ", "ValueError: Space not allowed in string format specifier"},
    {"'abc'", "#",
     "ValueError: Alternate form (#) not allowed in string format specifier"},
    {"'abc'", ",", "ValueError: Cannot specify ',' with 's'."},
    {"'abc'", "_", "ValueError: Cannot specify '_' with 's'."},
    {"'abc'", "d",
     "ValueError: Unknown format code 'd' for object of type 'str'"},
    {"'abc'", "z",
     "ValueError: Negative zero coercion (z) not allowed in string format "
     "specifier"},
    {"'abc'", "0>5", "'00abc'"},
    {"(1+2j)", "", "'(1+2j)'"},
    {"(1+2j)", ".1f", "'1.0+2.0j'"},
    {"(1+2j)", ">12", "'      (1+2j)'"},
    {"1j", ".2", "'1j'"},
    {"(1-2j)", "+.1e", "'+1.0e+00-2.0e+00j'"},
    {"1j", "=5",
     "ValueError: '=' alignment flag is not allowed in complex format "
     "specifier"},
    {"1j", "05",
     "ValueError: Zero padding is not allowed in complex format specifier"},
    {"1j", "d",
     "ValueError: Unknown format code 'd' for object of type 'complex'"},
    {"1j", "g", "'0+1j'"},
    {"(1+2j)", "12,.2f", "'  1.00+2.00j'"},
    {"None", "", "'None'"},
    {"None", "5",
     "TypeError: unsupported format string passed to NoneType.__format__"},
    {"b'a'", "5",
     "TypeError: unsupported format string passed to bytes.__format__"},
    {"Ellipsis", "x",
     "TypeError: unsupported format string passed to ellipsis.__format__"},
};

START_TEST(a_value_is_formatted)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value value = value_test_read(formats[_i].value);
    struct string *spec = string_from_c(formats[_i].spec);
    struct string *shown = value_format(&value, spec, &context);
    value_test_expect_string(shown, &context, formats[_i].wanted);
    string_release(spec);
    value_release(&value);
}
END_TEST

/* What older versions say to the same. */
static const struct {
    const char *version, *value, *spec, *wanted;
} older[] = {
    {"3.9", "'abc'", "05",
     "ValueError: '=' alignment not allowed in string format specifier"},
    {"3.10", "'abc'", "05", "'abc00'"},
    {"3.10", "-0.0", "z.1f", "ValueError: Invalid format specifier"},
    {"3.11", "-0.0", "z.1f", "'0.0'"},
    {"3.10", "5", "5k5", "ValueError: Invalid format specifier"},
    {"3.11", "5", "5k5",
     "ValueError: Invalid format specifier '5k5' for object of type 'int'"},
};

START_TEST(a_value_is_formatted_as_the_version_does)
{
    struct value_context context;
    value_test_context(&context, older[_i].version);
    struct value value = value_test_read(older[_i].value);
    struct string *spec = string_from_c(older[_i].spec);
    struct string *shown = value_format(&value, spec, &context);
    value_test_expect_string(shown, &context, older[_i].wanted);
    string_release(spec);
    value_release(&value);
}
END_TEST

START_TEST(no_width_or_precision_outgrows_the_limit)
{
    static const char *const specs[] = {"1000000000000", "x>2000000",
                                        "€>600000",      ".2000000f",
                                        "02000000",      "02000000,"};
    for (int i = 0; i < COUNT(specs); i++) {
        struct value_context context;
        value_test_context(&context, "3.12");
        struct value value = value_from_double(1.5);
        struct string *spec = string_from_c(specs[i]);
        ck_assert_ptr_null(value_format(&value, spec, &context));
        ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
        string_release(spec);
        value_context_release(&context);
    }
}
END_TEST

static const struct {
    const char *text, *wanted;
} parts[] = {
    {"", ""},
    {"abc", "abc"},
    {"{}", "<||>"},
    {"a{}b", "a<||> b"},
    {"{0}{1}", "<0||> <1||>"},
    {"{{}}", "{ }"},
    {"a{{b}}c{}", "a{ b} c<||>"},
    {"{name.attr[key]!r:>10}", "<name.attr[key]|r|>10>"},
    {"{:{}}", "<||{}>"},
    {"{0:{1}.{2}}", "<0||{1}.{2}>"},
    {"{[a]b}", "<[a]b||>"},
    {"{a[}]}", "<a[}]||>"},
    {"{", "ValueError: Single '{' encountered in format string"},
    {"}", "ValueError: Single '}' encountered in format string"},
    {"a}", "ValueError: Single '}' encountered in format string"},
    {"{0", "ValueError: expected '}' before end of string"},
    {"{!}", "ValueError: unmatched '{' in format spec"},
    {"{!r", "ValueError: unmatched '{' in format spec"},
    {"{!rx}", "ValueError: expected ':' after conversion specifier"},
    {"{!r}", "<|r|>"},
    {"{!r:}", "<|r|>"},
    {"{:x", "ValueError: unmatched '{' in format spec"},
    {"{0[}", "ValueError: expected '}' before end of string"},
    {"{a{b}", "ValueError: unexpected '{' in field name"},
    {"{a!}", "ValueError: unmatched '{' in format spec"},
};

/* Shows an error of the context after what was read before it. */
static void
add_error(struct text *shown, const struct value_context *context)
{
    if (context->error.kind == VALUE_ERROR_NONE)
        return;
    text_add_string(shown, shown->length > 0 ? " " : "");
    text_add_format(shown, "%s: %s", value_error_name(context->error.kind),
                    text_string(&context->error.message));
}

static void
add_part(struct text *shown, const struct format_part *part, bool is_first)
{
    text_add_string(shown, is_first ? "" : " ");
    string_to_text(part->literal, shown);
    if (!part->has_field)
        return;
    text_add_byte(shown, '<');
    string_to_text(part->name, shown);
    text_add_byte(shown, '|');
    if (part->conversion != 0)
        text_add_codepoint(shown, part->conversion);
    text_add_byte(shown, '|');
    string_to_text(part->spec, shown);
    text_add_byte(shown, '>');
}

START_TEST(a_format_text_is_taken_apart)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(parts[_i].text);
    struct text shown = {0};
    struct format_part part;
    size_t position = 0;
    for (int i = 0; format_next_part(text, &position, &part, &context); i++) {
        add_part(&shown, &part, i == 0);
        format_part_release(&part);
    }
    add_error(&shown, &context);
    ck_assert_str_eq(text_string(&shown), parts[_i].wanted);
    text_release(&shown);
    string_release(text);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *name, *wanted;
} steps[] = {
    {"", "''"},
    {"0", "0"},
    {"12", "12"},
    {"a", "'a'"},
    {"0.b", "0 .b"},
    {"a.b.c", "'a' .b .c"},
    {"[0]", "'' [0]"},
    {"a[0]", "'a' [0]"},
    {"a[b]", "'a' ['b']"},
    {"a[0][-1]", "'a' [0] ['-1']"},
    {"a.0", "'a' .0"},
    {"a[", "'a' ValueError: Missing ']' in format string"},
    {"a[]", "'a' ValueError: Empty attribute in format string"},
    {"a.", "'a' ValueError: Empty attribute in format string"},
    {"a[0]b",
     "'a' [0] ValueError: Only '.' or '[' may follow ']' in format field "
     "specifier"},
    {".x", "'' .x"},
    {"a[b.c].d", "'a' ['b.c'] .d"},
};

static void
add_step(struct text *shown, const struct format_step *step, bool is_first)
{
    text_add_string(shown, is_first ? "" : step->is_attribute ? " ." : " [");
    bool is_quoted = !step->is_number && !step->is_attribute;
    text_add_string(shown, is_quoted ? "'" : "");
    if (step->is_number)
        text_add_format(shown, "%d", (int)step->number);
    else
        string_to_text(step->name, shown);
    text_add_string(shown, is_quoted ? "'" : "");
    text_add_string(shown, is_first || step->is_attribute ? "" : "]");
}

START_TEST(a_field_name_is_taken_apart)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *name = string_from_c(steps[_i].name);
    struct text shown = {0};
    struct format_step step;
    size_t position = 0;
    for (int i = 0; format_next_step(name, &position, &step, &context); i++) {
        add_step(&shown, &step, i == 0);
        string_release(step.name);
    }
    add_error(&shown, &context);
    ck_assert_str_eq(text_string(&shown), steps[_i].wanted);
    text_release(&shown);
    string_release(name);
    value_context_release(&context);
}
END_TEST

static const struct {
    const char *text, *value, *wanted;
} percents[] = {
    {"%d", "5", "'5'"},
    {"%5d", "5", "'    5'"},
    {"%-5d|", "5", "'5    |'"},
    {"%05d", "-5", "'-0005'"},
    {"%+d", "5", "'+5'"},
    {"% d", "5", "' 5'"},
    {"%-05d|", "5", "'5    |'"},
    {"%.3d", "5", "'005'"},
    {"%+.3d", "-5", "'-005'"},
    {"%8.3d", "5", "'     005'"},
    {"%08.3d", "5", "'00000005'"},
    {"%i", "True", "'1'"},
    {"%u", "7", "'7'"},
    {"%d", "1.9", "'1'"},
    {"%d", "'a'", "TypeError: %d format: a real number is required, not str"},
    {"%d", "None",
     "TypeError: %d format: a real number is required, not NoneType"},
    {"%d", "inf", "OverflowError: cannot convert float infinity to integer"},
    {"%d", "nan", "ValueError: cannot convert float NaN to integer"},
    {"%d", "1j",
     "TypeError: %d format: a real number is required, not complex"},
    {"%x", "255", "'ff'"},
    {"%#x", "255", "'0xff'"},
    {"%#X", "-255", "'-0XFF'"},
    {"%#08x", "255", "'0x0000ff'"},
    {"%-#8x|", "255", "'0xff    |'"},
    {"%o", "8", "'10'"},
    {"%#o", "8", "'0o10'"},
    {"%x", "1.5", "TypeError: %x format: an integer is required, not float"},
    {"%x", "'a'", "TypeError: %x format: an integer is required, not str"},
    {"%.4x", "255", "'00ff'"},
    {"%#.4x", "255", "'0x00ff'"},
    {"%d", "1180591620717411303424", "'1180591620717411303424'"},
    {"%x", "-1180591620717411303424", "'-400000000000000000'"},
    {"%f", "1.5", "'1.500000'"},
    {"%.2f", "2.675", "'2.67'"},
    {"%8.2f", "1.5", "'    1.50'"},
    {"%-8.2f|", "1.5", "'1.50    |'"},
    {"%08.2f", "-1.5", "'-0001.50'"},
    {"%+.1f", "1", "'+1.0'"},
    {"%e", "12345.678", "'1.234568e+04'"},
    {"%.0e", "12345.678", "'1e+04'"},
    {"%#.0f", "1", "'1.'"},
    {"%g", "10000000000.0", "'1e+10'"},
    {"%G", "1e-10", "'1E-10'"},
    {"%F", "inf", "'INF'"},
    {"%05f", "inf", "'00inf'"},
    {"%f", "'a'", "TypeError: must be real number, not str"},
    {"%f",
     "100000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "000000000000000000000000000000000000000000000000000000000000000000000000"
     "00000000000000000000000000000000000000000",
     "OverflowError: int too large to convert to float"},
    {"%.3g", "1234.5", "'1.23e+03'"},
    {"%#g", "1.0", "'1.00000'"},
    {"%s", "'abc'", "'abc'"},
    {"%5s|", "'abc'", "'  abc|'"},
    {"%-5s|", "'abc'", "'abc  |'"},
    {"%.2s", "'abc'", "'ab'"},
    {"%05s", "'abc'", "'  abc'"},
    {"%s", "1.5", "'1.5'"},
    {"%s", "None", "'None'"},
    {"%r", "'abc'", "\"'abc'\""},
    {"%a", "'é'", "\"'\\\\xe9'\""},
    {"%c", "'x'", "'x'"},
    {"%c", "97", "'a'"},
    {"%5c", "'x'", "'    x'"},
    {"%c", "'ab'", "TypeError: %c requires int or char"},
    {"%c", "1.5", "TypeError: %c requires int or char"},
    {"%c", "-1", "OverflowError: %c arg not in range(0x110000)"},
    {"%c", "1114112", "OverflowError: %c arg not in range(0x110000)"},
    {"%k", "1",
     "ValueError: unsupported format character 'k' (0x6b) at index 1"},
    {"%é", "1",
     "ValueError: unsupported format character '?' (0xe9) at index 1"},
    {"%ld", "5", "'5'"},
    {"%hhd", "5",
     "ValueError: unsupported format character 'h' (0x68) at index 2"},
    {"%", "1", "ValueError: incomplete format"},
    {"%5", "1", "ValueError: incomplete format"},
    {"%99999999999999999999d", "1", "ValueError: width too big"},
    {"%.99999999999d", "1", "ValueError: precision too big"},
};

/* Makes of value what the conversion wants to see, as the % operator does. */
static struct value
prepare(const struct percent_spec *spec, const struct value *value,
        struct value_context *context)
{
    struct text shown = {0};
    struct value prepared = value_copy(value);
    if (spec->type == 's') {
        value_release(&prepared);
        prepared = value_from_string(value_to_string(value, context));
    } else if (spec->type == 'r' || spec->type == 'a') {
        value_release(&prepared);
        value_repr(value, &shown);
        struct text escaped = {0};
        if (spec->type == 'a')
            string_add_escaped(text_string(&shown), shown.length, &escaped);
        prepared = value_from_c(
            text_string(spec->type == 'a' ? &escaped : &shown));
        text_release(&escaped);
    }
    text_release(&shown);
    return prepared;
}

static bool
convert(const struct string *text, const struct value *value,
        struct string_builder *out, struct value_context *context)
{
    for (size_t i = 0; i < text->length;) {
        uint32_t codepoint = string_at(text, i++);
        struct percent_spec spec;
        if (codepoint != '%') {
            string_builder_add(out, codepoint);
            continue;
        }
        if (!percent_parse(text, &i, &spec, context))
            return false;
        struct value prepared = prepare(&spec, value, context);
        bool done = percent_add(out, &spec, &prepared, context);
        value_release(&prepared);
        percent_spec_release(&spec);
        if (!done)
            return false;
    }
    return true;
}

START_TEST(a_value_is_converted_by_percent)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(percents[_i].text);
    struct value value = value_test_read(percents[_i].value);
    struct string_builder out;
    string_builder_init(&out, &context);
    struct string *shown = NULL;
    if (convert(text, &value, &out, &context))
        shown = string_builder_finish(&out);
    string_builder_release(&out);
    value_test_expect_string(shown, &context, percents[_i].wanted);
    string_release(text);
    value_release(&value);
}
END_TEST

START_TEST(a_conversion_is_parsed)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c("x%(key (a))-+#0*.*lf");
    struct percent_spec spec;
    size_t position = 2;
    ck_assert(percent_parse(text, &position, &spec, &context));
    ck_assert_uint_eq(position, text->length);
    ck_assert(string_equal_c(spec.key, "key (a)"));
    ck_assert(spec.left && spec.plus && spec.alternate && spec.zero);
    ck_assert(!spec.space && spec.star_width && spec.star_precision);
    ck_assert_uint_eq(spec.type, 'f');
    ck_assert_uint_eq(spec.index, text->length - 1);
    percent_spec_release(&spec);
    string_release(text);
    text = string_from_c("%(key");
    position = 1;
    ck_assert(!percent_parse(text, &position, &spec, &context));
    ck_assert_str_eq(text_string(&context.error.message),
                     "incomplete format key");
    string_release(text);
    value_context_release(&context);
}
END_TEST

Suite *
format_suite(void)
{
    Suite *suite = suite_create("format");
    TCase *formatting = tcase_create("format");
    tcase_add_loop_test(formatting, a_value_is_formatted, 0, COUNT(formats));
    tcase_add_loop_test(formatting, a_value_is_formatted_as_the_version_does, 0,
                        COUNT(older));
    tcase_add_test(formatting, no_width_or_precision_outgrows_the_limit);
    tcase_add_loop_test(formatting, a_format_text_is_taken_apart, 0,
                        COUNT(parts));
    tcase_add_loop_test(formatting, a_field_name_is_taken_apart, 0,
                        COUNT(steps));
    tcase_add_loop_test(formatting, a_value_is_converted_by_percent, 0,
                        COUNT(percents));
    tcase_add_test(formatting, a_conversion_is_parsed);
    suite_add_tcase(suite, formatting);
    return suite;
}
