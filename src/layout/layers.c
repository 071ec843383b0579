#include "layout/layers.h"

#include "base/mem.h"

/* The wires of a graph by the node they leave: out[first[n]] … are wire
 * numbers, the longest lived first. */
struct successors {
    int *first;
    int *out;
};

static bool
goes_before(const struct graph *graph, int a, int b)
{
    const struct graph_wire *wa = &graph->wires.items[a];
    const struct graph_wire *wb = &graph->wires.items[b];
    int ranks = graph->nodes.items[wa->to].rank -
                graph->nodes.items[wb->to].rank;

    if (wa->weight != wb->weight)
        return wa->weight > wb->weight;
    if (ranks != 0)
        return ranks < 0;
    return wa->port != wb->port ? wa->port < wb->port : a < b;
}

static struct successors
find_successors(const struct graph *graph)
{
    size_t nodes = graph->nodes.count;
    struct successors s = {
        mem_alloc_array(nodes + 1, sizeof *s.first),
        mem_alloc_array(graph->wires.count + 1, sizeof *s.out)};
    int *fill = mem_alloc_array(nodes + 1, sizeof *fill);

    for (size_t i = 0; i < graph->wires.count; i++)
        s.first[graph->wires.items[i].from + 1]++;
    for (size_t n = 0; n < nodes; n++)
        s.first[n + 1] += s.first[n];
    for (size_t i = 0; i < graph->wires.count; i++) {
        int from = graph->wires.items[i].from;
        int at = s.first[from] + fill[from]++;

        for (; at > s.first[from] &&
               goes_before(graph, (int)i, s.out[at - 1]);
             at--)
            s.out[at] = s.out[at - 1];
        s.out[at] = (int)i;
    }
    mem_free(fill);
    return s;
}

/* A walk in depth from the roots: which wires close a circle, and an order
 * in which every other wire goes forward. */
struct walk {
    const struct graph *graph;
    struct successors successors;
    char *state;  /* of a node: 0 new, 1 being walked, 2 done */
    bool *closes; /* of a wire: it closes a circle */
    int *order;   /* nodes, the last finished first */
    size_t unfinished; /* entries of order still free, at its front */
    int *stack, *next; /* nodes being walked; for each, its next wire */
};

static void
walk_from(struct walk *walk, int start)
{
    size_t depth = 0;

    if (walk->state[start] != 0)
        return;
    walk->stack[depth++] = start;
    walk->state[start] = 1;
    walk->next[start] = walk->successors.first[start];
    while (depth > 0) {
        int node = walk->stack[depth - 1];

        if (walk->next[node] == walk->successors.first[node + 1]) {
            walk->state[node] = 2;
            walk->order[--walk->unfinished] = node;
            depth--;
            continue;
        }
        int wire = walk->successors.out[walk->next[node]++];
        int to = walk->graph->wires.items[wire].to;

        if (walk->state[to] == 1) {
            walk->closes[wire] = true;
        } else if (walk->state[to] == 0) {
            walk->stack[depth++] = to;
            walk->state[to] = 1;
            walk->next[to] = walk->successors.first[to];
        }
    }
}

/* Walks from the roots from top to bottom, then from what no root reaches,
 * oldest first. */
static void
walk_all(struct walk *walk)
{
    const struct graph *graph = walk->graph;
    size_t nodes = graph->nodes.count;

    for (int pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < nodes; k++) {
            int best = -1;

            for (size_t n = 0; n < nodes; n++) {
                const struct graph_node *node = &graph->nodes.items[n];

                if (walk->state[n] == 0 && (pass == 1 || node->root) &&
                    (best < 0 || node->rank < graph->nodes.items[best].rank))
                    best = (int)n;
            }
            if (best < 0)
                break;
            walk_from(walk, best);
        }
    }
}

