#include "layout/place.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/columns.h"
#include "layout/layers.h"
#include "layout/settle.h"

/* What a net wants in the channel right of a column: to go up or down from
 * row first to row last there, at the stops when it is alive. */
struct demand {
    int target;
    int channel;
    int first, last;
    life_word *life;
};

typedef VECTOR(struct demand) demand_list;

/* Adds what a wire wants to what its net wants of the channel. */
static void
add_demand(demand_list *list, struct graph *graph,
           const struct graph_wire *wire, struct demand wish)
{
    struct demand *demand = NULL;

    if (wish.first > wish.last) {
        int first = wish.first;

        wish.first = wish.last;
        wish.last = first;
    }
    for (size_t i = 0; i < list->count && demand == NULL; i++)
        if (list->items[i].target == wire->to &&
            list->items[i].channel == wish.channel)
            demand = &list->items[i];
    if (demand == NULL) {
        wish.target = wire->to;
        wish.life = graph_new_life(graph);
        VECTOR_PUSH(list, wish);
        demand = &list->items[list->count - 1];
    }
    if (wish.first < demand->first)
        demand->first = wish.first;
    if (wish.last > demand->last)
        demand->last = wish.last;
    for (size_t w = 0; w < graph->life_words; w++)
        demand->life[w] |= wire->life[w];
}

/* What all wires want of the channels.  Wires that go back leave one channel
 * and enter by another. */
static void
collect_demands(demand_list *list, struct graph *graph)
{
    for (size_t i = 0; i < graph->wires.count; i++) {
        const struct graph_wire *wire = &graph->wires.items[i];
        const struct graph_node *from = &graph->nodes.items[wire->from];
        const struct graph_node *to = &graph->nodes.items[wire->to];
        int start = from->y + wire->port;
        int end = to->y + to->entry;
        int around = from->y + (end < start ? -1 : from->height);
        struct demand wish = {
            .channel = from->column, .first = start, .last = end};

        if (to->column > from->column) {
            if (start != end)
                add_demand(list, graph, wire, wish);
            continue;
        }
        wish.last = around;
        add_demand(list, graph, wire, wish);
        wish = (struct demand){
            .channel = to->column, .first = end, .last = around};
        if (to->column < from->column)
            add_demand(list, graph, wire, wish);
    }
}

static int
compare_demands(const void *a, const void *b)
{
    const struct demand *x = a, *y = b;

    if (x->channel != y->channel)
        return x->channel - y->channel;
    if (x->first != y->first)
        return x->first - y->first;
    return x->target - y->target;
}

/* Returns how many tracks the demands need: each takes the first track on
 * which nothing is in its way (the left-edge rule). */
static int
count_tracks(const struct graph *graph, struct demand *demands, size_t count)
{
    int *track = mem_alloc_array(count + 1, sizeof *track);
    int tracks = 0;

    for (size_t i = 0; i < count; i++) {
        bool free = false;

        for (track[i] = 0; !free; track[i] += !free) {
            free = true;
            for (size_t k = 0; k < i && free; k++)
                free = track[k] != track[i] ||
                       demands[k].last < demands[i].first ||
                       !lives_meet(demands[k].life, demands[i].life,
                                   graph->life_words);
        }
        if (track[i] + 1 > tracks)
            tracks = track[i] + 1;
    }
    mem_free(track);
    return tracks;
}

/* Returns the columns of cells for a channel: a cell at the port, the tracks
 * with air between them while they are few, and the arrowhead with a cell
 * before it. */
static int
channel_width(const struct graph *graph, int tracks)
{
    int airy = tracks < 5 ? tracks : 5;
    int width = 3 + tracks + (graph->pitch - 1) * airy;

    return width > graph->min_channel ? width : graph->min_channel;
}

static void
find_widths(struct graph *graph, int columns, int *widths, int *channels)
{
    demand_list demands = {0};

    for (size_t n = 0; n < graph->nodes.count; n++) {
        const struct graph_node *node = &graph->nodes.items[n];

        if (node->width > widths[node->column])
            widths[node->column] = node->width;
    }
    collect_demands(&demands, graph);
    if (demands.count > 0)
        qsort(demands.items, demands.count, sizeof *demands.items,
              compare_demands);
    for (size_t i = 0; i < demands.count;) {
        size_t end = i;
        int channel = demands.items[i].channel;

        while (end < demands.count && demands.items[end].channel == channel)
            end++;
        channels[channel] =
            count_tracks(graph, demands.items + i, end - i);
        i = end;
    }
    for (int c = 0; c < columns; c++)
        channels[c] = channel_width(graph, channels[c]);
    VECTOR_RELEASE(&demands);
}

