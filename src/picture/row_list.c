#include "picture/row_list.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"

/* Columns of an old value that is told beside the new. */
#define OLD_VALUE_MAX 6

/* Returns "was 10" when the old value was written in the row and is short. */
static const char *
old_value_note(const struct row_list *list, node_id old)
{
    const struct birth *birth =
        log_birth_of(list->making->maker->log, old);
    struct text note = {0};
    const char *value;

    if (!(birth->flags & NODE_ATOM) ||
        found_has(list->making->before, old))
        return NULL;
    value = value_of(list->making, old);
    if (utf8_columns(value, strlen(value)) > OLD_VALUE_MAX)
        return NULL;
    text_add_format(&note, "was %s", value);
    return arena_text(list->making->picture, &note);
}

/* Whatever the box of a new thing shows is new, and need not say so. */
void
row_fill(const struct row_list *list, struct picture_row *row, node_id now,
         node_id before)
{
    const struct making *making = list->making;
    bool fresh = list->box->change == CHANGE_NEW;
    node_id shown = now;

    if (making->moment->before == NULL)
        before = now;
    if (now == 0) {
        row->change = CHANGE_GONE;
        shown = before;
    } else if (before == 0) {
        row->change = CHANGE_NEW;
        if (!fresh)
            row->note = "new";
    } else if (now != before) {
        row->change = CHANGE_VALUE;
        row->note = old_value_note(list, before);
    }
    if (is_drawn(making, shown))
        row->target = shown;
    else if (shown != 0)
        row->value = value_in_row(making, shown, row->label);
    if (now != before && before != 0 && found_has(making->before, before))
        row->former = before;
    if (now == 0) {
        row->former = row->target;
        row->target = 0;
    }
}

void
row_push(struct row_list *list, const char *label, node_id now,
         node_id before)
{
    struct picture_row row = {.label = label};

    row_fill(list, &row, now, before);
    VECTOR_PUSH(&list->rows, row);
}

void
row_push_more(struct row_list *list, size_t count)
{
    struct text label = {0};

    if (count == 0)
        return;
    text_add_format(&label, "… %zu more", count);
    VECTOR_PUSH(&list->rows,
                ((struct picture_row){
                    .label = arena_text(list->making->picture, &label)}));
}

void
row_list_finish(struct row_list *list)
{
    size_t size = list->rows.count * sizeof *list->rows.items;

    list->box->rows = arena_alloc(&list->making->picture->arena, size + 1);
    if (size > 0)
        memcpy(list->box->rows, list->rows.items, size);
    list->box->row_count = list->rows.count;
    VECTOR_RELEASE(&list->rows);
    VECTOR_RELEASE(&list->entries);
}
