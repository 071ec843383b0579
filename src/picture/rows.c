#include <string.h>

#include "base/text.h"
#include "picture/row_list.h"

static bool
has_pairs(const struct row_list *list)
{
    return log_birth_of(list->making->maker->log, list->node)->scheme ==
           SLOTS_PAIRS;
}

/* Returns what tells rows of one thing apart: the name of the slot, the key
 * of the pair, the member. */
static uint64_t
row_identity(const struct row_list *list, const struct world *world,
             uint32_t slot)
{
    if (log_birth_of(list->making->maker->log, list->node)->scheme ==
        SLOTS_NAMES)
        return world_slot_name(world, list->node, slot);
    return world_slot(world, list->node, slot);
}

/* Collects the slots of one world, every other one of pairs. */
static void
collect(const struct row_list *list, const struct world *world,
        uint32_t limit, uint32_t *slots, size_t *count)
{
    uint32_t step = has_pairs(list) ? 2 : 1;
    uint32_t end = world_item_count(world, list->node);

    *count = 0;
    for (uint32_t slot = 0; slot < end && slot < limit; slot += step)
        if (is_shown_slot(world, list->node, slot))
            slots[(*count)++] = slot;
}

/* Returns whether rows are told apart by their number alone. */
static bool
is_numbered(const struct row_list *list)
{
    switch (log_birth_of(list->making->maker->log, list->node)->scheme) {
    case SLOTS_NAMES:
    case SLOTS_PAIRS:
    case SLOTS_MEMBERS: return false;
    default: return true;
    }
}

static void
pair_entries(struct row_list *list, const uint32_t *now, size_t now_count,
             const uint32_t *before, size_t before_count)
{
    for (size_t i = 0; i < now_count || i < before_count; i++)
        VECTOR_PUSH(&list->entries,
                    ((struct entry){i < now_count ? now[i] : NO_SLOT,
                                    i < before_count ? before[i]
                                                     : NO_SLOT}));
}

/* Rows that only the world before has keep their place a last time. */
static void
merge_entries(struct row_list *list, const uint32_t *now, size_t now_count,
              const uint32_t *before, size_t before_count)
{
    struct map places = {0}; /* identity → index in now */
    size_t next = 0;

    for (size_t i = 0; i < now_count; i++)
        map_set(&places, row_identity(list, now_of(list), now[i]), i);
    for (size_t i = 0; i < before_count; i++) {
        uint64_t place;

        if (!map_get(&places, row_identity(list, before_of(list), before[i]),
                     &place)) {
            VECTOR_PUSH(&list->entries,
                        ((struct entry){NO_SLOT, before[i]}));
            continue;
        }
        for (; next < place; next++)
            VECTOR_PUSH(&list->entries,
                        ((struct entry){now[next], NO_SLOT}));
        VECTOR_PUSH(&list->entries, ((struct entry){now[place], before[i]}));
        if (next <= place)
            next = (size_t)place + 1;
    }
    for (; next < now_count; next++)
        VECTOR_PUSH(&list->entries, ((struct entry){now[next], NO_SLOT}));
    map_release(&places);
}

static void
collect_entries(struct row_list *list)
{
    uint32_t now[FOLD_LARGE], before[FOLD_LARGE];
    size_t now_count = 0, before_count = 0;

    if (list->now)
        collect(list, now_of(list), FOLD_LARGE, now, &now_count);
    if (list->before)
        collect(list, before_of(list), FOLD_LARGE, before, &before_count);
    if (is_numbered(list))
        pair_entries(list, now, now_count, before, before_count);
    else
        merge_entries(list, now, now_count, before, before_count);
}

static bool
is_changed(const struct row_list *list, const struct entry *entry)
{
    uint32_t now = entry->now, before = entry->before;

    if (!list->before || !list->now)
        return false;
    if (now == NO_SLOT || before == NO_SLOT)
        return true;
    if (has_pairs(list))
        return target_now(list, now + 1) != target_before(list, before + 1);
    return target_now(list, now) != target_before(list, before);
}

