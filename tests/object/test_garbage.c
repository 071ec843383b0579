/* What the collector finds among objects of the language, and which addresses
 * come back. */
#include <check.h>

#include "heap/collector.h"
#include "object/cell.h"
#include "object/code_object.h"
#include "object/dict.h"
#include "object/function.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/set.h"
#include "object/tuple.h"
#include "tests/object/object_fixture.h"

static size_t
collect(struct fixture *f)
{
    size_t found;
    ck_assert(collector_collect(&f->runtime, 2, &found));
    return found;
}

START_TEST(cycles_of_containers)
{
    struct fixture f;
    objects_open(&f, "3.12");
    collect(&f);
    struct object *list = numbers(&f, 1, 1);
    root(&f, 0, list);
    list_append(&f.runtime, list, word(&f, "x y"));
    list_append(&f.runtime, list, list_new(&f.runtime));
    list_append(&f.runtime, list, list);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 2);

    struct object *dict = dict_new(&f.runtime);
    root(&f, 0, dict);
    dict_set(&f.runtime, dict, word(&f, "d"), dict);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 1);

    struct object *inner = list_new(&f.runtime);
    root(&f, 0, inner);
    struct object *tuple = tuple_from_items(&f.runtime, &inner, 1);
    list_append(&f.runtime, inner, tuple);
    root(&f, 0, NULL);
    ck_assert_uint_eq(collect(&f), 2);
    ck_assert_uint_eq(collect(&f), 0);
    objects_close(&f);
}
END_TEST

START_TEST(a_function_that_captures_itself)
{
    struct fixture f;
    objects_open(&f, "3.12");
    collect(&f);
    struct object *space = namespace_new(&f.runtime, "module", "m");
    root(&f, 0, space);
    root(&f, 1, code_object_new(&f.runtime, NULL, "g"));
    struct object *function = function_new(
        &f.runtime, f.roots->slots[1], space, "g", "f.<locals>.g");
    root(&f, 2, function);
    struct object *cell = cell_new(&f.runtime, NULL, function);
    struct object *closure = tuple_from_items(&f.runtime, &cell, 1);
    slot_set(&f.runtime, function, FUNCTION_CLOSURE, closure);
    ck_assert_uint_eq(function->count, 2);
    root(&f, 2, NULL);
    ck_assert_uint_eq(collect(&f), 3);
    ck_assert_uint_eq(space->count, 1);
    objects_close(&f);
}
END_TEST

START_TEST(what_is_plain_is_forgotten)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *items[] = {number(&f, 1000), word(&f, "a b")};
    struct object *tuple = tuple_from_items(&f.runtime, items, 2);
    root(&f, 0, tuple);
    ck_assert(tuple->flags & NODE_TRACKED);
    struct object *dict = dict_new(&f.runtime);
    root(&f, 1, dict);
    dict_set(&f.runtime, dict, word(&f, "a"), list_new(&f.runtime));
    dict_delete(&f.runtime, dict, word(&f, "a"));
    collect(&f);
    ck_assert(!(tuple->flags & NODE_TRACKED));
    ck_assert(!(dict->flags & NODE_TRACKED));
    ck_assert(!(tuple_empty(&f.runtime)->flags & NODE_TRACKED));
    struct object *set = set_new(&f.runtime, &set_type);
    root(&f, 2, set);
    ck_assert(set->flags & NODE_TRACKED);
    objects_close(&f);
}
END_TEST

/* del a; b = …: whether the second object stands where the first stood. */
static bool
same_place(struct fixture *f, struct object *first,
           struct object *(*make)(struct fixture *f))
{
    uint64_t address = first->address;
    root(f, 0, first);
    root(f, 0, NULL);
    root(f, 0, make(f));
    return f->roots->slots[0]->address == address;
}

static struct object *
make_list(struct fixture *f)
{
    return list_new(&f->runtime);
}

static struct object *
make_dict(struct fixture *f)
{
    return dict_new(&f->runtime);
}

static struct object *
make_float(struct fixture *f)
{
    return atom_new_float(&f->runtime, 2.5);
}

static struct object *
make_pair(struct fixture *f)
{
    struct object *items[] = {number(f, 1), number(f, 2)};
    return tuple_from_items(&f->runtime, items, 2);
}

