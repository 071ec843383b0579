/*
 * tui: the full-screen program, as the command line starts it.
 *
 * The caller says which scenes there are and how one is opened; the
 * full-screen program owns the terminal from then on and gives it back
 * before it returns, whatever happens.  Nothing here reads files or
 * prints outside the terminal it was given.
 */
#ifndef REFSTEP_TUI_TUI_H
#define REFSTEP_TUI_TUI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "playback/session.h"

/* A scene that can be chosen. */
struct scene_source {
    const char *name;  /* what the user calls it: "lists/02-copies", "-" */
    const char *title; /* first line of its docstring; NULL: not known */
};

/* When colours are used.  AUTO: where the terminal has them and NO_COLOR is
 * not set. */
enum tui_color { TUI_COLOR_AUTO, TUI_COLOR_ALWAYS, TUI_COLOR_NEVER };

/* The caller owns everything here and keeps it until tui_run returns. */
struct tui_options {
    const struct scene_source *scenes;
    size_t scene_count;
    size_t start;      /* scene to open first; scene_count or more: none,
                          the list of scenes is shown to choose from */
    size_t start_stop; /* stop to begin at; past the last: the last */

    /* Opens scene number index: returns a session, which the full-screen
     * program frees, or NULL with what is wrong in *problem (some lines
     * as diag_format writes them). */
    struct session *(*open)(void *context, size_t index,
                            struct text *problem);
    void *context;

    const char *theme; /* a name of tui_theme_at, or NULL: the first */
    enum tui_color color;
    bool ascii;        /* no characters but ASCII; else as the locale says */
    bool no_mouse;     /* leave the mouse to the terminal */
};

/* Plays the scenes until the user quits.  Returns an exit status: 0; 3 when
 * there is no terminal to play on, with the reason in *problem; 128 + n when
 * signal n ended it.  setlocale must have been called. */
int tui_run(const struct tui_options *options, struct text *problem);

/* Gives the terminal back at once, if tui_run has it: for the handler that
 * ends the program when memory runs out.  May be called at any time. */
void tui_restore(void);

/* Returns the name and the description of theme number index, or NULL past
 * the last.  words may be NULL. */
const char *tui_theme_at(size_t index, const char **words);

/* What a key does, for the manual and for `--keys`. */
struct tui_action {
    const char *name;  /* "step_next" */
    const char *group; /* "Stepping" */
    const char *keys;  /* "Right Space l j Down PgDn" */
    const char *words; /* "next step" */
};

/* Returns how many actions there are, and action number index, which must be
 * less; in the order in which the help shows them. */
size_t tui_action_count(void);
struct tui_action tui_action_at(size_t index);

#endif
