#include "tui/overlay.h"

#include <ctype.h>
#include <string.h>

static const struct overlay_type *const types[OVERLAY_KIND_COUNT] = {
    [OVERLAY_HELP] = &help_overlay,
    [OVERLAY_SCENES] = &scenes_overlay,
    [OVERLAY_INSPECTOR] = &inspector_overlay,
    [OVERLAY_STEP] = &step_overlay,
    [OVERLAY_PROBLEM] = &problem_overlay,
};

void
overlay_open(struct ui *ui, enum overlay_kind kind)
{
    ui->overlay.kind = kind;
    ui->overlay.selected = 0;
    ui->overlay.scroll = 0;
    ui->overlay.picking = false;
    ui->playing = false;
    text_clear(&ui->overlay.filter);
}

void
overlay_close(struct ui *ui)
{
    overlay_open(ui, OVERLAY_NONE);
}

/* ---- filtering ---------------------------------------------------------- */

static bool
contains(const char *text, const char *word, size_t length)
{
    for (; *text != '\0'; text++) {
        size_t i = 0;
        while (i < length && text[i] != '\0' &&
               tolower((unsigned char)text[i]) ==
                   tolower((unsigned char)word[i]))
            i++;
        if (i == length)
            return true;
    }
    return false;
}

bool
overlay_matches(const struct ui *ui, const char *text)
{
    const char *word = text_string(&ui->overlay.filter);
    for (;;) {
        word += strspn(word, " ");
        size_t length = strcspn(word, " ");
        if (length == 0)
            return true;
        if (!contains(text, word, length))
            return false;
        word += length;
    }
}

/* ---- the open overlay --------------------------------------------------- */

/* Returns the columns of the box around a menu. */
static int
menu_width(const struct overlay_type *type, struct menu *menu)
{
    int width = menu_measure(menu);
    int texts[] = {
        paint_columns(menu->brush, text_string(&menu->title)),
        menu->hint != NULL ? paint_columns(menu->brush, menu->hint) : 0,
    };
    for (size_t i = 0; i < 2; i++)
        width = texts[i] + 2 > width ? texts[i] + 2 : width;
    width += 6;
    return type->tall || width > type->width ? type->width : width;
}

static struct rect
find_rect(const struct ui *ui, const struct overlay_type *type,
          struct menu *menu)
{
    struct rect rect = {0, 0, ui->width, ui->height};
    int width = menu_width(type, menu);
    if (ui->width < 40 || ui->height < 10)
        return rect;
    if (rect.width > width)
        rect.width = width;
    rect.height = type->tall ? ui->height - 2 : (int)menu->rows.count + 4;
    if (rect.height > ui->height - 2)
        rect.height = ui->height - 2;
    rect.x = type->left ? 1 : (ui->width - rect.width) / 2;
    rect.y = type->left ? 1 : (ui->height - rect.height) / 2;
    if (rect.x + rect.width > ui->width)
        rect.x = 0;
    return rect;
}

/* Fills the open overlay's menu and returns where it stands. */
static struct rect
fill(struct ui *ui, const struct brush *brush, struct menu *menu)
{
    const struct overlay_type *type = types[ui->overlay.kind];
    int width = ui->width < type->width ? ui->width : type->width;
    menu->brush = brush;
    menu->text_columns = width > 8 ? width - 6 : width;
    type->fill(ui, menu);
    size_t choices = menu_choices(menu);
    if (ui->overlay.selected >= choices)
        ui->overlay.selected = choices > 0 ? choices - 1 : 0;
    return find_rect(ui, type, menu);
}

void
overlay_draw(struct ui *ui, const struct brush *brush, struct cursor *cursor)
{
    struct menu menu = {0};
    if (ui->overlay.kind == OVERLAY_NONE)
        return;
    struct rect rect = fill(ui, brush, &menu);
    menu_draw(ui, brush, rect, &menu, cursor);
    menu_release(&menu);
}

size_t
overlay_choices(struct ui *ui)
{
    const struct brush brush = {NULL, ui->ascii};
    struct menu menu = {0};
    (void)fill(ui, &brush, &menu);
    size_t choices = menu_choices(&menu);
    menu_release(&menu);
    return choices;
}

