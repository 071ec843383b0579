#include "tui/scene_facts.h"

#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "layout/canvas.h"
#include "tui/syntax.h"

/* Longer lines are not looked at further: no screen is so wide. */
enum { LONG_LINE = 4096 };

static enum line_kind
kind_of(const char *line, size_t length, enum syntax_state state)
{
    size_t i = 0;
    while (i < length && (line[i] == ' ' || line[i] == '\t' ||
                          line[i] == '\f' || line[i] == '\r'))
        i++;
    if (state != SYNTAX_CODE)
        return LINE_CODE;
    if (i == length)
        return LINE_BLANK;
    return line[i] == '#' ? LINE_COMMENT : LINE_CODE;
}

static void
classify_lines(struct scene_facts *facts, const struct session *session)
{
    const struct lesson *lesson = session_lesson(session);
    enum syntax_state state = SYNTAX_CODE;

    for (int line = 1; line <= facts->line_count; line++) {
        size_t length;
        const char *bytes = session_line(session, line, &length);
        struct line_facts *of = &facts->lines[line];
        of->first_ran = SIZE_MAX;
        of->state = (uint8_t)state;
        of->kind = (uint8_t)kind_of(bytes, length, state);
        state = syntax_line(bytes, length, state, NULL);
        if (lesson->docstring_line > 0 && line >= lesson->docstring_line &&
            line <= lesson->docstring_end)
            of->kind = line == lesson->docstring_line ? LINE_DOCSTRING
                                                      : LINE_DOCSTRING_REST;
        int columns = (int)utf8_columns(
            bytes, length < LONG_LINE ? length : LONG_LINE);
        if (of->kind == LINE_CODE && columns > facts->code_columns)
            facts->code_columns = columns;
    }
}

/* A compound statement reaches to the end of its block; its body's own
 * statements come later in the list and so have the last word. */
static void
find_statements(struct scene_facts *facts, const struct lesson *lesson)
{
    for (size_t i = 0; i < lesson->statements.count; i++) {
        const struct statement *statement = &lesson->statements.items[i];
        for (int line = statement->line;
             line <= statement->end_line && line <= facts->line_count;
             line++) {
            facts->lines[line].statement = statement->line;
            facts->lines[line].is_assert = statement->is_assert;
        }
    }
}

static void
follow_stops(struct scene_facts *facts, const struct session *session)
{
    const struct lesson *lesson = session_lesson(session);
    size_t stops = session_stop_count(session);
    uint32_t focus = 0;

    facts->focus = mem_alloc_array(stops, sizeof *facts->focus);
    for (size_t stop = 0; stop < stops; stop++) {
        int ran = session_stop(session, stop)->ran;
        if (ran > 0 && ran <= facts->line_count &&
            facts->lines[ran].first_ran == SIZE_MAX)
            facts->lines[ran].first_ran = stop;
        for (size_t i = 0; ran > 0 && i < lesson->directives.count; i++) {
            if (lesson->directives.items[i].kind == DIRECTIVE_FOCUS &&
                lesson->directives.items[i].statement == ran)
                focus = (uint32_t)i + 1;
        }
        facts->focus[stop] = focus;
    }
    /* The lines of a statement over several lines run together. */
    for (int line = 1; line <= facts->line_count; line++) {
        int first = facts->lines[line].statement;
        if (first > 0 && facts->lines[line].first_ran == SIZE_MAX)
            facts->lines[line].first_ran = facts->lines[first].first_ran;
    }
}

void
scene_facts_init(struct scene_facts *facts, struct session *session)
{
    memset(facts, 0, sizeof *facts);
    facts->line_count = session_line_count(session);
    facts->lines = mem_alloc_array((size_t)facts->line_count + 1,
                                   sizeof *facts->lines);
    classify_lines(facts, session);
    find_statements(facts, session_lesson(session));
    follow_stops(facts, session);
    size_t length;
    (void)session_output(session, session_stop_count(session) - 1, &length);
    facts->prints = length > 0;
}

void
scene_facts_release(struct scene_facts *facts)
{
    mem_free(facts->lines);
    mem_free(facts->focus);
    memset(facts, 0, sizeof *facts);
}

size_t
scene_facts_comment(const struct scene_facts *facts,
                    const struct session *session, int line)
{
    size_t length;
    const char *bytes = session_line(session, line, &length);
    if (length > LONG_LINE)
        return length;
    uint8_t *styles = mem_alloc(length);
    (void)syntax_line(bytes, length,
                      (enum syntax_state)facts->lines[line].state, styles);
    size_t at = 0;
    while (at < length && styles[at] != STYLE_COMMENT)
        at++;
    while (at > 0 && at < length && bytes[at - 1] == ' ')
        at--;
    mem_free(styles);
    return at;
}

bool
scene_facts_to_come(const struct scene_facts *facts, int line, size_t stop)
{
    return facts->lines[line].first_ran > stop;
}

bool
scene_facts_pauses(const struct session *session, size_t stop)
{
    const struct lesson *lesson = session_lesson(session);
    int ran = session_stop(session, stop)->ran;
    for (size_t i = 0; ran > 0 && i < lesson->directives.count; i++) {
        if (lesson->directives.items[i].kind == DIRECTIVE_PAUSE &&
            lesson->directives.items[i].statement == ran)
            return true;
    }
    return false;
}
