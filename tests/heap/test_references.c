/* Slots, counts and death. */
#include <check.h>

#include "heap/native.h"
#include "tests/heap/heap_fixture.h"

START_TEST(counts_are_the_slots_that_refer)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f), *leaf = leaf_new(&f);
    ck_assert_uint_eq(box->count, 0);
    root(&f, 0, box);
    root(&f, 1, box);
    ck_assert_uint_eq(box->count, 2);
    box_add(&f, box, leaf);
    box_add(&f, box, box);
    ck_assert_uint_eq(leaf->count, 1);
    ck_assert_uint_eq(box->count, 3);
    root(&f, 1, leaf);
    ck_assert_uint_eq(box->count, 2);
    ck_assert_uint_eq(leaf->count, 2);
    root(&f, 1, leaf);
    ck_assert_uint_eq(leaf->count, 2);
    fixture_close(&f);
}
END_TEST

START_TEST(moving_changes_no_count)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *a = box_new(&f), *b = box_new(&f);
    struct ref first = {f.roots, 0}, second = {f.roots, 1};
    struct ref third = {f.roots, 2};
    ref_set(&f.runtime, first, a);
    ref_set(&f.runtime, second, b);
    ref_move(&f.runtime, first, third);
    ck_assert_ptr_null(ref_get(first));
    ck_assert_ptr_eq(ref_get(third), a);
    ref_swap(&f.runtime, second, third);
    ck_assert_ptr_eq(ref_get(second), a);
    ck_assert_ptr_eq(ref_get(third), b);
    ck_assert_uint_eq(a->count, 1);
    ck_assert_uint_eq(b->count, 1);
    ref_swap(&f.runtime, first, third); /* with an empty place */
    ck_assert_ptr_eq(ref_get(first), b);
    ck_assert_ptr_null(ref_get(third));
    fixture_close(&f);
}
END_TEST

START_TEST(slots_can_be_filled_and_reordered)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f), *leaf = leaf_new(&f);
    root(&f, 0, box);
    ck_assert(slots_insert(&f.runtime, box, 0, 5, NULL));
    slots_fill(&f.runtime, box, 1, 3, leaf);
    ck_assert_uint_eq(leaf->count, 3);
    slot_set(&f.runtime, box, 0, box);
    slots_permute(&f.runtime, box, 0, (uint32_t[]){3, 0, 4, 1, 2}, 5);
    ck_assert_ptr_eq(box->slots[0], leaf);
    ck_assert_ptr_eq(box->slots[1], box);
    ck_assert_ptr_null(box->slots[2]);
    slots_clear(&f.runtime, box, 0, 5, false);
    slots_remove(&f.runtime, box, 0, 5, NULL);
    ck_assert_uint_eq(box->count, 1);
    ck_assert_uint_eq(f.runtime.object_count, 3); /* two holders, the box */
    fixture_close(&f);
}
END_TEST

START_TEST(named_slots_keep_their_names_when_reordered)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *objects[4];
    for (uint32_t i = 0; i < 4; i++) {
        objects[i] = leaf_new(&f);
        root(&f, i, objects[i]);
    }
    static const uint32_t order[] = {2, 0, 1, 3};
    slots_permute(&f.runtime, f.roots, 0, order, 4);
    for (uint32_t i = 0; i < 4; i++)
        ck_assert_ptr_eq(f.roots->slots[i], objects[order[i]]);
    fixture_close(&f);
}
END_TEST

START_TEST(what_nothing_refers_to_dies_at_once)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *outer = box_new(&f), *inner = box_new(&f);
    struct object *leaf = leaf_new(&f);
    node_id ids[] = {leaf->id, inner->id, outer->id}, freed[8];
    root(&f, 0, outer);
    box_add(&f, outer, inner);
    box_add(&f, inner, leaf);
    size_t before = log_event_count(f.log);
    root(&f, 0, NULL);
    ck_assert_uint_eq(fixture_freed(&f, before, freed, 8), 3);
    ck_assert_mem_eq(freed, ids, sizeof ids);
    ck_assert_ptr_null(object_by_id(&f.runtime, ids[1]));
    fixture_close(&f);
}
END_TEST

START_TEST(slots_are_let_go_of_in_the_order_of_the_type)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f);
    node_id ids[3], freed[8];
    root(&f, 0, box);
    for (uint32_t i = 0; i < 3; i++) {
        struct object *item = box_new(&f);
        ids[2 - i] = item->id;
        box_add(&f, box, item);
    }
    size_t before = log_event_count(f.log);
    root(&f, 0, NULL);
    ck_assert_uint_eq(fixture_freed(&f, before, freed, 8), 4);
    ck_assert_mem_eq(freed, ids, sizeof ids);
    fixture_close(&f);
}
END_TEST

START_TEST(a_new_object_can_be_discarded_or_pinned)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    size_t objects = f.runtime.object_count;
    object_discard(&f.runtime, box_new(&f));
    ck_assert_uint_eq(f.runtime.object_count, objects);
    struct object *kept = box_new(&f);
    root(&f, 0, kept);
    object_discard(&f.runtime, kept);
    ck_assert_uint_eq(kept->count, 1);
    object_pin(kept);
    root(&f, 0, NULL);
    ck_assert_uint_eq(kept->count, 1);
    object_unpin(&f.runtime, kept);
    ck_assert_uint_eq(f.runtime.object_count, objects);
    fixture_close(&f);
}
END_TEST

