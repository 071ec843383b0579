#include "layout/plan.h"

#include "base/map.h"
#include "base/mem.h"
#include "layout/arrange.h"
#include "layout/boxes.h"
#include "layout/graph.h"
#include "layout/lines.h"
#include "layout/place.h"
#include "layout/route.h"
#include "layout/seating.h"
#include "layout/share.h"

/* More than the depth of any frame that is drawn. */
#define PICTURE_DEPTHS 100

/* How often all is arranged anew after stubs were made of wires that found
 * no way. */
#define STUB_TRIES 3

typedef VECTOR(struct box_shape) shape_list;

struct plan {
    struct plan_options options;
    struct graph graph; /* a node for each box, later for each place */
    shape_list shapes;  /* by node of the graph */
    struct map nodes;   /* key of a box → node */
    struct map wires;   /* from, port, to → wire */
    VECTOR(uint64_t) keys; /* of boxes, by number before places are shared */
    bool exact;         /* graph is kept up to date */
    struct seating seating;
    int stubs;
    int heap_x, heap_y; /* of the heading "heap"; x -1: none */
};

struct plan_options
plan_options_default(void)
{
    return (struct plan_options){
        .min_channel = 7,
        .gap = 1,
        .wrap_width = 84,
        .fair_width = 72,
        .fair_height = 20,
        .exact_stops = 1024,
        .exact_boxes = 200};
}

struct plan *
plan_new(size_t stops, const struct plan_options *options)
{
    struct plan *plan = mem_alloc(sizeof *plan);

    plan->options = *options;
    plan->exact = stops <= options->exact_stops;
    plan->seating.spacious = options->spacious;
    graph_init(&plan->graph, plan->exact ? stops : 0);
    return plan;
}

void
plan_free(struct plan *plan)
{
    if (plan == NULL)
        return;
    graph_release(&plan->graph);
    map_release(&plan->nodes);
    map_release(&plan->wires);
    VECTOR_RELEASE(&plan->shapes);
    VECTOR_RELEASE(&plan->keys);
    seating_release(&plan->seating);
    mem_free(plan);
}

/* ---- telling ------------------------------------------------------------ */

/* Returns the graph's node for a box, or -1. */
static int
find_node(const struct plan *plan, const struct picture_box *box)
{
    uint64_t node;

    return map_get(&plan->nodes, seating_box_key(box), &node) ? (int)node
                                                              : -1;
}

static void
add_node(struct plan *plan, size_t stop, const struct picture_box *box)
{
    int node = find_node(plan, box);

    if (node < 0) {
        struct graph_node *made;

        node = graph_add_node(&plan->graph, 0, 0);
        made = &plan->graph.nodes.items[node];
        made->top = box_top(box);
        made->entry = box_entry_line(box, plan->options.spacious);
        made->root = box_is_root(box);
        if (box->kind == BOX_FRAME)
            made->rank = (int)box->depth;
        else if (made->root)
            made->rank += PICTURE_DEPTHS;
        map_set(&plan->nodes, seating_box_key(box), (uint64_t)node);
        VECTOR_PUSH(&plan->shapes,
                    ((struct box_shape){.spacious = plan->options.spacious}));
        VECTOR_PUSH(&plan->keys, seating_box_key(box));
    }
    box_shape_merge(&plan->shapes.items[node], box);
    life_add(plan->graph.nodes.items[node].life, stop);
}

static void
add_wire(struct plan *plan, size_t stop, int from, int port, int to)
{
    uint64_t key = seating_way_key(from, port, to);
    uint64_t wire;

    if (!map_get(&plan->wires, key, &wire)) {
        wire = (uint64_t)graph_add_wire(&plan->graph, from, to, port);
        map_set(&plan->wires, key, wire);
    }
    life_add(plan->graph.wires.items[wire].life, stop);
}

static void
index_boxes(const struct picture *picture, struct map *boxes)
{
    /* A generator that runs is a frame, and an object: arrows lead there. */
    for (size_t i = 0; i < picture->box_count; i++)
        map_set(boxes, picture->boxes[i].node, i);
}

/* Returns the box that an arrow of a row leads to in this picture, or NULL:
 * the row's target, else what it has just let go. */
static const struct picture_box *
arrow_target(const struct picture *picture, const struct map *boxes,
             const struct picture_row *row)
{
    node_id target = row->target != 0 ? row->target : row->former;
    uint64_t box;

    return target != 0 && map_get(boxes, target, &box) ? &picture->boxes[box]
                                                       : NULL;
}

static void
add_exactly(struct plan *plan, size_t stop, const struct picture *picture)
{
    struct map boxes = {0};

    index_boxes(picture, &boxes);
    for (size_t i = 0; i < picture->box_count; i++)
        add_node(plan, stop, &picture->boxes[i]);
    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];

        for (size_t r = 0; r < box->row_count; r++) {
            const struct picture_box *target =
                arrow_target(picture, &boxes, &box->rows[r]);

            if (target != NULL)
                add_wire(plan, stop, find_node(plan, box),
                         box_row_line(box, r, plan->options.spacious),
                         find_node(plan, target));
        }
    }
    map_release(&boxes);
}

