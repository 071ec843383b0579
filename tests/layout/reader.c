#include "tests/layout/reader.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { UP = 1, DOWN = 2, LEFT = 4, RIGHT = 8, ALL = 15 };

/* The arms of each character: light, heavy, of what is gone, and weak. */
static const struct {
    const char *glyphs;
    int arms;
} utf8_arms[] = {
    {"─━┄┅╼╾╌", LEFT | RIGHT},
    {"│┃┆┇╽╿╎", UP | DOWN},
    {"┌┍┎┏", DOWN | RIGHT},
    {"┐┑┒┓", DOWN | LEFT},
    {"└┕┖┗", UP | RIGHT},
    {"┘┙┚┛", UP | LEFT},
    {"├┝┞┟┠┡┢┣", UP | DOWN | RIGHT},
    {"┤┥┦┧┨┩┪┫", UP | DOWN | LEFT},
    {"┬┭┮┯┰┱┲┳", DOWN | LEFT | RIGHT},
    {"┴┵┶┷┸┹┺┻", UP | LEFT | RIGHT},
    {"┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋", ALL},
};

static int
opposite(int way)
{
    return way == UP ? DOWN : way == DOWN ? UP : way == LEFT ? RIGHT : LEFT;
}

static void
move(int way, int *x, int *y)
{
    *x += way == RIGHT ? 1 : way == LEFT ? -1 : 0;
    *y += way == DOWN ? 1 : way == UP ? -1 : 0;
}

static const char *
glyph_at(const struct reader *reader, int x, int y)
{
    const struct cell *cell = canvas_at(reader->canvas, x, y);

    return cell == NULL || cell->bytes[0] == '\0' ? " " : cell->bytes;
}

static bool
is_one_of(const char *glyph, const char *set)
{
    size_t length = strlen(glyph);

    for (const char *at = set; *at != '\0';) {
        size_t size;

        utf8_decode(at, strlen(at), &size);
        if (size == length && memcmp(at, glyph, size) == 0)
            return true;
        at += size;
    }
    return false;
}

/* Returns the box that a cell belongs to, or -1. */
static int
box_at(const struct reader *reader, int x, int y)
{
    for (size_t i = 0; i < reader->boxes.count; i++) {
        const struct reader_box *box = &reader->boxes.items[i];

        if (x >= box->x && x < box->x + box->width &&
            y >= box->y - box->top && y < box->y + box->height)
            return (int)i;
    }
    return -1;
}

static void
complain(struct reader *reader, const char *what, int x, int y)
{
    text_add_format(&reader->problems, "%s at %d, %d (%s)\n", what, x, y,
                    glyph_at(reader, x, y));
}

/* Returns the way that an arrowhead points, or 0. */
static int
head_way(const struct reader *reader, int x, int y)
{
    const char *glyph = glyph_at(reader, x, y);

    if (box_at(reader, x, y) >= 0)
        return 0;
    if (is_one_of(glyph, reader->ascii ? ">" : "►"))
        return RIGHT;
    if (is_one_of(glyph, reader->ascii ? "<" : "◄"))
        return LEFT;
    if (is_one_of(glyph, reader->ascii ? "^" : "▲"))
        return UP;
    return is_one_of(glyph, reader->ascii ? "v" : "▼") ? DOWN : 0;
}

static bool
is_port(const struct reader *reader, int x, int y)
{
    int box = box_at(reader, x, y);

    return box >= 0 &&
           x == reader->boxes.items[box].x +
                    reader->boxes.items[box].width - 1 &&
           is_one_of(glyph_at(reader, x, y), reader->ascii ? "*o" : "●○");
}

/* In ASCII, whether the cell to one side looks joined to this one. */
static bool
looks_joined(const struct reader *reader, int x, int y, int way)
{
    const char *glyph;

    move(way, &x, &y);
    if (box_at(reader, x, y) >= 0)
        return way == LEFT && is_port(reader, x, y);
    glyph = glyph_at(reader, x, y);
    switch (way) {
    case LEFT:
    case RIGHT: return is_one_of(glyph, "-=~,)+.'<>");
    case UP: return is_one_of(glyph, "|:;)+.^");
    default: return is_one_of(glyph, "|:;)+'v");
    }
}

