#include "export/facts.h"

#include <string.h>

#include "base/map.h"
#include "timeline/world_parts.h"

/* Slots of one object that are listed. */
#define SLOTS_LISTED 12

struct lister {
    struct session *session;
    const struct world *world;
    VECTOR(node_id) found; /* objects to describe, in order of discovery */
    struct map is_found;
    node_id node; /* the object being described */
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

/* What says all with its name: what is in modules is not the scene's, and a
 * frame that runs is listed as one. */
static bool
is_told_by_its_name(const struct lister *lister, node_id node)
{
    static const char *const types[] = {"module", "property", "staticmethod",
                                        "classmethod"};
    const char *type = text_of(lister, birth_of(lister, node)->type);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i]) == 0)
            return true;
    return strcmp(type, "frame") == 0 &&
           world_slot_count(lister->world, node) == 0;
}

/* Objects with a number or with slots are worth a line of their own; what is
 * in modules is not the scene's. */
static void
discover(struct lister *lister, node_id node)
{
    const struct birth *birth = birth_of(lister, node);
    uint32_t flags = world_flags(lister->world, node);

    if (flags & NODE_HIDDEN || map_get(&lister->is_found, node, NULL) ||
        is_told_by_its_name(lister, node))
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
                      generator_variable(text_of(
                          lister, world_slot_name(lister->world, holder, i))),
                      world_slot(lister->world, holder, i));
}

/* Returns the namespace that a frame has in a slot, or 0. */
static node_id
namespace_in(const struct world *world, node_id frame, const char *slot_name)
{
    uint32_t slot = world_find_slot(world, frame, slot_name);
    node_id found = slot == UINT32_MAX ? 0 : world_slot(world, frame, slot);

    return found != 0 &&
                   log_birth_of(world_log(world), found)->kind ==
                       NODE_NAMESPACE
               ? found
               : 0;
}

static void
list_frame(struct lister *lister, node_id frame)
{
    node_id locals = namespace_in(lister->world, frame, "locals");
    node_id globals = namespace_in(lister->world, frame, "globals");
    const char *name = text_of(lister, birth_of(lister, frame)->name);

    if (locals != 0)
        text_add_format(lister->out, "names of the body of class %s:\n",
                        name);
    else if (globals != 0)
        text_add_string(lister->out, "global variables:\n");
    else
        text_add_format(lister->out, "variables of %s():\n", name);
    list_names(lister, locals != 0    ? locals
                       : globals != 0 ? globals
                                      : frame);
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
    if (world_count_is_doubtful(lister->world, node))
        text_add_string(lister->out,
                        " or one less, if the method cache has let go");
    if (flags & NODE_UNREACHABLE)
        text_add_string(lister->out, ", unreachable");
}

/* Keys are told with their values. */
static bool
is_listed(const struct lister *lister, node_id node, uint32_t slot)
{
    return world_slot(lister->world, node, slot) != 0 &&
           (birth_of(lister, node)->scheme != SLOTS_PAIRS || slot % 2 == 1);
}

/* Ends a line that has the label of a place. */
static void
list_target(struct lister *lister, node_id target)
{
    text_add_string(lister->out, " is ");
    session_node_name(lister->session, target, lister->out);
    text_add_byte(lister->out, '\n');
    discover(lister, target);
}

static void
list_slots(struct lister *lister, node_id node)
{
    uint32_t count = world_item_count(lister->world, node);
    uint32_t listed = 0;

    if (world_has_named_places(lister->world, node))
        return;
    for (uint32_t i = 0; i < count; i++) {
        if (!is_listed(lister, node, i) || listed++ >= SLOTS_LISTED)
            continue;
        text_add_string(lister->out, "  ");
        world_slot_label(lister->world, node, i, lister->out);
        list_target(lister, world_slot(lister->world, node, i));
    }
    if (listed > SLOTS_LISTED)
        text_add_format(lister->out, "  and %u more\n",
                        listed - SLOTS_LISTED);
}

/* A place with a name: of the object itself or of a part of it. */
static bool
list_place(void *context, struct holder place)
{
    struct lister *lister = context;
    node_id target = world_slot(lister->world, place.node, place.slot);
    size_t before = lister->out->length;

    text_add_string(lister->out, "  ");
    world_place_label(lister->world, lister->node, place, lister->out);
    if (lister->out->length == before + 2)
        text_add_string(lister->out, "what is in it");
    list_target(lister, target);
    return true;
}

static void
list_referent(struct lister *lister, node_id node)
{
    node_id referent = world_referent(lister->world, node);

    if (birth_of(lister, node)->referent == 0)
        return;
    text_add_string(lister->out, "  refers weakly to ");
    if (referent == 0)
        text_add_string(lister->out, "nothing: it is gone");
    else
        session_node_name(lister->session, referent, lister->out);
    text_add_byte(lister->out, '\n');
}

/* What a generator is doing. */
static void
list_state(struct lister *lister, node_id node)
{
    int line = world_frame_line(lister->world, node);
    size_t frames = world_frame_count(lister->world);

    if (!birth_is_generator(birth_of(lister, node)))
        return;
    for (size_t i = 0; i < frames; i++) {
        if (world_frame(lister->world, i) == node) {
            text_add_string(lister->out, ", running");
            return;
        }
    }
    if (!(world_flags(lister->world, node) & NODE_SUSPENDED))
        text_add_string(lister->out, ", finished");
    else if (line == 0)
        text_add_string(lister->out, ", not started");
    else
        text_add_format(lister->out, ", waits at line %d", line);
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
    list_state(lister, node);
    text_add_byte(lister->out, '\n');
    if (world_flags(lister->world, node) & NODE_OPAQUE)
        return;
    lister->node = node;
    list_referent(lister, node);
    list_slots(lister, node);
    world_each_place(lister->world, node, NULL, list_place, lister);
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
