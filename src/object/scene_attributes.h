/*
 * scene_attributes: entries of tables that call __getattr__, __getattribute__,
 * __setattr__ and __delattr__ of the scene (slot_tp_getattr_hook,
 * slot_tp_setattro in Objects/typeobject.c).
 */
#ifndef REFSTEP_OBJECT_SCENE_ATTRIBUTES_H
#define REFSTEP_OBJECT_SCENE_ATTRIBUTES_H

#include "object/class.h"

/* Gives the table of a class the entries that its methods ask for. */
void scene_attributes_update(struct runtime *runtime, struct type *table);

#endif
