/* The slots of objects: inserted, removed, filled, permuted, emptied. */
#include "heap/object.h"

#include <string.h>

#include "base/bug.h"
#include "base/mem.h"
#include "heap/memory.h"
#include "heap/native.h"
#include "heap/object_parts.h"
#include "heap/runtime.h"

static void
make_room(struct runtime *runtime, struct object *object, uint32_t needed)
{
    if (needed <= object->slot_capacity)
        return;
    uint32_t capacity = object->slot_capacity * 2;
    memory_take_slots(runtime->memory, object,
                      capacity < needed ? needed : capacity);
}

/* Slots that make room or close up: here, and again in every world. */
static bool
work_on_slots(struct runtime *runtime, size_t count)
{
    return runtime_work(runtime,
                        count * sizeof(struct object *) * 4 / WORK_BYTES);
}

bool
slots_insert(struct runtime *runtime, struct object *object, uint32_t index,
             uint32_t count, const char *name)
{
    if (count == 0)
        return true;
    size_t limit = runtime->limits.slots < EVENT_SLOT_MAX
                       ? runtime->limits.slots
                       : EVENT_SLOT_MAX;
    BUG_UNLESS(index <= object->slot_count, "node %u has no slot %u",
               object->id, index);
    if (count > limit || object->slot_count > limit - count)
        return stop_run(runtime, "more than %zu references in one %s", limit,
                        object->type->name);
    if (!work_on_slots(runtime, object->slot_count - index + count))
        return false;
    make_room(runtime, object, object->slot_count + count);
    struct object **at = object->slots + index;
    memmove(at + count, at,
            (object->slot_count - index) * sizeof(struct object *));
    memset(at, 0, count * sizeof(struct object *));
    object->slot_count += count;
    object_append(runtime, EVENT_SLOTS_INSERTED, object->id,
           object_told_slot(object, index), count, object_text(runtime, name));
    return true;
}

void
slots_remove(struct runtime *runtime, struct object *object, uint32_t index,
             uint32_t count, const char *name)
{
    if (count == 0)
        return;
    BUG_UNLESS(index <= object->slot_count &&
                   count <= object->slot_count - index,
               "node %u has no slots %u + %u", object->id, index, count);
    struct object **at = object->slots + index;
    for (uint32_t i = 0; i < count; i++)
        BUG_UNLESS(at[i] == NULL, "slot %u of node %u is in use", index + i,
                   object->id);
    work_on_slots(runtime, object->slot_count - index);
    memmove(at, at + count,
            (object->slot_count - index - count) * sizeof(struct object *));
    object->slot_count -= count;
    object_append(runtime, EVENT_SLOTS_REMOVED, object->id,
           object_told_slot(object, index), count, object_text(runtime, name));
}

void
slots_fill(struct runtime *runtime, struct object *object, uint32_t index,
           uint32_t count, struct object *target)
{
    if (count == 0)
        return;
    BUG_UNLESS(index <= object->slot_count &&
                   count <= object->slot_count - index,
               "node %u has no slots %u + %u", object->id, index, count);
    for (uint32_t i = 0; i < count; i++) {
        BUG_UNLESS(object->slots[index + i] == NULL,
                   "slot %u of node %u is in use", index + i, object->id);
        object->slots[index + i] = target;
    }
    object_keep(target, count);
    object_append(runtime, EVENT_SLOTS_FILLED, object->id,
                  object_told_slot(object, index),
           count, target->id);
}

/* Slots with names keep them: their references change places one by one, along
 * each cycle of the permutation. */
static void
permute_named(struct runtime *runtime, struct object *object, uint32_t index,
              const uint32_t *permutation, uint32_t count)
{
    struct ref scratch = runtime_scratch(runtime);
    bool *done = mem_alloc_array(count, sizeof *done);
    for (uint32_t first = 0; first < count; first++) {
        uint32_t at = first;
        if (done[first] || permutation[first] == first)
            continue;
        ref_move(runtime, (struct ref){object, index + first}, scratch);
        for (; permutation[at] != first; at = permutation[at]) {
            ref_move(runtime, (struct ref){object, index + permutation[at]},
                     (struct ref){object, index + at});
            done[at] = true;
        }
        ref_move(runtime, scratch, (struct ref){object, index + at});
        done[at] = true;
    }
    mem_free(done);
}

