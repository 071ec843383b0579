/*
 * row_list: the rows of one box while they are made.  Private to
 * src/picture.
 */
#ifndef REFSTEP_PICTURE_ROW_LIST_H
#define REFSTEP_PICTURE_ROW_LIST_H

#include "picture/maker_data.h"

#define NO_SLOT UINT32_MAX

/* A row to be: the slot of the thing now and in the world before. */
struct entry {
    uint32_t now, before;
};

struct row_list {
    const struct making *making;
    node_id node;         /* whose slots they are */
    struct picture_box *box;
    bool now, before;     /* node lives then */
    VECTOR(struct entry) entries;
    VECTOR(struct picture_row) rows;
};

static inline const struct world *
now_of(const struct row_list *list)
{
    return list->making->moment->now;
}

static inline const struct world *
before_of(const struct row_list *list)
{
    return list->making->moment->before;
}

/* Returns what a slot refers to now and before; NO_SLOT: nothing. */
static inline node_id
target_in(const struct row_list *list, const struct world *world,
          uint32_t slot)
{
    return slot == NO_SLOT
               ? 0
               : shown_target(list->making->maker, world,
                              world_slot(world, list->node, slot));
}

static inline node_id
target_now(const struct row_list *list, uint32_t slot)
{
    return target_in(list, now_of(list), slot);
}

static inline node_id
target_before(const struct row_list *list, uint32_t slot)
{
    return target_in(list, before_of(list), slot);
}

/* Fills in what a row, which has its label, refers to and what became of
 * it. */
void row_fill(const struct row_list *list, struct picture_row *row,
              node_id now, node_id before);

/* Adds a row; one that says how many more there are (0: none is added). */
void row_push(struct row_list *list, const char *label, node_id now,
              node_id before);
void row_push_more(struct row_list *list, size_t count);

/* Hands the rows to the box. */
void row_list_finish(struct row_list *list);

#endif
