#include <string.h>

#include "base/utf8.h"
#include "layout/boxes.h"
#include "layout/digits.h"
#include "layout/spell.h"

/* Columns between a label and its value. */
#define LABEL_GAP 2

struct border_set {
    const char *across, *down;
    const char *corners[4]; /* upper left, upper right, lower left … */
    const char *joins[2];   /* left, right */
};

/* By [ascii][gone]. */
static const struct border_set border_sets[2][2] = {
    {{"─", "│", {"┌", "┐", "└", "┘"}, {"├", "┤"}},
     {"┄", "┆", {"┌", "┐", "└", "┘"}, {"├", "┤"}}},
    {{"-", "|", {"+", "+", "+", "+"}, {"+", "+"}},
     {".", ":", {".", ".", ".", "."}, {":", ":"}}}};

/* A box being drawn. */
struct drawing {
    const struct picture_box *box;
    const struct box_shape *shape;
    struct canvas *canvas;
    int x, y, width, height; /* of the border */
    int pad;                 /* columns between border and words */
    int top;                 /* lines above the border */
    bool ascii, focus;
    const struct border_set *set;
    enum canvas_style border_style;
};

static int
last_column(const struct drawing *drawing)
{
    return drawing->x + drawing->width - 1;
}

static void
put(const struct drawing *drawing, int x, int y, const char *glyph,
    enum canvas_style style)
{
    struct cell *cell = canvas_at(drawing->canvas, x, y);

    if (cell == NULL)
        return;
    canvas_put(drawing->canvas, x, y, glyph, strlen(glyph), 1);
    cell->style = (uint8_t)style;
}

/* ---- words -------------------------------------------------------------- */

/* Writes words from x on in at most room columns; returns how many. */
static int
write_left(const struct drawing *drawing, int x, int y, int room,
           const char *words, enum canvas_style style)
{
    struct text spelled = {0};
    int columns;

    spell_add(&spelled, words, drawing->ascii);
    columns = canvas_text(drawing->canvas, x, y, room, text_string(&spelled),
                          style, drawing->ascii);
    text_release(&spelled);
    return columns;
}

/* Writes words so that they end before column `end`; returns where they
 * begin. */
static int
write_right(const struct drawing *drawing, int end, int y, const char *words,
            enum canvas_style style)
{
    struct text spelled = {0};
    int room = drawing->width - 2 - 2 * drawing->pad;
    int columns;

    spell_add(&spelled, words, drawing->ascii);
    columns = (int)utf8_columns(text_string(&spelled), spelled.length);
    if (columns > room)
        columns = room;
    canvas_text(drawing->canvas, end - columns, y, columns,
                text_string(&spelled), style, drawing->ascii);
    text_release(&spelled);
    return end - columns;
}

/* Writes words into a line of the border, at its left or right end, with a
 * blank on each side. */
static void
write_left_edge(const struct drawing *drawing, int y, const char *words,
                enum canvas_style style)
{
    int columns = write_left(drawing, drawing->x + 2, y, drawing->width - 4,
                             words, style);

    put(drawing, drawing->x + 1, y, "", style);
    put(drawing, drawing->x + 2 + columns, y, "", style);
}

static void
write_right_edge(const struct drawing *drawing, int y, const char *words,
                 enum canvas_style style)
{
    int end = last_column(drawing) - 1;
    int start = write_right(drawing, end, y, words, style);

    put(drawing, start - 1, y, "", style);
    put(drawing, end, y, "", style);
}

/* ---- the border --------------------------------------------------------- */

/* Draws a horizontal line of the border with its ends. */
static void
draw_rule(const struct drawing *drawing, int y, const char *left,
          const char *right)
{
    put(drawing, drawing->x, y, left, drawing->border_style);
    for (int x = drawing->x + 1; x < last_column(drawing); x++)
        put(drawing, x, y, drawing->set->across, drawing->border_style);
    put(drawing, last_column(drawing), y, right, drawing->border_style);
}

static void
draw_border(const struct drawing *drawing)
{
    const struct border_set *set = drawing->set;
    const struct picture_box *box = drawing->box;
    int bottom = drawing->y + drawing->height - 1;

    draw_rule(drawing, drawing->y, set->corners[0], set->corners[1]);
    for (int y = drawing->y + 1; y < bottom; y++) {
        put(drawing, drawing->x, y, set->down, drawing->border_style);
        put(drawing, last_column(drawing), y, set->down,
            drawing->border_style);
    }
    draw_rule(drawing, bottom, set->corners[2], set->corners[3]);
    if (box_has_rule(box) && !drawing->shape->spacious)
        draw_rule(drawing, drawing->y + 2, set->joins[0], set->joins[1]);
}

