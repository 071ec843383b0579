/*
 * An object that nothing refers to any more lets go of its slots one by one;
 * an object that this leaves without references is taken up at once, before
 * the next slot, as CPython's nested deallocators do.  What is interrupted
 * waits on a stack:
 *
 *     dying:  list ─ slot 2 of 3      the innermost is worked on
 *             dict ─ slot 5 of 6
 *             list ─ slot 0 of 1  ◀──
 *
 * An object with an extension lets go of its attributes, of its own slots, and
 * of its class at last (subtype_dealloc in Objects/typeobject.c).
 *
 * A finalizer may run Python code in between, which frees other things: that
 * works on the part of the stack above where it began.
 */
#include "heap/object.h"

#include "base/bug.h"
#include "base/mem.h"
#include "heap/allocator.h"
#include "heap/collector.h"
#include "heap/memory.h"
#include "heap/native.h"
#include "heap/object_parts.h"
#include "heap/runtime.h"

/* A frame gets this many slots while it runs (its object, its dict of locals):
 * its slots must stay where they are, for the arguments of calls that it makes
 * are among them. */
#define LAYOUT_ROOM 2

#define GC_HEAD 16 /* bytes: sizeof(PyGC_Head) */

/* ---- birth -------------------------------------------------------------- */

text_id
object_text(struct runtime *runtime, const char *string)
{
    if (string == NULL)
        return 0;
    struct known_name *known =
        &runtime->memory->names[((uintptr_t)string >> 3) % KNOWN_NAMES];
    if (known->name == string && strcmp(known->bytes, string) == 0)
        return known->text;
    text_id text = log_text(runtime->log, string, strlen(string));
    *known = (struct known_name){
        string, log_text_bytes(runtime->log, text, NULL), text};
    return text;
}

/* Types are few: their names are looked up in the log once.  That of a class
 * of the scene may change, and another may come to lie where it was. */
static text_id
type_text(struct runtime *runtime, const struct type *type)
{
    size_t place = ((uintptr_t)type >> 4) % KNOWN_TYPES;
    struct known_type *known = &runtime->memory->known[place];
    if (known->type == type && type->class == NULL)
        return known->text;
    const char *name = type_short_name(type);
    if (known->type != type ||
        strcmp(log_text_bytes(runtime->log, known->text, NULL), name) != 0)
        *known = (struct known_type){type, object_text(runtime, name)};
    return known->text;
}

static bool
within_limits(struct runtime *runtime, uint64_t bytes)
{
    const struct limits *limits = &runtime->limits;
    if (runtime->stopped)
        return false;
    if (runtime->object_count >= limits->objects)
        return stop_run(runtime, "more than %zu objects at once",
                        limits->objects);
    if (runtime->heap_bytes + bytes > limits->heap_bytes)
        return stop_run(runtime, "more than %zu bytes of memory in use",
                        limits->heap_bytes);
    if (log_is_full(runtime->log))
        return stop_run(runtime, "the history has reached its limit of %zu "
                        "events or %zu bytes", limits->events,
                        limits->history_bytes);
    return runtime_work(runtime, 1 + (size_t)(bytes / WORK_BYTES));
}

static uint64_t
head_size(const struct type *type)
{
    return type->flags & TYPE_HAS_GC_HEAD ? GC_HEAD : 0;
}

/* Takes the block of an object that is about to be born. */
static uint64_t
take_block(struct runtime *runtime, const struct type *type,
           const struct object_birth *birth)
{
    uint64_t bytes = birth->block_size;
    node_id owner = log_node_count(runtime->log) + 1;
    if (birth->is_static)
        return allocator_take_static(runtime->allocator, bytes, owner);
    if (type->free_list != FREE_LIST_NONE) {
        uint64_t block = allocator_take_listed(
            runtime->allocator, type->free_list, bytes, owner);
        if (block != 0)
            return block;
    }
    /* What the interpreter shares was there before the scene began. */
    if (type->flags & TYPE_HAS_GC_HEAD && !(birth->flags & NODE_SHARED)) {
        collector_note_allocation(runtime);
        owner = log_node_count(runtime->log) + 1;
    }
    return allocator_take(runtime->allocator, bytes, owner);
}

/* Sizes are told in 32 bits; the limit of the heap is far below that, and a
 * larger one set by hand is cut rather than wrapped. */
static uint32_t
narrow(uint64_t number)
{
    return number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
}

