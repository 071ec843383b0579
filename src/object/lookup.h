/*
 * lookup: attributes of types, and the protocol by which objects find theirs
 * (_PyType_Lookup, PyObject_GenericGetAttr, PyObject_GenericSetAttr).
 */
#ifndef REFSTEP_OBJECT_LOOKUP_H
#define REFSTEP_OBJECT_LOOKUP_H

#include "heap/runtime.h"

/* Returns what name is in the order of a type, borrowed; NULL: it is not there
 * (or the run was stopped); nothing is raised.  In classes of the scene it is
 * what their dict holds, in built-in types the descriptor object of a method,
 * a getter or an operator, which the interpreter holds.  Found again in some
 * 20 ns. */
struct object *type_lookup(struct runtime *runtime, const struct type *type,
                           const char *name);

/* The same for what a type itself has, not its bases. */
struct object *type_own(struct runtime *runtime, const struct type *type,
                        const char *name);

/* Returns the type in whose own attributes type_lookup would find name; NULL:
 * in none. */
const struct type *type_lookup_owner(struct runtime *runtime,
                                     const struct type *type,
                                     const char *name);

/* Frees a runtime's table of what was looked up; NULL is allowed. */
struct lookup_cache;
void lookup_cache_free(struct lookup_cache *cache);

/* ---- descriptors ---------------------------------------------------------
 *
 * What is found in a type and knows how to be asked for through an object: it
 * binds (functions, class methods), computes (getters, properties), or guards
 * a place (members of __slots__). */

/* Whether found has __get__ / has __set__ or __delete__. */
bool is_descriptor(struct runtime *runtime, struct object *found);
bool is_data_descriptor(struct runtime *runtime, struct object *found);

/* Whether found is asked before an object's own attribute: it has both __get__
 * and one of the others. */
bool overrides_attribute(struct runtime *runtime, struct object *found);

/* found.__get__(object, type): stores what found is for an object (NULL: for
 * the type itself); found itself when it is no descriptor. */
bool descriptor_get(struct runtime *runtime, struct object *found,
                    struct object *object, const struct type *type,
                    struct ref result);

/* The same while C code holds found, as the attribute protocol does. */
bool descriptor_get_held(struct runtime *runtime, struct object *found,
                         struct object *object, const struct type *type,
                         struct ref result);

/* found.__set__(object, value); value NULL: __delete__. */
bool descriptor_set(struct runtime *runtime, struct object *found,
                    struct object *object, struct object *value);

/* ---- attributes ---------------------------------------------------------- */

/* Stores object.name as object.__getattribute__ finds it: data descriptors of
 * the type, then the object's own, then the type's.  AttributeError. */
bool generic_get_attribute(struct runtime *runtime, struct object *object,
                           const char *name, struct ref result);

/* The same for calling at once (object_get_method). */
bool generic_get_method(struct runtime *runtime, struct object *object,
                        const char *name, struct ref function,
                        bool *is_method);

/* object.name = value as object.__setattr__ does it; value NULL: del. */
bool generic_set_attribute(struct runtime *runtime, struct object *object,
                           const char *name, struct object *value);

/* Stores a special method of the object's type for calling it at once (never
 * looked up in the object itself): a function that takes the object as its
 * first argument (*unbound), or whatever the descriptor gives.  Stores nothing
 * and returns true when the type has none. */
bool special_lookup(struct runtime *runtime, struct object *object,
                    const char *name, struct ref result, bool *unbound);

/* Raises AttributeError for object.name = value where nothing can be set
 * (found: the type has a name that is read-only); returns false. */
bool raise_set_error(struct runtime *runtime, struct object *object,
                     const char *name, bool found);

/* Raises AttributeError for del object.name where there is no such name
 * (in_dict: it was looked for in a dict); returns false. */
bool raise_delete_error(struct runtime *runtime, struct object *object,
                        const char *name, bool in_dict);

#endif
