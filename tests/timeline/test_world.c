/* A world at chosen moments of small logs, and its own check. */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "timeline/world_state.h"

static text_id
text_of(struct log *log, const char *string)
{
    return log_text(log, string, strlen(string));
}

static node_id
born(struct log *log, enum node_kind kind, enum slot_scheme scheme,
     const char *preview)
{
    struct birth birth = {.kind = kind, .scheme = scheme,
                          .type = text_of(log, "thing")};
    if (preview != NULL) {
        birth.flags = NODE_ATOM;
        birth.preview = text_of(log, preview);
        birth.length = (uint32_t)strlen(preview);
    }
    return log_birth(log, &birth);
}

static void
insert(struct log *log, node_id node, uint32_t slot, uint32_t count,
       const char *name)
{
    log_append(log, (struct event){.kind = EVENT_SLOTS_INSERTED, .node = node,
                                   .slot = EVENT_SLOT(slot), .x = count,
                                   .y = name ? text_of(log, name) : 0});
}

static void
set(struct log *log, node_id node, uint32_t slot, node_id old, node_id new)
{
    log_append(log, (struct event){.kind = EVENT_REFERENCE_SET, .node = node,
                                   .slot = EVENT_SLOT(slot), .x = old,
                                   .y = new});
}

static struct world *
world_at_end(const struct log *log)
{
    struct world *world = world_new(log);
    world_seek(world, log_event_count(log));
    return world;
}

static void
expect_label(const struct world *world, node_id node, uint32_t slot,
             const char *expected)
{
    struct text label = {0};
    world_slot_label(world, node, slot, &label);
    ck_assert_str_eq(text_string(&label), expected);
    text_release(&label);
}

START_TEST(slots_are_labelled_by_scheme)
{
    struct log *log = log_new(SIZE_MAX);
    node_id key = born(log, NODE_OBJECT, SLOTS_NONE, "'k'");
    node_id list = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
    node_id frame = born(log, NODE_FRAME, SLOTS_NAMES, NULL);
    static const enum slot_scheme schemes[] = {
        SLOTS_INDEX, SLOTS_PAIRS, SLOTS_MEMBERS, SLOTS_REFERENTS};
    static const char *const labels[][4] = {
        {"[0]", "[1]", "[2]", "[3]"},
        {"key[0]", "['k']", "key[1]", "value[1]"},
        {"{}", "{}", "{}", "{}"},
        {"ref[0]", "ref[1]", "ref[2]", "ref[2]"}};
    node_id first = 0;
    for (uint32_t i = 0; i < 4; i++) {
        node_id node = born(log, NODE_OBJECT, schemes[i], NULL);
        first = first ? first : node;
        insert(log, node, 0, 4, NULL);
        set(log, node, 0, 0, key);
        set(log, node, 1, 0, list);
        set(log, node, 2, 0, schemes[i] == SLOTS_REFERENTS ? frame : list);
    }
    insert(log, frame, 0, 1, "var1");
    struct world *world = world_at_end(log);
    for (uint32_t i = 0; i < 4; i++) {
        for (uint32_t k = 0; k < 4; k++)
            expect_label(world, first + i, k, labels[i][k]);
    }
    expect_label(world, frame, 0, "var1");
    world_free(world);
    log_free(log);
}
END_TEST

START_TEST(long_keys_are_cut)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth birth = {.flags = NODE_ATOM, .length = 400,
                          .preview = text_of(log, "'aaa")};
    node_id key = log_birth(log, &birth);
    node_id dict = born(log, NODE_OBJECT, SLOTS_PAIRS, NULL);
    insert(log, dict, 0, 2, NULL);
    set(log, dict, 0, 0, key);
    struct world *world = world_at_end(log);
    expect_label(world, dict, 1, "['aaa…]");
    world_free(world);
    log_free(log);
}
END_TEST

