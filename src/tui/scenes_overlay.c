#include <string.h>

#include "base/utf8.h"
#include "tui/overlay.h"

enum { WIDEST_NAME = 34 };

static bool
is_wanted(const struct ui *ui, const struct scene_source *scene)
{
    struct text all = {0};
    text_add_format(&all, "%s %s", scene->name,
                    scene->title != NULL ? scene->title : "");
    bool wanted = overlay_matches(ui, text_string(&all));
    text_release(&all);
    return wanted;
}

static int
widest_name(const struct tui_options *options)
{
    size_t widest = 8;
    for (size_t i = 0; i < options->scene_count; i++) {
        const char *name = options->scenes[i].name;
        size_t columns = utf8_columns(name, strlen(name));
        widest = columns > widest ? columns : widest;
    }
    return widest > WIDEST_NAME ? WIDEST_NAME : (int)widest;
}

static void
fill(struct ui *ui, struct menu *menu)
{
    const struct tui_options *options = ui->options;
    text_add_string(&menu->title,
                    ui->session == NULL ? "refstep: choose a scene"
                                        : "scenes");
    /* All names, also those filtered out: the column must not move. */
    menu->columns = widest_name(options);
    menu->hint = ui->session == NULL
                     ? "type to filter   Enter plays   Ctrl-C quits"
                     : "type to filter   Enter plays   Esc closes";
    for (size_t i = 0; i < options->scene_count; i++) {
        const struct scene_source *scene = &options->scenes[i];
        if (!is_wanted(ui, scene))
            continue;
        menu_add(menu, scene->name, i == ui->scene ? STYLE_KEY : STYLE_NAME,
                 scene->title != NULL ? scene->title : "", STYLE_PLAIN);
        menu_choosable(menu, (int)i);
    }
    if (menu->rows.count == 0)
        menu_add(menu,
                 options->scene_count == 0 ? "there are no scenes"
                                           : "no scene has these words",
                 STYLE_DIM, NULL, STYLE_PLAIN);
}

static void
choose(struct ui *ui, int id)
{
    overlay_close(ui);
    ui_open(ui, (size_t)id, 0);
}

const struct overlay_type scenes_overlay = {
    .fill = fill,
    .choose = choose,
    .filters = true,
    .tall = true,
    .width = 100,
};
