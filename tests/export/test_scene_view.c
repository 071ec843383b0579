/*
 * The pictures of the scenes that come with the program: whoever reads them
 * sees the references that there are, at every stop, and no others.
 */
#include "export/scene_view.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "tests/check_main.h"
#include "tests/layout/reader.h"
#include "timeline/world_parts.h"

Suite *scene_view_suite(void);

/* ---- scenes ------------------------------------------------------------- */

static int
is_scene(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > 3 && strcmp(entry->d_name + length - 3, ".py") == 0;
}

static struct session *
open_file(const char *path)
{
    struct session_options options = session_options_default();
    struct diag diag = {0};
    struct text text = {0};
    struct session *session;
    char part[4096];
    FILE *file = fopen(path, "r");
    size_t length;

    ck_assert_ptr_nonnull(file);
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        text_add(&text, part, length);
    fclose(file);
    session = session_open(path, text_string(&text), text.length, &options,
                           &diag);
    ck_assert_msg(session != NULL, "%s is refused", path);
    text_release(&text);
    return session;
}

/* Calls check for each scene of the source tree. */
static void
each_scene(void (*check)(struct session *session, const char *name))
{
    char *folder = check_source_path("scenes");
    struct dirent **entries;
    int count = scandir(folder, &entries, is_scene, alphasort);

    ck_assert_int_gt(count, 0);
    for (int i = 0; i < count; i++) {
        struct text path = {0};
        struct session *session;

        text_add_format(&path, "%s/%s", folder, entries[i]->d_name);
        session = open_file(text_string(&path));
        check(session, entries[i]->d_name);
        session_free(session);
        text_release(&path);
        free(entries[i]);
    }
    free(entries);
    free(folder);
}

/* ---- reading ------------------------------------------------------------ */

/* What is asked of the places of an object. */
struct asked {
    const struct world *world;
    node_id target;
    bool found;
};

static bool
compare_place(void *context, struct holder place)
{
    struct asked *asked = context;

    asked->found = asked->found || world_slot(asked->world, place.node,
                                              place.slot) == asked->target;
    return !asked->found;
}

/* Returns the node that has the variables of a frame. */
static node_id
variables_of(const struct world *world, node_id frame)
{
    static const char *const names[] = {"locals", "globals"};

    for (int i = 0; i < 2; i++) {
        uint32_t slot = world_find_slot(world, frame, names[i]);

        if (slot != UINT32_MAX && world_slot(world, frame, slot) != 0)
            return world_slot(world, frame, slot);
    }
    return frame;
}

/* Returns whether a slot of node, of what is taken for a part of it, or of
 * the variables of a frame refers to target; a variable in a cell may be
 * shown as what is in the cell. */
static bool
refers(const struct world *world, node_id node, node_id target)
{
    /* What is apart does not matter here: a dict may be a part or not. */
    struct map apart = {0};
    struct asked asked = {world, target, false};
    node_id variables;

    if (!world_is_alive(world, node))
        return false;
    if (world_referent(world, node) == target)
        return true;
    for (uint32_t s = 0; s < world_slot_count(world, node); s++) {
        node_id held = world_slot(world, node, s);

        if (held == target ||
            (held != 0 && world_is_of_type(world, held, "cell") &&
             world_slot(world, held, 0) == target))
            return true;
    }
    if (log_birth_of(world_log(world), node)->kind == NODE_OBJECT)
        world_each_place(world, node, &apart, compare_place, &asked);
    if (asked.found ||
        log_birth_of(world_log(world), node)->kind != NODE_FRAME)
        return asked.found;
    variables = variables_of(world, node);
    return variables != node && refers(world, variables, target);
}

/* A picture of a scene being read. */
struct sight {
    struct session *session;
    const char *name;
    size_t stop;
    const struct view_box *boxes;
    struct reader reader;
};