/* ---- titles ------------------------------------------------------------- */

static enum canvas_style
note_style(enum picture_change change)
{
    switch (change) {
    case CHANGE_NEW: return STYLE_NEW;
    case CHANGE_GONE: return STYLE_DYING;
    case CHANGE_VALUE: return STYLE_CHANGED;
    case CHANGE_NONE: break;
    }
    return STYLE_NOTE;
}

static enum canvas_style
count_style(const struct picture_box *box)
{
    if (box->change == CHANGE_GONE)
        return STYLE_DYING;
    return box->count_change > 0   ? STYLE_COUNT_UP
           : box->count_change < 0 ? STYLE_COUNT_DOWN
                                   : STYLE_COUNT;
}

static void
draw_count(const struct drawing *drawing, int y)
{
    const struct picture_box *box = drawing->box;
    int end = last_column(drawing) - drawing->pad;

    if (drawing->shape->spacious)
        digits_draw(drawing->canvas,
                    &(struct digits){box->count,
                                     end - digits_columns(box->count), y,
                                     count_style(box), drawing->ascii});
    else
        write_right(drawing, end, y, box->count, count_style(box));
}

/* The holders that are not drawn stand in the rule, so that rows stay where
 * they are when they come and go. */
static void
draw_hidden(const struct drawing *drawing, int y)
{
    const struct picture_box *box = drawing->box;

    if (box->hidden[0] == '\0')
        return;
    if (box_has_rule(box) && !drawing->shape->spacious)
        write_left_edge(drawing, y, box->hidden, STYLE_DIM);
    else
        write_left(drawing, drawing->x + 1 + drawing->pad, y,
                   drawing->width - 2 - 2 * drawing->pad, box->hidden,
                   STYLE_DIM);
}

/* What the box does is more to the point than where it is. */
static bool
has_room_for_border(const struct drawing *drawing)
{
    const struct picture_box *box = drawing->box;

    return box->state == NULL ||
           spell_columns(box->state) + spell_columns(box->border) +
                   BOX_EDGE_GAP <=
               drawing->width - 4;
}

static void
draw_titles(const struct drawing *drawing)
{
    const struct picture_box *box = drawing->box;
    int room = drawing->width - 2 - 2 * drawing->pad;
    int y = drawing->y - drawing->top +
            box_entry_line(box, drawing->shape->spacious);

    if (box_is_root(box)) {
        write_left(drawing, drawing->x + 1, drawing->y - 1,
                   drawing->width - 1, box->title,
                   box->waits ? STYLE_DIM : STYLE_FRAME);
    } else {
        write_left(drawing, drawing->x + 1 + drawing->pad, y, room,
                   box->title, box->idle ? STYLE_LABEL : STYLE_TITLE);
        if (box->count != NULL)
            draw_count(drawing, y);
        if (box->hidden != NULL)
            draw_hidden(drawing,
                        y + 1 +
                            (box->plain && !drawing->shape->spacious
                                 ? (int)box->row_count
                                 : 0));
    }
    if (box->note != NULL)
        write_right_edge(drawing, drawing->y, box->note,
                         note_style(box->change));
    if (box->unreachable)
        write_left_edge(drawing, drawing->y, "unreachable", STYLE_GARBAGE);
    if (box->state != NULL)
        write_left_edge(drawing, drawing->y + drawing->height - 1,
                        box->state, STYLE_NOTE);
    if (box->border != NULL && has_room_for_border(drawing))
        write_right_edge(drawing, drawing->y + drawing->height - 1,
                         box->border, STYLE_ADDRESS);
}

/* ---- rows --------------------------------------------------------------- */

/* Writes "─►list #3" where no arrow leads. */
static void
draw_stub(const struct drawing *drawing, int x, int y, const char *stub)
{
    bool ascii = drawing->ascii;

    put(drawing, x, y, ascii ? "-" : "─", STYLE_ARROW);
    put(drawing, x + 1, y, ascii ? ">" : "►", STYLE_ARROW);
    write_left(drawing, x + 2, y,
               last_column(drawing) - drawing->pad - x - 2, stub,
               STYLE_TITLE);
}