START_TEST(a_long_chain_dies_without_recursion)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    size_t objects = f.runtime.object_count;
    for (int i = 0; i < 100000; i++) {
        struct object *box = box_new(&f);
        if (f.roots->slots[0] != NULL)
            box_add(&f, box, f.roots->slots[0]);
        root(&f, 0, box);
    }
    ck_assert_uint_eq(f.runtime.object_count, objects + 100000);
    root(&f, 0, NULL);
    ck_assert_uint_eq(f.runtime.object_count, objects);
    ck_assert_uint_lt(log_event_count(f.log), 900000);
    runtime_release(&f.runtime);
    log_free(f.log);
}
END_TEST

START_TEST(immortal_objects_are_not_counted)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *leaf = leaf_new(&f);
    object_set_flags(&f.runtime, leaf, leaf->flags | NODE_IMMORTAL);
    root(&f, 0, leaf);
    root(&f, 1, leaf);
    ck_assert_uint_eq(leaf->count, 0);
    root(&f, 0, NULL);
    root(&f, 1, NULL);
    ck_assert_ptr_eq(object_by_id(&f.runtime, leaf->id), leaf);
    object_discard(&f.runtime, leaf);
    ck_assert_ptr_eq(object_by_id(&f.runtime, leaf->id), leaf);
    fixture_close(&f);
}
END_TEST

START_TEST(finalizers_run_once_and_may_resurrect)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *ender = ender_new(&f, 'e');
    root(&f, 0, ender);
    fixture_resurrects = true;
    root(&f, 0, NULL);
    ck_assert_str_eq(fixture_ended, "e");
    ck_assert_ptr_eq(f.roots->slots[ROOTS - 1], ender);
    ck_assert_uint_eq(ender->count, 1);
    size_t objects = f.runtime.object_count;
    root(&f, ROOTS - 1, NULL);
    ck_assert_str_eq(fixture_ended, "e");
    ck_assert_uint_eq(f.runtime.object_count, objects - 1);
    fixture_close(&f);
}
END_TEST

START_TEST(dropped_slots_are_gone_before_what_they_held)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    struct object *box = box_new(&f);
    root(&f, 0, box);
    for (char name = 'a'; name < 'e'; name++)
        box_add(&f, box, ender_new(&f, name));
    f.runtime.has_finalizers = true;
    slots_drop(&f.runtime, box, 1, 2, true);
    ck_assert_str_eq(fixture_ended, "cb");
    ck_assert_uint_eq(box->slot_count, 2);
    fixture_resurrects = true; /* puts it into a root while box is whole */
    slots_drop(&f.runtime, box, 0, 1, false);
    ck_assert_str_eq(fixture_ended, "cba");
    ck_assert_uint_eq(f.roots->slots[ROOTS - 1]->count, 1);
    ck_assert_uint_eq(box->slot_count, 1);
    fixture_close(&f);
}
END_TEST

START_TEST(limits_end_the_run)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    f.runtime.limits.objects = f.runtime.object_count + 1;
    root(&f, 0, box_new(&f));
    ck_assert_ptr_null(object_new(
        &f.runtime, &leaf_type,
        &(struct object_birth){.kind = NODE_OBJECT, .block_size = 16}));
    ck_assert(f.runtime.stopped);
    ck_assert(has_failed(&f.runtime));
    ck_assert_uint_gt(f.runtime.stop_message.length, 0);
    fixture_close(&f);

    fixture_open(&f, "3.12");
    f.runtime.limits.slots = 10;
    struct object *box = box_new(&f);
    root(&f, 0, box);
    ck_assert(slots_insert(&f.runtime, box, 0, 10, NULL));
    ck_assert(!slots_insert(&f.runtime, box, 0, 1, NULL));
    ck_assert(f.runtime.stopped);
    fixture_close(&f);
}
END_TEST

START_TEST(nested_c_calls_are_limited)
{
    struct fixture f;
    fixture_open(&f, "3.12");
    f.runtime.limits.call_depth = 2;
    ck_assert(enter_c(&f.runtime, " in a test"));
    ck_assert(enter_c(&f.runtime, " in a test"));
    ck_assert(!enter_c(&f.runtime, " in a test"));
    ck_assert(has_failed(&f.runtime));
    leave_c(&f.runtime);
    leave_c(&f.runtime);
    fixture_close(&f);
}
END_TEST

Suite *
references_suite(void)
{
    Suite *suite = suite_create("references");
    TCase *tcase = tcase_create("references");
    tcase_add_test(tcase, counts_are_the_slots_that_refer);
    tcase_add_test(tcase, moving_changes_no_count);
    tcase_add_test(tcase, slots_can_be_filled_and_reordered);
    tcase_add_test(tcase, named_slots_keep_their_names_when_reordered);
    tcase_add_test(tcase, what_nothing_refers_to_dies_at_once);
    tcase_add_test(tcase, slots_are_let_go_of_in_the_order_of_the_type);
    tcase_add_test(tcase, a_new_object_can_be_discarded_or_pinned);
    tcase_add_test(tcase, a_long_chain_dies_without_recursion);
    tcase_add_test(tcase, immortal_objects_are_not_counted);
    tcase_add_test(tcase, finalizers_run_once_and_may_resurrect);
    tcase_add_test(tcase, dropped_slots_are_gone_before_what_they_held);
    tcase_add_test(tcase, limits_end_the_run);
    tcase_add_test(tcase, nested_c_calls_are_limited);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