static void
find_x(struct graph *graph, int columns, int extra)
{
    int *widths = mem_alloc_array((size_t)columns, sizeof *widths);
    int *channels = mem_alloc_array((size_t)columns, sizeof *channels);
    int x = PLACE_MARGIN;

    find_widths(graph, columns, widths, channels);
    for (int c = 0; c < columns; c++) {
        for (size_t n = 0; n < graph->nodes.count; n++)
            if (graph->nodes.items[n].column == c)
                graph->nodes.items[n].x = x;
        x += widths[c];
        graph->width = x + PLACE_MARGIN;
        x += channels[c] + extra;
    }
    mem_free(widths);
    mem_free(channels);
}

/* Makes the boxes of each column as wide as the widest, except those much
 * narrower; frames in any case. */
static void
even_widths(struct graph *graph)
{
    for (size_t n = 0; n < graph->nodes.count; n++) {
        struct graph_node *node = &graph->nodes.items[n];

        node->even_width = node->width;
        for (size_t k = 0; k < graph->nodes.count; k++) {
            const struct graph_node *other = &graph->nodes.items[k];

            if (other->column == node->column &&
                other->width > node->even_width &&
                (node->root || other->width * 2 <= node->width * 3))
                node->even_width = other->width;
        }
    }
    for (size_t n = 0; n < graph->nodes.count; n++)
        graph->nodes.items[n].width = graph->nodes.items[n].even_width;
}

/* Wraps a whole that is too wide into as many columns as are wide enough. */
static void
wrap(struct graph *graph)
{
    int columns = 1, total, fit;
    int *widths;

    for (size_t n = 0; n < graph->nodes.count; n++) {
        struct graph_node *node = &graph->nodes.items[n];

        node->band = 0;
        if (node->column + 1 > columns)
            columns = node->column + 1;
    }
    widths = mem_alloc_array((size_t)columns, sizeof *widths);
    for (size_t n = 0; n < graph->nodes.count; n++) {
        const struct graph_node *node = &graph->nodes.items[n];

        if (node->width > widths[node->column])
            widths[node->column] = node->width;
    }
    total = -graph->min_channel;
    for (int c = 0; c < columns; c++)
        total += widths[c] + graph->min_channel;
    if (graph->wrap_width > 0 && total > graph->wrap_width && columns > 3) {
        total -= widths[0];
        fit = (graph->wrap_width - widths[0]) * (columns - 1) / total;
        layers_wrap(graph, fit < 2 ? 2 : fit);
    }
    mem_free(widths);
}

void
place(struct graph *graph, enum place_manner manner, int extra)
{
    struct columns columns;
    int gap = graph->gap;

    for (size_t i = 0; i < graph->wires.count; i++)
        graph->wires.items[i].weight =
            life_length(graph->wires.items[i].life, graph->life_words);
    graph->gap += (extra + 1) / 2;
    if (!graph->has_columns) {
        layers_find(graph);
        settle_columns(graph);
        wrap(graph);
    }
    if (graph->even)
        even_widths(graph);
    columns_init(&columns, graph,
                 manner != PLACE_NO_LANES && manner != PLACE_LEFT_NO_LANES);
    graph->gap = gap;
    columns_reorder(&columns);
    columns_align(&columns, manner == PLACE_HIGH ? ALIGN_NOT
                            : manner >= PLACE_LEFT ? ALIGN_LEFT
                                                   : ALIGN_BOTH);
    graph->height = 0;
    for (size_t n = 0; n < graph->nodes.count; n++) {
        struct graph_node *node = &graph->nodes.items[n];

        node->y = columns.items.items[n].y + PLACE_MARGIN;
        if (node->y + node->height + PLACE_MARGIN > graph->height)
            graph->height = node->y + node->height + PLACE_MARGIN;
    }
    find_x(graph, columns.count, extra);
    columns_release(&columns);
}
