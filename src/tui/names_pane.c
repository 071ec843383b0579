#include "tui/memory_pane.h"

#include <string.h>

/* One row of the list: a variable, or a frame's name above its variables. */
struct names {
    struct ui *ui;
    const struct brush *brush;
    const struct world *world;
    struct rect rect;
    int row;
    struct cursor *cursor;
};

static const char *
text_of(const struct names *names, text_id text)
{
    return log_text_bytes(session_log(names->ui->session), text, NULL);
}

static void
add_count(const struct names *names, node_id node, struct text *out)
{
    uint32_t flags = world_flags(names->world, node);
    if (flags & NODE_IMMORTAL)
        text_add_string(out, "∞");
    else if (flags & NODE_SHARED)
        text_add_string(out, "shared");
    else
        text_add_format(out, "%llu",
                        (unsigned long long)world_count(names->world, node));
}

static void
list_variable(struct names *names, const char *name, node_id target)
{
    const struct rect *rect = &names->rect;
    struct text object = {0}, count = {0};
    int y = rect->y + names->row;

    if (target == 0 || name[0] == '(' || strncmp(name, "__", 2) == 0 ||
        session_hides(names->ui->session, name) || names->row >= rect->height)
        return;
    names->row++;
    session_node_name(names->ui->session, target, &object);
    if (names->ui->view_options.counts)
        add_count(names, target, &count);
    int end = paint_right(names->brush, rect->x + rect->width, y,
                          text_string(&count), STYLE_COUNT);
    int x = rect->x + 1 + rect->width / 3;
    paint_text(names->brush, rect->x + 1, y, x - rect->x - 2, name,
               STYLE_NAME);
    paint_text(names->brush, x, y, end - x - 1, text_string(&object),
               STYLE_TITLE);
    if (target == ui_focused(names->ui)) {
        paint_style(names->brush, (struct rect){rect->x, y, rect->width, 1},
                    STYLE_SELECTED);
        names->cursor->x = rect->x;
        names->cursor->y = y;
    }
    text_release(&object);
    text_release(&count);
}

static void
list_holder(struct names *names, node_id holder)
{
    uint32_t count = world_slot_count(names->world, holder);
    for (uint32_t i = 0; i < count && names->row < names->rect.height; i++)
        list_variable(names,
                      text_of(names,
                              world_slot_name(names->world, holder, i)),
                      world_slot(names->world, holder, i));
}

static void
list_frame(struct names *names, node_id frame)
{
    uint32_t globals = world_find_slot(names->world, frame, "globals");
    node_id space = globals == UINT32_MAX
                        ? 0
                        : world_slot(names->world, frame, globals);
    if (space != 0) {
        list_holder(names, space);
        return;
    }
    struct text title = {0};
    session_node_name(names->ui->session, frame, &title);
    if (names->row < names->rect.height)
        paint_text(names->brush, names->rect.x,
                   names->rect.y + names->row++, names->rect.width,
                   text_string(&title), STYLE_HEADING);
    text_release(&title);
    list_holder(names, frame);
}

/* The innermost frame first: there may not be room for all. */
void
names_pane_draw(struct ui *ui, const struct brush *brush, struct rect rect,
                struct cursor *cursor)
{
    struct names names = {ui, brush, ui_world(ui), rect, 0, cursor};
    for (size_t i = world_frame_count(names.world); i > 0; i--)
        list_frame(&names, world_frame(names.world, i - 1));
}
