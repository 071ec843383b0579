/*
 * interpreter: a python3 of the machine: what it is, and running it.
 */
#ifndef REFSTEP_CLI_INTERPRETER_H
#define REFSTEP_CLI_INTERPRETER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/profile.h"
#include "base/text.h"

struct interpreter {
    const char *program;           /* borrowed; a path or a name on PATH */
    struct text version;           /* owned; "3.12.1" */
    const struct profile *profile; /* whose counts it has */
};

enum interpreter_finding {
    INTERPRETER_USABLE,
    INTERPRETER_ABSENT,    /* it could not be run */
    INTERPRETER_UNMEASURED /* not a CPython whose counts are known */
};

/* Asks a program what it is.  Fills *interpreter (interpreter_release), or
 * says in *problem, in one sentence, what it is instead. */
enum interpreter_finding interpreter_ask(const char *program,
                                         struct interpreter *interpreter,
                                         struct text *problem);
void interpreter_release(struct interpreter *interpreter);

/* One run of a program. */
struct interpreter_run {
    const char *const *arguments; /* after the program's own name, NULL at the
                                     end */
    const char *input;            /* what it reads, input_length bytes */
    size_t input_length;
    int seconds;                  /* after which it is stopped */
    /* Takes what it writes, piece by piece. */
    void (*take)(void *context, const char *bytes, size_t length);
    void *context;
    struct text errors;           /* owned by the caller: the end of what it
                                     wrote to standard error */
    bool timed_out;
};

/* Runs program to its end.  Returns its exit status, 128 + n for a signal, or
 * -1 if it could not be run. */
int interpreter_run(const char *program, struct interpreter_run *run);

#endif
