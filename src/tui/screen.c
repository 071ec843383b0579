#include <stdio.h>

#include "tui/code_pane.h"
#include "tui/memory_pane.h"
#include "tui/overlay.h"
#include "tui/status_pane.h"
#include "tui/story_pane.h"

/* Rows that a title card has besides the introduction. */
enum { CARD_ROWS = 9 };

/* The introduction stands beside the code, or has the screen for itself
 * where it is too long for that. */
static void
draw_card(struct ui *ui, const struct brush *brush,
          const struct panes *panes, struct cursor *cursor)
{
    struct rect card = panes->card;
    struct rect text = {0, 0, card.width - 6, 0};
    int lines = paint_paragraphs(NULL, text,
                                 session_narration(ui->session, 0), 0,
                                 STYLE_NARRATION);
    if (panes->card.x > 0 && lines + CARD_ROWS <= card.height)
        code_pane_draw(ui, brush, panes->code, cursor);
    else
        card = panes->body;
    title_card_draw(ui, brush, card);
}

static void
draw_panes(struct ui *ui, const struct brush *brush,
           const struct panes *panes, struct cursor *cursor)
{
    bool card = ui->stop == 0 && ui->moment == 0 && !ui->fit &&
                ui->prompt != PROMPT_ANSWER && !ui->code_focus;
    status_pane_draw(ui, brush, panes->title);
    paint_rule(brush, panes->top_rule, NULL);
    paint_rule(brush, panes->bottom_rule, NULL);
    if (card) {
        draw_card(ui, brush, panes, cursor);
        return;
    }
    code_pane_draw(ui, brush, panes->code, cursor);
    story_pane_draw(ui, brush, panes);
    output_pane_draw(ui, brush, panes);
    if (panes->form == FORM_NAMES)
        names_pane_draw(ui, brush, panes->memory, cursor);
    else
        memory_pane_draw(ui, brush, panes, cursor);
}

/* All that is to be known in one line, the most important first. */
static void
draw_one_line(struct ui *ui, const struct brush *brush, struct rect rect)
{
    char step[48];
    const struct stop *stop = session_stop(ui->session, ui->stop);
    int line = stop->ran > 0 ? stop->ran : stop->next;
    (void)snprintf(step, sizeof step, "%zu/%zu ", ui->stop,
                   ui_last_stop(ui));
    int used = paint_text(brush, rect.x, rect.y, rect.width, step,
                          STYLE_STATUS);
    size_t length;
    const char *code = session_line(ui->session, line, &length);
    if (line > 0 && used < rect.width)
        paint_bytes(brush, rect.x + used, rect.y, rect.width - used, code,
                    length, STYLE_CODE);
}

/* Where there is no row for hints, what is typed or said takes the last. */
static void
draw_bottom(struct ui *ui, const struct brush *brush,
            const struct panes *panes, struct cursor *cursor)
{
    struct rect row = panes->hints;
    if (row.height == 0) {
        if (ui->prompt == PROMPT_NONE && ui->message.length == 0)
            return;
        row = (struct rect){0, ui->height - 1, ui->width, 1};
        paint_blank(brush, row);
    }
    hints_pane_draw(ui, brush, row, cursor);
}

void
ui_draw(struct ui *ui, struct canvas *canvas, struct cursor *cursor)
{
    const struct brush brush = {canvas, ui->ascii};
    struct panes panes;

    canvas_clear(canvas);
    *cursor = (struct cursor){0, 0, false};
    ui_panes(ui, &panes);
    if (ui->session != NULL) {
        if (panes.form == FORM_STATUS)
            draw_one_line(ui, &brush, panes.title);
        else if (ui->view == NULL)
            status_pane_draw(ui, &brush, panes.title);
        else
            draw_panes(ui, &brush, &panes, cursor);
    }
    overlay_draw(ui, &brush, cursor);
    if (ui->session != NULL || ui->message.length > 0)
        draw_bottom(ui, &brush, &panes, cursor);
    if (cursor->x >= canvas->width)
        cursor->x = canvas->width - 1;
    if (cursor->y >= canvas->height)
        cursor->y = canvas->height - 1;
    if (cursor->x < 0)
        cursor->x = 0;
    if (cursor->y < 0)
        cursor->y = 0;
}