/* Finds columns by the longest ways; nodes with a fixed column keep it. */
static void
assign_columns(struct graph *graph, const struct walk *walk,
               const int *fixed)
{
    size_t nodes = graph->nodes.count;

    for (size_t n = 0; n < nodes; n++)
        graph->nodes.items[n].column = graph->nodes.items[n].root ? 0
                                       : fixed[n] > 0             ? fixed[n]
                                                                  : 1;
    for (size_t k = 0; k < nodes; k++) {
        int node = walk->order[k];
        const struct successors *s = &walk->successors;

        for (int i = s->first[node]; i < s->first[node + 1]; i++) {
            const struct graph_wire *wire = &graph->wires.items[s->out[i]];
            struct graph_node *to = &graph->nodes.items[wire->to];
            int column = graph->nodes.items[node].column + 1;

            if (!walk->closes[s->out[i]] && !to->root &&
                fixed[wire->to] == 0 && to->column < column)
                to->column = column;
        }
    }
}

/* Finds how far each node is from the roots, going only over wires that live
 * a good part of their target's life; 0: not to be reached so. */
static void
find_distances(const struct graph *graph, const struct successors *s,
               int *distances)
{
    size_t nodes = graph->nodes.count;
    int *queue = mem_alloc_array(nodes + 1, sizeof *queue);
    size_t first = 0, count = 0;

    for (size_t n = 0; n < nodes; n++)
        if (graph->nodes.items[n].root)
            queue[count++] = (int)n;
    for (; first < count; first++) {
        int node = queue[first];

        for (int i = s->first[node]; i < s->first[node + 1]; i++) {
            const struct graph_wire *wire = &graph->wires.items[s->out[i]];
            const struct graph_node *to = &graph->nodes.items[wire->to];

            if (to->root || distances[wire->to] != 0 ||
                wire->weight * 3 <
                    life_length(to->life, graph->life_words))
                continue;
            distances[wire->to] = distances[node] + 1;
            queue[count++] = wire->to;
        }
    }
    mem_free(queue);
}

/* A graph with more columns is deep; there, a node that stands this much
 * further right than it is from the roots is drawn back. */
enum { DEEP_COLUMNS = 6, DRAWN_BACK = 3 };

/* Long ways over things that live at other times would put what is close to
 * the variables far away. */
static void
draw_back(struct graph *graph, const struct walk *walk, int *fixed)
{
    size_t nodes = graph->nodes.count;
    int *distances = mem_alloc_array(nodes + 1, sizeof *distances);
    int columns = 0;

    for (size_t n = 0; n < nodes; n++)
        if (graph->nodes.items[n].column > columns)
            columns = graph->nodes.items[n].column;
    if (columns > DEEP_COLUMNS) {
        find_distances(graph, &walk->successors, distances);
        for (size_t n = 0; n < nodes; n++)
            if (distances[n] > 0 && graph->nodes.items[n].column >=
                                        distances[n] + DRAWN_BACK)
                fixed[n] = distances[n];
        assign_columns(graph, walk, fixed);
    }
    mem_free(distances);
}

void
layers_find(struct graph *graph)
{
    size_t nodes = graph->nodes.count;
    struct walk walk = {
        .graph = graph,
        .successors = find_successors(graph),
        .state = mem_alloc_array(nodes + 1, 1),
        .closes = mem_alloc_array(graph->wires.count + 1, sizeof(bool)),
        .order = mem_alloc_array(nodes + 1, sizeof(int)),
        .unfinished = nodes,
        .stack = mem_alloc_array(nodes + 1, sizeof(int)),
        .next = mem_alloc_array(nodes + 1, sizeof(int))};

    int *fixed = mem_alloc_array(nodes + 1, sizeof *fixed);

    walk_all(&walk);
    assign_columns(graph, &walk, fixed);
    draw_back(graph, &walk, fixed);
    mem_free(fixed);
    mem_free(walk.successors.first);
    mem_free(walk.successors.out);
    mem_free(walk.state);
    mem_free(walk.closes);
    mem_free(walk.order);
    mem_free(walk.stack);
    mem_free(walk.next);
}

void
layers_wrap(struct graph *graph, int columns)
{
    for (size_t n = 0; n < graph->nodes.count; n++) {
        struct graph_node *node = &graph->nodes.items[n];

        if (node->column == 0)
            continue;
        node->band = (node->column - 1) / columns;
        node->column = (node->column - 1) % columns + 1;
    }
}