void
plan_add(struct plan *plan, size_t stop, const struct picture *picture)
{
    seating_add(&plan->seating, stop, picture);
    if (plan->exact)
        add_exactly(plan, stop, picture);
    if (plan->graph.nodes.count > plan->options.exact_boxes)
        plan->exact = false;
}

/* ---- places ------------------------------------------------------------- */

static void
find_sizes(struct plan *plan)
{
    for (size_t n = 0; n < plan->graph.nodes.count; n++) {
        struct graph_node *node = &plan->graph.nodes.items[n];
        const struct box_shape *shape = &plan->shapes.items[n];

        node->width = box_shape_width(shape);
        node->height = shape->rows;
        node->low_height = shape->low_rows;
    }
}

/* Replaces the graph by another and forgets what was known of the old. */
static void
replace_graph(struct plan *plan, const struct graph *graph,
              const shape_list *shapes)
{
    graph_release(&plan->graph);
    VECTOR_RELEASE(&plan->shapes);
    map_release(&plan->wires);
    plan->graph = *graph;
    plan->shapes = *shapes;
    plan->wires = (struct map){0};
    for (size_t w = 0; w < plan->graph.wires.count; w++) {
        const struct graph_wire *wire = &plan->graph.wires.items[w];

        map_set(&plan->wires,
                seating_way_key(wire->from, wire->port, wire->to), w);
    }
}

/* Takes the seats that were given as boxes came. */
static void
take_seats(struct plan *plan)
{
    struct graph graph;
    shape_list shapes = {0};

    seating_graph(&plan->seating, &graph);
    for (size_t s = 0; s < plan->seating.seats.count; s++)
        VECTOR_PUSH(&shapes, plan->seating.seats.items[s].shape);
    replace_graph(plan, &graph, &shapes);
    map_release(&plan->nodes);
    plan->nodes = plan->seating.seat_of;
    plan->seating.seat_of = (struct map){0};
}

static bool
is_too_large(const struct plan *plan)
{
    return plan->graph.width - 2 * PLACE_MARGIN > plan->options.fair_width ||
           plan->graph.height - 2 * PLACE_MARGIN > plan->options.fair_height;
}

/* Seats boxes of the graph, which has columns, together. */
static void
share(struct plan *plan)
{
    size_t count = plan->graph.nodes.count;
    int *seats = mem_alloc_array(count + 1, sizeof *seats);
    struct graph shared;
    shape_list shapes = {0};

    find_sizes(plan);
    share_places(&plan->graph, &shared, seats);
    for (size_t s = 0; s < shared.nodes.count; s++)
        VECTOR_PUSH(&shapes, (struct box_shape){0});
    for (size_t n = 0; n < count; n++)
        box_shape_join(&shapes.items[seats[n]], &plan->shapes.items[n]);
    replace_graph(plan, &shared, &shapes);
    for (size_t n = 0; n < count; n++)
        map_set(&plan->nodes, plan->keys.items[n], (uint64_t)seats[n]);
    mem_free(seats);
}

/* ---- arranging ---------------------------------------------------------- */

/* Makes stubs of the wires without a way, and room for the names. */
static void
make_stubs(struct plan *plan)
{
    for (size_t w = 0; w < plan->graph.wires.count; w++) {
        struct graph_wire *wire = &plan->graph.wires.items[w];

        if (wire->path != NULL || wire->stub)
            continue;
        wire->stub = true;
        plan->stubs++;
        box_shape_add_stub(&plan->shapes.items[wire->from],
                           &plan->shapes.items[wire->to]);
    }
}

/* Finds the place of the heading: over the first column of objects, in the
 * row of the uppermost frame's name. */
static void
find_heading(struct plan *plan)
{
    plan->heap_x = -1;
    for (size_t n = 0; n < plan->graph.nodes.count; n++) {
        const struct graph_node *node = &plan->graph.nodes.items[n];

        if (node->root && node->rank == 0)
            plan->heap_y = node->y;
        else if (!node->root &&
                 (plan->heap_x < 0 || node->x < plan->heap_x))
            plan->heap_x = node->x;
    }
}

/* Decides which boxes share places. */
static void
find_seats(struct plan *plan)
{
    if (!plan->exact)
        take_seats(plan);
    plan->graph.min_channel = plan->options.min_channel;
    plan->graph.gap = plan->options.gap;
    plan->graph.wrap_width = plan->options.wrap_width;
    plan->graph.even = true;
    if (!plan->exact)
        return;
    find_sizes(plan);
    place(&plan->graph, PLACE_LANES, 0);
    if (is_too_large(plan))
        share(plan);
}

