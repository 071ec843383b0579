/* Garbage in cycles. */
#include <check.h>

#include "heap/collector.h"
#include "heap/native.h"
#include "tests/heap/heap_fixture.h"

static size_t
collect(struct fixture *f)
{
    size_t found;
    ck_assert(collector_collect(&f->runtime, 2, &found));
    return found;
}

START_TEST(cycles_are_found_and_freed)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    ck_assert_uint_eq(collect(&f), 0);
    size_t objects = f.runtime.object_count;

    struct object *box = box_new(&f); /* a list in itself */
    root(&f, 0, box);
    box_add(&f, box, box);
    root(&f, 0, NULL);
    ck_assert_uint_eq(f.runtime.object_count, objects + 1);
    ck_assert_uint_eq(collect(&f), 1);
    ck_assert_uint_eq(f.runtime.object_count, objects);

    struct object *a = box_new(&f), *b = box_new(&f); /* two lists */
    root(&f, 0, a);
    box_add(&f, b, a);
    box_add(&f, a, b);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 2);

    box = box_new(&f); /* with other things hanging on it */
    root(&f, 0, box);
    box_add(&f, box, leaf_new(&f));
    box_add(&f, box, box_new(&f));
    box_add(&f, box, box);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 2);
    ck_assert_uint_eq(collect(&f), 0);
    ck_assert_uint_eq(f.runtime.object_count, objects);
    fixture_close(&f);
}
END_TEST

START_TEST(what_is_reachable_is_kept)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *a = box_new(&f), *b = box_new(&f), *c = box_new(&f);
    root(&f, 0, a);
    box_add(&f, a, b);
    box_add(&f, b, c);
    box_add(&f, c, b);
    ck_assert_uint_eq(collect(&f), 0);
    ck_assert_uint_eq(b->count, 2);
    ck_assert_uint_eq(c->flags & NODE_UNREACHABLE, 0);
    /* What C code has just made belongs to nobody yet, and stays. */
    struct object *new = box_new(&f);
    box_add(&f, new, new);
    slots_clear(&f.runtime, new, 0, 1, false);
    fixture_close(&f);
}
END_TEST

START_TEST(a_tuple_in_a_cycle_is_freed_by_the_list_in_it)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f);
    struct object *pair = pair_new(&f, box, leaf_new(&f));
    root(&f, 0, box);
    box_add(&f, box, pair);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 2);
    ck_assert_uint_eq(collect(&f), 0);
    fixture_close(&f);
}
END_TEST

START_TEST(tuples_of_atoms_are_forgotten)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *plain = pair_new(&f, leaf_new(&f), leaf_new(&f));
    struct object *nested = pair_new(&f, leaf_new(&f), plain);
    struct object *other = pair_new(&f, leaf_new(&f), box_new(&f));
    root(&f, 0, nested);
    root(&f, 1, other);
    ck_assert(plain->flags & NODE_TRACKED);
    collect(&f);
    ck_assert(!(plain->flags & NODE_TRACKED));
    /* The one around it came first in the list; its turn is next time. */
    collect(&f);
    ck_assert(!(nested->flags & NODE_TRACKED));
    ck_assert(other->flags & NODE_TRACKED);
    fixture_close(&f);
}
END_TEST

START_TEST(finalizers_run_in_order_before_anything_is_freed)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *a = ender_new(&f, 'a'), *b = ender_new(&f, 'b');
    root(&f, 0, a);
    box_add(&f, a, b);
    box_add(&f, b, a);
    box_add(&f, a, ender_new(&f, 'l'));
    root(&f, 0, NULL);
    ck_assert_str_eq(fixture_ended, "");
    ck_assert_uint_eq(collect(&f), 3);
    ck_assert_str_eq(fixture_ended, "abl");
    fixture_close(&f);
}
END_TEST

START_TEST(garbage_that_comes_back_is_not_counted)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *a = ender_new(&f, 'a');
    root(&f, 0, a);
    box_add(&f, a, a);
    root(&f, 0, NULL);
    fixture_resurrects = true;
    ck_assert_uint_eq(collect(&f), 0);
    ck_assert_ptr_eq(f.roots->slots[ROOTS - 1], a);
    ck_assert_uint_eq(a->count, 2);
    ck_assert_uint_eq(a->flags & NODE_UNREACHABLE, 0);
    fixture_resurrects = false;
    root(&f, ROOTS - 1, NULL);
    ck_assert_uint_eq(collect(&f), 1);
    ck_assert_str_eq(fixture_ended, "a");
    fixture_close(&f);
}
END_TEST

