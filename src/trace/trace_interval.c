#include "trace/trace_interval.h"

#include <string.h>

void
trace_interval_release(struct trace_interval *interval)
{
    VECTOR_RELEASE(&interval->list);
    VECTOR_RELEASE(&interval->places);
}

static void
clear(struct trace_interval *interval)
{
    for (size_t i = 0; i < interval->list.count; i++)
        interval->places.items[interval->list.items[i].node] = 0;
    interval->list.count = 0;
}

const struct touched_node *
trace_interval_find(const struct trace_interval *interval, node_id node)
{
    if (node >= interval->places.count || interval->places.items[node] == 0)
        return NULL;
    return &interval->list.items[interval->places.items[node] - 1];
}

/* Returns the entry of a node, valid until the next call. */
static struct touched_node *
touch(struct trace_interval *interval, node_id node)
{
    while (interval->places.count <= node)
        VECTOR_PUSH(&interval->places, 0);
    uint32_t *place = &interval->places.items[node];
    if (*place == 0) {
        VECTOR_PUSH(&interval->list, (struct touched_node){.node = node});
        *place = (uint32_t)interval->list.count;
    }
    return &interval->list.items[*place - 1];
}

static void
lose(struct trace_interval *interval, node_id target)
{
    if (target != 0)
        touch(interval, target)->lost = true;
}

/* Notes that `count` slots of a node from `slot` on become `left` others, at
 * the event that world has not gone past if it goes to `moment`. */
static void
touch_slots(struct trace_interval *interval, struct world *world,
            size_t moment, struct holder from, uint32_t count, uint32_t left)
{
    struct touched_node *it = touch(interval, from.node);
    if (!it->slots) {
        world_seek(world, moment);
        it->slots = true;
        it->count = world_is_alive(world, from.node)
                        ? world_slot_count(world, from.node)
                        : 0;
        it->before = it->after = it->count;
    }
    uint32_t after = it->count - from.slot - count;
    if (it->before > from.slot)
        it->before = from.slot;
    if (it->after > after)
        it->after = after;
    it->count += left - count;
}

static bool
is_frame_slot(const struct world *world, node_id node, uint32_t slot)
{
    text_id name = world_slot_names(world, node)[slot];
    return strcmp(log_text_bytes(world_log(world), name, NULL), "(frame)")
           == 0;
}

/* A generator shows its slots, or shows them no more; so does its frame
 * object. */
static void
touch_generator(struct trace_interval *interval, struct world *world,
                size_t moment, node_id node)
{
    uint32_t count;
    world_seek(world, moment);
    const node_id *slots = world_slots(world, node, &count);
    touch_slots(interval, world, moment, (struct holder){node, 0}, count,
                count);
    for (uint32_t i = 0; i < count; i++) {
        lose(interval, slots[i]);
        if (slots[i] == 0 || !is_frame_slot(world, node, i))
            continue;
        struct touched_node *frame = touch(interval, slots[i]);
        *frame = (struct touched_node){.node = frame->node,
                                       .lost = frame->lost,
                                       .slots = true,
                                       .count = UINT32_MAX};
    }
}

static void take(struct trace_interval *interval, struct world *world,
                 size_t index, const struct event *event);

static void
take_parts(struct trace_interval *interval, struct world *world,
           size_t index, const struct event *event)
{
    struct event parts[EVENT_MOST_PARTS];
    size_t count = event_parts(event, parts);
    for (size_t i = 0; i < count; i++)
        take(interval, world, index, &parts[i]);
}

static void
take(struct trace_interval *interval, struct world *world, size_t index,
     const struct event *event)
{
    struct holder place = {event->node, event->slot};
    switch ((enum event_kind)event->kind) {
    case EVENT_NODE_BORN:
    case EVENT_NODE_FREED:
    case EVENT_NODE_RESIZED:
    case EVENT_NODE_PREVIEWED:
    case EVENT_WEAKREF_CLEARED:
        (void)touch(interval, event->node);
        break;
    case EVENT_NODE_FLAGGED:
        (void)touch(interval, event->node);
        if ((event->x ^ event->y) & NODE_SUSPENDED)
            touch_generator(interval, world, index, event->node);
        break;
    case EVENT_SLOTS_INSERTED:
        touch_slots(interval, world, index, place, 0, event->x);
        break;
    case EVENT_SLOTS_REMOVED:
        touch_slots(interval, world, index, place, event->x, 0);
        break;
    case EVENT_SLOTS_FILLED:
        (void)touch(interval, event->y);
        touch_slots(interval, world, index, place, event->x, event->x);
        break;
    case EVENT_SLOTS_PERMUTED:
        touch_slots(interval, world, index, place, event->x, event->x);
        break;
    case EVENT_REFERENCE_SET:
        lose(interval, event->x);
        if (event->y != 0)
            (void)touch(interval, event->y);
        touch_slots(interval, world, index, place, 1, 1);
        break;
    case EVENT_REFERENCE_MOVED:
        world_seek(world, index);
        lose(interval, world_slot(world, place.node, place.slot));
        touch_slots(interval, world, index, place, 1, 1);
        place = (struct holder){event->x, event->y};
        touch_slots(interval, world, index, place, 1, 1);
        break;
    case EVENT_OPERANDS_REPLACED:
        take_parts(interval, world, index, event);
        break;
    case EVENT_FRAME_PUSHED:
    case EVENT_FRAME_POPPED:
    case EVENT_STEP:
    case EVENT_OUTPUT_WRITTEN:
    case EVENT_COLLECTOR:
    case EVENT_EXCEPTION_RAISED:
    case EVENT_KIND_COUNT:
        break;
    }
}

/* A class has other slots when its dict has. */
static void
touch_classes(struct trace_interval *interval, const struct world *world)
{
    size_t count = interval->list.count;
    for (size_t i = 0; i < count; i++) {
        node_id node = interval->list.items[i].node;
        if (!interval->list.items[i].slots || !world_is_alive(world, node))
            continue;
        node_id class = world_class_of_part(world, node);
        if (class == 0)
            continue;
        struct touched_node *it = touch(interval, class);
        it->slots = true;
        it->before = it->after = 0;
        it->count = UINT32_MAX;
    }
}

void
trace_interval_read(struct trace_interval *interval, struct world *world,
                    size_t moment)
{
    clear(interval);
    size_t index = world_moment(world);
    while (index < moment) {
        size_t count;
        const struct event *event =
            log_events_from(world_log(world), index, &count);
        for (size_t i = 0; i < count && index < moment; i++)
            take(interval, world, index++, &event[i]);
    }
    world_seek(world, moment);
    touch_classes(interval, world);
}
