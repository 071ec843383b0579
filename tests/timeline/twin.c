#include "tests/timeline/twin.h"

#include <string.h>

#include "base/mem.h"

void
twin_init(struct twin *twin, uint64_t seed, size_t live_max)
{
    *twin = (struct twin){.log = log_new(SIZE_MAX),
                          .live_max = live_max,
                          .seed = seed * 2654435769u + 1};
}

void
twin_release(struct twin *twin)
{
    for (size_t i = 0; i < twin->nodes.count; i++) {
        VECTOR_RELEASE(&twin->nodes.items[i].slots);
        VECTOR_RELEASE(&twin->nodes.items[i].names);
    }
    VECTOR_RELEASE(&twin->nodes);
    VECTOR_RELEASE(&twin->frames);
    log_free(twin->log);
}

uint32_t
twin_random(struct twin *twin, uint32_t bound)
{
    twin->seed ^= twin->seed << 13;
    twin->seed ^= twin->seed >> 7;
    twin->seed ^= twin->seed << 17;
    return (uint32_t)((twin->seed >> 16) % bound);
}

static struct twin_node *
at(const struct twin *twin, node_id node)
{
    return &twin->nodes.items[node - 1];
}

static size_t
count_live(const struct twin *twin)
{
    size_t count = 0;
    for (size_t i = 0; i < twin->nodes.count; i++)
        count += twin->nodes.items[i].alive;
    return count;
}

/* Returns a live node, or 0. */
static node_id
any_node(struct twin *twin)
{
    size_t count = count_live(twin);
    if (count == 0)
        return 0;
    uint32_t left = twin_random(twin, (uint32_t)count);
    for (size_t i = 0; i < twin->nodes.count; i++) {
        if (twin->nodes.items[i].alive && left-- == 0)
            return (node_id)(i + 1);
    }
    return 0;
}

static text_id
any_text(struct twin *twin, const char *stem, uint32_t variety)
{
    struct text text = {0};
    text_add_format(&text, "%s%u", stem, twin_random(twin, variety));
    text_id id = log_text(twin->log, text_string(&text), text.length);
    text_release(&text);
    return id;
}

/* ---- changes ------------------------------------------------------------- */

static void
set_slot(struct twin *twin, node_id node, uint32_t slot, node_id target)
{
    node_id *place = &at(twin, node)->slots.items[slot];
    log_append(twin->log, (struct event){.kind = EVENT_REFERENCE_SET,
                                         .node = node,
                                         .slot = EVENT_SLOT(slot),
                                         .x = *place,
                                         .y = target});
    *place = target;
}

static void
give_birth(struct twin *twin)
{
    static const enum slot_scheme schemes[] = {
        SLOTS_INDEX, SLOTS_PAIRS, SLOTS_MEMBERS,
        SLOTS_REFERENTS, SLOTS_NAMES, SLOTS_NAMES};
    struct birth birth = {.kind = (enum node_kind)twin_random(twin, 6),
                          .scheme = schemes[twin_random(twin, 6)],
                          .type = any_text(twin, "type", 3),
                          .preview = any_text(twin, "value", 9),
                          .address = 16u * twin_random(twin, 50),
                          .size = twin_random(twin, 500)};
    if (twin_random(twin, 9) == 0)
        birth.flags = NODE_IMMORTAL;
    if (twin_random(twin, 5) == 0)
        birth.flags |= NODE_ATOM;
    text_id names[4];
    uint32_t slots = twin_random(twin, 5);
    for (uint32_t i = 0; i < slots; i++)
        names[i] = any_text(twin, "name", 12);
    if (slots > 0)
        birth.layout = log_layout(twin->log, names, slots);
    (void)log_birth(twin->log, &birth);
    VECTOR_PUSH(&twin->nodes,
                (struct twin_node){
                    .alive = true,
                    .kind = birth.kind,
                    .scheme = birth.scheme,
                    .born_immortal = birth.flags & NODE_IMMORTAL,
                    .flags = birth.flags,
                    .size = birth.size,
                    .preview = birth.preview,
                });
    struct twin_node *it = at(twin, (node_id)twin->nodes.count);
    for (uint32_t i = 0; i < slots; i++) {
        VECTOR_PUSH(&it->slots, 0);
        if (it->scheme == SLOTS_NAMES)
            VECTOR_PUSH(&it->names, names[i]);
    }
}

