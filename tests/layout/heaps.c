#include "tests/layout/heaps.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

/* ---- building ----------------------------------------------------------- */

/* A heap being built: edges that there are now. */
struct builder {
    struct heap *heap;
    VECTOR(struct heap_edge) edges;
};

static int
add_node(struct builder *builder, const char *prefix, int number)
{
    struct heap *heap = builder->heap;

    if (number < 0)
        snprintf(heap->names[heap->nodes], sizeof heap->names[0], "%.6s",
                 prefix);
    else
        snprintf(heap->names[heap->nodes], sizeof heap->names[0], "%.3s%d",
                 prefix, number % 1000);
    return heap->nodes++;
}

static int
add_variable(struct builder *builder, const char *name, int frame)
{
    struct heap *heap = builder->heap;
    int node = add_node(builder, name, -1);

    heap->frames[node] = frame;
    heap->variables = heap->nodes;
    if (frame + 1 > heap->frame_count)
        heap->frame_count = frame + 1;
    return node;
}

static void
add_edge(struct builder *builder, int from, int to)
{
    VECTOR_PUSH(&builder->edges, ((struct heap_edge){from, to}));
}

static void
remove_edge(struct builder *builder, size_t index)
{
    for (size_t i = index; i + 1 < builder->edges.count; i++)
        builder->edges.items[i] = builder->edges.items[i + 1];
    builder->edges.count--;
}

/* Makes a step of the edges that there are now. */
static void
end_step(struct builder *builder)
{
    struct heap_step step = {
        mem_alloc_array(builder->edges.count + 1, sizeof *step.edges),
        builder->edges.count};

    for (size_t i = 0; i < step.count; i++)
        step.edges[i] = builder->edges.items[i];
    builder->heap->full = builder->heap->steps.count;
    VECTOR_PUSH(&builder->heap->steps, step);
}

/* ---- the samples -------------------------------------------------------- */

static void
three_variables(struct builder *b)
{
    int x = add_variable(b, "x", 0), y = add_variable(b, "y", 0);
    int z = add_variable(b, "z", 0), list = add_node(b, "L", -1);

    add_edge(b, x, list);
    end_step(b);
    add_edge(b, y, list);
    end_step(b);
    add_edge(b, z, list);
    end_step(b);
    remove_edge(b, 0);
    end_step(b);
    remove_edge(b, 0);
    end_step(b);
    b->heap->full = 2;
}

static void
list_appended(struct builder *b)
{
    int head = add_variable(b, "head", 0), last = head;

    for (int i = 1; i <= 6; i++) {
        int node = add_node(b, "n", i);

        add_edge(b, last, node);
        end_step(b);
        last = node;
    }
}

static void
double_ring(struct builder *b)
{
    int head = add_variable(b, "head", 0), nodes[4];

    for (int i = 0; i < 4; i++) {
        nodes[i] = add_node(b, "n", i + 1);
        add_edge(b, i == 0 ? head : nodes[i - 1], nodes[i]);
        if (i > 0)
            add_edge(b, nodes[i], nodes[i - 1]);
        end_step(b);
    }
    add_edge(b, nodes[3], nodes[0]);
    end_step(b);
    add_edge(b, nodes[0], nodes[3]);
    end_step(b);
}

static void
binary_tree(struct builder *b)
{
    int nodes[16] = {add_variable(b, "root", 0)};

    for (int i = 1; i <= 15; i++) {
        nodes[i] = add_node(b, "t", i);
        add_edge(b, nodes[i / 2], nodes[i]);
        end_step(b);
    }
}

static void
three_rows(struct builder *b)
{
    int m = add_variable(b, "m", 0), outer = add_node(b, "outer", -1);
    int inner, zero;

    add_edge(b, m, outer);
    end_step(b);
    inner = add_node(b, "inner", -1);
    for (int i = 0; i < 3; i++)
        add_edge(b, outer, inner);
    end_step(b);
    zero = add_node(b, "i0", -1);
    for (int i = 0; i < 3; i++)
        add_edge(b, inner, zero);
    end_step(b);
}

