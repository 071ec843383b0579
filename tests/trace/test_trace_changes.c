/*
 * Records of changes against whole ones: a reader of either knows the same
 * after every step, on scenes that do anything at random.
 */
#include "tests/check_main.h"

#include <string.h>

#include "base/mem.h"
#include "tests/trace/trace_model.h"
#include "tests/trace/trace_scene.h"
#include "timeline/world.h"

/* A random scene; world is always at its end. */
struct player {
    struct trace_scene scene;
    struct world *world;
    node_id code; /* a hidden holder of everything that is atomic */
    uint64_t seed;
};

static uint32_t
any(struct player *player, size_t bound)
{
    player->seed ^= player->seed << 13;
    player->seed ^= player->seed >> 7;
    player->seed ^= player->seed << 17;
    return (uint32_t)((player->seed >> 16) % bound);
}

static void
catch_up(struct player *player)
{
    world_seek(player->world, log_event_count(player->scene.log));
}

/* Frees all mortal objects that nothing refers to. */
static void
sweep(struct player *player)
{
    struct world *world = player->world;
    bool again = true;
    catch_up(player);
    while (again) {
        again = false;
        for (node_id node = 2; node <= log_node_count(player->scene.log);
             node++) {
            if (!world_is_alive(world, node) ||
                log_birth_of(player->scene.log, node)->kind != NODE_OBJECT ||
                world_count(world, node) > 0 ||
                world_flags(world, node) & NODE_IMMORTAL)
                continue;
            for (uint32_t i = 0; i < world_slot_count(world, node); i++) {
                node_id target = world_slot(world, node, i);
                if (target != 0)
                    scene_set(&player->scene, node, i, target, 0);
            }
            scene_free(&player->scene, node);
            catch_up(player);
            again = true;
        }
    }
}

/* Returns the slot of a frame's or the module's variable, made if need be. */
static struct holder
any_variable(struct player *player)
{
    static const char *const names[] = {"a", "b", "c", "d", "(stack)"};
    struct world *world = player->world;
    size_t frames = world_frame_count(world);
    node_id frame = world_frame(world, any(player, frames));
    if (frame == player->scene.frame)
        frame = player->scene.names;
    const char *name =
        names[any(player, frame == player->scene.names ? 4 : 5)];
    uint32_t slot = world_find_slot(world, frame, name);
    if (slot == UINT32_MAX) {
        slot = world_slot_count(world, frame);
        scene_insert(&player->scene, frame, slot, 1, name);
        catch_up(player);
    }
    return (struct holder){frame, slot};
}

static void
assign(struct player *player, struct holder place, node_id target)
{
    node_id old = world_slot(player->world, place.node, place.slot);
    scene_set(&player->scene, place.node, place.slot, old, target);
}

static node_id
make_object(struct player *player)
{
    struct trace_scene *scene = &player->scene;
    switch (any(player, 7)) {
    case 0:
        return scene_born(scene, "dict", SLOTS_PAIRS, NULL);
    case 1:
        return scene_born(scene, "set", SLOTS_MEMBERS, NULL);
    case 2:
        return scene_born(scene, "cell", SLOTS_NAMES, NULL);
    case 3:
        return scene_born(scene, "zip", SLOTS_REFERENTS, NULL);
    case 4: {
        char value[16];
        (void)snprintf(value, sizeof value, "%u", any(player, 1000));
        node_id atom = scene_born(scene, "int", SLOTS_NONE, value);
        if (any(player, 3) == 0)
            log_append(scene->log,
                       (struct event){.kind = EVENT_NODE_FLAGGED,
                                      .node = atom,
                                      .x = NODE_ATOM,
                                      .y = NODE_ATOM | NODE_IMMORTAL});
        else if (any(player, 2) == 0)
            scene_put(scene, player->code, 0, NULL, atom);
        return atom;
    }
    default:
        return scene_born(scene, "list", SLOTS_INDEX, NULL);
    }
}

/* Returns a live object; there is always one, the module's name. */
static node_id
any_object(struct player *player)
{
    node_id count = log_node_count(player->scene.log);
    for (;;) {
        node_id node = 1 + any(player, count);
        if (world_is_alive(player->world, node) &&
            log_birth_of(player->scene.log, node)->kind == NODE_OBJECT)
            return node;
    }
}

