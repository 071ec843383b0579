/*
 * world_class: a class of the scene as a whole.  A class keeps its attributes
 * in a dict and its bases in a tuple, which are nodes of their own but nobody's
 * business: what they refer to is shown as the class's own.
 */
#ifndef REFSTEP_TIMELINE_WORLD_CLASS_H
#define REFSTEP_TIMELINE_WORLD_CLASS_H

#include "timeline/world.h"

/* Returns whether a live node is a class of the scene. */
bool world_is_class(const struct world *world, node_id node);

/* Finds the first place from number `from` on where a class refers to something
 * of interest, and stores the slot of its dict or tuple; returns its number, or
 * UINT32_MAX.  Left out are bases that are built-in types, and attributes that
 * every class has: __dict__, __module__, __doc__, the members of __slots__. */
uint32_t world_class_next(const struct world *world, node_id node,
                          uint32_t from, struct holder *place);

/* Appends the label of such a place: "base[0]", ".name". */
void world_class_label(const struct world *world, node_id node,
                       struct holder place, struct text *out);

/* Returns the class that node is the dict or the tuple of bases of, or 0. */
node_id world_class_of_part(const struct world *world, node_id node);

#endif
