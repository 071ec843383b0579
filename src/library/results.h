/*
 * results: short ways to store what a built-in function returns.  All return
 * false when a limit is reached (the object could not be made).
 */
#ifndef REFSTEP_LIBRARY_RESULTS_H
#define REFSTEP_LIBRARY_RESULTS_H

#include "heap/runtime.h"
#include "value/value.h"

/* Stores object, which may be NULL (then false). */
bool give(struct runtime *runtime, struct object *object, struct ref result);
bool give_none(struct runtime *runtime, struct ref result);
bool give_bool(struct runtime *runtime, bool truth, struct ref result);
bool give_int(struct runtime *runtime, int64_t number, struct ref result);
bool give_float(struct runtime *runtime, double number, struct ref result);
/* Stores a str of the text, which is released. */
bool give_text(struct runtime *runtime, struct text *text,
               struct ref result);
/* Stores an atom of value, which is taken over. */
bool give_value(struct runtime *runtime, struct value *value,
                struct ref result);
/* Stores a tuple of count objects that may be new; NULL among them: false. */
bool give_tuple(struct runtime *runtime, struct object **items,
                uint32_t count, struct ref result);

#endif
