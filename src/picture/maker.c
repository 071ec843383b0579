#include "picture/maker.h"

#include <string.h>

#include "base/mem.h"
#include "picture/maker_data.h"

struct picture_maker *
picture_maker_new(const struct log *log, const struct picture_options *options)
{
    struct picture_maker *maker = mem_alloc(sizeof *maker);

    maker->log = log;
    maker->options = *options;
    maker->query = query_new(log);
    return maker;
}

void
picture_maker_free(struct picture_maker *maker)
{
    if (maker == NULL)
        return;
    query_free(maker->query);
    map_release(&maker->boxed);
    map_release(&maker->apart);
    map_release(&maker->lines);
    map_release(&maker->line_counts);
    VECTOR_RELEASE(&maker->kept);
    VECTOR_RELEASE(&maker->open);
    for (size_t i = 0; i < maker->blocks.count; i++)
        VECTOR_RELEASE(&maker->blocks.items[i].lives);
    VECTOR_RELEASE(&maker->blocks);
    map_release(&maker->kept_nodes);
    map_release(&maker->last);
    found_release(&maker->surveyed);
    mem_free(maker);
}

void
picture_maker_set_conceal(struct picture_maker *maker, bool conceal)
{
    maker->options.conceal = conceal;
}

/* ---- the survey --------------------------------------------------------- */

/* Returns whether a place is one that a reader knows of: not that of a call
 * that runs or waits. */
static bool
is_open_place(const struct world *world, struct holder place)
{
    enum node_kind kind = log_birth_of(world_log(world), place.node)->kind;

    if (kind != NODE_NAMESPACE && kind != NODE_OBJECT)
        return false;
    return world_slot_names(world, place.node) == NULL ||
           log_text_bytes(world_log(world),
                          world_slot_name(world, place.node, place.slot),
                          NULL)[0] != '(';
}

/* Returns whether a function has more to show than its name. */
static bool
is_worth_a_box(const struct world *world, node_id function)
{
    static const char *const slots[] = {"__defaults__", "__kwdefaults__",
                                        "__closure__", "__dict__"};
    struct holder holders[8];
    size_t count, open = 0;

    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        uint32_t slot = world_find_slot(world, function, slots[i]);

        if (slot != UINT32_MAX && world_slot(world, function, slot) != 0)
            return true;
    }
    count = world_holders(world, function, holders, 8);
    for (size_t i = 0; i < count && i < 8; i++)
        open += is_open_place(world, holders[i]);
    return open > 1;
}

struct survey {
    struct picture_maker *maker;
    const struct world *world;
};

/* A cell that others share is a box; a dict, a tuple or a traceback that
 * others hold is no part of its owner. */
static void
survey_shared(const struct survey *survey, node_id node)
{
    struct picture_maker *maker = survey->maker;
    const struct world *world = survey->world;
    const struct birth *birth = log_birth_of(maker->log, node);

    if (birth->kind != NODE_OBJECT || world_count(world, node) < 2)
        return;
    if (world_is_of_type(world, node, "cell"))
        map_set(&maker->boxed, node, 1);
    else if (world_is_of_type(world, node, "dict"))
        map_set(&maker->apart, node, 1);
}

static void
survey_target(void *context, node_id holder, uint32_t slot, node_id target)
{
    const struct survey *survey = context;
    struct picture_maker *maker = survey->maker;
    const struct birth *birth;

    target = world_slot(survey->world, holder, slot);
    if (target == 0)
        return;
    survey_shared(survey, target);
    birth = log_birth_of(maker->log, target);
    if ((birth->flags | world_flags(survey->world, target)) &
        (NODE_IMMORTAL | NODE_SHARED))
        return;
    if (birth->flags & NODE_ATOM ||
        (world_is_of_type(survey->world, target, "function") &&
         is_worth_a_box(survey->world, target)))
        map_set(&maker->boxed, target, 1);
    else if (world_is_of_type(survey->world, target, "tuple") ||
             world_is_of_type(survey->world, target, "traceback"))
        map_set(&maker->apart, target, 1);
}

/* A function with something to show is a box wherever it is, but for the
 * methods of classes. */
static void
survey_function(const struct survey *survey, node_id node)
{
    if (world_is_of_type(survey->world, node, "function") &&
        is_worth_a_box(survey->world, node))
        map_set(&survey->maker->boxed, node, 1);
}

static bool
survey_place(void *context, struct holder place)
{
    const struct survey *survey = context;

    node_id target = world_slot(survey->world, place.node, place.slot);

    survey_shared(survey, target);
    if (world_class_of_part(survey->world, place.node) == 0)
        survey_function(survey, target);
    if (log_birth_of(survey->maker->log, place.node)->scheme == SLOTS_PAIRS)
        survey_shared(survey, place.node);
    return true;
}

