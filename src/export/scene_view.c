#include "export/scene_view.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/boxes.h"
#include "layout/plan.h"
#include "picture/maker.h"

/* Places for some stops, one after the other: all those of a scene, unless
 * it is very long.  Its maker and its plan number them from base on. */
struct window {
    size_t first, count; /* stops; count 0: nothing is laid out */
    size_t base;
    struct picture_maker *maker; /* owned */
    struct plan *plan;           /* owned */
    struct canvas canvas;        /* of the picture drawn last */
};

/* Windows that are kept, so that stepping to and fro where two meet costs
 * nothing. */
#define WINDOWS_KEPT 2

struct scene_view {
    struct session *session; /* borrowed */
    struct view_options options;
    struct window windows[WINDOWS_KEPT]; /* the one used last first */
    struct world *before, *now;
    VECTOR(struct view_box) boxes;
    struct view_box attention;
};

struct view_options
view_options_default(int width, int height)
{
    return (struct view_options){.addresses = true,
                                 .counts = true,
                                 .types = true,
                                 .width = width,
                                 .height = height};
}

/* ---- pictures ----------------------------------------------------------- */

/* Makes the picture at an event, compared with the world at another. */
static void
make_picture(struct scene_view *view, size_t stop, size_t from, size_t to,
             struct picture *picture)
{
    const struct window *window = &view->windows[0];
    struct picture_moment moment = {.stop = stop - window->base,
                                    .before = view->before,
                                    .now = view->now};

    world_seek(view->now, to);
    if (from != to)
        world_seek(view->before, from);
    else
        moment.before = NULL;
    picture_make(window->maker, &moment, picture);
}

/* Returns the moment of the stop before, to compare with. */
static size_t
moment_before(const struct scene_view *view, size_t stop)
{
    return session_stop(view->session, stop > 0 ? stop - 1 : 0)->moment;
}

static void
make_stop(struct scene_view *view, size_t stop, struct picture *picture)
{
    make_picture(view, stop, moment_before(view, stop),
                 session_stop(view->session, stop)->moment, picture);
}

/* ---- windows ------------------------------------------------------------ */

/* A name that the scene keeps off the screen. */
static bool
hides(const void *session, const char *name)
{
    return session_hides(session, name);
}

static struct picture_options
picture_options_of(const struct scene_view *view)
{
    const struct view_options *options = &view->options;

    return (struct picture_options){
        .addresses = options->addresses,
        .counts = options->counts,
        .types = options->types,
        .atoms_as_boxes = options->atoms_as_boxes,
        .hidden_holders = options->hidden_holders,
        .hides = hides,
        .hides_context = view->session};
}

/* Looks at all stops of the window, and at the one before it. */
static void
survey(struct scene_view *view, const struct window *window)
{
    for (size_t stop = window->base; stop < window->first + window->count;
         stop++) {
        world_seek(view->now, session_stop(view->session, stop)->moment);
        picture_maker_survey(window->maker, stop - window->base, view->now);
    }
}

/* Lays out the first window, whose stops are set. */
static void
build(struct scene_view *view)
{
    struct window *window = &view->windows[0];
    struct picture_options picture_options = picture_options_of(view);
    struct plan_options plan_options = plan_options_default();

    plan_options.spacious = view->options.spacious;
    window->base = window->first > 0 ? window->first - 1 : 0;
    window->maker =
        picture_maker_new(session_log(view->session), &picture_options);
    window->plan = plan_new(window->count, &plan_options);
    survey(view, window);
    for (size_t i = 0; i < window->count; i++) {
        struct picture picture = {0};

        make_stop(view, window->first + i, &picture);
        plan_add(window->plan, i, &picture);
        picture_release(&picture);
    }
    plan_finish(window->plan);
    canvas_init(&window->canvas, plan_width(window->plan),
                plan_height(window->plan));
    picture_maker_set_conceal(window->maker, view->options.conceal);
}

static void
drop(struct window *window)
{
    if (window->count == 0)
        return;
    canvas_release(&window->canvas);
    plan_free(window->plan);
    picture_maker_free(window->maker);
    *window = (struct window){0};
}

