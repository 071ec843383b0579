#include <string.h>

#include "timeline/world_parts.h"
#include "tui/objects.h"
#include "tui/overlay.h"

enum {
    SLOTS_LISTED = 200,
    HISTORY = 24 /* steps in the small plot */
};

/* ---- the count ---------------------------------------------------------- */

static void
add_title(struct ui *ui, const struct world *world, node_id node,
          struct text *out)
{
    const struct birth *birth = log_birth_of(session_log(ui->session), node);
    session_node_name(ui->session, node, out);
    if (birth->kind == NODE_OBJECT && world_is_alive(world, node))
        text_add_format(out, ", %llu bytes",
                        (unsigned long long)world_size(world, node));
}

static void
add_address(struct ui *ui, struct menu *menu, node_id node)
{
    const struct birth *birth = log_birth_of(session_log(ui->session), node);
    struct text address = {0};
    if (birth->address == 0)
        return;
    text_add_format(&address, "at 0x%llx = id() %llu",
                    (unsigned long long)birth->address,
                    (unsigned long long)birth->address);
    menu_add(menu, text_string(&address), STYLE_ADDRESS, NULL, STYLE_PLAIN);
    menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
    text_release(&address);
}

static void
add_count(struct menu *menu, const struct world *world, node_id node)
{
    uint32_t flags = world_flags(world, node);
    struct text refs = {0};
    if (flags & NODE_IMMORTAL)
        text_add_string(&refs, "refs ∞   never freed");
    else if (flags & NODE_SHARED)
        text_add_string(&refs, "shared with the interpreter: no number");
    else
        text_add_format(&refs, "refs %s%llu",
                        world_count_is_doubtful(world, node) ? "~" : "",
                        (unsigned long long)world_count(world, node));
    menu_add(menu, text_string(&refs), STYLE_COUNT, NULL, STYLE_PLAIN);
    text_release(&refs);
    if (world_count_is_doubtful(world, node)) {
        menu_add(menu, "  or one less: CPython's method cache lets go of it",
                 STYLE_DIM, NULL, STYLE_PLAIN);
        menu_add(menu, "  when another name takes its place, by addresses",
                 STYLE_DIM, NULL, STYLE_PLAIN);
    }
}

static void
add_holders(struct ui *ui, struct menu *menu, node_id node)
{
    size_t count;
    const struct explanation *why =
        session_explain(ui->session, ui->stop, node, &count);
    for (size_t i = 0; i < count; i++) {
        struct text left = {0}, right = {0};
        text_add_format(&left, "  %s", why[i].words);
        text_add_format(&right, "since step %zu%s", why[i].since,
                        why[i].hidden ? ", not drawn" : "");
        menu_add(menu, text_string(&left),
                 why[i].hidden ? STYLE_DIM : STYLE_NAME,
                 text_string(&right), STYLE_DIM);
        node_id box = object_box(ui, why[i].holder);
        if (box != 0 && !why[i].hidden)
            menu_choosable(menu, (int)box);
        text_release(&left);
        text_release(&right);
    }
}

/* The counts of the last steps, as numbers and as a plot. */
static void
add_history(struct ui *ui, struct menu *menu, node_id node)
{
    static const char *const bars[] = {" ", "▁", "▂", "▃", "▄",
                                       "▅", "▆", "▇", "█"};
    uint64_t counts[HISTORY], most = 1;
    size_t last = ui->stop, count = 0;
    size_t first = last + 1 > HISTORY ? last + 1 - HISTORY : 0;
    struct text numbers = {0}, plot = {0};

    for (size_t stop = first; stop <= last; stop++) {
        uint64_t refs = query_count_at(
            ui->query, node, session_stop(ui->session, stop)->step);
        if (refs == 0 && count == 0)
            continue; /* not born yet */
        counts[count++] = refs;
        most = refs > most ? refs : most;
    }
    text_add_string(&numbers, "history ");
    for (size_t i = 0; i < count; i++)
        text_add_format(&numbers, " %llu", (unsigned long long)counts[i]);
    text_add_string(&plot, "        ");
    for (size_t i = 0; i < count; i++)
        text_add_format(&plot, " %s",
                        bars[(counts[i] * 8 + most - 1) / most]);
    menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
    menu_add(menu, text_string(&numbers), STYLE_DIM, NULL, STYLE_PLAIN);
    if (!ui->ascii && most < 10)
        menu_add(menu, text_string(&plot), STYLE_COUNT, NULL, STYLE_PLAIN);
    text_release(&numbers);
    text_release(&plot);
}

/* ---- what it refers to -------------------------------------------------- */

enum { WIDEST_LABEL = 20, LEAST_NAME = 14, WIDEST_NAME = 30 };

static bool
is_told(const char *label)
{
    return *label != '(' && strncmp(label, "__", 2) != 0;
}

/* Returns the columns of the widest label. */
static int
widest_label(const struct menu *menu, const struct world *world,
             node_id node, uint32_t count)
{
    int widest = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct text label = {0};
        world_shown_label(world, node, i, &label);
        int columns = paint_columns(menu->brush, text_string(&label));
        if (is_told(text_string(&label)) && columns > widest)
            widest = columns;
        text_release(&label);
    }
    return widest < WIDEST_LABEL ? widest : WIDEST_LABEL;
}

