#include "export/facts.h"

#include <string.h>

#include "base/map.h"

/* Slots of one object that are listed. */
#define SLOTS_LISTED 12

struct lister {
    struct session *session;
    const struct world *world;
    VECTOR(node_id) found; /* objects to describe, in order of discovery */
    struct map is_found;
    struct text *out;
};

static const struct birth *
birth_of(const struct lister *lister, node_id node)
{
    return log_birth_of(session_log(lister->session), node);
}

static const char *
text_of(const struct lister *lister, text_id text)
{
    return log_text_bytes(session_log(lister->session), text, NULL);
}

/* Objects with a number or with slots are worth a line of their own; what is
 * in modules is not the scene's. */
static void
discover(struct lister *lister, node_id node)
{
    const struct birth *birth = birth_of(lister, node);
    uint32_t flags = world_flags(lister->world, node);

    if (flags & NODE_HIDDEN || map_get(&lister->is_found, node, NULL) ||
        strcmp(text_of(lister, birth->type), "module") == 0)
        return;
    if (birth->scheme == SLOTS_NONE &&
        flags & (NODE_IMMORTAL | NODE_SHARED))
        return;
    map_set(&lister->is_found, node, 1);
    VECTOR_PUSH(&lister->found, node);
}

static void
list_variable(struct lister *lister, const char *name, node_id target)
{
    if (target == 0 || name[0] == '(' || strncmp(name, "__", 2) == 0 ||
        session_hides(lister->session, name))
        return;
    text_add_format(lister->out, "  %s refers to ", name);
    session_node_name(lister->session, target, lister->out);
    text_add_byte(lister->out, '\n');
    discover(lister, target);
}

static void
list_names(struct lister *lister, node_id holder)
{
    uint32_t count = world_slot_count(lister->world, holder);

    for (uint32_t i = 0; i < count; i++)
        list_variable(lister,
                      text_of(lister, world_slot_name(lister->world, holder,
                                                      i)),
                      world_slot(lister->world, holder, i));
}

static void
list_frame(struct lister *lister, node_id frame)
{
    uint32_t globals = world_find_slot(lister->world, frame, "globals");

    if (globals != UINT32_MAX &&
        world_slot(lister->world, frame, globals) != 0) {
        text_add_string(lister->out, "global variables:\n");
        list_names(lister, world_slot(lister->world, frame, globals));
    } else {
        text_add_format(lister->out, "variables of %s():\n",
                        text_of(lister, birth_of(lister, frame)->name));
        list_names(lister, frame);
    }
}

static void
list_count(struct lister *lister, node_id node)
{
    uint32_t flags = world_flags(lister->world, node);

    if (flags & NODE_IMMORTAL)
        text_add_string(lister->out, "refs ∞");
    else if (flags & NODE_SHARED)
        text_add_string(lister->out, "shared");
    else
        text_add_format(lister->out, "refs %llu",
                        (unsigned long long)world_count(lister->world, node));
    if (flags & NODE_UNREACHABLE)
        text_add_string(lister->out, ", unreachable");
}

/* Keys are told with their values; what is in brackets is CPython's own. */
static bool
is_listed(const struct lister *lister, node_id node, uint32_t slot)
{
    const struct birth *birth = birth_of(lister, node);

    if (world_slot(lister->world, node, slot) == 0 ||
        (birth->scheme == SLOTS_PAIRS && slot % 2 == 0))
        return false;
    return birth->scheme != SLOTS_NAMES ||
           text_of(lister, world_slot_name(lister->world, node, slot))[0] !=
               '(';
}

static void
list_slot(struct lister *lister, node_id node, uint32_t slot)
{
    node_id target = world_slot(lister->world, node, slot);

    text_add_string(lister->out, "  ");
    world_slot_label(lister->world, node, slot, lister->out);
    text_add_string(lister->out, " is ");
    session_node_name(lister->session, target, lister->out);
    text_add_byte(lister->out, '\n');
    discover(lister, target);
}

static void
list_slots(struct lister *lister, node_id node)
{
    uint32_t count = world_slot_count(lister->world, node);
    uint32_t listed = 0;

    for (uint32_t i = 0; i < count; i++)
        if (is_listed(lister, node, i) && listed++ < SLOTS_LISTED)
            list_slot(lister, node, i);
    if (listed > SLOTS_LISTED)
        text_add_format(lister->out, "  and %u more\n",
                        listed - SLOTS_LISTED);
}

static void
list_object(struct lister *lister, node_id node)
{
    const struct birth *birth = birth_of(lister, node);

    if (birth->flags & NODE_ATOM) {
        text_add_string(lister->out, text_of(lister, birth->type));
        text_add_byte(lister->out, ' ');
    }
    session_node_name(lister->session, node, lister->out);
    if (birth->address != 0)
        text_add_format(lister->out, " at 0x%llx",
                        (unsigned long long)birth->address);
    text_add_string(lister->out, ": ");
    list_count(lister, node);
    text_add_byte(lister->out, '\n');
    list_slots(lister, node);
}

void
facts_add(struct session *session, size_t stop, struct text *out)
{
    struct lister lister = {
        .session = session,
        .world = session_world(session, stop),
        .out = out,
    };
    size_t frames = world_frame_count(lister.world);

    for (size_t i = 0; i < frames; i++)
        list_frame(&lister, world_frame(lister.world, i));
    for (size_t i = 0; i < lister.found.count; i++)
        list_object(&lister, lister.found.items[i]);
    VECTOR_RELEASE(&lister.found);
    map_release(&lister.is_found);
}
