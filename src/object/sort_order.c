#include "object/sort_order.h"

#include "base/mem.h"
#include "object/operation.h"
#include "object/sort_runs.h"

/* ---- comparing ----------------------------------------------------------- */

/* A run of fewer items is made longer, unless it is the last; from LONG_RUN on
 * no run is.  One run has to win LEAP times in a row to be leapt through. */
enum { LONG_RUN = 64, LEAP = 7 };

bool
sort_less(struct sorting *s, uint32_t a, uint32_t b, bool *less)
{
    return object_compare_truth(s->runtime, IS_LESS, s->keys[a], s->keys[b],
                                less);
}

/* Stores how many of the sorted items come before key, which comes behind its
 * equals or before them; looks at places ever farther from the hint first. */
static bool
find_place(struct sorting *s, uint32_t key, const uint32_t *items,
           int64_t count, int64_t hint, bool behind, int64_t *place)
{
    bool first, before;
    int64_t low = hint, step = 1;
#define IS_BEFORE(i, truth)                                             \
    (behind ? sort_less(s, key, items[i], truth)                        \
            : sort_less(s, items[i], key, truth))
    if (!IS_BEFORE(hint, &first))
        return false;
    first = first != behind;
    int64_t most = first ? count - hint : hint + 1;
    int64_t last = 0;
    while (step < most) {
        if (!IS_BEFORE(first ? hint + step : hint - step, &before))
            return false;
        if ((before != behind) != first)
            break;
        last = step;
        step = step * 2 + 1;
    }
    if (step > most)
        step = most;
    low = first ? hint + last + 1 : hint - step + 1;
    int64_t high = first ? hint + step : hint - last;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (!IS_BEFORE(middle, &before))
            return false;
        if (before != behind)
            low = middle + 1;
        else
            high = middle;
    }
#undef IS_BEFORE
    *place = low;
    return true;
}

/* ---- merging neighbours -------------------------------------------------- */

enum outlook { GOES_ON, ENDED, FAILED };

/* Two runs, one behind the other from base on; the shorter one has been copied
 * to spare.  What is left of them, and the hole between them, is told by the
 * two lengths. */
struct merging {
    struct sorting *s;
    uint32_t *base;       /* upward: the end of all; downward: the beginning */
    uint32_t *spare;      /* the end, or the beginning, of the copy */
    int64_t a, b;         /* items left of the left run and of the right one */
    int64_t a_won, b_won; /* in a row */
};

/* Upward: the left run is in spare, the smaller of both heads comes next. */
#define UP_A(m) ((m)->spare - (m)->a)
#define UP_B(m) ((m)->base - (m)->b)
#define UP_OUT(m) ((m)->base - (m)->a - (m)->b)

static enum outlook
up_take_a(struct merging *m, int64_t count)
{
    memcpy(UP_OUT(m), UP_A(m), (size_t)count * sizeof *m->base);
    m->a -= count;
    return m->a <= 1 ? ENDED : GOES_ON;
}

static enum outlook
up_take_b(struct merging *m, int64_t count)
{
    memmove(UP_OUT(m), UP_B(m), (size_t)count * sizeof *m->base);
    m->b -= count;
    return m->b == 0 ? ENDED : GOES_ON;
}

/* Downward: the right run is in spare, the greater of both ends comes next. */
static enum outlook
down_take_a(struct merging *m, int64_t count)
{
    memmove(m->base + m->a + m->b - count, m->base + m->a - count,
            (size_t)count * sizeof *m->base);
    m->a -= count;
    return m->a == 0 ? ENDED : GOES_ON;
}

static enum outlook
down_take_b(struct merging *m, int64_t count)
{
    memcpy(m->base + m->a + m->b - count, m->spare + m->b - count,
           (size_t)count * sizeof *m->base);
    m->b -= count;
    return m->b <= 1 ? ENDED : GOES_ON;
}

