/*
 * memory: what heap itself keeps of a run: the table of live objects, the
 * stack of objects that are being freed, spare C memory, texts already known
 * to the log.  Nobody outside of src/heap includes this.
 */
#ifndef REFSTEP_HEAP_MEMORY_H
#define REFSTEP_HEAP_MEMORY_H

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
enum { SPARE_UNIT = 16, SPARE_LARGEST = 256, KNOWN_TYPES = 64 };

struct spare {
    struct spare *next;
};

/* The log's text of a type's name, to be found by the type's address. */
struct known_type {
    const struct type *type;
    text_id text;
};

struct memory {
    VECTOR(struct object *) objects; /* by id; NULL: freed or never was */
    VECTOR(struct dying) dying;
    struct spare *spares[SPARE_LARGEST / SPARE_UNIT + 1];
    struct known_type known[KNOWN_TYPES];
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

#endif
