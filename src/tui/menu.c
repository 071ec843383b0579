#include "tui/menu.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void
menu_release(struct menu *menu)
{
    for (size_t i = 0; i < menu->rows.count; i++) {
        mem_free(menu->rows.items[i].left);
        mem_free(menu->rows.items[i].right);
    }
    VECTOR_RELEASE(&menu->rows);
    text_release(&menu->title);
}

void
menu_add(struct menu *menu, const char *left, enum canvas_style left_style,
         const char *right, enum canvas_style right_style)
{
    struct menu_row row = {
        .left = mem_copy_string(left, strlen(left)),
        .left_style = left_style,
        .right_style = right_style,
    };
    if (right != NULL)
        row.right = mem_copy_string(right, strlen(right));
    VECTOR_PUSH(&menu->rows, row);
}

void
menu_choosable(struct menu *menu, int id)
{
    struct menu_row *row = &menu->rows.items[menu->rows.count - 1];
    row->chosen = true;
    row->id = id;
}

void
menu_add_paragraphs(struct menu *menu, const char *text,
                    enum canvas_style style)
{
    struct canvas canvas;
    struct brush brush = {&canvas, menu->brush->ascii};
    struct rect rect = {0, 0, menu->text_columns, 0};
    struct text line = {0};

    rect.height = paint_paragraphs(NULL, rect, text, 0, style);
    if (rect.height > 1000)
        rect.height = 1000;
    canvas_init(&canvas, rect.width, rect.height);
    paint_paragraphs(&brush, rect, text, 0, style);
    for (int y = 0; y < rect.height; y++) {
        text_clear(&line);
        canvas_row_text(&canvas, y, &line);
        menu_add(menu, text_string(&line), style, NULL, STYLE_PLAIN);
    }
    canvas_release(&canvas);
    text_release(&line);
}

int
menu_measure(struct menu *menu)
{
    int left = 0, right = 0, whole = 0;
    for (size_t i = 0; i < menu->rows.count; i++) {
        const struct menu_row *row = &menu->rows.items[i];
        int columns = paint_columns(menu->brush, row->left);
        int *widest = row->right != NULL ? &left : &whole;
        if (columns > *widest)
            *widest = columns;
        columns = row->right != NULL
                      ? paint_columns(menu->brush, row->right)
                      : 0;
        if (columns > right)
            right = columns;
    }
    if (menu->columns == 0) {
        int most = menu->text_columns - 2 - right;
        int least = menu->text_columns / 3;
        menu->columns = left < most ? left : most > least ? most : least;
    }
    int sum = right > 0 ? menu->columns + 2 + right : 0;
    return sum > whole ? sum : whole;
}

size_t
menu_choices(const struct menu *menu)
{
    size_t count = 0;
    for (size_t i = 0; i < menu->rows.count; i++)
        count += menu->rows.items[i].chosen;
    return count;
}

/* Returns the row of a choice; -1: there is none. */
static int
row_of(const struct menu *menu, size_t selected)
{
    for (size_t i = 0; i < menu->rows.count; i++) {
        if (menu->rows.items[i].chosen && selected-- == 0)
            return (int)i;
    }
    return -1;
}

int
menu_choice(const struct menu *menu, size_t selected)
{
    int row = row_of(menu, selected);
    return row < 0 ? -1 : menu->rows.items[row].id;
}

/* ---- drawing ------------------------------------------------------------ */

/* Where the rows are: inside the border, where there is room for one. */
static struct rect
rows_rect(struct rect rect)
{
    if (rect.width < 30 || rect.height < 5)
        return rect;
    return (struct rect){rect.x + 3, rect.y + 2, rect.width - 6,
                         rect.height - 4};
}

static int
first_row(const struct ui *ui, const struct menu *menu, int height)
{
    int count = (int)menu->rows.count;
    int row = row_of(menu, ui->overlay.selected);
    int top = row < 0 ? ui->overlay.scroll
                      : ui->overlay.selected == 0 ? 0 : row - height / 2;
    /* A first choice far down must still be seen. */
    if (row >= 0 && row >= top + height)
        top = row - height + 1;
    if (top > count - height)
        top = count - height;
    return top < 0 ? 0 : top;
}

static void
draw_row(const struct brush *brush, const struct menu *menu,
         struct rect rect, const struct menu_row *row)
{
    int columns = row->right == NULL || menu->columns > rect.width
                      ? rect.width
                      : menu->columns;
    paint_text(brush, rect.x, rect.y, columns, row->left, row->left_style);
    if (row->right != NULL && rect.width > menu->columns + 2)
        paint_text(brush, rect.x + menu->columns + 2, rect.y,
                   rect.width - menu->columns - 2, row->right,
                   row->right_style);
}

static void
draw_frame(struct ui *ui, const struct brush *brush, struct rect rect,
           const struct menu *menu)
{
    struct text title = {0};
    text_add_string(&title, text_string(&menu->title));
    if (ui->overlay.filter.length > 0)
        text_add_format(&title, ": %s", text_string(&ui->overlay.filter));
    if (rows_rect(rect).y != rect.y) {
        paint_box(brush, rect, text_string(&title));
        if (menu->hint != NULL &&
            paint_columns(brush, menu->hint) + 6 <= rect.width) {
            struct text hint = {0};
            text_add_format(&hint, " %s ", menu->hint);
            paint_text(brush, rect.x + 2, rect.y + rect.height - 1,
                       rect.width - 4, text_string(&hint), STYLE_DIM);
            text_release(&hint);
        }
    } else {
        paint_blank(brush, rect);
    }
    text_release(&title);
}

void
menu_draw(struct ui *ui, const struct brush *brush, struct rect rect,
          const struct menu *menu, struct cursor *cursor)
{
    struct rect inner = rows_rect(rect);
    int selected = row_of(menu, ui->overlay.selected);

    draw_frame(ui, brush, rect, menu);
    int top = first_row(ui, menu, inner.height);
    for (int i = 0; i < inner.height; i++) {
        struct rect line = {inner.x, inner.y + i, inner.width, 1};
        if (top + i >= (int)menu->rows.count)
            break;
        draw_row(brush, menu, line, &menu->rows.items[top + i]);
        if (top + i == selected) {
            struct rect bar = {line.x - 1, line.y, line.width + 2, 1};
            paint_style(brush, inner.x == rect.x ? line : bar,
                        STYLE_SELECTED);
            *cursor = (struct cursor){line.x, line.y, false};
        }
    }
    int right = rect.x + rect.width - 1;
    if (top > 0)
        paint_glyph(brush, right, inner.y, GLYPH_MORE_UP, STYLE_KEY);
    if (top + inner.height < (int)menu->rows.count)
        paint_glyph(brush, right, inner.y + inner.height - 1,
                    GLYPH_MORE_DOWN, STYLE_KEY);
    if (selected < 0)
        *cursor = (struct cursor){inner.x, inner.y, false};
}

size_t
menu_choice_at(const struct ui *ui, struct rect rect,
               const struct menu *menu, int y)
{
    struct rect inner = rows_rect(rect);
    int row = first_row(ui, menu, inner.height) + y - inner.y;
    size_t choice = 0;
    if (y < inner.y || y >= inner.y + inner.height ||
        row >= (int)menu->rows.count || !menu->rows.items[row].chosen)
        return SIZE_MAX;
    for (int i = 0; i < row; i++)
        choice += menu->rows.items[i].chosen;
    return choice;
}