/* Each arrow is a reference, or was one at the stop before. */
static void
check_edges(struct sight *sight)
{
    const struct step *step =
        log_step_at(session_log(sight->session),
                    session_stop(sight->session, sight->stop)->step);

    for (size_t i = 0; i < sight->reader.edges.count; i++) {
        const struct reader_edge *edge = &sight->reader.edges.items[i];
        node_id from = sight->boxes[edge->from].node;
        node_id to = sight->boxes[edge->to].node;
        const struct world *world =
            edge->gone ? session_world_before(sight->session,
                                            stop_previous(sight->stop))
                       : session_world(sight->session, sight->stop);

        struct text names = {0};

        session_node_name(sight->session, from, &names);
        text_add_string(&names, " to ");
        session_node_name(sight->session, to, &names);
        ck_assert_msg(refers(world, from, to) || to == step->value,
                      "%s, stop %zu: an arrow from %s, line %d",
                      sight->name, sight->stop, text_string(&names),
                      edge->y);
        text_release(&names);
    }
}

static bool
is_seen(const struct sight *sight, node_id from, node_id to)
{
    for (size_t i = 0; i < sight->reader.edges.count; i++) {
        const struct reader_edge *edge = &sight->reader.edges.items[i];

        if (!edge->gone && sight->boxes[edge->from].node == from &&
            sight->boxes[edge->to].node == to)
            return true;
    }
    return false;
}

/* Each reference of a variable to a box is seen. */
static void
check_variables(struct sight *sight, size_t count)
{
    const struct world *world = session_world(sight->session, sight->stop);

    for (size_t f = 0; f < world_frame_count(world); f++) {
        node_id frame = world_frame(world, f);
        node_id holder = variables_of(world, frame);

        for (uint32_t s = 0; s < world_slot_count(world, holder); s++) {
            node_id to = world_slot(world, holder, s);
            const char *name =
                log_text_bytes(world_log(world),
                               world_slot_name(world, holder, s), NULL);

            if (to == 0 || name[0] == '(' || strncmp(name, "__", 2) == 0)
                continue;
            for (size_t b = 0; b < count; b++)
                ck_assert_msg(sight->boxes[b].node != to ||
                                  is_seen(sight, frame, to),
                              "%s, stop %zu: no arrow from %s", sight->name,
                              sight->stop, name);
        }
    }
}

/* The border of a frame is below its name. */
static struct reader_box
border_of(const struct canvas *canvas, const struct view_box *box)
{
    const struct cell *corner = canvas_at(canvas, box->x, box->y);
    int top = corner != NULL && corner->bytes[0] != '\0' ? 0 : 1;

    return (struct reader_box){box->x, box->y + top, box->width,
                               box->height - top, "", top};
}

static void
check_step(struct sight sight, struct scene_view *view, size_t since,
           bool ascii)
{
    size_t count;

    sight.reader.canvas = scene_view_draw_since(view, since, sight.stop, 0);
    sight.reader.ascii = ascii;
    sight.boxes = scene_view_boxes(view, &count);
    for (size_t i = 0; i < count; i++)
        VECTOR_PUSH(&sight.reader.boxes,
                    border_of(sight.reader.canvas, &sight.boxes[i]));
    reader_read(&sight.reader);
    ck_assert_msg(sight.reader.problems.length == 0, "%s, stop %zu%s:\n%s",
                  sight.name, sight.stop, ascii ? " in ASCII" : "",
                  text_string(&sight.reader.problems));
    check_edges(&sight);
    check_variables(&sight, count);
    reader_release(&sight.reader);
}

static void
check_stop(struct session *session, struct scene_view *view, size_t stop,
           const char *name)
{
    struct sight sight = {.session = session, .name = name, .stop = stop};

    check_step(sight, view, stop_previous(stop), false);
}

static void
check_pictures(struct session *session, const char *name)
{
    for (int ascii = 0; ascii < 2; ascii++) {
        struct view_options options = view_options_default(80, 24);
        struct scene_view *view;

        options.ascii = ascii;
        view = scene_view_new(session, &options);
        for (size_t stop = 0; stop < session_stop_count(session); stop++) {
            struct sight sight = {
                .session = session, .name = name, .stop = stop};

            check_step(sight, view, stop_previous(stop), ascii);
            check_step(sight, view, stop / 2, ascii);
        }
        scene_view_free(view);
    }
}

