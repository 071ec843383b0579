/*
 * stack_place: ref_set for an evaluation stack, which knows whether a place is
 * empty and does this more often than all else.
 */
#ifndef REFSTEP_HEAP_STACK_PLACE_H
#define REFSTEP_HEAP_STACK_PLACE_H

#include "heap/object_parts.h"

/* Makes a slot of holder, which is no extension, refer to target.  It is empty,
 * but for what an operation that failed may have left there. */
static inline void
place_fill(struct runtime *runtime, struct object *holder, uint32_t slot,
           struct object *target)
{
    if (holder->slots[slot] != NULL) {
        slot_set(runtime, holder, slot, target);
        return;
    }
    holder->slots[slot] = target;
    object_keep(target, 1);
    object_append(runtime, EVENT_REFERENCE_SET, holder->id, slot, 0,
                  target->id);
}

/* Empties a slot of holder, which is no extension; it may be empty. */
static inline void
place_empty(struct runtime *runtime, struct object *holder, uint32_t slot)
{
    struct object *old = holder->slots[slot];
    if (old == NULL)
        return;
    holder->slots[slot] = NULL;
    object_append(runtime, EVENT_REFERENCE_SET, holder->id, slot, old->id, 0);
    object_drop(runtime, old);
}

#endif
