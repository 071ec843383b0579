#include "layout/grid.h"

#include <string.h>

#include "base/mem.h"

static void
mark_nodes(struct grid *grid)
{
    grid->left = grid->width;
    grid->top = grid->height;
    for (size_t n = 0; n < grid->graph->nodes.count; n++) {
        const struct graph_node *node = &grid->graph->nodes.items[n];

        if (node->x < grid->left)
            grid->left = node->x;
        if (node->y < grid->top)
            grid->top = node->y;
        for (int y = node->y - 1; y <= node->y + node->height; y++)
            for (int x = node->x - 1; x <= node->x + node->width; x++) {
                if (x < 0 || y < 0 || x >= grid->width || y >= grid->height)
                    continue;
                grid->near[grid_cell(grid, x, y)] = true;
                if (y >= node->y && y < node->y + node->height &&
                    x >= node->x && x < node->x + node->width)
                    grid->node[grid_cell(grid, x, y)] = (int)n + 1;
            }
    }
}

/* Cells before an entry that others should leave free. */
#define ENTRY_CELLS 4

static void
mark_entries(struct grid *grid)
{
    for (size_t w = 0; w < grid->graph->wires.count; w++) {
        int to = grid->graph->wires.items[w].to;
        const struct graph_node *node = &grid->graph->nodes.items[to];
        int y = node->y + node->entry;

        for (int x = node->x - ENTRY_CELLS; x < node->x; x++)
            if (x >= 0)
                grid->entry[grid_cell(grid, x, y)] = to + 1;
    }
}

void
grid_init(struct grid *grid, const struct graph *graph)
{
    size_t cells = (size_t)graph->width * (size_t)graph->height;

    *grid = (struct grid){.graph = graph,
                          .width = graph->width,
                          .height = graph->height,
                          .free_piece = -1};
    grid->node = mem_alloc_array(cells, sizeof *grid->node);
    grid->entry = mem_alloc_array(cells, sizeof *grid->entry);
    grid->first = mem_alloc_array(cells, sizeof *grid->first);
    grid->port = mem_alloc_array(cells, sizeof *grid->port);
    grid->near = mem_alloc_array(cells, sizeof *grid->near);
    grid->next_port = mem_alloc_array(graph->wires.count + 1,
                                      sizeof *grid->next_port);
    memset(grid->first, 0xff, cells * sizeof *grid->first);
    mark_nodes(grid);
    mark_entries(grid);
    for (size_t w = 0; w < graph->wires.count; w++) {
        int cell = grid_start(grid, (int)w);

        if (graph->wires.items[w].stub)
            continue;
        grid->next_port[w] = grid->port[cell];
        grid->port[cell] = (int)w + 1;
    }
}

void
grid_release(struct grid *grid)
{
    mem_free(grid->node);
    mem_free(grid->entry);
    mem_free(grid->first);
    mem_free(grid->port);
    mem_free(grid->near);
    mem_free(grid->next_port);
    VECTOR_RELEASE(&grid->pieces);
}

int
grid_start(const struct grid *grid, int wire)
{
    const struct graph_wire *w = &grid->graph->wires.items[wire];
    const struct graph_node *node = &grid->graph->nodes.items[w->from];

    return grid_cell(grid, node->x + node->width, node->y + w->port);
}

void
grid_add(struct grid *grid, int wire)
{
    const struct graph_wire *w = &grid->graph->wires.items[wire];

    for (int i = 0; i < w->path_length; i++) {
        const struct step_cell *step = &w->path[i];
        int cell = grid_cell(grid, step->x, step->y);
        struct piece piece = {.wire = wire,
                              .next = grid->first[cell],
                              .in = step->in,
                              .out = step->out,
                              .start = i == 0,
                              .head = i == w->path_length - 1};
        int at = grid->free_piece;

        if (at < 0) {
            at = (int)grid->pieces.count;
            VECTOR_PUSH(&grid->pieces, piece);
        } else {
            grid->free_piece = grid->pieces.items[at].next;
            grid->pieces.items[at] = piece;
        }
        grid->first[cell] = at;
    }
}

