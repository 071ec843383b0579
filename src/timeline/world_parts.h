/*
 * world_parts: which places a reader takes for an object's own.
 *
 * Some objects keep what is theirs in others that nobody else knows: a class
 * its attributes in a dict, a function the cells of its variables in a tuple
 * and its defaults in another, an instance (up to 3.10) its attributes in a
 * dict, an exception the frames it went through in a chain of tracebacks.
 * Those others are called parts here; what they refer to is shown and told as
 * the owner's own.
 */
#ifndef REFSTEP_TIMELINE_WORLD_PARTS_H
#define REFSTEP_TIMELINE_WORLD_PARTS_H

#include "base/map.h"
#include "timeline/world_class.h"

/* Returns the object that a live node is a part of, or 0.  apart (may be
 * NULL): nodes that are no parts whatever holds them; without it, a dict that
 * something else holds too is none. */
node_id world_part_owner(const struct world *world, node_id node,
                         const struct map *apart);

/* Returns whether the places of a live object have names of their own: it is
 * no mere container. */
bool world_has_named_places(const struct world *world, node_id node);

/* Calls visit for each filled place of such an object, or of the named ones
 * behind the items of a container, until it returns false.  Internal places
 * and the class of an instance are left out. */
typedef bool world_place_visitor(void *context, struct holder place);
void world_each_place(const struct world *world, node_id node,
                      const struct map *apart, world_place_visitor *visit,
                      void *context);

/* Appends what a reader calls such a place: ".x", "self", "__defaults__", the
 * name of the variable of a cell; nothing for what is in a cell. */
void world_place_label(const struct world *world, node_id node,
                       struct holder place, struct text *out);

/* Appends what a reader calls a slot that a trace calls "ref[0]": an item of a
 * deque, or what something goes over or uses; else what a trace calls it. */
void world_shown_label(const struct world *world, node_id node,
                       uint32_t slot, struct text *out);

/* Returns whether node is an exception. */
bool world_is_exception(const struct world *world, node_id node);

/* Returns whether a reference is the method cache's. */
bool world_is_in_method_cache(const struct world *world,
                              struct holder place);

/* Returns whether nobody can tell the count that a node has in CPython: its
 * method cache may have let go of it. */
bool world_count_is_doubtful(const struct world *world, node_id node);

/* Returns the name of the type that node is of at this moment. */
text_id world_type(const struct world *world, node_id node);

/* Returns what a type is called on the screen: "weakref" for ReferenceType. */
const char *type_word(const char *type);

/* Returns whether node is of a type with this name. */
bool world_is_of_type(const struct world *world, node_id node,
                      const char *type);

#endif
