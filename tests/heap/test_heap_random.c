/* Random programs on the heap: what the log tells, forward and backward, and
 * what the objects are, must agree. */
#include <check.h>

#include "heap/collector.h"
#include "tests/heap/heap_fixture.h"

/* A small generator of its own, so that every run is the same. */
static uint32_t
next_number(uint64_t *state, uint32_t below)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
    return (uint32_t)(*state >> 33) % below;
}

/* Returns something that can be reached from a root, or NULL. */
static struct object *
pick(struct fixture *f, uint64_t *state)
{
    struct object *object = f->roots->slots[next_number(state, ROOTS)];
    while (object != NULL && object->slot_count > 0 &&
           next_number(state, 3) > 0) {
        struct object *inner =
            object->slots[next_number(state, object->slot_count)];
        if (inner == NULL)
            break;
        object = inner;
    }
    return object;
}

static struct object *
make(struct fixture *f, uint64_t *state)
{
    struct object *other = pick(f, state);
    switch (next_number(state, 4)) {
    case 0:
        return leaf_new(f);
    case 1:
        return ender_new(f, 'x');
    case 2:
        return pair_new(f, other, other);
    default:
        return box_new(f);
    }
}

static void
change_box(struct fixture *f, struct object *box, uint64_t *state)
{
    struct runtime *runtime = &f->runtime;
    uint32_t count = box->slot_count;
    uint32_t at = count > 0 ? next_number(state, count) : 0;
    struct object *item = pick(f, state);
    switch (next_number(state, 6)) {
    case 0:
        if (item != NULL)
            box_add(f, box, item);
        break;
    case 1:
        if (count > 0) {
            slot_set(runtime, box, at, NULL);
            slots_remove(runtime, box, at, 1, NULL);
        }
        break;
    case 2:
        if (item != NULL && slots_insert(runtime, box, at, 3, NULL))
            slots_fill(runtime, box, at + 1, 2, item);
        break;
    case 3:
        if (count > 1)
            ref_swap(runtime, (struct ref){box, 0},
                     (struct ref){box, count - 1});
        break;
    case 4:
        slots_clear(runtime, box, 0, count / 2, true);
        break;
    default:
        if (count > 0)
            slot_set(runtime, box, at, item);
        break;
    }
}

static void
step(struct fixture *f, uint64_t *state)
{
    struct object *object = pick(f, state);
    size_t found;
    fixture_ended[0] = '\0';
    fixture_resurrects = next_number(state, 20) == 0;
    switch (next_number(state, 8)) {
    case 0:
    case 1:
        root(f, next_number(state, ROOTS), make(f, state));
        break;
    case 2:
        root(f, next_number(state, ROOTS), object);
        break;
    case 3:
        root(f, next_number(state, ROOTS), NULL);
        break;
    case 4:
        if (next_number(state, 10) == 0)
            collector_collect(&f->runtime, (int)next_number(state, 3),
                              &found);
        break;
    default:
        if (object != NULL && (object->type == &box_type ||
                               object->type == &ender_type))
            change_box(f, object, state);
        break;
    }
}

START_TEST(log_and_objects_agree)
{
    struct fixture f;
    uint64_t state = (uint64_t)_i + 1;
    fixture_open(&f, _i % 2 ? "3.8" : "3.13");
    for (int i = 0; i < 600; i++) {
        step(&f, &state);
        if (i % 150 == 0)
            fixture_check(&f);
    }
    fixture_close(&f);
}
END_TEST

Suite *
heap_random_suite(void)
{
    Suite *suite = suite_create("heap_random");
    TCase *tcase = tcase_create("heap_random");
    tcase_add_loop_test(tcase, log_and_objects_agree, 0, 20);
    tcase_set_timeout(tcase, 120);
    suite_add_tcase(suite, tcase);
    return suite;
}
