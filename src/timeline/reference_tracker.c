#include "timeline/reference_tracker.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"

/* Flags whose change is no news about a node to a user. */
#define QUIET_FLAGS ((uint32_t)(NODE_TRACKED | NODE_INTERNED))

void
reference_tracker_release(struct reference_tracker *tracker)
{
    for (size_t i = 0; i < tracker->holders.count; i++)
        VECTOR_RELEASE(&tracker->holders.items[i].slots);
    VECTOR_RELEASE(&tracker->holders);
    VECTOR_RELEASE(&tracker->is_holder);
    map_release(&tracker->places);
    *tracker = (struct reference_tracker){0};
}

void
reference_tracker_start(struct reference_tracker *tracker,
                        const struct log *log, node_id node)
{
    reference_tracker_release(tracker);
    const struct birth *birth = log_birth_of(log, node);
    tracker->log = log;
    tracker->node = node;
    tracker->position = SIZE_MAX;
    if (birth->event == BIRTH_UNTOLD)
        return;
    tracker->position = birth->event + 1;
    tracker->settled_at = birth->event;
    tracker->alive = true;
    tracker->changed = true;
    tracker->immortal = birth->flags & NODE_IMMORTAL;
}

void
reference_tracker_settle(struct reference_tracker *tracker)
{
    tracker->changed = false;
    tracker->lost = false;
    tracker->fresh = 0;
    tracker->settled_at = tracker->position;
}

/* ---- the holders --------------------------------------------------------- */

static bool
holds(const struct reference_tracker *tracker, node_id holder)
{
    size_t word = holder / 64;
    return word < tracker->is_holder.count &&
           tracker->is_holder.items[word] >> (holder % 64) & 1;
}

static struct tracked_holder *
find_holder(const struct reference_tracker *tracker, node_id holder)
{
    uint64_t place;
    if (!holds(tracker, holder) ||
        !map_get(&tracker->places, holder, &place))
        return NULL;
    return &tracker->holders.items[place];
}

static struct tracked_holder *
add_holder(struct reference_tracker *tracker, node_id holder)
{
    while (tracker->is_holder.count <= holder / 64)
        VECTOR_PUSH(&tracker->is_holder, 0);
    tracker->is_holder.items[holder / 64] |= (uint64_t)1 << (holder % 64);
    map_set(&tracker->places, holder, tracker->holders.count);
    VECTOR_PUSH(&tracker->holders,
                (struct tracked_holder){.holder = holder});
    return &tracker->holders.items[tracker->holders.count - 1];
}

static void
drop_holder(struct reference_tracker *tracker, struct tracked_holder *it)
{
    node_id holder = it->holder;
    VECTOR_RELEASE(&it->slots);
    tracker->is_holder.items[holder / 64] &=
        ~((uint64_t)1 << (holder % 64));
    (void)map_remove(&tracker->places, holder);
    struct tracked_holder *last =
        &tracker->holders.items[--tracker->holders.count];
    if (it != last) {
        *it = *last;
        map_set(&tracker->places, it->holder,
                (uint64_t)(it - tracker->holders.items));
    }
}

