#include <string.h>

#include "base/text.h"
#include "picture/row_list.h"

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
    uint32_t after;

    if (variables_left_out(survey->world, holder, &after) > 0)
        return; /* all lines are given */
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
        .label = now != NO_SLOT
                     ? variable_name(now_of(list), list->node, now)
                     : variable_name(before_of(list), list->node, before)};
    uint32_t after = 0;
    uint32_t left_out =
        list->now ? variables_left_out(now_of(list), list->node, &after) : 0;
    uint64_t line;

    if (now != NO_SLOT && left_out > 0 && now >= after) {
        if (now == after)
            row_push_more(list, left_out);
        line = list->rows.count;
    } else if (!map_get(&maker->lines, line_key(list->node, name), &line)) {
        line = list->rows.count; /* bound between stops only */
    }
    row_fill(list, &row, target_now(list, now), target_before(list, before));
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

/* The body of a class returns nothing that anybody would look at. */
static bool
is_class_body(const struct world *world)
{
    const struct log *log = world_log(world);
    size_t frames = world_frame_count(world);

    return frames > 0 &&
           strcmp(log_text_bytes(
                      log,
                      log_birth_of(log, world_frame(world, frames - 1))->type,
                      NULL),
                  "class") == 0;
}

/* The value on its way out of a function, and the exception. */
static void
add_leaving(struct row_list *list)
{
    const struct world *world = now_of(list);
    const struct step *step = step_reached(world);

    if (!list->box->running || step == NULL || step->value == 0 ||
        (step->kind == STEP_RETURN && is_class_body(world)) ||
        !world_is_alive(world, step->value))
        return;
    row_push(list,
             step->kind == STEP_EXCEPTION ? "raises"
             : query_step_yields(world_log(world), step)
                 ? "yields"
                 : "returns",
             step->value, step->value);
    list->rows.items[list->rows.count - 1].change = CHANGE_NEW;
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
            row_push(list, name, target, target);
    }
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
    else if (list.now)
        add_leaving(&list);
    row_list_finish(&list);
}

/* ---- frames that are left out ------------------------------------------- */

/* Functions that are told apart in the box of the frames left out. */
#define FUNCTIONS_TOLD 3

/* A row for each function, "f( )  44 times". */
void
add_left_out_rows(const struct making *making, struct picture_box *box,
                  size_t first, size_t count)
{
    const struct world *world = making->moment->now;
    struct row_list list = {.making = making, .box = box};
    text_id names[FUNCTIONS_TOLD];
    size_t times[FUNCTIONS_TOLD] = {0};
    size_t used = 0;
    struct text title = {0};

    text_add_format(&title, "… %zu more calls", count);
    box->title = arena_text(making->picture, &title);
    for (size_t i = first; i < first + count; i++) {
        node_id frame = world_frame(world, i);
        text_id name = log_birth_of(making->maker->log, frame)->name;
        size_t f = 0;

        while (f < used && names[f] != name)
            f++;
        if (f == used && used < FUNCTIONS_TOLD)
            names[used++] = name;
        if (f < FUNCTIONS_TOLD)
            times[f]++;
    }
    for (size_t f = 0; f < used; f++) {
        struct text label = {0}, value = {0};

        text_add_format(&label, "%s( )",
                        log_text_bytes(making->maker->log, names[f], NULL));
        text_add_format(&value, "%zu time%s", times[f],
                        times[f] == 1 ? "" : "s");
        VECTOR_PUSH(&list.rows,
                    ((struct picture_row){
                        .label = arena_text(making->picture, &label),
                        .value = arena_text(making->picture, &value)}));
    }
    row_list_finish(&list);
}