static void
insert_slots(struct twin *twin, node_id node)
{
    struct twin_node *it = at(twin, node);
    bool named = it->scheme == SLOTS_NAMES;
    uint32_t count = named ? 1 : 1 + twin_random(twin, 6);
    uint32_t slot = twin_random(twin, (uint32_t)it->slots.count + 1);
    text_id name = named ? any_text(twin, "name", 12) : 0;
    log_append(twin->log, (struct event){.kind = EVENT_SLOTS_INSERTED,
                                         .node = node,
                                         .slot = EVENT_SLOT(slot),
                                         .x = count,
                                         .y = name});
    for (uint32_t i = 0; i < count; i++) {
        VECTOR_PUSH(&it->slots, 0);
        memmove(it->slots.items + slot + 1, it->slots.items + slot,
                (it->slots.count - 1 - slot) * sizeof(node_id));
        it->slots.items[slot] = 0;
        if (!named)
            continue;
        VECTOR_PUSH(&it->names, 0);
        memmove(it->names.items + slot + 1, it->names.items + slot,
                (it->names.count - 1 - slot) * sizeof(text_id));
        it->names.items[slot] = name;
    }
}

static void
remove_slot(struct twin *twin, node_id node, uint32_t slot)
{
    struct twin_node *it = at(twin, node);
    bool named = it->scheme == SLOTS_NAMES;
    if (it->slots.items[slot] != 0)
        set_slot(twin, node, slot, 0);
    log_append(twin->log,
               (struct event){.kind = EVENT_SLOTS_REMOVED,
                              .node = node,
                              .slot = EVENT_SLOT(slot),
                              .x = 1,
                              .y = named ? it->names.items[slot] : 0});
    it->slots.count--;
    memmove(it->slots.items + slot, it->slots.items + slot + 1,
            (it->slots.count - slot) * sizeof(node_id));
    if (named) {
        it->names.count--;
        memmove(it->names.items + slot, it->names.items + slot + 1,
                (it->names.count - slot) * sizeof(text_id));
    }
}

/* Frees a node after emptying all slots that refer to it and its own. */
static void
kill_node(struct twin *twin, node_id node)
{
    for (size_t i = 0; i < twin->frames.count; i++) {
        if (twin->frames.items[i] == node)
            return;
    }
    for (size_t i = 0; i < twin->nodes.count; i++) {
        struct twin_node *it = &twin->nodes.items[i];
        for (uint32_t k = 0; it->alive && k < it->slots.count; k++) {
            if (it->slots.items[k] == node)
                set_slot(twin, (node_id)(i + 1), k, 0);
        }
    }
    struct twin_node *it = at(twin, node);
    for (uint32_t k = 0; k < it->slots.count; k++) {
        if (it->slots.items[k] != 0)
            set_slot(twin, node, k, 0);
    }
    if (twin_random(twin, 2) == 0) {
        while (it->slots.count > 0)
            remove_slot(twin, node, (uint32_t)it->slots.count - 1);
    }
    log_append(twin->log,
               (struct event){.kind = EVENT_NODE_FREED, .node = node});
    it->alive = false;
    VECTOR_RELEASE(&it->slots);
    VECTOR_RELEASE(&it->names);
}

static void
move_reference(struct twin *twin, node_id node, uint32_t slot)
{
    node_id to = any_node(twin);
    struct twin_node *it = at(twin, to);
    node_id *from = &at(twin, node)->slots.items[slot];
    for (uint32_t i = 0; i < it->slots.count; i++) {
        if (it->slots.items[i] != 0 || (to == node && i == slot))
            continue;
        log_append(twin->log, (struct event){.kind = EVENT_REFERENCE_MOVED,
                                             .node = node,
                                             .slot = EVENT_SLOT(slot),
                                             .x = to,
                                             .y = i});
        it->slots.items[i] = *from;
        *from = 0;
        return;
    }
}

/* What an operation does, where there are operands and a result. */
static void
replace_operands(struct twin *twin, node_id node, uint32_t slot)
{
    struct twin_node *it = at(twin, node);
    node_id *items = it->slots.items + slot;
    uint32_t count = 1 + twin_random(twin, 2);
    for (uint32_t i = 0; i <= count; i++)
        if (slot + i >= it->slots.count || items[i] == 0)
            return;
    log_append(twin->log, (struct event){.kind = EVENT_OPERANDS_REPLACED,
                                         .node = node,
                                         .slot = EVENT_SLOT(slot),
                                         .x = items[0],
                                         .y = count > 1 ? items[1] : 0});
    items[0] = items[count];
    items[1] = items[count] = 0;
}

