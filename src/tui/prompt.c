#include "tui/prompt.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "tui/objects.h"

enum { LONGEST = 200 };

/* ---- asking ------------------------------------------------------------- */

static void
ask(struct ui *ui, size_t stop, const char *question, const char *answer)
{
    text_clear(&ui->asked.question);
    text_clear(&ui->asked.answer);
    text_add_string(&ui->asked.question, question);
    text_add_string(&ui->asked.answer, answer);
    ui->asked.since = stop > ui->stop ? ui->stop : ui->since;
    ui->asked.stop = stop;
    ui->asked.conceal = stop == ui->stop;
    ui_prompt(ui, PROMPT_ANSWER);
}

bool
prompt_ask_lesson(struct ui *ui, size_t stop)
{
    const struct question *question =
        session_question(ui->session, ui->stop);
    if (question == NULL)
        return false;
    ask(ui, stop, question->question, question->answer);
    return true;
}

bool
prompt_ask_count(struct ui *ui)
{
    size_t count;
    const struct happening *happenings =
        session_happenings(ui->session, ui->since, ui->stop, &count);
    for (size_t i = 0; i < count; i++) {
        const struct happening *happening = &happenings[i];
        if (happening->count == NULL ||
            happening->before == happening->after)
            continue;
        struct text question = {0}, answer = {0};
        text_add_string(&question, "How many references does ");
        session_node_name(ui->session, happening->subject, &question);
        text_add_string(&question, " have now?");
        if (happening->before > 0)
            text_add_format(&question, " It had %llu.",
                            (unsigned long long)happening->before);
        text_add_format(&answer, "%llu",
                        (unsigned long long)happening->after);
        ask(ui, ui->stop, text_string(&question), text_string(&answer));
        text_release(&question);
        text_release(&answer);
        return true;
    }
    return false;
}

/* ---- answering ---------------------------------------------------------- */

static bool
equal(const char *a, const char *b)
{
    while (*a != '\0' &&
           tolower((unsigned char)*a) == tolower((unsigned char)*b)) {
        a++;
        b++;
    }
    return *a == '\0' && *b == '\0';
}

/* People say yes, Python says True. */
static bool
is_right(const char *typed, const char *answer)
{
    static const char *const same[][2] = {
        {"yes", "True"}, {"y", "True"}, {"t", "True"},
        {"no", "False"}, {"n", "False"}, {"f", "False"},
    };
    if (equal(typed, answer))
        return true;
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (equal(typed, same[i][0]) && equal(answer, same[i][1]))
            return true;
    }
    return false;
}

static void
trim(struct text *text)
{
    while (text->length > 0 && text->bytes[text->length - 1] == ' ')
        text_truncate(text, text->length - 1);
}

static void
answer(struct ui *ui)
{
    trim(&ui->typed);
    if (ui->typed.length > 0) {
        bool right = is_right(text_string(&ui->typed),
                              text_string(&ui->asked.answer));
        ui->answered++;
        ui->right += right;
        ui_say(ui, "%s %s   (%u of %u right)",
               right ? "Right:" : "Not quite: it is",
               text_string(&ui->asked.answer), ui->right, ui->answered);
    } else {
        ui_say(ui, "it is %s", text_string(&ui->asked.answer));
    }
    ui_reveal_since(ui, ui->asked.since, ui->asked.stop);
}

static void
go_to_line(struct ui *ui)
{
    long line = strtol(text_string(&ui->typed), NULL, 10);
    ui_prompt(ui, PROMPT_NONE);
    if (line < 1 || line > ui->facts.line_count) {
        ui_say(ui, "the scene has lines 1 to %d", ui->facts.line_count);
        return;
    }
    size_t stop =
        session_find_line(ui->session, ui->stop, (int)line, true);
    if (stop == ui->stop)
        stop = session_find_line(ui->session, ui->stop, (int)line, false);
    if (stop == ui->stop &&
        session_stop(ui->session, stop)->next != (int)line)
        ui_say(ui, "line %ld never runs", line);
    else
        ui_reveal(ui, stop);
}

static void
submit(struct ui *ui)
{
    switch (ui->prompt) {
    case PROMPT_LINE:
        go_to_line(ui);
        break;
    case PROMPT_SEARCH:
        if (ui->typed.length > 0) {
            text_clear(&ui->searched);
            text_add_string(&ui->searched, text_string(&ui->typed));
        }
        ui_prompt(ui, PROMPT_NONE);
        object_search(ui, true);
        break;
    case PROMPT_ANSWER:
        answer(ui);
        break;
    case PROMPT_NONE:
    case PROMPT_KIND_COUNT:
        break;
    }
}

static void
cancel(struct ui *ui)
{
    if (ui->prompt == PROMPT_ANSWER) {
        text_clear(&ui->typed);
        answer(ui);
    } else {
        ui_prompt(ui, PROMPT_NONE);
    }
}

/* ---- typing ------------------------------------------------------------- */

static void
erase(struct ui *ui)
{
    size_t at = ui->typed.length;
    if (at == 0) {
        if (ui->prompt != PROMPT_ANSWER)
            ui_prompt(ui, PROMPT_NONE);
        return;
    }
    do
        at--;
    while (at > 0 && ((unsigned char)ui->typed.bytes[at] & 0xc0) == 0x80);
    text_truncate(&ui->typed, at);
}

void
prompt_key(struct ui *ui, uint32_t code)
{
    switch (code) {
    case KEYS_ENTER:
        submit(ui);
        break;
    case KEYS_ESCAPE:
        cancel(ui);
        break;
    case KEYS_BACKSPACE:
        erase(ui);
        break;
    case KEYS_CTRL_U:
        text_clear(&ui->typed);
        break;
    case PRESS_RIGHT:
    case PRESS_DOWN:
    case PRESS_PAGE_DOWN:
        if (ui->prompt == PROMPT_ANSWER)
            cancel(ui);
        break;
    default:
        if (code >= ' ' && code < PRESS_NONE && ui->typed.length < LONGEST)
            text_add_codepoint(&ui->typed, code);
        break;
    }
}
