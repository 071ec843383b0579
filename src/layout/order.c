/*
 * The order in the columns: sweeps to and fro, in which each item goes to
 * the mean (or, every other time, the median) of the places it is linked
 * to in the column just passed; the order with the fewest crossings of all
 * is kept.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "layout/columns.h"

#define SWEEPS 8

/* Two links cross when their ends are in opposite orders. */
struct crossing_pair {
    int left, right; /* places of the ends, from the top */
};

static int
compare_pairs(const void *a, const void *b)
{
    const struct crossing_pair *x = a, *y = b;

    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->right > y->right) - (x->right < y->right);
}

/* Counts inversions of the right ends with a Fenwick tree of size + 1
 * entries, which must be zero and is left so. */
static long
count_inversions(const struct crossing_pair *pairs, int count, int *tree,
                 int size)
{
    long inversions = 0;

    for (int i = 0; i < count; i++) {
        int below = 0;

        for (int k = pairs[i].right + 1; k > 0; k -= k & -k)
            below += tree[k];
        inversions += i - below;
        for (int k = pairs[i].right + 1; k <= size; k += k & -k)
            tree[k]++;
    }
    memset(tree, 0, ((size_t)size + 1) * sizeof *tree);
    return inversions;
}

/* Gives every row of every item a number that grows downward. */
static int
number_rows(const struct columns *columns, int *first)
{
    int largest = 0;

    for (int c = 0; c < columns->count; c++) {
        int row = 0;

        for (int k = 0; k < columns->orders[c].count; k++) {
            int item = columns->orders[c].items[k];

            first[item] = row;
            row += columns->items.items[item].height;
        }
        if (row > largest)
            largest = row;
    }
    return largest;
}

long
columns_crossings(const struct columns *columns)
{
    int *first = mem_alloc_array(columns->items.count + 1, sizeof *first);
    int size = number_rows(columns, first) + 1;
    int *tree = mem_alloc_array((size_t)size + 1, sizeof *tree);
    struct crossing_pair *pairs =
        mem_alloc_array(columns->links.count + 1, sizeof *pairs);
    long crossings = 0;

    for (int c = 0; c + 1 < columns->count; c++) {
        int count = 0;

        for (size_t i = 0; i < columns->links.count; i++) {
            const struct column_link *link = &columns->links.items[i];

            if (columns->items.items[link->left].column != c)
                continue;
            pairs[count++] = (struct crossing_pair){
                first[link->left] + link->left_row,
                first[link->right] + link->right_row};
        }
        qsort(pairs, (size_t)count, sizeof *pairs, compare_pairs);
        crossings += count_inversions(pairs, count, tree, size);
    }
    mem_free(pairs);
    mem_free(tree);
    mem_free(first);
    return crossings;
}

/* Where an item wants to be. */
struct wish {
    int item;
    int level;
    double place;
    int position; /* where it is */
};

static int
compare_wishes(const void *a, const void *b)
{
    const struct wish *x = a, *y = b;

    if (x->level != y->level)
        return x->level - y->level;
    if (x->place < y->place || x->place > y->place)
        return x->place < y->place ? -1 : 1;
    return x->position - y->position;
}

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The other ends of the links of one item on one side. */
struct ends {
    double *places;
    int count;
    double sum;
    double weight;
};

static double
wished_place(struct ends *ends, bool median)
{
    if (!median)
        return ends->sum / ends->weight;
    qsort(ends->places, (size_t)ends->count, sizeof *ends->places,
          compare_doubles);
    return (ends->places[(ends->count - 1) / 2] +
            ends->places[ends->count / 2]) / 2;
}

