/*
 * class_slots: the special methods of classes in their tables of operations
 * (fixup_slot_dispatchers, Objects/typeobject.c): for each entry of a table,
 * the method that the class has or inherits is called through it; without one
 * the entry is that of the base.
 */
#ifndef REFSTEP_OBJECT_CLASS_SLOTS_H
#define REFSTEP_OBJECT_CLASS_SLOTS_H

#include "object/class.h"

/* Fills the table of a class that is new or whose attributes have changed; the
 * caller goes on to its subclasses. */
void class_slots_update(struct runtime *runtime, struct class *class);

/* Returns the bytes in front of a class's objects besides the collector's
 * head, where their dict and weak references are (_PyType_PreHeaderSize). */
uint32_t class_front_size(const struct runtime *runtime,
                          const struct class *class);

#endif