/* Returns the index of the first reference in a slot from `slot` on. */
static size_t
find_slot(const struct tracked_holder *it, uint32_t slot)
{
    size_t low = 0;
    size_t high = it->slots.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (it->slots.items[middle].slot < slot)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
add_reference(struct reference_tracker *tracker, node_id holder,
              uint32_t slot, size_t since)
{
    struct tracked_holder *it = find_holder(tracker, holder);
    if (it == NULL)
        it = add_holder(tracker, holder);
    size_t index = find_slot(it, slot);
    VECTOR_RESERVE(&it->slots, 1);
    memmove(it->slots.items + index + 1, it->slots.items + index,
            (it->slots.count - index) * sizeof *it->slots.items);
    it->slots.items[index] = (struct dated_slot){slot, since};
    it->slots.count++;
    tracker->references++;
    tracker->fresh++;
}

/* Forgets a reference; returns whether there was one. */
static bool
drop_reference(struct reference_tracker *tracker, node_id holder,
               uint32_t slot)
{
    struct tracked_holder *it = find_holder(tracker, holder);
    if (it == NULL)
        return false;
    size_t index = find_slot(it, slot);
    if (index == it->slots.count || it->slots.items[index].slot != slot)
        return false;
    if (it->slots.items[index].since >= tracker->settled_at)
        tracker->fresh--;
    else
        tracker->lost = true;
    it->slots.count--;
    memmove(it->slots.items + index, it->slots.items + index + 1,
            (it->slots.count - index) * sizeof *it->slots.items);
    tracker->references--;
    if (it->slots.count == 0)
        drop_holder(tracker, it);
    return true;
}

/* Renumbers the slots of a holder from `slot` on. */
static void
shift_slots(struct tracked_holder *it, uint32_t slot, uint32_t by)
{
    for (size_t i = find_slot(it, slot); i < it->slots.count; i++)
        it->slots.items[i].slot += by; /* modulo 2^32: by can mean less */
}

static void
permute_slots(const struct reference_tracker *tracker,
              struct tracked_holder *it, const struct event *event)
{
    size_t count;
    const uint32_t *permutation =
        log_permutation(tracker->log, event->y, &count);
    size_t first = find_slot(it, event->slot);
    size_t end = find_slot(it, event->slot + (uint32_t)count);
    if (first == end)
        return;
    size_t *since = mem_alloc_array(count, sizeof *since); /* + 1; 0: none */
    for (size_t i = first; i < end; i++)
        since[it->slots.items[i].slot - event->slot] =
            it->slots.items[i].since + 1;
    size_t next = first;
    for (size_t i = 0; i < count; i++) {
        if (since[permutation[i]] != 0)
            it->slots.items[next++] = (struct dated_slot){
                event->slot + (uint32_t)i, since[permutation[i]] - 1};
    }
    BUG_UNLESS(next == end, "a permutation loses slots");
    mem_free(since);
}

/* ---- events -------------------------------------------------------------- */

static void
take_slots_event(struct reference_tracker *tracker,
                 const struct event *event)
{
    if (event->node == tracker->node)
        tracker->changed = true;
    struct tracked_holder *it = find_holder(tracker, event->node);
    if (it == NULL)
        return;
    if (event->kind == EVENT_SLOTS_INSERTED)
        shift_slots(it, event->slot, event->x);
    else if (event->kind == EVENT_SLOTS_REMOVED)
        shift_slots(it, event->slot, 0u - event->x);
    else
        permute_slots(tracker, it, event);
}

static void
take_reference_event(struct reference_tracker *tracker,
                     const struct event *event)
{
    node_id node = tracker->node;
    if (event->node == node)
        tracker->changed = true;
    if (event->kind == EVENT_REFERENCE_MOVED) {
        if (event->x == node)
            tracker->changed = true;
        if (drop_reference(tracker, event->node, event->slot))
            add_reference(tracker, event->x, event->y, tracker->position);
        return;
    }
    if (event->x == event->y)
        return;
    if (event->x == node)
        (void)drop_reference(tracker, event->node, event->slot);
    if (event->y == node)
        add_reference(tracker, event->node, event->slot, tracker->position);
}

static void
take_fill(struct reference_tracker *tracker, const struct event *event)
{
    if (event->node == tracker->node)
        tracker->changed = true;
    for (uint32_t i = 0; event->y == tracker->node && i < event->x; i++)
        add_reference(tracker, event->node, event->slot + i,
                      tracker->position);
}

static void
take_parts(struct reference_tracker *tracker, const struct event *event)
{
    struct event parts[EVENT_MOST_PARTS];
    size_t count = event_parts(event, parts);
    for (size_t i = 0; i < count; i++)
        take_reference_event(tracker, &parts[i]);
}

/* Takes an event about the node itself that changes no slots. */
static void
take_own_event(struct reference_tracker *tracker, const struct event *event)
{
    switch (event->kind) {
    case EVENT_NODE_FREED:
        tracker->alive = false;
        tracker->changed = true;
        break;
    case EVENT_NODE_FLAGGED:
        tracker->immortal = event->y & NODE_IMMORTAL;
        if ((event->x ^ event->y) & ~QUIET_FLAGS)
            tracker->changed = true;
        break;
    case EVENT_NODE_RESIZED:
    case EVENT_NODE_PREVIEWED:
        tracker->changed = true;
        break;
    default:
        break;
    }
}

/* Takes the event at position into account. */
static void
take(struct reference_tracker *tracker, const struct event *event)
{
    switch (event->kind) {
    case EVENT_SLOTS_INSERTED:
    case EVENT_SLOTS_REMOVED:
    case EVENT_SLOTS_PERMUTED:
        if (event->node == tracker->node || holds(tracker, event->node))
            take_slots_event(tracker, event);
        break;
    case EVENT_REFERENCE_SET:
        if (event->node == tracker->node || event->x == tracker->node ||
            event->y == tracker->node)
            take_reference_event(tracker, event);
        break;
    case EVENT_REFERENCE_MOVED:
        if (event->node == tracker->node || event->x == tracker->node ||
            holds(tracker, event->node))
            take_reference_event(tracker, event);
        break;
    case EVENT_OPERANDS_REPLACED:
        if (event->node == tracker->node || event->x == tracker->node ||
            event->y == tracker->node || holds(tracker, event->node))
            take_parts(tracker, event);
        break;
    case EVENT_SLOTS_FILLED:
        if (event->node == tracker->node || event->y == tracker->node)
            take_fill(tracker, event);
        break;
    default:
        if (event->node == tracker->node)
            take_own_event(tracker, event);
        break;
    }
}

void
reference_tracker_run(struct reference_tracker *tracker, size_t moment)
{
    while (tracker->position < moment) {
        size_t count;
        const struct event *event =
            log_events_from(tracker->log, tracker->position, &count);
        if (count > moment - tracker->position)
            count = moment - tracker->position;
        for (const struct event *end = event + count; event < end; event++) {
            take(tracker, event);
            tracker->position++;
        }
        if (count == 0)
            return;
    }
}

bool
reference_tracker_next_step(struct reference_tracker *tracker, size_t *step)
{
    size_t end = log_event_count(tracker->log);
    while (tracker->position < end) {
        size_t count;
        const struct event *event =
            log_events_from(tracker->log, tracker->position, &count);
        for (size_t i = 0; i < count; i++) {
            take(tracker, &event[i]);
            tracker->position++;
            if (event[i].kind == EVENT_STEP) {
                *step = event[i].x;
                return true;
            }
        }
    }
    return false;
}
