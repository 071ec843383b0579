#include "timeline/event_store.h"

#include "base/mem.h"

#define CHUNK_BYTES (STORE_CHUNK * WRITTEN_MOST * sizeof(uint32_t))

_Static_assert((int)EVENT_KIND_COUNT <= (int)WRITTEN_KIND + 1,
               "kinds fit into a head");
_Static_assert(EVENT_SLOT_MAX == UINT32_MAX >> WRITTEN_SLOT_SHIFT,
               "slots fit into a head");

uint32_t *
event_store_extend(struct event_store *store, uint32_t *end)
{
    if (store->chunks.count > 0) {
        uint32_t *last = store->chunks.items[store->chunks.count - 1];
        size_t used = (size_t)(end - last) * sizeof *end;
        arena_shrink(&store->arena, CHUNK_BYTES, used);
        store->bytes += used;
    }
    uint32_t *chunk = arena_alloc_unset(&store->arena, CHUNK_BYTES);
    VECTOR_PUSH(&store->chunks, chunk);
    return chunk;
}

static void
read_event(struct read_events *kept)
{
    struct event *event = &kept->events[kept->count++];
    const uint32_t *in = kept->next;
    uint32_t head = *in++, slot = head >> WRITTEN_SLOT_SHIFT;
    event->kind = head & WRITTEN_KIND;
    event->begins_instruction = (head & WRITTEN_BEGINS) != 0;
    event->slot = EVENT_SLOT(slot);
    event->node = head & WRITTEN_NODE ? *in++ : kept->holder;
    event->x = head & WRITTEN_X ? *in++ : 0;
    event->y = head & WRITTEN_Y ? *in++ : 0;
    kept->next = in;
    if (event_is_about_slots(event->kind))
        kept->holder = event->node;
}

const struct event *
event_store_read(const struct event_store *store, size_t index, size_t count)
{
    size_t chunk = index / STORE_CHUNK, first = chunk * STORE_CHUNK;
    size_t written = count - first < STORE_CHUNK ? count - first : STORE_CHUNK;
    /* What was read is kept; that changes nothing that can be asked. */
    struct read_events *kept =
        (struct read_events *)(uintptr_t)&store->kept[chunk % STORE_KEPT];
    if (kept->events == NULL)
        kept->events = mem_alloc_unset(STORE_CHUNK * sizeof *kept->events);
    else if (kept->chunk == chunk && index - first < kept->count)
        return kept->events;
    if (kept->chunk != chunk || kept->next == NULL)
        *kept = (struct read_events){
            .events = kept->events,
            .chunk = chunk,
            .next = store->chunks.items[chunk],
        };
    while (kept->count < written)
        read_event(kept);
    return kept->events;
}

/* ---- the store ----------------------------------------------------------- */

void
event_store_init(struct event_store *store)
{
    *store = (struct event_store){.bytes = 0};
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
