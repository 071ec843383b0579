#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/scenes_dir.h"
#include "export/ascii.h"
#include "tui/tui.h"

enum status
command_list(const struct options *options)
{
    struct builtin_scenes scenes = {0};
    struct text out = {0}, folder = {0};
    bool found = builtin_scenes_read(&scenes);

    for (size_t i = 0; i < scenes.scenes.count; i++) {
        const struct builtin_scene *scene = &scenes.scenes.items[i];
        struct text line = {0};

        text_add_format(&line, "%-44s %s\n", scene->name, scene->title);
        if (output_is_ascii(options))
            ascii_add(&out, text_string(&line), line.length);
        else
            text_add(&out, text_string(&line), line.length);
        text_release(&line);
    }
    output_write(NULL, text_string(&out), out.length);
    if (!found) {
        scenes_dir_add(&folder);
        fprintf(stderr, "refstep: the built-in scenes are not in %s\n",
                text_string(&folder));
        text_release(&folder);
    }
    text_release(&out);
    builtin_scenes_release(&scenes);
    return output_close(found ? STATUS_FINE : STATUS_UNAVAILABLE);
}

enum status
command_keys(const struct options *options)
{
    struct text out = {0};
    const char *group = "";

    (void)options;
    for (size_t i = 0; i < tui_action_count(); i++) {
        struct tui_action action = tui_action_at(i);

        if (strcmp(group, action.group) != 0)
            text_add_format(&out, "%s%s\n", i ? "\n" : "", action.group);
        group = action.group;
        text_add_format(&out, "  %-28s %s\n", action.keys, action.words);
    }
    output_write(NULL, text_string(&out), out.length);
    text_release(&out);
    return output_close(STATUS_FINE);
}
