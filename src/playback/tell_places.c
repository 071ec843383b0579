/*
 * tell_places: what became of variables, of the items of containers and of
 * the attributes of objects.
 */
#include <string.h>

#include "base/mem.h"
#include "playback/teller.h"

/* A container's changed slots that are told one by one. */
#define SLOTS_TOLD 3

/* ---- names ---- */

bool
is_variable(const struct teller *teller, const char *name)
{
    return name[0] != '(' && strncmp(name, "__", 2) != 0 &&
           !session_hides(teller->session, name);
}

static void
add_variable(const struct teller *teller, node_id holder, const char *name,
             struct text *words)
{
    const struct birth *birth = birth_of(teller, holder);

    text_add_string(words, name);
    if (birth->kind == NODE_FRAME || birth_is_generator(birth))
        text_add_format(words, " of %s()",
                        log_text_bytes(teller->session->log, birth->name,
                                       NULL));
}

/* What a frame has its variables in is no variable. */
static bool
is_namespace(const struct teller *teller, node_id target)
{
    return target != 0 && birth_of(teller, target)->kind == NODE_NAMESPACE;
}

/* That a call got the cells of its closure goes without saying. */
static bool
is_known_cell(const struct teller *teller, node_id target)
{
    return target != 0 && was_alive(teller, target) &&
           world_is_of_type(teller->now, target, "cell");
}

/* What a variable refers to whose value is in a cell. */
static node_id
look_into_cell(const struct world *world, node_id target)
{
    return target != 0 && world_is_of_type(world, target, "cell") &&
                   world_slot_count(world, target) > 0
               ? world_slot(world, target, 0)
               : target;
}

/* Tells what became of the variables of a namespace or frame. */
static void
tell_names(struct teller *teller, node_id holder)
{
    const struct log *log = teller->session->log;
    uint32_t slots = world_slot_count(teller->now, holder);
    bool had = was_alive(teller, holder);
    struct text words = {0};

    for (uint32_t i = 0; i < slots; i++) {
        text_id text = world_slot_name(teller->now, holder, i);
        const char *name = log_text_bytes(log, text, NULL);
        node_id new = world_slot(teller->now, holder, i);
        node_id old = 0;
        uint32_t at;

        if (!is_variable(teller, name) || is_namespace(teller, new) ||
            is_known_cell(teller, new))
            continue;
        new = look_into_cell(teller->now, new);
        at = had ? world_find_slot(teller->before, holder, name)
                 : UINT32_MAX;
        if (at != UINT32_MAX)
            old = look_into_cell(teller->before,
                                 world_slot(teller->before, holder, at));
        if (old == new)
            continue;
        add_variable(teller, holder, generator_variable(name), &words);
        tell_place(teller, &words, old, new);
    }
    slots = had ? world_slot_count(teller->before, holder) : 0;
    for (uint32_t i = 0; i < slots; i++) {
        text_id text = world_slot_name(teller->before, holder, i);
        const char *name = log_text_bytes(log, text, NULL);
        node_id old = world_slot(teller->before, holder, i);

        if (old == 0 || !is_variable(teller, name) ||
            is_namespace(teller, old) ||
            world_find_slot(teller->now, holder, name) != UINT32_MAX)
            continue;
        add_variable(teller, holder, generator_variable(name), &words);
        tell_place(teller, &words, old, 0);
    }
    text_release(&words);
}

/* ---- containers ---- */

static void
tell_slot(struct teller *teller, node_id node, const struct world *labels,
          uint32_t slot, node_id targets[2])
{
    struct text words = {0};

    session_node_name(teller->session, node, &words);
    text_add_byte(&words, ' ');
    world_slot_label(labels, node, slot, &words);
    tell_place(teller, &words, targets[0], targets[1]);
}

