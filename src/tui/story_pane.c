#include "tui/story_pane.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/code_pane.h"
#include "tui/inside.h"

enum {
    INDENT = 3,       /* columns left of the text */
    WIDEST_TEXT = 84, /* columns of a line that is pleasant to read */
};

/* How each kind of happening is marked. */
static const struct {
    const char *mark;
    enum canvas_style style;
} marks[] = {
    [HAPPENING_BOUND] = {"+", STYLE_NEW},
    [HAPPENING_REBOUND] = {"~", STYLE_CHANGED},
    [HAPPENING_UNBOUND] = {"-", STYLE_COUNT_DOWN},
    [HAPPENING_BORN] = {"+", STYLE_NEW},
    [HAPPENING_FREED] = {"×", STYLE_DYING},
    [HAPPENING_COUNT] = {" ", STYLE_PLAIN},
    [HAPPENING_CALLED] = {"→", STYLE_FRAME},
    [HAPPENING_RETURNED] = {"←", STYLE_FRAME},
    [HAPPENING_RAISED] = {"!", STYLE_ERROR},
    [HAPPENING_COLLECTED] = {"×", STYLE_GARBAGE},
    [HAPPENING_SUMMARY] = {"·", STYLE_DIM},
};

/* ---- what happened ------------------------------------------------------ */

static bool
is_concealed(const struct ui *ui)
{
    return ui->prompt == PROMPT_ANSWER && ui->asked.conceal;
}

/* Appends how a count changed: all but its end while it is being asked. */
static void
add_count(const struct ui *ui, const struct happening *happening,
          struct text *out)
{
    const char *arrow = strstr(happening->count, "→");
    if (is_concealed(ui) && arrow != NULL) {
        text_add(out, happening->count, (size_t)(arrow - happening->count));
        text_add_string(out, "→ ?");
    } else if (!is_concealed(ui)) {
        text_add_string(out, happening->count);
    }
}

/* Draws one thing that a step did; returns nothing, takes one row. */
static void
draw_happening(struct ui *ui, const struct brush *brush,
               struct rect row, const struct happening *happening)
{
    int end = row.x + row.width;
    struct text count = {0};

    if (happening->count != NULL && ui->view_options.counts)
        add_count(ui, happening, &count);
    const char *refs = strstr(text_string(&count), "refs ");
    int words = paint_columns(brush, happening->words) + 4;
    if (refs != NULL && words + paint_columns(brush, text_string(&count)) >
                            row.width) {
        /* Its name stands in the words already. */
        struct text shorter = {0};
        text_add_string(&shorter, refs);
        text_release(&count);
        count = shorter;
    }
    if (count.length > 0)
        end = paint_right(brush, end, row.y, text_string(&count),
                          happening->after > happening->before
                              ? STYLE_COUNT_UP
                              : STYLE_COUNT_DOWN);
    paint_text(brush, row.x, row.y, 1, marks[happening->kind].mark,
               marks[happening->kind].style);
    int room = end - row.x - 2 - (count.length > 0 ? 2 : 0);
    if (room > 0)
        paint_text(brush, row.x + 2, row.y, room, happening->words,
                   happening->kind == HAPPENING_RAISED ? STYLE_ERROR
                                                       : STYLE_PLAIN);
    text_release(&count);
}

/* Draws as many happenings as rect has rows; says how many there are more. */
static void
draw_happenings(struct ui *ui, const struct brush *brush, struct rect rect)
{
    size_t count;
    const struct happening *happenings =
        ui->moment != 0
            ? inside_happenings(ui, &count)
            : session_happenings(ui->session, ui->since, ui->stop, &count);
    for (int i = 0; i < rect.height && i < (int)count; i++) {
        struct rect row = {rect.x, rect.y + i, rect.width, 1};
        if (i == rect.height - 1 && count > (size_t)rect.height) {
            struct text more = {0};
            text_add_format(&more, "… and %d more: Enter shows all",
                            (int)count - i);
            paint_text(brush, row.x + 2, row.y, row.width - 2,
                       text_string(&more), STYLE_DIM);
            text_release(&more);
            return;
        }
        draw_happening(ui, brush, row, &happenings[i]);
    }
}

/* ---- the story ---------------------------------------------------------- */

/* The last step says how the scene ended when it did not just end. */
static void
add_ending(const struct ui *ui, struct text *out)
{
    int line;
    const char *message;
    enum session_ending ending =
        session_ending(ui->session, &line, &message);
    if (ui->stop < ui_last_stop(ui) || ending == SESSION_ENDED ||
        ui->moment != 0)
        return;
    if (line > 0 && ending == SESSION_STOPPED)
        text_add_format(out, "line %d: ", line);
    text_add_string(out, message != NULL && *message != '\0'
                             ? message
                             : "the scene stopped here");
    if (strncmp(session_traceback(ui->session), "Traceback", 9) == 0)
        text_add_string(out, "   (Enter: the traceback)");
}

