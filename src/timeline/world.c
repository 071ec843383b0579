#include "timeline/world.h"

#include "base/bug.h"
#include "base/mem.h"
#include "timeline/world_state.h"

static struct world *
make_world(const struct log *log, struct known_past *past)
{
    struct world *world = mem_alloc(sizeof *world);
    world->log = log;
    world->past = past;
    past->users++;
    return world;
}

struct world *
world_new(const struct log *log)
{
    struct known_past *past = mem_alloc(sizeof *past);
    past->keeps_keyframes = true;
    return make_world(log, past);
}

struct world *
world_new_walker(const struct log *log)
{
    return make_world(log, mem_alloc(sizeof(struct known_past)));
}

struct world *
world_new_beside(const struct world *other)
{
    return make_world(other->log, other->past);
}

static void
leave_past(struct known_past *past)
{
    if (--past->users > 0)
        return;
    for (size_t i = 0; i < past->keyframes.count; i++)
        mem_free(past->keyframes.items[i].words);
    VECTOR_RELEASE(&past->keyframes);
    VECTOR_RELEASE(&past->remains);
    VECTOR_RELEASE(&past->names);
    mem_free(past);
}

void
world_free(struct world *world)
{
    if (world == NULL)
        return;
    world_clear(world);
    leave_past(world->past);
    VECTOR_RELEASE(&world->places);
    VECTOR_RELEASE(&world->living);
    VECTOR_RELEASE(&world->live);
    VECTOR_RELEASE(&world->frames);
    VECTOR_RELEASE(&world->scratch);
    mem_free(world);
}

/* ---- live nodes ---------------------------------------------------------- */

struct live *
world_must_live(const struct world *world, node_id node)
{
    struct live *live = world_live(world, node);
    BUG_UNLESS(live != NULL, "node %u is not alive at moment %zu", node,
               world->moment);
    return live;
}

/* Makes room in the tables by node id. */
static void
know_node(struct world *world, node_id node)
{
    while (world->places.count <= node)
        VECTOR_PUSH(&world->places, 0);
    while (world->living.count <= node / 64)
        VECTOR_PUSH(&world->living, 0);
}

/* Returns the number of a free place in live. */
static uint32_t
take_place(struct world *world)
{
    if (world->free_place == 0) {
        VECTOR_PUSH(&world->live, (struct live){0});
        return (uint32_t)world->live.count - 1;
    }
    uint32_t place = world->free_place - 1;
    world->free_place = world->live.items[place].slots.count;
    return place;
}

struct live *
world_revive(struct world *world, node_id node)
{
    BUG_UNLESS(node != 0 && world_live(world, node) == NULL,
               "node %u is born but lives already", node);
    const struct birth *birth = log_birth_of(world->log, node);
    know_node(world, node);
    uint32_t place = take_place(world);
    struct live *live = &world->live.items[place];
    *live = (struct live){.id = node,
                          .flags = birth->flags & LIVE_FLAGS,
                          .counted = !(birth->flags & NODE_IMMORTAL),
                          .size = birth->size,
                          .preview = birth->preview};
    if (birth->scheme == SLOTS_NAMES || birth->extended)
        live->names = mem_alloc(sizeof *live->names);
    world->places.items[node] = place + 1;
    world->living.items[node / 64] |= (uint64_t)1 << (node % 64);
    world->live_count++;
    world->object_count += birth->kind == NODE_OBJECT;
    return live;
}

void
world_lay_out(struct world *world, struct live *live)
{
    layout_id layout = log_birth_of(world->log, live->id)->layout;
    if (layout == 0)
        return;
    size_t count;
    const text_id *names = log_layout_names(world->log, layout, &count);
    world_insert_slots(world, live, 0, (uint32_t)count, 0);
    if (live->names != NULL && count > 0)
        memcpy(number_array_items(live->names), names,
               count * sizeof *names);
}

/* Frees what a live node owns. */
static void
release_live(struct live *live)
{
    number_array_release(&live->slots);
    if (live->names != NULL)
        number_array_release(live->names);
    mem_free(live->names);
    live->names = NULL;
    holder_set_release(&live->holders);
}

void
world_bury(struct world *world, struct live *live)
{
    node_id node = live->id;
    BUG_UNLESS(live->references == 0, "node %u is freed with %u references",
               node, live->references);
    world->slot_count -= live->slots.count + live_name_count(live);
    world->object_count -=
        log_birth_of(world->log, node)->kind == NODE_OBJECT;
    release_live(live);
    live->id = 0;
    live->slots.count = world->free_place;
    world->free_place = world->places.items[node];
    world->places.items[node] = 0;
    world->living.items[node / 64] &= ~((uint64_t)1 << (node % 64));
    world->live_count--;
}

