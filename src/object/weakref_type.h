/*
 * weakref_type: what the files of weak references share.
 */
#ifndef REFSTEP_OBJECT_WEAKREF_TYPE_H
#define REFSTEP_OBJECT_WEAKREF_TYPE_H

#include "object/weakref.h"

/* The types by the name they had up to 3.9 and by that of the module they have
 * had since (profile: weakref_types_in_module). */
extern const struct type weakref_types[2];
extern const struct type proxy_types[2];
extern const struct type callable_proxy_types[2];

/* The entries finalize and clear of all these types (clear_weakref). */
void weakref_finalize(struct runtime *runtime, struct object *object);
void weakref_let_go(struct runtime *runtime, struct object *object);

#endif