START_TEST(names_are_found)
{
    struct log *log = log_new(SIZE_MAX);
    node_id frame = born(log, NODE_FRAME, SLOTS_NAMES, NULL);
    char name[16];
    for (uint32_t i = 0; i < 500; i++) {
        (void)snprintf(name, sizeof name, "name%u", i);
        insert(log, frame, 0, 1, name);
    }
    (void)text_of(log, "elsewhere");
    struct world *world = world_at_end(log);
    ck_assert_uint_eq(world_find_slot(world, frame, "name0"), 499);
    ck_assert_uint_eq(world_find_slot(world, frame, "name499"), 0);
    ck_assert_uint_eq(world_find_slot(world, frame, "unknown"), UINT32_MAX);
    ck_assert_uint_eq(world_find_slot(world, frame, "elsewhere"),
                      UINT32_MAX);
    ck_assert_uint_eq(world_slot_name(world, frame, 0),
                      log_find_text(log, "name499", 7));
    ck_assert_ptr_nonnull(world_slot_names(world, frame));
    world_free(world);
    log_free(log);
}
END_TEST

START_TEST(holders_come_in_order_of_birth_and_slot)
{
    struct log *log = log_new(SIZE_MAX);
    node_id target = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
    node_id first = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
    node_id frame = born(log, NODE_FRAME, SLOTS_NAMES, NULL);
    insert(log, frame, 0, 1, "x");
    set(log, frame, 0, 0, target);
    insert(log, first, 0, 3, NULL);
    set(log, first, 2, 0, target);
    set(log, first, 0, 0, target);
    struct world *world = world_at_end(log);
    struct holder holders[4] = {0};
    ck_assert_uint_eq(world_count(world, target), 3);
    ck_assert_uint_eq(world_holders(world, target, holders, 4), 3);
    ck_assert(holders[0].node == first && holders[0].slot == 0);
    ck_assert(holders[1].node == first && holders[1].slot == 2);
    ck_assert(holders[2].node == frame && holders[2].slot == 0);
    ck_assert_uint_eq(world_holders(world, target, holders, 1), 3);
    node_id nodes[4] = {0};
    ck_assert_uint_eq(world_holder_nodes(world, target, nodes, 4), 2);
    ck_assert(nodes[0] == first && nodes[1] == frame);
    uint64_t kinds[6];
    world_count_by_kind(world, target, kinds);
    ck_assert_uint_eq(kinds[NODE_OBJECT], 2);
    ck_assert_uint_eq(kinds[NODE_FRAME], 1);
    world_free(world);
    log_free(log);
}
END_TEST

START_TEST(immortal_nodes_are_not_counted)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth birth = {.flags = NODE_IMMORTAL};
    node_id none = log_birth(log, &birth);
    node_id late = born(log, NODE_OBJECT, SLOTS_NONE, "'late'");
    node_id list = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
    insert(log, list, 0, 1000, NULL);
    log_append(log, (struct event){.kind = EVENT_SLOTS_FILLED, .node = list,
                                   .x = 999, .y = none});
    set(log, list, 999, 0, late);
    log_append(log, (struct event){.kind = EVENT_NODE_FLAGGED, .node = late,
                                   .x = NODE_ATOM,
                                   .y = NODE_ATOM | NODE_IMMORTAL});
    struct world *world = world_at_end(log);
    ck_assert_uint_eq(world_slot(world, list, 998), none);
    ck_assert_uint_eq(world_count(world, none), 0);
    ck_assert_uint_eq(world_holders(world, none, NULL, 0), 0);
    ck_assert_uint_eq(world_count(world, late), 0);
    ck_assert_uint_eq(world_holders(world, late, NULL, 0), 0);
    world_seek(world, log_event_count(log) - 1);
    ck_assert_uint_eq(world_count(world, late), 1);
    ck_assert(world_check(world, NULL));
    world_free(world);
    log_free(log);
}
END_TEST

START_TEST(micro_steps_stop_at_instructions_and_steps)
{
    struct log *log = log_new(SIZE_MAX);
    struct event any = {.kind = EVENT_COLLECTOR};
    struct step step = {.line = 1};
    log_append(log, any);      /* 0: first instruction */
    log_append(log, any);      /* 1 */
    (void)log_step(log, &step, 0); /* 2 */
    log_append(log, any);      /* 3: begins one */
    log_append(log, any);      /* 4 */
    log_begin_instruction(log);
    log_append(log, any);      /* 5: begins one */
    (void)log_step(log, &step, 0); /* 6 */
    static const size_t stops[] = {0, 3, 5, 7};
    struct world *world = world_new(log);
    for (size_t i = 1; i < 4; i++) {
        ck_assert_uint_eq(world_next_instruction(world), stops[i]);
        world_seek(world, stops[i]);
    }
    ck_assert_uint_eq(world_next_instruction(world), 7);
    for (size_t i = 3; i-- > 0;) {
        ck_assert_uint_eq(world_previous_instruction(world), stops[i]);
        world_seek(world, stops[i]);
    }
    ck_assert_uint_eq(world_previous_instruction(world), 0);
    world_seek_step(world, 0);
    ck_assert_uint_eq(world_moment(world), 3);
    world_free(world);
    log_free(log);
}
END_TEST

