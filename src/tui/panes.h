/*
 * panes: which part of the screen is for what.
 *
 * A pure function of the size and of what a scene needs all through, so that
 * nothing moves from step to step.  There are four forms, from a screen with
 * all panes down to a single line:
 *
 *     FULL                 LINE              NAMES           STATUS
 *     title   step  ●●○    title   step      step 5 of 8     5/8
 *     code  | memory       ran 15 x = y      x list #1 3
 *           |              memory            y list #1 3
 *     story | output       story             ran 15 x = y
 *     hints                hints
 *
 * Where a picture is too wide to stand beside the code but not for the
 * screen, the code stands above it in some lines, and where that takes too
 * many, the story beside the code:
 *
 *     title   step  ●●○
 *     code  | story
 *     -----------------
 *     memory
 *     output
 *     hints
 *
 * Coordinates are cells of the screen.  A pane that is not shown is empty.
 */
#ifndef REFSTEP_TUI_PANES_H
#define REFSTEP_TUI_PANES_H

#include <stdbool.h>

struct rect {
    int x, y, width, height;
};

enum pane_form { FORM_FULL, FORM_LINE, FORM_NAMES, FORM_STATUS };

struct pane_wishes {
    int code_columns; /* the longest line, with mark and number */
    int picture_columns, picture_rows; /* of the whole scene */
    int least_columns, least_rows;     /* of its picture when squeezed */
    bool prints;      /* the scene prints something at some time */
    bool fit;         /* the picture alone */
    bool presenting;  /* two lines of code, the picture, the story */
};

struct panes {
    enum pane_form form;
    struct rect title;  /* one row: title, step, bar, version */
    struct rect top_rule;
    struct rect code;
    struct rect memory;
    struct rect story_rule; /* heading of story */
    struct rect story;      /* narration and what happened */
    struct rect output_rule;
    struct rect output;
    struct rect bottom_rule;
    struct rect hints;  /* one row: keys, prompts, messages */
    struct rect card;   /* the title card, beside the code */
    struct rect body;   /* all between title and hints */
};

/* Stores the panes of a screen of width × height cells (0 or more). */
void panes_arrange(int width, int height, const struct pane_wishes *wishes,
                   struct panes *panes);

/* Returns whether x, y lies in rect. */
bool rect_contains(struct rect rect, int x, int y);

#endif
