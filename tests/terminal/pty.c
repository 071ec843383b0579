#include "tests/terminal/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { DEADLINE_MS = 20000, SLICE_MS = 20, CALM_SLICES = 6 };

static long
now_ms(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void
require(bool fine, const char *what)
{
    if (fine)
        return;
    perror(what);
    abort();
}

static void
set_size(int file, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)columns};

    require(ioctl(file, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ");
}

static void
set_environment(const char *const environment[])
{
    for (size_t i = 0; environment != NULL && environment[i] != NULL; i++) {
        char name[64];
        const char *equals = strchr(environment[i], '=');
        size_t length = equals ? (size_t)(equals - environment[i])
                               : strlen(environment[i]);

        if (length >= sizeof name)
            continue;
        memcpy(name, environment[i], length);
        name[length] = '\0';
        if (equals != NULL)
            setenv(name, equals + 1, 1);
        else
            unsetenv(name);
    }
}

static void
become(const struct terminal *terminal, const char *const arguments[],
       const char *const environment[])
{
    setsid();
    ioctl(terminal->slave, TIOCSCTTY, 0);
    for (int file = 0; file < 3; file++)
        dup2(terminal->slave, file);
    for (int file = 3; file < 64; file++)
        close(file);
    for (int number = 1; number < 32; number++)
        signal(number, SIG_DFL);
    set_environment(environment);
    execv(arguments[0], (char *const *)(size_t)arguments);
    _exit(127);
}

bool
terminal_exists(void)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    bool exists = master >= 0 && grantpt(master) == 0 &&
                  unlockpt(master) == 0 && ptsname(master) != NULL &&
                  access(ptsname(master), R_OK | W_OK) == 0;

    if (master >= 0)
        close(master);
    return exists;
}

void
terminal_start(struct terminal *terminal, int rows, int columns,
               const char *const arguments[],
               const char *const environment[])
{
    const char *name;

    *terminal = (struct terminal){.child = -1, .slave = -1};
    terminal->master = posix_openpt(O_RDWR | O_NOCTTY);
    require(terminal->master >= 0, "posix_openpt");
    require(grantpt(terminal->master) == 0, "grantpt");
    require(unlockpt(terminal->master) == 0, "unlockpt");
    name = ptsname(terminal->master);
    require(name != NULL, "ptsname");
    terminal->slave = open(name, O_RDWR | O_NOCTTY);
    require(terminal->slave >= 0, name);
    set_size(terminal->slave, rows, columns);
    require(tcgetattr(terminal->slave, &terminal->before) == 0, "tcgetattr");
    vt_init(&terminal->vt, rows, columns);
    fflush(NULL);
    terminal->child = fork();
    require(terminal->child >= 0, "fork");
    if (terminal->child == 0)
        become(terminal, arguments, environment);
}

/* Reads what has come within a slice of time.  Returns false at the end. */
static bool
read_some(struct terminal *terminal)
{
    char bytes[4096];
    struct pollfd file = {.fd = terminal->master, .events = POLLIN};
    ssize_t length;

    if (poll(&file, 1, SLICE_MS) <= 0)
        return true;
    length = read(terminal->master, bytes, sizeof bytes);
    if (length <= 0)
        return length < 0 && errno == EINTR;
    terminal->received += (size_t)length;
    vt_write(&terminal->vt, bytes, (size_t)length);
    return true;
}

static void
dump(const struct terminal *terminal, const char *wanted)
{
    char row[VT_MAX_COLUMNS * 4 + 8];

    fprintf(stderr, "waited in vain for: %s\nthe screen:\n", wanted);
    for (int i = 0; i < terminal->vt.rows; i++)
        fprintf(stderr, "|%s\n", vt_row(&terminal->vt, i, row, sizeof row));
}

static bool
wait_for_text(struct terminal *terminal, const char *text, bool present)
{
    long end = now_ms() + DEADLINE_MS;

    while (now_ms() < end) {
        if (vt_contains(&terminal->vt, text) == present)
            return true;
        if (!read_some(terminal))
            break;
    }
    dump(terminal, text);
    return false;
}

bool
terminal_shows(struct terminal *terminal, const char *text)
{
    return wait_for_text(terminal, text, true);
}

bool
terminal_hides(struct terminal *terminal, const char *text)
{
    return wait_for_text(terminal, text, false);
}

bool
terminal_receives(struct terminal *terminal, size_t count)
{
    long end = now_ms() + DEADLINE_MS;
    size_t wanted = terminal->received + count;

    while (terminal->received < wanted && now_ms() < end)
        if (!read_some(terminal))
            break;
    if (terminal->received < wanted)
        dump(terminal, "output");
    return terminal->received >= wanted;
}

bool
terminal_calms(struct terminal *terminal)
{
    long end = now_ms() + DEADLINE_MS;

    while (now_ms() < end) {
        size_t before = terminal->received;
        int quiet = 0;

        while (quiet < CALM_SLICES && terminal->received == before) {
            if (!read_some(terminal))
                return true;
            quiet++;
        }
        if (terminal->received == before)
            return true;
    }
    return false;
}

void
terminal_type(struct terminal *terminal, const char *keys)
{
    size_t length = strlen(keys);

    require(write(terminal->master, keys, length) == (ssize_t)length,
            "typing");
}

void
terminal_resize(struct terminal *terminal, int rows, int columns)
{
    vt_resize(&terminal->vt, rows, columns);
    set_size(terminal->slave, rows, columns);
}

int
terminal_ends(struct terminal *terminal)
{
    long end = now_ms() + DEADLINE_MS;
    int status;

    while (now_ms() < end) {
        pid_t gone = waitpid(terminal->child, &status, WNOHANG);

        if (terminal->master >= 0)
            read_some(terminal);
        if (gone != terminal->child)
            continue;
        terminal->child = -1;
        while (terminal->master >= 0) {
            size_t before = terminal->received;
            if (!read_some(terminal) || terminal->received == before)
                break;
        }
        return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
                                   : WEXITSTATUS(status);
    }
    dump(terminal, "the end");
    kill(terminal->child, SIGKILL);
    waitpid(terminal->child, &status, 0);
    terminal->child = -1;
    return -1;
}

bool
terminal_is_restored(struct terminal *terminal)
{
    struct termios after;

    if (tcgetattr(terminal->slave, &after) != 0)
        return false;
    return after.c_lflag == terminal->before.c_lflag &&
           after.c_iflag == terminal->before.c_iflag &&
           after.c_oflag == terminal->before.c_oflag &&
           !terminal->vt.alternate && !terminal->vt.cursor_hidden &&
           !terminal->vt.mouse;
}

void
terminal_hang_up(struct terminal *terminal)
{
    close(terminal->slave);
    close(terminal->master);
    terminal->slave = terminal->master = -1;
}

void
terminal_release(struct terminal *terminal)
{
    int status;

    if (terminal->child > 0) {
        kill(terminal->child, SIGKILL);
        waitpid(terminal->child, &status, 0);
    }
    if (terminal->slave >= 0)
        close(terminal->slave);
    if (terminal->master >= 0)
        close(terminal->master);
}