static void
add_slot(struct ui *ui, struct menu *menu, const char *label, int columns,
         node_id target)
{
    struct text row = {0};
    int used = paint_columns(menu->brush, label);
    text_add_format(&row, "  %s", label);
    text_add_repeated(&row, ' ',
                      used < columns ? (size_t)(columns - used + 2) : 2);
    session_node_name(ui->session, target, &row);
    menu_add(menu, text_string(&row), STYLE_VALUE, NULL, STYLE_PLAIN);
    if (object_box(ui, target) != 0)
        menu_choosable(menu, (int)target);
    text_release(&row);
}

/* The list of what an object refers to by name. */
struct listing {
    struct ui *ui;
    struct menu *menu;
    const struct world *world;
    node_id node;
    uint32_t listed;
    int columns; /* of the names */
};

static void
add_slots_heading(struct menu *menu)
{
    if (menu->rows.count > 0)
        menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
    menu_add(menu, "refers to", STYLE_HEADING, NULL, STYLE_PLAIN);
}

/* Makes room for the names, of which a few may be very wide. */
static bool
measure_named(void *context, struct holder place)
{
    struct listing *listing = context;
    struct text label = {0};
    world_place_label(listing->world, listing->node, place, &label);
    int columns = paint_columns(listing->menu->brush, text_string(&label));
    if (columns > listing->columns)
        listing->columns = columns < WIDEST_NAME ? columns : WIDEST_NAME;
    text_release(&label);
    return ++listing->listed < SLOTS_LISTED;
}

static bool
add_named(void *context, struct holder place)
{
    struct listing *listing = context;
    struct text label = {0};
    if (listing->listed++ == 0)
        add_slots_heading(listing->menu);
    world_place_label(listing->world, listing->node, place, &label);
    add_slot(listing->ui, listing->menu, text_string(&label),
             listing->columns,
             world_slot(listing->world, place.node, place.slot));
    text_release(&label);
    return listing->listed < SLOTS_LISTED;
}

/* What a weak reference refers to, without holding it. */
static void
add_referent(struct ui *ui, struct menu *menu, const struct world *world,
             node_id node)
{
    node_id referent = world_referent(world, node);
    if (log_birth_of(world_log(world), node)->referent == 0)
        return;
    add_slots_heading(menu);
    if (referent != 0)
        add_slot(ui, menu, "weakly", LEAST_NAME, referent);
    else
        menu_add(menu, "  nothing: what it referred to is gone", STYLE_DIM,
                 NULL, STYLE_PLAIN);
}

static void
add_slots(struct ui *ui, struct menu *menu, const struct world *world,
          node_id node)
{
    uint32_t count = world_slot_count(world, node), listed = 0;
    if (log_birth_of(world_log(world), node)->kind == NODE_OBJECT &&
        world_has_named_places(world, node)) {
        struct listing listing = {ui, menu, world, node, 0, LEAST_NAME};
        add_referent(ui, menu, world, node);
        world_each_place(world, node, NULL, measure_named, &listing);
        listing.listed = 0;
        world_each_place(world, node, NULL, add_named, &listing);
        return;
    }
    uint32_t most = count < SLOTS_LISTED ? count : SLOTS_LISTED;
    int columns = widest_label(menu, world, node, most);
    for (uint32_t i = 0; i < most; i++) {
        node_id target = world_slot(world, node, i);
        struct text label = {0};
        world_shown_label(world, node, i, &label);
        if (target != 0 && is_told(text_string(&label))) {
            if (listed++ == 0)
                add_slots_heading(menu);
            add_slot(ui, menu, text_string(&label), columns, target);
        }
        text_release(&label);
    }
    if (count > most) {
        struct text more = {0};
        text_add_format(&more, "  … and %u more", count - most);
        menu_add(menu, text_string(&more), STYLE_DIM, NULL, STYLE_PLAIN);
        text_release(&more);
    }
}

static void
fill(struct ui *ui, struct menu *menu)
{
    const struct world *world = ui_world(ui);
    node_id node = ui_focused(ui);

    menu->hint = "Enter goes there   ← → step   Esc closes";
    if (ui->overlay.picking)
        menu->hint = "Enter goes there   Esc closes";
    if (node == 0) {
        text_add_string(&menu->title, "nothing is focused");
        menu_add(menu, "Tab or a click focuses an object", STYLE_DIM, NULL,
                 STYLE_PLAIN);
        return;
    }
    add_title(ui, world, node, &menu->title);
    if (!world_is_alive(world, node)) {
        menu_add(menu, "does not exist at this step", STYLE_DIM, NULL,
                 STYLE_PLAIN);
        return;
    }
    if (log_birth_of(session_log(ui->session), node)->kind == NODE_OBJECT) {
        add_address(ui, menu, node);
        add_count(menu, world, node);
        if (ui->view_options.counts || ui->overlay.picking)
            add_holders(ui, menu, node);
        if (!(world_flags(world, node) & (NODE_IMMORTAL | NODE_SHARED)) &&
            !ui->overlay.picking)
            add_history(ui, menu, node);
    }
    add_slots(ui, menu, world, object_namespace(world, node));
}

static void
choose(struct ui *ui, int id)
{
    bool picking = ui->overlay.picking;
    ui->focus = (node_id)id;
    ui->panned = false;
    ui->overlay.selected = 0;
    if (picking)
        overlay_close(ui);
}

const struct overlay_type inspector_overlay = {
    .fill = fill,
    .choose = choose,
    .steps = true,
    .left = true,
    .width = 70,
};
