/*
 * namespace: the names of a module or of a class body, in order of first
 * binding; a node of kind NODE_NAMESPACE with a named slot for each name.
 *
 * In CPython it is a dict; here names are no objects, since what holds their
 * strings is never part of a count.
 */
#ifndef REFSTEP_OBJECT_NAMESPACE_H
#define REFSTEP_OBJECT_NAMESPACE_H

#include "heap/runtime.h"

extern const struct type namespace_type;

/* Returns a new, empty one, called what ("module", "class"), of the module or
 * class name, with count 0, or NULL. */
struct object *namespace_new(struct runtime *runtime, const char *what,
                             const char *name);

/* Returns the slot of a name, or UINT32_MAX.  Slots move when a name before
 * them is deleted. */
uint32_t namespace_find(const struct object *namespace_, const char *name);

/* The same for a name of a code object: one that stays where it is, and what
 * it is, for as long as the machine lives. */
uint32_t namespace_find_lasting(const struct object *namespace_,
                                const char *name);

/* Returns the name of a slot, the namespace's own. */
const char *namespace_name(const struct object *namespace_, uint32_t slot);

/* The object that stands for the namespace as a dict (namespace_dict.h), which
 * the interpreter holds; NULL: there is none yet. */
struct object *namespace_as_dict(const struct object *namespace_);
void namespace_set_dict(struct object *namespace_, struct object *dict);

/* Binds name; _moved: the reference is moved from its place, and the name is
 * one that lasts (STORE_NAME). */
bool namespace_set(struct runtime *runtime, struct object *namespace_,
                   const char *name, struct object *value);
bool namespace_set_moved(struct runtime *runtime, struct object *namespace_,
                         const char *name, struct ref from);

/* Unbinds name; false when it was not bound (nothing is raised). */
bool namespace_delete(struct runtime *runtime, struct object *namespace_,
                      const char *name);

#endif
