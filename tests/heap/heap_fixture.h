/*
 * heap_fixture: a runtime without the types of the language, and three small
 * types instead, so that the heap can be tested by itself.
 */
#ifndef REFSTEP_TESTS_HEAP_FIXTURE_H
#define REFSTEP_TESTS_HEAP_FIXTURE_H

#include "heap/runtime.h"

/* box: as a list, let go of last to first, can be taken apart; pair: as a
 * tuple, cannot; leaf: an atom; ender: a box with a finalizer, which writes
 * its number into fixture_ended. */
extern const struct type box_type, pair_type, leaf_type, ender_type;

struct fixture {
    struct limits limits;
    struct log *log;
    struct runtime runtime;
    struct object *roots; /* a native frame with ROOTS slots */
};

enum { ROOTS = 8 };

/* Sets up a runtime of a version ("3.12"). */
void fixture_open(struct fixture *fixture, const char *version);

/* Frees it, after checking that the log tells the same as the objects. */
void fixture_close(struct fixture *fixture);

/* Compares the world at the end of the log with every live object: slots,
 * counts, flags, sizes; and checks worlds on the way back to the start. */
void fixture_check(struct fixture *fixture);

/* Return a new object with count 0. */
struct object *box_new(struct fixture *fixture);
struct object *pair_new(struct fixture *fixture, struct object *first,
                        struct object *second);
struct object *leaf_new(struct fixture *fixture);
struct object *ender_new(struct fixture *fixture, char name);

/* Appends item to a box. */
void box_add(struct fixture *fixture, struct object *box,
             struct object *item);

/* Makes root number index refer to object (NULL: empties it). */
void root(struct fixture *fixture, uint32_t index, struct object *object);

/* Names of the enders that have ended, in order; and an ender that the next
 * finalizer brings back to life by putting it into the last root. */
extern char fixture_ended[64];
extern bool fixture_resurrects;

/* Appends to out the ids of what was freed since event first. */
size_t fixture_freed(const struct fixture *fixture, size_t first,
                     node_id *out, size_t limit);

#endif
