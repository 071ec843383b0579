/*
 * Key frames: whole worlds written down now and then, so that a far moment
 * is reached without going through all events between.
 *
 * One is written when the events since the last one take at least as many
 * bytes as it will.  So all together take no more memory than the events,
 * and writing them costs no more than applying the events did.  Who refers
 * to whom is not written down: it follows from the slots.
 *
 * Words: frames (count, ids), output length (2), nodes freed (2), live nodes
 * (count), then for each in order of birth: id, flags, size (2), preview,
 * line, slots (count, targets), and for named slots the names.
 */
#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "timeline/world_state.h"

#define SPACING_MIN ((size_t)2048) /* events between two key frames */
#define HEAD_WORDS ((size_t)6)
#define NODE_WORDS ((size_t)7)

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
put_node(uint32_t *out, const struct live *live)
{
    out = put(out, live->id);
    out = put(out, live->flags);
    out = put_long(out, live->size);
    out = put(out, live->preview);
    out = put(out, (uint32_t)live->line);
    out = put(out, live->slots.count);
    out = put_array(out, number_array_read(&live->slots), live->slots.count);
    return put_array(out, number_array_read(&live->names), live->names.count);
}

static size_t
count_words(const struct world *world)
{
    return HEAD_WORDS + world->frames.count +
           world->live_count * NODE_WORDS + world->slot_count;
}

static void
write_keyframe(struct world *world)
{
    struct keyframe keyframe = {
        .moment = world->moment,
        .cost = world->live_count + world->slot_count,
        .length = count_words(world),
    };
    keyframe.words =
        mem_alloc_array(keyframe.length, sizeof *keyframe.words);
    uint32_t *out = keyframe.words;
    out = put(out, (uint32_t)world->frames.count);
    out = put_array(out, world->frames.items, world->frames.count);
    out = put_long(out, world->output_length);
    out = put_long(out, world->freed_count);
    out = put(out, (uint32_t)world->live_count);
    for (node_id node = world_next(world, 0); node != 0;
         node = world_next(world, node))
        out = put_node(out, world_live(world, node));
    BUG_UNLESS((size_t)(out - keyframe.words) == keyframe.length,
               "a key frame of another length than foreseen");
    VECTOR_PUSH(&world->keyframes, keyframe);
}

void
world_consider_keyframe(struct world *world)
{
    size_t last = 0;
    if (world->keyframes.count > 0)
        last = world->keyframes.items[world->keyframes.count - 1].moment;
    size_t bytes = count_words(world) * sizeof(uint32_t);
    size_t spacing = bytes / sizeof(struct event) + 1;
    if (spacing < SPACING_MIN)
        spacing = SPACING_MIN;
    if (world->moment - last >= spacing) {
        write_keyframe(world);
        last = world->moment;
    }
    world->next_keyframe = last + spacing;
}

/* ---- reading ------------------------------------------------------------- */

static uint64_t
get_long(const uint32_t *in)
{
    return in[0] | (uint64_t)in[1] << 32;
}

/* Reads a node; references are attached when all nodes live. */
static const uint32_t *
get_node(struct world *world, const uint32_t *in)
{
    struct live *live = world_revive(world, in[0]);
    live->flags = in[1];
    live->size = get_long(in + 2);
    live->preview = in[4];
    live->line = (int32_t)in[5];
    uint32_t count = in[6];
    in += NODE_WORDS;
    number_array_insert(&live->slots, 0, count, 0);
    put_array(number_array_items(&live->slots), in, count);
    world->slot_count += count;
    in += count;
    if (live->named) {
        number_array_insert(&live->names, 0, count, 0);
        put_array(number_array_items(&live->names), in, count);
        world->slot_count += count;
        in += count;
    }
    return in;
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
        in = get_node(world, in);
    for (size_t i = 0; i < world->live.count; i++) {
        node_id holder = world->live.items[i].id;
        const struct number_array *slots = &world->live.items[i].slots;
        const uint32_t *targets = number_array_read(slots);
        for (uint32_t k = 0; k < slots->count; k++)
            world_attach(world, holder, targets[k], 1);
    }
    world->moment = keyframe->moment;
}
