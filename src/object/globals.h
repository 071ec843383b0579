/*
 * globals: the global names of running code and of functions: the namespace of
 * a module, or a dict that the scene gave to exec, eval or FunctionType.
 */
#ifndef REFSTEP_OBJECT_GLOBALS_H
#define REFSTEP_OBJECT_GLOBALS_H

#include "heap/runtime.h"

/* Returns what a name, which lasts (namespace_find_lasting), refers to,
 * borrowed; NULL: it is not bound. */
struct object *globals_find(struct runtime *runtime, struct object *globals,
                            const char *name);

/* Binds a name; _moved: the reference is moved from its place, and the name is
 * one that lasts.  False with the run stopped. */
bool globals_set(struct runtime *runtime, struct object *globals,
                 const char *name, struct object *value);
bool globals_set_moved(struct runtime *runtime, struct object *globals,
                       const char *name, struct ref from);

/* Unbinds a name; false when it was not bound (nothing is raised). */
bool globals_delete(struct runtime *runtime, struct object *globals,
                    const char *name);

/* Returns the dict that the scene knows them as, or NULL with an error
 * raised. */
struct object *globals_dict(struct runtime *runtime, struct object *globals);

/* Returns what such a dict stands for; NULL: the object is no dict at all. */
struct object *globals_behind(struct object *dict);

/* Returns the dict of built-ins that the scene put among the globals, borrowed;
 * NULL: they are the interpreter's. */
struct object *globals_builtins(struct runtime *runtime,
                                struct object *globals);

#endif