void
plan_finish(struct plan *plan)
{
    int without;

    find_seats(plan);
    find_sizes(plan);
    without = arrange(&plan->graph);
    for (int i = 0; without > 0 && i < STUB_TRIES; i++) {
        make_stubs(plan);
        find_sizes(plan);
        without = arrange(&plan->graph);
    }
    if (without > 0)
        make_stubs(plan);
    route_trim(&plan->graph);
    find_heading(plan);
}

int
plan_width(const struct plan *plan)
{
    return plan->graph.width;
}

int
plan_height(const struct plan *plan)
{
    return plan->graph.height;
}

int
plan_stub_count(const struct plan *plan)
{
    return plan->stubs;
}

bool
plan_find(const struct plan *plan, const struct picture_box *box,
          struct plan_rectangle *place)
{
    int index = find_node(plan, box);
    const struct graph_node *node;

    if (index < 0)
        return false;
    node = &plan->graph.nodes.items[index];
    *place = (struct plan_rectangle){node->x, node->y, node->width,
                                     box_height(box,
                                                plan->options.spacious)};
    return true;
}

/* ---- drawing ------------------------------------------------------------ */

/* A picture being drawn. */
struct drawing {
    const struct plan *plan;
    const struct picture *picture;
    struct map boxes; /* node → number of its box */
    struct plan_look look;
    struct lines lines;
};

/* Returns the wire from a row to a target, or NULL. */
static const struct graph_wire *
find_wire(const struct plan *plan, const struct picture_box *box, size_t row,
          const struct picture_box *target)
{
    int from = find_node(plan, box), to = find_node(plan, target);
    const struct graph_wire *wire;
    uint64_t number;

    if (from < 0 || to < 0 ||
        !map_get(&plan->wires,
                 seating_way_key(
                     from, box_row_line(box, row, plan->options.spacious),
                     to),
                 &number))
        return NULL;
    wire = &plan->graph.wires.items[number];
    return wire->path != NULL ? wire : NULL;
}

/* Draws the arrows of a box's rows; stubs gets the names of the targets that
 * have none. */
static void
draw_arrows(struct drawing *drawing, const struct picture_box *box,
            const char **stubs)
{
    node_id focus = drawing->look.focus;

    for (size_t r = 0; r < box->row_count; r++) {
        const struct picture_row *row = &box->rows[r];
        const struct picture_box *target =
            arrow_target(drawing->picture, &drawing->boxes, row);
        const struct graph_wire *wire;
        bool gone = row->target == 0 || row->change == CHANGE_GONE ||
                    box->change == CHANGE_GONE;

        if (target == NULL)
            continue;
        wire = find_wire(drawing->plan, box, r, target);
        if (wire == NULL) {
            stubs[r] = gone ? NULL : target->title;
            continue;
        }
        lines_add(&drawing->lines, wire,
                  gone                            ? LINE_GONE
                  : row->weak                     ? LINE_WEAK
                  : row->change != CHANGE_NONE ? LINE_CHANGED
                                                  : LINE_PLAIN,
                  target->node,
                  focus != 0 &&
                      (target->node == focus || box->node == focus));
    }
}

static void
draw_box(struct drawing *drawing, const struct picture_box *box,
         struct canvas *canvas)
{
    struct plan_rectangle at;
    struct box_look look = {.ascii = drawing->look.ascii,
                            .focus = box->node == drawing->look.focus};
    const char **stubs;

    if (!plan_find(drawing->plan, box, &at))
        return;
    stubs = mem_alloc_array(box->row_count + 1, sizeof *stubs);
    draw_arrows(drawing, box, stubs);
    look.x = at.x;
    look.y = at.y;
    look.width = at.width;
    look.stubs = stubs;
    box_draw(box, &drawing->plan->shapes.items[find_node(drawing->plan, box)],
             &look, canvas);
    mem_free(stubs);
}

/* Writes "heap" above the objects, like the names above the frames. */
static void
draw_heading(const struct plan *plan, struct canvas *canvas)
{
    static const char heading[] = "heap";
    int x = plan->heap_x + 1, length = (int)sizeof heading - 1;

    if (plan->heap_x < 0)
        return;
    for (int i = -1; i <= length; i++) {
        const struct cell *cell = canvas_at(canvas, x + i, plan->heap_y);

        if (cell == NULL || cell->bytes[0] != '\0')
            return;
    }
    canvas_text(canvas, x, plan->heap_y, length, heading, STYLE_HEADING,
                false);
}

void
plan_draw(const struct plan *plan, const struct picture *picture,
          struct plan_look look, struct canvas *canvas)
{
    struct drawing drawing = {
        .plan = plan, .picture = picture, .look = look};

    index_boxes(picture, &drawing.boxes);
    lines_init(&drawing.lines, plan->graph.width, plan->graph.height);
    for (size_t i = 0; i < picture->box_count; i++)
        draw_box(&drawing, &picture->boxes[i], canvas);
    lines_draw(&drawing.lines, canvas, look.ascii);
    draw_heading(plan, canvas);
    lines_release(&drawing.lines);
    map_release(&drawing.boxes);
}