/* Returns the number of stops of a window; the last is shorter. */
static size_t
window_length(const struct scene_view *view)
{
    size_t stops = session_stop_count(view->session);

    return stops > VIEW_STOPS_MAX ? VIEW_STOPS : stops;
}

size_t
scene_view_window(const struct scene_view *view, size_t stop)
{
    return stop / window_length(view);
}

/* Makes the window of a stop the first, laid out. */
static void
turn_to(struct scene_view *view, size_t stop)
{
    size_t stops = session_stop_count(view->session);
    size_t length = window_length(view);
    struct window wanted = {.first = stop / length * length,
                            .count = length};
    size_t at = 0;

    if (wanted.first + wanted.count > stops)
        wanted.count = stops - wanted.first;
    while (at < WINDOWS_KEPT && (view->windows[at].count == 0 ||
                                 view->windows[at].first != wanted.first))
        at++;
    if (at < WINDOWS_KEPT) {
        struct window found = view->windows[at];

        view->windows[at] = view->windows[0];
        view->windows[0] = found;
        return;
    }
    drop(&view->windows[WINDOWS_KEPT - 1]);
    view->windows[WINDOWS_KEPT - 1] = view->windows[0];
    view->windows[0] = wanted;
    build(view);
}

static void
drop_all(struct scene_view *view)
{
    for (size_t i = 0; i < WINDOWS_KEPT; i++)
        drop(&view->windows[i]);
}

struct scene_view *
scene_view_new(struct session *session, const struct view_options *options)
{
    struct scene_view *view = mem_alloc(sizeof *view);

    view->session = session;
    view->options = *options;
    view->before = session_new_world(session);
    view->now = session_new_world(session);
    return view;
}

void
scene_view_free(struct scene_view *view)
{
    if (view == NULL)
        return;
    drop_all(view);
    world_free(view->before);
    world_free(view->now);
    VECTOR_RELEASE(&view->boxes);
    mem_free(view);
}

/* Returns whether two sets of options need different places. */
static bool
places_differ(const struct view_options *a, const struct view_options *b)
{
    return a->addresses != b->addresses || a->counts != b->counts ||
           a->types != b->types || a->atoms_as_boxes != b->atoms_as_boxes ||
           a->hidden_holders != b->hidden_holders ||
           a->spacious != b->spacious;
}

void
scene_view_set_options(struct scene_view *view,
                       const struct view_options *options)
{
    bool differ = places_differ(&view->options, options);

    view->options = *options;
    if (differ)
        drop_all(view);
    for (size_t i = 0; i < WINDOWS_KEPT; i++)
        if (view->windows[i].count > 0)
            picture_maker_set_conceal(view->windows[i].maker,
                                      options->conceal);
}

/* ---- drawing ------------------------------------------------------------ */

/* Frames first, then objects from top to bottom and left to right. */
static int
compare_boxes(const void *a, const void *b)
{
    const struct view_box *x = a, *y = b;

    if (x->y != y->y)
        return x->y - y->y;
    if (x->x != y->x)
        return x->x - y->x;
    return (x->node > y->node) - (x->node < y->node);
}

static void
list_boxes(struct scene_view *view, const struct picture *picture)
{
    size_t frames = 0;

    view->boxes.count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < picture->box_count; i++) {
            const struct picture_box *box = &picture->boxes[i];
            struct plan_rectangle at;

            if ((box->kind == BOX_FRAME) != (pass == 0) ||
                !plan_find(view->windows[0].plan, box, &at))
                continue;
            VECTOR_PUSH(&view->boxes,
                        ((struct view_box){box->node, at.x, at.y, at.width,
                                           at.height}));
        }
        if (pass == 0)
            frames = view->boxes.count;
    }
    if (view->boxes.count > frames)
        qsort(view->boxes.items + frames, view->boxes.count - frames,
              sizeof *view->boxes.items, compare_boxes);
}

static bool
is_touched(const struct picture_box *box)
{
    if (box->change != CHANGE_NONE || box->count_change != 0)
        return true;
    for (size_t i = 0; i < box->row_count; i++)
        if (box->rows[i].change != CHANGE_NONE)
            return true;
    return false;
}

