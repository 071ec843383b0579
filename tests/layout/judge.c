#include "tests/layout/judge.h"

#include "base/mem.h"
#include "layout/boxes.h"
#include "layout/plan.h"
#include "tests/layout/reader.h"

/* The case being judged. */
struct judging {
    const struct heap *heap;
    const struct plan *plan;
    struct plan_rectangle *places; /* by node id; width 0: not seen yet */
    struct verdict *verdict;
    size_t step;
    bool ascii;
};

static void
complain(const struct judging *judging, const char *what, const char *whom)
{
    text_add_format(&judging->verdict->problems, "step %zu%s: %s %s\n",
                    judging->step, judging->ascii ? " in ASCII" : "", what,
                    whom);
}

/* Lists the boxes for the reader, and checks that none has moved. */
static void
list_boxes(const struct judging *judging, const struct picture *picture,
           struct reader *reader)
{
    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];
        struct plan_rectangle *known = &judging->places[box->node];
        struct plan_rectangle at;
        int top = box_top(box);

        if (!plan_find(judging->plan, box, &at)) {
            complain(judging, "no place for", box->title);
            continue;
        }
        if (known->width != 0 &&
            (known->x != at.x || known->y != at.y ||
             known->width != at.width))
            complain(judging, "moved:", box->title);
        *known = at;
        if (at.x < 0 || at.y < 0 ||
            at.x + at.width > plan_width(judging->plan) ||
            at.y + at.height > plan_height(judging->plan))
            complain(judging, "outside the canvas:", box->title);
        VECTOR_PUSH(&reader->boxes,
                    ((struct reader_box){at.x, at.y + top, at.width,
                                         at.height - top, box->title, top}));
    }
}

static int
box_index(const struct picture *picture, node_id node)
{
    for (size_t i = 0; i < picture->box_count; i++)
        if (picture->boxes[i].node == node)
            return (int)i;
    return -1;
}

/* Takes the edge from the list of what was read; returns whether it was
 * there. */
static bool
take_edge(struct reader *reader, int from, int y, int to, bool gone)
{
    for (size_t i = 0; i < reader->edges.count; i++) {
        struct reader_edge *edge = &reader->edges.items[i];

        if (edge->from == from && edge->y == y && edge->to == to &&
            edge->gone == gone) {
            *edge = reader->edges.items[--reader->edges.count];
            return true;
        }
    }
    return false;
}

/* Every reference must have been read, and nothing else. */
static void
compare_edges(const struct judging *judging, const struct picture *picture,
              struct reader *reader)
{
    for (size_t i = 0; i < picture->box_count; i++) {
        const struct picture_box *box = &picture->boxes[i];
        struct plan_rectangle at = {0};

        plan_find(judging->plan, box, &at);
        for (size_t r = 0; r < box->row_count; r++) {
            const struct picture_row *row = &box->rows[r];
            bool gone = row->target == 0 || box->change == CHANGE_GONE;
            node_id target = row->target != 0 ? row->target : row->former;

            if (target == 0)
                continue;
            judging->verdict->edges++;
            if (!take_edge(reader, (int)i, at.y + box_row_line(box, r, false),
                           box_index(picture, target), gone) &&
                !gone)
                complain(judging, "a reference that cannot be seen, from",
                         box->title);
        }
    }
    for (size_t i = 0; i < reader->edges.count; i++)
        complain(judging, "an arrow for no reference, to",
                 picture->boxes[reader->edges.items[i].to].title);
}

static void
judge_step(const struct judging *judging, const struct picture *picture)
{
    struct canvas canvas;
    struct reader reader = {.canvas = &canvas, .ascii = judging->ascii};

    canvas_init(&canvas, plan_width(judging->plan),
                plan_height(judging->plan));
    plan_draw(judging->plan, picture,
              (struct plan_look){.ascii = judging->ascii}, &canvas);
    list_boxes(judging, picture, &reader);
    reader_read(&reader);
    if (reader.problems.length > 0)
        complain(judging, text_string(&reader.problems), "");
    judging->verdict->crossings += reader.crossings;
    for (size_t i = 0; i < reader.edges.count; i++)
        judging->verdict->stubs += reader.edges.items[i].stub;
    compare_edges(judging, picture, &reader);
    judging->verdict->pictures++;
    reader_release(&reader);
    canvas_release(&canvas);
}

void
judge_heap(const struct heap *heap, bool seated, struct verdict *verdict)
{
    struct plan_options options = plan_options_default();
    struct plan *plan;
    struct judging judging = {.heap = heap, .verdict = verdict};
    struct picture *pictures =
        mem_alloc_array(heap->steps.count, sizeof *pictures);

    if (seated)
        options.exact_stops = 0;
    plan = plan_new(heap->steps.count, &options);
    judging.plan = plan;
    judging.places = mem_alloc_array(HEAP_NODES_MAX + 8,
                                     sizeof *judging.places);
    for (size_t step = 0; step < heap->steps.count; step++) {
        heap_picture(heap, step, &pictures[step]);
        plan_add(plan, step, &pictures[step]);
    }
    plan_finish(plan);
    for (size_t step = 0; step < heap->steps.count; step++)
        for (int ascii = 0; ascii < 2; ascii++) {
            judging.step = step;
            judging.ascii = ascii;
            judge_step(&judging, &pictures[step]);
        }
    for (size_t step = 0; step < heap->steps.count; step++)
        picture_release(&pictures[step]);
    mem_free(pictures);
    mem_free(judging.places);
    plan_free(plan);
}

void
verdict_release(struct verdict *verdict)
{
    text_release(&verdict->problems);
}
