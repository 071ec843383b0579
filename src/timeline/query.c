#include "timeline/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/bug.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/vector.h"
#include "timeline/query_reach.h"
#include "timeline/reference_tracker.h"

/* From this step on, until the next point, a node has this count. */
struct count_point {
    size_t step;
    uint64_t count; /* as world_count: 0 for immortal nodes */
};

/* What was read of a node's life: a point for each change of the count, the
 * first at the first step that shows the node, the last where it is gone. */
struct life {
    node_id node; /* 0: none yet */
    size_t known; /* events that were there then */
    bool over;    /* a longer log tells nothing more */
    VECTOR(struct count_point) points;
    VECTOR(size_t) touches;
};

struct query {
    const struct log *log;
    struct life life;
    struct reference_tracker dates; /* for query_holders */
    struct map last_owner;          /* address → node, of those known */
    VECTOR(node_id) previous;       /* owner of the address, by node */
    struct query_reach reach;
};

struct query *
query_new(const struct log *log)
{
    struct query *query = mem_alloc(sizeof *query);
    query->log = log;
    return query;
}

void
query_free(struct query *query)
{
    if (query == NULL)
        return;
    VECTOR_RELEASE(&query->life.points);
    VECTOR_RELEASE(&query->life.touches);
    reference_tracker_release(&query->dates);
    map_release(&query->last_owner);
    VECTOR_RELEASE(&query->previous);
    query_reach_release(&query->reach);
    mem_free(query);
}

size_t
query_step_showing(const struct log *log, size_t event)
{
    size_t low = 0; /* steps before low come before the event */
    size_t high = log_step_count(log);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (log_step_at(log, middle)->event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return low < log_step_count(log) ? low : QUERY_NO_STEP;
}

bool
query_step_yields(const struct log *log, const struct step *step)
{
    size_t events = log_event_count(log);
    if (step->kind != STEP_RETURN || step->frame == 0 ||
        !birth_is_generator(log_birth_of(log, step->frame)))
        return false;
    for (size_t i = step->event + 1; i < events; i++) {
        const struct event *event = log_event(log, i);
        if (event->kind == EVENT_STEP)
            return false;
        if (event->node == step->frame &&
            (event->kind == EVENT_NODE_FLAGGED ||
             event->kind == EVENT_NODE_FREED))
            return event->kind == EVENT_NODE_FLAGGED &&
                   event->y & NODE_SUSPENDED;
    }
    return false;
}

/* ---- the life of a node -------------------------------------------------- */

/* Adds what the tracker knows at a step; returns whether there can be more. */
static bool
add_step(struct life *life, struct reference_tracker *tracker, size_t step)
{
    if (!tracker->alive && life->points.count == 0)
        return false; /* it came and went between two steps */
    uint64_t count = tracker->immortal ? 0 : tracker->references;
    size_t points = life->points.count;
    if (points == 0 || life->points.items[points - 1].count != count ||
        !tracker->alive)
        VECTOR_PUSH(&life->points,
                    (struct count_point){step, count});
    if (reference_tracker_is_touched(tracker))
        VECTOR_PUSH(&life->touches, step);
    reference_tracker_settle(tracker);
    return tracker->alive;
}

/* Returns the life of a node, reading it if need be. */
static struct life *
read_life(struct query *query, node_id node)
{
    struct life *life = &query->life;
    size_t known = log_event_count(query->log);
    if (life->node == node && (life->over || life->known == known))
        return life;
    life->node = node;
    life->known = known;
    life->points.count = 0;
    life->touches.count = 0;
    struct reference_tracker tracker = {0};
    reference_tracker_start(&tracker, query->log, node);
    size_t step;
    bool more = true;
    while (more && reference_tracker_next_step(&tracker, &step))
        more = add_step(life, &tracker, step);
    life->over = !more;
    reference_tracker_release(&tracker);
    return life;
}

uint64_t
query_count_at(struct query *query, node_id node, size_t step)
{
    const struct life *life = read_life(query, node);
    size_t low = 0; /* points before low are at or before step */
    size_t high = life->points.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (life->points.items[middle].step <= step)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? life->points.items[low - 1].count : 0;
}

/* Returns how many touches are before step. */
static size_t
touches_before(const struct life *life, size_t step)
{
    size_t low = 0;
    size_t high = life->touches.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (life->touches.items[middle] < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t
query_next_touch(struct query *query, node_id node, size_t step)
{
    const struct life *life = read_life(query, node);
    size_t index = touches_before(life, step);
    while (index < life->touches.count && life->touches.items[index] <= step)
        index++;
    return index < life->touches.count ? life->touches.items[index]
                                       : QUERY_NO_STEP;
}

size_t
query_previous_touch(struct query *query, node_id node, size_t step)
{
    const struct life *life = read_life(query, node);
    size_t index = touches_before(life, step);
    return index > 0 ? life->touches.items[index - 1] : QUERY_NO_STEP;
}

/* ---- since when ---------------------------------------------------------- */

static int
by_holder(const void *a, const void *b)
{
    const struct holder *x = &((const struct dated_holder *)a)->holder;
    const struct holder *y = &((const struct dated_holder *)b)->holder;
    if (x->node != y->node)
        return (x->node > y->node) - (x->node < y->node);
    return (x->slot > y->slot) - (x->slot < y->slot);
}

size_t
query_holders(struct query *query, node_id node, size_t moment,
              struct dated_holder *holders, size_t limit)
{
    struct reference_tracker *tracker = &query->dates;
    if (tracker->node != node || tracker->position > moment)
        reference_tracker_start(tracker, query->log, node);
    reference_tracker_run(tracker, moment);
    size_t count = tracker->references;
    if (count == 0 || limit == 0)
        return count;
    struct dated_holder *all = mem_alloc_array(count, sizeof *all);
    size_t next = 0;
    for (size_t i = 0; i < tracker->holders.count; i++) {
        const struct tracked_holder *it = &tracker->holders.items[i];
        for (size_t k = 0; k < it->slots.count; k++)
            all[next++] = (struct dated_holder){
                {it->holder, it->slots.items[k].slot},
                it->slots.items[k].since, QUERY_NO_STEP};
    }
    BUG_UNLESS(next == count, "%zu references, but %zu are listed", count,
               next);
    qsort(all, count, sizeof *all, by_holder);
    for (size_t i = 0; i < count && i < limit; i++) {
        holders[i] = all[i];
        holders[i].step = query_step_showing(query->log, all[i].event);
    }
    mem_free(all);
    return count;
}

/* ---- addresses ----------------------------------------------------------- */

/* Enters the nodes that were born since the last question. */
static void
know_owners(struct query *query)
{
    node_id count = log_node_count(query->log);
    while (query->previous.count <= count) {
        node_id node = (node_id)query->previous.count;
        VECTOR_PUSH(&query->previous, 0);
        uint64_t address =
            node == 0 ? 0 : log_birth_of(query->log, node)->address;
        uint64_t before;
        if (address == 0)
            continue;
        if (map_get(&query->last_owner, address, &before))
            query->previous.items[node] = (node_id)before;
        map_set(&query->last_owner, address, node);
    }
}

node_id
query_previous_owner(struct query *query, node_id node)
{
    know_owners(query);
    return query->previous.items[node];
}

/* ---- garbage ------------------------------------------------------------- */

bool
query_is_reachable(struct query *query, const struct world *world,
                   node_id node)
{
    query_reach_update(&query->reach, world);
    return query_reach_has(&query->reach, node);
}

size_t
query_unreachable_count(struct query *query, const struct world *world)
{
    query_reach_update(&query->reach, world);
    return query->reach.unreachable;
}