/* Narrows the place of a touched box to its rows that changed, where it only
 * changed in those: a box may be higher than the screen. */
static void
narrow_to_changes(const struct scene_view *view,
                  const struct picture_box *box, struct plan_rectangle *at)
{
    int first = -1, last = -1;

    if (box->change != CHANGE_NONE || box->count_change != 0)
        return;
    for (size_t i = 0; i < box->row_count; i++) {
        if (box->rows[i].change == CHANGE_NONE)
            continue;
        last = box_row_line(box, i, view->options.spacious);
        first = first < 0 ? last : first;
    }
    if (first < 0)
        return;
    at->y += first - 1;
    at->height = last - first + 3;
}

/* Enlarges *sum to hold a box. */
static void
join_boxes(struct view_box *sum, const struct picture_box *box,
           const struct plan_rectangle *at)
{
    int right = at->x + at->width, bottom = at->y + at->height;

    if (sum->width == 0) {
        *sum = (struct view_box){box->node, at->x, at->y, at->width,
                                 at->height};
        return;
    }
    right = sum->x + sum->width > right ? sum->x + sum->width : right;
    bottom = sum->y + sum->height > bottom ? sum->y + sum->height : bottom;
    sum->x = at->x < sum->x ? at->x : sum->x;
    sum->y = at->y < sum->y ? at->y : sum->y;
    sum->width = right - sum->x;
    sum->height = bottom - sum->y;
}

static void
find_attention(struct scene_view *view, const struct picture *picture)
{
    struct view_box touched = {0}, running = {0};

    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];
        struct plan_rectangle at;

        if (!plan_find(view->windows[0].plan, box, &at))
            continue;
        if (is_touched(box)) {
            narrow_to_changes(view, box, &at);
            join_boxes(&touched, box, &at);
        }
        if (box->running)
            join_boxes(&running, box, &at);
    }
    view->attention = touched.width > 0 ? touched : running;
}

static const struct canvas *
draw(struct scene_view *view, const struct picture *picture, node_id focus)
{
    struct window *window = &view->windows[0];

    canvas_clear(&window->canvas);
    plan_draw(window->plan, picture,
              (struct plan_look){view->options.ascii, focus},
              &window->canvas);
    list_boxes(view, picture);
    find_attention(view, picture);
    return &window->canvas;
}

const struct canvas *
scene_view_draw(struct scene_view *view, size_t stop, node_id focus)
{
    struct picture picture = {0};
    const struct canvas *canvas;

    turn_to(view, stop);
    make_stop(view, stop, &picture);
    canvas = draw(view, &picture, focus);
    picture_release(&picture);
    return canvas;
}

const struct canvas *
scene_view_draw_since(struct scene_view *view, size_t since, size_t stop,
                      node_id focus)
{
    struct picture picture = {0}, whole = {0};
    const struct canvas *canvas;

    if (since + 1 >= stop)
        return scene_view_draw(view, stop, focus);
    turn_to(view, stop);
    make_stop(view, stop, &picture);
    make_picture(view, stop, session_stop(view->session, since)->moment,
                 session_stop(view->session, stop)->moment, &whole);
    picture_take_marks(&picture, &whole);
    canvas = draw(view, &picture, focus);
    picture_release(&picture);
    picture_release(&whole);
    return canvas;
}

const struct canvas *
scene_view_draw_moment(struct scene_view *view, size_t stop, size_t moment,
                       node_id focus)
{
    struct picture picture = {0};
    const struct canvas *canvas;
    size_t before;

    turn_to(view, stop);
    world_seek(view->now, moment);
    before = world_previous_instruction(view->now);
    make_picture(view, stop, before, moment, &picture);
    canvas = draw(view, &picture, focus);
    picture_release(&picture);
    return canvas;
}

const struct view_box *
scene_view_boxes(const struct scene_view *view, size_t *count)
{
    *count = view->boxes.count;
    return view->boxes.items;
}

struct view_box
scene_view_attention(const struct scene_view *view)
{
    return view->attention;
}