/* Which of the two heads comes next, until one has won often. */
static enum outlook
merge_in_turn(struct merging *m, bool up)
{
    enum outlook outlook = GOES_ON;
    m->a_won = m->b_won = 0;
    while (outlook == GOES_ON && m->a_won < m->s->leap &&
           m->b_won < m->s->leap) {
        uint32_t a = up ? *UP_A(m) : m->base[m->a - 1];
        uint32_t b = up ? *UP_B(m) : m->spare[m->b - 1];
        bool less;
        if (!sort_less(m->s, b, a, &less))
            return FAILED;
        bool takes_b = less == up;
        m->a_won = takes_b ? 0 : m->a_won + 1;
        m->b_won = takes_b ? m->b_won + 1 : 0;
        if (up)
            outlook = takes_b ? up_take_b(m, 1) : up_take_a(m, 1);
        else
            outlook = takes_b ? down_take_b(m, 1) : down_take_a(m, 1);
    }
    return outlook;
}

/* One leap through each run. */
static enum outlook
leap_up(struct merging *m)
{
    enum outlook outlook = GOES_ON;
    if (!find_place(m->s, *UP_B(m), UP_A(m), m->a, 0, true, &m->a_won))
        return FAILED;
    if (m->a_won > 0)
        outlook = up_take_a(m, m->a_won);
    if (outlook == GOES_ON)
        outlook = up_take_b(m, 1);
    if (outlook != GOES_ON)
        return outlook;
    if (!find_place(m->s, *UP_A(m), UP_B(m), m->b, 0, false, &m->b_won))
        return FAILED;
    if (m->b_won > 0)
        outlook = up_take_b(m, m->b_won);
    return outlook == GOES_ON ? up_take_a(m, 1) : outlook;
}

static enum outlook
leap_down(struct merging *m)
{
    enum outlook outlook = GOES_ON;
    int64_t place;
    if (!find_place(m->s, m->spare[m->b - 1], m->base, m->a, m->a - 1, true,
                    &place))
        return FAILED;
    m->a_won = m->a - place;
    if (m->a_won > 0)
        outlook = down_take_a(m, m->a_won);
    if (outlook == GOES_ON)
        outlook = down_take_b(m, 1);
    if (outlook != GOES_ON)
        return outlook;
    if (!find_place(m->s, m->base[m->a - 1], m->spare, m->b, m->b - 1, false,
                    &place))
        return FAILED;
    m->b_won = m->b - place;
    if (m->b_won > 0)
        outlook = down_take_b(m, m->b_won);
    return outlook == GOES_ON ? down_take_a(m, 1) : outlook;
}

/* It gets easier to leap while that pays, and harder afterwards. */
static enum outlook
merge_in_leaps(struct merging *m, bool up)
{
    enum outlook outlook = GOES_ON;
    m->s->leap++;
    do {
        if (m->s->leap > 1)
            m->s->leap--;
        outlook = up ? leap_up(m) : leap_down(m);
    } while (outlook == GOES_ON && (m->a_won >= LEAP || m->b_won >= LEAP));
    if (outlook == GOES_ON)
        m->s->leap++;
    return outlook;
}

/* Puts what is left where it belongs; also when it is not known where. */
static void
finish_merge(struct merging *m, bool up, bool failed)
{
    size_t one = sizeof *m->base;
    if (up && m->a == 1 && !failed) {
        uint32_t last = *UP_A(m);
        memmove(UP_OUT(m), UP_B(m), (size_t)m->b * one);
        m->base[-1] = last;
    } else if (up) {
        memcpy(UP_OUT(m), UP_A(m), (size_t)m->a * one);
    } else if (m->b == 1 && !failed) {
        memmove(m->base + 1, m->base, (size_t)m->a * one);
        m->base[0] = m->spare[0];
    } else {
        memcpy(m->base + m->a, m->spare, (size_t)m->b * one);
    }
}

/* Merges a items from start on with the b items behind them; the last of the
 * left ones is greater than all others, the first of the right ones less. */
static bool
merge(struct sorting *s, uint32_t *start, int64_t a, int64_t b)
{
    bool up = a <= b;
    size_t one = sizeof *start;
    memcpy(s->spare, up ? start : start + a, (size_t)(up ? a : b) * one);
    struct merging m = {.s = s,
                        .base = up ? start + a + b : start,
                        .spare = up ? s->spare + a : s->spare,
                        .a = a,
                        .b = b};
    enum outlook outlook = up ? up_take_b(&m, 1) : down_take_a(&m, 1);
    if (up ? m.a == 1 : m.b == 1)
        outlook = ENDED;
    while (outlook == GOES_ON) {
        outlook = merge_in_turn(&m, up);
        if (outlook == GOES_ON)
            outlook = merge_in_leaps(&m, up);
    }
    finish_merge(&m, up, outlook == FAILED);
    return outlook != FAILED;
}

