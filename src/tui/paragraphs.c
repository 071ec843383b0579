#include "tui/paint.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

/* Where the next word goes. */
struct pen {
    const struct brush *brush; /* NULL: only counts */
    struct rect rect;
    enum canvas_style style;
    int from;     /* first line that is painted */
    int line;     /* line of the wrapped text */
    int column;
    bool quoted;  /* between ` and ` */
};

static const struct brush measuring = {NULL, false};

static void
put(struct pen *pen, const char *bytes, size_t length, int columns)
{
    int y = pen->line - pen->from;
    if (pen->brush != NULL && y >= 0 && y < pen->rect.height)
        paint_bytes(pen->brush, pen->rect.x + pen->column, pen->rect.y + y,
                    columns, bytes, length,
                    pen->quoted ? STYLE_NAME : pen->style);
    pen->column += columns;
}

static int
columns_of(const struct pen *pen, const char *bytes, size_t length)
{
    struct text text = {0};
    text_add(&text, bytes, length);
    int columns = paint_columns(
        pen->brush != NULL ? pen->brush : &measuring, text_string(&text));
    text_release(&text);
    return columns;
}

/* Paints a piece that has no backticks, cut where a line is too short for
 * it. */
static void
put_piece(struct pen *pen, const char *bytes, size_t length)
{
    while (length > 0) {
        int room = pen->rect.width - pen->column;
        int columns = columns_of(pen, bytes, length);
        if (columns <= room) {
            put(pen, bytes, length, columns);
            return;
        }
        size_t fits = utf8_fit(bytes, length, room > 0 ? (size_t)room : 0);
        while (fits > 0 && columns_of(pen, bytes, fits) > room)
            fits = utf8_fit(bytes, fits - 1, (size_t)room);
        if (fits == 0 && pen->column == 0) {
            pen->line++;
            return; /* not even one character fits */
        }
        if (fits > 0)
            put(pen, bytes, fits, columns_of(pen, bytes, fits));
        bytes += fits;
        length -= fits;
        pen->line++;
        pen->column = 0;
    }
}

/* Returns the columns of a word without its backticks. */
static int
word_columns(const struct pen *pen, const char *word, size_t length)
{
    int columns = 0;
    while (length > 0) {
        const char *tick = memchr(word, '`', length);
        size_t piece = tick == NULL ? length : (size_t)(tick - word);
        columns += columns_of(pen, word, piece);
        piece += tick != NULL;
        word += piece;
        length -= piece;
    }
    return columns;
}

static void
put_word(struct pen *pen, const char *word, size_t length)
{
    int columns = word_columns(pen, word, length);
    if (pen->column > 0) {
        if (pen->column + 1 + columns > pen->rect.width) {
            pen->line++;
            pen->column = 0;
        } else {
            pen->column++;
        }
    }
    while (length > 0) {
        const char *tick = memchr(word, '`', length);
        size_t piece = tick == NULL ? length : (size_t)(tick - word);
        put_piece(pen, word, piece);
        if (tick != NULL)
            pen->quoted = !pen->quoted;
        piece += tick != NULL;
        word += piece;
        length -= piece;
    }
}

int
paint_paragraphs(const struct brush *brush, struct rect rect,
                 const char *text, int from, enum canvas_style style)
{
    struct pen pen = {brush, rect, style, from, 0, 0, false};
    if (*text == '\0' || rect.width <= 0)
        return 0;
    while (*text != '\0') {
        size_t blanks = strspn(text, " ");
        text += blanks;
        if (*text == '\n') {
            pen.line++;
            pen.column = 0;
            text++;
            pen.quoted = pen.quoted && *text != '\n';
            /* What is indented stays so: code, lists. */
            if (*text == ' ')
                pen.column = (int)strspn(text, " ") - 1;
            continue;
        }
        size_t length = strcspn(text, " \n");
        if (length > 0)
            put_word(&pen, text, length);
        text += length;
    }
    return pen.line + 1;
}
