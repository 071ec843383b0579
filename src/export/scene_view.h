/*
 * scene_view: the memory picture of a session at any stop: the one thing
 * that print, the other exports and the full-screen program all draw.
 *
 * A view is made once for a session and its options: what is to be shown
 * (picture) is decided and placed (layout) for the whole scene, so that no
 * box ever moves from stop to stop.  A very long scene is laid out in windows
 * of stops, each when it is come to: only between two of them boxes may move,
 * and the picture of a stop is the same whatever way led there.
 */
#ifndef REFSTEP_EXPORT_SCENE_VIEW_H
#define REFSTEP_EXPORT_SCENE_VIEW_H

#include "layout/canvas.h"
#include "playback/session.h"

struct view_options {
    bool ascii;          /* draw with +-|> only */
    bool addresses;      /* show addresses (default true) */
    bool counts;         /* show counts (default true) */
    bool types;          /* show type names (default true) */
    bool atoms_as_boxes;
    bool hidden_holders; /* draw code constants, stacks … as boxes */
    bool spacious;       /* presentation: more air, big counts */
    bool conceal;        /* predict mode: changed counts show as ? */
    int width;           /* columns there are; the picture may be wider */
    int height;
};

/* Returns the defaults for a size in cells. */
struct view_options view_options_default(int width, int height);

/* A scene with more stops than VIEW_STOPS_MAX is laid out VIEW_STOPS at a
 * time. */
#define VIEW_STOPS_MAX ((size_t)2048)
#define VIEW_STOPS ((size_t)1024)

struct scene_view; /* opaque */

/* Returns a view of session, which must outlive it (scene_view_free). */
struct scene_view *scene_view_new(struct session *session,
                                  const struct view_options *options);
void scene_view_free(struct scene_view *view);

/* Changes options that need no new places (conceal, ascii); other changes
 * lay the scene out again. */
void scene_view_set_options(struct scene_view *view,
                            const struct view_options *options);

/* Returns the number of the window that a stop is in, from 0. */
size_t scene_view_window(const struct scene_view *view, size_t stop);

/* Draws the picture at a stop and returns it; it has the size of the whole
 * picture (same for all stops of a window), valid until the next call.
 * focus (0: none)
 * is marked with its arrows. */
const struct canvas *scene_view_draw(struct scene_view *view, size_t stop,
                                     node_id focus);

/* The same for several steps taken as one: what changed since an earlier stop
 * is marked. */
const struct canvas *scene_view_draw_since(struct scene_view *view,
                                           size_t since, size_t stop,
                                           node_id focus);

/* The same at a moment between stops, for stepping inside a line. */
const struct canvas *scene_view_draw_moment(struct scene_view *view,
                                            size_t stop, size_t moment,
                                            node_id focus);

struct view_box {
    node_id node;
    int x, y, width, height; /* in cells of the canvas */
};

/* Returns the boxes of the picture drawn last, frames first, then objects in
 * reading order: the order in which Tab goes. */
const struct view_box *scene_view_boxes(const struct scene_view *view,
                                        size_t *count);

/* Returns the part of the canvas that changed in this stop or should be
 * visible (what the step touched, else the innermost frame), so that a
 * screen that is too small can pan to it. */
struct view_box scene_view_attention(const struct scene_view *view);

#endif
