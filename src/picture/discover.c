#include <string.h>

#include "picture/maker_data.h"


static const char *
slot_name(const struct world *world, node_id node, uint32_t slot)
{
    return log_text_bytes(world_log(world),
                          world_slot_name(world, node, slot), NULL);
}

bool
is_shown_slot(const struct world *world, node_id node, uint32_t slot)
{
    const char *name;

    if (world_slot(world, node, slot) == 0)
        return false;
    if (world_slot_names(world, node) == NULL)
        return true;
    name = slot_name(world, node, slot);
    return name[0] != '(' && strcmp(name, "__class__") != 0;
}

node_id
variable_holder(const struct world *world, node_id frame)
{
    static const char *const slots[] = {"locals", "globals"};

    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        uint32_t slot = world_find_slot(world, frame, slots[i]);
        node_id holder =
            slot == UINT32_MAX ? 0 : world_slot(world, frame, slot);

        if (holder != 0 &&
            log_birth_of(world_log(world), holder)->kind == NODE_NAMESPACE)
            return holder;
    }
    return frame;
}

bool
is_shown_name(const struct picture_maker *maker, const char *name)
{
    const struct picture_options *options = &maker->options;

    return name[0] != '(' && strncmp(name, "__", 2) != 0 &&
           (options->hides == NULL ||
            !options->hides(options->hides_context, name));
}

uint32_t
variables_left_out(const struct world *world, node_id holder,
                   uint32_t *after)
{
    uint32_t count = world_slot_count(world, holder);

    /* The places of an evaluation stack are no variables. */
    if (log_birth_of(world_log(world), holder)->kind == NODE_FRAME ||
        count <= PICTURE_NAMES_MAX + NAMES_LAST) {
        *after = 0;
        return 0;
    }
    *after = count - NAMES_LAST;
    return *after - PICTURE_NAMES_MAX;
}

void
each_variable(const struct picture_maker *maker, const struct world *world,
              node_id frame, variable_visitor *visit, void *context)
{
    node_id holder = variable_holder(world, frame);
    uint32_t count = world_slot_count(world, holder);
    uint32_t after;
    uint32_t left_out = variables_left_out(world, holder, &after);

    for (uint32_t slot = 0; slot < count; slot++) {
        const char *name;

        if (left_out > 0 && slot == after - left_out)
            slot = after;
        name = slot_name(world, holder, slot);

        if (is_shown_name(maker, name))
            visit(context, holder, slot,
                  shown_target(maker, world,
                               world_slot(world, holder, slot)));
    }
}

/* Returns whether an object of this type is written in place although it is
 * no atom, since it says all with its name. */
static bool
says_all(const struct log *log, const struct birth *birth)
{
    static const char *const types[] = {
        "module", "builtin_function_or_method", "method_descriptor",
        "wrapper_descriptor", "method-wrapper", "classmethod_descriptor",
        "getset_descriptor", "member_descriptor", "property",
        "staticmethod", "classmethod"};
    const char *type = log_text_bytes(log, birth->type, NULL);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i]) == 0)
            return true;
    return strcmp(type, "type") == 0 && birth->scheme == SLOTS_NONE;
}

node_id
shown_target(const struct picture_maker *maker, const struct world *world,
             node_id target)
{
    if (target == 0 || !world_is_of_type(world, target, "cell") ||
        map_get(&maker->boxed, target, NULL) ||
        !world_is_alive(world, target) ||
        world_slot_count(world, target) == 0)
        return target;
    return world_slot(world, target, 0);
}

const struct step *
step_reached(const struct world *world)
{
    const struct log *log = world_log(world);
    size_t moment = world_moment(world);
    const struct event *last =
        moment == 0 ? NULL : log_event(log, moment - 1);

    return last != NULL && last->kind == EVENT_STEP
               ? log_step_at(log, last->x)
               : NULL;
}

const char *
variable_name(const struct world *world, node_id holder, uint32_t slot)
{
    const char *name = slot_name(world, holder, slot);
    size_t prefix = strlen(GENERATOR_LOCAL);

    return strncmp(name, GENERATOR_LOCAL, prefix) == 0 ? name + prefix
                                                       : name;
}

static bool
note_place(void *context, struct holder place)
{
    (void)place;
    *(bool *)context = true;
    return false;
}

/* A frame as an object is a box when it has kept variables. */
static bool
keeps_variables(const struct world *world, node_id frame)
{
    bool found = false;

    if (world_is_alive(world, frame))
        world_each_place(world, frame, NULL, note_place, &found);
    return found;
}

