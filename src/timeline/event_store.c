/*
 * A packed event is a head and numbers, each in as many groups of seven bits
 * as it needs:
 *
 *     head: kind, bit 5: begins an instruction, bit 6: same node as the event
 *           before, bit 7: same slot
 *     node, slot (where not the same), x, y
 *
 * Nodes are told by how far they are from the last one that was born: what
 * happens, happens mostly to the young.
 */
#include "timeline/event_store.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"

#define MOST_BYTES 21 /* of a packed event: a head and four numbers */

enum { BEGINS = 1 << 5, SAME_NODE = 1 << 6, SAME_SLOT = 1 << 7 };

_Static_assert((int)EVENT_KIND_COUNT <= (int)BEGINS, "kinds fit into the head");

/* What x and y of a kind are: numbers, if not nodes. */
enum { X_IS_NODE = 1, Y_IS_NODE = 2 };

static const uint8_t meanings[EVENT_KIND_COUNT] = {
    [EVENT_REFERENCE_SET] = X_IS_NODE | Y_IS_NODE,
    [EVENT_OPERANDS_REPLACED] = X_IS_NODE | Y_IS_NODE,
    [EVENT_REFERENCE_MOVED] = X_IS_NODE,
    [EVENT_SLOTS_FILLED] = Y_IS_NODE,
};

/* What the events before have left to compare with. */
struct context {
    node_id node;
    uint32_t slot;
    node_id young; /* the node that was born last */
};

/* ---- packing ------------------------------------------------------------- */

static inline unsigned char *
put(unsigned char *out, uint32_t number)
{
    while (number >= 0x80) {
        *out++ = (unsigned char)(number | 0x80);
        number >>= 7;
    }
    *out++ = (unsigned char)number;
    return out;
}

/* Small differences in both directions become small numbers. */
static uint32_t
fold(uint32_t number, uint32_t from)
{
    uint32_t difference = number - from;
    return difference << 1 ^ (difference >> 31 ? UINT32_MAX : 0);
}

static uint32_t
unfold(uint32_t folded, uint32_t from)
{
    return from + (folded >> 1 ^ (folded & 1 ? UINT32_MAX : 0));
}

static inline unsigned char *
put_node(unsigned char *out, node_id node, const struct context *context)
{
    if (node == 0) {
        *out = 0;
        return out + 1;
    }
    uint32_t folded = fold(node, context->young);
    BUG_UNLESS(folded < UINT32_MAX, "node %u is too far from %u", node,
               context->young);
    return put(out, folded + 1);
}

static inline void
follow(struct context *context, const struct event *event)
{
    context->node = event->node;
    context->slot = event->slot;
    if (event->kind == EVENT_NODE_BORN)
        context->young = event->node;
}

static unsigned char *
pack(unsigned char *out, const struct event *event, struct context *context)
{
    unsigned head = event->kind;
    unsigned char *at = out++;
    if (event->begins_instruction)
        head |= BEGINS;
    if (event->node == context->node)
        head |= SAME_NODE;
    else
        out = put(out, fold(event->node, context->node));
    if (event->slot == context->slot)
        head |= SAME_SLOT;
    else
        out = put(out, event->slot);
    *at = (unsigned char)head;
    unsigned meaning = meanings[event->kind];
    out = meaning & X_IS_NODE ? put_node(out, event->x, context)
                              : put(out, event->x);
    out = meaning & Y_IS_NODE ? put_node(out, event->y, context)
                              : put(out, event->y);
    follow(context, event);
    return out;
}

void
event_store_pack(struct event_store *store)
{
    unsigned char bytes[STORE_CHUNK * MOST_BYTES];
    unsigned char *end = bytes;
    struct context context = {0};
    for (size_t i = 0; i < STORE_CHUNK; i++)
        end = pack(end, &store->open[i], &context);
    struct packed_events packed = {NULL, (size_t)(end - bytes)};
    packed.bytes = mem_alloc_unset(packed.length);
    memcpy(packed.bytes, bytes, packed.length);
    store->packed_bytes += packed.length;
    VECTOR_PUSH(&store->packed, packed);
}

/* ---- unpacking ----------------------------------------------------------- */

static const unsigned char *
get(const unsigned char *in, uint32_t *number)
{
    uint32_t found = *in & 0x7F;
    for (unsigned shift = 7; *in++ & 0x80; shift += 7)
        found |= (uint32_t)(*in & 0x7F) << shift;
    *number = found;
    return in;
}

static const unsigned char *
get_node(const unsigned char *in, node_id *node, const struct context *context)
{
    in = get(in, node);
    if (*node != 0)
        *node = unfold(*node - 1, context->young);
    return in;
}

static const unsigned char *
unpack(const unsigned char *in, struct event *event, struct context *context)
{
    unsigned head = *in++;
    uint32_t node = context->node, slot = context->slot;
    event->kind = head & (BEGINS - 1);
    event->begins_instruction = (head & BEGINS) != 0;
    if (!(head & SAME_NODE)) {
        in = get(in, &node);
        node = unfold(node, context->node);
    }
    if (!(head & SAME_SLOT))
        in = get(in, &slot);
    event->node = node;
    event->slot = EVENT_SLOT(slot);
    unsigned meaning = meanings[event->kind];
    in = meaning & X_IS_NODE ? get_node(in, &event->x, context)
                             : get(in, &event->x);
    in = meaning & Y_IS_NODE ? get_node(in, &event->y, context)
                             : get(in, &event->y);
    follow(context, event);
    return in;
}

const struct event *
event_store_chunk(const struct event_store *store, size_t index)
{
    size_t chunk = index / STORE_CHUNK;
    if (chunk == store->packed.count)
        return store->open;
    /* What was read is kept; that changes nothing that can be asked. */
    struct unpacked_events *kept =
        (struct unpacked_events *)(uintptr_t)&store->kept[chunk % STORE_KEPT];
    if (kept->events != NULL && kept->chunk == chunk)
        return kept->events;
    if (kept->events == NULL)
        kept->events =
            mem_alloc_unset(STORE_CHUNK * sizeof *kept->events);
    kept->chunk = chunk;
    const unsigned char *in = store->packed.items[chunk].bytes;
    struct context context = {0};
    for (size_t i = 0; i < STORE_CHUNK; i++)
        in = unpack(in, &kept->events[i], &context);
    return kept->events;
}

/* ---- the store ----------------------------------------------------------- */

void
event_store_init(struct event_store *store)
{
    *store = (struct event_store){0};
    store->open = mem_alloc_unset(STORE_CHUNK * sizeof *store->open);
}

void
event_store_release(struct event_store *store)
{
    for (size_t i = 0; i < store->packed.count; i++)
        mem_free(store->packed.items[i].bytes);
    for (size_t i = 0; i < STORE_KEPT; i++)
        mem_free(store->kept[i].events);
    VECTOR_RELEASE(&store->packed);
    mem_free(store->open);
    store->open = NULL;
}

size_t
event_store_memory(const struct event_store *store)
{
    return STORE_CHUNK * sizeof *store->open + store->packed_bytes +
           store->packed.capacity * sizeof *store->packed.items;
}
