/* Worlds held against a twin that recounts everything, on random logs. */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "tests/timeline/twin.h"

/* What the twin was like at some moments. */
struct memory {
    VECTOR(size_t) moments;
    VECTOR(char *) texts;
};

static void
remember(struct memory *memory, const struct twin *twin)
{
    struct text text = {0};
    twin_describe(twin, &text);
    VECTOR_PUSH(&memory->moments, log_event_count(twin->log));
    VECTOR_PUSH(&memory->texts, text_take(&text));
}

static void
forget(struct memory *memory)
{
    for (size_t i = 0; i < memory->texts.count; i++)
        mem_free(memory->texts.items[i]);
    VECTOR_RELEASE(&memory->texts);
    VECTOR_RELEASE(&memory->moments);
}

/* Lets the twin live for so many events and remembers about `moments` of
 * them. */
static void
live(struct twin *twin, struct memory *memory, size_t events, size_t moments)
{
    size_t next = 0;
    while (log_event_count(twin->log) < events) {
        if (log_event_count(twin->log) >= next) {
            remember(memory, twin);
            next = log_event_count(twin->log) + events / moments;
        }
        twin_change(twin);
    }
    remember(memory, twin);
}

static void
expect(const struct world *world, const struct memory *memory, size_t index)
{
    struct text text = {0};
    twin_describe_world(world, &text);
    ck_assert_uint_eq(world_moment(world), memory->moments.items[index]);
    ck_assert_str_eq(text_string(&text), memory->texts.items[index]);
    struct text problem = {0};
    ck_assert_msg(world_check(world, &problem), "%s", text_string(&problem));
    text_release(&problem);
    text_release(&text);
}

START_TEST(forward_and_backward_show_what_was)
{
    struct twin twin;
    struct memory memory = {0};
    twin_init(&twin, (uint64_t)_i + 1, 4 + 8 * (size_t)_i);
    live(&twin, &memory, 2000, 2000);
    struct world *world = world_new_walker(twin.log);
    for (size_t i = 0; i < memory.moments.count; i++) {
        world_seek(world, memory.moments.items[i]);
        expect(world, &memory, i);
    }
    for (size_t i = memory.moments.count; i-- > 0;) {
        world_seek(world, memory.moments.items[i]);
        expect(world, &memory, i);
    }
    world_free(world);
    forget(&memory);
    twin_release(&twin);
}
END_TEST

START_TEST(every_route_leads_to_the_same_moment)
{
    struct twin twin;
    struct memory memory = {0};
    twin_init(&twin, 1000 + (uint64_t)_i, 6 + 10 * (size_t)_i);
    live(&twin, &memory, 40000, 200);
    struct world *jumping = world_new(twin.log);
    struct world *walking = world_new_walker(twin.log);
    struct world *beside = world_new_beside(jumping);
    for (int i = 0; i < 300; i++) {
        uint32_t index =
            twin_random(&twin, (uint32_t)memory.moments.count);
        world_seek(jumping, memory.moments.items[index]);
        expect(jumping, &memory, index);
        world_seek(beside, memory.moments.items[memory.moments.count - 1 -
                                                index]);
        expect(beside, &memory, memory.moments.count - 1 - index);
        if (i % 10 != 0)
            continue;
        world_seek(walking, memory.moments.items[index]);
        struct text problem = {0};
        ck_assert_msg(world_equal(jumping, walking, &problem), "%s",
                      text_string(&problem));
        text_release(&problem);
    }
    world_free(jumping);
    world_free(walking);
    world_free(beside);
    forget(&memory);
    twin_release(&twin);
}
END_TEST

START_TEST(moments_between_are_right_too)
{
    struct twin twin;
    struct memory memory = {0};
    twin_init(&twin, 77 + (uint64_t)_i, 15);
    live(&twin, &memory, 3000, 1);
    struct world *world = world_new(twin.log);
    struct text problem = {0};
    for (size_t i = 0; i <= log_event_count(twin.log); i++) {
        world_seek(world, i);
        ck_assert_msg(world_check(world, &problem), "at %zu: %s", i,
                      text_string(&problem));
    }
    world_free(world);
    forget(&memory);
    twin_release(&twin);
}
END_TEST

START_TEST(a_world_can_follow_a_growing_log)
{
    struct twin twin;
    struct memory memory = {0};
    twin_init(&twin, 4711, 12);
    struct world *world = world_new(twin.log);
    for (size_t i = 0; i < 1500; i++) {
        twin_change(&twin);
        remember(&memory, &twin);
        world_seek(world, memory.moments.items[i]);
        expect(world, &memory, i);
        world_seek(world, memory.moments.items[i / 2]);
    }
    world_free(world);
    forget(&memory);
    twin_release(&twin);
}
END_TEST

Suite *
world_random_suite(void)
{
    Suite *suite = suite_create("world_random");
    TCase *tcase = tcase_create("twin");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, forward_and_backward_show_what_was, 0, 4);
    tcase_add_loop_test(tcase, every_route_leads_to_the_same_moment, 0, 3);
    tcase_add_loop_test(tcase, moments_between_are_right_too, 0, 2);
    tcase_add_test(tcase, a_world_can_follow_a_growing_log);
    suite_add_tcase(suite, tcase);
    return suite;
}
