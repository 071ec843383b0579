/* Answers about lives, held against worlds that are looked at step by step. */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "tests/timeline/twin.h"
#include "timeline/query.h"

static void
make_log(struct twin *twin, uint64_t seed, size_t events)
{
    twin_init(twin, seed, 10);
    while (log_event_count(twin->log) < events)
        twin_change(twin);
}

/* What is lasting about a node: its slots, size, text, and who refers to it
 * (by node: slots shift). */
static void
describe(const struct world *world, node_id node, struct text *out)
{
    text_clear(out);
    if (!world_is_alive(world, node)) {
        text_add_string(out, "dead");
        return;
    }
    text_add_format(out, "%llu %u", (unsigned long long)world_size(world, node),
                    world_preview(world, node));
    uint32_t count;
    const node_id *slots = world_slots(world, node, &count);
    for (uint32_t i = 0; i < count; i++)
        text_add_format(out, " %u", slots[i]);
    node_id holders[500];
    size_t held = world_holder_nodes(world, node, holders, 500);
    for (size_t i = 0; i < held; i++)
        text_add_format(out, " <%u", holders[i]);
}

static bool
is_touched(struct query *query, node_id node, size_t step)
{
    return query_previous_touch(query, node, step + 1) == step;
}

START_TEST(counts_and_touches_are_those_of_the_steps)
{
    struct twin twin;
    make_log(&twin, 300 + (uint64_t)_i, 1500);
    struct query *query = query_new(twin.log);
    struct world *world = world_new(twin.log);
    struct text now = {0}, before = {0};
    size_t steps = log_step_count(twin.log);
    for (node_id node = 1; node <= log_node_count(twin.log); node += 3) {
        text_clear(&before);
        text_add_string(&before, "dead");
        for (size_t step = 0; step < steps; step++) {
            world_seek_step(world, step);
            bool alive = world_is_alive(world, node);
            ck_assert_uint_eq(query_count_at(query, node, step),
                              alive ? world_count(world, node) : 0);
            describe(world, node, &now);
            if (strcmp(text_string(&now), text_string(&before)) != 0)
                ck_assert(is_touched(query, node, step));
            text_clear(&before);
            text_add(&before, text_string(&now), now.length);
        }
    }
    text_release(&now);
    text_release(&before);
    world_free(world);
    query_free(query);
    twin_release(&twin);
}
END_TEST

/* Checks what is said about the references to a node at a moment. */
static void
expect_dates(struct query *query, const struct world *world, node_id node,
             struct world *other)
{
    struct dated_holder dated[500];
    struct holder holders[500];
    size_t count =
        query_holders(query, node, world_moment(world), dated, 500);
    if (!(world_flags(world, node) & NODE_IMMORTAL))
        ck_assert_uint_eq(count, world_holders(world, node, holders, 500));
    for (size_t i = 0; i < count; i++) {
        struct holder it = dated[i].holder;
        ck_assert_uint_eq(world_slot(world, it.node, it.slot), node);
        if (!(world_flags(world, node) & NODE_IMMORTAL))
            ck_assert(it.node == holders[i].node &&
                      it.slot == holders[i].slot);
        ck_assert_uint_lt(dated[i].event, world_moment(world));
        /* The event is one that gives its holder a reference to the node. */
        const struct event *event =
            log_event(world_log(world), dated[i].event);
        if (event->kind == EVENT_REFERENCE_MOVED) {
            ck_assert_uint_eq(event->x, it.node);
        } else {
            ck_assert_uint_eq(event->node, it.node);
            if (event->kind != EVENT_OPERANDS_REPLACED)
                ck_assert_uint_eq(event->y, node);
        }
        if (i % 7 == 0) {
            world_seek(other, dated[i].event + 1);
            ck_assert(world_is_alive(other, it.node));
        }
    }
}

START_TEST(references_are_dated)
{
    struct twin twin;
    make_log(&twin, 500 + (uint64_t)_i, 3000);
    struct query *query = query_new(twin.log);
    struct world *world = world_new(twin.log);
    struct world *other = world_new(twin.log);
    for (int round = 0; round < 150; round++) {
        size_t moment = twin_random(&twin, 3000);
        world_seek(world, moment);
        node_id node = 1 + twin_random(&twin, log_node_count(twin.log));
        node = world_next(world, node - 1);
        for (int i = 0; node != 0 && i < 5; i++) {
            world_seek(world, moment + (size_t)i <= 3000 ? moment + (size_t)i
                                                         : moment);
            if (world_is_alive(world, node))
                expect_dates(query, world, node, other);
        }
    }
    world_free(world);
    world_free(other);
    query_free(query);
    twin_release(&twin);
}
END_TEST

