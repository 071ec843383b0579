#include <string.h>

#include "base/utf8.h"
#include "tui/inside.h"
#include "tui/objects.h"
#include "tui/overlay.h"
#include "tui/story_pane.h"

/* The traceback of what ended the scene, a line a row. */
static void
add_traceback(struct ui *ui, struct menu *menu)
{
    const char *at = session_traceback(ui->session);

    if (*at != '\0' && menu->rows.count > 0)
        menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");
        struct text line = {0};

        utf8_add_safe(&line, at, length);
        menu_add(menu, text_string(&line), STYLE_ERROR, NULL, STYLE_PLAIN);
        text_release(&line);
        at += length + (at[length] == '\n');
    }
}

static void
fill(struct ui *ui, struct menu *menu)
{
    size_t count;
    const struct happening *happenings;
    const char *narration =
        ui->moment == 0 ? session_narration(ui->session, ui->stop) : "";

    story_heading(ui, &menu->title);
    menu->hint = "Enter goes to the object   ← → step   Esc closes";
    if (*narration != '\0')
        menu_add_paragraphs(menu, narration, STYLE_NARRATION);
    happenings = ui->moment != 0
                     ? inside_happenings(ui, &count)
                     : session_happenings(ui->session, ui->since,
                                          ui->stop, &count);
    if (*narration != '\0' && count > 0)
        menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
    for (size_t i = 0; i < count; i++) {
        const struct happening *happening = &happenings[i];
        menu_add(menu, happening->words, STYLE_PLAIN,
                 ui->view_options.counts ? happening->count : NULL,
                 happening->after > happening->before ? STYLE_COUNT_UP
                                                      : STYLE_COUNT_DOWN);
        if (happening->subject != 0 &&
            object_box(ui, happening->subject) != 0)
            menu_choosable(menu, (int)happening->subject);
    }
    if (ui->moment == 0 && ui->stop == ui_last_stop(ui))
        add_traceback(ui, menu);
    if (menu->rows.count == 0)
        menu_add(menu, "nothing that is shown has changed", STYLE_DIM, NULL,
                 STYLE_PLAIN);
}

static void
choose(struct ui *ui, int id)
{
    overlay_close(ui);
    ui->focus = (node_id)id;
    ui->panned = false;
}

const struct overlay_type step_overlay = {
    .fill = fill,
    .choose = choose,
    .steps = true,
    .left = true,
    .width = 84,
};