/* Looks at the first items of a container. */
static void
survey_items(const struct survey *survey, node_id node)
{
    uint32_t count = world_item_count(survey->world, node);

    for (uint32_t slot = 0; slot < count && slot < 2 * FOLD_ABOVE; slot++) {
        node_id target = world_slot(survey->world, node, slot);

        if (target != 0)
            survey_function(survey, target);
    }
}

/* Looks into the objects that are drawn for what is shared. */
static void
survey_objects(const struct survey *survey, const struct found *found)
{
    for (size_t i = found->frames; i < found->nodes.count; i++) {
        node_id node = found->nodes.items[i];

        if (!world_has_named_places(survey->world, node))
            survey_items(survey, node);
        if (world_slot_names(survey->world, node) != NULL)
            world_each_place(survey->world, node, &survey->maker->apart,
                             survey_place, (void *)(uintptr_t)survey);
    }
}

/* Forgets what was freed. */
static void
end_kept(struct picture_maker *maker, const struct world *world)
{
    size_t left = 0;

    for (size_t i = 0; i < maker->open.count; i++) {
        size_t index = maker->open.items[i];

        if (world_is_alive(world, maker->kept.items[index].node))
            maker->open.items[left++] = index;
        else
            maker->kept.items[index].last = maker->stop - 1;
    }
    maker->open.count = left;
}

/* Begins the block of a stop, if it is the first there. */
static struct kept_block *
find_block(struct picture_maker *maker)
{
    size_t number = maker->stop / KEPT_BLOCK;
    struct kept_block *block;

    if (number < maker->blocks.count)
        return &maker->blocks.items[number];
    VECTOR_PUSH(&maker->blocks, (struct kept_block){0});
    block = &maker->blocks.items[maker->blocks.count - 1];
    for (size_t i = 0; i < maker->open.count; i++)
        VECTOR_PUSH(&block->lives, maker->open.items[i]);
    return block;
}

/* Returns whether a holder refers to a node in a slot that is shown. */
static bool
holds_openly(const struct world *world, node_id holder, node_id node)
{
    uint32_t times = world_times_held(world, node, holder), slots;
    const node_id *targets = world_slots(world, holder, &slots);

    if (log_birth_of(world_log(world), holder)->scheme != SLOTS_NAMES)
        return true;
    for (uint32_t slot = 0; slot < slots && times > 0; slot++) {
        if (targets[slot] != node)
            continue;
        times--;
        if (is_shown_slot(world, holder, slot))
            return true;
    }
    return false;
}

/* Holders that are asked whether a thing is only folded away. */
#define HOLDERS_ASKED 48

/* Returns whether a holder that is not drawn is a frame that runs. */
static bool
is_left_out_frame(const struct world *world, node_id holder)
{
    return log_birth_of(world_log(world), holder)->kind == NODE_FRAME &&
           !(world_flags(world, holder) & NODE_SUSPENDED);
}

/* Returns whether a box that is drawn leads to a node, over things that are
 * not drawn: then the node is out of sight in a part that is folded away. */
static bool
is_folded_away(const struct found *found, const struct world *world,
               node_id node)
{
    node_id asked[HOLDERS_ASKED] = {node};
    size_t count = 1;

    for (size_t i = 0; i < count; i++) {
        node_id holders[HOLDERS_ASKED];
        size_t held =
            world_holder_nodes(world, asked[i], holders, HOLDERS_ASKED);

        for (size_t h = 0; h < held && h < HOLDERS_ASKED; h++) {
            size_t known = 0;

            if (!holds_openly(world, holders[h], asked[i]))
                continue;
            if (found_has(found, holders[h]) ||
                found_has_frame(found, holders[h]) ||
                is_left_out_frame(world, holders[h]))
                return true;
            while (known < count && asked[known] != holders[h])
                known++;
            if (known == count && count < HOLDERS_ASKED)
                asked[count++] = holders[h];
        }
    }
    return count == HOLDERS_ASKED;
}

/* Finds what was drawn at the stop before, lives, and cannot be reached from
 * a variable any more.  Returns whether there was any. */
static bool
begin_kept(struct picture_maker *maker, const struct world *world,
           const struct found *found)
{
    const struct found *before = &maker->surveyed;
    struct kept_block *block = find_block(maker);
    size_t count = maker->kept.count;

    for (size_t i = before->frames; i < before->nodes.count; i++) {
        node_id node = before->nodes.items[i];

        if (found_has(found, node) || !world_is_alive(world, node) ||
            log_birth_of(maker->log, node)->flags & NODE_ATOM ||
            is_folded_away(found, world, node))
            continue;
        map_set(&maker->kept_nodes, node, 1);
        VECTOR_PUSH(&maker->open, maker->kept.count);
        VECTOR_PUSH(&block->lives, maker->kept.count);
        VECTOR_PUSH(&maker->kept,
                    ((struct kept_life){node, maker->stop, SIZE_MAX}));
    }
    return maker->kept.count > count;
}