/* Returns the arms of a cell that one comes to through the arm `from`. */
static int
arms_at(struct reader *reader, int x, int y, int from)
{
    const char *glyph = glyph_at(reader, x, y);
    int arms = from, want;

    if (!reader->ascii) {
        for (size_t i = 0; i < sizeof utf8_arms / sizeof *utf8_arms; i++)
            if (is_one_of(glyph, utf8_arms[i].glyphs))
                return utf8_arms[i].arms;
        return 0;
    }
    if (is_one_of(glyph, "-=~,"))
        return LEFT | RIGHT;
    if (is_one_of(glyph, "|:;"))
        return UP | DOWN;
    if (is_one_of(glyph, ")"))
        return ALL;
    if (!is_one_of(glyph, ".'+"))
        return 0;
    want = is_one_of(glyph, "+") ? 3 : 2;
    if (want == 2)
        arms |= is_one_of(glyph, ".") ? DOWN : UP;
    if (want == 2 && arms != from)
        return arms;
    for (int way = UP; way <= RIGHT; way *= 2)
        if (!(arms & way) && (want == 3 || way >= LEFT) &&
            looks_joined(reader, x, y, way))
            arms |= way;
    for (int way = UP; way <= RIGHT; way *= 2)
        want -= (arms & way) != 0;
    if (want != 0)
        complain(reader, "a bend or join that can be read in two ways", x, y);
    return arms;
}

/* A walk back from one arrowhead. */
struct walk {
    struct reader *reader;
    int to;
    int from_box, from_y; /* the port that the walk began at, forwards */
    unsigned char *seen;  /* of a cell: arms it was entered by */
    VECTOR(int) stack;    /* cells × 16 + the arm to enter by */
};

static void
found_port(struct walk *walk, int x, int y)
{
    struct reader *reader = walk->reader;
    int box = box_at(reader, x, y);
    bool gone = is_one_of(glyph_at(reader, x + 1, y),
                          reader->ascii ? "~" : "┄");

    for (size_t i = 0; i < reader->edges.count; i++) {
        const struct reader_edge *edge = &reader->edges.items[i];

        if (edge->from == box && edge->y == y && edge->to == walk->to)
            return;
    }
    VECTOR_PUSH(&reader->edges,
                ((struct reader_edge){box, y, walk->to, gone, false}));
}

/* Goes on from x, y, come to through its arm `from`. */
static void
walk_on(struct walk *walk, int x, int y, int from)
{
    struct reader *reader = walk->reader;
    int width = reader->canvas->width;
    int arms, next;

    if (box_at(reader, x, y) >= 0) {
        if (from != RIGHT || !is_port(reader, x, y))
            complain(reader, "an arrow that begins at no port", x, y);
        else
            found_port(walk, x, y);
        return;
    }
    if (canvas_at(reader->canvas, x, y) == NULL) {
        complain(reader, "a line that leaves the canvas", x, y);
        return;
    }
    if (walk->seen[y * width + x] & from)
        return;
    walk->seen[y * width + x] |= (unsigned char)from;
    arms = arms_at(reader, x, y, from);
    if (!(arms & from)) {
        complain(reader, "a line that ends nowhere", x, y);
        return;
    }
    if (arms == ALL)
        next = opposite(from);
    else
        next = arms & ~from;
    for (int way = UP; way <= RIGHT; way *= 2) {
        int nx = x, ny = y;

        if (!(next & way))
            continue;
        move(way, &nx, &ny);
        VECTOR_PUSH(&walk->stack, (ny * width + nx) * 16 + opposite(way));
    }
}

static void
walk_back(struct reader *reader, int x, int y, int way, unsigned char *all)
{
    struct walk walk = {.reader = reader};
    int width = reader->canvas->width;
    size_t cells = (size_t)width * (size_t)reader->canvas->height;
    int tx = x, ty = y;

    move(way, &tx, &ty);
    walk.to = box_at(reader, tx, ty);
    if (walk.to < 0) {
        complain(reader, "an arrowhead that points at no box", x, y);
        return;
    }
    reader->heads++;
    walk.seen = mem_alloc_array(cells, 1);
    all[y * width + x] = ALL;
    move(opposite(way), &x, &y);
    VECTOR_PUSH(&walk.stack, (y * width + x) * 16 + way);
    while (walk.stack.count > 0) {
        int at = walk.stack.items[--walk.stack.count];

        walk_on(&walk, at / 16 % width, at / 16 / width, at % 16);
    }
    for (size_t i = 0; i < cells; i++)
        all[i] |= walk.seen[i];
    VECTOR_RELEASE(&walk.stack);
    mem_free(walk.seen);
}

