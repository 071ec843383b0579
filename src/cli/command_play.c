#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "cli/command.h"
#include "cli/load.h"
#include "cli/output.h"
#include "cli/scenes_dir.h"
#include "tui/tui.h"

/* What the full-screen program asks back for. */
struct playlist {
    const struct options *options;
    struct builtin_scenes builtin;
    VECTOR(struct scene_source) sources;
    size_t own;               /* sources that the user named, first */
    struct session *opened;   /* a scene that has been opened already */
    size_t opened_index;
};

static struct session *
open_scene(void *context, size_t index, struct text *problem)
{
    struct playlist *playlist = context;
    struct session *session = playlist->opened;

    if (session != NULL && index == playlist->opened_index) {
        playlist->opened = NULL;
        return session;
    }
    return load_session(playlist->options,
                        playlist->sources.items[index].name, problem, NULL);
}

static void
fill(struct playlist *playlist)
{
    const struct options *options = playlist->options;

    for (size_t i = 0; i < options->operand_count; i++)
        VECTOR_PUSH(&playlist->sources,
                    (struct scene_source){options->operands[i], NULL});
    playlist->own = playlist->sources.count;
    builtin_scenes_read(&playlist->builtin);
    if (options->operand_count > 0)
        return;
    for (size_t i = 0; i < playlist->builtin.scenes.count; i++) {
        const struct builtin_scene *scene =
            &playlist->builtin.scenes.items[i];

        VECTOR_PUSH(&playlist->sources,
                    (struct scene_source){scene->name, scene->title});
    }
}

/* Opens source number index before the terminal is taken, and says on the
 * command line what is wrong with it. */
static bool
open_early(struct playlist *playlist, size_t index)
{
    struct text problem = {0};

    playlist->opened = load_session(playlist->options,
                                    playlist->sources.items[index].name,
                                    &problem, NULL);
    playlist->opened_index = index;
    fputs(text_string(&problem), stderr);
    text_release(&problem);
    return playlist->opened != NULL;
}

/* The terminal takes the place of a standard input that was a scene. */
static void
reopen_input(void)
{
    int terminal = open("/dev/tty", O_RDWR);

    if (terminal >= 0) {
        dup2(terminal, STDIN_FILENO);
        close(terminal);
    }
}

/* A scene on standard input, or the only one, is opened at once. */
static bool
prepare(struct playlist *playlist)
{
    bool fine;

    for (size_t i = 0; i < playlist->own; i++) {
        if (strcmp(playlist->sources.items[i].name, "-") == 0) {
            fine = open_early(playlist, i);
            reopen_input();
            return fine;
        }
    }
    return playlist->own != 1 || open_early(playlist, 0);
}

static enum status
play(struct playlist *playlist)
{
    const struct options *options = playlist->options;
    struct text problem = {0};
    struct tui_options tui = {
        .scenes = playlist->sources.items,
        .scene_count = playlist->sources.count,
        .start = playlist->own > 0 ? 0 : playlist->sources.count,
        .start_stop = options->one_step ? options->step : 0,
        .open = open_scene,
        .context = playlist,
        .theme = options->theme,
        .color = (enum tui_color)options->color,
        .ascii = options->ascii,
        .no_mouse = options->no_mouse,
    };
    int status = tui_run(&tui, &problem);

    if (problem.length > 0)
        fprintf(stderr, "refstep: %s\n", text_string(&problem));
    text_release(&problem);
    return (enum status)status;
}

enum status
command_play(const struct options *options)
{
    struct playlist playlist = {.options = options};
    enum status status = STATUS_SCENE_FAILED;

    if (!isatty(STDOUT_FILENO))
        return options->operand_count > 0 ? command_print(options)
                                          : command_list(options);
    fill(&playlist);
    if (prepare(&playlist))
        status = play(&playlist);
    session_free(playlist.opened);
    VECTOR_RELEASE(&playlist.sources);
    builtin_scenes_release(&playlist.builtin);
    return status;
}
