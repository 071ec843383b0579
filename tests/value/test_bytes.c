/* bytes and the encodings, against what CPython 3.12 answers. */
#include <check.h>

#include "tests/value/value_test.h"

static const struct {
    const char *data;
    size_t length;
    const char *wanted;
} reprs[] = {
    {"", 0, "b''"},
    {"abc", 3, "b'abc'"},
    {"it's", 4, "b\"it's\""},
    {"\042'", 2, "b'\"\\''"},
    {"\000\012\015\011\134", 5, "b'\\x00\\n\\r\\t\\\\'"},
    {"\177\200\377", 3, "b'\\x7f\\x80\\xff'"},
};

START_TEST(repr_is_pythons)
{
    struct bytes *bytes = bytes_new(reprs[_i].data, reprs[_i].length);
    struct text shown = {0};
    bytes_repr(bytes, &shown);
    ck_assert_str_eq(text_string(&shown), reprs[_i].wanted);
    text_release(&shown);
    bytes_release(bytes);
}
END_TEST

static const struct {
    const char *data;
    size_t length;
    const char *encoding, *wanted;
} decodes[] = {
    {"abc", 3, "utf-8", "'abc'"},
    {"\303\251\342\202\254\360\237\230\200", 9, "UTF8", "'é€😀'"},
    {"\377", 1, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: "
     "invalid start byte"},
    {"a\303", 2, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 1: "
     "unexpected end of data"},
    {"\303(", 2, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc3 in position 0: "
     "invalid continuation byte"},
    {"\342(\241", 3, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xe2 in position 0: "
     "invalid continuation byte"},
    {"\342\202(", 3, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: "
     "invalid continuation byte"},
    {"\342\202", 2, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-1: "
     "unexpected end of data"},
    {"\360\237\230", 3, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 0-2: "
     "unexpected end of data"},
    {"\360\200\200\200", 4, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf0 in position 0: "
     "invalid continuation byte"},
    {"\355\240\200", 3, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: "
     "invalid continuation byte"},
    {"\364\220\200\200", 4, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xf4 in position 0: "
     "invalid continuation byte"},
    {"\300\200", 2, "utf-8",
     "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xc0 in position 0: "
     "invalid start byte"},
    {"\351", 1, "latin-1", "'é'"},
    {"\351", 1, "ascii",
     "UnicodeDecodeError: 'ascii' codec can't decode byte 0xe9 in position 0: "
     "ordinal not in range(128)"},
    {"a", 1, "x", "LookupError: unknown encoding: x"},
    {"", 0, "x", "''"},
};

START_TEST(bytes_are_decoded)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct bytes *bytes = bytes_new(decodes[_i].data, decodes[_i].length);
    value_test_expect_string(
        bytes_decode(bytes, decodes[_i].encoding, &context), &context,
        decodes[_i].wanted);
    bytes_release(bytes);
}
END_TEST

static const struct {
    const char *text, *encoding, *wanted;
} encodes[] = {
    {"abc", "ascii", "b'abc'"},
    {"é€😀", "utf-8", "b'\\xc3\\xa9\\xe2\\x82\\xac\\xf0\\x9f\\x98\\x80'"},
    {"é", "latin_1", "b'\\xe9'"},
    {"é", "ascii",
     "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in "
     "position 0: ordinal not in range(128)"},
    {"a€€b", "latin-1",
     "UnicodeEncodeError: 'latin-1' codec can't encode characters in position "
     "1-2: ordinal not in range(256)"},
    {"😀", "ascii",
     "UnicodeEncodeError: 'ascii' codec can't encode character '\\U0001f600' "
     "in position 0: ordinal not in range(128)"},
    {"\355\240\200", "utf-8",
     "UnicodeEncodeError: 'utf-8' codec can't encode character '\\ud800' in "
     "position 0: surrogates not allowed"},
    {"a", "x", "LookupError: unknown encoding: x"},
};

START_TEST(strings_are_encoded)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct string *text = string_from_c(encodes[_i].text);
    struct value out = value_from_none();
    struct bytes *bytes = bytes_encode(text, encodes[_i].encoding, &context);
    if (bytes != NULL)
        out = value_from_bytes(bytes);
    value_test_expect(bytes != NULL, &out, &context, encodes[_i].wanted);
    string_release(text);
}
END_TEST

static void
expect(struct bytes *bytes, const char *wanted)
{
    struct text shown = {0};
    bytes_repr(bytes, &shown);
    ck_assert_str_eq(text_string(&shown), wanted);
    text_release(&shown);
    bytes_release(bytes);
}

START_TEST(bytes_are_cut_and_joined)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct bytes *abc = bytes_new("abcde", 5);
    struct bytes *none = bytes_new(NULL, 0);
    expect(bytes_slice_step(abc, 4, -2, 3), "b'eca'");
    expect(bytes_concat(abc, none, &context), "b'abcde'");
    expect(bytes_concat(abc, abc, &context), "b'abcdeabcde'");
    expect(bytes_repeat(abc, 2, &context), "b'abcdeabcde'");
    expect(bytes_repeat(abc, 0, &context), "b''");
    ck_assert_ptr_null(bytes_repeat(abc, INT64_MAX, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_OVERFLOW);
    ck_assert_ptr_null(bytes_repeat(abc, INT64_MAX / 8, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    ck_assert_ptr_null(bytes_repeat(abc, 100000000, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    ck_assert_uint_eq(bytes_size(abc), 38);
    bytes_release(abc);
    bytes_release(none);
    value_context_release(&context);
}
END_TEST

Suite *
bytes_suite(void)
{
    Suite *suite = suite_create("bytes");
    TCase *bytes = tcase_create("bytes");
    tcase_add_loop_test(bytes, repr_is_pythons, 0, COUNT(reprs));
    tcase_add_loop_test(bytes, bytes_are_decoded, 0, COUNT(decodes));
    tcase_add_loop_test(bytes, strings_are_encoded, 0, COUNT(encodes));
    tcase_add_test(bytes, bytes_are_cut_and_joined);
    suite_add_tcase(suite, bytes);
    return suite;
}
