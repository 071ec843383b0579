#include <check.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/vector.h"

START_TEST(an_empty_text_is_a_string)
{
    struct text text = {0};
    ck_assert_str_eq(text_string(&text), "");
    text_clear(&text);
    ck_assert_uint_eq(text.length, 0);
    char *taken = text_take(&text);
    ck_assert_str_eq(taken, "");
    mem_free(taken);
    text_release(&text);
}
END_TEST

START_TEST(everything_is_appended)
{
    struct text text = {0};
    text_add(&text, "abcdef", 2);
    text_add_string(&text, "-");
    text_add_byte(&text, 'x');
    text_add_codepoint(&text, 0x20AC);
    text_add_format(&text, "%s=%d", "n", 42);
    text_add_repeated(&text, '.', 3);
    ck_assert_str_eq(text_string(&text), "ab-x€n=42...");
    ck_assert_uint_eq(text.length, strlen("ab-x€n=42..."));
    text_release(&text);
    ck_assert_str_eq(text_string(&text), "");
}
END_TEST

START_TEST(a_text_holds_nul_bytes)
{
    struct text text = {0};
    text_add(&text, "a\0b", 3);
    ck_assert_uint_eq(text.length, 3);
    ck_assert_mem_eq(text.bytes, "a\0b", 4);
    text_release(&text);
}
END_TEST

START_TEST(cutting_keeps_the_room)
{
    struct text text = {0};
    text_add_string(&text, "hello");
    const char *bytes = text.bytes;
    text_truncate(&text, 2);
    ck_assert_str_eq(text_string(&text), "he");
    text_clear(&text);
    text_add_string(&text, "again");
    ck_assert_ptr_eq(text.bytes, bytes);
    text_release(&text);
}
END_TEST

START_TEST(a_vector_grows_by_doubling)
{
    VECTOR(int) numbers = {0};
    unsigned long before = mem_allocation_count();
    for (int i = 0; i < 10000; i++)
        VECTOR_PUSH(&numbers, i);
    ck_assert_uint_eq(numbers.count, 10000);
    ck_assert_uint_lt(mem_allocation_count() - before, 20);
    for (int i = 0; i < 10000; i++)
        ck_assert_int_eq(numbers.items[i], i);
    VECTOR_RELEASE(&numbers);
    ck_assert_ptr_null(numbers.items);
    ck_assert_uint_eq(numbers.count + numbers.capacity, 0);
}
END_TEST

START_TEST(a_vector_takes_structs)
{
    struct pair {
        int left, right;
    };
    VECTOR(struct pair) pairs = {0};
    VECTOR_RESERVE(&pairs, 100);
    ck_assert_uint_ge(pairs.capacity, 100);
    VECTOR_PUSH(&pairs, (struct pair){1, 2});
    ck_assert_int_eq(pairs.items[0].right, 2);
    VECTOR_RELEASE(&pairs);
}
END_TEST

Suite *
text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *texts = tcase_create("text and vector");
    tcase_add_test(texts, an_empty_text_is_a_string);
    tcase_add_test(texts, everything_is_appended);
    tcase_add_test(texts, a_text_holds_nul_bytes);
    tcase_add_test(texts, cutting_keeps_the_room);
    tcase_add_test(texts, a_vector_grows_by_doubling);
    tcase_add_test(texts, a_vector_takes_structs);
    suite_add_tcase(suite, texts);
    return suite;
}
