#include "playback/session.h"

#include <string.h>

#include "base/mem.h"
#include "heap/runtime.h"
#include "lang/compile.h"
#include "library/library.h"
#include "playback/hidden.h"
#include "playback/imports.h"
#include "playback/numbers.h"
#include "playback/session_data.h"
#include "playback/stops.h"
#include "vm/machine.h"

struct session_options
session_options_default(void)
{
    return (struct session_options){.limits = limits_default()};
}

/* ---- opening ---- */

static void
index_lines(struct session *session)
{
    const char *text = text_string(&session->source);
    size_t length = session->source.length;

    VECTOR_PUSH(&session->lines, 0);
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n' && i + 1 < length)
            VECTOR_PUSH(&session->lines, i + 1);
    VECTOR_PUSH(&session->lines, length);
}

/* The version that the scene asks for in its header, or NULL. */
static const struct profile *
profile_of_lesson(const struct lesson *lesson)
{
    for (size_t i = 0; i < lesson->directives.count; i++) {
        const struct directive *directive = &lesson->directives.items[i];

        if (directive->kind == DIRECTIVE_PYTHON)
            return profile_find(directive->text);
    }
    return NULL;
}

/* Compiles; a scene that names its version is compiled for that one unless
 * the user named another. */
static bool
compile(struct session *session, const struct session_options *options,
        struct unit *unit, struct diag *diag)
{
    const char *text = text_string(&session->source);
    size_t length = session->source.length;
    const struct profile *own;

    session->profile = options->profile ? options->profile
                                        : profile_default();
    if (!compile_scene(text, length, session->profile, &options->limits,
                       unit, &session->lesson, diag))
        return false;
    own = profile_of_lesson(&session->lesson);
    if (options->profile || own == NULL || own == session->profile)
        return true;
    unit_release(unit);
    lesson_release(&session->lesson);
    session->profile = own;
    return compile_scene(text, length, own, &options->limits, unit,
                         &session->lesson, diag);
}

/* ---- running ---- */

/* Where the run ended: the last step that has a line. */
static int
last_line(const struct log *log)
{
    for (size_t i = log_step_count(log); i > 0; i--)
        if (log_step_at(log, i - 1)->line > 0)
            return log_step_at(log, i - 1)->line;
    return 0;
}

static void
note_ending(struct session *session, const struct runtime *runtime,
            const struct machine *machine)
{
    size_t steps = log_step_count(session->log);

    text_add_string(&session->traceback, machine_traceback(machine));
    session->ending_line = last_line(session->log);
    if (runtime->stopped) {
        session->ending = SESSION_STOPPED;
        text_add_string(&session->message,
                        text_string(&runtime->stop_message));
        return;
    }
    for (size_t i = steps; i > 0; i--) {
        const struct step *step = log_step_at(session->log, i - 1);

        if (step->kind != STEP_END)
            continue;
        if (step->exception != 0) {
            session->ending = SESSION_RAISED;
            session->ending_line = step->line;
            text_add_string(&session->message,
                            log_text_bytes(session->log, step->exception,
                                           NULL));
        }
        return;
    }
}

static void
run(struct session *session, const struct limits *limits,
    const struct unit *unit)
{
    struct runtime runtime;
    struct machine *machine;

    runtime_init(&runtime, session->log, session->profile, limits);
    machine = machine_new(&runtime, unit);
    library_install(machine);
    machine_set_source(machine, session->name, text_string(&session->source),
                       session->source.length);
    for (size_t i = 0; i < session->lesson.directives.count; i++)
        if (session->lesson.directives.items[i].kind == DIRECTIVE_INPUT)
            machine_add_input(machine,
                              session->lesson.directives.items[i].text);
    machine_run(machine);
    note_ending(session, &runtime, machine);
    machine_free(machine);
    runtime_release(&runtime);
}

