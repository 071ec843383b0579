/* What a world tells about its nodes, their slots and their holders. */
#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "timeline/world_state.h"

const struct log *
world_log(const struct world *world)
{
    return world->log;
}

size_t
world_moment(const struct world *world)
{
    return world->moment;
}

/* ---- nodes --------------------------------------------------------------- */

bool
world_is_alive(const struct world *world, node_id node)
{
    return world_live(world, node) != NULL;
}

size_t
world_object_count(const struct world *world)
{
    return world->object_count;
}

node_id
world_next(const struct world *world, node_id node)
{
    size_t next = (size_t)node + 1;
    size_t word = next / 64;
    if (word >= world->living.count)
        return 0;
    uint64_t bits = world->living.items[word] >> (next % 64) << (next % 64);
    while (bits == 0) {
        if (++word >= world->living.count)
            return 0;
        bits = world->living.items[word];
    }
    return (node_id)(word * 64 + (size_t)__builtin_ctzll(bits));
}

void
world_each(const struct world *world,
           bool (*visit)(void *context, node_id node), void *context)
{
    node_id node = world_next(world, 0);
    while (node != 0 && visit(context, node))
        node = world_next(world, node);
}

uint32_t
world_flags(const struct world *world, node_id node)
{
    return world_must_live(world, node)->flags;
}

uint64_t
world_size(const struct world *world, node_id node)
{
    return world_must_live(world, node)->size;
}

text_id
world_preview(const struct world *world, node_id node)
{
    return world_must_live(world, node)->preview;
}

uint64_t
world_count(const struct world *world, node_id node)
{
    const struct live *live = world_must_live(world, node);
    return live->flags & NODE_IMMORTAL ? 0 : live->references;
}

/* ---- slots --------------------------------------------------------------- */

uint32_t
world_slot_count(const struct world *world, node_id node)
{
    return world_must_live(world, node)->slots.count;
}

uint32_t
world_item_count(const struct world *world, node_id node)
{
    const struct live *live = world_must_live(world, node);
    const struct birth *birth = log_birth_of(world->log, node);
    uint32_t count = live->slots.count;
    if (!birth->extended || live->names == NULL)
        return count;
    const uint32_t *names = number_array_read(live->names);
    while (count > 0 && names[count - 1] != 0)
        count--;
    return count;
}

node_id
world_slot(const struct world *world, node_id node, uint32_t slot)
{
    const struct live *live = world_must_live(world, node);
    BUG_UNLESS(slot < live->slots.count, "node %u has no slot %u", node,
               slot);
    return number_array_read(&live->slots)[slot];
}

const node_id *
world_slots(const struct world *world, node_id node, uint32_t *count)
{
    const struct live *live = world_must_live(world, node);
    *count = live->slots.count;
    return number_array_read(&live->slots);
}

const text_id *
world_slot_names(const struct world *world, node_id node)
{
    const struct live *live = world_must_live(world, node);
    return live->names != NULL ? number_array_read(live->names) : NULL;
}

text_id
world_slot_name(const struct world *world, node_id node, uint32_t slot)
{
    const struct live *live = world_must_live(world, node);
    BUG_UNLESS(slot < live->slots.count, "node %u has no slot %u", node,
               slot);
    return live->names != NULL ? number_array_read(live->names)[slot] : 0;
}

uint32_t
world_find_slot(const struct world *world, node_id node, const char *name)
{
    const struct live *live = world_must_live(world, node);
    size_t length = strlen(name);
    text_id text = log_find_text(world->log, name, length);
    if (live->names == NULL || (text == 0 && length > 0))
        return UINT32_MAX;
    const uint32_t *names = number_array_read(live->names);
    for (uint32_t i = 0; i < live->names->count; i++) {
        if (names[i] == text)
            return i;
    }
    return UINT32_MAX;
}

/* Appends the text of an atom in brackets; false if the key is none. */
static bool
add_key(const struct world *world, node_id key, struct text *out)
{
    const struct live *live = key == 0 ? NULL : world_live(world, key);
    if (live == NULL || !(live->flags & NODE_ATOM))
        return false;
    size_t length;
    const char *bytes = log_text_bytes(world->log, live->preview, &length);
    text_add_byte(out, '[');
    text_add(out, bytes, length);
    if (log_birth_of(world->log, key)->length > LOG_PREVIEW_MAX)
        text_add_string(out, "…");
    text_add_byte(out, ']');
    return true;
}

/* Appends open, number and "]"; by hand, as a trace writes millions. */
static void
add_index(struct text *out, const char *open, uint32_t number)
{
    char digits[12];
    char *start = digits + sizeof digits;
    *--start = ']';
    do
        *--start = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    text_add_string(out, open);
    text_add(out, start, (size_t)(digits + sizeof digits - start));
}

/* Returns how many slots before slot refer to objects. */
static uint32_t
count_referents(const struct world *world, const struct live *live,
                uint32_t slot)
{
    const uint32_t *slots = number_array_read(&live->slots);
    uint32_t count = 0;
    for (uint32_t i = 0; i < slot; i++) {
        if (slots[i] != 0 &&
            log_birth_of(world->log, slots[i])->kind == NODE_OBJECT)
            count++;
    }
    return count;
}

