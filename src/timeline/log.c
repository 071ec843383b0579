#include "timeline/log.h"

#include <string.h>

#include "base/bug.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vector.h"
#include "timeline/chunk_list.h"
#include "timeline/event_store.h"
#include "timeline/text_table.h"

/* Types whose texts have smaller numbers have their serials in an array. */
#define COMMON_TYPES ((size_t)1 << 16)

/* After how many events it is asked whether they are too many bytes. */
#define ROOM_ASKED ((size_t)64)

/* Where the numbers of a permutation or layout are. */
struct extent {
    size_t first;
    size_t count;
};

struct numbers {
    uint32_t *items; /* a VECTOR */
    size_t count;
    size_t capacity;
};

struct log {
    struct log_end at; /* first, as log.h says */
    struct event_store events;
    size_t allowed;           /* events that there will be without at.room */
    struct chunk_list births; /* struct birth; node n is at n - 1 */
    struct chunk_list steps;  /* struct step */
    struct text_table texts;
    struct text output;
    VECTOR(uint32_t) numbers; /* of all permutations and layouts */
    VECTOR(struct extent) permutations;
    VECTOR(struct extent) layouts; /* layout n is at n - 1 */
    struct numbers serials[NODE_KIND_COUNT][2]; /* the last given, by type;
                                                   [1]: apart */
    struct map rare_serials;    /* kind and type → last serial given */
    VECTOR(struct call) calls;
    struct map cleared;   /* those that were cleared → event */
    size_t limit;       /* of events */
    size_t byte_limit;
    bool apart;         /* nodes are numbered apart */
};

struct log *
log_new(size_t limit)
{
    struct log *log = mem_alloc(sizeof *log);
    event_store_init(&log->events);
    log->births.size = sizeof(struct birth);
    log->steps.size = sizeof(struct step);
    text_table_init(&log->texts);
    log->limit = limit < UINT32_MAX ? limit : UINT32_MAX;
    log->byte_limit = SIZE_MAX;
    log_begin_instruction(log);
    return log;
}

void
log_free(struct log *log)
{
    if (log == NULL)
        return;
    event_store_release(&log->events);
    chunk_list_release(&log->births);
    chunk_list_release(&log->steps);
    text_table_release(&log->texts);
    text_release(&log->output);
    VECTOR_RELEASE(&log->numbers);
    VECTOR_RELEASE(&log->permutations);
    VECTOR_RELEASE(&log->layouts);
    for (size_t i = 0; i < NODE_KIND_COUNT; i++) {
        VECTOR_RELEASE(&log->serials[i][0]);
        VECTOR_RELEASE(&log->serials[i][1]);
    }
    map_release(&log->rare_serials);
    VECTOR_RELEASE(&log->calls);
    map_release(&log->cleared);
    mem_free(log);
}

/* ---- writing ------------------------------------------------------------- */

text_id
log_text(struct log *log, const char *bytes, size_t length)
{
    return text_table_add(&log->texts, bytes, length);
}

void
log_limit_bytes(struct log *log, size_t bytes)
{
    log->byte_limit = bytes;
    log->allowed = log_event_count(log);
    log->at.room = 0;
}

/* What grows without bounds; asked every so often. */
static size_t
bytes_used(const struct log *log)
{
    return log->events.bytes +
           log->births.count * sizeof(struct birth) +
           log->numbers.count * sizeof *log->numbers.items +
           log->output.length;
}

bool
log_make_room(struct log *log)
{
    struct log_end *at = &log->at;
    size_t count = log_event_count(log);
    if (count >= log->limit || bytes_used(log) >= log->byte_limit)
        log->at.full = true;
    if (log->at.full)
        return false;
    if (count % STORE_CHUNK == 0) {
        at->next = event_store_extend(&log->events, at->next);
        at->holder = 0;
    }
    size_t room = STORE_CHUNK - count % STORE_CHUNK;
    if (room > ROOM_ASKED)
        room = ROOM_ASKED;
    if (room > log->limit - count)
        room = log->limit - count;
    at->room = room;
    log->allowed = count + room;
    return true;
}

