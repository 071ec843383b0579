#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "picture/maker_data.h"

/* Holders of one object that are looked at. */
#define HOLDERS_MAX 256

/* In a namespace with more names than this, none is taken for hidden. */
#define NAMES_LOOKED_AT 512

/* ---- counts ------------------------------------------------------------- */

void
describe_count(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    const struct world *before = moment->before;
    uint32_t flags = log_birth_of(making->maker->log, box->node)->flags;
    bool alive = world_is_alive(moment->now, box->node);
    uint64_t now = alive ? world_count(moment->now, box->node) : 0;
    uint64_t was = before != NULL && world_is_alive(before, box->node)
                       ? world_count(before, box->node)
                       : now;
    struct text text = {0};

    if (alive)
        flags = world_flags(moment->now, box->node);
    /* How many refer to a frame depends on who looks. */
    if (strcmp(text_of(making,
                       log_birth_of(making->maker->log, box->node)->type),
               "frame") == 0)
        return;
    if (flags & NODE_IMMORTAL) {
        box->count = "refs ∞";
        return;
    }
    if (flags & NODE_SHARED) {
        box->count = "shared";
        return;
    }
    box->count_change = now > was ? 1 : now < was ? -1 : 0;
    if (making->maker->options.conceal &&
        (now != was || box->change == CHANGE_NEW)) {
        box->conceal = true;
        box->count = "refs ?";
        return;
    }
    text_add_format(&text, "refs %s%llu",
                    alive && world_count_is_doubtful(moment->now, box->node)
                        ? "~"
                        : "",
                    (unsigned long long)now);
    box->count = arena_text(making->picture, &text);
    if (now != was && alive) {
        text_add_format(&text, "was %llu", (unsigned long long)was);
        box->note = arena_text(making->picture, &text);
    }
}

/* ---- holders that are not drawn ----------------------------------------- */

/* Returns whether a class has a tuple, or one of its descriptors, for
 * itself. */
static bool
is_of_class(const struct world *world, node_id class, node_id node)
{
    node_id holders[4];
    size_t count;

    if (node == class)
        return true;
    count = world_holder_nodes(world, node, holders, 4);
    for (size_t i = 0; i < count && i < 4; i++)
        if (holders[i] == class ||
            world_class_of_part(world, holders[i]) == class)
            return true;
    return false;
}

/* Where hidden references are: in full, and where there is little room. */
struct where {
    const char *full, *brief;
};

static const struct where by_instances = {"by instances", "instances"};
static const struct where own = {"own", "own"};
static const struct where by_super = {"by super()", "super()"};
static const struct where by_subclasses = {"by subclasses", "subclasses"};
static const struct where in_text = {"in the program text", "program text"};
static const struct where in_comprehension = {"in a comprehension",
                                              "comprehension"};
static const struct where in_call = {"in a running call", "call"};
static const struct where by_caller = {"on a caller's stack", "call"};
static const struct where on_stack = {"on the stack", "call"};
static const struct where in_flight = {"in flight", "in flight"};
static const struct where in_interpreter = {"in the interpreter",
                                            "interpreter"};
static const struct where in_method_cache = {"in the method cache", "cache"};
static const struct where in_namespace = {"in a namespace", "namespace"};

/* The same for a class, most of whose references are no one's business. */
static const struct where *
class_place(const struct making *making, node_id class, struct holder holder)
{
    const struct world *world = making->moment->now;
    const char *name = "";

    if (world_slot_names(world, holder.node) != NULL)
        name = text_of(making,
                       world_slot_name(world, holder.node, holder.slot));
    if (strcmp(name, "__class__") == 0)
        return &by_instances;
    if (is_of_class(world, class, holder.node))
        return &own;
    if (world_is_of_type(world, holder.node, "cell"))
        return &by_super;
    if (world_is_class(world, holder.node) ||
        world_is_of_type(world, holder.node, "tuple"))
        return &by_subclasses;
    return NULL;
}

/* Where a reference that a frame has besides its variables is. */
static const struct where *
frame_place(const struct making *making, struct holder holder)
{
    const struct found *now = making->now;
    const char *name = text_of(making, world_slot_name(making->moment->now,
                                                       holder.node,
                                                       holder.slot));

    if (strncmp(name, HIDDEN_LOCAL, strlen(HIDDEN_LOCAL)) == 0)
        return &in_comprehension;
    if (strcmp(name, "(stack)") != 0)
        return &in_call;
    return found_has_frame(now, holder.node) &&
                   holder.node != now->nodes.items[now->frames - 1]
               ? &by_caller
               : &on_stack;
}

