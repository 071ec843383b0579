#include "layout/settle.h"

#include <string.h>

#include "base/mem.h"
#include "layout/share.h"

/* Graphs with more nodes keep their layers: trying takes long. */
#define NODES_MAX 60

/* Columns that boxes may stand in, that of the frames included. */
#define COLUMNS_MAX 16

/* Rounds over all nodes, at most. */
#define ROUNDS_MAX 12

/* Cells that an arrow costs besides those across: to the next column; one
 * that stays in its column or goes back, which must find a way around; a
 * column that it passes through, where boxes make way. */
enum { FORWARD_CELLS = 6, BACK_CELLS = 70, PASS_CELLS = 8 };

/* What a row or a column beyond a size costs at each stop: that of what a
 * small screen shows at once, and that of a common one. */
enum { SMALL_WIDTH = 76, SMALL_HEIGHT = 14, SMALL_COST = 1 };
enum { WIDE_COST = 8, HIGH_COST = 10 };

/* A place in a column for boxes that never live together. */
struct place_shared {
    int column, height;
    life_word *life;
};

struct settling {
    struct graph *graph;
    int *order;   /* nodes by when they are first seen */
    bool *behind; /* scratch: nodes that move together */
    struct place_shared *places; /* scratch */
    int stops;    /* at which anything lives */
};

/* ---- the estimate ------------------------------------------------------- */

/* Returns the place for a node, as places are shared. */
static struct place_shared *
find_place(struct settling *settling, size_t *count,
           const struct graph_node *node)
{
    size_t words = settling->graph->life_words;
    struct place_shared *place;

    for (size_t i = 0; i < *count; i++) {
        int apart;

        place = &settling->places[i];
        apart = place->height - node->height;
        if (place->column == node->column && apart <= SHARE_HEIGHTS_APART &&
            -apart <= SHARE_HEIGHTS_APART &&
            !lives_meet(place->life, node->life, words))
            return place;
    }
    place = &settling->places[(*count)++];
    place->column = node->column;
    place->height = 0;
    memset(place->life, 0, words * sizeof *place->life);
    return place;
}

/* Stores the width of each column and the rows of the highest; returns how
 * many columns there are. */
static int
measure(struct settling *settling, int *widths, int *height)
{
    const struct graph *graph = settling->graph;
    int rows[COLUMNS_MAX] = {0};
    int columns = 1;
    size_t count = 0;

    memset(widths, 0, COLUMNS_MAX * sizeof *widths);
    *height = 0;
    for (size_t i = 0; i < graph->nodes.count; i++) {
        const struct graph_node *node =
            &graph->nodes.items[settling->order[i]];
        struct place_shared *place = find_place(settling, &count, node);

        if (node->width > widths[node->column])
            widths[node->column] = node->width;
        if (node->column + 1 > columns)
            columns = node->column + 1;
        if (node->height > place->height)
            place->height = node->height;
        for (size_t w = 0; w < graph->life_words; w++)
            place->life[w] |= node->life[w];
    }
    for (size_t i = 0; i < count; i++) {
        int *sum = &rows[settling->places[i].column];

        *sum += settling->places[i].height + graph->gap;
        if (*sum > *height)
            *height = *sum;
    }
    return columns;
}

static long
wire_cost(const struct graph *graph, const struct graph_wire *wire,
          const int *widths, int channel)
{
    int from = graph->nodes.items[wire->from].column;
    int to = graph->nodes.items[wire->to].column;
    int cells = FORWARD_CELLS;

    if (to <= from)
        cells = BACK_CELLS;
    for (int c = to <= from ? to : from + 1; c < (to <= from ? from : to);
         c++)
        cells += widths[c] + channel + PASS_CELLS;
    return (long)cells * wire->weight;
}

static long
beyond(int size, int fair)
{
    return size > fair ? size - fair : 0;
}

/* Measures the whole. */
static void
measure_whole(struct settling *settling, int *widths, int *width,
              int *height)
{
    int columns = measure(settling, widths, height);

    *width = widths[0];
    for (int c = 1; c < columns; c++)
        *width += widths[c] + settling->graph->min_channel;
}

static bool
fits_well(struct settling *settling)
{
    int widths[COLUMNS_MAX], width, height;

    measure_whole(settling, widths, &width, &height);
    return width <= SMALL_WIDTH && height <= GRAPH_FAIR_HEIGHT;
}

static long
estimate(struct settling *settling)
{
    const struct graph *graph = settling->graph;
    int widths[COLUMNS_MAX], width, height;
    long stops = settling->stops, cost = 0;

    measure_whole(settling, widths, &width, &height);
    for (size_t w = 0; w < graph->wires.count; w++)
        cost += wire_cost(graph, &graph->wires.items[w], widths,
                          graph->min_channel);
    cost += stops * (beyond(width, SMALL_WIDTH) * SMALL_COST +
                     beyond(height, SMALL_HEIGHT) * SMALL_COST +
                     beyond(width, GRAPH_FAIR_WIDTH) * WIDE_COST +
                     beyond(height, GRAPH_FAIR_HEIGHT) * HIGH_COST);
    return cost;
}

/* ---- moves -------------------------------------------------------------- */

/* Marks what comes behind a node, itself included: all that forward arrows
 * lead to from there. */
