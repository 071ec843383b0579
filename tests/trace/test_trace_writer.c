/* Traces of logs written by hand. */
#include "tests/check_main.h"

#include <string.h>

#include "tests/trace/trace_scene.h"

/* Compares line number `line` (from 0) of a trace with what is expected. */
static void
expect_line(const struct text *trace, size_t line, const char *expected)
{
    const char *start = text_string(trace);
    for (; line > 0 && start != NULL; line--) {
        start = strchr(start, '\n');
        start = start ? start + 1 : NULL;
    }
    ck_assert_ptr_nonnull(start);
    const char *end = strchr(start, '\n');
    ck_assert_ptr_nonnull(end);
    struct text got = {0};
    text_add(&got, start, (size_t)(end - start));
    ck_assert_str_eq(text_string(&got), expected);
    text_release(&got);
}

static void
expect_part(const struct text *trace, const char *part)
{
    ck_assert_msg(strstr(text_string(trace), part) != NULL,
                  "no %s in\n%s", part, text_string(trace));
}

static void
expect_no_part(const struct text *trace, const char *part)
{
    ck_assert_msg(strstr(text_string(trace), part) == NULL, "%s in\n%s", part,
                  text_string(trace));
}

START_TEST(a_scene_of_one_list)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    scene_step(&scene, STEP_LINE, 3, scene.frame);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    struct birth small = {.type = scene_text(&scene, "int"),
                          .flags = NODE_ATOM | NODE_IMMORTAL,
                          .preview = scene_text(&scene, "10")};
    node_id ten = log_birth(scene.log, &small);
    scene_put(&scene, list, 0, NULL, ten);
    (void)scene_bind(&scene, "var1", list);
    (void)scene_bind(&scene, "var2", list);
    log_output(scene.log, "hi\n", 3);
    scene_step(&scene, STEP_END, 4, scene.frame);
    struct text trace = scene_trace(scene.log, false, false, NULL);
    expect_line(&trace, 0, "{\"refstep\":1,\"scene\":\"a.py\","
                           "\"python\":\"3.12\",\"title\":\"A scene\"}");
    expect_line(&trace, 1,
                "{\"step\":0,\"event\":\"line\",\"line\":3,\"column\":1,"
                "\"function\":\"<module>\",\"output\":\"\","
                "\"frames\":[{\"function\":\"<module>\",\"line\":3,"
                "\"variables\":{}}],\"objects\":{}}");
    expect_line(&trace, 2,
                "{\"step\":1,\"event\":\"end\",\"line\":4,\"column\":1,"
                "\"function\":\"<module>\",\"output\":\"hi\\n\","
                "\"frames\":[{\"function\":\"<module>\",\"line\":4,"
                "\"variables\":{\"var1\":1,\"var2\":1}}],\"objects\":{"
                "\"1\":{\"type\":\"list\",\"address\":\"0x7f5a3c0010c0\","
                "\"size\":56,\"count\":2,\"slots\":[[\"[0]\",2]]},"
                "\"2\":{\"type\":\"int\",\"value\":\"10\",\"count\":null,"
                "\"immortal\":true,\"slots\":[]}}}");
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(a_function_runs_and_returns)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id frame = scene_frame(&scene, "f");
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    node_id cell = scene_born(&scene, "cell", SLOTS_NAMES, NULL);
    node_id empty = scene_born(&scene, "cell", SLOTS_NAMES, NULL);
    scene_insert(&scene, empty, 0, 1, "cell_contents");
    scene_put(&scene, cell, 0, "cell_contents", list);
    scene_put(&scene, frame, 0, "(globals)", scene.names);
    scene_put(&scene, frame, 1, "a", list);
    scene_insert(&scene, frame, 2, 1, "unbound");
    scene_put(&scene, frame, 3, "captured", cell);
    scene_put(&scene, frame, 4, "nothing", empty);
    scene_put(&scene, frame, 5, ".0", list);
    node_id value = scene_born(&scene, "str", SLOTS_NONE, "'v'");
    scene_put(&scene, frame, 6, "(stack)", value);
    log_append(scene.log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                         .node = frame});
    scene_step(&scene, STEP_CALL, 1, frame);
    struct step step = {.kind = STEP_RETURN, .line = 2, .column = 5,
                        .frame = frame, .value = value};
    (void)log_step(scene.log, &step, 1);
    struct text trace = scene_trace(scene.log, false, false, NULL);
    expect_part(&trace, "\"event\":\"call\",\"line\":1,\"column\":1,"
                        "\"function\":\"f\",\"output\":\"\",\"frames\":["
                        "{\"function\":\"<module>\",\"line\":null,"
                        "\"variables\":{}},{\"function\":\"f\",\"line\":1,"
                        "\"variables\":{\"a\":1,\"captured\":1,\".0\":1}}],"
                        "\"objects\":{\"1\":");
    expect_part(&trace, "\"event\":\"return\",\"line\":2,\"column\":5,"
                        "\"function\":\"f\",\"value\":2,");
    expect_part(&trace, "\"2\":{\"type\":\"str\"");
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(slots_are_listed_by_the_rules)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    node_id key = scene_born(&scene, "str", SLOTS_NONE, "'k'");
    node_id dict = scene_born(&scene, "dict", SLOTS_PAIRS, NULL);
    scene_put(&scene, dict, 0, NULL, key);
    scene_put(&scene, dict, 1, NULL, list);
    scene_insert(&scene, list, 0, 3, NULL); /* holes, but for the middle */
    scene_set(&scene, list, 1, 0, dict);
    node_id function = scene_born(&scene, "function", SLOTS_NAMES, NULL);
    scene_put(&scene, function, 0, "(globals)", scene.names);
    scene_put(&scene, function, 1, "__defaults__", list);
    node_id closed = scene_born(&scene, "Enum", SLOTS_NAMES, NULL);
    scene_put(&scene, closed, 0, ".x", list);
    log_append(scene.log, (struct event){.kind = EVENT_NODE_FLAGGED,
                                         .node = closed,
                                         .y = NODE_OPAQUE});
    node_id iterator = scene_born(&scene, "zip", SLOTS_REFERENTS, NULL);
    scene_insert(&scene, iterator, 0, 3, NULL);
    scene_set(&scene, iterator, 0, 0, scene.names);
    scene_set(&scene, iterator, 2, 0, list);
    (void)scene_bind(&scene, "d", dict);
    (void)scene_bind(&scene, "f", function);
    (void)scene_bind(&scene, "o", closed);
    (void)scene_bind(&scene, "i", iterator);
    scene_step(&scene, STEP_LINE, 1, scene.frame);
    struct text trace = scene_trace(scene.log, false, false, NULL);
    expect_part(&trace, "\"slots\":[[\"key[0]\",5],[\"['k']\",6]]");
    expect_part(&trace, "\"slots\":[[\"[1]\",1]]");
    expect_part(&trace, "\"slots\":[[\"__defaults__\",6]]");
    expect_part(&trace, "\"3\":{\"type\":\"Enum\",\"address\":"
                        "\"0x7f5a3c0011c0\",\"size\":56,\"count\":1,"
                        "\"slots\":[]}");
    expect_part(&trace, "\"slots\":[[\"ref[0]\",6]]");
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(text_is_ascii)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id odd = scene_born(&scene, "str", SLOTS_NONE,
                             "'\"\\\n\t\x01\x7f\xc3\xa9\xf0\x9f\x90\x8d"
                             "\xff'");
    struct birth birth = {.type = scene_text(&scene, "str"),
                          .flags = NODE_ATOM | NODE_SHARED,
                          .length = 5000};
    static char many[200];
    memset(many, 'x', sizeof many);
    birth.preview = log_text(scene.log, many, sizeof many);
    (void)scene_bind(&scene, "\xc3\xbc", odd);
    (void)scene_bind(&scene, "cut", log_birth(scene.log, &birth));
    scene_step(&scene, STEP_LINE, 1, scene.frame);
    struct text trace = scene_trace(scene.log, false, false, NULL);
    expect_part(&trace, "\"\\u00fc\":1");
    expect_part(&trace, "\"value\":\"'\\\"\\\\\\n\\t\\u0001\\u007f\\u00e9"
                        "\\ud83d\\udc0d\\ufffd'\"");
    expect_part(&trace, "xxx\\u2026\",\"count\":null,\"slots\":[]");
    for (size_t i = 0; i < trace.length; i++)
        ck_assert(trace.bytes[i] == '\n' ||
                  (trace.bytes[i] >= 0x20 && trace.bytes[i] < 0x7f));
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(holders_are_told)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    node_id lost = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    struct birth code = {.kind = NODE_CODE, .scheme = SLOTS_INDEX,
                         .type = scene_text(&scene, "code"),
                         .name = scene_text(&scene, "f")};
    struct birth arena = {.kind = NODE_ARENA, .scheme = SLOTS_INDEX,
                          .type = scene_text(&scene, "parser")};
    (void)scene_bind(&scene, "x", list);
    scene_put(&scene, list, 0, NULL, list);
    scene_put(&scene, lost, 0, NULL, list);
    scene_put(&scene, log_birth(scene.log, &code), 0, NULL, list);
    scene_put(&scene, log_birth(scene.log, &arena), 0, NULL, list);
    scene_step(&scene, STEP_LINE, 1, scene.frame);
    struct text trace = scene_trace(scene.log, false, true, NULL);
    expect_part(&trace, "\"count\":5,\"slots\":[[\"[0]\",1]],\"holders\":["
                        "[\"variables of module\",\"x\"],[1,\"[0]\"],"
                        "[\"list #2\",\"[0]\"],[\"code f\",\"[0]\"],"
                        "[\"parser\",\"[0]\"]]");
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(an_uncaught_exception_ends_a_scene)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    struct step step = {.kind = STEP_END, .line = 9, .column = 1,
                        .frame = scene.frame,
                        .exception = scene_text(&scene, "IndexError: no")};
    (void)log_step(scene.log, &step, 0);
    log_append(scene.log, (struct event){.kind = EVENT_FRAME_POPPED,
                                         .node = scene.frame});
    scene_step(&scene, STEP_EXIT, 0, 0);
    struct text trace = scene_trace(scene.log, false, false, NULL);
    expect_part(&trace, "\"event\":\"end\",\"line\":9,\"column\":1,"
                        "\"function\":\"<module>\","
                        "\"exception\":\"IndexError: no\",\"output\":");
    expect_line(&trace, 2, "{\"step\":1,\"event\":\"exit\",\"line\":null,"
                           "\"column\":null,\"function\":\"<module>\","
                           "\"output\":\"\",\"frames\":[],\"objects\":{}}");
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(an_error_comes_last)
{
    struct trace_error error = {3, 5, "no \"such\" thing"};
    struct text trace = scene_trace(NULL, false, false, &error);
    expect_line(&trace, 1, "{\"error\":{\"line\":3,\"column\":5,"
                           "\"message\":\"no \\\"such\\\" thing\"}}");
    expect_no_part(&trace, "\"step\"");
    text_release(&trace);
}
END_TEST

