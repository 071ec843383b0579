/* Text without addresses. */
#include "tests/check_main.h"

#include "verify/plain_text.h"

static const struct {
    const char *text, *plain;
} cases[] = {
    {"<A object at 0x7f01c0ffee00>", "<A object at ADDRESS>"},
    {"140234567891234 is an id", "ADDRESS is an id"},
    {"12345678901 is none", "12345678901 is none"},
    {"x140234567891234", "x140234567891234"},
    {"140234567891234x", "140234567891234x"},
    {"0x is no number", "0x is no number"},
    {"", ""},
};

START_TEST(addresses_go)
{
    struct text text = {0};
    text_add_string(&text, cases[_i].text);
    plain_text(&text);
    ck_assert_str_eq(text_string(&text), cases[_i].plain);
    text_release(&text);
}
END_TEST

Suite *plain_text_suite(void);

Suite *
plain_text_suite(void)
{
    Suite *suite = suite_create("plain_text");
    TCase *tests = tcase_create("plain_text");
    tcase_add_loop_test(tests, addresses_go, 0,
                        sizeof cases / sizeof *cases);
    suite_add_tcase(suite, tests);
    return suite;
}
