#include <string.h>

#include "tui/overlay.h"

static void
fill(struct ui *ui, struct menu *menu)
{
    const char *at = text_string(&ui->problem);
    text_add_string(&menu->title, "this scene cannot be played");
    menu->hint = "Esc closes";
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");
        struct text line = {0};
        text_add(&line, at, length);
        menu_add(menu, text_string(&line),
                 menu->rows.count == 0 ? STYLE_ERROR : STYLE_CODE, NULL,
                 STYLE_PLAIN);
        text_release(&line);
        at += length + (at[length] == '\n');
    }
}

const struct overlay_type problem_overlay = {
    .fill = fill,
    .width = 100,
};
