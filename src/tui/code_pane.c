#include "tui/code_pane.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vector.h"
#include "tui/syntax.h"

enum {
    MARK = 4,         /* columns of "next" */
    NARROW = 32,      /* panes below this width have no air around numbers */
    LONG_LINE = 1024, /* bytes of a line that are looked at */
    TAB = 8
};

/* The rows of the pane: numbers of lines, 0: an empty row. */
typedef VECTOR(int) row_list;

static int
digits_of(int line_count)
{
    int digits = 2;
    for (int n = line_count; n >= 100; n /= 10)
        digits++;
    return digits;
}

/* Where the parts of a row are. */
struct row_form {
    int mark_end; /* column before which the mark ends */
    int number;   /* column of the line's number */
    int code;     /* column of the code */
};

static struct row_form
form_of(const struct scene_facts *facts, int width)
{
    int air = width < NARROW ? 1 : 2;
    struct row_form form = {.mark_end = MARK + air - 1};
    form.number = form.mark_end + air;
    form.code = form.number + digits_of(facts->line_count) + air;
    return form;
}

int
code_pane_columns(const struct scene_facts *facts)
{
    return form_of(facts, NARROW).code + facts->code_columns + 1;
}

/* ---- which lines are shown ---------------------------------------------- */

static bool
is_shown(const struct ui *ui, int line)
{
    int kind = ui->facts.lines[line].kind;
    return ui->show_comments || kind == LINE_CODE || kind == LINE_DOCSTRING;
}

static bool
is_indented(const struct ui *ui, int line)
{
    const char *bytes = session_line(ui->session, line, NULL);
    return *bytes == ' ' || *bytes == '\t';
}

/* Whether an empty row between two lines helps even where room is short:
 * where a block at the left edge begins or ends. */
static bool
parts_blocks(const struct ui *ui, int above, int below)
{
    return is_indented(ui, above) && !is_indented(ui, below);
}

enum spacing { SPACED, BLOCKS, DENSE };

static void
list_rows(const struct ui *ui, enum spacing spacing, row_list *rows)
{
    int last = 0;
    bool blank = false;
    rows->count = 0;
    for (int line = 1; line <= ui->facts.line_count; line++) {
        if (!is_shown(ui, line)) {
            blank = blank || ui->facts.lines[line].kind == LINE_BLANK;
            continue;
        }
        bool wanted = spacing == SPACED ||
                      (spacing == BLOCKS && last > 0 &&
                       parts_blocks(ui, last, line));
        if (last > 0 && blank && wanted)
            VECTOR_PUSH(rows, 0);
        VECTOR_PUSH(rows, line);
        last = line;
        blank = false;
    }
}

/* Lines as airy as they fit. */
static void
find_rows(const struct ui *ui, int height, row_list *rows)
{
    list_rows(ui, SPACED, rows);
    if (rows->count > (size_t)height)
        list_rows(ui, BLOCKS, rows);
}

static int
row_of(const row_list *rows, int line)
{
    int found = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->items[i] > 0 && rows->items[i] <= line)
            found = (int)i;
    }
    return found;
}

/* The first row shown.  It depends on the stop alone and moves by half
 * panes, so that stepping does not make the text creep. */
static int
first_row(const struct ui *ui, const row_list *rows, int height)
{
    const struct stop *stop = session_stop(ui->session, ui->stop);
    int count = (int)rows->count;
    int line = stop->next > 0 ? stop->next : stop->ran;
    int half = height / 2 > 0 ? height / 2 : 1;

    if (ui->code_focus)
        line = ui->code_line;
    if (count <= height || line == 0)
        return 0;
    int top = (row_of(rows, line) - half / 2) / half * half;
    top = top > count - height ? count - height : top;
    return top < 0 ? 0 : top;
}

