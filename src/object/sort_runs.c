/* Runs of items that are in order, found and made. */
#include "object/sort_runs.h"

void
sort_turn_round(uint32_t *items, uint32_t count)
{
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t other = items[i];
        items[i] = items[count - 1 - i];
        items[count - 1 - i] = other;
    }
}

/* Stores the length of the run that goes up from the beginning, or down, each
 * less than the one before. */
static bool
count_run(struct sorting *s, uint32_t *items, uint32_t count, uint32_t *run)
{
    bool less, down;
    *run = count;
    if (count < 2)
        return true;
    if (!sort_less(s, items[1], items[0], &down))
        return false;
    uint32_t n = 2;
    for (; n < count; n++) {
        if (!sort_less(s, items[n], items[n - 1], &less))
            return false;
        if (less != down)
            break;
    }
    if (down)
        sort_turn_round(items, n);
    *run = n;
    return true;
}

/* Goes on while none is less than the one before. */
static bool
go_up(struct sorting *s, const uint32_t *items, uint32_t count, uint32_t *n)
{
    bool less;
    for (; *n < count; ++*n) {
        if (!sort_less(s, items[*n], items[*n - 1], &less))
            return false;
        if (less)
            break;
    }
    return true;
}

/* Goes on while none is greater than the one before; equal ones stand in the
 * opposite order afterwards. */
static bool
go_down(struct sorting *s, uint32_t *items, uint32_t count, uint32_t *n)
{
    bool less, more;
    uint32_t equal = 0;
    for (; *n < count; ++*n) {
        if (!sort_less(s, items[*n], items[*n - 1], &less))
            return false;
        if (less) {
            sort_turn_round(items + *n - equal - 1, equal + 1);
            equal = 0;
            continue;
        }
        if (!sort_less(s, items[*n - 1], items[*n], &more))
            return false;
        if (more)
            break;
        equal++;
    }
    sort_turn_round(items + *n - equal - 1, equal + 1);
    return true;
}

/* The same as versions do it that let a run go down through equal items. */
static bool
count_run_with_equals(struct sorting *s, uint32_t *items, uint32_t count,
                      uint32_t *run)
{
    bool less;
    uint32_t n = 1;
    *run = count;
    if (count < 2)
        return true;
    if (!go_up(s, items, count, &n))
        return false;
    if (n > 1 && n < count) {
        if (!sort_less(s, items[0], items[n - 1], &less))
            return false;
        if (less) {
            *run = n;
            return true;
        }
        sort_turn_round(items, n);
    }
    if (n < count) {
        n++;
        if (!go_down(s, items, count, &n))
            return false;
        sort_turn_round(items, n);
        if (!go_up(s, items, count, &n))
            return false;
    }
    *run = n;
    return true;
}

/* Inserts the items behind the run, one by one. */
static bool
insert_rest(struct sorting *s, uint32_t *items, uint32_t count, uint32_t run)
{
    for (uint32_t i = run; i < count; i++) {
        uint32_t low = 0, high = i, pivot = items[i];
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            bool less;
            if (!sort_less(s, pivot, items[middle], &less))
                return false;
            if (less)
                high = middle;
            else
                low = middle + 1;
        }
        memmove(items + low + 1, items + low, (i - low) * sizeof *items);
        items[low] = pivot;
    }
    return true;
}

bool
sort_make_run(struct sorting *s, uint32_t start, uint32_t least,
              uint32_t *length)
{
    uint32_t *items = s->order + start, left = s->count - start;
    bool counted = s->runtime->profile->sort_runs_through_equals
                       ? count_run_with_equals(s, items, left, length)
                       : count_run(s, items, left, length);
    if (!counted || *length >= least)
        return counted;
    if (!insert_rest(s, items, least, *length))
        return false;
    *length = least;
    return true;
}
