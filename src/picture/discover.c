#include <string.h>

#include "picture/maker_data.h"


static const char *
slot_name(const struct world *world, node_id node, uint32_t slot)
{
    return log_text_bytes(world_log(world),
                          world_slot_name(world, node, slot), NULL);
}

static bool
has_names(const struct world *world, node_id node)
{
    return log_birth_of(world_log(world), node)->scheme == SLOTS_NAMES;
}

bool
is_shown_slot(const struct world *world, node_id node, uint32_t slot)
{
    const char *name;

    if (world_slot(world, node, slot) == 0)
        return false;
    if (!has_names(world, node))
        return true;
    name = slot_name(world, node, slot);
    return name[0] != '(' && strcmp(name, "__class__") != 0;
}

node_id
variable_holder(const struct world *world, node_id frame)
{
    uint32_t globals = world_find_slot(world, frame, "globals");
    node_id holder;

    if (globals == UINT32_MAX)
        return frame;
    holder = world_slot(world, frame, globals);
    return holder != 0 && log_birth_of(world_log(world), holder)->kind ==
                              NODE_NAMESPACE
               ? holder
               : frame;
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
            visit(context, holder, slot, world_slot(world, holder, slot));
    }
}

/* Returns whether an object of this type is written in place although it is
 * no atom, since it says all with its name. */
static bool
says_all(const struct log *log, const struct birth *birth)
{
    static const char *const types[] = {
        "module", "builtin_function_or_method", "method_descriptor",
        "wrapper_descriptor", "method-wrapper"};
    const char *type = log_text_bytes(log, birth->type, NULL);

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (strcmp(type, types[i]) == 0)
            return true;
    return strcmp(type, "type") == 0 && birth->scheme == SLOTS_NONE;
}

bool
is_boxed(const struct picture_maker *maker, const struct world *world,
         node_id node)
{
    const struct birth *birth = log_birth_of(maker->log, node);
    bool uncounted = birth->flags & (NODE_IMMORTAL | NODE_SHARED);

    if (birth->kind != NODE_OBJECT || birth->flags & NODE_HIDDEN)
        return false;
    if (birth->flags & NODE_ATOM)
        return maker->options.atoms_as_boxes ||
               map_get(&maker->boxed, node, NULL);
    if (says_all(maker->log, birth))
        return false;
    if (uncounted && world_is_alive(world, node) &&
        world_slot_count(world, node) == 0)
        return false;
    if (strcmp(log_text_bytes(maker->log, birth->type, NULL), "function") ==
        0)
        return map_get(&maker->boxed, node, NULL);
    return !(uncounted && strcmp(log_text_bytes(maker->log, birth->type,
                                                NULL), "type") == 0);
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
        map_set(&found->places, frame, found->nodes.count);
        VECTOR_PUSH(&found->nodes, frame);
    }
    found->frames = found->nodes.count;
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
            world_is_alive(discovery->world, life->node))
            discover(discovery, life->node);
    }
}

/* Searches the slots of a box that have rows: of a large container the first
 * and the last few. */
static void
search_slots(struct discovery *discovery, node_id node)
{
    const struct world *world = discovery->world;
    uint32_t count = world_slot_count(world, node);
    uint32_t step =
        log_birth_of(discovery->maker->log, node)->scheme == SLOTS_PAIRS ? 2
                                                                        : 1;
    bool folds = count / step > FOLD_ABOVE;

    for (uint32_t s = 0; s < count; s++) {
        if (folds && s == FOLD_FIRST * step)
            s = count - step;
        if (is_shown_slot(world, node, s))
            discover(discovery, world_slot(world, node, s));
    }
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
                kind == NODE_FRAME ||
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
}
