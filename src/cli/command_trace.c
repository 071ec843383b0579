#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/output.h"
#include "trace/trace_writer.h"

/* A trace that is longer is cut: every record is whole, so that its length
 * grows with the square of the scene's. */
#define MOST_BYTES ((size_t)256 << 20)

/* Where a trace goes, and how much of it went there. */
struct outlet {
    size_t written;
    bool cut;
};

static bool
write_some(void *context, const char *bytes, size_t length)
{
    struct outlet *outlet = context;

    outlet->cut = outlet->written > MOST_BYTES;
    outlet->written += length;
    return !outlet->cut && output_write(NULL, bytes, length);
}

static enum status
end_cut(const char *name)
{
    static const char record[] =
        "{\"error\":{\"line\":null,\"column\":null,\"message\":"
        "\"the trace is too long (--changes makes a shorter one)\"}}\n";
    struct text shown = {0};

    output_write(NULL, record, sizeof record - 1);
    utf8_add_safe(&shown, name, strlen(name));
    fprintf(stderr,
            "refstep: %s: the trace is too long (--changes makes a shorter "
            "one)\n",
            text_string(&shown));
    text_release(&shown);
    return output_close(STATUS_SCENE_FAILED);
}

/* A scene that is refused, or cannot even be read, is a header and an
 * error. */
static enum status
trace_refused(const struct options *options, const char *name,
              const struct diag *diag, const struct text *problem)
{
    const struct profile *profile =
        options->profile ? options->profile : profile_default();
    struct trace_error error = {diag->line, diag->column,
                                text_string(&diag->message)};
    struct trace_request request = {.scene = name,
                                    .python = profile->name,
                                    .title = "",
                                    .error = &error};
    struct trace_sink sink = {output_write, NULL};

    if (diag->message.length == 0)
        error.message = text_string(problem);
    trace_write(NULL, &request, sink);
    return output_close(STATUS_SCENE_FAILED);
}

static enum status
trace_session(const struct options *options, struct session *session)
{
    struct trace_error error = {0};
    struct trace_request request = {
        .scene = session_name(session),
        .python = session_profile(session)->name,
        .title = session_lesson(session)->title,
        .changes = options->changes,
        .holders = options->holders,
    };
    struct outlet outlet = {0};
    struct trace_sink sink = {write_some, &outlet};
    enum session_ending ending =
        session_ending(session, &error.line, &error.message);

    if (ending == SESSION_STOPPED)
        request.error = &error;
    trace_write(session_log(session), &request, sink);
    if (outlet.cut)
        return end_cut(session_name(session));
    return output_close(ending == SESSION_STOPPED ? STATUS_SCENE_FAILED
                                                  : STATUS_FINE);
}

enum status
command_trace(const struct options *options)
{
    const char *name = options->operands[0];
    struct text problem = {0};
    struct diag diag = {0};
    struct session *session = load_session(options, name, &problem, &diag);
    enum status status;

    if (session == NULL) {
        fputs(text_string(&problem), stderr);
        status = trace_refused(options, name, &diag, &problem);
    } else {
        status = trace_session(options, session);
    }
    session_free(session);
    diag_release(&diag);
    text_release(&problem);
    return status;
}
