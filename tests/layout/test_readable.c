/*
 * The promises that every picture keeps: boxes never overlap and never move,
 * each reference can be read off, and nothing that is not there.
 */
#include <stdlib.h>

#include "tests/check_main.h"
#include "tests/layout/judge.h"

Suite *readable_suite(void);

/* More in a long run: REFSTEP_HEAPS=10000. */
#define RANDOM_HEAPS 200

START_TEST(samples_can_be_read)
{
    struct verdict verdict = {0};
    struct heap heap;

    heap_sample(&heap, _i);
    judge_heap(&heap, false, &verdict);
    ck_assert_msg(verdict.problems.length == 0, "%s:\n%s", heap.title,
                  text_string(&verdict.problems));
    ck_assert_int_eq(verdict.stubs, 0);
    heap_release(&heap);
    verdict_release(&verdict);
}
END_TEST

static unsigned
random_heaps(void)
{
    const char *wanted = getenv("REFSTEP_HEAPS");

    return wanted != NULL ? (unsigned)strtoul(wanted, NULL, 10)
                          : RANDOM_HEAPS;
}

START_TEST(random_heaps_can_be_read)
{
    struct verdict verdict = {0};

    for (unsigned seed = 0; seed < random_heaps(); seed++) {
        struct heap heap;

        heap_random(&heap, seed, seed % 10 == 0 ? 40 : 14);
        judge_heap(&heap, false, &verdict);
        ck_assert_msg(verdict.problems.length == 0, "seed %u:\n%s", seed,
                      text_string(&verdict.problems));
        heap_release(&heap);
    }
    verdict_release(&verdict);
}
END_TEST

START_TEST(seated_heaps_can_be_read)
{
    struct verdict verdict = {0};

    for (unsigned seed = 0; seed < random_heaps() / 2; seed++) {
        struct heap heap;

        heap_random(&heap, seed, 14);
        judge_heap(&heap, true, &verdict);
        ck_assert_msg(verdict.problems.length == 0, "seed %u:\n%s", seed,
                      text_string(&verdict.problems));
        heap_release(&heap);
    }
    verdict_release(&verdict);
}
END_TEST

Suite *
readable_suite(void)
{
    Suite *suite = suite_create("readable");
    TCase *samples = tcase_create("samples");
    TCase *random = tcase_create("random");

    tcase_add_loop_test(samples, samples_can_be_read, 0, HEAP_SAMPLES);
    tcase_add_test(random, random_heaps_can_be_read);
    tcase_add_test(random, seated_heaps_can_be_read);
    tcase_set_timeout(random, 3600);
    suite_add_tcase(suite, samples);
    suite_add_tcase(suite, random);
    return suite;
}