static node_id
tell_birth(struct runtime *runtime, struct object *object,
           const struct object_birth *birth)
{
    const struct type *type = object->type;
    object->preview = birth->preview_text;
    if (birth->preview != NULL)
        object->preview = log_text(runtime->log, birth->preview,
                                   birth->preview_length);
    return log_birth(
        runtime->log,
        &(struct birth){
            .kind = birth->kind,
            .scheme = type->scheme,
            .extended = (type->flags & TYPE_EXTENDED) != 0,
            .layout = birth->layout,
            .flags = BIRTH_FLAGS(object->flags),
            .type = birth->type_name != NULL
                        ? object_text(runtime, birth->type_name)
                        : type_text(runtime, type),
            .name = birth->name ? object_text(runtime, birth->name) : 0,
            .preview = object->preview,
            .address = object->address,
            .referent = birth->referent ? birth->referent->id : 0,
            .size = narrow(birth->size),
            .length = narrow(birth->length)});
}

static const struct type extension_type = {
    .name = "extension",
    .scheme = SLOTS_NAMES,
    .struct_size = sizeof(struct extension),
};

/* It is known under the number of its owner. */
static void
extend(struct runtime *runtime, struct object *object)
{
    struct object *extension =
        memory_take(runtime->memory, extension_type.struct_size);
    extension->type = &extension_type;
    extension->id = object->id;
    extension->kind = NODE_OBJECT;
    extension->extension = object;
    extension->is_extension = true;
    object->extension = extension;
}

static void
lay_out(struct runtime *runtime, struct object *object, layout_id layout)
{
    size_t count;
    (void)log_layout_names(runtime->log, layout, &count);
    memory_take_slots(runtime->memory, object, (uint32_t)count + LAYOUT_ROOM);
    object->slot_count = (uint32_t)count;
}

static struct object *
give_birth(struct runtime *runtime, const struct type *type,
           const struct object_birth *birth)
{
    if (!within_limits(runtime, birth->block_size))
        return NULL;
    struct memory *memory = runtime->memory;
    uint64_t address = 0;
    if (birth->block_size > 0)
        address = take_block(runtime, type, birth) + head_size(type);
    struct object *object = memory_take(memory, type->struct_size);
    object->type = type;
    object->flags = birth->flags | type->birth_flags;
    object->address = address;
    object->block_size = birth->is_static ? 0 : birth->block_size;
    object->size = birth->size;
    object->kind = (uint8_t)birth->kind;
    if (type->flags & TYPE_TRACKED)
        object->flags |= NODE_TRACKED;
    if (birth->layout != 0)
        lay_out(runtime, object, birth->layout);
    object->id = tell_birth(runtime, object, birth);
    VECTOR_PUSH(&memory->objects, object);
    BUG_UNLESS(memory->objects.count == (size_t)object->id + 1,
               "node %u was born by someone else", object->id);
    if (type->flags & TYPE_EXTENDED)
        extend(runtime, object);
    if (type->flags & TYPE_TRACKED)
        collector_link(runtime, object);
    runtime->object_count++;
    runtime->heap_bytes += object->block_size;
    return object;
}

struct object *
object_new(struct runtime *runtime, const struct type *type,
           const struct object_birth *birth)
{
    if (type->born == NULL)
        return give_birth(runtime, type, birth);
    struct object_birth derived = *birth;
    derived.size += type->extra_size;
    derived.block_size += type->extra_size;
    struct object *object = give_birth(runtime, type, &derived);
    if (object == NULL || type->born(runtime, object))
        return object;
    object_discard(runtime, object);
    return NULL;
}

struct object *
object_by_id(const struct runtime *runtime, node_id id)
{
    return id < runtime->memory->objects.count
               ? runtime->memory->objects.items[id]
               : NULL;
}

struct object *
object_at_address(const struct runtime *runtime, uint64_t address)
{
    struct object *object = object_by_id(
        runtime, allocator_owner(runtime->allocator, address));
    return object != NULL && object->address == address ? object : NULL;
}

/* ---- death -------------------------------------------------------------- */

static void
give_block(struct runtime *runtime, struct object *object)
{
    struct allocator *allocator = runtime->allocator;
    if (object->buffer_size > 0)
        allocator_give(allocator, object->buffer_address,
                       object->buffer_size);
    runtime->heap_bytes -= object->buffer_size + object->block_size;
    if (object->block_size == 0)
        return;
    uint64_t block = object->address - head_size(object->type);
    if (object->type->free_list != FREE_LIST_NONE &&
        allocator_give_listed(allocator, object->type->free_list, block,
                              object->block_size))
        return;
    if (object->type->flags & TYPE_HAS_GC_HEAD)
        collector_note_release(runtime);
    allocator_give(allocator, block, object->block_size);
}

