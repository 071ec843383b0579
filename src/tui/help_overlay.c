#include <string.h>

#include "tui/action.h"
#include "tui/overlay.h"
#include "tui/perform.h"

static void
add_keys(const struct ui *ui, const char *keys, struct text *out)
{
    for (;;) {
        uint32_t code = key_parse(keys, &keys);
        if (keys == NULL)
            return;
        if (out->length > 0)
            text_add_byte(out, ' ');
        key_add_name(code, ui->ascii, out);
    }
}

static bool
is_wanted(const struct ui *ui, const struct tui_action *action,
          const char *keys)
{
    struct text all = {0};
    text_add_format(&all, "%s %s %s %s %s", action->words, action->name,
                    action->group, keys, action->keys);
    bool wanted = overlay_matches(ui, text_string(&all));
    text_release(&all);
    return wanted;
}

static void
fill(struct ui *ui, struct menu *menu)
{
    const char *group = "";
    text_add_string(&menu->title, "keys");
    menu->columns = 25;
    menu->hint = "type to filter   Enter does it   Esc closes";
    for (size_t i = 0; i < tui_action_count(); i++) {
        struct tui_action action = tui_action_at(i);
        struct text keys = {0};
        add_keys(ui, action.keys, &keys);
        if (is_wanted(ui, &action, text_string(&keys))) {
            if (strcmp(group, action.group) != 0) {
                if (*group != '\0')
                    menu_add(menu, "", STYLE_PLAIN, NULL, STYLE_PLAIN);
                menu_add(menu, action.group, STYLE_HEADING, NULL,
                         STYLE_PLAIN);
                group = action.group;
            }
            menu_add(menu, text_string(&keys), STYLE_KEY, action.words,
                     STYLE_PLAIN);
            menu_choosable(menu, (int)i);
        }
        text_release(&keys);
    }
    if (menu->rows.count == 0)
        menu_add(menu, "no action has these words", STYLE_DIM, NULL,
                 STYLE_PLAIN);
}

static void
choose(struct ui *ui, int id)
{
    overlay_close(ui);
    perform(ui, (enum action)id);
}

const struct overlay_type help_overlay = {
    .fill = fill,
    .choose = choose,
    .filters = true,
    .tall = true,
    .width = 92,
};
