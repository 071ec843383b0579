/*
 * load: from what a user typed to an open session.
 */
#ifndef REFSTEP_CLI_LOAD_H
#define REFSTEP_CLI_LOAD_H

#include "cli/options.h"
#include "playback/session.h"

/* Reads the scene called name (a file, "-", or a built-in scene) and opens
 * it.  Returns a session (session_free); or NULL with lines that say what is
 * wrong in *problem, ready for a terminal, and, where the text itself is
 * refused, its place in *diag (may be NULL; diag_release). */
struct session *load_session(const struct options *options, const char *name,
                             struct text *problem, struct diag *diag);

#endif
