#include "tui/status_pane.h"

#include <string.h>

/* Keys worth knowing, most important first; what does not fit is left out
 * from the end, except for the last two. */
struct hint {
    const char *keys;
    const char *words;
};

static const struct hint stepping[] = {
    {"← →", "step"},         {"( )", "inside a line"},
    {"Tab", "object"},       {"Enter", "what this step did"},
    {"o", "scenes"},         {NULL, NULL},
};
static const struct hint before_call[] = {
    {"← →", "step into the call"}, {"}", "over it"},
    {"( )", "inside a line"},      {"Tab", "object"},
    {"o", "scenes"},               {NULL, NULL},
};
static const struct hint in_call[] = {
    {"← →", "step"},           {"e", "end of the call"},
    {"u", "out of it"},        {"Tab", "object"},
    {"Enter", "what this step did"}, {NULL, NULL},
};
static const struct hint focused[] = {
    {"← →", "step"},         {"Enter", "who holds it?"},
    {"f", "follow"},         {"r", "who refers to it"},
    {", .", "steps that touch it"}, {NULL, NULL},
};
static const struct hint coding[] = {
    {"↑ ↓", "line"},         {"Enter", "go where it runs"},
    {"Esc", "back"},         {NULL, NULL},
};
static const struct hint playing[] = {
    {"a", "pause"},          {"< >", "slower, faster"},
    {NULL, NULL},
};
static const struct hint always[] = {
    {"?", "keys"}, {"q", "quit"}, {NULL, NULL},
};

static const struct hint *
find_hints(struct ui *ui)
{
    if (ui->playing)
        return playing;
    if (ui->code_focus)
        return coding;
    if (ui_focused(ui) != 0)
        return focused;
    if (ui->session == NULL)
        return stepping;
    if (ui->stop < ui_last_stop(ui) &&
        session_stop(ui->session, ui->stop + 1)->entered != 0)
        return before_call;
    return session_stop(ui->session, ui->stop)->depth > 1 ? in_call
                                                          : stepping;
}

static int
hint_columns(const struct brush *brush, const struct hint *hint)
{
    return paint_columns(brush, hint->keys) + 1 +
           paint_columns(brush, hint->words) + 4;
}

static int
draw_hint(const struct brush *brush, int x, int y, const struct hint *hint)
{
    int start = x;
    x += paint_text(brush, x, y, -1, hint->keys, STYLE_KEY) + 1;
    x += paint_text(brush, x, y, -1, hint->words, STYLE_DIM) + 4;
    return x - start;
}

static const struct hint alone = {"z", "the picture alone"};
static const struct hint back = {"z", "all panes"};

/* Returns the hint for a picture that is larger than its pane, or alone on
 * the screen; else NULL. */
static const struct hint *
find_size_hint(const struct ui *ui)
{
    struct panes panes;

    if (ui->view == NULL || ui->stop == 0)
        return NULL;
    if (ui->fit)
        return &back;
    ui_panes(ui, &panes);
    return panes.memory.width < ui->least_columns ||
                   panes.memory.height < ui->least_rows
               ? &alone
               : NULL;
}

static void
draw_hints(struct ui *ui, const struct brush *brush, struct rect rect)
{
    int x = rect.x + 1;
    int end = rect.x + rect.width;
    for (const struct hint *hint = always; hint->keys != NULL; hint++)
        end -= hint_columns(brush, hint);
    const struct hint *size = find_size_hint(ui);
    for (const struct hint *hint = find_hints(ui); hint->keys != NULL;
         hint++) {
        if (x + hint_columns(brush, hint) > end)
            break;
        x += draw_hint(brush, x, rect.y, hint);
        if (size != NULL && x + hint_columns(brush, size) <= end)
            x += draw_hint(brush, x, rect.y, size);
        size = NULL;
    }
    for (const struct hint *hint = always; hint->keys != NULL; hint++)
        x += draw_hint(brush, x, rect.y, hint);
}

static const char *const prompts[PROMPT_KIND_COUNT] = {
    [PROMPT_LINE] = "go to line: ",
    [PROMPT_SEARCH] = "/",
    [PROMPT_ANSWER] = "your answer: ",
};

/* The typed text, its end always in view. */
static void
draw_prompt(struct ui *ui, const struct brush *brush, struct rect rect,
            struct cursor *cursor)
{
    int x = rect.x + 1;
    x += paint_text(brush, x, rect.y, rect.width - 1, prompts[ui->prompt],
                    STYLE_KEY);
    const char *typed = text_string(&ui->typed);
    int room = rect.x + rect.width - x - 2;
    while (*typed != '\0' && paint_columns(brush, typed) > room) {
        do
            typed++;
        while (((unsigned char)*typed & 0xc0) == 0x80);
    }
    x += paint_text(brush, x, rect.y, room, typed, STYLE_PLAIN);
    *cursor = (struct cursor){x, rect.y, true};
    if (ui->prompt == PROMPT_ANSWER && x + 26 < rect.x + rect.width)
        paint_right(brush, rect.x + rect.width - 1, rect.y,
                    "Enter answers   Esc shows", STYLE_DIM);
}

void
hints_pane_draw(struct ui *ui, const struct brush *brush, struct rect rect,
                struct cursor *cursor)
{
    if (rect.height <= 0 || rect.width <= 0)
        return;
    if (ui->prompt != PROMPT_NONE) {
        draw_prompt(ui, brush, rect, cursor);
    } else if (ui->message.length > 0) {
        paint_text(brush, rect.x + 1, rect.y, rect.width - 1,
                   text_string(&ui->message), STYLE_STATUS);
    } else if (ui->count > 0) {
        struct text count = {0};
        text_add_format(&count, "%u   G goes to this step", ui->count);
        paint_text(brush, rect.x + 1, rect.y, rect.width - 1,
                   text_string(&count), STYLE_STATUS);
        text_release(&count);
    } else {
        draw_hints(ui, brush, rect);
    }
}
