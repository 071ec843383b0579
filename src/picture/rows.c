#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "picture/maker_data.h"

/* Columns of an old value that is told beside the new. */
#define OLD_VALUE_MAX 6

#define NO_SLOT UINT32_MAX

/* A row to be: the slot of the thing now and in the world before. */
struct entry {
    uint32_t now, before;
};

/* The rows of one box being made. */
struct row_list {
    const struct making *making;
    node_id node;         /* whose slots they are */
    struct picture_box *box;
    bool now, before;     /* node lives then */
    VECTOR(struct entry) entries;
    VECTOR(struct picture_row) rows;
};

static const struct world *
now_of(const struct row_list *list)
{
    return list->making->moment->now;
}

static const struct world *
before_of(const struct row_list *list)
{
    return list->making->moment->before;
}

static node_id
target_now(const struct row_list *list, uint32_t slot)
{
    return slot == NO_SLOT ? 0 : world_slot(now_of(list), list->node, slot);
}

static node_id
target_before(const struct row_list *list, uint32_t slot)
{
    return slot == NO_SLOT ? 0
                           : world_slot(before_of(list), list->node, slot);
}

/* ---- one row ------------------------------------------------------------ */

/* Returns "was 10" when the old value was written in the row and is short. */
static const char *
old_value_note(const struct row_list *list, node_id old)
{
    const struct birth *birth =
        log_birth_of(list->making->maker->log, old);
    struct text note = {0};
    const char *value;

    if (!(birth->flags & NODE_ATOM) ||
        found_has(list->making->before, old))
        return NULL;
    value = value_of(list->making, old);
    if (utf8_columns(value, strlen(value)) > OLD_VALUE_MAX)
        return NULL;
    text_add_format(&note, "was %s", value);
    return arena_text(list->making->picture, &note);
}

/* Fills in what a row refers to and what became of it.  Whatever the box of
 * a new thing shows is new, and need not say so. */
static void
fill_row(const struct row_list *list, struct picture_row *row, node_id now,
         node_id before)
{
    const struct making *making = list->making;
    bool fresh = list->box->change == CHANGE_NEW;
    node_id shown = now;

    if (making->moment->before == NULL)
        before = now;
    if (now == 0) {
        row->change = CHANGE_GONE;
        shown = before;
    } else if (before == 0) {
        row->change = CHANGE_NEW;
        if (!fresh)
            row->note = "new";
    } else if (now != before) {
        row->change = CHANGE_VALUE;
        row->note = old_value_note(list, before);
    }
    if (is_drawn(making, shown))
        row->target = shown;
    else if (shown != 0)
        row->value = value_in_row(making, shown, row->label);
    if (now != before && before != 0 && found_has(making->before, before))
        row->former = before;
    if (now == 0) {
        row->former = row->target;
        row->target = 0;
    }
}

static void
push_row(struct row_list *list, const char *label, node_id now,
         node_id before)
{
    struct picture_row row = {.label = label};

    fill_row(list, &row, now, before);
    VECTOR_PUSH(&list->rows, row);
}

/* ---- variables ---------------------------------------------------------- */

static uint64_t
line_key(node_id holder, text_id name)
{
    return (uint64_t)holder << 32 | name;
}

struct line_survey {
    struct picture_maker *maker;
    const struct world *world;
};

static void
survey_variable(void *context, node_id holder, uint32_t slot, node_id target)
{
    struct line_survey *survey = context;
    struct picture_maker *maker = survey->maker;
    uint64_t key =
        line_key(holder, world_slot_name(survey->world, holder, slot));
    uint64_t count = 0;

    if (target == 0 || map_get(&maker->lines, key, NULL))
        return;
    map_get(&maker->line_counts, holder, &count);
    map_set(&maker->lines, key, count);
    map_set(&maker->line_counts, holder, count + 1);
}

void
survey_lines(struct picture_maker *maker, const struct world *world,
             node_id frame)
{
    struct line_survey survey = {maker, world};

    each_variable(maker, world, frame, survey_variable, &survey);
}

/* Puts a variable's row on its line. */
static void
put_variable(struct row_list *list, text_id name, uint32_t now,
             uint32_t before)
{
    const struct picture_maker *maker = list->making->maker;
    struct picture_row row = {
        .label = log_text_bytes(maker->log, name, NULL)};
    uint64_t line;

    if (!map_get(&maker->lines, line_key(list->node, name), &line))
        line = list->rows.count; /* bound between stops only */
    fill_row(list, &row, target_now(list, now), target_before(list, before));
    while (list->rows.count <= line)
        VECTOR_PUSH(&list->rows, ((struct picture_row){0}));
    list->rows.items[line] = row;
}

