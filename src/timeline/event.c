#include "timeline/event.h"

static const char *const event_names[] = {
    [EVENT_NODE_BORN] = "node born",
    [EVENT_NODE_FREED] = "node freed",
    [EVENT_NODE_RESIZED] = "node resized",
    [EVENT_NODE_FLAGGED] = "node flagged",
    [EVENT_NODE_PREVIEWED] = "node previewed",
    [EVENT_SLOTS_INSERTED] = "slots inserted",
    [EVENT_SLOTS_REMOVED] = "slots removed",
    [EVENT_SLOTS_FILLED] = "slots filled",
    [EVENT_SLOTS_PERMUTED] = "slots permuted",
    [EVENT_REFERENCE_SET] = "reference set",
    [EVENT_REFERENCE_MOVED] = "reference moved",
    [EVENT_OPERANDS_REPLACED] = "operands replaced",
    [EVENT_FRAME_PUSHED] = "frame pushed",
    [EVENT_FRAME_POPPED] = "frame popped",
    [EVENT_STEP] = "step",
    [EVENT_OUTPUT_WRITTEN] = "output written",
    [EVENT_WEAKREF_CLEARED] = "weakref cleared",
    [EVENT_COLLECTOR] = "collector",
    [EVENT_EXCEPTION_RAISED] = "exception raised",
};

_Static_assert(sizeof event_names / sizeof *event_names == EVENT_KIND_COUNT,
               "every kind of event has a name");

static const char *const step_names[] = {
    [STEP_LINE] = "line",           [STEP_HEADER] = "header",
    [STEP_CALL] = "call",           [STEP_RETURN] = "return",
    [STEP_EXCEPTION] = "exception", [STEP_END] = "end",
    [STEP_EXIT] = "exit",
};

const char *
event_kind_name(enum event_kind kind)
{
    return kind < EVENT_KIND_COUNT ? event_names[kind] : "unknown";
}

const char *
step_kind_name(enum step_kind kind)
{
    return kind <= STEP_EXIT ? step_names[kind] : "unknown";
}

size_t
event_parts(const struct event *event, struct event parts[EVENT_MOST_PARTS])
{
    size_t count = 0;
    if (event->kind != EVENT_OPERANDS_REPLACED) {
        parts[0] = *event;
        return 1;
    }
    uint32_t slot = event->slot;
    struct event part = {.kind = EVENT_REFERENCE_SET, .node = event->node};
    part.slot = EVENT_SLOT(slot);
    part.x = event->x;
    parts[count++] = part;
    if (event->y != 0) {
        part.slot = EVENT_SLOT(slot + 1);
        part.x = event->y;
        parts[count++] = part;
    }
    parts[count] = (struct event){.kind = EVENT_REFERENCE_MOVED,
                                  .node = event->node,
                                  .x = event->node,
                                  .y = slot};
    parts[count].slot = EVENT_SLOT(slot + (uint32_t)count);
    return count + 1;
}
