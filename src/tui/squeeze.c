#include "tui/squeeze.h"

#include <string.h>

#include "base/mem.h"

/* Scenes with more stops are not drawn through only to look at them. */
enum { STOPS_LOOKED_AT = 500 };

/* Whether a cell is part of a text, where even a blank says something. */
static bool
is_text(const struct cell *cell)
{
    switch ((enum canvas_style)cell->style) {
    case STYLE_BORDER:
    case STYLE_ARROW:
    case STYLE_ARROW_NEW:
    case STYLE_ARROW_GONE:
    case STYLE_FRAME:
    case STYLE_NEW:
    case STYLE_CHANGED:
    case STYLE_DYING:
    case STYLE_GARBAGE:
    case STYLE_DIM:
        return cell->width != 1 ||
               ((unsigned char)cell->bytes[0] < 0x80 &&
                strchr(" -=|:~.", cell->bytes[0]) == NULL);
    default:
        return cell->bytes[0] != '\0';
    }
}

static bool
looks_same(const struct cell *a, const struct cell *b)
{
    bool blank_a = a->bytes[0] == '\0' || strcmp(a->bytes, " ") == 0;
    bool blank_b = b->bytes[0] == '\0' || strcmp(b->bytes, " ") == 0;
    if (is_text(a) || is_text(b))
        return false;
    if (blank_a || blank_b)
        return blank_a && blank_b;
    return strcmp(a->bytes, b->bytes) == 0;
}

static bool
column_is_same(const struct canvas *picture, int x)
{
    for (int y = 0; y < picture->height; y++) {
        if (!looks_same(canvas_at(picture, x - 1, y),
                        canvas_at(picture, x, y)))
            return false;
    }
    return true;
}

static bool
row_is_same(const struct canvas *picture, int y)
{
    for (int x = 0; x < picture->width; x++) {
        if (!looks_same(canvas_at(picture, x, y - 1),
                        canvas_at(picture, x, y)))
            return false;
    }
    return true;
}

/* ---- looking ------------------------------------------------------------ */

static void
init_axis(struct squeeze_axis *axis, int size)
{
    axis->size = size;
    axis->same = mem_alloc((size_t)size + 1);
    axis->gone = mem_alloc((size_t)size + 1);
    axis->place = mem_alloc_array((size_t)size + 1, sizeof *axis->place);
    for (int i = 1; i < size; i++)
        axis->same[i] = true;
}

static void
release_axis(struct squeeze_axis *axis)
{
    mem_free(axis->same);
    mem_free(axis->gone);
    mem_free(axis->place);
    memset(axis, 0, sizeof *axis);
}

void
squeeze_release(struct squeeze *squeeze)
{
    release_axis(&squeeze->columns);
    release_axis(&squeeze->rows);
    canvas_release(&squeeze->picture);
    squeeze->width = squeeze->height = 0;
}

void
squeeze_survey(struct squeeze *squeeze, struct scene_view *view,
               size_t stops)
{
    squeeze_release(squeeze);
    squeeze->width = squeeze->height = -1; /* nothing is decided yet */
    if (stops > STOPS_LOOKED_AT)
        return;
    for (size_t stop = 0; stop < stops; stop++) {
        const struct canvas *picture = scene_view_draw(view, stop, 0);
        if (stop == 0) {
            init_axis(&squeeze->columns, picture->width);
            init_axis(&squeeze->rows, picture->height);
        }
        for (int x = 1; x < picture->width; x++)
            squeeze->columns.same[x] = squeeze->columns.same[x] &&
                                       column_is_same(picture, x);
        for (int y = 1; y < picture->height; y++)
            squeeze->rows.same[y] =
                squeeze->rows.same[y] && row_is_same(picture, y);
    }
}

/* ---- deciding ----------------------------------------------------------- */

/* Returns the last place of the longest run that still has something to
 * leave out; 0: there is none. */
