#include "layout/boxes.h"

#include <string.h>

#include "base/utf8.h"

/* Columns between a label and its value, a value and its note, and a title
 * and its count. */
enum { LABEL_GAP = 2, NOTE_GAP = 2, COUNT_GAP = 3 };

/* "─►" before the name of a target without an arrow. */
enum { STUB_ARROW = 2 };

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

static int
columns_of(const char *string)
{
    return string == NULL ? 0 : (int)utf8_columns(string, strlen(string));
}

static void
enlarge(int *size, int needed)
{
    if (*size < needed)
        *size = needed;
}

/* Returns whether a line parts the title from the rows. */
static bool
has_rule(const struct picture_box *box)
{
    return box->kind != BOX_FRAME && box->kind != BOX_ATOM &&
           box->row_count > 0;
}

int
box_top(const struct picture_box *box)
{
    return box->kind == BOX_FRAME ? 1 : 0;
}

int
box_row_line(const struct picture_box *box, size_t row)
{
    if (box->kind == BOX_FRAME)
        return 2 + (int)row;
    return 2 + (box->hidden != NULL || has_rule(box)) + (int)row;
}

int
box_height(const struct picture_box *box)
{
    int height = box_row_line(box, box->row_count) + 1;
    int least = box->kind == BOX_FRAME ? 4 : 3;

    return height > least ? height : least;
}

void
box_shape_merge(struct box_shape *shape, const struct picture_box *box)
{
    int height = box_height(box);
    int border = columns_of(box->border);

    for (size_t i = 0; i < box->row_count; i++) {
        const struct picture_row *row = &box->rows[i];

        enlarge(&shape->label, columns_of(row->label));
        enlarge(&shape->value, columns_of(row->value));
        enlarge(&shape->note, columns_of(row->note));
    }
    enlarge(&shape->title, columns_of(box->title));
    enlarge(&shape->head,
            columns_of(box->title) +
                (box->count != NULL ? COUNT_GAP + columns_of(box->count)
                                    : 0));
    enlarge(&shape->head, columns_of(box->hidden));
    enlarge(&shape->edge, border + 2);
    enlarge(&shape->edge, columns_of(box->note) + 2 +
                              (box->unreachable ? 13 : 0));
    enlarge(&shape->rows, height);
    if (shape->low_rows == 0 || height < shape->low_rows)
        shape->low_rows = height;
}

void
box_shape_join(struct box_shape *shape, const struct box_shape *other)
{
    enlarge(&shape->label, other->label);
    enlarge(&shape->value, other->value);
    enlarge(&shape->note, other->note);
    enlarge(&shape->title, other->title);
    enlarge(&shape->head, other->head);
    enlarge(&shape->edge, other->edge);
    enlarge(&shape->rows, other->rows);
    if (shape->low_rows == 0 || other->low_rows < shape->low_rows)
        shape->low_rows = other->low_rows;
}

void
box_shape_add_stub(struct box_shape *shape, const struct box_shape *target)
{
    enlarge(&shape->value, STUB_ARROW + target->title);
}

int
box_shape_width(const struct box_shape *shape)
{
    int width = shape->label;

    if (shape->value > 0)
        width += shape->value + (width > 0 ? LABEL_GAP : 0);
    if (shape->note > 0)
        width += shape->note + (width > 0 ? NOTE_GAP : 0);
    enlarge(&width, shape->head);
    enlarge(&width, shape->edge);
    return width + 4;
}

/* A box being drawn. */
struct drawing {
    const struct picture_box *box;
    const struct box_shape *shape;
    struct canvas *canvas;
    int x, y, width, height; /* of the border */
    struct box_look look;
    const struct border_set *set;
    enum canvas_style border_style;
};

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

/* Draws a horizontal line of the border with its ends. */
static void
draw_rule(const struct drawing *drawing, int y, const char *left,
          const char *right)
{
    int last = drawing->x + drawing->width - 1;

    put(drawing, drawing->x, y, left, drawing->border_style);
    for (int x = drawing->x + 1; x < last; x++)
        put(drawing, x, y, drawing->set->across, drawing->border_style);
    put(drawing, last, y, right, drawing->border_style);
}

static void
draw_border(const struct drawing *drawing)
{
    const struct border_set *set = drawing->set;
    int bottom = drawing->y + drawing->height - 1;

    draw_rule(drawing, drawing->y, set->corners[0], set->corners[1]);
    for (int y = drawing->y + 1; y < bottom; y++) {
        put(drawing, drawing->x, y, set->down, drawing->border_style);
        put(drawing, drawing->x + drawing->width - 1, y, set->down,
            drawing->border_style);
    }
    draw_rule(drawing, bottom, set->corners[2], set->corners[3]);
    if (has_rule(drawing->box))
        draw_rule(drawing, drawing->y + 2, set->joins[0], set->joins[1]);
}

/* Writes text into the box so that it ends at column `end`. */
static void
write_right(const struct drawing *drawing, int end, int y, const char *text,
            enum canvas_style style)
{
    int columns = columns_of(text);
    int room = drawing->width - 4;

    if (columns > room)
        columns = room;
    canvas_text(drawing->canvas, end - columns + 1, y, columns, text, style,
                drawing->look.ascii);
}

/* Writes words into the border, with a blank on each side. */
static void
write_edge(const struct drawing *drawing, int x, int y, const char *words,
           enum canvas_style style)
{
    int columns = columns_of(words);

    put(drawing, x, y, "", style);
    canvas_text(drawing->canvas, x + 1, y, drawing->width - 4, words, style,
                drawing->look.ascii);
    put(drawing, x + 1 + columns, y, "", style);
}

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

