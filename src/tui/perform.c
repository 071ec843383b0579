#include "tui/perform.h"

#include "tui/inside.h"
#include "tui/memory_pane.h"
#include "tui/objects.h"
#include "tui/overlay.h"

/* ---- stepping ----------------------------------------------------------- */

static size_t
take_count(struct ui *ui)
{
    size_t count = ui->count > 0 ? ui->count : 1;
    ui->count = 0;
    return count;
}

static void
perform_step_next(struct ui *ui)
{
    size_t last = ui_last_stop(ui), by = take_count(ui);
    if (ui->stop == last)
        ui_say(ui, "the end; g goes back to the beginning");
    else if (by > 1)
        ui_reveal(ui, by > last - ui->stop ? last : ui->stop + by);
    else
        ui_go(ui, ui->stop + 1);
}

/* From inside a line, back to where it began. */
static void
perform_step_previous(struct ui *ui)
{
    size_t by = take_count(ui);
    if (ui->moment != 0)
        ui_reveal(ui, ui->stop);
    else if (ui->stop == 0)
        ui_say(ui, "this is the beginning");
    else
        ui_reveal(ui, by > ui->stop ? 0 : ui->stop - by);
}

static void
perform_event_next(struct ui *ui)
{
    inside_forward(ui);
}

static void
perform_event_previous(struct ui *ui)
{
    inside_back(ui);
}

static void
perform_over_next(struct ui *ui)
{
    if (ui->stop == ui_last_stop(ui))
        ui_say(ui, "the end; g goes back to the beginning");
    else
        ui_go(ui, session_over(ui->session, ui->stop, true));
}

static void
perform_over_previous(struct ui *ui)
{
    ui_reveal(ui, session_over(ui->session, ui->stop, false));
}

static void
perform_end_of_call(struct ui *ui)
{
    size_t end = session_end_of_call(ui->session, ui->stop);
    if (session_stop(ui->session, ui->stop)->depth <= 1)
        ui_say(ui, "no function is running");
    else if (end <= ui->stop)
        ui_say(ui, "the call ends here; u goes on outside");
    else
        ui_reveal_since(ui, ui->stop, end);
}

static void
perform_out(struct ui *ui)
{
    if (session_stop(ui->session, ui->stop)->depth <= 1)
        ui_say(ui, "no function is running");
    else
        ui_reveal_since(ui, ui->stop, session_out(ui->session, ui->stop));
}

static void
perform_first(struct ui *ui)
{
    ui_reveal(ui, 0);
}

static void
perform_last(struct ui *ui)
{
    unsigned count = ui->count;
    ui->count = 0;
    ui_reveal(ui, count > 0 ? count : ui_last_stop(ui));
}

static void
perform_line(struct ui *ui)
{
    ui_prompt(ui, PROMPT_LINE);
}

