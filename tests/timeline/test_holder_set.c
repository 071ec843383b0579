/* The multiset of holders against plain counters. */
#include "tests/check_main.h"

#include "base/mem.h"
#include "timeline/holder_set.h"

#define HOLDERS 300

static void
expect(const struct holder_set *set, const uint32_t times[HOLDERS])
{
    struct holding list[HOLDERS];
    uint32_t next = 0;
    holder_set_list(set, list);
    for (node_id i = 1; i < HOLDERS; i++) {
        ck_assert_uint_eq(holder_set_times(set, i), times[i]);
        if (times[i] == 0)
            continue;
        ck_assert_uint_lt(next, set->count);
        ck_assert_uint_eq(list[next].holder, i);
        ck_assert_uint_eq(list[next].times, times[i]);
        next++;
    }
    ck_assert_uint_eq(next, set->count);
}

START_TEST(sets_count_like_counters)
{
    /* Holders come in waves, so that the set grows and shrinks through all
     * its shapes. */
    struct holder_set set = {0};
    uint32_t times[HOLDERS] = {0};
    uint64_t seed = 99 + (uint64_t)_i;
    uint32_t range = 1;
    for (int round = 0; round < 6000; round++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        if (round % 500 == 0)
            range = 1 + (uint32_t)(seed >> 40) % (HOLDERS - 1);
        node_id holder = 1 + (node_id)(seed >> 33) % range;
        uint32_t many = 1 + (uint32_t)(seed >> 20) % 3;
        if (seed >> 63 || round % 1000 > 700) {
            ck_assert_int_eq(holder_set_remove(&set, holder, many),
                             times[holder] >= many);
            times[holder] -= times[holder] >= many ? many : 0;
        } else {
            holder_set_add(&set, holder, many);
            times[holder] += many;
        }
        if (round % 50 == 0)
            expect(&set, times);
    }
    for (node_id i = 1; i < HOLDERS; i++) {
        if (times[i] > 0)
            ck_assert(holder_set_remove(&set, i, times[i]));
        times[i] = 0;
    }
    expect(&set, times);
    holder_set_release(&set);
}
END_TEST

Suite *
holder_set_suite(void)
{
    Suite *suite = suite_create("holder_set");
    TCase *tcase = tcase_create("holder_set");
    tcase_add_loop_test(tcase, sets_count_like_counters, 0, 5);
    suite_add_tcase(suite, tcase);
    return suite;
}
