/* The log: what is appended is what is read. */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "timeline/event_store.h"
#include "timeline/log.h"
#include "timeline/world.h"

static text_id
text_of(struct log *log, const char *string)
{
    return log_text(log, string, strlen(string));
}

START_TEST(equal_texts_are_one)
{
    struct log *log = log_new(SIZE_MAX);
    ck_assert_uint_eq(log_text(log, "", 0), 0);
    text_id list = text_of(log, "list");
    ck_assert_uint_ne(list, 0);
    ck_assert_uint_eq(log_find_text(log, "dict", 4), 0);
    text_id dict = text_of(log, "dict");
    ck_assert_uint_ne(dict, list);
    ck_assert_uint_eq(text_of(log, "list"), list);
    ck_assert_uint_eq(log_find_text(log, "list", 4), list);
    size_t length;
    ck_assert_str_eq(log_text_bytes(log, list, &length), "list");
    ck_assert_uint_eq(length, 4);
    ck_assert_str_eq(log_text_bytes(log, 0, NULL), "");
    log_free(log);
}
END_TEST

START_TEST(texts_may_hold_nul_and_be_long)
{
    struct log *log = log_new(SIZE_MAX);
    text_id nul = log_text(log, "a\0b", 3);
    size_t length;
    ck_assert_int_eq(memcmp(log_text_bytes(log, nul, &length), "a\0b", 4), 0);
    ck_assert_uint_eq(length, 3);
    ck_assert_uint_ne(nul, log_text(log, "a", 1));
    static char large[50000];
    memset(large, 'x', sizeof large);
    text_id many = log_text(log, large, sizeof large);
    ck_assert_str_eq(log_text_bytes(log, text_of(log, "b"), NULL), "b");
    ck_assert_int_eq(memcmp(log_text_bytes(log, many, &length), large,
                            sizeof large), 0);
    ck_assert_uint_eq(length, sizeof large);
    log_free(log);
}
END_TEST

/* Numbers up to 2^31 have ids of their own; what only looks like one, not. */
START_TEST(numbers_are_texts_like_others)
{
    static const char *const texts[] = {
        "0", "7", "1000", "2147483647", "2147483648", "99999999999", "007",
        "-1", "1.5", "12a", "00"};
    enum { COUNT = sizeof texts / sizeof *texts };
    struct log *log = log_new(SIZE_MAX);
    text_id ids[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        ids[i] = text_of(log, texts[i]);
    for (size_t i = 0; i < COUNT; i++) {
        size_t length;
        ck_assert_str_eq(log_text_bytes(log, ids[i], &length), texts[i]);
        ck_assert_uint_eq(length, strlen(texts[i]));
        ck_assert_ptr_eq(log_text_bytes(log, ids[i], NULL),
                         log_text_bytes(log, ids[i], NULL));
        ck_assert_uint_eq(text_of(log, texts[i]), ids[i]);
        ck_assert_uint_eq(log_find_text(log, texts[i], length), ids[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert_uint_ne(ids[i], ids[k]);
    }
    log_free(log);
}
END_TEST

START_TEST(thousands_of_texts_keep_their_numbers)
{
    struct log *log = log_new(SIZE_MAX);
    char name[16];
    text_id first = text_of(log, "n0");
    for (int i = 1; i < 5000; i++) {
        (void)snprintf(name, sizeof name, "n%d", i);
        ck_assert_uint_eq(text_of(log, name), first + (text_id)i);
    }
    for (int i = 0; i < 5000; i++) {
        (void)snprintf(name, sizeof name, "n%d", i);
        ck_assert_uint_eq(log_find_text(log, name, strlen(name)),
                          first + (text_id)i);
        ck_assert_str_eq(log_text_bytes(log, first + (text_id)i, NULL), name);
    }
    log_free(log);
}
END_TEST

START_TEST(serials_count_nodes_of_a_kind_and_type)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth list = {.type = text_of(log, "list")};
    struct birth function = {.type = text_of(log, "function")};
    struct birth frame = {.kind = NODE_FRAME, .type = function.type};
    ck_assert_uint_eq(log_birth(log, &list), 1);
    ck_assert_uint_eq(log_birth(log, &function), 2);
    ck_assert_uint_eq(log_birth(log, &list), 3);
    ck_assert_uint_eq(log_birth(log, &frame), 4);
    ck_assert_uint_eq(log_node_count(log), 4);
    ck_assert_uint_eq(log_birth_of(log, 1)->serial, 1);
    ck_assert_uint_eq(log_birth_of(log, 2)->serial, 1);
    ck_assert_uint_eq(log_birth_of(log, 3)->serial, 2);
    ck_assert_uint_eq(log_birth_of(log, 4)->serial, 1);
    ck_assert_uint_eq(log_birth_of(log, 3)->event, 2);
    log_free(log);
}
END_TEST

START_TEST(what_a_library_makes_is_numbered_apart)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth birth = {.kind = NODE_OBJECT, .type = text_of(log, "list")};
    ck_assert(!log_number_apart(log, true));
    node_id library = log_birth(log, &birth);
    ck_assert(log_number_apart(log, false));
    node_id own = log_birth(log, &birth);
    ck_assert_uint_eq(log_birth_of(log, own)->serial, 1);
    ck_assert_uint_ne(log_birth_of(log, library)->serial, 1);
    log_free(log);
}
END_TEST

START_TEST(steps_are_found_by_event)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth frame = {.kind = NODE_FRAME};
    node_id node = log_birth(log, &frame);
    for (int i = 0; i < 3; i++) {
        struct step step = {.line = i + 1, .frame = node};
        ck_assert_uint_eq(log_step(log, &step, i), (size_t)i);
        log_append(log, (struct event){.kind = EVENT_COLLECTOR});
    }
    ck_assert_uint_eq(log_step_count(log), 3);
    ck_assert_int_eq(log_step_at(log, 2)->line, 3);
    ck_assert_uint_eq(log_step_at(log, 2)->event, 5);
    const struct event *event = log_event(log, 5);
    ck_assert_int_eq(event->kind, EVENT_STEP);
    ck_assert_uint_eq(event->x, 2);
    ck_assert_uint_eq(event->y, 2);
    log_free(log);
}
END_TEST