/* Changes the slots of a container. */
static void
change_container(struct player *player, node_id node)
{
    struct trace_scene *scene = &player->scene;
    const struct birth *birth = log_birth_of(scene->log, node);
    uint32_t count = world_slot_count(player->world, node);
    uint32_t slot = any(player, count + 1);
    uint32_t width = birth->scheme == SLOTS_PAIRS ? 2 : 1;
    node_id target = any_object(player);
    slot -= slot % width;
    if (birth->scheme == SLOTS_NONE ||
        (birth->scheme == SLOTS_NAMES && count > 0))
        return;
    if (slot < count && any(player, 3) == 0) {
        for (uint32_t i = 0; i < width; i++)
            assign(player, (struct holder){node, slot + i}, 0);
        if (any(player, 6) > 0) /* or else a hole stays */
            log_append(scene->log,
                       (struct event){.kind = EVENT_SLOTS_REMOVED,
                                      .node = node, .slot = EVENT_SLOT(slot),
                                      .x = width});
    } else if (slot < count && any(player, 2) == 0) {
        assign(player, (struct holder){node, slot}, target);
    } else if (count > 2 && any(player, 4) == 0) {
        uint32_t order[2] = {1, 0};
        log_permute(scene->log, node, 0, order, 2);
    } else {
        scene_insert(scene, node, slot, width,
                     birth->scheme == SLOTS_NAMES ? "cell_contents" : NULL);
        for (uint32_t i = 0; i < width; i++)
            scene_set(scene, node, slot + i, 0, target);
    }
}

/* Moves a reference out of a container to a variable: x = list.pop(). */
static void
pop_item(struct player *player, node_id node)
{
    uint32_t count = world_slot_count(player->world, node);
    if (log_birth_of(player->scene.log, node)->scheme != SLOTS_INDEX ||
        count == 0 || world_slot(player->world, node, count - 1) == 0)
        return;
    struct holder place = any_variable(player);
    assign(player, place, 0);
    log_append(player->scene.log,
               (struct event){.kind = EVENT_REFERENCE_MOVED, .node = node,
                              .slot = EVENT_SLOT(count - 1), .x = place.node,
                              .y = place.slot});
    log_append(player->scene.log,
               (struct event){.kind = EVENT_SLOTS_REMOVED, .node = node,
                              .slot = EVENT_SLOT(count - 1), .x = 1});
}

static void
call_or_return(struct player *player)
{
    struct trace_scene *scene = &player->scene;
    size_t count = world_frame_count(player->world);
    if (count < 4 && any(player, 2) == 0) {
        node_id frame = scene_frame(scene, "f");
        scene_insert(scene, frame, 0, 1, "a");
        scene_set(scene, frame, 0, 0, any_object(player));
        log_append(scene->log, (struct event){.kind = EVENT_FRAME_PUSHED,
                                              .node = frame});
        return;
    }
    if (count == 1)
        return;
    node_id frame = world_frame(player->world, count - 1);
    log_append(scene->log, (struct event){.kind = EVENT_FRAME_POPPED,
                                          .node = frame});
    for (uint32_t i = 0; i < world_slot_count(player->world, frame); i++)
        assign(player, (struct holder){frame, i}, 0);
    scene_free(scene, frame);
}

static void
step_on(struct player *player)
{
    size_t count = world_frame_count(player->world);
    struct step step = {.kind = STEP_LINE, .column = 1,
                        .line = 1 + (int)any(player, 9),
                        .frame = world_frame(player->world, count - 1)};
    if (any(player, 5) == 0) {
        step.kind = STEP_RETURN;
        step.value = any_object(player);
    }
    (void)log_step(player->scene.log, &step,
                   world_frame_line(player->world, step.frame));
}

static void
act(struct player *player)
{
    switch (any(player, 11)) {
    case 0:
    case 1:
        assign(player, any_variable(player), make_object(player));
        break;
    case 2:
        assign(player, any_variable(player), any_object(player));
        break;
    case 3:
        assign(player, any_variable(player), 0);
        break;
    case 4:
        call_or_return(player);
        break;
    case 5:
        pop_item(player, any_object(player));
        break;
    case 6: {
        node_id node = any_object(player);
        log_append(player->scene.log,
                   (struct event){.kind = EVENT_NODE_RESIZED, .node = node,
                                  .x = (uint32_t)world_size(player->world,
                                                            node),
                                  .y = 8 + any(player, 100)});
        break;
    }
    case 7:
        step_on(player);
        break;
    default:
        change_container(player, any_object(player));
        break;
    }
    sweep(player);
}

static void
play(struct player *player, uint64_t seed, int actions)
{
    *player = (struct player){.seed = seed * 2654435769u + 1};
    trace_scene_init(&player->scene);
    struct birth code = {.kind = NODE_CODE, .scheme = SLOTS_INDEX,
                         .type = scene_text(&player->scene, "code"),
                         .name = scene_text(&player->scene, "<module>")};
    player->code = log_birth(player->scene.log, &code);
    player->world = world_new_walker(player->scene.log);
    catch_up(player);
    for (int i = 0; i < actions; i++)
        act(player);
}

