/*
 * view: dict_keys, dict_values, dict_items; ref[0] is the dict.
 */
#ifndef REFSTEP_OBJECT_VIEW_H
#define REFSTEP_OBJECT_VIEW_H

#include "heap/runtime.h"

extern const struct type dict_keys_type, dict_values_type, dict_items_type;

/* Returns a new view of a type with count 0, or NULL. */
struct object *view_new(struct runtime *runtime, const struct type *type,
                        struct object *dict);

#endif
