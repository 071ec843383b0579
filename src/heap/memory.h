/*
 * memory: what heap itself keeps of a run: the table of live objects, the
 * stack of objects that are being freed, spare C memory, texts already known
 * to the log.  Nobody outside of src/heap includes this.
 */
#ifndef REFSTEP_HEAP_MEMORY_H
#define REFSTEP_HEAP_MEMORY_H

#include "base/arena.h"
#include "base/vector.h"
#include "heap/runtime.h"

/* An object that is letting go of its slots. */
struct dying {
    struct object *object;
    uint32_t left; /* slots not yet looked at, with its extension's */
    struct object *class; /* its class, which it lets go of when it is freed, as
                             its type is part of that (subtype_dealloc) */
};

/* Structs up to SPARE_LARGEST bytes are kept for the next object of their
 * size. */
enum { SPARE_UNIT = 16, SPARE_LARGEST = 256 };

/* How many types, names and layouts are remembered; of how many slots. */
enum {
    KNOWN_TYPES = 64,
    KNOWN_NAMES = 256,
    KNOWN_LAYOUTS = 64,
    NATIVE_NAMES = 4
};

struct spare {
    struct spare *next;
};

/* The log's text of a type's name, to be found by the type's address. */
struct known_type {
    const struct type *type;
    text_id text;
};

/* The log's text of a name, to be found by where the name lies; another may
 * come to lie there. */
struct known_name {
    const char *name; /* borrowed; compared, never read */
    const char *bytes; /* the log's */
    text_id text;
};

/* A layout of the slots of native frames, by the texts of their names. */
struct known_layout {
    text_id names[NATIVE_NAMES];
    layout_id layout; /* 0: none yet */
};

struct memory {
    VECTOR(struct object *) objects; /* by id; NULL: freed or never was */
    VECTOR(struct dying) dying;
    struct arena arena; /* of the structs that are kept */
    struct spare *spares[SPARE_LARGEST / SPARE_UNIT + 1];
    struct known_type known[KNOWN_TYPES];
    struct known_name names[KNOWN_NAMES];
    struct known_layout layouts[KNOWN_LAYOUTS];
    exception_maker make_exception;
};

/* Slots of runtime->interpreter that heap itself uses. */
enum interpreter_slot {
    INTERPRETER_EXCEPTION,
    INTERPRETER_SCRATCH,
    INTERPRETER_HANDLED /* the first of HANDLED_SLOTS */
};

/* Gets a zeroed struct of size bytes; gives it back. */
void *memory_take(struct memory *memory, size_t size);
void memory_give(struct memory *memory, void *block, size_t size);

/* Frees an object's memory, whatever it refers to. */
void memory_free_object(struct memory *memory, struct object *object);

/* Makes the array of an object's slots hold capacity of them; new ones are
 * empty.  Gives it back. */
void memory_take_slots(struct memory *memory, struct object *object,
                       uint32_t capacity);
void memory_give_slots(struct memory *memory, struct object *object);

#endif
