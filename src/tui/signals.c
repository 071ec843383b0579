#include "tui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { LEAVE_BYTES = 512, STACK_BYTES = 64 * 1024 };

enum signal_sort {
    SORT_ENDS,    /* the program is asked to end */
    SORT_CRASH,   /* it cannot go on */
    SORT_TELLS    /* something has changed */
};

/* The one thing that handlers can see, so it cannot be anywhere else. */
static struct {
    int pipe[2];
    int fd;
    char leave[LEAVE_BYTES];
    size_t leave_length;
    struct termios settings;
    volatile sig_atomic_t ending; /* a signal that ends it has come */
    volatile sig_atomic_t installed;
} state;

static char crash_stack[STACK_BYTES];

static const struct {
    int number;
    enum signal_sort sort;
} watched[] = {
    {SIGHUP, SORT_ENDS},    {SIGINT, SORT_ENDS},   {SIGQUIT, SORT_ENDS},
    {SIGTERM, SORT_ENDS},   {SIGPIPE, SORT_ENDS},  {SIGSEGV, SORT_CRASH},
    {SIGABRT, SORT_CRASH},  {SIGBUS, SORT_CRASH},  {SIGFPE, SORT_CRASH},
    {SIGILL, SORT_CRASH},   {SIGWINCH, SORT_TELLS}, {SIGTSTP, SORT_TELLS},
    {SIGCONT, SORT_TELLS},
};

enum { WATCHED = sizeof watched / sizeof *watched };

static struct sigaction replaced[WATCHED];

/* ---- in handlers: only what is safe there ------------------------------- */

void
signals_restore_terminal(void)
{
    if (!state.installed)
        return;
    state.installed = 0;
    /* Nobody is left to be told if this fails. */
    size_t done = 0;
    while (done < state.leave_length) {
        ssize_t wrote = write(state.fd, state.leave + done,
                              state.leave_length - done);
        if (wrote <= 0)
            break;
        done += (size_t)wrote;
    }
    (void)tcsetattr(state.fd, TCSANOW, &state.settings);
}

static void
tell(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t wrote = write(state.pipe[1], &byte, 1);
    (void)wrote; /* a full pipe wakes the loop just as well */
    errno = saved;
}

/* The first signal lets the main loop end in good order; a second means that
 * it does not come back. */
static void
end(int number)
{
    if (state.ending) {
        signals_restore_terminal();
        _exit(128 + number);
    }
    state.ending = 1;
    tell(number);
}

static void
crash(int number)
{
    signals_restore_terminal();
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

/* ---- installing --------------------------------------------------------- */

static bool
open_pipe(void)
{
    if (pipe(state.pipe) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        (void)fcntl(state.pipe[i], F_SETFL, O_NONBLOCK);
        (void)fcntl(state.pipe[i], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

static void
watch(size_t i)
{
    static void (*const handlers[])(int) = {
        [SORT_ENDS] = end, [SORT_CRASH] = crash, [SORT_TELLS] = tell};
    struct sigaction action = {0};
    action.sa_handler = handlers[watched[i].sort];
    if (watched[i].sort == SORT_CRASH)
        action.sa_flags = SA_ONSTACK;
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(watched[i].number, NULL, &replaced[i]);
    /* nohup and shells that ignore a signal for us have their reasons. */
    if (replaced[i].sa_handler == SIG_IGN && watched[i].number != SIGPIPE)
        return;
    (void)sigaction(watched[i].number, &action, NULL);
}

bool
signals_install(int fd, const char *leave, size_t length,
                const struct termios *settings)
{
    stack_t stack = {0};
    if (!open_pipe())
        return false;
    state.fd = fd;
    state.settings = *settings;
    state.ending = 0;
    state.leave_length = length < LEAVE_BYTES ? length : LEAVE_BYTES;
    memcpy(state.leave, leave, state.leave_length);
    stack.ss_sp = crash_stack;
    stack.ss_size = sizeof crash_stack;
    (void)sigaltstack(&stack, NULL);
    state.installed = 1;
    for (size_t i = 0; i < WATCHED; i++)
        watch(i);
    return true;
}

void
signals_remove(void)
{
    if (state.pipe[0] == 0 && state.pipe[1] == 0)
        return;
    state.installed = 0;
    for (size_t i = 0; i < WATCHED; i++)
        (void)sigaction(watched[i].number, &replaced[i], NULL);
    (void)close(state.pipe[0]);
    (void)close(state.pipe[1]);
    state.pipe[0] = state.pipe[1] = 0;
}

/* ---- in the main loop --------------------------------------------------- */

int
signals_descriptor(void)
{
    return state.pipe[0];
}

int
signals_next(void)
{
    unsigned char byte = 0;
    return read(state.pipe[0], &byte, 1) == 1 ? byte : 0;
}

bool
signals_is_fatal(int number)
{
    for (size_t i = 0; i < WATCHED; i++) {
        if (watched[i].number == number)
            return watched[i].sort == SORT_ENDS;
    }
    return false;
}

void
signals_stop(void)
{
    struct sigaction stops, goes_on, usual = {0};
    usual.sa_handler = SIG_DFL;
    (void)sigemptyset(&usual.sa_mask);
    (void)sigaction(SIGTSTP, &usual, &stops);
    (void)sigaction(SIGCONT, &usual, &goes_on);
    (void)raise(SIGTSTP);
    (void)sigaction(SIGTSTP, &stops, NULL);
    (void)sigaction(SIGCONT, &goes_on, NULL);
}
