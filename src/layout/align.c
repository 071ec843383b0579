/*
 * The rows of the items: every link would like to be a straight line, so
 * each item has a list of wished rows, one a link.  Going through the
 * columns to and fro, isotonic regression finds the rows nearest to the
 * wishes (least sum of distances) that keep the order and the gaps:
 * neighbours that would overlap become one block, which goes to the median
 * of all its wishes.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "layout/columns.h"

#define PASSES 6

struct row_wish {
    int row;
    int weight;
};

/* Items first … of a column, that move together; their wishes are for the
 * offset of the first. */
struct block {
    int first_wish, wish_count;
    int items;
    int row;
};

static int
compare_wishes(const void *a, const void *b)
{
    return ((const struct row_wish *)a)->row -
           ((const struct row_wish *)b)->row;
}

static int
median(struct row_wish *wishes, int count)
{
    long total = 0, below = 0;

    qsort(wishes, (size_t)count, sizeof *wishes, compare_wishes);
    for (int i = 0; i < count; i++)
        total += wishes[i].weight;
    for (int i = 0; i < count; i++) {
        below += wishes[i].weight;
        if (2 * below >= total)
            return wishes[i].row;
    }
    return 0;
}

static int
item_gap(const struct columns *columns, int upper, int lower)
{
    const struct column_item *a = &columns->items.items[upper];
    const struct column_item *b = &columns->items.items[lower];

    if (a->height == 0 || b->height == 0)
        return 0;
    return a->node >= 0 && b->node >= 0 ? columns->gap : 1;
}

/* Returns whether a link from the left does not count: one from above leads
 * to the same item and lives about as long.  An arrow goes straight to its
 * target from the uppermost place and others join from below; in between,
 * a way from above and one from below would meet on it. */
static bool
is_outdone(const struct columns *columns, const struct column_link *link)
{
    int row = columns->items.items[link->left].y + link->left_row;

    for (size_t i = 0; i < columns->links.count; i++) {
        const struct column_link *other = &columns->links.items[i];

        if (other->right == link->right &&
            other->weight * 3 >= link->weight &&
            columns->items.items[other->left].y + other->left_row < row)
            return true;
    }
    return false;
}

/* Collects the wishes of an item, less its offset in the column. */
static int
collect_wishes(const struct columns *columns, int item, int sides,
               int offset, struct row_wish *wishes)
{
    int count = 0;

    for (size_t i = 0; i < columns->links.count; i++) {
        const struct column_link *link = &columns->links.items[i];
        int row;

        if (link->right == item && (sides & 1)) {
            if (is_outdone(columns, link))
                continue;
            row = columns->items.items[link->left].y + link->left_row -
                  link->right_row;
        } else if (link->left == item && (sides & 2)) {
            row = columns->items.items[link->right].y + link->right_row -
                  link->left_row;
        } else {
            continue;
        }
        wishes[count++] = (struct row_wish){row - offset, link->weight * 2};
    }
    /* A weak wish to stay where it is settles ties and free items. */
    wishes[count++] =
        (struct row_wish){columns->items.items[item].y - offset, 1};
    return count;
}

/* Places one column; sides: 1 looks left, 2 right. */
static void
align_column(struct columns *columns, int column, int sides)
{
    const struct column_order *order = &columns->orders[column];
    struct block *blocks =
        mem_alloc_array((size_t)order->count + 1, sizeof *blocks);
    struct row_wish *wishes = mem_alloc_array(
        columns->links.count * 2 + (size_t)order->count + 1, sizeof *wishes);
    int *offsets = mem_alloc_array((size_t)order->count + 1,
                                   sizeof *offsets);
    int top = column == 0 ? 0 : columns->object_top;
    int count = 0, used = 0;

    for (int k = 0; k < order->count; k++) {
        int item = order->items[k];
        struct block *block = &blocks[count++];

        if (k > 0)
            offsets[k] = offsets[k - 1] +
                         columns->items.items[order->items[k - 1]].height +
                         item_gap(columns, order->items[k - 1], item);
        block->first_wish = used;
        block->items = 1;
        block->wish_count = collect_wishes(columns, item, sides, offsets[k],
                                           wishes + used);
        used += block->wish_count;
        block->row = median(wishes + block->first_wish, block->wish_count);
        while (count > 1 && blocks[count - 2].row > blocks[count - 1].row) {
            struct block *upper = &blocks[count - 2];

            upper->items += blocks[count - 1].items;
            upper->wish_count += blocks[count - 1].wish_count;
            upper->row = median(wishes + upper->first_wish,
                                upper->wish_count);
            count--;
        }
    }
    for (int b = 0, k = 0; b < count; b++)
        for (int i = 0; i < blocks[b].items; i++, k++)
            columns->items.items[order->items[k]].y =
                (blocks[b].row > top ? blocks[b].row : top) + offsets[k];
    mem_free(offsets);
    mem_free(wishes);
    mem_free(blocks);
}

/* Stacks every column from the top. */
static void
stack_columns(struct columns *columns)
{
    for (int c = 0; c < columns->count; c++) {
        int y = c == 0 ? 0 : columns->object_top;

        for (int k = 0; k < columns->orders[c].count; k++) {
            int item = columns->orders[c].items[k];

            if (k > 0)
                y += item_gap(columns, columns->orders[c].items[k - 1],
                              item);
            columns->items.items[item].y = y;
            y += columns->items.items[item].height;
        }
    }
}

void
columns_align(struct columns *columns, enum align align)
{
    stack_columns(columns);
    if (align == ALIGN_NOT)
        return;
    if (align == ALIGN_LEFT) {
        for (int c = 1; c < columns->count; c++)
            align_column(columns, c, 1);
        return;
    }
    for (int pass = 0; pass < PASSES; pass++) {
        bool forward = pass % 2 == 0;
        int sides = pass < PASSES - 2 ? (forward ? 1 : 2) : 3;

        for (int k = 1; k < columns->count; k++)
            align_column(columns, forward ? k : columns->count - k, sides);
    }
}