static void
tell_many(struct teller *teller, node_id node, struct difference difference)
{
    bool pairs = birth_of(teller, node)->scheme == SLOTS_PAIRS;
    unsigned gone = difference.old_count / (pairs ? 2 : 1);
    unsigned come = difference.new_count / (pairs ? 2 : 1);
    bool one = (gone > come ? gone : come) == 1;
    const char *what = pairs ? (one ? "entry" : "entries")
                             : (one ? "item" : "items");
    struct text words = {0};

    session_node_name(teller->session, node, &words);
    if (birth_of(teller, node)->scheme == SLOTS_MEMBERS)
        what = one ? "member" : "members";
    if (gone == come)
        text_add_format(&words, " has %u other %s now", come, what);
    else if (gone == 0)
        text_add_format(&words, " gets %u %s", come, what);
    else if (come == 0)
        text_add_format(&words, " loses %u %s", gone, what);
    else
        text_add_format(&words, " has %u %s in the place of %u now", come,
                        come == 1 ? (pairs ? "entry" : "item") : what, gone);
    tell(teller, HAPPENING_REBOUND, &words)->subject = node;
}

/* The label of a dict's key slot says nothing to a reader: its value does. */
static bool
is_told_slot(const struct teller *teller, node_id node, uint32_t slot)
{
    const struct birth *birth = birth_of(teller, node);
    return birth->scheme != SLOTS_PAIRS || birth->extended || slot % 2 == 1;
}

static void
tell_slots(struct teller *teller, node_id node)
{
    struct difference difference =
        compare_slots(teller->before, teller->now, node);
    uint32_t most = difference.old_count > difference.new_count
                        ? difference.old_count
                        : difference.new_count;

    if (most == 0)
        return;
    if (most > 2 * SLOTS_TOLD || difference.is_rough ||
        (difference.old_count != difference.new_count &&
         difference.old_count != 0 && difference.new_count != 0)) {
        tell_many(teller, node, difference);
        return;
    }
    for (uint32_t i = 0; i < most; i++) {
        uint32_t slot = difference.start + i;
        bool old = i < difference.old_count;
        bool new = i < difference.new_count;
        node_id targets[2] = {
            old ? world_slot(teller->before, node, slot) : 0,
            new ? world_slot(teller->now, node, slot) : 0,
        };

        if (targets[0] != targets[1] && is_told_slot(teller, node, slot))
            tell_slot(teller, node, new ? teller->now : teller->before, slot,
                      targets);
    }
}

/* Members of sets have no places that a reader could name. */
static void
tell_members(struct teller *teller, node_id node)
{
    node_id come[SLOTS_TOLD], gone[SLOTS_TOLD];
    struct difference difference = {
        .new_count = (uint32_t)find_members(teller->now, teller->before,
                                            node, come, SLOTS_TOLD),
        .old_count = (uint32_t)find_members(teller->before, teller->now,
                                            node, gone, SLOTS_TOLD),
    };
    struct text words = {0};

    if (difference.new_count > SLOTS_TOLD ||
        difference.old_count > SLOTS_TOLD) {
        tell_many(teller, node, difference);
        return;
    }
    for (uint32_t i = 0; i < difference.old_count; i++) {
        session_node_name(teller->session, node, &words);
        tell_place(teller, &words, gone[i], 0);
    }
    for (uint32_t i = 0; i < difference.new_count; i++) {
        session_node_name(teller->session, node, &words);
        tell_place(teller, &words, 0, come[i]);
    }
}

/* ---- attributes --------------------------------------------------------- */

/* The attributes of an object, and what they refer to. */
struct attribute {
    char *label; /* owned */
    node_id target;
};

struct attributes {
    const struct world *world;
    node_id node;
    VECTOR(struct attribute) list;
};

static bool
note_attribute(void *context, struct holder place)
{
    struct attributes *attributes = context;
    struct text label = {0};

    world_place_label(attributes->world, attributes->node, place, &label);
    VECTOR_PUSH(&attributes->list,
                ((struct attribute){text_take(&label),
                                    world_slot(attributes->world, place.node,
                                               place.slot)}));
    return true;
}

