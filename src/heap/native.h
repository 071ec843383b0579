/*
 * native: native frames, which hold what C code inside CPython holds for a
 * moment, so that these references are explained like all others.
 *
 * One is opened only where CPython's C code really owns references while
 * other code can run or counts can be read; its slots have names that a user
 * can read ("the item being compared").
 */
#ifndef REFSTEP_HEAP_NATIVE_H
#define REFSTEP_HEAP_NATIVE_H

#include "heap/object.h"

/* Returns a new native frame called what ("list.sort", "sorted"), with count
 * empty slots named names[i]. */
struct object *native_open(struct runtime *runtime, const char *what,
                           const char *const *names, uint32_t count);

/* Empties the slots, first to last, and frees the frame. */
void native_close(struct runtime *runtime, struct object *native);

/* Takes the exception being raised, if there is one, out of the way of code
 * that has nothing to do with it (a finalizer, a callback); returns the native
 * frame that holds it meanwhile, or NULL.  Then: it is raised again. */
struct object *error_put_aside(struct runtime *runtime);
void error_bring_back(struct runtime *runtime, struct object *aside);

#endif