void
story_heading(struct ui *ui, struct text *out)
{
    if (ui->prompt == PROMPT_ANSWER)
        text_add_string(out, "what do you think?");
    else if (ui->moment != 0)
        text_add_format(out, "inside line %d",
                        session_stop(ui->session, ui->stop)->next);
    else
        session_heading(ui->session, ui->since, ui->stop, out);
}

/* The line that ran stands in the heading where the code pane has no room
 * for all of it. */
static void
draw_heading(struct ui *ui, const struct brush *brush,
             const struct panes *panes)
{
    int line = session_stop(ui->session, ui->stop)->ran;
    struct text heading = {0};
    story_heading(ui, &heading);
    paint_rule(brush, panes->story_rule, text_string(&heading));
    int x = panes->story_rule.x + 4 +
            paint_columns(brush, text_string(&heading));
    int room = panes->story_rule.width - x - 3;
    if (line > 0 && room > 8 && ui->prompt != PROMPT_ANSWER &&
        ui->moment == 0 && panes->code.height > 2 &&
        code_pane_cuts(ui, panes->code, line)) {
        const char *code = session_line(ui->session, line, NULL);
        size_t length = strcspn(code, "\n\r");
        size_t indent = strspn(code, " \t");
        x += paint_bytes(brush, x, panes->story_rule.y, room, code + indent,
                         length - indent, STYLE_CODE_RAN);
        paint_text(brush, x, panes->story_rule.y, 1, " ", STYLE_DIM);
    }
    text_release(&heading);
}

static struct rect
text_rect(struct rect pane)
{
    struct rect rect = pane;
    int indent = pane.width >= 40 ? INDENT : 1;
    rect.x += indent;
    rect.width -= 2 * indent;
    if (rect.width > WIDEST_TEXT)
        rect.width = WIDEST_TEXT;
    return rect;
}

static int
count_happenings(struct ui *ui)
{
    size_t count;
    if (ui->moment != 0)
        (void)inside_happenings(ui, &count);
    else
        (void)session_happenings(ui->session, ui->since, ui->stop, &count);
    return (int)count;
}

/* Draws text in the upper part of what is left and takes it away; some rows
 * stay for what comes below. */
static void
draw_text(const struct brush *brush, struct rect *left, const char *text,
          int keep, enum canvas_style style)
{
    int lines = paint_paragraphs(NULL, *left, text, 0, style);
    struct rect rect = *left;
    if (lines > left->height - keep)
        lines = left->height - keep;
    if (lines <= 0)
        return;
    rect.height = lines;
    if (paint_paragraphs(brush, rect, text, 0, style) > lines)
        paint_text(brush, rect.x + rect.width - 1, rect.y + lines - 1, 1,
                   "…", STYLE_KEY);
    left->y += lines;
    left->height -= lines;
}

void
story_pane_draw(struct ui *ui, const struct brush *brush,
                const struct panes *panes)
{
    struct rect left = text_rect(panes->story);
    struct text ending = {0};

    if (left.height <= 0 || left.width <= 0)
        return;
    if (panes->story_rule.height > 0)
        draw_heading(ui, brush, panes);
    if (ui->prompt == PROMPT_ANSWER) {
        draw_text(brush, &left, text_string(&ui->asked.question), 0,
                  STYLE_NARRATION);
        return;
    }
    add_ending(ui, &ending);
    int happenings = count_happenings(ui);
    int keep = happenings < left.height / 2 ? happenings : left.height / 2;
    if (left.height == 1 && happenings > 0)
        keep = 1;
    int before = left.height;
    if (ending.length > 0)
        draw_text(brush, &left, text_string(&ending), 0, STYLE_ERROR);
    if (ui->moment == 0)
        draw_text(brush, &left, session_narration(ui->session, ui->stop),
                  keep, STYLE_NARRATION);
    if (left.height < before && left.height > happenings) {
        left.y++;
        left.height--;
    }
    draw_happenings(ui, brush, left);
    text_release(&ending);
}

/* ---- output ------------------------------------------------------------- */

/* Returns where the last `lines` lines of length bytes begin. */
static size_t
last_lines(const char *bytes, size_t length, int lines)
{
    size_t at = length;
    if (at > 0 && bytes[at - 1] == '\n')
        at--;
    while (at > 0) {
        if (bytes[at - 1] == '\n' && --lines == 0)
            break;
        at--;
    }
    return at;
}

