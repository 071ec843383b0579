#include "trace/trace_object.h"

#include <string.h>

#include "base/mem.h"
#include "timeline/world_parts.h"
#include "trace/trace_json.h"
#include "trace/trace_view.h"

#define ELLIPSIS_UTF8 "\xe2\x80\xa6"

uint32_t
trace_number(struct trace_numbers *numbers, node_id node)
{
    while (numbers->by_node.count <= node)
        VECTOR_PUSH(&numbers->by_node, 0);
    uint32_t *number = &numbers->by_node.items[node];
    if (*number == 0)
        *number = ++numbers->last;
    return *number;
}

static bool
is_listed(const struct trace_listing *listing, node_id node)
{
    return node < listing->seen.count &&
           listing->seen.items[node] == listing->record;
}

bool
trace_enter(struct trace_listing *listing, node_id node)
{
    if (is_listed(listing, node))
        return false;
    while (listing->seen.count <= node)
        VECTOR_PUSH(&listing->seen, 0);
    listing->seen.items[node] = listing->record;
    return true;
}

void
trace_leave(struct trace_listing *listing, node_id node)
{
    if (node < listing->seen.count)
        listing->seen.items[node] = 0;
}

/* ---- fields -------------------------------------------------------------- */

static void
add_key(struct text *out, const char *key)
{
    text_add_string(out, ",\"");
    text_add_string(out, key);
    text_add_string(out, "\":");
}

static void
add_text(const struct log *log, text_id text, struct text *out)
{
    size_t length;
    const char *bytes = log_text_bytes(log, text, &length);
    json_add_string(out, bytes, length);
}

/* Appends an atom's repr, cut like all others. */
static void
add_value(const struct log *log, text_id preview, uint64_t full_length,
          struct text *out)
{
    size_t length;
    const char *bytes = log_text_bytes(log, preview, &length);
    text_add_byte(out, '"');
    bool whole = json_add_escaped(out, bytes, length, LOG_PREVIEW_MAX);
    if (!whole || full_length > LOG_PREVIEW_MAX)
        (void)json_add_escaped(out, ELLIPSIS_UTF8, strlen(ELLIPSIS_UTF8), 1);
    text_add_byte(out, '"');
}

void
trace_add_nature(struct trace_style *style, node_id node, struct text *out)
{
    const struct log *log = world_log(style->world);
    const struct birth *birth = log_birth_of(log, node);
    text_add_string(out, "\"type\":");
    add_text(log, world_type(style->world, node), out);
    if (birth->address != 0) {
        add_key(out, "address");
        json_add_address(out, birth->address);
    }
    if (world_flags(style->world, node) & NODE_ATOM) {
        add_key(out, "value");
        add_value(log, world_preview(style->world, node), birth->length, out);
    }
}

void
trace_add_size(const struct trace_style *style, node_id node,
               struct text *out)
{
    uint64_t size = world_size(style->world, node);
    if (size == 0)
        return;
    add_key(out, "size");
    json_add_number(out, size);
}

void
trace_add_count(const struct trace_style *style, node_id node,
                struct text *out)
{
    uint32_t flags = world_flags(style->world, node);
    add_key(out, "count");
    if (flags & (NODE_IMMORTAL | NODE_SHARED))
        text_add_string(out, "null");
    else
        json_add_number(out, world_count(style->world, node));
    if (flags & NODE_IMMORTAL)
        text_add_string(out, ",\"immortal\":true");
}

void
trace_add_referent(struct trace_style *style, node_id node, struct text *out)
{
    if (log_birth_of(world_log(style->world), node)->referent == 0)
        return;
    node_id referent = world_referent(style->world, node);
    add_key(out, "weak");
    if (referent == 0)
        text_add_string(out, "null");
    else
        json_add_number(out, trace_number(style->numbers, referent));
}

void
trace_add_slot(struct trace_style *style, node_id node, uint32_t slot,
               struct text *out)
{
    text_add_byte(out, '[');
    text_clear(&style->scratch);
    trace_slot_label(style->world, node, slot, &style->scratch);
    json_add_string(out, text_string(&style->scratch),
                    style->scratch.length);
    text_add_byte(out, ',');
    json_add_number(out, trace_number(style->numbers,
                                      trace_slot(style->world, node, slot)));
    text_add_byte(out, ']');
}

void
trace_add_slots(struct trace_style *style, node_id node, struct text *out)
{
    add_key(out, "slots");
    text_add_byte(out, '[');
    uint32_t slot = trace_next_slot(style->world, node, 0);
    for (bool first = true; slot != TRACE_NO_SLOT; first = false) {
        if (!first)
            text_add_byte(out, ',');
        trace_add_slot(style, node, slot, out);
        slot = trace_next_slot(style->world, node, slot + 1);
    }
    text_add_byte(out, ']');
}

/* ---- holders ------------------------------------------------------------- */

/* Appends the number of a holder that is listed, or what it is in words:
 * "frame f", "code f", "parser", "list #4". */
static void
add_holder(struct trace_style *style, node_id node, struct text *out)
{
    static const char *const kinds[] = {
        [NODE_OBJECT] = "",    [NODE_NAMESPACE] = "variables of ",
        [NODE_FRAME] = "frame ", [NODE_CODE] = "code ",
        [NODE_ARENA] = "",     [NODE_NATIVE] = ""};
    if (is_listed(style->listing, node)) {
        json_add_number(out, trace_number(style->numbers, node));
        return;
    }
    const struct log *log = world_log(style->world);
    const struct birth *birth = log_birth_of(log, node);
    struct text *words = &style->scratch;
    text_clear(words);
    text_add_string(words, kinds[birth->kind]);
    bool named = birth->name != 0 && birth->kind != NODE_OBJECT;
    text_add_string(words, log_text_bytes(log, named ? birth->name
                                                     : birth->type, NULL));
    if (birth->kind == NODE_OBJECT)
        text_add_format(words, " #%u", birth->serial);
    json_add_string(out, text_string(words), words->length);
}

void
trace_add_holders(struct trace_style *style, node_id node, struct text *out)
{
    size_t count = world_holders(style->world, node, NULL, 0);
    struct holder *holders = mem_alloc_array(count, sizeof *holders);
    (void)world_holders(style->world, node, holders, count);
    add_key(out, "holders");
    text_add_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        text_add_string(out, i == 0 ? "[" : ",[");
        add_holder(style, holders[i].node, out);
        text_add_byte(out, ',');
        text_clear(&style->scratch);
        world_slot_label(style->world, holders[i].node, holders[i].slot,
                         &style->scratch);
        json_add_string(out, text_string(&style->scratch),
                        style->scratch.length);
        text_add_byte(out, ']');
    }
    text_add_byte(out, ']');
    mem_free(holders);
}

void
trace_add_object(struct trace_style *style, node_id node, struct text *out)
{
    text_add_byte(out, '"');
    json_add_number(out, trace_number(style->numbers, node));
    text_add_string(out, "\":{");
    trace_add_nature(style, node, out);
    trace_add_size(style, node, out);
    trace_add_count(style, node, out);
    trace_add_referent(style, node, out);
    trace_add_slots(style, node, out);
    if (style->holders)
        trace_add_holders(style, node, out);
    text_add_byte(out, '}');
}
