#include "cli/load.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "cli/scenes_dir.h"

static bool
say(struct text *problem, const char *name, const char *what)
{
    text_add_string(problem, "refstep: ");
    utf8_add_safe(problem, name, strlen(name));
    text_add_format(problem, ": %s\n", what);
    return false;
}

/* Reads all of a file, up to one byte over the limit. */
static bool
read_file(FILE *file, const char *name, size_t limit, struct text *text,
          struct text *problem)
{
    char block[8192];
    size_t length;
    char what[96];

    while (text->length <= limit &&
           (length = fread(block, 1, sizeof block, file)) > 0)
        text_add(text, block, length);
    if (ferror(file))
        return say(problem, name, strerror(errno));
    if (text->length <= limit)
        return true;
    snprintf(what, sizeof what,
             "the scene is longer than %zu bytes (see --file)", limit);
    return say(problem, name, what);
}

static bool
is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* A file comes before a built-in scene of the same name. */
static bool
read_named(const char *name, size_t limit, struct text *text,
           struct text *problem)
{
    struct builtin_scenes scenes = {0};
    const struct builtin_scene *scene;
    const char *path = name;
    FILE *file;
    bool read = false;

    file = is_folder(name) ? NULL : fopen(name, "rb");
    if (file == NULL && strchr(name, '/') == NULL) {
        builtin_scenes_read(&scenes);
        scene = builtin_scenes_find(&scenes, name);
        path = scene ? scene->path : name;
        file = scene ? fopen(path, "rb") : NULL;
    }
    if (file == NULL && is_folder(path))
        say(problem, name, "is a folder");
    else if (file == NULL && errno == ENOENT && strchr(name, '/') == NULL)
        say(problem, name,
            "there is no such file, and no built-in scene of this name "
            "(see refstep list)");
    else if (file == NULL)
        say(problem, name, strerror(errno));
    else
        read = read_file(file, name, limit, text, problem);
    if (file != NULL)
        fclose(file);
    builtin_scenes_release(&scenes);
    return read;
}

struct session *
load_session(const struct options *options, const char *name,
             struct text *problem, struct diag *diag)
{
    struct session_options session_options = session_options_default();
    struct session *session = NULL;
    struct text text = {0};
    struct diag own = {0};
    bool is_input = strcmp(name, "-") == 0;

    session_options.profile = options->profile;
    session_options.limits = options->limits;
    if (is_input ? read_file(stdin, "-", options->limits.file_bytes, &text,
                             problem)
                 : read_named(name, options->limits.file_bytes, &text,
                              problem)) {
        session = session_open(name, text_string(&text), text.length,
                               &session_options, &own);
        if (session == NULL)
            diag_format(&own, name, text_string(&text), text.length,
                        problem);
    }
    text_release(&text);
    if (diag != NULL)
        *diag = own;
    else
        diag_release(&own);
    return session;
}
