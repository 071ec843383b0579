#include "tui/code_pane.h"
#include "tui/memory_pane.h"
#include "tui/overlay.h"
#include "tui/perform.h"
#include "tui/prompt.h"
#include "tui/status_pane.h"
#include "tui/ui.h"

/* ---- mouse -------------------------------------------------------------- */

static void
click_code(struct ui *ui, struct rect code, int y)
{
    int line = code_pane_line_at(ui, code, y);
    if (line == 0)
        return;
    if (ui->code_focus && ui->code_line == line) {
        perform(ui, ACTION_inspect); /* a second click goes there */
        return;
    }
    ui->focus = 0;
    ui->code_focus = true;
    ui->code_line = line;
}

static void
click(struct ui *ui, const struct panes *panes, struct key key)
{
    if (rect_contains(panes->title, key.x, key.y)) {
        size_t stop = status_pane_stop_at(ui, panes->title, key.x);
        if (stop != SIZE_MAX)
            ui_reveal(ui, stop);
    } else if (rect_contains(panes->code, key.x, key.y)) {
        if (panes->code.height >= 3)
            click_code(ui, panes->code, key.y);
    } else if (rect_contains(panes->memory, key.x, key.y)) {
        ui->code_focus = false;
        if (panes->form != FORM_NAMES)
            ui->focus = memory_pane_node_at(ui, panes->memory, key.x, key.y);
    } else if (rect_contains(panes->story, key.x, key.y)) {
        overlay_open(ui, OVERLAY_STEP);
    }
}

static void
turn_wheel(struct ui *ui, const struct panes *panes, struct key key)
{
    bool down = key.code == PRESS_WHEEL_DOWN;
    if (rect_contains(panes->memory, key.x, key.y) &&
        panes->form != FORM_NAMES)
        perform(ui, down ? ACTION_pan_down : ACTION_pan_up);
    else
        perform(ui, down ? ACTION_step_next : ACTION_step_previous);
}

/* Returns whether the key was the mouse's. */
static bool
use_mouse(struct ui *ui, struct key key)
{
    struct panes panes;
    if (key.code != PRESS_CLICK && key.code != PRESS_DRAG &&
        key.code != PRESS_WHEEL_UP && key.code != PRESS_WHEEL_DOWN)
        return false;
    if (ui->session == NULL)
        return true;
    ui_panes(ui, &panes);
    if (key.code == PRESS_CLICK)
        click(ui, &panes, key);
    else if (key.code != PRESS_DRAG)
        turn_wheel(ui, &panes, key);
    else if (rect_contains(panes.memory, key.from_x, key.from_y) &&
             panes.form != FORM_NAMES)
        memory_pane_pan(ui, panes.memory, key.from_x - key.x,
                        key.from_y - key.y);
    return true;
}

/* ---- keys --------------------------------------------------------------- */

/* Esc gives up one thing at a time and never quits. */
static void
escape(struct ui *ui)
{
    if (ui->count > 0) {
        ui->count = 0;
    } else if (ui->code_focus) {
        ui->code_focus = false;
    } else if (ui->focus != 0) {
        ui->focus = 0;
    } else if (ui->panned) {
        ui->panned = false;
    } else if (ui->fit) {
        perform(ui, ACTION_fit);
    } else if (ui->presenting) {
        perform(ui, ACTION_present);
    }
}

/* While the code has the focus, up and down go through its lines. */
static bool
use_code(struct ui *ui, uint32_t code)
{
    struct panes panes;
    int lines = code == PRESS_UP || code == PRESS_DOWN ? 1 : 0;
    bool forward = code == PRESS_DOWN || code == PRESS_PAGE_DOWN;
    ui_panes(ui, &panes);
    if (code == PRESS_PAGE_UP || code == PRESS_PAGE_DOWN)
        lines = panes.code.height > 2 ? panes.code.height - 1 : 1;
    if (!ui->code_focus || lines == 0)
        return false;
    for (int i = 0; i < lines; i++)
        ui->code_line =
            code_pane_neighbour(ui, panes.code, ui->code_line, forward);
    return true;
}

static bool
use_digit(struct ui *ui, uint32_t code)
{
    if (code < '0' || code > '9' || (code == '0' && ui->count == 0))
        return false;
    if (ui->count < 100000000)
        ui->count = ui->count * 10 + (code - '0');
    return true;
}

static void
interrupt(struct ui *ui)
{
    if (ui->interrupted)
        ui->quit = true;
    ui->interrupted = true;
    ui->playing = false;
    ui_say(ui, "q quits refstep; so does Ctrl-C once more");
}

static void
use_key(struct ui *ui, struct key key)
{
    if (ui->prompt != PROMPT_NONE) {
        prompt_key(ui, key.code);
        return;
    }
    if (overlay_key(ui, key) || use_mouse(ui, key))
        return;
    if (key.code == KEYS_ESCAPE)
        escape(ui);
    else if (ui->session == NULL || (!use_digit(ui, key.code) &&
                                     !use_code(ui, key.code)))
        perform(ui, action_of_key(key.code));
}

void
ui_key(struct ui *ui, struct key key)
{
    enum action action = action_of_key(key.code);
    if (key.code == '\r')
        key.code = KEYS_ENTER;
    if (key.code == '\b')
        key.code = KEYS_BACKSPACE;
    if (key.code == KEYS_CTRL_C) {
        interrupt(ui);
        return;
    }
    if (key.code == PRESS_NONE)
        return;
    ui_prepare(ui);
    ui->interrupted = false;
    text_clear(&ui->message);
    if (action != ACTION_play && action != ACTION_slower &&
        action != ACTION_faster && action != ACTION_redraw)
        ui->playing = false;
    use_key(ui, key);
    /* Without a scene there is nothing else to do than choosing one. */
    if (ui->session == NULL && ui->overlay.kind == OVERLAY_NONE)
        overlay_open(ui, OVERLAY_SCENES);
}
