/*
 * Key frames: whole worlds written down now and then, so that a far moment
 * is reached without going through all events between.
 *
 * One is written when the events since the last one take at least twice the
 * bytes that it will.  So all together take half the memory of the events at
 * most, and writing them costs less than applying the events did.  Who refers
 * to whom is not written down: it follows from the slots.  What is as it was
 * at a node's birth is not written down either.
 *
 * Words: frames (count, ids), output length (2), nodes freed (2), live nodes
 * (count), then for each in order of birth: id, slots (count, targets), and
 * for named slots the names; at last the nodes whose state is not that of
 * their birth (count), for each: id, a bit for each field, those fields.
 */
#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "timeline/world_state.h"

#define SPACING_MIN ((size_t)2048) /* events between two key frames */
#define HEAD_WORDS ((size_t)7)
#define NODE_WORDS ((size_t)2)

#define FIELDS 4 /* flags, size, preview, line */

/* Stores the fields that can change. */
static void
list_fields(const struct live *live, uint32_t fields[FIELDS])
{
    fields[0] = live->flags;
    fields[1] = live->size;
    fields[2] = live->preview;
    fields[3] = (uint32_t)live->line;
}

/* Returns a bit for each field that is not as at birth, and stores all. */
static uint32_t
changed_fields(const struct world *world, const struct live *live,
               uint32_t fields[FIELDS])
{
    const struct birth *birth = log_birth_of(world->log, live->id);
    list_fields(live, fields);
    return (uint32_t)(fields[0] != (birth->flags & LIVE_FLAGS)) |
           (uint32_t)(fields[1] != birth->size) << 1 |
           (uint32_t)(fields[2] != birth->preview) << 2 |
           (uint32_t)(fields[3] != 0) << 3;
}

static size_t
count_words(const struct world *world, uint32_t *changed_nodes)
{
    size_t words = HEAD_WORDS + world->frames.count +
                   world->live_count * NODE_WORDS + world->slot_count;
    uint32_t fields[FIELDS];
    *changed_nodes = 0;
    for (size_t i = 0; i < world->live.count; i++) {
        const struct live *live = &world->live.items[i];
        uint32_t changed =
            live->id == 0 ? 0 : changed_fields(world, live, fields);
        if (changed == 0)
            continue;
        ++*changed_nodes;
        words += 2 + (size_t)__builtin_popcount(changed);
    }
    return words;
}

/* ---- writing ----------------------------------------------------------- */

static uint32_t *
put(uint32_t *out, uint32_t word)
{
    *out = word;
    return out + 1;
}

static uint32_t *
put_long(uint32_t *out, uint64_t number)
{
    return put(put(out, (uint32_t)number), (uint32_t)(number >> 32));
}

static uint32_t *
put_array(uint32_t *out, const uint32_t *numbers, size_t count)
{
    if (count > 0)
        memcpy(out, numbers, count * sizeof *out);
    return out + count;
}

static uint32_t *
put_slots(uint32_t *out, const struct live *live)
{
    out = put(out, live->id);
    out = put(out, live->slots.count);
    out = put_array(out, number_array_read(&live->slots), live->slots.count);
    if (live->names != NULL)
        out = put_array(out, number_array_read(live->names),
                        live->names->count);
    return out;
}

static uint32_t *
put_changed(uint32_t *out, const struct world *world, const struct live *live)
{
    uint32_t fields[FIELDS];
    uint32_t changed = changed_fields(world, live, fields);
    if (changed == 0)
        return out;
    out = put(put(out, live->id), changed);
    for (int i = 0; i < FIELDS; i++) {
        if (changed >> i & 1)
            out = put(out, fields[i]);
    }
    return out;
}

