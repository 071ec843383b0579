#include "tui/ui.h"

#include <stdarg.h>
#include <string.h>

#include "tui/code_pane.h"
#include "tui/inside.h"
#include "tui/objects.h"
#include "tui/overlay.h"
#include "tui/prompt.h"
#include "tui/theme.h"

/* ---- panes and views ---------------------------------------------------- */

void
ui_panes(const struct ui *ui, struct panes *panes)
{
    struct pane_wishes wishes = {
        .fit = ui->fit,
        .presenting = ui->presenting,
    };
    if (ui->session != NULL) {
        wishes.code_columns = code_pane_columns(&ui->facts);
        wishes.prints = ui->facts.prints;
        wishes.picture_columns = ui->picture_columns;
        wishes.picture_rows = ui->picture_rows;
        wishes.least_columns = ui->least_columns;
        wishes.least_rows = ui->least_rows;
    }
    panes_arrange(ui->width, ui->height, &wishes, panes);
}

/* The picture has the same size at all stops of a window. */
static void
measure_picture(struct ui *ui)
{
    const struct canvas *picture = scene_view_draw(ui->view, ui->stop, 0);
    ui->window = scene_view_window(ui->view, ui->stop);
    ui->picture_columns = picture->width;
    ui->picture_rows = picture->height;
    squeeze_survey(&ui->squeeze, ui->view, ui_last_stop(ui) + 1);
    ui->least_columns = picture->width;
    ui->least_rows = picture->height;
    squeeze_least(&ui->squeeze, &ui->least_columns, &ui->least_rows);
}

void
ui_view_changed(struct ui *ui)
{
    ui->view_options.ascii = ui->ascii;
    if (ui->view != NULL) {
        scene_view_set_options(ui->view, &ui->view_options);
        measure_picture(ui);
    }
}

/* Hides the counts that are being asked, or shows them again; that moves
 * nothing. */
static void
conceal(struct ui *ui, bool hidden)
{
    if (ui->view_options.conceal == hidden)
        return;
    ui->view_options.conceal = hidden;
    if (ui->view != NULL)
        scene_view_set_options(ui->view, &ui->view_options);
}

void
ui_resize(struct ui *ui, int width, int height)
{
    ui->width = width > 0 ? width : 1;
    ui->height = height > 0 ? height : 1;
}

/* ---- scenes ------------------------------------------------------------- */

static void
close_scene(struct ui *ui)
{
    inside_release(ui);
    if (ui->session == NULL)
        return;
    squeeze_release(&ui->squeeze);
    scene_view_free(ui->view);
    query_free(ui->query);
    world_free(ui->world);
    scene_facts_release(&ui->facts);
    session_free(ui->session);
    ui->view = NULL;
    ui->query = NULL;
    ui->world = NULL;
    ui->session = NULL;
}

void
ui_open(struct ui *ui, size_t index, size_t stop)
{
    text_clear(&ui->problem);
    struct session *session =
        ui->options->open(ui->options->context, index, &ui->problem);
    if (session == NULL) {
        overlay_open(ui, OVERLAY_PROBLEM);
        return;
    }
    close_scene(ui);
    ui->session = session;
    ui->scene = index;
    scene_facts_init(&ui->facts, session);
    ui->query = query_new(session_log(session));
    ui->world = session_new_world(session);
    ui->focus = 0;
    ui->code_focus = false;
    ui->panned = false;
    ui->playing = false;
    ui->view_options.conceal = false;
    ui_reveal(ui, stop);
}

void
ui_prepare(struct ui *ui)
{
    if (ui->session == NULL || ui->view != NULL)
        return;
    ui->view_options.ascii = ui->ascii;
    ui->view = scene_view_new(ui->session, &ui->view_options);
    measure_picture(ui);
}

void
ui_init(struct ui *ui, const struct tui_options *options, bool ascii,
        int width, int height)
{
    memset(ui, 0, sizeof *ui);
    ui->options = options;
    ui->ascii = ascii;
    ui->width = width > 0 ? width : 1;
    ui->height = height > 0 ? height : 1;
    ui->scene = options->scene_count;
    ui->view_options = view_options_default(width, height);
    if (options->theme != NULL && theme_find(options->theme) != SIZE_MAX)
        ui->theme = theme_find(options->theme);
    if (options->start < options->scene_count)
        ui_open(ui, options->start, options->start_stop);
    else
        overlay_open(ui, OVERLAY_SCENES);
}

