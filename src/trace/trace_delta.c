#include "trace/trace_delta.h"

#include "trace/trace_json.h"
#include "trace/trace_record.h"

void
trace_delta_release(struct trace_delta *delta)
{
    trace_interval_release(&delta->interval);
    trace_changes_release(&delta->changes);
    for (size_t i = 0; i < delta->frames.count; i++)
        VECTOR_RELEASE(&delta->frames.items[i].variables);
    VECTOR_RELEASE(&delta->frames);
    VECTOR_RELEASE(&delta->listing.seen);
    VECTOR_RELEASE(&delta->variables.list);
    text_release(&delta->scratch);
}

void
trace_delta_seek(struct trace_delta *delta, struct world *world, size_t step)
{
    size_t moment = log_step_at(world_log(world), step)->event + 1;
    delta->changes.world = world;
    delta->listing.record = 1;
    trace_changes_begin(&delta->changes);
    trace_interval_read(&delta->interval, world, moment);
}

/* ---- frames -------------------------------------------------------------- */

static bool
has_new_slots(const struct trace_delta *delta, node_id node)
{
    const struct touched_node *it =
        trace_interval_find(&delta->interval, node);
    return it != NULL && it->slots;
}

/* Returns whether a frame is still as it was told. */
static bool
is_as_told(const struct trace_delta *delta, const struct shown_frame *shown,
           node_id frame)
{
    if (shown->frame != frame ||
        shown->line != world_frame_line(delta->changes.world, frame) ||
        has_new_slots(delta, frame) || has_new_slots(delta, shown->names))
        return false;
    for (size_t i = 0; i < shown->variables.count; i++) {
        node_id cell = shown->variables.items[i].cell;
        if (cell != 0 && has_new_slots(delta, cell))
            return false;
    }
    return true;
}

/* Forgets the frames from number kept on. */
static void
forget_frames(struct trace_delta *delta, size_t kept)
{
    for (size_t i = kept; i < delta->frames.count; i++) {
        struct shown_frame *shown = &delta->frames.items[i];
        for (size_t k = 0; k < shown->variables.count; k++) {
            if (shown->variables.items[k].object != 0)
                trace_changes_unroot(&delta->changes,
                                     shown->variables.items[k].object);
        }
        VECTOR_RELEASE(&shown->variables);
    }
    delta->frames.count = kept;
}

/* Writes one more frame and keeps what was written. */
static void
tell_frame(struct trace_delta *delta, struct trace_style *style,
           node_id frame, struct text *out)
{
    const struct world *world = delta->changes.world;
    struct shown_frame shown = {
        .frame = frame,
        .names = trace_variables_node(world, frame),
        .line = world_frame_line(world, frame),
    };
    trace_add_frame(world, frame, style->numbers, &delta->variables, out);
    for (size_t i = 0; i < delta->variables.list.count; i++) {
        struct trace_variable variable = delta->variables.list.items[i];
        VECTOR_PUSH(&shown.variables, variable);
        if (variable.object != 0)
            trace_changes_root(&delta->changes, variable.object);
    }
    VECTOR_PUSH(&delta->frames, shown);
}

static void
add_frames(struct trace_delta *delta, struct trace_style *style,
           struct text *out)
{
    const struct world *world = delta->changes.world;
    size_t count = world_frame_count(world);
    size_t kept = 0;
    while (kept < count && kept < delta->frames.count &&
           is_as_told(delta, &delta->frames.items[kept],
                      world_frame(world, kept)))
        kept++;
    if (kept == count && kept == delta->frames.count)
        return;
    forget_frames(delta, kept);
    text_add_string(out, ",\"frames\":[");
    json_add_number(out, kept);
    for (size_t i = kept; i < count; i++) {
        text_add_byte(out, ',');
        tell_frame(delta, style, world_frame(world, i), out);
    }
    text_add_byte(out, ']');
}

/* What is returned is reached for the time of one record. */
static void
root_returned(struct trace_delta *delta, size_t step)
{
    node_id before = delta->returned;
    delta->returned = trace_returned(delta->changes.world, step);
    if (delta->returned != 0)
        trace_changes_root(&delta->changes, delta->returned);
    if (before != 0)
        trace_changes_unroot(&delta->changes, before);
}

/* ---- objects ------------------------------------------------------------- */

/* Keeps what is told about an object now. */
static void
remember(const struct world *world, struct trace_entry *entry)
{
    entry->flags = world_flags(world, entry->node);
    entry->count = world_count(world, entry->node);
    entry->size = world_size(world, entry->node);
    entry->preview = world_preview(world, entry->node);
    entry->referent = world_referent(world, entry->node);
    entry->slot_count = world_slot_count(world, entry->node);
}

static bool
lists_all_slots(const struct world *world, node_id node)
{
    uint32_t expected = 0;
    uint32_t slot = trace_next_slot(world, node, 0);
    while (slot == expected) {
        expected++;
        slot = trace_next_slot(world, node, slot + 1);
    }
    return slot == TRACE_NO_SLOT &&
           expected == world_slot_count(world, node);
}

