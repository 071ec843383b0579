#include <check.h>
#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

START_TEST(what_is_encoded_is_decoded)
{
    for (uint32_t codepoint = 0; codepoint <= 0x10FFFF; codepoint++) {
        if (codepoint >= 0xD800 && codepoint <= 0xDFFF)
            continue;
        char bytes[4];
        size_t size = utf8_encode(codepoint, bytes);
        size_t read = 0;
        uint32_t decoded = utf8_decode(bytes, size, &read);
        if (decoded != codepoint || read != size)
            ck_abort_msg("U+%04X", codepoint);
    }
}
END_TEST

static const char *const malformed[] = {
    "\x80",             /* continuation alone */
    "\xC3",             /* cut */
    "\xE2\x82",         /* cut */
    "\xC0\x80",         /* overlong */
    "\xE0\x80\x80",     /* overlong */
    "\xED\xA0\x80",     /* surrogate */
    "\xF4\x90\x80\x80", /* beyond U+10FFFF */
    "\xFF",             /* never */
    ("\xC3"
     "a"), /* not continued */
};

START_TEST(malformed_bytes_are_refused_one_by_one)
{
    const char *bytes = malformed[_i];
    size_t length = strlen(bytes);
    size_t size = 0;
    ck_assert_uint_eq(utf8_decode(bytes, length, &size), UTF8_INVALID);
    ck_assert_uint_eq(size, 1);
    size_t bad = 99;
    ck_assert(!utf8_is_valid(bytes, length, &bad));
    ck_assert_uint_eq(bad, 0);
    ck_assert_uint_eq(utf8_count(bytes, length), length);
}
END_TEST

START_TEST(the_first_bad_byte_is_named)
{
    size_t bad = 0;
    ck_assert(utf8_is_valid("aé€😀", strlen("aé€😀"), &bad));
    ck_assert(!utf8_is_valid("aé\xFFx", 5, &bad));
    ck_assert_uint_eq(bad, 3);
    ck_assert_uint_eq(utf8_count("aé€😀", strlen("aé€😀")), 4);
}
END_TEST

static const struct {
    uint32_t codepoint;
    int width;
} widths[] = {
    {'a', 1},     {0xE9, 1},   {0x2500, 1}, {0x25BA, 1}, {0x6F22, 2},
    {0x1F600, 2}, {0xFF21, 2}, {0x0301, 0}, {0x200B, 0}, {0x1160, 0},
    {0x221E, 1},  {0x20AC, 1}, {0xAC00, 2}, {0x2026, 1}, {0x1100, 2},
};

START_TEST(a_code_point_takes_its_columns)
{
    ck_assert_int_eq(utf8_width(widths[_i].codepoint), widths[_i].width);
}
END_TEST

START_TEST(a_string_is_fitted_into_columns)
{
    const char *text = "a漢e\xCC\x81z"; /* e with a combining accent */
    size_t length = strlen(text);
    ck_assert_uint_eq(utf8_columns(text, length), 5);
    ck_assert_uint_eq(utf8_fit(text, length, 0), 0);
    ck_assert_uint_eq(utf8_fit(text, length, 1), 1);
    ck_assert_uint_eq(utf8_fit(text, length, 2), 1);
    ck_assert_uint_eq(utf8_fit(text, length, 3), 4);
    ck_assert_uint_eq(utf8_fit(text, length, 4), 7);
    ck_assert_uint_eq(utf8_fit(text, length, 99), length);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    const char *safe;
} dangers[] = {
    {"plain é €", sizeof "plain é €" - 1, "plain é €"},
    {"a\nb\tc\rd", 7, "a\\nb\\tc\\rd"},
    {"\x1b[31m", 5, "\\x1b[31m"},
    {"\0\x7f", 2, "\\x00\\x7f"},
    {"\xC2\x9b", 2, "\\x9b"},               /* CSI */
    {"\xE2\x80\xAE", 3, "\\u202e"},         /* right to left override */
    {"\xE2\x80\x8B", 3, "\\u200b"},         /* zero width space */
    {"\xEF\xBB\xBF", 3, "\\ufeff"},         /* byte order mark */
    {"\xEF\xBF\xBF", 3, "\\uffff"},         /* no character */
    {"\xF3\xA0\x80\x81", 4, "\\U000e0001"}, /* tag */
    {"\xE2\x80\xA8", 3, "\\u2028"},         /* line separator */
    {"\xFF\xC3", 2, "\\xff\\xc3"},          /* not UTF-8 */
    {"\xED\xA0\x80", 3, "\\xed\\xa0\\x80"}, /* surrogate */
};

START_TEST(what_could_harm_a_terminal_is_escaped)
{
    struct text out = {0};
    utf8_add_safe(&out, dangers[_i].bytes, dangers[_i].length);
    ck_assert_str_eq(text_string(&out), dangers[_i].safe);
    text_release(&out);
}
END_TEST

START_TEST(safe_text_is_safe_for_every_byte)
{
    for (int first = 0; first < 256; first++) {
        for (int second = 0; second < 256; second++) {
            char bytes[2] = {(char)first, (char)second};
            struct text out = {0};
            utf8_add_safe(&out, bytes, sizeof bytes);
            size_t size;
            for (size_t i = 0; i < out.length; i += size) {
                uint32_t codepoint =
                    utf8_decode(out.bytes + i, out.length - i, &size);
                ck_assert(!utf8_is_unsafe(codepoint));
            }
            text_release(&out);
        }
    }
}
END_TEST

#define COUNT(array) ((int)(sizeof array / sizeof array[0]))

Suite *
utf8_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *utf8 = tcase_create("utf8");
    tcase_add_test(utf8, what_is_encoded_is_decoded);
    tcase_add_loop_test(utf8, malformed_bytes_are_refused_one_by_one, 0,
                        COUNT(malformed));
    tcase_add_test(utf8, the_first_bad_byte_is_named);
    tcase_add_loop_test(utf8, a_code_point_takes_its_columns, 0, COUNT(widths));
    tcase_add_test(utf8, a_string_is_fitted_into_columns);
    tcase_add_loop_test(utf8, what_could_harm_a_terminal_is_escaped, 0,
                        COUNT(dangers));
    tcase_add_test(utf8, safe_text_is_safe_for_every_byte);
    tcase_set_timeout(utf8, 60);
    suite_add_tcase(suite, utf8);
    return suite;
}