static void
visit_now(void *context, node_id holder, uint32_t slot, node_id target)
{
    struct row_list *list = context;
    text_id name = world_slot_name(now_of(list), holder, slot);
    const char *bytes =
        log_text_bytes(list->making->maker->log, name, NULL);
    uint32_t before = NO_SLOT;

    if (target == 0)
        return;
    if (list->before)
        before = world_find_slot(before_of(list), holder, bytes);
    put_variable(list, name, slot, before);
}

static void
visit_before(void *context, node_id holder, uint32_t slot, node_id target)
{
    struct row_list *list = context;
    text_id name = world_slot_name(before_of(list), holder, slot);
    const char *bytes =
        log_text_bytes(list->making->maker->log, name, NULL);
    uint32_t now = NO_SLOT;

    if (target == 0)
        return;
    if (list->now)
        now = world_find_slot(now_of(list), holder, bytes);
    if (now == NO_SLOT || target_now(list, now) == 0)
        put_variable(list, name, NO_SLOT, slot);
}

static void
add_returned(struct row_list *list)
{
    const struct picture_moment *moment = list->making->moment;

    if (list->box->running && moment->returning && moment->returned != 0) {
        push_row(list, "returns", moment->returned, moment->returned);
        list->rows.items[list->rows.count - 1].change = CHANGE_NEW;
    }
}

/* When hidden holders are drawn: what the frame holds besides variables. */
static void
add_internal(struct row_list *list)
{
    const struct world *world = now_of(list);
    node_id frame = list->box->node;
    uint32_t count = world_slot_count(world, frame);

    for (uint32_t slot = 0; slot < count; slot++) {
        node_id target = world_slot(world, frame, slot);
        const char *name =
            log_text_bytes(list->making->maker->log,
                           world_slot_name(world, frame, slot), NULL);

        if (name[0] == '(' && target != 0 && is_drawn(list->making, target))
            push_row(list, name, target, target);
    }
}

/* Hands the rows to the box. */
static void
finish_rows(struct row_list *list)
{
    size_t size = list->rows.count * sizeof *list->rows.items;

    list->box->rows = arena_alloc(&list->making->picture->arena, size + 1);
    if (size > 0)
        memcpy(list->box->rows, list->rows.items, size);
    list->box->row_count = list->rows.count;
    VECTOR_RELEASE(&list->rows);
    VECTOR_RELEASE(&list->entries);
}

void
add_frame_rows(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    struct row_list list = {.making = making, .box = box};
    bool alive = box->change != CHANGE_GONE;

    list.now = alive;
    list.before = moment->before != NULL && box->change != CHANGE_NEW;
    list.node = variable_holder(alive ? moment->now : moment->before,
                                box->node);
    if (list.now)
        each_variable(making->maker, moment->now, box->node, visit_now,
                      &list);
    if (list.before)
        each_variable(making->maker, moment->before, box->node,
                      visit_before, &list);
    if (list.now && making->maker->options.hidden_holders)
        add_internal(&list);
    else
        add_returned(&list);
    finish_rows(&list);
}

/* ---- slots of objects --------------------------------------------------- */

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
    uint32_t end = has_pairs(list) ? world_item_count(world, list->node)
                                   : world_slot_count(world, list->node);

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
    world_slot_label(world, list->node, slot, &label);
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
        push_row(list, "key", target_now(list, entry->now),
                 target_before(list, entry->before));
    else
        label = value_of(list->making, key);
    push_row(list, label, target_now(list, now),
             target_before(list, before));
}

static void
push_entry(struct row_list *list, const struct entry *entry)
{
    if (has_pairs(list))
        push_pair(list, entry);
    else
        push_row(list, slot_label(list, entry),
                 target_now(list, entry->now),
                 target_before(list, entry->before));
}

static void
push_more(struct row_list *list, size_t count)
{
    struct text label = {0};

    if (count == 0)
        return;
    text_add_format(&label, "… %zu more", count);
    VECTOR_PUSH(&list->rows,
                ((struct picture_row){
                    .label = arena_text(list->making->picture, &label)}));
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
        push_more(list, skipped);
        skipped = 0;
        push_entry(list, entry);
    }
    push_more(list, skipped + hidden);
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
        push_row(&list, arena_text(making->picture, &label), target, target);
    }
    finish_rows(&list);
}

void
add_slot_rows(const struct making *making, struct picture_box *box)
{
    const struct picture_moment *moment = making->moment;
    struct row_list list = {.making = making, .node = box->node, .box = box};
    uint32_t slots;

    list.now = box->change != CHANGE_GONE;
    list.before = moment->before != NULL && box->change != CHANGE_NEW;
    collect_entries(&list);
    slots = world_slot_count(list.now ? moment->now : moment->before,
                             box->node);
    push_folded(&list, slots > FOLD_LARGE ? slots - FOLD_LARGE : 0);
    finish_rows(&list);
}
