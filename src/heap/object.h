/*
 * object: what lives on the heap, and the one way to change it.
 *
 * An object IS its slots.  Every reference that one object has to another is
 * in a slot of the first, for every type alike: the items of a list, the
 * keys and values of a dict, the locals and the evaluation stack of a frame,
 * the defaults of a function.  Only the functions below write slots; each
 * tells the timeline what it did and keeps the counts.  So every count is
 * explained, the collector and the release of memory need no code per type,
 * and whatever a type keeps besides (an int's value, a dict's index) refers
 * to nothing.
 *
 * Ownership: slots own, C variables borrow.  A new object has count 0 and
 * belongs to nobody until it is put into a slot; object_discard frees one
 * that never was.  C code that must keep an object alive while other code
 * runs puts it into a slot of a native frame (heap/native.h), exactly where
 * CPython's C code would own a reference, and nowhere else: those counts can
 * be read by a scene.
 *
 * The slots of a list are its items, and all code for lists relies on that;
 * an instance of a class derived from list has attributes besides, and holds
 * its class.  Such an object (type flag TYPE_EXTENDED) has an extension: an
 * object of its own, with named slots, that lives and dies with it and never
 * shows: in the timeline its slots lie behind those of its owner.
 *
 * Freeing never recurses in C: objects whose count reaches 0 are released
 * depth first in CPython's order from an explicit stack.
 */
#ifndef REFSTEP_HEAP_OBJECT_H
#define REFSTEP_HEAP_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "timeline/event.h"

struct runtime;
struct type;

/* The head of every object; a type's own struct begins with one. */
struct object {
    const struct type *type;
    node_id id;
    uint32_t flags;         /* enum node_flag */
    uint64_t count;         /* slots that refer to it; unused when immortal */
    struct object **slots;  /* owned array, borrowed by nobody for long */
    uint32_t slot_count;
    uint32_t slot_capacity;
    uint8_t kind;           /* enum node_kind */
    uint8_t gc_mark;        /* the collector's, while it works */
    bool finalized;         /* its finalizer has run */
    bool is_extension;
    node_id seen_through;   /* the dict of an instance whose values it shares
                               (PEP 412): for the collector what it holds is
                               held by that instance; else 0 */
    struct object *extension; /* owned, or NULL: what a class of the scene adds
                                 to an object whose own slots are items; in an
                                 extension: its owner */
    int64_t gc_references;  /* the collector's work */
    /* What every step needs is above, within one line of the cache. */
    struct object *gc_next; /* list of tracked objects, oldest first */
    struct object *gc_previous;
    struct object *weak_references; /* newest first; not counted */
    uint64_t address;       /* 0: not in simulated memory (holders) */
    uint64_t block_size;    /* bytes taken for it, with the collector's head */
    uint64_t buffer_address; /* second block: a list's items, a dict's table */
    uint64_t buffer_size;
    uint64_t size;          /* as sys.getsizeof */
    text_id preview;        /* the last one set; 0: that of its birth */
};

/* An extension, with room for what the owner of its slots notes about them
 * (struct instance of object/instance.h, which begins like it). */
struct extension {
    struct object object;
    unsigned char room[48];
};

/* A place that holds a reference. */
struct ref {
    struct object *holder;
    uint32_t slot;
};

/* ---- birth ------------------------------------------------------------- */

/* What an object is born with besides its type. */
struct object_birth {
    enum node_kind kind;
    const char *type_name;   /* NULL: type->name */
    const char *name;        /* function, frame, code: its name; else NULL */
    layout_id layout;        /* the empty slots it begins with; 0: none */
    const char *preview;     /* atoms: repr, may be cut; else NULL */
    size_t preview_length;   /* bytes */
    text_id preview_text;    /* the same, where the log has it already */
    uint64_t length;         /* characters of the whole repr */
    uint32_t flags;          /* enum node_flag */
    uint64_t size;           /* as sys.getsizeof */
    uint64_t block_size;     /* bytes to allocate for it, with the collector's
                                head where it has one; 0: no address */
    const struct object *referent; /* weak references: what they refer to
                                without holding it; else NULL */
    bool is_static;          /* its memory is part of the interpreter itself
                                and comes from no pool */
};

/* Returns a new object of type->struct_size zeroed bytes with the slots of its
 * layout and count 0, or NULL with the run stopped (stop_run) when a limit of
 * the scene is reached. */