static int
longest_run(const struct squeeze_axis *axis)
{
    int best = 0, best_length = 0, length = 0, last = 0;
    for (int i = 1; i <= axis->size; i++) {
        if (i < axis->size && axis->same[i]) {
            if (!axis->gone[i]) {
                length++;
                last = i;
            }
            continue;
        }
        if (length > best_length) {
            best = last;
            best_length = length;
        }
        length = 0;
    }
    return best;
}

static void
squeeze_axis_to(struct squeeze_axis *axis, int size)
{
    int left = axis->size, at;
    memset(axis->gone, 0, (size_t)axis->size + 1);
    while (left > size && (at = longest_run(axis)) > 0) {
        axis->gone[at] = true;
        left--;
    }
    int place = 0;
    for (int i = 0; i < axis->size; i++) {
        axis->place[i] = place - (axis->gone[i] ? 1 : 0);
        place += !axis->gone[i];
    }
    axis->place[axis->size] = place;
}

static int
least_size(const struct squeeze_axis *axis, int size)
{
    for (int i = 1; i < axis->size; i++)
        size -= axis->same[i];
    return size;
}

void
squeeze_least(const struct squeeze *squeeze, int *width, int *height)
{
    *width = least_size(&squeeze->columns, *width);
    *height = least_size(&squeeze->rows, *height);
}

void
squeeze_to(struct squeeze *squeeze, int width, int height)
{
    if (squeeze->columns.size == 0 ||
        (squeeze->width == width && squeeze->height == height))
        return;
    squeeze->width = width;
    squeeze->height = height;
    squeeze_axis_to(&squeeze->columns, width);
    squeeze_axis_to(&squeeze->rows, height);
}

/* ---- doing it ----------------------------------------------------------- */

/* Whether what is left out can be missed in this picture too: a moment
 * inside a line may show what no stop does. */
static bool
loses_nothing(const struct squeeze *squeeze, const struct canvas *picture)
{
    if (squeeze->columns.size != picture->width ||
        squeeze->rows.size != picture->height)
        return false;
    for (int x = 1; x < picture->width; x++) {
        if (squeeze->columns.gone[x] && !column_is_same(picture, x))
            return false;
    }
    for (int y = 1; y < picture->height; y++) {
        if (squeeze->rows.gone[y] && !row_is_same(picture, y))
            return false;
    }
    return true;
}

const struct canvas *
squeeze_apply(struct squeeze *squeeze, const struct canvas *picture)
{
    const struct squeeze_axis *columns = &squeeze->columns;
    const struct squeeze_axis *rows = &squeeze->rows;
    if (columns->size == 0 || !loses_nothing(squeeze, picture))
        return picture;
    int width = columns->place[columns->size];
    int height = rows->place[rows->size];
    if (width == picture->width && height == picture->height)
        return picture;
    if (squeeze->picture.width != width ||
        squeeze->picture.height != height) {
        canvas_release(&squeeze->picture);
        canvas_init(&squeeze->picture, width, height);
    }
    for (int y = 0; y < picture->height; y++) {
        for (int x = 0; x < picture->width; x++) {
            if (!columns->gone[x] && !rows->gone[y])
                *canvas_at(&squeeze->picture, columns->place[x],
                           rows->place[y]) = *canvas_at(picture, x, y);
        }
    }
    return &squeeze->picture;
}

struct view_box
squeeze_box(const struct squeeze *squeeze, const struct canvas *applied,
            struct view_box box)
{
    const struct squeeze_axis *columns = &squeeze->columns;
    const struct squeeze_axis *rows = &squeeze->rows;
    int right = box.x + box.width, bottom = box.y + box.height;
    if (applied != &squeeze->picture || box.x < 0 || box.y < 0 ||
        right > columns->size || bottom > rows->size)
        return box;
    box.x = columns->place[box.x];
    box.y = rows->place[box.y];
    box.width = columns->place[right] - box.x;
    box.height = rows->place[bottom] - box.y;
    return box;
}