/* ---- keys --------------------------------------------------------------- */

static void
choose(struct ui *ui, const struct overlay_type *type,
       const struct menu *menu)
{
    int id = menu_choice(menu, ui->overlay.selected);
    if (id >= 0 && type->choose != NULL)
        type->choose(ui, id);
    else if (type->choose == NULL || !type->filters)
        overlay_close(ui);
}

static void
move(struct ui *ui, const struct menu *menu, int by)
{
    size_t choices = menu_choices(menu);
    if (choices == 0) {
        int last = (int)menu->rows.count - 1;
        ui->overlay.scroll += by;
        if (ui->overlay.scroll > last)
            ui->overlay.scroll = last;
        if (ui->overlay.scroll < 0)
            ui->overlay.scroll = 0;
    } else if (by < 0) {
        size_t back = (size_t)-by;
        ui->overlay.selected = ui->overlay.selected > back
                                   ? ui->overlay.selected - back
                                   : 0;
    } else {
        ui->overlay.selected += (size_t)by;
        if (ui->overlay.selected >= choices)
            ui->overlay.selected = choices - 1;
    }
}

static bool
type_filter(struct ui *ui, uint32_t code)
{
    struct text *filter = &ui->overlay.filter;
    if (code == KEYS_BACKSPACE && filter->length > 0) {
        size_t at = filter->length - 1;
        while (at > 0 && ((unsigned char)filter->bytes[at] & 0xc0) == 0x80)
            at--;
        text_truncate(filter, at);
    } else if (code == KEYS_CTRL_U) {
        text_clear(filter);
    } else if (code >= ' ' && code < 0x110000 && code != KEYS_BACKSPACE &&
               filter->length < 100) {
        text_add_codepoint(filter, code);
    } else {
        return false;
    }
    ui->overlay.selected = 0;
    return true;
}

/* Keys that move the selection; 0: another key. */
static int
movement(const struct overlay_type *type, uint32_t code, int page)
{
    switch (code) {
    case PRESS_UP:
    case PRESS_WHEEL_UP:
        return -1;
    case PRESS_DOWN:
    case PRESS_WHEEL_DOWN:
        return 1;
    case PRESS_PAGE_UP:
        return -page;
    case PRESS_PAGE_DOWN:
        return page;
    case PRESS_HOME:
        return -1000000;
    case PRESS_END:
        return 1000000;
    case 'k':
        return type->filters ? 0 : -1;
    case 'j':
        return type->filters ? 0 : 1;
    default:
        return 0;
    }
}

static bool
click(struct ui *ui, const struct overlay_type *type,
      const struct menu *menu, struct rect rect, struct key key)
{
    if (!rect_contains(rect, key.x, key.y)) {
        overlay_close(ui);
        return true;
    }
    size_t choice = menu_choice_at(ui, rect, menu, key.y);
    if (choice != SIZE_MAX) {
        ui->overlay.selected = choice;
        choose(ui, type, menu);
    }
    return true;
}

static bool
press(struct ui *ui, const struct overlay_type *type,
      const struct menu *menu, struct rect rect, struct key key)
{
    int by = movement(type, key.code, rect.height > 8 ? rect.height - 6 : 2);
    if (key.code == PRESS_CLICK)
        return click(ui, type, menu, rect, key);
    if (by != 0) {
        move(ui, menu, by);
        return true;
    }
    if (key.code == KEYS_ENTER) {
        choose(ui, type, menu);
        return true;
    }
    if (key.code == KEYS_ESCAPE) {
        overlay_close(ui);
        return true;
    }
    if (type->filters && type_filter(ui, key.code))
        return true;
    if (!type->filters && (key.code == 'q' || key.code == 'i')) {
        overlay_close(ui);
        return true;
    }
    return !type->steps;
}

bool
overlay_key(struct ui *ui, struct key key)
{
    const struct brush brush = {NULL, ui->ascii};
    struct menu menu = {0};
    if (ui->overlay.kind == OVERLAY_NONE)
        return false;
    struct rect rect = fill(ui, &brush, &menu);
    bool taken =
        press(ui, types[ui->overlay.kind], &menu, rect, key);
    menu_release(&menu);
    return taken;
}