/* Where a hidden reference is; NULL: in an object that has a name. */
static const struct where *
hidden_place(const struct making *making, node_id node, struct holder holder)
{
    const struct world *world = making->moment->now;
    const struct birth *birth = log_birth_of(making->maker->log, holder.node);
    uint64_t kinds[6];

    if (birth->kind == NODE_OBJECT && world_is_class(world, node))
        return class_place(making, node, holder);
    switch (birth->kind) {
    case NODE_CODE:
    case NODE_ARENA:
        return &in_text;
    case NODE_FRAME:
        return frame_place(making, holder);
    case NODE_NATIVE:
        return world_is_exception(world, node)             ? &in_flight
               : world_is_in_method_cache(world, holder) ? &in_method_cache
                                                           : &in_interpreter;
    case NODE_NAMESPACE:
        return &in_namespace;
    case NODE_OBJECT:
        break;
    }
    world_count_by_kind(world, holder.node, kinds);
    return kinds[NODE_CODE] > 0 ? &in_text : NULL;
}

/* Counts of hidden references by place. */
struct tally {
    const struct where *place; /* NULL: in objects of `type` */
    text_id type;
    node_id holder; /* 0: there are several */
    uint64_t count;
};

/* What is beyond these is told as one of them, in a box that has no room for
 * so many anyway. */
#define TALLIES_MAX 8

/* Returns whether a holder is a part of something that is drawn, so that its
 * places are rows there. */
static bool
is_part_drawn(const struct making *making, node_id holder)
{
    node_id owner = world_part_owner(making->moment->now, holder,
                                     &making->maker->apart);

    return owner != 0 && is_drawn(making, owner) &&
           !(world_flags(making->moment->now, owner) & NODE_OPAQUE);
}

/* Returns whether a namespace has the variables of a frame that is drawn. */
static bool
is_running_namespace(const struct making *making, node_id holder)
{
    const struct found *now = making->now;

    for (size_t i = 0; i < now->frames; i++)
        if (variable_holder(making->moment->now, now->nodes.items[i]) ==
            holder)
            return true;
    return false;
}

static bool
is_drawn_holder(const struct making *making, struct holder holder)
{
    const struct world *world = making->moment->now;

    if (log_birth_of(making->maker->log, holder.node)->kind ==
        NODE_NAMESPACE) {
        const char *name = text_of(
            making, world_slot_name(world, holder.node, holder.slot));

        return is_running_namespace(making, holder.node) &&
               is_shown_name(making->maker, name);
    }
    return (is_drawn(making, holder.node) ||
            found_has_frame(making->now, holder.node) ||
            is_part_drawn(making, holder.node)) &&
           is_shown_slot(world, holder.node, holder.slot);
}

/* Returns whether a holder is the evaluation stack that holds the value
 * about to be returned, which has a row of its own in the frame. */
static bool
is_returned(const struct making *making, node_id node, struct holder holder)
{
    const struct world *now = making->moment->now;
    const struct step *step = step_reached(now);
    size_t frames = world_frame_count(now);

    return step != NULL && step->kind == STEP_RETURN &&
           node == step->value && frames > 0 &&
           holder.node == world_frame(now, frames - 1) &&
           text_of(making, world_slot_name(now, holder.node,
                                           holder.slot))[0] == '(';
}

/* The most first. */
static void
sort_tallies(struct tally *tallies, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct tally tally = tallies[i];
        size_t at = i;

        for (; at > 0 && tallies[at - 1].count < tally.count; at--)
            tallies[at] = tallies[at - 1];
        tallies[at] = tally;
    }
}

/* The tallies of one node being made. */
struct count_up {
    const struct making *making;
    node_id node;
    struct tally *tallies;
    size_t used;
    bool returned; /* the value to be returned was met */
};

/* Counts references that are not drawn, all from one place. */
static void
count_place(struct count_up *count, struct holder holder, uint64_t times)
{
    struct tally tally = {
        .place = hidden_place(count->making, count->node, holder)};
    size_t t = 0;

    if (tally.place == NULL) {
        node_id owner =
            world_part_owner(count->making->moment->now, holder.node,
                             &count->making->maker->apart);

        tally.holder = owner != 0 ? owner : holder.node;
        tally.type =
            log_birth_of(count->making->maker->log, tally.holder)->type;
    }
    while (t < count->used && (count->tallies[t].place != tally.place ||
                               count->tallies[t].type != tally.type))
        t++;
    if (t == count->used && count->used < TALLIES_MAX)
        count->tallies[count->used++] = tally;
    else if (t == count->used)
        t--;
    if (count->tallies[t].holder != tally.holder)
        count->tallies[t].holder = 0;
    count->tallies[t].count += times;
}

/* Returns whether a container's reference to the node is a row of the box
 * that it is a part of.  Of what a class has for itself none is. */
