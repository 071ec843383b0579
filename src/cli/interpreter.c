#include "cli/interpreter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

extern char **environ;

#define MOST_ERRORS ((size_t)4096)
#define ASK_SECONDS 20

enum { INPUT, OUTPUT, ERRORS, PIPES };

/* A program that runs, with the ends of its pipes; -1: closed. */
struct child {
    pid_t process;
    int ends[PIPES];
    size_t written; /* of the input */
};

/* ---- starting ------------------------------------------------------------ */

static bool
open_pipes(int pipes[PIPES][2])
{
    for (int i = 0; i < PIPES; i++) {
        if (pipe(pipes[i]) != 0) {
            while (i-- > 0) {
                close(pipes[i][0]);
                close(pipes[i][1]);
            }
            return false;
        }
        fcntl(pipes[i][0], F_SETFD, FD_CLOEXEC);
        fcntl(pipes[i][1], F_SETFD, FD_CLOEXEC);
    }
    return true;
}

/* The interpreter's hashes and streams must be those of a plain run that
 * repeats itself. */
static void
set_environment(void)
{
    setenv("PYTHONHASHSEED", "0", 1);
    setenv("PYTHONIOENCODING", "utf-8:backslashreplace", 1);
    setenv("PYTHONDONTWRITEBYTECODE", "1", 1);
    unsetenv("PYTHONOPTIMIZE");
    unsetenv("PYTHONINSPECT");
    unsetenv("PYTHONDEVMODE");
    unsetenv("PYTHONMALLOC");
}

static bool
spawn(const char *program, const char *const *arguments,
      int pipes[PIPES][2], pid_t *process)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    size_t count = 0;
    while (arguments[count] != NULL)
        count++;
    char **argv = mem_alloc_array(count + 2, sizeof *argv);
    argv[0] = (char *)(uintptr_t)program;
    for (size_t i = 0; i <= count; i++)
        argv[i + 1] = (char *)(uintptr_t)arguments[i];
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipes[INPUT][0], 0);
    posix_spawn_file_actions_adddup2(&actions, pipes[OUTPUT][1], 1);
    posix_spawn_file_actions_adddup2(&actions, pipes[ERRORS][1], 2);
    posix_spawnattr_init(&attributes);
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    sigaddset(&defaults, SIGINT);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    bool spawned = posix_spawnp(process, program, &actions, &attributes,
                                argv, environ) == 0;
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    mem_free(argv);
    return spawned;
}

static bool
start(const char *program, const char *const *arguments, struct child *child)
{
    int pipes[PIPES][2];
    if (!open_pipes(pipes))
        return false;
    set_environment();
    bool started = spawn(program, arguments, pipes, &child->process);
    close(pipes[INPUT][0]);
    close(pipes[OUTPUT][1]);
    close(pipes[ERRORS][1]);
    child->ends[INPUT] = pipes[INPUT][1];
    child->ends[OUTPUT] = pipes[OUTPUT][0];
    child->ends[ERRORS] = pipes[ERRORS][0];
    child->written = 0;
    if (!started)
        for (int i = 0; i < PIPES; i++)
            close(child->ends[i]);
    else
        fcntl(child->ends[INPUT], F_SETFL, O_NONBLOCK);
    return started;
}

/* ---- serving ------------------------------------------------------------- */

static void
close_end(struct child *child, int which)
{
    if (child->ends[which] >= 0)
        close(child->ends[which]);
    child->ends[which] = -1;
}

static void
feed(struct child *child, const struct interpreter_run *run)
{
    ssize_t length = 0;
    if (child->written < run->input_length)
        length = write(child->ends[INPUT], run->input + child->written,
                       run->input_length - child->written);
    if (length > 0)
        child->written += (size_t)length;
    if (child->written >= run->input_length
        || (length < 0 && errno != EAGAIN && errno != EINTR))
        close_end(child, INPUT);
}

static void
read_some(struct child *child, int which, struct interpreter_run *run)
{
    char bytes[65536];
    ssize_t length = read(child->ends[which], bytes, sizeof bytes);
    if (length < 0 && errno == EINTR)
        return;
    if (length <= 0)
        close_end(child, which);
    else if (which == OUTPUT)
        run->take(run->context, bytes, (size_t)length);
    else if (run->errors.length < MOST_ERRORS)
        text_add(&run->errors, bytes, (size_t)length);
}