static void
mark_behind(struct settling *settling, int start)
{
    const struct graph *graph = settling->graph;
    bool more = true;

    memset(settling->behind, 0, graph->nodes.count);
    settling->behind[start] = true;
    while (more) {
        more = false;
        for (size_t w = 0; w < graph->wires.count; w++) {
            const struct graph_wire *wire = &graph->wires.items[w];

            if (!settling->behind[wire->from] ||
                settling->behind[wire->to] ||
                graph->nodes.items[wire->to].root ||
                graph->nodes.items[wire->to].column <=
                    graph->nodes.items[wire->from].column)
                continue;
            settling->behind[wire->to] = true;
            more = true;
        }
    }
}

/* Moves the marked nodes by some columns; false: they cannot, and stay. */
static bool
shift(struct settling *settling, int by)
{
    struct graph *graph = settling->graph;

    for (size_t n = 0; n < graph->nodes.count; n++) {
        int column = graph->nodes.items[n].column + by;

        if (settling->behind[n] && (column < 1 || column >= COLUMNS_MAX))
            return false;
    }
    for (size_t n = 0; n < graph->nodes.count; n++)
        if (settling->behind[n])
            graph->nodes.items[n].column += by;
    return true;
}

/* Tries to move the marked nodes; keeps what is best. */
static bool
try_shifts(struct settling *settling, int most, long *cost)
{
    int best = 0;

    for (int by = -most; by <= most; by++) {
        long now;

        if (by == 0 || !shift(settling, by))
            continue;
        now = estimate(settling);
        shift(settling, -by);
        if (now < *cost) {
            *cost = now;
            best = by;
        }
    }
    return best != 0 && shift(settling, best);
}

static bool
try_node(struct settling *settling, int node, long *cost)
{
    bool better;

    memset(settling->behind, 0, settling->graph->nodes.count);
    settling->behind[node] = true;
    better = try_shifts(settling, COLUMNS_MAX - 1, cost);
    mark_behind(settling, node);
    return try_shifts(settling, 2, cost) || better;
}

/* Takes out columns that have become empty. */
static void
close_up(struct graph *graph)
{
    int places[COLUMNS_MAX] = {0};

    for (size_t n = 0; n < graph->nodes.count; n++)
        places[graph->nodes.items[n].column] = 1;
    places[0] = 1;
    for (int c = 1; c < COLUMNS_MAX; c++)
        places[c] += places[c - 1];
    for (size_t n = 0; n < graph->nodes.count; n++)
        graph->nodes.items[n].column =
            places[graph->nodes.items[n].column] - 1;
}

static bool
is_small(const struct graph *graph)
{
    for (size_t n = 0; n < graph->nodes.count; n++)
        if (graph->nodes.items[n].column >= COLUMNS_MAX)
            return false;
    return graph->nodes.count <= NODES_MAX;
}

static void
prepare(struct settling *settling)
{
    struct graph *graph = settling->graph;
    life_word *all = graph_new_life(graph);

    settling->order = share_order(graph);
    settling->behind = mem_alloc(graph->nodes.count + 1);
    settling->places = mem_alloc_array(graph->nodes.count + 1,
                                       sizeof *settling->places);
    for (size_t n = 0; n < graph->nodes.count; n++) {
        settling->places[n].life = graph_new_life(graph);
        for (size_t w = 0; w < graph->life_words; w++)
            all[w] |= graph->nodes.items[n].life[w];
    }
    settling->stops = life_length(all, graph->life_words);
}

/* Moves nodes as long as that helps; returns the cost. */
static long
improve(struct settling *settling)
{
    struct graph *graph = settling->graph;
    long cost = estimate(settling);
    bool better = true;

    for (int round = 0; better && round < ROUNDS_MAX; round++) {
        better = false;
        for (size_t n = 0; n < graph->nodes.count; n++)
            if (!graph->nodes.items[n].root)
                better |= try_node(settling, (int)n, &cost);
        close_up(graph);
        cost = estimate(settling);
    }
    return cost;
}

/* Columns that the layers are folded to at first: what is further right
 * stands in the last. */
static const int starts[] = {COLUMNS_MAX - 1, 4, 3, 2};

/* Begins with the layers, and with some fewer of them; takes the best. */
static void
settle(struct settling *settling)
{
    struct graph *graph = settling->graph;
    size_t count = graph->nodes.count;
    int *layers = mem_alloc_array(count + 1, sizeof *layers);
    int *columns = mem_alloc_array(count + 1, sizeof *columns);
    long best = -1;

    for (size_t n = 0; n < count; n++)
        layers[n] = graph->nodes.items[n].column;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        long cost;

        for (size_t n = 0; n < count; n++)
            graph->nodes.items[n].column =
                layers[n] < starts[i] ? layers[n] : starts[i];
        cost = improve(settling);
        if (best >= 0 && cost >= best)
            continue;
        best = cost;
        for (size_t n = 0; n < count; n++)
            columns[n] = graph->nodes.items[n].column;
    }
    for (size_t n = 0; n < count; n++)
        graph->nodes.items[n].column = columns[n];
    mem_free(columns);
    mem_free(layers);
}

void
settle_columns(struct graph *graph)
{
    struct settling settling = {.graph = graph};

    if (!is_small(graph))
        return;
    prepare(&settling);
    if (!fits_well(&settling))
        settle(&settling);
    mem_free(settling.order);
    mem_free(settling.behind);
    mem_free(settling.places);
}