static bool
count_three(void *context, node_id node)
{
    node_id *seen = context;
    seen[++seen[0]] = node;
    return seen[0] < 3;
}

START_TEST(each_goes_by_birth_and_can_stop)
{
    struct log *log = log_new(SIZE_MAX);
    for (int i = 0; i < 200; i++)
        (void)born(log, NODE_OBJECT, SLOTS_NONE, NULL);
    for (node_id i = 2; i < 150; i++)
        log_append(log, (struct event){.kind = EVENT_NODE_FREED, .node = i});
    struct world *world = world_at_end(log);
    node_id seen[4] = {0};
    world_each(world, count_three, seen);
    ck_assert(seen[0] == 3 && seen[1] == 1 && seen[2] == 150 &&
              seen[3] == 151);
    ck_assert_uint_eq(world_next(world, 200), 0);
    ck_assert_uint_eq(world_next(world, 5000), 0);
    ck_assert_uint_eq(world_object_count(world), 52);
    ck_assert(!world_is_alive(world, 2));
    ck_assert(!world_is_alive(world, 0));
    ck_assert(!world_is_alive(world, 5000));
    world_free(world);
    log_free(log);
}
END_TEST

/* x.append([i]), many times: each step makes a list and puts it at the end of
 * another; then all is freed. */
static struct log *
log_of_appends(uint32_t count)
{
    struct log *log = log_new(SIZE_MAX);
    node_id frame = born(log, NODE_FRAME, SLOTS_NAMES, NULL);
    node_id list = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
    insert(log, frame, 0, 1, "x");
    set(log, frame, 0, 0, list);
    for (uint32_t i = 0; i < count; i++) {
        struct step step = {.line = 2, .frame = frame};
        (void)log_step(log, &step, 2);
        node_id item = born(log, NODE_OBJECT, SLOTS_INDEX, NULL);
        insert(log, list, i, 1, NULL);
        set(log, list, i, 0, item);
    }
    for (uint32_t i = count; i-- > 0;) {
        set(log, list, i, list + 1 + i, 0);
        log_append(log, (struct event){.kind = EVENT_NODE_FREED,
                                       .node = list + 1 + i});
    }
    log_append(log, (struct event){.kind = EVENT_SLOTS_REMOVED, .node = list,
                                   .x = count});
    return log;
}

START_TEST(key_frames_take_half_of_the_log_at_most)
{
    struct log *log = log_of_appends(50000);
    struct world *world = world_at_end(log);
    const struct known_past *past = world->past;
    size_t words = 0;
    for (size_t i = 0; i < past->keyframes.count; i++)
        words += past->keyframes.items[i].length;
    ck_assert_uint_gt(past->keyframes.count, 3);
    ck_assert_uint_le(words * sizeof(uint32_t),
                      log_event_count(log) * sizeof(struct event) / 2);
    world_free(world);
    struct world *walker = world_new_walker(log);
    world_seek(walker, log_event_count(log));
    ck_assert_uint_eq(walker->past->keyframes.count, 0);
    world_free(walker);
    log_free(log);
}
END_TEST

START_TEST(worlds_beside_each_other_share_key_frames)
{
    struct log *log = log_of_appends(5000);
    struct world *first = world_new(log);
    world_seek(first, log_event_count(log) / 2);
    struct world *second = world_new_beside(first);
    ck_assert_uint_eq(world_moment(second), 0);
    world_seek(second, log_event_count(log) / 2);
    ck_assert(world_equal(first, second, NULL));
    world_seek(second, log_event_count(log));
    world_free(first);
    struct world *alone = world_new_walker(log);
    for (size_t i = 11; i > 0; i--) {
        world_seek(second, log_event_count(log) / i);
        world_seek(alone, log_event_count(log) / i);
        ck_assert(world_equal(second, alone, NULL));
    }
    for (size_t i = 1; i < second->past->keyframes.count; i++)
        ck_assert_uint_lt(second->past->keyframes.items[i - 1].moment,
                          second->past->keyframes.items[i].moment);
    world_free(second);
    world_free(alone);
    log_free(log);
}
END_TEST

