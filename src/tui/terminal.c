#include "tui/terminal.h"

#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "tui/curses_header.h"
#include "tui/show.h"
#include "tui/signals.h"
#include "tui/terminal_keys.h"

enum { ESCAPE_DELAY = 25, ESCAPE_DELAY_SSH = 100 };

static struct {
    SCREEN *screen;
    FILE *in, *out;
    bool owns_in, owns_out; /* opened here, so closed here */
    bool open;
} terminal;

/* ---- finding a terminal ------------------------------------------------- */

static void
close_files(void)
{
    if (terminal.owns_in)
        (void)fclose(terminal.in);
    if (terminal.owns_out)
        (void)fclose(terminal.out);
    terminal.owns_in = terminal.owns_out = false;
}

static bool
open_files(struct text *problem)
{
    terminal.in = stdin;
    terminal.out = stdout;
    if (!isatty(STDIN_FILENO)) {
        terminal.in = fopen("/dev/tty", "re");
        terminal.owns_in = terminal.in != NULL;
    }
    if (!isatty(STDOUT_FILENO)) {
        terminal.out = fopen("/dev/tty", "we");
        terminal.owns_out = terminal.out != NULL;
    }
    if (terminal.in != NULL && terminal.out != NULL)
        return true;
    text_add_string(problem, "there is no terminal to play on; "
                             "'refstep print' needs none");
    close_files();
    return false;
}

/* A terminal that cannot place its cursor cannot be drawn on. */
static bool
try_type(const char *type)
{
    if (type == NULL || *type == '\0')
        return false;
    terminal.screen = newterm(type, terminal.out, terminal.in);
    if (terminal.screen == NULL)
        return false;
    (void)set_term(terminal.screen);
    const char *place = tigetstr("cup");
    if (place != NULL && place != (const char *)-1)
        return true;
    (void)endwin();
    delscreen(terminal.screen);
    terminal.screen = NULL;
    return false;
}

static bool
open_screen(struct text *problem)
{
    static const char *const types[] = {"ansi", "vt100", "xterm", "linux"};
    if (try_type(getenv("TERM")))
        return true;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (try_type(types[i]))
            return true;
    }
    text_add_string(problem, "no description of this terminal was found; "
                             "'refstep print' needs none");
    close_files();
    return false;
}

/* ---- leaving ------------------------------------------------------------ */

/* Appends a capability without its padding, which no terminal needs today. */
static void
add_capability(struct text *out, const char *sequence)
{
    if (sequence == NULL || sequence == (const char *)-1)
        return;
    while (*sequence != '\0') {
        if (sequence[0] == '$' && sequence[1] == '<') {
            const char *end = strchr(sequence, '>');
            sequence = end != NULL ? end + 1 : sequence + 2;
        } else {
            text_add_byte(out, *sequence++);
        }
    }
}

