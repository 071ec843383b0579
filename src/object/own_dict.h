/*
 * own_dict: the dict in which an object that C made keeps what a scene sets on
 * it, o.x = 1; it is in one of the object's slots, once somebody needs it.
 *
 * Instances of classes have their attributes elsewhere (object/instance.h).
 */
#ifndef REFSTEP_OBJECT_OWN_DICT_H
#define REFSTEP_OBJECT_OWN_DICT_H

#include "heap/runtime.h"

/* Returns the dict in the slot, borrowed, made if there is none yet; NULL with
 * the run stopped. */
struct object *own_dict(struct runtime *runtime, struct object *object,
                        uint32_t slot);

/* Returns what the dict has under name, borrowed, or NULL.  Makes none. */
struct object *own_dict_find(struct runtime *runtime,
                             const struct object *object, uint32_t slot,
                             const char *name);

/* Stores that; AttributeError where there is nothing. */
bool own_dict_get(struct runtime *runtime, struct object *object,
                  uint32_t slot, const char *name, struct ref result);

/* object.name = value, or del object.name where value is NULL: AttributeError
 * if there is nothing. */
bool own_dict_set(struct runtime *runtime, struct object *object,
                  uint32_t slot, const char *name, struct object *value);

#endif
