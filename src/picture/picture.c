#include "picture/picture.h"

#include <string.h>

void
picture_release(struct picture *picture)
{
    arena_release(&picture->arena);
    picture->boxes = NULL;
    picture->box_count = 0;
}

/* ---- marks of another picture ------------------------------------------- */

static const char *
copy_words(struct picture *picture, const char *words)
{
    return words == NULL ? NULL
                         : arena_copy_string(&picture->arena, words,
                                             strlen(words));
}

static bool
are_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Returns the row that stands for the same place, of those not taken, or
 * NULL. */
static const struct picture_row *
find_row(const struct picture_box *box, bool *taken,
         const struct picture_row *row)
{
    for (size_t i = 0; i < box->row_count; i++) {
        const struct picture_row *other = &box->rows[i];

        if (taken[i] || other->change == CHANGE_GONE ||
            other->target != row->target ||
            !are_same(other->label, row->label) ||
            !are_same(other->value, row->value))
            continue;
        taken[i] = true;
        return other;
    }
    return NULL;
}

static void
take_row_marks(struct picture *picture, struct picture_row *row,
               const struct picture_row *other)
{
    row->change = other->change;
    row->note = copy_words(picture, other->note);
    if (row->former != other->former)
        row->former = 0;
}

static void
take_box_marks(struct picture *picture, struct picture_box *box,
               const struct picture_box *other)
{
    bool *taken = arena_alloc(&picture->arena, other->row_count + 1);

    box->change = other->change;
    box->count_change = other->count_change;
    box->count = copy_words(picture, other->count);
    box->conceal = other->conceal;
    box->note = copy_words(picture, other->note);
    for (size_t i = 0; i < box->row_count; i++) {
        struct picture_row *row = &box->rows[i];
        const struct picture_row *found;

        if (row->label == NULL || row->change == CHANGE_GONE)
            continue;
        found = find_row(other, taken, row);
        if (found != NULL)
            take_row_marks(picture, row, found);
    }
}

void
picture_take_marks(struct picture *picture, const struct picture *other)
{
    size_t left = 0;

    for (size_t i = 0; i < picture->box_count; i++) {
        struct picture_box *box = &picture->boxes[i];
        const struct picture_box *found = NULL;

        for (size_t k = 0; k < other->box_count && found == NULL; k++)
            if (other->boxes[k].node == box->node &&
                (other->boxes[k].kind == BOX_FRAME) ==
                    (box->kind == BOX_FRAME))
                found = &other->boxes[k];
        if (found == NULL)
            continue; /* it came and went in between */
        take_box_marks(picture, box, found);
        picture->boxes[left++] = *box;
    }
    picture->box_count = left;
}

const struct picture_box *
picture_find(const struct picture *picture, node_id node)
{
    for (size_t i = 0; i < picture->box_count; i++)
        if (picture->boxes[i].node == node)
            return &picture->boxes[i];
    return NULL;
}