START_TEST(every_picture_can_be_read)
{
    each_scene(check_pictures);
}
END_TEST

/* ---- the same from everywhere ------------------------------------------- */

static char *
draw_text(struct scene_view *view, size_t stop)
{
    const struct canvas *canvas = scene_view_draw(view, stop, 0);
    struct text text = {0};

    for (int y = 0; y < canvas->height; y++) {
        canvas_row_text(canvas, y, &text);
        text_add_byte(&text, '\n');
    }
    return text_take(&text);
}

static void
check_both_ways(struct session *session, const char *name)
{
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);
    size_t count = session_stop_count(session);
    char **forward = mem_alloc_array(count, sizeof *forward);

    for (size_t stop = 0; stop < count; stop++)
        forward[stop] = draw_text(view, stop);
    for (size_t stop = count; stop-- > 0;) {
        char *backward = draw_text(view, stop);

        ck_assert_msg(strcmp(forward[stop], backward) == 0,
                      "%s, stop %zu looks different on the way back", name,
                      stop);
        mem_free(backward);
        mem_free(forward[stop]);
    }
    mem_free(forward);
    scene_view_free(view);
}

START_TEST(the_way_back_looks_the_same)
{
    each_scene(check_both_ways);
}
END_TEST

/* In ASCII, every cell is ASCII. */
static void
check_ascii(struct session *session, const char *name)
{
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view;

    options.ascii = true;
    view = scene_view_new(session, &options);
    for (size_t stop = 0; stop < session_stop_count(session); stop++) {
        char *text = draw_text(view, stop);

        for (const char *at = text; *at != '\0'; at++)
            ck_assert_msg((unsigned char)*at < 0x80, "%s, stop %zu:\n%s",
                          name, stop, text);
        mem_free(text);
    }
    scene_view_free(view);
}

START_TEST(ascii_is_ascii)
{
    each_scene(check_ascii);
}
END_TEST

/* ---- details ------------------------------------------------------------ */

static const char walk[] = "a = [1]\n"
                           "b = a\n"
                           "del a\n"
                           "b = None\n";

static struct session *
open_text(const char *text)
{
    struct session_options options = session_options_default();
    struct diag diag = {0};
    struct session *session =
        session_open("test.py", text, strlen(text), &options, &diag);

    ck_assert_ptr_nonnull(session);
    return session;
}

/* Returns whether the picture at a stop contains words. */
static bool
shows(struct scene_view *view, size_t stop, const char *words)
{
    char *text = draw_text(view, stop);
    bool found = strstr(text, words) != NULL;

    mem_free(text);
    return found;
}

START_TEST(counts_and_what_they_were_are_shown)
{
    struct session *session = open_text(walk);
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);

    ck_assert(shows(view, 1, "refs 1"));
    ck_assert(shows(view, 2, "refs 2"));
    ck_assert(shows(view, 2, "was 1"));
    ck_assert(shows(view, 3, "was 2"));
    ck_assert(shows(view, 4, "freed"));
    ck_assert(shows(view, 4, "refs 0"));
    scene_view_free(view);
    session_free(session);
}
END_TEST

START_TEST(concealed_counts_move_nothing)
{
    struct session *session = open_text(walk);
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);
    int width = scene_view_draw(view, 2, 0)->width;

    options.conceal = true;
    scene_view_set_options(view, &options);
    ck_assert(shows(view, 2, "refs ?"));
    ck_assert(!shows(view, 2, "was 1"));
    ck_assert_int_eq(scene_view_draw(view, 2, 0)->width, width);
    options.conceal = false;
    options.counts = false;
    scene_view_set_options(view, &options);
    ck_assert(!shows(view, 2, "refs"));
    scene_view_free(view);
    session_free(session);
}
END_TEST

