#include "layout/maze.h"

#include <string.h>

#include "base/mem.h"

/* Costs, in twentieths of a cell to the side.  Rows are twice as high as
 * columns are wide. */
enum {
    COST_SIDE = 20,
    COST_HEIGHT = 40,
    COST_BEND = 80,
    COST_CROSSING = 300,
    COST_NEAR = 8,        /* beside a box */
    COST_APRON = 160,     /* a bend right before another wire's first cell */
    COST_LEFT = 40,       /* left of all boxes */
    COST_ABOVE = 12,      /* above all boxes */
    COST_ENTRY = 60,      /* a cell before another box's entry */
    COST_ALONG = 1,       /* a cell that the net has anyway */
    COST_SECOND_HEAD = 120,
    COST_OTHER_ROW = 20,  /* an entry beside another row than the title's */
    COST_RIGHT = 60,      /* an entry from the right */
    COST_TOP = 60,        /* from above or below */
    COST_PUSH = 4000      /* through a cell that another net must leave */
};

/* A state to go on from, in the list of its estimate. */
struct maze_entry {
    int cost;
    int state;
    int next; /* -1: last of the list */
};

/* Lists of entries, by their estimate modulo this, which is more than what
 * one step can add to an estimate. */
#define BUCKETS 16384

#define NO_STATE (-1)

void
maze_init(struct maze *maze, const struct grid *grid)
{
    /* The last four states of a cell are those of an arrowhead there. */
    size_t states = (size_t)grid->width * (size_t)grid->height * 8;

    *maze = (struct maze){.grid = grid};
    maze->meets = mem_alloc_array(grid->graph->wires.count + 1, sizeof(bool));
    maze->blocks =
        mem_alloc_array(grid->graph->nodes.count + 1, sizeof(bool));
    maze->kin = mem_alloc_array(grid->graph->wires.count + 1, sizeof(bool));
    maze->buckets = mem_alloc_array(BUCKETS, sizeof *maze->buckets);
    maze->cost = mem_alloc_array(states, sizeof *maze->cost);
    maze->parent = mem_alloc_array(states, sizeof *maze->parent);
    maze->stamp = mem_alloc_array(states, sizeof *maze->stamp);
}

void
maze_release(struct maze *maze)
{
    mem_free(maze->meets);
    mem_free(maze->blocks);
    mem_free(maze->kin);
    mem_free(maze->cost);
    mem_free(maze->parent);
    mem_free(maze->stamp);
    mem_free(maze->buckets);
    VECTOR_RELEASE(&maze->entries);
}

/* ---- the queue ---------------------------------------------------------- */

static void
clear_queue(struct maze *maze)
{
    memset(maze->buckets, 0xff, BUCKETS * sizeof *maze->buckets);
    maze->entries.count = 0;
    maze->waiting = 0;
    maze->estimate = 0;
}

static void
push(struct maze *maze, int estimate, int cost, int state)
{
    int *bucket = &maze->buckets[estimate % BUCKETS];

    if (maze->waiting == 0 || estimate < maze->estimate)
        maze->estimate = estimate;
    VECTOR_PUSH(&maze->entries,
                ((struct maze_entry){cost, state, *bucket}));
    *bucket = (int)maze->entries.count - 1;
    maze->waiting++;
}

/* Takes the youngest of the entries with the least estimate. */
static struct maze_entry
pop(struct maze *maze)
{
    struct maze_entry entry;
    int *bucket;

    while (maze->buckets[maze->estimate % BUCKETS] < 0)
        maze->estimate++;
    bucket = &maze->buckets[maze->estimate % BUCKETS];
    entry = maze->entries.items[*bucket];
    *bucket = entry.next;
    maze->waiting--;
    return entry;
}

/* ---- the search --------------------------------------------------------- */

/* Returns what is left to go at least from a cell. */
static int
distance(const struct maze *maze, int cell)
{
    int x = cell % maze->grid->width, y = cell / maze->grid->width;
    int sum = 0;

    if (x < maze->left)
        sum += (maze->left - x) * COST_SIDE;
    else if (x > maze->right)
        sum += (x - maze->right) * COST_SIDE;
    if (y < maze->top)
        sum += (maze->top - y) * COST_HEIGHT;
    else if (y > maze->bottom)
        sum += (y - maze->bottom) * COST_HEIGHT;
    return sum;
}