node_id
world_referent(const struct world *world, node_id node)
{
    node_id referent = log_birth_of(world->log, node)->referent;

    if (referent == 0 || log_cleared(world->log, node) < world->moment ||
        !world_is_alive(world, referent))
        return 0;
    return referent;
}

static bool
is_generator_stack(const struct world *world, node_id node, const char *name)
{
    return birth_is_generator(log_birth_of(world->log, node))
           && strcmp(name, GENERATOR_STACK) == 0;
}

/* Returns how many places of an evaluation stack before slot are in use. */
static uint32_t
count_stack(const struct live *live, uint32_t slot)
{
    const text_id *names = number_array_read(live->names);
    const node_id *slots = number_array_read(&live->slots);
    uint32_t before = 0;
    for (uint32_t i = 0; i < slot; i++)
        before += names[i] == names[slot] && slots[i] != 0;
    return before;
}

void
world_slot_label(const struct world *world, node_id node, uint32_t slot,
                 struct text *out)
{
    const struct live *live = world_must_live(world, node);
    BUG_UNLESS(slot < live->slots.count, "node %u has no slot %u", node,
               slot);
    text_id name =
        live->names != NULL ? number_array_read(live->names)[slot] : 0;
    if (name != 0) {
        size_t length;
        const char *bytes = log_text_bytes(world->log, name, &length);
        if (is_generator_stack(world, node, bytes))
            add_index(out, "stack[", count_stack(live, slot));
        else
            text_add(out, bytes, length);
        return;
    }
    switch (log_birth_of(world->log, node)->scheme) {
    case SLOTS_NONE:
    case SLOTS_NAMES:
        break;
    case SLOTS_INDEX:
        add_index(out, "[", slot);
        break;
    case SLOTS_PAIRS:
        if (slot % 2 == 0)
            add_index(out, "key[", slot / 2);
        else if (!add_key(world, number_array_read(&live->slots)[slot - 1],
                          out))
            add_index(out, "value[", slot / 2);
        break;
    case SLOTS_MEMBERS:
        text_add_string(out, "{}");
        break;
    case SLOTS_REFERENTS:
        add_index(out, "ref[", count_referents(world, live, slot));
        break;
    }
}

/* ---- who refers to whom -------------------------------------------------- */

/* Returns the holders of a node, sorted (mem_free); NULL when there are
 * none. */
static struct holding *
list_holders(const struct live *live)
{
    if (live->holders.count == 0 || live->flags & NODE_IMMORTAL)
        return NULL;
    struct holding *list = mem_alloc_array(live->holders.count, sizeof *list);
    holder_set_list(&live->holders, list);
    return list;
}

size_t
world_holders(const struct world *world, node_id node,
              struct holder *holders, size_t limit)
{
    const struct live *live = world_must_live(world, node);
    struct holding *list = list_holders(live);
    if (list == NULL)
        return 0;
    size_t stored = 0;
    for (size_t i = 0; i < live->holders.count && stored < limit; i++) {
        const struct live *holder = world_must_live(world, list[i].holder);
        const uint32_t *slots = number_array_read(&holder->slots);
        uint32_t left = list[i].times;
        for (uint32_t k = 0; left > 0 && stored < limit; k++) {
            if (slots[k] != node)
                continue;
            holders[stored++] = (struct holder){holder->id, k};
            left--;
        }
    }
    mem_free(list);
    return live->references;
}

size_t
world_holder_nodes(const struct world *world, node_id node, node_id *holders,
                   size_t limit)
{
    const struct live *live = world_must_live(world, node);
    struct holding *list = list_holders(live);
    if (list == NULL)
        return 0;
    for (size_t i = 0; i < live->holders.count && i < limit; i++)
        holders[i] = list[i].holder;
    mem_free(list);
    return live->holders.count;
}

uint32_t
world_times_held(const struct world *world, node_id node, node_id holder)
{
    const struct live *live = world_must_live(world, node);
    return live->flags & NODE_IMMORTAL
               ? 0
               : holder_set_times(&live->holders, holder);
}

void
world_count_by_kind(const struct world *world, node_id node,
                    uint64_t counts[6])
{
    memset(counts, 0, 6 * sizeof *counts);
    const struct live *live = world_must_live(world, node);
    struct holding *list = list_holders(live);
    if (list == NULL)
        return;
    for (size_t i = 0; i < live->holders.count; i++)
        counts[log_birth_of(world->log, list[i].holder)->kind] +=
            list[i].times;
    mem_free(list);
}

/* ---- the rest of the state ----------------------------------------------- */

size_t
world_frame_count(const struct world *world)
{
    return world->frames.count;
}

node_id
world_frame(const struct world *world, size_t index)
{
    BUG_UNLESS(index < world->frames.count, "there is no frame %zu", index);
    return world->frames.items[index];
}

int
world_frame_line(const struct world *world, node_id frame)
{
    return world_must_live(world, frame)->line;
}

size_t
world_output_length(const struct world *world)
{
    return world->output_length;
}
