/* dict, its views and its iterators. */
#include <check.h>

#include "object/dict.h"
#include "object/iterator.h"
#include "object/list.h"
#include "object/view.h"
#include "tests/object/object_fixture.h"

START_TEST(entries_keep_their_order)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    dict_set(&f.runtime, dict, word(&f, "b"), number(&f, 1));
    dict_set(&f.runtime, dict, word(&f, "a"), number(&f, 2));
    dict_set(&f.runtime, dict, number(&f, 1), number(&f, 3));
    dict_set(&f.runtime, dict, word(&f, "b"), number(&f, 4));
    dict_set(&f.runtime, dict, atom_new_float(&f.runtime, 1.0),
             number(&f, 5));
    expect_repr(&f, dict, "{'b': 4, 'a': 2, 1: 5}");
    ck_assert(dict_delete(&f.runtime, dict, word(&f, "b")));
    dict_set(&f.runtime, dict, word(&f, "b"), number(&f, 6));
    expect_repr(&f, dict, "{'a': 2, 1: 5, 'b': 6}");
    expect_repr(&f, call(&f, 1, dict, "popitem", NULL, NULL), "('b', 6)");
    expect_repr(&f, call(&f, 1, dict, "get", word(&f, "z"), NULL), "None");
    expect_repr(&f, call(&f, 1, dict, "pop", word(&f, "a"), NULL), "2");
    expect_repr(&f,
                call(&f, 1, dict, "setdefault", word(&f, "n"), number(&f, 8)),
                "8");
    expect_repr(&f, call(&f, 1, dict, "keys", NULL, NULL),
                "dict_keys([1, 'n'])");
    expect_repr(&f, call(&f, 1, dict, "items", NULL, NULL),
                "dict_items([(1, 5), ('n', 8)])");
    ck_assert(!dict_delete(&f.runtime, dict, word(&f, "zz")));
    expect_error(&f, "KeyError: 'zz'");
    ck_assert(!dict_set(&f.runtime, dict, numbers(&f, 0, 0), number(&f, 1)));
    expect_error(&f, "TypeError: unhashable type: 'list'");
    objects_close(&f);
}
END_TEST

START_TEST(counts_follow_keys_and_values)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *dict = dict_new(&f.runtime), *x = list_new(&f.runtime);
    struct object *key = word(&f, "a key");
    root(&f, 0, dict);
    root(&f, 1, x);
    root(&f, 2, key);
    dict_set(&f.runtime, dict, key, x);
    ck_assert_uint_eq(key->count, 2);
    ck_assert_uint_eq(x->count, 2);
    dict_set(&f.runtime, dict, word(&f, "a key"), x);
    ck_assert_uint_eq(key->count, 2);
    ck_assert_uint_eq(x->count, 2);
    struct object *view = call(&f, 3, dict, "values", NULL, NULL);
    ck_assert_uint_eq(dict->count, 2);
    ck_assert_ptr_eq(view->slots[0], dict);
    ck_assert_ptr_nonnull(call(&f, 4, dict, "copy", NULL, NULL));
    ck_assert_uint_eq(x->count, 3);
    dict_clear(&f.runtime, dict);
    ck_assert_uint_eq(x->count, 2);
    ck_assert_uint_eq(key->count, 2);
    objects_close(&f);
}
END_TEST

START_TEST(dicts_are_tracked_when_they_must_be)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    ck_assert(!(dict->flags & NODE_TRACKED));
    dict_set(&f.runtime, dict, word(&f, "a"), number(&f, 1));
    ck_assert(!(dict->flags & NODE_TRACKED));
    dict_set(&f.runtime, dict, word(&f, "b"), list_new(&f.runtime));
    ck_assert(dict->flags & NODE_TRACKED);
    dict_delete(&f.runtime, dict, word(&f, "b"));
    ck_assert(dict->flags & NODE_TRACKED);
    objects_close(&f);
}
END_TEST

START_TEST(iterators_watch_the_dict)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    dict_set(&f.runtime, dict, number(&f, 1), number(&f, 2));
    dict_set(&f.runtime, dict, number(&f, 3), number(&f, 4));
    struct ref iterator = {f.roots, 1}, item = {f.roots, 2};
    ck_assert(object_iterate(&f.runtime, dict, iterator));
    ck_assert_uint_eq(dict->count, 2);
    ck_assert(object_next(&f.runtime, ref_get(iterator), item));
    expect_repr(&f, ref_get(item), "1");
    dict_set(&f.runtime, dict, number(&f, 5), number(&f, 6));
    root(&f, 2, NULL);
    ck_assert(!object_next(&f.runtime, ref_get(iterator), item));
    expect_error(&f, "RuntimeError: dictionary changed size during "
                     "iteration");
    objects_close(&f);
}
END_TEST

