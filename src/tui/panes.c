#include "tui/panes.h"

#include <string.h>

enum {
    FULL_WIDTH = 80, FULL_HEIGHT = 20,   /* from here on: all panes */
    LINE_WIDTH = 40, LINE_HEIGHT = 6,    /* the code pane is one line */
    NAMES_WIDTH = 20, NAMES_HEIGHT = 3,  /* names, ids and counts */
    BESIDE_WIDTH = 110, /* the output stands beside the story */
    AIRY_HEIGHT = 28,   /* rules, and an empty row above the picture */
    GAP = 2,            /* columns between panes */
    LEAST_CODE = 20, WIDEST_CODE = 72, /* columns of the code pane */
    LEAST_STORY = 4,    /* rows below the picture */
    MOST_BESIDE = 7,    /* rows of a story beside the code */
    SOME_BESIDE = 5,
    LEAST_BESIDE = 4
};

/* What a picture that is too high for what is left to it may have besides,
 * one after the other until it fits. */
struct air {
    int story;     /* rows less for the story */
    bool rules;    /* at the top and at the bottom, where there is air */
    bool empty;    /* a row above the picture, where there is air */
    int lines;     /* of code above a picture that is too wide, at least */
};
static const struct air airs[] = {
    {0, true, true, 4},   {1, true, true, 4},   {2, true, true, 4},
    {2, false, true, 4},  {2, false, false, 4}, {3, false, false, 4},
    {3, false, false, 3}, {3, false, false, 2},
};

