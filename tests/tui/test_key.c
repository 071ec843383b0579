/* Names of keys, and the table of actions. */
#include <check.h>
#include <ctype.h>
#include <string.h>

#include "tui/action.h"
#include "tui/key.h"
#include "tui/tui.h"

START_TEST(names)
{
    const char *next;
    ck_assert_uint_eq(key_parse("Right", &next), PRESS_RIGHT);
    ck_assert_uint_eq(key_parse("Ctrl-L x", &next), 'L' & 0x1f);
    ck_assert_uint_eq(key_parse(next, &next), 'x');
    ck_assert_ptr_nonnull(next);
    (void)key_parse(next, &next);
    ck_assert_ptr_null(next);
    ck_assert_uint_eq(key_parse("Nothing", &next), PRESS_NONE);
}
END_TEST

START_TEST(signs)
{
    struct text text = {0};
    key_add_name(PRESS_RIGHT, false, &text);
    key_add_name(PRESS_RIGHT, true, &text);
    key_add_name('L' & 0x1f, true, &text);
    key_add_name('q', true, &text);
    ck_assert_str_eq(text_string(&text), "→RightCtrl-Lq");
    text_release(&text);
}
END_TEST

/* Every key of the table means its action and no other one. */
START_TEST(each_key_has_one_action)
{
    for (size_t i = 0; i < tui_action_count(); i++) {
        struct tui_action action = tui_action_at(i);
        const char *keys = action.keys;
        int count = 0;
        for (;;) {
            uint32_t code = key_parse(keys, &keys);
            if (keys == NULL)
                break;
            ck_assert_msg(code != PRESS_NONE, "%s: %s", action.name,
                          action.keys);
            ck_assert_msg(action_of_key(code) == (enum action)i, "%s: %s",
                          action.name, action.keys);
            count++;
        }
        ck_assert_int_gt(count, 0);
        ck_assert_int_gt((int)strlen(action.words), 3);
    }
    ck_assert_int_eq(action_of_key('~'), ACTION_NONE);
}
END_TEST

/* The terminal's and the window manager's own keys are left alone. */
START_TEST(keys_that_are_never_bound)
{
    ck_assert_int_eq(action_of_key('S' & 0x1f), ACTION_NONE);
    ck_assert_int_eq(action_of_key('Q' & 0x1f), ACTION_NONE);
    ck_assert_int_eq(action_of_key(KEYS_ESCAPE), ACTION_NONE);
    for (uint32_t digit = '0'; digit <= '9'; digit++)
        ck_assert_int_eq(action_of_key(digit), ACTION_NONE);
}
END_TEST

Suite *
key_suite(void)
{
    Suite *suite = suite_create("key");
    TCase *tests = tcase_create("key");
    tcase_add_test(tests, names);
    tcase_add_test(tests, signs);
    tcase_add_test(tests, each_key_has_one_action);
    tcase_add_test(tests, keys_that_are_never_bound);
    suite_add_tcase(suite, tests);
    return suite;
}