START_TEST(instructions_begin_where_they_are_said_to)
{
    struct log *log = log_new(SIZE_MAX);
    struct event any = {.kind = EVENT_COLLECTOR};
    log_append(log, any);
    log_append(log, any);
    log_begin_instruction(log);
    log_append(log, any);
    log_begin_instruction(log);
    struct step step = {.line = 1};
    (void)log_step(log, &step, 0);
    log_append(log, any);
    log_append(log, any);
    static const int expected[] = {1, 0, 1, 0, 1, 0};
    for (size_t i = 0; i < log_event_count(log); i++)
        ck_assert_int_eq(log_event(log, i)->begins_instruction, expected[i]);
    log_free(log);
}
END_TEST

START_TEST(permutations_and_output_are_kept)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth list = {.scheme = SLOTS_INDEX};
    node_id node = log_birth(log, &list);
    log_permute(log, node, 0, (const uint32_t[]){1, 0}, 2);
    log_permute(log, node, 4, (const uint32_t[]){2, 0, 1}, 3);
    const struct event *event = log_event(log, 2);
    ck_assert_uint_eq(event->slot, 4);
    ck_assert_uint_eq(event->x, 3);
    size_t count;
    const uint32_t *order = log_permutation(log, event->y, &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_uint_eq(order[0], 2);
    ck_assert_uint_eq(order[2], 1);
    log_output(log, "one\n", 4);
    log_output(log, "", 0);
    log_output(log, "two\n", 4);
    ck_assert_str_eq(log_output_bytes(log, &count), "one\ntwo\n");
    ck_assert_uint_eq(count, 8);
    ck_assert_uint_eq(log_event(log, 4)->x, 4);
    log_free(log);
}
END_TEST

START_TEST(events_lie_together)
{
    struct log *log = log_new(SIZE_MAX);
    for (uint32_t i = 0; i < 10000; i++)
        log_append(log, (struct event){.kind = EVENT_COLLECTOR, .x = i});
    size_t count, index = 0;
    const struct event *run;
    while ((run = log_events_from(log, index, &count)) != NULL) {
        for (size_t i = 0; i < count; i++)
            ck_assert_uint_eq(run[i].x, index + i);
        index += count;
    }
    ck_assert_uint_eq(index, 10000);
    while ((run = log_events_before(log, index, &count)) != NULL) {
        index -= count;
        ck_assert_uint_eq(run[0].x, index);
        ck_assert_uint_eq(run[count - 1].x, index + count - 1);
    }
    ck_assert_uint_eq(index, 0);
    log_free(log);
}
END_TEST

/* Whatever an event says, it says it after many others were read, too. */
START_TEST(events_stay_as_they_were)
{
    enum { COUNT = STORE_CHUNK * (STORE_KEPT + 20) + 777 };
    static struct event told[COUNT];
    struct log *log = log_new(SIZE_MAX);
    uint64_t seed = 88172645463325252u;
    for (size_t i = 0; i < COUNT; i++) {
        uint32_t any[4];
        for (int k = 0; k < 4; k++) {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            any[k] = (uint32_t)(seed >> 24) >> (seed % 33 > 31 ? 31
                                                               : seed % 33);
        }
        if (any[0] % 3 == 0) {
            log_birth(log, &(struct birth){.kind = NODE_OBJECT});
        } else {
            node_id nodes = log_node_count(log);
            struct event event = {
                .kind = (EVENT_NODE_FREED + any[0] % 10) & 0x7Fu,
                .node = nodes > 0 ? any[1] % (nodes + 1) : 0,
                .slot = EVENT_SLOT(any[2]),
                .x = any[3] % 0x7FFFFFFFu,
                .y = any[1] % 0x7FFFFFFFu,
            };
            if (any[2] % 2 == 0)
                log_begin_instruction(log);
            log_append(log, event);
        }
        told[i] = *log_event(log, i);
    }
    for (size_t i = 0, at = 7; i < 2000; i++, at = (at + 7919) % COUNT)
            ck_assert_mem_eq(log_event(log, at), &told[at], sizeof told[at]);
    for (size_t at = COUNT, count; at > 0; at -= count) {
        const struct event *events = log_events_before(log, at, &count);
        ck_assert_mem_eq(events, &told[at - count], count * sizeof *events);
    }
    log_free(log);
}
END_TEST