void
slots_permute(struct runtime *runtime, struct object *object, uint32_t index,
              const uint32_t *permutation, uint32_t count)
{
    if (count < 2)
        return;
    if (object->type->scheme == SLOTS_NAMES) {
        permute_named(runtime, object, index, permutation, count);
        return;
    }
    struct object **at = object->slots + index;
    struct object **before = mem_alloc_array(count, sizeof *before);
    memcpy(before, at, count * sizeof *before);
    for (uint32_t i = 0; i < count; i++)
        at[i] = before[permutation[i]];
    mem_free(before);
    log_permute(runtime->log, object->id, index, permutation, count);
}

void
slots_clear(struct runtime *runtime, struct object *object, uint32_t index,
            uint32_t count, bool backward)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t slot = backward ? index + count - 1 - i : index + i;
        if (slot < object->slot_count && object->slots[slot] != NULL)
            slot_set(runtime, object, slot, NULL);
    }
}

/* Takes a reference off each of two operands, or of one (b: NULL), unless one
 * of them would die of it; returns whether it did.  Where none dies nobody can
 * see in which order they go. */
static inline bool
drop_both(struct object *a, struct object *b)
{
    uint64_t from_a = a->flags & NODE_IMMORTAL ? 0 : 1;
    uint64_t from_b = b == NULL || b->flags & NODE_IMMORTAL ? 0 : 1;
    if (a == b) {
        from_a += from_b;
        from_b = 0;
    }
    if ((from_a > 0 && a->count <= from_a)
        || (from_b > 0 && b->count <= from_b))
        return false;
    a->count -= from_a;
    if (from_b > 0)
        b->count -= from_b;
    return true;
}

void
slots_finish(struct runtime *runtime, struct object *object, uint32_t index,
             uint32_t count, bool backward)
{
    struct object **slots = object->slots + index;
    if (count == 0)
        return;
    struct object *a = slots[0], *b = count > 1 ? slots[1] : NULL;
    if (count > 2 || a == NULL || (count > 1 && b == NULL)
        || slots[count] == NULL || !drop_both(a, b)) {
        slots_clear(runtime, object, index, count, backward);
        ref_move(runtime, (struct ref){object, index + count},
                 (struct ref){object, index});
        return;
    }
    object_append(runtime, EVENT_OPERANDS_REPLACED, object->id,
                  object_told_slot(object, index), a->id,
                  b == NULL ? 0 : b->id);
    slots[0] = slots[count];
    slots[count] = NULL;
    if (count > 1)
        slots[1] = NULL;
}

/* Whether letting go of some of the slots can run code. */
static bool
drop_runs_code(const struct runtime *runtime, const struct object *object,
               uint32_t index, uint32_t count)
{
    if (!runtime->has_finalizers)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct object *target = object->slots[index + i];
        if (target != NULL && target->count == 1 &&
            !(target->type->flags & TYPE_ATOM))
            return true;
    }
    return false;
}

void
slots_drop(struct runtime *runtime, struct object *object, uint32_t index,
           uint32_t count, bool backward)
{
    struct object *native = NULL;
    if (drop_runs_code(runtime, object, index, count))
        native = native_open(runtime, object->type->name, NULL, 0);
    if (native == NULL ||
        !slots_insert(runtime, native, 0, count, "what is let go of")) {
        slots_clear(runtime, object, index, count, backward);
        slots_remove(runtime, object, index, count, NULL);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        ref_move(runtime, (struct ref){object, index + i},
                 (struct ref){native, i});
    slots_remove(runtime, object, index, count, NULL);
    slots_clear(runtime, native, 0, count, backward);
    native_close(runtime, native);
}