static void
dict_of_lists(struct builder *b)
{
    int d = add_variable(b, "d", 0), dict = add_node(b, "dict", -1);
    int la, lb, lc, one, two, three;

    add_edge(b, d, dict);
    end_step(b);
    la = add_node(b, "La", -1);
    one = add_node(b, "i1", -1);
    two = add_node(b, "i2", -1);
    add_edge(b, dict, la);
    add_edge(b, la, one);
    add_edge(b, la, two);
    end_step(b);
    lb = add_node(b, "Lb", -1);
    three = add_node(b, "i3", -1);
    add_edge(b, dict, lb);
    add_edge(b, lb, two);
    add_edge(b, lb, three);
    end_step(b);
    lc = add_node(b, "Lc", -1);
    add_edge(b, dict, lc);
    add_edge(b, lc, one);
    add_edge(b, lc, three);
    end_step(b);
}

static void
two_frames(struct builder *b)
{
    int ga = add_variable(b, "g.a", 0), gb = add_variable(b, "g.b", 0);
    int fx = add_variable(b, "f.x", 1), fy = add_variable(b, "f.y", 1);
    int fz = add_variable(b, "f.z", 1);
    int l1 = add_node(b, "L1", -1), l2 = add_node(b, "L2", -1), t;

    add_edge(b, ga, l1);
    end_step(b);
    add_edge(b, gb, l2);
    end_step(b);
    add_edge(b, fx, l1);
    end_step(b);
    t = add_node(b, "T", -1);
    add_edge(b, fy, t);
    add_edge(b, t, l1);
    add_edge(b, t, l2);
    end_step(b);
    add_edge(b, fz, l2);
    end_step(b);
    b->edges.count = 2;
    end_step(b);
    b->heap->full = 4;
}

static void
all_to_all(struct builder *b)
{
    int v = add_variable(b, "v", 0), nodes[5];
    static const char *const names[] = {"A", "B", "C", "D", "E"};

    for (int i = 0; i < 5; i++)
        nodes[i] = add_node(b, names[i], -1);
    add_edge(b, v, nodes[0]);
    for (int i = 0; i + 1 < 5; i++) {
        add_edge(b, nodes[i], nodes[i + 1]);
        end_step(b);
    }
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < 5; k++)
            if (i != k && k != i + 1) {
                add_edge(b, nodes[i], nodes[k]);
                end_step(b);
            }
}

static void
list_prepended(struct builder *b)
{
    int head = add_variable(b, "head", 0), last = -1;

    for (int i = 1; i <= 6; i++) {
        int node = add_node(b, "n", i);

        if (last >= 0) {
            remove_edge(b, 0);
            add_edge(b, node, last);
        }
        add_edge(b, head, node);
        for (size_t k = b->edges.count - 1; k > 0; k--) {
            struct heap_edge edge = b->edges.items[k];

            b->edges.items[k] = b->edges.items[k - 1];
            b->edges.items[k - 1] = edge;
        }
        end_step(b);
        last = node;
    }
}

void
heap_sample(struct heap *heap, int number)
{
    static const struct {
        const char *title;
        void (*build)(struct builder *builder);
    } samples[HEAP_SAMPLES] = {
        {"three variables, one list", three_variables},
        {"linked list of 6, appended", list_appended},
        {"doubly linked ring of 4", double_ring},
        {"tree of 15", binary_tree},
        {"[[0]*3]*3", three_rows},
        {"dict of lists", dict_of_lists},
        {"two frames sharing objects", two_frames},
        {"K5, all to all", all_to_all},
        {"linked list of 6, prepended", list_prepended}};
    struct builder builder = {.heap = heap};

    *heap = (struct heap){.title = samples[number].title};
    samples[number].build(&builder);
    VECTOR_RELEASE(&builder.edges);
}

/* ---- random heaps ------------------------------------------------------- */

static unsigned
draw(unsigned *state, unsigned limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (unsigned)((unsigned long long)(*state >> 8) * limit >> 24);
}