/* Garbage that is shown from the first stop on, at most. */
#define GARBAGE_MAX 100

/* Keeps what is garbage already at the first stop. */
static void
keep_garbage(struct picture_maker *maker, const struct world *world)
{
    struct kept_block *block = find_block(maker);

    if (query_unreachable_count(maker->query, world) == 0)
        return;
    for (node_id node = world_next(world, 0);
         node != 0 && maker->kept.count < GARBAGE_MAX;
         node = world_next(world, node)) {
        const struct birth *birth = log_birth_of(maker->log, node);

        if (birth->flags & NODE_ATOM || !is_boxed(maker, world, node) ||
            query_is_reachable(maker->query, world, node))
            continue;
        map_set(&maker->kept_nodes, node, 1);
        VECTOR_PUSH(&maker->open, maker->kept.count);
        VECTOR_PUSH(&block->lives, maker->kept.count);
        VECTOR_PUSH(&maker->kept, ((struct kept_life){node, 0, SIZE_MAX}));
    }
}

void
picture_maker_survey(struct picture_maker *maker, size_t stop,
                     const struct world *world)
{
    struct survey survey = {maker, world};
    struct found found = {0};

    maker->stop = stop;
    found_frames(&found, world);
    for (size_t i = 0; i < found.frames; i++) {
        node_id frame = found.nodes.items[i];

        each_variable(maker, world, frame, survey_target, &survey);
        survey_lines(maker, world, frame);
    }
    found_release(&found);
    if (stop == 0)
        keep_garbage(maker, world);
    end_kept(maker, world);
    found_init(&found, maker, world, stop);
    if (begin_kept(maker, world, &found)) {
        found_release(&found);
        found_init(&found, maker, world, stop);
    }
    survey_objects(&survey, &found);
    for (size_t i = 0; i < found.nodes.count; i++)
        map_set(&maker->last, found.nodes.items[i], stop + 1);
    found_release(&maker->surveyed);
    maker->surveyed = found;
}

/* ---- making ------------------------------------------------------------- */

/* Holders that are asked, one behind the other, before the whole heap is. */
#define REACH_ASKED 64

/* Returns whether something that runs leads to a node.  Garbage in cycles is
 * seldom large: most answers are found by going from holder to holder. */
static bool
is_reachable(const struct picture_maker *maker, const struct world *world,
             node_id node)
{
    node_id asked[REACH_ASKED] = {node};
    size_t count = 1;

    for (size_t i = 0; i < count; i++) {
        node_id holders[REACH_ASKED];
        size_t held =
            world_holder_nodes(world, asked[i], holders, REACH_ASKED);

        for (size_t h = 0; h < held; h++) {
            size_t known = 0;
            enum node_kind kind;

            if (h == REACH_ASKED || count == REACH_ASKED)
                return query_is_reachable(maker->query, world, node);
            kind = log_birth_of(maker->log, holders[h])->kind;
            if (kind == NODE_NATIVE || kind == NODE_ARENA ||
                (kind == NODE_FRAME &&
                 !(world_flags(world, holders[h]) & NODE_SUSPENDED)))
                return true;
            while (known < count && asked[known] != holders[h])
                known++;
            if (known == count)
                asked[count++] = holders[h];
        }
    }
    return false;
}

/* Returns whether a node is garbage at the moment. */
static bool
is_unreachable(const struct making *making, node_id node)
{
    const struct picture_maker *maker = making->maker;
    const struct world *now = making->moment->now;

    uint32_t flags = world_flags(now, node);

    if (flags & NODE_UNREACHABLE)
        return true;
    return !(flags & (NODE_IMMORTAL | NODE_SHARED)) &&
           map_get(&maker->kept_nodes, node, NULL) &&
           !is_reachable(maker, now, node);
}

static struct picture_box *
new_box(const struct making *making, node_id node, enum picture_change change)
{
    struct picture_box *box =
        &making->picture->boxes[making->picture->box_count++];

    uint64_t last = 0;

    map_get(&making->maker->last, node, &last);
    box->node = node;
    box->change = change;
    box->last = (size_t)last;
    return box;
}

static struct picture_box *
add_frame_box(const struct making *making, node_id frame, uint32_t place,
              enum picture_change change)
{
    struct picture_box *box = new_box(making, frame, change);

    box->kind = BOX_FRAME;
    box->depth = place;
    return box;
}

static void
add_frame(const struct making *making, size_t number)
{
    const struct found *now = making->now;
    node_id frame = now->nodes.items[number];
    bool is_old = found_has_frame(making->before, frame) ||
                  making->moment->before == NULL;
    struct picture_box *box =
        add_frame_box(making, frame, found_frame_place(now, number),
                      is_old ? CHANGE_NONE : CHANGE_NEW);

    box->running = number + 1 == now->frames;
    box->waits = !box->running;
    box->title = title_of_frame(making, frame, box->waits);
    add_frame_rows(making, box);
}