/* Makes boxes that hold themselves until a collection has run, and returns how
 * many were made. */
static int
boxes_until_run(struct fixture *f)
{
    size_t before = log_event_count(f->log);
    for (int made = 1; made < 5000; made++) {
        struct object *box = box_new(f);
        box_add(f, box, box);
        collector_run_due(&f->runtime);
        for (; before < log_event_count(f->log); before++) {
            const struct event *event = log_event(f->log, before);
            if (event->kind == EVENT_COLLECTOR &&
                event->y == COLLECTOR_STARTED)
                return made;
        }
    }
    return -1;
}

START_TEST(it_runs_by_itself_when_the_threshold_is_passed)
{
    static const struct {
        const char *version;
        int boxes; /* the last one makes the count 701 or 2001 */
    } rows[] = {{"3.8", 701}, {"3.11", 701}, {"3.12", 701}, {"3.13", 2001}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        fixture_open(&f, rows[i].version);
        collect(&f);
        ck_assert_int_eq(boxes_until_run(&f), rows[i].boxes);
        fixture_close(&f);
    }
}
END_TEST

START_TEST(objects_made_and_dropped_cause_no_run)
{
    struct fixture f;
    fixture_open(&f, "3.8");
    collect(&f);
    size_t before = log_event_count(f.log);
    for (int i = 0; i < 5000; i++) {
        root(&f, 0, box_new(&f));
        root(&f, 0, NULL);
    }
    for (; before < log_event_count(f.log); before++)
        ck_assert_int_ne(log_event(f.log, before)->kind, EVENT_COLLECTOR);
    runtime_release(&f.runtime);
    log_free(f.log);
}
END_TEST

START_TEST(older_generations_run_less_often)
{
    struct fixture f;
    char runs[32] = "";
    size_t count = 0;
    fixture_open(&f, "3.8");
    struct object *keep = box_new(&f);
    root(&f, 0, keep);
    collect(&f);
    size_t event = log_event_count(f.log);
    while (count < 25) {
        box_add(&f, keep, box_new(&f));
        for (; event < log_event_count(f.log) && count < 25; event++) {
            const struct event *told = log_event(f.log, event);
            if (told->kind == EVENT_COLLECTOR &&
                told->y == COLLECTOR_STARTED)
                runs[count++] = (char)('0' + told->x);
        }
    }
    ck_assert_str_eq(runs, "0000000000010000000000010");
    runtime_release(&f.runtime);
    log_free(f.log);
}
END_TEST

START_TEST(it_can_be_switched_off)
{
    struct fixture f;
    int counts[3];
    fixture_open(&f, "3.12");
    collect(&f);
    collector_enable(&f.runtime, false);
    ck_assert(!collector_is_enabled(&f.runtime));
    ck_assert_int_eq(boxes_until_run(&f), -1);
    collector_counts(&f.runtime, counts);
    ck_assert_int_gt(counts[0], 4000);
    collector_set_thresholds(&f.runtime, (int[3]){5, 1, 1});
    collector_enable(&f.runtime, true);
    ck_assert_int_eq(boxes_until_run(&f), 1);
    runtime_release(&f.runtime);
    log_free(f.log);
}
END_TEST

Suite *
collector_suite(void)
{
    Suite *suite = suite_create("collector");
    TCase *tcase = tcase_create("collector");
    tcase_add_test(tcase, cycles_are_found_and_freed);
    tcase_add_test(tcase, what_is_reachable_is_kept);
    tcase_add_test(tcase, a_tuple_in_a_cycle_is_freed_by_the_list_in_it);
    tcase_add_test(tcase, tuples_of_atoms_are_forgotten);
    tcase_add_test(tcase, finalizers_run_in_order_before_anything_is_freed);
    tcase_add_test(tcase, garbage_that_comes_back_is_not_counted);
    tcase_add_test(tcase, it_runs_by_itself_when_the_threshold_is_passed);
    tcase_add_test(tcase, objects_made_and_dropped_cause_no_run);
    tcase_add_test(tcase, older_generations_run_less_often);
    tcase_add_test(tcase, it_can_be_switched_off);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