/* Adds or removes a reference, or lets one lead elsewhere. */
static void
change_edge(struct builder *b, unsigned *state, int objects)
{
    struct heap *heap = b->heap;
    int to = heap->variables + (int)draw(state, (unsigned)objects);
    size_t index = draw(state, (unsigned)b->edges.count + 1);
    int from = (int)draw(state, (unsigned)heap->nodes);

    switch (draw(state, 5)) {
    case 0:
        if (index < b->edges.count)
            remove_edge(b, index);
        break;
    case 1:
        if (index < b->edges.count)
            b->edges.items[index].to = to;
        break;
    default:
        if (from < heap->variables)
            for (size_t i = 0; i < b->edges.count; i++)
                if (b->edges.items[i].from == from)
                    return;
        add_edge(b, from, to);
    }
}

void
heap_random(struct heap *heap, unsigned seed, int objects)
{
    struct builder builder = {.heap = heap};
    unsigned state = seed * 2654435761u + 12345;
    int variables, steps;

    *heap = (struct heap){.title = "random"};
    objects = 1 + (int)draw(&state, (unsigned)objects);
    variables = 1 + (int)draw(&state, 5);
    steps = 2 + (int)draw(&state, 12);
    for (int i = 0; i < variables; i++) {
        char name[] = {(char)('a' + i), '\0'};

        add_variable(&builder, name, i < 3 ? 0 : 1);
    }
    for (int i = 0; i < objects; i++)
        add_node(&builder, "o", i);
    for (int i = 0; i < variables; i++)
        add_edge(&builder, i,
                 variables + (int)draw(&state, (unsigned)objects));
    for (int i = 0; i < objects; i++)
        change_edge(&builder, &state, objects);
    for (int i = 0; i < steps; i++) {
        end_step(&builder);
        for (unsigned k = draw(&state, 3); k < 3; k++)
            change_edge(&builder, &state, objects);
    }
    VECTOR_RELEASE(&builder.edges);
}

void
heap_release(struct heap *heap)
{
    for (size_t i = 0; i < heap->steps.count; i++)
        mem_free(heap->steps.items[i].edges);
    VECTOR_RELEASE(&heap->steps);
}

/* ---- as a graph --------------------------------------------------------- */

bool
heap_has(const struct heap *heap, size_t step, int node)
{
    const struct heap_step *at = &heap->steps.items[step];

    for (size_t i = 0; i < at->count; i++)
        if (at->edges[i].from == node || at->edges[i].to == node)
            return true;
    return false;
}

/* Returns which of the references of its origin an edge is. */
static int
slot_of(const struct heap_step *step, size_t edge)
{
    int slot = 0;

    for (size_t i = 0; i < edge; i++)
        slot += step->edges[i].from == step->edges[edge].from;
    return slot;
}

static int
find_wire(struct graph *graph, int from, int to, int port)
{
    for (size_t w = 0; w < graph->wires.count; w++)
        if (graph->wires.items[w].from == from &&
            graph->wires.items[w].to == to &&
            graph->wires.items[w].port == port)
            return (int)w;
    return graph_add_wire(graph, from, to, port);
}

void
heap_graph(const struct heap *heap, struct graph *graph)
{
    graph_init(graph, heap->steps.count);
    graph->min_channel = 5;
    graph->pitch = 1;
    for (int n = 0; n < heap->nodes; n++) {
        graph_add_node(graph, (int)strlen(heap->names[n]) + 4, 3);
        graph->nodes.items[n].root = n < heap->variables;
    }
    for (size_t s = 0; s < heap->steps.count; s++) {
        const struct heap_step *step = &heap->steps.items[s];

        for (int n = 0; n < heap->nodes; n++)
            if (heap_has(heap, s, n))
                life_add(graph->nodes.items[n].life, s);
        for (size_t i = 0; i < step->count; i++) {
            const struct heap_edge *edge = &step->edges[i];
            int slot = slot_of(step, i);
            struct graph_node *node = &graph->nodes.items[edge->from];
            int wire = find_wire(graph, edge->from, edge->to, slot + 1);

            life_add(graph->wires.items[wire].life, s);
            if (node->height < slot + 3)
                node->height = node->low_height = slot + 3;
        }
    }
}

