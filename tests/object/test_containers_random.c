/* Random work on containers of the language: the log, forward and backward,
 * and the objects must agree after it. */
#include <check.h>

#include "heap/collector.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/set.h"
#include "object/tuple.h"
#include "tests/object/object_fixture.h"

static uint32_t
next_number(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*state >> 33) % below;
}

/* Roots 0 … 5 are worked on; 6 and 7 take results. */
enum { WORKED_ON = 6, RESULT = 6, SPARE = 7 };

static struct object *
pick(struct fixture *f, uint64_t *state)
{
    struct object *object = f->roots->slots[next_number(state, WORKED_ON)];
    if (object == NULL || next_number(state, 3) == 0)
        return number(f, next_number(state, 40) * 100);
    return object;
}

static struct object *
make(struct fixture *f, uint64_t *state)
{
    struct object *items[] = {pick(f, state), pick(f, state)};
    switch (next_number(state, 6)) {
    case 0:
        return list_from_items(&f->runtime, items, 2);
    case 1:
        return tuple_from_items(&f->runtime, items, 2);
    case 2:
        return dict_new(&f->runtime);
    case 3:
        return set_new(&f->runtime, &set_type);
    case 4:
        return word(f, "some text");
    default:
        return list_new(&f->runtime);
    }
}

static void
work_on_list(struct fixture *f, struct object *list, uint64_t *state)
{
    static const char *const names[] = {"append", "pop",  "extend", "insert",
                                        "remove", "sort", "reverse", "copy",
                                        "count",  "clear"};
    uint32_t which = next_number(state, list->slot_count > 12 ? 20 : 10);
    const char *name = which < 10 ? names[which] : "clear";
    bool one = strchr("aerc", name[0]) != NULL && strcmp(name, "reverse") &&
               strcmp(name, "copy") && strcmp(name, "clear");
    if (strcmp(name, "extend") == 0 && list->slot_count > 8)
        return;
    if (strcmp(name, "insert") == 0)
        call(f, RESULT, list, name, number(f, next_number(state, 5)),
             pick(f, state));
    else
        call(f, RESULT, list, name, one ? pick(f, state) : NULL, NULL);
}

static void
work_on_dict(struct fixture *f, struct object *dict, uint64_t *state)
{
    struct object *key = number(f, next_number(state, 30) * 100);
    root(f, SPARE, key);
    switch (next_number(state, 6)) {
    case 0:
        call(f, RESULT, dict, "pop", key, pick(f, state));
        break;
    case 1:
        call(f, RESULT, dict, "setdefault", key, pick(f, state));
        break;
    case 2:
        call(f, RESULT, dict, "popitem", NULL, NULL);
        break;
    case 3:
        call(f, RESULT, dict, "copy", NULL, NULL);
        break;
    default:
        dict_set(&f->runtime, dict, key, pick(f, state));
        break;
    }
}

static void
work_on_set(struct fixture *f, struct object *set, uint64_t *state)
{
    static const char *const names[] = {
        "add",    "discard",    "remove",
        "update", "difference", "symmetric_difference_update"};
    if (next_number(state, 8) == 0)
        call(f, RESULT, set, "pop", NULL, NULL);
    else
        call(f, RESULT, set, names[next_number(state, 6)], pick(f, state),
             NULL);
}

static void
step(struct fixture *f, uint64_t *state)
{
    uint32_t at = next_number(state, WORKED_ON);
    struct object *object = f->roots->slots[at];
    size_t found;
    switch (next_number(state, 10)) {
    case 0:
        root(f, at, make(f, state));
        return;
    case 1:
        root(f, at, pick(f, state));
        return;
    case 2:
        if (next_number(state, 20) == 0)
            collector_collect(&f->runtime, 2, &found);
        return;
    default:
        break;
    }
    if (object == NULL)
        root(f, at, make(f, state));
    else if (object->type == &list_type)
        work_on_list(f, object, state);
    else if (object->type == &dict_type)
        work_on_dict(f, object, state);
    else if (object->type == &set_type)
        work_on_set(f, object, state);
    clear_error(&f->runtime);
}

START_TEST(log_and_containers_agree)
{
    static const char *const versions[] = {"3.8", "3.9", "3.11", "3.13"};
    struct fixture f;
    uint64_t state = (uint64_t)_i + 1;
    objects_open(&f, versions[_i % 4]);
    for (int i = 0; i < 800; i++) {
        step(&f, &state);
        if (i % 200 == 0)
            fixture_check(&f);
    }
    objects_close(&f);
}
END_TEST

Suite *
containers_random_suite(void)
{
    Suite *suite = suite_create("containers_random");
    TCase *tcase = tcase_create("containers_random");
    tcase_add_loop_test(tcase, log_and_containers_agree, 0, 16);
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return suite;
}
