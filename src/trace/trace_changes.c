#include "trace/trace_changes.h"

#include "base/bug.h"
#include "base/mem.h"
#include "trace/trace_view.h"

#define HOPS_MAX 64

void
trace_changes_release(struct trace_changes *changes)
{
    VECTOR_RELEASE(&changes->entries);
    VECTOR_RELEASE(&changes->places);
    VECTOR_RELEASE(&changes->fresh);
    VECTOR_RELEASE(&changes->gone);
    VECTOR_RELEASE(&changes->unrooted);
    VECTOR_RELEASE(&changes->loose);
    VECTOR_RELEASE(&changes->queue);
}

struct trace_entry *
trace_changes_find(const struct trace_changes *changes, node_id node)
{
    if (node >= changes->places.count || changes->places.items[node] == 0)
        return NULL;
    return &changes->entries.items[changes->places.items[node] - 1];
}

static struct trace_entry *
enter(struct trace_changes *changes, node_id node, node_id parent)
{
    while (changes->places.count <= node)
        VECTOR_PUSH(&changes->places, 0);
    VECTOR_PUSH(&changes->entries, (struct trace_entry){.node = node,
                                                        .parent = parent,
                                                        .fresh = true});
    changes->places.items[node] = (uint32_t)changes->entries.count;
    VECTOR_PUSH(&changes->fresh, node);
    return &changes->entries.items[changes->entries.count - 1];
}

static void
drop(struct trace_changes *changes, node_id node)
{
    struct trace_entry *entry = trace_changes_find(changes, node);
    BUG_UNLESS(entry->roots == 0, "a variable shows node %u, which is gone",
               node);
    if (!entry->fresh)
        VECTOR_PUSH(&changes->gone, node);
    changes->places.items[node] = 0;
    struct trace_entry *last =
        &changes->entries.items[--changes->entries.count];
    if (entry != last) {
        *entry = *last;
        changes->places.items[entry->node] =
            (uint32_t)(entry - changes->entries.items) + 1;
    }
}

void
trace_changes_begin(struct trace_changes *changes)
{
    for (size_t i = 0; i < changes->fresh.count; i++) {
        struct trace_entry *entry =
            trace_changes_find(changes, changes->fresh.items[i]);
        if (entry != NULL)
            entry->fresh = false;
    }
    changes->fresh.count = 0;
    changes->gone.count = 0;
    changes->unrooted.count = 0;
}

void
trace_changes_root(struct trace_changes *changes, node_id node)
{
    struct trace_entry *entry = trace_changes_find(changes, node);
    if (entry == NULL)
        entry = enter(changes, node, TRACE_ROOT);
    entry->roots++;
}

void
trace_changes_unroot(struct trace_changes *changes, node_id node)
{
    struct trace_entry *entry = trace_changes_find(changes, node);
    BUG_UNLESS(entry != NULL && entry->roots > 0,
               "no variable showed node %u", node);
    if (--entry->roots == 0)
        VECTOR_PUSH(&changes->unrooted, node);
}

/* ---- what is new --------------------------------------------------------- */

/* Enters what the slots of a node from `from` to before `end` refer to. */
static void
enter_slots(struct trace_changes *changes, node_id node, uint32_t from,
            uint32_t end)
{
    const struct world *world = changes->world;
    uint32_t slot = trace_next_slot(world, node, from);
    for (; slot < end; slot = trace_next_slot(world, node, slot + 1)) {
        node_id target = trace_slot(world, node, slot);
        if (trace_changes_find(changes, target) == NULL)
            (void)enter(changes, target, node);
    }
}

static void
enter_new(struct trace_changes *changes,
          const struct trace_interval *interval)
{
    for (size_t i = 0; i < interval->list.count; i++) {
        const struct touched_node *it = &interval->list.items[i];
        const struct trace_entry *entry =
            trace_changes_find(changes, it->node);
        if (it->slots && entry != NULL && !entry->fresh)
            enter_slots(changes, it->node, it->before,
                        it->count - it->after);
    }
    for (size_t i = 0; i < changes->fresh.count; i++)
        enter_slots(changes, changes->fresh.items[i], 0, TRACE_NO_SLOT);
}

