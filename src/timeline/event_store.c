/*
 * A packed event is two bytes and four numbers, each in as few bytes as it
 * needs, and in none when it is 0 (nothing, mostly):
 *
 *     kind, bit 5: begins an instruction
 *     for node, slot, x and y two bits each: 0, 1, 2 or 4 bytes
 *     node, slot, x, y
 *
 * Other numbers are told as the difference to what is likely: objects by how
 * far they are from the one that was born last, since what happens, happens
 * mostly to the young; the nodes that hold, and their slots, by how far they
 * are from the last of those.
 */
#include "timeline/event_store.h"

#include <string.h>

#include "base/mem.h"

#define MOST_BYTES 18 /* of a packed event */
#define SLACK 4       /* bytes that may be read behind the last */

enum { BEGINS = 1 << 5 };

_Static_assert((int)EVENT_KIND_COUNT <= (int)BEGINS, "kinds fit into a byte");

/* What a number of a kind of event is told from. */
enum origin {
    FROM_ZERO,
    FROM_HOLDER, /* the node of the last event that was told so */
    FROM_YOUNG,  /* the node that was born last */
    FROM_NEXT,   /* the node that is born next */
    FROM_STEP,   /* the next step */
    FROM_SLOT,   /* the slot of the last event */
    ORIGIN_COUNT
};

struct meaning {
    uint8_t node, x, y; /* enum origin */
};

static const struct meaning meanings[EVENT_KIND_COUNT] = {
    [EVENT_NODE_BORN] = {FROM_NEXT, FROM_ZERO, FROM_ZERO},
    [EVENT_NODE_FREED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_NODE_RESIZED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_NODE_FLAGGED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_NODE_PREVIEWED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_SLOTS_INSERTED] = {FROM_HOLDER, FROM_ZERO, FROM_ZERO},
    [EVENT_SLOTS_REMOVED] = {FROM_HOLDER, FROM_ZERO, FROM_ZERO},
    [EVENT_SLOTS_FILLED] = {FROM_HOLDER, FROM_ZERO, FROM_YOUNG},
    [EVENT_SLOTS_PERMUTED] = {FROM_HOLDER, FROM_ZERO, FROM_ZERO},
    [EVENT_REFERENCE_SET] = {FROM_HOLDER, FROM_YOUNG, FROM_YOUNG},
    [EVENT_REFERENCE_MOVED] = {FROM_HOLDER, FROM_YOUNG, FROM_ZERO},
    [EVENT_OPERANDS_REPLACED] = {FROM_HOLDER, FROM_YOUNG, FROM_YOUNG},
    [EVENT_FRAME_PUSHED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_FRAME_POPPED] = {FROM_YOUNG, FROM_ZERO, FROM_ZERO},
    [EVENT_STEP] = {FROM_HOLDER, FROM_STEP, FROM_ZERO},
};

/* What the events before have left to compare with. */
struct context {
    uint32_t from[ORIGIN_COUNT];
};

/* Differences in both directions become small numbers. */
static inline uint32_t
fold(uint32_t difference)
{
    return difference << 1 ^ (0 - (difference >> 31));
}

static inline uint32_t
unfold(uint32_t folded)
{
    return folded >> 1 ^ (0 - (folded & 1));
}

static inline void
follow(struct context *context, const struct meaning *meaning,
       const struct event *event)
{
    context->from[FROM_SLOT] = event->slot;
    if (meaning->node == FROM_HOLDER)
        context->from[FROM_HOLDER] = event->node;
    if (event->kind == EVENT_NODE_BORN) {
        context->from[FROM_YOUNG] = event->node;
        context->from[FROM_NEXT] = event->node + 1;
    }
    if (event->kind == EVENT_STEP)
        context->from[FROM_STEP] = event->x + 1;
}

/* ---- packing ------------------------------------------------------------- */

/* The bytes of a number of each width. */
static const uint8_t width_bytes[4] = {0, 1, 2, 4};

/* Writes four bytes, of which as many count as number needs, and notes how
 * many in *widths, two bits from shift on. */
static inline unsigned char *
put(unsigned char *out, uint32_t number, uint32_t from, unsigned shift,
    unsigned *widths)
{
    uint32_t told = fold(number - from);
    unsigned width = number == 0 ? 0
                                 : 1 + (unsigned)(told > 0xFF) +
                                       (unsigned)(told > 0xFFFF);
    out[0] = (unsigned char)told;
    out[1] = (unsigned char)(told >> 8);
    out[2] = (unsigned char)(told >> 16);
    out[3] = (unsigned char)(told >> 24);
    *widths |= width << shift;
    return out + width_bytes[width];
}

