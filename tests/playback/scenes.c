#include "tests/playback/scenes.h"

#include <check.h>
#include <string.h>

struct session *
open_text(const char *text)
{
    struct session_options options = session_options_default();
    struct diag diag = {0};
    struct session *session =
        session_open("test.py", text, strlen(text), &options, &diag);

    ck_assert_msg(session != NULL, "refused: %d:%d: %s", diag.line,
                  diag.column, text_string(&diag.message));
    diag_release(&diag);
    return session;
}

size_t
stop_before(const struct session *session, int line)
{
    for (size_t i = 0; i < session_stop_count(session); i++)
        if (session_stop(session, i)->next == line)
            return i;
    ck_abort_msg("no stop before line %d", line);
    return 0;
}
