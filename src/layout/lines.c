#include "layout/lines.h"

#include <string.h>

#include "base/mem.h"

/* By the weight (0: none, 1: light, 2: heavy) of the lines up + 3 × down + 9 ×
 * left + 27 × right. */
static const char *const mixed_lines[81] = {
    " ", "╵", "╹", "╷", "│", "╿", "╻", "╽", "┃",
    "╴", "┘", "┚", "┐", "┤", "┦", "┒", "┧", "┨",
    "╸", "┙", "┛", "┑", "┥", "┩", "┓", "┪", "┫",
    "╶", "└", "┖", "┌", "├", "┞", "┎", "┟", "┠",
    "─", "┴", "┸", "┬", "┼", "╀", "┰", "╁", "╂",
    "╾", "┵", "┹", "┭", "┽", "╃", "┱", "╅", "╉",
    "╺", "┕", "┗", "┍", "┝", "┡", "┏", "┢", "┣",
    "╼", "┶", "┺", "┮", "┾", "╄", "┲", "╆", "╊",
    "━", "┷", "┻", "┯", "┿", "╇", "┳", "╈", "╋",
};

/* By the bits of the ways.  A crossing is a hop, a join a plus. */
static const char ascii_lines[16] = {
    ' ', '|', '|', '|', '-', '\'', '.', '+',
    '-', '\'', '.', '+', '-', '+', '+', ')'
};

/* By [ascii][way]. */
static const char *const heads[2][4] = {{"▲", "▼", "◄", "►"},
                                        {"^", "v", "<", ">"}};

/* Straight lines that are not whole, by [ascii][weak][vertical]. */
static const char *const broken[2][2][2] = {{{"┄", "┆"}, {"╌", "╎"}},
                                            {{"~", ":"}, {",", ";"}}};

enum {
    VERTICAL = 1 << WAY_UP | 1 << WAY_DOWN,
    HORIZONTAL = 1 << WAY_LEFT | 1 << WAY_RIGHT
};

void
lines_init(struct lines *lines, int width, int height)
{
    lines->width = width;
    lines->height = height;
    lines->cells = mem_alloc_array((size_t)width * (size_t)height,
                                   sizeof *lines->cells);
}

void
lines_release(struct lines *lines)
{
    mem_free(lines->cells);
    lines->cells = NULL;
}

void
lines_add(struct lines *lines, const struct graph_wire *wire,
          enum line_state state, uint32_t node, bool focus)
{
    for (int i = 0; i < wire->path_length; i++) {
        const struct step_cell *step = &wire->path[i];
        struct line_cell *cell =
            &lines->cells[step->y * lines->width + step->x];

        cell->ways[state] |=
            (uint8_t)(1u << step->in | 1u << step->out);
        if (i == wire->path_length - 1)
            cell->head = (uint8_t)(step->out + 1);
        if (cell->node == 0 || focus)
            cell->node = node;
        cell->focus |= focus;
    }
}

static const char *
light_or_heavy(const struct line_cell *cell)
{
    static const int place[4] = {1, 3, 9, 27};
    int index = 0;

    for (int way = 0; way < 4; way++) {
        unsigned bit = 1u << way;

        if ((cell->ways[LINE_PLAIN] | cell->ways[LINE_GONE] |
             cell->ways[LINE_WEAK]) &
            bit)
            index += place[way];
        else if (cell->ways[LINE_CHANGED] & bit)
            index += 2 * place[way];
    }
    return mixed_lines[index];
}

/* Returns the characters of a cell with lines in it. */
static const char *
find_glyph(const struct line_cell *cell, bool ascii, char *room)
{
    unsigned plain = cell->ways[LINE_PLAIN];
    unsigned changed = cell->ways[LINE_CHANGED];
    unsigned gone = cell->ways[LINE_GONE] | cell->ways[LINE_WEAK];
    unsigned all = plain | changed | gone;

    if (cell->head != 0)
        return heads[ascii][cell->head - 1];
    if ((plain | changed) == 0 && (all == HORIZONTAL || all == VERTICAL))
        return broken[ascii][cell->ways[LINE_WEAK] != 0]
                     [all == VERTICAL];
    if (!ascii)
        return light_or_heavy(cell);
    room[0] = (plain | gone) == 0 && changed == HORIZONTAL
                  ? '='
                  : ascii_lines[all];
    room[1] = '\0';
    return room;
}

static bool
has_lines(const struct line_cell *cell)
{
    for (int state = 0; state < LINE_STATE_COUNT; state++)
        if (cell->ways[state] != 0)
            return true;
    return false;
}

void
lines_draw(const struct lines *lines, struct canvas *canvas, bool ascii)
{
    for (int y = 0; y < lines->height; y++) {
        for (int x = 0; x < lines->width; x++) {
            const struct line_cell *from =
                &lines->cells[y * lines->width + x];
            struct cell *to = canvas_at(canvas, x, y);
            char room[2];
            const char *glyph;

            if (to == NULL || !has_lines(from))
                continue;
            glyph = find_glyph(from, ascii, room);
            canvas_put(canvas, x, y, glyph, strlen(glyph), 1);
            to->style = from->ways[LINE_CHANGED] != 0 ? STYLE_ARROW_NEW
                        : (from->ways[LINE_PLAIN] |
                           from->ways[LINE_WEAK]) != 0
                            ? STYLE_ARROW
                            : STYLE_ARROW_GONE;
            to->flags |= (uint8_t)(CELL_ARROW | (from->focus ? CELL_FOCUS
                                                             : 0));
            to->node = from->node;
        }
    }
}
