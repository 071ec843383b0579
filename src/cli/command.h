/*
 * command: the commands of refstep, one function and one line of the table
 * each.
 */
#ifndef REFSTEP_CLI_COMMAND_H
#define REFSTEP_CLI_COMMAND_H

#include "cli/options.h"

struct command {
    const char *name;     /* NULL: the command without a name, play */
    const char *operands; /* for the usage */
    const char *words;    /* what it does */
    int least;            /* operands it needs at least */
    int most;             /* operands it takes at most; -1: any number */
    /* Runs it and returns an exit status. */
    enum status (*run)(const struct options *options);
};

/* Returns command number index (0: play), or NULL past the last. */
const struct command *command_at(size_t index);

/* Returns the command with a name, or NULL. */
const struct command *command_find(const char *name);

/* What they do is in the table of command.c, which is what --help says.  Each
 * tells what went wrong on standard error, and returns the exit status. */
enum status command_play(const struct options *options);
enum status command_list(const struct options *options);
enum status command_print(const struct options *options);
enum status command_check(const struct options *options);
enum status command_trace(const struct options *options);
enum status command_verify(const struct options *options);
enum status command_keys(const struct options *options);

#endif