void
log_write_long(struct log_end *end, enum event_kind kind, node_id node,
               uint32_t slot, uint32_t x, uint32_t y)
{
    uint32_t *next = end->next, *head = next++;
    *head = (uint32_t)kind | end->begins | slot << WRITTEN_SLOT_SHIFT;
    end->begins = 0;
    if (node != end->holder) {
        *head |= WRITTEN_NODE;
        *next++ = node;
    }
    if (x != 0) {
        *head |= WRITTEN_X;
        *next++ = x;
    }
    if (y != 0) {
        *head |= WRITTEN_Y;
        *next++ = y;
    }
    end->next = next;
    if (event_is_about_slots(kind))
        end->holder = node;
}

void
log_note(struct log *log, enum event_kind kind, node_id node)
{
    size_t index = log_event_count(log);
    if (kind == EVENT_WEAKREF_CLEARED)
        map_set(&log->cleared, node, index);
    else
        VECTOR_PUSH(&log->calls,
                    (struct call){index, node, kind == EVENT_FRAME_PUSHED});
}

/* Returns whether one more event can be taken; if not, the log is full from
 * now on, so that what it holds stays a beginning without gaps. */
static bool
has_room(struct log *log)
{
    return log->at.room > 0 || log_make_room(log);
}

/* The same for a type whose text has a large number. */
static uint32_t
next_rare_serial(struct log *log, const struct birth *birth)
{
    uint64_t key = (uint64_t)log->apart << 40 | (uint64_t)birth->kind << 32
                   | birth->type;
    uint64_t serial = 0;
    map_get(&log->rare_serials, key, &serial);
    map_set(&log->rare_serials, key, ++serial);
    return (uint32_t)serial;
}

static uint32_t
next_serial(struct log *log, const struct birth *birth)
{
    size_t length = (size_t)birth->type + 1;
    uint32_t apart = log->apart ? LOG_APART_FROM : 0;
    struct numbers *given = &log->serials[birth->kind][log->apart];
    if (length > COMMON_TYPES)
        return next_rare_serial(log, birth) + apart;
    if (given->count < length) {
        size_t count = given->count;
        VECTOR_RESERVE(given, length - count);
        memset(given->items + count, 0,
               (length - count) * sizeof *given->items);
        given->count = length;
    }
    return ++given->items[birth->type] + apart;
}

bool
log_number_apart(struct log *log, bool apart)
{
    bool before = log->apart;
    log->apart = apart;
    return before;
}

void
log_set_serial(struct log *log, node_id node, uint32_t serial)
{
    struct birth *birth = chunk_list_at(&log->births, node - 1);
    birth->serial = serial;
}

node_id
log_birth(struct log *log, const struct birth *birth)
{
    BUG_UNLESS(log->births.count < UINT32_MAX / 4, "too many nodes");
    struct birth *kept = chunk_list_add(&log->births);
    *kept = *birth;
    kept->serial = next_serial(log, birth);
    kept->event = BIRTH_UNTOLD;
    node_id node = (node_id)log->births.count;
    if (has_room(log)) {
        kept->event = (uint32_t)log_event_count(log);
        log_append(log,
                   (struct event){.kind = EVENT_NODE_BORN, .node = node});
    }
    return node;
}

size_t
log_step(struct log *log, const struct step *step, int old_line)
{
    size_t number = log->steps.count;
    if (!has_room(log))
        return number;
    struct step *kept = chunk_list_add(&log->steps);
    *kept = *step;
    kept->event = (uint32_t)log_event_count(log);
    log->at.begins = 0;
    log_write(log, EVENT_STEP, step->frame, 0, (uint32_t)number,
              (uint32_t)old_line);
    log_begin_instruction(log);
    return number;
}

static struct extent
keep_numbers(struct log *log, const uint32_t *numbers, size_t count)
{
    struct extent extent = {log->numbers.count, count};
    VECTOR_RESERVE(&log->numbers, count);
    if (count > 0)
        memcpy(log->numbers.items + extent.first, numbers,
               count * sizeof *numbers);
    log->numbers.count += count;
    return extent;
}

layout_id
log_layout(struct log *log, const text_id *names, size_t count)
{
    VECTOR_PUSH(&log->layouts, keep_numbers(log, names, count));
    return (layout_id)log->layouts.count;
}

void
log_permute(struct log *log, node_id node, uint32_t slot,
            const uint32_t *permutation, size_t count)
{
    if (!has_room(log))
        return;
    uint32_t index = (uint32_t)log->permutations.count;
    VECTOR_PUSH(&log->permutations, keep_numbers(log, permutation, count));
    log_append(log, (struct event){.kind = EVENT_SLOTS_PERMUTED,
                                   .node = node,
                                   .slot = EVENT_SLOT(slot),
                                   .x = (uint32_t)count,
                                   .y = index});
}