/* Where two windows meet boxes may move, but a stop always looks the same. */
START_TEST(long_scenes_are_laid_out_in_windows)
{
    struct session *session = open_text("total = []\n"
                                        "for i in range(1500):\n"
                                        "    x = [i]\n"
                                        "    y = [x]\n");
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);
    size_t last = session_stop_count(session) - 1;
    char *first = draw_text(view, 10), *again;

    ck_assert_uint_gt(last, VIEW_STOPS_MAX);
    ck_assert_uint_eq(scene_view_window(view, 10), 0);
    ck_assert_uint_gt(scene_view_window(view, last), 2);
    ck_assert(shows(view, last, "list #"));
    ck_assert(shows(view, 2 * VIEW_STOPS, "list #"));
    again = draw_text(view, 10);
    ck_assert_str_eq(first, again);
    mem_free(first);
    mem_free(again);
    check_stop(session, view, last, "windows");
    check_stop(session, view, VIEW_STOPS, "windows");
    check_stop(session, view, VIEW_STOPS - 1, "windows");
    scene_view_free(view);
    session_free(session);
}
END_TEST

START_TEST(very_many_names_are_folded)
{
    struct text scene = {0};
    struct view_options options = view_options_default(80, 24);
    struct session *session;
    struct scene_view *view;

    for (int i = 0; i < 300; i++)
        text_add_format(&scene, "v%d = [%d]\n", i, i);
    session = open_text(text_string(&scene));
    view = scene_view_new(session, &options);
    ck_assert(shows(view, 300, "v10"));
    ck_assert(shows(view, 300, " more"));
    ck_assert(shows(view, 300, "v299"));
    ck_assert(!shows(view, 300, "v150"));
    check_stop(session, view, 300, "names");
    scene_view_free(view);
    session_free(session);
    text_release(&scene);
}
END_TEST

START_TEST(moments_inside_a_line_can_be_drawn)
{
    struct session *session = open_text("a = [[1], [2]]\na.pop()\na = 0\n");
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);
    size_t last = session_stop_count(session) - 1;

    for (size_t stop = 0; stop < last; stop++)
        for (size_t moment = session_stop(session, stop)->moment;
             moment < session_stop(session, stop + 1)->moment; moment++)
            ck_assert_ptr_nonnull(
                scene_view_draw_moment(view, stop, moment, 0));
    scene_view_free(view);
    session_free(session);
}
END_TEST

START_TEST(attention_is_where_something_happened)
{
    struct session *session = open_text(walk);
    struct view_options options = view_options_default(80, 24);
    struct scene_view *view = scene_view_new(session, &options);
    struct view_box box;
    size_t count;

    scene_view_draw(view, 2, 0);
    box = scene_view_attention(view);
    ck_assert_int_gt(box.width, 0);
    ck_assert_ptr_nonnull(scene_view_boxes(view, &count));
    ck_assert_uint_eq(count, 2);
    scene_view_free(view);
    session_free(session);
}
END_TEST

Suite *
scene_view_suite(void)
{
    Suite *suite = suite_create("scene_view");
    TCase *scenes = tcase_create("scenes");
    TCase *details = tcase_create("details");

    tcase_add_test(scenes, every_picture_can_be_read);
    tcase_add_test(scenes, the_way_back_looks_the_same);
    tcase_add_test(scenes, ascii_is_ascii);
    tcase_set_timeout(scenes, 120);
    tcase_add_test(details, counts_and_what_they_were_are_shown);
    tcase_add_test(details, concealed_counts_move_nothing);
    tcase_add_test(details, moments_inside_a_line_can_be_drawn);
    tcase_add_test(details, long_scenes_are_laid_out_in_windows);
    tcase_add_test(details, very_many_names_are_folded);
    tcase_add_test(details, attention_is_where_something_happened);
    suite_add_tcase(suite, scenes);
    suite_add_tcase(suite, details);
    return suite;
}