struct narrow {
    size_t calls;
    bool half;
};

static bool
refuse_second(void *context, const char *bytes, size_t length)
{
    struct narrow *narrow = context;
    if (length == 0 || bytes[length - 1] != '\n')
        narrow->half = true;
    return ++narrow->calls < 2;
}

START_TEST(a_sink_can_stop_it)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    for (int i = 0; i < 5000; i++)
        scene_step(&scene, STEP_LINE, i + 1, scene.frame);
    struct narrow narrow = {0};
    struct trace_request request = {.scene = "a.py", .python = "3.12"};
    ck_assert(!trace_write(scene.log, &request,
                           (struct trace_sink){refuse_second, &narrow}));
    ck_assert_uint_eq(narrow.calls, 2);
    ck_assert(!narrow.half);
    trace_scene_release(&scene);
}
END_TEST

Suite *
trace_writer_suite(void)
{
    Suite *suite = suite_create("trace_writer");
    TCase *tcase = tcase_create("whole");
    tcase_add_test(tcase, a_scene_of_one_list);
    tcase_add_test(tcase, a_function_runs_and_returns);
    tcase_add_test(tcase, slots_are_listed_by_the_rules);
    tcase_add_test(tcase, text_is_ascii);
    tcase_add_test(tcase, holders_are_told);
    tcase_add_test(tcase, an_uncaught_exception_ends_a_scene);
    tcase_add_test(tcase, an_error_comes_last);
    tcase_add_test(tcase, a_sink_can_stop_it);
    suite_add_tcase(suite, tcase);
    return suite;
}
