/*
 * options: the command line as plain data.
 */
#ifndef REFSTEP_CLI_OPTIONS_H
#define REFSTEP_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/limits.h"
#include "base/profile.h"
#include "base/text.h"

/* Exit statuses, besides 128 + n for a signal. */
enum status {
    STATUS_FINE = 0,
    STATUS_SCENE_FAILED = 1,
    STATUS_USAGE = 2,
    STATUS_UNAVAILABLE = 3 /* no terminal, a file that cannot be written */
};

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

#define OPTIONS_MOST_INTERPRETERS 16

struct options {
    const struct command *command;
    char **operands;        /* borrowed from argv */
    size_t operand_count;

    const struct profile *profile; /* NULL: the scene's own, or 3.12 */
    struct limits limits;
    enum color_choice color;
    const char *theme;      /* NULL: the default */
    bool ascii;
    bool no_mouse;
    bool plain;
    bool stats;
    bool changes;
    bool holders;
    bool one_step;
    size_t step;
    int width;              /* 0: that of the terminal, or 80 */
    const char *interpreters[OPTIONS_MOST_INTERPRETERS]; /* borrowed; --with */
    size_t interpreter_count;
};

/* Reads the command line.  Returns true, or false with a sentence in
 * *problem. */
bool options_parse(int argc, char **argv, struct options *options,
                   struct text *problem);

/* Appends what `refstep --help` says. */
void options_help(struct text *out);

#endif