void
ui_release(struct ui *ui)
{
    close_scene(ui);
    text_release(&ui->overlay.filter);
    text_release(&ui->typed);
    text_release(&ui->searched);
    text_release(&ui->asked.question);
    text_release(&ui->asked.answer);
    text_release(&ui->message);
    text_release(&ui->problem);
}

/* ---- where it is -------------------------------------------------------- */

size_t
ui_last_stop(const struct ui *ui)
{
    return ui->session == NULL ? 0 : session_stop_count(ui->session) - 1;
}

const struct world *
ui_world(struct ui *ui)
{
    if (ui->moment == 0)
        return session_world(ui->session, ui->stop);
    world_seek(ui->world, ui->moment);
    return ui->world;
}

/* Returns what the lesson wants looked at: the first of its names that
 * exists. */
static node_id
lesson_focus(struct ui *ui)
{
    uint32_t which = ui->facts.focus[ui->stop];
    if (which == 0)
        return 0;
    const struct lesson *lesson = session_lesson(ui->session);
    const char *names = lesson->directives.items[which - 1].text;
    node_id found = 0;
    while (found == 0 && *names != '\0') {
        struct text name = {0};
        names += strspn(names, " ");
        size_t length = strcspn(names, " ");
        text_add(&name, names, length);
        if (length > 0)
            found = object_named(ui_world(ui), text_string(&name));
        text_release(&name);
        names += length;
    }
    return found;
}

node_id
ui_focused(struct ui *ui)
{
    if (ui->session == NULL || ui->code_focus)
        return 0;
    return ui->focus != 0 ? ui->focus : lesson_focus(ui);
}

void
ui_say(struct ui *ui, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_clear(&ui->message);
    text_add_format_list(&ui->message, format, arguments);
    va_end(arguments);
}

void
ui_prompt(struct ui *ui, enum prompt_kind kind)
{
    ui->prompt = kind;
    text_clear(&ui->typed);
}

/* ---- going -------------------------------------------------------------- */

void
ui_reveal(struct ui *ui, size_t stop)
{
    ui_reveal_since(ui, stop_previous(stop), stop);
}

void
ui_reveal_since(struct ui *ui, size_t since, size_t stop)
{
    size_t last = ui_last_stop(ui);
    ui->stop = stop > last ? last : stop;
    ui->since = since < ui->stop ? since : stop_previous(ui->stop);
    ui->moment = 0;
    ui->code_focus = false;
    ui_prompt(ui, PROMPT_NONE);
    conceal(ui, false);
    if (ui->view != NULL &&
        scene_view_window(ui->view, ui->stop) != ui->window)
        measure_picture(ui);
}

void
ui_go(struct ui *ui, size_t stop)
{
    if (ui->moment == 0 && prompt_ask_lesson(ui, stop))
        return;
    bool asks = ui->predicting && ui->moment == 0;
    ui_reveal_since(ui, ui->stop, stop);
    if (asks && prompt_ask_count(ui))
        conceal(ui, true);
}

/* ---- playing ------------------------------------------------------------ */

static const int delays[] = {8000, 5000, 3000, 2000, 1200, 700, 400, 200};
enum { NORMAL_SPEED = 3, SPEEDS = sizeof delays / sizeof *delays };

int
ui_play_delay(int *speed)
{
    if (*speed < -NORMAL_SPEED)
        *speed = -NORMAL_SPEED;
    if (*speed >= SPEEDS - NORMAL_SPEED)
        *speed = SPEEDS - NORMAL_SPEED - 1;
    return delays[*speed + NORMAL_SPEED];
}

int
ui_delay(const struct ui *ui)
{
    int speed = ui->speed;
    return ui->playing ? ui_play_delay(&speed) : -1;
}

void
ui_tick(struct ui *ui)
{
    if (!ui->playing)
        return;
    ui_prepare(ui);
    if (ui->stop < ui_last_stop(ui))
        ui_go(ui, ui->stop + 1);
    if (ui->stop == ui_last_stop(ui) || ui->prompt != PROMPT_NONE ||
        scene_facts_pauses(ui->session, ui->stop))
        ui->playing = false;
}
