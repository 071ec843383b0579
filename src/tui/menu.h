/*
 * menu: rows in a box, of which some can be chosen.
 *
 * All overlays are menus: they fill in rows, the menu draws and scrolls
 * them.  Rows are made anew for every frame; only the selection is kept.
 */
#ifndef REFSTEP_TUI_MENU_H
#define REFSTEP_TUI_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/vector.h"
#include "tui/paint.h"
#include "tui/ui.h"

struct menu_row {
    char *left;   /* owned */
    char *right;  /* owned */
    enum canvas_style left_style, right_style;
    bool chosen;  /* can be chosen */
    int id;       /* what is chosen */
};

struct menu {
    const struct brush *brush;
    struct text title;
    int columns;      /* width of the left column; 0: as its widest row */
    int text_columns; /* room for a row's text */
    const char *hint; /* what the keys do here; may be NULL */
    VECTOR(struct menu_row) rows;
};

/* Frees the rows and their texts. */
void menu_release(struct menu *menu);

/* Adds a row; texts are copied, right may be NULL. */
void menu_add(struct menu *menu, const char *left,
              enum canvas_style left_style, const char *right,
              enum canvas_style right_style);

/* Makes the row added last one that can be chosen. */
void menu_choosable(struct menu *menu, int id);

/* Adds text as wrapped rows that cannot be chosen. */
void menu_add_paragraphs(struct menu *menu, const char *text,
                         enum canvas_style style);

/* Sets the width of the left column where it is not set, and returns the
 * columns of the widest row. */
int menu_measure(struct menu *menu);

/* Returns how many rows can be chosen, and the id of number selected. */
size_t menu_choices(const struct menu *menu);
int menu_choice(const struct menu *menu, size_t selected);

/* Draws the menu in rect; ui->overlay says what is selected, scrolled and
 * typed. */
void menu_draw(struct ui *ui, const struct brush *brush, struct rect rect,
               const struct menu *menu, struct cursor *cursor);

/* Returns the number of the choice in the row at y of the screen, or
 * SIZE_MAX. */
size_t menu_choice_at(const struct ui *ui, struct rect rect,
                      const struct menu *menu, int y);

#endif
