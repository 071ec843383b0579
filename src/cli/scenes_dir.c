#include "cli/scenes_dir.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

#define SUFFIX ".py"

/* ---- where ---- */

/* Reads the file that the build puts beside the program it made. */
static bool
add_build_folder(struct text *out)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 16);
    char *slash;
    FILE *file;
    bool found;

    if (length <= 0)
        return false;
    path[length] = '\0';
    slash = strrchr(path, '/');
    if (slash == NULL)
        return false;
    snprintf(slash, sizeof path - (size_t)(slash - path), "/scenes_dir");
    file = fopen(path, "r");
    if (file == NULL)
        return false;
    found = fgets(path, sizeof path, file) != NULL;
    fclose(file);
    if (found)
        text_add(out, path, strcspn(path, "\n"));
    return found;
}

void
scenes_dir_add(struct text *out)
{
    const char *environment = getenv("REFSTEP_SCENES");

    if (environment != NULL && *environment != '\0')
        text_add_string(out, environment);
    else if (!add_build_folder(out))
        text_add_string(out, REFSTEP_SCENES_DIR);
}

/* ---- which ---- */

/* The title is the docstring's first line; a list need not compile a scene
 * to show it. */
static char *
read_title(const char *path)
{
    char line[512];
    FILE *file = fopen(path, "r");
    struct text title = {0};

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        const char *start = strstr(line, "\"\"\"");
        const char *end;

        if (*line == '#' || *line == '\n')
            continue;
        if (start != NULL) {
            start += 3;
            end = strstr(start, "\"\"\"");
            text_add(&title, start,
                     end ? (size_t)(end - start) : strcspn(start, "\n"));
        }
        break;
    }
    if (file != NULL)
        fclose(file);
    while (title.length > 0 && title.bytes[title.length - 1] == '.')
        text_truncate(&title, title.length - 1);
    text_add_string(&title, "");
    return text_take(&title);
}

static int
compare_scenes(const void *a, const void *b)
{
    return strcmp(((const struct builtin_scene *)a)->name,
                  ((const struct builtin_scene *)b)->name);
}

static bool
is_scene_file(const char *name)
{
    size_t length = strlen(name);

    return length > strlen(SUFFIX) && name[0] != '.' &&
           strcmp(name + length - strlen(SUFFIX), SUFFIX) == 0;
}

bool
builtin_scenes_read(struct builtin_scenes *scenes)
{
    struct text folder = {0}, path = {0};
    struct dirent *entry;
    DIR *directory;

    scenes_dir_add(&folder);
    directory = opendir(text_string(&folder));
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        const char *name = entry->d_name;
        struct builtin_scene scene;

        if (!is_scene_file(name))
            continue;
        text_clear(&path);
        text_add_format(&path, "%s/%s", text_string(&folder), name);
        scene.name = mem_copy_string(name, strlen(name) - strlen(SUFFIX));
        scene.title = read_title(text_string(&path));
        scene.path = mem_copy_string(text_string(&path), path.length);
        VECTOR_PUSH(&scenes->scenes, scene);
    }
    if (scenes->scenes.count > 1)
        qsort(scenes->scenes.items, scenes->scenes.count,
              sizeof *scenes->scenes.items, compare_scenes);
    text_release(&folder);
    text_release(&path);
    if (directory != NULL)
        closedir(directory);
    return directory != NULL;
}

void
builtin_scenes_release(struct builtin_scenes *scenes)
{
    for (size_t i = 0; i < scenes->scenes.count; i++) {
        mem_free(scenes->scenes.items[i].name);
        mem_free(scenes->scenes.items[i].path);
        mem_free(scenes->scenes.items[i].title);
    }
    VECTOR_RELEASE(&scenes->scenes);
}

const struct builtin_scene *
builtin_scenes_find(const struct builtin_scenes *scenes, const char *name)
{
    bool is_number = *name != '\0' && name[strspn(name, "0123456789")] == '\0';

    for (size_t i = 0; i < scenes->scenes.count; i++) {
        const struct builtin_scene *scene = &scenes->scenes.items[i];
        const char *rest = scene->name + strspn(scene->name, "0123456789");

        if (strcmp(scene->name, name) == 0 ||
            (*rest == '-' && strcmp(rest + 1, name) == 0) ||
            (is_number && isdigit((unsigned char)*scene->name) &&
             strtol(scene->name, NULL, 10) == strtol(name, NULL, 10)))
            return scene;
    }
    return NULL;
}