bool
is_boxed(const struct picture_maker *maker, const struct world *world,
         node_id node)
{
    const struct birth *birth = log_birth_of(maker->log, node);
    const char *type = log_text_bytes(maker->log, birth->type, NULL);
    bool uncounted = birth->flags & (NODE_IMMORTAL | NODE_SHARED);
    bool alive = world_is_alive(world, node);

    if (birth->kind != NODE_OBJECT || birth->flags & NODE_HIDDEN)
        return false;
    if (birth->flags & NODE_ATOM)
        return maker->options.atoms_as_boxes ||
               map_get(&maker->boxed, node, NULL);
    if (says_all(maker->log, birth))
        return false;
    if (uncounted && (birth->flags & NODE_OPAQUE ||
                      (alive && world_slot_count(world, node) == 0)))
        return false;
    if (strcmp(type, "function") == 0 || strcmp(type, "cell") == 0)
        return map_get(&maker->boxed, node, NULL);
    if (strcmp(type, "frame") == 0)
        return keeps_variables(world, node);
    if (uncounted && strcmp(type, "type") == 0)
        return false;
    return !alive || world_part_owner(world, node, &maker->apart) == 0;
}

/* ---- the walk ----------------------------------------------------------- */

struct discovery {
    const struct picture_maker *maker;
    const struct world *world;
    struct found *found;
    VECTOR(int) depths; /* of the boxes found */
    int depth;          /* of those found next */
};

static void
discover(struct discovery *discovery, node_id node)
{
    struct found *found = discovery->found;

    if (node == 0 || found_has(found, node) ||
        found->nodes.count - found->frames >= PICTURE_BOXES_MAX ||
        !is_boxed(discovery->maker, discovery->world, node))
        return;
    map_set(&found->places, node, found->nodes.count);
    VECTOR_PUSH(&found->nodes, node);
    VECTOR_PUSH(&discovery->depths, discovery->depth);
}

static void
discover_variable(void *context, node_id holder, uint32_t slot,
                  node_id target)
{
    (void)holder;
    (void)slot;
    discover(context, target);
}

/* Where very many frames run, the outermost are drawn, and of the others the
 * page that the innermost is on. */
void
found_frames(struct found *found, const struct world *world)
{
    size_t count = world_frame_count(world);

    if (count > PICTURE_FRAMES_MAX)
        found->left_out = (count - FRAMES_OUTER - 2) / FRAMES_PAGE *
                              FRAMES_PAGE + 1;
    for (size_t i = 0; i < count; i++) {
        node_id frame;

        if (i == FRAMES_OUTER)
            i += found->left_out;
        frame = world_frame(world, i);
        map_set(&found->frame_places, frame, found->nodes.count);
        VECTOR_PUSH(&found->nodes, frame);
    }
    found->frames = found->nodes.count;
}

/* Returns whether an object that no drawn place refers to is not worth a box
 * any more: a library's own, or a method that only its class has. */
static bool
is_swallowed(const struct world *world, node_id node)
{
    struct holder holder;

    if (world_flags(world, node) & NODE_OPAQUE)
        return true;
    return world_is_of_type(world, node, "function") &&
           world_holders(world, node, &holder, 1) == 1 &&
           world_class_of_part(world, holder.node) != 0;
}

static void
add_kept(struct discovery *discovery, size_t stop)
{
    const struct picture_maker *maker = discovery->maker;

    const struct kept_block *block;

    if (stop / KEPT_BLOCK >= maker->blocks.count)
        return;
    block = &maker->blocks.items[stop / KEPT_BLOCK];
    for (size_t i = 0; i < block->lives.count; i++) {
        const struct kept_life *life =
            &maker->kept.items[block->lives.items[i]];

        if (life->first <= stop && stop <= life->last &&
            world_is_alive(discovery->world, life->node) &&
            !is_swallowed(discovery->world, life->node))
            discover(discovery, life->node);
    }
}

static bool
search_place(void *context, struct holder place)
{
    struct discovery *discovery = context;
    const struct world *world = discovery->world;

    discover(discovery,
             shown_target(discovery->maker, world,
                          world_slot(world, place.node, place.slot)));
    return true;
}

/* Searches the slots of a box that have rows: of a large container the first
 * and the last few. */
