#include "layout/canvas.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void
canvas_init(struct canvas *canvas, int width, int height)
{
    canvas->width = width > 0 ? width : 0;
    canvas->height = height > 0 ? height : 0;
    canvas->cells = mem_alloc_array(
        (size_t)canvas->width * (size_t)canvas->height,
        sizeof *canvas->cells);
    canvas_clear(canvas);
}

void
canvas_release(struct canvas *canvas)
{
    mem_free(canvas->cells);
    canvas->cells = NULL;
    canvas->width = canvas->height = 0;
}

void
canvas_clear(struct canvas *canvas)
{
    size_t count = (size_t)canvas->width * (size_t)canvas->height;

    if (count == 0)
        return;
    memset(canvas->cells, 0, count * sizeof *canvas->cells);
    for (size_t i = 0; i < count; i++)
        canvas->cells[i].width = 1;
}

struct cell *
canvas_at(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
        return NULL;
    return &canvas->cells[(size_t)y * (size_t)canvas->width + (size_t)x];
}

/* Makes a cell one blank column. */
static void
blank(struct cell *cell)
{
    cell->bytes[0] = '\0';
    cell->width = 1;
}

void
canvas_put(struct canvas *canvas, int x, int y, const char *bytes,
           size_t length, int width)
{
    struct cell *cell = canvas_at(canvas, x, y);
    struct cell *right = canvas_at(canvas, x + 1, y);

    if (cell == NULL || length > CELL_BYTES)
        return;
    /* What is overwritten must not leave half of a wide character. */
    if (cell->width == 0)
        blank(canvas_at(canvas, x - 1, y));
    else if (cell->width == 2)
        blank(right);
    if (width == 2) {
        if (right == NULL) {
            blank(cell);
            return;
        }
        if (right->width == 2)
            blank(canvas_at(canvas, x + 2, y));
        blank(right);
        right->width = 0;
    }
    memcpy(cell->bytes, bytes, length);
    cell->bytes[length] = '\0';
    cell->width = (uint8_t)width;
}

/* Appends a code point of no width to the grapheme in a cell, if it fits. */
static void
combine(struct cell *cell, const char *bytes, size_t length)
{
    size_t have = strlen(cell->bytes);

    if (have == 0 || have + length > CELL_BYTES)
        return;
    memcpy(cell->bytes + have, bytes, length);
    cell->bytes[have + length] = '\0';
}

/* Writes safe text that fits; returns the columns used. */
static int
write_text(struct canvas *canvas, int x, int y, const struct text *safe,
           size_t length, enum canvas_style style)
{
    const char *bytes = text_string(safe);
    int used = 0;
    int last = -1; /* column of the cell that combining marks belong to */
    size_t size;

    for (size_t i = 0; i < length; i += size) {
        int width = utf8_width(utf8_decode(bytes + i, length - i, &size));

        if (width == 0) {
            if (last >= 0 && canvas_at(canvas, last, y) != NULL)
                combine(canvas_at(canvas, last, y), bytes + i, size);
            continue;
        }
        last = x + used;
        canvas_put(canvas, last, y, bytes + i, size, width);
        for (int k = 0; k < width; k++) {
            struct cell *cell = canvas_at(canvas, last + k, y);

            if (cell != NULL)
                cell->style = (uint8_t)style;
        }
        used += width;
    }
    return used;
}

int
canvas_text(struct canvas *canvas, int x, int y, int columns,
            const char *text, enum canvas_style style, bool ascii)
{
    struct text safe = {0};
    int room = canvas->width - x;
    int used;

    if (columns >= 0 && columns < room)
        room = columns;
    if (y < 0 || y >= canvas->height || room <= 0)
        return 0;
    utf8_add_safe(&safe, text, strlen(text));
    if (utf8_columns(text_string(&safe), safe.length) > (size_t)room) {
        text_truncate(&safe, utf8_fit(text_string(&safe), safe.length,
                                      (size_t)room - 1));
        text_add_string(&safe, ascii ? "~" : "…");
    }
    used = write_text(canvas, x, y, &safe, safe.length, style);
    text_release(&safe);
    return used;
}

void
canvas_copy(struct canvas *canvas, int x, int y, const struct canvas *source,
            int sx, int sy, int width, int height)
{
    for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
            const struct cell *from =
                canvas_at(source, sx + column, sy + row);
            struct cell *to = canvas_at(canvas, x + column, y + row);

            if (from == NULL || to == NULL)
                continue;
            *to = *from;
            /* A wide character cut in two by the rectangle is no longer
             * one. */
            if (from->width == 0 && column == 0)
                blank(to);
            else if (from->width == 2 &&
                     (column == width - 1 ||
                      canvas_at(canvas, x + column + 1, y + row) == NULL))
                blank(to);
        }
    }
}

void
canvas_row_text(const struct canvas *canvas, int y, struct text *out)
{
    size_t blanks = 0;

    for (int x = 0; x < canvas->width; x++) {
        const struct cell *cell = canvas_at(canvas, x, y);

        if (cell == NULL)
            return;
        if (cell->width == 0)
            continue;
        if (cell->bytes[0] == '\0' || strcmp(cell->bytes, " ") == 0) {
            blanks++;
            continue;
        }
        text_add_repeated(out, ' ', blanks);
        blanks = 0;
        text_add_string(out, cell->bytes);
    }
}