/* ---- what is gone -------------------------------------------------------- */

static bool
class_refers(const struct world *world, node_id node, node_id target)
{
    uint32_t slot = trace_next_slot(world, node, 0);
    while (slot != TRACE_NO_SLOT && trace_slot(world, node, slot) != target)
        slot = trace_next_slot(world, node, slot + 1);
    return slot != TRACE_NO_SLOT;
}

/* Returns whether a listed slot of a node refers to target, mortal. */
static bool
refers(const struct world *world, node_id node, node_id target)
{
    if (world_is_alive(world, node) && world_is_class(world, node))
        return class_refers(world, node, target);
    if (!world_is_alive(world, node))
        return false;
    node_id source = trace_slots_of(world, node);
    if (world_times_held(world, target, source) == 0 ||
        trace_next_slot(world, node, 0) == TRACE_NO_SLOT)
        return false;
    if (world_slot_names(world, source) == NULL)
        return true;
    uint32_t slot = trace_next_slot(world, node, 0);
    while (slot != TRACE_NO_SLOT && trace_slot(world, node, slot) != target)
        slot = trace_next_slot(world, node, slot + 1);
    return slot != TRACE_NO_SLOT;
}

static bool
is_immortal(const struct trace_changes *changes, node_id node)
{
    return world_flags(changes->world, node) & NODE_IMMORTAL;
}

/* Returns whether the parent of an entry still is one. */
static bool
has_parent(const struct trace_changes *changes,
           const struct trace_entry *entry)
{
    if (entry->parent == TRACE_ROOT)
        return entry->roots > 0;
    return trace_changes_find(changes, entry->parent) != NULL &&
           refers(changes->world, entry->parent, entry->node);
}

/* Makes a node loose if nothing is known any more that it hangs on. */
static void
loosen(struct trace_changes *changes, node_id node)
{
    struct trace_entry *entry = trace_changes_find(changes, node);
    if (entry == NULL || entry->standing == TRACE_LOOSE ||
        is_immortal(changes, node) || has_parent(changes, entry))
        return;
    if (entry->roots > 0) {
        entry->parent = TRACE_ROOT;
        return;
    }
    entry->standing = TRACE_LOOSE;
    VECTOR_PUSH(&changes->loose, node);
}

/* Makes loose what hangs on the loose nodes. */
static void
loosen_below(struct trace_changes *changes)
{
    const struct world *world = changes->world;
    for (size_t i = 0; i < changes->loose.count; i++) {
        node_id node = changes->loose.items[i];
        uint32_t slot = trace_next_slot(world, node, 0);
        for (; slot != TRACE_NO_SLOT;
             slot = trace_next_slot(world, node, slot + 1)) {
            node_id target = trace_slot(world, node, slot);
            struct trace_entry *entry = trace_changes_find(changes, target);
            if (entry == NULL || entry->parent != node ||
                entry->standing == TRACE_LOOSE ||
                is_immortal(changes, target))
                continue;
            entry->standing = TRACE_LOOSE;
            VECTOR_PUSH(&changes->loose, target);
        }
    }
}

/* Returns whether a short way up from a node leads to a variable, past no
 * loose node. */
static bool
hangs_firmly(const struct trace_changes *changes, node_id node)
{
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        if (node == TRACE_ROOT)
            return true;
        const struct trace_entry *entry = trace_changes_find(changes, node);
        if (entry == NULL || entry->standing == TRACE_LOOSE ||
            is_immortal(changes, node))
            return false;
        node = entry->parent;
    }
    return false;
}

/* Returns a listed object that is not loose and refers to node, TRACE_ROOT
 * for a variable, or 0; only one that hangs firmly, if asked for. */
