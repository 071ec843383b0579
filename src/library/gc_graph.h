/*
 * gc_graph: the functions of the module gc that tell who refers to whom.
 */
#ifndef REFSTEP_LIBRARY_GC_GRAPH_H
#define REFSTEP_LIBRARY_GC_GRAPH_H

#include "heap/runtime.h"

/* Functions of a module (struct method, heap/type.h). */
bool gc_get_referents(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result);
bool gc_get_referrers(struct runtime *runtime, struct object *self,
                      const struct arguments *arguments, struct ref result);
bool gc_get_objects(struct runtime *runtime, struct object *self,
                    const struct arguments *arguments, struct ref result);

#endif