static struct object *
make_triple(struct fixture *f)
{
    struct object *items[] = {number(f, 1), number(f, 2), number(f, 3)};
    return tuple_from_items(&f->runtime, items, 3);
}

START_TEST(addresses_come_back)
{
    struct fixture f;
    objects_open(&f, "3.12");
    ck_assert(same_place(&f, make_list(&f), make_list));
    ck_assert(same_place(&f, make_dict(&f), make_dict));
    ck_assert(same_place(&f, make_float(&f), make_float));
    ck_assert(same_place(&f, make_pair(&f), make_pair));
    ck_assert(!same_place(&f, make_pair(&f), make_triple));
    ck_assert(!same_place(&f, make_list(&f), make_dict));
    struct object *a = make_list(&f), *b = make_list(&f);
    uint64_t first = a->address, second = b->address;
    root(&f, 0, a);
    root(&f, 1, b);
    root(&f, 0, NULL);
    root(&f, 1, NULL);
    root(&f, 0, make_list(&f));
    root(&f, 1, make_list(&f));
    ck_assert_uint_eq(f.roots->slots[0]->address, second);
    ck_assert_uint_eq(f.roots->slots[1]->address, first);
    ck_assert_uint_eq(number(&f, 100000)->address % 16, 0);
    ck_assert_uint_ne(number(&f, 1)->address, 0);
    ck_assert_ptr_eq(object_at_address(&f.runtime, number(&f, 1)->address),
                     number(&f, 1));
    objects_close(&f);
}
END_TEST

START_TEST(a_chain_of_lists_dies_in_a_loop)
{
    struct fixture f;
    objects_open(&f, "3.12");
    size_t objects = f.runtime.object_count;
    for (int i = 0; i < 100000; i++) {
        struct object *list = list_new(&f.runtime);
        if (f.roots->slots[0] != NULL)
            ck_assert(
                list_append(&f.runtime, list, f.roots->slots[0]));
        root(&f, 0, list);
    }
    root(&f, 0, NULL);
    ck_assert_uint_eq(f.runtime.object_count, objects);
    caches_release(&f.runtime);
    runtime_release(&f.runtime);
    log_free(f.log);
}
END_TEST

START_TEST(namespaces_bind_in_order)
{
    struct fixture f;
    objects_open(&f, "3.12");
    struct object *space = namespace_new(&f.runtime, "module", "m");
    root(&f, 0, space);
    struct object *list = list_new(&f.runtime);
    ck_assert(namespace_set(&f.runtime, space, "b", list));
    ck_assert(namespace_set(&f.runtime, space, "a", list));
    ck_assert(namespace_set(&f.runtime, space, "_c", list));
    ck_assert_uint_eq(list->count, 3);
    ck_assert_uint_eq(namespace_find(space, "a"), 1);
    ck_assert(namespace_delete(&f.runtime, space, "b"));
    ck_assert(!namespace_delete(&f.runtime, space, "b"));
    ck_assert_uint_eq(namespace_find(space, "a"), 0);
    ck_assert_str_eq(namespace_name(space, 1), "_c");
    root(&f, 1, list_new(&f.runtime));
    node_id id = f.roots->slots[1]->id;
    ck_assert(namespace_set_moved(&f.runtime, space, "b",
                                  (struct ref){f.roots, 1}));
    ck_assert_ptr_null(f.roots->slots[1]);
    ck_assert_uint_eq(space->slots[namespace_find(space, "b")]->id, id);
    objects_close(&f);
}
END_TEST

Suite *
garbage_suite(void)
{
    Suite *suite = suite_create("garbage");
    TCase *tcase = tcase_create("garbage");
    tcase_add_test(tcase, cycles_of_containers);
    tcase_add_test(tcase, a_function_that_captures_itself);
    tcase_add_test(tcase, what_is_plain_is_forgotten);
    tcase_add_test(tcase, addresses_come_back);
    tcase_add_test(tcase, a_chain_of_lists_dies_in_a_loop);
    tcase_add_test(tcase, namespaces_bind_in_order);
    tcase_set_timeout(tcase, 60);
    suite_add_tcase(suite, tcase);
    return suite;
}
