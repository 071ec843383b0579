/*
 * What each event does to a world, and how it is undone.
 *
 * The two switches mirror each other case by case.  Every case checks what
 * it relies on: an event that does not fit the world it meets is a bug of
 * whoever wrote the log, and better found at the event than later.
 */
#include <string.h>

#include "base/bug.h"
#include "timeline/world_state.h"

static uint32_t *
slots_of(struct live *live, uint32_t slot, uint32_t count)
{
    BUG_UNLESS(slot <= live->slots.count &&
                   count <= live->slots.count - slot,
               "node %u has no slots %u + %u, it has %u", live->id, slot,
               count, live->slots.count);
    return number_array_items(&live->slots) + slot;
}

/* Makes a slot that refers to `from` refer to `to`. */
static void
change_slot(struct world *world, const struct event *event, node_id from,
            node_id to)
{
    struct live *live = world_must_live(world, event->node);
    uint32_t *slot = slots_of(live, event->slot, 1);
    BUG_UNLESS(*slot == from,
               "slot %u of node %u refers to %u, not to %u as its event says",
               event->slot, event->node, *slot, from);
    *slot = to;
    world_attach(world, event->node, to, 1);
    world_detach(world, event->node, from, 1);
}

static void
move_reference(struct world *world, struct holder from, struct holder to)
{
    uint32_t *source =
        slots_of(world_must_live(world, from.node), from.slot, 1);
    uint32_t *place = slots_of(world_must_live(world, to.node), to.slot, 1);
    BUG_UNLESS(*place == 0, "a reference moves to slot %u of node %u, which "
               "is not empty", to.slot, to.node);
    node_id target = *source;
    *source = 0;
    *place = target;
    if (from.node != to.node) {
        world_attach(world, to.node, target, 1);
        world_detach(world, from.node, target, 1);
    }
}

/* Makes slots that all refer to `from` refer to `to`; one of them is 0. */
static void
fill_slots(struct world *world, const struct event *event, node_id from,
           node_id to)
{
    struct live *live = world_must_live(world, event->node);
    uint32_t *slots = slots_of(live, event->slot, event->x);
    for (uint32_t i = 0; i < event->x; i++) {
        BUG_UNLESS(slots[i] == from, "slot %u of node %u refers to %u",
                   event->slot + i, event->node, slots[i]);
        slots[i] = to;
    }
    world_attach(world, event->node, to, event->x);
    world_detach(world, event->node, from, event->x);
}

static void
permute_slots(struct world *world, const struct event *event, bool undo)
{
    struct live *live = world_must_live(world, event->node);
    uint32_t *slots = slots_of(live, event->slot, event->x);
    size_t count;
    const uint32_t *permutation =
        log_permutation(world->log, event->y, &count);
    BUG_UNLESS(count == event->x, "permutation of %zu for %u slots", count,
               event->x);
    if (count == 0)
        return;
    world->scratch.count = 0;
    VECTOR_RESERVE(&world->scratch, count);
    uint32_t *before = world->scratch.items;
    memcpy(before, slots, count * sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        BUG_UNLESS(permutation[i] < count, "a permutation goes wild");
        if (undo)
            slots[permutation[i]] = before[i];
        else
            slots[i] = before[permutation[i]];
    }
}

/* Whether the slots of a node have the names that it was born with. */
static bool
is_laid_out(const struct world *world, const struct live *live)
{
    layout_id layout = log_birth_of(world->log, live->id)->layout;
    size_t count;
    if (layout == 0)
        return false;
    const text_id *names = log_layout_names(world->log, layout, &count);
    return count > 0 && live_name_count(live) == count &&
           memcmp(number_array_read(live->names), names,
                  count * sizeof *names) == 0;
}

/* Writes down what a node is when it is freed, once. */
static void
keep_remains(const struct world *world, const struct live *live)
{
    struct known_past *past = world->past;
    if (world->freed_count < past->remains.count)
        return;
    struct remains remains = {.flags = live->flags,
                              .size = live->size,
                              .preview = live->preview,
                              .line = live->line,
                              .slot_count = live->slots.count,
                              .names = (uint32_t)past->names.count};
    bool laid_out = is_laid_out(world, live);
    if (laid_out)
        remains.names = NAMES_OF_LAYOUT;
    VECTOR_PUSH(&past->remains, remains);
    size_t count = live_name_count(live);
    if (count == 0 || laid_out)
        return;
    BUG_UNLESS(past->names.count + count < NAMES_OF_LAYOUT, "too many names");
    VECTOR_RESERVE(&past->names, count);
    memcpy(past->names.items + past->names.count,
           number_array_read(live->names), count * sizeof(text_id));
    past->names.count += count;
}

static void
free_node(struct world *world, node_id node)
{
    struct live *live = world_must_live(world, node);
    const uint32_t *slots = number_array_read(&live->slots);
    for (uint32_t i = 0; i < live->slots.count; i++)
        BUG_UNLESS(slots[i] == 0, "node %u is freed with slot %u in use",
                   node, i);
    keep_remains(world, live);
    world->freed_count++;
    world_bury(world, live);
}

static void
bring_back(struct world *world, node_id node)
{
    const struct known_past *past = world->past;
    BUG_UNLESS(world->freed_count > 0, "nothing was freed before");
    struct remains remains = past->remains.items[--world->freed_count];
    struct live *live = world_revive(world, node);
    live->flags = remains.flags & LIVE_FLAGS;
    live->size = remains.size;
    live->preview = remains.preview;
    live->line = remains.line;
    if (remains.names == NAMES_OF_LAYOUT) {
        world_lay_out(world, live);
        return;
    }
    world_insert_slots(world, live, 0, remains.slot_count, 0);
    if (live->names != NULL && remains.slot_count > 0)
        memcpy(number_array_items(live->names),
               past->names.items + remains.names,
               remains.slot_count * sizeof(text_id));
}

