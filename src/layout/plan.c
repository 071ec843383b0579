#include "layout/plan.h"

#include "base/map.h"
#include "base/mem.h"
#include "layout/boxes.h"
#include "layout/graph.h"
#include "layout/lines.h"
#include "layout/place.h"
#include "layout/route.h"
#include "layout/share.h"

/* How often places are found anew, with more room, when wires have no way. */
#define TRIES 4

/* How often stubs are made of wires without a way, after that. */
#define STUB_TRIES 8

struct plan {
    struct plan_options options;
    struct graph graph;
    struct map nodes; /* key of a box → number in seats */
    struct map wires; /* from, port and to, as in seats → number in ways */
    VECTOR(struct box_shape) shapes; /* by node of the graph */
    VECTOR(int) seats; /* → node of the graph */
    VECTOR(int) ways;  /* → wire of the graph */
    size_t stops;
    int stubs;
};

struct plan_options
plan_options_default(void)
{
    return (struct plan_options){
        .min_channel = 7, .gap = 1, .fair_width = 72, .fair_height = 20};
}

struct plan *
plan_new(size_t stops, const struct plan_options *options)
{
    struct plan *plan = mem_alloc(sizeof *plan);

    plan->options = *options;
    plan->stops = stops;
    graph_init(&plan->graph, stops);
    plan->graph.min_channel = options->min_channel;
    plan->graph.gap = options->gap;
    plan->graph.even = true;
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
    VECTOR_RELEASE(&plan->seats);
    VECTOR_RELEASE(&plan->ways);
    mem_free(plan);
}

/* Frames share a place by their depth; everything else has its own. */
static uint64_t
box_key(const struct picture_box *box)
{
    if (box->kind == BOX_FRAME)
        return (uint64_t)1 << 40 | box->depth;
    return box->node;
}

/* Returns the number of a box, or -1 when it was never told of. */
static int
find_number(const struct plan *plan, const struct picture_box *box)
{
    uint64_t number;

    return map_get(&plan->nodes, box_key(box), &number) ? (int)number : -1;
}

/* Returns the graph's node for a box, or -1. */
static int
find_node(const struct plan *plan, const struct picture_box *box)
{
    int number = find_number(plan, box);

    return number < 0 ? -1 : plan->seats.items[number];
}

static uint64_t
wire_key(int from, int port, int to)
{
    return (uint64_t)from << 42 | (uint64_t)to << 21 | (uint64_t)port;
}

static void
add_node(struct plan *plan, size_t stop, const struct picture_box *box)
{
    uint64_t node;

    if (!map_get(&plan->nodes, box_key(box), &node)) {
        int index = graph_add_node(&plan->graph, 0, 0);
        struct graph_node *made = &plan->graph.nodes.items[index];

        node = (uint64_t)index;
        made->top = box_top(box);
        made->root = box->kind == BOX_FRAME;
        if (made->root)
            made->rank = (int)box->depth;
        map_set(&plan->nodes, box_key(box), node);
        VECTOR_PUSH(&plan->shapes, (struct box_shape){0});
        VECTOR_PUSH(&plan->seats, index);
    }
    box_shape_merge(&plan->shapes.items[node], box);
    life_add(plan->graph.nodes.items[node].life, stop);
}

static void
add_wire(struct plan *plan, size_t stop, int from, int port, int to)
{
    uint64_t key = wire_key(from, port, to);
    uint64_t wire;

    if (!map_get(&plan->wires, key, &wire)) {
        wire = (uint64_t)graph_add_wire(&plan->graph, from, to, port);
        map_set(&plan->wires, key, wire);
        VECTOR_PUSH(&plan->ways, (int)wire);
    }
    life_add(plan->graph.wires.items[wire].life, stop);
}

/* Returns the box that an arrow of a row leads to in this picture, or NULL:
 * the row's target, else what it has just let go. */
static const struct picture_box *
arrow_target(const struct picture *picture, const struct picture_row *row)
{
    node_id target = row->target != 0 ? row->target : row->former;

    return target != 0 ? picture_find(picture, target) : NULL;
}

void
plan_add(struct plan *plan, size_t stop, const struct picture *picture)
{
    for (size_t i = 0; i < picture->box_count; i++)
        add_node(plan, stop, &picture->boxes[i]);
    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];

        for (size_t r = 0; r < box->row_count; r++) {
            const struct picture_box *target =
                arrow_target(picture, &box->rows[r]);

            if (target != NULL)
                add_wire(plan, stop, find_number(plan, box),
                         box_row_line(box, r), find_number(plan, target));
        }
    }
}

/* ---- places --------------------------------------------------------------- */

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

