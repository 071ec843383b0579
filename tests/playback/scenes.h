/*
 * scenes: sessions for tests, opened from text.
 */
#ifndef REFSTEP_TESTS_PLAYBACK_SCENES_H
#define REFSTEP_TESTS_PLAYBACK_SCENES_H

#include "playback/session.h"

/* Opens a scene that must be accepted; the caller frees the session. */
struct session *open_text(const char *text);

/* Returns the first stop at which line is to run next; fails the test when
 * there is none. */
size_t stop_before(const struct session *session, int line);

#endif