/* The box for the frames that are not drawn: they run, between others. */
static void
add_frames_left_out(const struct making *making)
{
    const struct found *now = making->now;
    struct picture_box *box;

    if (now->left_out == 0)
        return;
    box = add_frame_box(making,
                        world_frame(making->moment->now, FRAMES_OUTER),
                        FRAMES_OUTER, CHANGE_NONE);
    box->waits = true;
    add_left_out_rows(making, box, FRAMES_OUTER, now->left_out);
}

/* Returns whether a frame that was drawn at the stop before has ended, so
 * that it has not only gone into the box of those left out. */
static bool
has_ended(const struct making *making, size_t number)
{
    const struct found *before = making->before;
    const struct world *now = making->moment->now;
    size_t index = found_frame_index(before, number);

    return index >= world_frame_count(now) ||
           world_frame(now, index) != before->nodes.items[number];
}

/* Returns whether a frame, or the box of those left out, is drawn at a
 * place. */
static bool
is_place_taken(const struct found *now, uint32_t place)
{
    return place < now->frames + (now->left_out > 0);
}

/* Frames, and those that were left, unless another has their place now. */
static void
add_frames(const struct making *making)
{
    const struct found *now = making->now, *before = making->before;

    for (size_t i = 0; i < now->frames; i++) {
        if (i == FRAMES_OUTER)
            add_frames_left_out(making);
        add_frame(making, i);
    }
    for (size_t i = 0; i < before->frames; i++) {
        uint32_t place = found_frame_place(before, i);
        node_id frame = before->nodes.items[i];
        struct picture_box *box;

        if (!has_ended(making, i) || is_place_taken(now, place))
            continue;
        box = add_frame_box(making, frame, place, CHANGE_GONE);
        box->title = title_of_frame(making, frame, false);
        box->note = "left";
        add_frame_rows(making, box);
    }
}

static void
add_object(const struct making *making, node_id node,
           enum picture_change change)
{
    struct picture_box *box = new_box(making, node, change);

    const struct birth *birth = log_birth_of(making->maker->log, node);

    box->kind = birth->kind != NODE_OBJECT    ? BOX_HOLDER
                : birth->flags & NODE_ATOM ? BOX_ATOM
                                              : BOX_OBJECT;
    if (box->kind == BOX_HOLDER) {
        describe_holder(making, box);
        add_holder_rows(making, box);
        return;
    }
    box->unreachable =
        change != CHANGE_GONE && is_unreachable(making, node);
    describe_object(making, box);
    if (box->kind != BOX_ATOM)
        add_slot_rows(making, box);
}

/* The boxes of now, then those of before that are not among them: freed, or
 * held by something only that is not drawn. */
static void
add_objects(const struct making *making)
{
    const struct found *now = making->now, *before = making->before;
    const struct picture_moment *moment = making->moment;

    for (size_t i = now->frames; i < now->nodes.count; i++) {
        node_id node = now->nodes.items[i];
        bool is_new = moment->before != NULL &&
                      !world_is_alive(moment->before, node);

        add_object(making, node, is_new ? CHANGE_NEW : CHANGE_NONE);
    }
    for (size_t i = before->frames; i < before->nodes.count; i++) {
        node_id node = before->nodes.items[i];

        if (!found_has(now, node) && found_has(before, node))
            add_object(making, node,
                       world_is_alive(moment->now, node) ? CHANGE_NONE
                                                         : CHANGE_GONE);
    }
}

/* Forgets what was a box before and is only folded away now. */
static void
forget_folded(struct found *before, const struct found *now,
              const struct world *world)
{
    for (size_t i = before->frames; i < before->nodes.count; i++) {
        node_id node = before->nodes.items[i];

        if (!found_has(now, node) && world_is_alive(world, node) &&
            is_folded_away(now, world, node))
            (void)map_remove(&before->places, node);
    }
}

void
picture_make(struct picture_maker *maker, const struct picture_moment *moment,
             struct picture *picture)
{
    struct found now, before = {0};
    struct making making = {maker, moment, &before, &now, picture};
    size_t boxes;

    found_init(&now, maker, moment->now, moment->stop);
    if (moment->before != NULL)
        found_init(&before, maker, moment->before,
                   moment->stop > 0 ? moment->stop - 1 : 0);
    else
        making.before = &now;
    forget_folded(&before, &now, moment->now);
    boxes = now.nodes.count + before.nodes.count;
    picture->boxes = arena_alloc(&picture->arena,
                                 (boxes + 2) * sizeof *picture->boxes);
    add_frames(&making);
    add_objects(&making);
    found_release(&now);
    found_release(&before);
}