void
world_clear(struct world *world)
{
    for (size_t i = 0; i < world->live.count; i++) {
        struct live *live = &world->live.items[i];
        if (live->id == 0)
            continue;
        release_live(live);
        world->places.items[live->id] = 0;
        world->living.items[live->id / 64] = 0;
    }
    world->live.count = 0;
    world->free_place = 0;
    world->frames.count = 0;
    world->live_count = world->object_count = world->slot_count = 0;
    world->freed_count = 0;
    world->output_length = 0;
    world->moment = 0;
}

void
world_attach(struct world *world, node_id holder, node_id target,
             uint32_t times)
{
    if (target == 0 || times == 0)
        return;
    struct live *live = world_must_live(world, target);
    if (!live->counted)
        return;
    holder_set_add(&live->holders, holder, times);
    live->references += times;
}

void
world_detach(struct world *world, node_id holder, node_id target,
             uint32_t times)
{
    if (target == 0 || times == 0)
        return;
    struct live *live = world_must_live(world, target);
    if (!live->counted)
        return;
    bool there = holder_set_remove(&live->holders, holder, times);
    BUG_UNLESS(there, "node %u does not refer to node %u", holder, target);
    live->references -= times;
}

void
world_insert_slots(struct world *world, struct live *live, uint32_t slot,
                   uint32_t count, text_id name)
{
    number_array_insert(&live->slots, slot, count, 0);
    world->slot_count += count;
    if (live->names != NULL) {
        number_array_insert(live->names, slot, count, name);
        world->slot_count += count;
    }
}

void
world_remove_slots(struct world *world, struct live *live, uint32_t slot,
                   uint32_t count)
{
    BUG_UNLESS(slot <= live->slots.count &&
                   count <= live->slots.count - slot,
               "node %u loses slots that it has not", live->id);
    const uint32_t *slots = number_array_read(&live->slots);
    for (uint32_t i = slot; i < slot + count; i++)
        BUG_UNLESS(slots[i] == 0, "node %u loses slot %u, which is in use",
                   live->id, i);
    number_array_remove(&live->slots, slot, count);
    world->slot_count -= count;
    if (live->names != NULL) {
        number_array_remove(live->names, slot, count);
        world->slot_count -= count;
    }
}

/* ---- moving in time ------------------------------------------------------ */

static void
go_forward(struct world *world, size_t moment)
{
    const struct known_past *past = world->past;
    while (world->moment < moment) {
        size_t count;
        const struct event *event =
            log_events_from(world->log, world->moment, &count);
        if (count > moment - world->moment)
            count = moment - world->moment;
        for (const struct event *end = event + count; event < end; event++) {
            world_apply(world, event);
            world->moment++;
        }
        if (past->keeps_keyframes && world->moment >= past->next_keyframe)
            world_consider_keyframe(world);
    }
}

static void
go_backward(struct world *world, size_t moment)
{
    while (world->moment > moment) {
        size_t count;
        const struct event *first =
            log_events_before(world->log, world->moment, &count);
        while (count > 0 && world->moment > moment) {
            world_unapply(world, &first[--count]);
            world->moment--;
        }
    }
}

/* Returns how many key frames are at or before a moment. */
static size_t
keyframes_until(const struct world *world, size_t moment)
{
    size_t low = 0;
    size_t high = world->past->keyframes.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (world->past->keyframes.items[middle].moment <= moment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t
distance(size_t a, size_t b)
{
    return a < b ? b - a : a - b;
}

void
world_seek(struct world *world, size_t moment)
{
    BUG_UNLESS(moment <= log_event_count(world->log),
               "there is no moment %zu", moment);
    size_t best = distance(world->moment, moment);
    const struct keyframe *from = NULL;
    size_t until = keyframes_until(world, moment);
    for (size_t i = until > 0 ? until - 1 : 0;
         i <= until && i < world->past->keyframes.count; i++) {
        const struct keyframe *keyframe = &world->past->keyframes.items[i];
        size_t cost = keyframe->cost + world->live_count +
                      distance(keyframe->moment, moment);
        if (cost < best) {
            best = cost;
            from = keyframe;
        }
    }
    if (from != NULL)
        world_restore(world, from);
    go_forward(world, moment);
    go_backward(world, moment);
}

void
world_seek_step(struct world *world, size_t number)
{
    world_seek(world, log_step_at(world->log, number)->event + 1);
}

/* Returns whether a micro-step begins at moment: between two instructions,
 * or just after a STEP. */
static bool
begins_instruction(const struct log *log, size_t moment)
{
    if (moment == 0 || moment >= log_event_count(log))
        return true;
    return log_event(log, moment)->begins_instruction ||
           log_event(log, moment - 1)->kind == EVENT_STEP;
}

size_t
world_next_instruction(const struct world *world)
{
    size_t end = log_event_count(world->log);
    size_t moment = world->moment;
    while (moment < end && !begins_instruction(world->log, ++moment))
        continue;
    return moment;
}

size_t
world_previous_instruction(const struct world *world)
{
    size_t moment = world->moment;
    while (moment > 0 && !begins_instruction(world->log, --moment))
        continue;
    return moment;
}
