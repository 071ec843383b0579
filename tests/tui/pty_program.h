/*
 * pty_program: the full-screen program on a real terminal (a pseudo-terminal
 * whose other end the test holds), in a process of its own.
 *
 * Nothing sleeps: waiting means polling what the program writes, with a
 * deadline.
 */
#ifndef REFSTEP_TESTS_TUI_PTY_PROGRAM_H
#define REFSTEP_TESTS_TUI_PTY_PROGRAM_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "base/text.h"

struct pty_options {
    const char *term;     /* TERM; NULL: not set */
    const char *locale;   /* NULL: C.UTF-8 */
    bool no_color;
    int width, height;
    bool job;             /* under job control, so that it can be stopped */
    int crash_after;      /* > 0: SIGSEGV in the program itself, when this
                             scene number is opened */
};

struct pty_program {
    pid_t pid;
    int master;
    struct text output;   /* all that it wrote */
    struct termios before; /* settings before it began */
    bool ended;
    int status;           /* as waitpid gives it */
};

/* Starts the program with the scenes of stage.h. */
void pty_start(struct pty_program *program,
               const struct pty_options *options);

/* Sends bytes as the keyboard does. */
void pty_send(struct pty_program *program, const char *bytes);

/* Reads until text has been written after offset `from` of the output;
 * false, when it does not come in time. */
bool pty_expect(struct pty_program *program, size_t from, const char *text);

/* Reads until the program has drawn something. */
bool pty_begins(struct pty_program *program);

/* Reads until the program has written nothing for some milliseconds. */
void pty_settle(struct pty_program *program, int milliseconds);

/* Changes the size of the terminal. */
void pty_resize(struct pty_program *program, int width, int height);

/* Waits for the end; returns whether it came within so many milliseconds. */
bool pty_finish(struct pty_program *program, int milliseconds);

/* Returns whether the terminal has its old settings. */
bool pty_is_restored(const struct pty_program *program);

/* Kills the program if it still runs and releases everything. */
void pty_release(struct pty_program *program);

#endif