static const char *
slot_label(const struct row_list *list, const struct entry *entry)
{
    const struct world *world =
        entry->now != NO_SLOT ? now_of(list) : before_of(list);
    uint32_t slot = entry->now != NO_SLOT ? entry->now : entry->before;
    struct text label = {0};

    if (log_birth_of(list->making->maker->log, list->node)->scheme ==
        SLOTS_MEMBERS)
        return "";
    world_shown_label(world, list->node, slot, &label);
    return arena_text(list->making->picture, &label);
}

/* A pair is one row when its key can be written as the label. */
static void
push_pair(struct row_list *list, const struct entry *entry)
{
    node_id key = entry->now != NO_SLOT ? target_now(list, entry->now)
                                        : target_before(list, entry->before);
    uint32_t now = entry->now == NO_SLOT ? NO_SLOT : entry->now + 1;
    uint32_t before = entry->before == NO_SLOT ? NO_SLOT : entry->before + 1;
    const char *label = "value";

    if (is_drawn(list->making, key))
        row_push(list, "key", target_now(list, entry->now),
                 target_before(list, entry->before));
    else
        label = value_of(list->making, key);
    row_push(list, label, target_now(list, now),
             target_before(list, before));
}

static void
push_entry(struct row_list *list, const struct entry *entry)
{
    if (has_pairs(list))
        push_pair(list, entry);
    else
        row_push(list, slot_label(list, entry),
                 target_now(list, entry->now),
                 target_before(list, entry->before));
}

/* Makes rows of the entries, with … for what is folded away.  hidden: how
 * many more there are behind the entries. */
static void
push_folded(struct row_list *list, size_t hidden)
{
    size_t count = list->entries.count;
    bool folds = count + hidden > FOLD_ABOVE;
    size_t skipped = 0;
    int changed = 0;

    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &list->entries.items[i];
        bool shown = !folds || i < FOLD_FIRST ||
                     (i + 1 == count && hidden == 0);

        if (!shown && changed < FOLD_CHANGED && is_changed(list, entry)) {
            shown = true;
            changed++;
        }
        if (!shown) {
            skipped++;
            continue;
        }
        row_push_more(list, skipped);
        skipped = 0;
        push_entry(list, entry);
    }
    row_push_more(list, skipped + hidden);
}

void
add_holder_rows(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    const struct world *world =
        box->change == CHANGE_GONE ? moment->before : moment->now;
    struct row_list list = {.making = making, .node = box->node, .box = box};
    uint32_t count = world_slot_count(world, box->node);

    for (uint32_t slot = 0; slot < count; slot++) {
        node_id target = world_slot(world, box->node, slot);
        struct text label = {0};

        if (target == 0 || !is_drawn(making, target) ||
            list.rows.count >= FOLD_ABOVE)
            continue;
        world_slot_label(world, box->node, slot, &label);
        row_push(&list, arena_text(making->picture, &label), target, target);
    }
    row_list_finish(&list);
}

/* ---- named places ------------------------------------------------------- */

/* A row to be: its label, and what its place refers to. */
struct named {
    const char *label;
    node_id target;
    node_id before;
    bool found; /* in the world before, too */
};

struct naming {
    const struct row_list *list;
    const struct world *world;
    VECTOR(struct named) names;
};

static bool
note_named(void *context, struct holder place)
{
    struct naming *naming = context;
    const struct making *making = naming->list->making;
    struct text label = {0};
    struct named named = {
        .target = shown_target(making->maker, naming->world,
                               world_slot(naming->world, place.node,
                                          place.slot))};

    world_place_label(naming->world, naming->list->node, place, &label);
    named.label = arena_text(making->picture, &label);
    if (named.target != 0)
        VECTOR_PUSH(&naming->names, named);
    return true;
}

/* Returns the index of a label from `from` on, or SIZE_MAX. */
static size_t
find_named(const struct naming *naming, const char *label)
{
    for (size_t i = 0; i < naming->names.count; i++)
        if (strcmp(naming->names.items[i].label, label) == 0 &&
            !naming->names.items[i].found)
            return i;
    return SIZE_MAX;
}