/* Reads the names that stand in rows for arrows. */
static void
read_stubs(struct reader *reader, int from)
{
    const struct reader_box *box = &reader->boxes.items[from];

    for (int y = box->y + 1; y < box->y + box->height - 1; y++) {
        for (int x = box->x + 1; x < box->x + box->width - 2; x++) {
            struct text name = {0};

            if (!is_one_of(glyph_at(reader, x, y),
                           reader->ascii ? ">" : "►") ||
                !is_one_of(glyph_at(reader, x - 1, y),
                           reader->ascii ? "-" : "─"))
                continue;
            for (int k = x + 1; k < box->x + box->width - 2; k++)
                text_add_string(&name, glyph_at(reader, k, y));
            while (name.length > 0 && name.bytes[name.length - 1] == ' ')
                text_truncate(&name, name.length - 1);
            for (size_t i = 0; i < reader->boxes.count; i++)
                if (strcmp(reader->boxes.items[i].name,
                           text_string(&name)) == 0)
                    VECTOR_PUSH(&reader->edges,
                                ((struct reader_edge){from, y, (int)i, false,
                                                      true}));
            text_release(&name);
        }
    }
}

static void
count_cell(struct reader *reader, int x, int y, const unsigned char *seen)
{
    const char *glyph = glyph_at(reader, x, y);
    int arms = 0, count = 0;

    if (box_at(reader, x, y) >= 0 || strcmp(glyph, " ") == 0 ||
        !(canvas_at(reader->canvas, x, y)->flags & CELL_ARROW))
        return;
    if (!seen[y * reader->canvas->width + x])
        complain(reader, "a line that leads to no arrowhead", x, y);
    reader->line_cells++;
    for (size_t i = 0; i < sizeof utf8_arms / sizeof *utf8_arms; i++)
        if (is_one_of(glyph, utf8_arms[i].glyphs))
            arms = utf8_arms[i].arms;
    for (int way = UP; way <= RIGHT; way *= 2)
        count += (arms & way) != 0;
    reader->crossings += count == 4;
    reader->joins += count == 3;
    reader->bends +=
        count == 2 && arms != (UP | DOWN) && arms != (LEFT | RIGHT);
}

static void
check_boxes(struct reader *reader)
{
    for (size_t i = 0; i < reader->boxes.count; i++) {
        const struct reader_box *a = &reader->boxes.items[i];
        int right = a->x + a->width - 1, bottom = a->y + a->height - 1;

        if (!is_one_of(glyph_at(reader, a->x, a->y), "┌+.") ||
            !is_one_of(glyph_at(reader, right, a->y), "┐+.") ||
            !is_one_of(glyph_at(reader, a->x, bottom), "└+.") ||
            !is_one_of(glyph_at(reader, right, bottom), "┘+."))
            complain(reader, "a box with a broken corner", a->x, a->y);
        for (size_t k = 0; k < i; k++) {
            const struct reader_box *b = &reader->boxes.items[k];

            if (a->x < b->x + b->width && b->x < a->x + a->width &&
                a->y < b->y + b->height && b->y < a->y + a->height)
                complain(reader, "boxes that overlap", a->x, a->y);
        }
    }
}

void
reader_read(struct reader *reader)
{
    int width = reader->canvas->width, height = reader->canvas->height;
    unsigned char *seen =
        mem_alloc_array((size_t)width * (size_t)height + 1, 1);

    check_boxes(reader);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int way = head_way(reader, x, y);

            if (way != 0)
                walk_back(reader, x, y, way, seen);
        }
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            count_cell(reader, x, y, seen);
    for (size_t i = 0; i < reader->boxes.count; i++)
        read_stubs(reader, (int)i);
    mem_free(seen);
}

void
reader_release(struct reader *reader)
{
    VECTOR_RELEASE(&reader->boxes);
    VECTOR_RELEASE(&reader->edges);
    text_release(&reader->problems);
}
