/*
 * session: one scene, run to its end, that can be looked at from any of its
 * stops.
 *
 * A session compiles a scene, runs it within limits and keeps its timeline,
 * its text and its lesson.  It knows nothing of screens.
 *
 * A *stop* is a moment that a user can step to: before each statement, at a
 * loop's header, when a function is entered, when it returns, at the end.  At
 * stop 0 nothing has run; at stop k the lines of stops 0 … k−1 have.
 * `refstep trace` records the same moments; it tells the call and the first
 * line of the body apart, between which nothing happens.
 */
#ifndef REFSTEP_PLAYBACK_SESSION_H
#define REFSTEP_PLAYBACK_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/limits.h"
#include "base/profile.h"
#include "lang/lesson.h"
#include "timeline/world.h"

struct session; /* opaque */

struct session_options {
    const struct profile *profile; /* NULL: the scene's own, or 3.12 */
    struct limits limits;
};

/* Returns the defaults. */
struct session_options session_options_default(void);

/* Compiles and runs scene text (length bytes; copied).  name is what the
 * user called it ("basics.py", "-") and is copied.  Returns a session
 * (session_free), or NULL with *diag filled when the scene is refused.  A
 * scene that ends in an exception or at a limit is a session like any
 * other: see session_ending. */
struct session *session_open(const char *name, const char *text,
                             size_t length,
                             const struct session_options *options,
                             struct diag *diag);
void session_free(struct session *session);

/* Return what the session was opened with or has read: the name of the scene,
 * the version it counts as, its title and comments, its history.  All are the
 * session's. */
const char *session_name(const struct session *session);
const struct profile *session_profile(const struct session *session);
const struct lesson *session_lesson(const struct session *session);
const struct log *session_log(const struct session *session);

/* ---- the text ----------------------------------------------------------- */

/* Returns the number of source lines, and line number (from 1) without its
 * newline; length may be NULL.  Valid as long as the session. */
int session_line_count(const struct session *session);
const char *session_line(const struct session *session, int line,
                         size_t *length);
const char *session_text(const struct session *session, size_t *length);

/* ---- stops -------------------------------------------------------------- */

struct stop {
    uint32_t moment;  /* events that have happened */
    uint32_t step;    /* number in the log */
    int next;         /* line to run next; 0: none (the end) */
    int ran;          /* line that ran since the stop before; 0: none */
    node_id entered;  /* the innermost frame, when it was entered since the
                         stop before: the line that ran is not done yet, it
                         waits for that call; else 0 */
    int calls;        /* line that made the call of entered; else 0.  Not the
                         line that ran where that one's frame ended before,
                         as a generator's does before what it held is freed */
    unsigned depth : 23; /* running frames, 1: the module alone */
    bool resumed : 1; /* entered is not 0, and it ran before: a generator's */
    enum step_kind kind : 8;
};

/* Returns how many stops there are; at least 1. */
size_t session_stop_count(const struct session *session);
const struct stop *session_stop(const struct session *session, size_t stop);

/* Returns the stop to go to for "step over calls" from stop, forward or
 * backward, and "out of the call". */
size_t session_over(const struct session *session, size_t stop, bool forward);
size_t session_out(const struct session *session, size_t stop);

/* Returns the stop at which the call that runs at stop is about to return or
 * has failed: its last; the scene's last for the module. */
size_t session_end_of_call(const struct session *session, size_t stop);

/* Returns the nearest stop after (or, backward, before) stop whose next line
 * is line, or stop itself when there is none. */
size_t session_find_line(const struct session *session, size_t stop,
                         int line, bool forward);

/* Returns the world at a stop.  The session owns it; it stays at that moment
 * until the next call of a function that takes a stop. */
const struct world *session_world(struct session *session, size_t stop);

/* The same in a second world, to compare with. */
const struct world *session_world_before(struct session *session,
                                         size_t stop);

/* Returns a world of the caller's own (world_free), at moment 0. */
struct world *session_new_world(const struct session *session);