static void
fill_slots(struct twin *twin, node_id node, uint32_t slot)
{
    struct twin_node *it = at(twin, node);
    node_id target = any_node(twin);
    uint32_t count = 0;
    while (slot + count < it->slots.count &&
           it->slots.items[slot + count] == 0)
        it->slots.items[slot + count++] = target;
    log_append(twin->log, (struct event){.kind = EVENT_SLOTS_FILLED,
                                         .node = node,
                                         .slot = EVENT_SLOT(slot),
                                         .x = count,
                                         .y = target});
}

static void
permute_slots(struct twin *twin, node_id node, uint32_t slot)
{
    struct twin_node *it = at(twin, node);
    uint32_t count = (uint32_t)it->slots.count - slot;
    uint32_t *order = mem_alloc_array(count, sizeof *order);
    node_id *old = mem_alloc_array(count, sizeof *old);
    memcpy(old, it->slots.items + slot, count * sizeof *old);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t other = twin_random(twin, i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    log_permute(twin->log, node, slot, order, count);
    for (uint32_t i = 0; i < count; i++)
        it->slots.items[slot + i] = old[order[i]];
    mem_free(order);
    mem_free(old);
}

static void
change_state(struct twin *twin, node_id node)
{
    struct twin_node *it = at(twin, node);
    struct event event = {.node = node};
    switch (twin_random(twin, 3)) {
    case 0:
        event.kind = EVENT_NODE_RESIZED;
        event.x = (uint32_t)it->size;
        it->size = event.y = twin_random(twin, 1000);
        break;
    case 1:
        event.kind = EVENT_NODE_FLAGGED;
        event.x = it->flags;
        it->flags ^= twin_random(twin, 6) == 0 ? NODE_IMMORTAL : NODE_TRACKED;
        if (it->born_immortal)
            it->flags |= NODE_IMMORTAL;
        event.y = it->flags;
        break;
    default:
        event.kind = EVENT_NODE_PREVIEWED;
        event.x = it->preview;
        it->preview = event.y = any_text(twin, "value", 30);
        break;
    }
    log_append(twin->log, event);
}

static void
change_frames(struct twin *twin, node_id node)
{
    size_t count = twin->frames.count;
    if (count > 5 || (count > 0 && twin_random(twin, 2) == 0)) {
        node_id last = twin->frames.items[--twin->frames.count];
        log_append(twin->log, (struct event){.kind = EVENT_FRAME_POPPED,
                                             .node = last});
        return;
    }
    VECTOR_PUSH(&twin->frames, node);
    log_append(twin->log,
               (struct event){.kind = EVENT_FRAME_PUSHED, .node = node});
}

static void
make_step(struct twin *twin)
{
    struct step step = {.kind = STEP_LINE, .column = 1};
    if (twin->frames.count > 0)
        step.frame = twin->frames.items[twin->frames.count - 1];
    step.line = 1 + (int)twin_random(twin, 99);
    int old = step.frame == 0 ? 0 : at(twin, step.frame)->line;
    (void)log_step(twin->log, &step, old);
    if (step.frame != 0)
        at(twin, step.frame)->line = step.line;
}

static void
change_other(struct twin *twin, node_id node)
{
    static const uint8_t kinds[] = {EVENT_WEAKREF_CLEARED, EVENT_COLLECTOR,
                                    EVENT_EXCEPTION_RAISED};
    if (twin_random(twin, 2) == 0) {
        log_output(twin->log, "output", 6);
        twin->output += 6;
        return;
    }
    log_append(twin->log,
               (struct event){.kind = kinds[twin_random(twin, 3)] & 0x7Fu,
                              .node = node});
}

/* Changes a slot of a node that has some. */
static void
change_slots(struct twin *twin, node_id node)
{
    struct twin_node *it = at(twin, node);
    uint32_t slot = twin_random(twin, (uint32_t)it->slots.count);
    switch (twin_random(twin, 12)) {
    case 0:
        permute_slots(twin, node, slot);
        break;
    case 1:
        fill_slots(twin, node, slot);
        break;
    case 2:
    case 3:
    case 4:
        move_reference(twin, node, slot);
        break;
    case 5:
        remove_slot(twin, node, slot);
        break;
    case 6:
        replace_operands(twin, node, slot);
        break;
    default:
        set_slot(twin, node, slot,
                 twin_random(twin, 4) == 0 ? 0 : any_node(twin));
        break;
    }
}

void
twin_change(struct twin *twin)
{
    size_t before = log_event_count(twin->log);
    if (twin_random(twin, 3) == 0)
        log_begin_instruction(twin->log);
    while (log_event_count(twin->log) == before) {
        node_id node = any_node(twin);
        uint32_t choice = twin_random(twin, 24);
        if (node == 0 || choice < 2)
            give_birth(twin);
        else if (choice < 4 && count_live(twin) > twin->live_max)
            kill_node(twin, node);
        else if (choice < 8 || at(twin, node)->slots.count == 0)
            insert_slots(twin, node);
        else if (choice < 10)
            change_state(twin, node);
        else if (choice < 11)
            change_frames(twin, node);
        else if (choice < 12)
            change_other(twin, node);
        else if (choice < 13)
            make_step(twin);
        else
            change_slots(twin, node);
    }
}

/* ---- describing ---------------------------------------------------------- */

uint64_t
twin_count(const struct twin *twin, node_id node)
{
    uint64_t count = 0;
    if (at(twin, node)->flags & NODE_IMMORTAL)
        return 0;
    for (size_t i = 0; i < twin->nodes.count; i++) {
        const struct twin_node *it = &twin->nodes.items[i];
        for (size_t k = 0; it->alive && k < it->slots.count; k++)
            count += it->slots.items[k] == node;
    }
    return count;
}

static void
describe_holders(const struct twin *twin, node_id node, struct text *out)
{
    uint64_t kinds[6] = {0};
    bool immortal = at(twin, node)->flags & NODE_IMMORTAL;
    for (size_t i = 0; !immortal && i < twin->nodes.count; i++) {
        const struct twin_node *it = &twin->nodes.items[i];
        for (size_t k = 0; it->alive && k < it->slots.count; k++) {
            if (it->slots.items[k] != node)
                continue;
            text_add_format(out, " <%zu.%zu", i + 1, k);
            kinds[it->kind]++;
        }
    }
    for (int kind = 0; kind < 6; kind++)
        text_add_format(out, " %llu", (unsigned long long)kinds[kind]);
}

void
twin_describe(const struct twin *twin, struct text *out)
{
    size_t objects = 0;
    for (size_t i = 0; i < twin->nodes.count; i++) {
        const struct twin_node *it = &twin->nodes.items[i];
        if (!it->alive)
            continue;
        objects += it->kind == NODE_OBJECT;
        text_add_format(out, "%zu: %x %llu '%u' @%d #%llu", i + 1, it->flags,
                        (unsigned long long)it->size, it->preview, it->line,
                        (unsigned long long)twin_count(twin,
                                                       (node_id)(i + 1)));
        for (size_t k = 0; k < it->slots.count; k++)
            text_add_format(out, " %u/%u", it->slots.items[k],
                            it->scheme == SLOTS_NAMES ? it->names.items[k]
                                                      : 0);
        describe_holders(twin, (node_id)(i + 1), out);
        text_add_byte(out, '\n');
    }
    for (size_t i = 0; i < twin->frames.count; i++)
        text_add_format(out, "frame %u\n", twin->frames.items[i]);
    text_add_format(out, "%zu objects, %zu written\n", objects, twin->output);
}

static void
describe_world_holders(const struct world *world, node_id node,
                       struct text *out)
{
    size_t count = world_holders(world, node, NULL, 0);
    struct holder *holders = mem_alloc_array(count, sizeof *holders);
    (void)world_holders(world, node, holders, count);
    for (size_t i = 0; i < count; i++)
        text_add_format(out, " <%u.%u", holders[i].node, holders[i].slot);
    mem_free(holders);
    uint64_t kinds[6];
    world_count_by_kind(world, node, kinds);
    for (int kind = 0; kind < 6; kind++)
        text_add_format(out, " %llu", (unsigned long long)kinds[kind]);
}

void
twin_describe_world(const struct world *world, struct text *out)
{
    for (node_id node = world_next(world, 0); node != 0;
         node = world_next(world, node)) {
        text_add_format(out, "%u: %x %llu '%u' @%d #%llu", node,
                        world_flags(world, node),
                        (unsigned long long)world_size(world, node),
                        world_preview(world, node),
                        world_frame_line(world, node),
                        (unsigned long long)world_count(world, node));
        uint32_t count = world_slot_count(world, node);
        for (uint32_t i = 0; i < count; i++)
            text_add_format(out, " %u/%u", world_slot(world, node, i),
                            world_slot_name(world, node, i));
        describe_world_holders(world, node, out);
        text_add_byte(out, '\n');
    }
    for (size_t i = 0; i < world_frame_count(world); i++)
        text_add_format(out, "frame %u\n", world_frame(world, i));
    text_add_format(out, "%zu objects, %zu written\n",
                    world_object_count(world), world_output_length(world));
}
