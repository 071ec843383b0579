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

/* Entries of the types' tables, for the views of OrderedDict. */
bool view_length_of(struct runtime *runtime, struct object *view,
                    size_t *length);
bool view_contains(struct runtime *runtime, struct object *view,
                   struct object *item, bool *truth);
enum outcome view_binary(struct runtime *runtime, enum operator_kind kind,
                         struct object *a, struct object *b,
                         struct ref result);
enum outcome view_compare(struct runtime *runtime, struct object *a,
                          struct object *b, enum comparison_kind kind,
                          bool *truth);

#endif