/* What the step printed stands out and says which line did it; line 0: not
 * known. */
static void
draw_output(const struct brush *brush, struct rect rect, const char *bytes,
            size_t length, size_t new_from, int line)
{
    size_t at = last_lines(bytes, length, rect.height);
    char by[24] = "";
    if (line > 0 && rect.width > 40)
        (void)snprintf(by, sizeof by, "by line %d", line);
    for (int row = 0; row < rect.height && at < length; row++) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t size = end == NULL ? length - at
                                  : (size_t)(end - (bytes + at));
        bool is_new = at + size >= new_from && new_from < length;
        int used = paint_bytes(brush, rect.x, rect.y + row, rect.width,
                               bytes + at, size < 4096 ? size : 4096,
                               is_new ? STYLE_OUTPUT : STYLE_DIM);
        if (is_new && used + 3 + (int)strlen(by) <= rect.width)
            paint_right(brush, rect.x + rect.width, rect.y + row, by,
                        STYLE_DIM);
        at += size + 1;
    }
}

void
output_pane_draw(struct ui *ui, const struct brush *brush,
                 const struct panes *panes)
{
    struct rect rect = text_rect(panes->output);
    size_t length, new_length;
    struct text all = {0};

    if (rect.height <= 0 || rect.width <= 0)
        return;
    (void)session_printed(ui->session, ui->since, ui->stop, &new_length);
    const char *bytes = session_output(ui->session, ui->stop, &length);
    paint_rule(brush, panes->output_rule, "printed");
    const char *traceback = session_traceback(ui->session);
    if (ui->stop == ui_last_stop(ui) && *traceback != '\0') {
        size_t from = last_lines(bytes, length, rect.height);
        text_add(&all, bytes + from, length - from);
        text_add_string(&all, traceback);
        draw_output(brush, rect, all.bytes, all.length, length - from, 0);
    } else {
        draw_output(brush, rect, bytes, length, length - new_length,
                    session_stop(ui->session, ui->stop)->ran);
    }
    text_release(&all);
}

/* ---- the title card ----------------------------------------------------- */

/* "4m" in words. */
static void
add_time(const char *time, struct text *out)
{
    char *unit;
    long number = strtol(time, &unit, 10);
    if (*unit == 'm' && number > 0)
        text_add_format(out, "  ·  %ld minute%s", number,
                        number == 1 ? "" : "s");
    else
        text_add_format(out, "  ·  %s", time);
}

static void
add_scene_facts(const struct ui *ui, struct text *out)
{
    const struct lesson *lesson = session_lesson(ui->session);
    size_t steps = ui_last_stop(ui);
    text_add_format(out, "%zu step%s", steps, steps == 1 ? "" : "s");
    for (size_t i = 0; i < lesson->directives.count; i++) {
        const struct directive *directive = &lesson->directives.items[i];
        if (directive->kind == DIRECTIVE_TIME)
            add_time(directive->text, out);
    }
    text_add_format(out, "  ·  CPython %s",
                    session_profile(ui->session)->name);
}

void
title_card_draw(struct ui *ui, const struct brush *brush, struct rect rect)
{
    const struct lesson *lesson = session_lesson(ui->session);
    const char *title = lesson->title;
    struct rect left = text_rect(rect);
    struct text facts = {0};

    if (left.width > 66)
        left.width = 66;
    if (*title == '\0')
        title = session_name(ui->session);
    if (left.height > 12) {
        left.y++;
        left.height--;
    }
    if (left.height < 3 || left.width < 8) {
        paint_text(brush, left.x, left.y, left.width, title, STYLE_TITLE);
        return;
    }
    draw_text(brush, &left, title, 2, STYLE_TITLE);
    paint_rule(brush, (struct rect){left.x, left.y, left.width, 1}, NULL);
    left.y += left.height > 6 ? 2 : 1;
    left.height -= left.height > 6 ? 2 : 1;
    draw_text(brush, &left, session_narration(ui->session, 0), 3,
              STYLE_NARRATION);
    if (left.height > 1) {
        left.y++;
        left.height--;
    }
    add_scene_facts(ui, &facts);
    if (left.height > 0)
        paint_text(brush, left.x, left.y, left.width, text_string(&facts),
                   STYLE_DIM);
    left.y += left.height > 2 ? 2 : 1;
    left.height -= left.height > 2 ? 2 : 1;
    if (left.height > 0) {
        int used = paint_text(brush, left.x, left.y, left.width, "→",
                              STYLE_KEY);
        paint_text(brush, left.x + used + 1, left.y, left.width - used - 1,
                   "begins", STYLE_DIM);
    }
    text_release(&facts);
}