/* Appends ,"splice":… when that is possible; else returns false. */
static bool
add_splice(struct trace_style *style, const struct trace_entry *entry,
           const struct touched_node *it, struct text *out)
{
    const struct birth *birth =
        log_birth_of(world_log(style->world), entry->node);
    enum slot_scheme scheme = birth->scheme;
    if (entry->holes || birth->extended || scheme == SLOTS_NAMES ||
        scheme == SLOTS_REFERENTS)
        return false;
    uint32_t least = entry->slot_count < it->count ? entry->slot_count
                                                   : it->count;
    uint32_t before = it->before < least ? it->before : least;
    uint32_t after = it->after < least - before ? it->after : least - before;
    if (scheme == SLOTS_PAIRS) {
        before -= before % 2;
        after -= after % 2;
    }
    for (uint32_t i = before; i < it->count - after; i++) {
        if (world_slot(style->world, entry->node, i) == 0)
            return false;
    }
    text_add_format(out, ",\"splice\":[%u,%u,[", before,
                    entry->slot_count - before - after);
    for (uint32_t i = before; i < it->count - after; i++) {
        if (i > before)
            text_add_byte(out, ',');
        trace_add_slot(style, entry->node, i, out);
    }
    text_add_string(out, "]]");
    return true;
}

/* Appends, each after a comma, the fields of an object that are not as they
 * were told. */
static void
add_fields(struct trace_style *style, struct trace_entry *entry,
           const struct touched_node *it, struct text *out)
{
    const struct world *world = style->world;
    node_id node = entry->node;
    uint32_t shared = NODE_IMMORTAL | NODE_SHARED;
    if (world_preview(world, node) != entry->preview &&
        world_flags(world, node) & NODE_ATOM) {
        text_add_byte(out, ',');
        trace_add_nature(style, node, out);
    }
    if (world_size(world, node) != entry->size)
        trace_add_size(style, node, out);
    if (world_count(world, node) != entry->count ||
        (world_flags(world, node) ^ entry->flags) & shared)
        trace_add_count(style, node, out);
    if (world_referent(world, node) != entry->referent)
        trace_add_referent(style, node, out);
    if (it->slots && !add_splice(style, entry, it, out)) {
        trace_add_slots(style, node, out);
        entry->holes = !lists_all_slots(world, node);
    }
    if (style->holders)
        trace_add_holders(style, node, out);
}

/* Writes what comes before an object. */
static void
separate(bool *first, struct text *out)
{
    text_add_string(out, *first ? ",\"objects\":{" : ",");
    *first = false;
}

static void
add_objects(struct trace_delta *delta, struct trace_style *style,
            struct text *out)
{
    const struct trace_changes *changes = &delta->changes;
    bool first = true;
    for (size_t i = 0; i < changes->fresh.count; i++) {
        node_id node = changes->fresh.items[i];
        struct trace_entry *entry = trace_changes_find(changes, node);
        if (entry == NULL)
            continue;
        separate(&first, out);
        trace_add_object(style, node, out);
        remember(style->world, entry);
        entry->holes = !lists_all_slots(style->world, node);
    }
    for (size_t i = 0; i < delta->interval.list.count; i++) {
        const struct touched_node *it = &delta->interval.list.items[i];
        struct trace_entry *entry = trace_changes_find(changes, it->node);
        if (entry == NULL || entry->fresh)
            continue;
        text_clear(&delta->scratch);
        add_fields(style, entry, it, &delta->scratch);
        remember(style->world, entry);
        if (delta->scratch.length == 0)
            continue;
        separate(&first, out);
        text_add_byte(out, '"');
        json_add_number(out, trace_number(style->numbers, it->node));
        text_add_string(out, "\":{");
        text_add(out, delta->scratch.bytes + 1, delta->scratch.length - 1);
        text_add_byte(out, '}');
    }
    if (!first)
        text_add_byte(out, '}');
}

static void
add_gone(const struct trace_delta *delta, struct trace_style *style,
         struct text *out)
{
    const struct trace_changes *changes = &delta->changes;
    for (size_t i = 0; i < changes->gone.count; i++) {
        text_add_string(out, i == 0 ? ",\"gone\":[" : ",");
        json_add_number(out, trace_number(style->numbers,
                                          changes->gone.items[i]));
    }
    if (changes->gone.count > 0)
        text_add_byte(out, ']');
}

void
trace_add_delta(struct trace_delta *delta, struct trace_style *style,
                size_t step, struct text *out)
{
    struct trace_changes *changes = &delta->changes;
    style->listing = &delta->listing;
    add_frames(delta, style, out);
    root_returned(delta, step);
    trace_changes_update(changes, &delta->interval);
    for (size_t i = 0; i < changes->gone.count; i++)
        trace_leave(&delta->listing, changes->gone.items[i]);
    for (size_t i = 0; i < changes->fresh.count; i++) {
        if (trace_changes_find(changes, changes->fresh.items[i]) != NULL)
            (void)trace_enter(&delta->listing, changes->fresh.items[i]);
    }
    add_objects(delta, style, out);
    add_gone(delta, style, out);
}