static long long
now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Serves the pipes until the program has closed its own. */
static void
serve(struct child *child, struct interpreter_run *run)
{
    long long end = now_ms() + run->seconds * 1000LL;
    while (child->ends[OUTPUT] >= 0 || child->ends[ERRORS] >= 0) {
        struct pollfd wait[PIPES];
        long long left = end - now_ms();
        for (int i = 0; i < PIPES; i++)
            wait[i] = (struct pollfd){child->ends[i],
                                      i == INPUT ? POLLOUT : POLLIN, 0};
        if (left <= 0) {
            run->timed_out = true;
            kill(child->process, SIGKILL);
            break;
        }
        if (poll(wait, PIPES, left > 1000 ? 1000 : (int)left) <= 0)
            continue;
        if (wait[INPUT].revents != 0)
            feed(child, run);
        for (int i = OUTPUT; i < PIPES; i++)
            if (wait[i].revents != 0)
                read_some(child, i, run);
    }
    for (int i = 0; i < PIPES; i++)
        close_end(child, i);
}

int
interpreter_run(const char *program, struct interpreter_run *run)
{
    struct child child;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old_pipe, old_break;
    int status = 0;
    run->timed_out = false;
    if (!start(program, run->arguments, &child))
        return -1;
    /* An interrupt ends the program that runs, and we clean up after it. */
    sigaction(SIGPIPE, &ignore, &old_pipe);
    sigaction(SIGINT, &ignore, &old_break);
    serve(&child, run);
    while (waitpid(child.process, &status, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGPIPE, &old_pipe, NULL);
    sigaction(SIGINT, &old_break, NULL);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
                               : WEXITSTATUS(status);
}

/* ---- asking -------------------------------------------------------------- */

/* What it is, its version, and what makes it another than those measured; in
 * words that every Python understands. */
static const char question[] =
    "import sys, struct\n"
    "name = getattr(getattr(sys, 'implementation', None), 'name', 'cpython')\n"
    "odd = ''\n"
    "if hasattr(sys, 'gettotalrefcount'): odd = 'a debug build'\n"
    "if not getattr(sys, '_is_gil_enabled', bool)() and \\\n"
    "        hasattr(sys, '_is_gil_enabled'): odd = 'a free-threaded build'\n"
    "if struct.calcsize('P') != 8: odd = 'not a 64-bit build'\n"
    "sys.stdout.write('%s\\t%d.%d\\t%d.%d.%d\\t%s' % ((name,) +\n"
    "    tuple(sys.version_info[:2]) + tuple(sys.version_info[:3]) +\n"
    "    (odd,)))\n";

static void
take_text(void *context, const char *bytes, size_t length)
{
    text_add(context, bytes, length);
}

/* Cuts the answer at its tabs. */
static bool
split(char *answer, char *fields[4])
{
    for (int i = 0; i < 4; i++) {
        fields[i] = answer;
        answer = strchr(answer, '\t');
        if (answer == NULL)
            return i == 3;
        *answer++ = '\0';
    }
    return false;
}

static enum interpreter_finding
judge(const char *program, char *answer, struct interpreter *interpreter,
      struct text *problem)
{
    char *fields[4];
    if (!split(answer, fields)) {
        text_add_format(problem, "%s is no Python", program);
        return INTERPRETER_ABSENT;
    }
    interpreter->profile = profile_find(fields[1]);
    if (strcmp(fields[0], "cpython") == 0 && fields[3][0] == '\0'
        && interpreter->profile != NULL) {
        text_add_string(&interpreter->version, fields[2]);
        return INTERPRETER_USABLE;
    }
    text_add_format(problem, "%s is %s %s%s%s: there are measured rules for "
                             "ordinary builds of CPython 3.8 to 3.13 only",
                    program,
                    strcmp(fields[0], "cpython") == 0 ? "CPython" : fields[0],
                    fields[2], fields[3][0] != '\0' ? ", " : "", fields[3]);
    return INTERPRETER_UNMEASURED;
}

enum interpreter_finding
interpreter_ask(const char *program, struct interpreter *interpreter,
                struct text *problem)
{
    static const char *const arguments[] = {"-S", "-c", question, NULL};
    struct text answer = {0};
    struct interpreter_run run = {.arguments = arguments,
                                  .seconds = ASK_SECONDS,
                                  .take = take_text,
                                  .context = &answer};
    enum interpreter_finding finding = INTERPRETER_ABSENT;
    *interpreter = (struct interpreter){.program = program};
    int status = interpreter_run(program, &run);
    if (status != 0) {
        text_add_format(problem, "%s cannot be run%s", program,
                        status == 127 || status == -1 ? ": there is none"
                                                      : "");
    } else {
        char *bytes = text_take(&answer);
        finding = judge(program, bytes, interpreter, problem);
        mem_free(bytes);
    }
    text_release(&answer);
    text_release(&run.errors);
    return finding;
}

void
interpreter_release(struct interpreter *interpreter)
{
    text_release(&interpreter->version);
}