START_TEST(a_full_log_is_a_beginning_without_gaps)
{
    struct log *log = log_new(3);
    struct birth list = {.scheme = SLOTS_INDEX};
    (void)log_birth(log, &list);
    log_append(log, (struct event){.kind = EVENT_COLLECTOR});
    log_output(log, "a", 1);
    ck_assert(!log_is_full(log));
    node_id late = log_birth(log, &list);
    ck_assert(log_is_full(log));
    ck_assert_uint_eq(late, 2);
    ck_assert_uint_eq(log_birth_of(log, late)->event, BIRTH_UNTOLD);
    log_output(log, "b", 1);
    log_permute(log, 1, 0, (const uint32_t[]){0}, 1);
    struct step step = {.line = 1};
    (void)log_step(log, &step, 0);
    log_append(log, (struct event){.kind = EVENT_COLLECTOR});
    ck_assert_uint_eq(log_event_count(log), 3);
    ck_assert_uint_eq(log_step_count(log), 0);
    ck_assert_str_eq(log_output_bytes(log, NULL), "a");
    log_free(log);
}
END_TEST

START_TEST(memory_follows_the_events)
{
    struct log *log = log_new(SIZE_MAX);
    struct birth list = {.scheme = SLOTS_INDEX};
    for (int i = 0; i < 100000; i++)
        (void)log_birth(log, &list);
    /* 48 bytes a birth and 8 its event, and what the last blocks of memory
     * leave unused. */
    ck_assert_uint_le(log_memory(log), 100000 * 56 + 2 * 2 * MEM_PAGE);
    log_free(log);
}
END_TEST

START_TEST(all_kinds_have_names)
{
    for (int kind = 0; kind < EVENT_KIND_COUNT; kind++)
        ck_assert_uint_gt(strlen(event_kind_name((enum event_kind)kind)), 3);
    ck_assert_str_eq(event_kind_name(EVENT_REFERENCE_SET), "reference set");
    ck_assert_str_eq(step_kind_name(STEP_LINE), "line");
    ck_assert_str_eq(step_kind_name(STEP_EXIT), "exit");
}
END_TEST

START_TEST(a_weak_reference_knows_its_referent_until_it_is_cleared)
{
    struct log *log = log_new(SIZE_MAX);
    struct world *world = world_new(log);
    node_id list = log_birth(log, &(struct birth){.kind = NODE_OBJECT});
    node_id weak = log_birth(
        log, &(struct birth){.kind = NODE_OBJECT, .referent = list});
    log_append(log, (struct event){.kind = EVENT_WEAKREF_CLEARED,
                                   .node = weak});
    ck_assert_uint_eq(log_cleared(log, weak), 2);
    ck_assert_uint_eq(log_cleared(log, list), SIZE_MAX);
    world_seek(world, 2);
    ck_assert_uint_eq(world_referent(world, weak), list);
    ck_assert_uint_eq(world_referent(world, list), 0);
    world_seek(world, 3);
    ck_assert_uint_eq(world_referent(world, weak), 0);
    world_seek(world, 2);
    ck_assert_uint_eq(world_referent(world, weak), list);
    world_free(world);
    log_free(log);
}
END_TEST

Suite *
log_suite(void)
{
    Suite *suite = suite_create("log");
    TCase *tcase = tcase_create("log");
    tcase_add_test(tcase, equal_texts_are_one);
    tcase_add_test(tcase, texts_may_hold_nul_and_be_long);
    tcase_add_test(tcase, numbers_are_texts_like_others);
    tcase_add_test(tcase, thousands_of_texts_keep_their_numbers);
    tcase_add_test(tcase, serials_count_nodes_of_a_kind_and_type);
    tcase_add_test(tcase, what_a_library_makes_is_numbered_apart);
    tcase_add_test(tcase, steps_are_found_by_event);
    tcase_add_test(tcase, instructions_begin_where_they_are_said_to);
    tcase_add_test(tcase, permutations_and_output_are_kept);
    tcase_add_test(tcase, events_lie_together);
    tcase_add_test(tcase, events_stay_as_they_were);
    tcase_add_test(tcase, a_full_log_is_a_beginning_without_gaps);
    tcase_add_test(tcase, memory_follows_the_events);
    tcase_add_test(tcase, all_kinds_have_names);
    tcase_add_test(tcase,
                   a_weak_reference_knows_its_referent_until_it_is_cleared);
    suite_add_tcase(suite, tcase);
    return suite;
}