static inline unsigned char *
pack(unsigned char *out, const struct event *event, struct context *context)
{
    const struct meaning *meaning = &meanings[event->kind];
    const uint32_t *from = context->from;
    unsigned char *head = out;
    unsigned widths = 0;
    head[0] = (unsigned char)(event->kind
                              | (event->begins_instruction ? BEGINS : 0u));
    out = put(out + 2, event->node, from[meaning->node], 0, &widths);
    out = put(out, event->slot, from[FROM_SLOT], 2, &widths);
    out = put(out, event->x, from[meaning->x], 4, &widths);
    out = put(out, event->y, from[meaning->y], 6, &widths);
    head[1] = (unsigned char)widths;
    follow(context, meaning, event);
    return out;
}

/* Packs the oldest chunk that is open, and returns its room. */
static struct event *
pack_oldest(struct event_store *store)
{
    unsigned char bytes[STORE_CHUNK * MOST_BYTES + SLACK];
    unsigned char *end = bytes;
    struct event_chunk *chunk = &store->chunks.items[store->packed++];
    struct event *events = chunk->events;
    struct context context = {{0}};
    for (size_t i = 0; i < STORE_CHUNK; i++)
        end = pack(end, &events[i], &context);
    size_t length = (size_t)(end - bytes) + SLACK;
    chunk->packed = arena_alloc_unset(&store->arena, length);
    memcpy(chunk->packed, bytes, length);
    chunk->events = NULL;
    store->bytes += length;
    return events;
}

struct event *
event_store_extend(struct event_store *store)
{
    size_t size = STORE_CHUNK * sizeof(struct event);
    struct event_chunk chunk = {NULL, NULL};
    if (store->chunks.count - store->packed >= STORE_OPEN) {
        chunk.events = pack_oldest(store);
    } else {
        chunk.events = arena_alloc_unset(&store->arena, size);
        store->bytes += size;
    }
    VECTOR_PUSH(&store->chunks, chunk);
    return chunk.events;
}

/* ---- unpacking ----------------------------------------------------------- */

static inline const unsigned char *
get(const unsigned char *in, unsigned width, uint32_t from, uint32_t *number)
{
    static const uint32_t masks[4] = {0, 0xFF, 0xFFFF, UINT32_MAX};
    uint32_t told = ((uint32_t)in[0] | (uint32_t)in[1] << 8
                     | (uint32_t)in[2] << 16 | (uint32_t)in[3] << 24)
                    & masks[width];
    *number = width == 0 ? 0 : from + unfold(told);
    return in + width_bytes[width];
}

static const unsigned char *
unpack(const unsigned char *in, struct event *event, struct context *context)
{
    unsigned head = in[0], widths = in[1];
    const struct meaning *meaning = &meanings[head & (BEGINS - 1)];
    const uint32_t *from = context->from;
    uint32_t slot;
    event->kind = head & (BEGINS - 1);
    event->begins_instruction = (head & BEGINS) != 0;
    in = get(in + 2, widths & 3, from[meaning->node], &event->node);
    in = get(in, widths >> 2 & 3, from[FROM_SLOT], &slot);
    in = get(in, widths >> 4 & 3, from[meaning->x], &event->x);
    in = get(in, widths >> 6, from[meaning->y], &event->y);
    event->slot = EVENT_SLOT(slot);
    follow(context, meaning, event);
    return in;
}

const struct event *
event_store_chunk(const struct event_store *store, size_t index)
{
    size_t number = index / STORE_CHUNK;
    const struct event_chunk *chunk = &store->chunks.items[number];
    if (chunk->events != NULL)
        return chunk->events;
    /* What was read is kept; that changes nothing that can be asked. */
    struct unpacked_events *kept =
        (struct unpacked_events *)(uintptr_t)&store->kept[number % STORE_KEPT];
    if (kept->events != NULL && kept->chunk == number)
        return kept->events;
    if (kept->events == NULL)
        kept->events =
            mem_alloc_unset(STORE_CHUNK * sizeof *kept->events);
    kept->chunk = number;
    const unsigned char *in = chunk->packed;
    struct context context = {{0}};
    for (size_t i = 0; i < STORE_CHUNK; i++)
        in = unpack(in, &kept->events[i], &context);
    return kept->events;
}

/* ---- the store ----------------------------------------------------------- */

void
event_store_init(struct event_store *store)
{
    *store = (struct event_store){.packed = 0};
}

void
event_store_release(struct event_store *store)
{
    arena_release(&store->arena);
    for (size_t i = 0; i < STORE_KEPT; i++)
        mem_free(store->kept[i].events);
    VECTOR_RELEASE(&store->chunks);
}

size_t
event_store_memory(const struct event_store *store)
{
    return arena_memory(&store->arena) +
           store->chunks.capacity * sizeof *store->chunks.items;
}