/* Returns the first stop at or after a step of the log. */
static size_t
stop_of_step(const struct ui *ui, size_t number)
{
    size_t low = 0, high = ui_last_stop(ui);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (session_stop(ui->session, middle)->step < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
touch(struct ui *ui, bool forward)
{
    node_id node = ui_focused(ui);
    size_t now = session_stop(ui->session, ui->stop)->step;
    if (node == 0) {
        ui_say(ui, "focus an object first: Tab");
        return;
    }
    for (;;) {
        now = forward ? query_next_touch(ui->query, node, now)
                      : query_previous_touch(ui->query, node, now);
        if (now == QUERY_NO_STEP) {
            ui_say(ui, forward ? "no later step touches it"
                               : "no earlier step touches it");
            return;
        }
        size_t stop = stop_of_step(ui, now);
        if (forward ? stop > ui->stop : stop < ui->stop) {
            ui_reveal(ui, stop);
            return;
        }
    }
}

static void
perform_touch_next(struct ui *ui)
{
    touch(ui, true);
}

static void
perform_touch_previous(struct ui *ui)
{
    touch(ui, false);
}

static void
perform_play(struct ui *ui)
{
    if (!ui->playing && ui->stop == ui_last_stop(ui))
        ui_reveal(ui, 0);
    ui->playing = !ui->playing;
}

static void
change_speed(struct ui *ui, int by)
{
    ui->speed += by;
    ui_say(ui, "a step every %.2g seconds",
           (double)ui_play_delay(&ui->speed) / 1000);
}

static void
perform_slower(struct ui *ui)
{
    change_speed(ui, -1);
}

static void
perform_faster(struct ui *ui)
{
    change_speed(ui, 1);
}

static void
perform_predict(struct ui *ui)
{
    ui->predicting = !ui->predicting;
    ui_say(ui, "%s", ui->predicting
                         ? "each step asks for a count before it shows it"
                         : "counts are shown at once");
}

/* ---- objects ------------------------------------------------------------ */

static void
perform_focus_next(struct ui *ui)
{
    object_focus_next(ui, true);
}

static void
perform_focus_previous(struct ui *ui)
{
    object_focus_next(ui, false);
}

static void
perform_follow(struct ui *ui)
{
    object_follow(ui);
}

static void
perform_referrer(struct ui *ui)
{
    object_referrer(ui);
}

/* The step at which the code's focused line comes next, before or after. */
static void
go_to_line(struct ui *ui, int line)
{
    size_t stop = session_find_line(ui->session, ui->stop, line, true);
    if (stop == ui->stop)
        stop = session_find_line(ui->session, ui->stop, line, false);
    if (stop == ui->stop)
        ui_say(ui, "line %d does not run at any other step", line);
    else
        ui_reveal(ui, stop);
}

static void
perform_inspect(struct ui *ui)
{
    if (ui->code_focus)
        go_to_line(ui, ui->code_line);
    else
        overlay_open(ui, ui_focused(ui) != 0 ? OVERLAY_INSPECTOR
                                             : OVERLAY_STEP);
}

static void
perform_search(struct ui *ui)
{
    ui_prompt(ui, PROMPT_SEARCH);
}

static void
perform_match_next(struct ui *ui)
{
    object_search(ui, true);
}

static void
perform_match_previous(struct ui *ui)
{
    object_search(ui, false);
}

/* ---- view --------------------------------------------------------------- */

static void
pan(struct ui *ui, int dx, int dy)
{
    struct panes panes;
    ui_panes(ui, &panes);
    if (panes.form == FORM_FULL || panes.form == FORM_LINE)
        memory_pane_pan(ui, panes.memory, dx, dy);
}

static void
perform_pan_left(struct ui *ui)
{
    pan(ui, -8, 0);
}

static void
perform_pan_right(struct ui *ui)
{
    pan(ui, 8, 0);
}

static void
perform_pan_up(struct ui *ui)
{
    pan(ui, 0, -4);
}

static void
perform_pan_down(struct ui *ui)
{
    pan(ui, 0, 4);
}

static void
perform_centre(struct ui *ui)
{
    struct panes panes;
    ui_panes(ui, &panes);
    memory_pane_centre(ui, panes.memory);
}

static void
perform_fit(struct ui *ui)
{
    ui->fit = !ui->fit;
    ui->panned = false;
}

/* Turns one of the picture's options over. */
static void
toggle(struct ui *ui, bool *option)
{
    *option = !*option;
    ui_view_changed(ui);
}

static void
perform_toggle_addresses(struct ui *ui)
{
    toggle(ui, &ui->view_options.addresses);
}

static void
perform_toggle_counts(struct ui *ui)
{
    toggle(ui, &ui->view_options.counts);
}

static void
perform_toggle_types(struct ui *ui)
{
    toggle(ui, &ui->view_options.types);
}

static void
perform_toggle_atoms(struct ui *ui)
{
    toggle(ui, &ui->view_options.atoms_as_boxes);
}

static void
perform_toggle_holders(struct ui *ui)
{
    toggle(ui, &ui->view_options.hidden_holders);
}

static void
perform_toggle_comments(struct ui *ui)
{
    ui->show_comments = !ui->show_comments;
}

static void
perform_present(struct ui *ui)
{
    ui->presenting = !ui->presenting;
    ui->view_options.spacious = ui->presenting;
    ui_view_changed(ui);
}

static void
perform_theme(struct ui *ui)
{
    const char *words;
    ui->theme++;
    if (tui_theme_at(ui->theme, NULL) == NULL)
        ui->theme = 0;
    const char *name = tui_theme_at(ui->theme, &words);
    ui_say(ui, "colours: %s, %s", name, words);
}

/* ---- scenes ------------------------------------------------------------- */

static void
perform_scene_list(struct ui *ui)
{
    overlay_open(ui, OVERLAY_SCENES);
    if (ui->scene < ui->options->scene_count)
        ui->overlay.selected = ui->scene;
}

static void
perform_scene_next(struct ui *ui)
{
    if (ui->scene + 1 >= ui->options->scene_count)
        ui_say(ui, "this is the last scene");
    else
        ui_open(ui, ui->scene + 1, 0);
}

static void
perform_scene_previous(struct ui *ui)
{
    if (ui->scene == 0)
        ui_say(ui, "this is the first scene");
    else
        ui_open(ui, ui->scene - 1, 0);
}

/* ---- program ------------------------------------------------------------ */

static void
perform_help(struct ui *ui)
{
    overlay_open(ui, OVERLAY_HELP);
}

static void
perform_redraw(struct ui *ui)
{
    ui->redraw = true;
}

static void
perform_suspend(struct ui *ui)
{
    ui->suspend = true;
}

static void
perform_quit(struct ui *ui)
{
    ui->quit = true;
}

/* ---- the table ---------------------------------------------------------- */

static void (*const table[])(struct ui *) = {
#define ACTION(name, group, keys, words) perform_##name,
#include "tui/actions.def"
#undef ACTION
};

/* Whether an action means nothing while no scene is open. */
static bool
needs_scene(enum action action)
{
    return action != ACTION_scene_list && action != ACTION_help &&
           action != ACTION_redraw && action != ACTION_suspend &&
           action != ACTION_quit && action != ACTION_theme;
}

/* Whether the number typed before is for the action. */
static bool
counts(enum action action)
{
    return action == ACTION_step_next || action == ACTION_step_previous ||
           action == ACTION_last;
}

void
perform(struct ui *ui, enum action action)
{
    if (action == ACTION_NONE)
        return;
    if (!counts(action))
        ui->count = 0;
    if (ui->session == NULL && needs_scene(action))
        overlay_open(ui, OVERLAY_SCENES);
    else
        table[action](ui);
}