/* Marks all that can be reached, by going over everything until nothing
 * changes. */
static void
spread(const struct world *world, bool *reached)
{
    bool changed = true;
    while (changed) {
        changed = false;
        for (node_id node = world_next(world, 0); node != 0;
             node = world_next(world, node)) {
            uint32_t count;
            const node_id *slots = world_slots(world, node, &count);
            for (uint32_t i = 0; reached[node] && i < count; i++) {
                if (slots[i] != 0 && !reached[slots[i]])
                    reached[slots[i]] = changed = true;
            }
        }
    }
}

START_TEST(what_cannot_be_reached_is_found)
{
    struct twin twin;
    make_log(&twin, 700 + (uint64_t)_i, 4000);
    struct query *query = query_new(twin.log);
    struct world *world = world_new(twin.log);
    for (int round = 0; round < 60; round++) {
        world_seek(world, twin_random(&twin, 4000));
        bool *reached =
            mem_alloc_array(log_node_count(twin.log) + 1, sizeof *reached);
        size_t unreachable = 0;
        for (size_t i = 0; i < world_frame_count(world); i++)
            reached[world_frame(world, i)] = true;
        node_id node;
        for (node = world_next(world, 0); node != 0;
             node = world_next(world, node)) {
            enum node_kind kind = log_birth_of(twin.log, node)->kind;
            if (world_count(world, node) == 0 || kind == NODE_ARENA ||
                kind == NODE_NATIVE ||
                world_flags(world, node) & NODE_IMMORTAL)
                reached[node] = true;
        }
        spread(world, reached);
        for (node = world_next(world, 0); node != 0;
             node = world_next(world, node)) {
            ck_assert_int_eq(query_is_reachable(query, world, node),
                             reached[node]);
            unreachable +=
                !reached[node] &&
                log_birth_of(twin.log, node)->kind == NODE_OBJECT;
        }
        ck_assert_uint_eq(query_unreachable_count(query, world), unreachable);
        mem_free(reached);
    }
    world_free(world);
    query_free(query);
    twin_release(&twin);
}
END_TEST

/* A list bound to x at step 1, to y at step 3, pushed on the stack and popped
 * within step 2, freed before step 5. */
static struct log *
log_of_a_list(node_id *list)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth frame_birth = {.kind = NODE_FRAME, .scheme = SLOTS_NAMES};
    struct birth list_birth = {.scheme = SLOTS_INDEX};
    node_id frame = log_birth(log, &frame_birth);
    for (uint32_t i = 0; i < 3; i++)
        log_append(log,
                   (struct event){.kind = EVENT_SLOTS_INSERTED, .node = frame,
                                  .slot = EVENT_SLOT(i), .x = 1});
    struct event set = {.kind = EVENT_REFERENCE_SET, .node = frame};
    struct step step = {.frame = frame};
    (void)log_step(log, &step, 0);
    *list = log_birth(log, &list_birth);
    set.y = *list;
    set.slot = 2;
    log_append(log, set); /* the stack … */
    log_append(log, (struct event){.kind = EVENT_REFERENCE_MOVED,
                                   .node = frame, .slot = 2, .x = frame,
                                   .y = 0}); /* … passes it to x */
    (void)log_step(log, &step, 0);
    log_append(log, set);
    set.x = *list;
    set.y = 0;
    log_append(log, set);
    (void)log_step(log, &step, 0);
    set.slot = 1;
    set.x = 0;
    set.y = *list;
    log_append(log, set); /* y */
    (void)log_step(log, &step, 0);
    (void)log_step(log, &step, 0);
    set.x = *list;
    set.y = 0;
    log_append(log, set);
    set.slot = 0;
    log_append(log, set);
    log_append(log, (struct event){.kind = EVENT_NODE_FREED, .node = *list});
    (void)log_step(log, &step, 0);
    (void)log_step(log, &step, 0);
    return log;
}