static bool
is_shown_part(const struct count_up *count, node_id holder)
{
    return is_part_drawn(count->making, holder) &&
           !(world_is_class(count->making->moment->now, count->node) &&
             world_class_of_part(count->making->moment->now, holder) ==
                 count->node);
}

/* Counts what a holder has: slot by slot where slots have names, since some
 * of them are internal. */
static void
count_holder(struct count_up *count, node_id holder)
{
    const struct world *world = count->making->moment->now;
    const struct birth *birth =
        log_birth_of(count->making->maker->log, holder);
    uint32_t times = world_times_held(world, count->node, holder), slots;
    const node_id *targets = world_slots(world, holder, &slots);

    if (world_slot_names(world, holder) == NULL) {
        if (!is_drawn(count->making, holder) &&
            !is_shown_part(count, holder))
            count_place(count, (struct holder){holder, 0}, times);
        return;
    }
    if (birth->kind == NODE_NAMESPACE && slots > NAMES_LOOKED_AT)
        return;
    for (uint32_t slot = 0; slot < slots && times > 0; slot++) {
        struct holder place = {holder, slot};

        if (targets[slot] != count->node)
            continue;
        times--;
        if (is_drawn_holder(count->making, place))
            continue;
        if (!count->returned &&
            is_returned(count->making, count->node, place))
            count->returned = true;
        else
            count_place(count, place, 1);
    }
}

static size_t
tally_hidden(const struct making *making, node_id node,
             struct tally tallies[TALLIES_MAX])
{
    node_id holders[HOLDERS_MAX];
    size_t nodes = world_holder_nodes(making->moment->now, node, holders,
                                      HOLDERS_MAX);
    struct count_up count = {
        .making = making, .node = node, .tallies = tallies};

    for (size_t i = 0; i < nodes && i < HOLDERS_MAX; i++)
        count_holder(&count, holders[i]);
    sort_tallies(tallies, count.used);
    return count.used;
}

/* Adds "list #6", "a list_iterator", "lists". */
static void
add_holders(const struct making *making, const struct tally *tally,
            struct text *out)
{
    const char *type = text_of(making, tally->type);
    size_t length = strlen(type);
    bool iterates =
        length > 8 && strcmp(type + length - 8, "iterator") == 0;

    if (tally->holder == 0)
        text_add_format(out, "%ss", type);
    else if (iterates)
        text_add_format(out, "a %s", type);
    else
        add_name(making, tally->holder, out);
}

/* Adds "+ 3 own, 2 by instances". */
static void
add_in_full(const struct making *making, const struct tally *tallies,
            size_t count, struct text *out)
{
    for (size_t t = 0; t < count; t++) {
        text_add_format(out, "%s%llu ", t == 0 ? "+ " : ", ",
                        (unsigned long long)tallies[t].count);
        if (tallies[t].place != NULL) {
            text_add_string(out, tallies[t].place->full);
        } else {
            text_add_string(out, "in ");
            add_holders(making, &tallies[t], out);
        }
    }
}

/* Returns whether a tally before this one is called the same in brief. */
static bool
is_said_before(const struct tally *tallies, size_t at)
{
    for (size_t t = 0; t < at; t++)
        if (tallies[t].place != NULL && tallies[at].place != NULL &&
            strcmp(tallies[t].place->brief, tallies[at].place->brief) == 0)
            return true;
    return false;
}

/* Adds "+ 6: own, instances, call". */
static void
add_in_brief(const struct making *making, const struct tally *tallies,
             size_t count, struct text *out)
{
    uint64_t sum = 0;

    for (size_t t = 0; t < count; t++)
        sum += tallies[t].count;
    text_add_format(out, "+ %llu", (unsigned long long)sum);
    for (size_t t = 0; t < count; t++) {
        if (is_said_before(tallies, t))
            continue;
        text_add_string(out, t == 0 ? ": " : ", ");
        if (tallies[t].place != NULL)
            text_add_string(out, tallies[t].place->brief);
        else
            add_holders(making, &tallies[t], out);
    }
}

/* Returns whether a count says how many: where nobody knows, or it does not
 * matter, nor do the holders. */
static bool
is_number(const char *count)
{
    return strcmp(count, "shared") != 0 && strcmp(count, "refs ∞") != 0;
}

void
describe_hidden(const struct making *making, struct picture_box *box)
{
    struct tally tallies[TALLIES_MAX] = {{0}};
    size_t count = box->count == NULL || !is_number(box->count)
                       ? 0
                       : tally_hidden(making, box->node, tallies);
    struct text text = {0};

    if (count == 0)
        return;
    add_in_full(making, tallies, count, &text);
    if (utf8_columns(text_string(&text), text.length) >
        PICTURE_HIDDEN_COLUMNS) {
        text_clear(&text);
        add_in_brief(making, tallies, count, &text);
    }
    box->hidden = arena_text(making->picture, &text);
}
