#include "vm/suggest.h"

#include <stdbool.h>
#include <string.h>

enum {
    MOVE_COST = 2,
    CASE_COST = 1,
    LONGEST_WORD = 40,
    MOST_NAMES = 750,
    FAR_AWAY = 1 << 20
};

static int
lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static int
substitution_cost(char a, char b)
{
    if (a == b)
        return 0;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

/* Returns the distance between a and b, both up to LONGEST_WORD long. */
static int
distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int row[LONGEST_WORD + 1];
    for (size_t i = 0; i <= b_length; i++)
        row[i] = (int)i * MOVE_COST;
    for (size_t i = 0; i < a_length; i++) {
        int diagonal = row[0];
        row[0] += MOVE_COST;
        for (size_t k = 0; k < b_length; k++) {
            int replaced = diagonal + substitution_cost(a[i], b[k]);
            int moved = least(row[k], row[k + 1]) + MOVE_COST;
            diagonal = row[k + 1];
            row[k + 1] = least(replaced, moved);
        }
    }
    return row[b_length];
}

const char *
suggest_name(const char *word, char *const *names, size_t count)
{
    size_t length = strlen(word);
    const char *best = NULL;
    int best_distance = FAR_AWAY;
    if (count > MOST_NAMES || length > LONGEST_WORD)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t other = strlen(names[i]);
        if (other > LONGEST_WORD || strcmp(names[i], word) == 0)
            continue;
        int allowed = least((int)(length + other + 3) * MOVE_COST / 6,
                            best_distance - 1);
        int here = distance(word, length, names[i], other);
        if (here <= allowed) {
            best = names[i];
            best_distance = here;
        }
    }
    return best;
}
