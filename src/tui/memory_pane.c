#include "tui/memory_pane.h"

#include <string.h>

/* Where the picture's cell 0, 0 is, and how much of it there is. */
struct window {
    const struct canvas *picture;
    int x, y; /* first column and row of the picture that are shown */
    struct rect on_screen; /* where they are shown */
};

/* Returns where to begin so that [low, low + length) is seen through `view`
 * cells of `size`: the least multiple of half a view. */
static int
window_start(int size, int view, int low, int length)
{
    int half = view / 2 > 0 ? view / 2 : 1;
    int start = 0;
    if (size <= view)
        return 0;
    while (start + view < size && start + view < low + length &&
           start + half <= low)
        start += half;
    return start > size - view ? size - view : start;
}

/* Stores the box of node in the picture drawn last, as it is shown; false:
 * it has none. */
static bool
find_box(struct ui *ui, const struct canvas *picture, node_id node,
         struct view_box *box)
{
    size_t count;
    const struct view_box *boxes = scene_view_boxes(ui->view, &count);
    for (size_t i = 0; i < count && node != 0; i++) {
        if (boxes[i].node == node) {
            *box = squeeze_box(&ui->squeeze, picture, boxes[i]);
            return true;
        }
    }
    return false;
}

/* Draws the picture, squeezed as far as it takes to fit. */
static const struct canvas *
draw_picture(struct ui *ui, struct rect rect)
{
    node_id focus = ui_focused(ui);
    squeeze_to(&ui->squeeze, rect.width, rect.height);
    if (ui->moment != 0)
        return squeeze_apply(&ui->squeeze,
                             scene_view_draw_moment(ui->view, ui->stop,
                                                    ui->moment, focus));
    return squeeze_apply(&ui->squeeze,
                         scene_view_draw_since(ui->view, ui->since,
                                               ui->stop, focus));
}

static int
clamp_start(int start, int size, int view)
{
    if (start > size - view)
        start = size - view;
    return start < 0 ? 0 : start;
}

static struct window
find_window(struct ui *ui, struct rect rect)
{
    struct window window = {.picture = draw_picture(ui, rect)};
    const struct canvas *picture = window.picture;
    struct view_box see;
    if (!find_box(ui, picture, ui_focused(ui), &see))
        see = squeeze_box(&ui->squeeze, picture,
                          scene_view_attention(ui->view));

    if (ui->panned) {
        window.x = clamp_start(ui->pan_x, picture->width, rect.width);
        window.y = clamp_start(ui->pan_y, picture->height, rect.height);
    } else {
        window.x = window_start(picture->width, rect.width, see.x,
                                see.width);
        window.y = window_start(picture->height, rect.height, see.y,
                                see.height);
    }
    window.on_screen = rect;
    if (picture->width - window.x < rect.width)
        window.on_screen.width = picture->width - window.x;
    if (picture->height - window.y < rect.height)
        window.on_screen.height = picture->height - window.y;
    return window;
}

/* The edges beyond which something is drawn now. */
struct beyond {
    bool left, right, above, below;
};

static struct beyond
find_beyond(struct ui *ui, struct rect rect, const struct window *window)
{
    size_t count;
    const struct view_box *boxes = scene_view_boxes(ui->view, &count);
    struct beyond beyond = {0};
    for (size_t i = 0; i < count; i++) {
        struct view_box box =
            squeeze_box(&ui->squeeze, window->picture, boxes[i]);
        beyond.left |= box.x < window->x;
        beyond.above |= box.y < window->y;
        beyond.right |= box.x + box.width > window->x + rect.width;
        beyond.below |= box.y + box.height > window->y + rect.height;
    }
    return beyond;
}

/* Marks these edges: above and below on the rules there, where there are
 * any. */
static void
mark_edges(struct ui *ui, const struct brush *brush,
           const struct panes *panes, const struct window *window)
{
    struct rect rect = panes->memory;
    struct beyond beyond = find_beyond(ui, rect, window);
    int above = rect.y, below = rect.y + rect.height - 1;
    int right = rect.x + rect.width - 1, middle = rect.y + rect.height / 2;

    if (panes->top_rule.height > 0)
        above = panes->top_rule.y;
    if (panes->story_rule.height > 0 && panes->story_rule.y > rect.y)
        below = panes->story_rule.y;
    else if (panes->output_rule.height > 0)
        below = panes->output_rule.y;
    if (beyond.left)
        paint_glyph(brush, rect.x, middle, GLYPH_MORE_LEFT, STYLE_KEY);
    if (beyond.right)
        paint_glyph(brush, right, middle, GLYPH_MORE_RIGHT, STYLE_KEY);
    if (beyond.above)
        paint_right(brush, right - 1, above,
                    brush->ascii ? " ^ more " : " ▲ more ", STYLE_KEY);
    if (beyond.below)
        paint_right(brush, right - 1, below,
                    brush->ascii ? " v more " : " ▼ more ", STYLE_KEY);
}

void
memory_pane_draw(struct ui *ui, const struct brush *brush,
                 const struct panes *panes, struct cursor *cursor)
{
    struct rect rect = panes->memory;
    if (rect.width <= 0 || rect.height <= 0)
        return;
    struct window window = find_window(ui, rect);
    canvas_copy(brush->canvas, rect.x, rect.y, window.picture, window.x,
                window.y, window.on_screen.width, window.on_screen.height);
    paint_ascii(brush, rect);
    mark_edges(ui, brush, panes, &window);

    struct view_box box;
    if (!find_box(ui, window.picture, ui_focused(ui), &box))
        return;
    int x = box.x + 1 - window.x + rect.x;
    int y = box.y + 1 - window.y + rect.y;
    if (rect_contains(rect, x, y)) {
        *cursor = (struct cursor){x, y, true};
    }
}

node_id
memory_pane_node_at(struct ui *ui, struct rect rect, int x, int y)
{
    struct window window = find_window(ui, rect);
    const struct cell *cell =
        canvas_at(window.picture, x - rect.x + window.x,
                  y - rect.y + window.y);
    struct view_box box;
    return cell != NULL && find_box(ui, window.picture, cell->node, &box)
               ? cell->node
               : 0;
}

void
memory_pane_centre(struct ui *ui, struct rect rect)
{
    struct window window = find_window(ui, rect);
    struct view_box box;
    ui->panned = false;
    if (!find_box(ui, window.picture, ui_focused(ui), &box))
        return;
    ui->panned = true;
    ui->pan_x = box.x + (box.width - rect.width) / 2;
    ui->pan_y = box.y + (box.height - rect.height) / 2;
}

void
memory_pane_pan(struct ui *ui, struct rect rect, int dx, int dy)
{
    struct window window = find_window(ui, rect);
    ui->panned = true;
    ui->pan_x = clamp_start(window.x + dx, window.picture->width,
                            rect.width);
    ui->pan_y = clamp_start(window.y + dy, window.picture->height,
                            rect.height);
}
