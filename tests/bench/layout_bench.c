/*
 * layout_bench: prints the figures of the nine sample heaps, beside those of
 * a first prototype, and how long a large scene takes.  Not a test: run it by
 * hand to see whether a change of the layout is one for the better.
 *
 *     tests/bench/layout_bench [NUMBER…]     draws these samples, too
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "layout/arrange.h"
#include "layout/lines.h"
#include "layout/plan.h"
#include "layout/route.h"
#include "tests/layout/heaps.h"
#include "tests/layout/reader.h"

static const struct {
    int crossings, bends, cells, width, height;
} prototype[HEAP_SAMPLES] = {
    {0, 2, 14, 16, 11},    {0, 0, 30, 75, 3},    {1, 15, 163, 55, 10},
    {0, 27, 192, 62, 31},  {0, 4, 21, 45, 6},    {2, 13, 78, 43, 14},
    {2, 7, 84, 30, 19},    {20, 44, 349, 67, 14}, {0, 0, 30, 75, 3}};

static void
draw_node(const struct graph_node *node, const char *name,
          struct canvas *canvas)
{
    int right = node->x + node->width - 1;
    int bottom = node->y + node->height - 1;

    for (int x = node->x; x <= right; x++) {
        canvas_put(canvas, x, node->y, "─", 3, 1);
        canvas_put(canvas, x, bottom, "─", 3, 1);
    }
    for (int y = node->y; y <= bottom; y++) {
        canvas_put(canvas, node->x, y, "│", 3, 1);
        canvas_put(canvas, right, y, "│", 3, 1);
    }
    canvas_put(canvas, node->x, node->y, "┌", 3, 1);
    canvas_put(canvas, right, node->y, "┐", 3, 1);
    canvas_put(canvas, node->x, bottom, "└", 3, 1);
    canvas_put(canvas, right, bottom, "┘", 3, 1);
    canvas_text(canvas, node->x + 2, node->y + 1, -1, name, STYLE_TITLE,
                false);
}

/* Draws what lives at a step, and lists its boxes. */
static void
draw_step(const struct heap *heap, const struct graph *graph, size_t step,
          struct canvas *canvas, struct reader *reader)
{
    struct lines lines;

    lines_init(&lines, graph->width, graph->height);
    for (size_t w = 0; w < graph->wires.count; w++)
        if (life_has(graph->wires.items[w].life, step))
            lines_add(&lines, &graph->wires.items[w], LINE_PLAIN, 1, false);
    for (int n = 0; n < heap->nodes; n++) {
        const struct graph_node *node = &graph->nodes.items[n];

        if (!life_has(node->life, step))
            continue;
        draw_node(node, heap->names[n], canvas);
        VECTOR_PUSH(&reader->boxes,
                    ((struct reader_box){node->x, node->y, node->width,
                                         node->height, heap->names[n],
                                         0}));
    }
    for (size_t w = 0; w < graph->wires.count; w++) {
        const struct graph_wire *wire = &graph->wires.items[w];
        const struct graph_node *from = &graph->nodes.items[wire->from];

        if (life_has(wire->life, step))
            canvas_put(canvas, from->x + from->width - 1,
                       from->y + wire->port, "●", 3, 1);
    }
    lines_draw(&lines, canvas, false);
    lines_release(&lines);
}

static void
show(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->height; y++) {
        struct text line = {0};

        canvas_row_text(canvas, y, &line);
        puts(text_string(&line));
        text_release(&line);
    }
}

static void
measure(int number, bool draw)
{
    struct heap heap;
    struct graph graph;
    struct canvas canvas;
    struct reader reader = {.canvas = &canvas};
    int without;

    heap_sample(&heap, number);
    heap_graph(&heap, &graph);
    without = arrange(&graph);
    route_trim(&graph);
    canvas_init(&canvas, graph.width, graph.height);
    draw_step(&heap, &graph, heap.full, &canvas, &reader);
    reader_read(&reader);
    printf("%-28s %3d /%3d  %3d /%3d  %4d /%4d  %3d×%-3d /%3d×%-3d", heap.title,
           reader.crossings, prototype[number].crossings, reader.bends,
           prototype[number].bends, reader.line_cells,
           prototype[number].cells, graph.width, graph.height,
           prototype[number].width, prototype[number].height);
    printf("  stubs %d\n%s", without, text_string(&reader.problems));
    if (draw)
        show(&canvas);
    reader_release(&reader);
    canvas_release(&canvas);
    graph_release(&graph);
    heap_release(&heap);
}

/* A scene of 100 objects in 50 steps. */
static void
time_large(void)
{
    struct plan_options options = plan_options_default();
    struct heap heap;
    struct plan *plan;
    clock_t start;
    double opened;

    for (unsigned seed = 0;; seed++) {
        heap_random(&heap, seed, 100);
        if (heap.nodes > 95 && heap.steps.count > 10)
            break;
        heap_release(&heap);
    }
    start = clock();
    plan = plan_new(50, &options);
    for (size_t step = 0; step < 50; step++) {
        struct picture picture = {0};

        heap_picture(&heap, step % heap.steps.count, &picture);
        plan_add(plan, step, &picture);
        picture_release(&picture);
    }
    plan_finish(plan);
    opened = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    printf("%d random objects, 50 steps: %.0f ms, %d×%d, %d stubs\n",
           heap.nodes, opened, plan_width(plan), plan_height(plan),
           plan_stub_count(plan));
    plan_free(plan);
    heap_release(&heap);
}

int
main(int count, char **arguments)
{
    puts("heap (ours / prototype)      crossings    bends   line cells   "
         "width×height");
    for (int number = 0; number < HEAP_SAMPLES; number++) {
        bool draw = false;

        for (int i = 1; i < count; i++)
            draw |= strtol(arguments[i], NULL, 10) == number + 1;
        measure(number, draw);
    }
    time_large();
    return 0;
}