void
grid_remove(struct grid *grid, int wire)
{
    const struct graph_wire *w = &grid->graph->wires.items[wire];

    for (int i = 0; i < w->path_length; i++) {
        int *link =
            &grid->first[grid_cell(grid, w->path[i].x, w->path[i].y)];
        int at;

        while (grid->pieces.items[*link].wire != wire)
            link = &grid->pieces.items[*link].next;
        at = *link;
        *link = grid->pieces.items[at].next;
        grid->pieces.items[at].next = grid->free_piece;
        grid->free_piece = at;
    }
}

static bool
is_straight(const struct piece *piece)
{
    return piece->in == way_back(piece->out);
}

/* Returns whether a bend that meets the wire touches a cell elsewhere than
 * where the piece itself comes from or goes to. */
static bool
touches_bend(const struct grid *grid, const bool *meets,
             const struct piece *piece, int cell)
{
    static const int dx[] = {0, 0, -1, 1}, dy[] = {-1, 1, 0, 0};
    int x = cell % grid->width, y = cell / grid->width;

    for (int way = 0; way < 4; way++) {
        int nx = x + dx[way], ny = y + dy[way];

        if (way == piece->in || way == piece->out || nx < 0 || ny < 0 ||
            nx >= grid->width || ny >= grid->height)
            continue;
        for (int at = grid->first[grid_cell(grid, nx, ny)]; at >= 0;
             at = grid->pieces.items[at].next) {
            const struct piece *other = &grid->pieces.items[at];

            if (meets[other->wire] && !is_straight(other))
                return true;
        }
    }
    return false;
}

bool
grid_is_port(const struct grid *grid, const bool *meets, int wire, int cell)
{
    for (int w = grid->port[cell]; w > 0; w = grid->next_port[w - 1])
        if (w - 1 != wire && meets[w - 1])
            return true;
    return false;
}

bool
grid_is_apron(const struct grid *grid, const bool *meets, int wire, int cell)
{
    const struct graph_wire *wires = grid->graph->wires.items;

    if (cell % grid->width == 0)
        return false;
    for (int w = grid->port[cell - 1]; w > 0; w = grid->next_port[w - 1])
        if (meets[w - 1] && wires[w - 1].to != wires[wire].to)
            return true;
    return false;
}

enum passage
grid_passage(const struct grid *grid, const bool *meets,
             const struct piece *piece, int cell)
{
    int target = grid->graph->wires.items[piece->wire].to;
    enum passage passage = PASSAGE_FREE;
    unsigned ways_in = 1u << piece->in;
    bool straight = is_straight(piece);

    if ((piece->start || piece->head) && !straight)
        return PASSAGE_NO;
    if (grid_is_port(grid, meets, piece->wire, cell))
        return PASSAGE_NO;
    for (int at = grid->first[cell]; at >= 0;
         at = grid->pieces.items[at].next) {
        const struct piece *other = &grid->pieces.items[at];

        if (!meets[other->wire])
            continue;
        if (other->start || piece->start)
            return PASSAGE_NO;
        if (grid->graph->wires.items[other->wire].to == target) {
            ways_in |= 1u << other->in;
            if (other->out != piece->out || other->head != piece->head ||
                (other->head && other->in != piece->in) ||
                passage == PASSAGE_CROSSES)
                return PASSAGE_NO;
            passage = PASSAGE_ALONG;
        } else {
            if (!straight || !is_straight(other) || other->head ||
                piece->head || (other->in | 1) == (piece->in | 1) ||
                passage == PASSAGE_ALONG)
                return PASSAGE_NO;
            passage = PASSAGE_CROSSES;
        }
    }
    ways_in &= ways_in - 1;
    if ((ways_in & (ways_in - 1)) != 0)
        return PASSAGE_NO; /* a third way in */
    if (!straight && touches_bend(grid, meets, piece, cell))
        return PASSAGE_NO;
    return passage;
}
