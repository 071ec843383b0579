#include "tui/status_pane.h"

#include <stdio.h>
#include <string.h>

enum {
    DOTS = 24,       /* up to so many steps have a dot each */
    BAR = 20,        /* cells of the bar for more */
    BAR_WIDTH = 70,  /* screens as wide as this have the bar */
    VERSION_WIDTH = 60
};

static void
add_modes(const struct ui *ui, struct text *out)
{
    const struct view_options *view = &ui->view_options;
    const struct {
        bool on;
        const char *words;
    } modes[] = {
        {ui->predicting, "PREDICT"},
        {ui->playing, "PLAYING"},
        {!view->counts, "no counts"},
        {!view->addresses, "no addresses"},
        {!view->types, "no types"},
        {view->atoms_as_boxes, "atoms as boxes"},
        {view->hidden_holders, "hidden holders"},
        {ui->show_comments, "all comments"},
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (modes[i].on)
            text_add_format(out, "%s%s", out->length > 0 ? ", " : "",
                            modes[i].words);
    }
}

/* ---- the bar of steps --------------------------------------------------- */

struct bar {
    int x, cells;
    size_t last;
};

static struct text
version_text(const struct ui *ui, struct rect rect)
{
    struct text text = {0};
    if (rect.width >= VERSION_WIDTH && !ui->presenting)
        text_add_format(&text, "   CPython %s",
                        session_profile(ui->session)->name);
    return text;
}

static struct bar
find_bar(const struct ui *ui, struct rect rect)
{
    struct text version = version_text(ui, rect);
    struct bar bar = {.last = ui_last_stop(ui)};
    int end = rect.x + rect.width - 1 - (int)version.length;
    if (rect.width >= BAR_WIDTH && !ui->presenting)
        bar.cells = bar.last <= DOTS ? (int)bar.last : BAR;
    bar.x = end - bar.cells;
    text_release(&version);
    return bar;
}

/* Returns the cell in which the bar has a stop. */
static int
cell_of(const struct bar *bar, size_t stop)
{
    if (bar->last <= DOTS)
        return (int)stop - 1;
    return (int)(stop * (size_t)(bar->cells - 1) / bar->last);
}

static void
draw_bar(const struct ui *ui, const struct brush *brush, struct rect rect,
         const struct bar *bar)
{
    bool dots = bar->last <= DOTS;
    int here = cell_of(bar, ui->stop);
    for (int i = 0; i < bar->cells; i++) {
        enum glyph done = dots ? GLYPH_STEP_DONE : GLYPH_BAR_DONE;
        enum glyph to_come = dots ? GLYPH_STEP_TO_COME : GLYPH_BAR_TO_COME;
        enum glyph which = i <= here ? done : to_come;
        if (i == here && !dots)
            which = GLYPH_BAR_HERE;
        paint_glyph(brush, bar->x + i, rect.y, which,
                    i <= here ? STYLE_KEY : STYLE_DIM);
    }
}

size_t
status_pane_stop_at(const struct ui *ui, struct rect rect, int x)
{
    struct bar bar = find_bar(ui, rect);
    if (x < bar.x || x >= bar.x + bar.cells)
        return SIZE_MAX;
    if (bar.last <= DOTS)
        return (size_t)(x - bar.x) + 1;
    return (size_t)(x - bar.x) * bar.last / (size_t)(bar.cells - 1);
}

/* ---- the title row ------------------------------------------------------ */

static int
digits_of(size_t number)
{
    return snprintf(NULL, 0, "%zu", number);
}

static const char *
title_of(const struct ui *ui)
{
    const char *title = session_lesson(ui->session)->title;
    return *title != '\0' ? title : session_name(ui->session);
}

/* The step stands at the same place with as many digits at every step. */
static int
draw_step(const struct ui *ui, const struct brush *brush, struct rect rect,
          int end)
{
    size_t last = ui_last_stop(ui);
    struct text step = {0};
    if (rect.width >= 40)
        text_add_format(&step, "step %*zu of %zu", digits_of(last), ui->stop,
                        last);
    else
        text_add_format(&step, "%zu/%zu", ui->stop, last);
    end = paint_right(brush, end, rect.y, text_string(&step), STYLE_STATUS);
    text_release(&step);
    return end;
}

void
status_pane_draw(struct ui *ui, const struct brush *brush, struct rect rect)
{
    if (rect.height <= 0 || rect.width <= 0)
        return;
    struct bar bar = find_bar(ui, rect);
    struct text version = version_text(ui, rect), modes = {0};
    int end = bar.x + bar.cells;
    if (version.length > 0)
        paint_text(brush, end, rect.y, -1, text_string(&version), STYLE_DIM);
    draw_bar(ui, brush, rect, &bar);
    end = draw_step(ui, brush, rect, bar.x - (bar.cells > 0 ? 2 : 0));
    add_modes(ui, &modes);
    if (modes.length > 0 && end - rect.x > 24)
        end = paint_right(brush, end - 2, rect.y, text_string(&modes),
                          STYLE_MATCH);
    if (!ui->presenting && end - rect.x > 4)
        paint_text(brush, rect.x + 1, rect.y, end - rect.x - 3, title_of(ui),
                   STYLE_TITLE);
    text_release(&version);
    text_release(&modes);
}