static void
reach(struct maze *maze, int state, int parent, int cost)
{
    if (maze->stamp[state] == maze->search && maze->cost[state] <= cost)
        return;
    maze->stamp[state] = maze->search;
    maze->cost[state] = cost;
    maze->parent[state] = parent;
    push(maze, cost + distance(maze, state / 8), cost, state);
}

/* Returns the cost of an arrowhead in cell x, y that points way into the
 * target, or -1. */
static int
head_cost(const struct maze *maze, int x, int y, enum way way)
{
    const struct graph_wire *wire =
        &maze->grid->graph->wires.items[maze->wire];
    const struct graph_node *node =
        &maze->grid->graph->nodes.items[wire->to];
    int row = y - node->y;

    switch (way) {
    case WAY_RIGHT:
        if (row <= node->top || row > node->low_height - 2)
            return -1;
        return row == node->entry ? 0 : COST_OTHER_ROW;
    case WAY_LEFT:
        return row == node->entry ? COST_RIGHT : -1;
    case WAY_DOWN:
        return node->top == 0 && x > node->x &&
               x < node->x + node->width - 1 ? COST_TOP : -1;
    case WAY_UP:
        return node->low_height == node->height && x > node->x &&
               x < node->x + node->width - 1 ? COST_TOP : -1;
    }
    return -1;
}

/* Returns whether the net has an arrowhead already when the wire lives. */
static bool
has_head(const struct maze *maze)
{
    const struct graph *graph = maze->grid->graph;
    int to = graph->wires.items[maze->wire].to;

    for (size_t w = 0; w < graph->wires.count; w++)
        if ((int)w != maze->wire && maze->meets[w] &&
            graph->wires.items[w].to == to &&
            graph->wires.items[w].path != NULL)
            return true;
    return false;
}

/* Returns what it costs to pass a cell, apart from the step to the next; -1
 * when that is not allowed. */
static int
passing_cost(const struct maze *maze, const struct piece *piece, int cell,
             enum passage *passage)
{
    const struct grid *grid = maze->grid;
    int cost = 0, before;

    *passage = grid_passage(grid, maze->meets, piece, cell);
    if (*passage == PASSAGE_NO && maze->push &&
        !grid_is_port(grid, maze->meets, maze->wire, cell)) {
        *passage = grid_passage(grid, maze->kin, piece, cell);
        cost += COST_PUSH;
    }
    if (*passage == PASSAGE_NO)
        return -1;
    if (piece->in != way_back((enum way)piece->out)) {
        cost += COST_BEND;
        if (grid_is_apron(grid, maze->meets, maze->wire, cell))
            cost += COST_APRON;
    }
    before = grid->entry[cell] - 1;
    if (before >= 0 && maze->blocks[before] &&
        before != grid->graph->wires.items[maze->wire].to)
        cost += COST_ENTRY;
    if (*passage == PASSAGE_CROSSES)
        cost += COST_CROSSING;
    return cost;
}

/* Returns what the step into a free cell costs. */
static int
step_cost(const struct grid *grid, int x, int y, enum way way)
{
    return (way <= WAY_DOWN ? COST_HEIGHT : COST_SIDE) +
           (grid->near[grid_cell(grid, x, y)] ? COST_NEAR : 0) +
           (x < grid->left ? COST_LEFT : 0) + (y < grid->top ? COST_ABOVE : 0);
}

/* Goes on from a state in one direction. */
static void
go(struct maze *maze, int state, enum way way, bool second)
{
    static const int dx[] = {0, 0, -1, 1}, dy[] = {-1, 1, 0, 0};
    const struct grid *grid = maze->grid;
    int cell = state / 8, x = cell % grid->width, y = cell / grid->width;
    int nx = x + dx[way], ny = y + dy[way];
    int next = grid_cell(grid, nx, ny);
    struct piece piece = {.wire = maze->wire,
                          .in = (uint8_t)way_back((enum way)(state % 4)),
                          .out = (uint8_t)way,
                          .start = maze->parent[state] == NO_STATE};
    enum passage passage;
    int head = 0, cost;

    if (nx < 0 || ny < 0 || nx >= grid->width || ny >= grid->height)
        return;
    if (grid->node[next] != 0 && maze->blocks[grid->node[next] - 1]) {
        piece.head = grid->node[next] - 1 ==
                     grid->graph->wires.items[maze->wire].to;
        head = piece.head ? head_cost(maze, x, y, way) : -1;
        if (head < 0)
            return;
    }
    cost = passing_cost(maze, &piece, cell, &passage);
    if (cost < 0)
        return;
    cost += maze->cost[state];
    if (piece.head) {
        if (passage != PASSAGE_ALONG)
            cost += head + (second ? COST_SECOND_HEAD : 0);
        reach(maze, cell * 8 + 4 + (int)way, state, cost);
        return;
    }
    cost += passage == PASSAGE_ALONG ? COST_ALONG
                                     : step_cost(grid, nx, ny, way);
    reach(maze, next * 8 + (int)way, state, cost);
}