static void
search_slots(struct discovery *discovery, node_id node)
{
    const struct picture_maker *maker = discovery->maker;
    const struct world *world = discovery->world;
    const struct birth *birth = log_birth_of(maker->log, node);
    uint32_t count = world_item_count(world, node);
    uint32_t step = birth->scheme == SLOTS_PAIRS ? 2 : 1;
    bool folds = count / step > FOLD_ABOVE;

    if (world_flags(world, node) & NODE_OPAQUE)
        return;
    if (world_has_named_places(world, node))
        count = 0;
    for (uint32_t s = 0; s < count; s++) {
        if (folds && s == FOLD_FIRST * step)
            s = count - step;
        if (is_shown_slot(world, node, s))
            discover(discovery, world_slot(world, node, s));
    }
    world_each_place(world, node, &maker->apart, search_place, discovery);
}

/* What a function is about to return, and what has been raised: a box if it
 * is one at another stop, too; else it has only a name in its row. */
static void
search_step(struct discovery *discovery)
{
    const struct step *step = step_reached(discovery->world);

    if (step != NULL && step->value != 0 &&
        map_get(&discovery->maker->last, step->value, NULL) &&
        world_is_alive(discovery->world, step->value))
        discover(discovery, step->value);
}

/* A generator that a loop or a call works with is shown, though no variable
 * refers to it. */
static void
search_stack(struct discovery *discovery, node_id frame)
{
    uint32_t count;
    const node_id *slots = world_slots(discovery->world, frame, &count);

    for (uint32_t slot = 0; slot < count; slot++)
        if (slots[slot] != 0 &&
            birth_is_generator(
                log_birth_of(discovery->maker->log, slots[slot])) &&
            slot_name(discovery->world, frame, slot)[0] == '(')
            discover(discovery, slots[slot]);
}

/* Holders that are added, at most, when hidden holders are boxes. */
#define HOLDERS_MAX 40

/* Adds what holds the objects found, and what holds that. */
static void
add_holders(struct discovery *discovery)
{
    struct found *found = discovery->found;
    size_t first = found->nodes.count;

    for (size_t i = found->frames; i < found->nodes.count; i++) {
        node_id holders[HOLDERS_MAX];
        size_t count =
            world_holder_nodes(discovery->world, found->nodes.items[i],
                               holders, HOLDERS_MAX);

        for (size_t h = 0; h < count && h < HOLDERS_MAX; h++) {
            node_id holder = holders[h];
            enum node_kind kind =
                log_birth_of(discovery->maker->log, holder)->kind;

            if (found_has(found, holder) || kind == NODE_NAMESPACE ||
                kind == NODE_FRAME || found_has_frame(found, holder) ||
                found->nodes.count - first >= HOLDERS_MAX)
                continue;
            map_set(&found->places, holder, found->nodes.count);
            VECTOR_PUSH(&found->nodes, holder);
        }
    }
    for (size_t i = first; i < found->nodes.count; i++)
        if (log_birth_of(discovery->maker->log, found->nodes.items[i])
                ->kind == NODE_OBJECT)
            search_slots(discovery, found->nodes.items[i]);
}

void
found_init(struct found *found, const struct picture_maker *maker,
           const struct world *world, size_t stop)
{
    struct discovery discovery = {
        .maker = maker, .world = world, .found = found, .depth = 1};

    *found = (struct found){0};
    found_frames(found, world);
    for (size_t i = 0; i < found->frames; i++)
        VECTOR_PUSH(&discovery.depths, 0);
    for (size_t i = 0; i < found->frames; i++)
        each_variable(maker, world, found->nodes.items[i],
                      discover_variable, &discovery);
    for (size_t i = 0; i < found->frames; i++)
        search_stack(&discovery, found->nodes.items[i]);
    search_step(&discovery);
    for (size_t i = found->frames, pass = 0; pass < 2; pass++) {
        for (; i < found->nodes.count; i++) {
            discovery.depth = discovery.depths.items[i] + 1;
            if (discovery.depth <= PICTURE_DEPTH_MAX)
                search_slots(&discovery, found->nodes.items[i]);
        }
        discovery.depth = 1;
        if (pass == 0)
            add_kept(&discovery, stop);
    }
    if (maker->options.hidden_holders)
        add_holders(&discovery);
    VECTOR_RELEASE(&discovery.depths);
}

void
found_release(struct found *found)
{
    VECTOR_RELEASE(&found->nodes);
    map_release(&found->places);
    map_release(&found->frame_places);
}