/* ---- as pictures -------------------------------------------------------- */

/* Node ids: frames from 1, then the heap's nodes. */
static node_id
id_of(const struct heap *heap, int node)
{
    return (node_id)(1 + heap->frame_count + node);
}

/* Returns where a reference leads at a step, or -1. */
static int
target_of(const struct heap *heap, size_t step, int from, int slot)
{
    const struct heap_step *at = &heap->steps.items[step];

    for (size_t i = 0; i < at->count; i++)
        if (at->edges[i].from == from && slot_of(at, i) == slot)
            return at->edges[i].to;
    return -1;
}

static void
fill_row(const struct heap *heap, size_t step, int from, int slot,
         struct picture_row *row)
{
    int now = target_of(heap, step, from, slot);
    int before = step > 0 ? target_of(heap, step - 1, from, slot) : now;

    if (now >= 0)
        row->target = id_of(heap, now);
    if (before >= 0 && before != now)
        row->former = id_of(heap, before);
    if (now < 0 && before < 0)
        return;
    row->label = "";
    if (now < 0)
        row->change = CHANGE_GONE;
    else if (before < 0)
        row->change = CHANGE_NEW;
    else if (now != before)
        row->change = CHANGE_VALUE;
}

/* Returns the last step at which a node is to be seen: once more when it is
 * not there any longer. */
static size_t
last_step(const struct heap *heap, int node)
{
    size_t last = 0;

    for (size_t step = 0; step < heap->steps.count; step++)
        if (heap_has(heap, step, node))
            last = step + 1;
    return last;
}

static void
add_rows(const struct heap *heap, size_t step, struct picture *picture,
         struct picture_box *box, int node)
{
    size_t rows = heap->steps.items[step].count +
                  (step > 0 ? heap->steps.items[step - 1].count : 0);

    box->rows = arena_alloc(&picture->arena,
                            (rows + 1) * sizeof *box->rows);
    for (size_t i = 0; i < rows; i++) {
        struct picture_row *row = &box->rows[box->row_count];

        *row = (struct picture_row){0};
        fill_row(heap, step, node, (int)i, row);
        if (row->label == NULL)
            break;
        row->label = "[i]";
        box->row_count++;
    }
}

static void
add_frame(const struct heap *heap, size_t step, int frame,
          struct picture *picture)
{
    struct picture_box *box = &picture->boxes[picture->box_count++];
    static const char *const titles[] = {"global", "f( )"};

    box->node = (node_id)(1 + frame);
    box->kind = BOX_FRAME;
    box->depth = (uint32_t)frame;
    box->title = titles[frame];
    box->rows = arena_alloc(&picture->arena,
                            (size_t)heap->variables * sizeof *box->rows);
    for (int v = 0; v < heap->variables; v++) {
        struct picture_row *row;

        if (heap->frames[v] != frame)
            continue;
        row = &box->rows[box->row_count++];
        *row = (struct picture_row){0};
        fill_row(heap, step, v, 0, row);
        if (row->label != NULL)
            row->label = heap->names[v];
    }
}

void
heap_picture(const struct heap *heap, size_t step, struct picture *picture)
{
    picture->boxes = arena_alloc(
        &picture->arena, (size_t)(heap->nodes + heap->frame_count) *
                             sizeof *picture->boxes);
    for (int frame = 0; frame < heap->frame_count; frame++)
        add_frame(heap, step, frame, picture);
    for (int n = heap->variables; n < heap->nodes; n++) {
        bool now = heap_has(heap, step, n);
        bool before = step > 0 && heap_has(heap, step - 1, n);
        struct picture_box *box;

        if (!now && !before)
            continue;
        box = &picture->boxes[picture->box_count++];
        box->node = id_of(heap, n);
        box->kind = BOX_OBJECT;
        box->last = last_step(heap, n);
        box->title = heap->names[n];
        box->count = "refs 1";
        box->border = "at 0x…10c0";
        box->change = !now              ? CHANGE_GONE
                      : before || step == 0 ? CHANGE_NONE
                                        : CHANGE_NEW;
        add_rows(heap, step, picture, box, n);
    }
}
