#include "playback/numbers.h"

#include "base/map.h"
#include "base/mem.h"

static bool
has_libraries(const struct log *log)
{
    node_id count = log_node_count(log);

    for (node_id node = 1; node <= count; node++)
        if (birth_is_apart(log_birth_of(log, node)))
            return true;
    return false;
}

/* Stores which nodes came and went between two steps. */
static void
find_passing(const struct log *log, bool *passes)
{
    size_t events = log_event_count(log), steps = 0;
    size_t *born = mem_alloc_array((size_t)log_node_count(log) + 1,
                                   sizeof *born);

    for (size_t i = 0; i < events; i++) {
        const struct event *event = log_event(log, i);

        if (event->kind == EVENT_STEP)
            steps++;
        else if (event->kind == EVENT_NODE_BORN)
            born[event->node] = steps;
        else if (event->kind == EVENT_NODE_FREED)
            passes[event->node] = born[event->node] == steps;
    }
    mem_free(born);
}

/* Gives the next number of its type to each node that passes, or to each of
 * the others. */
static void
give_numbers(struct log *log, const bool *passes, bool passing,
             struct map *given)
{
    node_id count = log_node_count(log);

    for (node_id node = 1; node <= count; node++) {
        const struct birth *birth = log_birth_of(log, node);
        uint64_t key = (uint64_t)birth->kind << 32 | birth->type;
        uint64_t number = 0;

        if (passes[node] != passing || birth_is_apart(birth))
            continue;
        map_get(given, key, &number);
        map_set(given, key, ++number);
        log_set_serial(log, node, (uint32_t)number);
    }
}

void
number_anew(struct log *log)
{
    struct map given = {0}; /* kind and type → last number */
    bool *passes;

    if (!has_libraries(log))
        return;
    passes = mem_alloc((size_t)log_node_count(log) + 1);
    find_passing(log, passes);
    give_numbers(log, passes, false, &given);
    give_numbers(log, passes, true, &given);
    mem_free(passes);
    map_release(&given);
}
