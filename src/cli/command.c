#include "cli/command.h"

#include <string.h>

static const struct command commands[] = {
    {NULL, "[SCENE...]", "play scenes; none: choose one from the list", 0, -1,
     command_play},
    {"list", "", "the built-in scenes, one a line", 0, 0, command_list},
    {"print", "SCENE...", "every step as text", 1, -1, command_print},
    {"check", "SCENE...", "parse, run and test scenes", 1, -1,
     command_check},
    {"verify", "SCENE...",
     "run scenes in a real python3 too, and compare every count", 1, -1,
     command_verify},
    {"trace", "SCENE", "the timeline as JSON lines", 1, 1, command_trace},
    {"keys", "", "the keys of the full-screen program", 0, 0, command_keys},
};

const struct command *
command_at(size_t index)
{
    return index < sizeof commands / sizeof *commands ? &commands[index]
                                                      : NULL;
}

const struct command *
command_find(const char *name)
{
    for (size_t i = 1; command_at(i) != NULL; i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}