/* Ways to spoil a world of log_of_appends(3) with all three items alive; the
 * list is node 2, the items 3 to 5. */
static void
spoil(struct world *world, int how)
{
    struct live *list = world_must_live(world, 2);
    struct live *item = world_must_live(world, 4);
    switch (how) {
    case 0: /* a slot refers elsewhere */
        number_array_items(&list->slots)[1] = 3;
        break;
    case 1: /* a slot refers to a dead node */
        number_array_items(&list->slots)[1] = 99;
        break;
    case 2: /* a slot was emptied on the sly */
        number_array_items(&list->slots)[1] = 0;
        break;
    case 3: /* a count was merely incremented */
        item->references++;
        break;
    case 4: /* a holder that holds nothing is listed */
        holder_set_add(&item->holders, 3, 1);
        break;
    case 5: /* a holder is listed too often */
        holder_set_add(&item->holders, 2, 1);
        break;
    case 6: /* a holder is not listed */
        (void)holder_set_remove(&item->holders, 2, 1);
        break;
    case 7: /* a dead frame runs */
        VECTOR_PUSH(&world->frames, 77);
        break;
    case 8: /* a node was forgotten */
        world->living.items[0] &= ~((uint64_t)1 << 4);
        break;
    case 9: /* a name is missing */
        number_array_remove(world_must_live(world, 1)->names, 0, 1);
        break;
    case 10: /* one holder stands for another */
        (void)holder_set_remove(&item->holders, 2, 1);
        holder_set_add(&item->holders, 5, 1);
        break;
    case 11:
        world->object_count++;
        break;
    default:
        world->slot_count++;
        break;
    }
}

START_TEST(planted_errors_are_found)
{
    struct log *log = log_of_appends(3);
    struct world *world = world_new(log);
    struct world *sound = world_new(log);
    world_seek(world, 4 + 3 * 4);
    world_seek(sound, 4 + 3 * 4);
    struct text problem = {0};
    ck_assert(world_check(world, &problem));
    ck_assert(world_equal(world, sound, &problem));
    ck_assert_uint_eq(problem.length, 0);
    spoil(world, _i);
    ck_assert(!world_check(world, &problem));
    ck_assert_uint_gt(problem.length, 0);
    ck_assert(!world_check(world, NULL));
    if (_i < 11) /* what only counts is not compared */
        ck_assert(!world_equal(world, sound, &problem));
    world_free(world);
    world_free(sound);
    text_release(&problem);
    log_free(log);
}
END_TEST

START_TEST(worlds_differ_at_different_moments)
{
    struct log *log = log_of_appends(3);
    struct world *a = world_new(log);
    struct world *b = world_new(log);
    world_seek(b, 1);
    ck_assert(!world_equal(a, b, NULL));
    ck_assert_ptr_eq(world_log(a), log);
    world_free(a);
    world_free(b);
    log_free(log);
}
END_TEST

Suite *
world_suite(void)
{
    Suite *suite = suite_create("world");
    TCase *tcase = tcase_create("world");
    tcase_add_test(tcase, slots_are_labelled_by_scheme);
    tcase_add_test(tcase, long_keys_are_cut);
    tcase_add_test(tcase, names_are_found);
    tcase_add_test(tcase, holders_come_in_order_of_birth_and_slot);
    tcase_add_test(tcase, immortal_nodes_are_not_counted);
    tcase_add_test(tcase, micro_steps_stop_at_instructions_and_steps);
    tcase_add_test(tcase, each_goes_by_birth_and_can_stop);
    tcase_add_test(tcase, key_frames_take_half_of_the_log_at_most);
    tcase_add_test(tcase, worlds_beside_each_other_share_key_frames);
    tcase_add_loop_test(tcase, planted_errors_are_found, 0, 13);
    tcase_add_test(tcase, worlds_differ_at_different_moments);
    suite_add_tcase(suite, tcase);
    return suite;
}