START_TEST(items_come_in_one_tuple_again_and_again)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    for (int64_t i = 0; i < 3; i++)
        dict_set(&f.runtime, dict, number(&f, i), number(&f, 1000 + i));
    root(&f, 1, iterator_new(&f.runtime, &dict_item_iterator_type, dict));
    struct ref item = {f.roots, 2};
    ck_assert(object_next(&f.runtime, f.roots->slots[1], item));
    struct object *first = ref_get(item);
    expect_repr(&f, first, "(0, 1000)");
    ref_set(&f.runtime, item, NULL); /* for k, v in …: the tuple is gone */
    ck_assert(object_next(&f.runtime, f.roots->slots[1], item));
    ck_assert_ptr_eq(ref_get(item), first);
    root(&f, 3, first); /* somebody keeps it */
    ref_set(&f.runtime, item, NULL);
    ck_assert(object_next(&f.runtime, f.roots->slots[1], item));
    ck_assert_ptr_ne(ref_get(item), first);
    expect_repr(&f, first, "(1, 1001)");
    ref_set(&f.runtime, item, NULL);
    ck_assert(object_next(&f.runtime, f.roots->slots[1], item));
    ck_assert_ptr_null(ref_get(item));
    ck_assert_uint_eq(dict->count, 1); /* let go of at the end */
    objects_close(&f);
}
END_TEST

static uint32_t
next_number(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*state >> 33) % below;
}

/* A naive twin: keys in order of insertion. */
struct twin {
    int64_t keys[600], values[600];
    uint32_t count;
};

static uint32_t
twin_find(const struct twin *twin, int64_t key)
{
    for (uint32_t i = 0; i < twin->count; i++)
        if (twin->keys[i] == key)
            return i;
    return UINT32_MAX;
}

static void
twin_remove(struct twin *twin, uint32_t at)
{
    twin->count--;
    for (uint32_t i = at; i < twin->count; i++) {
        twin->keys[i] = twin->keys[i + 1];
        twin->values[i] = twin->values[i + 1];
    }
}

static void
compare_twin(struct fixture *f, const struct object *dict,
             const struct twin *twin)
{
    ck_assert_uint_eq(dict_length(dict), twin->count);
    for (uint32_t i = 0; i < twin->count; i++) {
        ck_assert_ptr_eq(dict_value_at(dict, i), number(f, twin->values[i]));
        ck_assert_int_eq(
            atom_value(dict_key_at(dict, i))->as.integer.small,
            twin->keys[i]);
    }
}

START_TEST(a_dict_is_what_its_twin_is)
{
    struct fixture f;
    struct twin twin = {.count = 0};
    uint64_t state = (uint64_t)_i + 7;
    objects_open(&f, "3.11");
    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    for (int step = 0; step < 3000; step++) {
        int64_t key = (int64_t)next_number(&state, 300) * 1024;
        int64_t value = next_number(&state, 250);
        uint32_t at = twin_find(&twin, key);
        struct object *object = number(&f, key);
        root(&f, 1, object);
        if (next_number(&state, 5) < 3) {
            if (at == UINT32_MAX) {
                at = twin.count++;
                twin.keys[at] = key;
            }
            twin.values[at] = value;
            ck_assert(dict_set(&f.runtime, dict, object, number(&f, value)));
        } else if (at != UINT32_MAX) {
            twin_remove(&twin, at);
            ck_assert(dict_delete(&f.runtime, dict, object));
        } else {
            struct object *found;
            ck_assert(dict_find(&f.runtime, dict, object, &found));
            ck_assert_ptr_null(found);
        }
        if (step % 100 == 0)
            compare_twin(&f, dict, &twin);
    }
    compare_twin(&f, dict, &twin);
    objects_close(&f);
}
END_TEST

Suite *
dicts_suite(void)
{
    Suite *suite = suite_create("dicts");
    TCase *tcase = tcase_create("dicts");
    tcase_add_test(tcase, entries_keep_their_order);
    tcase_add_test(tcase, counts_follow_keys_and_values);
    tcase_add_test(tcase, dicts_are_tracked_when_they_must_be);
    tcase_add_test(tcase, iterators_watch_the_dict);
    tcase_add_test(tcase, items_come_in_one_tuple_again_and_again);
    tcase_add_loop_test(tcase, a_dict_is_what_its_twin_is, 0, 5);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