/* Sorts one column by what is linked to on one side. */
static void
sort_column(struct columns *columns, int column, bool by_left, bool median)
{
    struct column_order *order = &columns->orders[column];
    int *first = mem_alloc_array(columns->items.count + 1, sizeof *first);
    struct ends *ends =
        mem_alloc_array(columns->items.count + 1, sizeof *ends);
    struct wish *wishes =
        mem_alloc_array((size_t)order->count + 1, sizeof *wishes);
    double *places = mem_alloc_array(columns->links.count + 1,
                                     sizeof *places);
    size_t used = 0;

    number_rows(columns, first);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < columns->links.count; i++) {
            const struct column_link *link = &columns->links.items[i];
            int item = by_left ? link->right : link->left;
            int other = by_left ? link->left : link->right;
            int row = by_left ? link->left_row : link->right_row;
            struct ends *end = &ends[item];

            if (columns->items.items[item].column != column)
                continue;
            if (pass == 0) {
                end->count++;
                continue;
            }
            if (end->places == NULL) {
                end->places = places + used;
                used += (size_t)end->count;
                end->count = 0;
            }
            end->places[end->count++] = first[other] + row;
            end->sum += (first[other] + row) * (double)link->weight;
            end->weight += link->weight;
        }
    }
    for (int k = 0; k < order->count; k++) {
        int item = order->items[k];

        wishes[k] = (struct wish){
            item, columns->items.items[item].level, first[item], k};
        if (ends[item].count > 0 && ends[item].weight > 0)
            wishes[k].place = wished_place(&ends[item], median);
    }
    qsort(wishes, (size_t)order->count, sizeof *wishes, compare_wishes);
    for (int k = 0; k < order->count; k++)
        order->items[k] = wishes[k].item;
    mem_free(places);
    mem_free(wishes);
    mem_free(ends);
    mem_free(first);
}

static void
copy_orders(struct column_order *to, const struct column_order *from,
            int count)
{
    for (int c = 0; c < count; c++)
        memcpy(to[c].items, from[c].items,
               (size_t)from[c].count * sizeof *from[c].items);
}

/* Exchanges neighbours as long as that saves crossings. */
static void
exchange_neighbours(struct columns *columns, long *best)
{
    bool better = true;

    for (int round = 0; better && round < 4; round++) {
        better = false;
        for (int c = 1; c < columns->count; c++) {
            int *items = columns->orders[c].items;

            for (int k = 0; k + 1 < columns->orders[c].count; k++) {
                int item = items[k];
                long now;

                if (columns->items.items[item].level !=
                    columns->items.items[items[k + 1]].level)
                    continue;
                items[k] = items[k + 1];
                items[k + 1] = item;
                now = columns_crossings(columns);
                if (now < *best) {
                    *best = now;
                    better = true;
                } else {
                    items[k + 1] = items[k];
                    items[k] = item;
                }
            }
        }
    }
}

void
columns_reorder(struct columns *columns)
{
    struct column_order *kept =
        mem_alloc_array((size_t)columns->count, sizeof *kept);
    long best = columns_crossings(columns);

    for (int c = 0; c < columns->count; c++)
        kept[c].items = mem_alloc_array(
            (size_t)columns->orders[c].count + 1, sizeof(int));
    copy_orders(kept, columns->orders, columns->count);
    for (int sweep = 0; sweep < SWEEPS && best > 0; sweep++) {
        bool forward = sweep % 2 == 0;
        long now;

        for (int k = 1; k < columns->count; k++)
            sort_column(columns, forward ? k : columns->count - k, forward,
                        sweep / 2 % 2 == 1);
        now = columns_crossings(columns);
        if (now < best) {
            best = now;
            for (int c = 0; c < columns->count; c++)
                kept[c].count = columns->orders[c].count;
            copy_orders(kept, columns->orders, columns->count);
        }
    }
    copy_orders(columns->orders, kept, 0);
    for (int c = 0; c < columns->count; c++) {
        kept[c].count = columns->orders[c].count;
        memcpy(columns->orders[c].items, kept[c].items,
               (size_t)kept[c].count * sizeof(int));
        mem_free(kept[c].items);
    }
    mem_free(kept);
    if (best > 0 && columns->links.count < 200)
        exchange_neighbours(columns, &best);
    for (int c = 0; c < columns->count; c++)
        for (int k = 0; k < columns->orders[c].count; k++)
            columns->items.items[columns->orders[c].items[k]].position = k;
}