/* Ends an object whose slots are all empty. */
static void
finish_death(struct runtime *runtime, struct object *object)
{
    struct memory *memory = runtime->memory;
    give_block(runtime, object);
    object_append(runtime, EVENT_NODE_FREED, object->id, 0, 0, 0);
    memory->objects.items[object->id] = NULL;
    runtime->object_count--;
    memory_free_object(memory, object);
}

void
object_finalize(struct runtime *runtime, struct object *object)
{
    const struct type *type = object->type;
    struct object *aside = error_put_aside(runtime);
    if (type->flags & TYPE_FINALIZES)
        type->finalize(runtime, object);
    else
        type->del(runtime, object);
    error_bring_back(runtime, aside);
}

/* Runs an object's finalizer; returns whether it lives on.  The object is held
 * meanwhile, and let go of without dying of that.  Only what the collector
 * could know remembers that it was finalized. */
static bool
survives(struct runtime *runtime, struct object *object)
{
    static const char *const names[] = {"the object that ends"};
    if (object->finalized && (object->type->flags & TYPE_HAS_GC_HEAD))
        return false;
    object->finalized = true;
    struct object *native = native_open(runtime, "finalizer", names, 1);
    if (native == NULL)
        return false;
    slot_set(runtime, native, 0, object);
    object_finalize(runtime, object);
    native->slots[0] = NULL;
    object_append(runtime, EVENT_REFERENCE_SET, native->id, 0, object->id, 0);
    object->count--;
    native_close(runtime, native);
    return object->count > 0;
}

/* Returns whether object, whose count has become 0, is to let go of its
 * slots; false: it is gone already, or alive again. */
static bool
begin_death(struct runtime *runtime, struct object *object)
{
    const struct type *type = object->type;
    if (object->flags & NODE_DYING)
        return false;
    if (type->flags & TYPE_WEAK_ENDS_FIRST &&
        object->weak_references != NULL)
        runtime->hooks.clear_weak_references(runtime, object);
    if (type_has_finalizer(type) && survives(runtime, object))
        return false;
    if (type->finalize != NULL && !(type->flags & TYPE_FINALIZES))
        type->finalize(runtime, object);
    if (object->flags & NODE_TRACKED)
        collector_unlink(runtime, object);
    if (type->flags & TYPE_ATOM && object->slot_count == 0 &&
        object->extension == NULL && object->weak_references == NULL) {
        finish_death(runtime, object);
        return false;
    }
    uint32_t flags = (object->flags & ~(uint32_t)NODE_TRACKED) | NODE_DYING;
    if (object->kind == NODE_OBJECT)
        object_set_flags(runtime, object, flags);
    else
        object->flags = flags; /* nobody watches a holder die */
    if (object->weak_references != NULL)
        runtime->hooks.clear_weak_references(runtime, object);
    return true;
}

static void
push_dying(struct runtime *runtime, struct object *object)
{
    uint32_t left = object->slot_count;
    if (object->extension != NULL)
        left += object->extension->slot_count;
    struct dying dying = {object, left, NULL};
    VECTOR_PUSH(&runtime->memory->dying, dying);
}

/* Returns the next slot to be emptied. */
static struct ref
next_slot(struct dying *dying)
{
    struct object *object = dying->object, *extension = object->extension;
    uint32_t left = dying->left--, own = object->slot_count;
    if (extension != NULL && extension->slot_count > 0) {
        uint32_t attributes = extension->slot_count - 1;
        if (left == 1)
            return (struct ref){extension, attributes};
        if (left > own + 1)
            return (struct ref){extension, attributes + own + 1 - left};
        left--;
    }
    bool backward = object->type->flags & TYPE_RELEASES_BACKWARD;
    return (struct ref){object, backward ? left - 1 : own - left};
}

/* Takes a reference off target, which begins to die if it was the last. */
static void
lose(struct runtime *runtime, struct object *target)
{
    if (target->flags & NODE_IMMORTAL || --target->count > 0)
        return;
    if (begin_death(runtime, target))
        push_dying(runtime, target);
}

/* Empties the next slot of the innermost dying object. */
static void
let_go(struct runtime *runtime, struct dying *dying)
{
    struct ref place = next_slot(dying);
    struct object *target = ref_get(place);
    if (target == NULL)
        return;
    place.holder->slots[place.slot] = NULL;
    object_append(runtime, EVENT_REFERENCE_SET, place.holder->id,
           object_told_slot(place.holder, place.slot), target->id, 0);
    if (target == dying->object->type->class && dying->class == NULL)
        dying->class = target;
    else
        lose(runtime, target);
}