static void
drop_paths(struct graph *graph)
{
    for (size_t w = 0; w < graph->wires.count; w++) {
        mem_free(graph->wires.items[w].path);
        graph->wires.items[w].path = NULL;
        graph->wires.items[w].path_length = 0;
    }
}

/* Finds places and ways; returns how many wires have none. */
static int
arrange(struct plan *plan, int extra)
{
    find_sizes(plan);
    drop_paths(&plan->graph);
    place(&plan->graph, extra);
    return route(&plan->graph);
}

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

/* Seats objects together when the whole would be too large. */
static void
share(struct plan *plan)
{
    struct graph shared;
    VECTOR(struct box_shape) shapes = {0};

    find_sizes(plan);
    place(&plan->graph, 0);
    if (plan->graph.width - 2 * PLACE_MARGIN <= plan->options.fair_width &&
        plan->graph.height - 2 * PLACE_MARGIN <= plan->options.fair_height)
        return;
    find_sizes(plan);
    share_places(&plan->graph, &shared, plan->seats.items,
                 plan->ways.items);
    for (size_t s = 0; s < shared.nodes.count; s++)
        VECTOR_PUSH(&shapes, (struct box_shape){0});
    for (size_t n = 0; n < plan->seats.count; n++)
        box_shape_join(&shapes.items[plan->seats.items[n]],
                       &plan->shapes.items[n]);
    VECTOR_RELEASE(&plan->shapes);
    plan->shapes.items = shapes.items;
    plan->shapes.count = shapes.count;
    plan->shapes.capacity = shapes.capacity;
    graph_release(&plan->graph);
    plan->graph = shared;
}

void
plan_finish(struct plan *plan)
{
    int extra = 0, without;

    share(plan);
    while ((without = arrange(plan, extra)) > 0 && extra + 1 < TRIES)
        extra++;
    for (int i = 0; without > 0 && i < STUB_TRIES; i++) {
        make_stubs(plan);
        without = arrange(plan, extra);
    }
    if (without > 0)
        make_stubs(plan);
    route_trim(&plan->graph);
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
                                     box_height(box)};
    return true;
}

/* ---- drawing -------------------------------------------------------------- */

/* Returns the wire from a row to a target, or NULL. */
static const struct graph_wire *
find_wire(const struct plan *plan, const struct picture_box *box, size_t row,
          const struct picture_box *target)
{
    int from = find_number(plan, box), to = find_number(plan, target);
    const struct graph_wire *wire;
    uint64_t number;

    if (from < 0 || to < 0 ||
        !map_get(&plan->wires, wire_key(from, box_row_line(box, row), to),
                 &number))
        return NULL;
    wire = &plan->graph.wires.items[plan->ways.items[number]];
    return wire->path != NULL ? wire : NULL;
}

/* Draws the arrows of a box's rows; stubs gets the names of the targets that
 * have none. */
static void
draw_arrows(const struct plan *plan, const struct picture *picture,
            const struct picture_box *box, struct plan_look look,
            struct lines *lines, const char **stubs)
{
    for (size_t r = 0; r < box->row_count; r++) {
        const struct picture_row *row = &box->rows[r];
        const struct picture_box *target = arrow_target(picture, row);
        const struct graph_wire *wire;
        bool gone = row->target == 0 || row->change == CHANGE_GONE ||
                    box->change == CHANGE_GONE;

        if (target == NULL)
            continue;
        wire = find_wire(plan, box, r, target);
        if (wire == NULL) {
            stubs[r] = gone ? NULL : target->title;
            continue;
        }
        lines_add(lines, wire,
                  gone                            ? LINE_GONE
                  : row->change != CHANGE_NONE ? LINE_CHANGED
                                                  : LINE_PLAIN,
                  target->node,
                  look.focus != 0 && (target->node == look.focus ||
                                      box->node == look.focus));
    }
}

void
plan_draw(const struct plan *plan, const struct picture *picture,
          struct plan_look look, struct canvas *canvas)
{
    struct lines lines;

    lines_init(&lines, plan->graph.width, plan->graph.height);
    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];
        struct plan_rectangle at;
        const char **stubs;

        if (!plan_find(plan, box, &at))
            continue;
        stubs = mem_alloc_array(box->row_count + 1, sizeof *stubs);
        draw_arrows(plan, picture, box, look, &lines, stubs);
        box_draw(box, &plan->shapes.items[find_node(plan, box)], canvas,
                 at.x, at.y, at.width, stubs,
                 (struct box_look){look.ascii, box->node == look.focus});
        mem_free(stubs);
    }
    lines_draw(&lines, canvas, look.ascii);
    lines_release(&lines);
}