static void
push_frame(struct world *world, node_id frame)
{
    (void)world_must_live(world, frame);
    VECTOR_PUSH(&world->frames, frame);
}

static void
pop_frame(struct world *world, node_id frame)
{
    size_t count = world->frames.count;
    BUG_UNLESS(count > 0 && world->frames.items[count - 1] == frame,
               "frame %u is left, but it is not the innermost", frame);
    world->frames.count--;
}

static void
set_line(struct world *world, node_id frame, int line)
{
    if (frame != 0)
        world_must_live(world, frame)->line = line;
}

/* Changes what a node has of its own, besides its slots. */
static void
change_own(struct world *world, const struct event *event, uint32_t to)
{
    struct live *live = world_must_live(world, event->node);
    switch ((enum event_kind)event->kind) {
    case EVENT_NODE_RESIZED:
        live->size = to;
        break;
    case EVENT_NODE_FLAGGED:
        live->flags = to & LIVE_FLAGS;
        break;
    default:
        live->preview = to;
    }
}

static void
replace_operands(struct world *world, const struct event *event, bool undo)
{
    struct event parts[EVENT_MOST_PARTS];
    size_t count = event_parts(event, parts);
    for (size_t i = 0; i < count; i++)
        if (undo)
            world_unapply(world, &parts[count - 1 - i]);
        else
            world_apply(world, &parts[i]);
}

/* The switches are as long as the list of events. */
void
world_apply(struct world *world, const struct event *event)
{
    node_id node = event->node;
    switch ((enum event_kind)event->kind) {
    case EVENT_NODE_BORN:
        world_lay_out(world, world_revive(world, node));
        break;
    case EVENT_NODE_FREED:
        free_node(world, node);
        break;
    case EVENT_NODE_RESIZED:
    case EVENT_NODE_FLAGGED:
    case EVENT_NODE_PREVIEWED:
        change_own(world, event, event->y);
        break;
    case EVENT_SLOTS_INSERTED:
        world_insert_slots(world, world_must_live(world, node), event->slot,
                           event->x, event->y);
        break;
    case EVENT_SLOTS_REMOVED:
        world_remove_slots(world, world_must_live(world, node), event->slot,
                           event->x);
        break;
    case EVENT_SLOTS_FILLED:
        fill_slots(world, event, 0, event->y);
        break;
    case EVENT_SLOTS_PERMUTED:
        permute_slots(world, event, false);
        break;
    case EVENT_REFERENCE_SET:
        change_slot(world, event, event->x, event->y);
        break;
    case EVENT_REFERENCE_MOVED:
        move_reference(world, (struct holder){node, event->slot},
                       (struct holder){event->x, event->y});
        break;
    case EVENT_OPERANDS_REPLACED:
        replace_operands(world, event, false);
        break;
    case EVENT_FRAME_PUSHED:
        push_frame(world, node);
        break;
    case EVENT_FRAME_POPPED:
        pop_frame(world, node);
        break;
    case EVENT_STEP:
        set_line(world, node, log_step_at(world->log, event->x)->line);
        break;
    case EVENT_OUTPUT_WRITTEN:
        world->output_length += event->x;
        break;
    case EVENT_WEAKREF_CLEARED:
    case EVENT_COLLECTOR:
    case EVENT_EXCEPTION_RAISED:
    case EVENT_KIND_COUNT:
        break;
    }
}

void
world_unapply(struct world *world, const struct event *event)
{
    node_id node = event->node;
    switch ((enum event_kind)event->kind) {
    case EVENT_NODE_BORN:
        world_bury(world, world_must_live(world, node));
        break;
    case EVENT_NODE_FREED:
        bring_back(world, node);
        break;
    case EVENT_NODE_RESIZED:
    case EVENT_NODE_FLAGGED:
    case EVENT_NODE_PREVIEWED:
        change_own(world, event, event->x);
        break;
    case EVENT_SLOTS_INSERTED:
        world_remove_slots(world, world_must_live(world, node), event->slot,
                           event->x);
        break;
    case EVENT_SLOTS_REMOVED:
        world_insert_slots(world, world_must_live(world, node), event->slot,
                           event->x, event->y);
        break;
    case EVENT_SLOTS_FILLED:
        fill_slots(world, event, event->y, 0);
        break;
    case EVENT_SLOTS_PERMUTED:
        permute_slots(world, event, true);
        break;
    case EVENT_REFERENCE_SET:
        change_slot(world, event, event->y, event->x);
        break;
    case EVENT_REFERENCE_MOVED:
        move_reference(world, (struct holder){event->x, event->y},
                       (struct holder){node, event->slot});
        break;
    case EVENT_OPERANDS_REPLACED:
        replace_operands(world, event, true);
        break;
    case EVENT_FRAME_PUSHED:
        pop_frame(world, node);
        break;
    case EVENT_FRAME_POPPED:
        push_frame(world, node);
        break;
    case EVENT_STEP:
        set_line(world, node, (int)event->y);
        break;
    case EVENT_OUTPUT_WRITTEN:
        world->output_length -= event->x;
        break;
    case EVENT_WEAKREF_CLEARED:
    case EVENT_COLLECTOR:
    case EVENT_EXCEPTION_RAISED:
    case EVENT_KIND_COUNT:
        break;
    }
}
