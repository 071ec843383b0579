#include "layout/columns.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/mem.h"

static void
add_items(struct columns *columns, const struct graph *graph)
{
    for (size_t n = 0; n < graph->nodes.count; n++) {
        const struct graph_node *node = &graph->nodes.items[n];
        struct column_item item = {.node = (int)n,
                                   .column = node->column,
                                   .level = 2 * node->band,
                                   .height = node->height,
                                   .life = node->life};

        VECTOR_PUSH(&columns->items, item);
        if (node->column + 1 > columns->count)
            columns->count = node->column + 1;
        if (node->root && node->top > columns->object_top)
            columns->object_top = node->top;
    }
}

/* Returns the lane of the wires to target through a column, made when there
 * is none yet. */
static int
find_lane(struct columns *columns, struct graph *graph, struct map *lanes,
          int column, const struct graph_wire *wire)
{
    int target = wire->to;
    const struct graph_node *from = &graph->nodes.items[wire->from];
    const struct graph_node *to = &graph->nodes.items[target];
    bool back = to->column < from->column;
    int level = 2 * (from->band < to->band ? from->band : to->band) +
                (from->band != to->band);
    uint64_t key = (((uint64_t)target << 20 | (uint64_t)level) *
                        (uint64_t)columns->count +
                    (uint64_t)column) * 2 + back;
    uint64_t lane;

    if (!map_get(lanes, key, &lane)) {
        struct column_item item = {.node = -1,
                                   .target = target,
                                   .back = back,
                                   .column = column,
                                   .level = level,
                                   .height = 1,
                                   .life = graph_new_life(graph)};

        lane = columns->items.count;
        map_set(lanes, key, lane);
        VECTOR_PUSH(&columns->items, item);
    }
    for (size_t w = 0; w < graph->life_words; w++)
        columns->items.items[lane].life[w] |= wire->life[w];
    return (int)lane;
}

/* Adds the links of one wire from column to column. */
static void
link_wire(struct columns *columns, struct graph *graph, struct map *lanes,
          const struct graph_wire *wire)
{
    const struct graph_node *from = &graph->nodes.items[wire->from];
    const struct graph_node *to = &graph->nodes.items[wire->to];
    bool back = to->column < from->column;
    int first = back ? to->column : from->column;
    int last = back ? from->column : to->column;
    int entry = to->entry;
    struct column_link link = {
        .left = back ? wire->to : wire->from,
        .left_row = back ? entry : wire->port,
        .weight = back ? (wire->weight + 1) / 2 : wire->weight};

    for (int column = first + 1; column < last; column++) {
        link.right = find_lane(columns, graph, lanes, column, wire);
        link.right_row = 0;
        VECTOR_PUSH(&columns->links, link);
        link.left = link.right;
        link.left_row = 0;
    }
    if (first == last)
        return;
    link.right = back ? wire->from : wire->to;
    link.right_row = back ? wire->port : entry;
    VECTOR_PUSH(&columns->links, link);
}

/* Returns whether item a stands below item b at first: by level, then by
 * rank, lanes last. */
static bool
goes_below(const struct columns *columns, const struct graph *graph, int a,
           int b)
{
    const struct column_item *x = &columns->items.items[a];
    const struct column_item *y = &columns->items.items[b];

    if (x->level != y->level)
        return x->level > y->level;
    if (x->node < 0 || y->node < 0)
        return x->node < 0 && y->node >= 0;
    return graph->nodes.items[a].rank > graph->nodes.items[b].rank;
}

/* Orders roots and boxes by rank, lanes after them. */
static void
sort_by_rank(struct columns *columns, const struct graph *graph)
{
    int *fill = mem_alloc_array((size_t)columns->count, sizeof *fill);

    columns->orders =
        mem_alloc_array((size_t)columns->count, sizeof *columns->orders);
    for (size_t i = 0; i < columns->items.count; i++)
        columns->orders[columns->items.items[i].column].count++;
    for (int c = 0; c < columns->count; c++)
        columns->orders[c].items = mem_alloc_array(
            (size_t)columns->orders[c].count + 1, sizeof(int));
    for (size_t i = 0; i < columns->items.count; i++) {
        const struct column_item *item = &columns->items.items[i];
        int *order = columns->orders[item->column].items;
        int at = fill[item->column]++;

        for (; at > 0 && goes_below(columns, graph, order[at - 1], (int)i);
             at--)
            order[at] = order[at - 1];
        order[at] = (int)i;
    }
    mem_free(fill);
}

/* A lane takes no row where no box of the column is there when its wires
 * are. */
static void
flatten_lanes(struct columns *columns, const struct graph *graph)
{
    for (size_t i = graph->nodes.count; i < columns->items.count; i++) {
        struct column_item *lane = &columns->items.items[i];
        bool meets = false;

        for (size_t n = 0; n < graph->nodes.count && !meets; n++)
            meets = graph->nodes.items[n].column == lane->column &&
                    lives_meet(graph->nodes.items[n].life, lane->life,
                               graph->life_words);
        lane->height = meets;
    }
}

void
columns_init(struct columns *columns, struct graph *graph, bool back_lanes)
{
    struct map lanes = {0};

    *columns = (struct columns){.gap = graph->gap, .count = 1};
    add_items(columns, graph);
    for (size_t i = 0; i < graph->wires.count; i++) {
        const struct graph_wire *wire = &graph->wires.items[i];

        if (back_lanes || graph->nodes.items[wire->to].column >=
                              graph->nodes.items[wire->from].column - 1)
            link_wire(columns, graph, &lanes, wire);
    }
    map_release(&lanes);
    flatten_lanes(columns, graph);
    sort_by_rank(columns, graph);
}

void
columns_release(struct columns *columns)
{
    for (int c = 0; c < columns->count; c++)
        mem_free(columns->orders[c].items);
    mem_free(columns->orders);
    VECTOR_RELEASE(&columns->items);
    VECTOR_RELEASE(&columns->links);
}