int
code_pane_line_at(struct ui *ui, struct rect rect, int y)
{
    row_list rows = {0};
    find_rows(ui, rect.height, &rows);
    int row = first_row(ui, &rows, rect.height) + y - rect.y;
    int line = row >= 0 && row < (int)rows.count ? rows.items[row] : 0;
    VECTOR_RELEASE(&rows);
    return line;
}

int
code_pane_neighbour(struct ui *ui, struct rect rect, int line, bool forward)
{
    row_list rows = {0};
    int found = line;
    find_rows(ui, rect.height, &rows);
    for (int i = row_of(&rows, line) + (forward ? 1 : -1);
         i >= 0 && i < (int)rows.count && found == line;
         i += forward ? 1 : -1) {
        if (rows.items[i] > 0)
            found = rows.items[i];
    }
    VECTOR_RELEASE(&rows);
    return found;
}

/* ---- a line ------------------------------------------------------------- */

/* The text of a line as it is shown, a style for each byte. */
struct shown {
    struct text text;
    VECTOR(uint8_t) styles;
};

static void
add_shown(struct shown *shown, const char *bytes, size_t length,
          enum canvas_style style)
{
    text_add(&shown->text, bytes, length);
    for (size_t i = 0; i < length; i++)
        VECTOR_PUSH(&shown->styles, (uint8_t)style);
}

static void
add_line(struct shown *shown, const char *line, size_t length,
         enum syntax_state state)
{
    uint8_t styles[LONG_LINE];
    if (length > LONG_LINE)
        length = LONG_LINE;
    (void)syntax_line(line, length, state, styles);
    for (size_t i = 0; i < length; i++) {
        if (line[i] == '\t') {
            do
                add_shown(shown, " ", 1, STYLE_CODE);
            while (shown->text.length % TAB != 0);
        } else if (line[i] != '\r' && line[i] != '\f') {
            add_shown(shown, line + i, 1, (enum canvas_style)styles[i]);
        }
    }
}

/* What may be seen of a line at this stop. */
static void
find_shown(const struct ui *ui, int line, struct shown *shown)
{
    const struct line_facts *facts = &ui->facts.lines[line];
    bool to_come = scene_facts_to_come(&ui->facts, line, ui->stop);
    size_t length;
    const char *bytes = session_line(ui->session, line, &length);

    if (!ui->show_comments && facts->kind == LINE_DOCSTRING) {
        const char *title = session_lesson(ui->session)->title;
        add_shown(shown, "\"\"\"", 3, STYLE_STRING);
        add_shown(shown, title, strlen(title), STYLE_STRING);
        add_shown(shown, " …", 4, STYLE_STRING);
        return;
    }
    if (!ui->show_comments && to_come && facts->is_assert) {
        size_t indent = strspn(bytes, " \t");
        add_line(shown, bytes, indent, SYNTAX_CODE);
        if (facts->statement == line)
            add_shown(shown, "assert", 6, STYLE_KEYWORD);
        add_shown(shown, " …", 4, STYLE_DIM);
        return;
    }
    if (!ui->show_comments && to_come)
        length = scene_facts_comment(&ui->facts, ui->session, line);
    add_line(shown, bytes, length, (enum syntax_state)facts->state);
}

/* Paints run after run of one style, with … where the pane ends. */
static void
paint_shown(const struct brush *brush, const struct shown *shown, int x,
            int y, int room, enum canvas_style plain)
{
    const char *bytes = text_string(&shown->text);
    size_t length = shown->text.length;
    size_t size;
    while (length > 0 && bytes[length - 1] == ' ')
        length--;
    for (size_t i = 0; i < length; i += size) {
        size = 1;
        while (i + size < length &&
               shown->styles.items[i + size] == shown->styles.items[i])
            size++;
        enum canvas_style style = (enum canvas_style)shown->styles.items[i];
        if (plain != STYLE_CODE && style != STYLE_COMMENT)
            style = plain;
        if (room <= 0) {
            paint_glyph(brush, x - 1, y, GLYPH_ELLIPSIS, STYLE_DIM);
            return;
        }
        int used = paint_bytes(brush, x, y, room, bytes + i, size, style);
        x += used;
        room -= used;
    }
}

