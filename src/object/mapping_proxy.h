/*
 * mapping_proxy: the dict of a class as it can be seen: read only
 * (Objects/descrobject.c); ref[0] is the dict.
 */
#ifndef REFSTEP_OBJECT_MAPPING_PROXY_H
#define REFSTEP_OBJECT_MAPPING_PROXY_H

#include "heap/runtime.h"

extern const struct type mapping_proxy_type;

/* Returns a new proxy of a mapping with count 0, or NULL with the run
 * stopped. */
struct object *mapping_proxy_new(struct runtime *runtime,
                                 struct object *mapping);

#endif