/* Frees the innermost dying object, which has let go of all but its class. */
static void
finish_innermost(struct runtime *runtime)
{
    struct memory *memory = runtime->memory;
    struct dying dying = memory->dying.items[--memory->dying.count];
    finish_death(runtime, dying.object);
    if (dying.class != NULL)
        lose(runtime, dying.class);
}

void
object_die(struct runtime *runtime, struct object *object)
{
    struct memory *memory = runtime->memory;
    size_t base = memory->dying.count;
    if (!begin_death(runtime, object))
        return;
    push_dying(runtime, object);
    while (memory->dying.count > base) {
        struct dying *innermost =
            &memory->dying.items[memory->dying.count - 1];
        if (innermost->left > 0)
            let_go(runtime, innermost);
        else
            finish_innermost(runtime);
    }
}

void
object_discard(struct runtime *runtime, struct object *object)
{
    if (object != NULL && object->count == 0 &&
        !(object->flags & NODE_IMMORTAL))
        object_die(runtime, object);
}

void
object_unpin(struct runtime *runtime, struct object *object)
{
    object->count--;
    object_discard(runtime, object);
}

/* ---- what changes about an object --------------------------------------- */

void
object_set_flags(struct runtime *runtime, struct object *object,
                 uint32_t flags)
{
    if (object->flags == flags)
        return;
    object_append(runtime, EVENT_NODE_FLAGGED, object->id, 0, object->flags,
                  flags);
    object->flags = flags;
}

void
object_resize(struct runtime *runtime, struct object *object, uint64_t size)
{
    size += object->type->extra_size;
    if (object->size == size)
        return;
    object_append(runtime, EVENT_NODE_RESIZED, object->id, 0,
                  narrow(object->size),
           narrow(size));
    object->size = size;
}

void
object_lose_referent(struct runtime *runtime, struct object *weak)
{
    object_append(runtime, EVENT_WEAKREF_CLEARED, weak->id, 0, 0, 0);
}

void
object_set_buffer(struct runtime *runtime, struct object *object,
                  uint64_t new_size)
{
    struct allocator *allocator = runtime->allocator;
    uint64_t old_size = object->buffer_size;
    if (new_size == old_size)
        return;
    if (new_size == 0) {
        allocator_give(allocator, object->buffer_address, old_size);
        object->buffer_address = 0;
    } else if (old_size == 0) {
        object->buffer_address =
            allocator_take(allocator, new_size, object->id);
    } else {
        object->buffer_address =
            allocator_resize(allocator, object->buffer_address, old_size,
                             new_size, object->id);
    }
    object->buffer_size = new_size;
    runtime->heap_bytes += new_size - old_size;
}

/* ---- references --------------------------------------------------------- */

void
ref_set(struct runtime *runtime, struct ref place, struct object *target)
{
    struct object *holder = place.holder;
    BUG_UNLESS(place.slot < holder->slot_count, "node %u has no slot %u",
               holder->id, place.slot);
    struct object *old = holder->slots[place.slot];
    if (old == NULL && target == NULL)
        return;
    holder->slots[place.slot] = target;
    if (target != NULL)
        object_keep(target, 1);
    object_append(runtime, EVENT_REFERENCE_SET, holder->id,
           object_told_slot(holder, place.slot),
           old == NULL ? 0 : old->id, target == NULL ? 0 : target->id);
    if (old != NULL)
        object_drop(runtime, old);
}

void
ref_move(struct runtime *runtime, struct ref from, struct ref to)
{
    struct object *target = ref_get(from);
    BUG_UNLESS(to.slot < to.holder->slot_count && ref_get(to) == NULL,
               "a reference is moved to slot %u of node %u, which is in use",
               to.slot, to.holder->id);
    if (target == NULL)
        return;
    from.holder->slots[from.slot] = NULL;
    to.holder->slots[to.slot] = target;
    object_append(runtime, EVENT_REFERENCE_MOVED, from.holder->id,
           object_told_slot(from.holder, from.slot), to.holder->id,
           object_told_slot(to.holder, to.slot));
}

void
ref_swap(struct runtime *runtime, struct ref a, struct ref b)
{
    struct ref scratch = runtime_scratch(runtime);
    ref_move(runtime, a, scratch);
    ref_move(runtime, b, a);
    ref_move(runtime, scratch, b);
}