static void
draw_port(const struct drawing *drawing, const struct picture_row *row,
          int y, bool gone)
{
    bool ascii = drawing->ascii;
    int x = last_column(drawing);

    if (row->weak && row->target != 0)
        put(drawing, x, y, ascii ? "o" : "○",
            gone ? STYLE_ARROW_GONE : STYLE_ARROW);
    else if (row->target != 0 && !gone)
        put(drawing, x, y, ascii ? "*" : "●",
            row->change == CHANGE_NONE ? STYLE_ARROW : STYLE_ARROW_NEW);
    else if (row->target != 0 || row->former != 0)
        put(drawing, x, y, ascii ? "o" : "○", STYLE_ARROW_GONE);
}

static bool
has_room_for_note(const struct picture_row *row, int value_x, int end)
{
    int used = row->value != NULL ? spell_columns(row->value) + 1 : 0;

    return end - value_x >= used + spell_columns(row->note);
}

static void
draw_row(const struct drawing *drawing, const struct picture_row *row, int y,
         const char *stub)
{
    const struct picture_box *box = drawing->box;
    bool gone = row->change == CHANGE_GONE || box->change == CHANGE_GONE;
    int x = drawing->x + 1 + drawing->pad;
    int end = last_column(drawing) - drawing->pad;
    int value_x = x, label = spell_columns(row->label);

    if (row->label == NULL)
        return;
    write_left(drawing, x, y, end - x, row->label,
               gone                                      ? STYLE_DYING
               : box->kind == BOX_FRAME && !box->waits ? STYLE_NAME
                                                         : STYLE_LABEL);
    if (label < drawing->shape->label)
        label = drawing->shape->label;
    if (label > 0)
        value_x += label + LABEL_GAP;
    if (row->value != NULL)
        write_left(drawing, value_x, y, end - value_x, row->value,
                   gone                            ? STYLE_DYING
                   : row->change == CHANGE_VALUE ? STYLE_CHANGED
                   : box->idle                     ? STYLE_LABEL
                                                   : STYLE_VALUE);
    if (row->note != NULL && drawing->shape->spacious &&
        box->kind != BOX_FRAME)
        write_left(drawing,
                   value_x + (row->value != NULL
                                  ? spell_columns(row->value) + 2
                                  : 0),
                   y, end - value_x, row->note, note_style(row->change));
    else if (row->note != NULL && has_room_for_note(row, value_x, end))
        write_right(drawing, end, y, row->note, note_style(row->change));
    if (stub != NULL)
        draw_stub(drawing, value_x, y, stub);
    else
        draw_port(drawing, row, y, gone);
}

/* Says of every cell of the box whose it is. */
static void
mark_cells(const struct drawing *drawing)
{
    for (int y = drawing->y - drawing->top;
         y < drawing->y + drawing->height; y++) {
        for (int x = drawing->x; x <= last_column(drawing); x++) {
            struct cell *cell = canvas_at(drawing->canvas, x, y);

            if (cell == NULL)
                continue;
            cell->node = drawing->box->node;
            if (drawing->focus)
                cell->flags |= CELL_FOCUS;
        }
    }
}

void
box_draw(const struct picture_box *box, const struct box_shape *shape,
         const struct box_look *look, struct canvas *canvas)
{
    int top = box_top(box);
    struct drawing drawing = {
        .box = box,
        .shape = shape,
        .canvas = canvas,
        .x = look->x,
        .y = look->y + top,
        .width = look->width,
        .height = box_height(box, shape->spacious) - top,
        .pad = shape->spacious ? 2 : 1,
        .top = top,
        .ascii = look->ascii,
        .focus = look->focus,
        .set = &border_sets[look->ascii][box->change == CHANGE_GONE],
        .border_style = box->change == CHANGE_GONE ? STYLE_DYING
                        : box->change == CHANGE_NEW ? STYLE_NEW
                        : box->unreachable          ? STYLE_GARBAGE
                        : box->running && box->depth > 0
                            ? STYLE_FRAME
                                                    : STYLE_BORDER};

    draw_border(&drawing);
    draw_titles(&drawing);
    for (size_t i = 0; i < box->row_count; i++)
        draw_row(&drawing, &box->rows[i],
                 look->y + box_row_line(box, i, shape->spacious),
                 look->stubs != NULL ? look->stubs[i] : NULL);
    mark_cells(&drawing);
}
