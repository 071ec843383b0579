/*
 * limits: how much a scene may ask for.  All can be set on the command line;
 * reaching one is a message with its place, never a crash.
 */
#ifndef REFSTEP_BASE_LIMITS_H
#define REFSTEP_BASE_LIMITS_H

#include <stddef.h>

struct limits {
    size_t file_bytes;     /* 1 MiB */
    size_t nesting;        /* 200: brackets, blocks and expressions */
    size_t steps;          /* 100,000 */
    size_t objects;        /* 500,000 live at once */
    size_t slots;          /* 1,000,000 in one container */
    size_t integer_bytes;  /* 1 MiB */
    size_t string_bytes;   /* 1 MiB */
    size_t call_depth;     /* 1,000, as sys.getrecursionlimit() */
    size_t heap_bytes;     /* 128 MiB, simulated */
    size_t events;         /* 200,000,000 in the history */
    size_t history_bytes;  /* 128 MiB: events, births, what was printed */
    size_t work;           /* 20,000,000 units, heap/runtime.h */
};

/* More bytes than a machine has: to ask for them is a MemoryError in CPython,
 * and so it is here. */
#define LIMITS_ANY_MEMORY 0x1p40

/* Returns the limits listed above. */
struct limits limits_default(void);

#endif
