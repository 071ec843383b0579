/* Integers: the small path against GMP itself, texts, sizes and limits. */
#include <check.h>
#include <gmp.h>
#include <stdlib.h>

#include "tests/value/value_test.h"

/* The same sequence of numbers on every machine. */
static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Numbers near every edge: 0, 2^n, the ends of 64 bits, and beyond. */
static void
pick(uint64_t *random, mpz_t number)
{
    uint64_t choice = next_random(random);
    unsigned long bits = (unsigned long)(choice >> 8) % 130;
    mpz_set_ui(number, 1);
    mpz_mul_2exp(number, number, bits);
    if (choice % 4 == 0)
        mpz_set_ui(number, 0);
    if (choice % 3 == 0) {
        for (int i = 0; i < 3; i++) {
            mpz_mul_2exp(number, number, 32);
            mpz_add_ui(number, number, next_random(random) >> 32);
        }
        mpz_fdiv_q_2exp(number, number, bits);
    }
    mpz_add_ui(number, number, (choice >> 4) % 3);
    mpz_sub_ui(number, number, 1);
    if (choice & (1u << 20))
        mpz_neg(number, number);
}

static struct integer
read_number(const mpz_t number)
{
    size_t room = mpz_sizeinbase(number, 10) + 2;
    char *digits = malloc(room);
    ck_assert_ptr_nonnull(digits);
    mpz_get_str(digits, 10, number);
    struct value value = value_test_read(digits);
    free(digits);
    return value.as.integer;
}

/* Asserts that got (which is released) is the number wanted, in the one form
 * that it may have. */
static void
expect(struct integer got, const mpz_t wanted)
{
    struct text shown = {0};
    integer_to_text(got, 10, &shown);
    mpz_t back;
    mpz_init_set_str(back, text_string(&shown), 10);
    ck_assert_msg(mpz_cmp(back, wanted) == 0, "%s", text_string(&shown));
    bool fits = mpz_sizeinbase(wanted, 2) < 64;
    ck_assert(!fits || got.big == NULL);
    mpz_clear(back);
    text_release(&shown);
    integer_release(&got);
}

typedef bool operation(struct integer, struct integer, struct integer *,
                       struct value_context *);
typedef struct integer bitwise(struct integer, struct integer);
typedef void twin(mpz_ptr, mpz_srcptr, mpz_srcptr);

static void
compare_pair(const mpz_t a, const mpz_t b, struct value_context *context)
{
    static operation *const operations[] = {integer_add, integer_subtract,
                                            integer_multiply};
    static twin *const operation_twins[] = {mpz_add, mpz_sub, mpz_mul};
    static bitwise *const bitwises[] = {integer_and, integer_or, integer_xor,
                                        integer_gcd};
    static twin *const bitwise_twins[] = {mpz_and, mpz_ior, mpz_xor, mpz_gcd};
    struct integer left = read_number(a);
    struct integer right = read_number(b);
    mpz_t wanted;
    mpz_init(wanted);
    for (int i = 0; i < COUNT(operations); i++) {
        struct integer out;
        ck_assert(operations[i](left, right, &out, context));
        operation_twins[i](wanted, a, b);
        expect(out, wanted);
    }
    for (int i = 0; i < COUNT(bitwises); i++) {
        bitwise_twins[i](wanted, a, b);
        expect(bitwises[i](left, right), wanted);
    }
    struct integer quotient;
    struct integer rest;
    if (mpz_sgn(b) != 0) {
        ck_assert(integer_divide(left, right, &quotient, &rest, context));
        mpz_fdiv_q(wanted, a, b);
        expect(quotient, wanted);
        mpz_fdiv_r(wanted, a, b);
        expect(rest, wanted);
    }
    int order = mpz_cmp(a, b);
    ck_assert_int_eq(integer_compare(left, right), (order > 0) - (order < 0));
    mpz_clear(wanted);
    integer_release(&left);
    integer_release(&right);
}

static void
compare_one(const mpz_t a, unsigned long count, struct value_context *context)
{
    struct integer number = read_number(a);
    struct integer places = integer_from_size(count);
    struct integer out;
    mpz_t wanted;
    mpz_init(wanted);
    mpz_neg(wanted, a);
    expect(integer_negate(number), wanted);
    mpz_abs(wanted, a);
    expect(integer_absolute(number), wanted);
    mpz_com(wanted, a);
    expect(integer_invert(number), wanted);
    ck_assert(integer_shift_left(number, places, &out, context));
    mpz_mul_2exp(wanted, a, count);
    expect(out, wanted);
    ck_assert(integer_shift_right(number, places, &out, context));
    mpz_fdiv_q_2exp(wanted, a, count);
    expect(out, wanted);
    ck_assert(integer_power(number, integer_from_int64((int64_t)count % 7),
                            &out, context));
    mpz_pow_ui(wanted, a, count % 7);
    expect(out, wanted);
    ck_assert_uint_eq(integer_bit_length(number),
                      mpz_sgn(a) == 0 ? 0 : mpz_sizeinbase(a, 2));
    ck_assert_int_eq(integer_sign(number), mpz_sgn(a));
    ck_assert(integer_is_odd(number) == (mpz_odd_p(a) != 0));
    mpz_clear(wanted);
    integer_release(&number);
}