/* Takes the next line off *rest. */
static char *
take_line(const char **rest)
{
    const char *end = strchr(*rest, '\n');
    if (end == NULL)
        return NULL;
    char *line = mem_copy_string(*rest, (size_t)(end - *rest));
    *rest = end + 1;
    return line;
}

static void
expect_same(const struct trace_model *a, const struct trace_model *b)
{
    struct text left = {0}, right = {0};
    trace_model_describe(a, &left);
    trace_model_describe(b, &right);
    ck_assert_str_eq(text_string(&left), text_string(&right));
    text_release(&left);
    text_release(&right);
}

START_TEST(changes_tell_what_whole_records_tell)
{
    struct player player;
    play(&player, 1 + (uint64_t)_i, 1500);
    struct text whole = scene_trace(player.scene.log, false, false, NULL);
    struct text changes = scene_trace(player.scene.log, true, false, NULL);
    ck_assert_uint_lt(changes.length, whole.length);
    const char *left = text_string(&whole), *right = text_string(&changes);
    struct trace_model a = {0}, b = {0};
    size_t steps = 0;
    for (char *line; (line = take_line(&left)) != NULL;) {
        char *other = take_line(&right);
        ck_assert_ptr_nonnull(other);
        bool is_step = trace_model_read(&a, line, true);
        ck_assert_int_eq(trace_model_read(&b, other, false), is_step);
        steps += is_step;
        expect_same(&a, &b);
        mem_free(line);
        mem_free(other);
    }
    ck_assert_uint_eq(steps, log_step_count(player.scene.log));
    ck_assert_ptr_null(take_line(&right));
    trace_model_release(&a);
    trace_model_release(&b);
    text_release(&whole);
    text_release(&changes);
    world_free(player.world);
    trace_scene_release(&player.scene);
}
END_TEST

START_TEST(appending_costs_a_line_of_constant_length)
{
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    (void)scene_bind(&scene, "x", list);
    for (uint32_t i = 0; i < 3000; i++) {
        scene_step(&scene, STEP_LINE, 2, scene.frame);
        scene_put(&scene, list, i, NULL,
                  scene_born(&scene, "list", SLOTS_INDEX, NULL));
    }
    struct text trace = scene_trace(scene.log, true, false, NULL);
    ck_assert_uint_lt(trace.length, 3000 * 400);
    ck_assert_ptr_nonnull(strstr(text_string(&trace),
                                 "\"splice\":[2998,0,[[\"[2998]\",3000]]]"));
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(wrapping_a_list_again_and_again_costs_no_more)
{
    /* x = [x]: what x held hangs on the new list then. */
    struct trace_scene scene;
    trace_scene_init(&scene);
    node_id list = scene_born(&scene, "list", SLOTS_INDEX, NULL);
    uint32_t x = scene_bind(&scene, "x", list);
    for (int i = 0; i < 20000; i++) {
        node_id outer = scene_born(&scene, "list", SLOTS_INDEX, NULL);
        scene_put(&scene, outer, 0, NULL, list);
        scene_set(&scene, scene.names, x, list, outer);
        scene_step(&scene, STEP_LINE, 2, scene.frame);
        list = outer;
    }
    struct text trace = scene_trace(scene.log, true, false, NULL);
    ck_assert_uint_lt(trace.length, 20000 * 400);
    ck_assert_ptr_null(strstr(text_string(&trace), "\"gone\""));
    text_release(&trace);
    trace_scene_release(&scene);
}
END_TEST

START_TEST(holders_come_with_changes)
{
    struct player player;
    play(&player, 99, 300);
    struct text changes = scene_trace(player.scene.log, true, true, NULL);
    ck_assert_ptr_nonnull(strstr(text_string(&changes), "\"holders\":[[\"v"));
    text_release(&changes);
    world_free(player.world);
    trace_scene_release(&player.scene);
}
END_TEST

Suite *
trace_changes_suite(void)
{
    Suite *suite = suite_create("trace_changes");
    TCase *tcase = tcase_create("changes");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, changes_tell_what_whole_records_tell, 0, 12);
    tcase_add_test(tcase, appending_costs_a_line_of_constant_length);
    tcase_add_test(tcase, wrapping_a_list_again_and_again_costs_no_more);
    tcase_add_test(tcase, holders_come_with_changes);
    suite_add_tcase(suite, tcase);
    return suite;
}
