#include "tui/show.h"

#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "tui/curses_header.h"
#include "tui/terminal.h"
#include "tui/theme.h"

enum { WIDE_CHARACTERS = 5 /* a base and its marks, in one cell of curses */ };

static struct {
    bool color;
    bool has_default;     /* the terminal's own background can be kept */
    size_t theme;         /* whose colours curses has */
    bool is_dim[ROLE_COUNT]; /* roles that have no colour here but are dim */
    struct canvas shown;  /* what curses was given last */
    bool known;           /* shown is on the terminal */
} show;

/* ---- colours ------------------------------------------------------------ */

static int
color_number(size_t theme, enum color_role role)
{
    struct color color = theme_color(theme, role);
    if (COLORS > 0xffffff && tigetflag("RGB") > 0)
        return color.rgb;
    if (COLORS >= 256)
        return color.of_256;
    return color.of_8;
}

/* Gives every role the pair of its number. */
static void
set_colors(size_t theme)
{
    int background = show.has_default ? -1 : COLOR_BLACK;
    for (int role = 0; role < ROLE_COUNT; role++) {
        int color = color_number(theme, (enum color_role)role);
        bool other = theme_color(theme, (enum color_role)role).of_256 >= 0;
        show.is_dim[role] = color < 0 && other;
        if (color < 0)
            color = show.has_default ? -1 : COLOR_WHITE;
        if (role > 0)
            (void)init_extended_pair(role, color, background);
    }
    show.theme = theme;
}

void
show_open(bool color)
{
    show.color = color;
    show.known = false;
    if (color) {
        (void)start_color();
        show.has_default = use_default_colors() == OK;
        set_colors(0);
    }
}

void
show_release(void)
{
    canvas_release(&show.shown);
    show.known = false;
}

void
show_forget(void)
{
    show.known = false;
}

static attr_t
attributes_of(struct look look)
{
    attr_t attributes = A_NORMAL;
    if (look.attributes & LOOK_BOLD)
        attributes |= A_BOLD;
    if (look.attributes & LOOK_DIM ||
        (show.color && show.is_dim[look.role]))
        attributes |= A_DIM;
    if (look.attributes & LOOK_UNDERLINE)
        attributes |= A_UNDERLINE;
    if (look.attributes & LOOK_REVERSE)
        attributes |= A_REVERSE;
    return attributes;
}

/* ---- cells -------------------------------------------------------------- */

/* Stores a cell's characters; what the C library gives another width than
 * the canvas would tear the row and is shown as ?. */
static void
find_characters(const struct cell *cell, wchar_t *out)
{
    size_t length = strlen(cell->bytes), count = 0, size;
    for (size_t i = 0; i < length && count < WIDE_CHARACTERS; i += size)
        out[count++] =
            (wchar_t)utf8_decode(cell->bytes + i, length - i, &size);
    out[count] = L'\0';
    if (count == 0)
        wmemcpy(out, L" ", 2);
    else if (wcwidth(out[0]) != cell->width)
        wmemcpy(out, cell->width == 2 ? L"??" : L"?", 3);
}

static bool
is_blank(const struct cell *cell)
{
    return cell->bytes[0] == '\0' || strcmp(cell->bytes, " ") == 0;
}

/* How a blank looks is free unless it is reversed: like its neighbours where
 * they agree, so that the terminal need not be told twice. */
static struct look
find_look(const struct canvas *canvas, int x, int y)
{
    const struct cell *cell = canvas_at(canvas, x, y);
    struct look look = theme_look((enum canvas_style)cell->style,
                                  cell->flags, !show.color);
    if (!is_blank(cell) || look.attributes & LOOK_REVERSE)
        return look;
    int before = x - 1, after = x + 1;
    while (before >= 0 && is_blank(canvas_at(canvas, before, y)))
        before--;
    while (after < canvas->width && is_blank(canvas_at(canvas, after, y)))
        after++;
    look = (struct look){ROLE_TEXT, 0};
    if (before < 0 || after >= canvas->width || after - before > 3)
        return look;
    const struct cell *left = canvas_at(canvas, before, y);
    const struct cell *right = canvas_at(canvas, after, y);
    struct look looks[2] = {
        theme_look((enum canvas_style)left->style, left->flags, !show.color),
        theme_look((enum canvas_style)right->style, right->flags,
                   !show.color)};
    bool same = looks[0].role == looks[1].role &&
                looks[0].attributes == looks[1].attributes;
    bool seen = looks[0].attributes & (LOOK_REVERSE | LOOK_UNDERLINE);
    return same && !seen ? looks[0] : look;
}

static void
put_cell(const struct canvas *canvas, int x, int y)
{
    const struct cell *cell = canvas_at(canvas, x, y);
    wchar_t characters[WIDE_CHARACTERS + 1];
    struct look look = find_look(canvas, x, y);
    find_characters(cell, characters);
    attr_t attributes = attributes_of(look);
    short pair = show.color ? (short)look.role : 0;
    int at = x;
    for (wchar_t *c = characters; *c != L'\0'; c++) {
        cchar_t complex;
        wchar_t one[WIDE_CHARACTERS + 1];
        bool torn = characters[0] == L'?' && cell->width == 2;
        wcsncpy(one, c, WIDE_CHARACTERS);
        one[torn ? 1 : WIDE_CHARACTERS] = L'\0';
        if (setcchar(&complex, one, attributes, pair, NULL) == OK)
            (void)mvadd_wch(y, at++, &complex);
        if (!torn)
            break;
    }
}

static bool
row_differs(const struct canvas *canvas, int y)
{
    size_t bytes = (size_t)canvas->width * sizeof *canvas->cells;
    return memcmp(canvas_at(canvas, 0, y), canvas_at(&show.shown, 0, y),
                  bytes) != 0;
}

static void
put_rows(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->height; y++) {
        if (show.known && !row_differs(canvas, y))
            continue;
        for (int x = 0; x < canvas->width; x++) {
            if (canvas_at(canvas, x, y)->width != 0)
                put_cell(canvas, x, y);
        }
    }
}

static void
remember(const struct canvas *canvas)
{
    if (show.shown.width != canvas->width ||
        show.shown.height != canvas->height) {
        canvas_release(&show.shown);
        canvas_init(&show.shown, canvas->width, canvas->height);
    }
    size_t count = (size_t)canvas->width * (size_t)canvas->height;
    memcpy(show.shown.cells, canvas->cells, count * sizeof *canvas->cells);
    show.known = true;
}

void
show_canvas(const struct canvas *canvas, const struct cursor *cursor,
            size_t theme)
{
    if (show.color && theme != show.theme) {
        set_colors(theme);
        show.known = false;
    }
    if (show.shown.width != canvas->width ||
        show.shown.height != canvas->height)
        show.known = false;
    if (!show.known)
        (void)clearok(curscr, TRUE);
    put_rows(canvas);
    remember(canvas);
    (void)curs_set(cursor->visible ? 1 : 0);
    (void)move(cursor->y, cursor->x);
    (void)refresh();
}