START_TEST(integers_agree_with_gmp)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    uint64_t random = (uint64_t)_i + 1;
    mpz_t a;
    mpz_t b;
    mpz_init(a);
    mpz_init(b);
    for (int round = 0; round < 500; round++) {
        pick(&random, a);
        pick(&random, b);
        compare_pair(a, b, &context);
        compare_one(a, (unsigned long)(next_random(&random) % 100), &context);
    }
    mpz_clear(a);
    mpz_clear(b);
    value_context_release(&context);
}
END_TEST

START_TEST(texts_in_every_base_are_read_back)
{
    static const char *const numbers[] = {"0",
                                          "-1",
                                          "9223372036854775807",
                                          "-9223372036854775808",
                                          "9223372036854775808",
                                          "-123456789012345678901234567890"};
    struct value_context context;
    value_test_context(&context, "3.12");
    for (int i = 0; i < COUNT(numbers); i++) {
        struct value value = value_test_read(numbers[i]);
        for (int base = 2; base <= 36; base++) {
            struct text shown = {0};
            integer_to_text(value.as.integer, base, &shown);
            struct string *text = string_from_utf8(shown.bytes, shown.length);
            struct integer back;
            ck_assert(integer_parse(text, base, &back, &context));
            ck_assert_int_eq(integer_compare(back, value.as.integer), 0);
            integer_release(&back);
            string_release(text);
            text_release(&shown);
        }
        value_release(&value);
    }
    value_context_release(&context);
}
END_TEST

START_TEST(what_is_too_large_is_not_made)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct integer ten = integer_from_int64(10);
    struct integer huge = integer_from_int64(INT64_MAX);
    struct integer out = {0};
    /* What no machine has memory for is an exception of Python ... */
    ck_assert(!integer_power(ten, huge, &out, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_OVERFLOW);
    ck_assert(!integer_shift_left(ten, huge, &out, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_MEMORY);
    /* ... and what some have is a limit of ours. */
    ck_assert(!integer_power(ten, integer_from_int64(3000000), &out, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    /* The largest that may be: 1 MiB. */
    struct integer large;
    ck_assert(integer_shift_left(
        integer_from_int64(1), integer_from_int64(8388607), &large, &context));
    ck_assert_uint_eq(integer_bit_length(large), 8388608);
    ck_assert(!integer_multiply(large, ten, &out, &context));
    ck_assert(!integer_power_modulo(ten, large, large, &out, &context));
    ck_assert_int_eq(context.error.kind, VALUE_ERROR_LIMIT);
    integer_release(&large);
    value_context_release(&context);
}
END_TEST

START_TEST(square_roots_are_whole)
{
    struct value_context context;
    value_test_context(&context, "3.12");
    struct value square = value_test_read("100000000000000000000");
    struct value out = value_from_int64(0);
    ck_assert(
        integer_square_root(square.as.integer, &out.as.integer, &context));
    ck_assert_int_eq(out.as.integer.small, INT64_C(10000000000));
    ck_assert(!integer_square_root(integer_from_int64(-1), &out.as.integer,
                                   &context));
    value_release(&square);
    value_test_expect(false, &out, &context,
                      "ValueError: isqrt() argument must be nonnegative");
}
END_TEST

START_TEST(numbers_come_from_every_c_type)
{
    struct integer number = integer_from_uint64(UINT64_MAX);
    struct text shown = {0};
    integer_to_text(number, 16, &shown);
    ck_assert_str_eq(text_string(&shown), "ffffffffffffffff");
    int64_t small;
    ck_assert(!integer_to_int64(number, &small));
    ck_assert_uint_eq(integer_bit_count(number), 64);
    text_release(&shown);
    struct integer shared = integer_copy(number);
    integer_release(&number);
    ck_assert_int_eq(integer_sign(number), 0);
    ck_assert_int_eq(integer_sign(shared), 1);
    integer_release(&shared);
    ck_assert(integer_to_int64(integer_from_size(7), &small));
    ck_assert_int_eq(small, 7);
}
END_TEST

Suite *
integer_suite(void)
{
    Suite *suite = suite_create("integer");
    TCase *integers = tcase_create("integer");
    tcase_add_loop_test(integers, integers_agree_with_gmp, 0, 8);
    tcase_add_test(integers, texts_in_every_base_are_read_back);
    tcase_add_test(integers, what_is_too_large_is_not_made);
    tcase_add_test(integers, square_roots_are_whole);
    tcase_add_test(integers, numbers_come_from_every_c_type);
    tcase_set_timeout(integers, 60);
    suite_add_tcase(suite, integers);
    return suite;
}
