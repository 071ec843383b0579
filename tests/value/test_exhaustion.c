/* Memory may run out at any allocation of any operation on values. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "tests/value/value_test.h"
#include "value/format.h"
#include "value/number.h"

enum { EXHAUSTED = 77, ENOUGH = 5000 };

static void
say_exhausted(void)
{
    /* What is still allocated then is no leak: nothing may look for it. */
    raise(SIGKILL);
}

static void
compute(struct value_context *context)
{
    struct value a = value_test_read("-123456789012345678901234567890");
    struct value b = value_test_read("98765432109876543210");
    for (int i = 0; i < VALUE_OPERATOR_COUNT; i++) {
        struct value out = value_from_none();
        bool is_power = i == VALUE_POWER || i == VALUE_LEFT_SHIFT;
        struct value small = value_from_int64(5);
        value_binary((enum value_operator)i, &a, is_power ? &small : &b, &out,
                     context);
        value_release(&out);
    }
    value_hash(&a, context->profile);
    value_release(&a);
    value_release(&b);
}

static void
edit(struct value_context *context)
{
    struct string *text = string_from_c("one € two 😀 three");
    struct string *part = string_from_c("t");
    struct string_list list = {0};
    string_split(text, NULL, -1, false, &list);
    string_release(string_replace(text, part, text, -1, context));
    string_release(string_upper(text));
    string_release(string_pad(text, 40, '*', STRING_BOTH, context));
    bytes_release(bytes_encode(text, "utf-8", context));
    string_list_release(&list);
    string_release(text);
    string_release(part);
}

static void
show(struct value_context *context)
{
    struct value value = value_from_double(1234.5678);
    struct string *spec = string_from_c("*>+20,.2f");
    string_release(value_format(&value, spec, context));
    string_release(spec);
    spec = string_from_c("{0!r:>{1}} and {name.x[3]}");
    struct format_part part;
    size_t position = 0;
    while (format_next_part(spec, &position, &part, context))
        format_part_release(&part);
    string_release(spec);
    struct text shown = {0};
    value_repr(&value, &shown);
    text_release(&shown);
    value = value_from_c("12x");
    struct value out = value_from_none();
    value_to_int(&value, &out, context);
    value_release(&value);
}

/* Returns the exit status of a process whose k-th allocation fails, or
 * EXHAUSTED. */
static int
run_failing(unsigned long k)
{
    fflush(NULL);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        struct value_context context;
        value_test_context(&context, "3.12");
        mem_on_exhausted(say_exhausted);
        mem_fail_at(k, k % 2 == 0);
        compute(&context);
        edit(&context);
        show(&context);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        return EXHAUSTED;
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

START_TEST(running_out_of_memory_is_reported_wherever_it_happens)
{
    int status = EXHAUSTED;
    unsigned long k = 0;
    while (status == EXHAUSTED && k < ENOUGH)
        status = run_failing(++k);
    ck_assert_int_eq(status, 0);
    ck_assert_uint_gt(k, 100);
}
END_TEST

Suite *
exhaustion_suite(void)
{
    Suite *suite = suite_create("exhaustion");
    TCase *memory = tcase_create("exhaustion");
    tcase_add_test(memory,
                   running_out_of_memory_is_reported_wherever_it_happens);
    tcase_set_timeout(memory, 120);
    suite_add_tcase(suite, memory);
    return suite;
}
