#include "layout/graph.h"

#include "base/mem.h"

void
graph_init(struct graph *graph, size_t stops)
{
    *graph = (struct graph){.min_channel = 6, .gap = 1, .pitch = 2};
    graph->life_words = (stops + 63) / 64;
}

void
graph_release(struct graph *graph)
{
    for (size_t i = 0; i < graph->wires.count; i++)
        mem_free(graph->wires.items[i].path);
    VECTOR_RELEASE(&graph->wires);
    VECTOR_RELEASE(&graph->nodes);
    arena_release(&graph->arena);
}

life_word *
graph_new_life(struct graph *graph)
{
    return arena_alloc(&graph->arena,
                       graph->life_words * sizeof(life_word));
}

int
graph_add_node(struct graph *graph, int width, int height)
{
    struct graph_node node = {.width = width,
                              .height = height,
                              .low_height = height,
                              .entry = 1,
                              .rank = (int)graph->nodes.count,
                              .life = graph_new_life(graph)};

    VECTOR_PUSH(&graph->nodes, node);
    return (int)graph->nodes.count - 1;
}

int
graph_add_wire(struct graph *graph, int from, int to, int port)
{
    struct graph_wire wire = {.from = from,
                              .to = to,
                              .port = port,
                              .life = graph_new_life(graph)};

    VECTOR_PUSH(&graph->wires, wire);
    return (int)graph->wires.count - 1;
}

int
life_length(const life_word *life, size_t words)
{
    int length = 0;

    for (size_t i = 0; i < words; i++)
        for (life_word rest = life[i]; rest != 0; rest &= rest - 1)
            length++;
    return length;
}
