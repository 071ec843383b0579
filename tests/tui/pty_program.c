#include "tests/tui/pty_program.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/tui/stage.h"
#include "tui/tui.h"

enum { DEADLINE = 10000 };

/* ---- in the program's process ------------------------------------------- */

static int crash_after;

static struct session *
open_or_crash(void *context, size_t index, struct text *problem)
{
    if (crash_after > 0 && (int)index == crash_after)
        (void)raise(SIGSEGV);
    return stage_open_scene(context, index, problem);
}

static void
play(void)
{
    struct stage stage = {
        .scenes = {stage_names, stage_calls, stage_broken},
        .sources = {{"names.py", NULL}, {"calls.py", NULL},
                    {"broken.py", NULL}},
    };
    struct tui_options options = {
        .scenes = stage.sources,
        .scene_count = 3,
        .open = open_or_crash,
        .context = &stage,
    };
    struct text problem = {0};
    int status = tui_run(&options, &problem);
    text_release(&problem);
    _exit(status);
}

static void
set_environment(const struct pty_options *options)
{
    const char *locale =
        options->locale != NULL ? options->locale : "C.UTF-8";
    (void)unsetenv("TERM");
    (void)unsetenv("NO_COLOR");
    (void)unsetenv("LINES");
    (void)unsetenv("COLUMNS");
    (void)unsetenv("SSH_CONNECTION");
    if (options->term != NULL)
        (void)setenv("TERM", options->term, 1);
    if (options->no_color)
        (void)setenv("NO_COLOR", "1", 1);
    (void)setenv("LC_ALL", locale, 1);
    (void)setlocale(LC_ALL, "");
}

/* What a shell does: when the program stops, take the terminal, say so, and
 * let it go on. */
static void
be_shell(pid_t job)
{
    int status;
    (void)signal(SIGTTOU, SIG_IGN);
    (void)setpgid(job, job);
    (void)tcsetpgrp(STDIN_FILENO, job);
    while (waitpid(job, &status, WUNTRACED) == job) {
        if (!WIFSTOPPED(status))
            _exit(WIFEXITED(status) ? WEXITSTATUS(status)
                                    : 128 + WTERMSIG(status));
        (void)tcsetpgrp(STDIN_FILENO, getpgrp());
        (void)!write(STDOUT_FILENO, "STOPPED", 7);
        (void)tcsetpgrp(STDIN_FILENO, job);
        (void)kill(job, SIGCONT);
    }
    _exit(127);
}

static void
run(const struct pty_options *options)
{
    crash_after = options->crash_after;
    set_environment(options);
    if (options->job) {
        pid_t job = fork();
        if (job > 0)
            be_shell(job);
        (void)setpgid(0, 0);
        (void)signal(SIGTTOU, SIG_IGN);
        (void)tcsetpgrp(STDIN_FILENO, getpid());
        (void)signal(SIGTTOU, SIG_DFL);
    }
    play();
}

/* ---- in the test's process ---------------------------------------------- */

/* Opens a new pseudo-terminal; returns the end that the program gets. */
static int
open_terminal(struct pty_program *program)
{
    program->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (program->master < 0 || grantpt(program->master) != 0 ||
        unlockpt(program->master) != 0)
        abort();
    int slave = open(ptsname(program->master), O_RDWR | O_NOCTTY);
    if (slave < 0)
        abort();
    return slave;
}

void
pty_start(struct pty_program *program, const struct pty_options *options)
{
    struct winsize size = {
        .ws_row = (unsigned short)options->height,
        .ws_col = (unsigned short)options->width,
    };
    memset(program, 0, sizeof *program);
    int slave = open_terminal(program);
    (void)ioctl(slave, TIOCSWINSZ, &size);
    (void)tcgetattr(slave, &program->before);
    program->pid = fork();
    if (program->pid == 0) {
        (void)close(program->master);
        (void)setsid();
        (void)ioctl(slave, TIOCSCTTY, 0);
        for (int fd = 0; fd < 3; fd++)
            (void)dup2(slave, fd);
        (void)close(slave);
        run(options);
    }
    (void)close(slave);
    (void)fcntl(program->master, F_SETFL, O_NONBLOCK);
}

void
pty_send(struct pty_program *program, const char *bytes)
{
    size_t length = strlen(bytes);
    while (length > 0) {
        ssize_t wrote = write(program->master, bytes, length);
        if (wrote < 0 && errno != EAGAIN && errno != EINTR)
            return;
        if (wrote > 0) {
            bytes += wrote;
            length -= (size_t)wrote;
        }
        pty_settle(program, 0);
    }
}

/* Reads what there is within so many milliseconds; false when there was
 * nothing. */
static bool
read_some(struct pty_program *program, int milliseconds)
{
    struct pollfd polled = {.fd = program->master, .events = POLLIN};
    char bytes[4096];
    if (poll(&polled, 1, milliseconds) <= 0)
        return false;
    ssize_t count = read(program->master, bytes, sizeof bytes);
    if (count <= 0)
        return false;
    text_add(&program->output, bytes, (size_t)count);
    return true;
}

static long
now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool
pty_expect(struct pty_program *program, size_t from, const char *text)
{
    long end = now() + DEADLINE;
    while (program->output.length < from ||
           strstr(text_string(&program->output) + from, text) == NULL) {
        if (now() > end)
            return false;
        (void)read_some(program, 50);
    }
    return true;
}

bool
pty_begins(struct pty_program *program)
{
    long end = now() + DEADLINE;
    while (program->output.length == 0 && now() < end)
        (void)read_some(program, 50);
    pty_settle(program, 50);
    return program->output.length > 0;
}

void
pty_settle(struct pty_program *program, int milliseconds)
{
    while (read_some(program, milliseconds))
        continue;
}

void
pty_resize(struct pty_program *program, int width, int height)
{
    struct winsize size = {.ws_row = (unsigned short)height,
                           .ws_col = (unsigned short)width};
    (void)ioctl(program->master, TIOCSWINSZ, &size);
}

bool
pty_finish(struct pty_program *program, int milliseconds)
{
    long end = now() + milliseconds;
    while (!program->ended) {
        if (waitpid(program->pid, &program->status, WNOHANG) ==
            program->pid) {
            program->ended = true;
        } else if (now() > end) {
            return false;
        } else if (program->master < 0 || !read_some(program, 10)) {
            (void)poll(NULL, 0, 1);
        }
    }
    if (program->master >= 0)
        pty_settle(program, 0);
    return true;
}

bool
pty_is_restored(const struct pty_program *program)
{
    struct termios now_set;
    const struct termios *before = &program->before;
    return tcgetattr(program->master, &now_set) == 0 &&
           now_set.c_iflag == before->c_iflag &&
           now_set.c_oflag == before->c_oflag &&
           now_set.c_lflag == before->c_lflag &&
           memcmp(now_set.c_cc, before->c_cc, sizeof now_set.c_cc) == 0;
}

void
pty_release(struct pty_program *program)
{
    if (!program->ended) {
        (void)kill(program->pid, SIGKILL);
        (void)waitpid(program->pid, &program->status, 0);
    }
    if (program->master >= 0)
        (void)close(program->master);
    text_release(&program->output);
}
