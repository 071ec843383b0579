/*
 * check: parses, runs and tests scenes.  A scene passes when it runs to its
 * end (its asserts are its tests) and its whole history, taken forward and
 * back, accounts for every reference.
 */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/output.h"

struct statistics {
    size_t live, peak;
};

static struct statistics
count_objects(const struct log *log)
{
    struct statistics statistics = {0};
    size_t events = log_event_count(log);

    for (size_t i = 0; i < events; i++) {
        const struct event *event = log_event(log, i);

        if (event->kind != EVENT_NODE_BORN && event->kind != EVENT_NODE_FREED)
            continue;
        if (log_birth_of(log, event->node)->kind != NODE_OBJECT)
            continue;
        if (event->kind == EVENT_NODE_BORN)
            statistics.live++;
        else
            statistics.live--;
        if (statistics.live > statistics.peak)
            statistics.peak = statistics.live;
    }
    return statistics;
}

/* The world where the scene stops, before the module lets go of its names. */
static size_t
live_at_end(struct session *session)
{
    return world_object_count(
        session_world(session, session_stop_count(session) - 1));
}

static void
add_statistics(struct session *session, struct text *out)
{
    const struct log *log = session_log(session);
    struct statistics statistics = count_objects(log);

    text_add_format(out,
                    ", %zu events, %zu objects live at the end, %zu at the "
                    "peak, %zu bytes of history",
                    log_event_count(log), live_at_end(session),
                    statistics.peak, log_memory(log));
}

/* Goes to the end and back to the beginning and checks conservation at
 * both, and where the scene stopped. */
static bool
check_history(struct session *session, struct text *problem)
{
    struct world *world = session_new_world(session);
    size_t last = session_stop_count(session) - 1;
    bool fine;

    world_seek(world, log_event_count(session_log(session)));
    fine = world_check(world, problem);
    world_seek(world, session_stop(session, last)->moment);
    fine = fine && world_check(world, problem);
    world_seek(world, 0);
    fine = fine && world_check(world, problem);
    world_free(world);
    return fine;
}

static bool
report_ending(struct session *session, const char *name)
{
    const char *message;
    int line;
    struct text out = {0};
    enum session_ending ending = session_ending(session, &line, &message);

    if (ending == SESSION_ENDED)
        return true;
    utf8_add_safe(&out, name, strlen(name));
    text_add_format(&out, ":%d: %s", line,
                    ending == SESSION_STOPPED ? "stopped: " : "");
    utf8_add_safe(&out, message, strlen(message));
    fprintf(stderr, "%s\n", text_string(&out));
    text_release(&out);
    return false;
}

static void
report_warnings(const struct session *session, const char *name)
{
    const struct lesson *lesson = session_lesson(session);

    for (size_t i = 0; i < lesson->warnings.count; i++)
        fprintf(stderr, "%s:%d: warning: %s\n", name,
                lesson->warnings.items[i].line,
                lesson->warnings.items[i].message);
}

static enum status
check_scene(const struct options *options, const char *name)
{
    struct text problem = {0}, out = {0};
    struct session *session = load_session(options, name, &problem, NULL);
    bool fine = session != NULL;

    if (session != NULL) {
        report_warnings(session, name);
        fine = report_ending(session, name);
        if (!check_history(session, &problem))
            fine = false;
        utf8_add_safe(&out, name, strlen(name));
        text_add_format(&out, ": %s, %zu steps", fine ? "ok" : "failed",
                        session_stop_count(session) - 1);
        if (options->stats)
            add_statistics(session, &out);
        text_add_byte(&out, '\n');
        output_write(NULL, text_string(&out), out.length);
        session_free(session);
    }
    if (problem.length > 0)
        fputs(text_string(&problem), stderr);
    text_release(&problem);
    text_release(&out);
    return fine ? STATUS_FINE : STATUS_SCENE_FAILED;
}

enum status
command_check(const struct options *options)
{
    enum status status = STATUS_FINE;

    for (size_t i = 0; i < options->operand_count; i++)
        if (check_scene(options, options->operands[i]) != STATUS_FINE)
            status = STATUS_SCENE_FAILED;
    return output_close(status);
}
