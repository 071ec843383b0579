/*
 * scenes_dir: where the built-in scenes are, and which.
 */
#ifndef REFSTEP_CLI_SCENES_DIR_H
#define REFSTEP_CLI_SCENES_DIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "base/vector.h"

struct builtin_scene {
    char *name;  /* "01-understanding-reference-counting"; owned */
    char *path;  /* owned */
    char *title; /* first line of its docstring; owned */
};

struct builtin_scenes {
    VECTOR(struct builtin_scene) scenes; /* by name */
};

/* Appends the folder of the built-in scenes: the environment's
 * REFSTEP_SCENES; beside a program that was not installed, the one named by
 * the build's file `scenes_dir`; else the one it was installed with. */
void scenes_dir_add(struct text *out);

/* Reads the folder; an unreadable one gives no scenes (false). */
bool builtin_scenes_read(struct builtin_scenes *scenes);
void builtin_scenes_release(struct builtin_scenes *scenes);

/* Returns the scene that a user means by a whole name, its number ("1",
 * "01") or its name without the number; NULL: none. */
const struct builtin_scene *
builtin_scenes_find(const struct builtin_scenes *scenes, const char *name);

#endif
