#include "layout/boxes.h"

#include "layout/digits.h"
#include "layout/spell.h"

/* Columns between a label and its value, a value and its note, and a title
 * and its count. */
enum { LABEL_GAP = 2, NOTE_GAP = 2, COUNT_GAP = 3 };

/* "─►" before the name of a target without an arrow. */
enum { STUB_ARROW = 2 };

/* Columns of "unreachable" in the border, with a line after it. */
enum { UNREACHABLE_COLUMNS = 14 };

static void
enlarge(int *size, int needed)
{
    if (*size < needed)
        *size = needed;
}

bool
box_has_rule(const struct picture_box *box)
{
    return box->kind == BOX_OBJECT && box->row_count > 0 && !box->plain;
}

bool
box_is_root(const struct picture_box *box)
{
    return box->kind == BOX_FRAME || box->kind == BOX_HOLDER;
}

int
box_top(const struct picture_box *box)
{
    return box_is_root(box) ? 1 : 0;
}

int
box_entry_line(const struct picture_box *box, bool spacious)
{
    return box_top(box) + (spacious ? 2 : 1);
}

int
box_row_line(const struct picture_box *box, size_t row, bool spacious)
{
    int lines = box_entry_line(box, spacious);

    if (spacious)
        return lines + 2 * (int)row + (!box_is_root(box) ? 2 : 0);
    if (!box_is_root(box))
        lines += 1 + (box->plain ? 0
                      : box->hidden != NULL || box_has_rule(box));
    return lines + (int)row;
}

int
box_height(const struct picture_box *box, bool spacious)
{
    int height = box_row_line(box, box->row_count, spacious) + 1;
    int least = spacious ? 7 : 3;

    /* Without a rule the words come after the rows. */
    if (!spacious && box->plain && box->hidden != NULL)
        height++;
    if (box_is_root(box))
        least = box_top(box) + (spacious ? 5 : 3);
    return height > least ? height : least;
}

/* ---- shapes ------------------------------------------------------------- */

void
box_shape_merge(struct box_shape *shape, const struct picture_box *box)
{
    int height = box_height(box, shape->spacious);

    for (size_t i = 0; i < box->row_count; i++) {
        const struct picture_row *row = &box->rows[i];
        int value = spell_columns(row->value);
        int note = spell_columns(row->note);

        note += note > 0 ? NOTE_GAP : 0;
        if (value == 0) {
            enlarge(&shape->bare, spell_columns(row->label) + note);
            continue;
        }
        enlarge(&shape->label, spell_columns(row->label));
        enlarge(&shape->value, value);
        enlarge(&shape->noted, value + note);
    }
    enlarge(&shape->title, spell_columns(box->title));
    enlarge(&shape->count, shape->spacious ? digits_columns(box->count)
                                           : spell_columns(box->count));
    if (spell_columns(box->hidden) < PICTURE_HIDDEN_COLUMNS)
        enlarge(&shape->words, spell_columns(box->hidden));
    else
        enlarge(&shape->words, PICTURE_HIDDEN_COLUMNS);
    enlarge(&shape->edge, spell_columns(box->border));
    enlarge(&shape->edge, spell_columns(box->state));
    enlarge(&shape->edge,
            spell_columns(box->note) +
                (box->unreachable ? UNREACHABLE_COLUMNS : 0));
    enlarge(&shape->rows, height);
    if (shape->low_rows == 0 || height < shape->low_rows)
        shape->low_rows = height;
}

void
box_shape_join(struct box_shape *shape, const struct box_shape *other)
{
    enlarge(&shape->label, other->label);
    enlarge(&shape->bare, other->bare);
    enlarge(&shape->value, other->value);
    enlarge(&shape->noted, other->noted);
    enlarge(&shape->title, other->title);
    enlarge(&shape->count, other->count);
    enlarge(&shape->words, other->words);
    enlarge(&shape->edge, other->edge);
    enlarge(&shape->rows, other->rows);
    shape->spacious |= other->spacious;
    if (shape->low_rows == 0 || other->low_rows < shape->low_rows)
        shape->low_rows = other->low_rows;
}

void
box_shape_add_stub(struct box_shape *shape, const struct box_shape *target)
{
    enlarge(&shape->label, shape->bare);
    enlarge(&shape->value, STUB_ARROW + target->title);
    enlarge(&shape->noted, STUB_ARROW + target->title);
}

int
box_shape_width(const struct box_shape *shape)
{
    int width = shape->label;

    if (shape->noted > 0)
        width += shape->noted + (width > 0 ? LABEL_GAP : 0);
    enlarge(&width, shape->bare);
    enlarge(&width, shape->title);
    if (shape->spacious)
        enlarge(&width, shape->words);
    if (shape->count > 0 && shape->spacious)
        width += COUNT_GAP + shape->count;
    else if (shape->count > 0)
        enlarge(&width, shape->title + COUNT_GAP + shape->count);
    if (!shape->spacious)
        enlarge(&width, shape->words);
    enlarge(&width, shape->edge + 2);
    return width + (shape->spacious ? 6 : 4);
}
