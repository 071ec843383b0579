/*
 * objects: the boxes of the picture as things to go to: with Tab, along
 * arrows, by search.
 */
#ifndef REFSTEP_TUI_OBJECTS_H
#define REFSTEP_TUI_OBJECTS_H

#include "tui/ui.h"

/* Returns the node of the box that shows node (the global variables are
 * shown by the module's frame), or 0: it has none. */
node_id object_box(struct ui *ui, node_id node);

/* Returns the node whose slots are the variables of node, when node is the
 * module's frame; else node. */
node_id object_namespace(const struct world *world, node_id node);

/* Returns what name refers to in the innermost frame or globally; 0: there
 * is no such name. */
node_id object_named(const struct world *world, const char *name);

/* Moves the focus to the next or the previous box; after the last comes the
 * code. */
void object_focus_next(struct ui *ui, bool forward);

/* Moves the focus along an arrow, or to who refers to the focused object;
 * where there are several, the user chooses. */
void object_follow(struct ui *ui);
void object_referrer(struct ui *ui);

/* Moves the focus to the next box (or back) that ui->searched describes. */
void object_search(struct ui *ui, bool forward);

#endif