/* The holders that are not drawn stand in the rule, so that rows stay where
 * they are when they come and go. */
static void
draw_hidden(const struct drawing *drawing, int y)
{
    const char *words = drawing->box->hidden;

    if (words[0] == '\0')
        return;
    if (has_rule(drawing->box))
        write_edge(drawing, drawing->x + 1, y, words, STYLE_DIM);
    else
        canvas_text(drawing->canvas, drawing->x + 2, y, drawing->width - 4,
                    words, STYLE_DIM, drawing->look.ascii);
}

static void
draw_titles(const struct drawing *drawing)
{
    const struct picture_box *box = drawing->box;
    int end = drawing->x + drawing->width - 3;
    int y = drawing->y + 1;

    if (box->kind == BOX_FRAME) {
        canvas_text(drawing->canvas, drawing->x + 1, drawing->y - 1,
                    drawing->width - 1, box->title,
                    box->running ? STYLE_FRAME : STYLE_HEADING,
                    drawing->look.ascii);
    } else {
        canvas_text(drawing->canvas, drawing->x + 2, y, drawing->width - 4,
                    box->title, STYLE_TITLE, drawing->look.ascii);
        if (box->count != NULL)
            write_right(drawing, end, y, box->count, count_style(box));
        if (box->hidden != NULL)
            draw_hidden(drawing, y + 1);
    }
    if (box->note != NULL)
        write_edge(drawing, end - columns_of(box->note) + 1 - 1, drawing->y,
                   box->note, note_style(box->change));
    if (box->unreachable)
        write_edge(drawing, drawing->x + 1, drawing->y, "unreachable",
                   STYLE_GARBAGE);
    if (box->border != NULL)
        write_edge(drawing, end - columns_of(box->border),
                   drawing->y + drawing->height - 1, box->border,
                   STYLE_ADDRESS);
}

/* Writes "─►list #3" where no arrow leads. */
static void
draw_stub(const struct drawing *drawing, int x, int y, const char *stub)
{
    bool ascii = drawing->look.ascii;

    put(drawing, x, y, ascii ? "-" : "─", STYLE_ARROW);
    put(drawing, x + 1, y, ascii ? ">" : "►", STYLE_ARROW);
    canvas_text(drawing->canvas, x + STUB_ARROW, y,
                drawing->x + drawing->width - 2 - x - STUB_ARROW, stub,
                STYLE_TITLE, ascii);
}

static void
draw_row(const struct drawing *drawing, const struct picture_row *row, int y,
         const char *stub)
{
    const struct picture_box *box = drawing->box;
    bool frame = box->kind == BOX_FRAME;
    bool gone = row->change == CHANGE_GONE || box->change == CHANGE_GONE;
    bool ascii = drawing->look.ascii;
    int x = drawing->x + 2;
    int last = drawing->x + drawing->width - 1;
    int room = drawing->width - 4;

    if (row->label == NULL)
        return;
    canvas_text(drawing->canvas, x, y, room, row->label,
                gone    ? STYLE_DYING
                : frame ? STYLE_NAME
                        : STYLE_LABEL,
                ascii);
    if (drawing->shape->label > 0) {
        x += drawing->shape->label + LABEL_GAP;
        room -= drawing->shape->label + LABEL_GAP;
    }
    if (row->value != NULL)
        canvas_text(drawing->canvas, x, y, room, row->value,
                    gone                            ? STYLE_DYING
                    : row->change == CHANGE_VALUE ? STYLE_CHANGED
                                                    : STYLE_VALUE,
                    ascii);
    if (row->note != NULL)
        write_right(drawing, last - 2, y, row->note, note_style(row->change));
    if (stub != NULL)
        draw_stub(drawing, x, y, stub);
    else if (row->target != 0 && !gone)
        put(drawing, last, y, ascii ? "*" : "●",
            row->change == CHANGE_NONE ? STYLE_ARROW : STYLE_ARROW_NEW);
    else if (row->target != 0 || row->former != 0)
        put(drawing, last, y, ascii ? "o" : "○", STYLE_ARROW_GONE);
}

/* Says of every cell of the box whose it is. */
static void
mark_cells(const struct drawing *drawing)
{
    int top = drawing->y - box_top(drawing->box);

    for (int y = top; y < drawing->y + drawing->height; y++) {
        for (int x = drawing->x; x < drawing->x + drawing->width; x++) {
            struct cell *cell = canvas_at(drawing->canvas, x, y);

            if (cell == NULL)
                continue;
            cell->node = drawing->box->node;
            if (drawing->look.focus)
                cell->flags |= CELL_FOCUS;
        }
    }
}

void
box_draw(const struct picture_box *box, const struct box_shape *shape,
         struct canvas *canvas, int x, int y, int width,
         const char *const *stubs, struct box_look look)
{
    int top = box_top(box);
    struct drawing drawing = {
        .box = box,
        .shape = shape,
        .canvas = canvas,
        .x = x,
        .y = y + top,
        .width = width,
        .height = box_height(box) - top,
        .look = look,
        .set = &border_sets[look.ascii][box->change == CHANGE_GONE],
        .border_style = box->change == CHANGE_GONE ? STYLE_DYING
                        : box->change == CHANGE_NEW ? STYLE_NEW
                        : box->unreachable          ? STYLE_GARBAGE
                                                    : STYLE_BORDER};

    draw_border(&drawing);
    draw_titles(&drawing);
    for (size_t i = 0; i < box->row_count; i++)
        draw_row(&drawing, &box->rows[i], y + box_row_line(box, i),
                 stubs != NULL ? stubs[i] : NULL);
    mark_cells(&drawing);
}