static node_id
find_parent(const struct trace_changes *changes, node_id node, bool firm)
{
    const struct world *world = changes->world;
    if (trace_changes_find(changes, node)->roots > 0)
        return TRACE_ROOT;
    size_t count = world_holder_nodes(world, node, NULL, 0);
    node_id *holders = mem_alloc_array(count, sizeof *holders);
    (void)world_holder_nodes(world, node, holders, count);
    node_id found = 0;
    for (size_t i = 0; i < count && found == 0; i++) {
        const struct trace_entry *entry =
            trace_changes_find(changes, holders[i]);
        if (entry == NULL) {
            holders[i] = world_class_of_part(world, holders[i]);
            entry = trace_changes_find(changes, holders[i]);
        }
        if (entry != NULL && entry->standing != TRACE_LOOSE &&
            refers(world, holders[i], node) &&
            (!firm || hangs_firmly(changes, holders[i])))
            found = holders[i];
    }
    mem_free(holders);
    return found;
}

/* Hangs the loose nodes for which that is easy on something else, so that
 * what is below them need not be looked at: x = [x]. */
static void
hang_anew(struct trace_changes *changes)
{
    size_t left = 0;
    for (size_t i = 0; i < changes->loose.count; i++) {
        node_id node = changes->loose.items[i];
        node_id parent = find_parent(changes, node, true);
        struct trace_entry *entry = trace_changes_find(changes, node);
        if (parent != 0) {
            entry->parent = parent;
            entry->standing = TRACE_SETTLED;
        } else {
            changes->loose.items[left++] = node;
        }
    }
    changes->loose.count = left;
}

static void
reach(struct trace_changes *changes, struct trace_entry *entry,
      node_id parent)
{
    entry->parent = parent;
    entry->standing = TRACE_REACHED;
    VECTOR_PUSH(&changes->queue, entry->node);
}

/* Finds new parents for the loose nodes, and for those that hang on them. */
static void
reach_loose(struct trace_changes *changes)
{
    const struct world *world = changes->world;
    changes->queue.count = 0;
    for (size_t i = 0; i < changes->loose.count; i++) {
        node_id node = changes->loose.items[i];
        struct trace_entry *entry = trace_changes_find(changes, node);
        node_id parent = entry->standing == TRACE_LOOSE
                             ? find_parent(changes, node, false)
                             : 0;
        if (parent != 0)
            reach(changes, entry, parent);
    }
    for (size_t i = 0; i < changes->queue.count; i++) {
        node_id node = changes->queue.items[i];
        uint32_t slot = trace_next_slot(world, node, 0);
        for (; slot != TRACE_NO_SLOT;
             slot = trace_next_slot(world, node, slot + 1)) {
            struct trace_entry *entry =
                trace_changes_find(changes, trace_slot(world, node, slot));
            if (entry != NULL && entry->standing == TRACE_LOOSE)
                reach(changes, entry, node);
        }
    }
}

static void
drop_unreached(struct trace_changes *changes,
               const struct trace_interval *interval)
{
    changes->loose.count = 0;
    for (size_t i = 0; i < changes->unrooted.count; i++)
        loosen(changes, changes->unrooted.items[i]);
    for (size_t i = 0; i < interval->list.count; i++) {
        if (interval->list.items[i].lost)
            loosen(changes, interval->list.items[i].node);
    }
    hang_anew(changes);
    loosen_below(changes);
    reach_loose(changes);
    for (size_t i = 0; i < changes->loose.count; i++) {
        node_id node = changes->loose.items[i];
        struct trace_entry *entry = trace_changes_find(changes, node);
        if (entry->standing == TRACE_LOOSE)
            drop(changes, node);
        else
            entry->standing = TRACE_SETTLED;
    }
}

void
trace_changes_update(struct trace_changes *changes,
                     const struct trace_interval *interval)
{
    for (size_t i = 0; i < interval->list.count; i++) {
        node_id node = interval->list.items[i].node;
        if (!world_is_alive(changes->world, node) &&
            trace_changes_find(changes, node) != NULL)
            drop(changes, node);
    }
    enter_new(changes, interval);
    drop_unreached(changes, interval);
}
