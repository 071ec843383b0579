/*
 * ui: the state of the full-screen program, without a terminal.
 *
 * Keys and sizes go in, a canvas comes out; what the canvas shows is a
 * function of (scene, stop, size, options, this state) and of nothing else,
 * so a test can do all that a user can.  terminal.c and tui.c add the
 * terminal and the clock.
 */
#ifndef REFSTEP_TUI_UI_H
#define REFSTEP_TUI_UI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "base/vector.h"
#include "export/scene_view.h"
#include "layout/canvas.h"
#include "timeline/query.h"
#include "tui/key.h"
#include "tui/panes.h"
#include "tui/scene_facts.h"
#include "tui/squeeze.h"
#include "tui/tui.h"

enum overlay_kind {
    OVERLAY_NONE,
    OVERLAY_HELP,
    OVERLAY_SCENES,
    OVERLAY_INSPECTOR,
    OVERLAY_STEP,    /* all that the step did */
    OVERLAY_PROBLEM, /* a scene that cannot be opened */
    OVERLAY_KIND_COUNT
};

/* What is typed on the bottom line. */
enum prompt_kind {
    PROMPT_NONE,
    PROMPT_LINE,     /* : 12 */
    PROMPT_SEARCH,   /* / name */
    PROMPT_ANSWER,   /* the answer to a question */
    PROMPT_KIND_COUNT
};

struct overlay {
    enum overlay_kind kind;
    size_t selected;    /* row */
    int scroll;         /* first row shown, where rows are only read */
    struct text filter; /* what was typed to narrow the list */
    bool picking;       /* choosing closes it */
};

/* A question that waits for its answer. */
struct asked {
    struct text question;
    struct text answer;
    size_t since, stop; /* which the answer reveals */
    bool conceal; /* the picture of that stop is shown, its counts are not */
};

struct ui {
    const struct tui_options *options; /* borrowed */
    int width, height;
    bool ascii;

    /* the scene */
    size_t scene;            /* index; scene_count: none */
    struct session *session; /* owned; NULL: none */
    struct scene_view *view; /* owned; NULL: not laid out yet */
    struct squeeze squeeze;  /* owned; of the view's picture */
    struct query *query;     /* owned */
    struct world *world;     /* owned: for moments inside a line */
    struct scene_facts facts;
    size_t window;           /* of the view, which was measured last */
    int picture_columns, picture_rows; /* of the whole scene */
    int least_columns, least_rows;     /* when squeezed */

    /* where in it */
    size_t stop;
    size_t since;     /* what changed since this stop is told and marked: the
                         one before, unless several steps were taken as one */
    size_t moment;    /* 0: at the stop; else a moment after it */
    VECTOR(struct happening) inside; /* owned; what the instruction before
                                        inside_moment did */
    size_t inside_moment;
    node_id focus;    /* chosen by the user; 0: none */
    bool code_focus;  /* the code pane has the focus */
    int code_line;    /* … on this line */

    /* how it is shown */
    struct view_options view_options;
    bool show_comments;
    bool fit;
    bool presenting;
    bool predicting;
    bool panned;      /* pan_x, pan_y were chosen by the user */
    int pan_x, pan_y;
    size_t theme;

    /* what goes on */
    bool playing;
    int speed;             /* 0: normal; higher: faster */
    unsigned right, answered; /* questions, since the program began */
    struct overlay overlay;
    enum prompt_kind prompt;
    struct text typed;     /* in the prompt */
    struct text searched;  /* last search */
    struct asked asked;
    unsigned count;        /* number typed before a key; 0: none */
    struct text message;   /* bottom line until the next key */
    struct text problem;   /* of a scene that could not be opened */
    bool interrupted;      /* Ctrl-C was the last key */

    /* what the terminal is to do */
    bool quit;
    bool suspend;
    bool redraw;
};

/* Where the hardware cursor rests. */
struct cursor {
    int x, y;
    bool visible; /* it marks where text appears, or the focus */
};

/* Prepares ui for a screen (ui_release).  options must outlive it. */
void ui_init(struct ui *ui, const struct tui_options *options, bool ascii,
             int width, int height);
void ui_release(struct ui *ui);

/* Lays the picture of the open scene out, if that has not been done: it can
 * take a moment, so the loop shows a first frame without it.  Keys do it
 * themselves. */
void ui_prepare(struct ui *ui);

/* The screen has another size. */
void ui_resize(struct ui *ui, int width, int height);

/* A key was pressed. */
void ui_key(struct ui *ui, struct key key);

/* Returns after how many milliseconds ui_tick is wanted; -1: not at all. */
int ui_delay(const struct ui *ui);
void ui_tick(struct ui *ui);

/* Draws the whole screen on canvas, which has the screen's size. */
void ui_draw(struct ui *ui, struct canvas *canvas, struct cursor *cursor);

/* Opens scene number index at a stop; where it cannot be opened, the screen
 * says why and the scene before stays. */
void ui_open(struct ui *ui, size_t index, size_t stop);

/* Goes forward to a stop, asking before or there what is to be asked. */
void ui_go(struct ui *ui, size_t stop);

/* Goes to a stop and asks nothing. */
void ui_reveal(struct ui *ui, size_t stop);

/* The same, taking all steps since another stop as one. */
void ui_reveal_since(struct ui *ui, size_t since, size_t stop);

/* Returns the panes of this screen. */
void ui_panes(const struct ui *ui, struct panes *panes);

/* Returns the last stop; 0 without a scene. */
size_t ui_last_stop(const struct ui *ui);

/* Returns the world that is shown: at the stop, or inside the line. */
const struct world *ui_world(struct ui *ui);

/* Returns the node that is marked and panned to: the user's focus, or else
 * the lesson's; 0: none, or it does not live now. */
node_id ui_focused(struct ui *ui);

/* Says something on the bottom line until the next key. */
void ui_say(struct ui *ui, const char *format, ...) TEXT_PRINTF(2, 3);

/* Begins to type on the bottom line. */
void ui_prompt(struct ui *ui, enum prompt_kind kind);

/* Brings *speed into its range and returns the milliseconds between steps. */
int ui_play_delay(int *speed);

/* Puts the picture's options into force. */
void ui_view_changed(struct ui *ui);

#endif
