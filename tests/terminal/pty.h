/*
 * pty: a program running in a pseudo-terminal of the test's own, with
 * an emulated screen.
 *
 * Nothing sleeps: every wait polls and has a deadline, and when it passes the
 * screen is written to standard error, so that a failure can be understood.
 */
#ifndef REFSTEP_TESTS_TERMINAL_PTY_H
#define REFSTEP_TESTS_TERMINAL_PTY_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "tests/terminal/vt.h"

struct terminal {
    pid_t child;
    int master;
    int slave;                  /* kept, to look at the attributes */
    struct termios before;      /* attributes before the program ran */
    struct vt vt;
    size_t received;            /* bytes, in all */
};

/* Returns whether this machine has pseudo-terminals. */
bool terminal_exists(void);

/* Starts arguments[0] with arguments (ended by NULL) on a terminal of that
 * size.  environment holds "NAME=VALUE" strings, ended by NULL, added to the
 * test's own; "NAME" alone removes.  Aborts the test if it cannot. */
void terminal_start(struct terminal *terminal, int rows, int columns,
                    const char *const arguments[],
                    const char *const environment[]);

/* Sends keys. */
void terminal_type(struct terminal *terminal, const char *keys);

/* Changes the size and lets the program know. */
void terminal_resize(struct terminal *terminal, int rows, int columns);

/* Reads until text stands on the screen (or no more does).  Returns whether
 * it happened before the deadline. */
bool terminal_shows(struct terminal *terminal, const char *text);
bool terminal_hides(struct terminal *terminal, const char *text);

/* Reads until count more bytes have come; for programs whose text cannot be
 * known. */
bool terminal_receives(struct terminal *terminal, size_t count);

/* Reads until nothing has come for a while: the screen is whole. */
bool terminal_calms(struct terminal *terminal);

/* Waits for the end.  Returns the exit status, 128 + n for signal n, or -1
 * if it still runs at the deadline (then it is killed). */
int terminal_ends(struct terminal *terminal);

/* Returns whether the terminal is as it was: attributes, the main screen, a
 * visible cursor, no mouse reports. */
bool terminal_is_restored(struct terminal *terminal);

/* Closes the master side, as when a window is closed. */
void terminal_hang_up(struct terminal *terminal);

/* Kills what still runs and closes everything. */
void terminal_release(struct terminal *terminal);

#endif
