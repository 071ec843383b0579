/* Weak references: shared or not, cleared when their referent dies. */
#include <check.h>

#include "heap/collector.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/operation.h"
#include "object/set.h"
#include "object/weakref.h"
#include "tests/object/object_fixture.h"

static struct object *
make_set(struct fixture *f, uint32_t slot)
{
    struct object *set = set_new(&f->runtime, &set_type);
    ck_assert_ptr_nonnull(set);
    root(f, slot, set);
    return set;
}

static struct object *
refer(struct fixture *f, struct object *referent, uint32_t slot)
{
    struct ref place = {f->roots, slot};
    ck_assert(weakref_make(&f->runtime, weakref_reference_type(&f->runtime),
                           referent, NULL, place));
    return ref_get(place);
}

START_TEST(weak_references_without_callback_are_shared)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *set = make_set(&f, 0);
    struct object *a = refer(&f, set, 1), *b = refer(&f, set, 2);
    ck_assert_ptr_eq(a, b);
    ck_assert_uint_eq(set->count, 1);
    ck_assert_uint_eq(a->count, 2);
    ck_assert_ptr_eq(weakref_first(set), as_weak(a));
    ck_assert_ptr_null(as_weak(a)->next);
    objects_close(&f);
}
END_TEST

START_TEST(they_are_cleared_when_the_referent_dies)
{
    struct fixture f;
    objects_open(&f, "3.8");
    struct object *a = refer(&f, make_set(&f, 0), 1);
    ck_assert_ptr_nonnull(as_weak(a)->referent);
    root(&f, 0, NULL);
    ck_assert_ptr_null(as_weak(a)->referent);
    int64_t hash;
    ck_assert(!object_hash(&f.runtime, a, &hash));
    clear_error(&f.runtime);
    objects_close(&f);
}
END_TEST

START_TEST(a_dead_weak_reference_leaves_the_list)
{
    struct fixture f;
    objects_open(&f, "3.13");
    struct object *set = make_set(&f, 0);
    refer(&f, set, 1);
    ck_assert_ptr_nonnull(weakref_first(set));
    root(&f, 1, NULL);
    ck_assert_ptr_null(weakref_first(set));
    objects_close(&f);
}
END_TEST

START_TEST(not_everything_can_be_referred_to_weakly)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct ref place = {f.roots, 1};
    root(&f, 0, list_new(&f.runtime));
    ck_assert(!weakref_make(&f.runtime, weakref_reference_type(&f.runtime),
                            f.roots->slots[0], NULL, place));
    ck_assert_ptr_null(ref_get(place));
    clear_error(&f.runtime);
    objects_close(&f);
}
END_TEST

Suite *
weakrefs_suite(void)
{
    Suite *suite = suite_create("weak references");
    TCase *tcase = tcase_create("all");
    tcase_add_test(tcase, weak_references_without_callback_are_shared);
    tcase_add_test(tcase, they_are_cleared_when_the_referent_dies);
    tcase_add_test(tcase, a_dead_weak_reference_leaves_the_list);
    tcase_add_test(tcase, not_everything_can_be_referred_to_weakly);
    suite_add_tcase(suite, tcase);
    return suite;
}
