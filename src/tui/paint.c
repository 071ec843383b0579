#include "tui/paint.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "export/ascii.h"

static const char *const glyphs[GLYPH_COUNT][2] = {
#define GLYPH(name, utf8, ascii) {utf8, ascii},
    GLYPHS(GLYPH)
#undef GLYPH
};

const char *
glyph(const struct brush *brush, enum glyph which)
{
    return glyphs[which][brush->ascii];
}

/* Appends the bytes in the brush's characters. */
static void
transcribe(const struct brush *brush, const char *bytes, size_t length,
           struct text *out)
{
    if (brush->ascii)
        ascii_add(out, bytes, length);
    else
        text_add(out, bytes, length);
}

int
paint_bytes(const struct brush *brush, int x, int y, int columns,
            const char *bytes, size_t length, enum canvas_style style)
{
    struct text text = {0};
    transcribe(brush, bytes, length, &text);
    int used = canvas_text(brush->canvas, x, y, columns, text_string(&text),
                           style, brush->ascii);
    text_release(&text);
    return used;
}

int
paint_text(const struct brush *brush, int x, int y, int columns,
           const char *text, enum canvas_style style)
{
    return paint_bytes(brush, x, y, columns, text, strlen(text), style);
}

int
paint_columns(const struct brush *brush, const char *text)
{
    struct text out = {0}, safe = {0};
    transcribe(brush, text, strlen(text), &out);
    utf8_add_safe(&safe, text_string(&out), out.length);
    int columns = (int)utf8_columns(text_string(&safe), safe.length);
    text_release(&out);
    text_release(&safe);
    return columns;
}

int
paint_right(const struct brush *brush, int end, int y, const char *text,
            enum canvas_style style)
{
    int columns = paint_columns(brush, text);
    int x = end - columns;
    paint_text(brush, x < 0 ? 0 : x, y, columns, text, style);
    return x;
}

int
paint_glyph(const struct brush *brush, int x, int y, enum glyph which,
            enum canvas_style style)
{
    return canvas_text(brush->canvas, x, y, 1, glyph(brush, which), style,
                       brush->ascii);
}

void
paint_rule(const struct brush *brush, struct rect rect, const char *heading)
{
    if (rect.height <= 0)
        return;
    for (int i = 0; i < rect.width; i++)
        paint_glyph(brush, rect.x + i, rect.y, GLYPH_RULE, STYLE_DIM);
    if (heading != NULL && rect.width > 6) {
        struct text text = {0};
        text_add_format(&text, " %s ", heading);
        paint_text(brush, rect.x + 2, rect.y, rect.width - 4,
                   text_string(&text), STYLE_HEADING);
        text_release(&text);
    }
}

void
paint_blank(const struct brush *brush, struct rect rect)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = canvas_at(brush->canvas, x, y);
            if (cell == NULL)
                continue;
            /* The other half of a wide character goes too. */
            struct cell *next = canvas_at(brush->canvas, x + 1, y);
            struct cell *last = canvas_at(brush->canvas, x - 1, y);
            if (cell->width == 2 && next != NULL)
                *next = (struct cell){.width = 1};
            if (cell->width == 0 && last != NULL)
                *last = (struct cell){.width = 1};
            *cell = (struct cell){.width = 1};
        }
    }
}

static bool
is_ascii(const char *bytes)
{
    while (*bytes != '\0' && (unsigned char)*bytes < 0x80)
        bytes++;
    return *bytes == '\0';
}

void
paint_ascii(const struct brush *brush, struct rect rect)
{
    for (int y = rect.y; brush->ascii && y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = canvas_at(brush->canvas, x, y);
            if (cell == NULL || is_ascii(cell->bytes))
                continue;
            bool dots = strcmp(cell->bytes, "…") == 0;
            struct cell *right = canvas_at(brush->canvas, x + 1, y);
            if (cell->width == 2 && right != NULL)
                canvas_put(brush->canvas, x + 1, y, "?", 1, 1);
            canvas_put(brush->canvas, x, y, dots ? "~" : "?", 1, 1);
        }
    }
}

void
paint_style(const struct brush *brush, struct rect rect,
            enum canvas_style style)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            struct cell *cell = canvas_at(brush->canvas, x, y);
            if (cell != NULL)
                cell->style = (uint8_t)style;
        }
    }
}

void
paint_box(const struct brush *brush, struct rect rect, const char *title)
{
    int right = rect.x + rect.width - 1;
    int bottom = rect.y + rect.height - 1;
    paint_blank(brush, rect);
    if (rect.width < 2 || rect.height < 2)
        return;
    for (int x = rect.x + 1; x < right; x++) {
        paint_glyph(brush, x, rect.y, GLYPH_RULE, STYLE_BORDER);
        paint_glyph(brush, x, bottom, GLYPH_RULE, STYLE_BORDER);
    }
    for (int y = rect.y + 1; y < bottom; y++) {
        paint_glyph(brush, rect.x, y, GLYPH_BAR, STYLE_BORDER);
        paint_glyph(brush, right, y, GLYPH_BAR, STYLE_BORDER);
    }
    paint_glyph(brush, rect.x, rect.y, GLYPH_CORNER_1, STYLE_BORDER);
    paint_glyph(brush, right, rect.y, GLYPH_CORNER_2, STYLE_BORDER);
    paint_glyph(brush, rect.x, bottom, GLYPH_CORNER_3, STYLE_BORDER);
    paint_glyph(brush, right, bottom, GLYPH_CORNER_4, STYLE_BORDER);
    if (title != NULL && rect.width > 6) {
        struct text text = {0};
        text_add_format(&text, " %s ", title);
        paint_text(brush, rect.x + 2, rect.y, rect.width - 4,
                   text_string(&text), STYLE_HEADING);
        text_release(&text);
    }
}