START_TEST(lists_that_hold_only_each_other_are_garbage)
{
    node_id list;
    struct log *log = log_of_a_list(&list);
    struct birth birth = {.scheme = SLOTS_INDEX};
    node_id pair[2] = {log_birth(log, &birth), log_birth(log, &birth)};
    struct event insert = {.kind = EVENT_SLOTS_INSERTED, .x = 1};
    struct event set = {.kind = EVENT_REFERENCE_SET};
    for (int i = 0; i < 2; i++) {
        insert.node = set.node = pair[i];
        set.y = pair[1 - i];
        log_append(log, insert);
        log_append(log, set);
    }
    struct query *query = query_new(log);
    struct world *world = world_new(log);
    size_t end = log_event_count(log);
    world_seek(world, end - 1);
    ck_assert(query_is_reachable(query, world, pair[0]));
    ck_assert_uint_eq(query_unreachable_count(query, world), 0);
    world_seek(world, end);
    ck_assert(!query_is_reachable(query, world, pair[0]));
    ck_assert(!query_is_reachable(query, world, pair[1]));
    ck_assert_uint_eq(query_unreachable_count(query, world), 2);
    ck_assert(query_is_reachable(query, world, 1));
    world_free(world);
    query_free(query);
    log_free(log);
}
END_TEST

START_TEST(addresses_have_owners)
{
    struct twin twin;
    make_log(&twin, 900, 3000);
    struct query *query = query_new(twin.log);
    for (node_id node = 1; node <= log_node_count(twin.log); node++) {
        uint64_t address = log_birth_of(twin.log, node)->address;
        node_id previous = node - 1;
        while (previous > 0 &&
               log_birth_of(twin.log, previous)->address != address)
            previous--;
        if (address == 0)
            previous = 0;
        ck_assert_uint_eq(query_previous_owner(query, node), previous);
    }
    query_free(query);
    twin_release(&twin);
}
END_TEST

START_TEST(a_life_as_a_user_sees_it)
{
    node_id list;
    struct log *log = log_of_a_list(&list);
    struct query *query = query_new(log);
    static const uint64_t counts[] = {0, 1, 1, 2, 2, 0, 0};
    for (size_t step = 0; step < sizeof counts / sizeof *counts; step++)
        ck_assert_uint_eq(query_count_at(query, list, step), counts[step]);
    ck_assert_uint_eq(query_next_touch(query, list, 0), 1);
    ck_assert_uint_eq(query_next_touch(query, list, 1), 3);
    ck_assert_uint_eq(query_next_touch(query, list, 3), 5);
    ck_assert_uint_eq(query_next_touch(query, list, 5), QUERY_NO_STEP);
    ck_assert_uint_eq(query_previous_touch(query, list, 5), 3);
    ck_assert_uint_eq(query_previous_touch(query, list, 4), 3);
    ck_assert_uint_eq(query_previous_touch(query, list, 1), QUERY_NO_STEP);
    struct dated_holder dated[2];
    size_t moment = log_step_at(log, 4)->event + 1;
    ck_assert_uint_eq(query_holders(query, list, moment, dated, 2), 2);
    ck_assert(dated[0].holder.slot == 0 && dated[0].step == 1);
    ck_assert(dated[1].holder.slot == 1 && dated[1].step == 3);
    ck_assert_uint_eq(query_holders(query, list, log_event_count(log), dated,
                                    2), 0);
    ck_assert_uint_eq(query_holders(query, list, 1, dated, 2), 0);
    query_free(query);
    log_free(log);
}
END_TEST

START_TEST(a_growing_log_is_noticed)
{
    node_id list;
    struct log *log = log_of_a_list(&list);
    struct query *query = query_new(log);
    size_t last = query_previous_touch(query, 1, SIZE_MAX);
    ck_assert_uint_eq(query_previous_owner(query, list), 0);
    struct step step = {.frame = 1};
    struct birth other = {.scheme = SLOTS_INDEX, .address = 16};
    node_id first = log_birth(log, &other);
    node_id second = log_birth(log, &other);
    log_append(log, (struct event){.kind = EVENT_NODE_RESIZED, .node = 1,
                                   .y = 8});
    (void)log_step(log, &step, 0);
    ck_assert_uint_eq(query_next_touch(query, 1, last),
                      log_step_count(log) - 1);
    ck_assert_uint_eq(query_previous_owner(query, second), first);
    query_free(query);
    log_free(log);
}
END_TEST

Suite *
query_suite(void)
{
    Suite *suite = suite_create("query");
    TCase *tcase = tcase_create("query");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, counts_and_touches_are_those_of_the_steps, 0,
                        3);
    tcase_add_loop_test(tcase, references_are_dated, 0, 4);
    tcase_add_loop_test(tcase, what_cannot_be_reached_is_found, 0, 3);
    tcase_add_test(tcase, lists_that_hold_only_each_other_are_garbage);
    tcase_add_test(tcase, addresses_have_owners);
    tcase_add_test(tcase, a_life_as_a_user_sees_it);
    tcase_add_test(tcase, a_growing_log_is_noticed);
    suite_add_tcase(suite, tcase);
    return suite;
}