static void
attributes_init(struct attributes *attributes, const struct world *world,
                node_id node)
{
    *attributes = (struct attributes){.world = world, .node = node};
    world_each_place(world, node, NULL, note_attribute, attributes);
}

static void
attributes_release(struct attributes *attributes)
{
    for (size_t i = 0; i < attributes->list.count; i++)
        mem_free(attributes->list.items[i].label);
    VECTOR_RELEASE(&attributes->list);
}

static node_id
find_attribute(const struct attributes *attributes, const char *label)
{
    for (size_t i = 0; i < attributes->list.count; i++)
        if (strcmp(attributes->list.items[i].label, label) == 0)
            return attributes->list.items[i].target;
    return 0;
}

static void
tell_attribute(struct teller *teller, node_id node, const char *label,
               node_id targets[2])
{
    struct text words = {0};

    if (strncmp(label, "in ", 3) == 0)
        return; /* where an exception went through is told by the frames */
    if (world_is_of_type(teller->now, node, "cell")) {
        text_add_string(&words, "the shared variable ");
        text_add_string(&words, log_text_bytes(teller->session->log,
                                               birth_of(teller, node)->name,
                                               NULL));
    } else {
        session_node_name(teller->session, node, &words);
        text_add_byte(&words, ' ');
        text_add_string(&words, label);
    }
    tell_place(teller, &words, targets[0], targets[1]);
}

/* Tells what became of an object's attributes. */
static void
tell_attributes(struct teller *teller, node_id node)
{
    struct attributes old, new;

    if (!was_alive(teller, node) || !is_shown_object(teller, node) ||
        world_is_of_type(teller->now, node, "frame") ||
        world_is_of_type(teller->now, node, "traceback") ||
        map_get(&teller->has_told_places, node, NULL))
        return;
    map_set(&teller->has_told_places, node, 1);
    attributes_init(&old, teller->before, node);
    attributes_init(&new, teller->now, node);
    for (size_t i = 0; i < new.list.count; i++) {
        const struct attribute *attribute = &new.list.items[i];
        node_id targets[2] = {find_attribute(&old, attribute->label),
                              attribute->target};

        if (targets[0] != targets[1])
            tell_attribute(teller, node, attribute->label, targets);
    }
    for (size_t i = 0; i < old.list.count; i++) {
        const struct attribute *attribute = &old.list.items[i];
        node_id targets[2] = {attribute->target, 0};

        if (find_attribute(&new, attribute->label) == 0)
            tell_attribute(teller, node, attribute->label, targets);
    }
    attributes_release(&old);
    attributes_release(&new);
}

/* ---- all of them -------------------------------------------------------- */

static void
tell_items(struct teller *teller, node_id node)
{
    const struct birth *birth = birth_of(teller, node);
    node_id owner = world_part_owner(teller->now, node, NULL);

    if (owner != 0)
        tell_attributes(teller, owner);
    else if (birth->scheme == SLOTS_INDEX || birth->scheme == SLOTS_PAIRS)
        tell_slots(teller, node);
    else if (birth->scheme == SLOTS_MEMBERS)
        tell_members(teller, node);
    else if (birth->scheme == SLOTS_NAMES)
        tell_attributes(teller, node);
}

void
tell_places(struct teller *teller, node_id node)
{
    const struct birth *birth = birth_of(teller, node);
    bool is_generator = birth_is_generator(birth);

    if (!is_alive(teller, node))
        return;
    if (birth->kind == NODE_FRAME || is_generator ||
        (birth->kind == NODE_NAMESPACE &&
         namespace_is_of_frame(teller->now, node)))
        tell_names(teller, node);
    else if (birth->kind == NODE_OBJECT && was_alive(teller, node) &&
             !birth_is_apart(birth) &&
             !(birth->flags & (NODE_HIDDEN | NODE_OPAQUE)))
        tell_items(teller, node);
}