static int
clamp(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

static struct rect
rows(int y, int height, int width)
{
    return (struct rect){0, y, width, height < 0 ? 0 : height};
}

bool
rect_contains(struct rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.width && y >= rect.y &&
           y < rect.y + rect.height;
}

static enum pane_form
form_of(int width, int height)
{
    if (width >= FULL_WIDTH && height >= FULL_HEIGHT)
        return FORM_FULL;
    if (width >= LINE_WIDTH && height >= LINE_HEIGHT)
        return FORM_LINE;
    if (width >= NAMES_WIDTH && height >= NAMES_HEIGHT)
        return FORM_NAMES;
    return FORM_STATUS;
}

/* Story and output below one another, or side by side where it is wide;
 * returns the row in which they begin. */
static int
arrange_story(int width, int height, int end, bool prints, int less,
              struct panes *panes)
{
    int most = clamp(height / 6 + 1, height < 24 ? LEAST_STORY : 5, 8);
    int story = clamp(most - less, LEAST_STORY, most);
    int output = height < AIRY_HEIGHT ? 1 : clamp(height / 12, 2, 5);
    bool beside = prints && width >= BESIDE_WIDTH;
    int below = beside || !prints ? 0 : output + 1;
    int y = end - below - story - 1;
    int split = beside ? width * 3 / 5 : width;

    panes->story_rule = (struct rect){0, y, split, 1};
    panes->story = (struct rect){0, y + 1, split, story};
    if (beside) {
        panes->output_rule = (struct rect){split, y, width - split, 1};
        panes->output = (struct rect){split + GAP - 1, y + 1,
                                      width - split - GAP + 1, story};
    } else if (prints) {
        panes->output_rule = rows(y + 1 + story, 1, width);
        panes->output = rows(y + 2 + story, output, width);
    }
    return y;
}

/* The code gets what it needs; less where the picture then fits, as it is or
 * squeezed. */
static int
code_columns(int width, const struct pane_wishes *wishes)
{
    int code = clamp(wishes->code_columns, LEAST_CODE, WIDEST_CODE);
    int pictures[] = {wishes->picture_columns, wishes->least_columns};
    for (int i = 0; i < 2; i++) {
        int left = width - GAP - pictures[i];
        if (pictures[i] > 0 && left >= LEAST_CODE)
            return code < left ? code : left;
    }
    return clamp(code, LEAST_CODE, width * 3 / 10);
}

/* Returns how many lines of code stand above a picture that does not fit
 * beside it, in rows in all; 0: it fits, or does not fit below either. */
static int
lines_above(int width, int rows_in_all, int least,
            const struct pane_wishes *wishes)
{
    int lines = rows_in_all - 1 - wishes->least_rows;
    int beside = width - GAP - code_columns(width, wishes);
    if (wishes->least_columns <= beside ||
        wishes->least_columns > width - 1 || lines < least)
        return 0;
    return lines < rows_in_all / 2 ? lines : rows_in_all / 2;
}

/* Arranges all with so much air; returns whether the picture fits. */
static bool
arrange_with(int width, int height, const struct pane_wishes *wishes,
             const struct air *air, struct panes *panes)
{
    bool airy = height >= AIRY_HEIGHT;
    int end = height - 1;
    int y = 1;

    panes->title = rows(0, 1, width);
    panes->hints = rows(height - 1, 1, width);
    panes->top_rule = panes->bottom_rule = (struct rect){0};
    if (airy && air->rules) {
        panes->top_rule = rows(y++, 1, width);
        panes->bottom_rule = rows(--end, 1, width);
    }
    panes->body = panes->card = rows(y, end - y, width);
    y += airy && air->empty;
    int main_end = arrange_story(width, height, end, wishes->prints,
                                 air->story, panes);
    int lines = lines_above(width, main_end - y, air->lines, wishes);
    if (lines > 0) {
        panes->code = rows(y, lines, width);
        y += lines + 1;
        panes->memory = (struct rect){1, y, width - 1, main_end - y};
        return true;
    }
    int code = code_columns(width, wishes);
    panes->code = (struct rect){0, y, code, main_end - y};
    panes->memory = (struct rect){code + GAP, y, width - code - GAP,
                                  main_end - y};
    panes->card = (struct rect){code + GAP, y, width - code - GAP, end - y};
    return wishes->least_columns <= panes->memory.width &&
           wishes->least_rows <= panes->memory.height;
}

/* Arranges code and story side by side in so many lines, and the picture
 * below; returns whether it fits. */
static bool
arrange_below(int width, int height, const struct pane_wishes *wishes,
              int lines, struct panes *panes)
{
    int code = clamp(wishes->code_columns, LEAST_CODE, width * 2 / 5);
    int right = code + GAP, y = 1 + lines, end = height - 1;

    panes->title = rows(0, 1, width);
    panes->hints = rows(height - 1, 1, width);
    panes->bottom_rule = panes->output = panes->output_rule =
        (struct rect){0};
    panes->body = rows(1, end - 1, width);
    panes->code = rows(1, lines, code);
    panes->story_rule = (struct rect){right, 1, width - right, 1};
    panes->story = (struct rect){right, 2, width - right, lines - 1};
    if (wishes->prints) {
        panes->output = rows(--end, 1, width);
        panes->output_rule = rows(--end, 1, width);
    }
    panes->top_rule = rows(y++, 1, width);
    panes->memory = panes->card =
        (struct rect){1, y, width - 1, end - y};
    return wishes->least_columns <= panes->memory.width &&
           wishes->least_rows <= panes->memory.height;
}

static void
arrange_full(int width, int height, const struct pane_wishes *wishes,
             struct panes *panes)
{
    for (size_t i = 0; i < sizeof airs / sizeof *airs; i++)
        if (arrange_with(width, height, wishes, &airs[i], panes))
            return;
    for (int lines = MOST_BESIDE; lines >= LEAST_BESIDE; lines--)
        if (arrange_below(width, height, wishes, lines, panes))
            return;
    /* Too high in any case: at least no box is cut in two. */
    if (wishes->least_columns > width - GAP - code_columns(width, wishes) &&
        wishes->least_columns <= width - 1)
        (void)arrange_below(width, height, wishes, SOME_BESIDE, panes);
    else
        (void)arrange_with(width, height, wishes, &airs[0], panes);
}

static void
arrange_line(int width, int height, const struct pane_wishes *wishes,
             struct panes *panes)
{
    bool hints = height >= 8;
    int end = hints ? height - 1 : height;
    int code = height >= 12 ? 2 : 1;
    int story = height >= 18 ? 4 : height >= 10 ? 2 : 1;
    int output = wishes->prints && height >= 22 ? 2 : 0;
    int rule = height >= 10 ? 1 : 0;

    panes->title = rows(0, 1, width);
    panes->code = rows(1, code, width);
    int y = 1 + code;
    if (height >= 14)
        panes->top_rule = rows(y++, 1, width);
    if (hints)
        panes->hints = rows(height - 1, 1, width);
    panes->card = panes->body = rows(1, end - 1, width);
    if (output > 0) {
        panes->output = rows(end - output, output, width);
        panes->output_rule = rows(end - output - 1, 1, width);
        end -= output + 1;
    }
    panes->story = rows(end - story, story, width);
    panes->story_rule = rows(end - story - rule, rule, width);
    panes->memory = rows(y, end - story - rule - y, width);
}

static void
arrange_presentation(int width, int height, struct panes *panes)
{
    int story = height >= 20 ? 5 : 3;
    int end = height - story;
    panes->title = rows(0, 1, width);
    panes->code = rows(1, 2, width);
    panes->story = rows(end, story, width);
    panes->story_rule = rows(end - 1, 1, width);
    panes->memory = (struct rect){2, 4, width - 2, end - 1 - 4};
    panes->card = panes->body = rows(1, height - 1, width);
}

void
panes_arrange(int width, int height, const struct pane_wishes *wishes,
              struct panes *panes)
{
    memset(panes, 0, sizeof *panes);
    panes->form = form_of(width, height);
    if (panes->form == FORM_STATUS) {
        panes->title = panes->body = rows(0, height > 0 ? 1 : 0, width);
        return;
    }
    if (panes->form == FORM_NAMES) {
        panes->title = rows(0, 1, width);
        int code = height >= 5 ? 1 : 0;
        panes->memory = rows(1, height - 1 - code, width);
        panes->code = rows(height - code, code, width);
        panes->card = panes->body = rows(1, height - 1, width);
        return;
    }
    if (wishes->presenting && height >= 12) {
        arrange_presentation(width, height, panes);
    } else if (wishes->fit) {
        panes->title = rows(0, 1, width);
        panes->memory = panes->card = panes->body =
            rows(1, height - 2, width);
        panes->hints = rows(height - 1, 1, width);
    } else if (panes->form == FORM_FULL) {
        arrange_full(width, height, wishes, panes);
    } else {
        arrange_line(width, height, wishes, panes);
    }
}
