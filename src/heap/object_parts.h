/*
 * object_parts: what the files that implement heap/object.h share.
 */
#ifndef REFSTEP_HEAP_OBJECT_PARTS_H
#define REFSTEP_HEAP_OBJECT_PARTS_H

#include "heap/object.h"

/* Returns the number of a text in the timeline. */
text_id object_text(struct runtime *runtime, const char *string);

/* Tells the timeline of an event. */
void object_append(struct runtime *runtime, enum event_kind kind,
                   node_id node, uint32_t slot, uint32_t x, uint32_t y);

/* Returns the number that the timeline knows a slot by: those of an
 * extension come behind the items of its object. */
uint32_t object_told_slot(const struct object *object, uint32_t slot);

/* Counts references that were made. */
void object_keep(struct object *object, uint64_t count);

/* Counts one reference less; the object dies with its last. */
void object_drop(struct runtime *runtime, struct object *object);

#endif