static void
write_keyframe(const struct world *world, size_t length,
               uint32_t changed_nodes)
{
    struct keyframe keyframe = {
        .moment = world->moment,
        .cost = world->live_count + world->slot_count,
        .length = length,
        .words = mem_alloc_array(length, sizeof *keyframe.words),
    };
    uint32_t *out = keyframe.words;
    node_id node;
    out = put(out, (uint32_t)world->frames.count);
    out = put_array(out, world->frames.items, world->frames.count);
    out = put_long(out, world->output_length);
    out = put_long(out, world->freed_count);
    out = put(out, (uint32_t)world->live_count);
    for (node = world_next(world, 0); node != 0;
         node = world_next(world, node))
        out = put_slots(out, world_live(world, node));
    out = put(out, changed_nodes);
    for (node = world_next(world, 0); node != 0;
         node = world_next(world, node))
        out = put_changed(out, world, world_live(world, node));
    BUG_UNLESS((size_t)(out - keyframe.words) == length,
               "a key frame of another length than foreseen");
    VECTOR_PUSH(&world->past->keyframes, keyframe);
}

void
world_consider_keyframe(const struct world *world)
{
    struct known_past *past = world->past;
    size_t last = 0;
    if (past->keyframes.count > 0)
        last = past->keyframes.items[past->keyframes.count - 1].moment;
    uint32_t changed_nodes;
    size_t words = count_words(world, &changed_nodes);
    size_t spacing =
        2 * words * sizeof(uint32_t) / sizeof(struct event) + 1;
    if (spacing < SPACING_MIN)
        spacing = SPACING_MIN;
    if (world->moment - last >= spacing) {
        write_keyframe(world, words, changed_nodes);
        last = world->moment;
    }
    past->next_keyframe = last + spacing;
}

/* ---- reading ----------------------------------------------------------- */

static uint64_t
get_long(const uint32_t *in)
{
    return in[0] | (uint64_t)in[1] << 32;
}

/* Reads a node; references are attached when all nodes live. */
static const uint32_t *
get_slots(struct world *world, const uint32_t *in)
{
    struct live *live = world_revive(world, in[0]);
    uint32_t count = in[1];
    in += NODE_WORDS;
    world_insert_slots(world, live, 0, count, 0);
    put_array(number_array_items(&live->slots), in, count);
    in += count;
    if (live->names != NULL) {
        put_array(number_array_items(live->names), in, count);
        in += count;
    }
    return in;
}

static const uint32_t *
get_changed(struct world *world, const uint32_t *in)
{
    struct live *live = world_must_live(world, in[0]);
    uint32_t changed = in[1];
    uint32_t fields[FIELDS];
    list_fields(live, fields);
    in += 2;
    for (int i = 0; i < FIELDS; i++) {
        if (changed >> i & 1)
            fields[i] = *in++;
    }
    live->flags = fields[0] & LIVE_FLAGS;
    live->size = fields[1];
    live->preview = fields[2];
    live->line = (int32_t)fields[3];
    return in;
}

static void
attach_all(struct world *world)
{
    for (size_t i = 0; i < world->live.count; i++) {
        node_id holder = world->live.items[i].id;
        const struct number_array *slots = &world->live.items[i].slots;
        const uint32_t *targets = number_array_read(slots);
        for (uint32_t k = 0; k < slots->count; k++)
            world_attach(world, holder, targets[k], 1);
    }
}

void
world_restore(struct world *world, const struct keyframe *keyframe)
{
    world_clear(world);
    const uint32_t *in = keyframe->words;
    uint32_t count = *in++;
    for (uint32_t i = 0; i < count; i++)
        VECTOR_PUSH(&world->frames, in[i]);
    in += count;
    world->output_length = get_long(in);
    world->freed_count = get_long(in + 2);
    count = in[4];
    in += 5;
    for (uint32_t i = 0; i < count; i++)
        in = get_slots(world, in);
    count = *in++;
    for (uint32_t i = 0; i < count; i++)
        in = get_changed(world, in);
    attach_all(world);
    world->moment = keyframe->moment;
}