/* ---- which neighbours are merged when ------------------------------------ */

/* Merges run i with the next one. */
static bool
merge_runs(struct sorting *s, uint32_t i)
{
    struct sort_run *run = &s->runs[i];
    uint32_t *start = s->order + run->start;
    int64_t a = run->length, b = run[1].length, place;
    run->length += run[1].length;
    for (uint32_t k = i + 1; k + 1 < s->run_count; k++)
        s->runs[k] = s->runs[k + 1];
    s->run_count--;
    /* What is in its place already does not take part. */
    if (!find_place(s, start[a], start, a, 0, true, &place))
        return false;
    start += place;
    a -= place;
    if (a == 0)
        return true;
    if (!find_place(s, start[a - 1], start + a, b, b - 1, false, &b))
        return false;
    return b == 0 || merge(s, start, a, b);
}

/* How deep in a tree of merges the place between two runs is (powersort). */
static unsigned
power_between(const struct sort_run *run, uint64_t next, uint64_t count)
{
    uint64_t a = 2 * (uint64_t)run->start + run->length;
    uint64_t b = a + run->length + next;
    for (unsigned power = 1;; power++) {
        if (a >= count) {
            a -= count;
            b -= count;
        } else if (b >= count) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

/* What is deeper than the place before the run to come is merged. */
static bool
merge_by_power(struct sorting *s, uint32_t next)
{
    if (s->run_count == 0)
        return true;
    unsigned power =
        power_between(&s->runs[s->run_count - 1], next, s->count);
    while (s->run_count > 1 && s->runs[s->run_count - 2].power > power)
        if (!merge_runs(s, s->run_count - 2))
            return false;
    s->runs[s->run_count - 1].power = power;
    return true;
}

/* Each run is to be longer than the next two together, and than the next. */
static bool
merge_by_length(struct sorting *s)
{
    const struct sort_run *runs = s->runs;
    while (s->run_count > 1) {
        uint32_t n = s->run_count - 2;
        bool crowded =
            (n > 0 && runs[n - 1].length <=
                          runs[n].length + runs[n + 1].length) ||
            (n > 1 && runs[n - 2].length <=
                          runs[n - 1].length + runs[n].length);
        if (!crowded && runs[n].length > runs[n + 1].length)
            return true;
        if (crowded && runs[n - 1].length < runs[n + 1].length)
            n--;
        if (!merge_runs(s, n))
            return false;
    }
    return true;
}

static bool
merge_all(struct sorting *s)
{
    while (s->run_count > 1) {
        uint32_t n = s->run_count - 2;
        if (n > 0 && s->runs[n - 1].length < s->runs[n + 1].length)
            n--;
        if (!merge_runs(s, n))
            return false;
    }
    return true;
}

static uint32_t
least_run(uint32_t count)
{
    uint32_t rest = 0;
    for (; count >= LONG_RUN; count /= 2)
        rest |= count & 1;
    return count + rest;
}

static bool
sort_all(struct sorting *s)
{
    bool by_power = s->runtime->profile->sort_merges_by_power;
    uint32_t least = least_run(s->count), start = 0;
    while (start < s->count) {
        uint32_t left = s->count - start, length;
        if (!sort_make_run(s, start, left < least ? left : least, &length))
            return false;
        if (by_power && !merge_by_power(s, length))
            return false;
        s->runs[s->run_count++] = (struct sort_run){start, length, 0};
        if (!by_power && !merge_by_length(s))
            return false;
        start += length;
    }
    return merge_all(s);
}

bool
sort_order(struct runtime *runtime, struct object *const *keys,
           uint32_t count, bool backward, uint32_t *order)
{
    /* Equal items keep their order in both directions: what is sorted
     * backward begins and ends reversed. */
    for (uint32_t i = 0; i < count; i++)
        order[i] = backward ? count - 1 - i : i;
    if (count < 2)
        return true;
    struct sorting sorting = {.runtime = runtime,
                              .keys = keys,
                              .order = order,
                              .spare = mem_alloc_array(count, sizeof *order),
                              .count = count,
                              .leap = LEAP};
    bool fine = sort_all(&sorting);
    if (backward)
        sort_turn_round(order, count);
    mem_free(sorting.spare);
    return fine;
}
