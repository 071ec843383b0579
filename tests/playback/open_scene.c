/*
 * open_scene SCENE: prints the seconds that it takes to run a scene and keep
 * its whole history, for the bench.
 */
#include <stdio.h>
#include <time.h>

#include "base/text.h"
#include "playback/session.h"

static bool
read_all(const char *path, struct text *text)
{
    char block[8192];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        text_add(text, block, length);
    return fclose(file) == 0;
}

static double
seconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
    struct session_options options = session_options_default();
    struct text text = {0};
    struct diag diag = {0};
    const char *message;
    int line;
    if (argc != 2 || !read_all(argv[1], &text))
        return 2;
    options.limits.steps = options.limits.events = (size_t)1 << 30;
    options.limits.history_bytes = options.limits.work = (size_t)1 << 40;
    double start = seconds();
    struct session *session = session_open(
        argv[1], text_string(&text), text.length, &options, &diag);
    double end = seconds();
    text_release(&text);
    if (session == NULL) {
        fprintf(stderr, "%s\n", text_string(&diag.message));
        return 1;
    }
    bool ended = session_ending(session, &line, &message) == SESSION_ENDED;
    printf("%.3f\n", end - start);
    session_free(session);
    return ended ? 0 : 1;
}