/* Adds the rows of names, those that went where they were. */
static void
push_names(struct row_list *list, struct naming *now,
           const struct naming *before)
{
    size_t next = 0, skipped = 0;
    size_t count = now->names.count;

    for (size_t i = 0; i < before->names.count; i++) {
        const struct named *was = &before->names.items[i];
        size_t at = find_named(now, was->label);

        if (at == SIZE_MAX) {
            row_push(list, was->label, 0, was->target);
            continue;
        }
        now->names.items[at].before = was->target;
        now->names.items[at].found = true;
    }
    for (; next < count; next++) {
        const struct named *named = &now->names.items[next];
        bool is_last = next + 1 == count;

        if (count > FOLD_ABOVE && next >= FOLD_FIRST && !is_last &&
            (!list->before || named->target == named->before)) {
            skipped++;
            continue;
        }
        row_push_more(list, skipped);
        skipped = 0;
        row_push(list, named->label, named->target,
                 list->before || list->box->change == CHANGE_NEW
                     ? named->before
                     : named->target);
    }
}

/* What a weak reference refers to, without holding it. */
static void
push_referent(struct row_list *list)
{
    const struct birth *birth =
        log_birth_of(list->making->maker->log, list->node);
    node_id now = list->now ? world_referent(now_of(list), list->node) : 0;
    node_id was = list->before
                      ? world_referent(before_of(list), list->node)
                      : now;
    struct picture_row row = {.label = "weakly", .weak = true};

    if (birth->referent == 0)
        return;
    if (now == 0) {
        row.value = "nothing: it is gone";
        row.change = was != 0 ? CHANGE_VALUE : CHANGE_NONE;
        if (was != 0 && is_drawn(list->making, was))
            row.former = was;
    } else if (is_drawn(list->making, now)) {
        row.target = now;
    } else {
        row.value = value_of(list->making, now);
    }
    VECTOR_PUSH(&list->rows, row);
}

/* Returns whether a generator went to sleep or woke up, so that its variables
 * only moved between two boxes of it. */
static bool
has_woken(const struct row_list *list)
{
    const struct birth *birth =
        log_birth_of(list->making->maker->log, list->node);

    return list->now && list->before && birth_is_generator(birth) &&
           (world_flags(now_of(list), list->node) & NODE_SUSPENDED) !=
               (world_flags(before_of(list), list->node) & NODE_SUSPENDED);
}

/* Adds the rows of the named places of the box's object. */
static void
push_named(struct row_list *list)
{
    struct naming now = {.list = list, .world = now_of(list)};
    struct naming before = {.list = list, .world = before_of(list)};
    const struct map *apart = &list->making->maker->apart;

    if (has_woken(list))
        list->before = false;
    push_referent(list);
    if (list->now)
        world_each_place(now.world, list->node, apart, note_named, &now);
    if (list->before)
        world_each_place(before.world, list->node, apart, note_named,
                         &before);
    push_names(list, &now, &before);
    VECTOR_RELEASE(&now.names);
    VECTOR_RELEASE(&before.names);
}

/* ---- objects ------------------------------------------------------------ */

void
add_slot_rows(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    struct row_list list = {.making = making, .node = box->node, .box = box};
    const struct world *world;
    uint32_t slots;

    list.now = box->change != CHANGE_GONE;
    list.before = moment->before != NULL && box->change != CHANGE_NEW;
    world = list.now ? moment->now : moment->before;
    box->plain = world_is_of_type(world, box->node, "cell");
    if (!(world_flags(world, box->node) & NODE_OPAQUE)) {
        if (!world_has_named_places(world, box->node)) {
            collect_entries(&list);
            slots = world_item_count(world, box->node);
            push_folded(&list, slots > FOLD_LARGE ? slots - FOLD_LARGE : 0);
        }
        push_named(&list);
    }
    row_list_finish(&list);
}