struct session *
session_open(const char *name, const char *text, size_t length,
             const struct session_options *options, struct diag *diag)
{
    struct session *session = mem_alloc(sizeof *session);
    struct unit unit = {0};

    session->name = mem_copy_string(name, strlen(name));
    text_add(&session->source, text, length);
    index_lines(session);
    if (!compile(session, options, &unit, diag)) {
        session_free(session);
        return NULL;
    }
    if (!check_imports(&unit, diag)) {
        unit_release(&unit);
        session_free(session);
        return NULL;
    }
    session->log = log_new(options->limits.events);
    log_limit_bytes(session->log, options->limits.history_bytes);
    run(session, &options->limits, &unit);
    unit_release(&unit);
    number_anew(session->log);
    find_stops(session);
    session->now = world_new(session->log);
    session->before = world_new_beside(session->now);
    session->query = query_new(session->log);
    return session;
}

void
session_free(struct session *session)
{
    if (session == NULL)
        return;
    answers_release(&session->answers);
    query_free(session->query);
    world_free(session->now);
    world_free(session->before);
    log_free(session->log);
    lesson_release(&session->lesson);
    mem_free(session->stops.items);
    VECTOR_RELEASE(&session->lines);
    text_release(&session->source);
    text_release(&session->message);
    text_release(&session->traceback);
    mem_free(session->name);
    mem_free(session);
}

/* ---- what it is ---- */

const char *
session_name(const struct session *session)
{
    return session->name;
}

const struct profile *
session_profile(const struct session *session)
{
    return session->profile;
}

const struct lesson *
session_lesson(const struct session *session)
{
    return &session->lesson;
}

const struct log *
session_log(const struct session *session)
{
    return session->log;
}

int
session_line_count(const struct session *session)
{
    return (int)session->lines.count - 1;
}

const char *
session_line(const struct session *session, int line, size_t *length)
{
    const char *text = text_string(&session->source);
    size_t from, to;

    if (line < 1 || line > session_line_count(session)) {
        if (length)
            *length = 0;
        return "";
    }
    from = session->lines.items[line - 1];
    to = session->lines.items[line];
    while (to > from && (text[to - 1] == '\n' || text[to - 1] == '\r'))
        to--;
    if (length)
        *length = to - from;
    return text + from;
}

const char *
session_text(const struct session *session, size_t *length)
{
    if (length)
        *length = session->source.length;
    return text_string(&session->source);
}

bool
session_hides(const struct session *session, const char *name)
{
    return name_is_hidden(&session->lesson, name);
}

/* ---- the worlds ---- */

const struct world *
session_world(struct session *session, size_t stop)
{
    world_seek(session->now, session->stops.items[stop].moment);
    return session->now;
}

const struct world *
session_world_before(struct session *session, size_t stop)
{
    world_seek(session->before, session->stops.items[stop].moment);
    return session->before;
}

struct world *
session_new_world(const struct session *session)
{
    return world_new_beside(session->now);
}

/* ---- texts by stop ---- */

const char *
session_narration(const struct session *session, size_t stop)
{
    const struct narration *narration;

    if (stop == 0)
        return session->lesson.introduction;
    narration = lesson_narration(&session->lesson,
                                 session->stops.items[stop].ran);
    if (narration != NULL)
        return narration->text;
    if (stop + 1 == session->stops.count)
        return session->lesson.closing;
    return "";
}

const char *
session_output(struct session *session, size_t stop, size_t *length)
{
    *length = world_output_length(session_world(session, stop));
    return log_output_bytes(session->log, NULL);
}

const char *
session_printed(struct session *session, size_t since, size_t stop,
                size_t *length)
{
    size_t before =
        stop == 0
            ? 0
            : world_output_length(session_world_before(session, since));
    size_t now = world_output_length(session_world(session, stop));

    *length = now - before;
    return log_output_bytes(session->log, NULL) + before;
}

/* ---- how it ended ---- */

enum session_ending
session_ending(const struct session *session, int *line,
               const char **message)
{
    if (line)
        *line = session->ending_line;
    if (message)
        *message = text_string(&session->message);
    return session->ending;
}

const char *
session_traceback(const struct session *session)
{
    return text_string(&session->traceback);
}
