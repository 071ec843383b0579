#include "playback/stops.h"

#include <string.h>

#include "base/mem.h"
#include "playback/hidden.h"

/* What is known of the running frames while the log is read. */
struct reader {
    VECTOR(node_id) frames; /* outermost first */
    VECTOR(int) lines;      /* the line each of them is at */
    node_id entered;        /* the last that began to run since the stop
                               before, or 0 */
    int line;               /* of the last stop */
    const struct call *calls; /* that are yet to be followed */
    size_t call_count;
};

static void
follow(struct reader *reader, const struct call *call)
{
    if (call->begins) {
        VECTOR_PUSH(&reader->frames, call->frame);
        VECTOR_PUSH(&reader->lines, 0);
        reader->entered = call->frame;
    } else if (reader->frames.count) {
        reader->frames.count--;
        reader->lines.count--;
    }
}

static int
line_of_caller(const struct reader *reader)
{
    size_t depth = reader->lines.count;

    return depth > 1 ? reader->lines.items[depth - 2] : 0;
}

/* Whether nothing is to be seen between the call of a step and the first
 * line of the body, which is the stop then. */
static bool
is_shown_by_next(const struct session *session, size_t number,
                 const struct step *call)
{
    const struct step *next;

    if (number + 1 >= log_step_count(session->log))
        return false;
    next = log_step_at(session->log, number + 1);
    return next->frame == call->frame &&
           (next->kind == STEP_LINE || next->kind == STEP_HEADER);
}

/* Whether the end of the scene is to be seen after a step. */
static bool
is_followed_by_end(const struct session *session, size_t number)
{
    return number + 1 >= log_step_count(session->log) ||
           log_step_at(session->log, number + 1)->kind == STEP_END;
}

/* Whether something was written between a step and the one before. */
static bool
has_written(const struct session *session, size_t number,
            const struct step *step)
{
    size_t count, at;

    if (number == 0)
        return true;
    at = log_step_at(session->log, number - 1)->event;
    for (; at < step->event; at += count) {
        const struct event *events =
            log_events_from(session->log, at, &count);

        for (size_t i = 0; i < count; i++)
            if (events[i].kind == EVENT_OUTPUT_WRITTEN)
                return true;
    }
    return false;
}

/* An exception that ends the scene is shown by the end that follows. */
static bool
is_stop(const struct session *session, size_t number,
        const struct step *step)
{
    switch (step->kind) {
    case STEP_CALL:
        return !is_shown_by_next(session, number, step);
    case STEP_EXCEPTION:
        return !is_followed_by_end(session, number);
    case STEP_EXIT:
        return has_written(session, number, step);
    default:
        return true;
    }
}

/* ---- statements about hidden names ---- */

/* What happens between a step and the next. */
struct effects {
    bool hidden;  /* a hidden name is bound */
    bool visible; /* anything else that a user could see */
};

/* A slot of the module's namespace that is inserted or set. */
static void
note_binding(struct session *session, const struct event *event,
             struct effects *effects)
{
    const struct log *log = session->log;

    if (!is_global_namespace(log, event->node))
        return;
    if (event->kind == EVENT_SLOTS_INSERTED &&
        name_is_hidden(&session->lesson,
                       log_text_bytes(log, event->y, NULL)))
        effects->hidden = true;
    else if (event->kind == EVENT_SLOTS_INSERTED ||
             event->kind == EVENT_SLOTS_REMOVED)
        effects->visible = true;
}

/* Whether the statement of a step does nothing but bind hidden names. */
static bool
only_hides(struct session *session, size_t number)
{
    size_t next = number + 1 < log_step_count(session->log)
                      ? log_step_at(session->log, number + 1)->event
                      : log_event_count(session->log);
    struct effects effects = {false, false};

    for (size_t i = log_step_at(session->log, number)->event; i < next;
         i++) {
        const struct event *event = log_event(session->log, i);

        if (event->kind == EVENT_OUTPUT_WRITTEN ||
            event->kind == EVENT_FRAME_PUSHED)
            effects.visible = true;
        else if (event->kind == EVENT_SLOTS_INSERTED ||
                 event->kind == EVENT_SLOTS_REMOVED)
            note_binding(session, event, &effects);
    }
    return effects.hidden && !effects.visible;
}

/* ---- stops ---- */

/* Tells whether the innermost frame was entered since the stop before. */
static void
note_entered(const struct session *session, const struct reader *reader,
             struct stop *stop)
{
    const struct stop *last =
        &session->stops.items[session->stops.count - 1];
    size_t depth = reader->frames.count;