void
log_output(struct log *log, const char *bytes, size_t length)
{
    while (length > 0 && has_room(log)) {
        size_t part = length < UINT32_MAX ? length : UINT32_MAX;
        text_add(&log->output, bytes, part);
        log_append(log, (struct event){.kind = EVENT_OUTPUT_WRITTEN,
                                       .x = (uint32_t)part});
        bytes += part;
        length -= part;
    }
}

/* ---- reading ------------------------------------------------------------- */

size_t
log_event_count(const struct log *log)
{
    return log->allowed - log->at.room;
}

const struct event *
log_event(const struct log *log, size_t index)
{
    size_t count = log_event_count(log);
    BUG_UNLESS(index < count, "there is no event %zu", index);
    return event_store_read(&log->events, index, count) + index % STORE_CHUNK;
}

const struct event *
log_events_from(const struct log *log, size_t index, size_t *count)
{
    size_t left = STORE_CHUNK - index % STORE_CHUNK;
    size_t existing = log_event_count(log);
    if (index >= existing) {
        *count = 0;
        return NULL;
    }
    *count = existing - index < left ? existing - index : left;
    return event_store_read(&log->events, index + *count - 1, existing) +
           index % STORE_CHUNK;
}

const struct event *
log_events_before(const struct log *log, size_t index, size_t *count)
{
    size_t existing = log_event_count(log);
    BUG_UNLESS(index <= existing, "there is no event %zu", index);
    if (index == 0) {
        *count = 0;
        return NULL;
    }
    *count = (index - 1) % STORE_CHUNK + 1;
    return event_store_read(&log->events, index - 1, existing);
}

size_t
log_step_count(const struct log *log)
{
    return log->steps.count;
}

const struct step *
log_step_at(const struct log *log, size_t number)
{
    BUG_UNLESS(number < log->steps.count, "there is no step %zu", number);
    return chunk_list_at(&log->steps, number);
}

const struct call *
log_calls(const struct log *log, size_t *count)
{
    *count = log->calls.count;
    return log->calls.items;
}

node_id
log_node_count(const struct log *log)
{
    return (node_id)log->births.count;
}

const struct birth *
log_birth_of(const struct log *log, node_id node)
{
    BUG_UNLESS(node > 0 && node <= log->births.count,
               "there is no node %u", node);
    return chunk_list_at(&log->births, node - 1);
}

size_t
log_cleared(const struct log *log, node_id node)
{
    uint64_t event;
    return map_get(&log->cleared, node, &event) ? (size_t)event : SIZE_MAX;
}

const char *
log_text_bytes(const struct log *log, text_id text, size_t *length)
{
    return text_table_bytes(&log->texts, text, length);
}

text_id
log_find_text(const struct log *log, const char *bytes, size_t length)
{
    return text_table_find(&log->texts, bytes, length);
}

const uint32_t *
log_permutation(const struct log *log, uint32_t index, size_t *count)
{
    BUG_UNLESS(index < log->permutations.count, "there is no permutation %u",
               index);
    struct extent permutation = log->permutations.items[index];
    *count = permutation.count;
    return log->numbers.items + permutation.first;
}

const text_id *
log_layout_names(const struct log *log, layout_id layout, size_t *count)
{
    BUG_UNLESS(layout > 0 && layout <= log->layouts.count,
               "there is no layout %u", layout);
    struct extent extent = log->layouts.items[layout - 1];
    *count = extent.count;
    return log->numbers.items + extent.first;
}

const char *
log_output_bytes(const struct log *log, size_t *length)
{
    if (length != NULL)
        *length = log->output.length;
    return text_string(&log->output);
}

size_t
log_memory(const struct log *log)
{
    return sizeof *log + event_store_memory(&log->events) +
           chunk_list_memory(&log->births) +
           chunk_list_memory(&log->steps) + text_table_memory(&log->texts) +
           log->output.capacity +
           log->calls.capacity * sizeof *log->calls.items +
           log->numbers.capacity * sizeof *log->numbers.items +
           log->permutations.capacity * sizeof *log->permutations.items;
}

const char *
generator_variable(const char *slot)
{
    size_t prefix = strlen(GENERATOR_LOCAL);
    return strncmp(slot, GENERATOR_LOCAL, prefix) == 0 ? slot + prefix : slot;
}
