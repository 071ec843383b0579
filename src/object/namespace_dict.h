/*
 * namespace_dict: what globals() gives: the names of a module as a dict.
 *
 * A namespace keeps names without objects for them (object/namespace.h); this
 * object stands for it where a scene asks for the dict itself.  There is one
 * for each namespace; the interpreter holds it, and its inside is not shown.
 * What gives many names at once (keys(), items(), a loop) goes over a dict that
 * is made for it.
 */
#ifndef REFSTEP_OBJECT_NAMESPACE_DICT_H
#define REFSTEP_OBJECT_NAMESPACE_DICT_H

#include "heap/runtime.h"

extern const struct type namespace_dict_type; /* its name is "dict" */

/* Returns the dict of a namespace; NULL with an error raised. */
struct object *namespace_dict_of(struct runtime *runtime,
                                 struct object *namespace_);

/* Returns the namespace of such a dict. */
struct object *namespace_behind(const struct object *dict);

#endif