struct object *object_new(struct runtime *runtime, const struct type *type,
                          const struct object_birth *birth);

/* Returns the live object at a simulated address (an id()), or NULL. */
struct object *object_at_address(const struct runtime *runtime,
                                 uint64_t address);

/* Returns the live object with an id, or NULL. */
struct object *object_by_id(const struct runtime *runtime, node_id id);

/* Frees object, and what only it refers to, if nothing refers to it. */
void object_discard(struct runtime *runtime, struct object *object);

/* Runs the finalizer of an object whose type has one (type_has_finalizer); the
 * exception being raised stays that. */
void object_finalize(struct runtime *runtime, struct object *object);

/* Changes the flags; resizes (sys.getsizeof's bytes, without what a class adds:
 * type->extra_size); changes the preview. */
void object_set_flags(struct runtime *runtime, struct object *object,
                      uint32_t flags);
void object_resize(struct runtime *runtime, struct object *object,
                   uint64_t size);
/* Tells that a weak reference no longer refers to what it was born for
 * (object_birth.referent). */
void object_lose_referent(struct runtime *runtime, struct object *weak);

/* Gives the object's second block new_size bytes (0: none) from the
 * simulated allocator, as a realloc does. */
void object_set_buffer(struct runtime *runtime, struct object *object,
                       uint64_t new_size);

/* Keeps an object alive while C code works with it, and lets it die afterwards
 * if nothing refers to it; without an event, so only for an object that nothing
 * else can count meanwhile. */
static inline void
object_pin(struct object *object)
{
    object->count++;
}
void object_unpin(struct runtime *runtime, struct object *object);

/* ---- slots --------------------------------------------------------------- */

/* Inserts count empty slots before index, all with name (NULL unless the
 * type's scheme is SLOTS_NAMES).  False with the run stopped at the limit of
 * slots. */
bool slots_insert(struct runtime *runtime, struct object *object,
                  uint32_t index, uint32_t count, const char *name);

/* Removes count slots from index on, which must be empty.  name: that of the
 * (single) removed slot for SLOTS_NAMES; else NULL. */
void slots_remove(struct runtime *runtime, struct object *object,
                  uint32_t index, uint32_t count, const char *name);

/* Makes count empty slots from index on refer to target. */
void slots_fill(struct runtime *runtime, struct object *object,
                uint32_t index, uint32_t count, struct object *target);

/* Reorders count slots from index on: new i is old permutation[i]. */
void slots_permute(struct runtime *runtime, struct object *object,
                   uint32_t index, const uint32_t *permutation,
                   uint32_t count);

/* Ends an operation: empties count slots from index on, first to last or
 * (backward) last to first, and moves what is in the slot after them to the
 * first of them. */
void slots_finish(struct runtime *runtime, struct object *object,
                  uint32_t index, uint32_t count, bool backward);

/* ---- references --------------------------------------------------------- */

/* Returns what place refers to; NULL: it is empty. */
static inline struct object *
ref_get(struct ref place)
{
    return place.holder->slots[place.slot];
}

/* Makes place refer to target (NULL: empties it).  What it referred to
 * before loses a reference afterwards, as Py_XSETREF does, and may be freed
 * with all that follows. */
void ref_set(struct runtime *runtime, struct ref place,
             struct object *target);

/* Moves the reference in from to the empty place to; no count changes. */
void ref_move(struct runtime *runtime, struct ref from, struct ref to);

/* Exchanges two references by a permutation or moves; no count changes. */
void ref_swap(struct runtime *runtime, struct ref a, struct ref b);

/* The same for a slot of an object, for short. */
static inline void
slot_set(struct runtime *runtime, struct object *holder, uint32_t slot,
         struct object *target)
{
    ref_set(runtime, (struct ref){holder, slot}, target);
}

/* Empties count slots of object from index on, first to last or (backward)
 * last to first. */
void slots_clear(struct runtime *runtime, struct object *object,
                 uint32_t index, uint32_t count, bool backward);

/* Removes count slots from index on, of an object whose slots have no names,
 * and lets go of what they refer to, in the same order.  Code of the scene that
 * this runs finds the object without them. */
void slots_drop(struct runtime *runtime, struct object *object,
                uint32_t index, uint32_t count, bool backward);

#endif