/* Several steps can be taken as one: over a call, out of it.  Such a step
 * goes from a stop `since` to a later one, and is told as a whole; since the
 * stop before, it is a step like any other. */
static inline size_t
stop_previous(size_t stop)
{
    return stop > 0 ? stop - 1 : 0;
}

/* Appends what became of the line that ran before stop: "line 9 ran", "line 9
 * calls f( )", "line 3 returns"; at stop 0 "before the first line".  Of
 * several steps it says how many. */
void session_heading(const struct session *session, size_t since,
                     size_t stop, struct text *out);

/* ---- what to tell ------------------------------------------------------- */

/* Returns the narration of the line that ran before stop ("" : none); at
 * stop 0 the introduction; at the last stop the closing card, when the line
 * that ran has no narration of its own. */
const char *session_narration(const struct session *session, size_t stop);

/* Returns all that the scene had printed at a stop; length in bytes.
 * session_printed gives the part printed since another stop. */
const char *session_output(struct session *session, size_t stop,
                           size_t *length);
const char *session_printed(struct session *session, size_t since,
                            size_t stop, size_t *length);

/* One thing that a step did, in words. */
enum happening_kind {
    HAPPENING_BOUND,     /* a name or slot refers to something now */
    HAPPENING_REBOUND,   /* … to something else than before */
    HAPPENING_UNBOUND,   /* … to nothing */
    HAPPENING_BORN,      /* an object was made and still lives */
    HAPPENING_FREED,     /* an object was freed */
    HAPPENING_COUNT,     /* only a count changed */
    HAPPENING_CALLED, HAPPENING_RETURNED,
    HAPPENING_RAISED,    /* an exception */
    HAPPENING_COLLECTED, /* the collector ran */
    HAPPENING_SUMMARY    /* 12 objects made and freed inside … */
};

struct happening {
    enum happening_kind kind;
    char *words;       /* "var3 now refers to list #1"; owned by the session */
    char *count;       /* "list #1   refs 2 → 3", or NULL */
    node_id subject;   /* the object it is about; 0: none */
    uint64_t before, after; /* its counts */
};

/* Returns what the step from since to stop did, most important first.  Valid
 * until the next call of this function. */
const struct happening *session_happenings(struct session *session,
                                           size_t since, size_t stop,
                                           size_t *count);

/* Returns whether the scene keeps a name off the screen (#: hide). */
bool session_hides(const struct session *session, const char *name);

/* Appends what the screen calls a node: "list #1", "function f", "the
 * constants of <module>", "the parser". */
void session_node_name(const struct session *session, node_id node,
                       struct text *out);

/* Why an object has the count it has: one line a reference. */
struct explanation {
    node_id holder;
    uint32_t slot;
    bool hidden;       /* not drawn by default */
    char *words;       /* "global var1", "[0] of list #2", "the constants of
                          <module>"; owned by the session */
    size_t since;      /* stop since which it has held it */
};

/* Returns every reference to node at stop, drawn holders first; valid until
 * the next call. */
const struct explanation *session_explain(struct session *session,
                                          size_t stop, node_id node,
                                          size_t *count);

/* A question that the lesson asks at a stop (#: ask), NULL: none.  The
 * answer is computed from the worlds. */
struct question {
    char *question;
    char *answer;
};
const struct question *session_question(struct session *session, size_t stop);

/* ---- how it ended ------------------------------------------------------- */

enum session_ending {
    SESSION_ENDED,     /* ran to its end */
    SESSION_RAISED,    /* an uncaught exception, sys.exit() included */
    SESSION_STOPPED    /* a limit */
};

/* Returns how the scene ended; *line, *message (may be NULL; "" when it just
 * ended) say where and with what. */
enum session_ending session_ending(const struct session *session, int *line,
                                   const char **message);

/* Returns the traceback as Python prints it to standard error, or "". */
const char *session_traceback(const struct session *session);

#endif