/* Where the search can end: at the target, or at the net as it is. */
static void
find_goal(struct maze *maze)
{
    const struct graph *graph = maze->grid->graph;
    int to = graph->wires.items[maze->wire].to;
    const struct graph_node *node = &graph->nodes.items[to];

    maze->left = node->x - 1;
    maze->right = node->x + node->width;
    maze->top = node->y - 1;
    maze->bottom = node->y + node->height;
    for (size_t w = 0; w < graph->wires.count; w++) {
        const struct graph_wire *wire = &graph->wires.items[w];

        if (wire->to != to || !maze->meets[w])
            continue;
        for (int i = 0; i < wire->path_length; i++) {
            const struct step_cell *step = &wire->path[i];

            maze->left = step->x < maze->left ? step->x : maze->left;
            maze->right = step->x > maze->right ? step->x : maze->right;
            maze->top = step->y < maze->top ? step->y : maze->top;
            maze->bottom = step->y > maze->bottom ? step->y : maze->bottom;
        }
    }
}

static void
find_meetings(struct maze *maze)
{
    const struct graph *graph = maze->grid->graph;
    const life_word *life = graph->wires.items[maze->wire].life;

    for (size_t w = 0; w < graph->wires.count; w++) {
        maze->meets[w] =
            lives_meet(life, graph->wires.items[w].life, graph->life_words);
        maze->kin[w] = maze->meets[w] && graph->wires.items[w].to ==
                                             graph->wires.items[maze->wire].to;
    }
    for (size_t n = 0; n < graph->nodes.count; n++)
        maze->blocks[n] =
            lives_meet(life, graph->nodes.items[n].life, graph->life_words);
}

/* Writes down the path that ends in a state; false if it meets itself. */
static bool
trace(const struct maze *maze, int state, struct step_cell **path,
      int *length)
{
    int count = 0;

    for (int s = maze->parent[state]; s != NO_STATE; s = maze->parent[s])
        count++;
    *path = mem_alloc_array((size_t)count, sizeof **path);
    *length = count;
    for (int out = state % 4; count > 0; count--) {
        int s = maze->parent[state], cell = s / 8;

        (*path)[count - 1] = (struct step_cell){
            .x = cell % maze->grid->width,
            .y = cell / maze->grid->width,
            .in = (uint8_t)way_back((enum way)(s % 4)),
            .out = (uint8_t)out};
        for (int i = count; i < *length; i++)
            if ((*path)[i].x == (*path)[count - 1].x &&
                (*path)[i].y == (*path)[count - 1].y)
                return false;
        out = s % 4;
        state = s;
    }
    return true;
}

int
maze_find(struct maze *maze, int wire, struct step_cell **path, int *length)
{
    int start = grid_start(maze->grid, wire) * 8 + WAY_RIGHT;
    bool second;

    maze->wire = wire;
    maze->search++;
    clear_queue(maze);
    find_meetings(maze);
    find_goal(maze);
    second = has_head(maze);
    if (maze->grid->node[start / 8] != 0 &&
        maze->blocks[maze->grid->node[start / 8] - 1])
        return -1;
    reach(maze, start, NO_STATE, 0);
    while (maze->waiting > 0 && maze->work > 0) {
        struct maze_entry entry = pop(maze);
        enum way way = (enum way)(entry.state % 4);

        maze->work--;
        if (entry.cost > maze->cost[entry.state])
            continue;
        if (entry.state % 8 >= 4) {
            if (trace(maze, entry.state, path, length))
                return entry.cost;
            mem_free(*path);
            *path = NULL;
            return -1;
        }
        for (int next = 0; next < 4; next++)
            if (next != (int)way_back(way))
                go(maze, entry.state, (enum way)next, second);
    }
    return -1;
}