/* Appends what gives the terminal back when curses cannot. */
static void
add_leave(struct text *out)
{
    static const char *const capabilities[] = {"sgr0", "op", "rmkx", "cnorm",
                                               "rmcup"};
    const char *mouse = tigetstr("XM");
    if (mouse != NULL && mouse != (const char *)-1)
        add_capability(out, tparm(mouse, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    for (size_t i = 0; i < sizeof capabilities / sizeof *capabilities; i++)
        add_capability(out, tigetstr(capabilities[i]));
    text_add_string(out, "\r\n");
}

void
terminal_close(void)
{
    if (!terminal.open)
        return;
    terminal.open = false;
    (void)curs_set(1);
    (void)endwin();
    signals_remove();
    show_release();
    delscreen(terminal.screen);
    terminal.screen = NULL;
    close_files();
}

/* ---- entering ----------------------------------------------------------- */

/* Ctrl-C is a key that says how to quit, Ctrl-Z one that suspends: curses
 * ignores its signal, and loses it, while it draws.  Ctrl-\ stays a signal. */
static void
set_modes(void)
{
    struct termios settings;
    int fd = fileno(terminal.in);
    (void)cbreak();
    (void)noecho();
    (void)nonl();
    (void)nodelay(stdscr, TRUE);
    (void)keypad(stdscr, TRUE);
    (void)intrflush(stdscr, FALSE);
    if (tcgetattr(fd, &settings) == 0) {
        settings.c_cc[VINTR] = _POSIX_VDISABLE;
        settings.c_cc[VSUSP] = _POSIX_VDISABLE;
        (void)tcsetattr(fd, TCSANOW, &settings);
        (void)def_prog_mode();
    }
}

static void
set_escape_delay(void)
{
    bool ssh = getenv("SSH_CONNECTION") != NULL || getenv("SSH_TTY") != NULL;
    if (getenv("ESCDELAY") == NULL)
        (void)set_escdelay(ssh ? ESCAPE_DELAY_SSH : ESCAPE_DELAY);
}

static bool
wants_color(const struct tui_options *options)
{
    const char *no_color = getenv("NO_COLOR");
    if (options->color == TUI_COLOR_NEVER || !has_colors())
        return false;
    return options->color == TUI_COLOR_ALWAYS || no_color == NULL ||
           *no_color == '\0';
}

bool
terminal_open(const struct tui_options *options, struct text *problem)
{
    struct termios settings = {0};
    struct text leave = {0};
    if (!open_files(problem))
        return false;
    (void)tcgetattr(fileno(terminal.in), &settings);
    if (!open_screen(problem))
        return false;
    terminal.open = true;
    set_escape_delay();
    set_modes();
    terminal_keys_open(!options->no_mouse);
    add_leave(&leave);
    bool installed = signals_install(fileno(terminal.out),
                                     text_string(&leave), leave.length,
                                     &settings);
    text_release(&leave);
    if (!installed) {
        terminal_close();
        text_add_string(problem, "no pipe could be opened");
        return false;
    }
    show_open(wants_color(options));
    return true;
}

bool
terminal_is_ascii(const struct tui_options *options)
{
    return options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0 ||
           wcwidth(L'\x2500') != 1;
}

/* ---- size --------------------------------------------------------------- */

void
terminal_size(int *width, int *height)
{
    *width = getmaxx(stdscr) > 0 ? getmaxx(stdscr) : 1;
    *height = getmaxy(stdscr) > 0 ? getmaxy(stdscr) : 1;
}

static void
resize(void)
{
    struct winsize size;
    if (ioctl(fileno(terminal.out), TIOCGWINSZ, &size) == 0 &&
        size.ws_row > 0 && size.ws_col > 0)
        (void)resizeterm(size.ws_row, size.ws_col);
    terminal_redraw();
}

void
terminal_redraw(void)
{
    show_forget();
}

/* ---- waiting ------------------------------------------------------------ */

void
terminal_stop(void)
{
    (void)endwin();
    signals_stop();
    resize();
}

/* What the next signal means to the main loop. */
static enum terminal_event
take_signal(int *number)
{
    for (;;) {
        int next = signals_next();
        if (next == 0)
            return TERMINAL_TIMEOUT;
        if (signals_is_fatal(next)) {
            *number = next;
            return TERMINAL_ENDED;
        }
        if (next == SIGTSTP)
            return TERMINAL_STOP;
        if (next == SIGWINCH) {
            resize();
            return TERMINAL_RESIZED;
        }
        if (next == SIGCONT) {
            /* Whoever stopped the program may have used the terminal. */
            (void)endwin();
            resize();
            return TERMINAL_RESUMED;
        }
    }
}

/* A terminal that is gone can be read for ever and gives nothing. */
static bool
is_gone(short happened)
{
    int waiting = 0;
    if (happened & (POLLHUP | POLLERR | POLLNVAL))
        return true;
    return happened & POLLIN &&
           ioctl(fileno(terminal.in), FIONREAD, &waiting) == 0 &&
           waiting == 0;
}

enum terminal_event
terminal_wait(int milliseconds, struct key *key, int *number)
{
    struct pollfd polled[2] = {
        {.fd = signals_descriptor(), .events = POLLIN},
        {.fd = fileno(terminal.in), .events = POLLIN},
    };
    if (terminal_keys_next(key))
        return TERMINAL_KEY;
    if (poll(polled, 2, milliseconds) <= 0 && polled[0].revents == 0)
        return take_signal(number); /* a signal may have ended the poll */
    if (polled[0].revents != 0)
        return take_signal(number);
    bool gone = is_gone(polled[1].revents);
    if (terminal_keys_next(key))
        return TERMINAL_KEY;
    if (gone) {
        *number = SIGHUP;
        return TERMINAL_ENDED;
    }
    *key = key_of(PRESS_NONE);
    return TERMINAL_KEY;
}
