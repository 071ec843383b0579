/*
 * object_parts: what the files that implement heap/object.h share.
 */
#ifndef REFSTEP_HEAP_OBJECT_PARTS_H
#define REFSTEP_HEAP_OBJECT_PARTS_H

#include "heap/object.h"
#include "heap/runtime.h"
#include "timeline/log.h"

/* Returns the number of a text in the timeline. */
text_id object_text(struct runtime *runtime, const char *string);

/* Tells the timeline of an event. */
static inline void
object_append(struct runtime *runtime, enum event_kind kind, node_id node,
              uint32_t slot, uint32_t x, uint32_t y)
{
    log_write(runtime->log, kind, node, slot, x, y);
}

/* Returns the number that the timeline knows a slot by: those of an
 * extension come behind the items of its object. */
static inline uint32_t
object_told_slot(const struct object *object, uint32_t slot)
{
    return object->is_extension ? object->extension->slot_count + slot : slot;
}

/* Counts references that were made. */
static inline void
object_keep(struct object *object, uint64_t count)
{
    if (!(object->flags & NODE_IMMORTAL))
        object->count += count;
}

/* Lets an object go whose count has become 0. */
void object_die(struct runtime *runtime, struct object *object);

/* Counts one reference less; the object dies with its last. */
static inline void
object_drop(struct runtime *runtime, struct object *object)
{
    if (!(object->flags & NODE_IMMORTAL) && --object->count == 0)
        object_die(runtime, object);
}

#endif