static void
release_shown(struct shown *shown)
{
    text_release(&shown->text);
    VECTOR_RELEASE(&shown->styles);
}

/* Whether the line that ran raised an exception, or let one pass. */
static bool
fails(const struct ui *ui, const struct stop *stop)
{
    return stop->kind == STEP_EXCEPTION ||
           (stop->kind == STEP_END &&
            session_ending(ui->session, NULL, NULL) == SESSION_RAISED);
}

static void
paint_line(struct ui *ui, const struct brush *brush, struct rect row,
           int line)
{
    const struct stop *stop = session_stop(ui->session, ui->stop);
    struct row_form form = form_of(&ui->facts, row.width);
    bool ran = line == stop->ran;
    bool next = line == stop->next;
    bool calls = stop->entered != 0 && line == stop->calls;
    enum canvas_style style = next           ? STYLE_CODE_NEXT
                              : ran || calls ? STYLE_CODE_RAN
                                             : STYLE_CODE;
    struct shown shown = {0};
    char number[16];

    if (next || ran || calls)
        paint_right(brush, row.x + form.mark_end, row.y,
                    next              ? "next"
                    : calls           ? "call"
                    : fails(ui, stop) ? "fail"
                                      : "ran",
                    style);
    (void)snprintf(number, sizeof number, "%*d",
                   digits_of(ui->facts.line_count), line);
    paint_text(brush, row.x + form.number, row.y, -1, number, STYLE_DIM);
    find_shown(ui, line, &shown);
    paint_shown(brush, &shown, row.x + form.code, row.y,
                row.width - form.code, style);
    release_shown(&shown);
    if (ui->code_focus && line == ui->code_line)
        paint_style(brush, row, STYLE_SELECTED);
}

bool
code_pane_cuts(const struct ui *ui, struct rect rect, int line)
{
    struct shown shown = {0};
    find_shown(ui, line, &shown);
    int columns = (int)utf8_columns(text_string(&shown.text),
                                    shown.text.length);
    release_shown(&shown);
    return columns > rect.width - form_of(&ui->facts, rect.width).code;
}

/* ---- the pane ----------------------------------------------------------- */

static void
paint_few(struct ui *ui, const struct brush *brush, struct rect rect,
          struct cursor *cursor)
{
    const struct stop *stop = session_stop(ui->session, ui->stop);
    int lines[2] = {stop->ran, stop->next};
    if (rect.height == 1 && stop->ran == 0)
        lines[0] = stop->next;
    for (int i = 0; i < rect.height; i++) {
        if (lines[i] > 0)
            paint_line(ui, brush,
                       (struct rect){rect.x, rect.y + i, rect.width, 1},
                       lines[i]);
    }
    cursor->x = rect.x;
    cursor->y = rect.y + rect.height - 1;
}

void
code_pane_draw(struct ui *ui, const struct brush *brush, struct rect rect,
               struct cursor *cursor)
{
    if (rect.height <= 0 || rect.width <= 0)
        return;
    if (rect.height < 3) {
        paint_few(ui, brush, rect, cursor);
        return;
    }
    row_list rows = {0};
    find_rows(ui, rect.height, &rows);
    int top = first_row(ui, &rows, rect.height);
    int current = ui->code_focus
                      ? ui->code_line
                      : session_stop(ui->session, ui->stop)->next;
    for (int i = 0; i < rect.height && top + i < (int)rows.count; i++) {
        int line = rows.items[top + i];
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        if (line == 0)
            continue;
        paint_line(ui, brush, row, line);
        if (line == current) {
            cursor->x = rect.x;
            cursor->y = row.y;
        }
    }
    VECTOR_RELEASE(&rows);
}