    if (depth < 2 || reader->frames.items[depth - 1] != reader->entered ||
        stop->kind == STEP_RETURN)
        return;
    stop->entered = reader->entered;
    stop->calls = line_of_caller(reader);
    if (stop->calls == 0)
        stop->calls = stop->ran;
    stop->resumed =
        log_birth_of(session->log, stop->entered)->event < last->moment;
}

static void
add_stop(struct session *session, size_t number, const struct step *step,
         struct reader *reader)
{
    size_t count = session->stops.count;
    struct stop stop = {
        .step = (uint32_t)number,
        .moment = step->event + 1,
        .kind = step->kind,
        .depth = reader->frames.count & 0x7FFFFFu,
    };

    if (step->kind == STEP_LINE || step->kind == STEP_HEADER ||
        step->kind == STEP_CALL)
        stop.next = step->line;
    else if (step->kind == STEP_RETURN)
        stop.next = line_of_caller(reader);
    if (count > 0) {
        const struct stop *last = &session->stops.items[count - 1];

        stop.ran = step->kind == STEP_EXCEPTION ? step->line
                   : last->kind == STEP_RETURN  ? last->next
                                                : reader->line;
        /* What ended the scene passed the module's line last. */
        if (step->kind == STEP_END &&
            log_step_at(session->log, number - 1)->kind == STEP_EXCEPTION)
            stop.ran = log_step_at(session->log, number - 1)->line;
        if (reader->entered != 0)
            note_entered(session, reader, &stop);
    }
    reader->entered = 0;
    reader->line = step->line;
    session->stops.items[session->stops.count++] = stop;
}

static bool
has_hidden_names(const struct session *session)
{
    for (size_t i = 0; i < session->lesson.directives.count; i++)
        if (session->lesson.directives.items[i].kind == DIRECTIVE_HIDE)
            return true;
    return false;
}

static void
take_step(struct session *session, struct reader *reader, size_t number,
          bool hides)
{
    const struct step *step = log_step_at(session->log, number);
    size_t depth;

    for (; reader->call_count > 0 && reader->calls->event < step->event;
         reader->calls++, reader->call_count--)
        follow(reader, reader->calls);
    depth = reader->lines.count;
    if (depth > 0 && step->line > 0)
        reader->lines.items[depth - 1] = step->line;
    if (is_stop(session, number, step) &&
        !(hides && step->kind == STEP_LINE && only_hides(session, number)))
        add_stop(session, number, step, reader);
}

void
find_stops(struct session *session)
{
    struct reader reader = {0};
    const struct log *log = session->log;
    bool hides = has_hidden_names(session);
    size_t count = log_step_count(log);

    reader.calls = log_calls(log, &reader.call_count);
    session->stops.items =
        mem_alloc_unset((count + 1) * sizeof *session->stops.items);
    for (size_t i = 0; i < count; i++)
        take_step(session, &reader, i, hides);
    if (session->stops.count == 0)
        session->stops.items[session->stops.count++] =
            (struct stop){.moment = (uint32_t)log_event_count(log)};
    VECTOR_RELEASE(&reader.frames);
    VECTOR_RELEASE(&reader.lines);
}

/* ---- finding one's way -------------------------------------------------- */

size_t
session_stop_count(const struct session *session)
{
    return session->stops.count;
}

const struct stop *
session_stop(const struct session *session, size_t stop)
{
    return &session->stops.items[stop];
}

/* Returns the nearest stop in a direction at most `depth` deep. */
static size_t
find_depth(const struct session *session, size_t stop, size_t depth,
           bool forward)
{
    const struct stop *stops = session->stops.items;
    size_t last = session->stops.count - 1;

    while (forward ? stop < last : stop > 0) {
        stop = forward ? stop + 1 : stop - 1;
        if (stops[stop].depth <= depth)
            break;
    }
    return stop;
}

size_t
session_over(const struct session *session, size_t stop, bool forward)
{
    return find_depth(session, stop, session->stops.items[stop].depth,
                      forward);
}

size_t
session_out(const struct session *session, size_t stop)
{
    size_t depth = session->stops.items[stop].depth;

    return find_depth(session, stop, depth > 1 ? depth - 1 : 0, true);
}

size_t
session_end_of_call(const struct session *session, size_t stop)
{
    size_t last = session->stops.count - 1;
    size_t out = session_out(session, stop);

    return session->stops.items[stop].depth > 1 && out > stop ? out - 1
                                                              : last;
}

size_t
session_find_line(const struct session *session, size_t stop, int line,
                  bool forward)
{
    size_t last = session->stops.count - 1;
    size_t at = stop;

    while (forward ? at < last : at > 0) {
        at = forward ? at + 1 : at - 1;
        if (session->stops.items[at].next == line)
            return at;
    }
    return stop;
}
